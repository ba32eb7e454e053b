"""What a caller got wrong; what the data shows is a finding in a Report, never an error.

MbcGraphError
├── UnreadableDocument(path, why)
├── OntologyError(where, problem, remedy)
├── QueryError(name, problem, remedy)
└── ValidationUnavailable(step, why, remedy)
"""

from __future__ import annotations


class MbcGraphError(Exception):
    """Anything a caller of this library may want to catch."""


class UnreadableDocument(MbcGraphError):
    """A file that cannot be read as a document: where it is, and why."""

    def __init__(self, path: str, why: str) -> None:
        super().__init__(f"{path}: {why}")
        self.path = path
        self.why = why


class OntologyError(MbcGraphError):
    """A fault in the ontology's files: where (file, line or IRI), what is wrong, what to do."""

    def __init__(self, where: str, problem: str, remedy: str) -> None:
        super().__init__(f"{where}: {problem}. {remedy}")
        self.where = where
        self.problem = problem
        self.remedy = remedy


class QueryError(MbcGraphError):
    """A query that cannot be run: its name, what is wrong, what to do."""

    def __init__(self, name: str, problem: str, remedy: str) -> None:
        super().__init__(f"{name}: {problem}. {remedy}")
        self.name = name
        self.problem = problem
        self.remedy = remedy


class ValidationUnavailable(MbcGraphError):
    """A check that could not be run at all; nothing checked is never passed."""

    def __init__(self, step: str, why: str, remedy: str) -> None:
        super().__init__(f"{step} could not be run: {why}. {remedy}")
        self.step = step
        self.why = why
        self.remedy = remedy
