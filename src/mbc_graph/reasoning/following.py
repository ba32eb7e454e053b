"""What a reasoner found, as statements under the names used outside."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode, Triple

from mbc_graph.namespaces import OWL
from mbc_graph.reasoning.theory import EQUIVALENT, SUBCLASS, TYPE, Term, Theory

_INVERSE = NamedNode(OWL + "inverseOf")
_SYMMETRIC = NamedNode(OWL + "SymmetricProperty")


def follow(theory: Theory, found: Iterable[Triple]) -> set[Triple]:
    """Return the types of things and the relations between them that *theory* with *found* comes to."""
    known = [*theory.triples, *found]
    following = set(_types(known)) | set(_turned_round(known))
    following |= {triple for triple in known if triple.predicate.value in theory.relations}
    return {outside for triple in following if (outside := _outside(triple, theory)) is not None}


def _types(known: Iterable[Triple]) -> Iterator[Triple]:
    """Yield every class that a thing is a member of, up to the widest."""
    wider: dict[Term, set[Term]] = defaultdict(set)
    for triple in known:
        if triple.predicate in (SUBCLASS, EQUIVALENT):
            wider[triple.subject].add(triple.object)
        if triple.predicate == EQUIVALENT:
            wider[triple.object].add(triple.subject)
    for triple in known:
        if triple.predicate == TYPE:
            for kind in _reached(triple.object, wider):
                if isinstance(kind, NamedNode):
                    yield Triple(triple.subject, TYPE, kind)


def _reached(start: Term, wider: dict[Term, set[Term]]) -> set[Term]:
    reached, waiting = {start}, [start]
    while waiting:
        new = wider.get(waiting.pop(), set()) - reached
        reached |= new
        waiting += new
    return reached


def _turned_round(known: Iterable[Triple]) -> Iterator[Triple]:
    """Yield every statement read from its other end, which owlready2 leaves out where one end is stated."""
    inverse: dict[Term, set[Term]] = defaultdict(set)
    for triple in known:
        if triple.predicate == _INVERSE and _named(triple):
            inverse[triple.subject].add(triple.object)
            inverse[triple.object].add(triple.subject)
        if triple.predicate == TYPE and triple.object == _SYMMETRIC:
            inverse[triple.subject].add(triple.subject)
    for triple in filter(_named, known):
        for other in inverse.get(triple.predicate, ()):
            yield Triple(triple.object, other, triple.subject)  # type: ignore[arg-type]


def _named(triple: Triple) -> bool:
    return isinstance(triple.subject, NamedNode) and isinstance(triple.object, NamedNode)


def _outside(triple: Triple, theory: Theory) -> Triple | None:
    """Return *triple* as it is said outside, or None where it is about a helper, a value or no thing at all."""
    if not _named(triple):
        return None
    iris = [theory.names.get(getattr(term, "value", ""), "") for term in triple]
    iris[1] = iris[1] or triple.predicate.value
    return Triple(*(NamedNode(iri) for iri in iris)) if all(iris) else None
