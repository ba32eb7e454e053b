"""RDFLib reads what is published, and answers from it what our own engine answers."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from mbc_graph.storing import load_store

EXPORTS = Path(__file__).resolve().parents[2] / "exports"
TURTLE, TRIG = EXPORTS / "mbc-graph.ttl", EXPORTS / "mbc-graph.trig"
SYMPTOMS = """
PREFIX mbc: <https://w3id.org/mbc-graph/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT DISTINCT ?metastasis ?symptom WHERE {
  ?one mbc:hasSymptom ?other ; skos:prefLabel ?metastasis .
  ?other skos:prefLabel ?symptom .
}
"""


@pytest.fixture(scope="module")
def triples() -> rdflib.Graph:
    return rdflib.Graph().parse(data=TURTLE.read_bytes(), format="turtle")


def test_rdflib_counts_as_many_triples_in_the_turtle_as_we_do(triples: rdflib.Graph) -> None:
    assert len(triples) == sum(1 for _ in ox.parse(path=TURTLE, format=ox.RdfFormat.TURTLE)) > 0


@pytest.mark.filterwarnings("ignore:(Dataset|ConjunctiveGraph).*deprecated:DeprecationWarning")  # by rdflib, of itself
def test_rdflib_counts_as_many_statements_in_each_graph_of_the_trig_as_we_do() -> None:
    ours: dict[str, int] = {}
    for quad in ox.parse(path=TRIG, format=ox.RdfFormat.TRIG):
        name = "" if isinstance(quad.graph_name, ox.DefaultGraph) else quad.graph_name.value
        ours[name] = ours.get(name, 0) + 1
    dataset = rdflib.Dataset().parse(data=TRIG.read_bytes(), format="trig")
    default = dataset.default_graph.identifier
    theirs = {"" if graph.identifier == default else str(graph.identifier): len(graph) for graph in dataset.graphs()}
    assert {name: count for name, count in theirs.items() if count} == ours


def test_rdflib_answers_which_symptoms_a_thing_has_as_our_own_engine_does(triples: rdflib.Graph) -> None:
    theirs = {tuple(map(str, row)) for row in triples.query(SYMPTOMS) if isinstance(row, rdflib.query.ResultRow)}
    answers = load_store(TURTLE).query(SYMPTOMS)
    assert isinstance(answers, ox.QuerySolutions)
    assert theirs == {(row["metastasis"].value, row["symptom"].value) for row in answers}
    assert ("bone metastasis", "bone pain") in theirs
