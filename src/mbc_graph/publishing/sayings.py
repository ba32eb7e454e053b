"""What documents say of a concept or by a relation: claims, each with its sentences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from mbc_graph.model import Certainty, Claim, Evidence, Frequency, Polarity, Span
from mbc_graph.publishing.register import Link, Register

_PLACES = ("subject", "cue", "object")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a sentence, and what they are in it: subject, cue, object or nothing."""

    text: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence as a document has it, with what it adds to the claim."""

    pieces: tuple[Piece, ...]
    document: Link
    is_hedged: bool
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Saying:
    """A claim as a page shows it: its two ends, how firmly it is said, by how many documents, in which words."""

    subject: Link
    object: Link
    is_denied: bool
    is_hedged: bool
    documents: int
    aside: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class SayingGroup:
    """What is said by one relation."""

    head: Link
    sayings: tuple[Saying, ...]


@dataclass(frozen=True)
class Sayings:
    """All claims as pages show them, by subject, by object and by relation."""

    by_subject: Mapping[str, tuple[SayingGroup, ...]]
    by_object: Mapping[str, tuple[SayingGroup, ...]]
    by_relation: Mapping[str, tuple[Saying, ...]]


def to_sayings(
    claims: Iterable[Claim], documents: Mapping[str, Link], aside: Mapping[str, str], register: Register
) -> Sayings:
    """Return *claims* for the pages; *documents* are links by id, *aside* says by key why a claim was set aside."""
    subjects: dict[str, dict[str, list[Saying]]] = defaultdict(lambda: defaultdict(list))
    objects: dict[str, dict[str, list[Saying]]] = defaultdict(lambda: defaultdict(list))
    relations: dict[str, list[Saying]] = defaultdict(list)
    for claim in claims:
        saying = _saying(claim, documents, aside.get(claim.key, ""), register)
        subjects[claim.subject][claim.predicate].append(saying)
        objects[claim.object][claim.predicate].append(saying)
        relations[claim.predicate].append(saying)
    return Sayings(
        {iri: _groups(said, register, is_turned=False) for iri, said in subjects.items()},
        {iri: _groups(said, register, is_turned=True) for iri, said in objects.items()},
        {iri: tuple(sorted(said, key=_order)) for iri, said in relations.items()},
    )


def _groups(said: Mapping[str, list[Saying]], register: Register, *, is_turned: bool) -> tuple[SayingGroup, ...]:
    groups = [
        SayingGroup(register.backward(iri) if is_turned else register.link(iri), tuple(sorted(sayings, key=_order)))
        for iri, sayings in said.items()
    ]
    return tuple(sorted(groups, key=lambda group: group.head.label.casefold()))


def _order(saying: Saying) -> tuple[int, str, str, bool]:
    return -saying.documents, saying.subject.label.casefold(), saying.object.label.casefold(), saying.is_denied


def _saying(claim: Claim, documents: Mapping[str, Link], aside: str, register: Register) -> Saying:
    return Saying(
        register.link(claim.subject),
        register.link(claim.object),
        claim.polarity is Polarity.NEGATED,
        claim.certainty is Certainty.HEDGED,
        len({evidence.document for evidence in claim.evidence}),
        aside,
        tuple(_quotes(claim.evidence, documents, register)),
    )


def _quotes(evidence: Iterable[Evidence], documents: Mapping[str, Link], register: Register) -> Iterator[Quote]:
    """Yield the sentences, each once for a document, first those that name most themselves, firm before hedged."""
    seen: set[tuple[str, str]] = set()
    for one in sorted(evidence, key=_plainness):
        if (one.document, one.quote) in seen:
            continue
        seen.add((one.document, one.quote))
        notes = [one.comparison] if one.comparison else []
        notes += [_share(one.frequency, register)] if one.frequency else []
        document = documents.get(one.document, Link(one.document))
        yield Quote(tuple(pieces_of(one)), document, one.certainty is Certainty.HEDGED, tuple(notes))


def _plainness(evidence: Evidence) -> tuple[int, bool, str, Span]:
    marked = sum(bool(piece.place) for piece in pieces_of(evidence))
    return -marked, evidence.certainty is Certainty.HEDGED, evidence.document, evidence.span


def _share(frequency: Frequency, register: Register) -> str:
    low, high = f"{frequency.low:g}", f"{frequency.high:g}"
    figure = low if low == high else str(register.words["range"]).format(low=low, high=high)
    return " ".join(filter(None, (figure, frequency.unit, frequency.population, frequency.year)))


def pieces_of(evidence: Evidence) -> Iterator[Piece]:
    """Yield the words of a sentence in order, those that name subject, cue and object apart.

    Of places that overlap the first is marked; a place outside the sentence is not.
    """
    spans = {name: getattr(evidence, name) for name in _PLACES}
    at, start = 0, evidence.span.start
    for name in sorted(_PLACES, key=lambda name: (spans[name].start, spans[name].end)):
        first, last = spans[name].start - start, spans[name].end - start
        if first < at or last > len(evidence.quote):
            continue
        if first > at:
            yield Piece(evidence.quote[at:first])
        yield Piece(evidence.quote[first:last], name)
        at = last
    if at < len(evidence.quote):
        yield Piece(evidence.quote[at:])
