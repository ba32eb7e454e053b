"""From Markdown to its blocks: the parser tells which lines, the text as read tells which characters."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from mbc_graph.model import Block, BlockKind, Span
from mbc_graph.reading.pieces import GLYPHS
from mbc_graph.reading.plain import read_stretch
from mbc_graph.reading.shapes import is_heading_like
from mbc_graph.reading.tables import find_bars, to_row

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n|$)")
_FRONT = re.compile(r"---[ \t]*[\r\n].*?[\r\n](?:---|\.\.\.)[ \t]*(?=[\r\n]|\Z)", re.DOTALL)
_QUOTE = re.compile(r"[>\s]*")
_BULLETS = re.compile(f"[{GLYPHS}]")
_BOLD_LINE = re.compile(r"(\*\*|__)(?P<words>[^*_\r\n]+)\1\Z")
_TAGS = re.compile(r"<!--.*?-->|</?[a-zA-Z][^>]*>", re.DOTALL)
_NOT_NEEDED = ["code", "html_block", "inline", "text_join"]


def read_markdown(text: str) -> list[Block]:
    """Return the blocks of *text*, in order; only those inside list items know what they stand under."""
    walk = _Walk(text)
    front = _FRONT.match(text)
    body = text
    if front:
        walk.blocks.append(Block(Span(0, len(front.group().rstrip())), BlockKind.FURNITURE))
        body = re.sub(r"[^\r\n]", " ", front.group()) + text[front.end() :]
    before = ""
    for token in _parser().parse(body):
        walk.step(token, before)
        before = token.type
    return walk.blocks


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False}).enable("table").disable(_NOT_NEEDED)


class _Walk:
    """The way through the parser's tokens: what is open, and the blocks found so far."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = [match.span() for match in _LINE.finditer(text)]
        self.blocks: list[Block] = []
        self.items: list[int | None] = []
        self.level = 0
        self.in_header = False

    def step(self, token: Token, before: str) -> None:
        """Take in one token."""
        if token.type == "list_item_open":
            self.items.append(None)
        elif token.type == "list_item_close":
            self.items.pop()
        elif token.type == "heading_open":
            self.level = int(token.tag[1:])
        elif token.type in ("thead_open", "thead_close"):
            self.in_header = token.type == "thead_open"
        elif token.type == "tr_open":
            self._add_row(token)
        elif token.type == "fence" and token.content.strip():
            self._add_fence(token)
        elif before in ("heading_open", "paragraph_open") and token.content.strip():
            span = self._find(token.content, token)
            if before == "heading_open":
                self._add(span, BlockKind.HEADING, self.level)
            elif self.items:
                self._add_to_item(span)
            else:
                self._add_paragraph(span)

    def _add(self, span: Span, kind: BlockKind, level: int = 0, under: int | None = None) -> None:
        self.blocks.append(Block(span, kind, under, level))

    def _add_to_item(self, span: Span) -> None:
        """Add the words of an item, or a further paragraph inside it."""
        if self.items[-1] is None:
            self.items[-1] = len(self.blocks)
            self._add(span, BlockKind.ITEM, len(self.items) - 1)
        else:
            self._add(span, BlockKind.PARAGRAPH, under=self.items[-1])

    def _add_paragraph(self, span: Span) -> None:
        """Add a paragraph, or what it truly is: a heading in bold, a list with foreign bullets, markup."""
        words = self.text[span.start : span.end]
        bold = _BOLD_LINE.match(words)
        if bold and is_heading_like(bold["words"]):
            start = span.start + bold.start("words")
            self._add(Span(start, start + len(bold["words"])), BlockKind.HEADING, self.level + 1)
        elif not _TAGS.sub("", words).strip():
            self._add(span, BlockKind.FURNITURE)
        elif _BULLETS.search(words):
            self.blocks += read_stretch(self.text, span.start, span.end)
        else:
            self._add(span, BlockKind.PARAGRAPH)

    def _add_row(self, token: Token) -> None:
        start, end = self.lines[_first_line(token)]
        quoted = _QUOTE.match(self.text, start, end)
        start = quoted.end() if quoted else start
        words = self.text[start:end].rstrip()
        row = to_row(find_bars(self.text, Span(start, start + len(words))), self.text, int(not self.in_header))
        if row is not None:
            self.blocks.append(row)

    def _add_fence(self, token: Token) -> None:
        """Add what is fenced off, its fences included."""
        first, last = token.map or (0, 0)
        start, end = self.lines[first][0], self.lines[last - 1][1]
        words = self.text[start:end]
        start += len(words) - len(words.lstrip())
        self._add(Span(start, start + len(words.strip())), BlockKind.FURNITURE)

    def _find(self, content: str, token: Token) -> Span:
        """Return where *content* stands: behind the signs of its first line, up to the end of its last."""
        wanted = content.strip().split("\n")
        words = wanted[0].rstrip()
        first = _first_line(token)
        while words not in self._line(first):
            first += 1
        at = self.lines[first][0] + self._line(first).rindex(words)
        if len(wanted) == 1:
            return Span(at, at + len(words))
        last = first + len(wanted) - 1
        return Span(at, self.lines[last][0] + len(self._line(last)))

    def _line(self, number: int) -> str:
        """Return a line without the blanks at its end, in the characters that the parser gives back."""
        start, end = self.lines[number]
        return self.text[start:end].rstrip().replace("\0", "\ufffd")


def _first_line(token: Token) -> int:
    if token.map is None:
        raise ValueError(f"a {token.type} without lines")
    return token.map[0]
