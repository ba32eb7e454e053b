"""Rows of a table that a person has accepted, added to the ontology as Turtle; whole, or not at all."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
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
_LEAVE = "Leave it out"
_DEFINITION = re.compile(r"An? \S+ \S.*")
_NAME = re.compile(r"[^\W\d_][\w-]*")

Fold = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Accepted:
    """What was added: the labels of new concepts, new names with the label of theirs, and the file, if any was.

    *lacking* are the files that import others of the ontology and not that one, whose IRI is *iri*.
    """

    concepts: tuple[str, ...] = ()
    names: tuple[tuple[str, str], ...] = ()
    path: Path | None = None
    iri: str = ""
    lacking: tuple[Path, ...] = ()


@dataclass(frozen=True)
class Known:
    """What the ontology holds already: its vocabulary, and what is in use.

    *used* are all things by their local name in small letters, *classes* those that are classes by their own,
    *above* all that stand above each class, itself among them, *types* what each thing is said to be;
    *owners* says which things have a name that folds so, and how they write it.
    """

    vocabulary: Vocabulary
    used: Mapping[str, str]
    classes: Mapping[str, IRI]
    above: Mapping[IRI, frozenset[str]]
    types: Mapping[str, set[str]]
    owners: Mapping[str, Mapping[str, str]]
    fold: Fold


def accept(table: Path, folder: Path, fold: Fold) -> Accepted:
    """Return what the rows marked "yes" in *table* add to the ontology in *folder*, once it is written there.

    Names that *fold* brings to one form are one name. Raises OntologyError with file, line and remedy where a row
    is at fault; then nothing is written.
    """
    rows = read_rows(table)
    files = ontology_files(folder)
    known = _known(files, fold)
    _check_apart(rows, known)
    _check_acyclic(rows)
    target = folder / ACCEPTED
    facts = read_facts(target) if target.is_file() else {}
    added, concepts, names = _gather(rows, known)
    if not added:
        return Accepted()
    for iri, said in added.items():
        for predicate, values in said.items():
            facts.setdefault(iri, {}).setdefault(predicate, set()).update(values)
    write_turtle(target, facts, files, check=lambda beside: _check_whole(beside, target, files))
    return Accepted(tuple(sorted(concepts)), tuple(sorted(names)), target, *_unimported(target, files))


def _gather(rows: list[Row], known: Known) -> tuple[Facts, list[str], list[tuple[str, str]]]:
    """Return what *rows* say that is new, with the labels of new concepts and new names of those that are there."""
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
            _check_same(row, concept, known)
            names.extend((name, concept.label) for name in _add_names(row, concept, known, added))
    return added, concepts, names


def _unimported(target: Path, files: Iterable[Path]) -> tuple[str, tuple[Path, ...]]:
    """Return the IRI of the file *target*, and those of *files* that import others of them and not that one."""
    own = min(_of_type(read_quads([target]), OWL + "Ontology"))
    said = {path: list(read_quads([path])) for path in files if path != target}
    siblings = frozenset(iri for quads in said.values() for iri in _of_type(quads, OWL + "Ontology"))
    lacking = []
    for path, quads in said.items():
        imported = {getattr(one.object, "value", "") for one in quads if one.predicate.value == OWL + "imports"}
        if imported & siblings and own not in imported:
            lacking.append(path)
    return own, tuple(lacking)


def class_names(quads: Iterable[ox.Quad]) -> dict[str, IRI]:
    """Return the classes that *quads* declare, by their local names."""
    return {local_name(iri): IRI(iri) for iri in sorted(_of_type(quads, OWL + "Class"))}


def _of_type(quads: Iterable[ox.Quad], kind: str) -> frozenset[str]:
    """Return the named things that *quads* say to be of *kind*."""
    wanted = ox.NamedNode(kind)
    return frozenset(
        quad.subject.value
        for quad in quads
        if quad.predicate.value == RDF + "type" and quad.object == wanted and isinstance(quad.subject, ox.NamedNode)
    )


def _known(files: list[Path], fold: Fold) -> Known:
    vocabulary = load_vocabulary(files)
    quads = list(read_quads(files))
    classes = class_names(quads)
    used: dict[str, str] = {}
    said: dict[str, dict[str, set[str]]] = {RDF + "type": {}, RDFS + "subClassOf": {}}
    for quad in quads:
        if not isinstance(quad.subject, ox.NamedNode):
            continue
        iri = quad.subject.value
        used[local_name(iri).casefold()] = iri
        if quad.predicate.value in said and isinstance(quad.object, ox.NamedNode):
            said[quad.predicate.value].setdefault(iri, set()).add(quad.object.value)
    above = {iri: _climb(iri, said[RDFS + "subClassOf"]) for iri in classes.values()}
    return Known(vocabulary, used, classes, above, said[RDF + "type"], _owners(vocabulary, fold), fold)


def _climb(iri: str, parents: Mapping[str, set[str]]) -> frozenset[str]:
    """Return *iri* and all above it."""
    return frozenset({iri}).union(*(_climb(parent, parents) for parent in parents.get(iri, ())))


def _owners(vocabulary: Vocabulary, fold: Fold) -> dict[str, dict[str, str]]:
    """Return the concepts and cues that have each name, by its folded form, and how they write it."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    things: list[Concept | Cue] = [*vocabulary.concepts.values(), *vocabulary.cues.values()]
    for thing in things:
        for name in sorted(thing.names):
            found[fold(name)].setdefault(thing.iri, name)
    return found


