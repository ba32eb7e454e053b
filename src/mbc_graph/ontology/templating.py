"""Families of like concepts: one row a member, one pattern for all, written out as Turtle."""

from __future__ import annotations

import csv
import json
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from mbc_graph.errors import OntologyError
from mbc_graph.namespaces import MBC, SKOS
from mbc_graph.ontology.loading import ontology_files, read_quads

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
_KEYS = ("title", "source", "target", "prefix", "namespace", "class", "property", "names", "hidden", "lay", "forms")
_COLUMNS = ("iri", "label", "value", "adjectives", "extra_names", "hidden_names", "broader", "definition")


def write_templates(folder: Path) -> list[Path]:
    """Return the Turtle files written from the templates in *folder*/templates, beside the others in *folder*."""
    written = []
    for pattern in sorted((folder / "templates").glob("*.toml")):
        target = folder / _read_pattern(pattern)["target"]
        quads = list(read_quads(path for path in ontology_files(folder) if path != target))
        labels, lay = _values(quads, SKOS + "prefLabel"), _values(quads, MBC + "layLabel")
        target.write_text(fill_template(pattern, labels, lay), encoding="utf-8")
        written.append(target)
    return written


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
    head = _HEAD.format(
        pattern=pattern.name,
        table=table.name,
        prefix=template["prefix"],
        namespace=template["namespace"],
        own="" if template["prefix"] == "mbc" else f"\n@prefix mbc: <{MBC}> .",
        iri=f"{template['namespace']}ontology/{Path(template['target']).stem}",
        title=_literal(template["title"]),
    )
    rows = _read_rows(table)
    blocks = [_block(template, row, labels, lay or {}, where) for where, row in rows]
    return "\n".join([head, *sorted(blocks), _apart(template["prefix"], {row["value"] for _, row in rows})])


def _apart(prefix: str, values: Iterable[str]) -> str:
    """Return that no two of *values* are one thing, without which a second value would be no contradiction."""
    members = "".join(f"\n        {prefix}:{value}" for value in sorted(values))
    return f"[] a owl:AllDifferent ;\n    owl:distinctMembers ({members}\n    ) .\n"


def _read_pattern(pattern: Path) -> dict[str, Any]:
    try:
        template = tomllib.loads(pattern.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as fault:
        raise OntologyError(str(pattern), f"not TOML ({fault})", "Mend that line") from fault
    missing = [key for key in _KEYS if key not in template]
    if missing:
        raise OntologyError(str(pattern), f"lacks {', '.join(missing)}", "Say it as the other templates do")
    return template


def _read_rows(table: Path) -> list[tuple[str, dict[str, str]]]:
    with table.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    for at, row in enumerate(rows, start=2):
        missing = [column for column in _COLUMNS if row.get(column) is None]
        if missing:
            problem = f"the row has no {', '.join(missing)}"
            raise OntologyError(f"{table}, line {at}", problem, f"Give it {len(_COLUMNS)} cells parted by tabs")
    return [(f"{table}, line {at}", row) for at, row in enumerate(rows, start=2)]


def _block(
    template: Mapping[str, Any], row: Mapping[str, str], labels: Mapping[str, str], lay: Mapping[str, str], where: str
) -> str:
    prefix, label = template["prefix"], row["label"]
    value = labels.get(template["namespace"] + row["value"])
    if value is None:
        raise OntologyError(where, f"{prefix}:{row['value']} is no concept", "Name one that has a skos:prefLabel")
    forms = [form for form in row["adjectives"].split("|") if form]
    plain = template["lay"].format(value=lay.get(template["namespace"] + row["value"], value))
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
        f"    mbc:layLabel {_literal(plain)}@en ;",
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
