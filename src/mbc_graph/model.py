"""The values that flow through the stages: plain, frozen, made of the standard library only."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import NewType

IRI = NewType("IRI", str)


class Polarity(StrEnum):
    """Whether a document says a thing or denies it."""

    ASSERTED = "asserted"
    NEGATED = "negated"


class Certainty(StrEnum):
    """How firmly the words say it."""

    DEFINITE = "definite"
    HEDGED = "hedged"


class BlockKind(StrEnum):
    """What a block of text is in its document."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"
    FURNITURE = "furniture"


class Role(StrEnum):
    """What a cue does to the words around it; only a relation cue signals a relation."""

    RELATION = "relation"
    TOPIC = "topic"
    COMPOSE = "compose"
    DENY = "deny"
    HEDGE = "hedge"
    PSEUDO = "pseudo"
    TERMINATE = "terminate"
    EXAMPLE = "example"
    LINK = "link"
    JOIN = "join"
    REFER = "refer"
    RELATIVE = "relative"
    EXCLUDE = "exclude"
    COMPARE = "compare"
    RANK = "rank"
    CLOSE = "close"


class Order(StrEnum):
    """In which order a cue finds its arguments."""

    SUBJECT_CUE_OBJECT = "subject cue object"
    OBJECT_CUE_SUBJECT = "object cue subject"
    CUE_SUBJECT_OBJECT = "cue subject object"
    CUE_OBJECT_SUBJECT = "cue object subject"


class Reach(StrEnum):
    """On which side of a modifier its scope lies (ConText's forward, backward, bidirectional)."""

    FORWARD = "forward"
    BACKWARD = "backward"
    BOTH = "both"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters start up to, not including, end of a document's text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a range of characters: {self.start}..{self.end}")

    def holds(self, other: Span) -> bool:
        """Say whether *other* lies inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Say whether the two share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a document that is laid out as one: where it is, what it is, what it stands under.

    *under* is the index of an earlier block: the heading above it, or the lead-in or item that a list
    item belongs to. *level* counts headings from 1 and list depth from 0; unmarked headings have level 0.
    """

    span: Span
    kind: BlockKind
    under: int | None = None
    level: int = 0
    cells: tuple[Span, ...] = ()
    sentences: tuple[Span, ...] = ()


