"""Each block of a document, read in order, with the frame that the blocks above it hand down."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mbc_graph.extraction.cueing import cued_claims
from mbc_graph.extraction.frames import Frame, heading_frame, next_section, with_default
from mbc_graph.extraction.listing import filled_claims
from mbc_graph.extraction.members import member_claims
from mbc_graph.extraction.paragraphs import read_text
from mbc_graph.extraction.passages import cut
from mbc_graph.extraction.state import Reader
from mbc_graph.extraction.subjects import remember
from mbc_graph.extraction.surveying import by_block, document_subject, first_named
from mbc_graph.extraction.tables import row_claims
from mbc_graph.model import Block, BlockKind, Claim, Document, Mention, Span, Vocabulary


def extract(document: Document, mentions: Iterable[Mention], vocabulary: Vocabulary) -> Iterator[Claim]:
    """Yield the claims that *document* makes, a claim for each piece of evidence, in reading order."""
    held = by_block(document, mentions)
    parents = frozenset(block.under for block in document.blocks if block.under is not None)
    reader = Reader(document, vocabulary, held, parents)
    reader.memory.document_subject = document_subject(held, vocabulary)
    reader.memory.named = first_named(held, vocabulary)
    for index, block in enumerate(document.blocks):
        yield from _surest(_read_block(reader, index, block))


def _surest(claims: Iterable[Claim]) -> Iterator[Claim]:
    """Yield of claims that say the same in the same sentence the surest."""
    best: dict[tuple[Claim, Span], Claim] = {}
    for claim in claims:
        key = (claim, claim.evidence[0].span)
        if key not in best or best[key].evidence[0].confidence < claim.evidence[0].confidence:
            best[key] = claim
    yield from best.values()


def _read_block(reader: Reader, index: int, block: Block) -> Iterator[Claim]:
    above = reader.frames.get(block.under, Frame()) if block.under is not None else reader.section
    if block.kind is BlockKind.FURNITURE:
        return
    if block.kind is BlockKind.HEADING:
        yield from _read_heading(reader, index, block, above)
    elif block.kind is BlockKind.ROW:
        yield from row_claims(reader, index, block)
    else:
        yield from read_text(reader, index, block, above)


def _read_heading(reader: Reader, index: int, block: Block, above: Frame) -> Iterator[Claim]:
    passages = cut(reader.document, block.span, reader.mentions_in(index, block.span))
    is_flat = block.level == 0
    frame = heading_frame(passages, above, reader.vocabulary, is_flat=is_flat)
    memory = reader.memory
    somebody = [one for one in (memory.document_subject, memory.general, *memory.named) if one is not None]
    frame = with_default(frame, somebody, reader.vocabulary)
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
