"""Every saved question and view answers, with the columns that its header promises."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from pyoxigraph import Quad, RdfFormat, Store, parse, serialize

from mbc_graph.model import IRI, Claim, Polarity, Table
from mbc_graph.namespaces import MBC, PREFIXES, RDF
from mbc_graph.ontology import ontology_files, read_quads
from mbc_graph.paths import ontology_folder
from mbc_graph.querying import Kind, Query, load_queries, run
from mbc_graph.querying.examples import to_shacl
from mbc_graph.reasoning.theory import to_theory
from mbc_graph.storing import open_store
from mbc_graph.validation import validate

QUESTIONS = load_queries(ontology_folder() / "queries" / "questions")
VIEWS = load_queries(ontology_folder() / "queries" / "views")
ALL = [*QUESTIONS.values(), *VIEWS.values()]

GIVEN = {
    "sites-of": {"cancer": "TNBC"},
    "symptoms-of": {"site": "Bones"},
    "tests-for": {"site": "skeleton"},
    "treatments-for": {"site": "bone"},
    "treatments-for-cancer": {"cancer": "breast cancer"},
    "drugs-targeting": {"biomarker": "HER2"},
    "members-of": {"treatment": "anti-HER2 therapy"},
    "contraindications": {"treatment": "hormone therapy"},
    "who-says": {"subject": "bone metastasis", "relation": "has symptom", "object": "bone pain"},
    "subtype-to-symptom": {"subtype": "triple-negative breast cancers"},
    "cancers-reaching": {"site": "skeleton"},
    "care-for-finding": {"finding": "hypercalcemia"},
    "claims-about": {"concept": "TNBC"},
    "concepts-with-code": {"code": "UBERON:0002481"},
    "confident-claims": {"least": "0.85", "relation": "has symptom"},
    "documents-about": {"concept": "bone"},
    "drugs-of-class": {"treatment": "anti-HER2 therapy"},
    "facts-of": {"concept": "trastuzumab"},
    "gaps": {"missing": "detected by"},
    "glossary": {"kind": "drug"},
    "inferred-about": {"concept": "bone metastasis"},
    "inferred-because": {"subject": "bone metastasis"},
    "kinds-of": {"concept": "breast cancer"},
    "least-sure": {"below": "0.95"},
    "lay-names": {"kind": "symptom"},
    "named-like": {"words": "Metas"},
    "names-of": {"concept": "skeleton"},
    "parts-of": {"site": "bone"},
    "said-once": {"document": "b.md"},
    "silent-documents": {"site": "lung"},
    "sites-behind-symptom": {"finding": "bone pain"},
    "tests-behind-symptom": {"finding": "bone pain"},
    "tests-by-modality": {"modality": "imaging test"},
    "treatments-by-kind": {"kind": "local treatment"},
    "unclaimed": {"kind": "drug"},
    "uses-of-test": {"test": "imaging"},
    "uses-of-treatment": {"treatment": "anti-HER2 therapy"},
    "without-code": {"kind": "anatomical site"},
}

ONTOLOGY = """
mbc:BreastCancerSubtype rdfs:subClassOf mbc:BreastCancer . mbc:BreastCancer rdfs:subClassOf mbc:Cancer .
mbc:Drug rdfs:subClassOf mbc:Treatment ; a owl:Class ; rdfs:label "drug"@en .
mbc:LocalTreatment rdfs:subClassOf mbc:Treatment ; a owl:Class ; rdfs:label "local treatment"@en .
mbc:ImagingTest rdfs:subClassOf mbc:DiagnosticTest ; a owl:Class ; rdfs:label "imaging test"@en .
mbc:AnatomicalSite a owl:Class ; rdfs:label "anatomical site"@en .
mbc:Symptom rdfs:subClassOf mbc:ClinicalFinding ; a owl:Class ; rdfs:label "symptom"@en .
mbc:Complication rdfs:subClassOf mbc:ClinicalFinding .
mbc:hasSymptom a owl:ObjectProperty ; rdfs:label "has symptom"@en .
mbc:metastasizesTo a owl:ObjectProperty ; rdfs:label "metastasizes to"@en .
mbc:detectedBy a owl:ObjectProperty ; rdfs:label "detected by"@en .
mbc:targets a owl:ObjectProperty ; rdfs:label "targets"@en .
mbc:hasSymptom mbc:joins mbc:pair . mbc:pair mbc:from mbc:Metastasis ; mbc:to mbc:ClinicalFinding .
mbc:detectedBy owl:propertyChainAxiom ( mbc:detectedBy mbc:memberOf ) .
mbc:BoneMetastasis mbc:hasSite mbc:Bone . mbc:SpineMetastasis mbc:hasSite mbc:Spine .
mbc:LungMetastasis mbc:hasSite mbc:Lung . mbc:BoneScan mbc:memberOf mbc:Imaging .
mbc:TNBC mbc:lacks mbc:HER2 . mbc:HER2Positive mbc:expresses mbc:HER2 . mbc:Trastuzumab mbc:targets mbc:HER2 .
mbc:BonePain mbc:layLabel "aching bones"@en . mbc:BoneScan mbc:layLabel "bone scan"@en .
mbc:Bone skos:exactMatch <http://purl.obolibrary.org/obo/UBERON_0002481> .
mbc:BonePain skos:exactMatch <http://purl.obolibrary.org/obo/HP_0002653> .
mbc:BoneMetastasis skos:exactMatch <http://purl.obolibrary.org/obo/NCIT_C3578> .
mbc:TNBC skos:broadMatch <http://purl.obolibrary.org/obo/NCIT_C4872> .
mbc:Spine mbc:partOf mbc:Bone . mbc:TNBC skos:broader mbc:BreastCarcinoma .
mbc:Trastuzumab mbc:memberOf mbc:AntiHER2Therapy . mbc:Pertuzumab mbc:memberOf mbc:AntiHER2Therapy .
"""
INFERRED = "mbc:BoneMetastasis mbc:detectedBy mbc:Imaging . mbc:Imaging mbc:detects mbc:BoneMetastasis ."
CONCEPTS = """
BreastCarcinoma      BreastCancer         breast cancer | breast carcinoma
TNBC                 BreastCancerSubtype  triple-negative breast cancer | TNBC
HER2Positive         BreastCancerSubtype  HER2-positive breast cancer
Bone                 AnatomicalSite       bone | skeleton
Spine                AnatomicalSite       spine
Lung                 AnatomicalSite       lung
Liver                AnatomicalSite       liver
BoneMetastasis       Metastasis           bone metastasis
SpineMetastasis      Metastasis           spinal metastasis
LungMetastasis       Metastasis           lung metastasis
BonePain             Symptom              bone pain | aching bones
Fatigue              Symptom              fatigue
Nausea               Symptom              nausea
Hypercalcemia        Complication         hypercalcemia
Imaging              ImagingTest          imaging
BoneScan             ImagingTest          bone scan
TumorMarkerTest      DiagnosticTest       tumor marker test
RadiationTherapy     LocalTreatment       radiation therapy
HormoneTherapy       Treatment            hormone therapy
AntiHER2Therapy      Treatment            anti-HER2 therapy
Trastuzumab          Drug                 trastuzumab | Herceptin | rhuMAb
Pertuzumab           Drug                 pertuzumab
HER2                 Biomarker            HER2
CA153                Biomarker            CA 15-3
LymphaticSpread      SpreadRoute          lymphatic spread
Obesity              RiskFactor           obesity
"""
SAID = """
a.md | BreastCarcinoma metastasizesTo Bone | definite | rank 1     | Bone is the commonest site.
b.md | BreastCarcinoma metastasizesTo Bone | hedged   | percent 65 | It may reach bone in 65 percent.
b.md | BreastCarcinoma metastasizesTo Lung | definite | rank 1     | The lung comes first.
b.md | TNBC metastasizesTo Bone            | hedged   |            | TNBC may reach bone.
a.md | TNBC metastasizesTo Liver           | definite |            | TNBC spreads to the liver.
b.md | not TNBC metastasizesTo Liver       | definite |            | TNBC does not spread to the liver.
a.md | BoneMetastasis hasSymptom BonePain  | definite |            | Bone metastases hurt.
b.md | BoneMetastasis hasSymptom BonePain  | hedged   |            | They may hurt.
a.md | BoneMetastasis hasSymptom Hypercalcemia | definite |        | They raise calcium.
a.md | Hypercalcemia hasSymptom Nausea     | definite |            | High calcium makes sick.
a.md | SpineMetastasis hasSymptom BonePain | definite |            | Disease of the spine hurts.
a.md | BoneMetastasis detectedBy BoneScan  | definite |            | A bone scan shows them.
a.md | BoneMetastasis treatedBy RadiationTherapy | definite |      | Radiation helps.
a.md | TNBC treatedBy RadiationTherapy     | definite |            | TNBC is irradiated.
a.md | HormoneTherapy contraindicatedFor TNBC | definite |         | Hormones do not help in TNBC.
a.md | Trastuzumab memberOf AntiHER2Therapy | definite |           | One of these is trastuzumab.
a.md | AntiHER2Therapy targets HER2        | definite |            | It acts on HER2.
a.md | TumorMarkerTest measures CA153      | definite |            | Marker tests measure CA 15-3.
a.md | BreastCarcinoma spreadsVia LymphaticSpread | definite |     | It goes by the lymph.
a.md | BreastCarcinoma hasRiskFactor Obesity | definite |          | Obesity raises the risk.
a.md | SpineMetastasis detectedBy BoneScan | definite |            | A bone scan shows the spine too.
a.md | SpineMetastasis treatedBy RadiationTherapy | definite |     | Radiation helps the spine too.
a.md | BoneMetastasis treatedBy Trastuzumab | definite |           | Trastuzumab slows them.
b.md | Trastuzumab contraindicatedFor BoneMetastasis | definite |  | Trastuzumab is not for bones.
a.md | BreastCarcinoma hasSymptom Fatigue | definite |             | Cancer tires.
a.md | TNBC hasSymptom Fatigue            | definite |             | TNBC tires.
b.md | Hypercalcemia hasSymptom Fatigue   | definite |             | High calcium tires.
"""


def concepts() -> Iterator[str]:
    for line in CONCEPTS.strip().splitlines():
        local, kind, names = line.split(maxsplit=2)
        label, *others = (name.strip() for name in names.split("|"))
        yield f'mbc:{local} a mbc:{kind} , skos:Concept ; skos:prefLabel "{label}"@en .'
        yield f'mbc:{local} skos:definition "A {label}."@en .'
        yield from (f'mbc:{local} skos:altLabel "{other}"@en .' for other in others)


def said() -> Iterator[tuple[str, Claim, str, list[str], str]]:
    """Yield document, claim, certainty, unit and figure, and words of each line of SAID."""
    for line in SAID.strip().splitlines():
        document, triple, certainty, figure, quote = (part.strip() for part in line.split("|"))
        polarity = Polarity.NEGATED if triple.startswith("not ") else Polarity.ASSERTED
        subject, predicate, end = (IRI(MBC + word) for word in triple.removeprefix("not ").split())
        yield document, Claim(subject, predicate, end, polarity), certainty, figure.split(), quote


def evidence(number: int, document: str, claim: Claim, certainty: str, figure: list[str], quote: str) -> str:
    """Return the graph of one document's evidence for *claim*, in TriG."""
    here = f"<{MBC}evidence/{number}"
    places = "".join(
        f"""{here}> mbc:{role}At {here}/{role}> . {here}/{role}> oa:hasSelector {here}/{role}/position> .
            {here}/{role}/position> oa:start {at} ; oa:end {at + 2} ."""
        for at, role in enumerate(("subject", "cue", "object"))
    )
    frequency = (
        f'{here}> mbc:frequencyLow {figure[1]} ; mbc:frequencyHigh {figure[1]} ; mbc:frequencyUnit "{figure[0]}" .'
        if figure
        else ""
    )
    if "commonest" in quote:
        frequency += f' {here}> mbc:comparison "commonest" .'
    return f"""GRAPH <{MBC}graph/document/{document}> {{
        <{MBC}document/{document}> a mbc:SourceDocument ;
            dcterms:identifier "{document}" ; dcterms:title "On {document}" ; dcterms:source "a society" ;
            dcterms:license <https://creativecommons.org/licenses/by/4.0/> .
        claim:{claim.key} a mbc:Claim , rdf:Statement ; rdf:subject <{claim.subject}> ;
            rdf:predicate <{claim.predicate}> ; rdf:object <{claim.object}> ; mbc:polarity mbc:{claim.polarity} ;
            prov:wasDerivedFrom {here}> .
        {here}> a mbc:Evidence , oa:Annotation ; oa:hasBody claim:{claim.key} ; mbc:quote "{quote}" ;
            mbc:certainty mbc:{certainty} ; mbc:extractor "sentence" ;
            mbc:confidence {0.4 if certainty == "hedged" else 0.9} ;
            prov:wasDerivedFrom <{MBC}document/{document}> ; oa:hasTarget {here}/passage> .
        {here}/passage> oa:hasSelector {here}/passage/position> , {here}/passage/quote> .
        {here}/passage/position> oa:start 0 ; oa:end {len(quote)} .
        {here}/passage/quote> oa:exact "{quote}" .
        {places} {frequency} }}"""


