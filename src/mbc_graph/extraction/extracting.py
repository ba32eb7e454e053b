"""Each block of a document, read in order, with the frame that the blocks above it hand down."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mbc_graph.extraction.cueing import cued_claims
from mbc_graph.extraction.frames import (
    Expectation,
    Frame,
    heading_frame,
    is_disease,
    lifted,
    may_be_subject,
    next_section,
    within,
)
from mbc_graph.extraction.listing import filled_claims, headed_claims, row_claims
from mbc_graph.extraction.members import member_claims, topic_claims
from mbc_graph.extraction.passages import Passage, cut
from mbc_graph.extraction.state import Reader
from mbc_graph.extraction.stating import stated_claims
from mbc_graph.extraction.subjects import remember
from mbc_graph.model import Block, BlockKind, Claim, Concept, Document, Mention, Role, Span, Vocabulary

_LABEL = 5


def extract(document: Document, mentions: Iterable[Mention], vocabulary: Vocabulary) -> Iterator[Claim]:
    """Yield the claims that *document* makes, a claim for each piece of evidence, in reading order."""
    by_block = _by_block(document, mentions)
    parents = frozenset(block.under for block in document.blocks if block.under is not None)
    reader = Reader(document, vocabulary, by_block, parents)
    reader.memory.document_subject = _document_subject(document, by_block, vocabulary)
    reader.memory.cancers = _diseases(document, by_block, vocabulary)
    for index, block in enumerate(document.blocks):
        yield from _unique(_read_block(reader, index, block))


def _unique(claims: Iterable[Claim]) -> Iterator[Claim]:
    """Yield of claims that say the same in the same sentence the surest."""
    best: dict[tuple[Claim, Span], Claim] = {}
    for claim in claims:
        key = (claim, claim.evidence[0].span)
        if key not in best or best[key].evidence[0].confidence < claim.evidence[0].confidence:
            best[key] = claim
    yield from best.values()


def _by_block(document: Document, mentions: Iterable[Mention]) -> dict[int, list[Mention]]:
    ordered = sorted(mentions, key=lambda mention: (mention.span, mention.of.iri))
    found: dict[int, list[Mention]] = {}
    index = 0
    for mention in ordered:
        while index < len(document.blocks) and document.blocks[index].span.end <= mention.span.start:
            index += 1
        if index < len(document.blocks):
            found.setdefault(index, []).append(mention)
    return found


def _document_subject(document: Document, mentions: dict[int, list[Mention]], vocabulary: Vocabulary) -> Mention | None:
    """Return whom the document is about: a special subject in its first block, else the first general one named."""
    first: Mention | None = None
    for index in sorted(mentions):
        for mention in mentions[index]:
            if not isinstance(mention.of, Concept) or vocabulary.out_of_scope & mention.of.kinds:
                continue
            is_general = mention.of.iri in vocabulary.general
            if is_disease(vocabulary, mention) and not is_general and index == min(mentions):
                return mention
            if is_general and first is None:
                first = mention
    return first


def _diseases(document: Document, mentions: dict[int, list[Mention]], vocabulary: Vocabulary) -> list[Mention]:
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


def _passages(reader: Reader, index: int, block: Block) -> Iterator[list[Passage]]:
    for sentence in block.sentences or (block.span,):
        yield cut(reader.document, sentence, reader.mentions.get(index, ()))


def _read_block(reader: Reader, index: int, block: Block) -> Iterator[Claim]:
    above = reader.frames.get(block.under, Frame()) if block.under is not None else reader.section
    if block.kind is BlockKind.FURNITURE:
        return
    if block.kind is BlockKind.HEADING:
        yield from _read_heading(reader, index, block, above)
    elif block.kind is BlockKind.ROW:
        yield from row_claims(reader, index, block)
    else:
        yield from _read_text(reader, index, block, above)


def _read_heading(reader: Reader, index: int, block: Block, above: Frame) -> Iterator[Claim]:
    passages = cut(reader.document, block.span, reader.mentions.get(index, ()))
    is_flat = block.level == 0
    frame = heading_frame(passages, above, reader.vocabulary, is_flat=is_flat)
    reader.frames[index] = frame
    reader.memory.carried = None
    if is_flat:
        reader.section = next_section(reader.section, frame, reader.vocabulary)
    for passage in passages:
        others = [other for other in passages if other is not passage]
        claims, _ = cued_claims(passage, others, frame, reader.memory, reader.vocabulary)
        yield from claims
        yield from member_claims(passage, reader.vocabulary)
        yield from filled_claims(passage, above.expectations, "heading", reader.vocabulary)
    remember(reader.memory, passages, reader.vocabulary)


def _read_text(reader: Reader, index: int, block: Block, above: Frame) -> Iterator[Claim]:
    """Yield the claims of a paragraph or item, and keep what its last sentence opens for what hangs on it."""
    opened: list[Expectation] = []
    subject: Mention | None = None
    is_item = block.kind is BlockKind.ITEM
    if not is_item:
        reader.memory.carried = None
    remembered = reader.memory.subject, reader.memory.carried
    sentences = list(_passages(reader, index, block))
    reader.memory.objects = {}
    kinds = _topics(reader, index)
    outer = above
    for at, passages in enumerate(sentences):
        if at == 0 and len(sentences) > 1 and _is_label(reader.document, passages):
            if is_item and _fills(passages, above, reader.vocabulary):
                kinds = [*kinds, *passages[0].concepts]
                yield from filled_claims(passages[0], above.expectations, "list", reader.vocabulary)
                continue
            above = heading_frame(passages, above, reader.vocabulary, is_flat=False)
        elif at == 0 and (label := _label_before_colon(reader, index, passages[0].sentence)) is not None:
            above = heading_frame(label, above, reader.vocabulary, is_flat=False)
            rest = Span(label[0].sentence.end + 1, passages[0].sentence.end)
            passages = cut(reader.document, rest, reader.mentions.get(index, ()))
        before, opened, found = opened, [], []
        leads = index in reader.parents and at == len(sentences) - 1
        for passage in passages:
            others = [other for other in passages if other is not passage]
            claims, left_open = cued_claims(passage, others, above, reader.memory, reader.vocabulary, leads=leads)
            opened.extend(left_open)
            found.extend(claims)
            found.extend(member_claims(passage, reader.vocabulary))
            found.extend(topic_claims(passage, kinds, found, reader.vocabulary))
            found.extend(stated_claims(passage, others, above, reader.memory, reader.vocabulary))
        if leads and not opened:
            opened = before or list(above.expectations)
        yield from found
        if is_item and at == 0 and passages:
            yield from filled_claims(passages[0], outer.expectations, "list", reader.vocabulary)
            if outer is not above:
                yield from filled_claims(passages[0], above.expectations, "list", reader.vocabulary)
        else:
            yield from headed_claims(passages, above, found, reader.vocabulary)
        remember(reader.memory, passages, reader.vocabulary)
        subject = _main_subject(passages, reader.vocabulary)
    if is_item:
        reader.memory.subject, reader.memory.carried = remembered
    if index in reader.parents:
        reader.frames[index] = within(above, tuple(opened), subject)


def _is_label(document: Document, passages: list[Passage]) -> bool:
    """Say whether a sentence is a heading that runs into its paragraph: a few words that state nothing."""
    sentence = passages[0].sentence
    words = document.quote(sentence).split()
    signals = [cue for passage in passages for cue in passage.cues_of(Role.RELATION, Role.LINK, Role.REFER)]
    named = any(passage.concepts or passage.cues_of(Role.TOPIC) for passage in passages)
    return len(words) <= _LABEL and named and not signals


def _fills(passages: list[Passage], above: Frame, vocabulary: Vocabulary) -> bool:
    """Say whether the words of a label are what the words above leave open, not what the rest is about."""
    return any(
        expected.opens_object and isinstance(one.of, Concept) and vocabulary.takes_object(expected.relation, one.of)
        for expected in above.expectations
        for passage in passages
        for one in passage.concepts
    )


def _label_before_colon(reader: Reader, index: int, sentence: Span) -> list[Passage] | None:
    """Return the few words before a colon that say what the rest of a sentence is about, if there are such."""
    text = reader.document.text
    colon = text.find(":", sentence.start, sentence.end)
    if not sentence.start < colon < sentence.end - 2 or len(text[sentence.start : colon].split()) > _LABEL:
        return None
    label = cut(reader.document, Span(sentence.start, colon), reader.mentions.get(index, ()))
    concepts = [mention for passage in label for mention in passage.concepts]
    able = [
        one
        for one in concepts
        if lifted(one, reader.vocabulary) or (isinstance(one.of, Concept) and may_be_subject(reader.vocabulary, one.of))
    ]
    signals = [cue for passage in label for cue in passage.cues_of(Role.RELATION, Role.TOPIC, Role.REFER)]
    return label if able and not signals else None


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
