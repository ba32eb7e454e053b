"""Which of several concepts a shared name means: the one whose context words stand around it.

One sense per discourse (Gale, Church and Yarowsky 1992): what the block does not decide, the whole text does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from mbc_graph.model import Concept
from mbc_graph.recognition.folding import Folder


@dataclass(frozen=True)
class Surroundings:
    """What stands around a name: the whole text, and its block as it is compared."""

    text: str
    block: str
    folder: Folder

    @cached_property
    def whole(self) -> str:
        """Return the whole text as it is compared."""
        return f" {self.folder.fold(self.text)} "


def most_fitting(concepts: Sequence[Concept], surroundings: Surroundings) -> Concept:
    """Return that one of *concepts* of whose context words most stand in the block, else in the text, else the first.

    Raises ValueError where there is none to choose from.
    """
    if not concepts:
        raise ValueError("no concept to choose from")
    if not any(concept.context for concept in concepts):
        return concepts[0]
    counts = [_count(concept, surroundings.block, surroundings.folder) for concept in concepts]
    if not max(counts):
        counts = [_count(concept, surroundings.whole, surroundings.folder) for concept in concepts]
    return concepts[counts.index(max(counts))]


def _count(concept: Concept, words: str, folder: Folder) -> int:
    """Return how many of the context words of *concept* stand among *words*."""
    return sum(f" {folder.fold(word)} " in words for word in concept.context)
