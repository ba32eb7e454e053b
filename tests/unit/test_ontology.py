"""What the ontology's files say becomes a vocabulary, and each fault is named with its file and remedy."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

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


COLONY = BIRDS + "cliffColony"
LABELS = {BIRDS + "harbour": "harbour", BIRDS + "ledge": "ledge", COLONY: "cliff colony"}
COLONIES = "ontology/templates/colonies.toml"


def test_a_template_makes_one_concept_a_row(toy: Path, tmp_path: Path) -> None:
    (tmp_path / "colonies.ttl").write_text(fill_template(toy / COLONIES, LABELS, {BIRDS + "harbour": "haven"}))
    (tmp_path / "classes.ttl").write_text(f"<{BIRDS}Colony> a <http://www.w3.org/2002/07/owl#Class> .")
    colonies = load_vocabulary([tmp_path / "classes.ttl", tmp_path / "colonies.ttl"]).concepts
    names = {iri.removeprefix(BIRDS): one.names for iri, one in colonies.items()}
    assert names == {
        "harbourColony": {
            "harbour colony",
            "colony on the harbour",
            "maritime colony",
            "sheltered colony",
            "rookery",
            "birds of the harbour",
            "maritime birds",
            "sheltered birds",
            "birds that nest on the haven",
        },
        "ledgeColony": {
            "ledge colony",
            "colony on the ledge",
            "birds of the ledge",
            "ledge birds",
            "birds that nest on the ledge",
        },
    }
    assert {one.lay for one in colonies.values()} == {"birds that nest on the haven", "birds that nest on the ledge"}
    assert {iri.removeprefix(BIRDS): one.broader for iri, one in colonies.items()}["ledgeColony"] == {COLONY}
    assert {one.kind for one in colonies.values()} == {BIRDS + "Colony"}


def test_a_template_states_the_property_that_defines_its_concepts(toy: Path) -> None:
    turtle = fill_template(toy / COLONIES, LABELS)
    assert "birds:hasPlace birds:harbour ." in turtle
    assert "edit those" in turtle.splitlines()[0]


def test_the_values_of_a_template_are_apart_where_there_are_several(colonies: Path) -> None:
    assert "owl:AllDifferent" in fill_template(colonies, LABELS)
    rewrite(colonies.with_suffix(".tsv"), "\tledge\t", "\tharbour\t")
    assert "owl:AllDifferent" not in fill_template(colonies, LABELS)


@pytest.mark.parametrize(
    ("prefix", "namespace", "lay"),
    [("birds", BIRDS, "mbc"), ("mbc", BIRDS, "graph"), ("mbc", MBC, "mbc"), ("sea", MBC, "sea")],
)
def test_the_programs_own_words_are_its_own_whatever_the_prefix(
    prefix: str, namespace: str, lay: str, colonies: Path
) -> None:
    rewrite(colonies, 'prefix = "birds"', f'prefix = "{prefix}"')
    rewrite(colonies, BIRDS, namespace)
    labels = {namespace + iri.removeprefix(BIRDS): label for iri, label in LABELS.items()}
    turtle = fill_template(colonies, labels)
    said = {quad.predicate.value for quad in parse(input=turtle, format=RdfFormat.TURTLE)}
    assert {MBC + "layLabel", namespace + "hasPlace"} <= said
    assert f"    {lay}:layLabel " in turtle
    assert turtle.count(f"<{MBC}>") == 1


@pytest.fixture
def colonies(toy: Path, tmp_path: Path) -> Path:
    """A copy of the toy's template that may be spoilt."""
    for name in ("colonies.toml", "colonies.tsv"):
        shutil.copy(toy / "ontology" / "templates" / name, tmp_path)
    return tmp_path / "colonies.toml"


