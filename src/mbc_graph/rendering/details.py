"""From a Network to the texts beside the drawing: concepts, claims and the sentences they rest on."""

from __future__ import annotations

import re

from mbc_graph.model import Certainty, Evidence, Frequency, Network, Node, Span
from mbc_graph.namespaces import local_name
from mbc_graph.rendering.drawing import documents_of, line_of
from mbc_graph.rendering.style import Line, Look, Style


class _Numbers(dict[str, int]):
    """Texts numbered in the order in which they are first asked for."""

    def __missing__(self, text: str) -> int:
        self[text] = len(self)
        return self[text]


def describe(network: Network, style: Style) -> dict[str, object]:
    """Return all that the page says about the network; each document and quote but once."""
    quotes, documents = _Numbers(), _Numbers()
    looks = _looks(network, style)
    class_numbers = {name: number for number, name in enumerate(looks)}
    relations = {edge.relation: edge.label for edge in sorted(network.edges, key=lambda edge: edge.label)}
    return {
        "columns": list(style.columns),
        "classes": [_class(name, look, known=name in style.classes) for name, look in looks.items()],
        "lines": {name: _line(line) for name, line in style.lines.items()},
        "relations": list(relations.values()),
        "concepts": [_concept(node, class_numbers[local_name(node.kind)]) for node in network.nodes],
        "claims": _claims(network, list(relations), quotes, documents),
        "documents": _titles(network, documents),
        "quotes": list(quotes),
    }


def _claims(network: Network, relations: list[str], quotes: _Numbers, documents: _Numbers) -> list[dict[str, object]]:
    numbers = {node.id: number for number, node in enumerate(network.nodes)}
    return [
        {
            "source": numbers[edge.source],
            "target": numbers[edge.target],
            "relation": relations.index(edge.relation),
            "line": line_of(edge),
            "documents": len(documents_of(edge)),
            "evidence": [_passage(evidence, quotes, documents) for evidence in edge.evidence],
        }
        for edge in network.edges
    ]


def _titles(network: Network, documents: _Numbers) -> list[str]:
    titles = dict(network.titles)
    return [titles.get(document) or document for document in documents]


def _looks(network: Network, style: Style) -> dict[str, Look]:
    """Return the look of each class that the network holds, in the style's order, others last."""
    present = {local_name(node.kind) for node in network.nodes}
    names = [name for name in style.classes if name in present] + sorted(present - set(style.classes))
    return {name: style.look(name) for name in names}


def _class(name: str, look: Look, *, known: bool) -> dict[str, object]:
    label = look.label if known else _in_words(name) or look.label
    return {"label": label, "column": look.column, "shape": look.shape, "light": look.light, "dark": look.dark}


def _in_words(name: str) -> str:
    """Return a class name as words.

    >>> _in_words("SeaCave")
    'sea cave'
    """
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", name).lower()


def _line(line: Line) -> dict[str, object]:
    return {"label": line.label, "dashes": list(line.dashes), "light": line.light, "dark": line.dark}


def _concept(node: Node, class_number: int) -> dict[str, object]:
    concept: dict[str, object] = {"id": node.id, "label": node.label or node.id, "class": class_number}
    names = [name for name in dict.fromkeys(node.names) if name != node.label]
    if names:
        concept["names"] = names
    if node.definition:
        concept["definition"] = node.definition
    return concept


def _passage(evidence: Evidence, quotes: _Numbers, documents: _Numbers) -> dict[str, object]:
    passage: dict[str, object] = {
        "document": documents[evidence.document],
        "quote": quotes[evidence.quote],
        "confidence": round(evidence.confidence, 2),
    }
    for name, span in (("subject", evidence.subject), ("cue", evidence.cue), ("object", evidence.object)):
        if evidence.span.overlaps(span):
            passage[name] = _within(span, evidence)
    if evidence.certainty is Certainty.HEDGED:
        passage["hedged"] = True
    if evidence.frequency:
        passage["figure"] = _figure(evidence.frequency)
    if evidence.comparison:
        passage["comparison"] = evidence.comparison
    return passage


def _within(span: Span, evidence: Evidence) -> list[int]:
    """Return a span as a browser counts: from the start of the quote, in UTF-16 code units."""
    starts = (max(at - evidence.span.start, 0) for at in (span.start, span.end))
    return [len(evidence.quote[:start].encode("utf-16-le", "surrogatepass")) // 2 for start in starts]


def _figure(frequency: Frequency) -> str:
    """Return a figure as words.

    >>> _figure(Frequency(20, 30.5, "percent", year="1998"))
    '20–30.5 percent (1998)'
    """
    ends = dict.fromkeys((f"{frequency.low:g}", f"{frequency.high:g}"))
    study = ", ".join(text for text in (frequency.population, frequency.year) if text)
    return f"{'–'.join(ends)} {frequency.unit}" + (f" ({study})" if study else "")
