"""The words for people that stand on the pages, from a TOML file."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from typing import Any

from mbc_graph.errors import MbcGraphError

Words = Mapping[str, Any]

_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


def load_words(text: str) -> Words:
    """Return the words for the pages: the table *docs* of *text*, in TOML."""
    try:
        table = tomllib.loads(text).get("docs")
    except tomllib.TOMLDecodeError as fault:
        raise MbcGraphError(f"words for the pages: not TOML ({fault}). Mend the line that it names") from fault
    if not isinstance(table, dict):
        raise MbcGraphError("words for the pages: no table [docs]. Add it")
    return table


def in_words(name: str) -> str:
    """Return a name in camel case as words.

    >>> in_words("nestsOn")
    'nests on'
    """
    return _HUMP.sub(" ", name).replace("_", " ").lower()
