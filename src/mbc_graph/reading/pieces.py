"""From plain text to its pieces: lines with what marks them, and wrapped lines joined to one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from mbc_graph.model import Span
from mbc_graph.reading.shapes import fold_blanks, is_heading_like, is_lead_in

GLYPHS = "•◦▪▫‣⁃∙●○■□➢➤►✓✔"
_GLYPH = re.compile(rf"[{GLYPHS}·]\ufe0e?\s*|[*–—-]\s+(?=\S)")
_NUMBER = re.compile(r"(?:\(\d{1,2}\)|\d{1,2}[.)]|\[\d{1,3}\]|\(?[a-zA-Z]\)|\(?[ivx]{1,4}\))\s+(?=\S)")
_LETTER_O = re.compile(r"o\s+(?=\S)")
_LONE_MARKER = re.compile(rf"(?:[{GLYPHS}·]|\(?\d{{1,2}}[.)])\s*$")
_HASHES = re.compile(r"#{1,6}\s+(?=\S)")
_SECTION = re.compile(r"\d{1,2}(?:\.\d{1,2})+\.?\s+(?=[^\W\d_])")
_UNDERLINE = re.compile(r"(=|-|~)\1{2,}$")
_TAB = 4
_WRAPPED = (40, 200)
_MAY_BE_LONGER = 0.1


@dataclass(frozen=True, slots=True)
class Piece:
    """A line, or lines that wrap into one: what it says, what marks it, how it stands on the page.

    *start* is behind the marker; *tail* is the column at which the last of its lines ends; *level* is that
    of a heading which signs or a divided number mark; *is_inline* says that it stands on the line of the
    piece before.
    """

    start: int
    end: int
    words: str
    marker: str
    indent: int
    tail: int
    is_apart: bool
    level: int = 0
    is_inline: bool = False

    @property
    def span(self) -> Span:
        """Where the piece is, its marker left out."""
        return Span(self.start, self.end)

    @property
    def style(self) -> str:
        """The marker with its number or letter left out, so that it is the same along a list."""
        return re.sub(r"[a-zA-Z]+", "a", re.sub(r"\d+", "1", self.marker))


def has_marker(words: str) -> bool:
    """Say whether a line begins with a bullet or a number."""
    return bool(_GLYPH.match(words) or _NUMBER.match(words))


def find_pieces(text: str, start: int, end: int) -> list[Piece]:
    """Return the pieces of text[start:end], in order."""
    return _join_wrapped(_keep_letter_bullets(text, _find_lines(text, start, end)))


def find_lines(text: str, start: int, end: int) -> Iterator[Span | None]:
    """Yield the lines of text[start:end] without the blanks around them, `None` for a blank one."""
    at = start
    for line in text[start:end].splitlines(keepends=True):
        words = line.strip()
        inner = at + len(line) - len(line.lstrip())
        yield Span(inner, inner + len(words)) if words else None
        at += len(line)


def _find_lines(text: str, start: int, end: int) -> list[Piece]:
    pieces: list[Piece] = []
    is_apart, waiting = True, ""
    for line in find_lines(text, start, end):
        words = text[line.start : line.end] if line else ""
        if line is None or not any(map(str.isalnum, words)):
            if pieces and not is_apart and _UNDERLINE.match(words) and is_heading_like(pieces[-1].words):
                pieces[-1] = replace(pieces[-1], level=1 if words[0] == "=" else 2)
            waiting = words if _LONE_MARKER.match(words) else waiting
            is_apart = True
            continue
        if _LONE_MARKER.match(words) and words.rstrip()[-1] in ".)":
            waiting = words
            continue
        pieces.append(_to_piece(text, line, is_apart, waiting))
        is_apart, waiting = False, ""
    return pieces


def _to_piece(text: str, line: Span, is_apart: bool, waiting: str) -> Piece:
    """Return the piece at *line*; *waiting* is a marker that stood alone on the line before."""
    words = text[line.start : line.end]
    section = _find_section(words)
    found = section or _GLYPH.match(words) or _NUMBER.match(words) or _LETTER_O.match(words)
    marker = found.group().strip() if found and not section else waiting
    start = line.start + (found.end() if found else 0)
    line_start = max(text.rfind(end, 0, line.start) for end in "\n\r") + 1
    indent = len(text[line_start : line.start].expandtabs(_TAB))
    return Piece(
        start=start,
        end=line.end,
        words=fold_blanks(text[start : line.end]),
        marker=marker,
        indent=indent,
        tail=indent + len(words),
        is_apart=is_apart,
        level=len(re.findall(r"#|\d+", section.group())) if section else 0,
    )


def _find_section(words: str) -> re.Match[str] | None:
    """Return the signs or the divided number that make a line a heading: "## ", "2.1 "."""
    section = _HASHES.match(words) or _SECTION.match(words)
    return section if section and is_heading_like(words[section.end() :]) else None


def _keep_letter_bullets(text: str, pieces: list[Piece]) -> list[Piece]:
    """Return *pieces*, where a letter "o" is a bullet only beside another item."""
    kept = []
    for at, piece in enumerate(pieces):
        beside = [*pieces[max(at - 1, 0) : at], *pieces[at + 1 : at + 2]]
        if piece.marker == "o" and not any(other.marker for other in beside):
            start = text.rindex("o", 0, piece.start)
            piece = replace(piece, marker="", start=start, words=f"o {piece.words}")
        kept.append(piece)
    return kept


def _join_wrapped(lines: list[Piece]) -> list[Piece]:
    """Return *lines* with those joined that a fixed width has broken."""
    width = _find_width(lines)
    pieces: list[Piece] = []
    in_list = False
    for at, line in enumerate(lines):
        if at and _is_continued(pieces[-1], line, width, in_list):
            pieces[-1] = _join(pieces[-1], line)
            continue
        is_led = bool(at) and is_lead_in(pieces[-1].words)
        in_list = not line.marker and (is_led or (in_list and not line.is_apart))
        pieces.append(line)
    return pieces


def _join(piece: Piece, line: Piece) -> Piece:
    words = f"{piece.words} {line.words}"
    return replace(piece, end=line.end, words=words, tail=line.tail)


def _find_width(lines: Sequence[Piece]) -> int | None:
    """Return the width at which the lines were broken, or `None` where they were not."""
    in_list, broken = False, []
    for at, (line, following) in enumerate(pairwise(lines)):
        after_lead = bool(at) and is_lead_in(lines[at - 1].words) and line.words[:1].islower()
        in_list = not line.marker and (after_lead or (in_list and not line.is_apart))
        if not in_list and _breaks_sentence(line, following):
            broken.append(line.tail)
    if not broken or sum(line.tail > max(broken) for line in lines) > _MAY_BE_LONGER * len(lines):
        return None
    return max(broken)


def _breaks_sentence(line: Piece, following: Piece) -> bool:
    """Say whether a sentence runs on from *line* to *following*."""
    if following.is_apart or following.marker or line.level or following.level:
        return False
    shortest, longest = _WRAPPED
    runs_on = following.words[:1].islower() and line.words[-1:] not in ".!?:;"
    return runs_on and shortest <= line.tail <= longest


def _is_continued(piece: Piece, line: Piece, width: int | None, in_list: bool) -> bool:
    """Say whether *line* goes on with what *piece* says."""
    if line.is_apart or line.marker or line.level or piece.level or is_lead_in(piece.words):
        return False
    if piece.marker and (line.indent > piece.indent or _runs_on(piece, line)):
        return True
    if width is not None and piece.tail <= width:
        first = line.words.split(" ", 1)[0]
        if piece.tail + 1 + len(first) > width:
            return True
    return not in_list and _breaks_sentence(piece, line)


def _runs_on(piece: Piece, line: Piece) -> bool:
    return line.words[:1].islower() and piece.words[-1:] not in ".!?:;"
