"""What documents state, and the words that it rests on."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field

from mbc_graph.model.terms import IRI, Certainty, Polarity
from mbc_graph.model.texts import Span


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
