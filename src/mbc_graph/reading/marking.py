"""Which blocks are furniture: by what they say, by where they stand, by saying again what was said."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from mbc_graph.model import Block, BlockKind
from mbc_graph.reading.furniture import Furniture
from mbc_graph.reading.shapes import count_blank_lines, ends_sentence, fold_blanks, is_lead_in, is_prose

_NOTE = 400
_ENTRY = 200
_CONTENTS = 200
_WHOLE_PARAGRAPH = 60
_PART = 30
_NEAR = 4
_PART_END = re.compile(r"(?<=[.!?])\s+")
_PARTS = re.compile(r"\s{2,}|\s*\|\s*")


@dataclass(frozen=True, slots=True)
class _Page:
    """A text with its blocks, the words of each, and what is known to be furniture so far."""

    text: str
    blocks: Sequence[Block]
    words: Sequence[str]
    furniture: Furniture
    marked: set[int]

    def is_tight(self, at: int) -> bool:
        """Say whether no blank line stands before the block at *at*."""
        between = self.text[self.blocks[at - 1].span.end : self.blocks[at].span.start] if at else ""
        return at > 0 and not count_blank_lines(between)

    def is_content(self, at: int) -> bool:
        """Say whether the block at *at* is running text that nothing shows to be furniture."""
        words = self.words[at]
        is_text = self.blocks[at].kind is BlockKind.PARAGRAPH and (is_prose(words) or is_lead_in(words))
        return is_text and at not in self.marked and not words.endswith(("...", "…"))


def mark(text: str, blocks: Sequence[Block], furniture: Furniture) -> list[Block]:
    """Return *blocks* with furniture marked as such, and with captions no longer taken for headings."""
    words = [fold_blanks(text[block.span.start : block.span.end]) for block in blocks]
    page = _Page(text, blocks, words, furniture, set())
    for find in _WAYS:
        page.marked.update(find(page))
    return [_mark(block, page, at) for at, block in enumerate(blocks)]


def _mark(block: Block, page: _Page, at: int) -> Block:
    if at in page.marked:
        return replace(block, kind=BlockKind.FURNITURE)
    if block.kind is BlockKind.HEADING and not block.level and page.furniture.captions.fullmatch(page.words[at]):
        return replace(block, kind=BlockKind.PARAGRAPH)
    return block


def _by_phrase(page: _Page) -> Iterator[int]:
    """Yield the blocks that say what furniture says."""
    furniture = page.furniture
    for at, words in enumerate(page.words):
        bare = words.strip("#*_`>[]().,:;!?|\"'“”‘’ -–—")
        is_citation = furniture.citations.search(words)
        if is_citation or furniture.alone.fullmatch(bare) or _is_note(words, furniture):
            yield at


def _is_note(words: str, furniture: Furniture) -> bool:
    """Say whether *words* are few and at least half of their sentences are furniture.

    An opening counts only in a text that begins with one: a link at the end leaves what it follows as it is.
    """
    if len(words) > _NOTE:
        return False
    parts = [part.strip("*_[( ") for part in _PART_END.split(words)]
    found = [bool(furniture.anywhere.search(part)) for part in parts]
    if furniture.opening.match(parts[0]):
        found = [known or bool(furniture.opening.match(part)) for known, part in zip(found, parts, strict=True)]
    return 2 * sum(found) >= len(parts)


def _navigation(page: _Page) -> Iterator[int]:
    """Yield the lines made of three or more short parts that say nothing."""
    for at, block in enumerate(page.blocks):
        line = page.text[block.span.start : block.span.end]
        parts = _PARTS.split(line)
        is_line = block.kind is not BlockKind.ROW and len(line.splitlines()) == 1
        if is_line and len(parts) > 2 and all(_is_label(part) for part in parts):
            yield at


def _is_label(part: str) -> bool:
    return len(part) <= _PART and not ends_sentence(part) and not any(map(str.isdigit, part))


def _contents(page: _Page) -> Iterator[int]:
    """Yield the lists of the page's own headings, with what heads them."""
    for at, words in enumerate(page.words):
        if not page.furniture.contents.fullmatch(words.strip("*_: ")) or len(words) > _CONTENTS or _ends(words):
            continue
        yield at
        seen: set[str] = set()
        for below in range(at + 1, len(page.blocks)):
            if page.is_content(below) or page.words[below] in seen or not _is_listed(page, below):
                break
            seen.add(page.words[below])
            yield below


def _ends(words: str) -> bool:
    return ends_sentence(words) and not words.endswith("?")


def _is_listed(page: _Page, at: int) -> bool:
    is_item = page.blocks[at].kind is BlockKind.ITEM
    return is_item or page.is_tight(at) or at in page.marked or page.words[at] in page.words[at + 1 :]


