"""A slot takes a whole coordination: mentions of fitting kinds joined by commas and joining words."""

from __future__ import annotations

from collections.abc import Callable

from mbc_graph.extraction.passages import Passage
from mbc_graph.model import Concept, Cue, Mention, Role

Fits = Callable[[Concept], bool]
_FAR, _WORDS = 70, 5
_MARKS = (",", "/", "&", "•", "–", ":")


def group_after(passage: Passage, start: int, fits: Fits, *, stop: int | None = None) -> list[Mention]:
    """Return the first fitting mention from *start* on and all that are coordinated with it, up to *stop*."""
    limit = passage.span.end if stop is None else stop
    ahead = [mention for mention in passage.concepts if start <= mention.span.start and mention.span.end <= limit]
    return _group(passage, ahead, fits)


def group_before(passage: Passage, end: int, fits: Fits, *, stop: int | None = None) -> list[Mention]:
    """Return the last fitting mention before *end* and all that are coordinated with it, back to *stop*.

    Commas alone do not coordinate here: what stands before one may close another clause.
    """
    limit = passage.span.start if stop is None else stop
    behind = [mention for mention in passage.concepts if limit <= mention.span.start and mention.span.end <= end]
    found = _group(passage, behind[::-1], fits)[::-1]
    if len(found) > 1 and not any(found[0].span.end <= cue.span.start < end for cue in passage.cues_of(Role.JOIN)):
        return found[-1:] if not _is_listed(passage, found) else found
    return found


def _is_listed(passage: Passage, found: list[Mention]) -> bool:
    """Say whether a slash or an example-giving word holds *found* together where no joining word does."""
    between = passage.text_between(found[0].span.end, found[-1].span.start)
    examples = passage.cues_of(Role.EXAMPLE)
    return "/" in between or any(found[0].span.end <= one.span.start < found[-1].span.start for one in examples)


def _group(passage: Passage, mentions: list[Mention], fits: Fits) -> list[Mention]:
    found: list[Mention] = []
    previous: Mention | None = None
    strange = False
    for mention in mentions:
        fitting = isinstance(mention.of, Concept) and fits(mention.of)
        if previous is None or not found:
            found, previous = ([mention], mention) if fitting else ([], previous)
            continue
        if previous.span.overlaps(mention.span):
            continue
        joined = is_coordinated(passage, previous, mention)
        if fitting and joined:
            found.append(mention)
        elif fitting or (joined and strange):
            break
        strange = joined and not fitting
        previous = mention
    return found


def is_near(cue: Mention) -> bool:
    """Say whether a cue signals something only of what stands right beside it."""
    return isinstance(cue.of, Cue) and cue.of.is_near


def is_coordinated(passage: Passage, one: Mention, other: Mention) -> bool:
    """Say whether commas or joining words hold two mentions together, and no relation parts them."""
    first, second = sorted((one.span, other.span))
    between = passage.text_between(first.end, second.start)
    joining = passage.cues_of(Role.JOIN, Role.EXAMPLE)
    held = [cue for cue in joining if first.end <= cue.span.start and cue.span.end <= second.start]
    words = len(between.split()) - sum(len(passage.document.quote(cue.span).split()) for cue in held)
    if len(between) > _FAR or words > _WORDS:
        return False
    parting = passage.cues_of(Role.RELATION, Role.LINK, Role.HEDGE)
    if any(first.end <= cue.span.start < second.start and not is_near(cue) for cue in parting):
        return False
    if any(mark in between for mark in _MARKS):
        return True
    return bool(held)
