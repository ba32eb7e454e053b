"""Every saved question has its expected answer beside it: that of the graph in exports, for the question's example.

After a change of that graph or of a question, write the answers anew and read what has changed:

    REFRESH_ANSWERS=1 pytest tests/ontology/test_answers.py
    git diff ontology/queries/questions
"""

from __future__ import annotations

import csv
import os
import re
import time
from difflib import unified_diff
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Store

from mbc_graph.namespaces import MBC, SKOS
from mbc_graph.paths import exports_folder, ontology_folder
from mbc_graph.querying import Form, Query, ask, load_queries, present, run
from mbc_graph.storing import load_store

FOLDER = ontology_folder() / "queries" / "questions"
QUESTIONS = load_queries(FOLDER)
REFRESH = os.environ.get("REFRESH_ANSWERS") == "1"
LONGEST = 150  # lines of an answer
SLOWEST = 1.0  # seconds of work

# Questions that look for what had better not be there, and so may well have no answer.
CHECKS = {
    "ranked-differently": "no two documents here rank the same thing differently",
    "set-aside": "no claim of these documents broke a rule",
}
# Questions about properties that a graph may be without; they need no answer until it has one.
ABOUT = {
    "claims-in-codes": SKOS + "exactMatch",
    "codes-of": SKOS + "exactMatch",
    "concepts-with-code": SKOS + "exactMatch",
    "lay-names": MBC + "layLabel",
}

each_question = pytest.mark.parametrize("query", QUESTIONS.values(), ids=lambda query: query.name)


@pytest.fixture(scope="module")
def store() -> Store:
    return load_store(exports_folder() / "mbc-graph.trig")


def kept(query: Query) -> Path:
    """Return the file that holds the expected answer to *query*."""
    return FOLDER / f"{query.name}.csv"


@each_question
def test_a_question_has_the_expected_answer(query: Query, store: Store) -> None:
    """Lines that begin with "-" are missing from the answer, those with "+" are new in it."""
    found = present(ask(query, store, **dict(query.example)), Form.CSV, store)
    if REFRESH:
        kept(query).write_bytes(found.encode())
    expected = kept(query).read_bytes().decode()

    assert list(unified_diff(expected.splitlines(), found.splitlines(), "expected", "found", lineterm="", n=0)) == []


@each_question
def test_an_answer_is_neither_empty_nor_long(query: Query, store: Store) -> None:
    lines = kept(query).read_bytes().decode().splitlines()
    is_answered = query.name not in CHECKS and (query.name not in ABOUT or says(store, ABOUT[query.name]))

    assert lines[0] == ",".join(query.columns)
    assert len(lines) >= (2 if is_answered else 1)
    assert len(lines) <= LONGEST


def says(store: Store, predicate: str) -> bool:
    return any(store.quads_for_pattern(None, NamedNode(predicate), None))


@each_question
def test_no_two_rows_of_an_answer_stand_alike_in_the_order(query: Query) -> None:
    with kept(query).open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    order = re.findall(r"\?(\w+)", query.text.rpartition("\nORDER BY ")[2])

    assert len({tuple(row[name] for name in order) for row in rows}) == len(rows)


@each_question
def test_a_question_is_quick_even_where_everything_is_asked_for(query: Query, store: Store) -> None:
    text = "\n".join(line for line in query.text.splitlines() if not line.startswith("#+"))
    before = time.process_time()
    run(text, store)

    assert time.process_time() - before < SLOWEST


def test_every_answer_belongs_to_a_question() -> None:
    assert {path.stem for path in FOLDER.glob("*.csv")} == set(QUESTIONS)
    assert CHECKS.keys() | ABOUT.keys() <= QUESTIONS.keys()
