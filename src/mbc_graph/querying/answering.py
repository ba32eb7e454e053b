"""From a Query and a store to the answer: a Table of rows, or triples."""

from __future__ import annotations

import re

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    Store,
    Triple,
    Variable,
)

from mbc_graph.errors import QueryError
from mbc_graph.model import Table
from mbc_graph.namespaces import PREFIXES, XSD
from mbc_graph.querying.concepts import CONCEPT, expand, find_concept
from mbc_graph.querying.faults import not_sparql
from mbc_graph.querying.guarding import guard
from mbc_graph.querying.saved import Kind, Parameter, Query, parse_query

Answer = QuerySolutions | QueryBoolean | QueryTriples
Term = NamedNode | BlankNode | Literal | Triple

_NUMBER = re.compile(r"[+-]?\d+(?P<fraction>\.\d+)?")


def ask(query: Query | str, store: Store, /, **bindings: str | None) -> Answer:
    """Return the engine's own answer to *query*, with its terms, as the formats of SPARQL need it.

    The default graph is what *store* has as such: the union of all graphs, if it was opened here; a
    query that names graphs with GRAPH, FROM or FROM NAMED sees these as SPARQL says. The project's
    prefixes need no PREFIX lines. A binding is given as a person says it, becomes a term and is handed
    to the engine beside the text, never in it.
    """
    if isinstance(query, str):
        query = parse_query(query, "query")
    guard(query.name, query.text, store)
    given = {name: value for name, value in bindings.items() if value is not None}
    terms = {Variable(name): term for name, term in _terms(query, store, given).items()}
    try:
        return store.query(query.text, prefixes=PREFIXES, substitutions=terms)
    except SyntaxError as error:
        raise not_sparql(query.name, query.text, error) from error
    except RuntimeError as error:
        raise QueryError(query.name, str(error), "SELECT every parameter, so that it can be bound") from error


def run(query: Query | str, store: Store, /, **bindings: str | None) -> Table | list[Triple]:
    """Return the rows of a SELECT or ASK, the triples of a CONSTRUCT or DESCRIBE; see `ask`."""
    answer = ask(query, store, **bindings)
    return list(answer) if isinstance(answer, QueryTriples) else to_table(answer)


def to_table(answer: QuerySolutions | QueryBoolean) -> Table:
    """Return *answer* in plain text: IRIs in full, literals without type or language."""
    if isinstance(answer, QueryBoolean):
        return Table(("answer",), ((str(bool(answer)).lower(),),))
    columns = tuple(variable.value for variable in answer.variables)
    return Table(columns, tuple(tuple(to_word(term) if term else None for term in row) for row in answer))


def to_word(term: Term) -> str:
    """Return *term* in plain text."""
    return str(term) if isinstance(term, Triple) else term.value


def _terms(query: Query, store: Store, given: dict[str, str]) -> dict[str, Term]:
    """Return the term of each parameter that is given or has a default."""
    known = {parameter.name: parameter for parameter in query.parameters}
    if unknown := sorted(given.keys() - known.keys()):
        remedy = f"It takes {', '.join(known)}" if known else "It takes none"
        raise QueryError(query.name, f"there is no parameter {unknown[0]}", remedy)
    terms: dict[str, Term] = {}
    for name, parameter in known.items():
        value = given.get(name, parameter.default)
        if value is not None:
            terms[name] = _term(query, parameter, value, store)
        elif not parameter.optional:
            raise QueryError(query.name, f"{name} is not given", f"Say {parameter.help}")
    return terms


def _term(query: Query, parameter: Parameter, value: str, store: Store) -> Term:
    if parameter.kind is Kind.TEXT:
        return Literal(value)
    if parameter.kind is Kind.CONCEPT:
        kinds = tuple(expand(name) for name in parameter.classes)
        return find_concept(store, value, kinds=kinds or (CONCEPT,))
    number = _NUMBER.fullmatch(value.strip())
    if number is None:
        raise QueryError(query.name, f"{parameter.name} is not a number: {value}", f"Say {parameter.help}")
    return Literal(number[0], datatype=NamedNode(XSD + ("decimal" if number["fraction"] else "integer")))
