"""Every cue reads its own example."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from mbc_graph import paths
from mbc_graph.extraction import extract
from mbc_graph.model import Cue, Role, Vocabulary
from mbc_graph.namespaces import local_name
from mbc_graph.ontology import load_vocabulary, ontology_files
from mbc_graph.recognition import Lexicon, recognise
from reading_aloud import read_document, tell

CUES = sorted(load_vocabulary(ontology_files(paths.ontology_folder())).cues.values(), key=lambda cue: cue.iri)
SIGNALLING = [cue for cue in CUES if cue.role in (Role.RELATION, Role.TOPIC)]
BY_NAME = {local_name(cue.iri): cue for cue in CUES}
BENDING = [cue for cue in CUES if cue.role not in (Role.RELATION, Role.TOPIC)]


def name_of(cue: Cue) -> str:
    return local_name(cue.iri)


@dataclass(frozen=True)
class Reading:
    """What is seen in the example of a cue: whether it is recognised, and the claims that are made by it."""

    recognised: bool
    claims: tuple[str, ...]


@pytest.fixture(scope="module")
def read_example(lexicon: Lexicon, vocabulary: Vocabulary) -> Callable[[Cue], Reading]:
    """From a cue to what is seen in its own example."""

    def reading(cue: Cue) -> Reading:
        document = read_document(cue.example)
        mentions = list(recognise(document, lexicon))
        spans = {mention.span for mention in mentions if mention.of == cue}
        made = [
            tell(claim)
            for claim in extract(document, mentions, vocabulary)
            if claim.predicate == cue.signals and any(evidence.cue in spans for evidence in claim.evidence)
        ]
        return Reading(bool(spans), tuple(made))

    return reading


@pytest.fixture(scope="module")
def fold(lexicon: Lexicon) -> Callable[[str], str]:
    return lexicon.folder.fold


@pytest.mark.parametrize("name", [name_of(cue) for cue in SIGNALLING])
def test_a_cue_that_signals_a_relation_makes_a_claim_in_its_example(
    name: str, read_example: Callable[[Cue], Reading]
) -> None:
    cue = BY_NAME[name]
    made = read_example(cue).claims
    assert made, cue.example


@pytest.mark.parametrize("name", [name_of(cue) for cue in BENDING])
def test_a_cue_that_bends_a_claim_is_recognised_in_its_example(
    name: str, read_example: Callable[[Cue], Reading]
) -> None:
    cue = BY_NAME[name]
    recognised = read_example(cue).recognised
    assert recognised, cue.example


@pytest.mark.parametrize("name", sorted(BY_NAME))
def test_an_example_holds_a_phrase_of_its_cue(name: str, fold: Callable[[str], str]) -> None:
    cue = BY_NAME[name]
    example = f" {fold(cue.example)} "
    held = [phrase for phrase in cue.names if f" {fold(phrase)} " in example]
    assert held, cue.example


@pytest.mark.parametrize("name", sorted(BY_NAME))
def test_no_phrase_of_a_cue_folds_to_nothing(name: str, fold: Callable[[str], str]) -> None:
    assert [phrase for phrase in BY_NAME[name].names if not fold(phrase)] == []
