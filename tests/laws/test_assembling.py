"""Assembling and disassembling is merging, and every export read back is the same graph."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given, settings

from mbc_graph.assembly import assemble, disassemble, in_order
from mbc_graph.exporting import SUFFIXES, canonical, serialise
from mbc_graph.model import Claim, Document, Evidence, Vocabulary, merge
from strategies import readings, vocabularies

FORMS = sorted(SUFFIXES.items())
SOME = settings(max_examples=50, deadline=None)
Readings = tuple[list[Document], list[Claim]]


def one_a_place(claims: list[Claim]) -> list[Claim]:
    """Return *claims*, merged, of the evidence that an extractor found at one place the first piece only."""
    kept = []
    for claim in merge(claims):
        first: dict[object, Evidence] = {}
        for one in claim.evidence:
            first.setdefault((one.document, one.extractor, one.span, one.subject, one.cue, one.object), one)
        kept.append(Claim(claim.subject, claim.predicate, claim.object, claim.polarity, tuple(first.values())))
    return kept


def as_it_is(claims: list[Claim]) -> list[tuple[Claim, tuple[Evidence, ...]]]:
    return [(claim, claim.evidence) for claim in claims]


@SOME
@given(readings(), vocabularies())
def test_disassembling_what_was_assembled_is_merging(read: Readings, vocabulary: Vocabulary) -> None:
    documents, claims = read[0], one_a_place(read[1])
    assert as_it_is(disassemble(assemble(claims, documents, vocabulary))) == as_it_is(merge(claims))


@SOME
@given(readings(), vocabularies())
def test_the_order_of_claims_and_documents_changes_nothing(read: Readings, vocabulary: Vocabulary) -> None:
    documents, claims = read
    first = assemble(claims, documents, vocabulary)
    assert assemble(claims[::-1], documents[::-1], vocabulary) == first == in_order(first[::-1])


@pytest.mark.parametrize(("suffix", "form"), FORMS)
@settings(max_examples=15, deadline=None)
@given(read=readings(), vocabulary=vocabularies())
def test_every_export_read_back_is_the_same_graph(
    suffix: str, form: ox.RdfFormat, read: Readings, vocabulary: Vocabulary
) -> None:
    documents, claims = read
    graph = canonical(assemble(claims, documents, vocabulary))
    written = serialise(graph, form)
    back = set(ox.parse(written, format=form))
    flat = {ox.Quad(quad.subject, quad.predicate, quad.object) for quad in graph}
    assert back == (set(graph) if form.supports_datasets else flat), suffix
    assert serialise(canonical(graph[::-1]), form) == written
