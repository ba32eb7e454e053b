"""What may stay as it is although a check finds it, and why: one row a finding, written down by a person."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from mbc_graph.errors import OntologyError
from mbc_graph.model import Report, Violation

_COLUMNS = ("rule", "focus", "reason")
Reasons = Mapping[tuple[str, str], str]


def read_reasons(path: Path) -> Reasons:
    """Return the reasons in the table at *path* by rule and focus; none where there is no such file.

    Raises OntologyError with file and line where a row says no rule, no focus or no reason.
    """
    if not path.is_file():
        return {}
    rows = csv.DictReader(path.read_text(encoding="utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    if tuple(rows.fieldnames or ()) != _COLUMNS:
        raise OntologyError(f"{path}, line 1", "not the columns rule, focus and reason", "Write them, parted by tabs")
    reasons: dict[tuple[str, str], str] = {}
    for number, row in enumerate(rows, 2):
        rule, focus, reason = ((row[column] or "").strip() for column in _COLUMNS)
        if not (rule and focus and reason):
            raise OntologyError(f"{path}, line {number}", "a cell is empty", "Give rule, focus and reason")
        reasons[rule, focus] = reason
    return reasons


def with_reasons(report: Report, reasons: Reasons) -> Report:
    """Return *report* with the reason at each finding that has one; no reason excuses an error."""
    told = (
        one if one.severity == "error" else replace(one, reason=reasons.get((one.rule, one.focus), ""))
        for one in report.violations
    )
    return replace(report, violations=tuple(told))


def find_idle(report: Report, reasons: Reasons) -> Report:
    """Return a report of the reasons that explain no finding of *report*, among those for what was checked.

    What they excused has been mended, or is an error.
    """
    used = {(one.rule, one.focus) for one in report.violations if one.severity != "error"}
    idle = tuple(
        Violation("reasons", focus, f"a reason is given why {rule} may find {focus}, but it excuses nothing", "warning")
        for rule, focus in sorted(reasons.keys() - used)
        if rule in report.checked
    )
    return Report(checked=("reasons",), violations=idle)
