"""From statements to what is said of each thing, and by which others it is named."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

import pyoxigraph as ox

from mbc_graph.namespaces import MBC, OWL, RDF, RDFS, SKOS

Thing = ox.NamedNode | ox.BlankNode
Term = Thing | ox.Literal

_LABELS = (SKOS + "prefLabel", RDFS + "label")


@dataclass(frozen=True, slots=True)
class Facts:
    """Statements by their subject and by their object, without repetition.

    *wider* are the properties that lead from a concept to a wider one.
    """

    by_subject: Mapping[Thing, Mapping[str, tuple[Term, ...]]]
    by_object: Mapping[Thing, tuple[tuple[str, Thing], ...]]
    wider: tuple[str, ...] = ()

    def values(self, subject: str | Thing, predicate: str) -> tuple[Term, ...]:
        """Return the values of a property, in order."""
        return self.by_subject.get(_thing(subject), {}).get(predicate, ())

    def texts(self, subject: str | Thing, *predicates: str) -> list[str]:
        """Return the texts that are values of some properties, each property's sorted."""
        found = (value for predicate in predicates for value in self.values(subject, predicate))
        return [value.value for value in found if isinstance(value, ox.Literal)]

    def iris(self, subject: str | Thing, predicate: str) -> list[str]:
        """Return the IRIs that are values of a property, sorted."""
        return [value.value for value in self.values(subject, predicate) if isinstance(value, ox.NamedNode)]

    def says(self, subject: str | Thing, predicate: str) -> bool:
        """Say whether a property is stated to be true."""
        return "true" in self.texts(subject, predicate)

    def label(self, subject: str) -> str:
        """Return the label of a thing, nothing if it has none."""
        return next(iter(self.texts(subject, *_LABELS)), "")

    def definition(self, subject: str) -> str:
        """Return the definition of a thing, nothing if it has none."""
        return next(iter(self.texts(subject, SKOS + "definition", RDFS + "comment")), "")

    def of_type(self, kind: str) -> list[str]:
        """Return the IRIs of the things that are said to be of a class, sorted."""
        found = self.by_object.get(ox.NamedNode(kind), ())
        return sorted(thing.value for predicate, thing in found if _names_a_type(predicate, thing))

    def naming(self, iri: str) -> Iterator[tuple[str, str]]:
        """Yield each property by which another thing names this one, with that thing's IRI."""
        for predicate, thing in self.by_object.get(ox.NamedNode(iri), ()):
            if isinstance(thing, ox.NamedNode):
                yield predicate, thing.value

    def rows(self, head: Thing) -> list[Term]:
        """Return the members of an RDF list."""
        members: list[Term] = []
        seen: set[Term] = set()
        while head not in seen and (first := self.values(head, RDF + "first")):
            seen.add(head)
            members.append(first[0])
            rest = self.values(head, RDF + "rest")
            if not rest or isinstance(rest[0], ox.Literal):
                break
            head = rest[0]
        return members

    def is_wider(self, predicate: str) -> bool:
        """Say whether a property leads from a concept to a wider one."""
        return predicate in self.wider

    def inverse(self, predicate: str) -> str:
        """Return the property that says the same from the other end, nothing if none is declared."""
        stated = self.iris(predicate, OWL + "inverseOf")
        stated += [other for naming, other in self.naming(predicate) if naming == OWL + "inverseOf"]
        return min(stated, default="")


def to_facts(quads: Iterable[ox.Quad]) -> Facts:
    """Return what *quads* say, in whatever graph."""
    by_subject: dict[Thing, dict[str, set[Term]]] = defaultdict(lambda: defaultdict(set))
    by_object: dict[Thing, set[tuple[str, Thing]]] = defaultdict(set)
    for quad in quads:
        subject, value = quad.subject, quad.object
        if isinstance(subject, ox.Triple) or isinstance(value, ox.Triple):
            continue
        by_subject[subject][quad.predicate.value].add(value)
        if not isinstance(value, ox.Literal):
            by_object[value].add((quad.predicate.value, subject))
    facts = Facts(
        {
            thing: {name: tuple(sorted(values, key=str)) for name, values in said.items()}
            for thing, said in by_subject.items()
        },
        {thing: tuple(sorted(pairs, key=lambda pair: (pair[0], str(pair[1])))) for thing, pairs in by_object.items()},
    )
    stated = [thing for thing in facts.of_type(OWL + "ObjectProperty") if facts.says(thing, MBC + "isWider")]
    return replace(facts, wider=tuple(dict.fromkeys([SKOS + "broader", *stated])))


def _names_a_type(predicate: str, thing: Thing) -> bool:
    return predicate == RDF + "type" and isinstance(thing, ox.NamedNode)


def _thing(subject: str | Thing) -> Thing:
    return ox.NamedNode(subject) if isinstance(subject, str) else subject
