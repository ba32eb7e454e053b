"""Families of like concepts: one row a member, one pattern for all, written out as Turtle."""

from __future__ import annotations

import csv
import io
import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from string import Formatter
from typing import Any

import pyoxigraph as ox

from mbc_graph.errors import OntologyError
from mbc_graph.namespaces import MBC, SKOS
from mbc_graph.ontology.curies import RESERVED, check_prefix, is_local
from mbc_graph.ontology.files import read_text
from mbc_graph.ontology.loading import ontology_files, read_quads
from mbc_graph.ontology.making import replace_made

_HEAD = """# Made from templates/{pattern} and templates/{table}: edit those, then run
#     mbc-graph ontology make
@prefix {prefix}: <{namespace}> .{own}
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .

<{iri}> a owl:Ontology ;
    dcterms:title {title}@en ;
    dcterms:license <https://creativecommons.org/licenses/by/4.0/> .
"""
_TEXTS = ("title", "source", "target", "prefix", "namespace", "class", "property", "lay")
_LISTS = ("names", "hidden")
_KEYS = ("title", "source", "target", "prefix", "namespace", "class", "property", "names", "hidden", "lay", "forms")
_COLUMNS = ("iri", "label", "value", "adjectives", "extra_names", "hidden_names", "broader", "definition")
_TARGET = re.compile(r"\w[\w.-]*\.ttl")
Rows = list[tuple[str, dict[str, str]]]


def made_concepts(folder: Path, leaving_out: Iterable[Path] = ()) -> dict[Path, str]:
    """Return the Turtle files that the templates in *folder*/templates make, and what each says.

    A row may point to what other files of the ontology say, but for *leaving_out*, and to what templates make that
    come before by name. What templates made earlier is not read.
    """
    patterns = {pattern: _read_pattern(pattern) for pattern in sorted((folder / "templates").glob("*.toml"))}
    if not patterns:
        return {}
    targets = {pattern: folder / template["target"] for pattern, template in patterns.items()}
    first: dict[Path, Path] = {}
    for pattern, target in targets.items():
        if first.setdefault(target, pattern) != pattern:
            raise OntologyError(str(pattern), f"{first[target]} has the same target", "Give it another target")
    unread = {*targets.values(), *leaving_out}
    quads: list[ox.Quad] = list(read_quads(path for path in ontology_files(folder) if path not in unread))
    labels, lay = _values(quads, SKOS + "prefLabel"), _values(quads, MBC + "layLabel")
    made = {}
    for pattern, target in targets.items():
        made[target] = fill_template(pattern, labels, lay)
        fresh = list(ox.parse(input=made[target], format=ox.RdfFormat.TURTLE))
        labels |= _values(fresh, SKOS + "prefLabel")
        lay |= _values(fresh, MBC + "layLabel")
    return made


def write_templates(folder: Path) -> list[Path]:
    """Return the Turtle files written from the templates in *folder*/templates, beside the others in *folder*."""
    return replace_made(made_concepts(folder))


def _values(quads: Iterable[ox.Quad], predicate: str) -> dict[str, str]:
    return {
        quad.subject.value: quad.object.value
        for quad in quads
        if quad.predicate.value == predicate
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal)
    }


def fill_template(pattern: Path, labels: Mapping[str, str], lay: Mapping[str, str] | None = None) -> str:
    """Return the Turtle of the template file *pattern*, whose rows stand in the table it names.

    *labels* holds the preferred label of every concept that a row may point to, *lay* what lay readers call it,
    where that is another. A row whose value is not among them, or a table or pattern that lacks something, raises
    OntologyError with file and line.
    """
    template = _read_pattern(pattern)
    table = pattern.parent / template["source"]
    own = _own_prefix(template)
    head = _HEAD.format(
        pattern=pattern.name,
        table=table.name,
        prefix=template["prefix"],
        namespace=template["namespace"],
        own="" if own == template["prefix"] else f"\n@prefix {own}: <{MBC}> .",
        iri=f"{template['namespace']}ontology/{Path(template['target']).stem}",
        title=_literal(template["title"]),
    )
    rows = _read_rows(table)
    _check_rows(template, rows, labels)
    blocks = [_block(template, row, labels, lay or {}) for _, row in rows]
    return "\n".join([head, *sorted(blocks), *_apart(template["prefix"], {row["value"] for _, row in rows})])