def _menus(page: _Page) -> Iterator[int]:
    """Yield the runs of short lines whose words come back as headings, or most of which are furniture."""
    headings: dict[str, int] = {
        words: at for at, words in enumerate(page.words) if page.blocks[at].kind is BlockKind.HEADING
    }
    for run in _find_runs(page):
        back = [at for at in run if headings.get(page.words[at], -1) > run[-1]]
        if len(back) > 1 and 3 * len(back) >= 2 * len(run):
            yield from back
        if len(run) > 2 and 2 * sum(at in page.marked for at in run) >= len(run):
            yield from run


def _find_runs(page: _Page) -> Iterator[list[int]]:
    """Yield the runs of short blocks without a blank line between them that no lead-in announces."""
    run: list[int] = []
    is_led = False
    for at in range(len(page.blocks)):
        is_short = not is_prose(page.words[at]) and not is_lead_in(page.words[at])
        if run and is_short and page.is_tight(at):
            run.append(at)
            continue
        if run and not is_led:
            yield run
        is_led = at > 0 and is_lead_in(page.words[at - 1]) and at - 1 not in page.marked
        run = [at] if is_short else []
    if run and not is_led:
        yield run


def _closings(page: _Page) -> Iterator[int]:
    """Yield the headings of references and links, with what stands below them."""
    for at, words in enumerate(page.words):
        is_heading = page.blocks[at].kind is not BlockKind.ITEM and len(words) <= _PART * 2
        if not is_heading or not page.furniture.closing.fullmatch(words.strip("*_: ")):
            continue
        yield at
        for below in range(at + 1, len(page.blocks)):
            if _ends_closing(page, at, below):
                break
            yield below


def _ends_closing(page: _Page, heading: int, at: int) -> bool:
    """Say whether the block at *at* is no longer below the closing *heading*."""
    block = page.blocks[at]
    if at in page.marked:
        return False
    if block.kind is BlockKind.HEADING:
        if block.level or page.blocks[heading].level:
            return block.level <= page.blocks[heading].level
        return at + 1 < len(page.blocks) and page.is_content(at + 1)
    return page.is_content(at) and len(page.words[at]) > _ENTRY


def _repeated(page: _Page) -> Iterator[int]:
    """Yield what was said before: a line at once, a paragraph anywhere; and a heading stuck to its text."""
    seen: set[str] = set()
    for at, words in enumerate(page.words):
        kind = page.blocks[at].kind
        is_echo = at > 0 and words == page.words[at - 1] and kind in (BlockKind.HEADING, BlockKind.PARAGRAPH)
        if is_echo or (words in seen and kind is BlockKind.PARAGRAPH) or _is_stuck(page, at):
            yield at
        if len(words) >= _WHOLE_PARAGRAPH and not is_lead_in(words):
            seen.add(words)


def _is_stuck(page: _Page, at: int) -> bool:
    """Say whether a block is the heading below it and the text below that, stuck together."""
    for heading in range(at + 1, min(at + _NEAR, len(page.words) - 1)):
        if page.words[at] == page.words[heading] + page.words[heading + 1]:
            return True
    return False


def _below(page: _Page) -> Iterator[int]:
    """Yield the lists that furniture leads to, and the headings with nothing but furniture below."""
    for at in range(1, len(page.blocks)):
        is_item = page.blocks[at].kind is BlockKind.ITEM
        above = at - 1 in page.marked and (is_lead_in(page.words[at - 1]) or _was_led(page, at - 1))
        if is_item and above:
            page.marked.add(at)
    headings = [at for at, block in enumerate(page.blocks) if block.kind is BlockKind.HEADING]
    for at, following in zip(headings[1:], [*headings[2:], len(page.blocks)], strict=False):
        below = range(at + 1, following)
        if below and page.marked.issuperset(below) and not _has_parts(page, at, following):
            yield at


def _was_led(page: _Page, at: int) -> bool:
    """Say whether the marked item at *at* belongs to a list that furniture leads to."""
    while at >= 0 and page.blocks[at].kind is BlockKind.ITEM and at in page.marked:
        at -= 1
    return at in page.marked and is_lead_in(page.words[at])


def _has_parts(page: _Page, heading: int, following: int) -> bool:
    """Say whether the next heading stands under *heading*."""
    return following < len(page.blocks) and page.blocks[following].level > page.blocks[heading].level > 0


_WAYS: tuple[Callable[[_Page], Iterator[int]], ...] = (
    _by_phrase,
    _navigation,
    _contents,
    _menus,
    _closings,
    _repeated,
    _below,
)
