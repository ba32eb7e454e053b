"""Fold to compare, quote to report: words as they are compared, with the way back to where they stand.

Folding lowers case, brings regular plurals and given spellings to one form, reads a hyphen as a blank and
leaves out the words that may stand inside a name. The text itself is never changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|(?<=\w)\+|(?<=\w)[-−–](?=[\s/,;:.)\]]|$)|[^\w\s]|_")
_HYPHENS = frozenset("-‐‑–—−")
_MINUS = "−"
_SENTENCE_MARKS = frozenset("\"“”‘’'*®™…†‡")
_PLURALS = (("", "s"), ("", "es"), ("y", "ies"), ("is", "es"), ("a", "ae"))
_POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class Word:
    """A word or mark of a text: as it is compared, and where it stands."""

    folded: str
    start: int
    end: int


@dataclass(frozen=True)
class Folder:
    """How words are folded: which are left out inside names, which spellings are one, which words are known.

    *known* words are used to part words that were glued together when a text was copied.
    """

    skipped: frozenset[str] = frozenset()
    spellings: tuple[tuple[str, str], ...] = ()
    known: frozenset[str] = frozenset()
    _cache: dict[str, str] = field(default_factory=dict, compare=False, repr=False, init=False)

    def fold_word(self, word: str) -> str:
        """Return *word* as it is compared.

        >>> Folder().fold_word("Colonies") == Folder().fold_word("colony")
        True
        """
        folded = self._cache.get(word)
        if folded is None:
            folded = self._cache[word] = self._fold(word)
        return folded

    def _fold(self, word: str) -> str:
        if word.endswith("s") and len(word) > 2 and word[:-1].isupper():
            word = word[:-1]
        return _singular(self._spelled(word))

    def _spelled(self, word: str) -> str:
        low = _POSSESSIVE.sub("", word.casefold()).replace("’", "'")
        for read, compared in self.spellings:
            low = low.replace(read, compared)
        return low

    def is_same_word(self, one: str, other: str) -> bool:
        """Say whether two words are one but for case, spelling and a regular plural.

        >>> Folder().is_same_word("tern", "Terns"), Folder().is_same_word("cane", "can")
        (True, False)
        """
        first, second = sorted((self._spelled(one), self._spelled(other)), key=len)
        if first == second:
            return True
        return any(
            first.endswith(ending) and second == first.removesuffix(ending) + plural for ending, plural in _PLURALS
        )

    def words(self, text: str, start: int, end: int) -> list[Word]:
        """Return the words and marks of text[start:end]; glued words come apart, skipped ones are left out."""
        found: list[Word] = []
        for match in _TOKEN.finditer(text, start, end):
            token = match.group()
            first = token[0]
            if first.isalnum():
                if token not in self.skipped:
                    found.extend(self._parted(token, match.start()))
            elif first in _HYPHENS:
                mark = _is_minus(text, match.start(), match.end(), end)
                if mark:
                    found.append(Word(mark, match.start(), match.end()))
            elif first not in _SENTENCE_MARKS:
                found.append(Word(token, match.start(), match.end()))
        return found

    def fold(self, text: str) -> str:
        """Return *text* as it is compared, its words parted by single blanks."""
        return " ".join(word.folded for word in self.words(text, 0, len(text)))

    def _parted(self, token: str, start: int) -> list[Word]:
        whole = self.fold_word(token)
        if len(token) < 5 or not self.known or whole in self.known or not token.isalpha():
            return [Word(whole, start, start + len(token))]
        for at in _cuts(token):
            left, right = token[:at], token[at:]
            if self._is_known(left) and self._is_known(right):
                parts = [Word(self.fold_word(left), start, start + at)] if left.casefold() not in self.skipped else []
                return [*parts, Word(self.fold_word(right), start + at, start + len(token))]
        return [Word(whole, start, start + len(token))]

    def _is_known(self, piece: str) -> bool:
        return self.fold_word(piece) in self.known or piece.casefold() in self.skipped


def _cuts(token: str) -> Iterable[int]:
    """Yield where a glued word may be parted: where a capital follows a small letter first."""
    inner = [at for at in range(1, len(token)) if token[at - 1].islower() and token[at].isupper()]
    if inner:
        return inner
    return sorted(range(2, len(token) - 1), key=lambda at: -max(at, len(token) - at))


def _is_minus(text: str, start: int, end: int, limit: int) -> str:
    """Return the mark of a hyphen that closes a word ("X-"), a dash between blanks, or nothing within a word."""
    before = text[start - 1] if start else " "
    after = text[end] if end < limit else " "
    if before.isalnum() and not after.isalnum():
        return _MINUS
    if before.isspace() and after.isspace():
        return "–"
    return "—" if text[start] in "—–" and not before.isdigit() else ""


def _singular(word: str) -> str:
    """Return *word* without a regular plural ending: a stem to compare, not a word to show."""
    if len(word) < 4 or not word.isalpha():
        return word[:-1] if len(word) > 2 and word.endswith("s") and word[:-1].isdigit() else word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ss", "us")):
        return word
    for ending in ("es", "is", "s", "e"):
        if word.endswith(ending):
            return word[: -len(ending)] or word
    return word


def known_words(names: Iterable[str], folder: Folder) -> frozenset[str]:
    """Return the folded words in small letters that *names* are made of, those of one letter left out."""
    found: set[str] = set()
    for name in names:
        found.update(word.folded for word in folder.words(name, 0, len(name)) if name[word.start : word.end].islower())
    return frozenset(word for word in found if len(word) > 1)
