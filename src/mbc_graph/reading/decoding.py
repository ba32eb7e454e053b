"""From bytes to text, or a clear word on why there is none; what was decoded is never repaired."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from mbc_graph.errors import UnreadableDocument

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_OTHERS = (
    (b"%PDF", "a PDF; save its text as .txt or .md"),
    (b"PK\x03\x04", "an archive or a word processor's file; save its text as .txt or .md"),
    (b"\x1f\x8b", "compressed; unpack it first"),
)
_HTML = re.compile(rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a]")


def load_bytes(path: Path) -> bytes:
    """Return what the file at *path* holds."""
    if path.is_dir():
        raise UnreadableDocument(str(path), "is a folder, not a document; name a file in it")
    try:
        raw = path.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableDocument(str(path), "is missing; check the name") from error
    except OSError as error:
        raise UnreadableDocument(str(path), f"could not be opened: {error.strerror}") from error
    return raw


def decode(raw: bytes, where: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Return the text that *raw* holds, and a note on the encoding where it had to be guessed.

    >>> decode(b"Gulls nest on \\x93cliffs\\x94", "birds.txt")
    ('Gulls nest on “cliffs”', (('encoding', 'windows-1252'),))
    """
    _refuse_other_formats(raw, where)
    encoding = next((encoding for mark, encoding in _MARKS if raw.startswith(mark)), "utf-8")
    notes: tuple[tuple[str, str], ...] = ()
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding != "utf-8":
            why = f"is marked as {encoding.upper()} but breaks it at byte {error.start}"
            raise UnreadableDocument(where, f"{why}; save it again as UTF-8") from error
        text, notes = _decode_windows(raw, where, error), (("encoding", "windows-1252"),)
    if _CONTROLS.search(text):
        raise UnreadableDocument(where, "is binary: it holds control characters; save its text as UTF-8")
    if not text.strip():
        raise UnreadableDocument(where, "holds nothing but blanks")
    return text, notes


def _refuse_other_formats(raw: bytes, where: str) -> None:
    if not raw:
        raise UnreadableDocument(where, "is empty")
    for start, what in _OTHERS:
        if raw.startswith(start):
            raise UnreadableDocument(where, f"is {what}")
    if _HTML.match(raw):
        raise UnreadableDocument(where, "is HTML; save its text as .txt or .md")
    if b"\x00" in raw and not any(raw.startswith(mark) for mark, _ in _MARKS):
        raise UnreadableDocument(where, f"is binary: byte {raw.index(0)} is NUL; save its text as UTF-8")


def _decode_windows(raw: bytes, where: str, error: UnicodeDecodeError) -> str:
    """Return *raw* read as Windows-1252, where none of its bytes is undefined there."""
    try:
        return raw.decode("windows-1252")
    except UnicodeDecodeError:
        why = f"is not UTF-8: byte {error.start} (0x{raw[error.start]:02x}) does not fit; save it again as UTF-8"
        raise UnreadableDocument(where, why) from error
