"""The table of candidates as a person hands it back: its rows that are marked, each knowing where it stands."""

from __future__ import annotations

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

    def fault(self, problem: str, remedy: str) -> OntologyError:
        """Return what is wrong with this row as an error."""
        return OntologyError(f"{self.path}, line {self.line}", problem, remedy)


def read_rows(path: Path) -> list[Row]:
    """Return the rows of the table at *path* that are marked "yes".

    Raises OntologyError with file and line where the header or a row is not as it should be.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as fault:
        raise OntologyError(str(path), f"cannot be read ({fault})", "Name a table of candidates in UTF-8") from fault
    header = [_cell(cell) for cell in lines[0].split("\t")] if lines else []
    _check_header(path, header)
    rows = []
    for at, line in enumerate(lines[1:], start=2):
        cells = [_cell(cell) for cell in line.split("\t")]
        if not any(cells):
            continue
        if len(cells) > len(header):
            raise OntologyError(f"{path}, line {at}", "more cells than columns", "Part the cells by single tabs")
        said = dict(zip(header, [*cells, *[""] * (len(header) - len(cells))], strict=True))
        if _is_marked(path, at, said["accept"]):
            rows.append(_row(path, at, said))
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


def _cell(text: str) -> str:
    """Return what a cell holds, the quotes taken off that a spreadsheet puts around it."""
    bare = text.strip()
    if len(bare) > 1 and bare.startswith('"') and bare.endswith('"'):
        bare = bare[1:-1].replace('""', '"')
    return " ".join(bare.split())
