"""What a page for people shows of this package: files, commands, and what each command prints."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

CLI = [sys.executable, "-c", "from mbc_graph.cli import main; main()"]
LEFT_OUT = "…"
LONGEST = 300
_CONSOLE = r"```console\n(?P<console>.*?)^```$"
_FILE = r"\*\*`(?P<path>[\w./-]+)`\*\*\n\n```(?P<form>\w+)\n(?P<content>.*?)^```$"
_BLOCK = re.compile(rf"^(?:{_CONSOLE}|{_FILE})", re.MULTILINE | re.DOTALL)
_SHELL = ("cp", "mkdir")


@dataclass(frozen=True)
class Example:
    """A command as the page writes it, and the lines it shows below."""

    command: str
    shown: tuple[str, ...]


@dataclass(frozen=True)
class ShownFile:
    """A file whose path stands on a line above its block, in bold: where it is, what form it has, what it holds."""

    path: str
    form: str
    content: str


def steps(text: str) -> list[Example | ShownFile]:
    """Return the commands and the files that *text* shows, in order."""
    found: list[Example | ShownFile] = []
    for block in _BLOCK.finditer(text):
        if block["path"]:
            found.append(ShownFile(block["path"], block["form"], block["content"]))
            continue
        for part in re.split(r"^\$ ", block["console"], flags=re.MULTILINE)[1:]:
            command, *shown = part.splitlines()
            found.append(Example(command, tuple(line for line in shown if line.strip())))
    return found


def examples(text: str) -> list[Example]:
    """Return the commands in the console blocks of *text*, each with what is shown of its output."""
    return [step for step in steps(text) if isinstance(step, Example)]


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


def output_of(command: str, folder: Path) -> str:
    """Return what *command*, run in *folder*, prints; it must end well."""
    if command.split()[0] in _SHELL:
        whole, piped = ["sh", "-c", command], ""
    else:
        arguments, piped = invocation(command)
        whole = [*CLI, *arguments]
    told = subprocess.run(whole, input=piped, capture_output=True, cwd=folder, encoding="utf-8", timeout=LONGEST)
    assert told.returncode == 0, told.stdout + told.stderr
    return told.stdout


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


def check_shown(example: Example, printed: str) -> None:
    """Fail where *printed* is not what the page shows below the command."""
    lines = [line for line in printed.splitlines() if line.strip()]
    missing = first_missing(example.shown, lines)
    assert missing is None, f"{example.command}\n  does not print here: {missing}\n" + "\n".join(lines[:60])
