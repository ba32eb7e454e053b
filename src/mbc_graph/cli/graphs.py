"""The commands that make graphs and look at them whole: build, validate, draw."""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mbc_graph import __version__, paths
from mbc_graph.cli.main import FAULTS, UNREAD
from mbc_graph.cli.options import (
    on_disk,
    open_resources,
    progress_bar,
    report_skipped,
    report_unread,
    with_documents,
    with_ontology,
)
from mbc_graph.model import Claim, Document, Polarity, Report
from mbc_graph.namespaces import INFERRED_GRAPH

if TYPE_CHECKING:
    from mbc_graph.pipeline import Build, Resources

NAME = "mbc-graph"
_SUFFIXES = (".ttl", ".trig", ".jsonld")


@click.command()
@with_documents(required=False)
@with_ontology
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("exports"),
    show_default=True,
    help="The folder to write to.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the account as JSON.")
@click.option("--quiet", is_flag=True, help="No progress bar.")
@click.pass_context
def build(
    context: click.Context,
    documents: tuple[Path, ...],
    ontology: Path | None,
    out: Path,
    as_json: bool,
    quiet: bool,
) -> None:
    """Build the graph of DOCUMENTS (files and folders; without any, of the default corpus) and export it.

    Writes Turtle, TriG, JSON-LD and an HTML page, all of them or none.
    """
    from mbc_graph import pipeline

    resources = open_resources(ontology)
    sources = documents or (paths.corpus_folder(),)
    with on_disk(sources) as files, progress_bar(quiet=quiet) as progress:
        built = pipeline.build(files, resources, version=__version__, progress=progress)
    report_skipped(built.readings.skipped)
    report_unread(built.readings.unread)
    written: list[Path] = []
    if built.readings.documents:
        written = _write(built, resources, out)
    else:
        built = replace(built, report=Report(not_checked=(("build", "no document was read"),)))
    click.echo(_account_json(built, written) if as_json else _account(built, written))
    if not built.report.passed or not built.readings.documents:
        context.exit(FAULTS)
    context.exit(UNREAD if built.readings.unread else 0)


def _write(built: Build, resources: Resources, out: Path) -> list[Path]:
    from mbc_graph.exporting import SUFFIXES, serialise, write_whole

    contents = {f"{NAME}{suffix}": serialise(built.graph, SUFFIXES[suffix]) for suffix in _SUFFIXES}
    contents[f"{NAME}.html"] = draw_page(built.claims, built.readings.documents, resources).encode()
    return write_whole(out, contents)


def draw_page(claims: Sequence[Claim], documents: Sequence[Document], resources: Resources, *, title: str = "") -> str:
    """Return the page that draws *claims*."""
    from mbc_graph.pipeline import to_network
    from mbc_graph.rendering import load_style, render

    style = load_style(paths.style_file().read_text(encoding="utf-8"))
    network = to_network(claims, documents, resources.vocabulary)
    words = tomllib.loads(paths.page_file().read_text(encoding="utf-8"))
    is_ours = resources.ontology == paths.ontology_folder()
    return render(network, style=style, title=title or words["title" if is_ours else "other_title"], note=words["note"])


def _figures(built: Build) -> dict[str, int]:
    evidence = [one for claim in built.claims for one in claim.evidence]
    return {
        "documents read": len(built.readings.documents),
        "files not read": len(built.readings.unread),
        "claims": len(built.claims),
        "claims that are denied": sum(claim.polarity is Polarity.NEGATED for claim in built.claims),
        "pieces of evidence": len(evidence),
        "claims set aside": len(built.set_aside),
        "triples inferred": sum(str(quad.graph_name) == f"<{INFERRED_GRAPH}>" for quad in built.graph),
        "statements in all": len(built.graph),
    }


def _account(built: Build, written: Sequence[Path]) -> str:
    from mbc_graph.validation import to_text

    lines = [f"{label:<24} {figure:>7}" for label, figure in _figures(built).items()]
    by_relation = Counter(claim.predicate.rsplit("/", 1)[-1] for claim in built.claims)
    lines += ["", *(f"  {name:<22} {count:>7}" for name, count in sorted(by_relation.items()))]
    for claim in built.claims:
        if claim.key in built.set_aside:
            quote = " ".join(claim.evidence[0].quote.split())
            lines += ["", f"set aside: {built.set_aside[claim.key]}", f'  {claim.evidence[0].document}: "{quote}"']
    grave = tuple(one for one in built.report.violations if one.severity != "info" and not one.reason)
    notes = len(built.report.violations) - len(grave)
    lines += ["", to_text(replace(built.report, violations=grave)).rstrip()]
    lines += [f"\n{notes} notes more; mbc-graph validate tells them.", ""] if notes else [""]
    lines += [f"written: {path} ({path.stat().st_size:,} bytes)" for path in written] or ["nothing written"]
    return "\n".join(lines)


def _account_json(built: Build, written: Sequence[Path]) -> str:
    from mbc_graph.validation import to_json

    account = {
        **{label.replace(" ", "_"): figure for label, figure in _figures(built).items()},
        "documents": [
            {"document": one.id, "state": "read", "characters": len(one.text), "blocks": len(one.blocks)}
            for one in built.readings.documents
        ]
        + [{"document": fault.path, "state": "not read", "reason": fault.why} for fault in built.readings.unread],
        "set_aside": dict(built.set_aside),
        "report": json.loads(to_json(built.report)),
        "written": [str(path) for path in written],
    }
    return json.dumps(account, ensure_ascii=False, indent=1)


def find_graph(graph: Path | None) -> Path:
    """Return the file of the graph to ask: the one named, else the one last built here, else the one that ships."""
    if graph is not None:
        return graph
    built = Path("exports") / f"{NAME}.trig"
    return built if built.is_file() else paths.exports_folder() / f"{NAME}.trig"


@click.command()
@click.argument("graph", type=click.Path(path_type=Path), required=False)
@with_ontology
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
@click.pass_context
def validate(context: click.Context, graph: Path | None, ontology: Path | None, as_json: bool) -> None:
    """Check a built GRAPH (.trig or .nq): OWL consistency, shapes and checks."""
    from mbc_graph.pipeline import validate_graph
    from mbc_graph.storing import read_graph
    from mbc_graph.validation import to_json, to_text

    report = validate_graph(read_graph(find_graph(graph)), open_resources(ontology))
    click.echo((to_json(report) if as_json else to_text(report)).rstrip())
    context.exit(0 if report.passed else FAULTS)


@click.command()
@with_documents(required=False)
@with_ontology
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), default=Path(f"{NAME}.html"), show_default=True)
@click.option("--title", default="", help="What stands above the picture.")
@click.option("--quiet", is_flag=True, help="No progress bar.")
@click.pass_context
def draw(
    context: click.Context, documents: tuple[Path, ...], ontology: Path | None, out: Path, title: str, quiet: bool
) -> None:
    """Draw what DOCUMENTS say (without any, the default corpus) as one HTML page that needs no network."""
    from mbc_graph.exporting import replace_file
    from mbc_graph.pipeline import extract_all, read_all

    resources = open_resources(ontology)
    with on_disk(documents or (paths.corpus_folder(),)) as files, progress_bar(quiet=quiet) as progress:
        readings = read_all(files, resources, progress=progress)
        claims = extract_all(readings.documents, resources, progress=progress)
    report_skipped(readings.skipped)
    report_unread(readings.unread)
    page = draw_page(claims, readings.documents, resources, title=title)
    click.echo(f"written: {replace_file(out, page.encode())}")
    context.exit(UNREAD if readings.unread else 0)
