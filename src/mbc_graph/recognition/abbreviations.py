"""Abbreviations that a text defines for itself: "long form (LF)", by the method of Schwartz and Hearst (2003)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from mbc_graph.model import Concept, Mention, Span

_BRACKETED = re.compile(r"\s{0,2}\(([A-Z][A-Za-z0-9-]{1,7})\)")


def find_abbreviations(text: str, mentions: Iterable[Mention]) -> dict[str, Concept]:
    """Return the abbreviations that stand in brackets right behind a mention whose initials they hold."""
    found: dict[str, Concept] = {}
    for mention in mentions:
        if not isinstance(mention.of, Concept):
            continue
        match = _BRACKETED.match(text, mention.span.end)
        if match and _may_stand_for(match.group(1), text[mention.span.start : mention.span.end]):
            found.setdefault(match.group(1), mention.of)
    return found


def find_uses(text: str, span: Span, known: Iterable[Mention], local: Mapping[str, Concept]) -> list[Mention]:
    """Return the mentions by the abbreviations *local* in text[span], where nothing else was found."""
    taken = {at for mention in known for at in range(mention.span.start, mention.span.end)}
    alternatives = "|".join(sorted(map(re.escape, local), key=len, reverse=True))
    found = []
    for match in re.finditer(rf"(?<![\w-])({alternatives})s?(?![\w])", text[span.start : span.end]):
        place = Span(span.start + match.start(), span.start + match.end())
        if taken.isdisjoint(range(place.start, place.end)):
            found.append(Mention(place, local[match.group(1)]))
    return found


def _may_stand_for(short: str, long: str) -> bool:
    """Say whether the letters of *short* occur in *long* in order, the first at the start of its first word.

    >>> _may_stand_for("HG", "herring gull"), _may_stand_for("XG", "herring gull")
    (True, False)
    """
    letters = [letter for letter in short.casefold().rstrip("s") if letter.isalnum()]
    low = long.casefold()
    if not letters or low[:1] != letters[0] or len(short) >= len(long):
        return False
    at = 0
    for letter in letters:
        at = low.find(letter, at) + 1
        if not at:
            return False
    return True
