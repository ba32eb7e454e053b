"""A sentence cut into the passages that are read as one: clauses, relative clauses, what stands in brackets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import cast

from mbc_graph.model import Concept, Cue, Document, Mention, Role, Span

_CUTS = (Role.TERMINATE, Role.RELATIVE)
_BRACKETS = {"(": ")", "[": "]"}


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a sentence that is read as one, with the concepts and cues in it, in order.

    *host* is the mention that a relative clause or a bracket hangs on. *holes* are the brackets left out.
    """

    document: Document
    sentence: Span
    span: Span
    concepts: tuple[Mention, ...]
    cues: tuple[Mention, ...]
    host: Mention | None = None
    holes: tuple[Span, ...] = ()
    is_bracket: bool = False

    def text_between(self, start: int, end: int) -> str:
        """Return the words from *start* to *end*, what stands in brackets left out."""
        pieces, at = [], start
        for hole in self.holes:
            if start <= hole.start and hole.end <= end:
                pieces.append(self.document.text[at : hole.start])
                at = hole.end
        return "".join([*pieces, self.document.text[at:end]])

    def cues_of(self, *roles: Role) -> list[Mention]:
        """Return the cues that have one of *roles*, in order."""
        return [cue for cue in self.cues if isinstance(cue.of, Cue) and cue.of.role in roles]


def cut(document: Document, sentence: Span, mentions: Iterable[Mention]) -> list[Passage]:
    """Return the passages of *sentence*, in the order in which they begin, each mention in exactly one."""
    inside = [mention for mention in mentions if sentence.holds(mention.span)]
    holes = list(_brackets(document.text, sentence))
    main = [mention for mention in inside if not any(hole.overlaps(mention.span) for hole in holes)]
    whole = _passage(document, sentence, sentence, main, holes=tuple(holes))
    passages = list(_clauses(whole))
    for hole in holes:
        held = [mention for mention in inside if hole.holds(mention.span)]
        host = _last_before(main, hole.start)
        passages.append(replace(_passage(document, sentence, hole, held, host=host), is_bracket=True))
    return sorted(passages, key=lambda passage: passage.span)


def _passage(
    document: Document,
    sentence: Span,
    span: Span,
    mentions: Iterable[Mention],
    *,
    host: Mention | None = None,
    holes: tuple[Span, ...] = (),
) -> Passage:
    held = list(mentions)
    concepts = tuple(mention for mention in held if isinstance(mention.of, Concept))
    cues = tuple(mention for mention in held if isinstance(mention.of, Cue))
    return Passage(document, sentence, span, concepts, cues, host, holes)


def _brackets(text: str, sentence: Span) -> Iterator[Span]:
    """Yield the outermost brackets in *sentence* that close in it and hold more than one letter."""
    at = sentence.start
    while at < sentence.end:
        closing = _BRACKETS.get(text[at])
        if closing is None:
            at += 1
            continue
        depth, end = 1, at + 1
        while end < sentence.end and depth:
            depth += (text[end] == text[at]) - (text[end] == closing)
            end += 1
        if depth:
            return
        if end - at > 3:
            yield Span(at, end)
        at = end


def _clauses(whole: Passage) -> Iterator[Passage]:
    """Yield the clauses of a sentence: it ends at terminating words and semicolons; relative ones know their host."""
    text = whole.document.text
    cuts: list[tuple[int, Mention | None]] = [(cue.span.start, cue) for cue in whole.cues_of(*_CUTS)]
    cuts += [
        (at, None)
        for at in range(whole.span.start, whole.span.end)
        if text[at] == ";" and not any(hole.start <= at < hole.end for hole in whole.holes)
    ]
    start, opener = whole.span.start, cast("Mention | None", None)
    for at, cue in [*sorted(cuts, key=lambda pair: pair[0]), (whole.span.end, None)]:
        if start < at:
            yield _clause(whole, Span(start, at), opener)
        start, opener = at, cue


def _clause(whole: Passage, span: Span, opener: Mention | None) -> Passage:
    held = [mention for mention in (*whole.concepts, *whole.cues) if span.start <= mention.span.start < span.end]
    is_relative = opener is not None and isinstance(opener.of, Cue) and opener.of.role is Role.RELATIVE
    host = _last_before(whole.concepts, span.start) if is_relative else None
    holes = tuple(hole for hole in whole.holes if span.holds(hole))
    return _passage(
        whole.document, whole.sentence, span, sorted(held, key=lambda one: one.span), host=host, holes=holes
    )


def _last_before(mentions: Iterable[Mention], at: int) -> Mention | None:
    before = [mention for mention in mentions if isinstance(mention.of, Concept) and mention.span.end <= at]
    return max(before, key=lambda mention: (mention.span.end, -mention.span.start), default=None)
