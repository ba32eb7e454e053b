"""Words said once for several names: "wing or tail feathers" names the wing feathers too.

Where a mention stands in a coordination, what it shares with its neighbour is tried on the neighbour's words:
its last words on what stands before, its first words on what stands behind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from mbc_graph.model import Concept, Cue, Mention, Role, Span
from mbc_graph.recognition.folding import Folder, Word

_AND = re.compile(r"\s*(?:,|/|,?\s*(?:and|or|and/or|&))\s+(?:the |a |an )?$")
_OR = re.compile(r"^\s*(?:,|/|,?\s*(?:and|or|and/or|&))\s+")
_WINDOW, _MOST = 40, 3


def share_words(
    text: str, mentions: list[Mention], span: Span, names: Mapping[str, Concept], folder: Folder
) -> list[Mention]:
    """Return *mentions* of text[span] with those whose neighbour holds a word for both."""
    taken = {at for one in mentions if isinstance(one.of, Concept) for at in _places(one.span)}
    found: list[Mention] = []
    for mention in mentions:
        if isinstance(mention.of, Concept):
            for shared in _before(text, mention, span, names, folder), _behind(text, mention, span, names, folder):
                if shared is not None and taken.isdisjoint(_places(shared.span)):
                    found.append(shared)
                    taken.update(_places(shared.span))
    covered = {at for one in found for at in _places(one.span)}
    kept = [one for one in mentions if isinstance(one.of, Concept) or not _covered(one, covered)]
    return sorted([*kept, *found], key=lambda one: (one.span, one.of.iri))


def _places(span: Span) -> range:
    return range(span.start, span.end)


def _covered(mention: Mention, covered: set[int]) -> bool:
    """Say whether a cue that joins nothing lies in what was found."""
    is_bare = isinstance(mention.of, Cue) and mention.of.role not in (Role.JOIN, Role.DENY, Role.HEDGE)
    return is_bare and covered.issuperset(_places(mention.span))


def _before(text: str, mention: Mention, span: Span, names: Mapping[str, Concept], folder: Folder) -> Mention | None:
    joined = _AND.search(text, max(span.start, mention.span.start - 12), mention.span.start)
    if joined is None:
        return None
    words = folder.words(text, max(span.start, joined.start() - _WINDOW), joined.start())
    own = folder.words(text, mention.span.start, mention.span.end)
    for count in range(min(_MOST, len(words)), 0, -1):
        mine = words[-count:]
        if not all(word.folded.isalnum() for word in mine):
            continue
        for dropped in range(1, len(own)):
            concept = names.get(_folded([*mine, *own[dropped:]]))
            if concept is not None and concept != mention.of:
                return Mention(Span(mine[0].start, mine[-1].end), concept, (_span(mine), _span(own[dropped:])))
    return None


def _behind(text: str, mention: Mention, span: Span, names: Mapping[str, Concept], folder: Folder) -> Mention | None:
    joined = _OR.match(text[mention.span.end : min(span.end, mention.span.end + 12)])
    if joined is None:
        return None
    start = mention.span.end + joined.end()
    words = folder.words(text, start, min(span.end, start + _WINDOW))
    own = folder.words(text, mention.span.start, mention.span.end)
    for count in range(min(_MOST, len(words)), 0, -1):
        mine = words[:count]
        if not all(word.folded.isalnum() for word in mine):
            continue
        for kept in range(len(own) - 1, 0, -1):
            concept = names.get(_folded([*own[:kept], *mine]))
            if concept is not None and concept != mention.of:
                return Mention(Span(mine[0].start, mine[-1].end), concept, (_span(own[:kept]), _span(mine)))
    return None


def _folded(words: list[Word]) -> str:
    return " ".join(word.folded for word in words)


def _span(words: list[Word]) -> Span:
    return Span(words[0].start, words[-1].end)


def concept_names(entries: Mapping[str, tuple[object, ...]]) -> Iterator[tuple[str, Concept]]:
    """Yield the folded names of several words that name a concept."""
    for folded, sharing in entries.items():
        of = getattr(sharing[0], "of", None)
        if " " in folded and isinstance(of, Concept):
            yield folded, of
