"""A claim is named by what it says, its evidence by its words: what was changed afterwards is seen."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from mbc_graph.assembly import assemble, misnamed
from mbc_graph.model import IRI, Claim, Document, Evidence, Span, Vocabulary
from mbc_graph.namespaces import CLAIM, MBC, OA, RDF
from mbc_graph.pipeline import Resources, check_names, read_all

BIRDS = "https://example.org/birds/"
DOCUMENT = Document("birds.md", "Gulls nest on cliffs.")
EVIDENCE = Evidence(
    "birds.md",
    span=Span(0, 21),
    quote="Gulls nest on cliffs.",
    subject=Span(0, 5),
    cue=Span(6, 13),
    object=Span(14, 20),
    extractor="sentence",
    confidence=0.9,
)
CLAIMED = Claim(IRI(BIRDS + "gull"), IRI(BIRDS + "nestsOn"), IRI(BIRDS + "cliff"), evidence=(EVIDENCE,))


def with_object(quads: Iterable[ox.Quad], predicate: str, value: ox.NamedNode | ox.Literal) -> list[ox.Quad]:
    """Return *quads*, what *predicate* says replaced by *value*."""
    return [
        ox.Quad(quad.subject, quad.predicate, value, quad.graph_name) if quad.predicate.value == predicate else quad
        for quad in quads
    ]


def test_what_was_assembled_is_named_by_what_it_says(birds: Vocabulary) -> None:
    report = check_names(assemble([CLAIMED], [DOCUMENT], birds))
    assert (report.checked, report.violations) == (("names",), ())


def test_another_object_under_the_same_name_is_seen(birds: Vocabulary) -> None:
    quads = with_object(assemble([CLAIMED], [DOCUMENT], birds), RDF + "object", ox.NamedNode(BIRDS + "roof"))
    assert misnamed(quads) == [CLAIM + CLAIMED.key]


def test_other_words_under_the_same_name_are_seen_and_told(birds: Vocabulary) -> None:
    quads = assemble([CLAIMED], [DOCUMENT], birds)
    for predicate in (MBC + "quote", OA + "exact"):
        quads = with_object(quads, predicate, ox.Literal("Gulls nest on roofs!!"))
    (violation,) = check_names(quads).violations
    assert violation.quote == "Gulls nest on roofs!!"


def test_another_place_under_the_same_name_is_seen(birds: Vocabulary) -> None:
    quads = assemble([CLAIMED], [DOCUMENT], birds)
    assert len(misnamed(with_object(quads, OA + "end", ox.Literal("999")))) == 1


def test_a_claim_that_lacks_its_subject_is_seen(birds: Vocabulary) -> None:
    quads = [quad for quad in assemble([CLAIMED], [DOCUMENT], birds) if quad.predicate.value != RDF + "subject"]
    assert misnamed(quads) == [CLAIM + CLAIMED.key]


def test_a_graph_without_claims_is_not_checked() -> None:
    report = check_names([])
    assert (report.passed, report.not_checked) == (False, (("claims", "the graph holds no claim"),))


def test_what_a_folder_holds_beside_documents_is_named(bird_resources: Resources, tmp_path: Path) -> None:
    (tmp_path / "gulls.txt").write_text("Gulls nest on cliffs.")
    (tmp_path / "again.txt").write_text("Gulls nest on cliffs.")
    (tmp_path / "gulls.pdf").write_text("%PDF")
    (tmp_path / "inner").mkdir()
    readings = read_all([tmp_path], bird_resources)
    assert [document.id for document in readings.documents] == ["again.txt"]
    assert sorted(Path(fault.path).name for fault in readings.skipped) == ["gulls.pdf", "gulls.txt", "inner"]


def test_a_folder_without_a_document_is_named(bird_resources: Resources, tmp_path: Path) -> None:
    (fault,) = read_all([tmp_path], bird_resources).unread
    assert "without a document" in fault.why
