"""Saved and ad-hoc SPARQL queries, asked of a store and answered in a Table, triples or text."""

from __future__ import annotations

from mbc_graph.querying.answering import Answer, ask, run
from mbc_graph.querying.concepts import find_concept, shorten
from mbc_graph.querying.examples import to_shacl, write_questions
from mbc_graph.querying.presenting import (
    Form,
    present,
    to_csv,
    to_json,
    to_text,
    to_tsv,
    to_turtle,
    with_labels,
)
from mbc_graph.querying.saved import (
    Kind,
    Parameter,
    Query,
    choose_query,
    load_queries,
    parse_query,
    read_query,
)

__all__ = [
    "Answer",
    "Form",
    "Kind",
    "Parameter",
    "Query",
    "ask",
    "choose_query",
    "find_concept",
    "load_queries",
    "parse_query",
    "present",
    "read_query",
    "run",
    "shorten",
    "to_csv",
    "to_json",
    "to_shacl",
    "to_text",
    "to_tsv",
    "to_turtle",
    "with_labels",
    "write_questions",
]
