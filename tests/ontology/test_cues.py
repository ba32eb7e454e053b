"""Every cue reads its own example."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from mbc_graph import paths
from mbc_graph.extraction import extract
from mbc_graph.model import Claim, Cue, Role, Span, Vocabulary
from mbc_graph.namespaces import local_name
from mbc_graph.ontology import load_vocabulary, ontology_files
from mbc_graph.recognition import Lexicon, recognise
from reading_aloud import read_document

CUES = sorted(load_vocabulary(ontology_files(paths.ontology_folder())).cues.values(), key=lambda cue: cue.iri)
SIGNALLING = [cue for cue in CUES if cue.role in (Role.RELATION, Role.TOPIC)]
BENDING = [cue for cue in CUES if cue.role not in (Role.RELATION, Role.TOPIC)]


def name_of(cue: Cue) -> str:
    return local_name(cue.iri)


def claims_by(cue: Cue, lexicon: Lexicon, vocabulary: Vocabulary) -> Iterator[Claim]:
    """Yield the claims that the example of *cue* makes by words that are *cue*."""
    document = read_document(cue.example)
    mentions = list(recognise(document, lexicon))
    spans: set[Span] = {mention.span for mention in mentions if mention.of == cue}
    for claim in extract(document, mentions, vocabulary):
        if claim.predicate == cue.signals and any(evidence.cue in spans for evidence in claim.evidence):
            yield claim


@pytest.mark.parametrize("cue", SIGNALLING, ids=name_of)
def test_a_cue_that_signals_a_relation_makes_a_claim_in_its_example(
    cue: Cue, lexicon: Lexicon, vocabulary: Vocabulary
) -> None:
    assert list(claims_by(cue, lexicon, vocabulary)), cue.example


@pytest.mark.parametrize("cue", BENDING, ids=name_of)
def test_a_cue_that_bends_a_claim_is_recognised_in_its_example(cue: Cue, lexicon: Lexicon) -> None:
    document = read_document(cue.example)
    assert cue in [mention.of for mention in recognise(document, lexicon)], cue.example


@pytest.mark.parametrize("cue", CUES, ids=name_of)
def test_an_example_holds_a_phrase_of_its_cue(cue: Cue, lexicon: Lexicon) -> None:
    fold = lexicon.folder.fold
    example = f" {fold(cue.example)} "
    assert any(f" {fold(phrase)} " in example for phrase in cue.names), cue.example


@pytest.mark.parametrize("cue", CUES, ids=name_of)
def test_the_phrases_of_a_cue_are_told_apart_by_folding(cue: Cue, lexicon: Lexicon) -> None:
    assert all(lexicon.folder.fold(phrase) for phrase in cue.names)
