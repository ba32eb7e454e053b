"""A graph against SHACL shapes, through pySHACL."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from mbc_graph.errors import OntologyError, ValidationUnavailable
from mbc_graph.model import Report, Violation
from mbc_graph.namespaces import SH, XSD, local_name
from mbc_graph.validation.telling import Teller

if TYPE_CHECKING:
    import rdflib

_SEVERITIES = {"Violation": "error", "Warning": "warning", "Info": "info"}


def check_shapes(graph: Iterable[Quad], shapes: Iterable[Path], teller: Teller) -> Report:
    """Return what the shapes in the files *shapes* find wrong in *graph*."""
    wanted = _read_shapes(shapes)
    if not any(wanted.subjects(None, _node(SH + "NodeShape"))):
        return Report(not_checked=(("shacl", "the files hold no shapes"),))
    results = _run(_to_rdflib(graph), wanted)
    found = {_violation(results, result, teller) for result in results.objects(None, _node(SH + "result"))}
    order = sorted(found, key=lambda fault: (fault.rule, fault.focus, fault.says))
    return Report(checked=("shacl",), violations=tuple(order))


def _read_shapes(paths: Iterable[Path]) -> rdflib.Graph:
    import rdflib
    from rdflib.plugins.parsers.notation3 import BadSyntax

    shapes = rdflib.Graph()
    for path in paths:
        try:
            shapes.parse(path, format="turtle")
        except BadSyntax as error:
            raise OntologyError(f"{path}:{error.lines + 1}", "the shapes do not parse", str(error.message)) from error
    return shapes


def _run(graph: rdflib.Graph, shapes: rdflib.Graph) -> rdflib.Graph:
    try:
        import pyshacl
        from pyshacl.errors import ReportableRuntimeError
    except ImportError as error:
        raise ValidationUnavailable("SHACL", f"{error.name} is not installed", "Install pyshacl.") from error
    try:
        _, results, text = pyshacl.validate(graph, shacl_graph=shapes, inplace=True)
    except ReportableRuntimeError as error:
        raise ValidationUnavailable("SHACL", str(error), "Mend the shapes.") from error
    if isinstance(results, Exception):
        raise ValidationUnavailable("SHACL", text, "Mend the shapes.")
    return results


def _violation(results: rdflib.Graph, result: rdflib.term.Node, teller: Teller) -> Violation:
    def value(name: str) -> rdflib.term.Node | None:
        return min(results.objects(result, _node(SH + name)), default=None)

    focus, shape = value("focusNode"), value("sourceShape")
    document, quote = teller.find_passage(node)
    ...
