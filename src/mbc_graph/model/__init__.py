"""The values that flow through the stages: plain, frozen, made of the standard library only."""

from mbc_graph.model.claims import Claim, Evidence, Frequency, merge
from mbc_graph.model.results import Edge, Network, Node, Report, Table, Violation
from mbc_graph.model.terms import IRI, BlockKind, Certainty, Order, Polarity, Reach, Role
from mbc_graph.model.texts import Block, Document, Span
from mbc_graph.model.vocabularies import Concept, Cue, Mention, Relation, Vocabulary

__all__ = [
    "IRI",
    "Block",
    "BlockKind",
    "Certainty",
    "Claim",
    "Concept",
    "Cue",
    "Document",
    "Edge",
    "Evidence",
    "Frequency",
    "Mention",
    "Network",
    "Node",
    "Order",
    "Polarity",
    "Reach",
    "Relation",
    "Report",
    "Role",
    "Span",
    "Table",
    "Violation",
    "Vocabulary",
    "merge",
]
