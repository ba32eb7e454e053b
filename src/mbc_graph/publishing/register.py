"""Which page tells of what, and how a link to it reads."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from mbc_graph.namespaces import MBC, OWL, RDF, RDFS, SKOS, local_name
from mbc_graph.publishing.facts import Facts
from mbc_graph.publishing.words import Words, in_words
from mbc_graph.querying import shorten

_UNSAFE = re.compile(r"[^A-Za-z0-9_-]+")
_CODE = re.compile(r"([A-Za-z]+)_(\w+)")


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to a page of the site or, if *is_outer*, away from it; without an address, words alone."""

    label: str
    address: str = ""
    is_outer: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Links of one sort, under what they have in common."""

    head: Link
    links: tuple[Link, ...]


@dataclass(frozen=True)
class Register:
    """The pages by the IRI that they tell of, and the words by which things go."""

    facts: Facts
    words: Words
    pages: Mapping[str, str]
    concepts: tuple[str, ...]
    classes: tuple[str, ...]
    relations: tuple[str, ...]

    def label(self, iri: str) -> str:
        """Return the words that a thing goes by."""
        named = self.facts.label(iri) or self.words["terms"].get(shorten(iri), "")
        return str(named) if named else in_words(local_name(iri)) or iri

    def link(self, iri: str) -> Link:
        """Return what leads to a thing: its page here, or else its address elsewhere under its short name."""
        if iri in self.pages:
            return Link(self.label(iri), self.pages[iri])
        if shorten(iri) in self.words["terms"]:
            return Link(str(self.words["terms"][shorten(iri)]))
        label = self.facts.label(iri) or self.short(iri)
        return Link(label, iri, is_outer=True) if is_web(iri) else Link(label)

    def links(self, iris: Iterable[str]) -> tuple[Link, ...]:
        """Return what leads to each of some things, sorted by their words."""
        return tuple(sorted(map(self.link, set(iris)), key=lambda link: (link.label.casefold(), link.address)))

    def backward(self, predicate: str) -> Link:
        """Return how a relation reads from its object's end."""
        inverse = self.facts.inverse(predicate)
        if inverse:
            return self.link(inverse)
        turned = self.words["terms"].get("^" + shorten(predicate))
        forward = self.link(predicate)
        return replace(forward, label=str(turned or self.words["turned"].format(relation=forward.label)))

    def short(self, iri: str) -> str:
        """Return *iri* as those who know its terminology write it."""
        for prefix, code in self.words["codes"].items():
            if iri.startswith(code["start"]):
                return f"{prefix}:{iri.removeprefix(code['start'])}"
        plain = _CODE.fullmatch(local_name(iri))
        return f"{plain[1]}:{plain[2]}" if plain else shorten(iri)


def is_web(iri: str) -> bool:
    """Say whether an IRI may be followed in a browser."""
    return iri.startswith(("https://", "http://"))


def make_register(facts: Facts, words: Words) -> Register:
    """Return the register of all concepts, classes and relations that *facts* tell of."""
    concepts = [iri for iri in facts.of_type(SKOS + "Concept") if facts.label(iri)]
    kinds = {kind for iri in concepts for kind in facts.iris(iri, RDF + "type")}
    known = [iri for iri in facts.of_type(OWL + "Class") if facts.label(iri)]
    classes = [iri for iri in known if kinds.intersection(family(iri, facts) | above(iri, facts))]
    relations = _relations(facts, set(concepts))
    pages = {
        iri: f"{folder}/{name}.html"
        for folder, iris in (("concepts", concepts), ("classes", classes), ("relations", relations))
        for iri, name in file_names(iris).items()
    }
    return Register(facts, words, pages, tuple(concepts), tuple(classes), tuple(relations))


def file_names(iris: Iterable[str]) -> dict[str, str]:
    """Return a file name for each IRI that no other has, on whatever system.

    >>> file_names(["https://a.example/Gull", "https://b.example/gull", "https://a.example/a%2Fb"])
    {'https://a.example/Gull': 'Gull', 'https://a.example/a%2Fb': 'a-2Fb', 'https://b.example/gull': 'gull-2'}
    """
    names: dict[str, str] = {}
    taken: set[str] = set()
    for iri in sorted(iris):
        plain = _UNSAFE.sub("-", local_name(iri))[:100].strip("-") or "unnamed"
        name, number = plain, 1
        while name.casefold() in taken:
            number += 1
            name = f"{plain}-{number}"
        taken.add(name.casefold())
        names[iri] = name
    return names


def family(iri: str, facts: Facts) -> set[str]:
    """Return a class and all that are below it."""
    return _climb(iri, lambda at: [thing for name, thing in facts.naming(at) if name == RDFS + "subClassOf"])


def above(iri: str, facts: Facts) -> set[str]:
    """Return a class and all that are above it."""
    return _climb(iri, lambda at: facts.iris(at, RDFS + "subClassOf"))


def _climb(iri: str, steps: Callable[[str], Iterable[str]]) -> set[str]:
    waiting, seen = [iri], {iri}
    while waiting:
        found = [thing for thing in steps(waiting.pop()) if thing not in seen]
        seen.update(found)
        waiting += found
    return seen


def _relations(facts: Facts, concepts: set[str]) -> list[str]:
    """Return the relations of claims, those between concepts, those that follow from a chain, and their inverses."""
    used = {name for thing, said in facts.by_subject.items() if thing.value in concepts for name in said}
    found = {
        predicate
        for predicate in facts.of_type(OWL + "ObjectProperty")
        if facts.label(predicate) and not predicate.startswith(SKOS)
        if predicate in used
        or any(facts.values(predicate, name) for name in (MBC + "joins", OWL + "propertyChainAxiom"))
    }
    return sorted(found | {inverse for predicate in found if (inverse := facts.inverse(predicate))})
