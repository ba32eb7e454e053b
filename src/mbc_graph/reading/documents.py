"""From a file, or a text at hand, to a Document whose blocks know what they stand under."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from mbc_graph.errors import UnreadableDocument
from mbc_graph.model import Block, BlockKind, Document
from mbc_graph.reading.catalogue import NAME as CATALOGUE
from mbc_graph.reading.decoding import decode, load_bytes
from mbc_graph.reading.furniture import Furniture
from mbc_graph.reading.markdown import read_markdown
from mbc_graph.reading.marking import mark
from mbc_graph.reading.nesting import nest
from mbc_graph.reading.plain import read_plain
from mbc_graph.reading.shapes import fold_blanks

_FORMATS: dict[str, Callable[[str], list[Block]]] = {"text": read_plain, "markdown": read_markdown}
_SUFFIXES = {".txt": "text", ".md": "markdown", ".markdown": "markdown"}
_TITLE_LENGTH = 150
_NO_FURNITURE = Furniture()


def find_documents(path: Path) -> list[Path]:
    """Return the documents at *path*, sorted: the file itself, or the files in the folder that may be read.

    Raises UnreadableDocument where the folder cannot be opened or holds none.
    """
    if not _is_folder(path):
        return [path]
    found = [file for file in _listed(path) if _is_document(file)]
    if not found:
        raise UnreadableDocument(str(path), f"a folder without a document; name one with {', '.join(_SUFFIXES)} files")
    return found


def find_others(path: Path) -> list[tuple[Path, str]]:
    """Return what stands in the folder *path* beside its documents, with why it is passed over."""
    if not _is_folder(path):
        return []
    others = [file for file in _listed(path) if not _is_document(file) and file.name != CATALOGUE]
    return [(file, _why_passed_over(file)) for file in others if not file.name.startswith(".")]


def _why_passed_over(file: Path) -> str:
    if file.is_dir():
        return "a folder in a folder; name it to have it read"
    return f"no kind of file that is read; those are {', '.join(_SUFFIXES)}"


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError as error:
        raise UnreadableDocument(str(path), f"could not be opened: {error.strerror}") from error


def _listed(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError as error:
        raise UnreadableDocument(str(folder), f"could not be opened: {error.strerror}") from error


def _is_document(file: Path) -> bool:
    return file.suffix.lower() in _SUFFIXES and not file.name.startswith(".") and file.is_file()


def read(path: Path, *, furniture: Furniture = _NO_FURNITURE) -> Iterator[Document]:
    """Return the documents in the file at *path*, named as the file is."""
    text, notes = decode(load_bytes(path), str(path))
    return iter([_to_document(text, path.name, _SUFFIXES.get(path.suffix.lower(), "text"), furniture, notes)])


def read_text(
    text: str,
    *,
    id: str,
    format: str = "text",
    furniture: Furniture = _NO_FURNITURE,
) -> Document:
    """Return the document *id* that holds *text*; *format* is "text" or "markdown".

    >>> [block.kind.value for block in read_text("Gulls nest on:\\n- cliffs\\n- roofs", id="birds").blocks]
    ['paragraph', 'item', 'item']
    """
    if format not in _FORMATS:
        raise UnreadableDocument(id, f"{format!r} is no format that is read; say one of {', '.join(_FORMATS)}")
    return _to_document(text, id, format, furniture)


def _to_document(
    text: str, name: str, kind: str, furniture: Furniture, notes: tuple[tuple[str, str], ...] = ()
) -> Document:
    blocks = nest(text, mark(text, _FORMATS[kind](text), furniture), furniture.announcing)
    return Document(
        id=name,
        text=text,
        blocks=blocks,
        title=_find_title(text, blocks),
        format="text/markdown" if kind == "markdown" else "text/plain",
        metadata=notes,
    )


def _find_title(text: str, blocks: Sequence[Block]) -> str | None:
    """Return the first heading, or the first short line, where no running text comes before it."""
    for block in blocks:
        words = fold_blanks(text[block.span.start : block.span.end]).strip("*_`")
        if block.kind is BlockKind.HEADING:
            return words
        if block.kind is not BlockKind.FURNITURE:
            return words if len(words) <= _TITLE_LENGTH and block.kind is BlockKind.PARAGRAPH else None
    return None
