"""A Report as a table, the way of ROBOT's report: one line a rule, then one line a finding."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from mbc_graph.model import Report, Violation
from mbc_graph.validation.checks import SEVERITIES

_LEVELS = {"error": "ERROR", "warning": "WARN", "info": "INFO"}
_FIRST = 10
_COLUMNS = ("level", "rule", "about", "finding", "reason")


def to_table(report: Report, summaries: Mapping[str, str], *, whole: bool = False) -> str:
    """Return what *report* found, counted by rule, then told one by one: the graver and the first, or the *whole*."""
    lines = [*_counted(report, summaries), "", *_told(report, whole=whole)]
    if report.not_checked:
        lines += ["", *(f"NOT CHECKED  {step}: {why}" for step, why in report.not_checked)]
    return "\n".join(lines).rstrip() + "\n"


def to_tsv(report: Report) -> str:
    """Return every finding of *report* on a line of its own, tab-separated under a header line."""
    rows = [
        (_LEVELS[one.severity], one.rule, one.focus, " ".join(one.says.split()), one.reason) for one in _sorted(report)
    ]
    return "".join("\t".join(row) + "\n" for row in (_COLUMNS, *rows))


def _sorted(report: Report) -> list[Violation]:
    return sorted(report.violations, key=lambda one: (SEVERITIES.index(one.severity), one.rule, one.says, one.focus))


def _counted(report: Report, summaries: Mapping[str, str]) -> Iterator[str]:
    yield f"{'level':<6} {'found':>6} {'reason':>6}  rule"
    found: dict[str, list[Violation]] = {rule: [] for rule in report.checked}
    for violation in report.violations:
        found.setdefault(violation.rule, []).append(violation)
    graded = sorted(found.items(), key=lambda one: (_grade(one[1]), one[0]))
    for rule, violations in graded:
        level = _LEVELS[violations[0].severity] if violations else "ok"
        explained = sum(bool(one.reason) for one in violations)
        yield f"{level:<6} {len(violations):>6} {explained:>6}  {rule:<34} {summaries.get(rule, '')}".rstrip()
    levels = Counter(violation.severity for violation in report.violations)
    yield ""
    yield "   ".join(f"{_LEVELS[severity]} {levels[severity]}" for severity in SEVERITIES)


def _grade(violations: list[Violation]) -> int:
    return SEVERITIES.index(violations[0].severity) if violations else len(SEVERITIES)


def _told(report: Report, *, whole: bool) -> Iterator[str]:
    told: Counter[str] = Counter()
    left_out = 0
    for violation in _sorted(report):
        told[violation.rule] += 1
        if not whole and (violation.reason or violation.severity == "info" or told[violation.rule] > _FIRST):
            left_out += 1
            continue
        yield f"{_LEVELS[violation.severity]:<6} {violation.rule}  {violation.says}"
        if violation.reason:
            yield f"       because: {violation.reason}"
    if left_out:
        yield f"{left_out} more: notes, what has a reason, and all past the {_FIRST}th of a rule. --all tells them."
