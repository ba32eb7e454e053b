"""What a reasoner is given: the statements that bear on logic, under names that can be read back.

Labels, definitions and other remarks are left out. Every name is replaced by a number, so that two things
whose names end alike are never confused in what a reasoner prints.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from mbc_graph.namespaces import OWL, RDF, RDFS, SKOS, XSD, local_name

Term = NamedNode | BlankNode | Literal | Triple

TYPE = NamedNode(RDF + "type")
SUBCLASS = NamedNode(RDFS + "subClassOf")
EQUIVALENT = NamedNode(OWL + "equivalentClass")
_CHAIN = NamedNode(OWL + "propertyChainAxiom")

INSIDE = "http://reasoner.invalid/"
_BUILT_IN = (RDF, RDFS, OWL, XSD)
_LOGIC = {RDFS + name for name in ("subClassOf", "subPropertyOf", "domain", "range")}
_LOGIC |= {RDF + name for name in ("first", "rest")}
_RELATION_KINDS = {
    *(OWL + "ObjectProperty", OWL + "TransitiveProperty", OWL + "SymmetricProperty"),
    *(OWL + "FunctionalProperty", OWL + "InverseFunctionalProperty"),
    *(OWL + "AsymmetricProperty", OWL + "ReflexiveProperty", OWL + "IrreflexiveProperty"),
}
_REMARKS = {
    *(OWL + "Ontology", OWL + "OntologyProperty", OWL + "imports", OWL + "versionIRI", OWL + "versionInfo"),
    *(OWL + "priorVersion", OWL + "backwardCompatibleWith", OWL + "incompatibleWith", OWL + "deprecated"),
    *(OWL + "DeprecatedClass", OWL + "DeprecatedProperty", OWL + "AnnotationProperty", OWL + "NamedIndividual"),
    *(OWL + "Annotation", OWL + "Axiom", OWL + "annotatedSource", OWL + "annotatedProperty"),
    OWL + "annotatedTarget",
}


@dataclass(frozen=True, slots=True)
class Theory:
    """Statements as the reasoner sees them; *names* lead from what it calls things to their IRIs."""

    triples: tuple[Triple, ...]
    names: Mapping[str, str]
    relations: frozenset[str]

    @property
    def chains(self) -> bool:
        """Say whether some relation follows from a chain of others."""
        return any(triple.predicate == _CHAIN for triple in self.triples)


def to_theory(statements: Iterable[Triple]) -> Theory:
    """Return what of *statements* bears on logic, in the order given."""
    statements = list(dict.fromkeys(statements))
    relations, values, remarks = _declared(statements)
    kept = [triple for triple in statements if _bears_on_logic(triple, relations | values, remarks)]
    inside = {iri: f"{INSIDE}t{number}" for number, iri in enumerate(sorted(_iris(kept)))}
    return Theory(
        triples=tuple(_renamed(kept, inside)),
        names={name: iri for iri, name in inside.items()},
        relations=frozenset(inside[iri] for iri in relations | values if iri in inside),
    )


def find_unheard(read: Iterable[Triple], taught: Iterable[Triple]) -> Iterator[tuple[str, str]]:
    """Yield each predicate of *read* that the ontology does not declare: no reasoner can judge it."""
    declared = set().union(*_declared(taught))
    for predicate in sorted({triple.predicate.value for triple in read} - declared):
        if not predicate.startswith((*_BUILT_IN, SKOS)):
            yield f"owl:consistency of “{local_name(predicate)}”", "the ontology declares no such relation"


def near(statements: Collection[Triple], things: Collection[Term]) -> list[Triple]:
    """Return what *statements* say of classes and relations, and of single things only the classes of *things*."""
    relations, values, _ = _declared(statements)
    return [
        triple
        for triple in statements
        if triple.predicate.value not in relations | values
        and (triple.predicate != TYPE or _is_built_in(triple.object) or triple.subject in things)
    ]


def _is_built_in(term: Term) -> bool:
    return isinstance(term, NamedNode) and term.value.startswith(_BUILT_IN)


def _declared(statements: Iterable[Triple]) -> tuple[set[str], set[str], set[str]]:
    """Return the relations between things, those between a thing and a value, and mere remarks."""
    relations, values, remarks = set(), set(), set()
    for triple in statements:
        if triple.predicate != TYPE or not isinstance(triple.subject, NamedNode):
            continue
        kind = getattr(triple.object, "value", "")
        if kind == OWL + "AnnotationProperty" or triple.subject.value.startswith(SKOS):
            remarks.add(triple.subject.value)
        elif kind == OWL + "DatatypeProperty":
            values.add(triple.subject.value)
        elif kind in _RELATION_KINDS:
            relations.add(triple.subject.value)
    return relations - values - remarks, values - remarks, remarks


def _bears_on_logic(triple: Triple, relations: set[str], remarks: set[str]) -> bool:
    predicate = triple.predicate.value
    ends = {getattr(triple.subject, "value", ""), getattr(triple.object, "value", "")}
    if ends & remarks or any(end.startswith(SKOS) for end in ends):
        return False
    if triple.predicate == TYPE:
        return not ends & _REMARKS
    if predicate.startswith(OWL):
        return predicate not in _REMARKS
    return predicate in _LOGIC or predicate in relations


def _iris(triples: Iterable[Triple]) -> set[str]:
    return {
        term.value for triple in triples for term in triple if isinstance(term, NamedNode) and not _is_built_in(term)
    }


def _renamed(triples: Iterable[Triple], inside: Mapping[str, str]) -> Iterator[Triple]:
    blanks: dict[BlankNode, BlankNode] = {}

    def rename(term: Term) -> Term:
        if isinstance(term, BlankNode):
            return blanks.setdefault(term, BlankNode(f"b{len(blanks)}"))
        if isinstance(term, NamedNode):
            return NamedNode(inside.get(term.value, term.value))
        return term

    for triple in triples:
        yield Triple(rename(triple.subject), rename(triple.predicate), rename(triple.object))  # type: ignore[arg-type]
