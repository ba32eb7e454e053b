"""What the page of a class shows: what is stated of it, and its concepts as a tree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from mbc_graph.namespaces import OWL, RDF, RDFS
from mbc_graph.publishing.entries import wider_of
from mbc_graph.publishing.expressions import Fact, to_fact
from mbc_graph.publishing.facts import Facts, Term
from mbc_graph.publishing.register import Link, Register, family

_OF_CLASSES = ("equivalentClass", "disjointWith", "disjointUnionOf", "hasKey")


@dataclass(frozen=True, slots=True)
class Row:
    """A class or relation in the list of all: how deep it stands, what turns it round, how much there is of it."""

    link: Link
    count: int
    depth: int = 0
    turned: Link | None = None


@dataclass(frozen=True, slots=True)
class Branch:
    """A concept and the narrower ones below it; one from another class, or shown whole elsewhere, is *is_guest*."""

    link: Link
    below: tuple[Branch, ...] = ()
    is_guest: bool = False


@dataclass(frozen=True)
class Kind:
    """A class as its page shows it."""

    iri: str
    address: str
    label: str
    definition: str
    trail: tuple[Link, ...]
    below: tuple[Link, ...]
    facts: tuple[Fact, ...]
    tree: tuple[Branch, ...]
    count: int
    inferred: tuple[Link, ...]


def to_kind(iri: str, members: Mapping[str, list[str]], register: Register, inferred: Facts) -> Kind:
    """Return what the page of the class *iri* shows; *members* are the concepts by class."""
    facts = register.facts
    stated_members = {member for kind in family(iri, facts) for member in members.get(kind, ())}
    follow = {thing for thing in inferred.of_type(iri) if thing in register.pages} - stated_members
    below = [thing for predicate, thing in facts.naming(iri) if predicate == RDFS + "subClassOf"]
    stated = [
        to_fact("disjointWith", _disjoint(iri, facts), register),
        *(to_fact(name, facts.values(iri, OWL + name), register) for name in _OF_CLASSES if name != "disjointWith"),
        to_fact("subClassOf", filter(_is_unnamed, facts.values(iri, RDFS + "subClassOf")), register),
    ]
    return Kind(
        iri,
        register.pages[iri],
        facts.label(iri),
        facts.definition(iri),
        tuple(_trail(iri, register)),
        register.links(thing for thing in below if thing in register.pages),
        tuple(fact for fact in stated if fact.values),
        to_tree(members.get(iri, []), register),
        len(members.get(iri, [])),
        register.links(follow),
    )


def kind_rows(members: Mapping[str, list[str]], register: Register) -> list[Row]:
    """Return all classes, narrower ones below wider ones, each with how many concepts are of it or of those below."""
    facts, rows = register.facts, list[Row]()
    seen: set[str] = set()

    def add(iri: str, depth: int) -> None:
        if iri in seen:
            return
        seen.add(iri)
        held = {member for kind in family(iri, facts) for member in members.get(kind, ())}
        rows.append(Row(register.link(iri), len(held), depth))
        below = {thing for predicate, thing in facts.naming(iri) if predicate == RDFS + "subClassOf"}
        for narrower in _ordered(below.intersection(register.classes), register):
            add(narrower, depth + 1)

    tops = [iri for iri in register.classes if not set(facts.iris(iri, RDFS + "subClassOf")) & register.pages.keys()]
    for iri in [*_ordered(tops, register), *register.classes]:
        add(iri, 0)
    return rows


def members_of(register: Register) -> dict[str, list[str]]:
    """Return the concepts that are said to be of each class, sorted."""
    members: dict[str, list[str]] = defaultdict(list)
    for iri in register.concepts:
        for kind in register.facts.iris(iri, RDF + "type"):
            members[kind].append(iri)
    return members


def to_tree(iris: Iterable[str], register: Register) -> tuple[Branch, ...]:
    """Return concepts under their wider ones; a wider one from elsewhere leads its group.

    A concept below several others stands below each, what is below itself only at the first place.
    """
    inside = set(iris)
    below: dict[str, list[str]] = defaultdict(list)
    roots = set(inside)
    for iri in inside:
        for above in wider_of(iri, register.facts):
            if above in register.pages and above != iri:
                below[above].append(iri)
                roots.discard(iri)
                if above not in inside:
                    roots.add(above)
    grown: set[str] = set()

    def grow(iri: str) -> Branch:
        narrower = [] if iri in grown else below.get(iri, [])
        grown.add(iri)
        return Branch(register.link(iri), tuple(map(grow, _ordered(narrower, register))), iri not in inside)

    tree = [grow(iri) for iri in _ordered(roots, register)]
    while left := inside - grown:  # a cycle has no top: begin somewhere
        tree.append(grow(min(left)))
    return tuple(tree)


def _ordered(iris: Iterable[str], register: Register) -> list[str]:
    return sorted(set(iris), key=lambda iri: (register.label(iri).casefold(), iri))


def _trail(iri: str, register: Register) -> list[Link]:
    """Return the classes above a class, widest first."""
    steps: list[Link] = []
    seen = {iri}
    while above := [one for one in register.facts.iris(iri, RDFS + "subClassOf") if one in register.pages]:
        iri = above[0]
        if iri in seen:
            break
        seen.add(iri)
        steps.insert(0, register.link(iri))
    return steps


def _disjoint(iri: str, facts: Facts) -> set[Term]:
    """Return the classes that share no member with a class, said one by one or of many at once."""
    me = ox.NamedNode(iri)
    found = set(facts.values(iri, OWL + "disjointWith"))
    found |= {thing for predicate, thing in facts.by_object.get(me, ()) if predicate == OWL + "disjointWith"}
    for predicate, thing in facts.by_object.get(ox.NamedNode(OWL + "AllDisjointClasses"), ()):
        heads = facts.values(thing, OWL + "members") if predicate == RDF + "type" else ()
        members = [member for head in heads if not isinstance(head, ox.Literal) for member in facts.rows(head)]
        found |= set(members) if me in members else set()
    return found - {me}


def _is_unnamed(term: Term) -> bool:
    return isinstance(term, ox.BlankNode)
