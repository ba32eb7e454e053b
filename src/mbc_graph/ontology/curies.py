"""Prefixes, namespaces and local names that may stand in Turtle as they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import chain, count

from mbc_graph.errors import OntologyError
from mbc_graph.namespaces import DCTERMS, MBC, OWL, SKOS, local_name

RESERVED = {"owl": OWL, "dcterms": DCTERMS, "skos": SKOS}
_LOCAL = re.compile(r"\w(?:[\w.-]*[\w-])?")
_PREFIX = re.compile(r"[A-Za-z](?:[\w.-]*[\w-])?", re.ASCII)
_NAMESPACE = re.compile(r'[A-Za-z][A-Za-z0-9+.-]*:[^\s<>"{}|\\^`]+')


def is_local(name: str) -> bool:
    r"""Say whether *name* is a plain local name: letters, digits, `_`, `.` and `-`, and no end of a sentence.

    >>> is_local("0001-b.c"), is_local("a> ."), is_local("a."), is_local("")
    (True, False, False, False)
    """
    return _LOCAL.fullmatch(name) is not None


def check_prefix(prefix: str, namespace: str, where: str) -> None:
    """Refuse a prefix or a namespace that cannot be written, or that says otherwise than what every file says."""
    if not _PREFIX.fullmatch(prefix):
        raise OntologyError(where, f"“{prefix}” is no prefix", "Write letters and digits, a letter first")
    if not _NAMESPACE.fullmatch(namespace):
        raise OntologyError(where, f"{prefix}: stands for “{namespace}”, which is no namespace", "Write a whole IRI")
    if RESERVED.get(prefix, namespace) != namespace:
        problem = f"{prefix}: stands for <{namespace}> here and for <{RESERVED[prefix]}> in all that is made"
        raise OntologyError(where, problem, "Choose another prefix")


def join_prefixes(declared: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """Return the prefixes that several files declare, by the name of each file.

    Raises OntologyError, with both, where two files take one prefix for two namespaces.
    """
    found: dict[str, tuple[str, str]] = {}
    for where, prefixes in declared.items():
        for prefix, namespace in prefixes.items():
            other, first = found.setdefault(prefix, (namespace, where))
            if other != namespace:
                problem = f"{prefix}: stands for <{namespace}> here and for <{other}> in {first}"
                raise OntologyError(where, problem, "Let one prefix stand for one namespace")
    return {prefix: namespace for prefix, (namespace, _) in found.items()}


def shorten(iri: str, prefixes: Mapping[str, str]) -> str:
    """Return *iri* behind the prefix that shortens it most, nothing where none does.

    >>> shorten("https://example.org/birds/gull", {"ex": "https://example.org/", "birds": "https://example.org/birds/"})
    'birds:gull'
    """
    fitting = [
        (len(namespace), f"{prefix}:{iri[len(namespace) :]}")
        for prefix, namespace in prefixes.items()
        if iri.startswith(namespace) and is_local(iri[len(namespace) :])
    ]
    return max(fitting, default=(0, ""))[1]


def with_prefixes(prefixes: Mapping[str, str], iris: Iterable[str]) -> dict[str, str]:
    """Return *prefixes* and one more for each namespace of *iris* that has none."""
    found = dict(prefixes)
    for iri in iris:
        if not shorten(iri, found):
            namespace = iri.removesuffix(local_name(iri))
            name = _named(namespace)
            spare = chain([name], (f"{name}{number}" for number in count(2)))
            found[next(one for one in spare if one not in found and one not in RESERVED)] = namespace
    return found


def _named(namespace: str) -> str:
    """Return "mbc" for ours, else what the namespace's last step is called: "birds" for ".../birds/"."""
    named = re.sub(r"\W", "", local_name(namespace), flags=re.ASCII).lower()
    return "mbc" if namespace == MBC or not named[:1].isalpha() else named