def _own_prefix(template: Mapping[str, Any]) -> str:
    """Return the prefix for the program's own words: the template's, where it is for the same namespace."""
    if template["namespace"] == MBC:
        return str(template["prefix"])
    return "mbc" if template["prefix"] != "mbc" else "graph"


def _apart(prefix: str, values: Iterable[str]) -> list[str]:
    """Return that no two of *values* are one thing, without which a second value would be no contradiction."""
    members = [f"\n        {prefix}:{value}" for value in sorted(values)]
    if len(members) < 2:
        return []
    return [f"[] a owl:AllDifferent ;\n    owl:distinctMembers ({''.join(members)}\n    ) .\n"]


def _read_pattern(pattern: Path) -> dict[str, Any]:
    text = read_text(pattern)
    try:
        template = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise OntologyError(str(pattern), f"not TOML ({fault})", "Mend that line") from fault
    missing = [key for key in _KEYS if key not in template]
    if missing:
        raise OntologyError(str(pattern), f"lacks {', '.join(missing)}", "Say it as the other templates do")
    _check_kinds(template, text, pattern)
    check_prefix(template["prefix"], template["namespace"], _at(pattern, text, "prefix"))
    if template["prefix"] in RESERVED:
        problem = f"the prefix {template['prefix']}: is one that is written for its own words"
        raise OntologyError(_at(pattern, text, "prefix"), problem, "Choose another")
    for key in ("class", "property"):
        if not is_local(template[key]):
            problem = f"{key} “{template[key]}” is no local name"
            raise OntologyError(_at(pattern, text, key), problem, "Write the name without its prefix")
    if not _TARGET.fullmatch(template["target"]):
        problem = f"the target “{template['target']}” is no .ttl file beside the others"
        raise OntologyError(_at(pattern, text, "target"), problem, "Write a plain name such as colonies.ttl")
    for one in (*template["names"], *template["hidden"], template["lay"]):
        _check_placeholders(one, "value", text, pattern)
    for one in (*template["forms"]["names"], *template["forms"]["hidden"]):
        _check_placeholders(one, "form", text, pattern)
    return template


def _check_kinds(template: Mapping[str, Any], text: str, pattern: Path) -> None:
    """Refuse a pattern whose values are not texts, and lists of texts, as they should be."""
    for key in _TEXTS:
        if not isinstance(template[key], str):
            raise OntologyError(_at(pattern, text, key), f"{key} is no text", 'Write it in quotes: "…"')
    forms = template["forms"]
    missing = [key for key in _LISTS if not isinstance(forms, dict) or key not in forms]
    if missing:
        problem = f"[forms] lacks {', '.join(missing)}"
        raise OntologyError(_at(pattern, text, "[forms]"), problem, "Say it as the other templates do, [] for none")
    for named, holder in (("", template), ("forms.", forms)):
        for key in _LISTS:
            if not isinstance(holder[key], list) or not all(isinstance(one, str) for one in holder[key]):
                problem = f"{named}{key} is no list of texts"
                where = _at(pattern, text, key, after="[forms]" if named else "")
                raise OntologyError(where, problem, 'Write ["…", "…"], [] for none')


def _check_placeholders(name: str, allowed: str, text: str, pattern: Path) -> None:
    try:
        parts = [part for part in Formatter().parse(name) if part[1] is not None]
    except ValueError as fault:
        problem = f"“{name}” has a brace without its other half"
        raise OntologyError(_at(pattern, text, name), problem, "Close it") from fault
    for _, placeholder, form, conversion in parts:
        if placeholder != allowed or form or conversion:
            problem = f"“{name}” has another placeholder than {{{allowed}}}"
            raise OntologyError(_at(pattern, text, name), problem, f"Write {{{allowed}}}")


def _at(pattern: Path, text: str, words: str, *, after: str = "") -> str:
    """Return the file with the line where *words* stand, first at its beginning and else anywhere."""
    begin = text.count("\n", 0, max(text.find(after), 0))
    lines = list(enumerate(text.splitlines(), start=1))[begin:]
    begins = [at for at, line in lines if re.match(rf"\s*{re.escape(words)}(?!\w)", line)]
    found = begins or [at for at, line in lines if words in line]
    return f"{pattern}, line {found[0]}" if found else str(pattern)


