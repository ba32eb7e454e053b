"""The closed sets of words that values are made with."""

from __future__ import annotations

from enum import StrEnum
from typing import NewType

IRI = NewType("IRI", str)
NOTHING = IRI("")


class Polarity(StrEnum):
    """Whether a document says a thing or denies it."""

    ASSERTED = "asserted"
    NEGATED = "negated"


class Certainty(StrEnum):
    """How firmly the words say it."""

    DEFINITE = "definite"
    HEDGED = "hedged"


class BlockKind(StrEnum):
    """What a block of text is in its document."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"
    FURNITURE = "furniture"


class Role(StrEnum):
    """What a cue does to the words around it; only a relation cue signals a relation."""

    RELATION = "relation"
    TOPIC = "topic"
    COMPOSE = "compose"
    DENY = "deny"
    HEDGE = "hedge"
    PSEUDO = "pseudo"
    TERMINATE = "terminate"
    EXAMPLE = "example"
    LINK = "link"
    JOIN = "join"
    REFER = "refer"
    RELATIVE = "relative"
    EXCLUDE = "exclude"
    COMPARE = "compare"
    RANK = "rank"
    CLOSE = "close"


class Order(StrEnum):
    """In which order a cue finds its arguments."""

    SUBJECT_CUE_OBJECT = "subject cue object"
    OBJECT_CUE_SUBJECT = "object cue subject"
    CUE_SUBJECT_OBJECT = "cue subject object"
    CUE_OBJECT_SUBJECT = "cue object subject"


class Reach(StrEnum):
    """On which side of a modifier its scope lies (ConText's forward, backward, bidirectional)."""

    FORWARD = "forward"
    BACKWARD = "backward"
    BOTH = "both"
