"""Rows of a table and their cells, in plain text and in Markdown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby, pairwise

from mbc_graph.model import Block, BlockKind, Span
from mbc_graph.reading.pieces import has_marker
from mbc_graph.reading.shapes import is_lead_in

_BAR = re.compile(r"(?<!\\)\|")
_GAPS = ((re.compile(r"\t"), 2), (_BAR, 3), (re.compile(r"[^\S\r\n]{3,}"), 3))
_RULE = re.compile(r"[\s|:+=-]+$")
_CELL_LENGTH = 80


def find_bars(text: str, line: Span) -> tuple[Span, ...]:
    """Return the cells between the bars of *line*; an empty one is the bar or the blanks in its place."""
    start = line.start + text.startswith("|", line.start)
    end = line.end - (text.endswith("|", start, line.end) and not text.endswith("\\|", start, line.end))
    return _cut(text, Span(start, end), _BAR) if start < end else ()


def to_row(cells: tuple[Span, ...], text: str, level: int) -> Block | None:
    """Return the row of *cells*, a header at level 0, or `None` where all are empty."""
    full = [cell for cell in cells if text[cell.start : cell.end].strip(" \t|\\")]
    if not full:
        return None
    return Block(Span(full[0].start, full[-1].end), BlockKind.ROW, None, level, cells)


def find_tables(text: str, lines: Sequence[Span | None]) -> list[list[Block]]:
    """Return the tables among *lines*: neighbours with as many cells, divided in the same way."""
    tables = []
    left = list(lines)
    for gap, least in _GAPS:
        cut = [_find_cells(text, line, gap) for line in left]
        for size, group in groupby(range(len(cut)), key=lambda at: len(cut[at])):
            rows = list(group)
            if size > 1 and len(rows) >= least:
                tables.append(_to_table(text, [cut[at] for at in rows]))
                left[rows[0] : rows[-1] + 1] = [None] * len(rows)
    return sorted(filter(None, tables), key=lambda table: table[0].span)


def _find_cells(text: str, line: Span | None, gap: re.Pattern[str]) -> tuple[Span, ...]:
    if line is None or has_marker(text[line.start : line.end]):
        return ()
    if gap is _BAR:
        cells = find_bars(text, line)
    else:
        start = line.start
        while text.startswith("\t", start - 1) and start > 0:
            start -= 1
        cells = _cut(text, Span(start, line.end), gap)
    return cells if all(cell.end - cell.start <= _CELL_LENGTH for cell in cells) else ()


def _to_table(text: str, rows: list[tuple[Span, ...]]) -> list[Block]:
    """Return the rows of a table; the first heads the others, unless it holds a figure or a label."""
    rows = [cells for cells in rows if not _RULE.match(text[cells[0].start : cells[-1].end])]
    first = [text[cell.start : cell.end] for cell in rows[0]] if rows else []
    has_header = not any(map(is_lead_in, first)) and not any(map(str.isdigit, "".join(first[1:])))
    blocks = [to_row(cells, text, int(at > 0 or not has_header)) for at, cells in enumerate(rows)]
    return [block for block in blocks if block is not None]


def _cut(text: str, line: Span, gap: re.Pattern[str]) -> tuple[Span, ...]:
    """Return the stretches of *line* between its gaps, without the blanks around them."""
    gaps = [(match.start(), match.end()) for match in gap.finditer(text, line.start, line.end)]
    edges = [(line.start, line.start), *gaps, (line.end, line.end)]
    cells = []
    for (before, start), (end, after) in pairwise(edges):
        words = text[start:end]
        inner = start + len(words) - len(words.lstrip())
        if words.strip():
            cells.append(Span(inner, inner + len(words.strip())))
        elif start < end:
            cells.append(Span(start, end))
        elif before < after:
            cells.append(Span(end, after) if end < after else Span(before, start))
    return tuple(cells)
