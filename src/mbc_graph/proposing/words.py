"""The words of a language that head no name, and words brought to one form for comparing."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

_WORD = re.compile(r"[^\W_]+")
_STEM, _TELLING = 2, 4
_PLURALS = (("s", ""), ("es", ""), ("ies", "y"), ("es", "is"))
_NO_PLURALS = ("ss", "us", "is", "ics")


@dataclass(frozen=True)
class FunctionWords:
    """Words in small letters by what they do to a phrase.

    A phrase is cut at *others* and *verbs*, and at a preposition unless it may stand *inside_names*. Determiners
    and *vague* words are taken off its beginning; *vague* words alone, or *gathering* words at its head, name nothing.
    Adverbs and adjectives are known by their endings: at the one a phrase is cut, the other is taken off its end.
    """

    determiners: frozenset[str] = frozenset()
    prepositions: frozenset[str] = frozenset()
    inside_names: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()
    verbs: frozenset[str] = frozenset()
    vague: frozenset[str] = frozenset()
    gathering: frozenset[str] = frozenset()
    adverb_endings: frozenset[str] = frozenset()
    adjective_endings: frozenset[str] = frozenset()
    perhaps_adjective_endings: frozenset[str] = frozenset()

    def is_verb(self, word: str) -> bool:
        """Say whether *word* is a verb of the list, in the third person too."""
        return has_word(word, self.verbs)

    def is_vague(self, word: str) -> bool:
        """Say whether *word* tells nothing alone."""
        return has_word(word, self.vague) or has_word(word, self.gathering)

    def is_adverb(self, word: str) -> bool:
        """Say whether *word* has the ending of an adverb."""
        low = word.casefold()
        return any(low.endswith(ending) and len(low) - len(ending) >= _STEM for ending in self.adverb_endings)

    def is_adjective(self, word: str, *, alone: bool = False) -> bool:
        """Say whether *word* has an ending of adjectives, or one that they share with nouns where it stands *alone*."""
        low = word.casefold()
        shared = alone and low.endswith(tuple(self.perhaps_adjective_endings))
        return shared or low.endswith(tuple(self.adjective_endings))


def load_function_words(path: Path) -> FunctionWords:
    """Return the function words that the TOML file at *path* lists."""
    listed = tomllib.loads(path.read_text(encoding="utf-8"))["function_words"]
    return FunctionWords(**{name: frozenset(map(str.casefold, words)) for name, words in listed.items()})


def has_word(word: str, known: frozenset[str]) -> bool:
    """Say whether *word*, or what it is the plural of, is among the *known* ones.

    >>> has_word("Terns", frozenset({"tern"})), has_word("ternary", frozenset({"tern"}))
    (True, False)
    """
    low = word.casefold().replace("’", "'")
    singulars = [low.removesuffix("s"), low.removesuffix("es"), re.sub("ies$", "y", low)]
    return low in known or any(one in known for one in singulars if len(one) > 2)


def singular(word: str, used: Container[str]) -> str:
    """Return what *word* is the regular plural of, where that is among the words *used*; else, or if short, *word*.

    >>> singular("Terns", {"tern"}), singular("tongs", {"tern"})
    ('Tern', 'tongs')
    """
    if word.endswith(_NO_PLURALS):
        return word
    found = (word.removesuffix(plural) + ending for plural, ending in _PLURALS if word.endswith(plural))
    return next((one for one in found if len(one) >= _TELLING and one.casefold() in used), word)


def words_of(text: str) -> Iterator[str]:
    """Yield the words of *text* in small letters."""
    return (word.casefold() for word in _WORD.findall(text))


def fold(text: str, spellings: Iterable[tuple[str, str]] = ()) -> str:
    """Return *text* as phrases are compared: case, hyphens, regular plurals and given spellings told apart no more.

    >>> fold("Cliff-Colonies") == fold("cliff colony")
    True
    """
    low = text.casefold().replace("’", "'").replace("'s", "")
    for read, compared in spellings:
        low = low.replace(read, compared)
    return " ".join(_stem(word) for word in _WORD.findall(low))


def _stem(word: str) -> str:
    if len(word) < 4 or not word.isalpha() or word.endswith(("ss", "us")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return re.sub(r"(?:es|is|s|e)$", "", word)
