"""From saved questions to Turtle in which query editors find them, each ready to be run."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import quote

from mbc_graph.errors import QueryError
from mbc_graph.namespaces import DCTERMS, MBC, OWL, PREFIXES, RDFS, SH, SKOS, XSD
from mbc_graph.ontology.making import replace_made
from mbc_graph.querying.saved import Kind, Parameter, Query, load_queries

_ONTOLOGY = f"<{MBC}ontology/questions>"
_SCHEMA = "https://schema.org/"
_WRITTEN_WITH = {
    "dcterms": DCTERMS,
    "owl": OWL,
    "rdfs": RDFS,
    "schema": _SCHEMA,
    "sh": SH,
    "skos": SKOS,
    "xsd": XSD,
}
_FORMS = {"SELECT": "Select", "CONSTRUCT": "Construct", "ASK": "Ask"}
_PREFIX = r"PREFIX\s*(?P<prefix>[^\s:]*):\s*<[^>]*>"
_FORM = re.compile(rf"(?:\s|#[^\n]*|BASE\s*<[^>]*>|{_PREFIX})*(?P<form>SELECT|CONSTRUCT|ASK)\b", re.IGNORECASE)
_DECLARED = re.compile(_PREFIX, re.IGNORECASE)
_KINDS = {Kind.CONCEPT: "a concept", Kind.TEXT: "a text", Kind.NUMBER: "a number"}


def to_shacl(queries: Iterable[Query]) -> str:
    """Return *queries* as Turtle, each an executable of SHACL that can be run as it stands; the same bytes each time.

    To OWL all of it is remarks. A parameter is a free variable: so every value of it answers, and a person
    who pastes the query binds it.
    """
    ordered = sorted(queries, key=lambda query: query.name)
    blocks = [_block(query) for query in ordered]
    used = sorted({_form(query) for query in ordered})
    return "\n".join([_heading(), _declarations(used), "# --- Questions\n", *blocks])


def made_questions(folder: Path) -> dict[Path, str]:
    """Return the Turtle file that the saved questions of the ontology in *folder* make, and what it says, if any."""
    queries = load_queries(folder / "queries" / "questions")
    return {folder / "questions.ttl": to_shacl(queries.values())} if queries else {}


def write_questions(folder: Path) -> list[Path]:
    """Return the Turtle file written from the saved questions of the ontology in *folder*; none where it has none."""
    return replace_made(made_questions(folder))


def _heading() -> str:
    prefixes = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in _WRITTEN_WITH.items())
    declared = " ,\n".join(
        f'        [ sh:prefix "{prefix}" ; sh:namespace "{namespace}"^^xsd:anyURI ]'
        for prefix, namespace in sorted(PREFIXES.items())
    )
    return f"""{prefixes}
# Made from queries/questions: edit those, then run
#     mbc-graph ontology make

{_ONTOLOGY} a owl:Ontology ;
    dcterms:title "Questions: what can be asked of a graph, and the queries that answer it"@en ;
    dcterms:license <https://creativecommons.org/licenses/by/4.0/> ;
    sh:declare
{declared} .
"""


def _declarations(forms: list[str]) -> str:
    """Return what declares the words used here, for OWL: kinds of thing, and properties that are but remarks."""
    kinds = ["SPARQLExecutable", *(f"SPARQL{_FORMS[form]}Executable" for form in forms)]
    properties = ["declare", "namespace", "prefix", "prefixes", *(form.lower() for form in forms)]
    lines = [f"sh:{kind} a owl:Class ." for kind in kinds]
    lines += [f"sh:{name} a owl:AnnotationProperty ." for name in properties]
    lines.append('schema:keywords a owl:AnnotationProperty ; rdfs:label "keywords"@en .')
    return "# --- Words of other vocabularies\n\n" + "\n".join(lines) + "\n"


def _block(query: Query) -> str:
    form = _form(query)
    keywords = " , ".join(f"{_literal(word)}@en" for word in query.keywords)
    said = [
        f"rdfs:label {_literal(query.name.replace('-', ' '))}@en",
        f"rdfs:comment {_literal(query.summary or query.name)}@en",
        *(f"skos:scopeNote {_literal(_note(parameter, query))}@en" for parameter in query.parameters),
        *([f"schema:keywords {keywords}"] if keywords else []),
        f"sh:prefixes {_ONTOLOGY}",
        f"sh:{form.lower()} {_long(_runnable(query.text))}",
    ]
    subject = f"<{MBC}question/{quote(query.name, safe='')}>"
    kinds = f"sh:SPARQLExecutable , sh:SPARQL{_FORMS[form]}Executable , owl:NamedIndividual"
    return f"{subject} a {kinds} ;\n    " + " ;\n    ".join(said) + " .\n"


def _form(query: Query) -> str:
    match = _FORM.match(query.text)
    if match is None:
        raise QueryError(query.name, "neither SELECT nor CONSTRUCT nor ASK", "Write one of these")
    return match["form"].upper()


def _note(parameter: Parameter, query: Query) -> str:
    """Return in words what a parameter stands for."""
    kind = _KINDS[parameter.kind] + (f" of {' or '.join(parameter.classes)}" if parameter.classes else "")
    example = dict(query.example).get(parameter.name)
    return f"?{parameter.name}, {kind}: {parameter.help}." + (f" Example: {example}" if example else "")


def _runnable(text: str) -> str:
    """Return *text* without header lines, and with a PREFIX line for each prefix of ours that has none."""
    kept = "\n".join(line for line in text.splitlines() if not line.startswith("#+")).strip()
    declared = {match["prefix"] for match in _DECLARED.finditer(kept)}
    return "".join(_missing(kept, declared)) + kept


def _missing(text: str, declared: set[str]) -> Iterator[str]:
    for prefix, namespace in sorted(PREFIXES.items()):
        if prefix not in declared and re.search(rf"(?<![\w?$:.-]){prefix}:", text):
            yield f"PREFIX {prefix}: <{namespace}>\n"


def _literal(text: str) -> str:
    """Return *text* as a Turtle string, which JSON's quoting is too."""
    return json.dumps(text, ensure_ascii=False)


def _long(text: str) -> str:
    """Return *text* as a Turtle string that keeps its lines."""
    escaped = re.sub(r'"(?="|\Z)', r"\"", text.replace("\\", "\\\\"))
    return f'"""{escaped}"""'
