"""What a query may not do: change the graph, ask another server, name a graph that is not here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pyoxigraph import Store

from mbc_graph.errors import QueryError
from mbc_graph.namespaces import PREFIXES

if TYPE_CHECKING:
    from rdflib.plugins.sparql.parserutils import CompValue

_UPDATES = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH"})
_PREAMBLE = re.compile(r"(?:\s+|#[^\r\n]*|BASE\s*<[^>]*>|PREFIX\s*[^\s:]*:\s*<[^>]*>)*", re.IGNORECASE)
_FIRST_WORD = re.compile(r"[a-z]*", re.IGNORECASE)
_SUSPECT = re.compile("SERVICE|FROM", re.IGNORECASE)
_READ_APART = re.compile(r"\\u|\r(?!\n)", re.IGNORECASE)


def guard(name: str, text: str, store: Store) -> None:
    """Raise a QueryError if the query called *name* would change, fetch or name what is not in *store*.

    The engine sends real requests for SERVICE and cannot be told not to. Without that word there is no
    such clause; with it, the query is parsed, and runs only if the word proves to be part of a text, a
    name or a comment. Our parser and the engine's read an escaped character and a lone carriage return
    differently, so a query that has one of these beside the word is refused.
    """
    _refuse_update(name, text)
    if not _SUSPECT.search(text):
        return
    if _READ_APART.search(text):
        raise QueryError(name, "SERVICE or FROM beside an escape or a lone carriage return", "Write it plainly")
    parts = list(_parts(name, text))
    if any(part.name == "ServiceGraphPattern" for part in parts):
        raise QueryError(name, "SERVICE would ask another server", "Ask this graph alone")
    _refuse_absent(name, parts, {graph.value for graph in store.named_graphs()})


def _refuse_update(name: str, text: str) -> None:
    preamble = _PREAMBLE.match(text)
    first = _FIRST_WORD.match(text, preamble.end() if preamble else 0)
    if first and first[0].upper() in _UPDATES:
        problem = f"{first[0].upper()} would change the graph"
        raise QueryError(name, problem, "Ask with SELECT, ASK, CONSTRUCT or DESCRIBE")


def _parts(name: str, text: str) -> Iterator[CompValue]:
    """Yield every part of the parsed query, the outer before the inner."""
    from pyparsing import ParseBaseException, ParseResults
    from rdflib.plugins.sparql.parser import parseQuery
    from rdflib.plugins.sparql.parserutils import CompValue

    try:
        waiting: list[object] = [parseQuery(text)]
    except (ParseBaseException, RecursionError) as error:
        remedy = "Leave these words out, or write it in SPARQL 1.1"
        raise QueryError(name, "SERVICE or FROM in a query that cannot be checked", remedy) from error
    while waiting:
        part = waiting.pop(0)
        if isinstance(part, CompValue):
            yield part
            waiting.extend(part.values())
        elif isinstance(part, (ParseResults, list)):
            waiting.extend(part)


def _refuse_absent(name: str, parts: list[CompValue], here: set[str]) -> None:
    """Raise a QueryError if a FROM names a graph that is not *here*."""
    prefixes = PREFIXES | {part.prefix or "": str(part.iri) for part in parts if part.name == "PrefixDecl"}
    for clause in (part for part in parts if part.name == "DatasetClause"):
        graph = clause.default or clause.named
        if hasattr(graph, "localname"):
            graph = prefixes.get(graph.prefix or "", "") + (graph.localname or "")
        if str(graph) not in here:
            remedy = f"The graphs here are {', '.join(sorted(here))}" if here else "Leave FROM out"
            raise QueryError(name, f"FROM names <{graph}>, which is not here and is not fetched", remedy)
