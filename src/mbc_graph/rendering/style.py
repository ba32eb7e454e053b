"""From a style file to the Style of a drawing: what each class and each line looks like."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from mbc_graph.errors import MbcGraphError

SHAPES = ("dot", "square", "diamond", "triangle", "triangleDown", "star", "hexagon")
LINES = ("definite", "hedged", "denied")

Kind = TypeVar("Kind")


@dataclass(frozen=True, slots=True)
class Look:
    """How the nodes of a class are drawn: their name in the key, column, shape, and two colours.

    The *light* colour is for a light page, the *dark* one for a dark page.
    """

    label: str
    column: int
    shape: str
    light: str
    dark: str


@dataclass(frozen=True, slots=True)
class Line:
    """How claims of one certainty are drawn: name in the key, lengths of dash and gap, two colours."""

    label: str
    dashes: tuple[float, ...]
    light: str
    dark: str


@dataclass(frozen=True)
class Style:
    """How a network is drawn: titles of its columns, looks by class, lines, and how much at first."""

    columns: tuple[str, ...]
    classes: Mapping[str, Look]
    other: Look
    lines: Mapping[str, Line]
    widths: tuple[float, float]
    max_nodes: int
    rows: int

    def look(self, class_name: str) -> Look:
        """Return the look of a class, or that of all others."""
        return self.classes.get(class_name, self.other)


def load_style(text: str) -> Style:
    """Return the Style that *text*, in TOML, describes."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise MbcGraphError(f"style: not TOML ({error}). Mend the line that it names") from error
    columns = _texts(table, "columns", "style")
    looks = _get(table, "classes", dict, "style")
    lines = _get(table, "lines", dict, "style")
    return Style(
        columns=columns,
        classes={name: _read_look(looks[name], f"style, classes.{name}", columns) for name in looks},
        other=_read_look(_get(table, "other", dict, "style"), "style, other", columns),
        lines={name: _read_line(_get(lines, name, dict, "style, lines"), f"style, lines.{name}") for name in LINES},
        widths=_widths(table),
        max_nodes=_positive(table, "max_nodes"),
        rows=_positive(table, "rows"),
    )


def _read_look(table: object, where: str, columns: tuple[str, ...]) -> Look:
    if not isinstance(table, dict):
        raise _fault(where, "not a table", "Give it label, column, shape, light and dark")
    column = _get(table, "column", str, where)
    if column not in columns:
        raise _fault(where, f"no column {column!r}", f"Use one of {', '.join(columns)}")
    shape = _get(table, "shape", str, where)
    if shape not in SHAPES:
        raise _fault(where, f"no shape {shape!r}", f"Use one of {', '.join(SHAPES)}")
    return Look(
        label=_get(table, "label", str, where),
        column=columns.index(column),
        shape=shape,
        light=_colour(table, "light", where),
        dark=_colour(table, "dark", where),
    )


def _read_line(table: dict[str, object], where: str) -> Line:
    return Line(
        label=_get(table, "label", str, where),
        dashes=_numbers(table, "dashes", where),
        light=_colour(table, "light", where),
        dark=_colour(table, "dark", where),
    )


def _get(table: Mapping[str, object], key: str, kind: type[Kind], where: str) -> Kind:
    value = table.get(key)
    if not isinstance(value, kind):
        raise _fault(where, f"no {key}" if value is None else f"{key} is {value!r}", f"Give {key} as {kind.__name__}")
    return value


def _texts(table: Mapping[str, object], key: str, where: str) -> tuple[str, ...]:
    return tuple(str(text) for text in _get(table, key, list, where))


def _numbers(table: Mapping[str, object], key: str, where: str) -> tuple[float, ...]:
    numbers = _get(table, key, list, where)
    if not all(isinstance(number, int | float) and number > 0 for number in numbers):
        raise _fault(where, f"{key} is {numbers!r}", "Give a list of numbers above 0")
    return tuple(numbers)


def _widths(table: Mapping[str, object]) -> tuple[float, float]:
    widths = _numbers(table, "widths", "style")
    if len(widths) != 2 or widths[0] > widths[1]:
        raise _fault("style", f"widths is {list(widths)!r}", "Give the width for one document, then that for many")
    return widths[0], widths[1]


def _positive(table: Mapping[str, object], key: str) -> int:
    number = _get(table, key, int, "style")
    if number < 1:
        raise _fault("style", f"{key} is {number}", "Give a number above 0")
    return number


def _colour(table: Mapping[str, object], key: str, where: str) -> str:
    colour = _get(table, key, str, where)
    if not re.fullmatch("#[0-9a-fA-F]{6}", colour):
        raise _fault(where, f"{key} is {colour!r}", "Write a colour like #0a7f5b")
    return colour


def _fault(where: str, problem: str, remedy: str) -> MbcGraphError:
    return MbcGraphError(f"{where}: {problem}. {remedy}")
