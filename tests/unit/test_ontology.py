"""What the ontology's files say becomes a vocabulary, and each fault is named with its file and remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from mbc_graph.errors import OntologyError
from mbc_graph.model import Certainty, Order, Polarity, Reach, Role, Vocabulary
from mbc_graph.namespaces import MBC
from mbc_graph.ontology import expand, fill_template, load_vocabulary, ontology_files, read_quads, write_templates

BIRDS = "https://example.org/birds/"
PREFIXES = """@prefix birds: <https://example.org/birds/> .
@prefix mbc: <https://w3id.org/mbc-graph/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""
NESTS = """birds:nestsOn rdfs:label "nests on"@en ; mbc:joins birds:pair .
birds:pair mbc:from birds:Bird ; mbc:to birds:Place .
"""
CUE = 'birds:cue a mbc:Cue ; mbc:phrase "nests on"@en ; mbc:role "relation" ; skos:example "Gulls nest on cliffs." '


def load(folder: Path, turtle: str) -> Vocabulary:
    file = folder / "birds.ttl"
    file.write_text(PREFIXES + turtle, encoding="utf-8")
    return load_vocabulary([file])


def test_a_concept_is_loaded_with_its_names_and_kinds(birds: Vocabulary) -> None:
    gull = next(one for iri, one in birds.concepts.items() if iri == BIRDS + "gull")
    assert (gull.label, gull.names) == ("gull", {"gull", "seagull", "mew"})
    assert (gull.kind, gull.kinds) == (BIRDS + "Species", {BIRDS + "Species", BIRDS + "Bird"})
    assert gull.definition == "A grey and white seabird."


def test_parts_are_the_properties_that_a_cue_composes_by(birds: Vocabulary) -> None:
    parts = {iri.removeprefix(BIRDS): one.parts for iri, one in birds.concepts.items()}
    assert parts["cliffColony"] == {(BIRDS + "hasPlace", BIRDS + "cliff")}
    assert parts["doubleBearer"] == {(BIRDS + "carries", BIRDS + "ring"), (BIRDS + "carries", BIRDS + "tag")}
    assert parts["gull"] == frozenset()


def test_what_a_concept_stands_for_and_bars_is_loaded(birds: Vocabulary) -> None:
    concepts = {iri.removeprefix(BIRDS): one for iri, one in birds.concepts.items()}
    assert concepts["gullChick"].stands_for == BIRDS + "gull"
    assert concepts["captiveBird"].bars == {BIRDS + "nestsOn"}
    assert birds.out_of_scope == {BIRDS + "LandBird"}


def test_a_relation_is_loaded_with_the_pairs_it_joins(birds: Vocabulary) -> None:
    relations = {iri.removeprefix(BIRDS): one for iri, one in birds.relations.items()}
    assert sorted(relations) == ["countedBy", "eats", "kindOf", "nestsOn", "protectedBy", "shows", "unsuitableFor"]
    assert relations["nestsOn"].joins == {(BIRDS + "Bird", BIRDS + "Place")}
    assert relations["nestsOn"].default_subject == BIRDS + "seabird"
    assert relations["nestsOn"].stated_by == BIRDS + "hasPlace"
    assert relations["kindOf"].default_subject is None


def test_a_cue_is_loaded_with_all_that_bends_it(birds: Vocabulary) -> None:
    cues = {iri.removeprefix(BIRDS): one for iri, one in birds.cues.items()}
    assert cues["cue-home-to"].order is Order.OBJECT_CUE_SUBJECT
    assert cues["cue-examples-of"].order is Order.CUE_OBJECT_SUBJECT
    assert cues["cue-deny-back"].reach is Reach.BACKWARD
    assert cues["cue-free-of"].polarity is Polarity.NEGATED
    assert cues["cue-food-topic"].weight == 0.8
    assert (cues["cue-colony"].role, cues["cue-colony"].composes) == (Role.COMPOSE, BIRDS + "hasPlace")
    assert cues["cue-home-to"].names == {"home to", "homes to", "home of", "homes of", "is where", "are where"}
    assert cues["cue-hedge"].certainty is Certainty.DEFINITE


