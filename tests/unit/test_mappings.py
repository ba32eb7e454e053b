"""Mappings to other terminologies: proposed by name, kept in SSSOM tables, looked up, written as SKOS."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

from mbc_graph.errors import OntologyError
from mbc_graph.model import IRI, Concept, Vocabulary
from mbc_graph.namespaces import MBC
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
    ("\tZOO:1\t", "\tZOO:1> a <x\t", "line 12", "“ZOO:1> a <x” is no plain identifier"),
    ("\tZOO:1\t", "\tZOO:1.\t", "line 12", "“ZOO:1.” is no plain identifier"),
    ("birds:gull\t", "birds:gull> . <x\t", "line 12", "“birds:gull> . <x” is no plain identifier"),
    ("semapv:LexicalMatching", "guessing", "line 12", "no such mapping_justification: “guessing”"),
    ("\tgull\t", '\t"gull\t', "line 12", "the row cannot be read"),
    ("object_id", "object", "line 11", "no column object_id"),
    ("object_label", "comment", "line 11", "two columns comment"),
    ("https://zoo.example/", "https://zoo.example/> .", "zoo.sssom.tsv", "which is no namespace"),
    ("  ZOO: ", "  'ZOO: <x> . #': ", "zoo.sssom.tsv", "is no prefix"),
    (
        "  skos: http://www.w3.org/2004/02/skos/core#",
        "  skos: https://zoo.example/",
        "zoo.sssom.tsv",
        "skos: stands for",
    ),
    ("# curie_map:", "# - curie_map:", "zoo.sssom.tsv", "the header is"),
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


def test_a_table_may_hold_no_more_than_what_its_standard_demands(tmp_path: Path) -> None:
    said = "subject_id\tpredicate_id\tobject_id\tmapping_justification\r\n"
    said += "birds:gull\tskos:relatedMatch\tZOO:1\tsemapv:MappingReview\r\n\t\t\t\r\n"
    head = f"#curie_map:\r\n#  birds: {BIRDS}\r\n#  ZOO: https://zoo.example/\r\n"
    path = tmp_path / "zoo.sssom.tsv"
    path.write_bytes(b"\xef\xbb\xbf" + (head + said).encode())
    (one,) = read_mappings(path).rows
    assert (one.subject, one.predicate, one.justification) == (
        BIRDS + "gull",
        "skos:relatedMatch",
        "semapv:MappingReview",
    )
    assert (one.subject_label, one.modifier, one.object_label, one.comment) == ("", "", "", "")
    assert one.where == f"{path}, line 5"


def test_a_line_is_counted_as_an_editor_does(tmp_path: Path) -> None:
    path = table(tmp_path, row("auk", "ZOO:1", comment="of\ntwo lines"), row("gull", "ZOO:2"))
    assert [one.where.rpartition(" ")[2] for one in read_mappings(path).rows] == ["13", "14"]


CONTRARY = [
    (
        [row("gull", "ZOO:1"), row("gull", "ZOO:1", "skos:broadMatch", modifier="Not")],
        "gull is mapped to ZOO:1 and is Not",
    ),
    ([row("gull", "ZOO:1"), row("gull", "ZOO:2")], "gull is exactly both ZOO:1 and ZOO:2"),
]


@pytest.mark.parametrize(("rows", "problem"), CONTRARY)
def test_what_contradicts_itself_is_named_with_both_lines(rows: list[Row], problem: str, tmp_path: Path) -> None:
    path = table(tmp_path, *rows)
    with pytest.raises(OntologyError) as caught:
        read_mappings(path)
    assert caught.value.where == f"{path}, line 12 and {path}, line 13"
    assert caught.value.problem == problem


def test_one_concept_may_be_close_to_what_another_table_calls_it(tmp_path: Path) -> None:
    rows = row("gull", "ZOO:1"), row("gull", "ZOO:2", modifier="Not"), row("gull", "ZOO:3", "skos:closeMatch")
    assert len(read_mappings(table(tmp_path, *rows)).rows) == 3


FARM = ("ZOO: https://zoo.example/", "ZOO: https://farm.example/")
DESCRIBED = (
    '[zoo]\nprefix = "ZOO"\nnamespace = "https://zoo.example/"\ntitle = "Birds to the zoo"\nversion = "7"\n'
    'attribution = "The zoo, CC0"\ntable = "zoo.tsv"\n[zoo.classes]\nBird = []\n'
)


def test_one_prefix_for_two_namespaces_is_refused_and_both_are_named(tmp_path: Path) -> None:
    path = table(tmp_path, row("gull", "ZOO:1"))
    other = path.with_name("farm.sssom.tsv")
    other.write_text(path.read_text(encoding="utf-8").replace(*FARM), encoding="utf-8")
    with pytest.raises(OntologyError) as caught:
        write_mappings(tmp_path)
    assert caught.value.where == str(path)
    assert (
        caught.value.problem
        == f"ZOO: stands for <https://zoo.example/> here and for <https://farm.example/> in {other}"
    )
    assert not (tmp_path / "mappings.ttl").exists()


@pytest.mark.parametrize(
    ("good", "bad", "problem"),
    [
        ("https://zoo.example/", "https://farm.example/", "ZOO: stands for"),
        ('"ZOO"', '"FARM"', "it does not declare FARM:"),
    ],
)
def test_a_prefix_that_is_described_otherwise_is_refused(good: str, bad: str, problem: str, tmp_path: Path) -> None:
    path = table(tmp_path, row("gull", "ZOO:1"))
    described = path.with_name("sources.toml")
    described.write_text(DESCRIBED.replace(good, bad), encoding="utf-8")
    with pytest.raises(OntologyError, match=problem) as caught:
        write_mappings(tmp_path)
    assert caught.value.where == str(path)
    assert str(described) in caught.value.problem
    described.write_text(DESCRIBED, encoding="utf-8")
    assert write_mappings(tmp_path) == [tmp_path / "mappings.ttl"]


def test_what_a_person_wrote_is_not_written_over(tmp_path: Path) -> None:
    table(tmp_path, row("gull", "ZOO:1"))
    (tmp_path / "mappings.ttl").write_text("# my own\n", encoding="utf-8")
    with pytest.raises(OntologyError, match="it would be written over"):
        write_mappings(tmp_path)
    assert (tmp_path / "mappings.ttl").read_text(encoding="utf-8") == "# my own\n"


def extend(path: Path) -> None:
    """Add to a table what the program knows nothing of."""
    head, _, rows = path.read_text(encoding="utf-8").partition("subject_id")
    first, *rest = ("subject_id" + rows).splitlines()
    lines = [first + "\tconfidence", *(f"{line}\t0.9" for line in rest)]
    head = head.replace("# license:", "# # ours is open\n# license:")
    head += "# creator_id:\n# - orcid:0\n# mapping_set_confidence: 0.90\n"
    path.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")


def test_columns_and_header_lines_that_are_unknown_are_kept(tmp_path: Path) -> None:
    path = table(tmp_path, row("gull", "ZOO:1"))
    extend(path)
    add_rows(path, SOURCE, [row("auk", "ZOO:2")])
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# # ours is open\n# creator_id:\n# - orcid:0\n# curie_map:\n")
    assert "# mapping_set_confidence: 0.90\n" in text
    assert "\tcomment\tconfidence\n" in text
    assert [one.more for one in read_mappings(path).rows] == [(), (("confidence", "0.9"),)]
    add_rows(path, SOURCE, [])
    assert path.read_text(encoding="utf-8") == text


def test_our_own_prefix_is_kept_and_two_namespaces_of_one_name_are_told_apart(tmp_path: Path) -> None:
    path = table(tmp_path, row("gull", "ZOO:1"))
    path.write_text(path.read_text(encoding="utf-8").replace("birds:", "fowl:"), encoding="utf-8")
    other = Row(
        IRI("https://other.example/fowl/auk"), "auk", "skos:exactMatch", "ZOO:2", "auk", "semapv:LexicalMatching"
    )
    add_rows(path, SOURCE, [other])
    read = read_mappings(path)
    assert [one.subject for one in read.rows] == [BIRDS + "gull", other.subject]
    assert {"fowl": BIRDS, "fowl2": "https://other.example/fowl/"}.items() <= read.prefixes.items()


SPOILING = [
    (row("a b", "ZOO:2"), f"“{BIRDS}a b” has a prefix that the header does not declare"),
    (row("auk", "ZOO:2> ."), "is no plain identifier"),
    (row("gull", "ZOO:2"), "is exactly both"),
]


@pytest.mark.parametrize(("one", "problem"), SPOILING)
def test_a_table_that_could_not_be_read_again_is_left(one: Row, problem: str, tmp_path: Path) -> None:
    path = table(tmp_path, row("gull", "ZOO:1"))
    before = path.read_bytes()
    with pytest.raises(OntologyError, match=re.escape(problem)):
        add_rows(path, SOURCE, [one])
    assert path.read_bytes() == before
    assert [other.name for other in path.parent.iterdir()] == ["zoo.sssom.tsv"]


def test_who_made_the_mappings_and_of_what_is_told_of_ours_alone(tmp_path: Path) -> None:
    gull = Row(IRI(MBC + "Gull"), "gull", "skos:exactMatch", "ZOO:1", "gull", "semapv:LexicalMatching")
    ours = read_mappings(table(tmp_path, gull)).metadata
    assert ours["creator_label"] == ["the mbc-graph maintainers"]
    assert (ours["mapping_set_version"], ours["subject_source"]) == ("0.1.0", "mbc:ontology")
    assert "mapping_set_version: '2.0'" in to_sssom(SOURCE, [gull], version="2.0")
    theirs = read_mappings(table(tmp_path, row("gull", "ZOO:1"))).metadata
    assert {"creator_label", "mapping_set_version", "subject_source"}.isdisjoint(theirs)


@pytest.mark.parametrize("line", ["# title: M\xf6wen\n", "M\xf6we\n"])
def test_a_table_that_is_not_utf8_is_named_with_its_line(line: str, tmp_path: Path) -> None:
    path = table(tmp_path, row("gull", "ZOO:1"))
    path.write_bytes(line.encode("latin-1") + path.read_bytes())
    with pytest.raises(OntologyError, match="it is not UTF-8 text") as caught:
        read_mappings(path)
    assert caught.value.where == f"{path}, line 1"


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


BROKEN_TABLES = [
    ("zoo.tsv", (HEADER + "ZOO:1\tGull\n").encode(), "zoo.tsv, line 2", "too few cells"),
    ("zoo.tsv", (HEADER + "ZOO:1\tM\xf6we\t\t\t\t\n").encode("latin-1"), "zoo.tsv", "it is not UTF-8 text"),
    ("zoo.tsv", (HEADER + "ZOO:1\t" + "x" * 200_000 + "\t\t\t\t\n").encode(), "zoo.tsv, line 2", "it is no table"),
    ("zoo.tsv.gz", HEADER.encode(), "zoo.tsv.gz", "it is not packed by gzip"),
    ("zoo.tsv.gz", gzip.compress(HEADER.encode())[:-12], "zoo.tsv.gz", "it is not packed by gzip, or not whole"),
]


@pytest.mark.parametrize(("name", "content", "where", "problem"), BROKEN_TABLES)
def test_a_broken_table_of_terms_is_named(name: str, content: bytes, where: str, problem: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(OntologyError) as caught:
        list(read_terms(tmp_path / name))
    assert caught.value.where.endswith(where)
    assert problem in caught.value.problem


def test_a_table_of_terms_may_begin_with_a_mark(tmp_path: Path) -> None:
    (tmp_path / "zoo.tsv").write_bytes(b"\xef\xbb\xbf" + (HEADER + "ZOO:1\tGull\t\t\t\t\n").encode())
    assert list(read_terms(tmp_path / "zoo.tsv")) == [Term("ZOO:1", "Gull")]


ODD_SOURCES = [
    ("[zoo", "not TOML"),
    ("[zoo]\nprefix = 'ZOO'", "a key is missing"),
    ("zoo = 7", "it is no table"),
    (DESCRIBED.replace('version = "7"', "version = 7"), "version is no text"),
    (DESCRIBED.replace("Bird = []", 'Bird = "any"'), "classes.Bird is no list of texts"),
    (DESCRIBED.replace("Bird = []", "Bird = [7]"), "classes.Bird is no list of texts"),
    (DESCRIBED.replace("[zoo.classes]\nBird = []", "classes = []"), "classes is no table"),
    (DESCRIBED.replace("[zoo]", '[zoo]\nlicence = "CC0"'), "a key is missing or unknown .licence"),
    (DESCRIBED.replace('"ZOO"', '"Z O"'), "“Z O” is no prefix"),
    (DESCRIBED + DESCRIBED.replace("zoo]", "farm]").replace("zoo.", "farm."), "ZOO: stands for"),
]


@pytest.mark.parametrize(("text", "problem"), ODD_SOURCES)
def test_terminologies_that_cannot_be_understood_are_refused(text: str, problem: str, tmp_path: Path) -> None:
    (tmp_path / "sources.toml").write_text(text, encoding="utf-8")
    with pytest.raises(OntologyError, match=problem) as caught:
        read_sources(tmp_path / "sources.toml")
    assert str(tmp_path / "sources.toml") in caught.value.where


def test_terminologies_that_are_not_utf8_are_refused(tmp_path: Path) -> None:
    (tmp_path / "sources.toml").write_bytes(DESCRIBED.replace("The zoo", "Tiergeh\xf6ge").encode("latin-1"))
    with pytest.raises(OntologyError, match="it is not UTF-8 text") as caught:
        read_sources(tmp_path / "sources.toml")
    assert caught.value.where.endswith("sources.toml, line 6")
