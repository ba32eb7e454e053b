"""From a parser's complaint to the place in the query that a person has to look at."""

from __future__ import annotations

import re

from mbc_graph.errors import QueryError

_AT = re.compile(r"error at (\d+):(\d+)")
_REASON = re.compile(r"\b[A-Z]\w*(?: \w+)+")
_WORD = re.compile(r"[?$]?[\w:]+|\S")


def not_sparql(name: str, text: str, error: SyntaxError) -> QueryError:
    """Return the error that shows the faulty line of *text*, with a caret under the place.

    The engine reports how far it looked ahead, which may be far behind the fault; so the place is that
    of a second parser, and the engine's only where the second finds no fault.
    """
    line, column, problem = _second_opinion(text) or _engine_says(error)
    shown = "".join(text.split("\n")[line - 1 : line]).replace("\t", " ")
    remedy = f"Look at\n    {shown}\n    {' ' * (column - 1)}^"
    return QueryError(name, f"line {line}, column {column}: {problem}", remedy)


def _second_opinion(text: str) -> tuple[int, int, str] | None:
    from pyparsing import ParseBaseException
    from rdflib.plugins.sparql.parser import parseQuery

    text = text.replace("\t", " ")  # the parser would widen a tab, and its columns with it
    try:
        parseQuery(text)
    except ParseBaseException as error:
        word = _WORD.match(text, error.loc)
        problem = f"not SPARQL from “{word[0]}” on" if word else "ends before the query does"
        return error.lineno, error.column, problem
    except RecursionError:
        return None
    return None


def _engine_says(error: SyntaxError) -> tuple[int, int, str]:
    place = _AT.search(str(error))
    line, column = (int(place[1]), int(place[2])) if place else (1, 1)
    reasons = sorted(set(_REASON.findall(str(error))))
    return line, column, ", ".join(reasons).lower() or "not SPARQL"
