"""What is wrong with an ontology is told, and where it cannot be read nothing is written."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from mbc_graph.paths import ontology_folder
from running import Run

GULL = "birds:gull a owl:NamedIndividual , skos:Concept , birds:Species ;"
BROKEN = [
    ('skos:prefLabel "gull"@en ;', "", "gull has no prefLabel", "exactly one skos:prefLabel"),
    ('skos:prefLabel "gull"@en ;', 'skos:prefLabel "gull"@en , "larid"@en ;', "gull has 2 prefLabel", "exactly one"),
    (GULL, "birds:gull a skos:Concept ;", "gull is of no class", "Give it the class it belongs to"),
    (GULL, GULL + " skos:broader birds:gull ;", "gull stands above itself by broader", "Take one of these"),
    (GULL, GULL + " fish:eats birds:herring ;", "the prefix fish: is not declared", "@prefix fish:"),
    (GULL, "birds:gull a a ;", "not Turtle", "Mend that line"),
]


@pytest.fixture
def birds_here(toy: Path, tmp_path: Path) -> Path:
    """A copy of the sea birds' ontology, with the shapes and checks that ship."""
    folder = shutil.copytree(toy / "ontology", tmp_path / "birds")
    shutil.copytree(ontology_folder() / "shapes", folder / "shapes")
    (folder / "queries" / "checks").mkdir(parents=True)
    for name in ("label-doubled", "lay-label-missing", "name-of-two-concepts", "orphan"):
        shutil.copy(ontology_folder() / "queries" / "checks" / f"{name}.rq", folder / "queries" / "checks")
    return folder


def replace_in(folder: Path, good: str, bad: str) -> Path:
    (path,) = (path for path in folder.glob("*.ttl") if good in path.read_text(encoding="utf-8"))
    path.write_text(path.read_text(encoding="utf-8").replace(good, bad, 1), encoding="utf-8")
    return path


@pytest.mark.parametrize(("good", "bad", "problem", "remedy"), BROKEN, ids=[one[2] for one in BROKEN])
def test_a_broken_ontology_is_named_with_file_and_line_before_anything_is_written(
    good: str, bad: str, problem: str, remedy: str, run: Run, birds_here: Path, toy: Path, tmp_path: Path
) -> None:
    path = replace_in(birds_here, good, bad)
    left = run("build", toy / "texts", "--ontology", birds_here, "--out", tmp_path / "graph")
    assert left.code == 2
    assert f"{path.name}, line " in left.err
    assert problem in left.err
    assert remedy in left.err
    assert not (tmp_path / "graph").exists()


def test_a_cue_that_signals_nothing_stops_the_build(run: Run, birds_here: Path, toy: Path, tmp_path: Path) -> None:
    cue = birds_here / "cues" / "relations.ttl"
    cue.write_text(cue.read_text(encoding="utf-8").replace("mbc:signals birds:nestsOn ;", "", 1), encoding="utf-8")
    left = run("build", toy / "texts", "--ontology", birds_here, "--out", tmp_path / "graph")
    assert left.code == 2
    assert "signals nothing" in left.err
    assert "relations.ttl, line " in left.err
    assert not (tmp_path / "graph").exists()


def test_the_report_counts_by_rule_and_exits_by_severity(run: Run, birds_here: Path) -> None:
    left = run("ontology", "report", "--ontology", birds_here)
    assert left.code == 1
    assert "ERROR" in left.out.splitlines()[1]
    assert "check:lay-label-missing" in left.out
    assert "has no lay label" in left.out
    assert "--all tells them" in left.out
    assert run("ontology", "report", "--ontology", birds_here, "--fail-on", "never").code == 0


def test_the_report_can_be_read_by_a_program(run: Run, birds_here: Path) -> None:
    table = run("ontology", "report", "--ontology", birds_here, "--format", "tsv").out.splitlines()
    said = json.loads(run("ontology", "report", "--ontology", birds_here, "--format", "json").out)
    assert table[0].split("\t") == ["level", "rule", "about", "finding", "reason"]
    assert len(table) - 1 == len(said["violations"])


