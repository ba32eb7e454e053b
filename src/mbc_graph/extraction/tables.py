"""Claims that tables make: a row's first cell is the subject, the cells of the header say the relation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mbc_graph.extraction.claiming import make_claim
from mbc_graph.extraction.frames import Frame, lifted, may_be_subject
from mbc_graph.extraction.passages import cut
from mbc_graph.extraction.state import Reader
from mbc_graph.model import Block, Claim, Concept, Cue, Mention, Role, Span, Vocabulary

_TABLE = 0.9


def row_claims(reader: Reader, index: int, block: Block) -> Iterator[Claim]:
    """Yield the claims of a table's row: its first cell is the subject, the header's cells say the relation."""
    cells = block.cells or (block.span,)
    mentions = reader.mentions.get(index, [])
    held = [tuple(one for one in mentions if cell.holds(one.span)) for cell in cells]
    header = reader.rows.get(block.under) if block.under is not None else None
    reader.rows[index] = held
    heads = reader.document.blocks[block.under].cells if block.under is not None else ()
    if header is None or len(cells) < 2:
        return
    heading = _heading_frame_above(reader, index)
    subject = _row_subject(held[0], reader.vocabulary) or heading.subject
    if subject is None:
        return
    for at in range(1, min(len(cells), len(header), len(heads))):
        yield from _cell_claims(reader, block, cells[at], held[at], subject, header[at], heading, heads[at])


def _heading_frame_above(reader: Reader, index: int) -> Frame:
    """Return the frame of the heading that a table stands under."""
    above = reader.document.blocks[index].under
    while above is not None and above not in reader.frames:
        above = reader.document.blocks[above].under
    return reader.frames[above] if above is not None else reader.section


def _row_subject(mentions: Iterable[Mention], vocabulary: Vocabulary) -> Mention | None:
    for mention in mentions:
        if isinstance(mention.of, Concept):
            if may_be_subject(vocabulary, mention.of):
                return mention
            whole = lifted(mention, vocabulary)
            if whole is not None:
                return whole
    return None


def _cell_claims(
    reader: Reader,
    block: Block,
    cell: Span,
    mentions: tuple[Mention, ...],
    subject: Mention,
    header: tuple[Mention, ...],
    above: Frame,
    heading: Span,
) -> Iterator[Claim]:
    cues = [one for one in header if isinstance(one.of, Cue)]
    if any(one.of.role is Role.EXCLUDE for one in cues if isinstance(one.of, Cue)):
        return
    stated = next((one for one in cues if isinstance(one.of, Cue) and one.of.signals is not None), None)
    if stated is None and above.expectations:
        stated = above.expectations[0].cue
    for passage in cut(reader.document, cell, mentions):
        for mention in passage.concepts:
            cue = stated if _may_say(stated, subject, mention, reader.vocabulary) else None
            cue = cue or _by_kind(subject, mention, heading, reader.vocabulary)
            if cue is None or not isinstance(cue.of, Cue) or cue.of.signals is None:
                continue
            made = make_claim(passage, cue.of.signals, cue, subject, mention, "table", _TABLE, reader.vocabulary)
            if made is not None:
                yield made


def _may_say(cue: Mention | None, subject: Mention, mention: Mention, vocabulary: Vocabulary) -> bool:
    """Say whether the relation of *cue* may join the two."""
    if cue is None or not isinstance(cue.of, Cue) or cue.of.signals is None:
        return False
    if not isinstance(subject.of, Concept) or not isinstance(mention.of, Concept):
        return False
    return vocabulary.may_join(cue.of.signals, subject.of, mention.of)


def _by_kind(subject: Mention, mention: Mention, heading: Span, vocabulary: Vocabulary) -> Mention | None:
    """Return the words that head a column as a cue of the only relation that may join subject and cell."""
    if not isinstance(subject.of, Concept) or not isinstance(mention.of, Concept):
        return None
    if subject.of.kinds & mention.of.kinds:
        return None
    fitting = [
        relation
        for relation in vocabulary.relations.values()
        if relation.default_subject is not None and vocabulary.may_join(relation.iri, subject.of, mention.of)
    ]
    if len(fitting) != 1:
        return None
    return Mention(heading, Cue(fitting[0].iri, frozenset(), Role.RELATION, signals=fitting[0].iri, weight=0.9))
