"""The command that scores what is found against what careful readers marked."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

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
from mbc_graph.scoring import Score, Scores, parse_gold, score


@click.command()
@with_documents(required=False)
@with_ontology
@click.option("--gold", type=click.Path(path_type=Path), default=None, help="The folder of gold files, NAME.tsv each.")
@click.option("--show", is_flag=True, help="List what was missed and what was wrongly found.")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
@click.option("--quiet", is_flag=True, help="No progress bar.")
@click.pass_context
def evaluate(
    context: click.Context,
    documents: tuple[Path, ...],
    ontology: Path | None,
    gold: Path | None,
    show: bool,
    as_json: bool,
    quiet: bool,
) -> None:
    """Score the claims found in DOCUMENTS against gold; without DOCUMENTS, in the default corpus."""
    from mbc_graph.pipeline import extract_all, read_all

    resources = open_resources(ontology)
    folder = gold or paths.gold_folder()
    with on_disk(documents or (paths.corpus_folder(),)) as files, progress_bar(quiet=quiet) as progress:
        readings = read_all(files, resources, progress=progress)
        claims = extract_all(readings.documents, resources, progress=progress)
    fold = replace(resources.lexicon.folder, skipped=frozenset(), known=frozenset()).fold
    marked = {
        document.id: parse_gold(path.read_text(encoding="utf-8"), fold)
        for document in readings.documents
        if (path := folder / f"{Path(document.id).stem}.tsv").is_file()
    }
    report_skipped(readings.skipped)
    report_unread(readings.unread)
    if not marked:
        raise click.UsageError(f"no gold file in {folder} is named like one of the documents")
    scores = score(claims, marked, resources.vocabulary, fold)
    click.echo(_as_json(scores) if as_json else _as_text(scores, show=show))
    context.exit(UNREAD if readings.unread else 0)


def _as_text(scores: Scores, *, show: bool) -> str:
    head = f"{'':<40} {'P':>6} {'R':>6} {'F1':>6} {'right':>6} {'wrong':>6} {'missed':>6}"
    lines = [head]
    lines += [_line(name, part) for name, part in scores.by_document.items()]
    lines += ["", *(_line(name, part) for name, part in scores.by_relation.items()), ""]
    lines.append(_line("all", scores.overall) + f"   denied but asserted: {scores.overall.false_assertions}")
    if show:
        lines += ["", "missed:", *(f"  {name}  {words}" for name, words in scores.misses)]
        lines += ["", "wrongly found:", *(f"  {name}  {words}" for name, words in scores.false_finds)]
    return "\n".join(lines)


def _line(name: str, part: Score) -> str:
    figures = f"{part.precision:6.3f} {part.recall:6.3f} {part.f1:6.3f}"
    return f"{name:<40} {figures} {part.right:6} {part.wrong:6} {part.missed:6}"


def _as_json(scores: Scores) -> str:
    def shown(part: Score) -> dict[str, float]:
        return {
            "precision": round(part.precision, 4),
            "recall": round(part.recall, 4),
            "f1": round(part.f1, 4),
            "right": part.right,
            "wrong": part.wrong,
            "missed": part.missed,
            "false_assertions": part.false_assertions,
        }

    figures = {
        "overall": shown(scores.overall),
        "documents": {name: shown(part) for name, part in scores.by_document.items()},
        "relations": {name: shown(part) for name, part in scores.by_relation.items()},
        "missed": [list(pair) for pair in scores.misses],
        "wrongly_found": [list(pair) for pair in scores.false_finds],
    }
    return json.dumps(figures, ensure_ascii=False, indent=1)
