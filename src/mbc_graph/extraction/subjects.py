"""Who is meant where a clause names no subject: the host it hangs on, the sentence, the passage before, the frame."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial

from mbc_graph.extraction.context import is_compared
from mbc_graph.extraction.frames import Frame, lifted, may_be_subject
from mbc_graph.extraction.groups import group_after
from mbc_graph.extraction.passages import Passage
from mbc_graph.model import IRI, Concept, Mention, Role, Vocabulary

SAME_CLAUSE, HOST, SENTENCE, CARRIED, FRAME, GENERAL = 0.92, 0.88, 0.8, 0.68, 0.78, 0.58
LIFTED = 0.72


@dataclass
class Memory:
    """What a reader remembers while reading on: the last subject of the paragraph, the document's own subject."""

    document_subject: Mention | None = None
    general: Mention | None = None
    carried: Mention | None = None
    subject: Mention | None = None
    previous: list[Mention] = field(default_factory=list)
    lead: list[Mention] = field(default_factory=list)
    named: list[Mention] = field(default_factory=list)
    objects: dict[IRI, tuple[Mention, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Found:
    """The mentions that fill a slot, and how sure that is."""

    mentions: tuple[Mention, ...]
    confidence: float


def find_subjects(
    passage: Passage,
    others: Iterable[Passage],
    relation: IRI,
    cue: Mention,
    frame: Frame,
    memory: Memory,
    vocabulary: Vocabulary,
) -> Found | None:
    """Return who *relation* is said of, where the clause of *cue* has no fitting mention on the subject's side."""

    def fits(mention: Mention | None) -> bool:
        return (
            mention is not None and isinstance(mention.of, Concept) and vocabulary.takes_subject(relation, mention.of)
        )

    if passage.host is not None:
        return Found((passage.host,), HOST) if fits(passage.host) else None
    if vocabulary.relations[relation].default_subject is None:
        return _named_topic(passage, frame, fits, memory)
    near = _in_sentence(passage, others, cue, relation, vocabulary)
    if near is not None:
        return Found(tuple(specialise([near], frame, memory, relation, vocabulary)), SENTENCE)
    meant = _meant(passage, others, cue, relation, memory, vocabulary) if _refers_back(passage, cue) else None
    if meant is not None and isinstance(meant.of, Concept) and not may_be_subject(vocabulary, meant.of):
        return None
    for mention, confidence in ((meant, CARRIED), (memory.carried, CARRIED), (frame.subject, FRAME)):
        if mention is not None and fits(mention):
            return Found((mention,), confidence)
    for mention in (memory.document_subject, memory.general, *memory.named):
        if mention is not None and fits(mention):
            return Found((mention,), GENERAL)
    return None


def _named_topic(
    passage: Passage, frame: Frame, fits: Callable[[Mention | None], bool], memory: Memory
) -> Found | None:
    """Return what a referring word ("this method") takes up: of the sentence before, else the frame's topic."""
    if not passage.cues_of(Role.REFER):
        return None
    for mentions, confidence in ((memory.previous, CARRIED), ([frame.topic], FRAME)):
        for mention in mentions:
            if mention is not None and fits(mention):
                return Found((mention,), confidence)
    return None


def _meant(
    passage: Passage,
    others: Iterable[Passage],
    cue: Mention,
    relation: IRI,
    memory: Memory,
    vocabulary: Vocabulary,
) -> Mention | None:
    """Return what a referring word takes up: the last that fits in the sentence before it, else the last subject."""
    before = [
        one
        for other in others
        for one in other.concepts
        if one.span.end <= passage.span.start
        and isinstance(one.of, Concept)
        and vocabulary.takes_subject(relation, one.of)
    ]
    return max(before, key=lambda one: one.span, default=memory.subject)


def _refers_back(passage: Passage, cue: Mention) -> bool:
    """Say whether a referring word stands before the cue, and no concept does."""
    refers = [one for one in passage.cues_of(Role.REFER) if one.span.start < cue.span.start]
    return bool(refers) and not any(one.span.end <= cue.span.start for one in passage.concepts)


def _is_general(mention: Mention, vocabulary: Vocabulary) -> bool:
    return mention.of.iri in vocabulary.general


def _in_sentence(
    passage: Passage, others: Iterable[Passage], cue: Mention, relation: IRI, vocabulary: Vocabulary
) -> Mention | None:
    """Return the most special mention of the sentence that the passage may be about, the nearest before the cue."""
    default = vocabulary.relations[relation].default_subject
    kinds = vocabulary.concepts[default].kinds if default and default in vocabulary.concepts else frozenset()
    able = [
        mention
        for other in (passage, *others)
        if not other.is_bracket or other is passage
        for mention in other.concepts
        if isinstance(mention.of, Concept)
        and vocabulary.takes_subject(relation, mention.of)
        and not (mention.span.start >= cue.span.end and vocabulary.takes_object(relation, mention.of))
        and (mention.of.parts or kinds & mention.of.kinds)
        and not is_compared(other, mention)
    ]
    special = [mention for mention in able if not _is_general(mention, vocabulary)]
    before = [mention for mention in special or able if mention.span.end <= cue.span.start]
    chosen = before or special or able
    return max(before, key=lambda one: one.span) if before else min(chosen, key=lambda one: one.span, default=None)


def specialise(
    mentions: Iterable[Mention], frame: Frame, memory: Memory, relation: IRI, vocabulary: Vocabulary
) -> list[Mention]:
    """Return *mentions*, general ones replaced by the frame's or document's subject where that is special and fits."""
    special = next(
        (
            subject
            for subject in (frame.subject, memory.document_subject)
            if subject is not None
            and isinstance(subject.of, Concept)
            and not _is_general(subject, vocabulary)
            and vocabulary.takes_subject(relation, subject.of)
        ),
        None,
    )
    chosen = [special if special and _is_general(mention, vocabulary) else mention for mention in mentions]
    return list(dict.fromkeys(chosen))


def remember(memory: Memory, passages: list[Passage], vocabulary: Vocabulary) -> None:
    """Carry on the special subject that a sentence names first, else leave what is carried as it is."""
    able = [
        mention
        for passage in passages
        if not passage.is_bracket
        for mention in passage.concepts
        if isinstance(mention.of, Concept)
        and may_be_subject(vocabulary, mention.of)
        and not is_compared(passage, mention)
    ]
    defined = [mention for mention in able if isinstance(mention.of, Concept) and mention.of.parts]
    if defined:
        memory.carried = defined[0]
    memory.previous = [one for passage in passages if not passage.is_bracket for one in passage.concepts]
    memory.lead = _lead(passages)
    memory.subject = next((one for one in memory.previous if not lifted(one, vocabulary)), memory.subject)
    memory.general = next((one for one in reversed(able) if _is_general(one, vocabulary)), memory.general)


def _shares_kind(kinds: frozenset[IRI], concept: Concept) -> bool:
    return bool(kinds & concept.kinds)


def _lead(passages: list[Passage]) -> list[Mention]:
    """Return the first concept of a sentence and those coordinated with it."""
    for passage in passages:
        if passage.concepts and not passage.is_bracket:
            first = passage.concepts[0]
            kinds = first.of.kinds if isinstance(first.of, Concept) else frozenset()
            return group_after(passage, first.span.start, partial(_shares_kind, kinds))
    return []
