"""Phrases of a sentence that stand where a name is to be expected: in a cue's slot, or in company with names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from mbc_graph.model import IRI, Concept, Cue, Document, Order, Role, Span, Vocabulary
from mbc_graph.proposing.kinds import Kinds, Side, company_kind, expected_kinds, side_before, side_behind, signalling
from mbc_graph.proposing.phrasing import Break, Kind, Phrase
from mbc_graph.proposing.values import Place, Sighting

Pieces = Sequence[Break | Phrase]
_INTRODUCED = 60
_OPENING = ".:;!?"
_LISTING = (Kind.COMMA, Kind.JOIN)
_PASSING = (Role.LINK, Role.HEDGE, Role.RANK, Role.DENY, Role.PSEUDO)
_STATING = (Role.LINK, Role.HEDGE, Role.RELATION, Role.DENY)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A sentence, item or cell as it is looked through, with what is known of the ontology's classes."""

    document: Document
    sentence: Span
    pieces: Pieces
    vocabulary: Vocabulary
    ancestors: Mapping[IRI, Kinds]
    is_bracket: bool = False

    def sighting(self, phrase: Phrase, place: Place, kinds: Kinds, reason: str = "") -> Sighting | None:
        """Return *phrase* as seen in *place*, or nothing where it is no name, or only half of one."""
        if phrase.name is None or self._is_half(phrase):
            return None
        words = " ".join(self.document.quote(phrase.name).split())
        said = " ".join(self.document.quote(self.sentence).split())
        before = self.document.text[self.sentence.start : phrase.name.start].rstrip(' \n\t-*•"“‘_')
        opens = not before or before[-1] in _OPENING
        is_bare = phrase.name == phrase.span and " " not in words
        return Sighting(self.document.id, phrase.name, words, place, kinds, said, reason, opens, is_bare)

    def _is_half(self, phrase: Phrase) -> bool:
        """Say whether nothing but a blank or hyphen parts a phrase from a topic word, or a verb opens behind it."""
        at = self.pieces.index(phrase)
        beside = [self.pieces[one] for one in (at - 1, at + 1) if 0 <= one < len(self.pieces)]
        for other in beside:
            if not isinstance(other, Break) or phrase.name is None:
                continue
            first, second = sorted((phrase.span, other.span))
            is_tight = not self.document.text[first.end : second.start].strip(" \n-")
            if is_tight and any(cue.role is Role.TOPIC for cue in other.cues):
                return True
        return False


@dataclass(frozen=True, slots=True)
class Group:
    """Phrases that are listed or joined, where they begin and end among the pieces, and whether a word joins them."""

    phrases: tuple[Phrase, ...]
    first: int
    last: int
    is_joined: bool

    @property
    def concepts(self) -> list[Concept]:
        """Return the concepts that are named in the group."""
        return [phrase.concept for phrase in self.phrases if phrase.concept is not None]

    @property
    def named(self) -> list[Concept]:
        """Return the concepts that are named in the group, those behind prepositions too."""
        either = [phrase.concept or phrase.about for phrase in self.phrases]
        return [concept for concept in either if concept is not None]


def groups(pieces: Pieces) -> Iterator[Group]:
    """Yield the groups in *pieces*: each phrase with those that only commas and joining words part from it."""
    at = 0
    while at < len(pieces):
        if isinstance(pieces[at], Break):
            at += 1
            continue
        first = last = at
        while (ahead := _next_listed(pieces, last)) is not None:
            last = ahead
        held = pieces[first : last + 1]
        joined = any(isinstance(one, Break) and one.kind is Kind.JOIN for one in held)
        yield Group(tuple(one for one in held if isinstance(one, Phrase)), first, last, joined)
        at = last + 1


def _next_listed(pieces: Pieces, at: int) -> int | None:
    """Return where the next phrase stands, if only listing breaks and brackets lie before it."""
    is_listed = False
    for ahead in range(at + 1, len(pieces)):
        piece = pieces[ahead]
        if isinstance(piece, Phrase):
            return ahead if is_listed else None
        if piece.kind not in (*_LISTING, Kind.HOLE):
            return None
        is_listed = is_listed or piece.kind in _LISTING
    return None


