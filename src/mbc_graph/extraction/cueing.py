"""Claims that a cue signals in a passage: its slots are filled from the side that its order says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import product

from mbc_graph.extraction.context import certainty_of, compared_by, excluded, polarity_of
from mbc_graph.extraction.figures import find_frequency
from mbc_graph.extraction.frames import Expectation, Frame, is_main_kind, lifted
from mbc_graph.extraction.groups import group_after, group_before, is_near
from mbc_graph.extraction.passages import Passage
from mbc_graph.extraction.subjects import LIFTED, SAME_CLAUSE, Found, Memory, find_subjects, specialise
from mbc_graph.model import IRI, Claim, Concept, Cue, Evidence, Mention, Order, Polarity, Role, Vocabulary

_BESIDE, _FEW = 12, 2
_TIGHT, _CLOSE = 14, 30
FLOOR = 0.5
_VERB_JOIN = re.compile(r"\W*(?:and|or)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Slots:
    """What a cue joins in its passage: subjects and objects, either of them perhaps not found there."""

    cue: Mention
    relation: IRI
    subjects: tuple[Mention, ...]
    objects: tuple[Mention, ...]


def fill_slots(passage: Passage, vocabulary: Vocabulary, *, leads: bool = False) -> Iterator[Slots]:
    """Yield what each cue of *passage* joins in it, a topic word only where an introducing word follows it.

    A passage that *leads* to a list introduces what the list holds.
    """
    signals = passage.cues_of(Role.RELATION, Role.TOPIC)
    parting = [one for one in signals if not is_near(one)]
    for cue in signals:
        if not isinstance(cue.of, Cue) or cue.of.signals is None:
            continue
        if cue.of.role is Role.TOPIC and not leads and not _is_introduced(passage, cue):
            continue
        before = next((one for one in parting[::-1] if one.span.end <= cue.span.start), None)
        after = next((one for one in parting if one.span.start >= cue.span.end), None)
        yield _slots(passage, cue, before, after, vocabulary)


def _is_introduced(passage: Passage, cue: Mention) -> bool:
    """Say whether an introducing word follows the topic word before any concept that is not its own subject."""
    introducing = [one for one in passage.cues_of(Role.LINK, Role.EXAMPLE) if cue.span.end <= one.span.start]
    colon = passage.document.text.find(":", cue.span.end, passage.span.end)
    ends = [one.span.start for one in introducing] + ([colon] if colon >= 0 else [])
    return bool(ends) and min(ends) - cue.span.end < 60


def _slots(
    passage: Passage, cue: Mention, before: Mention | None, after: Mention | None, vocabulary: Vocabulary
) -> Slots:
    of = cue.of
    if not isinstance(of, Cue) or of.signals is None:
        raise TypeError("a slot belongs to a cue that signals a relation")
    relation = of.signals

    def subject_fits(concept: Concept) -> bool:
        return vocabulary.takes_subject(relation, concept)

    def object_fits(concept: Concept) -> bool:
        return vocabulary.takes_object(relation, concept)

    stop = after.span.start if after is not None else None
    left = before.span.end if before is not None else None
    if of.order is Order.SUBJECT_CUE_OBJECT:
        subjects = _most_telling(passage, cue, _left(passage, cue, subject_fits, left), relation, vocabulary)
        objects = group_after(passage, cue.span.end, object_fits, stop=stop)
    elif of.order is Order.OBJECT_CUE_SUBJECT:
        objects = _left(passage, cue, object_fits, left)
        subjects = group_after(passage, cue.span.end, subject_fits, stop=stop)
    elif of.order is Order.CUE_SUBJECT_OBJECT:
        subjects = _adjacent(passage, cue, subject_fits)
        objects = group_after(passage, max([cue.span.end, *(one.span.end for one in subjects)]), object_fits, stop=stop)
    else:
        objects = _adjacent(passage, cue, object_fits)
        subjects = group_after(
            passage, max([cue.span.end, *(one.span.end for one in objects)]), subject_fits, stop=stop
        )
    if not subjects and of.order is not Order.SUBJECT_CUE_OBJECT and vocabulary.relations[relation].default_subject:
        subjects = _lifted_after(passage, cue, stop, relation, vocabulary)
    return Slots(cue, relation, tuple(subjects), tuple(objects))


def _lifted_after(
    passage: Passage, cue: Mention, stop: int | None, relation: IRI, vocabulary: Vocabulary
) -> list[Mention]:
    """Return what stands behind a cue read as the concepts that have it for their defining part."""

    def fits(concept: Concept) -> bool:
        whole = lifted(Mention(cue.span, concept), vocabulary)
        return whole is not None and isinstance(whole.of, Concept) and vocabulary.takes_subject(relation, whole.of)

    found = group_after(passage, cue.span.end, fits, stop=stop)
    if not found or found[0].span.start - cue.span.end > _CLOSE:
        return []
    return [whole for one in found if (whole := lifted(one, vocabulary)) is not None]


def _most_telling(
    passage: Passage, cue: Mention, subjects: list[Mention], relation: IRI, vocabulary: Vocabulary
) -> list[Mention]:
    """Return *subjects*, or in place of a bare one the one defined by its parts that stands before it."""
    if not subjects or any(isinstance(one.of, Concept) and one.of.parts for one in subjects):
        return subjects
    if not all(is_main_kind(vocabulary, one) for one in subjects):
        return subjects
    defined = [
        one
        for one in passage.concepts
        if isinstance(one.of, Concept)
        and one.of.kinds.isdisjoint(subjects[0].of.kinds)
        and one.of.parts
        and one.span.end <= cue.span.start
        and vocabulary.takes_subject(relation, one.of)
    ]
    return defined[-1:] or subjects


def _left(passage: Passage, cue: Mention, fits: object, stop: int | None) -> list[Mention]:
    """Return the group left of a cue; a verb joined to another verb shares what stands before the first."""
    if not callable(fits):
        raise TypeError("fits decides about a concept")
    nearest = group_before(passage, cue.span.start, fits, stop=stop)
    if nearest and _has_verb_between(passage, nearest[-1], cue):
        return []
    last = max((one.span.end for one in passage.concepts if one.span.end <= cue.span.start), default=passage.span.start)
    shares_verb = _VERB_JOIN.match(passage.text_between(last, cue.span.start)) is not None
    if shares_verb or not nearest:
        first = next((one for one in passage.concepts if isinstance(one.of, Concept) and fits(one.of)), None)
        if first is None or first.span.end > cue.span.start:
            return [] if shares_verb else nearest
        return group_after(passage, first.span.start, fits, stop=cue.span.start)
    return nearest


def _has_verb_between(passage: Passage, mention: Mention, cue: Mention) -> bool:
    """Say whether a linking verb with words of its own stands between a mention and the cue: another clause begins."""
    between = [one for one in passage.cues_of(Role.LINK) if mention.span.end <= one.span.start < cue.span.start]
    ends = [one.span.end for one in between if one.span.end < cue.span.start]
    return any(len(passage.text_between(end, cue.span.start).split()) > _FEW for end in ends)


def _adjacent(passage: Passage, cue: Mention, fits: object) -> list[Mention]:
    """Return the group that follows right behind a cue, no introducing word between."""
    if not callable(fits):
        raise TypeError("fits decides about a concept")
    linking = [one.span.start for one in passage.cues_of(Role.LINK, Role.EXAMPLE) if one.span.start >= cue.span.end]
    stop = min(linking, default=passage.span.end)
    colon = passage.document.text.find(":", cue.span.end, stop)
    return group_after(passage, cue.span.end, fits, stop=colon if colon >= 0 else stop)


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


def cued_claims(
    passage: Passage,
    others: list[Passage],
    frame: Frame,
    memory: Memory,
    vocabulary: Vocabulary,
    *,
    leads: bool = False,
) -> tuple[list[Claim], list[Expectation]]:
    """Return the claims that the cues of *passage* signal, and what they leave open for a list to fill."""
    shuts_all, shuts = shut_out([passage, *others], vocabulary)
    claims: list[Claim] = []
    opened: list[Expectation] = []
    for slots in fill_slots(passage, vocabulary, leads=leads):
        if shuts_all or slots.relation in shuts or not frame.allows(slots.relation):
            continue
        if isinstance(slots.cue.of, Cue) and slots.cue.of.is_near and not _is_near(passage, slots):
            continue
        subjects = _subjects(slots, passage, others, frame, memory, vocabulary)
        objects = slots.objects or _meant_objects(slots, passage, frame, memory, vocabulary)
        if leads and not objects and (meant := _taken_up(passage, slots, frame, memory, vocabulary)):
            opened.append(Expectation(slots.cue, slots.relation, meant, opens_object=False))
            continue
        if objects and subjects is not None:
            made = make_claims(passage, slots.cue, subjects, objects, "sentence", vocabulary)
            claims.extend(claim for claim in made if claim.evidence[0].confidence >= FLOOR)
            memory.objects[slots.relation] = objects
        elif not slots.objects:
            known = subjects.mentions if subjects else ()
            confidence = min(1.0, subjects.confidence / SAME_CLAUSE) if subjects else 1.0
            opened.append(Expectation(slots.cue, slots.relation, known, confidence=confidence))
        elif vocabulary.relations[slots.relation].default_subject is None:
            opened.append(Expectation(slots.cue, slots.relation, slots.objects, opens_object=False))
    return claims, opened


def _is_near(passage: Passage, slots: Slots) -> bool:
    """Say whether a subject and an object stand right beside the cue, on either side of it."""
    if not slots.subjects or not slots.objects:
        return False
    sides = [sorted(mention.span for mention in side) for side in (slots.subjects, slots.objects)]
    left, right = sorted(sides)
    cue = slots.cue.span
    if left[-1].end > cue.start or right[0].start < cue.end:
        return False
    before = passage.text_between(left[-1].end, cue.start)
    joined = any(left[-1].end <= one.span.start < cue.start for one in passage.cues_of(Role.JOIN))
    return not joined and len(before) <= _TIGHT and right[0].start - cue.end <= _CLOSE


def _meant_objects(
    slots: Slots, passage: Passage, frame: Frame, memory: Memory, vocabulary: Vocabulary
) -> tuple[Mention, ...]:
    """Return what is meant where a clause names a subject but no object: what was said before, or the frame's."""
    if not slots.subjects:
        return ()
    if _takes_up(passage, slots.cue):
        meant = tuple(
            one
            for one in memory.lead
            if isinstance(one.of, Concept) and vocabulary.takes_object(slots.relation, one.of)
        )
        return meant or memory.objects.get(slots.relation, ())
    subject = memory.carried or frame.subject

    beyond = group_after(passage, slots.cue.span.end, partial(vocabulary.takes_object, slots.relation))
    if beyond and vocabulary.relations[slots.relation].default_subject is None:
        return tuple(beyond)
    if not _ends_clause(passage, slots.cue):
        return ()
    if vocabulary.relations[slots.relation].default_subject is not None or subject is None:
        return ()
    if subject.of.iri in vocabulary.general:
        return ()
    fits = isinstance(subject.of, Concept) and vocabulary.takes_object(slots.relation, subject.of)
    return (subject,) if fits else ()


