"""Every command in the README prints what the README shows."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from showing import Example, check_shown, examples, first_missing, invocation, output_of

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "README.md").read_text(encoding="utf-8")

Run = Callable[[str], str]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Run commands of the README in a folder with the corpus and a copy of the ontology, where a graph was built."""
    folder = tmp_path_factory.mktemp("readme")
    shutil.copytree(ROOT / "data" / "corpus", folder / "data" / "corpus")
    shutil.copytree(ROOT / "ontology", folder / "copy-of-ontology")

    @cache
    def printed(command: str) -> str:
        return output_of(command, folder)

    printed("mbc-graph build")
    return printed


@pytest.mark.parametrize("example", examples(TEXT), ids=lambda example: example.command)
def test_a_command_prints_what_the_readme_shows(example: Example, run: Run) -> None:
    check_shown(example, run(example.command))


def test_the_readme_shows_every_command() -> None:
    from mbc_graph.cli.main import commands

    shown = {invocation(example.command)[0][0] for example in examples(TEXT)}
    assert shown == set(commands.list_commands(None))


def test_the_readme_opens_with_a_sentence_and_what_it_becomes() -> None:
    assert examples(TEXT)[0].command.startswith("echo ")


@pytest.mark.parametrize(
    "shown", [("a", "b", "c"), ("a", "…"), ("…", "c"), ("a", "…", "c"), ("…", "b", "c"), ("a", "b …", "c")]
)
def test_lines_may_be_left_out_where_the_readme_says_so(shown: tuple[str, ...]) -> None:
    assert first_missing(shown, ["a", "b and more" if "b …" in shown else "b", "c"]) is None


@pytest.mark.parametrize("shown", [("a", "c"), ("a", "b"), ("b", "…"), ("…", "b"), ("a", "…", "d"), ("c", "…", "a")])
def test_a_line_that_is_not_printed_there_is_noticed(shown: tuple[str, ...]) -> None:
    assert first_missing(shown, ["a", "b", "c"]) is not None
