"""Found claims against gold: what a careful reader marked, matched name by name.

A gold line is ``flag subject predicate object quote``, tab-separated, the sides as alternatives parted by ``|``.
``+`` must be found, ``?`` counts neither way, ``-`` must not be asserted. Precision is the share of found claims
that match a ``+`` among those that match a ``+``, a ``-`` or nothing; recall the share of ``+`` that is found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from mbc_graph.errors import MbcGraphError
from mbc_graph.model import IRI, Claim, Polarity, Vocabulary

Fold = Callable[[str], str]


class Triple(NamedTuple):
    """What a claim says, its polarity left out."""

    subject: IRI
    predicate: IRI
    object: IRI


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """A claim as a reader marked it: flag, alternatives for each side, the name of the relation, the quote."""

    flag: str
    subject: frozenset[str]
    predicate: str
    object: frozenset[str]
    shown: str
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Score:
    """How many found claims were right, wrong or optional, and how many marked ones were found or missed."""

    right: int = 0
    wrong: int = 0
    optional: int = 0
    found: int = 0
    missed: int = 0
    false_assertions: int = 0

    @property
    def precision(self) -> float:
        """Return the share of what was found that is right."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """Return the share of what must be found that is found."""
        return self.found / max(1, self.found + self.missed)

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __add__(self, other: Score) -> Score:
        return Score(
            self.right + other.right,
            self.wrong + other.wrong,
            self.optional + other.optional,
            self.found + other.found,
            self.missed + other.missed,
            self.false_assertions + other.false_assertions,
        )


@dataclass(frozen=True, slots=True)
class Scores:
    """The scores of each document and relation, with what was missed and what was wrongly found, in words."""

    by_document: Mapping[str, Score]
    by_relation: Mapping[str, Score]
    misses: tuple[tuple[str, str], ...]
    false_finds: tuple[tuple[str, str], ...]

    @property
    def overall(self) -> Score:
        """Return the score over all documents."""
        return sum(self.by_document.values(), Score())


def parse_gold(text: str, fold: Fold) -> list[GoldClaim]:
    """Return the claims of a gold file, its names folded by *fold*; lines of another shape are passed over."""
    found = []
    for line in text.splitlines():
        cells = line.split("\t")
        if len(cells) < 4 or cells[0] not in ("+", "?", "-"):
            continue
        subject, object_ = (frozenset(fold(name) for name in cells[at].split("|")) for at in (1, 3))
        shown = f"{cells[1].split('|')[0]} {cells[2]} {cells[3].split('|')[0]}"
        found.append(GoldClaim(cells[0], subject, cells[2], object_, shown, cells[4] if len(cells) > 4 else ""))
    return found


def score(found: Iterable[Claim], gold: Mapping[str, list[GoldClaim]], vocabulary: Vocabulary, fold: Fold) -> Scores:
    """Return how well the asserted claims *found* match *gold*, which maps a document's name to its claims."""
    known = {_name(iri) for iri in vocabulary.relations}
    for name, lines in gold.items():
        for line in lines:
            if line.predicate not in known:
                raise MbcGraphError(f"gold of {name}: {line.predicate!r} is no relation. Name one of {sorted(known)}")
    folded = {iri: frozenset(map(fold, concept.names)) for iri, concept in vocabulary.concepts.items()}
    said: dict[str, set[Triple]] = {name: set() for name in gold}
    for claim in found:
        if claim.polarity is Polarity.NEGATED:
            continue
        for evidence in claim.evidence:
            if evidence.document in said:
                said[evidence.document].add(Triple(claim.subject, claim.predicate, claim.object))
    documents: dict[str, Score] = {}
    relations: dict[str, Score] = {}
    misses: list[tuple[str, str]] = []
    false_finds: list[tuple[str, str]] = []
    for name in sorted(gold):
        for relation, part, missed, wrong in _by_relation(said[name], gold[name], vocabulary, folded):
            documents[name] = documents.get(name, Score()) + part
            relations[relation] = relations.get(relation, Score()) + part
            misses += [(name, words) for words in missed]
            false_finds += [(name, words) for words in wrong]
    return Scores(documents, dict(sorted(relations.items())), tuple(misses), tuple(false_finds))


def _name(iri: str) -> str:
    return iri.rsplit("/", 1)[-1].rsplit("#", 1)[-1]


def _by_relation(
    said: set[Triple], marked: list[GoldClaim], vocabulary: Vocabulary, folded: Mapping[IRI, frozenset[str]]
) -> Iterable[tuple[str, Score, list[str], list[str]]]:
    """Yield for each relation the score of one document, with what was missed and what was wrongly found."""
    for iri, relation in vocabulary.relations.items():
        name = _name(iri)
        lines = [line for line in marked if line.predicate == name]
        claimed = sorted(triple for triple in said if triple.predicate == iri)
        if lines or claimed:
            yield (name, *_match(claimed, lines, vocabulary, folded, relation.label))


def _match(
    claimed: list[Triple],
    lines: list[GoldClaim],
    vocabulary: Vocabulary,
    folded: Mapping[IRI, frozenset[str]],
    label: str,
) -> tuple[Score, list[str], list[str]]:
    right = optional = denied = 0
    wrong: list[str] = []
    hit: set[int] = set()
    for triple in claimed:
        matching = [
            at
            for at, line in enumerate(lines)
            if line.subject & folded[triple.subject] and line.object & folded[triple.object]
        ]
        flags = {lines[at].flag for at in matching}
        hit.update(at for at in matching if lines[at].flag == "+")
        if "+" in flags:
            right += 1
        elif "-" in flags or not flags:
            denied += "-" in flags
            subject, object_ = (vocabulary.concepts[side].label for side in (triple.subject, triple.object))
            wrong.append(f"{subject} {label} {object_}" + (" (the text denies it)" if "-" in flags else ""))
        else:
            optional += 1
    must = [at for at, line in enumerate(lines) if line.flag == "+"]
    missed = [lines[at].shown for at in must if at not in hit]
    return Score(right, len(wrong), optional, len(must) - len(missed), len(missed), denied), missed, wrong
