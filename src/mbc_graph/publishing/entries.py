"""What the page of a concept shows: names, place among the others, what is stated of it, its codes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from mbc_graph.namespaces import MBC, RDF, RDFS, SKOS
from mbc_graph.publishing.expressions import express
from mbc_graph.publishing.facts import Facts, Term
from mbc_graph.publishing.register import Group, Link, Register, is_web

_MATCHES = tuple(SKOS + name for name in ("exactMatch", "closeMatch", "narrowMatch", "broadMatch", "relatedMatch"))
_SHOWN_APART = frozenset(
    {
        RDF + "type",
        RDFS + "label",
        RDFS + "comment",
        MBC + "layLabel",
        *(SKOS + name for name in ("prefLabel", "altLabel", "hiddenLabel", "definition")),
        *_MATCHES,
    }
)


@dataclass(frozen=True, slots=True)
class Code:
    """A term of another terminology: how it compares, its short name, which terminology, where it is."""

    match: str
    short: str
    terminology: str
    address: str


@dataclass(frozen=True)
class Entry:
    """A concept as its page shows it."""

    iri: str
    address: str
    label: str
    definition: str
    lay_name: str
    other_names: tuple[str, ...]
    hidden_names: tuple[str, ...]
    classes: tuple[Link, ...]
    trail: tuple[Link, ...]
    wider: tuple[Group, ...]
    narrower: tuple[Group, ...]
    stated: tuple[Group, ...]
    naming: tuple[Group, ...]
    codes: tuple[Code, ...]
    inferred: tuple[Group, ...]


def to_entry(iri: str, register: Register, inferred: Facts) -> Entry:
    """Return what the page of the concept *iri* shows."""
    facts = register.facts
    shown = [name for name in facts.texts(iri, SKOS + "altLabel") if name != facts.label(iri)]
    stated = {
        predicate: values
        for predicate, values in facts.by_subject[ox.NamedNode(iri)].items()
        if predicate not in _SHOWN_APART
    }
    unnamed = tuple(kind for kind in facts.values(iri, RDF + "type") if isinstance(kind, ox.BlankNode))
    if unnamed:
        stated[RDF + "type"] = unnamed
    wider = {predicate: values for predicate, values in stated.items() if facts.is_wider(predicate)}
    naming, narrower = _naming(iri, register)
    return Entry(
        iri=iri,
        address=register.pages[iri],
        label=facts.label(iri),
        definition=facts.definition(iri),
        lay_name=next(iter(facts.texts(iri, MBC + "layLabel")), ""),
        other_names=tuple(sorted(shown, key=str.casefold)),
        hidden_names=tuple(sorted(facts.texts(iri, SKOS + "hiddenLabel"), key=str.casefold)),
        classes=register.links(kind for kind in facts.iris(iri, RDF + "type") if kind in register.pages),
        trail=tuple(_trail(iri, register)),
        wider=_forward(wider, register),
        narrower=_backward(narrower, register),
        stated=_forward({name: values for name, values in stated.items() if name not in wider}, register),
        naming=_backward(naming, register),
        codes=tuple(_codes(iri, register)),
        inferred=_inferred(iri, register, inferred),
    )


def _forward(stated: Mapping[str, Iterable[Term]], register: Register) -> tuple[Group, ...]:
    groups = []
    for predicate, values in stated.items():
        named = register.links(value.value for value in values if isinstance(value, ox.NamedNode))
        others = [express(value, register) for value in values if not isinstance(value, ox.NamedNode)]
        told = sorted((Link(" ".join(link.label for link in links)) for links in others), key=lambda link: link.label)
        groups.append(Group(register.link(predicate), (*named, *told)))
    return _sorted(groups)


def _backward(naming: Mapping[str, Iterable[str]], register: Register) -> tuple[Group, ...]:
    return _sorted(Group(register.backward(predicate), register.links(iris)) for predicate, iris in naming.items())


def _sorted(groups: Iterable[Group]) -> tuple[Group, ...]:
    return tuple(sorted(groups, key=lambda group: (group.head.label.casefold(), group.head.address)))


def _naming(iri: str, register: Register) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Return what else names a concept, by property: first what is no narrower one, then the narrower ones."""
    found: dict[str, list[str]] = defaultdict(list)
    for predicate, thing in register.facts.naming(iri):
        if thing in register.pages:
            found[predicate].append(thing)
    narrower = {predicate: things for predicate, things in found.items() if register.facts.is_wider(predicate)}
    return {predicate: things for predicate, things in found.items() if predicate not in narrower}, narrower


def wider_of(iri: str, facts: Facts) -> list[str]:
    """Return the wider concepts of a concept, sorted."""
    return sorted({above for predicate in facts.wider for above in facts.iris(iri, predicate)})


def _trail(iri: str, register: Register) -> Iterable[Link]:
    """Return the way down to a concept: its class, then one wider concept after the other."""
    steps, seen, at = list[Link](), {iri}, iri
    while above := [one for one in wider_of(at, register.facts) if one in register.pages and one not in seen]:
        at = above[0]
        seen.add(at)
        steps.append(register.link(at))
    kinds = [kind for kind in register.facts.iris(at, RDF + "type") if kind in register.pages]
    steps += [register.link(kind) for kind in kinds[:1]]
    return reversed(steps)


def _codes(iri: str, register: Register) -> Iterable[Code]:
    words = register.words
    for predicate in _MATCHES:
        for other in register.facts.iris(iri, predicate):
            short = register.short(other)
            code = words["codes"].get(short.partition(":")[0], {})
            match = register.label(predicate)
            yield Code(match, short, str(code.get("name", "")), other if is_web(other) else "")


def _inferred(iri: str, register: Register, inferred: Facts) -> tuple[Group, ...]:
    """Return what follows by reasoning: the things with a page here, by relation."""
    groups = []
    for predicate, values in inferred.by_subject.get(ox.NamedNode(iri), {}).items():
        told = [value.value for value in values if isinstance(value, ox.NamedNode) and value.value in register.pages]
        if told:
            groups.append(Group(register.link(predicate), register.links(told)))
    return _sorted(groups)
