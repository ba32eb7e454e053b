"""The stages in order: what cannot be read is named and the rest goes on."""

from __future__ import annotations

from pathlib import Path

import pytest

from mbc_graph.assembly import disassemble
from mbc_graph.exporting import canonical
from mbc_graph.model import Certainty, Polarity
from mbc_graph.namespaces import INFERRED_GRAPH
from mbc_graph.pipeline import (
    Build,
    Resources,
    claims_of,
    direct_triples,
    extract_all,
    mentions_of,
    read_all,
    to_network,
)
from reading_aloud import tell_all

GULLS = "Gulls nest on cliffs."


def write(folder: Path, **texts: str | bytes) -> list[Path]:
    """Return new files in *folder*, one for each of *texts*."""
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for name, text in texts.items():
        file = folder / f"{name}.txt"
        file.write_bytes(text.encode() if isinstance(text, str) else text)
        files.append(file)
    return files


BROKEN = [
    (b"", "is empty"),
    (b" \n\t\n", "nothing but blanks"),
    (b"gull\x00\x01\x02", "is binary"),
    (b"\x89PNG\r\n\x1a\n\x00\x00", "is binary"),
    (b"%PDF-1.7 gull", "a PDF"),
    (b"PK\x03\x04gull", "an archive"),
    (b"<!DOCTYPE html><p>gull</p>", "is HTML"),
    (b"gull \xff\x81 cliff", "is not UTF-8: byte 5"),
    (b"\xef\xbb\xbfgull \xff", "breaks it at byte"),
]


@pytest.mark.parametrize(("raw", "why"), BROKEN)
def test_what_cannot_be_read_is_named_and_the_others_go_on(
    raw: bytes, why: str, bird_resources: Resources, tmp_path: Path
) -> None:
    broken, good = write(tmp_path, broken=raw, good=GULLS)
    readings = read_all([broken, good], bird_resources)
    assert [document.id for document in readings.documents] == ["good.txt"]
    (fault,) = readings.unread
    assert fault.path == str(broken)
    assert why in fault.why


def test_a_missing_file_is_named_and_the_others_go_on(bird_resources: Resources, tmp_path: Path) -> None:
    (good,) = write(tmp_path, good=GULLS)
    readings = read_all([tmp_path / "gone.txt", good], bird_resources)
    assert len(readings.documents) == 1
    assert [(fault.path, "missing" in fault.why) for fault in readings.unread] == [(str(tmp_path / "gone.txt"), True)]


