"""How the nodes of a graph are told to people: by label, by claim, by the passage they belong to."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import BlankNode, Literal, NamedNode, Store, Triple

from mbc_graph.namespaces import DCTERMS, MBC, OA, PROV, RDF, RDFS, SKOS
from mbc_graph.querying import shorten

Term = NamedNode | BlankNode | Literal | Triple

_LABELS = (SKOS + "prefLabel", RDFS + "label", DCTERMS + "title", DCTERMS + "identifier")
_FROM_EVIDENCE = (
    *(OA + "hasBody", OA + "hasTarget", OA + "hasSelector"),
    *(MBC + "subjectAt", MBC + "cueAt", MBC + "objectAt"),
)
_NEGATED = NamedNode(MBC + "negated")


class Teller:
    """Says what nodes of a graph are called and which words they rest on."""

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
        said = " ".join(self.call(part) for part in parts if part is not None)
        if None in parts or not said:
            return shorten(term.value)
        return f"not: {said}" if self._value(term, MBC + "polarity") == _NEGATED else said

    def find_passage(self, focus: Term) -> tuple[str | None, str | None]:
        """Return the document and the words that *focus* rests on, or None for each that is not known."""
        passages = []
        for evidence, quote in self._evidence(focus):
            document = self._value(evidence, PROV + "wasDerivedFrom")
            name = self._value(document, DCTERMS + "identifier") if isinstance(document, NamedNode) else None
            passages.append((name.value if isinstance(name, Literal) else None, quote))
        return min(passages, key=lambda passage: (passage[0] or "", passage[1]), default=(None, None))

    def _evidence(self, focus: Term) -> Iterator[tuple[NamedNode, str]]:
        """Yield the evidence that *focus* is, belongs to or rests on, with its quote."""
        waiting, seen = [focus], {focus}
        while waiting:
            node = waiting.pop()
            quote = self._value(node, MBC + "quote") if isinstance(node, NamedNode) else None
            if isinstance(node, NamedNode) and isinstance(quote, Literal):
                yield node, quote.value
                continue
            near = {
                quad.subject
                for predicate in _FROM_EVIDENCE
                for quad in self._store.quads_for_pattern(None, NamedNode(predicate), node, None)
            }
            waiting += near - seen
            seen |= near

    def _label(self, node: NamedNode, predicate: str) -> str | None:
        quads = self._store.quads_for_pattern(node, NamedNode(predicate), None, None)
        labels = [quad.object for quad in quads if isinstance(quad.object, Literal)]
        return min(labels, key=lambda label: (label.language != "en", label.value)).value if labels else None

    def _value(self, node: NamedNode, predicate: str) -> Term | None:
        quads = self._store.quads_for_pattern(node, NamedNode(predicate), None, None)
        return min((quad.object for quad in quads), key=str, default=None)
