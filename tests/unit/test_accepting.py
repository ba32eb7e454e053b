"""Rows that a person accepted become concepts and names, whole or not at all, and change nothing else."""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from mbc_graph import paths
from mbc_graph.cli.candidates import accept as accept_command
from mbc_graph.cli.candidates import candidates as candidates_command
from mbc_graph.errors import OntologyError
from mbc_graph.extraction import extract
from mbc_graph.model import Claim, Vocabulary
from mbc_graph.namespaces import SKOS, local_name
from mbc_graph.ontology import load_vocabulary, ontology_files, read_quads
from mbc_graph.ontology.accepting import Accepted, accept
from mbc_graph.ontology.rows import COLUMNS, from_cell, read_rows, to_cell
from mbc_graph.pipeline import claims_of, load_resources, read_all
from mbc_graph.recognition import Lexicon, compile_lexicon, recognise
from reading_aloud import read_document, tell_all

BIRDS = "https://example.org/birds/"
LUGWORM = {
    "accept": "yes",
    "label": "lugworm",
    "class": "Prey",
    "iri": "Lugworm",
    "definition": "A worm that lives in wet sand.",
}
NAMED = {"accept": "yes", "label": "shore crab", "iri": "crab"}
MARSH = {"accept": "yes", "label": "marsh", "class": "Place", "iri": "Marsh", "definition": "A place that is wet."}

Accept = Callable[..., Accepted]


@pytest.fixture
def folder(toy: Path, tmp_path: Path) -> Path:
    """A copy of the ontology of sea birds, to be written to."""
    return shutil.copytree(toy / "ontology", tmp_path / "ontology")


@pytest.fixture
def accept_rows(folder: Path, tmp_path: Path, bird_lexicon: Lexicon) -> Accept:
    """Accept rows that are given as what their cells hold."""

    def accepted(*rows: dict[str, str], columns: tuple[str, ...] = COLUMNS) -> Accepted:
        table = write_table(tmp_path / "candidates.tsv", *rows, columns=columns)
        return accept(table, folder, bird_lexicon.folder.fold)

    return accepted


