"""What pages put around their texts, as patterns that come from a data file and never from the code."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, fields
from pathlib import Path

from mbc_graph.errors import OntologyError

_NEVER = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Furniture:
    """The phrases by which the furniture of a page is known.

    *alone* are all that a line says, *opening* and *anywhere* stand in a short one; *contents* head a list
    of the page's own headings, *closing* head references and links; *citations* are told by their form;
    *captions* name a picture or a table; *announcing* words lead to a list though their sentence is ended.
    """

    alone: re.Pattern[str] = _NEVER
    opening: re.Pattern[str] = _NEVER
    anywhere: re.Pattern[str] = _NEVER
    contents: re.Pattern[str] = _NEVER
    closing: re.Pattern[str] = _NEVER
    citations: re.Pattern[str] = _NEVER
    captions: re.Pattern[str] = _NEVER
    announcing: re.Pattern[str] = _NEVER


_EXACT = frozenset({"citations"})


def load_furniture(path: Path) -> Furniture:
    """Return the furniture that the TOML file at *path* lists, one list of patterns a field."""
    lists = tomllib.loads(path.read_text(encoding="utf-8"))
    known = {field.name for field in fields(Furniture)}
    for name in lists:
        if name not in known:
            raise OntologyError(str(path), f"unknown list {name!r}", f"Name one of {', '.join(sorted(known))}")
    return Furniture(**{name: _compile(path, name, patterns) for name, patterns in lists.items()})


def _compile(path: Path, name: str, patterns: list[str]) -> re.Pattern[str]:
    """Return one pattern for all of *patterns*; only those told by their form look at capitals."""
    for pattern in patterns:
        try:
            re.compile(pattern)
        except re.error as error:
            problem = f"{name}: {pattern!r} is no regular expression: {error}"
            raise OntologyError(str(path), problem, "Mend it or escape its signs with a backslash") from error
    joined = "|".join(f"(?:{pattern})" for pattern in patterns)
    return re.compile(joined or _NEVER.pattern, re.NOFLAG if name in _EXACT else re.IGNORECASE)
