"""The commands that work on the ontology itself."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from mbc_graph import paths
from mbc_graph.cli.candidates import accept, candidates
from mbc_graph.cli.main import FAULTS
from mbc_graph.cli.options import open_resources, with_ontology
from mbc_graph.cli.publishing import docs

if TYPE_CHECKING:
    from mbc_graph.ontology import Source, Term
    from mbc_graph.pipeline import Resources

_LEVELS = click.Choice(["error", "warning", "never"])
_FORMATS = click.Choice(["text", "tsv", "json"])


@click.group()
def ontology() -> None:
    """Work on the ontology: see what is wrong with it, let it grow, publish it."""


ontology.add_command(candidates)
ontology.add_command(accept)
ontology.add_command(docs)


@ontology.command()
@with_ontology
@click.option("--format", "form", type=_FORMATS, default="text", help="How to print it.")
@click.option("--all", "whole", is_flag=True, help="Tell notes and findings with a written reason, too.")
@click.option(
    "--fail-on",
    type=_LEVELS,
    default="error",
    show_default=True,
    help="From which level on a finding without a written reason makes the exit code 1.",
)
@click.pass_context
def report(context: click.Context, ontology: Path | None, form: str, whole: bool, fail_on: str) -> None:
    """Say what checks, shapes and reasoners find in the ontology."""
    from mbc_graph.pipeline import report_on_ontology
    from mbc_graph.validation import read_checks, to_json, to_table, to_tsv

    resources = open_resources(ontology)
    found = report_on_ontology(resources)
    if form == "json":
        click.echo(to_json(found), nl=False)
    elif form == "tsv":
        click.echo(to_tsv(found), nl=False)
    else:
        summaries = {check.name: check.summary for check in read_checks(resources.ontology / "queries" / "checks")}
        click.echo(to_table(found, summaries, whole=whole), nl=False)
    grave = {"error": {"error"}, "warning": {"error", "warning"}, "never": set[str]()}[fail_on]
    failed = [one for one in found.violations if one.severity in grave and not one.reason]
    context.exit(FAULTS if failed or (found.not_checked and fail_on != "never") else 0)


@ontology.command()
@click.argument("folder", type=click.Path(path_type=Path), required=False)
@with_ontology
def make(folder: Path | None, ontology: Path | None) -> None:
    """Write what is made from other files of the ontology in FOLDER, which --ontology may name as well.

    Concepts from templates/, cross-references from mappings/, and the saved questions for query editors. Where one
    of them cannot be made, or not be read beside the others, all stay as they were.
    """
    from mbc_graph.ontology import ontology_files
    from mbc_graph.ontology.making import make_whole
    from mbc_graph.ontology.mappings import made_mappings
    from mbc_graph.ontology.templating import made_concepts
    from mbc_graph.querying.examples import made_questions

    if folder and ontology and folder.resolve() != ontology.resolve():
        raise click.UsageError(f"FOLDER is {folder} and --ontology is {ontology}: name one of them.")
    folder = folder or ontology or paths.ontology_folder()
    ontology_files(folder)
    mappings, questions = made_mappings(folder), made_questions(folder)
    concepts = made_concepts(folder, leaving_out=[*mappings, *questions])
    for path in make_whole(folder, concepts, mappings, questions):
        click.echo(f"written: {path}")


@ontology.command("look-up")
@click.argument("tables", type=click.Path(path_type=Path, exists=True, file_okay=False))
@with_ontology
@click.pass_context
def look_up(context: click.Context, tables: Path, ontology: Path | None) -> None:
    """Look every mapping up in the terminologies' own TABLES: does the term exist, and is it called so?"""
    from mbc_graph.ontology import mapping_files, read_sources

    resources = open_resources(ontology)
    files = {path.name.removesuffix(".sssom.tsv"): path for path in mapping_files(resources.ontology)}
    sources = {one.name: one for one in read_sources(resources.ontology / "mappings" / "sources.toml")}
    looked_up = wrong = 0
    for name in sorted(files.keys() - sources.keys()):
        wrong += 1
        click.echo(f"{name:<10} not looked up: sources.toml has no section [{name}] for {files[name]}")
    for name, source in sources.items():
        if not (tables / source.table).is_file():
            wrong += 1
            click.echo(f"{name:<10} not looked up: there is no table {tables / source.table}")
        elif name in files:
            rows, faults = _look_up(source, files[name], resources, tables)
            looked_up += rows
            wrong += faults
    if not looked_up:
        click.echo(
            "Nothing was looked up: no mapping stands in the ontology's folder mappings for one of these tables."
        )
    context.exit(FAULTS if wrong or not looked_up else 0)


def _look_up(source: Source, path: Path, resources: Resources, tables: Path) -> tuple[int, int]:
    """Tell what is wrong with the mappings at *path*, and return how many there are and how many are wrong."""
    from mbc_graph.ontology import check_mappings

    rows, faults = check_mappings(path, resources.vocabulary, _terms(tables, source.table, source.column))
    click.echo(f"{source.name:<10} {rows:>6} mappings looked up, {len(faults)} wrong")
    for where, fault in faults:
        click.echo(f"  {where}: {fault}")
    return rows, len(faults)


@ontology.command()
@click.argument("tables", type=click.Path(path_type=Path, exists=True, file_okay=False))
@with_ontology
@click.option("--write", is_flag=True, help="Add what is proposed to the tables in mappings/, to be looked at there.")
def match(tables: Path, ontology: Path | None, write: bool) -> None:
    """Propose mappings for the concepts that have none yet, by their names in the terminologies' own TABLES."""
    from mbc_graph.ontology import add_rows, propose_new, read_mappings, read_sources

    resources = open_resources(ontology)
    for source in read_sources(resources.ontology / "mappings" / "sources.toml"):
        path = resources.ontology / "mappings" / f"{source.name}.sssom.tsv"
        held = read_mappings(path).rows if path.is_file() else ()
        rows = propose_new(resources.vocabulary, source, _terms(tables, source.table, source.column), held)
        for row in rows:
            said = (source.name, row.subject_label, row.predicate, row.object, row.object_label)
            click.echo("\t".join(said))
        if write and rows:
            add_rows(path, source, rows)


def _terms(tables: Path, name: str, column: str) -> list[Term]:
    from mbc_graph.ontology import read_terms

    return list(read_terms(tables / name, branch=column))
