"""Mappings to other terminologies: SSSOM tables in, statements of SKOS out.

The tables follow the Simple Standard for Sharing Ontological Mappings (https://w3id.org/sssom/): a header of
YAML behind `#`, then tab-separated rows. One table a terminology, since each has its own licence and version.
"""

from __future__ import annotations

import csv
import io
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, dataclass, field, fields
from itertools import groupby
from pathlib import Path

from mbc_graph.errors import OntologyError
from mbc_graph.model import IRI, Concept
from mbc_graph.namespaces import MBC, SKOS, local_name
from mbc_graph.ontology.curies import RESERVED, check_prefix, is_local, join_prefixes, shorten, with_prefixes
from mbc_graph.ontology.files import read_text, replace_files
from mbc_graph.ontology.headers import Header, read_header, to_header
from mbc_graph.ontology.making import replace_made

EXACT, CLOSE, BROAD, NARROW = "skos:exactMatch", "skos:closeMatch", "skos:broadMatch", "skos:narrowMatch"
PREDICATES = (EXACT, CLOSE, BROAD, NARROW, "skos:relatedMatch")
LEXICAL, CURATED = "semapv:LexicalMatching", "semapv:ManualMappingCuration"
NOT = "Not"
_SEMAPV = "https://w3id.org/semapv/vocab/"
_CHOICES = {
    "predicate_id": (re.compile("|".join(PREDICATES)), f"one of {', '.join(PREDICATES)}"),
    "predicate_modifier": (re.compile(f"|{NOT}"), NOT),
    "mapping_justification": (re.compile(r"semapv:\w+"), f"one of semapv, such as {LEXICAL} or {CURATED}"),
}
_MANDATORY = ("subject_id", "predicate_id", "object_id", "mapping_justification")
_COLUMNS = (
    *("subject_id", "subject_label", "predicate_id", "predicate_modifier", "object_id", "object_label"),
    *("mapping_justification", "comment"),
)
_FIELDS = ("subject_label", "predicate", "modifier", "object", "object_label", "justification", "comment")
_ENDING = ".sssom.tsv"
_SOURCES = "sources.toml"
_TARGET = "mappings.ttl"
_VERSION = "0.1.0"
_HEAD = """# Made from the tables in mappings/: edit those, then run
#     mbc-graph ontology make
{prefixes}
<{iri}> a owl:Ontology ;
    dcterms:title "Cross-references: which terms of other terminologies our concepts are"@en ;
    dcterms:license <https://creativecommons.org/licenses/by/4.0/> .

"""


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
    more: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class MappingSet:
    """The rows of one SSSOM table, and what its header says of them."""

    path: Path
    metadata: Mapping[str, object]
    prefixes: Mapping[str, str]
    rows: tuple[Row, ...]
    columns: tuple[str, ...]
    header: Header

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
        tables = tomllib.loads(read_text(path))
    except tomllib.TOMLDecodeError as fault:
        raise OntologyError(str(path), f"not TOML ({fault})", "Mend that line") from fault
    sources = [_source(path, name, said) for name, said in sorted(tables.items())]
    join_prefixes({f"{path}, [{source.name}]": {source.prefix: source.namespace} for source in sources})
    return sources


def _source(path: Path, name: str, said: object) -> Source:
    """Return the terminology called *name*, of which a file says so much."""
    if not isinstance(said, dict) or not is_local(name):
        raise OntologyError(f"{path}, {name}", "it is no table with a plain name", f"Begin a table with [{name}]")
    known = {one.name: one for one in fields(Source) if one.name != "name"}
    needed = {key for key, one in known.items() if one.default is MISSING}
    if odd := sorted((needed - said.keys()) | (said.keys() - known.keys())):
        remedy = "Give each table prefix, namespace, title, version, attribution, table and classes"
        raise OntologyError(f"{path}, [{name}]", f"a key is missing or unknown ({', '.join(odd)})", remedy)
    for key, value in said.items():
        if key != "classes" and not isinstance(value, str):
            raise OntologyError(f"{path}, [{name}]", f"{key} is no text", 'Write it in quotes: "…"')
    check_prefix(said["prefix"], said["namespace"], f"{path}, [{name}]")
    classes = said["classes"]
    if not isinstance(classes, dict):
        raise OntologyError(f"{path}, [{name}]", "classes is no table", f"Begin it with [{name}.classes]")
    for kind, branches in classes.items():
        if not isinstance(branches, list) or not all(isinstance(one, str) for one in branches):
            problem = f"classes.{kind} is no list of texts"
            raise OntologyError(f"{path}, [{name}]", problem, "Write how its branches begin, [] for any")
    return Source(name, **said | {"classes": {kind: tuple(branches) for kind, branches in classes.items()}})


