"""From plain text, as typed or as copied from a web page, to its blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mbc_graph.model import Block, BlockKind, Span
from mbc_graph.reading.pieces import GLYPHS, Piece, find_lines, find_pieces
from mbc_graph.reading.runs import find_kinds
from mbc_graph.reading.shapes import is_lead_in
from mbc_graph.reading.tables import find_tables

_GLYPH = re.compile(rf"\s*[{GLYPHS}]\s*|\s+·\s+")
_LED_GLYPH = re.compile(rf":\s*[{GLYPHS}·]")
_LED_DASH = re.compile(r":\s+([*–—-])\s+")
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
    pieces = find_pieces(text, start, end)
    kinds = find_kinds(pieces, is_start=not text[:start].strip())
    levels = _find_levels(pieces, kinds)
    return [
        block
        for piece, kind, level in zip(pieces, kinds, levels, strict=True)
        for block in _split(text, Block(piece.span, kind, level=level), piece.marker)
    ]


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


def _split(text: str, block: Block, marker: str) -> list[Block]:
    """Return *block*, cut where bullets stand inside its lines."""
    words = text[block.span.start : block.span.end]
    cuts = [] if block.kind is BlockKind.HEADING else _find_cuts(words, is_item=bool(marker))
    if not cuts:
        return [block]
    edges = [0, *(place for cut in cuts for place in cut), len(words)]
    parts = [_strip(words, edges[at], edges[at + 1]) for at in range(0, len(edges), 2)]
    first, level = block.kind, block.level
    if block.kind is BlockKind.ITEM and parts[0] and is_lead_in(words[parts[0].start : parts[0].end]):
        level += 1
    kinds = [(first, block.level), *((BlockKind.ITEM, level) for _ in cuts)]
    return [
        Block(Span(block.span.start + part.start, block.span.start + part.end), kind, level=level)
        for part, (kind, level) in zip(parts, kinds, strict=True)
        if part is not None
    ]


def _find_cuts(words: str, *, is_item: bool) -> list[tuple[int, int]]:
    """Return where bullets stand inside *words*; a dash is one only in a row of them behind a colon."""
    glyphs = [match.span() for match in _GLYPH.finditer(words) if match.start()]
    if len(glyphs) > 1 or (glyphs and (is_item or _LED_GLYPH.search(words))):
        return glyphs
    led = _LED_DASH.search(words)
    if led is None:
        return []
    dashes = [match.span() for match in re.finditer(rf"\s+{re.escape(led.group(1))}\s+", words[led.start() :])]
    found = [(led.start() + start, led.start() + end) for start, end in dashes]
    return found if len(found) > 1 else []


def _strip(words: str, start: int, end: int) -> Span | None:
    part = words[start:end]
    if not any(map(str.isalnum, part)):
        return None
    inner = start + len(part) - len(part.lstrip())
    return Span(inner, inner + len(part.strip()))
