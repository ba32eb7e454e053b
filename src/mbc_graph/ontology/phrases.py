"""Phrases that stand for many: alternatives in braces, as cues and templates write them."""

from __future__ import annotations

import re
from itertools import product

_ALTERNATIVES = re.compile(r"\{([^{}]*)\}")


def expand(phrase: str) -> list[str]:
    """Return every phrase that *phrase* stands for, blanks tidied, in the order written.

    >>> expand("{nests|breeds} on {the |}cliffs")
    ['nests on the cliffs', 'nests on cliffs', 'breeds on the cliffs', 'breeds on cliffs']
    """
    pieces = _ALTERNATIVES.split(phrase)
    choices = [piece.split("|") if at % 2 else [piece] for at, piece in enumerate(pieces)]
    spelled = (" ".join("".join(chosen).split()) for chosen in product(*choices))
    return list(dict.fromkeys(spelled))
