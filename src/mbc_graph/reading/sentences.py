"""From a Block to the sentences in it, each a span of the text as read."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from mbc_graph.model import Block, BlockKind, Document, Span

_STOP = re.compile(r"[.!?…]+[\"'”’»)\]*_`]*")
_NOTE = re.compile(r"(?:\[\d{1,3}(?:[,–-]\s?\d{1,3})*\]|\d{1,3}(?:[,–-]\d{1,3})*)(?=\s|$)")
_STARTS = re.compile(r"\s+[\"'“‘«(\[*_`>•-]*(?:[^\W_a-z]|[a-z]\w*[A-Z0-9])")
_STARTS_GLUED = re.compile(r"[\"“‘(]?(?:[A-Z][a-z]|[AI]\s)")
_WORD = re.compile(r"[^\s()\[\]\"“”‘’/*_]*$")
_INITIALS = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]$")
_BEFORE = re.compile(r"([^\W\d_]+)\s+$")
_ADDRESS = re.compile(r"www\.|://|@")
_BRACKET_LENGTH = 600
_SHORT_WORD = 3
_LONGEST_WORD = 80
_LONGEST_NUMBER = 4


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """Words whose full stop ends no sentence: *always*, or only *before_numbers*; in small letters."""

    always: frozenset[str] = frozenset()
    before_numbers: frozenset[str] = frozenset()


def load_abbreviations(path: Path) -> Abbreviations:
    """Return the abbreviations that the TOML file at *path* lists."""
    listed = tomllib.loads(path.read_text(encoding="utf-8"))["abbreviations"]
    return Abbreviations(**{name: frozenset(map(str.casefold, words)) for name, words in listed.items()})


_NONE = Abbreviations()


def sentences(document: Document, block: Block, *, abbreviations: Abbreviations = _NONE) -> list[Span]:
    """Return the sentences of *block* in order; between two of them there are at most blanks.

    >>> text = "Gulls nest on cliffs.The nest is 3.5 cm high."
    >>> bird = Document("birds.txt", text, (Block(Span(0, 45), BlockKind.PARAGRAPH),))
    >>> [bird.quote(span) for span in sentences(bird, bird.blocks[0])]
    ['Gulls nest on cliffs.', 'The nest is 3.5 cm high.']
    """
    if block.kind is BlockKind.ROW:
        return [block.span]
    words = document.quote(block.span)
    found: list[Span] = []
    start = 0
    for end in [*_find_ends(words, abbreviations), len(words)]:
        part = words[start:end]
        if any(map(str.isalnum, part)) or (part.strip() and not found):
            inner = block.span.start + start + len(part) - len(part.lstrip())
            found.append(Span(inner, inner + len(part.strip())))
        elif part.strip():
            found[-1] = Span(found[-1].start, block.span.start + start + len(part.rstrip()))
        start = end
    return found


def _find_ends(words: str, abbreviations: Abbreviations) -> list[int]:
    """Return where the sentences of *words* end, the last one left out."""
    inside = _find_bracketed(words)
    ends: list[int] = []
    for stop in _STOP.finditer(words):
        end = _find_end(words, stop, ends[-1] if ends else 0, abbreviations)
        if end is not None and (stop.start() not in inside or _closes_whole(words, inside, stop)):
            ends.append(end)
    return ends


def _find_bracketed(words: str) -> dict[int, int]:
    """Return the places inside brackets, each with where its outermost bracket opens."""
    inside: dict[int, int] = {}
    opened: list[int] = []
    for match in re.finditer(r"[()\[\]]", words):
        if match.group() in "([":
            opened.append(match.start())
        elif opened:
            start = opened.pop()
            if match.start() - start <= _BRACKET_LENGTH:
                inside.update(dict.fromkeys(range(start, match.start()), start))
    return inside


def _closes_whole(words: str, inside: dict[int, int], stop: re.Match[str]) -> bool:
    """Say whether *stop* closes brackets that hold whole sentences: they open where a sentence does."""
    before = words[: inside[stop.start()]].rstrip()
    return stop.end() not in inside and stop.group()[-1] in ")]" and before[-1:] in '.!?…"”'


def _find_end(words: str, stop: re.Match[str], start: int, abbreviations: Abbreviations) -> int | None:
    """Return where the sentence ends that *stop* may end: behind it and the number of its footnote."""
    token = _WORD.search(words, max(start, stop.start() - _LONGEST_WORD), stop.start())
    word = token.group() if token else ""
    before = words[stop.start() - 1 : stop.start()]
    note = _NOTE.match(words, stop.end())
    if note and (before.isalpha() or before in ")%") and not _is_abbreviated(words, word, stop, abbreviations):
        starts = _STARTS.match(words, note.end()) or not words[note.end() :].strip()
        return note.end() if starts else None
    if _STARTS.match(words, stop.end()):
        return None if _is_abbreviated(words, word, stop, abbreviations) else stop.end()
    is_glued = (before.islower() or before == ")") and _STARTS_GLUED.match(words, stop.end())
    if not is_glued or _ADDRESS.search(word) or _is_abbreviated(words, word, stop, abbreviations):
        return None
    return stop.end()


def _is_abbreviated(words: str, word: str, stop: re.Match[str], abbreviations: Abbreviations) -> bool:
    """Say whether the full stop belongs to *word*: an abbreviation, an initial, the number of a heading."""
    if not stop.group().startswith(".") or stop.group().startswith(".."):
        return False
    short = f"{word}.".casefold()
    if short in abbreviations.always or _INITIALS.match(word):
        return True
    if short in abbreviations.before_numbers:
        return words[stop.end() :].lstrip()[:1].isdigit()
    if stop.start() <= _LONGEST_NUMBER and words[: stop.start()].isdigit():
        return True
    return len(word) == 1 and word.isupper() and _is_initial(words[: stop.start() - 1][-_LONGEST_WORD:])


def _is_initial(before: str) -> bool:
    """Say whether one capital behind *before* is part of a name, and not the name of a kind ("group B.").

    >>> _is_initial("nests seen by "), _is_initial("the gulls of group ")
    (True, False)
    """
    previous = _BEFORE.search(before)
    return previous is None or previous.group(1)[0].isupper() or len(previous.group(1)) <= _SHORT_WORD
