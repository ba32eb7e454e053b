"""Where what the pages say is from: the ontology as it tells of itself, and the documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from mbc_graph.model import Claim
from mbc_graph.namespaces import DCTERMS, MBC, OWL
from mbc_graph.publishing.facts import Facts
from mbc_graph.publishing.register import Link, Register, file_names, is_web
from mbc_graph.publishing.words import Words


@dataclass(frozen=True, slots=True)
class Header:
    """What the ontology says of itself."""

    title: str
    description: str
    version: str
    licence: Link
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Leaflet:
    """A document as its entry in the list of documents shows it."""

    name: str
    title: str
    anchor: str
    source: Link
    licence: Link
    claims: int


def to_header(facts: Facts, words: Words) -> Header:
    """Return what the ontology says of itself: in the header that imports most parts, if there are several."""
    headers = facts.of_type(OWL + "Ontology")
    first = max(headers, key=lambda iri: len(facts.values(iri, OWL + "imports")), default="")
    is_whole = len(headers) == 1 or bool(facts.values(first, OWL + "imports"))
    licences = sorted({licence for iri in headers for licence in facts.iris(iri, DCTERMS + "license")})
    titles = [title for iri in headers if iri != first or not is_whole for title in facts.texts(iri, DCTERMS + "title")]

    def own(predicate: str) -> str:
        return next(iter(facts.texts(first, predicate)), "") if is_whole else ""

    return Header(
        title=own(DCTERMS + "title") or str(words["title"]),
        description=own(DCTERMS + "description"),
        version=own(OWL + "versionInfo"),
        licence=_elsewhere(licences[0], words) if len(licences) == 1 else Link(""),
        parts=tuple(sorted(titles)),
    )


def _elsewhere(address: str, words: Words) -> Link:
    """Return what leads to an address outside, under the name that people know it by."""
    label = str(words["licences"].get(address, address))
    return Link(label, address, is_outer=True) if is_web(address) else Link(label)


def to_leaflets(graph: Facts, claims: Iterable[Claim], register: Register) -> list[Leaflet]:
    """Return the documents that claims rest on, by title."""
    counts = Counter(name for claim in claims for name in {evidence.document for evidence in claim.evidence})
    known = {
        name: iri for iri in graph.of_type(MBC + "SourceDocument") for name in graph.texts(iri, DCTERMS + "identifier")
    }
    anchors = file_names(counts)
    found = []
    for name, count in counts.items():
        iri = known.get(name, "")
        title = next(iter(graph.texts(iri, DCTERMS + "title")), name) if iri else name
        source = (
            next(iter([*graph.texts(iri, DCTERMS + "source"), *graph.iris(iri, DCTERMS + "source")]), "") if iri else ""
        )
        licence = (
            next(iter([*graph.iris(iri, DCTERMS + "license"), *graph.texts(iri, DCTERMS + "license")]), "")
            if iri
            else ""
        )
        places = _elsewhere(source, register.words), _elsewhere(licence, register.words)
        found.append(Leaflet(name, title, f"document-{anchors[name]}", *places, count))
    return sorted(found, key=lambda one: (one.title.casefold(), one.name))
