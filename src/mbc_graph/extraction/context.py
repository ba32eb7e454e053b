"""What denies, hedges or excludes, and how far it reaches: ConText (Harkema et al. 2009).

A modifier acts on what lies in its scope: forward, backward or both ways, up to the end of the clause. A
denying word that stands before a concept denies that concept, not what is said of it further on, and none
reaches further than a few words.
"""

from __future__ import annotations

from collections.abc import Iterable

from mbc_graph.extraction.passages import Passage
from mbc_graph.model import IRI, Certainty, Cue, Mention, Polarity, Reach, Role, Span

_NEAR, _BESIDE = 6, 8
_SCOPE = 4


def polarity_of(passage: Passage, cue: Mention, object: Mention) -> Polarity:
    """Return whether the passage denies what *cue* says of *object*."""
    stated = cue.of.polarity if isinstance(cue.of, Cue) else Polarity.ASSERTED
    denied = any(_denies(passage, modifier, cue, object) for modifier in _acting(passage, Role.DENY))
    if not denied:
        return stated
    return Polarity.ASSERTED if stated is Polarity.NEGATED else Polarity.NEGATED


def certainty_of(passage: Passage, cue: Mention) -> Certainty:
    """Return hedged if the cue or a hedging word in the passage says so."""
    if isinstance(cue.of, Cue) and cue.of.certainty is Certainty.HEDGED:
        return Certainty.HEDGED
    return Certainty.HEDGED if passage.cues_of(Role.HEDGE) else Certainty.DEFINITE


def is_denied(passage: Passage, mention: Mention) -> bool | None:
    """Say whether the passage denies that there is a *mention*; nothing where it denies something about it."""
    denying = [one for one in _acting(passage, Role.DENY) if _reaches(passage, one, mention.span)]
    if not denying:
        return False
    gaps = [max(mention.span.start - one.span.end, one.span.start - mention.span.end) for one in denying]
    return True if min(gaps) <= _BESIDE else None


def excluded(mentions: Iterable[Mention]) -> tuple[bool, frozenset[IRI]]:
    """Return whether the excluding cues among *mentions* shut out every relation, and else which."""
    found = [one.of for one in mentions if isinstance(one.of, Cue) and one.of.role is Role.EXCLUDE]
    return any(cue.signals is None for cue in found), frozenset(cue.signals for cue in found if cue.signals)


def compared_by(passage: Passage, cue: Mention) -> str | None:
    """Return the comparing words that stand in the passage before what the cue says, if there are any."""
    found = [
        one for one in passage.cues_of(Role.RANK) if one.span.start <= cue.span.start or one.span.overlaps(cue.span)
    ]
    return passage.document.quote(found[-1].span) if found else None


def is_compared(passage: Passage, mention: Mention) -> bool:
    """Say whether *mention* is only what something else is compared with ("as on cliffs, …")."""
    return any(0 <= mention.span.start - cue.span.end <= _NEAR for cue in passage.cues_of(Role.COMPARE))


def _acting(passage: Passage, role: Role) -> list[Mention]:
    return passage.cues_of(role)


def _denies(passage: Passage, modifier: Mention, cue: Mention, object: Mention) -> bool:
    if modifier.span.overlaps(cue.span):
        return False
    if _reaches(passage, modifier, cue.span):
        return True
    first, second = sorted((cue.span, object.span))
    is_between = first.end <= modifier.span.start and modifier.span.end <= second.start
    return is_between and _reaches(passage, modifier, object.span)


def _reaches(passage: Passage, modifier: Mention, target: Span) -> bool:
    reach = modifier.of.reach if isinstance(modifier.of, Cue) else Reach.FORWARD
    forward = modifier.span.end <= target.start and reach is not Reach.BACKWARD
    backward = target.end <= modifier.span.start and reach is not Reach.FORWARD
    if forward:
        words = passage.text_between(modifier.span.end, target.start).split()
        return len(words) <= _SCOPE and not _concept_between(passage, modifier.span.end, target.start)
    return backward


def _concept_between(passage: Passage, start: int, end: int) -> bool:
    return any(start <= mention.span.start and mention.span.end <= end for mention in passage.concepts)