def test_words_to_skip_and_spellings_are_loaded(birds: Vocabulary) -> None:
    assert "the" in birds.skipped
    assert birds.spellings == (("gray", "grey"),)


def test_the_shipped_ontology_loads(vocabulary: Vocabulary) -> None:
    assert len(vocabulary.relations) >= 10
    assert all(concept.label in concept.names for concept in vocabulary.concepts.values())
    assert all(cue.signals in vocabulary.relations for cue in vocabulary.cues.values() if cue.signals)


CONCEPT_FAULTS = [
    ("birds:gull a skos:Concept , birds:Bird .", "gull has no prefLabel", "exactly one skos:prefLabel"),
    (
        'birds:gull a skos:Concept , birds:Bird ; skos:prefLabel "gull"@en , "mew"@en .',
        "gull has 2 prefLabel",
        "exactly one skos:prefLabel",
    ),
    ('birds:gull a skos:Concept ; skos:prefLabel "gull"@en .', "gull is of no class", "Give it the class"),
    (
        'birds:gull a skos:Concept , owl:NamedIndividual ; skos:prefLabel "gull"@en .',
        "gull is of no class",
        "Give it the class",
    ),
]
RELATION_FAULTS = [
    (
        "birds:nestsOn mbc:joins birds:pair . birds:pair mbc:from birds:A ; mbc:to birds:B .",
        "nestsOn has no label",
        "rdfs:label",
    ),
    ('birds:nestsOn rdfs:label "nests"@en ; mbc:joins birds:pair .', "pair has no from", "one mbc:from and one mbc:to"),
    (
        'birds:nestsOn rdfs:label "nests"@en ; mbc:joins birds:pair . birds:pair mbc:from birds:A .',
        "pair has no to",
        "one mbc:from and one mbc:to",
    ),
]
CUE_FAULTS = [
    ('birds:cue a mbc:Cue ; mbc:role "deny" .', "cue has no phrase", "at least one mbc:phrase"),
    (CUE + ".", "cue signals nothing", "mbc:signals"),
    (CUE + "; mbc:signals birds:flies .", "cue signals flies, which is no relation", "mbc:joins"),
    (
        'birds:cue a mbc:Cue ; mbc:phrase "not"@en ; skos:example "Gulls do not." .',
        "cue has mbc:role nowhere",
        "relation, topic, compose, deny",
    ),
    (
        'birds:cue a mbc:Cue ; mbc:phrase "not"@en ; mbc:role "forbid" ; skos:example "No gulls." .',
        "cue has mbc:role ['forbid']",
        "relation, topic, compose, deny",
    ),
    (
        'birds:cue a mbc:Cue ; mbc:phrase "not"@en ; mbc:role "deny" , "hedge" ; skos:example "No gulls." .',
        "cue has mbc:role",
        "relation, topic, compose, deny",
    ),
    (CUE + '; mbc:signals birds:nestsOn ; mbc:order "cue cue cue" .', "cue has mbc:order", "subject cue object"),
    (CUE + '; mbc:signals birds:nestsOn ; mbc:reach "up" .', "cue has mbc:reach", "forward, backward, both"),
    (
        CUE + '; mbc:signals birds:nestsOn ; mbc:statesPolarity "no" .',
        "cue has mbc:statesPolarity",
        "asserted, negated",
    ),
    (
        CUE + '; mbc:signals birds:nestsOn ; mbc:statesCertainty "no" .',
        "cue has mbc:statesCertainty",
        "definite, hedged",
    ),
    (CUE + "; mbc:signals birds:nestsOn ; mbc:weight 2 .", "cue has the weight 2", "from 0 to 1"),
    (CUE + '; mbc:signals birds:nestsOn ; mbc:weight "much" .', "cue has the weight much", "from 0 to 1"),
    ('birds:cue a mbc:Cue ; mbc:phrase "not"@en ; mbc:role "deny" .', "cue has no example", "one skos:example"),
]