def mapping_files(folder: Path) -> list[Path]:
    """Return the tables of mappings in *folder*/mappings, sorted."""
    return sorted((folder / "mappings").glob(f"*{_ENDING}"))


def read_mappings(path: Path) -> MappingSet:
    """Return what the SSSOM table at *path* says.

    Raises OntologyError with file and line where it is not as it should be, or says one thing and its contrary.
    """
    return _parse(read_text(path), path)


def _parse(text: str, path: Path) -> MappingSet:
    header = read_header(text, path)
    prefixes = _curie_map(header, path)
    body = io.StringIO("".join(text.split("\n", header.length)[header.length :]), newline="")
    cells = csv.DictReader(body, delimiter="\t", strict=True)
    try:
        columns = tuple(cells.fieldnames or ())
        _check_columns(columns, f"{path}, line {header.length + 1}")
        rows = tuple(
            _row(row, prefixes, f"{path}, line {header.length + cells.line_num}")
            for row in cells
            if any(value for value in row.values())
        )
    except csv.Error as fault:
        where = f"{path}, line {header.length + cells.line_num + 1}"
        raise OntologyError(where, f"the row cannot be read ({fault})", "Mend its quotation marks") from fault
    _check_rows(rows)
    metadata = {key: said for key, said in header.said.items() if key != "curie_map"}
    return MappingSet(path, metadata, prefixes, rows, columns, header)


def _curie_map(header: Header, path: Path) -> dict[str, str]:
    said = header.said.get("curie_map")
    if not isinstance(said, dict):
        raise OntologyError(str(path), "the header has no curie_map", "Add one, with each prefix and its namespace")
    prefixes = {str(prefix): str(namespace) for prefix, namespace in said.items()}
    for prefix, namespace in prefixes.items():
        check_prefix(prefix, namespace, str(path))
    return prefixes


def _check_columns(columns: tuple[str, ...], where: str) -> None:
    if missing := sorted(set(_MANDATORY) - set(columns)):
        raise OntologyError(where, f"no column {', '.join(missing)}", "Add it")
    if doubled := sorted({column for column in columns if columns.count(column) > 1}):
        raise OntologyError(where, f"two columns {', '.join(doubled)}", "Keep one of them")


def _row(cells: Mapping[str, str | None], prefixes: Mapping[str, str], where: str) -> Row:
    if None in cells or None in cells.values():
        raise OntologyError(where, "the row has too few or too many cells", "Give one a column, parted by tabs")
    given = dict.fromkeys(_COLUMNS, "") | {column: value or "" for column, value in cells.items()}
    for column, (allowed, remedy) in _CHOICES.items():
        if not allowed.fullmatch(given[column]):
            raise OntologyError(where, f"no such {column}: “{given[column]}”", f"Write {remedy}")
    for column in ("subject_id", "object_id"):
        prefix, colon, local = given[column].partition(":")
        if prefix not in prefixes or not (colon and local):
            remedy = f"Write PREFIX:…, with one of {', '.join(prefixes)}"
            raise OntologyError(where, f"“{given[column]}” has a prefix that the header does not declare", remedy)
        if not is_local(local):
            problem = f"“{given[column]}” is no plain identifier"
            raise OntologyError(where, problem, "Write letters, digits, _, . and - behind the prefix")
    prefix, _, local = given["subject_id"].partition(":")
    said = dict(zip(_FIELDS, (given[column] for column in _COLUMNS[1:]), strict=True))
    more = tuple((column, value) for column, value in given.items() if value and column not in _COLUMNS)
    return Row(IRI(prefixes[prefix] + local), **said, where=where, more=more)


def _check_rows(rows: tuple[Row, ...]) -> None:
    """Refuse a pair that is and is not mapped, and a concept that is exactly two terms of one terminology."""
    pairs: dict[tuple[IRI, str], dict[str, Row]] = defaultdict(dict)
    exact: dict[IRI, Row] = {}
    for row in rows:
        stated = pairs[row.subject, row.object]
        stated[row.modifier] = row
        if len(stated) > 1:
            problem = f"{local_name(row.subject)} is mapped to {row.object} and is Not"
            raise OntologyError(_both(*stated.values()), problem, "Take one of the two away")
        if row.predicate == EXACT and not row.modifier:
            first = exact.setdefault(row.subject, row)
            if first.object != row.object:
                problem = f"{local_name(row.subject)} is exactly both {first.object} and {row.object}"
                raise OntologyError(_both(first, row), problem, "Leave the better, and call the other closeMatch")


def _both(first: Row, second: Row) -> str:
    return f"{first.where} and {second.where}"


