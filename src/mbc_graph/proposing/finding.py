"""Documents looked through, block by block, for phrases that may be names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from mbc_graph.model import BlockKind, Document, Mention, Span, Vocabulary
from mbc_graph.proposing.forms import Form
from mbc_graph.proposing.kinds import class_ancestors
from mbc_graph.proposing.listing import Page, find_in_lists, find_in_tables, is_excluded
from mbc_graph.proposing.placing import find_in_sentence
from mbc_graph.proposing.ranking import rank
from mbc_graph.proposing.values import Candidate, Sighting
from mbc_graph.proposing.words import FunctionWords, words_of


def find_candidates(
    documents_with_mentions: Iterable[tuple[Document, Iterable[Mention]]],
    vocabulary: Vocabulary,
    forms: Sequence[Form],
    function_words: FunctionWords,
) -> list[Candidate]:
    """Return the phrases in claim-like places that no concept covers, those that most documents use first."""
    seen: list[Sighting] = []
    used: set[str] = set()
    ancestors = class_ancestors(vocabulary)
    for document, mentions in documents_with_mentions:
        used.update(words_of(document.text))
        page = Page(document, vocabulary, function_words, ancestors, _by_block(document, mentions))
        seen.extend(_once([*find_in_lists(page), *find_in_tables(page), *_in_sentences(page)]))
    return rank(seen, vocabulary, forms, function_words, used)


def _in_sentences(page: Page) -> Iterator[Sighting]:
    for index, block in enumerate(page.document.blocks):
        if block.kind not in (BlockKind.PARAGRAPH, BlockKind.ITEM) or page.is_shut(index):
            continue
        for sentence in block.sentences or (block.span,):
            if not is_excluded(page, index, sentence):
                yield from find_in_sentence(page.stretch(index, sentence))
                for bracket in page.brackets(index, sentence):
                    yield from find_in_sentence(bracket)


def _once(sightings: Iterable[Sighting]) -> list[Sighting]:
    """Return the first sighting of each place in a document."""
    first: dict[Span, Sighting] = {}
    for one in sightings:
        first.setdefault(one.span, one)
    return list(first.values())


def _by_block(document: Document, mentions: Iterable[Mention]) -> dict[int, list[Mention]]:
    """Return *mentions* by the index of the block that they stand in, in order."""
    found: dict[int, list[Mention]] = {}
    index = 0
    for mention in sorted(mentions, key=lambda one: (one.span, one.of.iri)):
        while index < len(document.blocks) and document.blocks[index].span.end <= mention.span.start:
            index += 1
        found.setdefault(index, []).append(mention)
    return found
