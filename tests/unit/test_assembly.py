"""Claims become a graph that holds each of them with its evidence, and come back from it unchanged."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

import pyoxigraph as ox
import pytest

from mbc_graph.assembly import assemble, combined_confidence, disassemble, document_iri, in_order
from mbc_graph.model import IRI, Certainty, Claim, Document, Evidence, Frequency, Polarity, Span, Vocabulary, merge
from mbc_graph.namespaces import CLAIM, DCTERMS, MBC, OA, PROV, RDF, SET_ASIDE_GRAPH, SKOS, document_graph

ReadBirds = Callable[[str], list[Claim]]
BIRDS = "https://example.org/birds/"
TEXT = "Gulls nest on cliffs. Terns do not eat crabs. Puffins may eat squid."
DOCUMENT = Document("birds.md", TEXT, title="Birds", source="https://example.org/text", format="text/markdown")
OTHER = Document("other.md", "Gulls nest on cliffs.")


def place(document: str = "birds.md", start: int = 0, confidence: float = 0.9) -> Evidence:
    return Evidence(
        document,
        span=Span(start, start + 21),
        quote="Gulls nest on cliffs.",
        subject=Span(start, start + 5),
        cue=Span(start + 6, start + 13),
        object=Span(start + 14, start + 20),
        extractor="sentence",
        confidence=confidence,
    )


def says(*evidence: Evidence, polarity: Polarity = Polarity.ASSERTED) -> Claim:
    return Claim(IRI(BIRDS + "gull"), IRI(BIRDS + "nestsOn"), IRI(BIRDS + "cliff"), polarity, evidence)


def ask(quads: Iterable[ox.Quad], **wanted: str) -> list[ox.Quad]:
    """Return the quads that have *wanted* as subject, predicate, object or graph_name."""

    def fits(quad: ox.Quad) -> bool:
        return all(getattr(getattr(quad, part), "value", "") == iri for part, iri in wanted.items())

    return [quad for quad in quads if fits(quad)]


DIRECT = {"subject": BIRDS + "gull", "predicate": BIRDS + "nestsOn", "object": BIRDS + "cliff"}


def test_an_asserted_claim_is_one_direct_triple(birds: Vocabulary) -> None:
    (quad,) = ask(assemble([says(place())], [DOCUMENT], birds), **DIRECT)
    assert isinstance(quad.graph_name, ox.DefaultGraph)


def test_a_denied_claim_is_kept_but_is_no_direct_triple(birds: Vocabulary) -> None:
    denied = says(place(), polarity=Polarity.NEGATED)
    quads = assemble([denied], [DOCUMENT], birds)
    assert ask(quads, **DIRECT) == []
    assert ask(quads, subject=CLAIM + denied.key, predicate=MBC + "polarity", object=MBC + "negated")


def test_what_is_set_aside_keeps_its_evidence_and_its_reason(birds: Vocabulary) -> None:
    claim = says(place())
    quads = assemble([claim], [DOCUMENT], birds, set_aside={claim.key: "a cliff is no place"})
    assert ask(quads, **DIRECT) == []
    (aside,) = ask(quads, graph_name=SET_ASIDE_GRAPH)
    assert (aside.subject.value, aside.object.value) == (CLAIM + claim.key, "a cliff is no place")
    assert disassemble(quads) == [claim]


def test_evidence_says_where_its_words_stand(birds: Vocabulary) -> None:
    quads = assemble([says(place())], [DOCUMENT], birds)
    (evidence,) = {quad.subject.value for quad in ask(quads, predicate=RDF + "type", object=MBC + "Evidence")}
    places = {
        name: tuple(
            int(ask(quads, subject=f"{evidence}/{name}/position", predicate=OA + end)[0].object.value)
            for end in ("start", "end")
        )
        for name in ("passage", "subject", "cue", "object")
    }
    assert {name: TEXT[start:end] for name, (start, end) in places.items()} == {
        "passage": "Gulls nest on cliffs.",
        "subject": "Gulls",
        "cue": "nest on",
        "object": "cliffs",
    }


def test_what_a_document_says_stands_in_its_own_graph(birds: Vocabulary) -> None:
    claim = says(place(), place("other.md"))
    quads = assemble([claim], [DOCUMENT, OTHER], birds)
    for document in (DOCUMENT, OTHER):
        graph = document_graph(document.sha256[:16])
        assert len(ask(quads, graph_name=graph, predicate=OA + "hasBody")) == 1
        assert ask(quads, graph_name=graph, subject=document_iri(document), predicate=DCTERMS + "identifier")


def test_a_claim_counts_the_documents_that_make_it(birds: Vocabulary) -> None:
    claim = says(place(), place(start=0, confidence=0.5), place("other.md"))
    quads = assemble([claim], [DOCUMENT, OTHER], birds)
    (count,) = ask(quads, subject=CLAIM + claim.key, predicate=MBC + "documentCount")
    assert count.object.value == "2"


def test_a_document_is_known_by_its_text(birds: Vocabulary) -> None:
    renamed = replace(DOCUMENT, id="renamed.md")
    assert document_iri(renamed) == document_iri(DOCUMENT) != document_iri(OTHER)


def test_a_document_is_described_even_if_it_says_nothing(birds: Vocabulary) -> None:
    quads = assemble([], [DOCUMENT], birds)
    described = {quad.predicate.value: quad.object.value for quad in ask(quads, subject=document_iri(DOCUMENT))}
    assert described[DCTERMS + "title"] == "Birds"
    assert described[DCTERMS + "source"] == "https://example.org/text"
    assert described[MBC + "sha256"] == DOCUMENT.sha256


def test_concepts_that_claims_mention_are_labelled(birds: Vocabulary) -> None:
    quads = assemble([says(place())], [DOCUMENT], birds)
    labels = {quad.subject.value: quad.object.value for quad in ask(quads, predicate=SKOS + "prefLabel")}
    assert labels == {BIRDS + "gull": "gull", BIRDS + "cliff": "cliff"}


def test_evidence_from_another_document_has_another_name(birds: Vocabulary) -> None:
    quads = assemble([says(place(), place("other.md"))], [DOCUMENT, OTHER], birds)
    assert len({quad.subject.value for quad in ask(quads, predicate=OA + "hasBody")}) == 2


SURE = [
    ([0.9], 0.9),
    ([0.5, 0.5], 0.5),
    ([0.2, 0.9], 0.9),
]


@pytest.mark.parametrize(("confidences", "sure"), SURE)
def test_a_document_counts_once_by_its_surest_evidence(confidences: list[float], sure: float) -> None:
    assert combined_confidence(says(*(place(confidence=one) for one in confidences))) == pytest.approx(sure)


def test_documents_that_agree_make_a_claim_surer() -> None:
    assert combined_confidence(says(place(confidence=0.5), place("other.md", confidence=0.5))) == pytest.approx(0.75)
    assert combined_confidence(says(place(confidence=1.0))) < 1


def test_claims_come_back_as_they_were(birds: Vocabulary, read_birds: ReadBirds) -> None:
    claims = read_birds(TEXT)
    assert len(claims) == 3
    assert disassemble(assemble(claims, [DOCUMENT], birds)) == merge(claims)


def test_figures_and_comparisons_come_back(birds: Vocabulary) -> None:
    figure = Frequency(31.4, 40.0, "percent", "gulls of one island", "2019")
    evidence = replace(place(), frequency=figure, comparison="more common than", certainty=Certainty.HEDGED)
    (claim,) = disassemble(assemble([says(evidence)], [DOCUMENT], birds))
    assert claim.evidence == (evidence,)


def test_a_graph_is_sorted_and_says_nothing_twice(birds: Vocabulary, read_birds: ReadBirds) -> None:
    quads = assemble(read_birds(TEXT), [DOCUMENT], birds)
    assert in_order([*quads, *quads[::-1]]) == quads
    assert len(set(quads)) == len(quads)


def test_the_dataset_says_by_which_version_it_was_made(birds: Vocabulary) -> None:
    assert any(quad.object.value == "1.2.3" for quad in assemble([], [], birds, version="1.2.3"))
    assert ask(assemble([], [], birds), predicate=DCTERMS + "license")


def test_evidence_is_derived_from_its_document(birds: Vocabulary) -> None:
    claim = says(place())
    quads = assemble([claim], [DOCUMENT], birds)
    (derived,) = ask(quads, subject=CLAIM + claim.key, predicate=PROV + "wasDerivedFrom")
    (source,) = ask(quads, subject=derived.object.value, predicate=PROV + "wasDerivedFrom")
    assert source.object.value == document_iri(DOCUMENT)
