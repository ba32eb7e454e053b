"""What words say of themselves by their shape alone: a heading, a question, a lead-in, a statement."""

from __future__ import annotations

import re

SHORT = 100
_HEADING_LENGTH = 90
_HEADING_WORDS = 14
_QUESTION_LENGTH = 150
_CLOSERS = " \"'”’»)]*_`"
_LINE_END = re.compile(r"\r\n?|\n")
_STOP_INSIDE = re.compile(r"[a-z)]{2}[.!]\s+[\"“(]*[A-Z]|[a-z)]\.[A-Z][a-z]")


def fold_blanks(words: str) -> str:
    """Return *words* with single blanks between them."""
    return " ".join(words.split())


def count_blank_lines(between: str) -> int:
    """Return how many blank lines stand between two blocks, given the characters between them.

    >>> count_blank_lines("\\n"), count_blank_lines("\\r\\n  \\r\\n- ")
    (0, 1)
    """
    return max(len(_LINE_END.findall(between)) - 1, 0)


def is_lead_in(words: str) -> bool:
    """Say whether *words* announce what comes next.

    >>> is_lead_in("Gulls nest on:"), is_lead_in("**Nests:**"), is_lead_in("Gulls: a guide")
    (True, True, False)
    """
    return words.rstrip(_CLOSERS).endswith(":")


def ends_sentence(words: str) -> bool:
    """Say whether *words* end as a sentence does."""
    return words.rstrip(_CLOSERS).endswith((".", "!", "?", "…"))


def is_question(words: str) -> bool:
    """Say whether *words* ask and do nothing else.

    >>> is_question("Where do gulls nest?"), is_question("Gulls nest. Where?")
    (True, False)
    """
    asks = words.rstrip(_CLOSERS).endswith("?")
    return asks and len(words) <= _QUESTION_LENGTH and not _STOP_INSIDE.search(words)


def is_short(words: str) -> bool:
    """Say whether *words* could be a heading or an item: short, and neither statement nor lead-in."""
    if is_question(words):
        return True
    return len(words) <= SHORT and not is_lead_in(words) and not ends_sentence(words)


def is_prose(words: str) -> bool:
    """Say whether *words* read as running text."""
    return not is_short(words) and not is_lead_in(words)


def starts_low(words: str) -> bool:
    """Say whether the first character of *words* is a small letter."""
    return words[:1].islower()


def is_heading_like(words: str) -> bool:
    """Say whether *words* could be a heading that nothing marks.

    >>> is_heading_like("Nests on cliffs"), is_heading_like("Gulls nest on cliffs."), is_heading_like("wet feet")
    (True, False, False)
    """
    if is_question(words):
        return True
    first = next((character for character in words if character.isalnum()), "")
    return (
        len(words) <= _HEADING_LENGTH
        and len(words.split()) <= _HEADING_WORDS
        and bool(first)
        and not first.islower()
        and words.rstrip(_CLOSERS)[-1:] not in ".,;:!…"
        and not _STOP_INSIDE.search(words)
    )