@pytest.mark.parametrize(("turtle", "problem", "remedy"), [*CONCEPT_FAULTS, *RELATION_FAULTS, *CUE_FAULTS])
def test_a_fault_is_named_with_its_file_and_remedy(turtle: str, problem: str, remedy: str, tmp_path: Path) -> None:
    with pytest.raises(OntologyError) as caught:
        load(tmp_path, (NESTS if turtle in [row[0] for row in CUE_FAULTS] else "") + turtle)
    file, _, line = caught.value.where.partition(", line ")
    assert file == str(tmp_path / "birds.ttl")
    assert line.isdigit() or problem.startswith("pair")
    assert problem in caught.value.problem
    assert remedy in caught.value.remedy


def test_the_line_is_that_where_the_faulty_thing_stands(tmp_path: Path) -> None:
    with pytest.raises(OntologyError) as caught:
        load(tmp_path, "\n\nbirds:gull a skos:Concept , birds:Bird .")
    lines = (tmp_path / "birds.ttl").read_text(encoding="utf-8").splitlines()
    assert lines[int(caught.value.where.rpartition(" ")[2]) - 1].startswith("birds:gull a")


def test_a_class_above_itself_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match="stands above itself"):
        load(tmp_path, "birds:Bird rdfs:subClassOf birds:Gull . birds:Gull rdfs:subClassOf birds:Bird .")


def test_what_is_not_turtle_is_named_with_file_and_line(tmp_path: Path) -> None:
    with pytest.raises(OntologyError) as caught:
        load(tmp_path, "birds:gull a birds:Bird .\nbirds:tern a a a .\n")
    assert caught.value.where == f"{tmp_path / 'birds.ttl'}, line 7"
    assert "not Turtle" in caught.value.problem
    assert caught.value.remedy


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(OntologyError) as caught:
        list(read_quads([tmp_path / "gone.ttl"]))
    assert caught.value.where == str(tmp_path / "gone.ttl")
    assert "cannot be read" in caught.value.problem


@pytest.mark.parametrize(("name", "problem"), [("gone", "no such folder"), (".", "no .ttl file in it")])
def test_a_folder_without_an_ontology_is_named(name: str, problem: str, tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match=problem) as caught:
        ontology_files(tmp_path / name)
    assert "Name the folder" in caught.value.remedy


def test_cues_belong_to_the_ontology_and_shapes_do_not(toy: Path) -> None:
    names = [path.relative_to(toy / "ontology").as_posix() for path in ontology_files(toy / "ontology")]
    assert "cues/context.ttl" in names
    assert all(not name.startswith(("shapes", "templates")) for name in names)


PHRASES = [
    ("nests on", ["nests on"]),
    ("{nests|breeds} on", ["nests on", "breeds on"]),
    ("on {the |}cliffs", ["on the cliffs", "on cliffs"]),
    ("{most |}often", ["most often", "often"]),
    ("{a|a} gull", ["a gull"]),
]


@pytest.mark.parametrize(("phrase", "spelled"), PHRASES)
def test_a_phrase_stands_for_many(phrase: str, spelled: list[str]) -> None:
    assert expand(phrase) == spelled


LABELS = {MBC + "Cliff": "cliff", MBC + "Ledge": "ledge"}


def test_a_template_makes_one_concept_a_row(toy: Path, tmp_path: Path) -> None:
    (tmp_path / "colonies.ttl").write_text(
        fill_template(toy / "ontology/templates/colonies.toml", LABELS, {MBC + "Cliff": "crag"})
    )
    (tmp_path / "classes.ttl").write_text(f"<{MBC}Colony> a <http://www.w3.org/2002/07/owl#Class> .")
    colonies = load_vocabulary([tmp_path / "classes.ttl", tmp_path / "colonies.ttl"]).concepts
    names = {iri.removeprefix(MBC): one.names for iri, one in colonies.items()}
    assert names == {
        "CliffColony": {
            "cliff colony",
            "colony on the cliff",
            "precipitous colony",
            "rocky colony",
            "rookery",
            "birds of the cliff",
            "precipitous birds",
            "rocky birds",
            "birds that nest on the crag",
        },
        "LedgeColony": {
            "ledge colony",
            "colony on the ledge",
            "birds of the ledge",
            "ledge birds",
            "birds that nest on the ledge",
        },
    }
    assert {one.lay for one in colonies.values()} == {"birds that nest on the crag", "birds that nest on the ledge"}
    assert {iri.removeprefix(MBC): one.broader for iri, one in colonies.items()}["LedgeColony"] == {MBC + "CliffColony"}
    assert {one.kind for one in colonies.values()} == {MBC + "Colony"}


