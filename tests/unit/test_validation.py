"""Validation says what was checked, what is wrong, where it was said, and by which rule."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pyoxigraph import Quad, RdfFormat, parse

from mbc_graph.errors import OntologyError, QueryError, ValidationUnavailable
from mbc_graph.model import Report, Violation
from mbc_graph.paths import ontology_folder
from mbc_graph.validation import to_json, to_text, validate

CHECKS = ontology_folder() / "queries" / "checks"
SHAPES = ontology_folder() / "shapes"
PREFIXES = """
@prefix : <https://birds.example/> .
@prefix mbc: <https://w3id.org/mbc-graph/> .
@prefix graph: <https://w3id.org/mbc-graph/graph/> .
@prefix other: <https://other.example/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
BIRDS = """
graph:ontology {
    :Bird a owl:Class ; rdfs:label "bird"@en ; skos:definition "An animal that has feathers."@en .
    :Gull a skos:Concept , :Bird ; skos:prefLabel "gull"@en ; skos:definition "A bird of the sea."@en ;
        skos:altLabel "mew"@en ; mbc:layLabel "mew"@en ; skos:broader :Seabird ; skos:exactMatch other:1 .
    :Tern a skos:Concept , :Bird ; skos:prefLabel "tern"@en ; skos:definition "A bird of the shore."@en ;
        mbc:layLabel "tern"@en ; skos:broader :Seabird ; skos:closeMatch other:2 .
    :Seabird a skos:Concept , :Bird ; skos:prefLabel "seabird"@en ; skos:definition "A bird of salt water."@en ;
        mbc:layLabel "seabird"@en ; skos:broadMatch other:3 .
    :Place a owl:Class ; rdfs:label "place"@en ; skos:definition "A part of the world."@en .
    :Cliff a skos:Concept , :Place ; skos:prefLabel "cliff"@en ; skos:definition "A wall of rock."@en ;
        mbc:layLabel "cliff"@en ; mbc:partOf :Coast ; skos:exactMatch other:4 .
    :Coast a skos:Concept , :Place ; skos:prefLabel "coast"@en ; skos:definition "An edge of the land."@en ;
        mbc:layLabel "coast"@en ; skos:exactMatch other:5 .
    mbc:partOf a owl:ObjectProperty ; rdfs:label "part of"@en ; skos:definition "A relation of part and whole."@en .
    :bornOn a owl:ObjectProperty , owl:FunctionalProperty ; rdfs:label "is born on"@en ;
        skos:definition "A relation that holds between a bird and the place of its nest."@en .
    mbc:layLabel a owl:AnnotationProperty ; rdfs:label "lay label"@en .
    mbc:joins a owl:AnnotationProperty ; rdfs:label "joins"@en .
    mbc:from a owl:AnnotationProperty ; rdfs:label "from"@en .
    mbc:to a owl:AnnotationProperty ; rdfs:label "to"@en .
    mbc:Pair a owl:Class ; rdfs:label "pair"@en ; skos:definition "A pair of classes."@en .
    skos:Concept a owl:Class .
    skos:prefLabel a owl:AnnotationProperty .
    skos:altLabel a owl:AnnotationProperty .
    skos:definition a owl:AnnotationProperty .
    skos:example a owl:AnnotationProperty .
    skos:broader a owl:ObjectProperty .
    skos:exactMatch a owl:AnnotationProperty .
    skos:closeMatch a owl:AnnotationProperty .
    skos:broadMatch a owl:AnnotationProperty .
    :nestsOn a owl:ObjectProperty ; rdfs:label "nests on"@en ; mbc:joins :bird-place ;
        skos:definition "A relation that holds between a bird and the place of its nest."@en ;
        skos:example "Gulls nest on cliffs."@en ; rdfs:domain :Bird ; rdfs:range :Place .
    :bird-place a mbc:Pair ; mbc:from :Bird ; mbc:to :Place .
}
graph:leaflet {
    :leaflet a mbc:SourceDocument ; dcterms:identifier "gulls.txt" ;
        mbc:sha256 "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef" .
    :claim a mbc:Claim ; rdf:subject :Gull ; rdf:predicate :nestsOn ; rdf:object :Cliff ;
        mbc:polarity mbc:asserted ; prov:wasDerivedFrom :evidence .
    :evidence a mbc:Evidence ; oa:hasBody :claim ; prov:wasDerivedFrom :leaflet ;
        mbc:quote "Gulls nest on cliffs." ; mbc:certainty mbc:definite ; mbc:confidence 0.9 ;
        mbc:extractor "sentence" ; oa:hasTarget :passage ;
        mbc:subjectAt :there ; mbc:cueAt :there ; mbc:objectAt :there .
    :passage oa:hasSource :leaflet ; oa:hasSelector :position , :words .
    :words a oa:TextQuoteSelector ; oa:exact "Gulls nest on cliffs." .
    :there oa:hasSource :leaflet ; oa:hasSelector :position .
    :position a oa:TextPositionSelector ;
        oa:start "7"^^xsd:nonNegativeInteger ; oa:end "28"^^xsd:nonNegativeInteger .
}
:Gull :nestsOn :Cliff .
"""
CLAIM = "rdf:predicate :nestsOn ; mbc:polarity mbc:asserted ; prov:wasDerivedFrom :evidence"
BOTH = '"tern"@en ; mbc:contextWord "shore"@en ; skos:altLabel "mew"@en . :Gull mbc:contextWord "sea"@en . :Tern '
APART = "skos:broader :Cliff . [] a owl:AllDisjointClasses ; owl:members ( :Bird :Place ) ."
A_TEST = ":Count rdfs:subClassOf mbc:DiagnosticTest ."
# A check, what of the graph is replaced by what else, and what the check then says.
FAULTS = [
    ("claim-about-no-concept", ":Gull a skos:Concept , :Bird", ":Gull a :Bird", "gull, which is no concept"),
    ("claim-lost", ":Gull :nestsOn :Cliff .", "", "“gull nests on cliff” is claimed, but neither"),
    ("claim-without-evidence", ":evidence a mbc:Evidence ;", ":evidence", "no passage says it"),
    ("class-cycle", ":Bird a owl:Class", ":Bird rdfs:subClassOf :Bird ; a owl:Class", "bird stands above itself"),
    ("concept-in-no-class", ":Tern a skos:Concept , :Bird", ":Tern a skos:Concept , :Brid", "tern belongs to no"),
    ("crossreference-missing", "; skos:closeMatch other:2", "", "tern is mapped to no term"),
    ("crossreference-of-nothing", "other:1 .", "other:1 . :Auk skos:exactMatch other:6 .", "is no concept"),
    ("crossreference-of-two-concepts", "closeMatch other:2", "exactMatch other:1", "gull and tern are both"),
    ("crossreference-twice", "other:1", "other:1 ; skos:closeMatch other:1", "gull is mapped to https://other"),
    ("cycle", "mbc:partOf :Coast", "mbc:partOf :Cliff", "cliff is part, member or narrower kind of itself"),
    ("definition-circular", '"A bird of the sea."', '"A gull."', "only says its label: “A gull.”"),
    ("definition-doubled", '"A bird of the sea."', '"A bird." , "A bird of the sea."', "gull has two definitions"),
    ("definition-missing", 'skos:definition "An edge of the land."@en ;', "", "coast is not defined"),
    ("definition-of-two-concepts", '"A bird of the shore."', '"A bird of the sea."', "defines both gull and tern"),
    ("denied-but-direct", "mbc:asserted", "mbc:negated", "“gull nests on cliff” stands in the graph, but"),
    ("deprecated-used", ":Coast a", ":Coast owl:deprecated true ; a", "to coast, which is deprecated"),
    ("direct-triple-without-claim", ":Gull :nestsOn :Cliff .", ":Gull :nestsOn :Cliff , :Coast .", "on coast”"),
    ("dl-relation-not-simple", ":bornOn a", ":bornOn owl:propertyChainAxiom () ; a", "and is functional as well"),
    ("dl-two-kinds-of-property", ":bornOn a", ":bornOn a owl:DatatypeProperty , ", "as two kinds of property"),
    ("dl-value-of-the-wrong-kind", ":Tern a", ':Tern :bornOn "land" ; a', "leads to land, which is of the wrong kind"),
    ("evidence-of-another-claim", "oa:hasBody :claim", "oa:hasBody :other", "evidence that does not state it"),
    ("evidence-of-unknown-document", ":leaflet a mbc:SourceDocument ;", ":leaflet", "not described"),
    ("label-doubled", '"tern"@en ;', '"tern" , "sea swallow" ;', "both “sea swallow” and “tern”"),
    ("label-missing", 'rdfs:label "bird"@en ;', "", "has no label"),
    ("label-of-two-concepts", '"tern"@en', '"Gull"@en', "“gull” is the preferred label of two"),
    ("label-untidy", '"mew"@en ;', '"mew "@en ;', "not tidy: “mew ”"),
    ("language-wrong", '"A bird of the sea."@en', '"Un oiseau."@fr', "is marked as “fr”"),
    ("lay-label-missing", 'mbc:layLabel "coast"@en ;', "", "coast has no lay label"),
    ("lay-label-wrong", 'mbc:layLabel "mew"', 'mbc:layLabel "meow"', "“meow” of gull is neither"),
    ("name-decided-by-context", '"tern"@en ;', BOTH, "“mew” is a name of 2 concepts, gull and tern"),
    ("name-of-two-concepts", '"tern"@en ;', '"tern"@en ; skos:altLabel "Mew"@en ;', "gull and tern among them"),
    (
        "name-twice",
        'altLabel "mew"@en',
        'altLabel "mew"@en ; skos:hiddenLabel "mew"@en',
        "“mew” is twice a name of gull",
    ),
    ("orphan", "; skos:broader :Seabird ; skos:closeMatch", "; skos:closeMatch", "tern stands alone"),
    ("place-in-another-document", ":there oa:hasSource :leaflet", ":there oa:hasSource :poster", "words are in"),
    ("place-missing", "mbc:cueAt :there ;", "", "where the words of its cue are"),
    ("quote-differs-from-passage", 'oa:exact "Gulls', 'oa:exact "gulls', "“gulls nest on cliffs.”"),
    ("quote-length-differs", '"28"', '"27"', "has 21 characters, but its place is 7 to 27"),
    ("reference-to-nothing", "mbc:partOf :Coast", "mbc:partOf :Shore", "“part of” to https://birds.example/Shore"),
    ("relation-does-not-join", "mbc:from :Bird", "mbc:from :Place", "“gull nests on cliff” joins kinds of thing"),
    ("set-aside", ":claim a", ':claim mbc:setAsideBecause "it is a joke" ; a', "was set aside: it is a joke"),
    ("test-of-no-kind", ":Tern a skos:Concept , :Bird", f"{A_TEST} :Tern a skos:Concept , :Count", "tern is a test"),
    ("treatment-of-no-kind", ":Tern a skos:Concept , :Bird", ":Tern a skos:Concept , mbc:Drug", "tern is a drug"),
    ("two-values-where-one-may-be", ":Tern a", ":Tern :bornOn :Cliff , :Coast ; a", "to both cliff and coast"),
    ("wider-of-another-kind", "skos:broadMatch other:3 .", APART, "seabird is a narrower kind of cliff, but nothing"),
    ("undeclared-relation", ":nestsOn a owl:ObjectProperty ;", ":nestsOn", "does not declare it"),
    ("undeclared-term", ":Tern a", ":Tern :hatches :Cliff ; a", "hatches is used with tern"),
]


