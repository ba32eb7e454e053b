"""What is made from other files of the ontology: replaced when the whole can be loaded with it, else left."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import takewhile
from pathlib import Path

from mbc_graph.errors import OntologyError
from mbc_graph.ontology.files import replace_files
from mbc_graph.ontology.loading import load_vocabulary, ontology_files

MARK = "# Made from "
_HEAD = ("#", "@prefix ", "@base ")


def replace_made(contents: Mapping[Path, str]) -> list[Path]:
    """Return the paths of *contents*, once each file says what stands there.

    Raises OntologyError where a file stands in the way that was not made; then all are as they were.
    """
    _check_made(contents)
    return replace_files(contents)


def make_whole(folder: Path, *parts: Mapping[Path, str]) -> list[Path]:
    """Return the files of *parts*, once they are written and the ontology in *folder* can be loaded with them.

    Raises OntologyError where it cannot, or where two parts make one file; then all files are as they were.
    """
    contents: dict[Path, str] = {}
    for part in parts:
        if doubled := sorted(contents.keys() & part.keys()):
            raise OntologyError(str(doubled[0]), "two sources make this one file", "Give the template another target")
        contents |= part
    _check_made(contents)
    rest = [path for path in ontology_files(folder) if path not in contents]
    return replace_files(contents, lambda beside: _check_whole(rest, beside))


def _check_made(contents: Mapping[Path, str]) -> None:
    for path in contents:
        if path.exists() and not _is_made(path):
            problem = f"it would be written over, and has no “{MARK.strip()}” at its head"
            raise OntologyError(str(path), problem, "Give what you wrote yourself another name")


def _is_made(path: Path) -> bool:
    """Say whether the head of the file at *path*, comments and prefixes, tells what it was made from."""
    if not path.is_file():
        return False
    lines = path.read_text(encoding="utf-8-sig", errors="replace").splitlines()
    head = takewhile(lambda line: not line.strip() or line.startswith(_HEAD), lines)
    return any(line.startswith(MARK) for line in head)


def _check_whole(rest: list[Path], beside: Mapping[Path, Path]) -> None:
    """Refuse what would make an ontology that cannot be loaded, by the names that the files shall have."""
    try:
        load_vocabulary([*rest, *beside.values()])
    except OntologyError as fault:
        where = fault.where
        for path, new in beside.items():
            where = where.replace(str(new), str(path))
        raise OntologyError(where, fault.problem, fault.remedy) from fault
