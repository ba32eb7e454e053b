"""Where graphs live: in memory or in a folder, filled from quads or from a file."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import DefaultGraph, Quad, RdfFormat, Store, parse

from mbc_graph.errors import UnreadableDocument

FORMATS: dict[str, RdfFormat] = {
    ".trig": RdfFormat.TRIG,
    ".nq": RdfFormat.N_QUADS,
    ".ttl": RdfFormat.TURTLE,
    ".nt": RdfFormat.N_TRIPLES,
    ".jsonld": RdfFormat.JSON_LD,
    ".rdf": RdfFormat.RDF_XML,
}


def open_store(quads: Iterable[Quad], folder: Path | None = None) -> Store:
    """Return a store of *quads* whose default graph is the union of all their graphs.

    Named graphs are kept as they are; what they say is repeated in the default graph, where a triple
    that two graphs share counts once. The engine's own union graph counts such a triple twice, and
    ignores FROM. With a *folder* (that is new or empty), the store is kept there for `load_store`.
    """
    store = Store(folder) if folder else Store()
    store.bulk_extend(_united(quads))
    store.flush()
    return store


def load_store(path: Path) -> Store:
    """Return a store of the graph in a file, told by its suffix, or in the folder of a stored one."""
    return _stored(path) if path.is_dir() else open_store(read_graph(path))


def read_graph(path: Path) -> list[Quad]:
    """Return the statements of the graph in a file, told by its suffix, each in the graph it stands in."""
    if not path.exists():
        raise UnreadableDocument(str(path), "there is no such file")
    if path.suffix.lower() not in FORMATS:
        known = ", ".join(FORMATS)
        raise UnreadableDocument(str(path), f"not known as a graph by its suffix. Give one of {known}")
    try:
        return list(parse(path=path, format=FORMATS[path.suffix.lower()]))
    except SyntaxError as error:
        place = f"line {error.lineno}, " if error.lineno else ""
        raise UnreadableDocument(str(path), f"{place}not well formed: {_without_place(error)}") from error
    except OSError as error:
        raise UnreadableDocument(str(path), f"cannot be opened: {error.strerror or error}") from error


def _united(quads: Iterable[Quad]) -> Iterable[Quad]:
    default = DefaultGraph()
    for quad in quads:
        yield quad
        if quad.graph_name != default:
            yield Quad(quad.subject, quad.predicate, quad.object, default)


def _stored(folder: Path) -> Store:
    try:
        return Store.read_only(str(folder))
    except OSError as error:
        raise UnreadableDocument(str(folder), "a folder that holds no stored graph. Give a file") from error


def _without_place(error: SyntaxError) -> str:
    """Return what is wrong, as *error* says it after "Parser error at line 3 column 4:"."""
    place, _, problem = error.msg.partition(": ")
    return problem if place.startswith("Parser error") else error.msg
