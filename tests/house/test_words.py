"""Every word of the domain lives in the ontology and the data; the program reads about sea birds just as well."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mbc_graph.model import Polarity, Vocabulary
from mbc_graph.namespaces import MBC
from mbc_graph.pipeline import Build
from reading_aloud import tell_all

SOURCES = Path(__file__).resolve().parents[2] / "src"
FILES = sorted(path for path in SOURCES.rglob("*") if path.suffix in (".py", ".js", ".css", ".html"))
SHORTEST = 5

# Names of concepts that are also words of this program's own trade, each with what it means there.
OWN_WORDS = {
    "nodes": "what a graph is made of",
    "colon": "a punctuation mark",
    "brace": "a punctuation mark",
    "stroke": "how a line is drawn",
    "faintness": "how pale a line is drawn",
}


def as_words(text: str) -> str:
    """Return *text* in small letters, the words that names in code are made of set apart."""
    parted = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", text).replace("_", " ")
    return " ".join(parted.casefold().split())


@pytest.fixture(scope="module")
def labels(vocabulary: Vocabulary) -> list[str]:
    """Every name of a concept that is long enough to be told from a word of code."""
    names = {name.casefold() for concept in vocabulary.concepts.values() for name in concept.names}
    return sorted(name for name in names if sum(map(str.isalpha, name)) >= SHORTEST and name not in OWN_WORDS)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(SOURCES).as_posix())
def test_no_name_of_a_concept_stands_in_the_program(file: Path, labels: list[str]) -> None:
    text = as_words(file.read_text(encoding="utf-8"))
    near = [label for label in labels if label in text]
    assert [label for label in near if re.search(rf"(?<!\w){re.escape(label)}s?(?!\w)", text)] == []


def test_only_names_of_concepts_are_excepted(vocabulary: Vocabulary) -> None:
    names = {name.casefold() for concept in vocabulary.concepts.values() for name in concept.names}
    assert set(OWN_WORDS) <= names


# What the three texts under tests/toy say, all of it.
GULLS = [
    "gull nestsOn cliff",
    "gull nestsOn roof",
    "gull eats crab",
    "gull eats sandEel",
    "gull eats squid",
    "gull shows limp",
    "gull shows droopingWing",
    "gull shows droopingTail",
    "gull shows tremor",
    "gull nestsOn island",
    "cliffColony shows weightLoss",
    "islandColony shows weightLoss",
    "cliffColony protectedBy barrier",
    "cliffColony protectedBy fence",
    "fence kindOf barrier",
    "net unsuitableFor islandColony",
]
ISLAND = [
    "puffin nestsOn island",
    "not puffin nestsOn roof",
    "tern nestsOn island",
    "maybe puffin eats squid",
    "doubleBearer eats sandEel",
    "herringGull nestsOn beach",
    "herringGull eats crab",
]
TABLE = [
    "cliffColony countedBy aerialSurvey",
    "cliffColony protectedBy warden",
    "cliffColony shows limp",
    "roofColony countedBy droneCount",
    "roofColony countedBy nestCamera",
    "roofColony protectedBy net",
    "roofColony shows tremor",
    "net kindOf barrier",
    "droneCount kindOf survey",
]


def test_the_same_program_reads_about_sea_birds(bird_build: Build) -> None:
    assert tell_all(bird_build.claims) == sorted([*GULLS, *ISLAND, *TABLE])


def test_what_was_read_about_sea_birds_is_consistent(bird_build: Build) -> None:
    assert bird_build.report.checked == ("names", "owl:consistency (pellet)", "owl:consistency (hermit)")
    assert bird_build.report.violations == ()
    assert bird_build.set_aside == {}


def test_what_was_read_about_sea_birds_is_about_nothing_else(bird_build: Build) -> None:
    ends = {iri for claim in bird_build.claims for iri in (claim.subject, claim.predicate, claim.object)}
    assert not [iri for iri in ends if iri.startswith(MBC)]
    assert {claim.polarity for claim in bird_build.claims} == set(Polarity)
