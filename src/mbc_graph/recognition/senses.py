"""Which of several concepts a shared name means: the one whose context words stand around it.

One sense per discourse (Gale, Church and Yarowsky 1992): what the block does not decide, the whole text does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from mbc_graph.model import IRI, Concept
from mbc_graph.recognition.folding import Folder


@dataclass(frozen=True)
class Discourse:
    """A whole text as it is compared, brought into that form once, and only if a block leaves something open."""

    text: str
    folder: Folder

    @cached_property
    def folded(self) -> str:
        """Return the text as it is compared, with a blank at either end."""
        return f" {self.folder.fold(self.text)} "

    @cached_property
    def counts(self) -> dict[IRI, int]:
        """Return what was counted already: how many context words of a concept stand in the text."""
        return {}


def most_fitting(concepts: Sequence[Concept], block: str, discourse: Discourse) -> Concept:
    """Return that one of *concepts* of whose context words most stand in the folded *block*, else in the text.

    Where neither decides it is the first. Raises ValueError where there is none to choose from.
    """
    if not concepts:
        raise ValueError("no concept to choose from")
    if not any(concept.context for concept in concepts):
        return concepts[0]
    counts = [_count(concept, block, discourse.folder) for concept in concepts]
    if not max(counts):
        counts = [_count_in_text(concept, discourse) for concept in concepts]
    return concepts[counts.index(max(counts))]


def are_told_apart(concepts: Sequence[Concept]) -> bool:
    """Say whether each of *concepts* has context words, none of them another's."""
    words = [word for concept in concepts for word in concept.context]
    return all(concept.context for concept in concepts) and len(words) == len(set(words))


def _count_in_text(concept: Concept, discourse: Discourse) -> int:
    if concept.iri not in discourse.counts:
        discourse.counts[concept.iri] = _count(concept, discourse.folded, discourse.folder)
    return discourse.counts[concept.iri]


def _count(concept: Concept, words: str, folder: Folder) -> int:
    """Return how many of the context words of *concept* stand among *words*."""
    return sum(f" {folder.fold(word)} " in words for word in concept.context)
