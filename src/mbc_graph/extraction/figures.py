"""The figure that a clause gives: a share of a hundred, as one value or as a range."""

from __future__ import annotations

import re

from mbc_graph.extraction.passages import Passage
from mbc_graph.model import Frequency

_SHARE = re.compile(
    r"(?P<low>\d{1,3}(?:\.\d+)?)\s*(?:%|percent|per cent)?"
    r"(?:\s*(?:-|–|to|and)\s*(?P<high>\d{1,3}(?:\.\d+)?))?\s*(?:%|percent\b|per cent\b)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def find_frequency(passage: Passage) -> Frequency | None:
    """Return the share that *passage* gives, where it gives exactly one, with the year of its sentence.

    The share is in percent, from 0 to 100; what else is counted is left alone.
    """
    text = passage.text_between(passage.span.start, passage.span.end)
    shares = list(_SHARE.finditer(text))
    if len(shares) != 1:
        return None
    low = float(shares[0]["low"])
    high = float(shares[0]["high"] or low)
    if not 0 <= low <= high <= 100:
        return None
    years = sorted(set(_YEAR.findall(passage.document.quote(passage.sentence))))
    return Frequency(low, high, "percent", year=years[0] if len(years) == 1 else "")