def merged(claim: Claim, lines: list[tuple[str, str]]) -> str:
    """Return what the default graph says of *claim*, from its documents and their certainty."""
    definite = any(certainty == "definite" for _, certainty in lines)
    direct = f"<{claim.subject}> <{claim.predicate}> <{claim.object}> ." if claim.polarity == "asserted" else ""
    return f"""claim:{claim.key} mbc:certainty mbc:{"definite" if definite else "hedged"} ;
        mbc:confidence 0.9 ; mbc:documentCount {len({document for document, _ in lines})} . {direct}"""


def small_graph() -> list[Quad]:
    """Return a small dataset made by hand in the shape of the built graph."""
    claims: dict[Claim, list[tuple[str, str]]] = {}
    parts = [f"PREFIX {prefix}: <{namespace}>" for prefix, namespace in PREFIXES.items()]
    parts += [*concepts(), f"GRAPH graph:ontology {{ {ONTOLOGY} {' '.join(concepts())} }}"]
    parts.append(f"GRAPH graph:inferred {{ {INFERRED} }}")
    for number, (document, claim, certainty, figure, quote) in enumerate(said()):
        claims.setdefault(claim, []).append((document, certainty))
        parts.append(evidence(number, document, claim, certainty, figure, quote))
        if claim.polarity is Polarity.NEGATED:
            parts.append(f'GRAPH graph:set-aside {{ claim:{claim.key} mbc:setAsideBecause "is denied" }}')
    parts += [merged(claim, lines) for claim, lines in claims.items()]
    return list(parse("\n".join(parts), format=RdfFormat.TRIG))