def read(text: str) -> list[Quad]:
    return list(parse(input=PREFIXES + text, format=RdfFormat.TRIG))


def run(text: str, check: str) -> Report:
    return validate(read(text), shapes=[], checks=[CHECKS / f"{check}.rq"])


def write_check(folder: Path, text: str) -> Path:
    path = folder / "birds.rq"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_good_graph_passes_every_shape_and_every_check():
    report = validate(read(BIRDS), shapes=[SHAPES], checks=[CHECKS])

    assert report.passed
    assert report.violations == ()
    assert report.checked == ("shacl", *(f"check:{path.stem}" for path in sorted(CHECKS.glob("*.rq"))))


@pytest.mark.parametrize(("check", "good", "bad", "says"), FAULTS, ids=[fault[0] for fault in FAULTS])
def test_a_check_finds_its_fault(check, good, bad, says):
    assert good in BIRDS

    (violation,) = run(BIRDS.replace(good, bad), check).violations

    assert violation.rule == f"check:{check}"
    assert says in violation.says


def test_a_growth_without_a_place_is_doubtful_unless_it_came_back_or_a_wider_one_has_a_place():
    growths = """graph:ontology {
        :Polyp a skos:Concept , mbc:Metastasis ; skos:prefLabel "polyp"@en .
        :SmallPolyp a skos:Concept , mbc:Metastasis ; skos:broader :CliffPolyp .
        :Again a skos:Concept , mbc:Metastasis , mbc:Recurrence .
        :CliffPolyp a skos:Concept , mbc:Metastasis ; mbc:hasSite :Cliff . }"""

    (violation,) = run(BIRDS + growths, "metastasis-without-site").violations

    assert (violation.severity, violation.focus) == ("warning", "https://birds.example/Polyp")


