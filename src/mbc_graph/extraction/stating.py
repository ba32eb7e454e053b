"""Claims that a mention alone states: who names the colony on a cliff says that there are birds on cliffs."""

from __future__ import annotations

from collections.abc import Iterator

from mbc_graph.extraction.claiming import make_claim, shut_out
from mbc_graph.extraction.context import is_denied
from mbc_graph.extraction.frames import Frame
from mbc_graph.extraction.passages import Passage
from mbc_graph.extraction.subjects import Memory
from mbc_graph.model import Claim, Concept, Cue, Mention, Polarity, Relation, Role, Vocabulary

_COMPOSED, _NAMED = 0.82, 0.66


def stated_claims(
    passage: Passage, others: list[Passage], frame: Frame, memory: Memory, vocabulary: Vocabulary
) -> Iterator[Claim]:
    """Yield the claims that the mentions of *passage* state by naming a concept that has the stated property."""
    shuts_all, shuts = shut_out([passage, *others], vocabulary)
    for relation in vocabulary.relations.values():
        if relation.stated_by is None or shuts_all or relation.iri in shuts or not frame.allows(relation.iri):
            continue
        for mention in passage.concepts:
            made = _stated(passage, others, mention, relation, memory, vocabulary)
            if made is not None:
                yield made


def _stated(
    passage: Passage,
    others: list[Passage],
    mention: Mention,
    relation: Relation,
    memory: Memory,
    vocabulary: Vocabulary,
) -> Claim | None:
    if not isinstance(mention.of, Concept):
        return None
    value = next((value for by, value in mention.of.parts if by == relation.stated_by), None)
    target = vocabulary.concepts.get(value) if value is not None else None
    subject = _subject(passage, others, mention, relation, memory, vocabulary)
    if target is None or subject is None:
        return None
    composed = bool(mention.parts)
    cue = Mention(mention.parts[0] if composed else mention.span, _word(relation))
    place = Mention(mention.parts[1] if composed else mention.span, target)
    confidence = _COMPOSED if composed else _NAMED
    made = make_claim(passage, relation.iri, cue, subject, place, "mention", confidence, vocabulary)
    denied = is_denied(passage, mention)
    if made is None or denied is None or not denied:
        return made if denied is False else None
    return Claim(made.subject, made.predicate, made.object, Polarity.NEGATED, made.evidence)


def _word(relation: Relation) -> Cue:
    """Return a cue that stands for the mention's own words."""
    return Cue(relation.iri, frozenset({relation.label}), role=Role.RELATION, signals=relation.iri)


def _subject(
    passage: Passage,
    others: list[Passage],
    stating: Mention,
    relation: Relation,
    memory: Memory,
    vocabulary: Vocabulary,
) -> Mention | None:
    """Return the most special mention of the sentence that may be the subject, else whom the document is about."""
    able = [
        mention
        for other in (passage, *others)
        for mention in other.concepts
        if isinstance(mention.of, Concept) and vocabulary.takes_subject(relation.iri, mention.of)
    ]
    special = [one for one in able if one.of.iri not in vocabulary.general and one.span.end <= stating.span.end]
    able = [one for one in able if one.of.iri in vocabulary.general]
    if special or able:
        return (special or able)[0]
    for mention in (memory.document_subject, memory.general, *memory.named):
        if mention is None or not isinstance(mention.of, Concept):
            continue
        if vocabulary.takes_subject(relation.iri, mention.of):
            return mention
    return None