def write_table(path: Path, *rows: dict[str, str], columns: tuple[str, ...] = COLUMNS) -> Path:
    lines = ["\t".join(columns), *("\t".join(row.get(column, "") for column in columns) for row in rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def load(folder: Path) -> Vocabulary:
    return load_vocabulary(ontology_files(folder))


def claims(text: str, vocabulary: Vocabulary) -> list[Claim]:
    document = read_document(text)
    return list(extract(document, recognise(document, compile_lexicon(vocabulary)), vocabulary))


def test_an_accepted_row_becomes_a_concept(folder: Path, accept_rows: Accept) -> None:
    done = accept_rows({**LUGWORM, "other_names": "lug|sand worm", "broader": "crab"})
    concept = next(one for iri, one in load(folder).concepts.items() if iri == BIRDS + "Lugworm")
    assert done == Accepted(("lugworm",), (), folder / "accepted.ttl", BIRDS + "ontology/accepted")
    assert (concept.label, concept.names) == ("lugworm", {"lugworm", "lug", "sand worm"})
    assert (concept.kind, concept.broader) == (BIRDS + "Prey", {BIRDS + "crab"})
    assert concept.definition == "A worm that lives in wet sand."


def test_the_file_is_written_as_people_write_it(folder: Path, accept_rows: Accept) -> None:
    accept_rows(MARSH, {**LUGWORM, "other_names": "lug", "broader": "crab"})
    written = (folder / "accepted.ttl").read_text(encoding="utf-8")
    assert (
        written
        == """# Made by “mbc-graph ontology accept”, which keeps what is said here but not how it is laid out.
@prefix birds: <https://example.org/birds/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix mbc: <https://w3id.org/mbc-graph/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .

<https://example.org/birds/ontology/accepted> a owl:Ontology ;
    dcterms:title "Concepts accepted from the candidates that documents gave"@en ;
    dcterms:license <https://creativecommons.org/licenses/by/4.0/> .

# A word of every concept here, declared so that this file can be read with any ontology.

mbc:layLabel a owl:AnnotationProperty .

birds:Lugworm a owl:NamedIndividual , skos:Concept , birds:Prey ;
    skos:prefLabel "lugworm"@en ;
    skos:altLabel "lug"@en ;
    mbc:layLabel "lugworm"@en ;
    skos:definition "A worm that lives in wet sand."@en ;
    skos:broader birds:crab .

birds:Marsh a owl:NamedIndividual , skos:Concept , birds:Place ;
    skos:prefLabel "marsh"@en ;
    mbc:layLabel "marsh"@en ;
    skos:definition "A place that is wet."@en .
"""
    )


def test_later_rows_join_those_that_are_there(folder: Path, accept_rows: Accept) -> None:
    accept_rows(MARSH)
    accept_rows(LUGWORM)
    apart = (folder / "accepted.ttl").read_bytes()
    (folder / "accepted.ttl").unlink()
    accept_rows(LUGWORM, MARSH)
    assert (folder / "accepted.ttl").read_bytes() == apart


def test_what_a_person_added_to_the_file_is_kept(folder: Path, accept_rows: Accept) -> None:
    accept_rows(MARSH)
    file = folder / "accepted.ttl"
    file.write_text(file.read_text() + 'birds:Marsh skos:scopeNote "Seen \\"twice\\"."@en , "note" .\n')
    before = set(read_quads([file]))
    accept_rows(LUGWORM)
    assert before < set(read_quads([file]))


def test_accepting_twice_changes_nothing(folder: Path, accept_rows: Accept) -> None:
    accept_rows(LUGWORM)
    before = (folder / "accepted.ttl").read_bytes()
    assert accept_rows(LUGWORM) == Accepted()
    assert (folder / "accepted.ttl").read_bytes() == before


def test_rows_that_are_not_marked_are_passed_over(folder: Path, accept_rows: Accept) -> None:
    assert accept_rows({**LUGWORM, "accept": ""}, {**MARSH, "accept": "no"}) == Accepted()
    assert not (folder / "accepted.ttl").exists()


def test_a_row_that_names_a_concept_gives_it_a_further_name(folder: Path, accept_rows: Accept) -> None:
    done = accept_rows({"accept": "yes", "label": "shore crab", "iri": "crab"})
    crab = next(one for iri, one in load(folder).concepts.items() if iri == BIRDS + "crab")
    assert done.names == (("shore crab", "crab"),)
    assert (crab.label, crab.names) == ("crab", {"crab", "shore crab"})
    added = [quad for quad in read_quads([folder / "accepted.ttl"]) if local_name(str(quad.subject)[:-1]) == "crab"]
    assert [quad.predicate.value for quad in added] == [SKOS + "altLabel"]


def test_a_method_is_joined_to_a_wider_one_by_the_relation_of_kinds(folder: Path, accept_rows: Accept) -> None:
    accept_rows(
        {
            "accept": "yes",
            "label": "kite survey",
            "class": "Method",
            "iri": "KiteSurvey",
            "broader": "survey",
            "definition": "A survey that uses a kite.",
        }
    )
    said = [quad for quad in read_quads([folder / "accepted.ttl"]) if quad.predicate.value == BIRDS + "kindOf"]
    assert [str(quad.object) for quad in said] == [f"<{BIRDS}survey>"]


def test_a_new_concept_may_be_wider_than_another_new_one(folder: Path, accept_rows: Accept) -> None:
    accept_rows(
        {**LUGWORM, "broader": "Worm"},
        {**LUGWORM, "label": "worm", "iri": "Worm", "definition": "A prey that has no legs."},
    )
    lugworm = next(one for iri, one in load(folder).concepts.items() if iri == BIRDS + "Lugworm")
    assert lugworm.broader == {BIRDS + "Worm"}


def test_the_lay_name_is_the_label_or_the_one_given(folder: Path, accept_rows: Accept) -> None:
    accept_rows({**LUGWORM, "lay_label": "bait worm"}, columns=(*COLUMNS, "lay_label"))
    lugworm = next(one for iri, one in load(folder).concepts.items() if iri == BIRDS + "Lugworm")
    assert lugworm.names == {"lugworm", "bait worm"}
    assert 'mbc:layLabel "bait worm"@en' in (folder / "accepted.ttl").read_text()


def test_a_table_that_a_spreadsheet_has_quoted_is_read(folder: Path, tmp_path: Path) -> None:
    table = write_table(tmp_path / "quoted.tsv", {**LUGWORM, "definition": '"A worm that is called ""lug""."'})
    table.write_bytes(b"\xef\xbb\xbf" + table.read_bytes().replace(b"\n", b"\r\n"))
    accept(table, folder, str.casefold)
    lugworm = next(one for iri, one in load(folder).concepts.items() if iri == BIRDS + "Lugworm")
    assert lugworm.definition == 'A worm that is called "lug".'


def test_a_line_break_in_a_quoted_cell_parts_no_rows(tmp_path: Path) -> None:
    broken = {**LUGWORM, "definition": '"A worm that\nlives in\twet sand."'}
    rows = read_rows(write_table(tmp_path / "broken.tsv", broken, {}, MARSH))
    assert [(row.label, row.definition) for row in rows] == [
        ("lugworm", "A worm that lives in wet sand."),
        ("marsh", "A place that is wet."),
    ]


def test_the_line_of_a_fault_is_that_of_the_file(tmp_path: Path) -> None:
    broken = {**LUGWORM, "definition": '"A worm that\nlives in wet sand."'}
    table = write_table(tmp_path / "broken.tsv", broken, {**MARSH, "accept": "perhaps"})
    with pytest.raises(OntologyError) as fault:
        read_rows(table)
    assert fault.value.where == f"{table}, line 4"


def test_a_quotation_mark_that_is_never_closed_swallows_no_rows(tmp_path: Path) -> None:
    table = write_table(tmp_path / "open.tsv", {}, {**LUGWORM, "definition": '"A worm that'}, MARSH)
    with pytest.raises(OntologyError, match="Close each quotation mark") as fault:
        read_rows(table)
    assert fault.value.where == f"{table}, line 3"


@pytest.mark.parametrize("held", ["=1+1", "-tern", "+", "@gull", "'=1", "''-x", "'quoted'", "gull - tern", '"a" b'])
def test_a_cell_comes_back_as_it_was_and_no_spreadsheet_reckons_with_it(held: str) -> None:
    assert from_cell(to_cell(held)) == held
    assert not to_cell(held).startswith(("=", "+", "-", "@"))


def test_an_apostrophe_before_a_sign_is_taken_off_again(folder: Path, accept_rows: Accept) -> None:
    accept_rows({**LUGWORM, "other_names": "'-worm|sand worm"})
    lugworm = next(one for iri, one in load(folder).concepts.items() if iri == BIRDS + "Lugworm")
    assert lugworm.names == {"lugworm", "-worm", "sand worm"}


FAULTS = [
    ([{**LUGWORM, "class": "Feather"}], 2, "“Feather” is no class"),
    ([{**LUGWORM, "class": ""}], 2, "“” is no class"),
    ([{**LUGWORM, "iri": "nestsOn"}], 2, "nestsOn is in use"),
    ([{**LUGWORM, "iri": "Crab"}], 2, "Crab is in use"),
    ([{**LUGWORM, "iri": "Lug worm!"}], 2, "is no local name"),
    ([{**LUGWORM, "iri": ""}], 2, "has no iri"),
    ([{**LUGWORM, "label": ""}], 2, "has no label"),
    ([{**LUGWORM, "label": "Sand-eel"}], 2, "“Sand-eel” is read as “sand eel”, a name of sandEel already"),
    ([{**MARSH, "label": "gulls"}], 2, "“gulls” is read as “gull”, a name of gull already"),
    ([{**MARSH, "lay_label": "cliffs"}], 2, "“cliffs” is read as “cliff”, a name of cliff already"),
    ([{**MARSH, "label": "gray headed gulls"}], 2, "is read as “grey-headed gull”, a name of greyHeadedGull"),
    ([{**MARSH, "label": "…"}], 2, "“…” has no word"),
    ([{**LUGWORM, "label": "nests on"}], 2, "a name of cue-nest-on already"),
    ([{**LUGWORM, "other_names": "squid"}], 2, "“squid” is a name of squid already"),
    ([{"accept": "yes", "label": "squid", "iri": "crab"}], 2, "“squid” is a name of squid already"),
    ([{**LUGWORM, "definition": ""}], 2, "has no definition"),
    ([{**LUGWORM, "definition": "Worm that lives in sand."}], 2, "is no definition"),
    ([MARSH, {**LUGWORM, "iri": "Marsh"}], 3, "Marsh is the iri of line 2 too"),
    ([MARSH, {**LUGWORM, "other_names": "Marsh"}], 3, "“Marsh” is a name in line 2 too"),
    ([MARSH, {**LUGWORM, "lay_label": "marshes"}], 3, "“marshes” is a name in line 2 too"),
    ([{**LUGWORM, "iri": "crab"}], 2, "“A worm that lives in wet sand.” is not the definition of crab, which is there"),
    ([{**NAMED, "class": "Place"}], 2, "“Place” is not the class of crab, which is there with “Prey”"),
    ([{**NAMED, "lay_label": "pincher"}], 2, "“pincher” is not the lay_label of crab, which is there with none"),
    ([{**NAMED, "iri": "https://example.org/fish/crab"}], 2, f"is not <{BIRDS}crab>, which is there"),
    ([{**LUGWORM, "iri": "https://example.org/fish/Lugworm"}], 2, "is not in the namespace of Prey"),
    ([{**LUGWORM, "class": "https://example.org/fish/Prey"}], 2, "“https://example.org/fish/Prey” is no class"),
    ([{**LUGWORM, "broader": "Nothing"}], 2, "“Nothing” is no other concept"),
    ([{**LUGWORM, "broader": "Lugworm"}], 2, "“Lugworm” is no other concept"),
    ([{**LUGWORM, "broader": "cliff"}], 2, "cliff is of another kind than Prey"),
    ([{**LUGWORM, "accept": "perhaps"}], 2, "“perhaps” in the column accept"),
    (
        [
            {**LUGWORM, "broader": "Worm"},
            {**LUGWORM, "label": "worm", "iri": "Worm", "broader": "Lugworm"},
        ],
        2,
        "Lugworm is wider than itself",
    ),
]


@pytest.mark.parametrize(("rows", "line", "problem"), FAULTS, ids=[problem for _, _, problem in FAULTS])
def test_a_fault_is_named_with_its_line_and_nothing_is_written(
    rows: list[dict[str, str]], line: int, problem: str, folder: Path, tmp_path: Path, accept_rows: Accept
) -> None:
    before = sorted(path.name for path in folder.iterdir())
    with pytest.raises(OntologyError) as fault:
        accept_rows(*rows, columns=(*COLUMNS, "lay_label"))
    assert fault.value.where == f"{tmp_path / 'candidates.tsv'}, line {line}"
    assert problem in fault.value.problem
    assert fault.value.remedy
    assert sorted(path.name for path in folder.iterdir()) == before


def test_a_full_iri_in_the_namespace_of_its_class_is_taken(folder: Path, accept_rows: Accept) -> None:
    accept_rows({**LUGWORM, "iri": f"<{BIRDS}Lugworm>"}, {**NAMED, "iri": BIRDS + "crab", "class": BIRDS + "Prey"})
    concepts = load(folder).concepts
    assert {concepts[iri].label for iri in concepts if iri == BIRDS + "Lugworm"} == {"lugworm"}
    assert {"shore crab"} <= {name for one in concepts.values() if one.label == "crab" for name in one.names}


def test_another_definition_of_an_accepted_concept_is_refused_and_none_is_lost(
    folder: Path, accept_rows: Accept
) -> None:
    accept_rows(LUGWORM)
    before = (folder / "accepted.ttl").read_bytes()
    with pytest.raises(OntologyError, match=r"there with “A worm that lives in wet sand\.”"):
        accept_rows({**LUGWORM, "definition": "A worm that is bait."})
    assert accept_rows({**LUGWORM, "definition": "A worm that lives in wet sand"}) == Accepted()
    assert (folder / "accepted.ttl").read_bytes() == before


def test_a_header_that_imports_the_other_files_is_said_to_lack_the_new_one(folder: Path, accept_rows: Accept) -> None:
    header = folder / "all.ttl"
    start = f"<{BIRDS}ontology> a <http://www.w3.org/2002/07/owl#Ontology> ; <http://www.w3.org/2002/07/owl#imports>"
    header.write_text(f"{start} <{BIRDS}ontology/classes> .\n")
    done = accept_rows(MARSH)
    assert (done.iri, done.lacking) == (BIRDS + "ontology/accepted", (header,))
    header.write_text(f"{start} <{BIRDS}ontology/classes> , <{done.iri}> .\n")
    assert accept_rows(LUGWORM).lacking == ()
    header.write_text(f"{start} <http://www.w3.org/2004/02/skos/core> .\n")
    assert accept_rows(NAMED).lacking == ()


HEADERS = [
    (("accept", "label", "class", "iri"), "lacks 'definition'"),
    ((*COLUMNS, "colour"), "has the unknown 'colour'"),
    ((*COLUMNS, "label"), "has twice 'label'"),
    ((), "lacks 'accept'"),
]


@pytest.mark.parametrize(("columns", "problem"), HEADERS, ids=[problem for _, problem in HEADERS])
def test_a_bad_header_is_a_fault_of_line_1(columns: tuple[str, ...], problem: str, accept_rows: Accept) -> None:
    with pytest.raises(OntologyError) as fault:
        accept_rows(LUGWORM, columns=columns)
    assert fault.value.where.endswith(", line 1")
    assert problem in fault.value.problem


def test_a_row_with_too_many_cells_is_a_fault(folder: Path, tmp_path: Path) -> None:
    table = write_table(tmp_path / "long.tsv", LUGWORM)
    table.write_text(table.read_text().rstrip("\n") + "\tmore\tand more\n")
    with pytest.raises(OntologyError, match="more cells than columns"):
        accept(table, folder, str.casefold)


def test_a_table_that_is_not_there_is_a_fault(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match="cannot be read"):
        accept(tmp_path / "gone.tsv", folder, str.casefold)


def test_a_file_that_could_not_be_written_again_stays_as_it_is(folder: Path, accept_rows: Accept) -> None:
    file = folder / "accepted.ttl"
    file.write_text("<https://example.org/birds/crab> <https://example.org/birds/note> [] .\n")
    with pytest.raises(OntologyError, match="blank node"):
        accept_rows(LUGWORM)
    assert file.read_text() == "<https://example.org/birds/crab> <https://example.org/birds/note> [] .\n"


def test_an_ontology_that_would_not_load_is_not_written(
    folder: Path, accept_rows: Accept, monkeypatch: pytest.MonkeyPatch
) -> None:
    accept_rows(MARSH)
    before = (folder / "accepted.ttl").read_bytes()

    def refuse(files: list[Path]) -> Vocabulary:
        if any(path.name.startswith(".") for path in files):
            raise OntologyError(str(files[0]), "does not load", "Mend it")
        return load_vocabulary(files)

    monkeypatch.setattr("mbc_graph.ontology.accepting.load_vocabulary", refuse)
    with pytest.raises(OntologyError) as fault:
        accept_rows(LUGWORM)
    assert fault.value.where == str(folder / "accepted.ttl")
    assert (folder / "accepted.ttl").read_bytes() == before
    assert [path for path in folder.iterdir() if path.name.startswith(".")] == []


def test_accepting_changes_the_claims_with_the_new_concept_and_nothing_else(folder: Path, accept_rows: Accept) -> None:
    text = "Gulls eat crabs, lugworms and squid. Terns nest on cliffs, marshes and roofs. They show tremors."
    before = claims(text, load(folder))
    accept_rows(LUGWORM, MARSH)
    after = claims(text, load(folder))
    new = [claim for claim in after if claim not in before]
    assert tell_all(new) == ["gull eats Lugworm", "tern nestsOn Marsh"]
    assert [claim for claim in after if claim in before] == before
    assert [one.evidence for one in after if one in before] == [one.evidence for one in before]


def test_accepting_leaves_what_texts_without_the_new_name_say(folder: Path, toy: Path, accept_rows: Accept) -> None:
    def all_claims() -> list[Claim]:
        resources = load_resources(folder, paths.furniture_file(), paths.language_file())
        documents = read_all([toy / "texts"], resources).documents
        return [claim for document in documents for claim in claims_of(document, resources)]

    before = all_claims()
    accept_rows(LUGWORM, MARSH, {"accept": "yes", "label": "shore crab", "iri": "crab"})
    assert all_claims() == before


def test_candidates_are_listed_accepted_and_then_gone(folder: Path, tmp_path: Path) -> None:
    text = tmp_path / "gulls.txt"
    text.write_text("Gulls eat lugworms and crabs.")
    asked = [str(text), "--ontology", str(folder), "--quiet"]
    listed = CliRunner().invoke(candidates_command, asked)
    assert listed.exit_code == 0, listed.output
    header, row = listed.output.splitlines()
    assert header.split("\t") == list(COLUMNS)
    cells = dict(zip(COLUMNS, row.split("\t"), strict=True))
    assert (cells["label"], cells["class"], cells["iri"], cells["documents"]) == ("lugworms", "Prey", "Lugworms", "1")
    table = write_table(tmp_path / "done.tsv", {**cells, "accept": "yes", "definition": "A worm that birds eat."})
    taken = CliRunner().invoke(accept_command, [str(table), "--ontology", str(folder)])
    assert taken.output.splitlines() == ["new: lugworms", f"written: {folder / 'accepted.ttl'}"]
    assert CliRunner().invoke(candidates_command, asked).output.splitlines() == [header]


def test_a_sentence_that_opens_with_a_quotation_mark_comes_back_whole(folder: Path, tmp_path: Path) -> None:
    text = tmp_path / "gulls.txt"
    text.write_text('"Gulls eat lugworms," she said.')
    asked = ["--ontology", str(folder)]
    listed = CliRunner().invoke(candidates_command, [str(text), *asked, "--quiet"]).output
    header, row = csv.reader(io.StringIO(listed), delimiter="\t", strict=True)
    cells = dict(zip(header, row, strict=True))
    assert cells["example"] == '"Gulls eat lugworms," she said.'
    table = tmp_path / "done.tsv"
    with table.open("w", newline="") as stream:
        writer = csv.writer(stream, delimiter="\t")
        writer.writerows([header, list({**cells, "accept": "yes", "definition": "A worm that birds eat."}.values())])
    assert CliRunner().invoke(accept_command, [str(table), *asked]).output.startswith("new: lugworms\n")


def test_accepting_reads_names_as_texts_are_read(folder: Path, tmp_path: Path) -> None:
    table = write_table(tmp_path / "done.tsv", {**MARSH, "label": "gulls"})
    refused = CliRunner().invoke(accept_command, [str(table), "--ontology", str(folder)])
    assert isinstance(refused.exception, OntologyError)
    assert "a name of gull already" in refused.exception.problem


def test_accepting_says_which_header_should_name_the_file(folder: Path, tmp_path: Path) -> None:
    header = folder / "all.ttl"
    header.write_text(
        f"<{BIRDS}ontology> <http://www.w3.org/2002/07/owl#imports> <{BIRDS}ontology/classes> .\n", encoding="utf-8"
    )
    taken = CliRunner().invoke(
        accept_command, [str(write_table(tmp_path / "done.tsv", MARSH)), "--ontology", str(folder)]
    )
    assert taken.output.splitlines()[-1] == (
        f"to be named: <{BIRDS}ontology/accepted> is no owl:imports of {header} yet; add it there"
    )


def test_the_ontology_of_an_installed_program_is_not_added_to(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "__file__", str(tmp_path / "paths.py"))
    monkeypatch.setattr(paths, "ontology_folder", lambda: folder)
    table = write_table(tmp_path / "done.tsv", MARSH)
    refused = CliRunner().invoke(accept_command, [str(table)])
    assert isinstance(refused.exception, OntologyError)
    assert "--ontology" in refused.exception.remedy
    assert not (folder / "accepted.ttl").exists()


def test_a_class_of_candidates_is_one_that_is_declared(folder: Path, tmp_path: Path) -> None:
    (folder / "more.ttl").write_text(
        f"<{BIRDS}crab> <{BIRDS}note> <https://example.org/fish#Class> .\n"
        f"<{BIRDS}squid> <{BIRDS}note> <http://www.w3.org/2002/07/owl#Class> .\n"
    )
    text = tmp_path / "gulls.txt"
    text.write_text("Gulls eat lugworms.")
    for name in ("crab", "squid"):
        (folder / "forms.tsv").write_text(f"form\tclass\tnote\n-worm\t{name}\tsoft\n")
        listed = CliRunner().invoke(candidates_command, [str(text), "--ontology", str(folder)])
        assert isinstance(listed.exception, OntologyError)
        assert listed.exception.problem == f"{name} is no class"


def test_candidates_come_as_json_too(toy: Path, tmp_path: Path) -> None:
    text = tmp_path / "gulls.txt"
    text.write_text("Gulls eat conger eels.")
    asked = [str(text), "--ontology", str(toy / "ontology"), "--format", "jsonl"]
    listed = CliRunner().invoke(candidates_command, asked)
    assert '"label": "conger eels"' in listed.output
    assert '"why": ["slot eats", "form eel"]' in listed.output


def test_a_cell_holds_no_tab_no_line_and_no_formula(folder: Path, tmp_path: Path) -> None:
    text = tmp_path / "gulls.txt"
    text.write_text("=gulls eat\nlugworms\tand crabs.")
    listed = CliRunner().invoke(candidates_command, [str(text), "--ontology", str(folder), "--quiet"])
    (_, row) = listed.output.splitlines()
    cells = row.split("\t")
    assert len(cells) == len(COLUMNS)
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells)