def test_every_check_is_shown_to_find_something():
    assert {path.stem for path in CHECKS.glob("*.rq")} == {fault[0] for fault in FAULTS} | {"metastasis-without-site"}


def test_a_longer_way_round_is_a_cycle_too():
    report = run(BIRDS + "graph:ontology { :Coast mbc:partOf :Cliff . }", "cycle")

    assert {violation.focus for violation in report.violations} == {
        "https://birds.example/Cliff",
        "https://birds.example/Coast",
    }


def test_a_claim_that_some_documents_deny_and_others_state_may_stand():
    denial = ":other a mbc:Claim ; rdf:subject :Gull ; rdf:predicate :nestsOn ; rdf:object :Cliff ;"
    graph = BIRDS + f"graph:poster {{ {denial} mbc:polarity mbc:negated . }}"

    assert run(graph, "denied-but-direct").violations == ()


def test_a_claim_that_was_set_aside_is_not_lost():
    graph = BIRDS.replace(":Gull :nestsOn :Cliff .", ':claim mbc:setAsideBecause "it is a joke" .')

    assert run(graph, "claim-lost").violations == ()


def test_what_the_ontology_says_of_concepts_needs_no_claim():
    graph = BIRDS + "graph:ontology { :Tern :nestsOn :Coast . }"

    assert run(graph, "direct-triple-without-claim").violations == ()


