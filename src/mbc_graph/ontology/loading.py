"""Turtle files into a Vocabulary: concepts, relations and cues, each fault with file and remedy."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

import pyoxigraph as ox

from mbc_graph.errors import OntologyError
from mbc_graph.model import (
    IRI,
    Certainty,
    Concept,
    Cue,
    Order,
    Polarity,
    Reach,
    Relation,
    Role,
    Vocabulary,
)
from mbc_graph.namespaces import MBC, ONTOLOGY_GRAPH, OWL, RDF, RDFS, SKOS, local_name
from mbc_graph.ontology.files import read_text
from mbc_graph.ontology.phrases import expand

_UNDECLARED = re.compile(r"prefix ['\"“]?([\w.-]*):?['\"”]? has not been declared", re.IGNORECASE)
_NAMES = (SKOS + "prefLabel", SKOS + "altLabel", SKOS + "hiddenLabel")

Facts = dict[str, dict[str, list[str]]]
Choice = TypeVar("Choice", bound=StrEnum)


def ontology_files(folder: Path) -> list[Path]:
    """Return the Turtle files that make up the ontology in *folder*, cues among them, shapes not."""
    if not folder.is_dir():
        raise OntologyError(str(folder), "no such folder", "Name the folder that holds the ontology's .ttl files")
    files = sorted(folder.glob("*.ttl")) + sorted((folder / "cues").glob("*.ttl"))
    if not files:
        raise OntologyError(str(folder), "no .ttl file in it", "Name the folder that holds the ontology's .ttl files")
    return files


def read_quads(paths: Iterable[Path]) -> Iterator[ox.Quad]:
    """Yield the statements of the files *paths*, in the graph of the ontology.

    Raises OntologyError with file and line where a file is not Turtle, or not even text.
    """
    graph = ox.NamedNode(ONTOLOGY_GRAPH)
    for path in paths:
        try:
            for quad in ox.parse(input=read_text(path), format=ox.RdfFormat.TURTLE):
                yield ox.Quad(quad.subject, quad.predicate, quad.object, graph)
        except SyntaxError as fault:
            raise _not_turtle(path, fault) from fault


def _not_turtle(path: Path, fault: SyntaxError) -> OntologyError:
    where = f"{path}, line {fault.lineno}" if fault.lineno else str(path)
    if prefix := _UNDECLARED.search(fault.msg):
        remedy = f"Declare it at the top of the file: @prefix {prefix[1]}: <…> ."
        return OntologyError(where, f"the prefix {prefix[1]}: is not declared", remedy)
    return OntologyError(where, f"not Turtle ({fault.msg})", "Mend that line")


def load_vocabulary(paths: Iterable[Path]) -> Vocabulary:
    """Return what the files *paths* say of concepts, relations and cues.

    Raises OntologyError where a concept has no label or class, or a cue no phrase, role or example,
    or signals a relation that does not exist.
    """
    facts, where = _read_facts(paths)
    for predicate in (RDFS + "subClassOf", RDFS + "subPropertyOf"):
        _check_cycles(facts, facts, [predicate], where)
    kinds = _ancestors(facts, RDFS + "subClassOf")
    relations = _relations(facts, where)
    functional = _defining(facts)
    wider = [SKOS + "broader", *(iri for iri, said in sorted(facts.items()) if "true" in said.get(MBC + "isWider", ()))]
    concepts = {
        IRI(iri): _concept(IRI(iri), said, kinds, functional, wider, where[iri])
        for iri, said in sorted(facts.items())
        if SKOS + "Concept" in said[RDF + "type"]
    }
    cues = {
        IRI(iri): _cue(IRI(iri), said, relations, where[iri])
        for iri, said in sorted(facts.items())
        if MBC + "Cue" in said[RDF + "type"]
    }
    _check_classes(concepts, facts, where)
    _check_cycles(concepts, facts, wider, where)
    everything = facts.values()
    return Vocabulary(
        concepts,
        relations,
        cues,
        skipped=frozenset(word for said in everything for word in said.get(MBC + "skippedWord", ())),
        spellings=tuple(sorted(_spellings(facts, where))),
        out_of_scope=frozenset(IRI(iri) for iri, said in facts.items() if "true" in said.get(MBC + "outOfScope", ())),
    )


def _read_facts(paths: Iterable[Path]) -> tuple[Facts, dict[str, list[Path]]]:
    """Return what the files say of each name, by property, and which files say something of it."""
    facts: Facts = defaultdict(lambda: defaultdict(list))
    where: dict[str, list[Path]] = defaultdict(list)
    for path in paths:
        for quad in read_quads([path]):
            if not isinstance(quad.subject, ox.NamedNode) or isinstance(quad.object, ox.BlankNode):
                continue
            iri = quad.subject.value
            facts[iri][quad.predicate.value].append(_value(quad.object))
            if path not in where[iri]:
                where[iri].append(path)
    return facts, where


def _check_classes(concepts: dict[IRI, Concept], facts: Facts, where: dict[str, list[Path]]) -> None:
    """Refuse a concept of a class that no file declares: a slip of the pen makes a class of its own otherwise."""
    classes = {iri for iri, said in facts.items() if OWL + "Class" in said.get(RDF + "type", ())}
    for iri in concepts:
        for kind in sorted(set(_types(facts[iri])) - classes):
            problem = f"{local_name(iri)} is of the class {local_name(kind)}, which is none"
            raise OntologyError(_places(where[iri], iri), problem, "Name a class that is declared")


def _types(said: Mapping[str, list[str]]) -> list[str]:
    """Return the classes that a concept is said to be of, but for those that every concept is of."""
    return [kind for kind in said.get(RDF + "type", ()) if kind not in (SKOS + "Concept", OWL + "NamedIndividual")]


def _check_cycles(
    names: Iterable[str],
    facts: Mapping[str, Mapping[str, list[str]]],
    predicates: list[str],
    where: dict[str, list[Path]],
) -> None:
    """Refuse what stands above itself by *predicates*, one or several, over others or straight away."""
    above = {iri: sorted({one for by in predicates for one in facts[iri].get(by, ())}) for iri in sorted(names)}
    try:
        TopologicalSorter(above).prepare()
    except CycleError as fault:
        ring = fault.args[1][::-1]
        steps = list(pairwise(ring))
        used = [by for by in predicates if any(wider in facts[iri].get(by, ()) for iri, wider in steps)]
        way = " → ".join(local_name(iri) for iri in ring)
        problem = f"{local_name(ring[0])} stands above itself by {' and '.join(map(local_name, used))}: {way}"
        raise OntologyError(_places(where[ring[0]], ring[0]), problem, "Take one of these statements away") from fault


def _places(paths: Iterable[Path], iri: str) -> str:
    """Return the files that speak of *iri*, each with the line where it first stands as a subject."""
    subject = re.compile(rf"^\S*[:/#]{re.escape(local_name(iri))}>?(?=\s)", re.MULTILINE)
    places = []
    for path in paths:
        text = read_text(path)
        found = subject.search(text)
        places.append(f"{path}, line {text.count(chr(10), 0, found.start()) + 1}" if found else str(path))
    return " and ".join(places)


def _value(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
    return str(term) if isinstance(term, ox.Triple) else term.value


def _spellings(facts: Facts, where: dict[str, list[Path]]) -> Iterator[tuple[str, str]]:
    for iri, said in facts.items():
        for pair in said.get(MBC + "spelling", ()):
            read, compared = (part.strip() for part in f"{pair}>".split(">")[:2])
            if pair.count(">") != 1 or not (read and compared):
                problem = f"{local_name(iri)} has the spelling “{pair}”"
                raise OntologyError(_places(where[iri], iri), problem, "Write two, parted by one “>”: grey>gray")
            yield read, compared


def _ancestors(facts: Facts, predicate: str) -> dict[str, frozenset[str]]:
    """Return, for each IRI, itself and all above it by *predicate*, which makes no cycle."""
    above = {iri: said.get(predicate, ()) for iri, said in facts.items()}
    found: dict[str, frozenset[str]] = {}
    for iri in TopologicalSorter(above).static_order():
        found[iri] = frozenset({iri}).union(*(found[parent] for parent in above.get(iri, ())))
    return found


def _defining(facts: Facts) -> frozenset[str]:
    """Return the properties by which composed mentions find a concept: those that a cue composes by."""
    return frozenset(value for said in list(facts.values()) for value in said.get(MBC + "composes", ()))


def _one(said: dict[str, list[str]], predicate: str, iri: str, paths: list[Path], remedy: str) -> str:
    values = said.get(predicate, [])
    if len(values) != 1:
        problem = f"{local_name(iri)} has {len(values) or 'no'} {local_name(predicate)}"
        raise OntologyError(_places(paths, iri), problem, remedy)
    return values[0]


def _one_or_none(said: dict[str, list[str]], predicate: str, iri: str, paths: list[Path]) -> str | None:
    values = sorted(set(said.get(predicate, ())))
    if len(values) > 1:
        problem = f"{local_name(iri)} has {len(values)} {local_name(predicate)}: {', '.join(map(local_name, values))}"
        raise OntologyError(_places(paths, iri), problem, f"Give it one mbc:{local_name(predicate)}")
    return values[0] if values else None


def _concept(
    iri: IRI,
    said: dict[str, list[str]],
    kinds: dict[str, frozenset[str]],
    defining: frozenset[str],
    wider: list[str],
    paths: list[Path],
) -> Concept:
    label = _one(said, SKOS + "prefLabel", iri, paths, "Give it exactly one skos:prefLabel")
    if not label.strip():
        raise OntologyError(_places(paths, iri), f"{local_name(iri)} has a blank label", "Give it a name")
    types = _types(said)
    if not types:
        raise OntologyError(_places(paths, iri), f"{local_name(iri)} is of no class", "Give it the class it belongs to")
    return Concept(
        iri,
        label,
        names=frozenset(name for predicate in _NAMES for name in said.get(predicate, ())),
        shown=frozenset(name for predicate in _NAMES[:2] for name in said.get(predicate, ())),
        kind=IRI(sorted(types)[0]),
        kinds=frozenset(IRI(kind) for direct in types for kind in kinds.get(direct, frozenset({direct}))),
        broader=frozenset(IRI(above) for predicate in wider for above in said.get(predicate, ())),
        parts=frozenset(
            (IRI(predicate), IRI(value)) for predicate in sorted(defining) for value in said.get(predicate, ())
        ),
        definition=next(iter(said.get(SKOS + "definition", ())), ""),
        stands_for=next((IRI(other) for other in said.get(MBC + "standsFor", ())), None),
        is_general="true" in said.get(MBC + "isGeneral", ()),
        bars=frozenset(IRI(relation) for relation in said.get(MBC + "bars", ())),
        lay=next(iter(sorted(said.get(MBC + "layLabel", ()))), ""),
        context=frozenset(said.get(MBC + "contextWord", ())),
    )


def _relations(facts: Facts, where: dict[str, list[Path]]) -> dict[IRI, Relation]:
    found = {}
    for iri, said in sorted(facts.items()):
        if MBC + "joins" not in said:
            continue
        pairs = [_pair(facts, pair, where[iri]) for pair in said[MBC + "joins"]]
        default = next(iter(said.get(MBC + "defaultSubject", ())), None)
        stated_by = next(iter(said.get(MBC + "statedBy", ())), None)
        found[IRI(iri)] = Relation(
            IRI(iri),
            label=_one(said, RDFS + "label", iri, where[iri], "Give it exactly one rdfs:label"),
            joins=frozenset(pairs),
            default_subject=IRI(default) if default else None,
            stated_by=IRI(stated_by) if stated_by else None,
            in_brackets="true" in said.get(MBC + "inBrackets", ()),
            definition=next(iter(said.get(SKOS + "definition", ())), ""),
        )
    return found


def _pair(facts: Facts, pair: str, paths: list[Path]) -> tuple[IRI, IRI]:
    said = facts.get(pair, {})
    remedy = "Give it one mbc:from and one mbc:to"
    return IRI(_one(said, MBC + "from", pair, paths, remedy)), IRI(_one(said, MBC + "to", pair, paths, remedy))


def _cue(iri: IRI, said: dict[str, list[str]], relations: dict[IRI, Relation], paths: list[Path]) -> Cue:
    phrases = frozenset(spelled for phrase in said.get(MBC + "phrase", ()) for spelled in expand(phrase))
    if any("{" in phrase or "}" in phrase for phrase in phrases):
        raise OntologyError(_places(paths, iri), f"{local_name(iri)} has a brace without its other half", "Close it")
    if not phrases:
        raise OntologyError(_places(paths, iri), f"{local_name(iri)} has no phrase", "Give it at least one mbc:phrase")
    role = _one_of(Role, said, MBC + "role", iri, paths)
    signals = _one_or_none(said, MBC + "signals", iri, paths)
    if role in (Role.RELATION, Role.TOPIC) and signals is None:
        raise OntologyError(
            _places(paths, iri), f"{local_name(iri)} signals nothing", "Say which relation with mbc:signals"
        )
    if signals is not None and signals not in relations:
        problem = f"{local_name(iri)} signals {local_name(signals)}, which is no relation"
        raise OntologyError(_places(paths, iri), problem, "Name a relation that has mbc:joins")
    composes = _one_or_none(said, MBC + "composes", iri, paths)
    return Cue(
        iri,
        phrases,
        role,
        signals=IRI(signals) if signals else None,
        order=_one_of(Order, said, MBC + "order", iri, paths, Order.SUBJECT_CUE_OBJECT),
        reach=_one_of(Reach, said, MBC + "reach", iri, paths, Reach.FORWARD),
        kinds=frozenset(IRI(kind) for kind in said.get(MBC + "about", ())),
        composes=IRI(composes) if composes else None,
        polarity=_one_of(Polarity, said, MBC + "statesPolarity", iri, paths, Polarity.ASSERTED),
        certainty=_one_of(Certainty, said, MBC + "statesCertainty", iri, paths, Certainty.DEFINITE),
        weight=_weight(said, iri, paths),
        is_near="true" in said.get(MBC + "isNear", ()),
        example=_one(said, SKOS + "example", iri, paths, "Give it one skos:example that it can be read in"),
    )


def _one_of(
    choices: type[Choice],
    said: dict[str, list[str]],
    predicate: str,
    iri: IRI,
    paths: list[Path],
    otherwise: Choice | None = None,
) -> Choice:
    values = said.get(predicate, [])
    if not values and otherwise is not None:
        return otherwise
    known = {str(choice): choice for choice in choices}
    if len(values) != 1 or values[0] not in known:
        problem = f"{local_name(iri)} has mbc:{local_name(predicate)} {values or 'nowhere'}"
        raise OntologyError(_places(paths, iri), problem, f"Give it one of: {', '.join(known)}")
    return known[values[0]]


def _weight(said: dict[str, list[str]], iri: IRI, paths: list[Path]) -> float:
    text = _one_or_none(said, MBC + "weight", iri, paths)
    try:
        weight = 1.0 if text is None else float(text)
    except ValueError:
        weight = -1.0
    if not 0 <= weight <= 1:
        raise OntologyError(
            _places(paths, iri), f"{local_name(iri)} has the weight {text}", "Give a number from 0 to 1"
        )
    return weight
