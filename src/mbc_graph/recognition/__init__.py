"""From a Document to the Mentions in it."""

from mbc_graph.recognition.lexicon import Lexicon, compile_lexicon
from mbc_graph.recognition.recognising import recognise

__all__ = ["Lexicon", "compile_lexicon", "recognise"]
