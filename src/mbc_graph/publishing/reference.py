"""The formal page of classes and properties, as pyLODE writes it, made safe to stand among the others.

pyLODE lets markup in definitions through, keeps a cache in its own folder, orders unions by chance, fails on those
within others and gives an id twice: so it is handed escaped definitions, its background, and a name for each class
that has none, and of what it writes only known markup is kept.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox
from markupsafe import Markup, escape

from mbc_graph.errors import MbcGraphError
from mbc_graph.namespaces import DCTERMS, MBC, OWL, RDF, RDFS, SKOS
from mbc_graph.publishing.cleaning import Cleaner, sections_of
from mbc_graph.publishing.expressions import express
from mbc_graph.publishing.register import Link, Register

_AS_MARKUP = (SKOS + "definition", RDFS + "comment", DCTERMS + "description", SKOS + "scopeNote", SKOS + "note")
_LEFT_OUT = [ox.NamedNode(iri) for iri in (SKOS + "Concept", MBC + "Cue", MBC + "Pair")]
_IN_CONTENTS = {"h3": "", "h4": "strong"}
_NAME = "urn:unnamed:"


@dataclass(frozen=True, slots=True)
class Reference:
    """What pyLODE wrote: its table of contents, and the sections."""

    contents: Markup
    sections: Markup


def make_reference(quads: Iterable[ox.Quad], title: str, register: Register) -> Reference:
    """Return what pyLODE says of the classes and properties in *quads*, leading to the pages of *register*.

    Raises MbcGraphError where pyLODE is not installed.
    """
    told = [quad for quad in _formal(list(quads)) if not isinstance(quad.subject, ox.BlankNode)]
    unnamed = _unnamed(told, register)
    graph = [*map(_escaped, _with_names(told, unnamed)), *_header(told, title)]
    try:
        with _as_it_was():
            from html5lib import HTMLParser  # type: ignore[import-untyped]

            page = HTMLParser(namespaceHTMLElements=False).parse(_write(_to_rdflib(graph)))
    except (ImportError, OSError) as fault:
        remedy = 'Install it: pip install "mbc-graph[docs]"'
        raise MbcGraphError(f"pages: pyLODE cannot be used ({fault}). {remedy}") from fault
    found = {element.get("id"): element for element in page.iter("div")}
    in_words = {_NAME + name: _linked(links) for name, links in unnamed.values()}
    cleaner = Cleaner(register.pages, sections_of(found["content"]), in_words)
    sections = cleaner.inside(found["content"])
    cleaner.renamed = _IN_CONTENTS
    return Reference(cleaner.inside(found["toc"]), sections)


def _formal(quads: list[ox.Quad]) -> list[ox.Quad]:
    """Return what is said of classes and properties, and of the ontology as one: the header that imports most."""
    imports: dict[ox.NamedNode | ox.BlankNode | ox.Triple, int] = {}
    left_out: set[ox.NamedNode | ox.BlankNode | ox.Triple] = set()
    for quad in quads:
        kind = quad.object if quad.predicate.value == RDF + "type" else None
        if kind == ox.NamedNode(OWL + "Ontology"):
            imports.setdefault(quad.subject, 0)
        elif quad.predicate.value == OWL + "imports":
            imports[quad.subject] = imports.get(quad.subject, 0) + 1
        elif kind in _LEFT_OUT:
            left_out.add(quad.subject)
    header = max(sorted(imports, key=str), key=lambda iri: imports[iri], default=None)
    left_out |= imports.keys() - {header}
    return [quad for quad in quads if quad.subject not in left_out]


def _header(told: Iterable[ox.Quad], title: str) -> Iterator[ox.Quad]:
    """Yield the title of the ontology, without which pyLODE writes nothing."""
    is_one, ontology = ox.NamedNode(RDF + "type"), ox.NamedNode(OWL + "Ontology")
    stated = (quad.subject for quad in told if quad.predicate == is_one and quad.object == ontology)
    header = next(stated, ox.NamedNode(MBC + "ontology"))
    yield ox.Quad(header, is_one, ontology)
    yield ox.Quad(header, ox.NamedNode(DCTERMS + "title"), ox.Literal(str(escape(title))))


def _unnamed(told: Iterable[ox.Quad], register: Register) -> dict[ox.BlankNode, tuple[str, tuple[Link, ...]]]:
    """Return a name for each class that has none, and what it is in words, in the order of the words."""
    nodes = {quad.object for quad in told if isinstance(quad.object, ox.BlankNode)}
    said = sorted(((express(node, register), node) for node in nodes), key=lambda pair: _text(pair[0]))
    names = {text: str(number) for number, text in enumerate(dict.fromkeys(_text(links) for links, _ in said))}
    return {node: (names[_text(links)], links) for links, node in said}


def _with_names(
    told: Iterable[ox.Quad], unnamed: Mapping[ox.BlankNode, tuple[str, tuple[Link, ...]]]
) -> Iterator[ox.Quad]:
    """Yield *told* with a name in place of each class that has none, and with what that name is called."""
    for quad in told:
        if quad.predicate.value in (DCTERMS + "title", OWL + "imports"):
            continue  # told by the header, and on the first page
        if not isinstance(quad.object, ox.BlankNode):
            yield quad
            continue
        name, links = unnamed[quad.object]
        named = ox.NamedNode(_NAME + name)
        yield ox.Quad(quad.subject, quad.predicate, named)
        yield ox.Quad(named, ox.NamedNode(DCTERMS + "title"), ox.Literal(_text(links)))


def _text(links: Iterable[Link]) -> str:
    return " ".join(link.label for link in links)


def _linked(links: Iterable[Link]) -> Markup:
    """Return a class in words, those that name something leading there."""
    linked, plain = Markup('<a href="{}">{}</a>'), Markup("<em>{}</em>")
    joined = Markup(" ").join(
        linked.format(link.address, link.label) if link.address else plain.format(link.label) for link in links
    )
    return joined.replace(plain.format("(") + " ", Markup("(")).replace(" " + plain.format(")"), Markup(")"))


def _escaped(quad: ox.Quad) -> ox.Quad:
    """Return *quad* in the default graph, a text that pyLODE takes for markup written so that it stays a text."""
    value = quad.object
    if isinstance(value, ox.Literal) and quad.predicate.value in _AS_MARKUP:
        value = ox.Literal(str(escape(value.value)))
    return ox.Quad(quad.subject, quad.predicate, value)


def _to_rdflib(quads: Iterable[ox.Quad]) -> Any:
    """Return *quads* as a graph of rdflib's, filled in the same order each time."""
    from rdflib import Graph, Literal, URIRef

    def term(one: object) -> Literal | URIRef:
        if isinstance(one, ox.Literal):
            return Literal(one.value, lang=one.language)
        return URIRef(getattr(one, "value", str(one)))

    graph = Graph(bind_namespaces="core")
    for quad in sorted(quads, key=str):
        graph.add((term(quad.subject), term(quad.predicate), term(quad.object)))
    for prefix, namespace in {"mbc": MBC, "skos": SKOS, "dcterms": DCTERMS}.items():
        graph.bind(prefix, namespace)
    return graph


