"""RDF in the forms that others read: Turtle, TriG, N-Quads, N-Triples, JSON-LD, RDF/XML."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from mbc_graph.namespaces import PREFIXES

SUFFIXES: dict[str, ox.RdfFormat] = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".trig": ox.RdfFormat.TRIG,
    ".nq": ox.RdfFormat.N_QUADS,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".rdf": ox.RdfFormat.RDF_XML,
}


def canonical(quads: Iterable[ox.Quad]) -> list[ox.Quad]:
    """Return *quads* sorted, blank nodes named by RDF Dataset Canonicalization (W3C RDFC-1.0)."""
    dataset = ox.Dataset(quads)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return sorted(dataset, key=lambda q: (str(q.graph_name), str(q.subject), str(q.predicate), str(q.object)))


def serialise(quads: Iterable[ox.Quad], form: ox.RdfFormat) -> bytes:
    """Return *quads*, already in order, in *form*; a form without named graphs holds the union of them."""
    prefixes = PREFIXES if form in (ox.RdfFormat.TURTLE, ox.RdfFormat.TRIG) else None
    if form.supports_datasets:
        written = ox.serialize(quads, format=form, prefixes=prefixes)
    else:
        triples = {str(quad.triple): quad.triple for quad in quads}
        written = ox.serialize([triples[key] for key in sorted(triples)], format=form, prefixes=prefixes)
    if written is None:
        raise TypeError("pyoxigraph wrote to a file where bytes were asked for")
    return written + (b"" if written.endswith(b"\n") else b"\n")
