"""What the ontology tells the reader of texts, and where a text names it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from mbc_graph.model.terms import IRI, NOTHING, Certainty, Order, Polarity, Reach, Role
from mbc_graph.model.texts import Span


@dataclass(frozen=True, slots=True)
class Concept:
    """A thing of the domain: what it is called, what kinds of thing it is, what it is made up of.

    *shown* are those of its names that are not only read. *kind* is its class, *kinds* holds that and every
    ancestor. *parts* are its defining properties, as pairs of property and value, by which composed mentions
    find it. *lay* is that of its names which is for lay readers; *context* holds the words that, standing near,
    tell that a name which others share means this one.
    """

    iri: IRI
    label: str
    names: frozenset[str]
    kinds: frozenset[IRI]
    kind: IRI = NOTHING
    shown: frozenset[str] = frozenset()
    broader: frozenset[IRI] = frozenset()
    parts: frozenset[tuple[IRI, IRI]] = frozenset()
    definition: str = ""
    stands_for: IRI | None = None
    is_general: bool = False
    bars: frozenset[IRI] = frozenset()
    lay: str = ""
    context: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase of the language that signals a relation or bends a claim, and how."""

    iri: IRI
    names: frozenset[str]
    role: Role
    signals: IRI | None = None
    order: Order = Order.SUBJECT_CUE_OBJECT
    reach: Reach = Reach.FORWARD
    kinds: frozenset[IRI] = frozenset()
    composes: IRI | None = None
    polarity: Polarity = Polarity.ASSERTED
    certainty: Certainty = Certainty.DEFINITE
    weight: float = 1.0
    is_near: bool = False
    example: str = ""


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation with the pairs of kinds it may join, and who is meant where a text names nobody."""

    iri: IRI
    label: str
    joins: frozenset[tuple[IRI, IRI]]
    default_subject: IRI | None = None
    stated_by: IRI | None = None
    in_brackets: bool = False
    definition: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name a concept or are a cue; *parts* are the spans of a composed mention's words."""

    span: Span
    of: Concept | Cue
    parts: tuple[Span, ...] = ()


@dataclass(frozen=True, repr=False)
class Vocabulary:
    """All that the ontology tells the reader of texts: concepts, relations and cues by IRI."""

    concepts: Mapping[IRI, Concept]
    relations: Mapping[IRI, Relation]
    cues: Mapping[IRI, Cue]
    skipped: frozenset[str] = frozenset()
    spellings: tuple[tuple[str, str], ...] = ()
    out_of_scope: frozenset[IRI] = frozenset()

    @cached_property
    def by_parts(self) -> Mapping[frozenset[tuple[IRI, IRI]], Concept]:
        """Return the concepts that are defined by their parts, by those parts: of several the widest, else the last."""
        found: dict[frozenset[tuple[IRI, IRI]], Concept] = {}
        for iri, concept in self.concepts.items():
            held = found.get(concept.parts)
            if concept.parts and (held is None or held.iri not in self.ancestors[iri]):
                found[concept.parts] = concept
        return found

    @cached_property
    def general(self) -> frozenset[IRI]:
        """Return the concepts that say no more than what a passage is about anyhow."""
        defaults = {relation.default_subject for relation in self.relations.values() if relation.default_subject}
        return frozenset(defaults | {concept.iri for concept in self.concepts.values() if concept.is_general})

    @cached_property
    def ancestors(self) -> Mapping[IRI, frozenset[IRI]]:
        """Return, for each concept, all that it is a kind of, part of or member of."""
        found: dict[IRI, frozenset[IRI]] = {}

        def climb(iri: IRI, seen: frozenset[IRI]) -> frozenset[IRI]:
            if iri in found or iri in seen or iri not in self.concepts:
                return found.get(iri, frozenset())
            above = self.concepts[iri].broader
            climbed = [climb(parent, seen | {iri}) for parent in sorted(above)]
            return above.union(*climbed) if climbed else above

        for iri in sorted(self.concepts):
            found[iri] = climb(iri, frozenset())
        return found

    def may_join(self, relation: IRI, subject: Concept, object: Concept) -> bool:
        """Say whether *relation* joins a kind of *subject* to a kind of *object*."""
        joins = self.relations[relation].joins
        return any(first in subject.kinds and second in object.kinds for first, second in joins)

    def is_upward(self, relation: IRI) -> bool:
        """Say whether *relation* joins like to like, and so leads from a thing to a wider one."""
        known = self.relations[relation]
        return known.default_subject is None and all(first == second for first, second in known.joins)

    def takes_subject(self, relation: IRI, concept: Concept) -> bool:
        """Say whether *relation* may have *concept* as its subject."""
        return any(first in concept.kinds for first, _ in self.relations[relation].joins)

    def takes_object(self, relation: IRI, concept: Concept) -> bool:
        """Say whether *relation* may have *concept* as its object."""
        return any(second in concept.kinds for _, second in self.relations[relation].joins)