def _taken_up(
    passage: Passage, slots: Slots, frame: Frame, memory: Memory, vocabulary: Vocabulary
) -> tuple[Mention, ...]:
    """Return the object that a referring word behind the cue takes up ("are treated with this method:")."""
    if not any(slots.cue.span.end <= one.span.start for one in passage.cues_of(Role.REFER)):
        return ()
    for mention in (*memory.lead, *memory.previous, *([frame.topic] if frame.topic else [])):
        if isinstance(mention.of, Concept) and vocabulary.takes_object(slots.relation, mention.of):
            return (mention,)
    return ()


def _ends_clause(passage: Passage, cue: Mention) -> bool:
    """Say whether hardly a word stands behind a cue in its clause, or another cue right away."""
    rest = passage.text_between(cue.span.end, passage.span.end)
    beside = any(0 <= one.span.start - cue.span.end <= 1 for one in passage.cues)
    return beside or len(rest.split()) <= _FEW


def _takes_up(passage: Passage, cue: Mention) -> bool:
    """Say whether a referring word stands right before a cue that looks for its object there ("it is common in")."""
    if not isinstance(cue.of, Cue) or cue.of.order is not Order.OBJECT_CUE_SUBJECT:
        return False
    return any(0 <= cue.span.start - one.span.end < _BESIDE for one in passage.cues_of(Role.REFER))


