"""How the nodes of a graph are told to people: by label, by claim, by the passage they belong to."""

from __future__ import annotations

from pyoxigraph import BlankNode, Literal, NamedNode, Store, Triple, Variable

from mbc_graph.namespaces import DCTERMS, MBC, PREFIXES, RDF, RDFS, SKOS

Term = NamedNode | BlankNode | Literal | Triple

_LABELS = (SKOS + "prefLabel", RDFS + "label", DCTERMS + "title", DCTERMS + "identifier")
_NEGATED = NamedNode(MBC + "negated")
_PASSAGE = """
SELECT ?focus ?document ?quote WHERE {
    ?evidence (oa:hasTarget|oa:hasBody|mbc:subjectAt|mbc:cueAt|mbc:objectAt|oa:hasSelector)* ?focus ;
        mbc:quote ?quote .
    OPTIONAL { ?evidence prov:wasDerivedFrom/dcterms:identifier ?document }
}
ORDER BY ?document ?quote
LIMIT 1
"""


class Teller:
    """Says what nodes of a graph are called and where they come from."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def call(self, term: Term) -> str:
        """Return what *term* is called: its label, what it says if it is a claim, else its short name."""
        if not isinstance(term, NamedNode):
            return term.value if isinstance(term, Literal) else str(term)
        for predicate in _LABELS:
            if label := self._label(term, predicate):
                return label
        parts = [self._value(term, RDF + name) for name in ("subject", "predicate", "object")]
        if all(parts):
            said = " ".join(self.call(part) for part in parts if part is not None)
            return f"not: {said}" if self._value(term, MBC + "polarity") == _NEGATED else said
        return shorten(term.value)

    def find_passage(self, focus: Term) -> tuple[str | None, str | None]:
        """Return the document and the words that *focus* rests on, or None for each that is not known."""
        if not isinstance(focus, NamedNode):
            return None, None
        rows = self._store.query(
            _PASSAGE,
            prefixes=PREFIXES,
            use_default_graph_as_union=True,
            substitutions={Variable("focus"): focus},
        )
        for row in rows:  # type: ignore[union-attr]
            document, quote = (row[name] for name in ("document", "quote"))
            return (document.value if document else None), quote.value
        return None, None

    def _label(self, node: NamedNode, predicate: str) -> str | None:
        quads = self._store.quads_for_pattern(node, NamedNode(predicate), None, None)
        labels = [quad.object for quad in quads if isinstance(quad.object, Literal)]
        return min(labels, key=lambda label: (label.language != "en", label.value)).value if labels else None

    def _value(self, node: NamedNode, predicate: str) -> Term | None:
        quads = self._store.quads_for_pattern(node, NamedNode(predicate), None, None)
        return min((quad.object for quad in quads), key=str, default=None)


def shorten(iri: str) -> str:
    """Return *iri* with the prefix of its namespace, if it has one.

    >>> shorten("https://w3id.org/mbc-graph/claim/77de")
    'claim:77de'
    """
    for prefix, namespace in sorted(PREFIXES.items(), key=lambda pair: -len(pair[1])):
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri
