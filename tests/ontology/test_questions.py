"""Every saved question and view answers, with the columns that its header promises."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pyoxigraph import Quad, RdfFormat, Store, parse

from mbc_graph.model import IRI, Claim, Polarity, Table
from mbc_graph.namespaces import MBC, PREFIXES
from mbc_graph.paths import ontology_folder
from mbc_graph.querying import Kind, Query, load_queries, run
from mbc_graph.storing import open_store

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
}

ONTOLOGY = """
mbc:BreastCancerSubtype rdfs:subClassOf mbc:BreastCancer . mbc:BreastCancer rdfs:subClassOf mbc:Cancer .
mbc:Drug rdfs:subClassOf mbc:Treatment .
mbc:Symptom rdfs:subClassOf mbc:ClinicalFinding . mbc:Complication rdfs:subClassOf mbc:ClinicalFinding .
mbc:hasSymptom a owl:ObjectProperty ; rdfs:label "has symptom"@en .
mbc:metastasizesTo a owl:ObjectProperty ; rdfs:label "metastasizes to"@en .
mbc:BoneMetastasis mbc:hasSite mbc:Bone . mbc:SpineMetastasis mbc:hasSite mbc:Spine .
mbc:Spine mbc:partOf mbc:Bone . mbc:TNBC skos:broader mbc:BreastCarcinoma .
mbc:Trastuzumab mbc:memberOf mbc:AntiHER2Therapy . mbc:Pertuzumab mbc:memberOf mbc:AntiHER2Therapy .
"""
CONCEPTS = """
BreastCarcinoma      BreastCancer         breast cancer | breast carcinoma
TNBC                 BreastCancerSubtype  triple-negative breast cancer | TNBC
Bone                 AnatomicalSite       bone | skeleton
Spine                AnatomicalSite       spine
Lung                 AnatomicalSite       lung
Liver                AnatomicalSite       liver
BoneMetastasis       Metastasis           bone metastasis
SpineMetastasis      Metastasis           spinal metastasis
BonePain             Symptom              bone pain
Nausea               Symptom              nausea
Hypercalcemia        Complication         hypercalcemia
BoneScan             DiagnosticTest       bone scan
TumorMarkerTest      DiagnosticTest       tumor marker test
RadiationTherapy     Treatment            radiation therapy
HormoneTherapy       Treatment            hormone therapy
AntiHER2Therapy      Treatment            anti-HER2 therapy
Trastuzumab          Drug                 trastuzumab
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
    return f"""GRAPH <{MBC}graph/document/{document}> {{
        <{MBC}document/{document}> a mbc:SourceDocument ;
            dcterms:identifier "{document}" ; dcterms:title "On {document}" .
        claim:{claim.key} a mbc:Claim , rdf:Statement ; rdf:subject <{claim.subject}> ;
            rdf:predicate <{claim.predicate}> ; rdf:object <{claim.object}> ; mbc:polarity mbc:{claim.polarity} ;
            prov:wasDerivedFrom {here}> .
        {here}> a mbc:Evidence , oa:Annotation ; oa:hasBody claim:{claim.key} ; mbc:quote "{quote}" ;
            mbc:certainty mbc:{certainty} ; mbc:confidence 0.9 ; mbc:extractor "sentence" ;
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
    """rdflib translates it without being told any prefix, so it runs wherever SPARQL 1.1 does."""
    from rdflib import Graph
    from rdflib.plugins.sparql import prepareQuery

    prepareQuery(query.text, initNs={"none": "https://example.org/"})
    assert "PREFIX" in query.text
    assert Graph(bind_namespaces="none").query(query.text) is not None


@pytest.mark.parametrize("query", ALL, ids=lambda query: query.name)
def test_a_parameter_is_a_column_and_says_what_it_is(query: Query) -> None:
    """Only a variable that is selected can be bound."""
    assert {parameter.name for parameter in query.parameters} <= set(query.columns)
    assert all(parameter.help for parameter in query.parameters)
    assert all(parameter.classes or parameter.optional for parameter in query.parameters)
    assert {parameter.kind for parameter in query.parameters} <= {Kind.CONCEPT}


@pytest.mark.parametrize("query", ALL, ids=lambda query: query.name)
def test_a_question_orders_its_rows_whatever_the_order_of_the_data(query: Query) -> None:
    forwards = answer(query.name, open_store(small_graph()), **GIVEN.get(query.name, {}))
    backwards = answer(query.name, open_store(reversed(small_graph())), **GIVEN.get(query.name, {}))

    assert forwards == backwards
    assert "\nORDER BY " in query.text


def test_there_are_at_least_sixteen_questions() -> None:
    assert len(QUESTIONS) >= 16


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
