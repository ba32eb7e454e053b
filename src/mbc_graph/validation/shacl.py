"""A graph against SHACL shapes, through pySHACL."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, parse

from mbc_graph.errors import OntologyError, ValidationUnavailable
from mbc_graph.model import Report, Violation
from mbc_graph.namespaces import RDF, SH, XSD, local_name
from mbc_graph.validation.telling import Teller, Term

if TYPE_CHECKING:
    import rdflib

_SEVERITIES = {SH + "Violation": "error", SH + "Warning": "warning", SH + "Info": "info"}
_SHAPES = (NamedNode(SH + "NodeShape"), NamedNode(SH + "PropertyShape"))


def check_shapes(graph: Iterable[Quad], files: Iterable[Path], teller: Teller) -> Report:
    """Return what the shapes in *files* find wrong in *graph*."""
    shapes = [quad for file in files for quad in _read_shapes(file)]
    if not any(quad.predicate.value == RDF + "type" and quad.object in _SHAPES for quad in shapes):
        return Report(not_checked=(("shacl", "the files hold no shapes"),))
    results = _run(_to_rdflib(graph), _to_rdflib(shapes))
    found = {_violation(result, teller) for result in _results(results)}
    order = sorted(found, key=lambda fault: (fault.rule, fault.focus, fault.says))
    return Report(checked=("shacl",), violations=tuple(order))


def _read_shapes(file: Path) -> list[Quad]:
    try:
        return list(parse(path=file, format=RdfFormat.TURTLE))
    except SyntaxError as error:
        where = f"{file}, line {error.lineno}" if error.lineno else str(file)
        raise OntologyError(where, f"not Turtle ({error.msg})", "Mend that line") from error


def _run(graph: rdflib.Graph, shapes: rdflib.Graph) -> rdflib.Graph:
    try:
        import pyshacl
        import rdflib
        from pyshacl.errors import ReportableRuntimeError
    except ImportError as error:
        raise ValidationUnavailable("SHACL", f"{error.name} is not installed", "Install pyshacl") from error
    try:
        _, results, text = pyshacl.validate(graph, shacl_graph=shapes, inplace=True)
    except ReportableRuntimeError as error:
        raise ValidationUnavailable("SHACL", str(error), "Mend the shapes") from error
    if isinstance(results, rdflib.Graph):
        return results
    raise ValidationUnavailable("SHACL", text, "Mend the shapes")


def _results(results: rdflib.Graph) -> Iterator[dict[str, Term]]:
    """Yield what each result says, by the names of SHACL; nested results are part of theirs."""
    import rdflib

    for result in results.objects(None, rdflib.URIRef(SH + "result")):
        said = sorted(results.predicate_objects(result), reverse=True)
        yield {str(name).removeprefix(SH): _from_rdflib(value) for name, value in said}


def _violation(result: dict[str, Term], teller: Teller) -> Violation:
    focus, shape = result["focusNode"], result["sourceShape"]
    document, quote = teller.find_passage(focus)
    message = getattr(result.get("resultMessage"), "value", "it does not fit the shape")
    severity = getattr(result.get("resultSeverity"), "value", "")
    return Violation(
        rule=f"shacl:{local_name(shape.value)}" if isinstance(shape, NamedNode) else "shacl",
        focus=getattr(focus, "value", str(focus)),
        says=f"{teller.call(focus)}: {message}",
        severity=_SEVERITIES.get(severity, "error"),
        document=document,
        quote=quote,
    )


def _to_rdflib(graph: Iterable[Quad]) -> rdflib.Graph:
    import rdflib

    triples = rdflib.Graph()
    for quad in graph:
        triples.add((_term(quad.subject), _term(quad.predicate), _term(quad.object)))
    return triples


def _term(term: Term) -> rdflib.term.Node:
    import rdflib

    if isinstance(term, NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, BlankNode):
        return rdflib.BNode(term.value)
    if not isinstance(term, Literal):
        raise ValidationUnavailable("SHACL", f"a triple stands as a term: {term}", "Leave it out")
    if term.language or term.datatype.value == XSD + "string":
        return rdflib.Literal(term.value, lang=term.language)
    return rdflib.Literal(term.value, datatype=rdflib.URIRef(term.datatype.value), normalize=False)


def _from_rdflib(term: rdflib.term.Node) -> Term:
    import rdflib

    if isinstance(term, rdflib.URIRef):
        return NamedNode(str(term))
    return BlankNode(str(term)) if isinstance(term, rdflib.BNode) else Literal(str(term))
