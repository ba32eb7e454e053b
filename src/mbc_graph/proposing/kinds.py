"""Which kinds of thing a place leads one to expect: by the relation that is signalled there, or by the company."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from enum import StrEnum

from mbc_graph.model import IRI, Concept, Cue, Order, Role, Vocabulary

Kinds = frozenset[IRI]


class Side(StrEnum):
    """An end of a relation."""

    SUBJECT = "subject"
    OBJECT = "object"

    @property
    def opposite(self) -> Side:
        """Return the other end."""
        return Side.OBJECT if self is Side.SUBJECT else Side.SUBJECT


_BEHIND = {
    Order.SUBJECT_CUE_OBJECT: Side.OBJECT,
    Order.OBJECT_CUE_SUBJECT: Side.SUBJECT,
    Order.CUE_SUBJECT_OBJECT: Side.SUBJECT,
    Order.CUE_OBJECT_SUBJECT: Side.OBJECT,
}
_INTRODUCED = {
    Order.SUBJECT_CUE_OBJECT: Side.OBJECT,
    Order.OBJECT_CUE_SUBJECT: Side.SUBJECT,
    Order.CUE_SUBJECT_OBJECT: Side.OBJECT,
    Order.CUE_OBJECT_SUBJECT: Side.SUBJECT,
}
_BEFORE = {Order.SUBJECT_CUE_OBJECT: Side.SUBJECT, Order.OBJECT_CUE_SUBJECT: Side.OBJECT}


def side_behind(cue: Cue, *, introduced: bool) -> Side | None:
    """Return which end of its relation stands right behind a cue, or is *introduced* by a word like "include"."""
    if introduced:
        return _INTRODUCED[cue.order]
    return _BEHIND[cue.order] if cue.role is Role.RELATION else None


def side_before(cue: Cue) -> Side | None:
    """Return which end of its relation stands before a cue."""
    return _BEFORE.get(cue.order) if cue.role is Role.RELATION else None


def signalling(cues: Iterable[Cue]) -> Cue | None:
    """Return the first of *cues* that signals a relation."""
    return next((cue for cue in cues if cue.role in (Role.RELATION, Role.TOPIC) and cue.signals), None)


def class_ancestors(vocabulary: Vocabulary) -> Mapping[IRI, Kinds]:
    """Return each class that has a concept or an end of a relation, with itself and all above it that are known."""
    found: dict[IRI, Kinds] = {concept.kind: concept.kinds for concept in vocabulary.concepts.values()}
    everything = {kind for kinds in found.values() for kind in kinds}
    everything |= {kind for relation in vocabulary.relations.values() for pair in relation.joins for kind in pair}
    for kind in sorted(everything - found.keys()):
        holding = [kinds for kinds in found.values() if kind in kinds and len(kinds) > 0]
        shared = frozenset.intersection(*holding) if holding else frozenset()
        found[kind] = shared | {kind}
    return found


def expected_kinds(
    relation: IRI, side: Side, vocabulary: Vocabulary, ancestors: Mapping[IRI, Kinds], other: Concept | None = None
) -> Kinds:
    """Return the kinds that *relation* takes on *side*, where *other* stands at its other end.

    A kind that belongs to the other end as well is left out, where others remain.
    """
    here, there = (1, 0) if side is Side.OBJECT else (0, 1)
    pairs = vocabulary.relations[relation].joins
    fitting = [pair for pair in pairs if other is None or pair[there] in other.kinds] or list(pairs)
    kinds = frozenset(pair[here] for pair in fitting)
    opposite = {pair[there] for pair in pairs}
    own = frozenset(kind for kind in kinds if opposite.isdisjoint(ancestors.get(kind, frozenset({kind}))))
    return own or kinds


def company_kind(concepts: Iterable[Concept], vocabulary: Vocabulary, *, within: Kinds = frozenset()) -> Kinds:
    """Return the class that most of *concepts* are of, those *within* the given kinds where there are any."""
    counted = Counter(
        one.kind
        for one in concepts
        if (not within or within & one.kinds)
        and vocabulary.out_of_scope.isdisjoint(one.kinds)
        and one.iri not in vocabulary.general
    )
    if not counted:
        return frozenset()
    return frozenset({min(counted, key=lambda kind: (-counted[kind], kind))})
