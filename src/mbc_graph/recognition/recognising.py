"""Each block of a document, read for plain names, then for names made of several words that stand apart."""

from __future__ import annotations

from collections.abc import Iterator

from mbc_graph.model import BlockKind, Document, Mention
from mbc_graph.recognition.abbreviations import find_abbreviations, find_uses
from mbc_graph.recognition.composing import compose
from mbc_graph.recognition.ellipsis import share_words
from mbc_graph.recognition.lexicon import Lexicon
from mbc_graph.recognition.senses import Discourse


def recognise(document: Document, lexicon: Lexicon) -> Iterator[Mention]:
    """Yield the mentions in *document*, in order, page furniture left out.

    Plain mentions never overlap one another, longest first; a composed mention may overlap its parts.
    """
    spans = [span for block in document.blocks for span in (block.cells or (block.span,)) if _is_read(block.kind)]
    discourse = Discourse(document.text, lexicon.folder)
    plain = {span: lexicon.find(span, discourse) for span in spans}
    local = find_abbreviations(document.text, [mention for found in plain.values() for mention in found])
    for span in spans:
        mentions = plain[span]
        if local:
            mentions = sorted(
                [*mentions, *find_uses(document.text, span, mentions, local)], key=lambda mention: mention.span
            )
        mentions = share_words(document.text, mentions, span, lexicon.phrases, lexicon.folder)
        yield from compose(document.text, mentions, lexicon.vocabulary)


def _is_read(kind: BlockKind) -> bool:
    return kind is not BlockKind.FURNITURE
