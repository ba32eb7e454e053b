"""From Claims to a graph, and back: each claim and each piece of evidence as RDF, sorted, named by what it says.

A claim is an rdf:Statement; its evidence is a Web Annotation whose target is the passage, selected by position
and by quote, and derived from its document in the words of PROV-O. Ids are hashes of meaning or of place.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from math import prod

import pyoxigraph as ox

from mbc_graph.model import (
    IRI,
    Certainty,
    Claim,
    Concept,
    Document,
    Evidence,
    Frequency,
    Polarity,
    Span,
    Vocabulary,
    merge,
)
from mbc_graph.namespaces import (
    CLAIM,
    DCAT,
    DCTERMS,
    DOCUMENT,
    EVIDENCE,
    MBC,
    OA,
    OWL,
    PROV,
    RDF,
    SET_ASIDE_GRAPH,
    SKOS,
    VOID,
    XSD,
    document_graph,
)

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
DATASET = MBC + "dataset"
_PLACES = ("subject", "cue", "object")
_DEFAULT = ox.DefaultGraph()

Graph = ox.NamedNode | ox.DefaultGraph
Term = ox.NamedNode | ox.Literal


def assemble(
    claims: Iterable[Claim],
    documents: Iterable[Document],
    vocabulary: Vocabulary,
    *,
    set_aside: Mapping[str, str] | None = None,
    version: str = "",
) -> list[ox.Quad]:
    """Return the graph of *claims*: direct triples, claims with their evidence by document, and what was set aside.

    *set_aside* says why, by the key of the claim; such a claim keeps its evidence but is no direct triple.
    """
    merged = merge(claims)
    aside = set_aside or {}
    by_id = {document.id: document for document in documents}
    quads = list(_dataset(version))
    for document in by_id.values():
        quads.extend(_document(document))
    for claim in merged:
        quads.extend(_claim(claim, by_id, aside.get(claim.key)))
    mentioned = {iri for claim in merged for iri in (claim.subject, claim.object)}
    for iri in sorted(mentioned):
        quads.extend(_concept(vocabulary.concepts[iri]))
    return in_order(quads)


def in_order(quads: Iterable[ox.Quad]) -> list[ox.Quad]:
    """Return *quads* without repetition, sorted by graph, subject, predicate and object as N-Quads write them."""
    keyed = {(str(q.graph_name), str(q.subject), str(q.predicate), str(q.object)): q for q in quads}
    return [keyed[key] for key in sorted(keyed)]


def document_iri(document: Document) -> str:
    """Return the name of a document: it is known by the hash of its text."""
    return DOCUMENT + document.sha256[:16]


def combined_confidence(claim: Claim) -> float:
    """Return how sure a claim is over all its documents, each counted once by its surest evidence (noisy or)."""
    surest: dict[str, float] = {}
    for evidence in claim.evidence:
        surest[evidence.document] = max(surest.get(evidence.document, 0.0), evidence.confidence)
    return min(0.999, 1 - prod(1 - confidence for confidence in surest.values()))


def _quad(subject: str, predicate: str, value: Term, graph: Graph = _DEFAULT) -> ox.Quad:
    return ox.Quad(ox.NamedNode(subject), ox.NamedNode(predicate), value, graph)


def _node(iri: str) -> ox.NamedNode:
    return ox.NamedNode(iri)


def _number(value: float, places: int = 2) -> ox.Literal:
    text = f"{round(Decimal(str(value)), places).normalize():f}"
    return ox.Literal(text if "." in text else text + ".0", datatype=_node(XSD + "decimal"))


def _count(value: int) -> ox.Literal:
    return ox.Literal(str(value), datatype=_node(XSD + "integer"))


def _offset(value: int) -> ox.Literal:
    return ox.Literal(str(value), datatype=_node(XSD + "nonNegativeInteger"))


def _dataset(version: str) -> Iterator[ox.Quad]:
    yield _quad(DATASET, RDF + "type", _node(VOID + "Dataset"))
    yield _quad(DATASET, RDF + "type", _node(DCAT + "Dataset"))
    yield _quad(DATASET, DCTERMS + "title", ox.Literal("mbc-graph: claims with their evidence", language="en"))
    yield _quad(DATASET, DCTERMS + "license", _node(LICENCE))
    yield _quad(DATASET, VOID + "uriSpace", ox.Literal(MBC))
    yield _quad(DATASET, PROV + "wasGeneratedBy", _node(MBC + "activity/extraction"))
    yield _quad(MBC + "activity/extraction", RDF + "type", _node(PROV + "Activity"))
    yield _quad(MBC + "activity/extraction", PROV + "wasAssociatedWith", _node(MBC + "agent/mbc-graph"))
    yield _quad(MBC + "agent/mbc-graph", RDF + "type", _node(PROV + "SoftwareAgent"))
    yield _quad(MBC + "agent/mbc-graph", DCTERMS + "title", ox.Literal("mbc-graph"))
    if version:
        yield _quad(DATASET, OWL + "versionInfo", ox.Literal(version))
        yield _quad(MBC + "agent/mbc-graph", OWL + "versionInfo", ox.Literal(version))


def _document(document: Document) -> Iterator[ox.Quad]:
    iri, graph = document_iri(document), _graph_of(document)
    yield _quad(iri, RDF + "type", _node(MBC + "SourceDocument"), graph)
    yield _quad(iri, DCTERMS + "identifier", ox.Literal(document.id), graph)
    yield _quad(iri, DCTERMS + "format", ox.Literal(document.format), graph)
    yield _quad(iri, MBC + "sha256", ox.Literal(document.sha256), graph)
    if document.title:
        yield _quad(iri, DCTERMS + "title", ox.Literal(document.title), graph)
    if document.source:
        yield _quad(iri, DCTERMS + "source", ox.Literal(document.source), graph)
    for name, value in document.metadata:
        if name == "license" and ":" in value and " " not in value:
            yield _quad(iri, DCTERMS + "license", _node(value), graph)
        elif name in ("license", "language", "type"):
            yield _quad(iri, DCTERMS + name, ox.Literal(value), graph)
    yield _quad(DATASET, DCTERMS + "source", _node(iri))


def _graph_of(document: Document) -> ox.NamedNode:
    return _node(document_graph(document.sha256[:16]))


def _concept(concept: Concept) -> Iterator[ox.Quad]:
    yield _quad(concept.iri, SKOS + "prefLabel", ox.Literal(concept.label, language="en"))
    yield _quad(concept.iri, RDF + "type", _node(SKOS + "Concept"))
    if concept.definition:
        yield _quad(concept.iri, SKOS + "definition", ox.Literal(concept.definition, language="en"))


def _claim(claim: Claim, documents: Mapping[str, Document], aside: str | None) -> Iterator[ox.Quad]:
    iri = CLAIM + claim.key
    yield from _statement(iri, claim, _DEFAULT)
    yield _quad(iri, MBC + "certainty", _node(MBC + claim.certainty))
    yield _quad(iri, MBC + "confidence", _number(combined_confidence(claim), 3))
    held = {evidence.document for evidence in claim.evidence}
    yield _quad(iri, MBC + "documentCount", _count(len({documents[name].sha256 for name in held})))
    if aside is not None:
        yield _quad(iri, MBC + "setAsideBecause", ox.Literal(aside), _node(SET_ASIDE_GRAPH))
    elif claim.polarity is Polarity.ASSERTED:
        yield _quad(claim.subject, claim.predicate, _node(claim.object))
    for evidence in claim.evidence:
        document = documents[evidence.document]
        yield from _statement(iri, claim, _graph_of(document))
        yield from _evidence(iri, evidence, document)


def _statement(iri: str, claim: Claim, graph: Graph) -> Iterator[ox.Quad]:
    yield _quad(iri, RDF + "type", _node(MBC + "Claim"), graph)
    yield _quad(iri, RDF + "type", _node(RDF + "Statement"), graph)
    yield _quad(iri, RDF + "subject", _node(claim.subject), graph)
    yield _quad(iri, RDF + "predicate", _node(claim.predicate), graph)
    yield _quad(iri, RDF + "object", _node(claim.object), graph)
    yield _quad(iri, MBC + "polarity", _node(MBC + claim.polarity), graph)


def evidence_iri(claim: str, evidence: Evidence, sha256: str) -> str:
    """Return the name of a piece of evidence: a hash of its claim, its words and where they are."""
    spans = (evidence.span, evidence.subject, evidence.cue, evidence.object)
    where = [f"{span.start}-{span.end}" for span in spans]
    place = "\n".join([claim, sha256, evidence.extractor, *where, evidence.quote])
    return EVIDENCE + hashlib.sha256(place.encode()).hexdigest()[:16]


def _evidence(claim: str, evidence: Evidence, document: Document) -> Iterator[ox.Quad]:
    iri, graph = evidence_iri(claim, evidence, document.sha256), _graph_of(document)

    def say(predicate: str, value: Term) -> ox.Quad:
        return _quad(iri, predicate, value, graph)

    yield _quad(claim, PROV + "wasDerivedFrom", _node(iri), graph)
    yield say(RDF + "type", _node(MBC + "Evidence"))
    yield say(RDF + "type", _node(OA + "Annotation"))
    yield say(OA + "hasBody", _node(claim))
    yield say(OA + "hasTarget", _node(iri + "/passage"))
    yield say(MBC + "quote", ox.Literal(evidence.quote))
    yield say(MBC + "certainty", _node(MBC + evidence.certainty))
    yield say(MBC + "confidence", _number(evidence.confidence))
    yield say(MBC + "extractor", ox.Literal(evidence.extractor))
    yield say(PROV + "wasDerivedFrom", _node(document_iri(document)))
    yield say(PROV + "wasGeneratedBy", _node(MBC + "activity/extraction"))
    if evidence.comparison is not None:
        yield say(MBC + "comparison", ox.Literal(evidence.comparison))
    if evidence.frequency is not None:
        yield from _frequency(iri, evidence.frequency, graph)
    yield from _passage(iri + "/passage", evidence.span, document, graph)
    yield _quad(iri + "/passage", OA + "hasSelector", _node(iri + "/passage/quote"), graph)
    yield _quad(iri + "/passage/quote", RDF + "type", _node(OA + "TextQuoteSelector"), graph)
    yield _quad(iri + "/passage/quote", OA + "exact", ox.Literal(evidence.quote), graph)
    for place, span in zip(_PLACES, (evidence.subject, evidence.cue, evidence.object), strict=True):
        yield say(f"{MBC}{place}At", _node(f"{iri}/{place}"))
        yield from _passage(f"{iri}/{place}", span, document, graph)


def _passage(iri: str, span: Span, document: Document, graph: Graph) -> Iterator[ox.Quad]:
    yield _quad(iri, RDF + "type", _node(OA + "SpecificResource"), graph)
    yield _quad(iri, OA + "hasSource", _node(document_iri(document)), graph)
    yield _quad(iri, OA + "hasSelector", _node(iri + "/position"), graph)
    yield _quad(iri + "/position", RDF + "type", _node(OA + "TextPositionSelector"), graph)
    yield _quad(iri + "/position", OA + "start", _offset(span.start), graph)
    yield _quad(iri + "/position", OA + "end", _offset(span.end), graph)


def _frequency(iri: str, frequency: Frequency, graph: Graph) -> Iterator[ox.Quad]:
    yield _quad(iri, MBC + "frequencyLow", _number(frequency.low), graph)
    yield _quad(iri, MBC + "frequencyHigh", _number(frequency.high), graph)
    yield _quad(iri, MBC + "frequencyUnit", ox.Literal(frequency.unit), graph)
    if frequency.population:
        yield _quad(iri, MBC + "frequencyPopulation", ox.Literal(frequency.population), graph)
    if frequency.year:
        yield _quad(iri, MBC + "frequencyYear", ox.Literal(frequency.year), graph)


def disassemble(quads: Iterable[ox.Quad]) -> list[Claim]:
    """Return the claims that a graph holds, merged: what assembling them gave."""
    return merge(claim for _, claim in _read_claims(_facts(quads)) if claim is not None)


def misnamed(quads: Iterable[ox.Quad]) -> list[str]:
    """Return the claims and pieces of evidence that are not named by what they say, or do not say enough."""
    said = _facts(quads)
    wrong: list[str] = []
    for iri, claim in _read_claims(said):
        if claim is None or CLAIM + claim.key != iri:
            wrong.append(iri)
            continue
        for name, evidence in zip(said[iri].get(PROV + "wasDerivedFrom", ()), claim.evidence, strict=True):
            document = said[said[name][PROV + "wasDerivedFrom"][0]]
            if evidence_iri(iri, evidence, document[MBC + "sha256"][0]) != name:
                wrong.append(name)
    return sorted(wrong)


def _facts(quads: Iterable[ox.Quad]) -> dict[str, dict[str, list[str]]]:
    said: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for quad in quads:
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode | ox.Literal):
            values = said[quad.subject.value][quad.predicate.value]
            if quad.object.value not in values:
                values.append(quad.object.value)
    return said


def _read_claims(said: Mapping[str, Mapping[str, list[str]]]) -> Iterator[tuple[str, Claim | None]]:
    """Yield each claim by its name, nothing for one that lacks what a claim must have."""
    for iri in [iri for iri, facts in said.items() if MBC + "Claim" in facts.get(RDF + "type", ())]:
        try:
            yield iri, _read_claim(said, iri)
        except (KeyError, IndexError, ValueError):
            yield iri, None


def _read_claim(said: Mapping[str, Mapping[str, list[str]]], iri: str) -> Claim:
    facts = said[iri]
    return Claim(
        IRI(facts[RDF + "subject"][0]),
        IRI(facts[RDF + "predicate"][0]),
        IRI(facts[RDF + "object"][0]),
        Polarity(facts[MBC + "polarity"][0].removeprefix(MBC)),
        tuple(_read_evidence(said, evidence) for evidence in facts.get(PROV + "wasDerivedFrom", ())),
    )


def _read_evidence(said: Mapping[str, Mapping[str, list[str]]], iri: str) -> Evidence:
    facts = said[iri]
    document = said[facts[PROV + "wasDerivedFrom"][0]]
    subject, cue, object_ = (_read_span(said, f"{iri}/{place}") for place in _PLACES)
    frequency = None
    if MBC + "frequencyLow" in facts:
        frequency = Frequency(
            float(facts[MBC + "frequencyLow"][0]),
            float(facts[MBC + "frequencyHigh"][0]),
            facts[MBC + "frequencyUnit"][0],
            facts.get(MBC + "frequencyPopulation", [""])[0],
            facts.get(MBC + "frequencyYear", [""])[0],
        )
    return Evidence(
        document=document[DCTERMS + "identifier"][0],
        span=_read_span(said, iri + "/passage"),
        quote=facts[MBC + "quote"][0],
        subject=subject,
        cue=cue,
        object=object_,
        extractor=facts[MBC + "extractor"][0],
        confidence=float(facts[MBC + "confidence"][0]),
        certainty=Certainty(facts[MBC + "certainty"][0].removeprefix(MBC)),
        frequency=frequency,
        comparison=facts.get(MBC + "comparison", [None])[0],
    )


def _read_span(said: Mapping[str, Mapping[str, list[str]]], iri: str) -> Span:
    facts = said[iri + "/position"]
    return Span(int(facts[OA + "start"][0]), int(facts[OA + "end"][0]))
