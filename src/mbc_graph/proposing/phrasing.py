"""A stretch of text cut into phrases that may be names, and the breaks between them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from itertools import dropwhile

from mbc_graph.model import Concept, Cue, Mention, Role, Span
from mbc_graph.proposing.words import FunctionWords, has_word

_TOKEN = re.compile(r"[^\W_]+(?:[-‐‑'’][^\W_]+|(?<=\d)\.\d+)*|[^\w\s]|_")
_BRACKETED = re.compile(r"\([^()]+\)")
_SILENT = frozenset('"“”‘*_`®™†‡')
_MOST_WORDS, _UNIT = 5, 3


class Kind(StrEnum):
    """What a break does: it lists, joins, introduces, cues, brackets, or only parts; a hole is a bracket left out."""

    COMMA = "comma"
    JOIN = "join"
    EXAMPLE = "example"
    COLON = "colon"
    CUE = "cue"
    BRACKET = "bracket"
    HOLE = "hole"
    VERB = "verb"
    STOP = "stop"


_MARKS = {",": Kind.COMMA, "/": Kind.COMMA, "&": Kind.JOIN, ":": Kind.COLON, "(": Kind.BRACKET, ")": Kind.BRACKET}
_ROLES = {Role.JOIN: Kind.JOIN, Role.EXAMPLE: Kind.EXAMPLE}


@dataclass(frozen=True, slots=True)
class Break:
    """What stands between two phrases: a mark, a cue or a word that heads no name."""

    span: Span
    kind: Kind
    cues: tuple[Cue, ...] = ()


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words between two breaks: *name* where they may be a name, *concept* where their head is one's already.

    *about* is the concept that a phrase is about which a preposition opens.
    """

    span: Span
    name: Span | None = None
    concept: Concept | None = None
    about: Concept | None = None


@dataclass(frozen=True, slots=True)
class _Token:
    span: Span
    word: str
    concept: Concept | None = None


def cut_phrases(text: str, span: Span, mentions: Iterable[Mention], words: FunctionWords) -> list[Break | Phrase]:
    """Return the phrases in text[span] and the breaks between them, in order; what stands in brackets is left out."""
    held = [mention for mention in mentions if span.overlaps(mention.span)]
    holes = find_brackets(text, span)
    pieces: list[Break | Phrase] = []
    run: list[_Token] = []
    for unit in _units(text, span, held, words):
        hole = next((one for one in holes if one.overlaps(unit.span)), None)
        if isinstance(unit, _Token) and hole is None:
            run.append(unit)
            continue
        if run:
            pieces.append(_phrase(run, words))
            run = []
        found = Break(hole, Kind.HOLE) if hole is not None else unit
        if isinstance(found, Break) and (not pieces or pieces[-1] != found):
            pieces.append(found)
    return [*pieces, _phrase(run, words)] if run else pieces


def find_brackets(text: str, span: Span) -> list[Span]:
    """Return the brackets in text[span] that close in it, those that hold no other.

    >>> find_brackets("gulls (and terns) nest", Span(0, 22))
    [Span(start=6, end=17)]
    """
    return [Span(one.start(), one.end()) for one in _BRACKETED.finditer(text, span.start, span.end)]


def _units(text: str, span: Span, mentions: list[Mention], words: FunctionWords) -> Iterator[Break | _Token]:
    """Yield the words that may belong to names, and a break for every other word, mark and cue."""
    cues = _cue_spans(mentions)
    concepts = [(place, one.of) for one in mentions if isinstance(one.of, Concept) for place in _named(one, cues)]
    previous = ""
    for match in _TOKEN.finditer(text, span.start, span.end):
        token = Span(match.start(), match.end())
        cue = next((place for place in cues if place.overlaps(token)), None)
        concept = next((of for place, of in concepts if place.overlaps(token)), None)
        if cue is not None and not any(place.holds(cue) and place != cue for place, _ in concepts):
            yield Break(cue, _kind_of(cues[cue]), tuple(cues[cue]))
        elif concept is not None:
            yield _Token(token, match.group(), concept)
        elif match.group() not in _SILENT:
            yield _unit(token, match.group(), previous, words)
        previous = match.group()