def _local(row: Row) -> str:
    """Return the local name that a row gives, whether it is written as such, with a prefix or in full."""
    return local_name(_bare(row)).rsplit(":", 1)[-1]


def _bare(row: Row) -> str:
    """Return the iri of a row without the brackets that Turtle puts around it."""
    return row.iri.removeprefix("<").removesuffix(">")


def _is_full(iri: str) -> bool:
    return "://" in iri


def _existing(row: Row, known: Known) -> Concept | None:
    """Return the concept that a row names as the one to have a further name."""
    concepts = known.vocabulary.concepts
    concept = concepts.get(IRI(_bare(row))) or concepts.get(IRI(known.used.get(_local(row).casefold(), "")))
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
        for name in row.names:
            other = owners.setdefault(known.fold(name), row)
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
    iri = kind.removesuffix(local_name(kind)) + local
    if _is_full(row.iri) and _bare(row) != iri:
        raise row.fault(f"<{_bare(row)}> is not in the namespace of {local_name(kind)}", f"Write {local} or <{iri}>")
    if not row.definition:
        raise row.fault(f"“{row.label}” has no definition", "Write one: “A … that …”")
    if not _DEFINITION.fullmatch(row.definition):
        raise row.fault(f"“{row.definition}” is no definition", "Begin with “A” or “An”: “A … that …”")
    _check_names(row, known, None)
    lay = row.lay_label or row.label
    others = {*row.other_names, lay} - {row.label}
    said = added[iri]
    said[RDF + "type"] = {f"<{OWL}NamedIndividual>", f"<{SKOS}Concept>", f"<{kind}>"}
    said[SKOS + "prefLabel"] = {_text(row.label)}
    said[SKOS + "definition"] = {_text(_ended(row.definition))}
    said[MBC + "layLabel"] = {_text(lay)}
    if others:
        said[SKOS + "altLabel"] = {_text(name) for name in others}
    if row.broader:
        predicate, wider = _wider(row, kind, known, rows, fresh)
        said[predicate] = {f"<{wider}>"}


def _check_same(row: Row, concept: Concept, known: Known) -> None:
    """Refuse a row that tells of a concept other than what stands there, which would be lost."""
    local = local_name(concept.iri)
    if _is_full(row.iri) and _bare(row) != concept.iri:
        raise row.fault(f"<{_bare(row)}> is not <{concept.iri}>, which is there", f"Write {local} or another name")
    kinds = sorted(local_name(kind) for kind in known.types[concept.iri] - {SKOS + "Concept", OWL + "NamedIndividual"})
    told = [
        ("class", local_name(_class(row, known)) if row.kind else "", kinds),
        ("definition", _ended(row.definition), [_ended(concept.definition)]),
        ("lay_label", row.lay_label, [concept.lay]),
    ]
    for column, said, there in told:
        if said and said not in there:
            stands = " and ".join(f"“{one}”" for one in there if one) or "none"
            problem = f"“{said}” is not the {column} of {local}, which is there with {stands}"
            raise row.fault(problem, f"Give what is new an iri of its own; else leave the {column} empty")


def _add_names(row: Row, concept: Concept, known: Known, added: Facts) -> list[str]:
    """Return the names that a row adds to a concept that is there."""
    _check_names(row, known, concept)
    new = [name for name in (row.label, *row.other_names) if name not in concept.names]
    if new:
        added[concept.iri][SKOS + "altLabel"].update(_text(name) for name in new)
    return new


def _check_names(row: Row, known: Known, concept: Concept | None) -> None:
    """Refuse a name that no text can hold, or that is read as one that something else has already."""
    for name in row.names:
        if not known.fold(name):
            raise row.fault(f"“{name}” has no word that could be found in a text", "Write a name in words")
        owners = known.owners.get(known.fold(name), {})
        if not owners or (concept is not None and concept.iri in owners):
            continue
        owner = min(owners)
        local = local_name(owner)
        how = "is" if owners[owner] == name else f"is read as “{owners[owner]}”,"
        remedy = f"Write {local} as the row's iri, or leave it out" if owner in known.vocabulary.concepts else _LEAVE
        raise row.fault(f"“{name}” {how} a name of {local} already", remedy)


def _class(row: Row, known: Known) -> IRI:
    """Return the class that a row names, by its local name or in full."""
    bare = row.kind.removeprefix("<").removesuffix(">")
    kind = known.classes.get(local_name(bare).rsplit(":", 1)[-1])
    if kind is None or (_is_full(bare) and bare != kind):
        raise row.fault(f"“{row.kind}” is no class", "Name a class of the ontology")
    return kind


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


def _ended(definition: str) -> str:
    """Return a definition on one line, with the full stop that ends it."""
    line = " ".join(definition.split())
    return line if not line or line.endswith(".") else f"{line}."


def _text(words: str) -> str:
    """Return *words* as an English literal."""
    return str(ox.Literal(words, language="en"))


__all__ = ["ACCEPTED", "Accepted", "Known", "accept", "class_names"]