@pytest.fixture(scope="module")
def store() -> Store:
    return open_store(small_graph())


def pasted(query: Query) -> str:
    """Return the SPARQL of *query* alone."""
    return "\n".join(line for line in query.text.splitlines() if not line.startswith("#+"))


def answer(name: str, store: Store, **given: str) -> Table:
    table = run((QUESTIONS | VIEWS)[name], store, **given)
    assert isinstance(table, Table)
    return table


def short(table: Table, *columns: str) -> list[tuple[str, ...]]:
    places = [table.columns.index(column) for column in columns]
    return [tuple((row[place] or "").removeprefix(MBC) for place in places) for row in table.rows]


@pytest.mark.parametrize("query", ALL, ids=lambda query: query.name)
def test_a_question_answers_with_rows_in_the_columns_of_its_header(query: Query, store: Store) -> None:
    table = answer(query.name, store, **GIVEN.get(query.name, {}))

    assert table.columns == query.columns
    assert table.rows


@pytest.mark.parametrize("query", ALL, ids=lambda query: query.name)
def test_a_question_is_asked_in_words(query: Query) -> None:
    assert query.summary.endswith("?")
    assert query.columns


@pytest.mark.parametrize("query", ALL, ids=lambda query: query.name)
def test_a_question_is_complete_sparql_for_another_engine(query: Query) -> None:
    """Two engines read it without being told any prefix, so it runs wherever SPARQL 1.1 does."""
    from rdflib.plugins.sparql import prepareQuery

    prepareQuery(query.text, initNs={"none": "https://example.org/"})
    assert "PREFIX" in query.text
    assert Store().query(query.text) is not None


