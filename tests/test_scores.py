"""A floor under precision and recall: raised when reading gets better, never lowered."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from mbc_graph import paths, pipeline
from mbc_graph.scoring import Scores, parse_gold, score

BESIDE = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="module")
def resources() -> pipeline.Resources:
    return pipeline.load_resources(paths.ontology_folder(), paths.furniture_file(), paths.language_file())


def scores_of(resources: pipeline.Resources, documents: Path, gold: Path) -> Scores:
    fold = replace(resources.lexicon.folder, skipped=frozenset(), known=frozenset()).fold
    readings = pipeline.read_all([documents], resources)
    claims = pipeline.extract_all(readings.documents, resources)
    marked = {
        document.id: parse_gold((gold / f"{Path(document.id).stem}.tsv").read_text(encoding="utf-8"), fold)
        for document in readings.documents
    }
    return score(claims, marked, resources.vocabulary, fold)


def test_the_default_corpus_is_read_as_well_as_it_was(resources: pipeline.Resources) -> None:
    overall = scores_of(resources, paths.corpus_folder(), paths.gold_folder()).overall
    assert overall.precision >= 0.76
    assert overall.recall >= 0.56
    assert overall.false_assertions <= 2


def test_documents_of_others_are_read_as_well_as_they_were(resources: pipeline.Resources) -> None:
    if not (BESIDE / "documents").is_dir():
        pytest.skip("the documents of others are not beside this checkout")
    overall = scores_of(resources, BESIDE / "documents", BESIDE / "gold").overall
    assert overall.precision >= 0.89
    assert overall.recall >= 0.75
    assert overall.false_assertions == 0


def test_every_quote_is_what_the_document_holds(resources: pipeline.Resources) -> None:
    readings = pipeline.read_all([paths.corpus_folder()], resources)
    held = {document.id: document for document in readings.documents}
    evidence = [one for claim in pipeline.extract_all(readings.documents, resources) for one in claim.evidence]
    assert len(evidence) > 800
    for one in evidence:
        document = held[one.document]
        assert one.quote == document.text[one.span.start : one.span.end]
        assert all(span.end <= len(document.text) for span in (one.subject, one.cue, one.object))
