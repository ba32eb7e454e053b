"""What a folder says of its documents: a table documents.tsv beside them, one row a file."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from mbc_graph.errors import UnreadableDocument
from mbc_graph.model import Document

NAME = "documents.tsv"
_METADATA = {"licence": "license", "language": "language", "kind": "type"}

Catalogue = Mapping[str, Mapping[str, str]]


def read_catalogue(folder: Path) -> Catalogue:
    """Return the rows of the table in *folder* by the name of their file; nothing where there is no table."""
    path = folder / NAME
    if not path.is_file():
        return {}
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    except UnicodeDecodeError as error:
        raise UnreadableDocument(str(path), f"breaks UTF-8 at byte {error.start}; save it as UTF-8") from error
    if any("file" not in row or None in row.values() for row in rows):
        raise UnreadableDocument(str(path), "a row lacks a cell. Give each row a file and as many cells as the header")
    return {row["file"]: row for row in rows}


def described(document: Document, catalogue: Catalogue) -> Document:
    """Return *document* with the title, source, licence, language and kind that *catalogue* gives."""
    row = catalogue.get(document.id)
    if row is None:
        return document
    said = tuple((name, row[column]) for column, name in _METADATA.items() if row.get(column))
    return replace(
        document,
        title=row.get("title") or document.title,
        source=row.get("facts_from") or document.source,
        metadata=document.metadata + said,
    )
