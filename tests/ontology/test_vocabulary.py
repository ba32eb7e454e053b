"""The ontology is wide enough, says what it must, and nothing in it is doubtful without a written reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad

from mbc_graph import paths
from mbc_graph.model import Report, Vocabulary
from mbc_graph.namespaces import MBC, RDF, local_name
from mbc_graph.ontology import ontology_files, read_quads
from mbc_graph.pipeline import Resources, load_resources, report_on_ontology
from mbc_graph.reasoning import explain_inconsistency, infer

# The least number of concepts of a class and of those below it.
BREADTH = {
    "Cancer": 120,
    "BreastCancerSubtype": 85,
    "AnatomicalSite": 170,
    "Metastasis": 150,
    "ClinicalFinding": 600,
    "Symptom": 280,
    "Complication": 130,
    "LabFinding": 70,
    "DiagnosticTest": 290,
    "Treatment": 700,
    "Drug": 330,
    "Biomarker": 190,
    "SpreadRoute": 20,
    "RiskFactor": 85,
}


def test_there_are_concepts_enough(vocabulary: Vocabulary) -> None:
    counts = Counter(local_name(kind) for concept in vocabulary.concepts.values() for kind in concept.kinds)
    assert len(vocabulary.concepts) >= 1_200
    assert {name: counts[name] for name, least in BREADTH.items() if counts[name] < least} == {}


def test_each_concept_says_which_of_its_names_is_for_lay_readers(vocabulary: Vocabulary) -> None:
    assert [one.iri for one in vocabulary.concepts.values() if one.lay not in one.shown] == []
    plainer = [one for one in vocabulary.concepts.values() if one.lay != one.label]
    assert len(plainer) > 500


@pytest.fixture(scope="module")
def resources() -> Resources:
    return load_resources(paths.ontology_folder(), paths.furniture_file(), paths.language_file())


@pytest.fixture(scope="module")
def report(resources: Resources) -> Report:
    return report_on_ontology(resources)


def test_nothing_is_wrong_and_nothing_doubtful_without_a_reason(report: Report) -> None:
    grave = [one for one in report.violations if one.severity != "info" and not one.reason]
    assert [f"{one.severity} {one.rule}: {one.says}" for one in grave] == []
    assert report.not_checked == ()


def test_reasoners_shapes_and_checks_were_asked(report: Report) -> None:
    asked = {"owl:consistency (pellet)", "owl:consistency (hermit)", "shacl", "check:dl-relation-not-simple", "reasons"}
    assert asked <= set(report.checked)


def concept(name: str) -> NamedNode:
    return NamedNode(MBC + name)


@pytest.fixture(scope="module")
def gained(resources: Resources) -> set[tuple[str, str, str]]:
    """What follows from the ontology and two claims, by local names."""
    said = [("TripleNegativeBreastCancer", "metastasizesTo", "Lung"), ("LungMetastasis", "hasSymptom", "Cough")]
    claims = [Quad(*(concept(name) for name in claim)) for claim in said]
    return {
        (local_name(quad.subject.value), local_name(quad.predicate.value), local_name(quad.object.value))
        for quad in infer(claims, resources.taught)
        if not isinstance(quad.subject, Quad)
    }


def members(gained: set[tuple[str, str, str]], kind: str) -> set[str]:
    return {subject for subject, predicate, end in gained if predicate == local_name(RDF + "type") and end == kind}


CLASSIFIED = [
    ("TripleNegativeSubtype", {"TripleNegativeBreastCancer", "QuadrupleNegativeBreastCancer"}),
    ("HormoneReceptorNegativeSubtype", {"TripleNegativeBreastCancer", "HRNegativeHER2PositiveBreastCancer"}),
    ("HormoneReceptorPositiveSubtype", {"EstrogenReceptorPositiveBreastCancer", "TriplePositiveBreastCancer"}),
    ("HER2PositiveSubtype", {"HER2PositiveBreastCancer", "TriplePositiveBreastCancer"}),
    ("HER2NegativeSubtype", {"TripleNegativeBreastCancer", "HRPositiveHER2NegativeBreastCancer"}),
    ("ReceptorGroupNegativeSubtype", {"TripleNegativeBreastCancer", "HormoneReceptorNegativeBreastCancer"}),
    ("SiteMetastasis", {"BoneMetastasis", "LungMetastasis", "LeptomeningealMetastasis"}),
    ("BRCAMutatedSubtype", {"BRCA1MutatedBreastCancer", "BRCA2MutatedBreastCancer", "BRCAMutatedBreastCancer"}),
]


@pytest.mark.parametrize(("kind", "among"), CLASSIFIED)
def test_the_reasoner_classifies_subtypes_by_their_markers(
    kind: str, among: set[str], gained: set[tuple[str, str, str]]
) -> None:
    assert among <= members(gained, kind)


def test_a_subtype_is_not_what_it_does_not_say(gained: set[tuple[str, str, str]]) -> None:
    assert "EstrogenReceptorNegativeBreastCancer" not in members(gained, "TripleNegativeSubtype")
    assert "HER2PositiveBreastCancer" not in members(gained, "HormoneReceptorNegativeSubtype")
    assert "Oligometastasis" not in members(gained, "SiteMetastasis")


FOLLOWING = [
    ("TripleNegativeBreastCancer", "mayPresentWith", "Cough"),
    ("Cough", "presentationOf", "TripleNegativeBreastCancer"),
    ("Lung", "siteOf", "LungMetastasis"),
    ("ThoracicSpine", "partOf", "Bone"),
]


@pytest.mark.parametrize("triple", FOLLOWING, ids=" ".join)
def test_relations_follow_over_chains_and_from_the_other_end(
    triple: tuple[str, str, str], gained: set[tuple[str, str, str]]
) -> None:
    assert triple in gained


IMPOSSIBLE = [
    ("TripleNegativeBreastCancer", "expresses", "HER2", "lacks HER2"),
    ("TripleNegativeBreastCancer", "expresses", "HormoneReceptor", "lacks estrogen receptor"),
    ("BoneMetastasis", "hasSite", "Liver", "nothing has “has site” to more than one thing"),
    ("BoneMetastasis", "metastasizesTo", "Liver", "nothing is both"),
]


@pytest.mark.parametrize(("subject", "relation", "end", "why"), IMPOSSIBLE)
def test_what_cannot_be_is_seen_and_explained(
    subject: str, relation: str, end: str, why: str, resources: Resources
) -> None:
    clash = explain_inconsistency([Quad(concept(subject), concept(relation), concept(end))], resources.taught)
    assert clash is not None
    assert why in clash.says


def imports() -> Iterator[str]:
    for quad in read_quads([paths.ontology_folder() / "mbc.ttl"]):
        if quad.predicate.value.endswith("#imports") and isinstance(quad.object, NamedNode):
            yield local_name(quad.object.value)


def test_the_ontology_imports_each_of_its_files() -> None:
    files: list[Path] = [path for path in ontology_files(paths.ontology_folder()) if path.parent.name != "cues"]
    assert sorted(imports()) == sorted(path.stem for path in files if path.stem != "mbc")
