"""From a text at hand to a Document, and from claims to words that a test can be compared with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from mbc_graph import paths
from mbc_graph.model import Certainty, Claim, Concept, Document, Mention, Polarity
from mbc_graph.namespaces import local_name
from mbc_graph.reading import load_abbreviations, load_furniture, read_text, sentences

FURNITURE = load_furniture(paths.furniture_file())
ABBREVIATIONS = load_abbreviations(paths.language_file())


def read_document(text: str, *, id: str = "birds.md", format: str = "markdown") -> Document:
    """Return *text* as a document whose blocks know their sentences."""
    document = read_text(text, id=id, format=format, furniture=FURNITURE)
    blocks = tuple(
        replace(block, sentences=tuple(sentences(document, block, abbreviations=ABBREVIATIONS)))
        for block in document.blocks
    )
    return replace(document, blocks=blocks)


def tell(claim: Claim) -> str:
    """Return *claim* in words: "gull nestsOn cliff", "not" before it if denied, "maybe" if only hedged.

    >>> from mbc_graph.model import IRI
    >>> tell(Claim(IRI("birds/gull"), IRI("birds/nestsOn"), IRI("birds/roof"), Polarity.NEGATED))
    'not maybe gull nestsOn roof'
    """
    bent = ["not"] * (claim.polarity is Polarity.NEGATED) + ["maybe"] * (claim.certainty is Certainty.HEDGED)
    return " ".join([*bent, *map(local_name, (claim.subject, claim.predicate, claim.object))])


def tell_all(claims: Iterable[Claim]) -> list[str]:
    """Return *claims* in words, each once, sorted."""
    return sorted({tell(claim) for claim in claims})


def list_lines(words: str) -> list[str]:
    """Return what stands between semicolons in *words*, sorted."""
    return sorted(" ".join(part.split()) for part in words.split(";") if part.strip())


def tell_mentions(text: str, mentions: Iterable[Mention]) -> list[str]:
    """Return the concepts among *mentions* as "words = concept", in order."""
    return [
        f"{' '.join(text[one.span.start : one.span.end].split())} = {local_name(one.of.iri)}"
        for one in mentions
        if isinstance(one.of, Concept)
    ]