@contextmanager
def _as_it_was() -> Iterator[None]:
    """Undo what pyLODE does to the program's log when it is loaded, and say nothing of the files it leaves open."""
    root = logging.getLogger()
    level, handlers, disabled = root.level, list(root.handlers), root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ResourceWarning)
            yield
    finally:
        logging.disable(disabled)
        root.setLevel(level)
        root.handlers[:] = handlers


def _write(graph: Any) -> str:
    """Return the page of pyLODE, which is handed the vocabularies that it brings and keeps no copy of them."""
    from pylode import utils  # type: ignore[import-untyped]
    from pylode.profiles import ontpub  # type: ignore[import-untyped]

    background = _to_rdflib(_background(utils.RDF_FOLDER.glob("*.ttl")))
    kept = (ontpub.load_background_onts, ontpub.load_background_onts_titles, utils.load_background_onts_titles)
    ontpub.load_background_onts = lambda: background
    ontpub.load_background_onts_titles = utils.load_background_onts_titles = lambda _: {}
    try:
        return str(ontpub.OntPub(graph).make_html())
    finally:
        ontpub.load_background_onts, ontpub.load_background_onts_titles, utils.load_background_onts_titles = kept


def _background(files: Iterable[Any]) -> Iterator[ox.Quad]:
    """Yield what the vocabularies in *files* say their words are called and are."""
    naming = {RDFS + "label", SKOS + "prefLabel", DCTERMS + "title"}
    for path in sorted(files):
        if path.name.startswith("sdo"):
            continue
        for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE, lenient=True):
            if quad.predicate.value in naming:
                yield ox.Quad(quad.subject, ox.NamedNode(DCTERMS + "title"), quad.object)
            elif quad.predicate.value == RDF + "type":
                yield quad
