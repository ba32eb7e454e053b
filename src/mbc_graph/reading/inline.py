"""Lists whose bullets stand inside a line, cut into the pieces they would be on lines of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from mbc_graph.reading.pieces import GLYPHS, Piece
from mbc_graph.reading.shapes import fold_blanks, is_lead_in

_GLYPH = re.compile(rf"\s*[{GLYPHS}]\s*|\s+·\s+")
_LED_GLYPH = re.compile(rf":\s*[{GLYPHS}·]")
_LED_DASH = re.compile(r":\s+([*–—-])\s+")
_STEP = 4


def split_inline(text: str, pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield *pieces*, those with bullets inside cut at each of them."""
    for piece in pieces:
        cuts = [] if piece.level else _find_cuts(text[piece.start : piece.end], is_item=bool(piece.marker))
        yield from _cut(text, piece, cuts) if cuts else [piece]


def _find_cuts(words: str, *, is_item: bool) -> list[tuple[int, int]]:
    """Return where bullets stand inside *words*; a dash is one only in a row of them behind a colon."""
    glyphs = [match.span() for match in _GLYPH.finditer(words) if match.start()]
    if len(glyphs) > 1 or (glyphs and (is_item or _LED_GLYPH.search(words))):
        return glyphs
    led = _LED_DASH.search(words)
    if led is None:
        return []
    dashes = re.compile(rf"\s+{re.escape(led.group(1))}\s+").finditer(words, led.start())
    found = [match.span() for match in dashes]
    return found if len(found) > 1 else []


def _cut(text: str, piece: Piece, cuts: list[tuple[int, int]]) -> Iterator[Piece]:
    """Yield the parts of *piece* between *cuts*: the first as it was, the others as items on its line."""
    starts = [piece.start, *(piece.start + end for _, end in cuts)]
    ends = [*(piece.start + start for start, _ in cuts), piece.end]
    is_first, indent = True, piece.indent
    for start, end in zip(starts, ends, strict=True):
        words = text[start:end]
        if not any(map(str.isalnum, words)):
            continue
        start += len(words) - len(words.lstrip())
        part = replace(piece, start=start, end=start + len(words.strip()), words=fold_blanks(words), indent=indent)
        if is_first:
            indent += _STEP if piece.marker and is_lead_in(words) else 0
        yield part if is_first else replace(part, marker="•", is_apart=False, is_inline=True)
        is_first = False
