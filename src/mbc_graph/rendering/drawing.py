"""From a Network to what the library draws: nodes and edges with places, shapes and widths."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from math import log2

from mbc_graph.model import Edge, Network, Node, Polarity
from mbc_graph.namespaces import local_name
from mbc_graph.rendering.layout import place
from mbc_graph.rendering.style import Style

_OPTIONS = {
    "autoResize": False,
    "layout": {"improvedLayout": False},
    "nodes": {"chosen": False, "borderWidth": 1},
    "edges": {"chosen": False, "selectionWidth": 0, "hoverWidth": 0},
    "interaction": {"hover": False, "selectable": False, "dragNodes": False, "tooltipDelay": 0},
    "physics": {
        "enabled": False,
        "stabilization": False,
        "solver": "forceAtlas2Based",
        "forceAtlas2Based": {"gravitationalConstant": -40, "springLength": 60, "avoidOverlap": 0.4},
        "minVelocity": 0.9,
    },
}

# Shapes of one size that look as large as a dot of that size.
_OPTICAL_SIZES = {"square": 0.9, "diamond": 1.15, "triangle": 1.1, "triangleDown": 1.1, "star": 1.35, "hexagon": 1.05}


def line_of(edge: Edge) -> str:
    """Return how a claim is drawn: denied where a document denies it, else by its certainty."""
    return "denied" if edge.polarity is Polarity.NEGATED else str(edge.certainty)


def documents_of(edge: Edge) -> frozenset[str]:
    """Return the documents that a claim rests on."""
    return frozenset(evidence.document for evidence in edge.evidence)


def rank(network: Network) -> list[int]:
    """Return the numbers of the nodes, those with most evidence first."""
    numbers = {node.id: number for number, node in enumerate(network.nodes)}
    evidence: Counter[int] = Counter()
    for edge in network.edges:
        for end in {edge.source, edge.target}:
            evidence[numbers[end]] += 1 + len(edge.evidence)
    return sorted(range(len(network.nodes)), key=lambda number: (-evidence[number], number))


def to_places(network: Network, style: Style, shown: Sequence[int]) -> list[list[float] | None]:
    """Return where each node stands when only those *shown* are; `None` for the others."""
    nodes = [network.nodes[number] for number in sorted(shown)]
    columns = {node.id: style.look(local_name(node.kind)).column for node in nodes}
    links = [(edge.source, edge.target) for edge in network.edges if edge.source in columns and edge.target in columns]
    places = place(columns, links, rows=style.rows)
    return [list(places[node.id]) if node.id in places else None for node in network.nodes]


def draw(network: Network, style: Style, places: Sequence[Sequence[float] | None]) -> dict[str, object]:
    """Return nodes, edges and options as pyvis holds them, without a title anywhere.

    A title is read as markup by the library once it holds a link, so the page shows every text itself.
    """
    from pyvis.network import Network as Drawing

    drawing = Drawing(directed=True)
    degrees = Counter(end for edge in network.edges for end in (edge.source, edge.target))
    for number, (node, at) in enumerate(zip(network.nodes, places, strict=True)):
        drawing.add_node(number, **_node(node, style, at or (0.0, 0.0), degrees[node.id]))
    numbers = {node.id: number for number, node in enumerate(network.nodes)}
    columns = [style.look(local_name(node.kind)).column for node in network.nodes]
    parallel: Counter[frozenset[str]] = Counter()
    for number, edge in enumerate(network.edges):
        source, target = numbers[edge.source], numbers[edge.target]
        ends = frozenset((edge.source, edge.target))
        curve = _curve(parallel[ends], same_column=columns[source] == columns[target])
        drawing.add_edge(source, target, id=number, smooth=curve, **_edge(edge, style))
        parallel[ends] += 1
    drawing.set_options(json.dumps(_OPTIONS))
    nodes, edges, _, _, _, options = drawing.get_network_data()
    return {"nodes": nodes, "edges": edges, "options": json.loads(options)}


def _node(node: Node, style: Style, at: Sequence[float], degree: int) -> dict[str, object]:
    look = style.look(local_name(node.kind))
    size = min(4.0 + 1.1 * log2(1 + degree), 11.0) * _OPTICAL_SIZES.get(look.shape, 1.0)
    return {
        "label": node.label or node.id,
        "shape": look.shape,
        "color": look.light,
        "size": round(size, 1),
        "x": at[0],
        "y": at[1],
    }


def _edge(edge: Edge, style: Style) -> dict[str, object]:
    line = style.lines[line_of(edge)]
    thin, thick = style.widths
    width = min(thin * (1 + log2(max(len(documents_of(edge)), 1))), thick)
    return {"width": round(width, 2), "dashes": list(line.dashes) or False, "color": line.light}


def _curve(number: int, *, same_column: bool) -> dict[str, object]:
    """Return the curve of the link with this number between its two nodes, so that none hides another."""
    if number == 0 and not same_column:
        return {"type": "cubicBezier", "forceDirection": "horizontal", "roundness": 0.45}
    return {"type": "curvedCW", "roundness": round(min(0.22 + 0.12 * number, 0.9), 2)}
