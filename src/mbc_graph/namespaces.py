"""The IRIs that graph and ontology are written with."""

from __future__ import annotations

from mbc_graph.model import IRI

MBC = "https://w3id.org/mbc-graph/"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
XSD = "http://www.w3.org/2001/XMLSchema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
PROV = "http://www.w3.org/ns/prov#"
OA = "http://www.w3.org/ns/oa#"
DCTERMS = "http://purl.org/dc/terms/"
VOID = "http://rdfs.org/ns/void#"
DCAT = "http://www.w3.org/ns/dcat#"
SH = "http://www.w3.org/ns/shacl#"

CLAIM = MBC + "claim/"
EVIDENCE = MBC + "evidence/"
DOCUMENT = MBC + "document/"
GRAPH = MBC + "graph/"

PREFIXES: dict[str, str] = {
    "claim": CLAIM,
    "dcat": DCAT,
    "dcterms": DCTERMS,
    "document": DOCUMENT,
    "evidence": EVIDENCE,
    "graph": GRAPH,
    "mbc": MBC,
    "oa": OA,
    "owl": OWL,
    "prov": PROV,
    "rdf": RDF,
    "rdfs": RDFS,
    "sh": SH,
    "skos": SKOS,
    "void": VOID,
    "xsd": XSD,
}

ONTOLOGY_GRAPH = IRI(GRAPH + "ontology")
INFERRED_GRAPH = IRI(GRAPH + "inferred")
SET_ASIDE_GRAPH = IRI(GRAPH + "set-aside")


def document_graph(document: str) -> IRI:
    """Return the name of the graph that holds what one document says."""
    return IRI(f"{GRAPH}document/{document}")


def local_name(iri: str) -> str:
    """Return what stands after the last slash or hash of an IRI.

    >>> local_name("https://example.org/birds/nestsOn")
    'nestsOn'
    """
    return iri.rstrip("/#").rsplit("/", 1)[-1].rsplit("#", 1)[-1]
