"""A first look over a document: which mentions stand in which block, and whom the whole is about."""

from __future__ import annotations

from collections.abc import Iterable

from mbc_graph.extraction.frames import is_main_kind
from mbc_graph.model import Concept, Document, Mention, Vocabulary

Blocks = dict[int, list[Mention]]


def by_block(document: Document, mentions: Iterable[Mention]) -> Blocks:
    """Return *mentions* by the index of the block that they stand in, in order."""
    ordered = sorted(mentions, key=lambda mention: (mention.span, mention.of.iri))
    found: Blocks = {}
    index = 0
    for mention in ordered:
        while index < len(document.blocks) and document.blocks[index].span.end <= mention.span.start:
            index += 1
        if index < len(document.blocks):
            found.setdefault(index, []).append(mention)
    return found


def document_subject(mentions: Blocks, vocabulary: Vocabulary) -> Mention | None:
    """Return whom a document is about: a special subject in its first block, else the first general one named."""
    first: Mention | None = None
    for index in sorted(mentions):
        for mention in mentions[index]:
            if not isinstance(mention.of, Concept) or vocabulary.out_of_scope & mention.of.kinds:
                continue
            is_general = mention.of.iri in vocabulary.general
            if is_main_kind(vocabulary, mention) and not is_general and index == min(mentions):
                return mention
            if is_general and first is None:
                first = mention
    return first


def first_named(mentions: Blocks, vocabulary: Vocabulary) -> list[Mention]:
    """Return the first mentions of what passages may be about by default, those in scope, in reading order."""
    kinds = [vocabulary.concepts[one].kinds for one in sorted(vocabulary.general) if one in vocabulary.concepts]
    first: dict[str, Mention] = {}
    for index in sorted(mentions):
        for mention in mentions[index]:
            concept = mention.of
            if not isinstance(concept, Concept) or vocabulary.out_of_scope & concept.kinds or concept.bars:
                continue
            if any(general <= concept.kinds for general in kinds):
                first.setdefault(concept.iri, mention)
    return list(first.values())
