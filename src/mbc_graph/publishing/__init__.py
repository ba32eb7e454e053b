"""From an ontology and the graph of what documents say to pages that people can browse."""

from mbc_graph.publishing.folders import write_folder
from mbc_graph.publishing.site import Source, publish
from mbc_graph.publishing.words import load_words

__all__ = ["Source", "load_words", "publish", "write_folder"]