@pytest.mark.parametrize("query", ALL, ids=lambda query: query.name)
def test_a_parameter_is_a_column_and_says_what_it_is(query: Query) -> None:
    """Only a variable that is selected can be bound."""
    assert {parameter.name for parameter in query.parameters} <= set(query.columns)
    assert all(parameter.help for parameter in query.parameters)
    assert all(parameter.optional for parameter in query.parameters if parameter.kind is Kind.TEXT)
    assert all(parameter.default for parameter in query.parameters if parameter.kind is Kind.NUMBER)


@pytest.mark.parametrize("query", QUESTIONS.values(), ids=lambda query: query.name)
def test_a_question_has_an_example_and_words_to_find_it_by(query: Query) -> None:
    required = {one.name for one in query.parameters if not one.optional and one.default is None}

    assert re.search(r"^#\+ example:", query.text, re.MULTILINE)
    assert required <= dict(query.example).keys()
    assert bool(query.parameters) == bool(query.example)
    assert query.keywords


@pytest.mark.parametrize("query", ALL, ids=lambda query: query.name)
def test_a_question_orders_its_rows_whatever_the_order_of_the_data(query: Query) -> None:
    forwards = answer(query.name, open_store(small_graph()), **GIVEN.get(query.name, {}))
    backwards = answer(query.name, open_store(reversed(small_graph())), **GIVEN.get(query.name, {}))

    assert forwards == backwards
    assert "\nORDER BY " in query.text