def to_sssom(source: Source, rows: Iterable[Row], held: MappingSet | None = None, *, version: str = _VERSION) -> str:
    """Return *rows* as the SSSOM table of *source*, sorted; our prefixes are made of the namespaces they stand for.

    What *held*, the table that stood there, says in header and columns beyond that is kept. *version* is that of
    our ontology.
    """
    rows = sorted(rows, key=_order)
    declared = {**(held.prefixes if held else {}), source.prefix: source.namespace, "semapv": _SEMAPV, "skos": SKOS}
    prefixes = with_prefixes(declared, (row.subject for row in rows))
    columns = held.columns if held else ()
    columns += tuple(column for column in _COLUMNS if column not in columns)
    out = io.StringIO(to_header(_metadata(source, rows, prefixes, held, version), held.header if held else None))
    out.seek(0, io.SEEK_END)
    table = csv.writer(out, delimiter="\t", lineterminator="\n")
    table.writerow(columns)
    for row in rows:
        compared = (row.subject_label, row.predicate, row.modifier, row.object, row.object_label)
        known = (shorten(row.subject, prefixes) or row.subject, *compared, row.justification, row.comment)
        cells = dict(row.more) | dict(zip(_COLUMNS, known, strict=True))
        table.writerow(cells.get(column, "") for column in columns)
    return out.getvalue()


def _order(row: Row) -> tuple[IRI, int, str]:
    return row.subject, PREDICATES.index(row.predicate), row.object


def _metadata(
    source: Source, rows: list[Row], prefixes: Mapping[str, str], held: MappingSet | None, version: str
) -> dict[str, object]:
    """Return what the header says; who made the mappings is known of ours alone."""
    base = min((_namespace(row.subject) for row in rows), default=MBC)
    stated = held.metadata if held else {}
    said: dict[str, object] = {
        "curie_map": dict(prefixes),
        "license": stated.get("license", "https://creativecommons.org/licenses/by/4.0/"),
        "mapping_set_id": f"{base}mappings/{source.name}",
        "mapping_set_title": source.title,
        "object_source_version": source.version,
        "other": source.attribution,
    }
    if base == MBC:
        said["creator_label"] = stated.get("creator_label", ["the mbc-graph maintainers"])
        said["mapping_set_version"] = version
        said["subject_source"] = shorten(MBC + "ontology", prefixes)
    return said


def _namespace(iri: str) -> str:
    return iri.removesuffix(local_name(iri))


def add_rows(path: Path, source: Source, rows: Iterable[Row]) -> None:
    """Write *rows* into the SSSOM table at *path*, beside those that it holds; a missing table is begun.

    Raises OntologyError where what would be written is not what would be read again; then the table is as it was.
    """
    held = read_mappings(path) if path.is_file() else None
    if held:
        join_prefixes({_SOURCES: {source.prefix: source.namespace}, str(path): held.prefixes})
    together = sorted([*(held.rows if held else ()), *rows], key=_order)
    text = to_sssom(source, together, held)
    read = _parse(text, path)
    kept = held.metadata.keys() if held else set()
    if list(read.rows) != together or not kept <= read.metadata.keys():
        raise OntologyError(str(path), "it cannot be written as it stands", "Write its header as key: value lines")
    replace_files({path: text})


def made_mappings(folder: Path) -> dict[Path, str]:
    """Return the Turtle file that the tables in *folder*/mappings make, and what it says; none where there is none.

    Raises OntologyError where two tables, or a table and sources.toml, take one prefix for two namespaces.
    """
    sets = [read_mappings(path) for path in mapping_files(folder)]
    described = folder / "mappings" / _SOURCES
    sources = read_sources(described) if described.is_file() else []
    declared = {str(described): {source.prefix: source.namespace for source in sources}}
    join_prefixes(declared | {str(one.path): one.prefixes for one in sets})
    for one in sets:
        for source in sources:
            if one.path.name == source.name + _ENDING and source.prefix not in one.prefixes:
                problem = f"it does not declare {source.prefix}:, the prefix that {described} gives it"
                raise OntologyError(str(one.path), problem, "Use one prefix in both")
    return {folder / _TARGET: to_turtle(sets)} if sets else {}


def write_mappings(folder: Path) -> list[Path]:
    """Return the Turtle file written from the tables in *folder*/mappings; none where there is no table."""
    return replace_made(made_mappings(folder))


def to_turtle(sets: Iterable[MappingSet]) -> str:
    """Return the rows of *sets* as statements of SKOS: annotations, so that no reasoner takes them for axioms."""
    sets = list(sets)
    prefixes = RESERVED | join_prefixes({str(one.path): one.prefixes for one in sets})
    prefixes.pop("semapv", None)
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
