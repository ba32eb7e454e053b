"""Paragraphs and list items: each sentence read in its frame, and what the last one opens kept for a list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from mbc_graph.extraction.cueing import cued_claims
from mbc_graph.extraction.frames import Expectation, Frame, heading_frame, may_be_subject, within
from mbc_graph.extraction.labels import fills, is_label, label_before_colon
from mbc_graph.extraction.listing import filled_claims, headed_claims
from mbc_graph.extraction.members import bracket_claims, member_claims, topic_claims
from mbc_graph.extraction.passages import Passage, cut
from mbc_graph.extraction.state import Reader
from mbc_graph.extraction.stating import stated_claims
from mbc_graph.extraction.subjects import remember
from mbc_graph.model import Block, BlockKind, Claim, Concept, Mention, Span, Vocabulary


@dataclass
class Text:
    """The state of reading one paragraph or item.

    *outer* is the frame handed down to it, *frame* that with what a label of its own adds; *topics* are the
    kinds that members may be named of; *opened* is what the last sentence leaves for a list to fill.
    """

    reader: Reader
    index: int
    outer: Frame
    frame: Frame
    is_item: bool
    topics: list[Mention]
    opened: list[Expectation] = field(default_factory=list)


def read_text(reader: Reader, index: int, block: Block, above: Frame) -> Iterator[Claim]:
    """Yield the claims of a paragraph or item, and keep what its last sentence opens for what hangs on it."""
    is_item = block.kind is BlockKind.ITEM
    memory = reader.memory
    if not is_item:
        memory.carried = None
    remembered = memory.subject, memory.carried
    memory.objects = {}
    text = Text(reader, index, above, above, is_item, _topics(reader, index))
    sentences = block.sentences or (block.span,)
    subject: Mention | None = None
    for at, sentence in enumerate(sentences):
        passages = cut(reader.document, sentence, reader.mentions_in(index, sentence))
        is_last = at == len(sentences) - 1
        if at == 0:
            passages, label = _after_label(text, passages, is_only=is_last)
            yield from label
        if passages:
            yield from _read_sentence(text, passages, leads=is_last and index in reader.parents, is_first=at == 0)
            subject = _main_subject(passages, reader.vocabulary)
    if is_item:
        memory.subject, memory.carried = remembered
    if index in reader.parents:
        reader.frames[index] = within(text.frame, tuple(text.opened), subject)


def _after_label(text: Text, passages: list[Passage], *, is_only: bool) -> tuple[list[Passage], list[Claim]]:
    """Return what is left to read of a first sentence once its label is taken as a heading, and what that claims."""
    reader = text.reader
    if not is_only and is_label(passages):
        text.topics = [*text.topics, *passages[0].concepts]
        if text.is_item and fills(passages, text.outer, reader.vocabulary):
            return [], list(filled_claims(passages[0], text.outer.expectations, "list", reader.vocabulary))
        text.frame = heading_frame(passages, text.outer, reader.vocabulary, is_flat=False)
        return passages, []
    label = label_before_colon(reader, text.index, passages[0].sentence)
    if label is None:
        return passages, []
    text.frame = heading_frame(label, text.outer, reader.vocabulary, is_flat=False)
    rest = Span(label[0].sentence.end + 1, passages[0].sentence.end)
    return cut(reader.document, rest, reader.mentions_in(text.index, rest)), []


def _read_sentence(text: Text, passages: list[Passage], *, leads: bool, is_first: bool) -> Iterator[Claim]:
    reader, before = text.reader, text.opened
    found: list[Claim] = []
    text.opened = []
    for passage in passages:
        others = [other for other in passages if other is not passage]
        claims, opened = cued_claims(passage, others, text.frame, reader.memory, reader.vocabulary, leads=leads)
        text.opened.extend(opened)
        found.extend(claims)
        found.extend(member_claims(passage, reader.vocabulary))
        found.extend(bracket_claims(passage, reader.vocabulary))
        found.extend(topic_claims(passage, text.topics, found, reader.vocabulary))
        found.extend(stated_claims(passage, others, text.frame, reader.memory, reader.vocabulary))
    if leads and not text.opened:
        text.opened = before or list(text.frame.expectations)
    yield from found
    yield from _by_frame(text, passages, found, is_first=is_first)
    remember(reader.memory, passages, reader.vocabulary)


def _by_frame(text: Text, passages: list[Passage], found: list[Claim], *, is_first: bool) -> Iterator[Claim]:
    """Yield what a sentence claims only because of what stands above it."""
    vocabulary = text.reader.vocabulary
    if not text.is_item or not is_first:
        yield from headed_claims(passages, text.frame, found, vocabulary)
        return
    said = {claim.predicate for claim in found}
    expected = [one for one in text.outer.expectations if one.confidence == 1 or one.relation not in said]
    yield from filled_claims(passages[0], expected, "list", vocabulary)
    if text.outer is not text.frame:
        yield from filled_claims(passages[0], text.frame.expectations, "list", vocabulary)


def _topics(reader: Reader, index: int) -> list[Mention]:
    """Return the concepts that the headings, lead-ins and items above a block name."""
    above = reader.document.blocks[index].under
    if above is None:
        return [reader.section.topic] if reader.section.topic else []
    concepts = [one for one in reader.mentions.get(above, ()) if isinstance(one.of, Concept)]
    return concepts + _topics(reader, above)


def _main_subject(passages: list[Passage], vocabulary: Vocabulary) -> Mention | None:
    able = [
        mention
        for passage in passages
        for mention in passage.concepts
        if isinstance(mention.of, Concept) and may_be_subject(vocabulary, mention.of)
    ]
    special = [mention for mention in able if mention.of.iri not in vocabulary.general]
    return next(iter(special or able), None)
