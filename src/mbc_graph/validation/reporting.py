"""A Report as text for people and as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict

from mbc_graph.model import Report, Violation
from mbc_graph.validation.checks import SEVERITIES

_HEADINGS = {"error": "Wrong", "warning": "Doubtful", "info": "To know"}


def to_text(report: Report) -> str:
    """Return *report* in plain words: what was checked, what is wrong, where, and by which rule."""
    return "\n".join(_lines(report)) + "\n"


def to_json(report: Report) -> str:
    """Return *report* as JSON."""
    said = {
        "passed": report.passed,
        "checked": list(report.checked),
        "not_checked": [{"step": step, "why": why} for step, why in report.not_checked],
        "violations": [asdict(violation) for violation in report.violations],
    }
    return json.dumps(said, ensure_ascii=False, indent=2) + "\n"


def _lines(report: Report) -> Iterator[str]:
    yield "Passed." if report.passed else "NOT passed."
    yield ""
    yield f"Checked ({len(report.checked)}):" if report.checked else "Nothing was checked."
    yield from (f"  {step}" for step in report.checked)
    if report.not_checked:
        yield from ("", f"Not checked ({len(report.not_checked)}):")
        yield from (f"  {step}: {why}" for step, why in report.not_checked)
    for severity in SEVERITIES:
        violations = [violation for violation in report.violations if violation.severity == severity]
        if violations:
            yield from ("", f"{_HEADINGS[severity]} ({len(violations)}):")
        for violation in violations:
            yield from _told(violation)


def _told(violation: Violation) -> Iterator[str]:
    yield f"  - {violation.says}"
    yield f"      rule {violation.rule}, about {violation.focus}"
    if violation.reason:
        yield f"      may stay, because: {violation.reason}"
    if violation.quote is not None:
        yield f"      {violation.document or 'a document without a name'} says: “{' '.join(violation.quote.split())}”"
