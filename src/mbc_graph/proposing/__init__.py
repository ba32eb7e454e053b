"""From Documents and the Mentions in them to the Candidates: phrases in claim-like places that no concept covers."""

from mbc_graph.proposing.finding import find_candidates
from mbc_graph.proposing.forms import Form, load_forms
from mbc_graph.proposing.values import Candidate
from mbc_graph.proposing.words import FunctionWords, load_function_words

__all__ = ["Candidate", "Form", "FunctionWords", "find_candidates", "load_forms", "load_function_words"]
