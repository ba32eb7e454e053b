"""Every mapping is valid SSSOM, stands in the graph as SKOS, and is found where it leads."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter, defaultdict
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, RdfFormat, parse

from mbc_graph.model import Vocabulary
from mbc_graph.namespaces import SKOS, local_name
from mbc_graph.ontology import (
    Source,
    Term,
    check_mappings,
    mapping_files,
    propose_new,
    read_mappings,
    read_sources,
    read_terms,
)
from mbc_graph.paths import ontology_folder

FOLDER = ontology_folder()
FILES = mapping_files(FOLDER)
SOURCES = {source.name: source for source in read_sources(FOLDER / "mappings" / "sources.toml")}
TABLES = Path(__file__).resolve().parents[3] / "shared" / "reference"
NAMES = [path.name.removesuffix(".sssom.tsv") for path in FILES]

# How many of a class are to be mapped to one of these, in percent: what their tables were found to hold.
COVERED = [
    ("AnatomicalSite", ("uberon",), 90),
    ("AnatomicalSite", ("ncit",), 85),
    ("Symptom", ("hp", "ncit", "mesh"), 85),
    ("Complication", ("hp", "mondo", "doid", "ncit"), 85),
    ("ClinicalFinding", ("mondo", "doid", "hp", "ncit"), 85),
    ("Metastasis", ("ncit",), 55),
    ("Drug", ("ncit",), 90),
    ("Drug", ("drugbank",), 85),
    ("Drug", ("rxnorm", "chebi", "drugbank"), 90),
    ("Biomarker", ("ncit", "hgnc"), 85),
    ("BreastCancerSubtype", ("ncit", "mondo", "doid"), 60),
]


def test_every_terminology_has_its_table() -> None:
    assert sorted(SOURCES) == NAMES


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_a_table_is_valid_by_the_library_of_its_standard(path: Path) -> None:
    judged = subprocess.run(
        [Path(sys.executable).with_name("sssom"), "validate", path], capture_output=True, text=True, check=False
    )
    assert judged.returncode == 0, judged.stderr
    assert (judged.stdout + judged.stderr).strip() == ""


def test_the_library_of_the_standard_notices_a_fault(tmp_path: Path) -> None:
    broken = tmp_path / "broken.sssom.tsv"
    broken.write_text(FILES[0].read_text(encoding="utf-8").replace("semapv:LexicalMatching", "guess"))
    judged = subprocess.run(
        [Path(sys.executable).with_name("sssom"), "validate", broken], capture_output=True, text=True, check=False
    )
    assert judged.returncode != 0


def test_the_graph_says_what_the_tables_say() -> None:
    said = {
        (quad.subject.value, "skos:" + local_name(quad.predicate.value), quad.object.value)
        for quad in parse(path=FOLDER / "mappings.ttl", format=RdfFormat.TURTLE)
        if quad.predicate.value.startswith(SKOS) and isinstance(quad.object, NamedNode)
    }
    held = [read_mappings(path) for path in FILES]
    assert said == {
        (row.subject, row.predicate, one.expand(row.object)) for one in held for row in one.rows if not row.modifier
    }


def test_a_concept_is_the_exact_match_of_one_term_and_a_term_of_one_concept() -> None:
    for path in FILES:
        rows = [row for row in read_mappings(path).rows if row.predicate == "skos:exactMatch" and not row.modifier]
        for ends in ([row.subject for row in rows], [row.object for row in rows]):
            assert [end for end, count in Counter(ends).items() if count > 1] == [], path.name


@pytest.mark.parametrize(("kind", "sources", "percent"), COVERED)
def test_most_of_a_class_is_mapped(kind: str, sources: tuple[str, ...], percent: int, vocabulary: Vocabulary) -> None:
    members = {iri for iri, concept in vocabulary.concepts.items() if local_name(concept.kind) == kind}
    mapped = {
        row.subject
        for name in sources
        for row in read_mappings(FOLDER / "mappings" / f"{name}.sssom.tsv").rows
        if not row.modifier
    }
    assert 100 * len(members & mapped) >= percent * len(members), 100 * len(members & mapped) / len(members)


def test_mappings_lead_to_concepts_that_exist(vocabulary: Vocabulary) -> None:
    wrong = defaultdict(list)
    for path in FILES:
        for row in read_mappings(path).rows:
            concept = vocabulary.concepts.get(row.subject)
            if concept is None or concept.label != row.subject_label:
                wrong[path.name].append(row.where)
    assert wrong == {}


@pytest.fixture(scope="module")
def looked_up() -> dict[str, list[Term]]:
    """The terms of each terminology's own table."""
    if not TABLES.is_dir():
        pytest.skip(f"no tables of terminologies beside the project ({TABLES})")
    return {name: terms_of(source) for name, source in SOURCES.items()}


def terms_of(source: Source) -> list[Term]:
    return list(read_terms(TABLES / source.table, branch=source.column))


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_every_mapping_is_found_where_it_leads(
    path: Path, vocabulary: Vocabulary, looked_up: dict[str, list[Term]]
) -> None:
    count, faults = check_mappings(path, vocabulary, looked_up[path.name.removesuffix(".sssom.tsv")])
    assert count > 0
    assert faults == []


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_no_concept_that_a_table_holds_by_name_is_left_unmapped(
    path: Path, vocabulary: Vocabulary, looked_up: dict[str, list[Term]]
) -> None:
    name = path.name.removesuffix(".sssom.tsv")
    left = propose_new(vocabulary, SOURCES[name], looked_up[name], read_mappings(path).rows)
    assert [f"{row.subject_label} = {row.object} {row.object_label}" for row in left] == [], (
        "run: mbc-graph ontology match TABLES --write, and look at what it adds"
    )