def _unit(token: Span, word: str, previous: str, words: FunctionWords) -> Break | _Token:
    low = word.casefold().replace("’", "'")
    if not word[0].isalnum():
        return Break(token, _MARKS.get(word, Kind.STOP))
    if words.is_verb(low):
        return Break(token, Kind.VERB)
    is_number = not any(map(str.isalpha, word)) and not previous.isupper()
    is_unit = previous.isdigit() and len(word) <= _UNIT
    if low in words.others or is_number or is_unit or words.is_adverb(low):
        return Break(token, Kind.STOP)
    return _Token(token, word)


def _cue_spans(mentions: Iterable[Mention]) -> dict[Span, list[Cue]]:
    found: dict[Span, list[Cue]] = {}
    for mention in mentions:
        if isinstance(mention.of, Cue):
            found.setdefault(mention.span, []).append(mention.of)
    return found


def _named(mention: Mention, cues: Iterable[Span]) -> list[Span]:
    """Return where the words of a mention stand that are no cue as well."""
    return [part for part in mention.parts or (mention.span,) if part not in cues]


def _kind_of(cues: Iterable[Cue]) -> Kind:
    return next((_ROLES[cue.role] for cue in cues if cue.role in _ROLES), Kind.CUE)


def _phrase(run: list[_Token], words: FunctionWords) -> Phrase:
    """Return the words *run* as a phrase, with the name in it: what is left up to the first preposition."""
    whole = Span(run[0].span.start, run[-1].span.end)
    bare = list(dropwhile(partial(_is_light, words=words), run))
    if bare and bare[0].concept is None and bare[0].word.casefold() in words.prepositions:
        return Phrase(whole, about=next((token.concept for token in bare if token.concept is not None), None))
    named = list(_up_to_preposition(bare, words))
    while named and named[-1].concept is None and words.is_adjective(named[-1].word):
        named = named[:-1]
    head = _head(named, words)
    if head is None:
        return Phrase(whole)
    is_name = len(named) <= _MOST_WORDS and not _says_nothing(named, head, words)
    if head.concept is not None:
        is_name = is_name and _is_narrower(named, head, words)
    name = Span(named[0].span.start, named[-1].span.end) if is_name else None
    return Phrase(whole, name, head.concept)


def _is_narrower(named: list[_Token], head: _Token, words: FunctionWords) -> bool:
    """Say whether words that are no part of the concept at the head stand before it and tell more of it."""
    before = [token for token in named if token.concept is not head.concept]
    return (
        named[-1] is head
        and bool(before)
        and named[0] in before
        and not any(
            token.concept is None and (words.is_vague(token.word) or words.is_adjective(token.word)) for token in before
        )
    )


def _up_to_preposition(run: list[_Token], words: FunctionWords) -> Iterator[_Token]:
    for at, token in enumerate(run):
        low = token.word.casefold()
        if at and token.concept is None and low in (words.prepositions | words.determiners) - words.inside_names:
            return
        yield token


def _is_light(token: _Token, words: FunctionWords) -> bool:
    """Say whether a word may be taken off the beginning of a name."""
    low = token.word.casefold()
    return token.concept is None and low in words.determiners | words.inside_names | words.vague


def _head(named: list[_Token], words: FunctionWords) -> _Token | None:
    """Return the word that says what a name is a name of: the last, or the last before a preposition."""
    before: list[_Token] = []
    for token in named:
        if token.concept is None and token.word.casefold() in words.inside_names:
            break
        before.append(token)
    return before[-1] if before else None


def _says_nothing(named: list[_Token], head: _Token, words: FunctionWords) -> bool:
    """Say whether a name has a head that only gathers, ends in a light word or verb, or has no telling word."""
    if has_word(head.word, words.gathering) or named[-1].word.casefold() in words.determiners | words.prepositions:
        return True
    if len(named) > 1 and named[-2].concept is not None and _is_plural(named[-2]):
        return True
    return all(words.is_vague(one.word) or len(one.word) < 2 for one in named)


def _is_plural(token: _Token) -> bool:
    """Say whether a word that is a name is in the plural: what follows it then is a verb, not what it tells more of."""
    low = token.word.casefold()
    names = token.concept.names if token.concept is not None else frozenset()
    return (
        low.endswith("s") and not low.endswith(("ss", "us", "is")) and not any(low in name.casefold() for name in names)
    )