def _subjects(
    slots: Slots, passage: Passage, others: list[Passage], frame: Frame, memory: Memory, vocabulary: Vocabulary
) -> Found | None:
    if slots.subjects:
        special = specialise(slots.subjects, frame, memory, slots.relation, vocabulary)
        return Found(tuple(special), SAME_CLAUSE)
    if isinstance(slots.cue.of, Cue) and slots.cue.of.order is Order.SUBJECT_CUE_OBJECT and passage.host is None:
        nearest = _nearest_before(passage, slots.cue, vocabulary)
        if nearest is not None and vocabulary.relations[slots.relation].default_subject is not None:
            whole = lifted(nearest, vocabulary)
            if whole is None or not isinstance(whole.of, Concept):
                return None
            return Found((whole,), LIFTED) if vocabulary.takes_subject(slots.relation, whole.of) else None
    return find_subjects(passage, others, slots.relation, slots.cue, frame, memory, vocabulary)


def _nearest_before(passage: Passage, cue: Mention, vocabulary: Vocabulary) -> Mention | None:
    """Return the concept that stands last before a cue in its clause, unless it says no more than what all is about."""
    before = [one for one in passage.concepts if one.span.end <= cue.span.start]
    last = max(before, key=lambda one: one.span, default=None)
    if last is None or last.of.iri in vocabulary.general:
        return None
    joined = any(last.span.end <= one.span.start < cue.span.start for one in passage.cues_of(Role.JOIN))
    return None if joined else last


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
