"""The stages in order: documents in, validated graph out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Literal

import pyoxigraph as ox

from mbc_graph.assembly import assemble, disassemble, misnamed
from mbc_graph.errors import OntologyError, UnreadableDocument
from mbc_graph.extraction import extract
from mbc_graph.model import (
    Claim,
    Document,
    Edge,
    Mention,
    Network,
    Node,
    Polarity,
    Report,
    Violation,
    Vocabulary,
    merge,
)
from mbc_graph.namespaces import (
    CLAIM,
    DCAT,
    DOCUMENT,
    EVIDENCE,
    MBC,
    OA,
    ONTOLOGY_GRAPH,
    OWL,
    PROV,
    RDF,
    RDFS,
    SKOS,
    VOID,
    local_name,
)
from mbc_graph.ontology import load_vocabulary, ontology_files, read_quads
from mbc_graph.reading import (
    Abbreviations,
    Catalogue,
    Furniture,
    described,
    find_documents,
    find_others,
    load_abbreviations,
    load_furniture,
    read,
    read_catalogue,
    sentences,
)
from mbc_graph.recognition import Lexicon, are_told_apart, compile_lexicon, recognise

_READ_ALIKE = "names read alike"
_STANDARDS = (RDF, RDFS, OWL, SKOS, PROV, OA, VOID, DCAT)
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, repr=False)
class Resources:
    """What reading needs beside the documents: the ontology, and what pages and language look like."""

    ontology: Path
    furniture: Furniture
    abbreviations: Abbreviations
    vocabulary: Vocabulary

    @cached_property
    def lexicon(self) -> Lexicon:
        """Return the names of the vocabulary, ready to be found."""
        return compile_lexicon(self.vocabulary)

    @cached_property
    def taught(self) -> list[ox.Quad]:
        """Return what the ontology says of classes, relations and concepts, its cues left out."""
        files = [path for path in ontology_files(self.ontology) if path.parent.name != "cues"]
        return list(read_quads(files))


@dataclass(frozen=True)
class Readings:
    """The documents that were read, the files that could not be, and those passed over, each with the reason."""

    documents: tuple[Document, ...] = ()
    unread: tuple[UnreadableDocument, ...] = ()
    skipped: tuple[UnreadableDocument, ...] = ()


@dataclass(frozen=True)
class Build:
    """A graph with what it was made from and what was found about it."""

    readings: Readings
    claims: tuple[Claim, ...]
    graph: tuple[ox.Quad, ...]
    report: Report
    set_aside: Mapping[str, str] = field(default_factory=dict)


def load_resources(ontology: Path, furniture: Path, language: Path) -> Resources:
    """Return what the files of an ontology and of a language say."""
    vocabulary = load_vocabulary(ontology_files(ontology))
    if not vocabulary.cues:
        raise OntologyError(str(ontology), "no cue in it, so no claim would be found", "Add a cues folder")
    return Resources(ontology, load_furniture(furniture), load_abbreviations(language), vocabulary)


def read_all(paths: Iterable[Path], resources: Resources, *, progress: Progress | None = None) -> Readings:
    """Return the documents in *paths*, files and folders; a file that cannot be read is named, the others go on.

    Two files of one name keep apart by the folder that they are in; a file named twice is read once.
    """
    unread: list[UnreadableDocument] = []
    skipped: list[UnreadableDocument] = []
    files: list[Path] = []
    for path in paths:
        try:
            skipped.extend(UnreadableDocument(str(other), why) for other, why in find_others(path))
            files.extend(found for found in find_documents(path) if found not in files)
        except UnreadableDocument as fault:
            unread.append(fault)
    shared = Counter(path.name for path in files)
    catalogues: dict[Path, Catalogue] = {}
    documents: list[Document] = []
    for at, path in enumerate(files):
        try:
            catalogue = catalogues.setdefault(path.parent, read_catalogue(path.parent))
            found = [
                _with_sentences(described(one, catalogue), resources)
                for one in read(path, furniture=resources.furniture)
            ]
            if shared[path.name] > 1:
                found = [replace(one, id=f"{path.parent.name}/{one.id}") for one in found]
            documents.extend(found)
        except UnreadableDocument as fault:
            unread.append(fault)
        if progress is not None:
            progress("reading", at + 1, len(files))
    kept, doubled = _apart(documents)
    return Readings(tuple(kept), tuple(unread), tuple(skipped + doubled))


def _with_sentences(document: Document, resources: Resources) -> Document:
    blocks = [
        replace(block, sentences=tuple(sentences(document, block, abbreviations=resources.abbreviations)))
        for block in document.blocks
    ]
    return replace(document, blocks=tuple(blocks))


def _apart(documents: Sequence[Document]) -> tuple[list[Document], list[UnreadableDocument]]:
    """Return *documents*, each text once and each under a name of its own, and those whose text was there already."""
    names: Counter[str] = Counter()
    first: dict[str, str] = {}
    kept: list[Document] = []
    doubled: list[UnreadableDocument] = []
    for document in documents:
        if document.sha256 in first:
            doubled.append(UnreadableDocument(document.id, f"holds the same text as {first[document.sha256]}"))
            continue
        first[document.sha256] = document.id
        names[document.id] += 1
        seen = names[document.id]
        kept.append(document if seen == 1 else replace(document, id=f"{document.id}~{seen}"))
    return kept, doubled


def mentions_of(document: Document, resources: Resources) -> list[Mention]:
    """Return the mentions in *document*, in order."""
    return list(recognise(document, resources.lexicon))


def claims_of(document: Document, resources: Resources) -> list[Claim]:
    """Return the claims that *document* makes, one for each piece of evidence, in reading order."""
    return list(extract(document, mentions_of(document, resources), resources.vocabulary))


def extract_all(
    documents: Sequence[Document], resources: Resources, *, progress: Progress | None = None
) -> list[Claim]:
    """Return the claims that *documents* make, merged."""
    found: list[Claim] = []
    for at, document in enumerate(documents):
        found.extend(claims_of(document, resources))
        if progress is not None:
            progress("extracting", at + 1, len(documents))
    return merge(found)


def build(paths: Iterable[Path], resources: Resources, *, version: str = "", progress: Progress | None = None) -> Build:
    """Return the graph that the documents in *paths* give: read, extracted, reasoned over, validated."""
    readings = read_all(paths, resources, progress=progress)
    claims = extract_all(readings.documents, resources, progress=progress)
    aside = _find_aside(claims, resources, progress)
    assembled = assemble(claims, readings.documents, resources.vocabulary, set_aside=aside, version=version)
    whole = assembled + resources.taught
    if progress is not None:
        progress("inferring", 0, 1)
    inferred = _infer(claims, aside, resources)
    if progress is not None:
        progress("validating", 0, 1)
    report = validate_graph(whole, resources, direct=list(_direct(claims, aside)))
    return Build(readings, tuple(claims), tuple(_canonical(whole + inferred)), report, aside)


def _canonical(quads: list[ox.Quad]) -> list[ox.Quad]:
    from mbc_graph.exporting import canonical

    return canonical(quads)


def _direct(claims: Iterable[Claim], aside: Mapping[str, str]) -> Iterator[ox.Quad]:
    """Yield the direct triples, those that most documents state first."""
    for claim in sorted(claims, key=lambda one: (-len({each.document for each in one.evidence}), one.key)):
        if claim.polarity is Polarity.ASSERTED and claim.key not in aside:
            yield _triple(claim)


def _triple(claim: Claim) -> ox.Quad:
    return ox.Quad(
        ox.NamedNode(claim.subject), ox.NamedNode(claim.predicate), ox.NamedNode(claim.object), ox.DefaultGraph()
    )


def _find_aside(claims: list[Claim], resources: Resources, progress: Progress | None) -> dict[str, str]:
    """Return the claims that cannot be true beside the others and the ontology, by key, with the reason."""
    from mbc_graph.reasoning import find_culprits

    if progress is not None:
        progress("reasoning", 0, 1)
    culprits = find_culprits(list(_direct(claims, {})), resources.taught)
    reasons = {str(quad.triple): reason for quad, reason in culprits}
    return {
        claim.key: reasons[str(_triple(claim).triple)]
        for claim in claims
        if claim.polarity is Polarity.ASSERTED and str(_triple(claim).triple) in reasons
    }


def _infer(claims: list[Claim], aside: Mapping[str, str], resources: Resources) -> list[ox.Quad]:
    from mbc_graph.reasoning import infer

    return infer(list(_direct(claims, aside)), resources.taught)


def validate_graph(graph: list[ox.Quad], resources: Resources, *, direct: list[ox.Quad] | None = None) -> Report:
    """Return what reasoners, shapes and checks say of *graph*; *direct* are its direct triples, if known."""
    from mbc_graph.reasoning import check_consistency
    from mbc_graph.validation import read_checks, read_reasons, validate, with_reasons

    triples = direct if direct is not None else list(direct_triples(graph, resources.vocabulary))
    triples = [*triples, *(quad for quad in graph if _types_a_concept(quad))]
    held = [quad for quad in graph if quad.graph_name == ox.NamedNode(ONTOLOGY_GRAPH)]
    report = check_names(graph)
    reasoners: tuple[Literal["pellet"], Literal["hermit"]] = ("pellet", "hermit")
    for reasoner in reasoners:
        report = report + check_consistency(triples, held or resources.taught, reasoner=reasoner)
    shapes, folder = [resources.ontology / "shapes"], resources.ontology / "queries" / "checks"
    checks = [check.path for check in read_checks(folder) if check.about == "graph" or check.severity != "info"]
    report = report + validate(graph, shapes=shapes, checks=checks or [folder])
    return with_reasons(report, read_reasons(folder / "reasons.tsv"))


def report_on_ontology(resources: Resources) -> Report:
    """Return what reasoners, shapes and checks say of the ontology itself, each with the reason it may stay so."""
    from mbc_graph.reasoning import check_consistency
    from mbc_graph.validation import find_idle, read_checks, read_reasons, validate, with_reasons

    folder = resources.ontology
    checks = folder / "queries" / "checks"
    report = Report()
    reasoners: tuple[Literal["pellet"], Literal["hermit"]] = ("pellet", "hermit")
    for reasoner in reasoners:
        report = report + check_consistency([], resources.taught, reasoner=reasoner)
    quads = list(read_quads(ontology_files(folder)))
    about = [check.path for check in read_checks(checks, about="ontology")]
    report = report + validate(quads, shapes=[folder / "shapes" / "ontology.ttl"], checks=about)
    report = report + _check_shared_names(resources)
    reasons = read_reasons(checks / "reasons.tsv")
    return with_reasons(report, reasons) + find_idle(report, reasons)


def _check_shared_names(resources: Resources) -> Report:
    """Return the names that several concepts share as the reader compares them, and nothing tells them apart.

    Those that are spelled alike as well are left to the checks.
    """
    found = tuple(
        Violation(
            _READ_ALIKE,
            concepts[0].iri,
            f"“{name}” is read as a name of {' and of '.join(one.label for one in concepts)}; nothing decides which",
            "warning",
        )
        for name, concepts in resources.lexicon.shared()
        if not are_told_apart(concepts)
        if not all(name.casefold() in map(str.casefold, one.names) for one in concepts)
    )
    return Report(checked=(_READ_ALIKE,), violations=found)


def _types_a_concept(quad: ox.Quad) -> bool:
    """Say whether a statement of the default graph gives a concept its class."""
    if quad.predicate.value != RDF + "type" or not isinstance(quad.graph_name, ox.DefaultGraph):
        return False
    if not isinstance(quad.subject, ox.NamedNode) or not isinstance(quad.object, ox.NamedNode):
        return False
    return not quad.object.value.startswith(_STANDARDS) and not quad.subject.value.startswith(
        (CLAIM, EVIDENCE, DOCUMENT)
    )


def check_names(graph: list[ox.Quad]) -> Report:
    """Return whether each claim and piece of evidence is named by what it says; a graph without claims has nothing."""
    claims = disassemble(graph)
    if not claims:
        return Report(not_checked=(("claims", "the graph holds no claim"),))
    found = misnamed(graph)
    quotes = {
        quad.subject.value: quad.object.value
        for quad in graph
        if quad.predicate.value == MBC + "quote"
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal)
    }
    wrong = tuple(
        Violation(
            "names", iri, f"{local_name(iri)} was changed: its name is not that of what it says", quote=quotes.get(iri)
        )
        for iri in found
    )
    return Report(checked=("names",), violations=wrong)


def direct_triples(graph: Iterable[ox.Quad], vocabulary: Vocabulary) -> Iterator[ox.Quad]:
    """Yield the direct triples of *graph*: those of the default graph whose predicate is a relation of claims."""
    relations = set(vocabulary.relations)
    for quad in graph:
        if isinstance(quad.graph_name, ox.DefaultGraph) and quad.predicate.value in relations:
            yield quad


def to_network(claims: Iterable[Claim], documents: Iterable[Document], vocabulary: Vocabulary) -> Network:
    """Return *claims* as nodes and edges to draw, each with its evidence."""
    held = merge(claims)
    concepts = sorted({iri for claim in held for iri in (claim.subject, claim.object)})
    nodes = []
    for iri in concepts:
        concept = vocabulary.concepts[iri]
        names = tuple(sorted(concept.shown - {concept.label}))
        nodes.append(Node(iri, concept.label, local_name(concept.kind), names, concept.definition))
    edges = [
        Edge(
            claim.subject,
            claim.object,
            vocabulary.relations[claim.predicate].label,
            local_name(claim.predicate),
            claim.polarity,
            claim.certainty,
            claim.evidence,
        )
        for claim in held
    ]
    titles = tuple((document.id, document.title or document.id) for document in documents)
    return Network(tuple(nodes), tuple(edges), titles)


__all__ = [
    "Build",
    "Readings",
    "Resources",
    "build",
    "check_names",
    "claims_of",
    "direct_triples",
    "extract_all",
    "load_resources",
    "mentions_of",
    "read_all",
    "report_on_ontology",
    "to_network",
    "validate_graph",
]
