"""Concepts that are said with several words that stand apart: a part and a word that composes it.

"Gulls and terns colonies" shares one head; "breeds on cliffs" names a colony by its place. Which property
composes, and on which side of the cue its parts stand, is said by the cue; the concept is then looked up by
the parts that define it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from mbc_graph.model import IRI, Concept, Cue, Mention, Reach, Role, Span, Vocabulary

_NEAR, _RUN = 28, 12
_APART = re.compile(r"[.;:()\n]")
_TOGETHER = re.compile(r"[\s\-‐‑/]*(?:\([^()]{0,40}\)\s*)?")
_AND = re.compile(r"\s*(?:[/,+]|,?\s*(?:&|and))\s*")


def compose(text: str, mentions: list[Mention], vocabulary: Vocabulary) -> list[Mention]:
    """Return *mentions* with those composed of several of them, in order."""
    joins = [mention.span for mention in mentions if _has_role(mention, Role.JOIN)]
    composed = _share_heads(text, mentions, vocabulary, joins)
    composed = [*composed, *_by_cues(text, composed, vocabulary, joins)]
    composed = _drop_covered(sorted(composed, key=_place))
    composed = _join_parts(text, composed, vocabulary)
    return _absorb_general(text, composed, vocabulary)


def _place(mention: Mention) -> tuple[int, int, str]:
    return mention.span.start, -mention.span.end, mention.of.iri


def _has_role(mention: Mention, role: Role) -> bool:
    return isinstance(mention.of, Cue) and mention.of.role is role


def _is_coordination(text: str, left: Span, right: Span, joins: list[Span]) -> bool:
    """Say whether nothing but commas, slashes and joining words stands between two spans."""
    if right.start < left.end:
        return False
    between = text[left.end : right.start]
    for join in joins[bisect_left(joins, Span(left.end, left.end + 1)) :]:
        if join.start >= right.start:
            break
        if join.end <= right.start:
            between = between.replace(text[join.start : join.end], ",", 1)
    return bool(between.strip()) and not between.replace("the ", "").strip(" ,/-–\n\t\r")


def _share_heads(text: str, mentions: list[Mention], vocabulary: Vocabulary, joins: list[Span]) -> list[Mention]:
    """Return *mentions*, bare parts replaced that share the head of a neighbour ("A and B colonies")."""
    result = list(mentions)
    concepts = [at for at, mention in enumerate(mentions) if isinstance(mention.of, Concept)]
    for step in (-1, 1):
        order = concepts if step == 1 else concepts[::-1]
        for here, there in pairwise(order):
            shared = _sharing(text, result[here], result[there], vocabulary, joins)
            if shared is not None:
                result[there] = shared
    return result


def _sharing(text: str, head: Mention, part: Mention, vocabulary: Vocabulary, joins: list[Span]) -> Mention | None:
    """Return *part* read with the head of its neighbour, where the two are coordinated parts of one kind."""
    if not isinstance(head.of, Concept) or not isinstance(part.of, Concept) or len(head.of.parts) != 1:
        return None
    ((by, value),) = head.of.parts
    other = vocabulary.concepts.get(value)
    first, second = sorted((head.span, part.span))
    if other is None or other.kinds != part.of.kinds or not _is_coordination(text, first, second, joins):
        return None
    found = vocabulary.by_parts.get(frozenset({(by, part.of.iri)}))
    return Mention(part.span, found, (part.span, head.span)) if found else None


def _by_cues(text: str, mentions: list[Mention], vocabulary: Vocabulary, joins: list[Span]) -> Iterator[Mention]:
    """Yield the mentions that a composing cue makes of the parts beside it."""
    concepts = [mention for mention in mentions if isinstance(mention.of, Concept)]
    starts = [mention.span.start for mention in concepts]
    for mention in mentions:
        cue = mention.of
        if not isinstance(cue, Cue) or cue.composes is None:
            continue
        previous = mention
        for part in _beside(concepts, starts, mention, cue.reach):
            found = vocabulary.by_parts.get(frozenset({(cue.composes, IRI(part.of.iri))}))
            if found is None or not _belongs(text, mention, previous, part, joins):
                break
            start, end = sorted((mention.span, part.span)) if previous is mention else (part.span, part.span)
            yield Mention(Span(start.start, end.end), found, (mention.span, part.span))
            previous = part


def _beside(concepts: list[Mention], starts: list[int], cue: Mention, reach: Reach) -> Iterator[Mention]:
    """Yield the concepts on one side of a cue, the nearest first."""
    if reach is Reach.BACKWARD:
        before = range(bisect_left(starts, cue.span.start) - 1, -1, -1)
        return (concepts[at] for at in before if concepts[at].span.end <= cue.span.start)
    return (concepts[at] for at in range(bisect_left(starts, cue.span.end), len(concepts)))


def _belongs(text: str, cue: Mention, previous: Mention, part: Mention, joins: list[Span]) -> bool:
    first, second = sorted((previous.span, part.span))
    if previous is not cue:
        return _is_coordination(text, first, second, joins)
    between = text[first.end : second.start]
    if isinstance(cue.of, Cue) and cue.of.reach is Reach.BACKWARD:
        return not between.strip(" -‐‑\n")
    return len(between) < _NEAR and not _APART.search(between) and "," not in between


def _drop_covered(mentions: list[Mention]) -> list[Mention]:
    """Return *mentions* without the parts that a composed mention says whole, words hung together by a hyphen."""
    covered = {at for one in mentions if one.parts and _is_tight(one) for at in range(one.span.start, one.span.end)}
    return [
        mention
        for mention in mentions
        if mention.parts
        or not isinstance(mention.of, Concept)
        or not covered.issuperset(range(mention.span.start, mention.span.end))
    ]


def _is_tight(mention: Mention) -> bool:
    first, last = sorted(mention.parts)[0], sorted(mention.parts)[-1]
    return mention.span.start == first.start and last.start - first.end <= 1


def _join_parts(text: str, mentions: list[Mention], vocabulary: Vocabulary) -> list[Mention]:
    """Return *mentions*, runs merged that together are the parts of one concept ("A-rich, B-poor")."""
    concepts = [mention for mention in mentions if isinstance(mention.of, Concept) and mention.of.parts]
    merged_at: dict[Mention, Mention | None] = {}
    at = 0
    while at < len(concepts):
        run = _run(text, concepts[at : at + _RUN])
        merged = next((one for one in _longest_first(run, vocabulary)), None)
        if merged is not None:
            taken = [one for one in run if merged.span.holds(one.span)]
            merged_at.update(dict.fromkeys(taken))
            merged_at[taken[0]] = merged
        at += max(1, len([one for one in run if merged is not None and merged.span.holds(one.span)]))
    result = [merged_at.get(mention, mention) for mention in mentions]
    return [mention for mention in result if mention is not None]


def _run(text: str, concepts: list[Mention]) -> list[Mention]:
    """Return the first of *concepts* and those of its kind that are joined to it by "and", commas or slashes."""
    run = concepts[:1]
    for mention in concepts[1:]:
        last = run[-1]
        if mention.span.start < last.span.end or not _AND.fullmatch(text[last.span.end : mention.span.start]):
            break
        if not isinstance(mention.of, Concept) or not isinstance(last.of, Concept) or mention.of.kinds != last.of.kinds:
            break
        run.append(mention)
    return run


def _longest_first(run: list[Mention], vocabulary: Vocabulary) -> Iterator[Mention]:
    for count in range(len(run), 1, -1):
        joined = run[:count]
        parts = frozenset[tuple[IRI, IRI]]().union(*(one.of.parts for one in joined if isinstance(one.of, Concept)))
        found = vocabulary.by_parts.get(parts)
        if found is not None and all(found is not one.of for one in joined):
            yield Mention(Span(joined[0].span.start, joined[-1].span.end), found, tuple(one.span for one in joined))


def _absorb_general(text: str, mentions: list[Mention], vocabulary: Vocabulary) -> list[Mention]:
    """Return *mentions*, a general concept taken into the special one that stands right beside it."""
    result: list[Mention] = []
    for mention in mentions:
        at = next((at for at in range(len(result) - 1, -1, -1) if isinstance(result[at].of, Concept)), -1)
        last = result[at] if at >= 0 else None
        if last is not None and last.span.end <= mention.span.start and _is_beside(text, last, mention):
            special = _special_of(last.of, mention.of, vocabulary)
            if special is not None:
                result[at] = Mention(Span(last.span.start, mention.span.end), special, (last.span, mention.span))
                continue
        result.append(mention)
    return result


def _is_beside(text: str, left: Mention, right: Mention) -> bool:
    return _TOGETHER.fullmatch(text[left.span.end : right.span.start]) is not None


def _special_of(left: Concept | Cue, right: Concept | Cue, vocabulary: Vocabulary) -> Concept | None:
    """Return the special one of two concepts of which the other is general and of a kind it shares."""
    if not isinstance(left, Concept) or not isinstance(right, Concept):
        return None
    for special, general in ((left, right), (right, left)):
        if (
            general.iri in vocabulary.general
            and special.kinds > general.kinds
            and special.iri not in vocabulary.general
        ):
            return special
    return None
