"""From an ontology, its cues and the claims of documents to all files of the site, by name."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from mbc_graph.model import Claim, Cue, Vocabulary
from mbc_graph.namespaces import CLAIM, INFERRED_GRAPH, MBC
from mbc_graph.publishing.bonds import bond_rows, to_bond, to_signals
from mbc_graph.publishing.entries import Entry, to_entry
from mbc_graph.publishing.facts import Facts, to_facts
from mbc_graph.publishing.kinds import kind_rows, members_of, to_kind
from mbc_graph.publishing.origins import Header, Leaflet, to_header, to_leaflets
from mbc_graph.publishing.reference import make_reference
from mbc_graph.publishing.register import Link, Register, make_register
from mbc_graph.publishing.sayings import Sayings, to_sayings
from mbc_graph.publishing.words import Words

if TYPE_CHECKING:
    from jinja2 import Environment

_PLAIN = ("style.css", "search.js")


@dataclass(frozen=True)
class Source:
    """What the pages tell of: the ontology's statements, its vocabulary, and a graph with the claims it holds."""

    ontology: Sequence[ox.Quad]
    vocabulary: Vocabulary
    graph: Sequence[ox.Quad] = ()
    claims: Sequence[Claim] = ()


def publish(source: Source, words: Words, templates: Path) -> dict[str, bytes]:
    """Return all files of the site by name, made with the templates in a folder; the same bytes from the same source.

    Claims about concepts that the ontology does not know are left out.
    """
    facts = to_facts(source.ontology)
    register = make_register(facts, words)
    known = [
        claim for claim in source.claims if {claim.subject, claim.predicate, claim.object} <= register.pages.keys()
    ]
    graph = [quad for quad in source.graph if not _is_inferred(quad)]
    documents = to_leaflets(to_facts(graph), known, register)
    links = {one.name: Link(one.title, f"documents.html#{one.anchor}") for one in documents}
    told = to_sayings(known, links, _aside(graph), register)
    header = to_header(facts, words)
    printer = _Printer(templates, words, header)
    inferred = to_facts(quad for quad in source.graph if _is_inferred(quad))
    entries = [to_entry(iri, register, inferred) for iri in register.concepts]
    files = {name: (templates / name).read_bytes() for name in _PLAIN}
    files["names.js"] = _names(entries)
    files.update(printer.concepts(entries, told))
    files.update(printer.kinds(register, inferred))
    files.update(printer.bonds(register, source.vocabulary.cues.values(), told))
    files.update(printer.others(register, source, entries, documents, known))
    return files


class _Printer:
    """Fills the templates; each page knows the way back to the top of the site."""

    def __init__(self, templates: Path, words: Words, header: Header) -> None:
        self.environment = _environment(templates)
        self.environment.globals.update(words=words, header=header)

    def page(self, template: str, name: str, **values: object) -> tuple[str, bytes]:
        """Return a page under its name."""
        root = "../" * name.count("/")
        page = self.environment.get_template(f"{template}.html.jinja").render(root=root, here=name, **values)
        return name, page.encode() + b"\n"

    def concepts(self, entries: Iterable[Entry], told: Sayings) -> Iterator[tuple[str, bytes]]:
        """Yield the page of each concept."""
        for entry in entries:
            says, said_of = told.by_subject.get(entry.iri, ()), told.by_object.get(entry.iri, ())
            yield self.page("concept", entry.address, entry=entry, says=says, said_of=said_of)

    def kinds(self, register: Register, inferred: Facts) -> Iterator[tuple[str, bytes]]:
        """Yield the page of each class."""
        members = members_of(register)
        for iri in register.classes:
            kind = to_kind(iri, members, register, inferred)
            yield self.page("class", kind.address, kind=kind)

    def bonds(self, register: Register, cues: Iterable[Cue], told: Sayings) -> Iterator[tuple[str, bytes]]:
        """Yield the page of each relation, with the cues that signal it and what is said by it."""
        signalling: dict[str, list[Cue]] = defaultdict(list)
        for cue in cues:
            signalling[cue.signals or ""].append(cue)
        for iri in register.relations:
            bond = to_bond(iri, signalling[iri], register)
            yield self.page("relation", bond.address, bond=bond, sayings=told.by_relation.get(iri, ()))

    def others(
        self,
        register: Register,
        source: Source,
        entries: Sequence[Entry],
        documents: Sequence[Leaflet],
        claims: Sequence[Claim],
    ) -> Iterator[tuple[str, bytes]]:
        """Yield the pages that stand at the top of the site."""
        said = Counter(str(claim.predicate) for claim in claims)
        rows = kind_rows(members_of(register), register), bond_rows(said, register)
        totals = {
            "concepts": len(entries),
            "names": sum(len(concept.names) for concept in source.vocabulary.concepts.values()),
            "claims": len(claims),
            "documents": len(documents),
        }
        yield self.page("index", "index.html", classes=rows[0], relations=rows[1], totals=totals)
        yield self.page("names", "names.html", letters=_letters(entries))
        yield self.page("documents", "documents.html", documents=documents)
        bending = to_signals((cue for cue in source.vocabulary.cues.values() if cue.signals is None), register)
        by_role = [(role, list(signals)) for role, signals in groupby(bending, key=attrgetter("role"))]
        yield self.page("cues", "cues.html", roles=by_role)
        title = str(self.environment.globals["header"].title)  # type: ignore[attr-defined]
        reference = make_reference(source.ontology, title, register)
        yield self.page("ontology", "ontology.html", reference=reference)


def _environment(templates: Path) -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _aside(graph: Iterable[ox.Quad]) -> Mapping[str, str]:
    """Return why claims were set aside, by their keys."""
    return {
        quad.subject.value.removeprefix(CLAIM): quad.object.value
        for quad in graph
        if quad.predicate.value == MBC + "setAsideBecause"
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal)
    }


def _is_inferred(quad: ox.Quad) -> bool:
    return isinstance(quad.graph_name, ox.NamedNode) and quad.graph_name.value == INFERRED_GRAPH


def _letters(entries: Iterable[Entry]) -> list[tuple[str, list[Entry]]]:
    """Return the concepts by the first letter of their label, all that begin with none under one sign."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in sorted(entries, key=lambda entry: (entry.label.casefold(), entry.iri)):
        first = entry.label[0].upper()
        found[first if "A" <= first <= "Z" else "#"].append(entry)
    return sorted(found.items())


def _names(entries: Iterable[Entry]) -> bytes:
    """Return what the search looks through: label, page, class and other names of each concept, as a script."""
    rows = [
        [
            entry.label,
            entry.address,
            entry.classes[0].label if entry.classes else "",
            [*entry.other_names, *entry.hidden_names],
        ]
        for entry in sorted(entries, key=attrgetter("label", "iri"))
    ]
    lines = ",\n".join(json.dumps(row, ensure_ascii=True, separators=(",", ":")) for row in rows)
    return f"window.names = [\n{lines}\n];\n".encode()
