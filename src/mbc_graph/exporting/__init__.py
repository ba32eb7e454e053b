"""From a graph to files that other systems import, the same bytes from the same graph."""

from mbc_graph.exporting.files import replace_file, write_whole
from mbc_graph.exporting.rdf import SUFFIXES, canonical, serialise

__all__ = ["SUFFIXES", "canonical", "replace_file", "serialise", "write_whole"]
