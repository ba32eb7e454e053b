"""Claims that the cues of a passage signal, and what they leave open for a list to fill."""

from __future__ import annotations

from mbc_graph.extraction.claiming import FLOOR, make_claims, shut_out
from mbc_graph.extraction.frames import Expectation, Frame, lifted
from mbc_graph.extraction.objects import meant_objects, taken_up
from mbc_graph.extraction.passages import Passage
from mbc_graph.extraction.slots import Slots, fill_slots, stands_near
from mbc_graph.extraction.subjects import LIFTED, SAME_CLAUSE, Found, Memory, find_subjects, specialise
from mbc_graph.model import Claim, Concept, Cue, Mention, Order, Role, Vocabulary


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
        if isinstance(slots.cue.of, Cue) and slots.cue.of.is_near and not stands_near(passage, slots):
            continue
        subjects = _subjects(slots, passage, others, frame, memory, vocabulary)
        objects = slots.objects or meant_objects(slots, passage, frame, memory, vocabulary)
        if leads and not objects and (meant := taken_up(passage, slots, frame, memory, vocabulary)):
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
            concept = whole.of if whole is not None else None
            if whole is not None and isinstance(concept, Concept) and vocabulary.takes_subject(slots.relation, concept):
                return Found((whole,), LIFTED)
            fits_object = isinstance(nearest.of, Concept) and vocabulary.takes_object(slots.relation, nearest.of)
            if not fits_object and not _is_joined(passage, nearest, slots.cue):
                return None
    return find_subjects(passage, others, slots.relation, slots.cue, frame, memory, vocabulary)


def _nearest_before(passage: Passage, cue: Mention, vocabulary: Vocabulary) -> Mention | None:
    """Return the concept that stands last before a cue in its clause, unless it says no more than what all is about."""
    before = [one for one in passage.concepts if one.span.end <= cue.span.start]
    last = max(before, key=lambda one: one.span, default=None)
    return None if last is None or last.of.iri in vocabulary.general else last


def _is_joined(passage: Passage, mention: Mention, cue: Mention) -> bool:
    """Say whether a joining word stands between, so that the cue may belong to another clause than the mention."""
    return any(mention.span.end <= one.span.start < cue.span.start for one in passage.cues_of(Role.JOIN))
