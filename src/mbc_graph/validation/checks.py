"""A check is a query that selects faults; its header says in words what each row means.

    #+ summary: No two birds share a label
    #+ severity: error
    #+ about: ontology
    #+ says: “{label}” is the label of {focus} and of {other}

A check is about the ontology, or about the graph that was made with it (as it is where nothing is said). The
fault is about ?focus, or else the first column. Its passage is that of ?evidence, ?claim or the focus.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import QuerySolution, QuerySolutions, Store

from mbc_graph.errors import QueryError
from mbc_graph.model import Report, Violation
from mbc_graph.namespaces import PREFIXES
from mbc_graph.querying.faults import not_sparql
from mbc_graph.querying.guarding import guard
from mbc_graph.validation.telling import Teller

_HEADER = re.compile(r"^#\+\s*(summary|severity|about|says):[ \t]*(.*\S)", re.MULTILINE)
_BLANK = re.compile(r"\{(\w+)\}")
SEVERITIES = ("error", "warning", "info")
MATTERS = ("ontology", "graph")


@dataclass(frozen=True, slots=True)
class Check:
    """A query whose every row is a fault: what it looks for and where, how grave that is, and how a row is told."""

    path: Path
    query: str
    summary: str
    severity: str
    about: str
    says: str

    @property
    def name(self) -> str:
        """Return what the check is called in a report."""
        return f"check:{self.path.stem}"


def read_check(path: Path) -> Check:
    """Return the check in the file at *path*."""
    try:
        query = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise QueryError(str(path), "it is not UTF-8 text", "Save it as UTF-8") from error
    header = dict(_HEADER.findall(query))
    header.setdefault("about", "graph")
    for key in ("summary", "severity", "says"):
        if key not in header:
            raise QueryError(str(path), f"the header has no {key}", f"Add a line: #+ {key}: …")
    for key, allowed in (("severity", SEVERITIES), ("about", MATTERS)):
        if header[key] not in allowed:
            raise QueryError(str(path), f"no such {key}: {header[key]}", f"Say one of {', '.join(allowed)}")
    return Check(path, query, header["summary"], header["severity"], header["about"], header["says"])


def run_check(check: Check, store: Store, teller: Teller) -> Report:
    """Return a report with one violation for each row that *check* selects."""
    name = str(check.path)
    guard(name, check.query, store)
    try:
        rows = store.query(check.query, prefixes=PREFIXES, use_default_graph_as_union=True)
    except SyntaxError as error:
        raise not_sparql(name, check.query, error) from error
    if not isinstance(rows, QuerySolutions):
        raise QueryError(name, "the query selects nothing", "Write a check as a SELECT query")
    columns = [variable.value for variable in rows.variables]
    for blank in _BLANK.findall(check.says):
        if blank not in columns:
            raise QueryError(name, f"“says” names {{{blank}}}, which is no column", f"Select ?{blank}, or leave it out")
    found = {_violation(check, row, columns, teller) for row in rows}
    return Report(checked=(check.name,), violations=tuple(sorted(found, key=lambda fault: (fault.says, fault.focus))))


def _violation(check: Check, row: QuerySolution, columns: list[str], teller: Teller) -> Violation:
    bound = {column: row[column] for column in columns if row[column] is not None}
    focus = bound.get("focus") or next(iter(bound.values()))
    document = quote = None
    for column in ("evidence", "claim"):
        if column in bound and quote is None:
            document, quote = teller.find_passage(bound[column])
    if quote is None:
        document, quote = teller.find_passage(focus)
    return Violation(
        rule=check.name,
        focus=getattr(focus, "value", str(focus)),
        says=_BLANK.sub(lambda blank: teller.call(bound[blank[1]]) if blank[1] in bound else "?", check.says),
        severity=check.severity,
        document=document,
        quote=quote,
    )
