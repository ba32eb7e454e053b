"""From columns and links to places: nodes in columns, ordered so that few links cross."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx

COLUMN_WIDTH = 132.0
ROW_HEIGHT = 17.0
_LOOSEST = 2.6
_PROPORTION = 1.75
_SWEEPS = 16

Columns = list[list[str]]


def place(
    columns: Mapping[str, int], links: Iterable[tuple[str, str]], *, rows: int = 38
) -> dict[str, tuple[float, float]]:
    """Return where each node stands, given its column: left to right, few links crossing.

    A column with more than *rows* nodes is folded into several, side by side; *rows* grows until the
    whole is not much wider than a screen. The same input always gives the same places.
    """
    graph = _to_graph(columns, links)
    ordered = order(columns, graph)
    tallest = _tallest([len(column) for column in ordered], rows)
    return _spread(ordered, tallest)


def _to_graph(columns: Mapping[str, int], links: Iterable[tuple[str, str]]) -> networkx.Graph:
    import networkx

    graph = networkx.Graph()
    graph.add_nodes_from(columns)
    for first, second in links:
        weight = graph.get_edge_data(first, second, {"weight": 0})["weight"]
        graph.add_edge(first, second, weight=weight + 1)
    return graph


def order(columns: Mapping[str, int], graph: networkx.Graph) -> Columns:
    """Return the nodes of each column from top to bottom: the best of some sweeps by barycentre.

    Sugiyama, Tagawa and Toda (1981): each node moves to the mean height of its neighbours. A link may
    pass over columns here, so the neighbours of all other columns count.
    """
    ordered: Columns = [
        [node for node in columns if columns[node] == column] for column in sorted(set(columns.values()))
    ]
    best, fewest = ordered, crossings(ordered, graph)
    for sweep in range(_SWEEPS):
        ordered = _sweep(ordered, graph, reverse=sweep % 2 == 1)
        found = crossings(ordered, graph)
        if found < fewest:
            best, fewest = ordered, found
    return best


def _sweep(ordered: Columns, graph: networkx.Graph, *, reverse: bool) -> Columns:
    heights = {node: height for column in ordered for node, height in _heights(column)}
    swept = list(ordered)
    for number in sorted(range(len(ordered)), reverse=reverse):
        column = swept[number]
        own = set(column)
        wanted = {node: _barycentre(node, graph, heights, own=own) for node in column}
        swept[number] = sorted(column, key=wanted.__getitem__)
        heights.update(_heights(swept[number]))
    return swept


def _heights(column: list[str]) -> list[tuple[str, float]]:
    return [(node, (row + 0.5) / len(column)) for row, node in enumerate(column)]


def _barycentre(node: str, graph: networkx.Graph, heights: Mapping[str, float], *, own: set[str]) -> float:
    links = [(heights[other], int(link.get("weight", 1))) for other, link in graph[node].items() if other not in own]
    if not links:
        return heights[node]
    return sum(height * weight for height, weight in links) / sum(weight for _, weight in links)


def crossings(ordered: Columns, graph: networkx.Graph) -> int:
    """Return how many pairs of links cross, of those that join the same two columns."""
    rows = {node: (number, row) for number, column in enumerate(ordered) for row, node in enumerate(column)}
    between: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for first, second in graph.edges:
        (left, upper), (right, lower) = sorted((rows[first], rows[second]))
        if left != right:
            between[left, right].append((upper, lower))
    return sum(_inversions(sorted(links)) for links in between.values())


def _inversions(links: list[tuple[int, int]]) -> int:
    seen: list[int] = []
    count = 0
    for _, lower in links:
        count += len(seen) - bisect_right(seen, lower)
        insort(seen, lower)
    return count


def _tallest(sizes: list[int], rows: int) -> int:
    """Return after how many rows a column is folded, for a sheet not much wider than a screen."""
    tallest = rows
    while tallest < max(sizes, default=0):
        width = sum(ceil(size / tallest) for size in sizes) * COLUMN_WIDTH
        if width <= _PROPORTION * tallest * ROW_HEIGHT:
            break
        tallest += 1
    return tallest


def _spread(ordered: Columns, tallest: int) -> dict[str, tuple[float, float]]:
    height = min(tallest, max((len(column) for column in ordered), default=0)) * ROW_HEIGHT
    folds = [ceil(len(column) / tallest) for column in ordered]
    starts = [0, *(sum(folds[: number + 1]) for number in range(len(folds)))]
    places = {}
    for column, fold, (start, _) in zip(ordered, folds, pairwise(starts), strict=True):
        gap = min(height / len(column), _LOOSEST * ROW_HEIGHT / fold)
        top = (height - gap * (len(column) - 1)) / 2
        for row, node in enumerate(column):
            places[node] = ((start + row % fold) * COLUMN_WIDTH, round(top + row * gap, 2))
    return places