def rewrite(path: Path, good: str, bad: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert good in text
    path.write_text(text.replace(good, bad), encoding="utf-8")


ROW_FAULTS = [
    ("\tledge\t", "\tsand\t", "line 3", "birds:sand is no concept"),
    ("\tcliffColony\t", "\tsandColony\t", "line 3", "birds:sandColony, the broader, is no concept"),
    ("ledgeColony\t", "harbourColony\t", "line 3", "both make birds:harbourColony"),
    ("ledgeColony\t", "a ; b\t", "line 3", "the iri “a ; b” is no local name"),
    ("ledgeColony\t", "ledge.\t", "line 3", "the iri “ledge.” is no local name"),
    ("\tledge colony\t", "\t \t", "line 3", "birds:ledgeColony has no label"),
    ("\tA colony that breeds on a ledge.", "", "line 3", "the row has no definition"),
    ("ledge.", "ledge.\tmore", "line 3", "too many cells"),
    ("\tbroader\t", "\tabove\t", "line 1", "no column broader"),
]
PATTERN_FAULTS = [
    ('"{value} colony"', '"{place} colony"', "line 11", "another placeholder than {value}"),
    ('"{value} colony"', '"{value colony"', "line 11", "a brace without its other half"),
    ('"{value} colony"', '"{value.upper} colony"', "line 11", "another placeholder than {value}"),
    ('"{form} birds"', '"{value} birds"', "line 18", "another placeholder than {form}"),
    ("nest on the {value}", "nest on the {}", "line 14", "another placeholder than {value}"),
    ('hidden = ["{form} birds"]', "", "line 16", "[forms] lacks hidden"),
    ('hidden = ["{form} birds"]', "hidden = 7", "line 18", "forms.hidden is no list of texts"),
    ('title = "Colonies: birds at a place, one concept a place"', "title = 7", "line 3", "title is no text"),
    ('class = "Colony"', 'class = "birds:Colony"', "line 8", "class “birds:Colony” is no local name"),
    ('prefix = "birds"', 'prefix = "owl"', "line 6", "owl: stands for"),
    ('prefix = "birds"', 'prefix = "b b"', "line 6", "“b b” is no prefix"),
    ('target = "colonies.ttl"', 'target = "../colonies.ttl"', "line 5", "no .ttl file beside the others"),
    ('"colonies.tsv"', '"gone.tsv"', "gone.tsv", "cannot be read"),
]


@pytest.mark.parametrize(("good", "bad", "where", "problem"), [*ROW_FAULTS, *PATTERN_FAULTS])
def test_a_faulty_template_is_named_with_file_and_line(
    good: str, bad: str, where: str, problem: str, colonies: Path
) -> None:
    rewrite(colonies.with_suffix(".tsv" if (good, bad, where, problem) in ROW_FAULTS else ".toml"), good, bad)
    with pytest.raises(OntologyError) as caught:
        fill_template(colonies, LABELS)
    assert caught.value.where.endswith(where)
    assert problem in caught.value.problem


def test_templates_are_written_beside_what_they_are_made_from(toy: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(toy / "ontology", tmp_path / "ontology")
    (written,) = write_templates(folder)
    first = written.read_bytes()
    assert written == folder / "colonies.ttl"
    assert [path.read_bytes() for path in write_templates(folder)] == [first]
    assert BIRDS + "ledgeColony" in load_vocabulary(ontology_files(folder)).concepts


def test_a_template_may_point_to_what_one_before_it_makes(toy: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(toy / "ontology", tmp_path / "ontology")
    for name in ("roosts.toml", "roosts.tsv"):
        text = (folder / "templates" / name.replace("roosts", "colonies")).read_text(encoding="utf-8")
        text = text.replace("colonies", "roosts").replace("{value} colony", "{value} roost").replace("hasPlace", "near")
        text = text.replace("\tledge\t", "\tledgeColony\t").replace("ledgeColony\tledge c", "ledgeRoost\tledge r")
        text = text.replace("harbourColony\tharbour colony", "harbourRoost\tharbour roost")
        (folder / "templates" / name).write_text(text, encoding="utf-8")
    assert [path.name for path in write_templates(folder)] == ["colonies.ttl", "roosts.ttl"]
    assert "ledge colony roost" in (folder / "roosts.ttl").read_text(encoding="utf-8")
    rewrite(folder / "templates" / "roosts.toml", '"roosts.ttl"', '"colonies.ttl"')
    with pytest.raises(OntologyError, match=r"colonies\.toml has the same target"):
        write_templates(folder)


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


CYCLES = [
    ("birds:A rdfs:subClassOf birds:B . birds:B rdfs:subClassOf birds:A .", "subClassOf"),
    ("birds:A rdfs:subClassOf birds:A .", "subClassOf"),
    ("birds:A rdfs:subPropertyOf birds:B . birds:B rdfs:subPropertyOf birds:A .", "subPropertyOf"),
]


@pytest.mark.parametrize(("turtle", "by"), CYCLES)
def test_a_class_or_property_above_itself_is_named_with_file_and_line(turtle: str, by: str, tmp_path: Path) -> None:
    with pytest.raises(OntologyError) as caught:
        load(tmp_path, turtle)
    assert caught.value.where == f"{tmp_path / 'birds.ttl'}, line 6"
    assert f"stands above itself by {by}: " in caught.value.problem


def test_a_concept_above_itself_by_several_properties_is_named(tmp_path: Path) -> None:
    turtle = f"""birds:Bird a owl:Class . birds:kindOf mbc:isWider true .
birds:gull {GULL} ; skos:broader birds:tern .
birds:tern {TERN} ; birds:kindOf birds:gull ."""
    with pytest.raises(OntologyError) as caught:
        load(tmp_path, turtle)
    assert "stands above itself by broader and kindOf: " in caught.value.problem


SECOND = [
    ("mbc:signals birds:nestsOn , birds:eats", "cue has 2 signals: eats, nestsOn"),
    ("mbc:signals birds:nestsOn ; mbc:weight 0.5 , 0.7", "cue has 2 weight: 0.5, 0.7"),
    ("mbc:signals birds:nestsOn ; mbc:composes birds:a , birds:b", "cue has 2 composes: a, b"),
    ('mbc:signals birds:nestsOn ; mbc:order "subject cue object" , "cue object subject"', "cue has mbc:order"),
    ('mbc:signals birds:nestsOn ; mbc:reach "forward" , "both"', "cue has mbc:reach"),
]


@pytest.mark.parametrize(("said", "problem"), SECOND)
def test_what_a_cue_says_twice_is_a_fault(said: str, problem: str, tmp_path: Path) -> None:
    with pytest.raises(OntologyError) as caught:
        load(tmp_path, f"{NESTS}{CUE}; {said} .")
    assert problem in caught.value.problem
    assert caught.value.where == f"{tmp_path / 'birds.ttl'}, line 8"


@pytest.mark.parametrize("pair", ["grey", "grey>", ">gray", "grey>gray>gris", ""])
def test_a_spelling_that_is_no_pair_is_a_fault(pair: str, tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match=f"words has the spelling “{pair}”") as caught:
        load(tmp_path, f'birds:words mbc:spelling "grey>gray" , "{pair}" .')
    assert caught.value.where == f"{tmp_path / 'birds.ttl'}, line 6"


def test_each_class_of_a_concept_is_declared(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match="gull is of the class Zebra, which is none"):
        load(tmp_path, f"birds:Bird a owl:Class .\nbirds:gull {GULL} ; a birds:Zebra .")


@pytest.mark.parametrize("turtle", ["# a m\xf6we\n", 'birds:gull rdfs:label "m\xf6we" .'])
def test_what_is_not_utf8_is_named_with_file_and_line(turtle: str, tmp_path: Path) -> None:
    (tmp_path / "birds.ttl").write_bytes(PREFIXES.encode() + turtle.encode("latin-1"))
    with pytest.raises(OntologyError) as caught:
        load_vocabulary([tmp_path / "birds.ttl"])
    assert caught.value.where == f"{tmp_path / 'birds.ttl'}, line 6"
    assert caught.value.problem == "it is not UTF-8 text"


@pytest.mark.parametrize("name", ["colonies.toml", "colonies.tsv"])
def test_a_template_that_is_not_utf8_is_named(name: str, colonies: Path) -> None:
    path = colonies.with_name(name)
    path.write_bytes(path.read_text(encoding="utf-8").replace("ledge", "l\xe9dge").encode("latin-1") + b"# \xe9\n")
    with pytest.raises(OntologyError, match="it is not UTF-8 text"):
        fill_template(colonies, LABELS)
