"""What the page of a relation shows: what is stated of it, and how texts say it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from mbc_graph.model import Cue
from mbc_graph.namespaces import MBC, OWL, RDF, RDFS, SKOS
from mbc_graph.publishing.expressions import Fact, express_chain, to_fact
from mbc_graph.publishing.kinds import Row
from mbc_graph.publishing.register import Link, Register

_CHARACTERISTICS = (
    *("TransitiveProperty", "SymmetricProperty", "AsymmetricProperty", "ReflexiveProperty", "IrreflexiveProperty"),
    *("FunctionalProperty", "InverseFunctionalProperty"),
)


@dataclass(frozen=True, slots=True)
class Signal:
    """A cue as a page shows it: what it does, its phrases as written, its example, and what is particular to it."""

    role: str
    phrases: tuple[str, ...]
    example: str
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Bond:
    """A relation as its page shows it."""

    iri: str
    address: str
    label: str
    definition: str
    examples: tuple[str, ...]
    pairs: tuple[tuple[Link, Link], ...]
    facts: tuple[Fact, ...]
    signals: tuple[Signal, ...]


def bond_rows(said: Mapping[str, int], register: Register) -> list[Row]:
    """Return all relations but those that only turn another round, most said first."""
    facts = register.facts
    turning = {iri for iri in register.relations if facts.values(iri, OWL + "inverseOf") and not said.get(iri)}
    rows = []
    for iri in register.relations:
        inverse = facts.inverse(iri)
        if iri in turning and inverse not in turning:
            continue
        rows.append(Row(register.link(iri), said.get(iri, 0), turned=register.link(inverse) if inverse else None))
    return sorted(rows, key=lambda row: (-row.count, row.link.label.casefold(), row.link.address))


def to_bond(iri: str, cues: Iterable[Cue], register: Register) -> Bond:
    """Return what the page of the relation *iri* shows; *cues* are those that signal it."""
    facts = register.facts
    return Bond(
        iri,
        register.pages[iri],
        facts.label(iri),
        facts.definition(iri),
        tuple(facts.texts(iri, SKOS + "example")),
        tuple(_pairs(iri, register)),
        tuple(fact for fact in _of_relation(iri, register) if fact.values),
        to_signals(cues, register),
    )


def _of_relation(iri: str, register: Register) -> list[Fact]:
    facts, words = register.facts, register.words
    inverse = facts.inverse(iri)
    kinds = facts.iris(iri, RDF + "type")
    traits = [words["characteristics"][name] for name in _CHARACTERISTICS if OWL + name in kinds]
    traits += [words["characteristics"]["wider"]] if facts.is_wider(iri) else []
    heads = [head for head in facts.values(iri, OWL + "propertyChainAxiom") if not isinstance(head, ox.Literal)]
    return [
        Fact(words["facts"]["inverseOf"], ((register.link(inverse),),) if inverse else ()),
        Fact(words["facts"]["characteristics"], tuple((Link(str(trait)),) for trait in traits)),
        to_fact("domain", facts.values(iri, RDFS + "domain"), register),
        to_fact("range", facts.values(iri, RDFS + "range"), register),
        to_fact("subPropertyOf", facts.values(iri, RDFS + "subPropertyOf"), register),
        Fact(
            words["facts"]["propertyChainAxiom"],
            tuple(sorted((express_chain(head, register) for head in heads), key=str)),
        ),
        to_fact("propertyDisjointWith", facts.values(iri, OWL + "propertyDisjointWith"), register),
        to_fact("defaultSubject", facts.values(iri, MBC + "defaultSubject"), register),
        to_fact("statedBy", facts.values(iri, MBC + "statedBy"), register),
    ]


def _pairs(iri: str, register: Register) -> list[tuple[Link, Link]]:
    facts = register.facts
    found = [
        (register.link(first), register.link(last))
        for pair in facts.iris(iri, MBC + "joins")
        for first in facts.iris(pair, MBC + "from")
        for last in facts.iris(pair, MBC + "to")
    ]
    return sorted(found, key=lambda pair: (pair[0].label, pair[1].label))


def to_signals(cues: Iterable[Cue], register: Register) -> tuple[Signal, ...]:
    """Return cues as pages show them, those of a role together."""
    words = register.words
    order = list(words["roles"])
    found = []
    for cue in sorted(cues, key=lambda cue: (order.index(cue.role) if cue.role in order else len(order), cue.iri)):
        notes = [words["orders"].get(cue.order, "")] if cue.signals else [words["reaches"].get(cue.reach, "")]
        notes += [words["statements"][cue.polarity], words["statements"][cue.certainty]]
        phrases = tuple(register.facts.texts(cue.iri, MBC + "phrase"))
        role = str(words["roles"].get(cue.role, cue.role))
        found.append(Signal(role, phrases, cue.example, tuple(note for note in notes if note)))
    return tuple(found)