@pytest.mark.parametrize("query", ALL, ids=lambda query: query.name)
def test_no_two_rows_stand_alike_in_the_order(query: Query, store: Store) -> None:
    """The last ORDER BY tells every row from every other, even where no parameter is given."""
    table = run(pasted(query), store)
    assert isinstance(table, Table)
    order = re.findall(r"\?(\w+)", query.text.rpartition("\nORDER BY ")[2])
    places = [table.columns.index(name) for name in order if name in table.columns]

    assert len({tuple(row[place] for place in places) for row in table.rows}) == len(table.rows)


def test_there_are_at_least_forty_two_questions() -> None:
    assert len(QUESTIONS) >= 42


def test_a_claim_of_two_documents_is_one_row_that_counts_both(store: Store) -> None:
    table = answer("sites-of", store, cancer="breast carcinoma")

    assert short(table, "site", "documents", "certainty") == [("Bone", "2", "definite"), ("Lung", "1", "definite")]


def test_a_site_stands_for_its_parts_too(store: Store) -> None:
    table = answer("symptoms-of", store, site="bone")

    assert short(table, "metastasis", "symptom", "sentences") == [
        ("BoneMetastasis", "BonePain", "2"),
        ("BoneMetastasis", "Hypercalcemia", "1"),
        ("SpineMetastasis", "BonePain", "1"),
    ]


def test_a_narrower_cancer_is_asked_for_with_the_wider_one(store: Store) -> None:
    assert short(answer("treatments-for-cancer", store, cancer="breast cancer"), "kind", "treatment") == [
        ("TNBC", "RadiationTherapy")
    ]


def test_a_drug_acts_on_what_its_kind_of_treatment_acts_on(store: Store) -> None:
    assert ("Trastuzumab", "AntiHER2Therapy") in short(
        answer("drugs-targeting", store, biomarker="HER2"), "drug", "treatment"
    )


def test_what_the_ontology_alone_knows_counts_no_document(store: Store) -> None:
    assert short(answer("members-of", store, treatment="anti-HER2 therapy"), "member", "documents") == [
        ("Trastuzumab", "1"),
        ("Pertuzumab", "0"),
    ]


def test_both_sides_of_a_disagreement_are_quoted(store: Store) -> None:
    assert short(answer("disagreements", store), "polarity", "document", "quote") == [
        ("asserted", "a.md", "TNBC spreads to the liver."),
        ("negated", "b.md", "TNBC does not spread to the liver."),
    ]


