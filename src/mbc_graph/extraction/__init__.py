"""From the Mentions in a Document to the Claims that it makes."""

from mbc_graph.extraction.extracting import extract

__all__ = ["extract"]
