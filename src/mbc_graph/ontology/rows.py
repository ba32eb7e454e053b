"""The table of candidates: as it is written for a person to mark, and its marked rows as they come back.

Both ways it is what spreadsheets read and write: cells parted by tabs, quoted where they need it.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from mbc_graph.errors import OntologyError

COLUMNS = (
    "accept",
    "label",
    "class",
    "iri",
    "documents",
    "times",
    "why",
    "near",
    "broader",
    "definition",
    "other_names",
    "example",
    "document",
)
_NEEDED = ("accept", "label", "class", "iri", "definition")
_OPTIONAL = ("lay_label",)
_REMEDY = "Close each quotation mark that opens a cell, and double those inside it"
_RECKONED = re.compile(r"'*[=+@-]")


@dataclass(frozen=True, slots=True)
class Row:
    """One row that a person marked, and where it stands."""

    path: Path
    line: int
    label: str
    kind: str
    iri: str
    definition: str = ""
    broader: str = ""
    other_names: tuple[str, ...] = ()
    lay_label: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """Return all that the row would have its concept called."""
        return (self.label, *self.other_names, *([self.lay_label] if self.lay_label else []))

    def fault(self, problem: str, remedy: str) -> OntologyError:
        """Return what is wrong with this row as an error."""
        return OntologyError(f"{self.path}, line {self.line}", problem, remedy)


def to_table(rows: Iterable[Mapping[str, object]]) -> str:
    """Return *rows*, what they hold by column, as a table with its header."""
    held = io.StringIO()
    writer = csv.writer(held, delimiter="\t", lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([to_cell(row[column]) for column in COLUMNS] for row in rows)
    return held.getvalue()


def to_cell(value: object) -> str:
    """Return a value as a cell: on one line, an apostrophe before a sign that makes a spreadsheet reckon.

    >>> to_cell(("gull", "tern")), to_cell("=1+1\\tgull")
    ('gull|tern', "'=1+1 gull")
    """
    text = "|".join(map(str, value)) if isinstance(value, tuple) else str(value)
    line = " ".join(text.split())
    return f"'{line}" if _RECKONED.match(line) else line


def from_cell(cell: str) -> str:
    """Return what a cell holds, on one line.

    >>> from_cell(to_cell("=1+1\\tgull"))
    '=1+1 gull'
    """
    line = " ".join(cell.split())
    return line[1:] if line.startswith("'") and _RECKONED.match(line) else line


def read_rows(path: Path) -> list[Row]:
    """Return the rows of the table at *path* that are marked "yes".

    Raises OntologyError with file and line where the header or a row is not as it should be.
    """
    (_, header), *table = _read_cells(path) or [(1, [])]
    _check_header(path, header)
    rows = []
    for at, cells in table:
        if not any(cells):
            continue
        if len(cells) > len(header):
            raise OntologyError(f"{path}, line {at}", "more cells than columns", "Part the cells by single tabs")
        said = dict(zip(header, [*cells, *[""] * (len(header) - len(cells))], strict=True))
        if _is_marked(path, at, said["accept"]):
            rows.append(_row(path, at, said))
    return rows


def _read_cells(path: Path) -> list[tuple[int, list[str]]]:
    """Return the cells of each row of the table at *path*, with the line of the file that the row begins on."""
    rows: list[tuple[int, list[str]]] = []
    line = 1
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.reader(lines, delimiter="\t", strict=True)
            for cells in reader:
                rows.append((line, [from_cell(cell) for cell in cells]))
                line = reader.line_num + 1
    except (OSError, UnicodeDecodeError) as fault:
        raise OntologyError(str(path), f"cannot be read ({fault})", "Name a table of candidates in UTF-8") from fault
    except csv.Error as fault:
        raise OntologyError(f"{path}, line {line}", f"the row cannot be read ({fault})", _REMEDY) from fault
    return rows


def _check_header(path: Path, header: list[str]) -> None:
    missing = [column for column in _NEEDED if column not in header]
    strange = [column for column in header if column not in (*COLUMNS, *_OPTIONAL)]
    doubled = sorted({column for column in header if header.count(column) > 1})
    if missing or strange or doubled:
        told = [("lacks", missing), ("has the unknown", strange), ("has twice", doubled)]
        problem = "the header " + " and ".join(f"{what} {', '.join(map(repr, which))}" for what, which in told if which)
        raise OntologyError(f"{path}, line 1", problem, "Keep it as “mbc-graph ontology candidates” writes it")


def _is_marked(path: Path, line: int, mark: str) -> bool:
    low = mark.casefold()
    if low not in ("", "yes", "no"):
        raise OntologyError(f"{path}, line {line}", f"“{mark}” in the column accept", "Write yes, or leave it empty")
    return low == "yes"


def _row(path: Path, line: int, said: dict[str, str]) -> Row:
    row = Row(
        path,
        line,
        label=said["label"],
        kind=said["class"],
        iri=said["iri"],
        definition=said["definition"],
        broader=said.get("broader", ""),
        other_names=tuple(name for part in said.get("other_names", "").split("|") if (name := part.strip())),
        lay_label=said.get("lay_label", ""),
    )
    if not row.label:
        raise row.fault("the row has no label", "Write the concept's name")
    if not row.iri:
        raise row.fault(f"“{row.label}” has no iri", "Write a local name such as SandEel, or that of a concept")
    return row