def test_two_first_places_are_a_difference_of_rank(store: Store) -> None:
    assert short(answer("ranked-differently", store), "object", "document", "otherObject", "otherDocument") == [
        ("Bone", "a.md", "Lung", "b.md")
    ]


def test_only_what_is_denied_is_denied(store: Store) -> None:
    assert short(answer("denied", store), "subject", "object", "document") == [("TNBC", "Liver", "b.md")]


def test_a_claim_with_one_definite_sentence_is_not_hedged_only(store: Store) -> None:
    assert short(answer("hedged-only", store), "subject", "object") == [("TNBC", "Bone")]


def test_a_symptom_of_one_metastasis_is_not_shared(store: Store) -> None:
    assert short(answer("shared-symptoms", store), "symptom", "metastases", "metastasis") == [
        ("BonePain", "2", "BoneMetastasis"),
        ("BonePain", "2", "SpineMetastasis"),
    ]


def test_a_subtype_leads_to_symptoms_by_way_of_its_sites(store: Store) -> None:
    assert short(answer("subtype-to-symptom", store), "subtype", "site", "symptom") == [
        ("TNBC", "Bone", "BonePain"),
        ("TNBC", "Bone", "Hypercalcemia"),
    ]


def test_who_says_narrows_by_what_is_given(store: Store) -> None:
    every = answer("who-says", store)
    some = answer("who-says", store, relation="hasSymptom", object="bone pain")

    assert len(every.rows) == len(SAID.strip().splitlines())
    assert short(some, "subject", "certainty", "document") == [
        ("BoneMetastasis", "definite", "a.md"),
        ("BoneMetastasis", "hedged", "b.md"),
        ("SpineMetastasis", "definite", "a.md"),
    ]


def test_documents_are_counted_apart(store: Store) -> None:
    rows = [tuple(part.strip() for part in line.split("|")) for line in SAID.strip().splitlines()]
    counts = {name: sum(row[0] == name for row in rows) for name in ("a.md", "b.md")}

    assert short(answer("documents", store), "document", "claims", "evidence") == [
        (name, str(count), str(count)) for name, count in counts.items()
    ]


def test_the_evidence_view_has_one_row_for_each_piece_with_all_its_places(store: Store) -> None:
    table = answer("evidence", store)
    places = [column for column in table.columns if column.lower().endswith(("start", "end"))]

    assert len(table.rows) == len(SAID.strip().splitlines())
    assert len(places) == 8
    assert all(all(row) for row in short(table, *places))


def test_the_node_view_has_one_row_for_each_concept_that_claims_are_about(store: Store) -> None:
    about = {iri for _, claim, *_ in said() for iri in (claim.subject, claim.object)}
    rows = short(answer("nodes", store), "concept", "class", "definition")

    assert [concept for concept, _, _ in rows] == sorted(iri.removeprefix(MBC) for iri in about)
    assert all(class_ and definition for _, class_, definition in rows)


def test_the_edge_view_has_one_row_for_each_claim(store: Store) -> None:
    table = answer("edges", store)

    assert len(table.rows) == len({claim for _, claim, *_ in said()})
    assert [row for row in short(table, "polarity", "setAsideBecause") if row[1]] == [("negated", "is denied")]


def test_a_site_says_which_cancers_reach_it(store: Store) -> None:
    assert short(answer("cancers-reaching", store, site="bone"), "reached", "cancer", "documents") == [
        ("Bone", "BreastCarcinoma", "2"),
        ("Bone", "TNBC", "1"),
    ]


def test_a_symptom_of_a_site_alone_tells_it_from_the_others(store: Store) -> None:
    assert short(answer("telltale-symptoms", store), "site", "symptom") == [("Bone", "Hypercalcemia")]


def test_a_symptom_points_to_every_site_that_has_it(store: Store) -> None:
    assert short(answer("sites-behind-symptom", store, finding="bone pain"), "site", "documents") == [
        ("Bone", "2"),
        ("Spine", "1"),
    ]


