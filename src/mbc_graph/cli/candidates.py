"""The commands by which the vocabulary grows: what documents speak of that no concept covers, and taking it in."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mbc_graph import paths
from mbc_graph.cli.main import UNREAD
from mbc_graph.cli.options import (
    on_disk,
    open_resources,
    progress_bar,
    report_skipped,
    report_unread,
    with_documents,
    with_ontology,
)
from mbc_graph.errors import OntologyError
from mbc_graph.model import Vocabulary
from mbc_graph.namespaces import local_name

if TYPE_CHECKING:
    from mbc_graph.pipeline import Resources
    from mbc_graph.proposing import Candidate, Form

_FORMATS = click.Choice(["tsv", "jsonl"])


@click.command()
@with_documents(required=True)
@with_ontology
@click.option("--format", "form", type=_FORMATS, default="tsv", help="How to print them.")
@click.option("--quiet", is_flag=True, help="No progress bar.")
@click.pass_context
def candidates(
    context: click.Context, documents: tuple[Path, ...], ontology: Path | None, form: str, quiet: bool
) -> None:
    """List phrases in DOCUMENTS where a name is to be expected and no concept is known, the most used first.

    Write "yes" into the first column and a definition into its own, then run: mbc-graph ontology accept FILE
    """
    from mbc_graph.ontology.rows import to_table
    from mbc_graph.pipeline import mentions_of, read_all
    from mbc_graph.proposing import find_candidates, load_function_words

    resources = open_resources(ontology)
    forms = _forms(ontology or paths.ontology_folder(), resources)
    with on_disk(documents) as files, progress_bar(quiet=quiet) as progress:
        readings = read_all(files, resources, progress=progress)
        marked = [(document, mentions_of(document, resources)) for document in readings.documents]
    words = load_function_words(paths.language_file())
    found = find_candidates(marked, resources.vocabulary, forms, words)
    rows = [to_row(candidate, resources.vocabulary) for candidate in found]
    click.echo("".join(map(to_json, rows)) if form == "jsonl" else to_table(rows), nl=False)
    report_skipped(readings.skipped)
    report_unread(readings.unread)
    context.exit(UNREAD if readings.unread else 0)


def _forms(ontology: Path, resources: Resources) -> tuple[Form, ...]:
    """Return the forms of words that the ontology lists, if it does."""
    from mbc_graph.ontology.accepting import class_names
    from mbc_graph.proposing import load_forms

    table = ontology / "forms.tsv"
    return load_forms(table, class_names(resources.taught)) if table.is_file() else ()


def to_row(candidate: Candidate, vocabulary: Vocabulary) -> dict[str, object]:
    """Return a candidate as a row to be filled in, by the names of its columns."""
    broader = vocabulary.concepts.get(candidate.broader) if candidate.broader else None
    return {
        "accept": "",
        "label": candidate.label,
        "class": local_name(candidate.kind) if candidate.kind else "",
        "iri": candidate.name,
        "documents": candidate.documents,
        "times": candidate.times,
        "why": candidate.why,
        "near": candidate.near,
        "broader": local_name(broader.iri) if broader else "",
        "definition": "",
        "other_names": candidate.other_names,
        "example": candidate.example,
        "document": candidate.document,
    }


def to_json(row: Mapping[str, object]) -> str:
    """Return a row as a line that holds a JSON object."""
    return json.dumps(row, ensure_ascii=False) + "\n"


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@with_ontology
def accept(file: Path, ontology: Path | None) -> None:
    """Add the rows of FILE that are marked "yes" to the vocabulary, in accepted.ttl beside its other files."""
    from mbc_graph.ontology.accepting import accept as accept_rows

    folder = _own_folder(ontology)
    done = accept_rows(file, folder, open_resources(folder).lexicon.folder.fold)
    if done.path is None:
        click.echo('nothing added: no row is marked "yes" that is not there already')
        return
    for label in done.concepts:
        click.echo(f"new: {label}")
    for name, label in done.names:
        click.echo(f"new name: {name}, of {label}")
    click.echo(f"written: {done.path}")
    for header in done.lacking:
        click.echo(f"to be named: <{done.iri}> is no owl:imports of {header} yet; add it there")


def _own_folder(ontology: Path | None) -> Path:
    """Return the folder of the ontology, where it is one that a person may add to."""
    folder = ontology or paths.ontology_folder()
    if folder.resolve().is_relative_to(Path(paths.__file__).resolve().parent):
        problem = "belongs to the installed program, and what is added goes with its next version"
        raise OntologyError(str(folder), problem, "Copy the folder, and name the copy with --ontology")
    return folder
