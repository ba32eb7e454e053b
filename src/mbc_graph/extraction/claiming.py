"""A claim made of a cue and the mentions it joins, with the words it rests on, where the relation may join them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product

from mbc_graph.extraction.context import certainty_of, compared_by, excluded, polarity_of
from mbc_graph.extraction.figures import find_frequency
from mbc_graph.extraction.passages import Passage
from mbc_graph.extraction.subjects import Found
from mbc_graph.model import IRI, Claim, Concept, Cue, Evidence, Mention, Polarity, Vocabulary

FLOOR = 0.5


def make_claims(
    passage: Passage,
    cue: Mention,
    subjects: Found,
    objects: tuple[Mention, ...],
    extractor: str,
    vocabulary: Vocabulary,
) -> Iterator[Claim]:
    """Yield a claim for each subject and object that the cue's relation may join, with the words it rests on."""
    relation = cue.of.signals if isinstance(cue.of, Cue) else None
    if relation is None:
        return
    for subject, object in product(subjects.mentions, objects):
        made = make_claim(passage, relation, cue, subject, object, extractor, subjects.confidence, vocabulary)
        if made is not None:
            yield made


def make_claim(
    passage: Passage,
    relation: IRI,
    cue: Mention,
    subject: Mention,
    object: Mention,
    extractor: str,
    confidence: float,
    vocabulary: Vocabulary,
) -> Claim | None:
    """Return the claim that *cue* makes of *subject* and *object*, or nothing where they cannot be joined."""
    if not isinstance(subject.of, Concept) or not isinstance(object.of, Concept) or subject.of.iri == object.of.iri:
        return None
    if vocabulary.out_of_scope & (subject.of.kinds | object.of.kinds) or relation in subject.of.bars | object.of.bars:
        return None
    said_of = vocabulary.concepts.get(subject.of.stands_for or subject.of.iri, subject.of)
    if said_of.iri in vocabulary.ancestors.get(object.of.iri, ()) and vocabulary.is_upward(relation):
        return None
    if said_of.iri == object.of.iri or not vocabulary.may_join(relation, said_of, object.of):
        return None
    weight = cue.of.weight if isinstance(cue.of, Cue) else 1.0
    evidence = Evidence(
        document=passage.document.id,
        span=passage.sentence,
        quote=passage.document.quote(passage.sentence),
        subject=subject.span,
        cue=cue.span,
        object=object.span,
        extractor=extractor,
        confidence=round(confidence * weight, 2),
        certainty=certainty_of(passage, cue),
        frequency=find_frequency(passage) if vocabulary.relations[relation].stated_by else None,
        comparison=compared_by(passage, cue),
    )
    polarity = polarity_of(passage, cue, object) if isinstance(cue.of, Cue) else Polarity.ASSERTED
    return Claim(said_of.iri, relation, object.of.iri, polarity, (evidence,))


def shut_out(passages: Iterable[Passage], vocabulary: Vocabulary) -> tuple[bool, frozenset[IRI]]:
    """Return whether a sentence, cut into *passages*, shuts out every relation, and else which it shuts out."""
    held = list(passages)
    shuts_all, shuts = excluded([cue for passage in held for cue in passage.cues])
    barred = [
        frozenset(relation for relation in one.of.bars if vocabulary.takes_subject(relation, one.of))
        for passage in held
        for one in passage.concepts
        if isinstance(one.of, Concept)
    ]
    has_other = any(_is_unbarred(one) for passage in held for one in passage.concepts)
    return shuts_all, shuts if has_other else shuts.union(*barred)


def _is_unbarred(mention: Mention) -> bool:
    return isinstance(mention.of, Concept) and bool(mention.of.parts) and not mention.of.bars
