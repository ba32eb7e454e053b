"""Each value guards its own truth, and claims are equal by what they say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mbc_graph.model import (
    IRI,
    Certainty,
    Claim,
    Concept,
    Cue,
    Document,
    Evidence,
    Order,
    Polarity,
    Reach,
    Relation,
    Report,
    Role,
    Span,
    Violation,
    Vocabulary,
    merge,
)

GULL, TERN, CLIFF, NESTS = IRI("birds/gull"), IRI("birds/tern"), IRI("birds/cliff"), IRI("birds/nestsOn")
BIRD, PLACE = IRI("birds/Bird"), IRI("birds/Place")


def place(document: str = "a", start: int = 0, certainty: Certainty = Certainty.DEFINITE) -> Evidence:
    return Evidence(
        document,
        span=Span(start, start + 20),
        quote="Gulls nest on cliffs",
        subject=Span(start, start + 5),
        cue=Span(start + 6, start + 10),
        object=Span(start + 14, start + 20),
        extractor="sentence",
        confidence=0.9,
        certainty=certainty,
    )


def says(*evidence: Evidence, subject: IRI = GULL, polarity: Polarity = Polarity.ASSERTED) -> Claim:
    return Claim(subject, NESTS, CLIFF, polarity, evidence)


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 3), (-1, 3)])
def test_a_span_holds_at_least_one_character(start: int, end: int) -> None:
    with pytest.raises(ValueError, match=f"{start}..{end}"):
        Span(start, end)


def test_spans_are_half_open() -> None:
    assert not Span(0, 3).overlaps(Span(3, 5))
    assert Span(0, 4).overlaps(Span(3, 5))
    assert Span(0, 5).holds(Span(0, 5))
    assert not Span(0, 5).holds(Span(4, 6))


def test_spans_sort_by_where_they_stand() -> None:
    assert sorted([Span(4, 5), Span(0, 9), Span(0, 2)]) == [Span(0, 2), Span(0, 9), Span(4, 5)]


def test_a_document_quotes_what_was_read() -> None:
    assert Document("a", "Gulls  nest\non cliffs.").quote(Span(7, 14)) == "nest\non"


def test_a_document_is_known_by_the_hash_of_its_text() -> None:
    one, other = Document("a", "gull", title="one"), Document("b", "gull", title="other")
    assert one.sha256 == "88c3ca2873f81c93b4471f937a3638f21c15221410d026759900a4fb4983d353"
    assert one.sha256 == other.sha256
    assert one.sha256 != Document("a", "gull ").sha256


def test_a_text_with_half_a_character_has_a_hash() -> None:
    assert len(Document("a", "gull \ud800").sha256) == 64


def test_claims_are_equal_by_what_they_say() -> None:
    assert says(place()) == says()
    assert says() != says(polarity=Polarity.NEGATED)
    assert says() != says(subject=TERN)


def test_equal_claims_have_equal_keys() -> None:
    keys = [one.key for one in (says(place()), says(), says(polarity=Polarity.NEGATED), says(subject=TERN))]
    assert keys[0] == keys[1]
    assert len(set(keys)) == 3
    assert all(len(key) == 16 and int(key, 16) >= 0 for key in keys)


def test_a_key_does_not_mix_up_its_parts() -> None:
    assert Claim(IRI("ab"), IRI("c"), IRI("d")).key != Claim(IRI("a"), IRI("bc"), IRI("d")).key


def test_a_claim_is_definite_if_any_evidence_is() -> None:
    hedged, definite = place(certainty=Certainty.HEDGED), place("b")
    assert says(hedged).certainty is Certainty.HEDGED
    assert says(hedged, definite).certainty is Certainty.DEFINITE


def test_merging_gathers_the_evidence_of_what_says_the_same() -> None:
    (merged,) = merge([says(place("b")), says(place("a", 30)), says(place("a"))])
    assert [(one.document, one.span.start) for one in merged.evidence] == [("a", 0), ("a", 30), ("b", 0)]


def test_merging_keeps_what_is_denied_apart() -> None:
    assert len(merge([says(place()), says(place(), polarity=Polarity.NEGATED)])) == 2


def test_merging_sorts_by_what_is_said() -> None:
    assert [one.subject for one in merge([says(subject=TERN), says()])] == [GULL, TERN]


def concept(iri: IRI, *kinds: IRI, broader: tuple[IRI, ...] = (), parts: tuple[tuple[IRI, IRI], ...] = ()) -> Concept:
    return Concept(iri, iri, frozenset({iri}), frozenset(kinds), broader=frozenset(broader), parts=frozenset(parts))


def vocabulary(*concepts: Concept) -> Vocabulary:
    nests = Relation(NESTS, "nests on", frozenset({(BIRD, PLACE)}), default_subject=GULL)
    return Vocabulary({one.iri: one for one in concepts}, {NESTS: nests}, {})


def test_a_relation_joins_pairs_of_kinds() -> None:
    gull, cliff = concept(GULL, BIRD), concept(CLIFF, PLACE)
    known = vocabulary(gull, cliff)
    assert known.may_join(NESTS, gull, cliff)
    assert not known.may_join(NESTS, cliff, gull)
    assert known.takes_subject(NESTS, gull) and not known.takes_subject(NESTS, cliff)
    assert known.takes_object(NESTS, cliff) and not known.takes_object(NESTS, gull)


def test_ancestors_are_climbed_to_the_top() -> None:
    bird, gull, mew = IRI("bird"), GULL, IRI("mew")
    known = vocabulary(concept(bird, BIRD), concept(gull, BIRD, broader=(bird,)), concept(mew, BIRD, broader=(gull,)))
    assert known.ancestors == {bird: frozenset(), gull: {bird}, mew: {bird, gull}}


def test_ancestors_in_a_ring_are_climbed_once() -> None:
    known = vocabulary(concept(GULL, BIRD, broader=(TERN,)), concept(TERN, BIRD, broader=(GULL,)))
    assert TERN in known.ancestors[GULL]


@pytest.mark.parametrize("first", ["a", "m", "z"])
def test_what_stands_in_no_ring_has_all_its_ancestors(first: str) -> None:
    top, middle = IRI(first + "top"), IRI("n")
    low = IRI("o")
    known = vocabulary(concept(top, BIRD), concept(middle, BIRD, broader=(top,)), concept(low, BIRD, broader=(middle,)))
    assert known.ancestors[low] == {middle, top}


def test_concepts_are_found_by_their_parts() -> None:
    has_place = IRI("birds/hasPlace")
    colony = concept(IRI("birds/cliffColony"), IRI("birds/Colony"), parts=((has_place, CLIFF),))
    known = vocabulary(colony, concept(CLIFF, PLACE))
    assert known.by_parts == {frozenset({(has_place, CLIFF)}): colony}


def test_general_is_whom_relations_mean_by_default() -> None:
    assert vocabulary(concept(GULL, BIRD)).general == {GULL}


def test_a_cue_asserts_firmly_unless_it_says_otherwise() -> None:
    cue = Cue(IRI("cue"), frozenset({"nest on"}), Role.RELATION, signals=NESTS)
    assert (cue.order, cue.reach) == (Order.SUBJECT_CUE_OBJECT, Reach.FORWARD)
    assert (cue.polarity, cue.certainty, cue.weight) == (Polarity.ASSERTED, Certainty.DEFINITE, 1.0)


FAULT = Violation("joins", "claim/1", "a cliff cannot nest")


def test_nothing_checked_is_never_passed() -> None:
    assert not Report().passed
    assert not Report(not_checked=(("shapes", "none given"),)).passed
    assert not Report(checked=("shapes",), not_checked=(("checks", "none given"),)).passed


def test_a_report_passes_when_all_that_was_checked_held() -> None:
    assert Report(checked=("shapes",)).passed
    assert Report(checked=("shapes",), violations=(replace(FAULT, severity="warning"),)).passed
    assert not Report(checked=("shapes",), violations=(FAULT,)).passed


def test_reports_add_up() -> None:
    whole = Report(checked=("shapes",)) + Report(("checks",), (FAULT,), (("reasoner", "absent"),))
    assert whole == Report(("shapes", "checks"), (FAULT,), (("reasoner", "absent"),))