def test_a_file_that_may_not_be_opened_is_named(
    bird_resources: Resources, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked, good = write(tmp_path, locked=GULLS, good="Terns eat crabs.")
    read_bytes = Path.read_bytes

    def open_if_allowed(path: Path) -> bytes:
        if path == locked:
            raise PermissionError(13, "Permission denied")
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", open_if_allowed)
    readings = read_all([locked, good], bird_resources)
    assert [document.id for document in readings.documents] == ["good.txt"]
    assert [fault.why for fault in readings.unread] == ["could not be opened: Permission denied"]


def test_old_encodings_are_read_and_noted(bird_resources: Resources, tmp_path: Path) -> None:
    (old,) = write(tmp_path, old="Gulls nest on “cliffs”.".encode("windows-1252"))
    (document,) = read_all([old], bird_resources).documents
    assert document.text == "Gulls nest on “cliffs”."
    assert ("encoding", "windows-1252") in document.metadata


def test_a_file_named_twice_is_read_once(bird_resources: Resources, tmp_path: Path) -> None:
    (good,) = write(tmp_path, good=GULLS)
    assert len(read_all([good, good, tmp_path], bird_resources).documents) == 1


def test_a_text_that_is_there_twice_is_read_once(bird_resources: Resources, tmp_path: Path) -> None:
    files = write(tmp_path, one=GULLS, other=GULLS)
    assert [document.id for document in read_all(files, bird_resources).documents] == ["one.txt"]


def test_files_of_one_name_in_two_folders_keep_apart(bird_resources: Resources, tmp_path: Path) -> None:
    north, south = write(tmp_path / "north", birds=GULLS), write(tmp_path / "south", birds="Terns eat crabs.")
    readings = read_all([*north, *south], bird_resources)
    assert len({document.id for document in readings.documents}) == 2
    claims = extract_all(readings.documents, bird_resources)
    assert len({evidence.document for claim in claims for evidence in claim.evidence}) == 2


def test_a_folder_is_read_in_the_order_of_its_names(bird_resources: Resources, tmp_path: Path) -> None:
    write(tmp_path, b="Terns eat crabs.", a=GULLS)
    assert [document.id for document in read_all([tmp_path], bird_resources).documents] == ["a.txt", "b.txt"]


def test_progress_is_told_file_by_file(bird_resources: Resources, tmp_path: Path) -> None:
    files = write(tmp_path, a=GULLS, b="Terns eat crabs.")
    told: list[tuple[str, int, int]] = []
    readings = read_all(files, bird_resources, progress=lambda *step: told.append(step))
    extract_all(readings.documents, bird_resources, progress=lambda *step: told.append(step))
    assert told == [("reading", 1, 2), ("reading", 2, 2), ("extracting", 1, 2), ("extracting", 2, 2)]


def test_what_several_documents_say_is_one_claim(bird_resources: Resources, tmp_path: Path) -> None:
    files = write(tmp_path, a=GULLS, b="On the coast gulls nest on cliffs.")
    (claim,) = extract_all(read_all(files, bird_resources).documents, bird_resources)
    assert [evidence.document for evidence in claim.evidence] == ["a.txt", "b.txt"]


def test_one_document_can_be_looked_at_alone(bird_resources: Resources, tmp_path: Path) -> None:
    (document,) = read_all(write(tmp_path, a=GULLS), bird_resources).documents
    assert mentions_of(document, bird_resources)
    assert tell_all(claims_of(document, bird_resources)) == ["gull nestsOn cliff"]


def test_a_build_holds_what_it_was_made_from(bird_build: Build) -> None:
    assert [document.id for document in bird_build.readings.documents] == ["gulls.md", "island.txt", "table.md"]
    assert disassemble(bird_build.graph) == list(bird_build.claims)
    assert list(bird_build.graph) == canonical(bird_build.graph)


def test_the_direct_triples_of_a_build_are_its_asserted_claims(bird_build: Build, bird_resources: Resources) -> None:
    direct = {
        (quad.subject.value, quad.predicate.value, quad.object.value)
        for quad in direct_triples(bird_build.graph, bird_resources.vocabulary)
    }
    said = {
        (claim.subject, claim.predicate, claim.object)
        for claim in bird_build.claims
        if claim.polarity is Polarity.ASSERTED and claim.key not in bird_build.set_aside
    }
    assert direct == said


def test_what_was_inferred_stands_apart(bird_build: Build) -> None:
    inferred = [quad for quad in bird_build.graph if str(quad.graph_name) == f"<{INFERRED_GRAPH}>"]
    assert inferred
    stated = {quad.triple for quad in bird_build.graph if quad not in set(inferred)}
    assert stated.isdisjoint(quad.triple for quad in inferred)


def test_a_network_has_a_node_for_each_concept_and_an_edge_for_each_claim(
    bird_build: Build, bird_resources: Resources
) -> None:
    network = to_network(bird_build.claims, bird_build.readings.documents, bird_resources.vocabulary)
    nodes = {node.id for node in network.nodes}
    assert nodes == {iri for claim in bird_build.claims for iri in (claim.subject, claim.object)}
    assert len(network.edges) == len(bird_build.claims)
    assert all(edge.source in nodes and edge.target in nodes and edge.evidence for edge in network.edges)
    assert {edge.polarity for edge in network.edges} == set(Polarity)
    assert {edge.certainty for edge in network.edges} == set(Certainty)
    assert dict(network.titles)["gulls.md"] == "Gulls"
