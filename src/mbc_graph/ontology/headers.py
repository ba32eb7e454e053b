"""The header of an SSSOM table: YAML behind `#`, of which what is not ours is kept as it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

import yaml

from mbc_graph.errors import OntologyError

_KEY = re.compile(r"(\w+):(?:\s|$)")


@dataclass(frozen=True, slots=True)
class Header:
    """What the header of a table says by key, and the lines that say it; how many lines it has."""

    said: Mapping[str, object]
    lines: Mapping[str, tuple[str, ...]]
    length: int


def read_header(text: str, path: Path) -> Header:
    """Return the header at the beginning of *text*, all it says as text.

    Raises OntologyError where it is not YAML, or no table of keys.
    """
    lines = [line[1:].rstrip() for line in takewhile(lambda line: line.startswith("#"), text.split("\n"))]
    try:
        said = yaml.load("\n".join(lines), Loader=yaml.BaseLoader) or {}
    except yaml.YAMLError as fault:
        remedy = "Mend the lines that begin with #"
        raise OntologyError(str(path), f"the header is not YAML ({fault})", remedy) from fault
    if not isinstance(said, dict):
        raise OntologyError(str(path), "the header is no table of keys", "Write key: value behind each #")
    return Header(said, _by_key(lines), len(lines))


def to_header(ours: Mapping[str, object], held: Header | None) -> str:
    """Return the header that says *ours*, and else what *held* says, word by word; remarks come first."""
    kept = dict(held.lines) if held else {}
    written = {key: lines for key, lines in kept.items() if key and key not in ours}
    written |= {key: _dump(key, value) for key, value in ours.items()}
    remarks = [line for key, lines in kept.items() if key not in written or key in ours for line in _remarks(lines)]
    lines = [*remarks, *(line for _, block in sorted(written.items()) for line in block)]
    return "".join(f"# {line}".rstrip() + "\n" for line in lines)


def _by_key(lines: list[str]) -> dict[str, tuple[str, ...]]:
    """Return the lines by the outermost key that they belong to, those before the first by no name."""
    said = [line for line in lines if line.strip() and not _is_remark(line)]
    indent = min((len(line) - len(line.lstrip()) for line in said), default=0)
    found: dict[str, list[str]] = {"": []}
    key = ""
    for line in lines:
        bare = line[indent:] if line[:indent].isspace() else line
        if match := _KEY.match(bare):
            key = match[1]
        found.setdefault(key, []).append(bare)
    return {key: tuple(block) for key, block in found.items()}


def _dump(key: str, value: object) -> tuple[str, ...]:
    return tuple(yaml.safe_dump({key: value}, allow_unicode=True, width=10_000).splitlines())


def _remarks(lines: Iterable[str]) -> list[str]:
    return [line.strip() for line in lines if _is_remark(line)]


def _is_remark(line: str) -> bool:
    return line.lstrip().startswith("#")
