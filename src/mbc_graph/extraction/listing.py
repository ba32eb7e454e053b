"""Claims that lists, tables and headed paragraphs make: what stands below fills what the words above left open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mbc_graph.extraction.context import excluded
from mbc_graph.extraction.cueing import make_claim, shut_out
from mbc_graph.extraction.frames import Expectation, Frame, lifted, may_be_subject
from mbc_graph.extraction.groups import group_after
from mbc_graph.extraction.passages import Passage, cut
from mbc_graph.extraction.state import Reader
from mbc_graph.model import IRI, Block, Claim, Concept, Cue, Mention, Polarity, Role, Span, Vocabulary

_LISTED, _HEADED, _TABLE = 0.92, 0.6, 0.9


def filled_claims(
    passage: Passage, expectations: Iterable[Expectation], extractor: str, vocabulary: Vocabulary
) -> Iterator[Claim]:
    """Yield the claims that the head mentions of *passage* make by filling *expectations*."""
    shuts_all, shuts = excluded(list(passage.cues))
    for expected in expectations:
        if shuts_all or expected.relation in shuts:
            continue

        def fits(concept: Concept, expected: Expectation = expected) -> bool:
            test = vocabulary.takes_object if expected.opens_object else vocabulary.takes_subject
            return test(expected.relation, concept)

        for mention in _head(passage, fits):
            for known in expected.known:
                subject, object = (known, mention) if expected.opens_object else (mention, known)
                sure = _LISTED * expected.confidence
                made = make_claim(
                    passage, expected.relation, expected.cue, subject, object, extractor, sure, vocabulary
                )
                if made is not None:
                    yield made


def _head(passage: Passage, fits: object) -> list[Mention]:
    """Return the mentions that an item lists: its first group, that before a colon or dash where it has one."""
    if not callable(fits):
        raise TypeError("fits decides about a concept")
    colon = passage.document.text.find(":", passage.span.start, passage.span.end)
    if colon > 0:
        headed = group_after(passage, passage.span.start, fits, stop=colon)
        if headed:
            return headed
    return group_after(passage, passage.span.start, fits)


def headed_claims(
    passages: list[Passage], frame: Frame, claimed: Iterable[Claim], vocabulary: Vocabulary
) -> Iterator[Claim]:
    """Yield what a sentence says under a heading that names subject and relation, beside what its cues signal.

    Nothing is taken from a sentence that denies, excludes or has a special subject of its own.
    """
    _, shuts = shut_out(passages)
    if any(passage.cues_of(Role.EXCLUDE, Role.DENY) or _states_denial(passage) for passage in passages):
        return
    known = {mention.of.iri for one in frame.expectations for mention in one.known}
    if any(_is_own(mention, known, vocabulary) for passage in passages for mention in passage.concepts):
        return
    taken = {(claim.predicate, claim.object) for claim in claimed}
    for expected in frame.expectations:
        if not expected.opens_object or not frame.allows(expected.relation) or expected.relation in shuts:
            continue
        for passage in passages:
            if passage.is_bracket or passage.host is not None:
                continue
            yield from _under_heading(passage, expected, taken, vocabulary)


def _states_denial(passage: Passage) -> bool:
    return any(isinstance(cue.of, Cue) and cue.of.polarity is Polarity.NEGATED for cue in passage.cues)


def _is_own(mention: Mention, known: set[IRI], vocabulary: Vocabulary) -> bool:
    """Say whether *mention* is a special subject beside the *known* ones."""
    concept = mention.of
    if not isinstance(concept, Concept) or not concept.parts or concept.iri in known:
        return False
    return may_be_subject(vocabulary, concept)


def _under_heading(
    passage: Passage, expected: Expectation, taken: set[tuple[IRI, IRI]], vocabulary: Vocabulary
) -> Iterator[Claim]:
    for mention in passage.concepts:
        if not isinstance(mention.of, Concept) or (expected.relation, mention.of.iri) in taken:
            continue
        for known in expected.known:
            made = make_claim(passage, expected.relation, expected.cue, known, mention, "heading", _HEADED, vocabulary)
            if made is not None:
                yield made


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
    fitting = [
        relation
        for relation in vocabulary.relations.values()
        if relation.default_subject is not None and vocabulary.may_join(relation.iri, subject.of, mention.of)
    ]
    if len(fitting) != 1:
        return None
    return Mention(heading, Cue(fitting[0].iri, frozenset(), Role.RELATION, signals=fitting[0].iri, weight=0.9))
