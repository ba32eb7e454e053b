"""Classes that have no name of their own, in words: one of these, all of those, what has such a value."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph as ox

from mbc_graph.namespaces import OWL
from mbc_graph.publishing.facts import Term, Thing
from mbc_graph.publishing.register import Link, Register

_SETS = ("unionOf", "intersectionOf", "oneOf")
_VALUES = ("someValuesFrom", "allValuesFrom", "hasValue", "onClass")
_COUNTS = (
    *("minCardinality", "maxCardinality", "cardinality"),
    *("minQualifiedCardinality", "maxQualifiedCardinality", "qualifiedCardinality"),
)


@dataclass(frozen=True, slots=True)
class Fact:
    """What is stated of a class or relation by one property: each value in words."""

    head: str
    values: tuple[tuple[Link, ...], ...]


def to_fact(name: str, values: Iterable[Term], register: Register) -> Fact:
    """Return what is stated by the property of this name, its values in words."""
    return Fact(str(register.words["facts"][name]), express_all(values, register))


def express(term: Term, register: Register, *, is_inner: bool = False) -> tuple[Link, ...]:
    """Return *term* in words, those that name something leading there."""
    if isinstance(term, ox.NamedNode):
        return (register.link(term.value),)
    if isinstance(term, ox.Literal):
        return (Link(term.value),)
    said = _set(term, register) or _restriction(term, register) or _complement(term, register)
    said = said or (Link(str(register.words["unnamed"])),)
    return (Link("("), *said, Link(")")) if is_inner and len(said) > 1 else said


def express_all(terms: Iterable[Term], register: Register) -> tuple[tuple[Link, ...], ...]:
    """Return each of *terms* in words, sorted by them."""
    said = (express(term, register) for term in terms)
    return tuple(sorted(said, key=lambda links: [link.label.casefold() for link in links]))


def express_chain(head: Thing, register: Register) -> tuple[Link, ...]:
    """Return the relations of a chain, one after the other."""
    links: list[Link] = []
    for step in register.facts.rows(head):
        links += [Link(str(register.words["then"]))] if links else []
        links += express(step, register)
    return tuple(links)


def _set(node: Thing, register: Register) -> tuple[Link, ...]:
    for name in _SETS:
        for head in register.facts.values(node, OWL + name):
            if isinstance(head, ox.Literal):
                continue
            members = [express(member, register, is_inner=True) for member in register.facts.rows(head)]
            return _joined(sorted(members, key=_named_first), str(register.words["joined"][name]))
    return ()


def _restriction(node: Thing, register: Register) -> tuple[Link, ...]:
    facts = register.facts
    predicates = facts.values(node, OWL + "onProperty")
    if not predicates:
        return ()
    said = list(express(predicates[0], register, is_inner=True))
    for name in (*_COUNTS, *_VALUES):
        for value in facts.values(node, OWL + name):
            word = str(register.words["joined"][name])
            said += [Link(word)] if word else []
            said += express(value, register, is_inner=True)
    return tuple(said)


def _complement(node: Thing, register: Register) -> tuple[Link, ...]:
    """Return a class of all else, or a relation read backwards, in words."""
    for name in ("complementOf", "inverseOf"):
        for value in register.facts.values(node, OWL + name):
            return (Link(str(register.words["joined"][name])), *express(value, register, is_inner=True))
    return ()


def _joined(members: list[tuple[Link, ...]], word: str) -> tuple[Link, ...]:
    links: list[Link] = []
    for member in members:
        links += [Link(word)] if links else []
        links += member
    return tuple(links)


def _named_first(links: tuple[Link, ...]) -> tuple[bool, list[str]]:
    return len(links) > 1, [link.label.casefold() for link in links]