def find_in_sentence(stretch: Stretch) -> Iterator[Sighting]:
    """Yield the phrases of a sentence that stand in a slot, or are coordinated with names."""
    found = list(groups(stretch.pieces))
    for at, group in enumerate(found):
        yield from _in_slot_behind(stretch, group, [one for other in found[:at][::-1] for one in other.named[::-1]])
        yield from _in_slot_before(stretch, group, [one for other in found[at + 1 :] for one in other.named])
        yield from _in_company(stretch, group)


def _in_slot_behind(stretch: Stretch, group: Group, before: Sequence[Concept]) -> Iterator[Sighting]:
    """Yield what stands behind a cue, where one of the concepts *before* fits its other end, the nearest first."""
    cue, introduced = _governing(stretch, group)
    side = side_behind(cue, introduced=introduced) if cue is not None else None
    if cue is None or cue.signals is None or side is None:
        return
    other = _fitting(stretch, cue.signals, side.opposite, before)
    if other is None and not introduced:
        return
    members = _without_clause(stretch, group) if group.is_joined or introduced else group.phrases[:1]
    yield from _seen(stretch, group, members, cue.signals, side, other)


def _in_slot_before(stretch: Stretch, group: Group, behind: Sequence[Concept]) -> Iterator[Sighting]:
    """Yield what stands before a cue, where the first of the concepts *behind* it fits its other end."""
    cue = _cue_behind(stretch, group)
    side = side_before(cue) if cue is not None and not cue.is_near else None
    if cue is None or cue.signals is None or side is None:
        return
    other = _fitting(stretch, cue.signals, side.opposite, behind[:1])
    if other is not None:
        members = group.phrases if group.is_joined else group.phrases[-1:]
        yield from _seen(stretch, group, members, cue.signals, side, other)


def _seen(
    stretch: Stretch, group: Group, members: Sequence[Phrase], relation: IRI, side: Side, other: Concept | None
) -> Iterator[Sighting]:
    """Yield *members* as seen in a slot, unless the company that they keep does not fit it."""
    kinds = expected_kinds(relation, side, stretch.vocabulary, stretch.ancestors, other)
    company = company_kind(group.concepts, stretch.vocabulary, within=kinds)
    if group.concepts and not company:
        return
    label = stretch.vocabulary.relations[relation].label
    seen = (stretch.sighting(phrase, Place.SLOT, company or kinds, label) for phrase in members)
    yield from (one for one in seen if one is not None)


def _in_company(stretch: Stretch, group: Group) -> Iterator[Sighting]:
    """Yield the phrases that stand beside a name in a coordination, or are named as examples of one."""
    wider = _exemplified(stretch, group)
    opener = stretch.pieces[group.first - 1] if group.first else None
    opened = stretch.is_bracket or (isinstance(opener, Break) and opener.kind is Kind.COLON)
    if not (group.is_joined or opened or wider):
        return
    kinds = company_kind([*wider, *group.concepts], stretch.vocabulary)
    members = _without_clause(stretch, group)
    beside = [*wider[-1:], *(phrase.concept for phrase in members), None]
    for at, phrase in enumerate(members, start=len(wider[-1:])):
        if kinds and any(one is not None for one in (beside[at - 1], beside[at + 1])):
            seen = stretch.sighting(phrase, Place.JOINED, kinds)
            if seen is not None:
                yield seen


def _opens_with_example(stretch: Stretch, group: Group) -> bool:
    """Say whether a word that introduces examples stands right before a group."""
    opener = stretch.pieces[group.first - 1] if group.first else None
    return isinstance(opener, Break) and opener.kind is Kind.EXAMPLE


