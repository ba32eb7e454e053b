"""What is meant where a clause names no object: what a word takes up, or whom the passage is about."""

from __future__ import annotations

from functools import partial

from mbc_graph.extraction.frames import Frame
from mbc_graph.extraction.groups import group_after
from mbc_graph.extraction.passages import Passage
from mbc_graph.extraction.slots import Slots
from mbc_graph.extraction.subjects import Memory
from mbc_graph.model import Concept, Cue, Mention, Order, Role, Vocabulary

_BESIDE = 12


def meant_objects(
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


def taken_up(
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
    """Say whether no word stands behind a cue in its clause, or another cue right away."""
    rest = passage.text_between(cue.span.end, passage.span.end)
    beside = any(0 <= one.span.start - cue.span.end <= 1 for one in passage.cues)
    return beside or not any(letter.isalnum() for letter in rest)


def _takes_up(passage: Passage, cue: Mention) -> bool:
    """Say whether a referring word stands right before a cue that looks for its object there ("it is common in")."""
    if not isinstance(cue.of, Cue) or cue.of.order is not Order.OBJECT_CUE_SUBJECT:
        return False
    return any(0 <= cue.span.start - one.span.end < _BESIDE for one in passage.cues_of(Role.REFER))
