"""Mappings to other terminologies: SSSOM tables in, statements of SKOS out.

The tables follow the Simple Standard for Sharing Ontological Mappings (https://w3id.org/sssom/): a header of
YAML behind `#`, then tab-separated rows. One table a terminology, since each has its own licence and version.
"""

from __future__ import annotations

import csv
import io
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

import yaml

from mbc_graph.errors import OntologyError
from mbc_graph.model import IRI, Concept
from mbc_graph.namespaces import MBC, SKOS, local_name

EXACT, CLOSE, BROAD, NARROW = "skos:exactMatch", "skos:closeMatch", "skos:broadMatch", "skos:narrowMatch"
PREDICATES = (EXACT, CLOSE, BROAD, NARROW)
LEXICAL, CURATED = "semapv:LexicalMatching", "semapv:ManualMappingCuration"
NOT = "Not"
_CHOICES = {
    "predicate_id": PREDICATES,
    "predicate_modifier": ("", NOT),
    "mapping_justification": (LEXICAL, CURATED),
}
_COLUMNS = (
    *("subject_id", "subject_label", "predicate_id", "predicate_modifier", "object_id", "object_label"),
    *("mapping_justification", "comment"),
)
_FIELDS = ("subject_label", "predicate", "modifier", "object", "object_label", "justification", "comment")
_TARGET = "mappings.ttl"
_HEAD = """# Made from the tables in mappings/: edit those, then run
#     mbc-graph ontology make
{prefixes}
<{iri}> a owl:Ontology ;
    dcterms:title "Cross-references: which terms of other terminologies our concepts are"@en ;
    dcterms:license <https://creativecommons.org/licenses/by/4.0/> .

"""
_PREFIXES = {
    "owl": "http://www.w3.org/2002/07/owl#",
    "dcterms": "http://purl.org/dc/terms/",
    "skos": SKOS,
}


@dataclass(frozen=True, slots=True)
class Row:
    """One mapping: our concept, how the two compare (a SKOS predicate as a CURIE), the other term, and why.

    The modifier "Not" says that someone has looked, and the two are not what their names suggest.
    """

    subject: IRI
    subject_label: str
    predicate: str
    object: str
    object_label: str
    justification: str
    comment: str = ""
    modifier: str = ""
    where: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class MappingSet:
    """The rows of one SSSOM table, and what its header says of them."""

    metadata: Mapping[str, object]
    prefixes: Mapping[str, str]
    rows: tuple[Row, ...]

    def expand(self, curie: str) -> IRI:
        """Return the IRI that *curie* stands for."""
        prefix, _, rest = curie.partition(":")
        return IRI(self.prefixes[prefix] + rest)


@dataclass(frozen=True, slots=True)
class Source:
    """A terminology that concepts are mapped to: its prefix, its table, and which of its branches fit which class."""

    name: str
    prefix: str
    namespace: str
    title: str
    version: str
    attribution: str
    table: str
    column: str = "branch"
    classes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def branches_for(self, concept: Concept, kinds: Iterable[str]) -> tuple[str, ...] | None:
        """Return how the branches begin where *concept* may be looked up: none for all of them, None for nowhere."""
        names = [local_name(concept.kind), *kinds]
        return next((self.classes[name] for name in names if name in self.classes), None)


def read_sources(path: Path) -> list[Source]:
    """Return the terminologies that the file at *path* describes.

    Raises OntologyError where the file cannot be understood.
    """
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
        return [
            Source(
                name,
                **{key: value for key, value in said.items() if key != "classes"},
                classes={kind: tuple(branches) for kind, branches in said["classes"].items()},
            )
            for name, said in sorted(tables.items())
        ]
    except tomllib.TOMLDecodeError as fault:
        raise OntologyError(str(path), f"not TOML ({fault})", "Mend that line") from fault
    except (TypeError, KeyError) as fault:
        remedy = "Give each table prefix, namespace, title, version, attribution, table and classes"
        raise OntologyError(str(path), f"a key is missing or unknown ({fault})", remedy) from fault


def mapping_files(folder: Path) -> list[Path]:
    """Return the tables of mappings in *folder*/mappings, sorted."""
    return sorted((folder / "mappings").glob("*.sssom.tsv"))


def read_mappings(path: Path) -> MappingSet:
    """Return what the SSSOM table at *path* says.

    Raises OntologyError with file and line where it is not as it should be.
    """
    lines = path.read_text(encoding="utf-8").splitlines()
    head = next((at for at, line in enumerate(lines) if not line.startswith("#")), len(lines))
    try:
        metadata = yaml.safe_load("\n".join(line[1:] for line in lines[:head])) or {}
    except yaml.YAMLError as fault:
        remedy = "Mend the lines that begin with #"
        raise OntologyError(str(path), f"the header is not YAML ({fault})", remedy) from fault
    prefixes = metadata.get("curie_map") if isinstance(metadata, dict) else None
    if not isinstance(prefixes, dict):
        raise OntologyError(str(path), "the header has no curie_map", "Add one, with each prefix and its namespace")
    rows = csv.DictReader(lines[head:], delimiter="\t")
    if missing := set(_COLUMNS) - set(rows.fieldnames or ()):
        raise OntologyError(f"{path}, line {head + 1}", f"no column {', '.join(sorted(missing))}", "Add it")
    read = tuple(_row(row, prefixes, f"{path}, line {at}") for at, row in enumerate(rows, head + 2))
    return MappingSet({key: said for key, said in metadata.items() if key != "curie_map"}, prefixes, read)


