"""From blocks in order to blocks that know what they stand under: a heading, a lead-in, an item, a header row."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from mbc_graph.model import Block, BlockKind
from mbc_graph.reading.shapes import count_blank_lines, ends_sentence, is_lead_in

_LAST_WORDS = 160


@dataclass
class _Open:
    """What is open at a place of a document, and so may have the next block under it."""

    headings: list[int] = field(default_factory=list)
    items: list[int] = field(default_factory=list)
    opener: int | None = None
    header: int | None = None
    previous: int | None = None
    gap: int = 0

    @property
    def heading(self) -> int | None:
        """The nearest heading."""
        return self.headings[-1] if self.headings else None


def nest(text: str, blocks: Iterable[Block], announces: re.Pattern[str]) -> tuple[Block, ...]:
    """Return *blocks*, each with the index of the block it stands under; furniture stands under nothing.

    A list stands under the paragraph before it where that ends in a colon, ends without a full stop, or
    *announces* the list in its last words; else under the heading.
    """
    nested: list[Block] = []
    now = _Open()
    for at, block in enumerate(blocks):
        if at:
            _close_section(text, nested, block, now)
        if block.kind is BlockKind.FURNITURE:
            nested.append(replace(block, under=None, level=0, cells=()))
            continue
        under = block.under if block.under is not None else _find_parent(text, nested, block, now, announces)
        nested.append(replace(block, under=under))
        _open(nested, at, now, is_inside=block.under is not None)
    return tuple(nested)


def _close_section(text: str, nested: list[Block], block: Block, now: _Open) -> None:
    """Note that an unmarked section ends where a paragraph stands off by more blank lines than are usual in it.

    There a heading was lost; what follows is better read under none than under the wrong one.
    """
    gap = count_blank_lines(text[nested[-1].span.end : block.span.start])
    if nested[-1].kind is BlockKind.HEADING:
        now.gap = gap
    elif now.headings and not nested[now.headings[-1]].level and block.kind is BlockKind.PARAGRAPH:
        now.headings = [] if gap > now.gap >= 1 else now.headings


def _find_parent(text: str, nested: list[Block], block: Block, now: _Open, announces: re.Pattern[str]) -> int | None:
    if block.kind is BlockKind.HEADING:
        return next((at for at in reversed(now.headings) if 0 < nested[at].level < block.level), None)
    if block.kind is BlockKind.ROW:
        return now.header if block.level and now.header is not None else now.heading
    if block.kind is BlockKind.PARAGRAPH:
        return now.heading
    parent = next((at for at in reversed(now.items) if nested[at].level < block.level), None)
    if parent is not None:
        return parent
    if not now.items:
        now.opener = _find_opener(text, nested, now, announces)
    return now.opener


def _find_opener(text: str, nested: list[Block], now: _Open, announces: re.Pattern[str]) -> int | None:
    """Return the block that leads to a list which starts now."""
    if now.previous is None or nested[now.previous].kind is not BlockKind.PARAGRAPH:
        return now.heading
    span = nested[now.previous].span
    words = text[span.start : span.end]
    if is_lead_in(words) or not ends_sentence(words) or announces.search(words[-_LAST_WORDS:]):
        return now.previous
    return now.heading


def _open(nested: list[Block], at: int, now: _Open, *, is_inside: bool) -> None:
    """Note what the block at *at* opens and closes; a paragraph inside an item closes no list."""
    block = nested[at]
    if is_inside:
        return
    now.previous = at
    if block.kind is BlockKind.ITEM:
        now.items = [*(item for item in now.items if nested[item].level < block.level), at]
        return
    now.items = []
    if block.kind is BlockKind.HEADING:
        kept = [heading for heading in now.headings if 0 < nested[heading].level < block.level]
        now.headings = [*kept, at]
    now.header = at if block.kind is BlockKind.ROW and not block.level else now.header
    if block.kind is not BlockKind.ROW:
        now.header = None
