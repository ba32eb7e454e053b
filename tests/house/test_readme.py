"""Every command in the README prints what the README shows."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "README.md").read_text(encoding="utf-8")
FENCE = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CLI = [sys.executable, "-c", "from mbc_graph.cli import main; main()"]
LEFT_OUT = "…"
LONGEST = 300


@dataclass(frozen=True)
class Example:
    """A command as the README writes it, and the lines it shows below."""

    command: str
    shown: tuple[str, ...]


Run = Callable[[str], str]


def examples(text: str) -> list[Example]:
    """Return the commands in the console blocks of *text*, each with what is shown of its output."""
    found = []
    for block in FENCE.findall(text):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, *shown = part.splitlines()
            found.append(Example(command, tuple(line for line in shown if line.strip())))
    return found


def invocation(command: str) -> tuple[list[str], str]:
    """Return the arguments of mbc-graph in *command*, and what an echo before it pipes in."""
    words = shlex.split(command)
    piped = ""
    if words[0] == "echo":
        bar = words.index("|")
        piped, words = " ".join(words[1:bar]) + "\n", words[bar + 1 :]
    if words[0] != "mbc-graph":
        raise ValueError(f"not a command of this package: {command}")
    return words[1:], piped


def as_pattern(line: str) -> str:
    """Return what matches *line*, blanks being alike and `…` inside it standing for any words."""
    pieces = [r"\s+".join(map(re.escape, piece.split())) for piece in line.split(LEFT_OUT)]
    return r"\s*" + r".*?".join(pieces) + r"\s*"


def first_missing(shown: tuple[str, ...], printed: list[str]) -> str | None:
    """Return the first shown line that is not printed where it should be, lines `…` standing for any number."""
    at, may_skip = 0, False
    for line in shown:
        if line.strip() == LEFT_OUT:
            may_skip = True
            continue
        pattern = re.compile(as_pattern(line))
        ahead = range(at, len(printed)) if may_skip else range(at, min(at + 1, len(printed)))
        hit = next((here for here in ahead if pattern.fullmatch(printed[here])), None)
        if hit is None:
            return line
        at, may_skip = hit + 1, False
    return None if may_skip or at == len(printed) else "(nothing more)"


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Run commands of the README in a folder with the corpus and a copy of the ontology, where a graph was built."""
    folder = tmp_path_factory.mktemp("readme")
    shutil.copytree(ROOT / "data" / "corpus", folder / "data" / "corpus")
    shutil.copytree(ROOT / "ontology", folder / "copy-of-ontology")

    @cache
    def printed(command: str) -> str:
        arguments, piped = invocation(command)
        told = subprocess.run(
            [*CLI, *arguments], input=piped, capture_output=True, cwd=folder, encoding="utf-8", timeout=LONGEST
        )
        assert told.returncode == 0, told.stderr
        return told.stdout

    printed("mbc-graph build")
    return printed


@pytest.mark.parametrize("example", examples(TEXT), ids=lambda example: example.command)
def test_a_command_prints_what_the_readme_shows(example: Example, run: Run) -> None:
    printed = [line for line in run(example.command).splitlines() if line.strip()]
    missing = first_missing(example.shown, printed)
    assert missing is None, f"{example.command}\n  does not print here: {missing}\n" + "\n".join(printed[:60])


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