def _row(cells: Mapping[str | None, str | None], prefixes: Mapping[str, str], where: str) -> Row:
    if None in cells or None in cells.values():
        raise OntologyError(where, "the row has too few or too many cells", f"Give {len(_COLUMNS)}, parted by tabs")
    given = {column: cells[column] or "" for column in _COLUMNS}
    for column, allowed in _CHOICES.items():
        if given[column] not in allowed:
            raise OntologyError(
                where, f"no such {column}: “{given[column]}”", f"Write one of {', '.join(filter(None, allowed))}"
            )
    for column in ("subject_id", "object_id"):
        prefix, colon, local = given[column].partition(":")
        if prefix not in prefixes or not (colon and local):
            remedy = f"Write PREFIX:…, with one of {', '.join(prefixes)}"
            raise OntologyError(where, f"“{given[column]}” has a prefix that the header does not declare", remedy)
    prefix, _, local = given["subject_id"].partition(":")
    said = dict(zip(_FIELDS, (given[column] for column in _COLUMNS[1:]), strict=True))
    return Row(IRI(prefixes[prefix] + local), **said, where=where)


def to_sssom(source: Source, rows: Iterable[Row]) -> str:
    """Return *rows* as the SSSOM table of *source*, sorted; our prefixes are made of the namespaces they stand for."""
    rows = sorted(rows, key=lambda row: (row.subject, PREDICATES.index(row.predicate), row.object))
    ours = {_namespace(row.subject): _prefix(_namespace(row.subject)) for row in rows}
    metadata = {
        "curie_map": {
            **{prefix: namespace for namespace, prefix in ours.items()},
            source.prefix: source.namespace,
            "semapv": "https://w3id.org/semapv/vocab/",
            "skos": SKOS,
        },
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "mapping_set_id": f"{min(ours, default=MBC)}mappings/{source.name}",
        "mapping_set_title": source.title,
        "object_source_version": source.version,
        "other": source.attribution,
    }
    header = yaml.safe_dump(metadata, allow_unicode=True, width=10_000)
    out = io.StringIO("".join(f"# {line}\n" for line in header.splitlines()))
    out.seek(0, io.SEEK_END)
    table = csv.writer(out, delimiter="\t", lineterminator="\n")
    table.writerow(_COLUMNS)
    for row in rows:
        subject = f"{ours[_namespace(row.subject)]}:{local_name(row.subject)}"
        compared = (row.subject_label, row.predicate, row.modifier, row.object, row.object_label)
        table.writerow((subject, *compared, row.justification, row.comment))
    return out.getvalue()


def _namespace(iri: str) -> str:
    return iri.removesuffix(local_name(iri))


def _prefix(namespace: str) -> str:
    """Return "mbc" for ours, else what the namespace's last step is called: "birds" for ".../birds/"."""
    named = re.sub(r"\W", "", local_name(namespace)).lower()
    return "mbc" if namespace == MBC or not named[:1].isalpha() else named


def add_rows(path: Path, source: Source, rows: Iterable[Row]) -> None:
    """Write *rows* into the SSSOM table at *path*, beside those that it holds; a missing table is begun."""
    held = read_mappings(path).rows if path.is_file() else ()
    path.write_text(to_sssom(source, [*held, *rows]), encoding="utf-8")


def write_mappings(folder: Path) -> list[Path]:
    """Return the Turtle file written from the tables in *folder*/mappings; none where there is no table."""
    sets = [read_mappings(path) for path in mapping_files(folder)]
    if not sets:
        return []
    target = folder / _TARGET
    target.write_text(to_turtle(sets), encoding="utf-8")
    return [target]


def to_turtle(sets: Iterable[MappingSet]) -> str:
    """Return the rows of *sets* as statements of SKOS: annotations, so that no reasoner takes them for axioms."""
    sets = list(sets)
    prefixes = _PREFIXES | {prefix: iri for one in sets for prefix, iri in one.prefixes.items() if prefix != "semapv"}
    lines = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in sorted(prefixes.items()))
    rows = [row for one in sets for row in one.rows if row.modifier != NOT]
    said = sorted({(row.subject, row.predicate, row.object) for row in rows}, key=_place)
    base = min((_namespace(subject) for subject, _, _ in said), default=MBC)
    blocks = [_HEAD.format(prefixes=lines, iri=f"{base}ontology/{_TARGET.removesuffix('.ttl')}")]
    for subject, group in groupby(said, key=lambda one: one[0]):
        about = [f"    {predicate} {', '.join(ends)}" for predicate, ends in _by_predicate(group)]
        blocks.append(f"<{subject}>\n" + " ;\n".join(about) + " .\n")
    return "".join(blocks)


def _place(said: tuple[IRI, str, str]) -> tuple[str, int, str]:
    return said[0], PREDICATES.index(said[1]), said[2]


def _by_predicate(group: Iterable[tuple[IRI, str, str]]) -> Iterable[tuple[str, list[str]]]:
    for predicate, rows in groupby(group, key=lambda one: one[1]):
        yield predicate, [row[2] for row in rows]