@dataclass(frozen=True)
class Document:
    """A text as it was read, never repaired, with its blocks in order."""

    id: str
    text: str
    blocks: tuple[Block, ...] = ()
    title: str | None = None
    source: str | None = None
    format: str = "text"
    metadata: tuple[tuple[str, str], ...] = ()

    def quote(self, span: Span) -> str:
        """Return the words at *span*; the only way from a span to words."""
        return self.text[span.start : span.end]

    @cached_property
    def sha256(self) -> str:
        """Return the hash of the text as read, in UTF-8."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Concept:
    """A thing of the domain: what it is called, what kinds of thing it is, what it is made up of.

    *kind* is its class, *kinds* holds that and every ancestor. *parts* are its defining properties, as pairs of
    property and value, by which composed mentions find it.
    """

    iri: IRI
    label: str
    names: frozenset[str]
    kinds: frozenset[IRI]
    kind: IRI = IRI("")
    broader: frozenset[IRI] = frozenset()
    parts: frozenset[tuple[IRI, IRI]] = frozenset()
    definition: str = ""
    stands_for: IRI | None = None
    is_general: bool = False
    bars: frozenset[IRI] = frozenset()


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase of the language that signals a relation or bends a claim, and how."""

    iri: IRI
    names: frozenset[str]
    role: Role
    signals: IRI | None = None
    order: Order = Order.SUBJECT_CUE_OBJECT
    reach: Reach = Reach.FORWARD
    kinds: frozenset[IRI] = frozenset()
    composes: IRI | None = None
    polarity: Polarity = Polarity.ASSERTED
    certainty: Certainty = Certainty.DEFINITE
    weight: float = 1.0
    is_near: bool = False
    example: str = ""


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation with the pairs of kinds it may join, and who is meant where a text names nobody."""

    iri: IRI
    label: str
    joins: frozenset[tuple[IRI, IRI]]
    default_subject: IRI | None = None
    stated_by: IRI | None = None
    definition: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name a concept or are a cue; *parts* are the spans of a composed mention's words."""

    span: Span
    of: Concept | Cue
    parts: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Frequency:
    """A figure that a text gives: a value or a range, its unit, and the study where named."""

    low: float
    high: float
    unit: str
    population: str = ""
    year: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words a claim rests on: the passage, and where its subject, cue and object are."""

    document: str
    span: Span
    quote: str
    subject: Span
    cue: Span
    object: Span
    extractor: str
    confidence: float
    certainty: Certainty = Certainty.DEFINITE
    frequency: Frequency | None = None
    comparison: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """Subject, predicate, object, polarity; equal to any claim that says the same, whatever it rests on."""

    subject: IRI
    predicate: IRI
    object: IRI
    polarity: Polarity = Polarity.ASSERTED
    evidence: tuple[Evidence, ...] = field(default=(), compare=False)

    @property
    def key(self) -> str:
        """Return a name made of what is said alone: equal claims have equal names.

        >>> Claim(IRI("a"), IRI("b"), IRI("c")).key == Claim(IRI("a"), IRI("b"), IRI("c")).key
        True
        """
        said = "\n".join((self.subject, self.predicate, self.object, self.polarity))
        return hashlib.sha256(said.encode()).hexdigest()[:16]

    @property
    def certainty(self) -> Certainty:
        """Return definite if any evidence is."""
        if any(evidence.certainty is Certainty.DEFINITE for evidence in self.evidence):
            return Certainty.DEFINITE
        return Certainty.HEDGED


@dataclass(frozen=True)
class Vocabulary:
    """All that the ontology tells the reader of texts: concepts, relations and cues by IRI."""

    concepts: Mapping[IRI, Concept]
    relations: Mapping[IRI, Relation]
    cues: Mapping[IRI, Cue]
    skipped: frozenset[str] = frozenset()
    spellings: tuple[tuple[str, str], ...] = ()
    out_of_scope: frozenset[IRI] = frozenset()

    @cached_property
    def by_parts(self) -> Mapping[frozenset[tuple[IRI, IRI]], Concept]:
        """Return the concepts that are defined by their parts, by those parts."""
        return {concept.parts: concept for concept in self.concepts.values() if concept.parts}

    @cached_property
    def general(self) -> frozenset[IRI]:
        """Return the concepts that say no more than what a passage is about anyhow."""
        defaults = {relation.default_subject for relation in self.relations.values() if relation.default_subject}
        return frozenset(defaults | {concept.iri for concept in self.concepts.values() if concept.is_general})

    @cached_property
    def ancestors(self) -> Mapping[IRI, frozenset[IRI]]:
        """Return, for each concept, all that it is a kind of, part of or member of."""
        found: dict[IRI, frozenset[IRI]] = {}

        def climb(iri: IRI, seen: frozenset[IRI]) -> frozenset[IRI]:
            if iri in found or iri in seen or iri not in self.concepts:
                return found.get(iri, frozenset())
            above = self.concepts[iri].broader
            climbed = [climb(parent, seen | {iri}) for parent in sorted(above)]
            return above.union(*climbed) if climbed else above

        for iri in sorted(self.concepts):
            found[iri] = climb(iri, frozenset())
        return found

    def may_join(self, relation: IRI, subject: Concept, object: Concept) -> bool:
        """Say whether *relation* joins a kind of *subject* to a kind of *object*."""
        joins = self.relations[relation].joins
        return any(first in subject.kinds and second in object.kinds for first, second in joins)

    def takes_subject(self, relation: IRI, concept: Concept) -> bool:
        """Say whether *relation* may have *concept* as its subject."""
        return any(first in concept.kinds for first, _ in self.relations[relation].joins)

    def takes_object(self, relation: IRI, concept: Concept) -> bool:
        """Say whether *relation* may have *concept* as its object."""
        return any(second in concept.kinds for _, second in self.relations[relation].joins)


@dataclass(frozen=True, slots=True)
class Violation:
    """One thing that is wrong: what it is about, which rule says so, and that in plain words."""

    rule: str
    focus: str
    says: str
    severity: str = "error"
    document: str | None = None
    quote: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """What was checked and what was found wrong; a step that did not run is named, never passed."""

    checked: tuple[str, ...] = ()
    violations: tuple[Violation, ...] = ()
    not_checked: tuple[tuple[str, str], ...] = ()

    @property
    def passed(self) -> bool:
        """Say whether something was checked, all of it ran, and no error was found."""
        errors = [violation for violation in self.violations if violation.severity == "error"]
        return bool(self.checked) and not self.not_checked and not errors

    def __add__(self, other: Report) -> Report:
        return Report(
            self.checked + other.checked,
            self.violations + other.violations,
            self.not_checked + other.not_checked,
        )


@dataclass(frozen=True, slots=True)
class Table:
    """The answer to a query: named columns, rows of text, `None` where nothing is bound."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str | None, ...], ...]


@dataclass(frozen=True, slots=True)
class Node:
    """A concept as it is drawn."""

    id: str
    label: str
    kind: str
    names: tuple[str, ...] = ()
    definition: str = ""


@dataclass(frozen=True, slots=True)
class Edge:
    """A claim as it is drawn, with the evidence to show."""

    source: str
    target: str
    label: str
    relation: str
    polarity: Polarity
    certainty: Certainty
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Network:
    """What is drawn: nodes, the edges between them, and the titles of the documents they rest on."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    titles: tuple[tuple[str, str], ...] = ()


def merge(claims: Iterable[Claim]) -> list[Claim]:
    """Return each claim once, with the evidence of all that say the same, sorted by what is said.

    Merging is associative, commutative and idempotent, and loses no evidence.
    """
    evidence: dict[Claim, set[Evidence]] = {}
    for claim in claims:
        evidence.setdefault(claim, set()).update(claim.evidence)
    merged = [
        Claim(claim.subject, claim.predicate, claim.object, claim.polarity, tuple(sorted(found, key=_place)))
        for claim, found in evidence.items()
    ]
    return sorted(merged, key=lambda claim: (claim.subject, claim.predicate, claim.object, claim.polarity))


def _place(evidence: Evidence) -> tuple[object, ...]:
    return (
        evidence.document,
        evidence.span,
        evidence.subject,
        evidence.cue,
        evidence.object,
        evidence.extractor,
        evidence.certainty,
        -evidence.confidence,
        evidence.comparison or "",
        str(evidence.frequency),
    )