def _read_rows(table: Path) -> Rows:
    lines = io.StringIO(read_text(table), newline="")
    cells = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    lacking = [column for column in _COLUMNS if column not in (cells.fieldnames or ())]
    if lacking:
        raise OntologyError(f"{table}, line 1", f"no column {', '.join(lacking)}", "Add it")
    rows: Rows = []
    for row in cells:
        where = f"{table}, line {cells.line_num}"
        missing = [column for column in _COLUMNS if row[column] is None]
        if missing or None in row:
            problem = f"the row has no {', '.join(missing)}" if missing else "the row has too many cells"
            raise OntologyError(where, problem, f"Give it {len(cells.fieldnames or ())} cells parted by tabs")
        rows.append((where, row))
    return rows


def _check_rows(template: Mapping[str, Any], rows: Rows, labels: Mapping[str, str]) -> None:
    """Refuse a row that cannot be written, is there twice, or points to what is no concept."""
    prefix, namespace = template["prefix"], template["namespace"]
    first: dict[str, str] = {}
    for where, row in rows:
        if not is_local(row["iri"]):
            raise OntologyError(where, f"the iri “{row['iri']}” is no local name", "Write one such as CliffColony")
        if row["iri"] in first:
            raise OntologyError(f"{first[row['iri']]} and {where}", f"both make {prefix}:{row['iri']}", "Drop one")
        first[row["iri"]] = where
        if not row["label"].strip():
            raise OntologyError(where, f"{prefix}:{row['iri']} has no label", "Give it a name")
        if namespace + row["value"] not in labels or not is_local(row["value"]):
            problem = f"{prefix}:{row['value']} is no concept"
            raise OntologyError(where, problem, "Name one that has a skos:prefLabel")
    for where, row in rows:
        broader = row["broader"]
        if broader and broader not in first and (namespace + broader not in labels or not is_local(broader)):
            raise OntologyError(where, f"{prefix}:{broader}, the broader, is no concept", "Name one, or leave it empty")


def _block(
    template: Mapping[str, Any], row: Mapping[str, str], labels: Mapping[str, str], lay: Mapping[str, str]
) -> str:
    prefix, label = template["prefix"], row["label"]
    iri = template["namespace"] + row["value"]
    value = labels[iri]
    forms = [form for form in row["adjectives"].split("|") if form]
    plain = template["lay"].format(value=lay.get(iri, value))
    shown = _spell(template["names"], template["forms"]["names"], value, forms, row["extra_names"])
    shown = (shown | {plain}) - {label}
    hidden = (
        _spell(template["hidden"], template["forms"]["hidden"], value, forms, row["hidden_names"]) - shown - {label}
    )
    lines = [
        f"{prefix}:{row['iri']} a owl:NamedIndividual , skos:Concept , {prefix}:{template['class']} ;",
        f"    skos:prefLabel {_literal(label)}@en ;",
        *_listed("skos:altLabel", shown),
        *_listed("skos:hiddenLabel", hidden - shown - {label}),
        f"    {_own_prefix(template)}:layLabel {_literal(plain)}@en ;",
        f"    skos:definition {_literal(row['definition'])}@en ;",
    ]
    if row["broader"]:
        lines.append(f"    skos:broader {prefix}:{row['broader']} ;")
    return "\n".join([*lines, f"    {prefix}:{template['property']} {prefix}:{row['value']} .\n"])


def _spell(names: Iterable[str], formed: Iterable[str], value: str, forms: list[str], extra: str) -> set[str]:
    """Return the names that the patterns make of *value* and of each of *forms*, with the row's own."""
    spelled = {name.format(value=value) for name in names}
    spelled |= {name.format(form=form) for form in forms for name in formed}
    return spelled | {name for name in extra.split("|") if name}


def _listed(predicate: str, names: Iterable[str]) -> list[str]:
    literals = [f"{_literal(name)}@en" for name in sorted(names)]
    return [f"    {predicate} " + " ,\n        ".join(literals) + " ;"] if literals else []


def _literal(text: str) -> str:
    """Return *text* as a Turtle string, which JSON's quoting is too."""
    return json.dumps(text, ensure_ascii=False)
