"""What is wrong with an ontology is told, and where it cannot be read nothing is written."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from mbc_graph.errors import OntologyError
from mbc_graph.ontology.files import replace_files
from mbc_graph.ontology.making import make_whole
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
    said = json.loads(run(*asked, "--format", "json").out)["violations"]
    assert "check:name-of-two-concepts" in {one["rule"] for one in said}
    reasons = birds_here / "queries" / "checks" / "reasons.tsv"
    rows = "".join(f"{one['rule']}\t{one['focus']}\tgulls are cliffs\n" for one in said)
    reasons.write_text("rule\tfocus\treason\n" + rows)
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


def test_a_mapping_that_could_not_be_looked_up_is_told(run: Run, birds_here: Path, zoo: Path) -> None:
    at = ("--ontology", birds_here)
    nothing = run("ontology", "look-up", zoo, *at)
    assert nothing.code == 1
    assert "Nothing was looked up" in nothing.out
    run("ontology", "match", zoo, *at, "--write")
    table = birds_here / "mappings" / "zoo.sssom.tsv"
    shutil.copy(table, table.with_name("farm.sssom.tsv"))
    stray = run("ontology", "look-up", zoo, *at)
    assert stray.code == 1
    assert "farm       not looked up: sources.toml has no section [farm]" in stray.out
    assert "1 mappings looked up, 0 wrong" in stray.out
    table.with_name("farm.sssom.tsv").unlink()
    (zoo / "zoo.tsv").unlink()
    gone = run("ontology", "look-up", zoo, *at)
    assert gone.code == 1
    assert f"zoo        not looked up: there is no table {zoo / 'zoo.tsv'}" in gone.out


@pytest.fixture
def makes_all(birds_here: Path) -> Path:
    """A copy of the sea birds' ontology from which concepts, cross-references and questions are made."""
    (birds_here / "queries" / "questions").mkdir()
    (birds_here / "queries" / "questions" / "eaters.rq").write_text("SELECT ?bird { ?bird ?eats ?prey }\n")
    (birds_here / "mappings").mkdir()
    (birds_here / "mappings" / "zoo.sssom.tsv").write_text(
        "# curie_map:\n#   birds: https://example.org/birds/\n#   ZOO: https://zoo.example/\n"
        "subject_id\tpredicate_id\tobject_id\tmapping_justification\n"
        "birds:gull\tskos:exactMatch\tZOO:1\tsemapv:MappingReview\n"
    )
    return birds_here


MADE = ["colonies.ttl", "mappings.ttl", "questions.ttl"]


def state(folder: Path) -> dict[str, bytes]:
    """Return what each file in *folder* holds."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_all_is_made_by_one_command_however_the_folder_is_named(run: Run, makes_all: Path) -> None:
    written = "".join(f"written: {makes_all / name}\n" for name in MADE)
    assert run("ontology", "make", makes_all).out == written
    first = state(makes_all)
    assert run("ontology", "make", "--ontology", makes_all).out == written
    assert run("ontology", "make", makes_all, "--ontology", makes_all / ".." / makes_all.name).out == written
    assert state(makes_all) == first
    left = run("ontology", "make", makes_all, "--ontology", makes_all.parent)
    assert left.code == 2
    assert "name one of them" in left.err


@pytest.mark.parametrize("name", ["gone", "."])
def test_nothing_is_made_where_there_is_no_ontology(name: str, run: Run, tmp_path: Path) -> None:
    left = run("ontology", "make", tmp_path / name)
    assert left.code == 2
    assert "Name the folder that holds the ontology" in left.err


def test_what_was_made_is_made_anew_even_when_it_is_broken(run: Run, makes_all: Path) -> None:
    run("ontology", "make", makes_all)
    good = state(makes_all)
    for name in MADE:
        (makes_all / name).write_bytes(good[name][: len(good[name]) // 2] + b" < \xff [ ")
    assert run("ontology", "make", makes_all).code == 0
    assert state(makes_all) == good


SPOILT = [
    ("templates/colonies.tsv", "harbourColony\t", "cliff\t", "cliff has 2 prefLabel"),
    ("templates/colonies.tsv", "\tcliffColony\t", "\tharbourColony\t", None),
    (
        "templates/colonies.tsv",
        "\t\t\tA colony",
        "\t\tharbourColony\tA colony",
        "harbourColony stands above itself",
    ),
    ("templates/colonies.toml", '"Colony"', '"Nest"', "is of the class Nest, which is none"),
    ("templates/colonies.toml", '"colonies.ttl"', '"mappings.ttl"', "two sources make this one file"),
    ("templates/colonies.toml", '"colonies.ttl"', '"birds.ttl"', "it would be written over"),
    ("mappings/zoo.sssom.tsv", "ZOO:1", "FARM:1", "a prefix that the header does not declare"),
    ("queries/questions/eaters.rq", "SELECT ?bird", "DESCRIBE ?bird", "neither SELECT nor"),
    ("birds.ttl", "birds:tern a", "birds:tern a a", "not Turtle"),
]


@pytest.mark.parametrize(("name", "good", "bad", "problem"), SPOILT)
def test_where_one_cannot_be_made_all_are_left(
    name: str, good: str, bad: str, problem: str | None, run: Run, makes_all: Path
) -> None:
    for made in MADE:
        (makes_all / made).write_text("# Made from nothing\n")
    file = makes_all / name
    text = file.read_text(encoding="utf-8")
    assert good in text
    file.write_text(text.replace(good, bad, 1), encoding="utf-8")
    before = state(makes_all)
    left = run("ontology", "make", makes_all)
    assert left.code == (2 if problem else 0)
    assert (state(makes_all) == before) == bool(problem)
    assert (problem or "") in left.err
    assert ".new" not in left.err


def test_a_file_that_cannot_be_put_in_its_place_leaves_the_others(
    makes_all: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, fresh = makes_all / "birds.ttl", makes_all / "auks.ttl"
    before = state(makes_all)
    replace = Path.replace

    def fail_at_last(self: Path, target: Path) -> Path:
        if target.name == "zebras.ttl":
            raise OSError("the disk is full")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", fail_at_last)
    with pytest.raises(OSError, match="the disk is full"):
        replace_files({old: "new", fresh: "new", makes_all / "zebras.ttl": "new"})
    assert state(makes_all) == before


def test_what_makes_two_files_of_one_name_is_refused(makes_all: Path) -> None:
    with pytest.raises(OntologyError, match="two sources make this one file"):
        make_whole(makes_all, {makes_all / "auks.ttl": ""}, {makes_all / "auks.ttl": ""})
    assert not (makes_all / "auks.ttl").exists()
