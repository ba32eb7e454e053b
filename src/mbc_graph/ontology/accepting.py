"""Rows of a table that a person has accepted, added to the ontology as Turtle; whole, or not at all."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from mbc_graph.errors import OntologyError
from mbc_graph.model import IRI, Concept, Cue, Vocabulary
from mbc_graph.namespaces import MBC, OWL, RDF, RDFS, SKOS, local_name
from mbc_graph.ontology.loading import load_vocabulary, ontology_files, read_quads
from mbc_graph.ontology.rows import Row, read_rows
from mbc_graph.ontology.writing import Facts, read_facts, write_turtle

ACCEPTED = "accepted.ttl"
_DEFINITION = re.compile(r"An? \S+ \S.*")
_NAME = re.compile(r"[^\W\d_][\w-]*")


@dataclass(frozen=True, slots=True)
class Accepted:
    """What was added: the labels of new concepts, new names with the label of theirs, and the file, if any was."""

    concepts: tuple[str, ...] = ()
    names: tuple[tuple[str, str], ...] = ()
    path: Path | None = None


@dataclass(frozen=True)
class Known:
    """What the ontology holds already: its vocabulary, and what is in use.

    *used* are all things by their local name in small letters, *classes* those that are classes by their own,
    *above* all that stand above each class, itself among them; *owners* says which things have a name.
    """

    vocabulary: Vocabulary
    used: Mapping[str, str]
    classes: Mapping[str, IRI]
    above: Mapping[IRI, frozenset[str]]
    owners: Mapping[str, frozenset[str]]


def accept(table: Path, folder: Path) -> Accepted:
    """Return what the rows marked "yes" in *table* add to the ontology in *folder*, once it is written there.

    Raises OntologyError with file, line and remedy where a row is at fault; then nothing is written.
    """
    rows = read_rows(table)
    files = ontology_files(folder)
    known = _known(files)
    _check_apart(rows, known)
    _check_acyclic(rows)
    target = folder / ACCEPTED
    facts = read_facts(target) if target.is_file() else {}
    added: Facts = defaultdict(lambda: defaultdict(set))
    concepts: list[str] = []
    names: list[tuple[str, str]] = []
    fresh = {_local(row) for row in rows if _existing(row, known) is None}
    for row in rows:
        concept = _existing(row, known)
        if concept is None:
            _describe(row, known, rows, fresh, added)
            concepts.append(row.label)
        else:
            names.extend((name, concept.label) for name in _add_names(row, concept, known, added))
    if not added:
        return Accepted()
    for iri, said in added.items():
        for predicate, values in said.items():
            facts.setdefault(iri, {}).setdefault(predicate, set()).update(values)
    write_turtle(target, facts, files, check=lambda beside: _check_whole(beside, target, files))
    return Accepted(tuple(sorted(concepts)), tuple(sorted(names)), target)


def _known(files: list[Path]) -> Known:
    vocabulary = load_vocabulary(files)
    used: dict[str, str] = {}
    parents: dict[str, set[str]] = {}
    classes: dict[str, IRI] = {}
    for quad in read_quads(files):
        if not isinstance(quad.subject, ox.NamedNode):
            continue
        iri = quad.subject.value
        used[local_name(iri).casefold()] = iri
        if quad.predicate.value == RDF + "type" and quad.object == ox.NamedNode(OWL + "Class"):
            classes[local_name(iri)] = IRI(iri)
        if quad.predicate.value == RDFS + "subClassOf" and isinstance(quad.object, ox.NamedNode):
            parents.setdefault(iri, set()).add(quad.object.value)
    above = {iri: _climb(iri, parents) for iri in classes.values()}
    return Known(vocabulary, used, classes, above, _owners(vocabulary))


def _climb(iri: str, parents: Mapping[str, set[str]]) -> frozenset[str]:
    """Return *iri* and all above it."""
    return frozenset({iri}).union(*(_climb(parent, parents) for parent in parents.get(iri, ())))


def _owners(vocabulary: Vocabulary) -> dict[str, frozenset[str]]:
    """Return the concepts and cues that have each name."""
    found: dict[str, set[str]] = defaultdict(set)
    things: list[Concept | Cue] = [*vocabulary.concepts.values(), *vocabulary.cues.values()]
    for thing in things:
        for name in thing.names:
            found[plain(name)].add(thing.iri)
    return {name: frozenset(iris) for name, iris in found.items()}


def plain(name: str) -> str:
    """Return *name* as names are told apart: case, hyphens and blanks make no other name.

    >>> plain("Sand-Eel ") == plain("sand eel")
    True
    """
    return " ".join(re.sub(r"[-‐‑_]", " ", name.casefold()).split())


def _local(row: Row) -> str:
    """Return the local name that a row gives, whether it is written as such, with a prefix or in full."""
    return local_name(row.iri).rsplit(":", 1)[-1]


def _existing(row: Row, known: Known) -> Concept | None:
    """Return the concept that a row names as the one to have a further name."""
    iri = known.used.get(_local(row).casefold())
    concept = known.vocabulary.concepts.get(IRI(iri)) if iri is not None else None
    return concept if concept is not None and local_name(concept.iri) == _local(row) else None


def _check_apart(rows: Iterable[Row], known: Known) -> None:
    """Refuse two new concepts of one IRI, and one name that two rows give to different concepts."""
    first: dict[str, Row] = {}
    owners: dict[str, Row] = {}
    for row in rows:
        local = _local(row)
        if _existing(row, known) is None:
            if local in first:
                raise row.fault(f"{local} is the iri of line {first[local].line} too", "Give each row its own")
            first[local] = row
        for name in sorted({plain(one) for one in (row.label, *row.other_names)}):
            other = owners.setdefault(name, row)
            if _local(other) != local:
                raise row.fault(f"“{name}” is a name in line {other.line} too", "Leave it with one of the two")


def _check_acyclic(rows: Iterable[Row]) -> None:
    """Refuse a new concept that is wider than itself by way of others."""
    above = {_local(row): (row, local_name(row.broader).rsplit(":", 1)[-1]) for row in rows}
    for start, (row, wider) in above.items():
        seen = {start}
        while wider in above and wider not in seen:
            seen.add(wider)
            wider = above[wider][1]
        if wider == start and len(seen) > 1:
            raise row.fault(f"{start} is wider than itself", "Break the circle in the column broader")


def _describe(row: Row, known: Known, rows: list[Row], fresh: set[str], added: Facts) -> None:
    """Add what a row says of a new concept, where it says it well."""
    local = _local(row)
    if not _NAME.fullmatch(local):
        raise row.fault(f"“{row.iri}” is no local name", "Write letters and figures, a letter first: SandEel")
    used = known.used.get(local.casefold())
    if used is not None:
        raise row.fault(f"{local} is in use by <{used}>", "Choose another iri")
    kind = _class(row, known)
    if not row.definition:
        raise row.fault(f"“{row.label}” has no definition", "Write one: “A … that …”")
    if not _DEFINITION.fullmatch(row.definition):
        raise row.fault(f"“{row.definition}” is no definition", "Begin with “A” or “An”: “A … that …”")
    _check_names(row, known, None)
    iri = kind.removesuffix(local_name(kind)) + local
    lay = row.lay_label or row.label
    others = {*row.other_names, lay} - {row.label}
    said = added[iri]
    said[RDF + "type"] = {f"<{OWL}NamedIndividual>", f"<{SKOS}Concept>", f"<{kind}>"}
    said[SKOS + "prefLabel"] = {_text(row.label)}
    said[SKOS + "definition"] = {_text(row.definition if row.definition.endswith(".") else row.definition + ".")}
    said[MBC + "layLabel"] = {_text(lay)}
    if others:
        said[SKOS + "altLabel"] = {_text(name) for name in others}
    if row.broader:
        predicate, wider = _wider(row, kind, known, rows, fresh)
        said[predicate] = {f"<{wider}>"}


def _add_names(row: Row, concept: Concept, known: Known, added: Facts) -> list[str]:
    """Return the names that a row adds to a concept that is there."""
    _check_names(row, known, concept)
    new = [name for name in (row.label, *row.other_names) if name not in concept.names]
    if new:
        added[concept.iri][SKOS + "altLabel"].update(_text(name) for name in new)
    return new


def _check_names(row: Row, known: Known, concept: Concept | None) -> None:
    """Refuse a name that something else has already."""
    for name in (row.label, *row.other_names, *([row.lay_label] if row.lay_label else [])):
        owners = sorted(known.owners.get(plain(name), frozenset()))
        if owners and (concept is None or concept.iri not in owners):
            is_concept = owners[0] in known.vocabulary.concepts
            remedy = (
                f"Write {local_name(owners[0])} as the row's iri, or leave it out" if is_concept else "Leave it out"
            )
            raise row.fault(f"“{name}” is a name of {local_name(owners[0])} already", remedy)


def _class(row: Row, known: Known) -> IRI:
    name = local_name(row.kind).rsplit(":", 1)[-1]
    if name not in known.classes:
        raise row.fault(f"“{row.kind}” is no class", "Name a class of the ontology")
    return known.classes[name]


def _wider(row: Row, kind: IRI, known: Known, rows: list[Row], fresh: set[str]) -> tuple[str, str]:
    """Return how a row's concept is joined to a wider one, and to which.

    A relation of claims that leads upward is taken where there is one that joins the two, else skos:broader.
    """
    wider, wider_kinds = _wider_concept(row, known, rows, fresh)
    kinds = known.above[kind]
    if kinds.isdisjoint(wider_kinds):
        raise row.fault(f"{row.broader} is of another kind than {row.kind}", "Name a wider concept of its kind")
    for relation in sorted(known.vocabulary.relations):
        joins = known.vocabulary.relations[relation].joins
        is_upward = known.vocabulary.is_upward(relation)
        if is_upward and any(first in kinds and second in wider_kinds for first, second in joins):
            return relation, wider
    return SKOS + "broader", wider


def _wider_concept(row: Row, known: Known, rows: list[Row], fresh: set[str]) -> tuple[str, frozenset[str]]:
    """Return the IRI and the kinds of the concept that a row names as wider, known or new as itself."""
    local = local_name(row.broader).rsplit(":", 1)[-1]
    if local in fresh and local != _local(row):
        other = next(one for one in rows if _local(one) == local)
        kind = _class(other, known)
        return kind.removesuffix(local_name(kind)) + local, known.above[kind]
    concept = known.vocabulary.concepts.get(IRI(known.used.get(local.casefold(), "")))
    if concept is None:
        raise row.fault(f"“{row.broader}” is no other concept", "Name one by its local name, or leave it empty")
    return concept.iri, frozenset(concept.kinds)


def _check_whole(beside: Path, target: Path, files: list[Path]) -> None:
    """Refuse what would make an ontology that cannot be loaded."""
    try:
        load_vocabulary([beside, *(path for path in files if path != target)])
    except OntologyError as fault:
        raise OntologyError(fault.where.replace(str(beside), str(target)), fault.problem, fault.remedy) from fault


def _text(words: str) -> str:
    """Return *words* as an English literal."""
    return str(ox.Literal(words, language="en"))


__all__ = ["ACCEPTED", "Accepted", "Known", "accept", "plain"]
