"""From plain text, as typed or as copied from a web page, to its blocks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mbc_graph.model import Block, BlockKind
from mbc_graph.reading.inline import split_inline
from mbc_graph.reading.pieces import Piece, find_lines, find_pieces
from mbc_graph.reading.runs import find_kinds
from mbc_graph.reading.shapes import is_lead_in
from mbc_graph.reading.tables import find_tables

_NEAR = 1


def read_plain(text: str) -> list[Block]:
    """Return the blocks of *text*, in order; none knows yet what it stands under."""
    blocks: list[Block] = []
    at = 0
    for table in find_tables(text, list(find_lines(text, 0, len(text)))):
        blocks += read_stretch(text, at, table[0].span.start)
        blocks += table
        at = table[-1].span.end
    return blocks + read_stretch(text, at, len(text))


def read_stretch(text: str, start: int, end: int) -> list[Block]:
    """Return the blocks of text[start:end], where no table is."""
    pieces = list(split_inline(text, find_pieces(text, start, end)))
    kinds = find_kinds(pieces, is_start=not text[:start].strip(), is_end=not text[end:].strip())
    levels = _find_levels(pieces, kinds)
    return [Block(piece.span, kind, level=level) for piece, kind, level in zip(pieces, kinds, levels, strict=True)]


def _find_levels(pieces: Sequence[Piece], kinds: Sequence[BlockKind]) -> Iterator[int]:
    """Yield the level of each piece: of marked and counted headings from 1, of items from 0."""
    open_items: list[Piece] = []
    for at, (piece, kind) in enumerate(zip(pieces, kinds, strict=True)):
        if kind is BlockKind.ITEM:
            is_led = at > 0 and is_lead_in(pieces[at - 1].words)
            open_items = [*_find_parents(open_items, piece, is_led=is_led), piece]
            yield len(open_items) - 1
            continue
        open_items = []
        yield piece.level or int(kind is BlockKind.HEADING and bool(piece.marker))


def _find_parents(open_items: list[Piece], piece: Piece, *, is_led: bool) -> list[Piece]:
    """Return those of *open_items* that *piece* stands under: told by indentation, then by another marker."""
    wider = [item for item in open_items if item.indent <= piece.indent + _NEAR]
    for depth, item in enumerate(wider):
        if item.style == piece.style and abs(item.indent - piece.indent) <= _NEAR:
            return wider[:depth]
    is_level = bool(wider) and abs(wider[-1].indent - piece.indent) <= _NEAR
    if is_level and piece.is_apart and not is_led:
        return wider[:-1]
    return wider
