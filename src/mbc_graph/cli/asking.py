"""The commands that ask a built graph: saved and ad-hoc queries, and who says a claim."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mbc_graph import paths
from mbc_graph.cli.graphs import find_graph
from mbc_graph.cli.main import FAULTS
from mbc_graph.errors import QueryError

if TYPE_CHECKING:
    from mbc_graph.querying import Query

_WHO_SAYS = "who-says"
_FORMATS = click.Choice(["table", "csv", "tsv", "json", "turtle"])


@click.command(context_settings={"ignore_unknown_options": True, "allow_extra_args": True})
@click.argument("question", required=False)
@click.option(
    "--graph", type=click.Path(path_type=Path), default=None, help="The graph file; the one built here if none."
)
@click.option("--ontology", type=click.Path(path_type=Path), default=None, help="A folder with another ontology.")
@click.option("--format", "form", type=_FORMATS, default="table", show_default=True, help="How to print the answer.")
@click.option("--list", "listing", is_flag=True, help="List the saved questions.")
@click.pass_context
def query(
    context: click.Context,
    question: str | None,
    graph: Path | None,
    ontology: Path | None,
    form: str,
    listing: bool,
) -> None:
    """Ask a built graph QUESTION: a saved question's name, a file with SPARQL, or SPARQL itself.

    Parameters of a saved question are options of the same name: --NAME VALUE.
    """
    from mbc_graph.querying import Form, ask, choose_query, load_queries, present
    from mbc_graph.storing import load_store

    saved = load_queries((ontology or paths.ontology_folder()) / "queries" / "questions")
    if listing or question is None:
        click.echo(_listed(saved))
        return
    chosen = choose_query(question, saved)
    bindings = _bindings(context.args)
    store = load_store(find_graph(graph))
    click.echo(present(ask(chosen, store, **bindings), Form(form), store).rstrip("\n"))


def _listed(saved: dict[str, Query]) -> str:
    lines = []
    for name, question in sorted(saved.items()):
        lines.append(f"{name:<26} {question.summary}")
        for parameter in question.parameters:
            lines.append(f"{'':<26}   --{parameter.name}  {parameter.help}")
    return "\n".join(lines)


def _bindings(arguments: list[str]) -> dict[str, str]:
    """Return the parameters on the command line, ``--name value`` or ``--name=value`` each."""
    found: dict[str, str] = {}
    waiting = list(arguments)
    while waiting:
        option = waiting.pop(0)
        if not option.startswith("--"):
            raise click.UsageError(f"{option!r} belongs to no parameter. Write --NAME {option}")
        name, sign, value = option[2:].partition("=")
        if not sign:
            if not waiting:
                raise click.UsageError(f"--{name} needs a value")
            value = waiting.pop(0)
        found[name] = value
    return found


@click.command()
@click.argument("subject")
@click.argument("relation")
@click.argument("object_", metavar="OBJECT")
@click.option(
    "--graph", type=click.Path(path_type=Path), default=None, help="The graph file; the one built here if none."
)
@click.option("--ontology", type=click.Path(path_type=Path), default=None, help="A folder with another ontology.")
@click.option("--json", "as_json", is_flag=True, help="Print the sentences as JSON.")
@click.pass_context
def explain(
    context: click.Context,
    subject: str,
    relation: str,
    object_: str,
    graph: Path | None,
    ontology: Path | None,
    as_json: bool,
) -> None:
    """Show every sentence behind a claim: SUBJECT and OBJECT by any of their names, RELATION by its name."""
    from mbc_graph.querying import load_queries, run, with_labels
    from mbc_graph.storing import load_store

    saved = load_queries((ontology or paths.ontology_folder()) / "queries" / "questions")
    store = load_store(find_graph(graph))
    if _WHO_SAYS not in saved:
        raise QueryError(_WHO_SAYS, "the ontology has no such question", "Add queries/questions/who-says.rq to it")
    table = run(saved[_WHO_SAYS], store, subject=subject, relation=relation, object=object_)
    rows: list[dict[str, Any]] = []
    if not isinstance(table, list):
        named = with_labels(table, store)
        rows = [dict(zip(named.columns, row, strict=True)) for row in named.rows]
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
    elif rows:
        click.echo("\n\n".join(_told(row) for row in rows))
    else:
        click.echo(f"No document in this graph says: {subject} {relation} {object_}")
    context.exit(0 if rows else FAULTS)


def _told(row: dict[str, Any]) -> str:
    quote = " ".join(str(row["quote"]).split())
    said = f"{row['subject']} {row['relation']} {row['object']}"
    return f'"{quote}"\n  {row["document"]}: {said} ({row["polarity"]}, {row["certainty"]})'
