"""What a folder says of its documents joins what the documents say themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from mbc_graph import paths
from mbc_graph.errors import UnreadableDocument
from mbc_graph.model import Document
from mbc_graph.pipeline import Resources, read_all
from mbc_graph.reading import described, find_documents, read_catalogue, read_text

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
HEADER = "file\ttitle\tkind\tlanguage\tlicence\tfacts_from\n"


def lay(folder: Path, *rows: str, header: str = HEADER) -> Path:
    """Write a table with *rows* into *folder*."""
    (folder / "documents.tsv").write_text(header + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return folder


@pytest.fixture
def gulls() -> Document:
    return read_text("# Gulls\n\nGulls nest on cliffs.", id="gulls.md", format="markdown")


def test_a_folder_without_a_table_says_nothing(tmp_path: Path) -> None:
    assert read_catalogue(tmp_path) == {}


def test_a_row_is_found_by_the_name_of_its_file(tmp_path: Path) -> None:
    catalogue = read_catalogue(lay(tmp_path, f"gulls.md\tGulls\tleaflet\ten\t{LICENCE}\tA bird book"))
    assert catalogue["gulls.md"]["facts_from"] == "A bird book"
    assert list(catalogue) == ["gulls.md"]


def test_a_document_takes_on_what_its_row_says(gulls: Document, tmp_path: Path) -> None:
    row = f"gulls.md\tAll about gulls\tleaflet\ten\t{LICENCE}\tA bird book"
    told = described(gulls, read_catalogue(lay(tmp_path, row)))
    assert told.title == "All about gulls"
    assert told.source == "A bird book"
    assert dict(told.metadata) == {"license": LICENCE, "language": "en", "type": "leaflet"}


def test_the_words_of_a_document_stay_as_they_were_read(gulls: Document, tmp_path: Path) -> None:
    told = described(gulls, read_catalogue(lay(tmp_path, f"gulls.md\tOther\tleaflet\ten\t{LICENCE}\tBook")))
    assert (told.id, told.text, told.blocks, told.sha256) == (gulls.id, gulls.text, gulls.blocks, gulls.sha256)


def test_an_empty_cell_leaves_what_was_read(gulls: Document, tmp_path: Path) -> None:
    told = described(gulls, read_catalogue(lay(tmp_path, "gulls.md\t\t\t\t\t")))
    assert told == gulls
    assert told.title == "Gulls"


def test_a_document_that_is_in_no_row_stays_as_it_was(gulls: Document, tmp_path: Path) -> None:
    assert described(gulls, read_catalogue(lay(tmp_path, f"terns.md\tTerns\tleaflet\ten\t{LICENCE}\tBook"))) is gulls


def test_quotation_marks_in_a_cell_are_only_characters(tmp_path: Path) -> None:
    catalogue = read_catalogue(lay(tmp_path, 'gulls.md\t"Gulls" and other birds\tleaflet\ten\t\t"Book'))
    assert catalogue["gulls.md"]["title"] == '"Gulls" and other birds'
    assert catalogue["gulls.md"]["facts_from"] == '"Book'


def test_a_row_with_too_few_cells_is_refused_with_the_table_and_a_remedy(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match=r"documents\.tsv: a row lacks a cell\. Give"):
        read_catalogue(lay(tmp_path, "gulls.md\tGulls"))


def test_a_table_that_names_no_files_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match="a file"):
        read_catalogue(lay(tmp_path, "gulls.md\tGulls", header="name\ttitle\n"))


def test_documents_of_a_folder_are_read_with_its_table(bird_resources: Resources, tmp_path: Path) -> None:
    (tmp_path / "gulls.md").write_text("Gulls nest on cliffs.\n", encoding="utf-8")
    (tmp_path / "terns.md").write_text("Terns nest on beaches.\n", encoding="utf-8")
    lay(tmp_path, f"gulls.md\tAll about gulls\tleaflet\ten\t{LICENCE}\tA bird book")
    readings = read_all([tmp_path], bird_resources)
    assert [(one.id, one.source) for one in readings.documents] == [("gulls.md", "A bird book"), ("terns.md", None)]
    assert readings.unread == ()


def test_each_document_that_ships_has_a_row_that_names_its_sources_and_licence() -> None:
    folder = paths.corpus_folder()
    catalogue = read_catalogue(folder)
    assert sorted(catalogue) == [path.name for path in find_documents(folder)]
    bare = [name for name, row in catalogue.items() if not (row["title"] and row["facts_from"])]
    assert bare == []
    assert {row["licence"] for row in catalogue.values()} == {LICENCE}
