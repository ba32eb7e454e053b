"""What a reader of one document knows while reading on."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from mbc_graph.extraction.frames import Frame
from mbc_graph.extraction.subjects import Memory
from mbc_graph.model import Document, Mention, Span, Vocabulary


@dataclass
class Reader:
    """The state of reading one document: what was handed down by which block, and what is remembered."""

    document: Document
    vocabulary: Vocabulary
    mentions: dict[int, list[Mention]]
    parents: frozenset[int]
    memory: Memory = field(default_factory=Memory)
    frames: dict[int, Frame] = field(default_factory=dict)
    section: Frame = field(default_factory=Frame)
    rows: dict[int, list[tuple[Mention, ...]]] = field(default_factory=dict)
    starts: dict[int, list[int]] = field(default_factory=dict)

    def mentions_in(self, index: int, span: Span) -> list[Mention]:
        """Return the mentions of block *index* that lie in *span*, in order."""
        held = self.mentions.get(index, [])
        if index not in self.starts:
            self.starts[index] = [mention.span.start for mention in held]
        first, last = (bisect_left(self.starts[index], at) for at in (span.start, span.end))
        return [mention for mention in held[first:last] if span.holds(mention.span)]