def test_what_has_a_written_reason_does_not_fail_and_an_idle_reason_is_told(run: Run, birds_here: Path) -> None:
    (birds_here / "queries" / "checks" / "lay-label-missing.rq").unlink()
    (birds_here / "queries" / "checks" / "orphan.rq").unlink()
    for path in (birds_here / "shapes").iterdir():
        path.write_text(
            "@prefix sh: <http://www.w3.org/ns/shacl#> . "
            "<https://birds.example/any> a sh:NodeShape ; sh:targetNode <https://birds.example/none> ."
        )
    replace_in(birds_here, 'skos:prefLabel "gull"@en ;', 'skos:prefLabel "gull"@en ; skos:hiddenLabel "cliff"@en ;')
    asked = ("ontology", "report", "--ontology", birds_here, "--fail-on", "warning")
    found = run(*asked)
    assert found.code == 1
    focus = json.loads(run(*asked, "--format", "json").out)["violations"][0]["focus"]
    reasons = birds_here / "queries" / "checks" / "reasons.tsv"
    reasons.write_text(f"rule\tfocus\treason\ncheck:name-of-two-concepts\t{focus}\tgulls are cliffs\n")
    explained = run(*asked, "--all")
    assert explained.code == 0
    assert "because: gulls are cliffs" in explained.out
    reasons.write_text(reasons.read_text() + "check:label-doubled\tbirds:auk\tit is shy\n")
    idle = run(*asked)
    assert idle.code == 1
    assert "a reason is given why check:label-doubled may find birds:auk, but it excuses nothing" in idle.out


@pytest.mark.parametrize(
    ("text", "problem"),
    [("rule\tfocus\n", "not the columns"), ("rule\tfocus\treason\ncheck:orphan\tbirds:auk\t\n", "line 2")],
)
def test_a_faulty_table_of_reasons_is_named(text: str, problem: str, run: Run, birds_here: Path) -> None:
    (birds_here / "queries" / "checks" / "reasons.tsv").write_text(text)
    left = run("ontology", "report", "--ontology", birds_here)
    assert left.code == 2
    assert problem in left.err


@pytest.fixture
def zoo(birds_here: Path, tmp_path: Path) -> Path:
    """A folder with the table of a terminology that the sea birds may be mapped to."""
    (birds_here / "mappings").mkdir()
    (birds_here / "mappings" / "sources.toml").write_text(
        '[zoo]\nprefix = "ZOO"\nnamespace = "https://zoo.example/"\ntitle = "Birds to the zoo"\nversion = "7"\n'
        'attribution = "The zoo, CC0"\ntable = "zoo.tsv"\n[zoo.classes]\nBird = []\n'
    )
    tables = tmp_path / "tables"
    tables.mkdir()
    (tables / "zoo.tsv").write_text("id\tlabel\tsynonyms\tparents\tbranch\nZOO:1\tGulls\t\t\t\n")
    return tables


def test_mappings_are_proposed_written_made_and_looked_up(run: Run, birds_here: Path, zoo: Path) -> None:
    at = ("--ontology", birds_here)
    proposed = run("ontology", "match", zoo, *at, "--write")
    assert (proposed.code, proposed.out) == (0, "zoo\tgull\tskos:exactMatch\tZOO:1\tGulls\n")
    assert run("ontology", "match", zoo, *at).out == ""
    shutil.rmtree(birds_here / "templates")
    made = run("ontology", "make", birds_here)
    assert f"written: {birds_here / 'mappings.ttl'}" in made.out
    assert "ZOO:1" in (birds_here / "mappings.ttl").read_text()
    good = run("ontology", "look-up", zoo, *at)
    assert (good.code, good.out.split()) == (0, ["zoo", "1", "mappings", "looked", "up,", "0", "wrong"])
    (zoo / "zoo.tsv").write_text("id\tlabel\tsynonyms\tparents\tbranch\nZOO:1\tTerns\t\t\t\n")
    bad = run("ontology", "look-up", zoo, *at)
    assert bad.code == 1
    assert "ZOO:1 is called “Terns”, not “Gulls”" in bad.out


def test_a_name_that_is_read_as_that_of_two_concepts_is_told_though_it_is_spelled_in_two_ways(
    run: Run, birds_here: Path
) -> None:
    replace_in(birds_here, 'skos:prefLabel "tern"@en .', 'skos:prefLabel "tern"@en ; skos:altLabel "gulls"@en .')
    said = json.loads(run("ontology", "report", "--ontology", birds_here, "--format", "json").out)
    told = [one["says"] for one in said["violations"] if one["rule"] == "names read alike"]
    assert told == ["“gull” is read as a name of gull and of tern; nothing decides which"]