def test_the_members_of_a_narrower_class_may_be_joined_too():
    graph = BIRDS.replace(":Gull a skos:Concept , :Bird", ":Seabird rdfs:subClassOf :Bird . :Gull a :Seabird")

    assert run(graph, "relation-does-not-join").violations == ()


def test_a_fault_says_which_sentence_of_which_document_it_rests_on():
    (violation,) = run(BIRDS.replace('"28"', '"29"'), "quote-length-differs").violations

    assert (violation.document, violation.quote) == ("gulls.txt", "Gulls nest on cliffs.")


def test_the_passage_is_found_from_the_claim_and_from_a_place_in_it():
    graph = BIRDS.replace("mbc:asserted", "mbc:definite").replace('"7"^^xsd:nonNegativeInteger', '"seven"')

    report = validate(read(graph), shapes=[SHAPES], checks=[])

    assert {(fault.rule, fault.document, fault.quote) for fault in report.violations} == {
        ("shacl:claim-has-one-polarity", "gulls.txt", "Gulls nest on cliffs."),
        ("shacl:position-has-one-start", "gulls.txt", "Gulls nest on cliffs."),
        ("shacl:position-starts-before-it-ends", "gulls.txt", "Gulls nest on cliffs."),
    }


def test_a_broken_shape_is_told_with_the_claim_in_words():
    report = validate(read(BIRDS.replace("mbc:asserted", "mbc:definite")), shapes=[SHAPES], checks=[])

    (violation,) = report.violations
    assert violation.says == "gull nests on cliff: a claim has exactly one polarity, asserted or negated"


