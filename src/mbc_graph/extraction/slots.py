"""What a cue joins in its passage: its slots are filled from the side that its order says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mbc_graph.extraction.frames import is_main_kind, lifted
from mbc_graph.extraction.groups import Fits, group_after, group_before, is_near
from mbc_graph.extraction.passages import Passage
from mbc_graph.model import IRI, Concept, Cue, Mention, Order, Role, Span, Vocabulary

_FEW, _INTRODUCED = 2, 60
_TIGHT, _CLOSE = 14, 30
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
        if cue.of.role is Role.TOPIC and not leads and _introducer(passage, cue) is None:
            continue
        before = next((one for one in parting[::-1] if one.span.end <= cue.span.start), None)
        after = next((one for one in parting if one.span.start >= cue.span.end), None)
        yield _slots(passage, cue, before, after, vocabulary)


def _introducer(passage: Passage, cue: Mention) -> int | None:
    """Return where an introducing word or colon near behind a topic word ends, if there is one."""
    words = [one.span for one in passage.cues_of(Role.LINK, Role.EXAMPLE) if cue.span.end <= one.span.start]
    colon = passage.document.text.find(":", cue.span.end, passage.span.end)
    introducing = sorted([*words, *([Span(colon, colon + 1)] if colon >= 0 else [])])
    return introducing[0].end if introducing and introducing[0].start - cue.span.end < _INTRODUCED else None


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
        start = (_introducer(passage, cue) if of.role is Role.TOPIC else None) or cue.span.end
        objects = group_after(passage, start, object_fits, stop=stop)
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


def _left(passage: Passage, cue: Mention, fits: Fits, stop: int | None) -> list[Mention]:
    """Return the group left of a cue; a verb joined to another verb shares what stands before the first."""
    nearest = group_before(passage, cue.span.start, fits, stop=stop)
    if nearest and _has_verb_between(passage, nearest[-1], cue):
        return []
    last = max((one.span.end for one in passage.concepts if one.span.end <= cue.span.start), default=passage.span.start)
    shares_verb = _VERB_JOIN.match(passage.text_between(last, cue.span.start)) is not None
    if nearest and not shares_verb:
        return nearest
    if not shares_verb and (stop is None or len(passage.text_between(stop, cue.span.start).split()) > _FEW + 1):
        return []
    first = next((one for one in passage.concepts if isinstance(one.of, Concept) and fits(one.of)), None)
    if first is None or first.span.end > cue.span.start:
        return [] if shares_verb else nearest
    return group_after(passage, first.span.start, fits, stop=cue.span.start)


def _has_verb_between(passage: Passage, mention: Mention, cue: Mention) -> bool:
    """Say whether a linking verb with words of its own stands between a mention and the cue: another clause begins."""
    between = [one for one in passage.cues_of(Role.LINK) if mention.span.end <= one.span.start < cue.span.start]
    ends = [one.span.end for one in between if one.span.end < cue.span.start]
    return any(len(passage.text_between(end, cue.span.start).split()) > _FEW for end in ends)


def _adjacent(passage: Passage, cue: Mention, fits: Fits) -> list[Mention]:
    """Return the group that follows right behind a cue, no introducing word between."""
    linking = [one.span.start for one in passage.cues_of(Role.LINK, Role.EXAMPLE) if one.span.start >= cue.span.end]
    stop = min(linking, default=passage.span.end)
    colon = passage.document.text.find(":", cue.span.end, stop)
    return group_after(passage, cue.span.end, fits, stop=colon if colon >= 0 else stop)


def stands_near(passage: Passage, slots: Slots) -> bool:
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
