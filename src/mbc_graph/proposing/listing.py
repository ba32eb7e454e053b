"""Phrases that stand in lists and tables: the words above say a relation, or the other members their kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from mbc_graph.model import IRI, BlockKind, Concept, Cue, Document, Mention, Role, Span, Vocabulary
from mbc_graph.proposing.kinds import Kinds, company_kind, expected_kinds, side_behind, signalling
from mbc_graph.proposing.phrasing import Kind, Phrase, cut_phrases, find_brackets
from mbc_graph.proposing.placing import Group, Stretch, groups, opens_clause
from mbc_graph.proposing.values import Place, Sighting
from mbc_graph.proposing.words import FunctionWords

_FEWEST = 2


@dataclass
class Page:
    """A document as it is looked through: its mentions by block, and what each block hands down."""

    document: Document
    vocabulary: Vocabulary
    words: FunctionWords
    ancestors: Mapping[IRI, Kinds]
    mentions: dict[int, list[Mention]]
    stated: dict[int, Cue | None] = field(default_factory=dict)
    shut: dict[int, bool] = field(default_factory=dict)

    def stretch(self, index: int, span: Span) -> Stretch:
        """Return text[span] of block *index*, cut into phrases."""
        pieces = cut_phrases(self.document.text, span, self.mentions.get(index, []), self.words)
        return Stretch(self.document, span, pieces, self.vocabulary, self.ancestors)

    def brackets(self, index: int, span: Span) -> Iterator[Stretch]:
        """Yield what stands in each bracket of text[span]."""
        for bracket in find_brackets(self.document.text, span):
            inner = self.stretch(index, Span(bracket.start + 1, bracket.end - 1))
            yield replace(inner, sentence=span, is_bracket=True)

    def cues(self, index: int, span: Span) -> list[Cue]:
        """Return the cues of block *index* that stand in *span*, in order."""
        held = self.mentions.get(index, [])
        return [one.of for one in held if isinstance(one.of, Cue) and span.holds(one.span)]

    def is_shut(self, index: int | None) -> bool:
        """Say whether a heading at or above *index* closes or excludes what stands below it."""
        if index is None:
            return False
        if index not in self.shut:
            block = self.document.blocks[index]
            own = block.kind is BlockKind.HEADING and _shuts(self.cues(index, block.span))
            self.shut[index] = own or self.is_shut(block.under)
        return self.shut[index]

    def relation_above(self, index: int | None) -> Cue | None:
        """Return the cue that says what stands in the list below block *index*, the nearest above if it has none."""
        if index is None:
            return None
        if index not in self.stated:
            block = self.document.blocks[index]
            last = block.sentences[-1] if block.sentences else block.span
            signals = [cue for cue in self.cues(index, last) if signalling([cue]) and not cue.is_near]
            topics = [cue for cue in signals if cue.role is Role.TOPIC or block.kind is not BlockKind.HEADING]
            self.stated[index] = topics[-1] if topics else self.relation_above(block.under)
        return self.stated[index]

    def is_vague(self, index: int | None) -> bool:
        """Say whether *index* is a sentence that leads to a list and says no relation of its own."""
        if index is None or self.document.blocks[index].kind is BlockKind.HEADING:
            return False
        under = self.document.blocks[index].under
        return self.relation_above(index) is self.relation_above(under)


def _shuts(cues: list[Cue]) -> bool:
    return any(cue.role in (Role.CLOSE, Role.EXCLUDE) for cue in cues)


def is_excluded(page: Page, index: int, span: Span) -> bool:
    """Say whether what *span* says is of another world."""
    return _shuts(page.cues(index, span))


def find_in_lists(page: Page) -> Iterator[Sighting]:
    """Yield the phrases that open the items of lists."""
    by_parent: dict[int | None, list[tuple[Stretch, Group]]] = {}
    for index, block in enumerate(page.document.blocks):
        if block.kind is not BlockKind.ITEM or page.is_shut(index):
            continue
        first = block.sentences[0] if block.sentences else block.span
        stretch = page.stretch(index, first)
        group = next(groups(stretch.pieces), None)
        if group is not None and group.first == 0 and not is_excluded(page, index, first):
            by_parent.setdefault(block.under, []).append((stretch, group))
    for parent, members in by_parent.items():
        cue = page.relation_above(parent)
        yield from _filled(page, members, cue, Place.LISTED, needs_company=page.is_vague(parent))


def _filled(
    page: Page, members: list[tuple[Stretch, Group]], cue: Cue | None, place: Place, *, needs_company: bool = False
) -> Iterator[Sighting]:
    """Yield what fills a list or column that *cue* heads, of the kind that its members share."""
    concepts = [one.concepts[0] for _, one in members if one.concepts]
    kinds, reason = _kinds(page, cue, concepts, len(members))
    if not kinds or (needs_company and not concepts):
        return
    for stretch, group in members:
        if opens_clause(stretch, group) and len(group.phrases) == 1:
            continue
        several = group.phrases if group.is_joined or _is_all(stretch, group) else group.phrases[:1]
        seen = (stretch.sighting(phrase, place, kinds, reason) for phrase in several)
        yield from (one for one in seen if one is not None)


def _is_all(stretch: Stretch, group: Group) -> bool:
    """Say whether an item or cell holds nothing but a group."""
    rest = stretch.pieces[group.last + 1 :]
    return not any(isinstance(piece, Phrase) or piece.kind in (Kind.CUE, Kind.VERB) for piece in rest)


def _kinds(page: Page, cue: Cue | None, concepts: list[Concept], total: int) -> tuple[Kinds, str]:
    """Return the kinds that a list leads one to expect, and what says so."""
    side = side_behind(cue, introduced=True) if cue is not None else None
    company = company_kind(concepts, page.vocabulary)
    shared = [one for one in concepts if company & one.kinds]
    if cue is not None and cue.signals is not None and side is not None:
        expected = expected_kinds(cue.signals, side, page.vocabulary, page.ancestors)
        within = company_kind(concepts, page.vocabulary, within=expected)
        if within or not concepts:
            return within or expected, page.vocabulary.relations[cue.signals].label
    if len(shared) >= _FEWEST and 3 * len(shared) >= total:
        return company, ""
    return frozenset(), ""


def find_in_tables(page: Page) -> Iterator[Sighting]:
    """Yield the phrases that fill the cells of tables, column by column."""
    columns: dict[tuple[int, int], list[tuple[Stretch, Group]]] = {}
    for index, block in enumerate(page.document.blocks):
        if block.kind is not BlockKind.ROW or block.under is None or page.is_shut(index):
            continue
        if page.document.blocks[block.under].kind is not BlockKind.ROW:
            continue
        for at, cell in enumerate(block.cells):
            stretch = page.stretch(index, cell)
            for group in groups(stretch.pieces):
                columns.setdefault((block.under, at), []).append((stretch, group))
    for (header, at), members in columns.items():
        cells = page.document.blocks[header].cells
        cues = page.cues(header, cells[at]) if at < len(cells) else []
        if not _shuts(cues):
            yield from _filled(page, members, signalling(cues) if at else None, Place.TABLE)
