"""A share of a hundred rides along with the claim whose clause gives it, and with no other."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mbc_graph.extraction.figures import find_frequency
from mbc_graph.extraction.passages import Passage
from mbc_graph.model import Claim, Frequency, Span
from mbc_graph.namespaces import local_name
from reading_aloud import read_document

ReadBirds = Callable[[str], list[Claim]]


def share(text: str) -> Frequency | None:
    """Return the share that *text*, read as one passage, gives."""
    whole = Span(0, len(text))
    return find_frequency(Passage(read_document(text), whole, whole, (), ()))


def told(read_birds: ReadBirds, text: str) -> list[tuple[str, Frequency | None]]:
    """Return the other end of each claim that *text* makes, with the share that its evidence holds."""
    claims = read_birds(text)
    return sorted((local_name(claim.object), one.frequency) for claim in claims for one in claim.evidence)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("31.4% of gulls nest on cliffs", 31.4, 31.4),
        ("31.4 % of gulls nest on cliffs", 31.4, 31.4),
        ("30 percent of gulls nest on cliffs", 30, 30),
        ("30 per cent of gulls nest on cliffs", 30, 30),
        ("30 Percent of gulls nest on cliffs", 30, 30),
        ("20-40% of gulls nest on cliffs", 20, 40),
        ("20–40% of gulls nest on cliffs", 20, 40),
        ("20 to 40% of gulls nest on cliffs", 20, 40),
        ("20% to 40% of gulls nest on cliffs", 20, 40),
        ("between 20 and 40 percent of gulls nest on cliffs", 20, 40),
        ("0% of gulls nest on cliffs", 0, 0),
        ("100% of gulls nest on cliffs", 100, 100),
    ],
)
def test_a_share_is_read_in_the_ways_that_it_is_written(text: str, low: float, high: float) -> None:
    assert share(text) == Frequency(low, high, "percent")


@pytest.mark.parametrize(
    "text",
    [
        "gulls nest on cliffs",
        "40 gulls nest on cliffs",
        "gulls nested on cliffs in 2019",
        "101% of gulls nest on cliffs",
        "40 to 20% of gulls nest on cliffs",
        "20% of gulls nest on cliffs, 30% of terns on roofs",
        "one of 3 gulls nests on cliffs",
    ],
)
def test_what_is_no_one_share_of_a_hundred_is_left_alone(text: str) -> None:
    assert share(text) is None


def test_the_one_year_of_a_sentence_stands_beside_the_share() -> None:
    assert share("In 2019, 20% of gulls nested on cliffs") == Frequency(20, 20, "percent", year="2019")


def test_of_two_years_none_is_chosen() -> None:
    assert share("From 2009 to 2019, 20% of gulls nested on cliffs") == Frequency(20, 20, "percent")


def test_a_share_rides_along_with_the_claim_of_its_clause(read_birds: ReadBirds) -> None:
    assert told(read_birds, "In 31.4% of years gulls nest on cliffs.") == [("cliff", Frequency(31.4, 31.4, "percent"))]


def test_a_range_rides_along_as_its_two_ends(read_birds: ReadBirds) -> None:
    assert told(read_birds, "Gulls nest on roofs in 20 to 40% of towns.") == [("roof", Frequency(20, 40, "percent"))]


def test_a_claim_whose_clause_gives_no_share_has_none(read_birds: ReadBirds) -> None:
    assert told(read_birds, "Gulls nest on cliffs. In 30% of years it rains.") == [("cliff", None)]


def test_two_shares_in_a_clause_are_given_to_no_claim(read_birds: ReadBirds) -> None:
    claims = told(read_birds, "Gulls nest on cliffs in 30% and on roofs in 20% of years.")
    assert claims
    assert {frequency for _, frequency in claims} == {None}


def test_a_share_is_kept_only_by_a_relation_that_may_be_stated_by_parts(read_birds: ReadBirds) -> None:
    """What gulls eat is stated by no part of a concept: a share beside it may be of anything."""
    assert told(read_birds, "Gulls eat crabs in 30% of years.") == [("crab", None)]
