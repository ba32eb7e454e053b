"""From a Document to the Mentions in it."""

from mbc_graph.recognition.lexicon import Lexicon, compile_lexicon
from mbc_graph.recognition.recognising import recognise
from mbc_graph.recognition.senses import are_told_apart

__all__ = ["Lexicon", "are_told_apart", "compile_lexicon", "recognise"]