def test_a_denied_claim_is_told_as_denied():
    graph = BIRDS.replace("mbc:asserted", "mbc:negated").replace(":evidence a mbc:Evidence ;", ":evidence")

    (violation,) = run(graph, "claim-without-evidence").violations

    assert violation.says == "“not: gull nests on cliff” is claimed, but no passage says it"


def test_the_severity_of_a_shape_is_kept(tmp_path):
    shape = """@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix : <https://birds.example/> .
        :gull-sings a sh:NodeShape ; sh:targetNode :Gull ; sh:property [
            sh:path :sings ; sh:minCount 1 ; sh:severity sh:Warning ; sh:message "a gull sings"@en ] ."""
    (tmp_path / "song.ttl").write_text(shape, encoding="utf-8")

    (violation,) = validate(read(BIRDS), shapes=[tmp_path], checks=[]).violations

    assert (violation.severity, violation.says) == ("warning", "gull: a gull sings")


@pytest.mark.parametrize("folder", ["shapes", "checks"])
def test_a_folder_without_files_is_not_checked_and_not_passed(folder, tmp_path):
    given = {"shapes": [SHAPES], "checks": [CHECKS], folder: [tmp_path]}

    report = validate(read(BIRDS), **given)

    assert not report.passed
    assert [why for _, why in report.not_checked] == [
        f"no {'.ttl' if folder == 'shapes' else '.rq'} file in {tmp_path}"
    ]


def test_an_empty_graph_is_not_passed():
    report = validate([], shapes=[SHAPES], checks=[CHECKS])

    assert report.checked == ()
    assert not report.passed


def test_a_file_of_shapes_that_holds_none_is_not_checked(tmp_path):
    (tmp_path / "empty.ttl").write_text("# no shapes yet\n", encoding="utf-8")

    report = validate(read(BIRDS), shapes=[tmp_path], checks=[CHECKS])

    assert report.not_checked == (("shacl", "the files hold no shapes"),)


def test_shapes_that_are_not_turtle_are_refused_with_file_and_line(tmp_path):
    (tmp_path / "broken.ttl").write_text("@prefix : <https://birds.example/> .\n:Gull a ..\n", encoding="utf-8")

    with pytest.raises(OntologyError, match=r"broken\.ttl, line 2: not Turtle"):
        validate(read(BIRDS), shapes=[tmp_path], checks=[])


def test_shapes_that_make_no_sense_are_an_error_and_never_a_pass(tmp_path):
    shape = """@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix : <https://birds.example/> .
        :odd a sh:NodeShape ; sh:targetNode :Gull ; sh:property [ sh:path :sings ; sh:minCount "few" ] ."""
    (tmp_path / "odd.ttl").write_text(shape, encoding="utf-8")

    with pytest.raises(ValidationUnavailable, match="Mend the shapes"):
        validate(read(BIRDS), shapes=[tmp_path], checks=[])


HEADER = "#+ summary: Which birds are there?\n#+ severity: error\n#+ says: {focus} is a bird\n"
FAULTY = [
    (HEADER + "SELECT ?focus WHERE {\n  ?focus a nonsense }", r"birds\.rq: line 5, column 3"),
    (HEADER + "ASK { ?focus ?is ?bird }", "selects nothing"),
    (HEADER + "SELECT ?bird WHERE { ?bird ?is ?so }", r"names \{focus\}, which is no column"),
    (HEADER + "SELECT ?focus WHERE { SERVICE <http://birds.example/> { ?focus a ?bird } }", "another server"),
    (HEADER.replace("error", "grave") + "SELECT ?focus WHERE { ?focus a ?bird }", "no such severity: grave"),
    ("SELECT ?focus WHERE { ?focus a ?bird }", "the header has no summary"),
]


