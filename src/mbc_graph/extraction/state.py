"""What a reader of one document knows while reading on."""

from __future__ import annotations

from dataclasses import dataclass, field

from mbc_graph.extraction.frames import Frame
from mbc_graph.extraction.subjects import Memory
from mbc_graph.model import Document, Mention, Vocabulary


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