def _exemplified(stretch: Stretch, group: Group) -> list[Concept]:
    """Return the concept of which a group gives examples ("barriers such as …"), if it stands right before."""
    before = stretch.pieces[group.first - 2] if group.first > 1 else None
    if not _opens_with_example(stretch, group) or not isinstance(before, Phrase) or before.concept is None:
        return []
    return [before.concept]


def _without_clause(stretch: Stretch, group: Group) -> tuple[Phrase, ...]:
    """Return the phrases of a group, the last left out where it is the subject of another clause."""
    if len(group.phrases) > 1 and opens_clause(stretch, group):
        return group.phrases[:-1]
    return group.phrases


def opens_clause(stretch: Stretch, group: Group) -> bool:
    """Say whether a verb follows right behind a group."""
    following = (piece for piece in stretch.pieces[group.last + 1 :] if not _is_hole(piece))
    behind = next(following, None)
    if not isinstance(behind, Break):
        return False
    states = any(cue.role in _STATING for cue in behind.cues)
    is_word = stretch.document.text[behind.span.start].isalpha() and behind.kind is Kind.STOP
    return behind.kind is Kind.VERB or states or is_word


def _is_hole(piece: Break | Phrase) -> bool:
    return isinstance(piece, Break) and piece.kind is Kind.HOLE


def _governing(stretch: Stretch, group: Group) -> tuple[Cue | None, bool]:
    """Return the cue that a group stands behind, and whether a word or colon introduces the group."""
    introduced = False
    for at in range(group.first - 1, -1, -1):
        piece = stretch.pieces[at]
        if isinstance(piece, Phrase):
            by_example = _opens_with_example(stretch, group)
            return (_topic_before(stretch, at, group, any_cue=by_example), True) if introduced else (None, False)
        cue = signalling(piece.cues)
        if cue is not None:
            return (None if cue.is_near else cue), introduced
        if piece.kind in (Kind.EXAMPLE, Kind.COLON) or any(one.role is Role.LINK for one in piece.cues):
            introduced = True
        elif not _is_hole(piece) and not any(one.role in _PASSING for one in piece.cues):
            return None, False
    return None, False


def _topic_before(stretch: Stretch, at: int, group: Group, *, any_cue: bool) -> Cue | None:
    """Return the last cue before the introducing word, if it stands near and in the same clause."""
    start = stretch.pieces[group.first].span.start
    for piece in stretch.pieces[at::-1]:
        if isinstance(piece, Break):
            cue = signalling(piece.cues)
            if cue is not None:
                return cue if start - piece.span.end <= _INTRODUCED and (any_cue or _introduces(cue)) else None
            if any(one.role in (Role.TERMINATE, Role.RELATIVE) for one in piece.cues) or piece.kind is Kind.VERB:
                return None
            if stretch.document.text[piece.span.start] in ";.":
                return None
    return None


def _introduces(cue: Cue) -> bool:
    """Say whether a cue is a heading in a sentence, of which an introducing word tells more."""
    return cue.role is Role.TOPIC or cue.order in (Order.CUE_SUBJECT_OBJECT, Order.CUE_OBJECT_SUBJECT)


def _cue_behind(stretch: Stretch, group: Group) -> Cue | None:
    """Return the cue that follows a group, only helping verbs between."""
    for piece in stretch.pieces[group.last + 1 :]:
        if isinstance(piece, Phrase):
            return None
        cue = signalling(piece.cues)
        if cue is not None:
            return cue
        is_word = piece.kind is Kind.STOP and stretch.document.text[piece.span.start].isalpha()
        if not is_word and not _is_hole(piece) and not any(one.role in _PASSING for one in piece.cues):
            return None
    return None


def _fitting(stretch: Stretch, relation: IRI, side: Side, concepts: Iterable[Concept]) -> Concept | None:
    """Return the first of *concepts* that *relation* takes on *side*."""
    takes = stretch.vocabulary.takes_subject if side is Side.SUBJECT else stretch.vocabulary.takes_object
    return next((concept for concept in concepts if takes(relation, concept)), None)
