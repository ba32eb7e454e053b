"""Merging claims is a union: it does not matter what comes first, or how often."""

from __future__ import annotations

import dataclasses
import inspect

from hypothesis import given, settings
from hypothesis import strategies as st

import strategies
from mbc_graph import model
from mbc_graph.model import Claim, Document, Evidence, Report, Span, merge
from strategies import claims, documents, reports, spans

SOME = settings(max_examples=40, deadline=None)
GROUPS = documents().flatmap(lambda one: st.tuples(*[st.lists(claims(one), max_size=5)] * 3))


def rests_on(held: list[Claim]) -> set[tuple[str, Evidence]]:
    """Return every pair of what is said and a piece of evidence for it."""
    return {(claim.key, evidence) for claim in held for evidence in claim.evidence}


def as_it_is(held: list[Claim]) -> list[tuple[Claim, tuple[Evidence, ...]]]:
    """Return *held* with the evidence, which equality of claims leaves out."""
    return [(claim, claim.evidence) for claim in held]


@SOME
@given(GROUPS)
def test_merging_is_associative(groups: tuple[list[Claim], list[Claim], list[Claim]]) -> None:
    first, second, third = groups
    left = merge([*merge([*first, *second]), *third])
    right = merge([*first, *merge([*second, *third])])
    assert as_it_is(left) == as_it_is(right)


@SOME
@given(GROUPS)
def test_merging_is_commutative(groups: tuple[list[Claim], list[Claim], list[Claim]]) -> None:
    first, second, _ = groups
    assert as_it_is(merge([*first, *second])) == as_it_is(merge([*second, *first]))
    assert as_it_is(merge(first)) == as_it_is(merge(first[::-1]))


@SOME
@given(GROUPS)
def test_merging_is_idempotent(groups: tuple[list[Claim], list[Claim], list[Claim]]) -> None:
    merged = merge(groups[0])
    assert as_it_is(merge(merged)) == as_it_is(merged) == as_it_is(merge([*groups[0], *merged]))


@SOME
@given(GROUPS)
def test_merging_loses_and_invents_no_evidence(groups: tuple[list[Claim], list[Claim], list[Claim]]) -> None:
    merged = merge(groups[0])
    assert rests_on(merged) == rests_on(groups[0])
    assert len({claim.key for claim in merged}) == len(merged) == len(set(groups[0]))


@given(documents().flatmap(lambda one: st.tuples(claims(one), claims(one))))
def test_claims_are_equal_exactly_if_their_keys_are(pair: tuple[Claim, Claim]) -> None:
    one, other = pair
    assert (one == other) == (one.key == other.key)


@given(spans(), spans())
def test_what_holds_a_span_overlaps_it(one: Span, other: Span) -> None:
    assert not one.holds(other) or one.overlaps(other)
    assert one.overlaps(other) == other.overlaps(one)


@given(documents())
def test_the_blocks_of_a_document_quote_all_of_it(document: Document) -> None:
    assert "".join(document.quote(block.span) for block in document.blocks) == document.text


@given(reports, reports)
def test_a_sum_of_reports_passes_only_if_no_part_has_a_fault(one: Report, other: Report) -> None:
    parts_held = [part.passed or not part.checked for part in (one, other)]
    assert not (one + other).passed or all(parts_held)


def test_every_value_has_a_strategy() -> None:
    values = {name for name, value in vars(model).items() if inspect.isclass(value) and dataclasses.is_dataclass(value)}
    plural = {"Evidence": "evidence", "Frequency": "frequencies", "Vocabulary": "vocabularies"}
    missing = [name for name in values if not hasattr(strategies, plural.get(name, name.lower() + "s"))]
    assert missing == []