def test_a_drug_aimed_at_what_a_subtype_lacks_is_not_offered_for_it(store: Store) -> None:
    treatments = short(answer("subtype-to-treatment", store, subtype="TNBC"), "treatment")

    assert ("Trastuzumab",) in short(answer("treatments-for", store, site="bone"), "treatment")
    assert treatments == [("RadiationTherapy",)]


def test_a_brand_name_is_told_from_other_names(store: Store) -> None:
    assert short(answer("drugs-of-class", store, treatment="anti-HER2 therapy"), "drug", "brand") == [
        ("Pertuzumab", ""),
        ("Trastuzumab", "Herceptin"),
    ]


def test_a_drug_suits_a_subtype_by_the_marker_that_it_acts_on(store: Store) -> None:
    assert short(answer("drugs-for-subtype", store), "subtype", "marker", "drug", "documents") == [
        ("HER2Positive", "HER2", "Trastuzumab", "0")
    ]
    assert short(answer("subtypes-by-marker", store, marker="HER2"), "relation", "subtype") == [
        ("expresses", "HER2Positive"),
        ("lacks", "TNBC"),
    ]


def test_a_document_that_denies_is_not_silent(store: Store) -> None:
    assert short(answer("silent-documents", store, site="lung"), "document") == [("a.md",)]
    assert short(answer("silent-documents", store, site="liver"), "document") == []


def test_a_metastasis_breaks_the_silence_about_its_site_and_the_whole_of_it(store: Store) -> None:
    assert short(answer("silent-documents", store, site="spine"), "document") == [("b.md",)]
    assert short(answer("silent-documents", store, site="bone"), "document") == []


def test_a_claim_of_two_documents_is_not_said_once(store: Store) -> None:
    said_once = short(answer("said-once", store), "document", "subject", "object")

    assert ("b.md", "BreastCarcinoma", "Lung") in said_once
    assert not [row for row in said_once if row[1:] == ("BreastCarcinoma", "Bone")]


def test_a_chain_is_explained_by_its_two_steps(store: Store) -> None:
    assert short(answer("inferred-because", store), "subject", "relation", "object", "via", "step") == [
        ("BoneMetastasis", "detectedBy", "Imaging", "BoneScan", "memberOf")
    ]


def test_a_fact_says_how_it_is_known(store: Store) -> None:
    facts = short(answer("facts-of", store, concept="trastuzumab"), "relation", "other", "known")
    reasoned = short(answer("facts-of", store, concept="bone metastasis"), "relation", "other", "known")

    assert ("targets", "HER2", "ontology") in facts
    assert ("detectedBy", "Imaging", "reasoner") in reasoned
    assert ("detectedBy", "BoneScan", "document") in reasoned


def test_a_gap_is_a_site_without_a_test(store: Store) -> None:
    assert short(answer("gaps", store, missing="detected by"), "site", "metastasis") == [("Lung", "LungMetastasis")]


def test_three_causes_are_several(store: Store) -> None:
    assert short(answer("findings-of-several-causes", store), "finding", "causes", "cause") == [
        ("Fatigue", "3", "BreastCarcinoma"),
        ("Fatigue", "3", "Hypercalcemia"),
        ("Fatigue", "3", "TNBC"),
    ]


def test_what_is_given_and_advised_against_is_quoted_from_both_sides(store: Store) -> None:
    assert short(answer("given-and-advised-against", store), "treatment", "condition", "relation", "document") == [
        ("Trastuzumab", "BoneMetastasis", "contraindicatedFor", "b.md"),
        ("Trastuzumab", "BoneMetastasis", "treatedBy", "a.md"),
    ]


def test_a_lay_name_is_told_where_it_differs_from_the_label(store: Store) -> None:
    assert short(answer("lay-names", store), "label", "layLabel") == [("bone pain", "aching bones")]
    assert ("layLabel", "aching bones") in short(answer("names-of", store, concept="bone pain"), "naming", "name")


@pytest.mark.parametrize(
    "code", ["UBERON:0002481", "UBERON_0002481", "0002481", "http://purl.obolibrary.org/obo/UBERON_0002481"]
)
def test_a_concept_is_found_by_its_code_however_written(code: str, store: Store) -> None:
    assert short(answer("concepts-with-code", store, code=code), "concept") == [("Bone",)]
    assert short(answer("concepts-with-code", store, code=code[:-1]), "concept") == []


