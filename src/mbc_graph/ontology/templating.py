"""Families of like concepts: one row a member, one pattern for all, written out as Turtle."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from mbc_graph.errors import OntologyError
from mbc_graph.namespaces import MBC, SKOS
from mbc_graph.ontology.loading import ontology_files, read_quads

_PREFIXES = """@prefix mbc: <https://w3id.org/mbc-graph/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
"""


def write_templates(folder: Path) -> list[Path]:
    """Return the Turtle files written from the templates in *folder*/templates, beside the others in *folder*."""
    written = []
    for pattern in sorted((folder / "templates").glob("*.toml")):
        target = folder / tomllib.loads(pattern.read_text(encoding="utf-8"))["target"]
        files = [path for path in ontology_files(folder) if path != target]
        labels = {
            quad.subject.value: quad.object.value
            for quad in read_quads(files)
            if quad.predicate.value == SKOS + "prefLabel"
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal)
        }
        target.write_text(fill_template(pattern, labels), encoding="utf-8")
        written.append(target)
    return written


def fill_template(pattern: Path, labels: Mapping[str, str]) -> str:
    """Return the Turtle of the template file *pattern*, whose rows stand in the table it names.

    *labels* holds the preferred label of every concept that a row may point to. A row whose value is not
    among them raises OntologyError with file and line.
    """
    template = tomllib.loads(pattern.read_text(encoding="utf-8"))
    table = pattern.parent / template["source"]
    name = Path(template["target"]).stem
    head = (
        f"# Made from templates/{pattern.name} and templates/{table.name}: edit those, then run\n"
        f"#     mbc-graph ontology templates\n{_PREFIXES}\n"
        f"<{MBC}ontology/{name}> a owl:Ontology ;\n"
        f'    dcterms:title "{template["title"]}"@en ;\n'
        "    dcterms:license <https://creativecommons.org/licenses/by/4.0/> .\n"
    )
    with table.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    blocks = [_block(template, row, labels, f"{table}, line {at}") for at, row in enumerate(rows, start=2)]
    return "\n".join([head, *sorted(blocks)])


def _block(template: Mapping[str, Any], row: Mapping[str, str], labels: Mapping[str, str], where: str) -> str:
    value = labels.get(MBC + row["site"])
    if value is None:
        raise OntologyError(where, f"mbc:{row['site']} is no concept", "Name a concept that has a skos:prefLabel")
    forms = [form for form in row["adjectives"].split("|") if form]
    label = row["label"]
    shown = [name.format(value=value) for name in template["names"]]
    shown += [name.format(form=form) for form in forms for name in template["forms"]["names"]]
    shown += [name for name in row["extra_names"].split("|") if name]
    hidden = [name.format(value=value) for name in template["hidden"]]
    hidden += [name.format(form=form) for form in forms for name in template["forms"]["hidden"]]
    hidden += [name for name in row["hidden_names"].split("|") if name]
    shown = sorted(set(shown) - {label})
    hidden = sorted(set(hidden) - {label, *shown})
    lines = [
        f"mbc:{row['iri']} a owl:NamedIndividual , skos:Concept , mbc:{template['class']} ;",
        f'    skos:prefLabel "{label}"@en ;',
        f"    skos:altLabel {_listed(shown)} ;",
        f"    skos:hiddenLabel {_listed(hidden)} ;",
        f'    skos:definition "{row["definition"]}"@en ;',
    ]
    if row["broader"]:
        lines.append(f"    skos:broader mbc:{row['broader']} ;")
    return "\n".join([*lines, f"    mbc:{template['property']} mbc:{row['site']} .\n"])


def _listed(names: Iterable[str]) -> str:
    return " ,\n        ".join(f'"{name}"@en' for name in names)
