"""Sightings gathered into candidates: one for each phrase, with its best label, class and place in the vocabulary."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from mbc_graph.model import IRI, Concept, Vocabulary
from mbc_graph.namespaces import local_name
from mbc_graph.proposing.forms import Form, best_form
from mbc_graph.proposing.kinds import Kinds, class_ancestors
from mbc_graph.proposing.likeness import Likeness
from mbc_graph.proposing.values import Candidate, Sighting
from mbc_graph.proposing.words import FunctionWords, fold, singular, words_of

_WORD = re.compile(r"[^\W_]+")
_LONGEST_EXAMPLE = 400


def rank(
    sightings: Iterable[Sighting],
    vocabulary: Vocabulary,
    forms: Sequence[Form],
    words: FunctionWords,
    used: Iterable[str],
) -> list[Candidate]:
    """Return the candidates that *sightings* make, those that most documents use first; *used* are all words of theirs.

    A candidate is named in the singular where that is a word of the documents or the vocabulary.
    """
    gathered: dict[str, list[Sighting]] = defaultdict(list)
    for one in sightings:
        gathered[fold(one.words, vocabulary.spellings)].append(one)
    known = _folded_names(vocabulary)
    judge = Judge(vocabulary, forms, words, used)
    found = [judge.candidate(seen) for folded, seen in sorted(gathered.items()) if folded and folded not in known]
    ranked = sorted((one for one in found if one is not None), key=_rank)
    return _with_names(ranked, vocabulary)


def _folded_names(vocabulary: Vocabulary) -> set[str]:
    concepts = (name for concept in vocabulary.concepts.values() for name in concept.names)
    cues = (name for cue in vocabulary.cues.values() for name in cue.names)
    return {fold(name, vocabulary.spellings) for name in chain(concepts, cues)}


def _rank(candidate: Candidate) -> tuple[int, int, str, str]:
    return -candidate.documents, -candidate.times, candidate.label.casefold(), candidate.label


class Judge:
    """What is known of the vocabulary when a phrase is judged."""

    def __init__(
        self, vocabulary: Vocabulary, forms: Sequence[Form], words: FunctionWords, used: Iterable[str] = ()
    ) -> None:
        self.vocabulary = vocabulary
        self.forms = forms
        self.words = words
        self.ancestors = class_ancestors(vocabulary)
        self.likeness = Likeness(vocabulary.concepts.values())
        self.by_name = _by_name(vocabulary)
        named = chain.from_iterable(concept.names for concept in vocabulary.concepts.values())
        self.used = frozenset(chain(used, chain.from_iterable(map(words_of, named))))

    def candidate(self, seen: list[Sighting]) -> Candidate | None:
        """Return what was *seen* as a candidate, or nothing where its form tells that it names nothing."""
        variants = Counter(_written(one) for one in seen)
        label = self._singular(best_variant(variants))
        form = best_form(self._head(label), self.forms)
        if form is not None and form.kind is None:
            return None
        if form is None and all(one.is_bare and self.words.is_adjective(one.words, alone=True) for one in seen):
            return None
        kind = form.kind if form is not None else likeliest([one.kinds for one in seen], self.ancestors)
        broader = self._broader(label, kind)
        if broader is not None and form is None:
            kind = broader.kind
        first = min(seen, key=lambda one: (one.document, one.span))
        others = {one.casefold(): one for one in sorted(variants)}
        others.pop(label.casefold(), None)
        return Candidate(
            label,
            kind,
            name=camel(label),
            documents=len({one.document for one in seen}),
            times=len(seen),
            why=_why(seen, form),
            near=self.likeness.near(label),
            broader=broader.iri if broader is not None else None,
            other_names=tuple(others[one] for one in sorted(others)),
            example=shortened(first.sentence, first.words),
            document=first.document,
        )

    def _singular(self, label: str) -> str:
        """Return *label* with the word that says what it names in the singular, where that is a word that is used.

        A label with another plural before that word is left as it is: such a word may be one of several that are named.
        """
        words, at = label.split(), len(self._head(label).split()) - 1
        if any(singular(word, self.used) != word for word in words[:at]):
            return label
        return " ".join([*words[:at], singular(words[at], self.used), *words[at + 1 :]])

    def _head(self, label: str) -> str:
        """Return what says what *label* names: all of it, or what stands before a preposition."""
        words = label.split()
        cut = next((at for at, word in enumerate(words) if at and word in self.words.inside_names), len(words))
        return " ".join(words[:cut])

    def _broader(self, label: str, kind: IRI | None) -> Concept | None:
        """Return the concept whose name is the tail of *label*, if it is of the class *kind* or one above or below."""
        words = self._head(label).split()
        for at in range(1, len(words)):
            concept = self.by_name.get(fold(" ".join(words[at:]), self.vocabulary.spellings))
            if concept is None or concept.iri in self.vocabulary.general:
                continue
            above = self.ancestors.get(kind, frozenset()) if kind is not None else frozenset()
            if kind is None or kind in concept.kinds or concept.kind in above:
                return concept
        return None


def _by_name(vocabulary: Vocabulary) -> dict[str, Concept]:
    """Return the concepts by their folded names, the one whose label it is where several share a name."""
    found: dict[str, Concept] = {}
    for _, concept in sorted(vocabulary.concepts.items(), reverse=True):
        found.update({fold(name, vocabulary.spellings): concept for name in concept.shown})
    for _, concept in sorted(vocabulary.concepts.items(), reverse=True):
        found[fold(concept.label, vocabulary.spellings)] = concept
    return found


def likeliest(seen: Sequence[Kinds], ancestors: Mapping[IRI, Kinds]) -> IRI | None:
    """Return the class that most places speak for, the narrowest of those; nothing where several do alike."""
    votes: dict[IRI, float] = defaultdict(float)
    for kinds in seen:
        for kind in kinds:
            votes[kind] += 1 / len(kinds)
    weighed = {
        kind: sum(votes[above] for above in ancestors.get(kind, frozenset({kind})) if above in votes) for kind in votes
    }
    best = max(weighed.values(), default=0)
    chosen = sorted(kind for kind, weight in weighed.items() if weight == best)
    narrowest = [kind for kind in chosen if not any(kind in ancestors[one] - {one} for one in chosen)]
    return narrowest[0] if len(narrowest) == 1 else None


def _written(sighting: Sighting) -> str:
    """Return the words of a sighting as they stand in running text: a capital that only opens a sentence is lowered."""
    first, _, rest = sighting.words.partition(" ")
    if sighting.opens and first[:1].isupper() and first[1:].islower():
        return f"{first.lower()} {rest}".strip()
    return sighting.words


def best_variant(variants: Mapping[str, int]) -> str:
    """Return the form of a phrase to show: the commonest, the shortest, small letters before capitals.

    >>> best_variant({"Sand eels": 1, "sand eels": 2, "sand eel": 2})
    'sand eel'
    """
    return min(variants, key=lambda one: (-variants[one], len(one), sum(map(str.isupper, one)), one))


def _why(seen: Iterable[Sighting], form: Form | None) -> tuple[str, ...]:
    places = Counter(f"{one.place} {one.reason}".strip() for one in seen)
    counted = sorted(places.items(), key=lambda pair: (-pair[1], pair[0]))
    told = [f"{place} ×{count}" if count > 1 else place for place, count in counted]
    return (*told, *([f"form {form.pattern.strip()}"] if form is not None else []))


def shortened(sentence: str, words: str) -> str:
    """Return *sentence*, or what stands around *words* in it where it is very long."""
    if len(sentence) <= _LONGEST_EXAMPLE:
        return sentence
    start = max(0, sentence.find(words) - _LONGEST_EXAMPLE // 2)
    return f"…{sentence[start : start + _LONGEST_EXAMPLE].strip()}…"


def camel(label: str) -> str:
    """Return *label* as the local name of an IRI.

    >>> camel("black-headed gull's nest")
    'BlackHeadedGullsNest'
    """
    words = _WORD.findall(re.sub(r"['’]", "", label))
    return "".join(word[:1].upper() + word[1:] for word in words)


def _with_names(candidates: Iterable[Candidate], vocabulary: Vocabulary) -> list[Candidate]:
    """Return *candidates*, each with a local name that nothing else has."""
    taken = {local_name(iri).casefold() for iri in _in_use(vocabulary)}
    named = []
    for candidate in candidates:
        name, count = candidate.name, 1
        while name.casefold() in taken:
            count += 1
            name = f"{candidate.name}{count}"
        taken.add(name.casefold())
        named.append(replace(candidate, name=name))
    return named


def _in_use(vocabulary: Vocabulary) -> Iterable[IRI]:
    yield from (*vocabulary.concepts, *vocabulary.relations, *vocabulary.cues)
    yield from class_ancestors(vocabulary)
