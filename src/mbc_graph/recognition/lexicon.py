"""Every name of the vocabulary, compiled to be found in one pass over a text.

Matching is by the algorithm of Aho and Corasick (1975) over folded words, all matches; what overlaps is
then settled in favour of the longest, and of the leftmost among equals.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from mbc_graph.model import Concept, Cue, Mention, Span, Vocabulary
from mbc_graph.recognition.ellipsis import concept_names
from mbc_graph.recognition.folding import Folder, Word, known_words
from mbc_graph.recognition.senses import Discourse, most_fitting

_SHORT = 6


@dataclass(frozen=True, slots=True)
class Entry:
    """One name: as it is written, and what it names."""

    name: str
    of: Concept | Cue

    @property
    def is_exact(self) -> bool:
        """Say whether the name is a short abbreviation, which is matched in its own case only."""
        return len(self.name) <= _SHORT and self.name.isalpha() and self.name.isupper()


@dataclass(frozen=True, repr=False)
class Lexicon:
    """The names of a vocabulary by their folded form, and the folder that they were folded with."""

    vocabulary: Vocabulary
    folder: Folder
    entries: dict[str, tuple[Entry, ...]]

    @cached_property
    def patterns(self) -> tuple[str, ...]:
        """Return the folded names, in the order in which the automaton counts them."""
        return tuple(self.entries)

    @cached_property
    def automaton(self) -> Any:
        """Return the Aho-Corasick automaton over the folded names."""
        import ahocorasick_rs

        return ahocorasick_rs.AhoCorasick([f" {pattern} " for pattern in self.patterns])

    @cached_property
    def phrases(self) -> dict[str, Concept]:
        """Return the concepts by their folded names of several words."""
        return dict(concept_names(self.entries))

    def shared(self) -> Iterator[tuple[str, tuple[Concept, ...]]]:
        """Yield each name that several concepts share as it is read, number and hyphens aside, with these concepts."""
        for sharing in self.entries.values():
            told: set[frozenset[str]] = set()
            for entry in sharing:
                alike = {
                    one.of.iri: one.of
                    for one in sharing
                    if isinstance(one.of, Concept) and _may_be(one, entry.name, self.folder)
                }
                if len(alike) > 1 and isinstance(entry.of, Concept) and frozenset(alike) not in told:
                    told.add(frozenset(alike))
                    yield entry.name, tuple(alike[iri] for iri in sorted(alike))

    def find(self, span: Span, discourse: Discourse) -> list[Mention]:
        """Return the mentions in that part of a text, none overlapping, in order."""
        words = self.folder.words(discourse.text, span.start, span.end)
        return _settle(self._matches(words, discourse))

    def _matches(self, words: list[Word], discourse: Discourse) -> Iterator[Mention]:
        starts, folded, at = {}, [" "], 1
        ends = {}
        for index, word in enumerate(words):
            starts[at - 1] = index
            folded.append(word.folded)
            folded.append(" ")
            at += len(word.folded) + 1
            ends[at] = index
        block = "".join(folded)
        for pattern, start, end in self.automaton.find_matches_as_indexes(block, overlapping=True):
            first, last = words[starts[start]], words[ends[end]]
            span = Span(first.start, last.end)
            entries = self.entries[self.patterns[pattern]]
            for entry in _fitting(entries, span, block, discourse):
                yield Mention(span, entry.of)


def compile_lexicon(vocabulary: Vocabulary) -> Lexicon:
    """Return every name in *vocabulary*, ready to be found.

    Where two concepts share a name and nothing around it decides, the one whose preferred label it is comes
    first, then the first by IRI.
    """
    named: list[Concept | Cue] = [*vocabulary.concepts.values(), *vocabulary.cues.values()]
    plain = Folder(vocabulary.skipped, vocabulary.spellings)
    words = known_words((name for thing in named for name in thing.names), plain)
    folder = Folder(vocabulary.skipped, vocabulary.spellings, words)
    found: dict[str, list[Entry]] = {}
    for thing in named:
        for name in sorted(thing.names):
            folded = plain.fold(name)
            if folded:
                found.setdefault(folded, []).append(Entry(name, thing))
    entries = {folded: tuple(sorted(sharing, key=_precedence)) for folded, sharing in sorted(found.items())}
    return Lexicon(vocabulary, folder, entries)


def _precedence(entry: Entry) -> tuple[bool, bool, str, str]:
    is_label = isinstance(entry.of, Concept) and entry.of.label == entry.name
    return isinstance(entry.of, Cue), not is_label, entry.of.iri, entry.name


def _fitting(entries: Iterable[Entry], span: Span, block: str, discourse: Discourse) -> list[Entry]:
    """Return what the very words at *span* may be: one concept, or every cue that shares them.

    Abbreviations keep their case; a name of one word differs from the text in number at the most. Where several
    concepts share the name, that one is meant whose context words stand around it.
    """
    quote = discourse.text[span.start : span.end]
    fitting = [entry for entry in entries if _may_be(entry, quote, discourse.folder)]
    concepts = {entry.of.iri: entry for entry in reversed(fitting) if isinstance(entry.of, Concept)}
    if concepts:
        meant = most_fitting([entry.of for entry in fitting if isinstance(entry.of, Concept)], block, discourse)
        return [concepts[meant.iri]]
    return list({entry.of.iri: entry for entry in fitting}.values())


def _may_be(entry: Entry, quote: str, folder: Folder) -> bool:
    if entry.is_exact:
        return quote.rstrip("s") == entry.name.rstrip("s")
    return " " in entry.name or " " in quote or folder.is_same_word(entry.name, quote)


def _settle(mentions: Iterable[Mention]) -> list[Mention]:
    """Return those of *mentions* that stay: the longest first, the leftmost among equals.

    None overlap but cues that share the very same words.
    """
    taken: list[Mention] = []
    spans: set[Span] = set()
    by_length = sorted(mentions, key=lambda one: (one.span.start - one.span.end, one.span.start, one.of.iri))
    held: set[int] = set()
    for mention in by_length:
        places = range(mention.span.start, mention.span.end)
        if mention.span in spans or held.isdisjoint(places):
            spans.add(mention.span)
            held.update(places)
            taken.append(mention)
    return sorted(taken, key=lambda one: one.span)
