"""What each piece of a plain text is: heading, paragraph or item, told by the pieces around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from mbc_graph.model import BlockKind
from mbc_graph.reading.pieces import Piece
from mbc_graph.reading.shapes import (
    ends_sentence,
    is_heading_like,
    is_lead_in,
    is_prose,
    is_question,
    is_short,
    starts_low,
)

_TITLE_LENGTH = 200
_TEXT_LENGTH = 200
_TIMES_LONGER = 3
_LAST_ITEM = 60
_LONGEST_RUN = 80
_COUNTED = re.compile(r"\d{1,2}\.$")


def find_kinds(pieces: Sequence[Piece], *, is_start: bool, is_end: bool) -> list[BlockKind]:
    """Return the kind of each of *pieces*; *is_start* and *is_end* say whether their document begins and ends here."""
    kinds = [BlockKind.HEADING] if is_start and _has_title(pieces) else []
    while len(kinds) < len(pieces):
        kinds += _find_next(pieces, len(kinds), kinds[-1] if kinds else None)
    if pieces and not is_end and kinds[-1] is BlockKind.PARAGRAPH and _is_heading_alone(pieces[-1]):
        kinds[-1] = BlockKind.HEADING
    return kinds


def _is_heading_alone(piece: Piece) -> bool:
    return piece.is_apart and not piece.marker and is_heading_like(piece.words)


def _find_next(pieces: Sequence[Piece], at: int, before: BlockKind | None) -> list[BlockKind]:
    """Return the kinds of the piece at *at* and of those that are settled with it."""
    piece = pieces[at]
    if piece.level or _is_counted_heading(pieces, at):
        return [BlockKind.HEADING]
    if piece.marker:
        return [BlockKind.ITEM]
    if not is_short(piece.words):
        return [BlockKind.PARAGRAPH]
    run = _find_run(pieces, at)
    if at and is_lead_in(pieces[at - 1].words):
        items = _count_led_items(pieces, at, run)
    else:
        items = _count_items(pieces, at, run, before)
    if items:
        return [BlockKind.ITEM] * items
    if not _may_head(pieces, at, before):
        return [BlockKind.PARAGRAPH]
    return [BlockKind.HEADING, *_find_items_below(pieces, at, run)]


def _find_run(pieces: Sequence[Piece], at: int) -> list[Piece]:
    """Return the short pieces from *at* on that stand line by line without a blank line or a marker."""
    run = [pieces[at]]
    has_comma = pieces[at].words.endswith((",", ";"))
    for piece in pieces[at + 1 : at + _LONGEST_RUN]:
        may_end_list = has_comma and len(piece.words) <= _LAST_ITEM and ends_sentence(piece.words)
        if piece.is_apart or piece.marker or piece.level or not (is_short(piece.words) or may_end_list):
            break
        run.append(piece)
        has_comma = has_comma or piece.words.endswith((",", ";"))
    return run


def _count_led_items(pieces: Sequence[Piece], at: int, run: list[Piece]) -> int:
    """Return how many pieces from *at* on are items that a lead-in announces and that lost their bullets.

    A single short line is rather the next heading, behind a list that is missing; unless it starts low, or
    sticks to the lead-in and to nothing else.
    """
    if len(run) > 1:
        return _leave_heading(pieces, at, run)
    singles = list(takewhile(lambda single: _is_single(pieces, single), range(at, len(pieces))))
    if starts_low(pieces[at].words):
        return len(list(takewhile(lambda single: starts_low(pieces[single].words), singles))) or 1
    if not pieces[at].is_apart and _is_apart(pieces, at + 1):
        return 1
    if len(singles) > 2:
        return len(singles) - (at + len(singles) < len(pieces))
    return 0


def _is_single(pieces: Sequence[Piece], at: int) -> bool:
    """Say whether the piece at *at* is short, unmarked, and has blank lines around it."""
    piece = pieces[at]
    is_plain = not piece.marker and not piece.level and is_short(piece.words) and not is_question(piece.words)
    return is_plain and piece.is_apart and _is_apart(pieces, at + 1)


def _is_apart(pieces: Sequence[Piece], at: int) -> bool:
    return at >= len(pieces) or pieces[at].is_apart


def _leave_heading(pieces: Sequence[Piece], at: int, run: list[Piece]) -> int:
    """Return the length of *run*, less one where its last line is the heading of the text right below."""
    below = at + len(run)
    if _is_apart(pieces, below) or not is_prose(pieces[below].words):
        return len(run)
    return len(run) - (is_heading_like(run[-1].words) and _shares_word(run[-1].words, pieces[below].words))


def _shares_word(heading: str, words: str) -> bool:
    """Say whether the first words of *words* hold a word of *heading*.

    >>> _shares_word("Nests of gulls", "Gulls nest on cliffs."), _shares_word("Wet feet", "Terns nest on sand.")
    (True, False)
    """
    first = {word[:4] for word in re.findall(r"\w{4,}", " ".join(words.casefold().split()[:10]))}
    return any(word[:4] in first for word in re.findall(r"\w{4,}", heading.casefold()))


def _count_items(pieces: Sequence[Piece], at: int, run: list[Piece], before: BlockKind | None) -> int:
    """Return how many of *run* are items of a list that stands right under a heading."""
    if len(run) < 3 or before is not BlockKind.HEADING or any(is_question(piece.words) for piece in run):
        return 0
    return _leave_heading(pieces, at, run) if pieces[at].is_apart else 0


def _find_items_below(pieces: Sequence[Piece], at: int, run: list[Piece]) -> list[BlockKind]:
    """Return the kinds of the other lines of *run*, the first of which is a heading."""
    questions = sum(is_question(piece.words) for piece in run[1:])
    if len(run) < 3 or 0 < questions < len(run) - 1:
        return []
    return [BlockKind.ITEM] * (_leave_heading(pieces, at, run) - 1)


def _may_head(pieces: Sequence[Piece], at: int, before: BlockKind | None) -> bool:
    """Say whether the short piece at *at* stands as a heading does: on its own, with something below."""
    piece = pieces[at]
    if at + 1 == len(pieces) or pieces[at + 1].is_inline or not is_heading_like(piece.words):
        return False
    return piece.is_apart or before is not BlockKind.PARAGRAPH or not is_short(pieces[at - 1].words)


def _is_counted_heading(pieces: Sequence[Piece], at: int) -> bool:
    """Say whether the piece at *at* is a heading with a number, not an item of a numbered list."""
    piece = pieces[at]
    if not _COUNTED.match(piece.marker) or not is_heading_like(piece.words) or not piece.is_apart:
        return False
    below = pieces[at + 1] if at + 1 < len(pieces) else None
    led = at > 0 and is_lead_in(pieces[at - 1].words)
    return not led and below is not None and not below.marker and (below.is_apart or is_prose(below.words))


def _has_title(pieces: Sequence[Piece]) -> bool:
    """Say whether *pieces* begin with a title: no sentence, or one right above the text of an abstract."""
    if len(pieces) < 2 or pieces[0].marker or len(pieces[0].words) > _TITLE_LENGTH:
        return False
    title, below = pieces[0].words, pieces[1].words
    if starts_low(title) or is_lead_in(title) or ". " in title:
        return False
    is_abstract = not pieces[1].is_apart and len(below) > max(_TEXT_LENGTH, _TIMES_LONGER * len(title))
    return is_abstract or (not ends_sentence(title) and pieces[1].is_apart)
