"""Statements about named things written as Turtle that people read: names listed, lines short, order fixed."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pyoxigraph as ox

from mbc_graph.errors import OntologyError
from mbc_graph.namespaces import DCTERMS, MBC, OWL, PREFIXES, RDF, SKOS, local_name
from mbc_graph.ontology.loading import read_quads

Facts = dict[str, dict[str, set[str]]]

_WIDTH = 118
_TITLE = "Concepts accepted from the candidates that documents gave"
_HEAD = """# Made by “mbc-graph ontology accept”, which keeps what is said here but not how it is laid out.
{prefixes}

<{iri}> a owl:Ontology ;
    dcterms:title "{title}"@en ;
    dcterms:license <https://creativecommons.org/licenses/by/4.0/> .

# A word of every concept here, declared so that this file can be read with any ontology.

mbc:layLabel a owl:AnnotationProperty .
"""
_NAMES = (SKOS + "prefLabel", SKOS + "altLabel", SKOS + "hiddenLabel", MBC + "layLabel")
_FIRST = (RDF + "type", *_NAMES, SKOS + "definition")
_TYPES = (OWL + "NamedIndividual", SKOS + "Concept")
_LOCAL = re.compile(r"[^\W\d_](?:[\w-]*\w)?", re.ASCII)


def read_facts(path: Path) -> Facts:
    """Return what the file at *path* says of each thing but itself, by property, as Turtle's terms.

    Raises OntologyError where it speaks of a nameless thing, which could not be written again as it was.
    """
    facts: Facts = {}
    for quad in read_quads([path]):
        if isinstance(quad.subject, ox.BlankNode) or isinstance(quad.object, ox.BlankNode):
            raise OntologyError(str(path), "holds a blank node", "Move what is in brackets to another file")
        iri = getattr(quad.subject, "value", "")
        facts.setdefault(iri, {}).setdefault(quad.predicate.value, set()).add(str(quad.object))
    headers = [iri for iri, said in facts.items() if f"<{OWL}Ontology>" in said.get(RDF + "type", ())]
    return {iri: said for iri, said in facts.items() if iri not in (*headers, MBC + "layLabel")}


def write_turtle(path: Path, facts: Facts, files: Iterable[Path], *, check: Callable[[Path], None]) -> None:
    """Write *facts* to *path* with the prefixes of *files*: beside it first, in its place once *check* has passed."""
    content = to_turtle(path.stem, facts, _prefixes(files)).encode()
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        check(beside)
        beside.chmod(0o644)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _prefixes(files: Iterable[Path]) -> dict[str, str]:
    """Return the prefixes that files declare, by namespace, the first of each."""
    found: dict[str, str] = {}
    for path in files:
        parser = ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)
        for _ in parser:
            pass
        for prefix, namespace in parser.prefixes.items():
            found.setdefault(namespace, prefix)
    return {**found, **{PREFIXES[prefix]: prefix for prefix in ("mbc", "owl", "skos", "dcterms", "rdf")}}


def to_turtle(name: str, facts: Mapping[str, Mapping[str, set[str]]], prefixes: Mapping[str, str]) -> str:
    """Return *facts* as the Turtle file called *name*, things in the order of their names."""
    blocks = [_block(iri, facts[iri], prefixes) for iri in sorted(facts, key=lambda one: (local_name(one), one))]
    body = "\n".join(blocks)
    homes = sorted({iri.removesuffix(local_name(iri)) for iri in facts if f"<{SKOS}Concept>" in _types(facts[iri])})
    home = homes[0] if homes else sorted(iri.removesuffix(local_name(iri)) for iri in facts)[0]
    always = {PREFIXES[prefix] for prefix in ("mbc", "owl", "skos")} | {DCTERMS}
    used = [
        f"@prefix {prefix}: <{namespace}> ."
        for namespace, prefix in sorted(prefixes.items(), key=lambda pair: pair[1])
        if namespace in always or re.search(rf"(?<![\w:/]){re.escape(prefix)}:", body)
    ]
    head = _HEAD.format(prefixes="\n".join(used), iri=f"{home}ontology/{name}", title=_TITLE)
    return f"{head}\n{body}"


def _types(said: Mapping[str, set[str]]) -> set[str]:
    return said.get(RDF + "type", set())


def _block(iri: str, said: Mapping[str, set[str]], prefixes: Mapping[str, str]) -> str:
    """Return what is said of one thing."""
    order = sorted(said, key=lambda one: (_FIRST.index(one) if one in _FIRST else len(_FIRST), one))
    parts = []
    for at, predicate in enumerate(order):
        word = "a" if predicate == RDF + "type" else _short(f"<{predicate}>", prefixes)
        start = f"{_short(f'<{iri}>', prefixes)} {word}" if not at else f"    {word}"
        parts.append(_listed(start, [_short(value, prefixes) for value in sorted(said[predicate], key=_type_first)]))
    return " ;\n".join(parts) + " .\n"


def _type_first(value: str) -> tuple[int, str]:
    bare = value.strip("<>")
    return (_TYPES.index(bare) if bare in _TYPES else len(_TYPES)), value


def _listed(start: str, values: list[str]) -> str:
    """Return *values* behind *start*, broken into lines where they are many."""
    lines = [f"{start} {values[0]}"]
    for value in values[1:]:
        if len(lines[-1]) + len(value) + 4 <= _WIDTH:
            lines[-1] += f" , {value}"
        else:
            lines[-1] += " ,"
            lines.append(f"        {value}")
    return "\n".join(lines)


def _short(term: str, prefixes: Mapping[str, str]) -> str:
    """Return a term of Turtle, an IRI with its prefix where it has one."""
    if not term.startswith("<"):
        return term
    iri = term[1:-1]
    for namespace in sorted(prefixes, key=len, reverse=True):
        if iri.startswith(namespace) and _LOCAL.fullmatch(iri[len(namespace) :]):
            return f"{prefixes[namespace]}:{iri[len(namespace) :]}"
    return term
