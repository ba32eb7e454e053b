"""Every command shows an example, prints what can be read back, and leaves with the code that it promises."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from mbc_graph import __version__
from mbc_graph.cli.main import commands
from running import Run

COMMANDS = ["build", "draw", "evaluate", "explain", "extract", "mentions", "ontology", "query", "read", "validate"]
BIRDS = "https://example.org/birds/"


@pytest.fixture
def birds_at(toy: Path) -> list[str]:
    """The option that names the ontology of sea birds."""
    return ["--ontology", str(toy / "ontology")]


@pytest.fixture
def gulls(tmp_path: Path) -> Path:
    """A text about gulls."""
    file = tmp_path / "gulls.txt"
    file.write_text("Gulls nest on cliffs. Terns may not eat crabs.")
    return file


def all_commands(group: click.Group, prefix: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    found = []
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        found.append((*prefix, name))
        if isinstance(command, click.Group):
            found += all_commands(command, (*prefix, name))
    return found


def test_the_commands_are_these() -> None:
    assert [path[0] for path in all_commands(commands) if len(path) == 1] == COMMANDS


@pytest.mark.parametrize("path", all_commands(commands), ids=" ".join)
def test_the_help_of_each_command_shows_an_example(path: tuple[str, ...]) -> None:
    answer = CliRunner().invoke(commands, [*path, "--help"])
    assert answer.exit_code == 0
    assert "Example" in answer.output
    assert f"mbc-graph {' '.join(path)}" in answer.output.replace("Usage: commands", "")


def test_the_version_is_told() -> None:
    assert __version__ in CliRunner().invoke(commands, ["--version"]).output


def test_help_tells_what_the_exit_codes_mean(run: Run) -> None:
    told = run("--help")
    assert told.code == 0
    assert all(code in told.out for code in ("0 all is well", "1 faults", "2 called wrongly", "3 some"))


MISUSED = [
    ["fly"],
    ["extract"],
    ["extract", "--format", "feathers", "gulls.txt"],
    ["extract", "--ontology", "gone", "gulls.txt"],
    ["query", "no-such-question", "--graph", "gone.trig"],
    ["evaluate", "--gold", "gone", "gulls.txt"],
    ["validate", "gone.trig"],
]


@pytest.mark.parametrize("arguments", MISUSED, ids=" ".join)
def test_a_command_that_is_called_wrongly_says_so(arguments: list[str], run: Run, gulls: Path) -> None:
    left = run(*arguments)
    assert left.code == 2
    assert left.err.strip()
    assert "Traceback" not in left.err


def test_claims_are_listed_for_people(run: Run, birds_at: list[str], gulls: Path) -> None:
    left = run("extract", *birds_at, gulls)
    assert left.code == 0
    assert left.out.splitlines()[0] == 'gull   nestsOn   cliff   definite   "Gulls nest on cliffs."'
    assert "denied" in left.out.splitlines()[1]


def test_claims_are_listed_for_programs(run: Run, birds_at: list[str], gulls: Path) -> None:
    first, second = run("extract", *birds_at, "--format", "jsonl", gulls).lines
    assert (first["subject"], first["predicate"], first["object"]) == (
        BIRDS + "gull",
        BIRDS + "nestsOn",
        BIRDS + "cliff",
    )
    assert (first["polarity"], second["polarity"]) == ("asserted", "negated")
    text = gulls.read_text()
    for line in (first, second):
        assert text[line["start"] : line["end"]] == line["quote"]  # type: ignore[misc]
    assert {"document", "subject_label", "object_label", "certainty", "subject_span", "cue_span"} <= set(first)
    assert {"object_span", "extractor", "confidence", "frequency", "comparison"} <= set(first)


def test_a_text_may_come_by_standard_input(run: Run, birds_at: list[str]) -> None:
    left = run("extract", *birds_at, "-", stdin="Gulls nest on cliffs.")
    assert left.code == 0
    assert left.out.startswith("gull   nestsOn   cliff")


def test_mentions_are_listed_for_programs(run: Run, birds_at: list[str], gulls: Path) -> None:
    lines = run("mentions", *birds_at, "--format", "jsonl", gulls).lines
    text = gulls.read_text()
    assert [line["label"] for line in lines][:1] == ["gull"]
    assert all(text[line["start"] : line["end"]] == line["quote"] for line in lines)  # type: ignore[misc]


def test_mentions_are_listed_for_people(run: Run, birds_at: list[str], gulls: Path) -> None:
    assert "gulls.txt:0-5\tgull\tSpecies\tGulls" in run("mentions", *birds_at, gulls).out


def test_blocks_are_shown(run: Run, birds_at: list[str], toy: Path) -> None:
    left = run("read", *birds_at, toy / "texts" / "gulls.md")
    assert left.code == 0
    assert "heading" in left.out and "item" in left.out
    lines = run("read", *birds_at, "--json", toy / "texts" / "gulls.md").lines
    assert [line["block"] for line in lines] == list(range(len(lines)))


UNREAD = ["read", "mentions", "extract"]


@pytest.mark.parametrize("command", UNREAD)
def test_what_could_not_be_read_is_named_and_the_rest_is_done(
    command: str, run: Run, birds_at: list[str], gulls: Path
) -> None:
    left = run(command, *birds_at, "gone.txt", gulls)
    assert left.code == 3
    assert "not read: gone.txt: is missing" in left.err
    assert "gull" in left.out.lower()


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """A folder with what a careful reader marked in the text about gulls."""
    folder = tmp_path / "gold"
    folder.mkdir()
    (folder / "gulls.tsv").write_text("+\tgull\tnestsOn\tcliff\n+\tgull\tnestsOn\troof\n")
    return folder


def test_scores_are_told(run: Run, birds_at: list[str], gulls: Path, gold: Path) -> None:
    left = run("evaluate", *birds_at, "--gold", gold, "--show", gulls)
    assert left.code == 0
    assert "gull nestsOn roof" in left.out
    told = json.loads(run("evaluate", *birds_at, "--gold", gold, "--json", gulls).out)
    assert (told["overall"]["precision"], told["overall"]["recall"]) == (1.0, 0.5)


def test_scores_of_what_was_read_are_told_where_some_was_not(
    run: Run, birds_at: list[str], gulls: Path, gold: Path
) -> None:
    assert run("evaluate", *birds_at, "--gold", gold, "gone.txt", gulls).code == 3


def test_a_page_is_drawn(run: Run, birds_at: list[str], gulls: Path, tmp_path: Path) -> None:
    left = run("draw", *birds_at, gulls, "--out", tmp_path / "gulls.html")
    assert left.code == 0
    assert "<html" in (tmp_path / "gulls.html").read_text(encoding="utf-8")


def test_a_build_writes_its_files_and_gives_an_account(
    run: Run, birds_at: list[str], gulls: Path, tmp_path: Path
) -> None:
    left = run("build", *birds_at, gulls, "--out", tmp_path / "graph", "--json")
    account = json.loads(left.out)
    assert left.code == 1  # the toy has no shapes, and nothing checked is never passed
    assert account["claims"] == 2
    assert account["claims_that_are_denied"] == 1
    assert account["documents"] == [{"document": "gulls.txt", "state": "read", "characters": 46, "blocks": 1}]
    assert sorted(path.name for path in (tmp_path / "graph").iterdir()) == [
        "mbc-graph.html",
        "mbc-graph.jsonld",
        "mbc-graph.trig",
        "mbc-graph.ttl",
    ]
    graph = ["--graph", tmp_path / "graph" / "mbc-graph.trig", "--format", "json"]
    asked = run("query", "SELECT ?c WHERE { ?c a mbc:Claim } ORDER BY ?c", *graph)
    assert asked.code == 0
    assert len(json.loads(asked.out)["results"]["bindings"]) == 2


def test_a_build_of_nothing_writes_nothing(run: Run, birds_at: list[str], tmp_path: Path) -> None:
    left = run("build", *birds_at, "gone.txt", "--out", tmp_path / "graph")
    assert left.code == 1
    assert "nothing written" in left.out
    assert not (tmp_path / "graph").exists()


def test_the_saved_questions_are_listed(run: Run) -> None:
    left = run("query", "--list")
    assert left.code == 0
    assert "symptoms-of" in left.out


def test_what_is_made_is_written_where_they_are_asked_for(run: Run, toy: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(toy / "ontology", tmp_path / "ontology")
    left = run("ontology", "make", folder)
    assert (left.code, left.out.strip()) == (0, f"written: {folder / 'colonies.ttl'}")


def test_breaking_off_has_a_code_of_its_own(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def break_off(*arguments: object, **options: object) -> None:
        raise click.exceptions.Abort

    monkeypatch.setattr(commands, "main", break_off)
    left = run("build")
    assert left.code == 130
    assert "Broken off" in left.err
