"""What checking, asking and drawing give."""

from __future__ import annotations

from dataclasses import dataclass

from mbc_graph.model.claims import Evidence
from mbc_graph.model.terms import Certainty, Polarity


@dataclass(frozen=True, slots=True)
class Violation:
    """One thing that is wrong: what it is about, which rule says so, and that in plain words.

    *reason* is why it may stay so, where someone has written that down.
    """

    rule: str
    focus: str
    says: str
    severity: str = "error"
    document: str | None = None
    quote: str | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """What was checked and what was found wrong; a step that did not run is named, never passed."""

    checked: tuple[str, ...] = ()
    violations: tuple[Violation, ...] = ()
    not_checked: tuple[tuple[str, str], ...] = ()

    @property
    def passed(self) -> bool:
        """Say whether something was checked, all of it ran, and no error was found."""
        errors = [violation for violation in self.violations if violation.severity == "error"]
        return bool(self.checked) and not self.not_checked and not errors

    def __add__(self, other: Report) -> Report:
        return Report(
            self.checked + other.checked,
            self.violations + other.violations,
            self.not_checked + other.not_checked,
        )


@dataclass(frozen=True, slots=True)
class Table:
    """The answer to a query: named columns, rows of text, `None` where nothing is bound."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str | None, ...], ...]


@dataclass(frozen=True, slots=True)
class Node:
    """A concept as it is drawn."""

    id: str
    label: str
    kind: str
    names: tuple[str, ...] = ()
    definition: str = ""


@dataclass(frozen=True, slots=True)
class Edge:
    """A claim as it is drawn, with the evidence to show."""

    source: str
    target: str
    label: str
    relation: str
    polarity: Polarity
    certainty: Certainty
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Network:
    """What is drawn: nodes, the edges between them, and the titles of the documents they rest on."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    titles: tuple[tuple[str, str], ...] = ()
