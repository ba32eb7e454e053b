"""Names of a vocabulary that look like a phrase: by the runs of three letters that they share (Dice 1945)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from mbc_graph.model import Concept
from mbc_graph.proposing.words import fold

_ENOUGH, _MOST = 0.45, 3


class Likeness:
    """The names of concepts, ready to be compared with phrases."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        names = {(fold(name), concept.label) for concept in concepts for name in concept.shown | {concept.label}}
        self._names = sorted(names)
        self._sizes = [len(_runs(folded)) for folded, _ in self._names]
        self._holding: dict[str, list[int]] = defaultdict(list)
        for at, (folded, _) in enumerate(self._names):
            for run in _runs(folded):
                self._holding[run].append(at)

    def near(self, phrase: str) -> tuple[str, ...]:
        """Return the labels of the concepts that have the likest names, the likest first."""
        own = _runs(fold(phrase))
        shared = Counter(at for run in sorted(own) for at in self._holding.get(run, ()))
        likest: dict[str, float] = {}
        for at, count in shared.items():
            label = self._names[at][1]
            alike = 2 * count / (len(own) + self._sizes[at])
            if alike >= _ENOUGH:
                likest[label] = max(alike, likest.get(label, 0))
        return tuple(sorted(likest, key=lambda label: (-likest[label], label))[:_MOST])


def _runs(folded: str) -> frozenset[str]:
    """Return the runs of three letters in each word of *folded*, its ends marked."""
    return frozenset(
        marked[at : at + 3] for word in folded.split() for marked in (f"^{word}$",) for at in range(len(marked) - 2)
    )
