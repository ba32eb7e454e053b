"""From an answer to text: an aligned table, the result formats of SPARQL 1.1, or Turtle."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum

from pyoxigraph import (
    CanonicalizationAlgorithm,
    Dataset,
    NamedNode,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    Triple,
    serialize,
)

from mbc_graph.errors import QueryError
from mbc_graph.model import Table
from mbc_graph.namespaces import PREFIXES, RDF, RDFS, SKOS
from mbc_graph.querying.answering import Answer, to_table, to_word
from mbc_graph.querying.concepts import shorten

Rows = QuerySolutions | QueryBoolean

_LABELS = (NamedNode(SKOS + "prefLabel"), NamedNode(RDFS + "label"))
_TYPE = RDF + "type"
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|\\^`]+")


class Form(StrEnum):
    """How an answer is written."""

    TABLE = "table"
    CSV = "csv"
    TSV = "tsv"
    JSON = "json"
    TURTLE = "turtle"


def present(answer: Answer, form: Form, store: Store) -> str:
    """Return *answer* in *form*: a table in words; rows in CSV, TSV or JSON; triples in Turtle."""
    if isinstance(answer, QueryTriples):
        return _present_triples(list(answer), form, store)
    if form is Form.TABLE:
        return to_text(with_labels(to_table(answer), store))
    if form is Form.TURTLE:
        raise QueryError("turtle", "is for triples, and this query answers with rows", "Ask with CONSTRUCT")
    return {Form.CSV: to_csv, Form.TSV: to_tsv, Form.JSON: to_json}[form](answer)


def to_text(table: Table) -> str:
    """Return *table* aligned for a terminal, IRIs shortened, one line a row.

    >>> print(to_text(Table(("bird", "nests"), (("https://w3id.org/mbc-graph/Gull", "12"),))), end="")
    bird      nests
    mbc:Gull  12
    """
    lines = [table.columns, *(tuple(_plain(cell) for cell in row) for row in table.rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    padded = ("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) for line in lines)
    return "\n".join(line.rstrip() for line in padded) + "\n"


def to_csv(answer: Rows) -> str:
    """Return *answer* as SPARQL 1.1 CSV: plain values."""
    return _results(answer, QueryResultsFormat.CSV)


def to_tsv(answer: Rows) -> str:
    """Return *answer* as SPARQL 1.1 TSV: terms as Turtle writes them."""
    return _results(answer, QueryResultsFormat.TSV)


def to_json(answer: Rows) -> str:
    """Return *answer* as SPARQL 1.1 JSON."""
    return _results(answer, QueryResultsFormat.JSON)


def to_turtle(triples: Iterable[Triple]) -> str:
    """Return *triples* as Turtle, sorted, with the prefixes that they use; the same bytes each time."""
    dataset = Dataset(Quad(*triple) for triple in triples)
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    ordered = sorted((quad.triple for quad in dataset), key=_order)
    written = " ".join(str(triple) for triple in ordered)
    used = {prefix: namespace for prefix, namespace in PREFIXES.items() if f"<{namespace}" in written}
    return (serialize(ordered, format=RdfFormat.TURTLE, prefixes=used) or b"").decode()


def with_labels(table: Table, store: Store) -> Table:
    """Return *table* with the label of each thing that has one in place of its IRI."""
    known = {cell: _label(cell, store) for row in table.rows for cell in row if cell}
    return Table(table.columns, tuple(tuple(known.get(cell or "", cell) for cell in row) for row in table.rows))


def _label(cell: str, store: Store) -> str:
    if not _IRI.fullmatch(cell):
        return cell
    for naming in _LABELS:
        labels = sorted(to_word(quad.object) for quad in store.quads_for_pattern(NamedNode(cell), naming, None))
        if labels:
            return labels[0]
    return cell


def _plain(cell: str | None) -> str:
    """Return *cell* on one line, with nothing in it that a terminal would obey."""
    visible = "".join(character if character.isprintable() else " " for character in shorten(cell or ""))
    return " ".join(visible.split())


def _present_triples(triples: list[Triple], form: Form, store: Store) -> str:
    if form is Form.TURTLE:
        return to_turtle(triples)
    if form is Form.TABLE:
        rows = sorted(tuple(to_word(term) for term in triple) for triple in triples)
        return to_text(with_labels(Table(("subject", "predicate", "object"), tuple(rows)), store))
    raise QueryError(form, "is for rows, and this query answers with triples", "Ask for turtle")


def _order(triple: Triple) -> tuple[str, bool, str, str]:
    return str(triple.subject), triple.predicate.value != _TYPE, triple.predicate.value, str(triple.object)


def _results(answer: Rows, form: QueryResultsFormat) -> str:
    return (answer.serialize(format=form) or b"").decode()
