"""Documents in, a validated knowledge graph out, with the sentence behind every triple."""

from mbc_graph.errors import (
    MbcGraphError,
    OntologyError,
    QueryError,
    UnreadableDocument,
    ValidationUnavailable,
)
from mbc_graph.model import Claim, Concept, Cue, Document, Evidence, Mention, Report, Span, Table, Vocabulary

__version__ = "0.1.0"

__all__ = [
    "Claim",
    "Concept",
    "Cue",
    "Document",
    "Evidence",
    "MbcGraphError",
    "Mention",
    "OntologyError",
    "QueryError",
    "Report",
    "Span",
    "Table",
    "UnreadableDocument",
    "ValidationUnavailable",
    "Vocabulary",
    "__version__",
]
