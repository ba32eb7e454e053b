"""The commands that look at texts: their blocks, the mentions in them, the claims they make."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path

import click

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
from mbc_graph.model import Claim, Concept, Document, Evidence, Mention, Span, Vocabulary
from mbc_graph.namespaces import local_name

_FORMATS = click.Choice(["text", "jsonl"])


@click.command()
@with_documents(required=True)
@with_ontology
@click.option("--json", "as_json", is_flag=True, help="One JSON object a block.")
@click.pass_context
def read(context: click.Context, documents: tuple[Path, ...], ontology: Path | None, as_json: bool) -> None:
    """Show the blocks of DOCUMENTS as they were understood."""
    from mbc_graph.pipeline import read_all

    with on_disk(documents) as files:
        readings = read_all(files, open_resources(ontology))
    for document in readings.documents:
        for index, block in enumerate(document.blocks):
            if as_json:
                shown = {
                    "document": document.id,
                    "block": index,
                    "kind": block.kind,
                    "start": block.span.start,
                    "end": block.span.end,
                    "under": block.under,
                    "level": block.level,
                    "text": document.quote(block.span),
                }
                click.echo(json.dumps(shown, ensure_ascii=False))
            else:
                under = "" if block.under is None else f"under {block.under}"
                words = " ".join(document.quote(block.span).split())
                click.echo(f"{index:4} {block.kind:<9} {under:<10} {'  ' * block.level}{words}")
    report_skipped(readings.skipped)
    report_unread(readings.unread)
    context.exit(UNREAD if readings.unread else 0)


@click.command()
@with_documents(required=True)
@with_ontology
@click.option("--format", "form", type=_FORMATS, default="text", help="How to print them.")
@click.pass_context
def mentions(context: click.Context, documents: tuple[Path, ...], ontology: Path | None, form: str) -> None:
    """List the names of concepts that DOCUMENTS mention, with where they stand."""
    from mbc_graph.pipeline import mentions_of, read_all

    resources = open_resources(ontology)
    with on_disk(documents) as files:
        readings = read_all(files, resources)
    for document in readings.documents:
        for mention in mentions_of(document, resources):
            if isinstance(mention.of, Concept):
                click.echo(_mention_line(document, mention, mention.of, form))
    report_skipped(readings.skipped)
    report_unread(readings.unread)
    context.exit(UNREAD if readings.unread else 0)


def _mention_line(document: Document, mention: Mention, concept: Concept, form: str) -> str:
    quote = document.quote(mention.span)
    if form == "text":
        place = f"{document.id}:{mention.span.start}-{mention.span.end}"
        return f"{place}\t{concept.label}\t{local_name(concept.kind)}\t{' '.join(quote.split())}"
    shown = {
        "document": document.id,
        "start": mention.span.start,
        "end": mention.span.end,
        "quote": quote,
        "concept": concept.iri,
        "label": concept.label,
        "names": sorted(concept.names),
        "parts": [_pair(part) for part in mention.parts],
    }
    return json.dumps(shown, ensure_ascii=False)


@click.command()
@with_documents(required=True)
@with_ontology
@click.option("--format", "form", type=_FORMATS, default="text", help="How to print them.")
@click.option("--quiet", is_flag=True, help="No progress bar.")
@click.pass_context
def extract(context: click.Context, documents: tuple[Path, ...], ontology: Path | None, form: str, quiet: bool) -> None:
    """List the claims that DOCUMENTS make, a line for each piece of evidence."""
    from mbc_graph.pipeline import claims_of, read_all

    resources = open_resources(ontology)
    line: Callable[[Claim, Evidence, Vocabulary], str] = claim_line if form == "text" else claim_json
    with on_disk(documents) as files, progress_bar(quiet=quiet) as progress:
        readings = read_all(files, resources, progress=progress)
        for at, document in enumerate(readings.documents):
            claims = claims_of(document, resources)
            if progress is not None:
                progress("extracting", at + 1, len(readings.documents))
            _print(claims, resources.vocabulary, line)
    report_skipped(readings.skipped)
    report_unread(readings.unread)
    context.exit(UNREAD if readings.unread else 0)


def _print(claims: Iterable[Claim], vocabulary: Vocabulary, line: Callable[[Claim, Evidence, Vocabulary], str]) -> None:
    for claim in claims:
        for evidence in claim.evidence:
            click.echo(line(claim, evidence, vocabulary))


def claim_line(claim: Claim, evidence: Evidence, vocabulary: Vocabulary) -> str:
    """Return a claim and the words it rests on, for people."""
    subject, object_ = (vocabulary.concepts[iri].label for iri in (claim.subject, claim.object))
    bent = "denied" if claim.polarity == "negated" else evidence.certainty
    quote = " ".join(evidence.quote.split())
    return f'{subject}   {local_name(claim.predicate)}   {object_}   {bent}   "{quote}"'


def claim_json(claim: Claim, evidence: Evidence, vocabulary: Vocabulary) -> str:
    """Return a claim and one piece of its evidence as a JSON object on one line."""
    frequency = evidence.frequency
    shown = {
        "document": evidence.document,
        "claim": claim.key,
        "subject": claim.subject,
        "subject_label": vocabulary.concepts[claim.subject].label,
        "predicate": claim.predicate,
        "object": claim.object,
        "object_label": vocabulary.concepts[claim.object].label,
        "polarity": claim.polarity,
        "certainty": evidence.certainty,
        "quote": evidence.quote,
        "start": evidence.span.start,
        "end": evidence.span.end,
        "subject_span": _pair(evidence.subject),
        "cue_span": _pair(evidence.cue),
        "object_span": _pair(evidence.object),
        "extractor": evidence.extractor,
        "confidence": evidence.confidence,
        "frequency": None
        if frequency is None
        else {
            "low": frequency.low,
            "high": frequency.high,
            "unit": frequency.unit,
            "population": frequency.population or None,
            "year": frequency.year or None,
        },
        "comparison": evidence.comparison,
    }
    return json.dumps(shown, ensure_ascii=False)


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]