def test_the_codes_of_a_concept_say_how_closely_they_match(store: Store) -> None:
    assert short(answer("codes-of", store, concept="TNBC"), "match", "term") == [
        (PREFIXES["skos"] + "broadMatch", "http://purl.obolibrary.org/obo/NCIT_C4872")
    ]


def test_a_claim_in_codes_has_an_exact_match_for_both_ends(store: Store) -> None:
    assert [(row[1], row[2]) for row in answer("claims-in-codes", store).rows] == [
        ("http://purl.obolibrary.org/obo/NCIT_C3578", "http://purl.obolibrary.org/obo/HP_0002653")
    ]


def test_matches_are_counted_by_class(store: Store) -> None:
    counts = short(answer("codes-by-class", store), "kind", "concepts", "matched", "exactly")

    assert ("AnatomicalSite", "4", "1", "1") in counts
    assert ("BreastCancerSubtype", "2", "1", "0") in counts


def test_a_concept_without_a_code_is_listed_if_a_claim_is_about_it(store: Store) -> None:
    assert short(answer("without-code", store, kind="anatomical site"), "concept") == [("Liver",), ("Lung",)]


def test_what_no_claim_is_about_is_unclaimed(store: Store) -> None:
    assert short(answer("unclaimed", store, kind="drug"), "concept") == [("Pertuzumab",)]


# --- the questions as editors find them

EXECUTABLES = ontology_folder() / "questions.ttl"
FIND = """
PREFIX sh: <http://www.w3.org/ns/shacl#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT DISTINCT ?sq ?comment ?query WHERE {
    ?sq a sh:SPARQLExecutable ; rdfs:comment ?comment ; sh:select|sh:ask|sh:construct|sh:describe ?query .
} ORDER BY ?sq
"""


def test_the_file_for_editors_is_fresh() -> None:
    assert EXECUTABLES.read_text(encoding="utf-8") == to_shacl(QUESTIONS.values())
    assert EXECUTABLES in ontology_files(ontology_folder())


@pytest.fixture(scope="module")
def endpoint() -> list[Quad]:
    """The small graph with the questions in the graph of the ontology, as a server has them."""
    return [*small_graph(), *read_quads([EXECUTABLES])]


def test_editors_find_every_question_and_each_runs_as_pasted(endpoint: list[Quad]) -> None:
    store = open_store(endpoint)
    found = run(FIND, store)
    assert isinstance(found, Table)
    silent = [iri for iri, _, text in found.rows if not list(store.query(text or ""))]

    assert [(iri, words) for iri, words, _ in found.rows] == [
        (f"{MBC}question/{query.name}", query.summary) for query in QUESTIONS.values()
    ]
    assert silent == []


@pytest.mark.filterwarnings("ignore:(Dataset|ConjunctiveGraph).*deprecated:DeprecationWarning")  # by rdflib, of itself
def test_another_engine_gives_the_same_answers_to_what_editors_find(endpoint: list[Quad]) -> None:
    from rdflib import Dataset

    store, dataset = open_store(endpoint), Dataset(default_union=True)
    dataset.parse(data=serialize(endpoint, format=RdfFormat.N_QUADS), format="nquads")
    for iri, _, text in dataset.query(FIND):
        here = run(str(text), store)
        assert isinstance(here, Table)
        there = [tuple(None if cell is None else str(cell) for cell in row) for row in dataset.query(text)]
        assert sorted(map(str, there)) == sorted(map(str, here.rows)), iri


def test_to_a_reasoner_the_questions_are_mere_things() -> None:
    theory = to_theory(quad.triple for quad in read_quads([EXECUTABLES]))

    assert {triple.predicate.value for triple in theory.triples} == {RDF + "type"}


def test_the_questions_break_no_shape_and_no_check() -> None:
    report = validate(
        read_quads([ontology_folder() / "claims.ttl", EXECUTABLES]),
        shapes=[ontology_folder() / "shapes"],
        checks=[ontology_folder() / "queries" / "checks"],
    )

    assert report.violations == ()
