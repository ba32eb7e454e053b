"""From a name that a person gives to the concept of the graph that it names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from pyoxigraph import DefaultGraph, Literal, NamedNode, QuerySolutions, Store, Variable

from mbc_graph.errors import QueryError
from mbc_graph.namespaces import MBC, PREFIXES, RDF, RDFS, SKOS, local_name

CONCEPT = SKOS + "Concept"

_NARROWER = "SELECT ?class ?kind WHERE { ?class rdfs:subClassOf* ?kind }"
_LABELS = (SKOS + "prefLabel", RDFS + "label")
_OTHERS = (SKOS + "altLabel", SKOS + "hiddenLabel")
_INNER_HYPHEN = re.compile(r"(?<=\w)[-‐‑–](?=\w)")
_LOCAL = re.compile(r"[\w-]+")
_ENDING = re.compile(r"(?<=\w\w)(?:(ies|y)|es|is|e|(?<![su])s)$")


@dataclass(frozen=True, slots=True)
class _Name:
    """One name of a concept, and whether it is the preferred one."""

    concept: str
    name: str
    is_label: bool


def find_concept(store: Store, name: str, *, kinds: Iterable[str] = (CONCEPT,)) -> NamedNode:
    """Return the concept of one of *kinds* that *name* names: its IRI, short IRI, label or any other name.

    Upper and lower case, hyphen or blank, singular and plural are alike; the closest reading wins,
    so a label goes before another concept's second name, and a name as given before its plural.
    """
    kinds = tuple(kinds)
    names = [known for kind in kinds for known in _names(store, kind)]
    found = next(filter(None, _readings(name, names)), set())
    if not found:
        raise QueryError(f"“{name}”", f"no {_one_of(kinds)} has this name", _nearest(name, names))
    if len(found) > 1:
        candidates = ", ".join(shorten(concept) for concept in sorted(found))
        raise QueryError(f"“{name}”", f"names {len(found)} concepts", f"Say which: {candidates}")
    return NamedNode(found.pop())


def _readings(name: str, names: list[_Name]) -> Iterator[set[str]]:
    """Yield the concepts that *name* may name, the closest reading first."""
    yield {known.concept for known in names if known.concept == _expanded(name)}
    for alike in (_fold, _stem):
        wanted = alike(name)
        same = [known for known in names if alike(known.name) == wanted]
        yield {known.concept for known in same if known.is_label}
        yield {known.concept for known in same}


def _names(store: Store, kind: str) -> Iterator[_Name]:
    """Yield each name of each thing of this kind or of a narrower one."""
    found = store.query(_NARROWER, prefixes=PREFIXES, substitutions={Variable("kind"): NamedNode(kind)})
    classes = [row["class"] for row in found] if isinstance(found, QuerySolutions) else []
    here, of = DefaultGraph(), NamedNode(RDF + "type")
    members = {quad.subject for one in classes for quad in store.quads_for_pattern(None, of, one, here)}
    for naming in (*_LABELS, *_OTHERS):
        for quad in store.quads_for_pattern(None, NamedNode(naming), None, here):
            if quad.subject in members and isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal):
                yield _Name(quad.subject.value, quad.object.value, naming in _LABELS)


def expand(name: str) -> str:
    """Return the IRI that a short IRI stands for; a bare word is one of the project's own.

    >>> expand("skos:Concept"), expand("Gull")
    ('http://www.w3.org/2004/02/skos/core#Concept', 'https://w3id.org/mbc-graph/Gull')
    """
    prefix, colon, rest = name.partition(":")
    if colon and not rest.startswith("//"):
        return PREFIXES.get(prefix, f"{prefix}:") + rest
    return name if colon else MBC + name


def shorten(iri: str) -> str:
    """Return *iri* with the project's prefix for its namespace, where there is one.

    >>> shorten("https://w3id.org/mbc-graph/Gull"), shorten("https://example.org/Gull")
    ('mbc:Gull', 'https://example.org/Gull')
    """
    for prefix, namespace in PREFIXES.items():
        rest = iri.removeprefix(namespace)
        if rest != iri and _LOCAL.fullmatch(rest):
            return f"{prefix}:{rest}"
    return iri


def _expanded(name: str) -> str:
    return expand(name.strip().removeprefix("<").removesuffix(">"))


def _fold(name: str) -> str:
    """Return *name* as it is compared: lower case, blanks for hyphens inside words."""
    return " ".join(_INNER_HYPHEN.sub(" ", name.casefold()).split())


def _stem(name: str) -> str:
    """Return what singular and plural of *name* have in common."""
    return " ".join(_ENDING.sub(lambda end: "y" if end[1] else "", word) for word in _fold(name).split())


def _one_of(kinds: tuple[str, ...]) -> str:
    return " or ".join(local_name(kind) for kind in kinds)


def _nearest(name: str, names: list[_Name]) -> str:
    """Return what to do, with up to five names that look most like *name*."""
    known = {_fold(one.name): one.name for one in names}
    near = [known[fold] for fold in get_close_matches(_fold(name), known, n=5)]
    if not near:
        return "Say a name that the ontology has, or an IRI"
    return f"Did you mean {', '.join(f'“{one}”' for one in near)}?"
