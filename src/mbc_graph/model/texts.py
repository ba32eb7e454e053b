"""A text as it was read, and the places in it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property

from mbc_graph.model.terms import BlockKind


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters start up to, not including, end of a document's text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a range of characters: {self.start}..{self.end}")

    def holds(self, other: Span) -> bool:
        """Say whether *other* lies inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Say whether the two share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a document that is laid out as one: where it is, what it is, what it stands under.

    *under* is the index of an earlier block: the heading above it, or the lead-in or item that a list
    item belongs to. *level* counts headings from 1 and list depth from 0; unmarked headings have level 0.
    """

    span: Span
    kind: BlockKind
    under: int | None = None
    level: int = 0
    cells: tuple[Span, ...] = ()
    sentences: tuple[Span, ...] = ()


@dataclass(frozen=True)
class Document:
    """A text as it was read, never repaired, with its blocks in order."""

    id: str
    text: str
    blocks: tuple[Block, ...] = ()
    title: str | None = None
    source: str | None = None
    format: str = "text"
    metadata: tuple[tuple[str, str], ...] = ()

    def quote(self, span: Span) -> str:
        """Return the words at *span*; the only way from a span to words."""
        return self.text[span.start : span.end]

    @cached_property
    def sha256(self) -> str:
        """Return the hash of the text as read, in UTF-8."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()
