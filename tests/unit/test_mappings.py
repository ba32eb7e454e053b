"""Mappings to other terminologies: proposed by name, kept in SSSOM tables, looked up, written as SKOS."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

from mbc_graph.errors import OntologyError
from mbc_graph.model import IRI, Concept, Vocabulary
from mbc_graph.ontology import (
    Row,
    Source,
    Term,
    add_rows,
    check_mappings,
    propose,
    propose_new,
    read_mappings,
    read_sources,
    read_terms,
    to_sssom,
    write_mappings,
)

BIRDS = "https://example.org/birds/"
SOURCE = Source(
    "zoo",
    prefix="ZOO",
    namespace="https://zoo.example/",
    title="Birds to the zoo",
    version="7",
    attribution="The zoo, CC0",
    table="zoo.tsv",
    classes={"Bird": (), "Nest": ("built", "found")},
)
HEADER = "id\tlabel\tsynonyms\tparents\tbranch\tstatus\n"


def concept(label: str, *names: str, kind: str = "Bird") -> Concept:
    shown = frozenset({label, *names})
    return Concept(IRI(BIRDS + label), label, shown, frozenset({IRI(BIRDS + kind)}), IRI(BIRDS + kind), shown)


def vocabulary(*concepts: Concept) -> Vocabulary:
    return Vocabulary({one.iri: one for one in concepts}, {}, {}, spellings=(("grey", "gray"),))


def proposed(concepts: list[Concept], *terms: Term) -> list[str]:
    rows = propose(vocabulary(*concepts), SOURCE, terms)
    return [f"{row.subject_label} {row.predicate.removeprefix('skos:')} {row.object}" for row in rows]


GULL = concept("gull", "seagull", "mew bird")
FITTING = [
    (concept("gull"), Term("ZOO:1", "Gulls"), ["gull exactMatch ZOO:1"]),
    (concept("grey gull"), Term("ZOO:1", "gray-gull"), ["grey gull exactMatch ZOO:1"]),
    (concept("gull"), Term("ZOO:1", "Larus", ("gull",)), ["gull exactMatch ZOO:1"]),
    (GULL, Term("ZOO:1", "seagull"), ["gull closeMatch ZOO:1"]),
    (GULL, Term("ZOO:1", "Larus", ("Seagull", "mew-bird")), ["gull exactMatch ZOO:1"]),
    (concept("gull", "HG"), Term("ZOO:1", "HG"), []),
    (concept("gull"), Term("ZOO:1", "gullet"), []),
    (concept("gull", kind="Place"), Term("ZOO:1", "gull"), []),
    (concept("heap", kind="Nest"), Term("ZOO:1", "heap", (), ("built",)), ["heap exactMatch ZOO:1"]),
    (concept("heap", kind="Nest"), Term("ZOO:1", "heap"), ["heap exactMatch ZOO:1"]),
    (concept("heap", kind="Nest"), Term("ZOO:1", "heap", (), ("eaten",)), []),
]


@pytest.mark.parametrize(("one", "term", "said"), FITTING)
def test_a_mapping_is_proposed_where_names_meet(one: Concept, term: Term, said: list[str]) -> None:
    assert proposed([one], term) == said


def test_a_label_that_meets_a_label_goes_before_one_that_meets_a_synonym() -> None:
    assert proposed([concept("gull")], Term("ZOO:1", "Larus", ("gull",)), Term("ZOO:2", "gull")) == [
        "gull exactMatch ZOO:2"
    ]


def test_a_branch_that_is_named_first_goes_before_the_next() -> None:
    terms = Term("ZOO:1", "heap", (), ("found",)), Term("ZOO:2", "heap", (), ("built",))
    assert proposed([concept("heap", kind="Nest")], *terms) == ["heap exactMatch ZOO:2"]


def test_nothing_is_proposed_where_two_terms_fit_alike() -> None:
    assert proposed([concept("gull")], Term("ZOO:1", "gull"), Term("ZOO:2", "Gull")) == []


def test_a_term_goes_to_the_concept_that_it_fits_best() -> None:
    assert proposed([concept("gull"), concept("tern", "gull")], Term("ZOO:1", "gull")) == ["gull exactMatch ZOO:1"]
    assert proposed([concept("gull", "larid"), concept("tern", "larid")], Term("ZOO:1", "larid")) == []


def row(label: str, object: str, predicate: str = "skos:exactMatch", **more: str) -> Row:
    return Row(IRI(BIRDS + label), label, predicate, object, "a bird", "semapv:LexicalMatching", **more)


def test_what_is_mapped_or_was_turned_down_is_not_proposed_again() -> None:
    words = vocabulary(concept("gull"), concept("tern"), concept("auk"))
    terms = [Term("ZOO:1", "gull"), Term("ZOO:2", "tern"), Term("ZOO:3", "auk")]
    held = [row("gull", "ZOO:9"), row("tern", "ZOO:2", modifier="Not")]
    assert [one.subject_label for one in propose_new(words, SOURCE, terms, held)] == ["auk"]
    assert [one.subject_label for one in propose_new(words, SOURCE, terms, [row("skua", "ZOO:3")])] == ["gull", "tern"]


def table(folder: Path, *rows: Row) -> Path:
    path = folder / "mappings" / "zoo.sssom.tsv"
    path.parent.mkdir(exist_ok=True)
    path.write_text(to_sssom(SOURCE, rows), encoding="utf-8")
    return path


def test_a_table_is_read_as_it_was_written_and_sorted(tmp_path: Path) -> None:
    rows = [row("tern", "ZOO:2", comment='of "salt" water'), row("gull", "ZOO:1", "skos:broadMatch", modifier="Not")]
    read = read_mappings(table(tmp_path, *rows))
    assert read.rows == (rows[1], rows[0])
    assert read.rows[0].where.endswith("zoo.sssom.tsv, line 12")
    assert read.metadata["object_source_version"] == "7"
    assert read.expand("ZOO:1") == "https://zoo.example/1"


def test_rows_are_added_beside_those_that_stand_there(tmp_path: Path) -> None:
    path = tmp_path / "zoo.sssom.tsv"
    mbc = IRI("https://w3id.org/mbc-graph/Gull")
    add_rows(path, SOURCE, [Row(mbc, "gull", "skos:exactMatch", "ZOO:1", "gull", "semapv:LexicalMatching")])
    add_rows(path, SOURCE, [Row(mbc, "gull", "skos:closeMatch", "ZOO:2", "tern", "semapv:LexicalMatching")])
    assert [one.object for one in read_mappings(path).rows] == ["ZOO:1", "ZOO:2"]


def test_mappings_become_statements_of_skos_and_what_was_turned_down_does_not(tmp_path: Path) -> None:
    table(tmp_path, row("gull", "ZOO:1"), row("gull", "ZOO:2", "skos:broadMatch"), row("tern", "ZOO:3", modifier="Not"))
    (path,) = write_mappings(tmp_path)
    said = {
        (str(quad.subject), quad.predicate.value.rsplit("#", 1)[-1], str(quad.object))
        for quad in parse(path=path, format=RdfFormat.TURTLE)
        if "Match" in quad.predicate.value
    }
    gull = f"<{BIRDS}gull>"
    assert said == {
        (gull, "exactMatch", "<https://zoo.example/1>"),
        (gull, "broadMatch", "<https://zoo.example/2>"),
    }


def test_an_ontology_without_tables_has_no_statements_of_them(tmp_path: Path) -> None:
    assert write_mappings(tmp_path) == []


FAULTS = [
    ("skos:exactMatch\t\tZOO", "skos:sameMatch\t\tZOO", "line 12", "no such predicate_id: “skos:sameMatch”"),
    ("\tZOO:1\t", "\tFARM:1\t", "line 12", "“FARM:1” has a prefix that the header does not declare"),
    ("\tZOO:1\t", "\tZOO:1\textra\t", "line 12", "too few or too many cells"),
    ("object_label", "object_name", "line 11", "no column object_label"),
    ("# curie_map:", "# map:", "zoo.sssom.tsv", "no curie_map"),
    ("# license: ", "# license: [", "zoo.sssom.tsv", "the header is not YAML"),
]


@pytest.mark.parametrize(("good", "bad", "where", "problem"), FAULTS, ids=[fault[3] for fault in FAULTS])
def test_a_faulty_table_is_named_with_file_and_line(
    good: str, bad: str, where: str, problem: str, tmp_path: Path
) -> None:
    path = table(tmp_path, row("gull", "ZOO:1"))
    text = path.read_text(encoding="utf-8")
    assert good in text
    path.write_text(text.replace(good, bad), encoding="utf-8")
    with pytest.raises(OntologyError) as caught:
        read_mappings(path)
    assert where in caught.value.where
    assert problem in caught.value.problem


LOOKED_UP = [
    (Row(IRI(BIRDS + "gull"), "gull", "skos:exactMatch", "ZOO:1", "Gull", ""), None),
    (Row(IRI(BIRDS + "gull"), "gull", "skos:exactMatch", "ZOO:1", "Larus", ""), None),
    (Row(IRI(BIRDS + "gull"), "gull", "skos:exactMatch", "ZOO:1", "Tern", ""), "is called “Gull”, not “Tern”"),
    (Row(IRI(BIRDS + "gull"), "gull", "skos:exactMatch", "ZOO:9", "Gull", ""), "is no term in use"),
    (Row(IRI(BIRDS + "gull"), "mew", "skos:exactMatch", "ZOO:1", "Gull", ""), "is called “gull”, not “mew”"),
    (Row(IRI(BIRDS + "auk"), "auk", "skos:exactMatch", "ZOO:1", "Gull", ""), "is no concept of ours"),
    (Row(IRI(BIRDS + "gull"), "gull", "skos:exactMatch", "ZOO:2", "Laridae", ""), "shares no name with gull"),
    (Row(IRI(BIRDS + "gull"), "gull", "skos:exactMatch", "ZOO:2", "Laridae", "", "in Latin"), None),
    (Row(IRI(BIRDS + "gull"), "gull", "skos:broadMatch", "ZOO:2", "Laridae", ""), None),
]


@pytest.mark.parametrize(("one", "fault"), LOOKED_UP)
def test_a_mapping_is_looked_up(one: Row, fault: str | None, tmp_path: Path) -> None:
    said = Row(
        *(getattr(one, name) for name in ("subject", "subject_label", "predicate", "object", "object_label")),
        "semapv:ManualMappingCuration",
        one.comment,
    )
    path = table(tmp_path, said)
    terms = [Term("ZOO:1", "Gull", ("Larus",)), Term("ZOO:2", "Laridae")]
    count, faults = check_mappings(path, vocabulary(concept("gull")), terms)
    assert count == 1
    assert [why for _, why in faults] == [] if fault is None else fault in faults[0][1]


def test_terms_are_read_from_a_plain_or_packed_table_without_the_retired(tmp_path: Path) -> None:
    text = HEADER + "ZOO:1\tGull\tLarus|mew\t\tbird|sea\tcurrent\nZOO:2\tDodo\t\t\tbird\tdeprecated\n"
    (tmp_path / "zoo.tsv").write_text(text, encoding="utf-8")
    with gzip.open(tmp_path / "zoo.tsv.gz", "wt", encoding="utf-8") as packed:
        packed.write(text)
    gull = Term("ZOO:1", "Gull", ("Larus", "mew"), ("bird", "sea"))
    assert list(read_terms(tmp_path / "zoo.tsv")) == list(read_terms(tmp_path / "zoo.tsv.gz")) == [gull]


def test_a_table_without_its_column_is_refused(tmp_path: Path) -> None:
    (tmp_path / "zoo.tsv").write_text(HEADER, encoding="utf-8")
    with pytest.raises(OntologyError, match="no column family"):
        list(read_terms(tmp_path / "zoo.tsv", branch="family"))


@pytest.mark.parametrize(("text", "problem"), [("[zoo", "not TOML"), ("[zoo]\nprefix = 'ZOO'", "a key is missing")])
def test_terminologies_that_cannot_be_understood_are_refused(text: str, problem: str, tmp_path: Path) -> None:
    (tmp_path / "sources.toml").write_text(text, encoding="utf-8")
    with pytest.raises(OntologyError, match=problem):
        read_sources(tmp_path / "sources.toml")
