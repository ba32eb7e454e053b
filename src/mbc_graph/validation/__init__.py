"""From a graph, shapes and checks to a Report of what was checked and what is wrong.

Shapes are SHACL. A check is a SPARQL query that selects faults: no row, no fault.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import Quad, Store

from mbc_graph.model import Report
from mbc_graph.validation.checks import Check, read_check, run_check
from mbc_graph.validation.reasons import find_idle, read_reasons, with_reasons
from mbc_graph.validation.reporting import to_json, to_text
from mbc_graph.validation.shacl import check_shapes
from mbc_graph.validation.tabling import to_table, to_tsv
from mbc_graph.validation.telling import Teller

__all__ = [
    "Check",
    "find_idle",
    "read_checks",
    "read_reasons",
    "to_json",
    "to_table",
    "to_text",
    "to_tsv",
    "validate",
    "with_reasons",
]


def validate(graph: Iterable[Quad], *, shapes: Iterable[Path], checks: Iterable[Path]) -> Report:
    """Return what *shapes* and *checks* find wrong in *graph*, taken as the union of its named graphs.

    Both are given as files or as folders of files. What was not there to check is said, never passed.
    """
    quads = list(graph)
    if not quads:
        return Report(not_checked=(("shacl", "the graph is empty"), ("checks", "the graph is empty")))
    store = Store()
    store.bulk_extend(quads)
    teller = Teller(store)
    report, files = _found("shacl", shapes, ".ttl")
    if files:
        report += check_shapes(quads, files, teller)
    missing, files = _found("checks", checks, ".rq")
    return sum((run_check(read_check(file), store, teller) for file in files), report + missing)


def read_checks(folder: Path, *, about: str = "") -> list[Check]:
    """Return the checks in *folder*, in order; only those about the ontology or the graph, if *about* says so."""
    checks = [read_check(file) for file in sorted(folder.rglob("*.rq"))]
    return [check for check in checks if about in ("", check.about)]


def _found(step: str, paths: Iterable[Path], suffix: str) -> tuple[Report, list[Path]]:
    """Return the files among *paths*, in order, and a report of the places where none are."""
    files: list[Path] = []
    missing: list[tuple[str, str]] = []
    paths = list(paths)
    for path in paths:
        here = [path] if path.is_file() else sorted(path.rglob(f"*{suffix}"))
        files += here
        if not here:
            missing.append((step, f"no {suffix} file in {path}"))
    if not paths:
        missing.append((step, "none were given"))
    return Report(not_checked=tuple(missing)), list(dict.fromkeys(files))