def test_a_template_states_the_property_that_defines_its_concepts(toy: Path) -> None:
    turtle = fill_template(toy / "ontology/templates/colonies.toml", LABELS)
    assert "mbc:hasPlace mbc:Cliff ." in turtle
    assert "edit those" in turtle.splitlines()[0]


def test_a_row_that_points_to_nothing_is_named_with_file_and_line(toy: Path) -> None:
    with pytest.raises(OntologyError) as caught:
        fill_template(toy / "ontology/templates/colonies.toml", {MBC + "Cliff": "cliff"})
    assert caught.value.where.endswith("colonies.tsv, line 3")
    assert "mbc:Ledge is no concept" in caught.value.problem


def test_templates_are_written_beside_what_they_are_made_from(toy: Path, tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    for name in ("colonies.toml", "colonies.tsv"):
        (tmp_path / "templates" / name).write_bytes((toy / "ontology" / "templates" / name).read_bytes())
    (tmp_path / "places.ttl").write_text(
        PREFIXES
        + 'mbc:Cliff a skos:Concept , mbc:Place ; skos:prefLabel "cliff"@en .'
        + 'mbc:Ledge a skos:Concept , mbc:Place ; skos:prefLabel "ledge"@en .'
    )
    (written,) = write_templates(tmp_path)
    first = written.read_bytes()
    assert written == tmp_path / "colonies.ttl"
    assert [path.read_bytes() for path in write_templates(tmp_path)] == [first]


GULL = 'a skos:Concept , birds:Bird ; skos:prefLabel "gull"@en'
TERN = 'a skos:Concept , birds:Bird ; skos:prefLabel "tern"@en'


@pytest.mark.parametrize("predicate", ["skos:broader", "birds:kindOf"])
def test_a_concept_above_itself_is_named_with_the_way_round(predicate: str, tmp_path: Path) -> None:
    turtle = f"""birds:Bird a owl:Class . birds:kindOf mbc:isWider true .
birds:gull {GULL} ; {predicate} birds:tern .
birds:tern {TERN} ; {predicate} birds:gull ."""
    with pytest.raises(OntologyError) as caught:
        load(tmp_path, turtle)
    assert caught.value.where.endswith(("birds.ttl, line 7", "birds.ttl, line 8"))
    assert "stands above itself by " in caught.value.problem
    assert "gull → tern" in caught.value.problem
    assert caught.value.remedy == "Take one of these statements away"


def test_a_prefix_that_is_not_declared_is_named_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(OntologyError) as caught:
        load(tmp_path, "birds:gull a skos:Concept ;\n    fish:eats birds:herring .")
    assert caught.value.where.endswith("birds.ttl, line 7")
    assert caught.value.problem == "the prefix fish: is not declared"
    assert caught.value.remedy == "Declare it at the top of the file: @prefix fish: <…> ."


def test_the_lay_label_and_the_context_words_of_a_concept_are_loaded(tmp_path: Path) -> None:
    turtle = f"""birds:Bird a owl:Class .
birds:gull {GULL} ; skos:altLabel "mew"@en ; mbc:layLabel "mew"@en ; mbc:contextWord "harbour"@en , "chips"@en ."""
    (gull,) = load(tmp_path, turtle).concepts.values()
    assert (gull.lay, gull.context) == ("mew", {"harbour", "chips"})


def test_what_a_class_is_defined_by_is_no_kind_of_its_members(tmp_path: Path) -> None:
    turtle = f"""birds:Bird a owl:Class ; rdfs:subClassOf [ a owl:Restriction ; owl:onProperty birds:has ] .
birds:gull {GULL} ."""
    (gull,) = load(tmp_path, turtle).concepts.values()
    assert gull.kinds == {BIRDS + "Bird"}
