"""A store is filled from quads or a file, and its default graph is the union of its graphs."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, NamedNode, Quad, QuerySolutions, Store, serialize

from mbc_graph.errors import UnreadableDocument
from mbc_graph.storing import FORMATS, load_store, open_store

BIRDS = "https://example.org/birds/"
GULL, NESTS_ON, CLIFF, ROCK = (NamedNode(BIRDS + word) for word in ("gull", "nestsOn", "cliff", "rock"))
NORTH, SOUTH = NamedNode(BIRDS + "north"), NamedNode(BIRDS + "south")
QUADS = [
    Quad(GULL, NESTS_ON, CLIFF, NORTH),
    Quad(GULL, NESTS_ON, CLIFF, SOUTH),
    Quad(GULL, NESTS_ON, ROCK, SOUTH),
]


def places(store: Store, query: str) -> list[str]:
    found = store.query(query)
    assert isinstance(found, QuerySolutions)
    return sorted(row[0].value.removeprefix(BIRDS) for row in found)


def test_a_triple_of_two_graphs_counts_once_in_the_union() -> None:
    store = open_store(QUADS)

    assert places(store, "SELECT ?place { ?bird ?on ?place }") == ["cliff", "rock"]
    assert places(store, "SELECT (COUNT(*) AS ?n) { ?bird ?on ?place }") == ["2"]


def test_a_named_graph_is_kept_apart() -> None:
    store = open_store(QUADS)

    assert places(store, f"SELECT ?place {{ GRAPH <{NORTH.value}> {{ ?bird ?on ?place }} }}") == ["cliff"]
    assert places(store, f"SELECT ?place FROM <{NORTH.value}> {{ ?bird ?on ?place }}") == ["cliff"]
    assert set(store.named_graphs()) == {NORTH, SOUTH}


def test_no_quads_are_an_empty_store() -> None:
    assert len(open_store([])) == 0


def test_a_folder_keeps_what_was_stored(tmp_path: Path) -> None:
    open_store(QUADS, tmp_path / "birds")

    assert set(load_store(tmp_path / "birds")) == set(open_store(QUADS))


def test_a_stored_folder_is_opened_for_reading_only(tmp_path: Path) -> None:
    open_store(QUADS, tmp_path / "birds")

    with pytest.raises(RuntimeError, match="read-write"):
        load_store(tmp_path / "birds").add(QUADS[0])


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_file_is_read_by_its_suffix(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"birds{suffix.upper()}"
    graph = [Quad(quad.subject, quad.predicate, quad.object, DefaultGraph()) for quad in QUADS[1:]]
    written = serialize([quad.triple for quad in graph], format=FORMATS[suffix])
    path.write_bytes(written or b"")

    assert set(load_store(path)) == set(graph)


def test_the_graphs_of_a_file_are_united_too(tmp_path: Path) -> None:
    path = tmp_path / "birds.nq"
    path.write_text("\n".join(f"{quad} ." for quad in QUADS))

    assert set(load_store(path)) == set(open_store(QUADS))


@pytest.mark.parametrize(
    ("name", "text", "problem"),
    [
        ("birds.csv", "gull,cliff", "not known as a graph by its suffix. Give one of .trig, .nq"),
        ("birds.ttl", "@prefix : <http://example.org/> .\n:gull :nestsOn .\n", "line 2, not well formed"),
        ("birds.nt", "<http://example.org/gull> <nests", "line 1, not well formed"),
        ("birds.jsonld", '{"@id": "http://example.org/gull",\n "@type" 3}', "line 2, not well formed"),
        ("birds.rdf", "<birds/>", "not well formed"),
    ],
)
def test_a_file_that_is_no_graph_says_where_and_what(name: str, text: str, problem: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(text)

    with pytest.raises(UnreadableDocument) as raised:
        load_store(path)

    assert str(raised.value).startswith(f"{path}: ")
    assert problem in str(raised.value)
    assert "Parser error" not in str(raised.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match=r"gulls\.ttl: there is no such file"):
        load_store(tmp_path / "gulls.ttl")


def test_a_folder_without_a_store_is_no_graph(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match="holds no stored graph"):
        load_store(tmp_path)
    assert list(tmp_path.iterdir()) == []
