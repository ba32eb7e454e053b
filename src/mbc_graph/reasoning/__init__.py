"""From the direct triples and an ontology to whether all can be true, and to what follows (OWL 2 DL).

Pellet decides, explains and infers; HermiT gives a second opinion. Both are Java programs behind owlready2.
"""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import NamedNode, Quad, Triple

from mbc_graph.errors import OntologyError, ValidationUnavailable
from mbc_graph.model import Report, Violation
from mbc_graph.namespaces import INFERRED_GRAPH, RDF, local_name
from mbc_graph.reasoning.asking import Answer, Reasoner, ask
from mbc_graph.reasoning.following import follow
from mbc_graph.reasoning.theory import Theory, find_unheard, near, to_theory
from mbc_graph.reasoning.wording import Explanation, explain, to_labels

__all__ = ["Explanation", "check_consistency", "explain_inconsistency", "find_culprits", "infer"]

_EXPLAINED_CLASSES = 10
_WITNESS = NamedNode("http://witness.invalid/")


def check_consistency(assertions: Iterable[Quad], ontology: Iterable[Quad], *, reasoner: Reasoner = "pellet") -> Report:
    """Return whether *assertions* and *ontology* can all be true, and if not, the fewest that clash.

    Classes that nothing can belong to are faults too. Only Pellet says why; HermiT sees what Pellet may miss.
    """
    read, taught, step = _triples(assertions), _triples(ontology), f"owl:consistency ({reasoner})"
    theory = to_theory(taught + read)
    answer = ask(theory, reasoner)
    if not theory.triples:
        return Report(not_checked=((step, "there is nothing to reason about"),))
    if answer.consistent:
        violations = _impossible_classes(answer, theory, taught, reasoner)
    else:
        why = _plainest(_explanation(answer, theory, read, taught), taught)
        violations = [Violation(rule="owl:consistency", focus=why.focus, says=why.says)]
    return Report(
        checked=(step,),
        violations=tuple(violations),
        not_checked=tuple(find_unheard(read, taught)),
    )


def infer(assertions: Iterable[Quad], ontology: Iterable[Quad]) -> list[Quad]:
    """Return the types and relations that follow and are not stated, in the graph of what is inferred."""
    stated = _triples(ontology) + _triples(assertions)
    theory = to_theory(stated)
    answer = ask(theory, "pellet")
    if not answer.consistent:
        raise ValidationUnavailable(
            "Inference",
            "the statements contradict each other, and from a contradiction everything follows",
            "Set aside what find_culprits names, then infer",
        )
    following = follow(theory, answer.found) - set(stated)
    return [
        Quad(triple.subject, triple.predicate, triple.object, NamedNode(INFERRED_GRAPH))
        for triple in sorted(following, key=str)
    ]


def explain_inconsistency(assertions: Iterable[Quad], ontology: Iterable[Quad]) -> Explanation | None:
    """Return the fewest statements that cannot all be true, or None where all can."""
    read, taught = _triples(assertions), _triples(ontology)
    why = _clash(read, taught)
    return why and _plainest(why, taught)


def find_culprits(assertions: Iterable[Quad], ontology: Iterable[Quad], *, rounds: int = 25) -> list[tuple[Quad, str]]:
    """Return the assertions to take away so that the rest can be true, each with the reason in words.

    Where several clash only together, the one handed in last goes: hand in the best supported first.
    """
    kept, taught = list(assertions), list(ontology)
    culprits: list[tuple[Quad, str]] = []
    for _ in range(rounds):
        why = explain_inconsistency(kept, taught)
        if why is None:
            return culprits
        culprit = _last_named(why, kept)
        culprits += [(quad, why.says) for quad in kept if quad.triple == culprit]
        kept = [quad for quad in kept if quad.triple != culprit]
    if explain_inconsistency(kept, taught) is None:
        return culprits
    raise ValidationUnavailable(
        "Reasoning",
        f"{rounds} statements were taken away one after the other and the rest still clash",
        "Look at what was taken away; if it was rightly taken, allow more rounds",
    )


def _triples(quads: Iterable[Quad]) -> list[Triple]:
    return [quad.triple for quad in quads]


def _last_named(why: Explanation, kept: list[Quad]) -> Triple:
    if not why.reasons and not why.assertions:
        raise ValidationUnavailable("The explanation", why.says, "Ask HermiT for a second opinion")
    if not why.assertions:
        raise OntologyError("the ontology", why.says, "Mend it before reading anything with it")
    return [quad.triple for quad in kept if quad.triple in why.assertions][-1]


def _clash(read: list[Triple], taught: list[Triple]) -> Explanation | None:
    theory = to_theory(taught + read)
    answer = ask(theory, "pellet")
    return None if answer.consistent else _explanation(answer, theory, read, taught)


def _plainest(why: Explanation, taught: list[Triple]) -> Explanation:
    """Return why one of the assertions clashes by itself, with what is taught of its kinds if that will do.

    A reasoner takes the first clash it meets: it may blame two where one is enough, or take a way about.
    """
    if len(why.assertions) == 1 and not why.roundabout:
        return why
    for assertion in why.assertions:
        grounds = [near(taught, (assertion.subject, assertion.object))]
        for ground in grounds if len(why.assertions) == 1 else [*grounds, taught]:
            alone = _clash([assertion], ground)
            if alone is not None:
                return alone
    return why


def _explanation(answer: Answer, theory: Theory, read: list[Triple], taught: list[Triple]) -> Explanation:
    return explain(answer.axioms, theory, set(read) - set(taught), to_labels(taught + read))


def _impossible_classes(answer: Answer, theory: Theory, taught: list[Triple], reasoner: Reasoner) -> list[Violation]:
    labels = to_labels(taught)
    violations = []
    for number, iri in enumerate(theory.names[name] for name in answer.impossible):
        says = f"nothing can be of the class “{labels.get(iri, local_name(iri))}”"
        if reasoner == "pellet" and number < _EXPLAINED_CLASSES:
            says += _why_impossible(iri, taught)
        violations.append(Violation(rule="owl:satisfiability", focus=iri, says=says))
    return violations


def _why_impossible(iri: str, taught: list[Triple]) -> str:
    """Return why no member is possible: suppose one, and see what clashes."""
    member = Triple(_WITNESS, NamedNode(RDF + "type"), NamedNode(iri))
    theory = to_theory([*taught, member])
    answer = ask(theory, "pellet")
    why = explain(answer.axioms, theory, {member}, to_labels(taught))
    return f": {'; '.join(why.reasons)}" if why.reasons else ""
