"""The smallest graph that breaks each shape breaks it and no other."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from mbc_graph.namespaces import RDF, SH
from mbc_graph.paths import ontology_folder
from mbc_graph.validation import validate

BAD = sorted((Path(__file__).parent / "bad").glob("*.ttl"))
SHAPES = ontology_folder() / "shapes"
GOOD = Path(__file__).parent / "good.ttl"
MESSAGE = NamedNode(SH + "message")
KINDS = (NamedNode(SH + "NodeShape"), NamedNode(SH + "PropertyShape"))


def read(path: Path) -> list[Quad]:
    return list(parse(path=path, format=RdfFormat.TURTLE))


def test_there_is_a_bad_graph_for_every_shape_that_has_a_message():
    quads = [quad for path in SHAPES.glob("*.ttl") for quad in read(path)]
    named = {quad.subject.value.rsplit("/", 1)[1] for quad in quads if quad.predicate == MESSAGE}

    assert named == {path.stem for path in BAD}


def test_every_shape_that_is_given_a_property_is_written_down():
    quads = [quad for path in SHAPES.glob("*.ttl") for quad in read(path)]
    written = {quad.subject for quad in quads if quad.predicate.value == RDF + "type" and quad.object in KINDS}
    used = {quad.object for quad in quads if quad.predicate.value == SH + "property"}

    assert {shape for shape in used if isinstance(shape, NamedNode)} <= written


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_a_bad_graph_breaks_its_shape_and_no_other(path):
    report = validate(read(path), shapes=[SHAPES], checks=[])

    assert {violation.rule for violation in report.violations} == {f"shacl:{path.stem}"}
    assert {violation.severity for violation in report.violations} == {"error"}


def test_a_good_graph_breaks_no_shape():
    report = validate(read(GOOD), shapes=[SHAPES], checks=[])

    assert report.violations == ()


def test_taking_one_triple_away_never_breaks_two_shapes():
    good = read(GOOD)
    broken = [broken_without(quad, good) for quad in good]

    assert max(map(len, broken)) == 1
    assert sum(map(len, broken)) > len(good) / 2


def broken_without(quad: Quad, good: list[Quad]) -> set[str]:
    report = validate([other for other in good if other != quad], shapes=[SHAPES], checks=[])
    return {violation.rule for violation in report.violations}
