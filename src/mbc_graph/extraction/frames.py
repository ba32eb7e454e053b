"""What a passage is about, handed down from headings, lead-ins and items to what stands under them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from mbc_graph.extraction.context import excluded
from mbc_graph.extraction.passages import Passage
from mbc_graph.model import IRI, Concept, Cue, Mention, Order, Role, Vocabulary

_BESIDE, _DEFAULTED = 6, 0.75


@dataclass(frozen=True, slots=True)
class Expectation:
    """A relation with one side known and the other open, to be filled by what stands below."""

    cue: Mention
    relation: IRI
    known: tuple[Mention, ...]
    opens_object: bool = True
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Frame:
    """What a node of the document hands down: subject, topic, expectations, and what it shuts out."""

    subject: Mention | None = None
    topic: Mention | None = None
    expectations: tuple[Expectation, ...] = ()
    shuts_all: bool = False
    shuts: frozenset[IRI] = frozenset()
    names_relation: bool = False

    def allows(self, relation: IRI) -> bool:
        """Say whether claims of *relation* may be drawn here."""
        return not self.shuts_all and relation not in self.shuts


def subject_relations(vocabulary: Vocabulary) -> list[IRI]:
    """Return the relations whose subject passages are about."""
    return [relation.iri for relation in vocabulary.relations.values() if relation.default_subject]


def may_be_subject(vocabulary: Vocabulary, concept: Concept) -> bool:
    """Say whether a passage may be about *concept*."""
    return any(vocabulary.takes_subject(relation, concept) for relation in subject_relations(vocabulary))


def lifted(mention: Mention, vocabulary: Vocabulary) -> Mention | None:
    """Return *mention* read as the concept that has it for its one defining part ("Cliffs" as a heading)."""
    for relation in vocabulary.relations.values():
        if relation.stated_by is None:
            continue
        found = vocabulary.by_parts.get(frozenset({(relation.stated_by, mention.of.iri)}))
        if found is not None:
            return Mention(mention.span, found, mention.parts)
    return None


def heading_frame(passages: list[Passage], above: Frame, vocabulary: Vocabulary, *, is_flat: bool) -> Frame:
    """Return what a heading hands down, with what it leaves open taken from *above*.

    Among headings of unknown level (*is_flat*), one that names both subject and relation hands its subject to
    no sibling but one that only names a topic.
    """
    concepts = [mention for passage in passages for mention in passage.concepts]
    cues = [cue for passage in passages for cue in passage.cues]
    shuts_all, shuts = excluded(cues)
    if any(isinstance(cue.of, Cue) and cue.of.role is Role.CLOSE for cue in cues):
        return Frame(shuts_all=True)
    signals = _signals(concepts, cues)
    own = _own_subject(concepts, vocabulary)
    topic = next((mention for mention in concepts if own is None or mention.span != own.span), None)
    if is_flat and not concepts and not signals:
        kept = None if above.names_relation else above.subject
        return Frame(kept, shuts_all=shuts_all, shuts=shuts)
    inherits = not is_flat or not above.names_relation or (topic is not None and not signals)
    subject = own or (above.subject if inherits else None)
    opened = [_opened(cue, subject, vocabulary) for cue in signals]
    expectations = tuple(one for one in opened if one is not None)
    if not signals and own is not None:
        expectations = tuple(_said_of(one, own, vocabulary) for one in above.expectations if one.opens_object)
    elif not expectations and topic is not None:
        expectations = above.expectations
    return Frame(subject, topic, expectations, shuts_all, shuts, names_relation=bool(signals) and own is not None)


def _said_of(expected: Expectation, subject: Mention, vocabulary: Vocabulary) -> Expectation:
    """Return what is expected of the subject above as expected of *subject*, where it may be said of it."""
    fits = isinstance(subject.of, Concept) and vocabulary.takes_subject(expected.relation, subject.of)
    return replace(expected, known=(subject,)) if fits else replace(expected, known=())


def _signals(concepts: list[Mention], cues: list[Mention]) -> list[Mention]:
    """Return the cues that name a relation as a heading does, none that is part of a composed mention."""
    composed = [part for mention in concepts for part in mention.parts]
    signals = [
        (cue, cue.of)
        for cue in cues
        if isinstance(cue.of, Cue)
        and cue.of.role in (Role.RELATION, Role.TOPIC)
        and cue.span not in composed
        and not cue.of.is_near
    ]
    naming = [
        cue
        for cue, of in signals
        if of.role is Role.TOPIC or of.order in (Order.CUE_SUBJECT_OBJECT, Order.CUE_OBJECT_SUBJECT)
    ]
    return [cue for cue in naming if not _is_argument(cue, naming)]


def _is_argument(cue: Mention, naming: list[Mention]) -> bool:
    """Say whether a topic word only fills the slot of the cue before it ("management of complications")."""
    if not isinstance(cue.of, Cue) or cue.of.role is not Role.TOPIC:
        return False
    return any(
        0 <= cue.span.start - other.span.end <= _BESIDE
        for other in naming
        if isinstance(other.of, Cue) and other.of.role is Role.RELATION
    )


def next_section(section: Frame, frame: Frame, vocabulary: Vocabulary) -> Frame:
    """Return what the headings after a flat one inherit: the subject last named, and the relation last opened."""
    if frame.shuts_all:
        return frame
    subject = frame.subject
    is_own = subject is not None and (section.subject is None or subject.span != section.subject.span)
    if is_own and subject is not None and is_main_kind(vocabulary, subject):
        return replace(frame, names_relation=frame.names_relation or bool(frame.expectations))
    if section.shuts_all:
        section = Frame()
    return replace(section, expectations=frame.expectations) if frame.expectations and not is_own else section


def is_main_kind(vocabulary: Vocabulary, mention: Mention) -> bool:
    """Say whether *mention* is of what passages are about by default, or is defined by its parts."""
    if not isinstance(mention.of, Concept):
        return False
    return bool(mention.of.parts) or any(
        vocabulary.concepts[general].kinds <= mention.of.kinds
        for general in vocabulary.general
        if general in vocabulary.concepts
    )


def _own_subject(concepts: list[Mention], vocabulary: Vocabulary) -> Mention | None:
    """Return the mention a heading is about: the most special that may be a subject, else a part read as its whole."""
    able = [
        mention for mention in concepts if isinstance(mention.of, Concept) and may_be_subject(vocabulary, mention.of)
    ]
    special = [mention for mention in able if mention.of.iri not in vocabulary.general]
    if special or able:
        return (special or able)[0]
    for mention in concepts:
        whole = lifted(mention, vocabulary)
        if whole is not None:
            return whole
    return None


def _opened(cue: Mention, subject: Mention | None, vocabulary: Vocabulary) -> Expectation | None:
    relation = cue.of.signals if isinstance(cue.of, Cue) else None
    if relation is None:
        return None
    known: tuple[Mention, ...] = ()
    if subject is not None and isinstance(subject.of, Concept) and vocabulary.takes_subject(relation, subject.of):
        known = (subject,)
    return Expectation(cue, relation, known)


def with_default(frame: Frame, candidates: Iterable[Mention], vocabulary: Vocabulary) -> Frame:
    """Return *frame*, what it expects of nobody expected of the first of *candidates* that it may be said of."""
    held = list(candidates)
    return replace(frame, expectations=tuple(_of_somebody(one, held, vocabulary) for one in frame.expectations))


def _of_somebody(expected: Expectation, candidates: list[Mention], vocabulary: Vocabulary) -> Expectation:
    if expected.known or not expected.opens_object:
        return expected
    for mention in candidates:
        if isinstance(mention.of, Concept) and vocabulary.takes_subject(expected.relation, mention.of):
            return replace(expected, known=(mention,), confidence=_DEFAULTED)
    return expected


def within(frame: Frame, expectations: tuple[Expectation, ...], subject: Mention | None) -> Frame:
    """Return *frame* as a lead-in or item hands it on: with what it opened, and what of the rest stays open."""
    if not expectations:
        return replace(frame, expectations=(), subject=subject or frame.subject)
    kept = tuple(
        other
        for other in frame.expectations
        if other.opens_object == (other.relation in {one.relation for one in expectations})
    )
    return replace(frame, expectations=expectations + kept, subject=subject or frame.subject)