@pytest.mark.parametrize(("text", "fault"), FAULTY)
def test_a_check_that_cannot_be_asked_is_refused_with_its_file(text, fault, tmp_path):
    path = write_check(tmp_path, text)

    with pytest.raises(QueryError, match=fault) as refused:
        validate(read(BIRDS), shapes=[], checks=[path])

    assert str(path) in str(refused.value)


def test_a_check_that_is_not_text_is_refused(tmp_path):
    (tmp_path / "birds.rq").write_bytes(b"#+ summary: M\xf6wen\n")

    with pytest.raises(QueryError, match="not UTF-8"):
        validate(read(BIRDS), shapes=[], checks=[tmp_path])


def test_what_a_row_leaves_open_is_told_as_unknown(tmp_path):
    query = "SELECT ?focus ?song WHERE { VALUES (?focus ?song) { (<https://birds.example/Gull> UNDEF) } }"
    path = write_check(tmp_path, HEADER.replace("is a bird", "sings {song}") + query)

    (violation,) = validate(read(BIRDS), shapes=[], checks=[path]).violations

    assert violation.says == "gull sings ?"


def test_a_row_found_in_several_graphs_is_told_once(tmp_path):
    path = write_check(tmp_path, HEADER + "SELECT ?focus WHERE { ?focus a <https://birds.example/Bird> }")
    again = "graph:more { :Gull a :Bird . } graph:most { :Gull a :Bird . }"

    report = validate(read(BIRDS + again), shapes=[], checks=[path])

    assert [violation.says for violation in report.violations] == [
        "gull is a bird",
        "seabird is a bird",
        "tern is a bird",
    ]


REPORT = Report(
    checked=("shacl", "check:cycle"),
    violations=(
        Violation("check:cycle", "https://birds.example/Cliff", "cliff is part of itself"),
        Violation("check:set-aside", "claim:77de", "a joke", "info", "gulls.txt", "Gulls nest\non ships."),
    ),
    not_checked=(("owl:consistency (hermit)", "Java is not there"),),
)


def test_a_report_is_told_in_plain_words():
    assert to_text(REPORT).splitlines() == [
        "NOT passed.",
        "",
        "Checked (2):",
        "  shacl",
        "  check:cycle",
        "",
        "Not checked (1):",
        "  owl:consistency (hermit): Java is not there",
        "",
        "Wrong (1):",
        "  - cliff is part of itself",
        "      rule check:cycle, about https://birds.example/Cliff",
        "",
        "To know (1):",
        "  - a joke",
        "      rule check:set-aside, about claim:77de",
        "      gulls.txt says: “Gulls nest on ships.”",
    ]


def test_a_report_tells_why_a_finding_may_stay():
    excused = Violation("check:orphan", "birds:auk", "auk stands alone", "warning", reason="it is the last of its kind")

    lines = to_text(Report(checked=("check:orphan",), violations=(excused,))).splitlines()

    assert lines[0] == "Passed."
    assert lines[-1] == "      may stay, because: it is the last of its kind"


def test_a_report_of_nothing_says_that_nothing_was_checked():
    assert to_text(Report()) == "NOT passed.\n\nNothing was checked.\n"


def test_a_report_as_json_holds_all_of_it():
    said = json.loads(to_json(REPORT))

    assert said["passed"] is False
    assert said["not_checked"] == [{"step": "owl:consistency (hermit)", "why": "Java is not there"}]
    assert said["violations"][1] == {
        "rule": "check:set-aside",
        "focus": "claim:77de",
        "says": "a joke",
        "severity": "info",
        "document": "gulls.txt",
        "quote": "Gulls nest\non ships.",
        "reason": "",
    }
