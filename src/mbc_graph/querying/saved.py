"""From the text of a .rq file to a Query: SPARQL, and the question that it answers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path

from mbc_graph.errors import QueryError

_HEADER = re.compile(r"#\+\s*(?P<key>\w+)\s*:\s*(?P<value>.*?)\s*$")
_PARAMETER = re.compile(
    r"(?P<name>[a-z]\w*)\s+(?P<kind>concept|text|number)"
    r"(?:\s+of\s+(?P<classes>(?:[\w:]+|<[^<>\s]+>)(?:\s+or\s+(?:[\w:]+|<[^<>\s]+>))*))?"
    r"(?:\s+(?P<optional>optional)|\s+default\s+\"(?P<default>[^\"]*)\")?"
    r"\s+\"(?P<help>[^\"]+)\""
)
_EXAMPLE = re.compile(r"(?P<name>[a-z]\w*)\s*=\s*(?P<value>[^;]*[^;\s])")
_HOW = 'Write: #+ parameter: NAME concept|text|number [of CLASS or CLASS] [optional|default "…"] "what it is"'
_HOW_EXAMPLE = "Write: #+ example: NAME = VALUE; NAME = VALUE, each NAME that of a parameter"


class Kind(StrEnum):
    """What is given for a parameter: a concept by any of its names, words, or a number."""

    CONCEPT = "concept"
    TEXT = "text"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question leaves open: the variable, what may stand for it, and that in words.

    An optional parameter that is not given stays free, so that every value answers.
    """

    name: str
    kind: Kind
    help: str
    classes: tuple[str, ...] = ()
    default: str | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """SPARQL with the question that it answers, the columns of the answer and what is left open.

    The *example* gives the parameters, as a person says them, for which an expected answer is kept.
    """

    name: str
    text: str
    summary: str = ""
    columns: tuple[str, ...] = ()
    parameters: tuple[Parameter, ...] = ()
    example: tuple[tuple[str, str], ...] = ()
    keywords: tuple[str, ...] = ()


def parse_query(text: str, name: str) -> Query:
    """Return the query in *text* with what its header lines (`#+ key: value`) say.

    >>> parse_query("#+ summary: Who nests where?\\nSELECT * { ?bird ?on ?place }", "nests").summary
    'Who nests where?'
    """
    said = {"name": name, "summary": "", "columns": "", "keywords": ""}
    parameters: list[Parameter] = []
    examples: list[tuple[str, str]] = []
    for number, key, value in _headers(text):
        if key == "parameter":
            parameters.append(_parameter(value, f"{name}, line {number}"))
        elif key == "example":
            examples += _example(value, parameters, f"{name}, line {number}")
        elif key in said:
            said[key] = value
        else:
            remedy = "Write summary, columns, parameter, example, keywords or name"
            raise QueryError(f"{name}, line {number}", f"no header line is called “{key}”", remedy)
    return Query(
        said["name"],
        text,
        said["summary"],
        tuple(said["columns"].split()),
        tuple(parameters),
        tuple(examples),
        tuple(_parted(said["keywords"], ",")),
    )


def read_query(path: Path) -> Query:
    """Return the query in a file; its name is the file's stem where no header line says another."""
    try:
        return parse_query(path.read_text(encoding="utf-8"), path.stem)
    except OSError as error:
        raise QueryError(str(path), f"cannot be opened: {error.strerror}", "Give a .rq file") from error
    except UnicodeDecodeError as error:
        raise QueryError(str(path), "is not UTF-8", "Save it as UTF-8") from error


def load_queries(folder: Path) -> dict[str, Query]:
    """Return the queries of the .rq files in *folder* by their names, sorted."""
    queries = [read_query(path) for path in folder.glob("*.rq")]
    return {query.name: query for query in sorted(queries, key=lambda query: query.name)}


def choose_query(given: str, saved: Mapping[str, Query]) -> Query:
    """Return the saved query called *given*, else the one in the file *given*, else *given* as SPARQL."""
    if given in saved:
        return saved[given]
    if given.endswith(".rq"):
        return read_query(Path(given))
    if not given.strip() or len(given.split()) > 1:
        return parse_query(given, "query")
    near = get_close_matches(given, saved, n=5, cutoff=0.4) or sorted(saved)
    raise QueryError(given, "no question has this name", f"Ask one of {', '.join(near)}, a .rq file, or SPARQL")


def _headers(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield the number, key and value of each header line."""
    for number, line in enumerate(text.splitlines(), 1):
        if header := _HEADER.match(line):
            yield number, header["key"], header["value"]


def _parameter(said: str, where: str) -> Parameter:
    match = _PARAMETER.fullmatch(said)
    if match is None:
        raise QueryError(where, f"not a parameter: {said}", _HOW)
    return Parameter(
        match["name"],
        Kind(match["kind"]),
        match["help"],
        tuple(name.strip("<>") for name in re.split(r"\s+or\s+", match["classes"] or "") if name),
        match["default"],
        match["optional"] is not None,
    )


def _example(said: str, parameters: list[Parameter], where: str) -> Iterator[tuple[str, str]]:
    """Yield name and value of each parameter that an example gives."""
    known = {parameter.name for parameter in parameters}
    for part in _parted(said, ";"):
        match = _EXAMPLE.fullmatch(part)
        if match is None or match["name"] not in known:
            raise QueryError(where, f"not an example: {part}", _HOW_EXAMPLE)
        yield match["name"], match["value"]


def _parted(said: str, mark: str) -> list[str]:
    return [part.strip() for part in said.split(mark) if part.strip()]
