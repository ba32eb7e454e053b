"""From a file to the Documents in it: text as read, its blocks in order, and the sentences of a block."""

from mbc_graph.reading.catalogue import Catalogue, described, read_catalogue
from mbc_graph.reading.documents import find_documents, find_others, read, read_text
from mbc_graph.reading.furniture import Furniture, load_furniture
from mbc_graph.reading.sentences import Abbreviations, load_abbreviations, sentences

__all__ = [
    "Abbreviations",
    "Catalogue",
    "Furniture",
    "described",
    "find_documents",
    "find_others",
    "load_abbreviations",
    "load_furniture",
    "read",
    "read_catalogue",
    "read_text",
    "sentences",
]
