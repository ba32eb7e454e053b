"""What is proposed, and where it was seen."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from mbc_graph.model import IRI, Span


class Place(StrEnum):
    """The kinds of place where a name is to be expected."""

    SLOT = "slot"
    LISTED = "listed"
    TABLE = "table"
    JOINED = "joined"


@dataclass(frozen=True, slots=True)
class Sighting:
    """A phrase where a name is to be expected: its words, and the kinds that its place leads one to expect.

    *reason* names what says so: a relation, or nothing where it is the company that the phrase keeps.
    *opens* says that the phrase opens its sentence or item, so that a capital tells nothing;
    *is_bare* that it is a word by itself, without so much as an article.
    """

    document: str
    span: Span
    words: str
    place: Place
    kinds: frozenset[IRI]
    sentence: str
    reason: str = ""
    opens: bool = False
    is_bare: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """A phrase that may name a concept of its own: how often it was seen, and what it may be."""

    label: str
    kind: IRI | None
    name: str
    documents: int
    times: int
    why: tuple[str, ...]
    near: tuple[str, ...]
    broader: IRI | None
    other_names: tuple[str, ...]
    example: str
    document: str
