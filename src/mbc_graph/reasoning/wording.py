"""From axioms as Pellet writes them to reasons in plain words."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Triple

from mbc_graph.namespaces import RDF, RDFS, SKOS, local_name
from mbc_graph.reasoning.theory import INSIDE, TYPE, Theory

# How Pellet writes an axiom, and how we do: {x} {y} are things, {p} {q} relations, {k} a class by its name,
# {c} {d} classes however described. Reasons are told in the order of these lines.
_WORDS = (
    (r"NOT \((?P<x>\S+) (?P<p>\S+) (?P<y>\S+)\)", "it is not so that {x} {p} {y}"),
    (r"(?P<x>\S+) type (?P<c>.+)", "{x} is {c}"),
    (r"(?P<two>\S+ sameAs \S+)", "{two} are the same"),
    (r"(?P<two>\S+ differentFrom \S+)", "{two} are not the same"),
    (r"DifferentIndividuals\((?P<many>.+)\)", "no two of these are the same: {many}"),
    (r"(?P<x>t\d+|_:\S+) (?P<p>t\d+) (?P<y>.+)", "{x} {p} {y}"),
    (r"(?P<k>\S+) subClassOf (?P<c>.+)", "every {k} is {c}"),
    (r"(?P<c>.+) subClassOf (?P<d>.+)", "{c} is always {d}"),
    (r"(?P<k>\S+) equivalentTo (?P<c>.+)", "“{k}” means the same as {c}"),
    (r"(?P<p>\S+) subPropertyOf (?P<q>\S+)", "“{p}” implies “{q}”"),
    (r"(?P<chain>\S+(?: o \S+)+) subPropertyOf (?P<q>\S+)", "{chain} gives “{q}”"),
    (r"(?P<p>\S+) inverseOf (?P<q>\S+)", "“{p}” is “{q}” seen from the other end"),
    (r"Functional:? (?P<p>\S+)", "nothing has “{p}” to more than one thing"),
    (r"InverseFunctional:? (?P<p>\S+)", "no two things have “{p}” to the same thing"),
    (r"[Tt]ransitive:? (?P<p>\S+)", "“{p}” reaches from one to the next and on"),
    (r"[Ss]ymmetric:? (?P<p>\S+)", "“{p}” always goes both ways"),
    (r"[Aa]symmetric:? (?P<p>\S+)", "“{p}” never goes both ways"),
    (r"[Ii]rreflexive:? (?P<p>\S+)", "nothing has “{p}” to itself"),
    (r"(?P<p>\S+) domain (?P<c>.+)", "“{p}” starts only from {c}"),
    (r"(?P<p>\S+) range (?P<c>.+)", "“{p}” leads only to {c}"),
    (r"(?P<both>\S+ propertyDisjointWith \S+)", "{both} never hold between the same two things"),
    (r"(?P<apart>\S+ disjointWith \S+)", "nothing is {apart}"),
    (r"DisjointClasses\((?P<apart>.+)\)", "nothing is {apart}"),
)
_DESCRIPTIONS = (
    (r"(?P<p>\S+) some (?P<c>.+)", "something with “{p}” to {c}"),
    (r"(?P<p>\S+) only (?P<c>.+)", "something with “{p}” to nothing but {c}"),
    (r"(?P<p>\S+) value (?P<x>\S+)", "something with “{p}” to {x}"),
    (r"(?P<p>\S+) max (?P<n>\d+).*", "something with “{p}” at most {n} times"),
    (r"(?P<p>\S+) min (?P<n>\d+).*", "something with “{p}” at least {n} times"),
    (r"(?P<p>\S+) exactly (?P<n>\d+).*", "something with “{p}” exactly {n} times"),
    (r"not (?P<c>\S+)", "not {c}"),
    (r"\{(?P<many>.+)\}", "one of {many}"),
)
_LABELS = {SKOS + "prefLabel": 0, RDFS + "label": 2}
_TOKEN = re.compile(r"\bt\d+\b")


@dataclass(frozen=True, slots=True)
class Explanation:
    """The fewest statements that clash: the assertions among them, and all of them in words.

    It is roundabout where other facts about things take part, beside what classes they belong to.
    """

    assertions: tuple[Triple, ...]
    claims: tuple[str, ...]
    reasons: tuple[str, ...]
    focus: str
    roundabout: bool = False

    @property
    def says(self) -> str:
        """Return it as one sentence."""
        because = f": {'; '.join(self.reasons)}" if self.reasons else ""
        if len(self.claims) == 1:
            return f"“{self.claims[0]}” contradicts the ontology{because}"
        if self.claims:
            return f"{' and '.join(f'“{claim}”' for claim in self.claims)} cannot all be true{because}"
        if self.reasons:
            return f"the ontology contradicts itself{because}"
        return "the statements contradict each other, and the reasoner does not say which"


def explain(
    axioms: Collection[str], theory: Theory, candidates: Collection[Triple], labels: Mapping[str, str]
) -> Explanation:
    """Return the clash between *axioms*, as Pellet writes them, with those of *candidates* among them."""
    names = {token.removeprefix(INSIDE): iri for token, iri in theory.names.items()}
    called = {token: labels.get(iri, local_name(iri)) for token, iri in names.items()}
    claims: dict[Triple, str] = {}
    reasons: set[tuple[int, str]] = set()
    roundabout = False
    for axiom in axioms:
        fact = _to_triple(axiom, names)
        if fact is not None and fact in candidates:
            claims[fact] = _tell(axiom, axioms, called)[1]
        else:
            reasons.add(_tell(axiom, axioms, called))
            roundabout |= fact is not None and fact.predicate != TYPE
    assertions = tuple(sorted(claims, key=str))
    about = [names[token] for token in _TOKEN.findall(" ".join(axioms))]
    return Explanation(
        assertions=assertions,
        claims=tuple(claims[fact] for fact in assertions),
        reasons=tuple(words for _, words in sorted(reasons)),
        focus=getattr(assertions[0].subject, "value", "") if assertions else min(about, default="graph"),
        roundabout=roundabout,
    )


def to_labels(triples: Iterable[Triple]) -> dict[str, str]:
    """Return what things are called: the preferred label or the label, English first."""
    ranked: dict[str, tuple[int, str]] = {}
    for triple in triples:
        rank = _LABELS.get(triple.predicate.value)
        if rank is not None and isinstance(triple.object, Literal) and isinstance(triple.subject, NamedNode):
            label = (rank + (triple.object.language != "en"), triple.object.value)
            ranked[triple.subject.value] = min(ranked.get(triple.subject.value, label), label)
    return {iri: label for iri, (_, label) in ranked.items()}


def _to_triple(axiom: str, names: Mapping[str, str]) -> Triple | None:
    """Return the statement about named things that *axiom* is, if it is one."""
    iris = [RDF + "type" if word == "type" else names.get(word, "") for word in axiom.split()]
    if len(iris) != 3 or not all(iris):
        return None
    return Triple(*(NamedNode(iri) for iri in iris))


def _tell(axiom: str, axioms: Iterable[str], called: Mapping[str, str]) -> tuple[int, str]:
    """Return *axiom* in plain words, after the place of its kind in the telling."""
    others = set(_TOKEN.findall(" ".join(other for other in axioms if other != axiom)))
    for place, (written, words) in enumerate(_WORDS):
        if match := re.fullmatch(written, axiom):
            return place, _filled(words, match, called, others)
    return len(_WORDS), _replaced(axiom, called)


def _described(text: str, called: Mapping[str, str]) -> str:
    """Return a class as a thing that belongs to it would be told."""
    for word in (" or ", " and "):
        parts = text.split(word)
        if len(parts) > 1 and "(" not in text:
            return word.join(_described(part, called) for part in parts)
    for written, words in _DESCRIPTIONS:
        if match := re.fullmatch(written, text):
            return _filled(words, match, called, set())
    if _TOKEN.fullmatch(text):
        return _a(called[text])
    return _replaced(text, called)


def _filled(words: str, match: re.Match[str], called: Mapping[str, str], others: set[str]) -> str:
    """Return *words* with each of its blanks filled in the way that its name asks for."""
    blanks = {}
    for blank, text in match.groupdict().items():
        tokens = _TOKEN.findall(text)
        names = [called[token] for token in tokens]
        if blank in ("c", "d"):
            blanks[blank] = _described(text, called)
        elif blank == "many":
            turning = sorted(called[token] for token in tokens if token in others)
            blanks[blank] = ", ".join(turning if len(turning) > 1 else sorted(names))
        elif blank == "two":
            blanks[blank] = " and ".join(sorted(names))
        elif blank == "both":
            blanks[blank] = " and ".join(f"“{name}”" for name in sorted(names))
        elif blank == "chain":
            blanks[blank] = " and then ".join(f"“{name}”" for name in names)
        elif blank == "apart":
            blanks[blank] = _apart([_a(called[token]) for token in tokens if token in others or not others])
        else:
            blanks[blank] = _replaced(text, called)
    return words.format(**blanks)


def _apart(kinds: list[str]) -> str:
    """Return those of the kinds that exclude each other on which the clash turns."""
    kinds = sorted(kinds)
    return f"both {' and '.join(kinds)}" if len(kinds) == 2 else f"two of these: {', '.join(kinds)}"


def _replaced(text: str, called: Mapping[str, str]) -> str:
    """Return *text* with every name that we made for the reasoner replaced by what the thing is called."""
    named = _TOKEN.sub(lambda token: called[token[0]], text)
    return re.sub(r"_:\S+", "something", named).replace("Thing", "anything")


def _a(label: str) -> str:
    return f"{'an' if label[:1].lower() in 'aeiou' else 'a'} {label}"
