"""A question is read, bound, guarded, asked and answered in every form."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import QueryResultsFormat, QuerySolutions, RdfFormat, Store, Triple, parse, parse_query_results

from mbc_graph.errors import QueryError
from mbc_graph.model import Table
from mbc_graph.namespaces import MBC, PREFIXES
from mbc_graph.querying import (
    Form,
    Kind,
    Parameter,
    ask,
    choose_query,
    find_concept,
    load_queries,
    parse_query,
    present,
    read_query,
    run,
    shorten,
    to_csv,
    to_json,
    to_text,
    to_tsv,
    to_turtle,
    with_labels,
)
from mbc_graph.querying.examples import to_shacl
from mbc_graph.storing import open_store

BIRDS = """
mbc:Seabird rdfs:subClassOf mbc:Bird ; rdfs:label "seabird"@en .
mbc:Gull a mbc:Seabird , skos:Concept ; skos:prefLabel "gull"@en ; skos:altLabel "sea mew"@en , "SM"@en .
mbc:Tern a mbc:Seabird , skos:Concept ; skos:prefLabel "tern"@en ; skos:altLabel "sea-swallow"@en , "diver"@en .
mbc:Loon a mbc:Bird , skos:Concept ; skos:prefLabel "loon"@en ; skos:altLabel "diver"@en ; skos:hiddenLabel "lune"@en .
mbc:Cliff a mbc:Place , skos:Concept ; skos:prefLabel "cliff"@en ; skos:altLabel "oasis"@en .
mbc:Ledge a mbc:Place , skos:Concept ; skos:prefLabel "ledge"@en ; skos:altLabel "cliff"@en .
mbc:nestsOn a owl:ObjectProperty ; rdfs:label "nests on"@en .
GRAPH graph:north { mbc:Gull mbc:nestsOn mbc:Cliff ; mbc:eggs 3 ; mbc:says "kee, \\"ow\\"\\tkee" . }
GRAPH graph:south { mbc:Gull mbc:nestsOn mbc:Cliff . mbc:Tern mbc:nestsOn mbc:Ledge ; mbc:eggs 2 . }
"""
NESTS = """#+ summary: Who nests where?
#+ columns: bird place
#+ parameter: bird concept of Bird optional "the bird, by any of its names"
#+ parameter: place concept of Place default "cliff" "the place"
SELECT ?bird ?place { ?bird mbc:nestsOn ?place } ORDER BY ?bird ?place
"""
EGGS = """#+ parameter: eggs number "how many eggs"
SELECT ?bird ?eggs { ?bird mbc:eggs ?eggs }
"""
SAYS = """#+ parameter: words text "what it says"
SELECT ?bird ?words { ?bird mbc:says ?words }
"""


@pytest.fixture(scope="module")
def store() -> Store:
    prefixes = "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in PREFIXES.items())
    return open_store(parse(prefixes + BIRDS, format=RdfFormat.TRIG))


def rows(query: str, store: Store, **given: str | None) -> tuple[tuple[str | None, ...], ...]:
    table = run(query, store, **given)
    assert isinstance(table, Table)
    return tuple(tuple(cell and shorten(cell) for cell in row) for row in table.rows)


# --- saved queries


def test_a_header_says_what_is_asked_answered_and_left_open() -> None:
    query = parse_query(NESTS, "nests")

    assert (query.name, query.summary, query.columns) == ("nests", "Who nests where?", ("bird", "place"))
    assert query.parameters == (
        Parameter("bird", Kind.CONCEPT, "the bird, by any of its names", ("Bird",), optional=True),
        Parameter("place", Kind.CONCEPT, "the place", ("Place",), default="cliff"),
    )


def test_a_header_line_may_give_the_name_and_several_classes() -> None:
    query = parse_query('#+ name: who\n#+ parameter: who concept of Bird or mbc:Place "which"\nASK {}', "file")

    assert query.name == "who"
    assert query.parameters[0].classes == ("Bird", "mbc:Place")


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("#+ sumary: Who?", "no header line is called “sumary”"),
        ("#+ parameter: bird", "not a parameter: bird"),
        ('#+ parameter: bird species "which"', "not a parameter"),
        ("#+ parameter: bird concept", "not a parameter"),
        ('#+ parameter: bird concept optional default "gull" "which"', "not a parameter"),
    ],
)
def test_a_faulty_header_line_is_shown_with_its_number(line: str, problem: str) -> None:
    with pytest.raises(QueryError, match="nests, line 2: ") as raised:
        parse_query(f"#+ summary: Who?\n{line}\nASK {{}}", "nests")

    assert problem in str(raised.value)


def test_an_example_gives_parameters_as_a_person_says_them() -> None:
    query = parse_query(f"{NESTS}#+ example: bird = sea mew ;place=the old cliff\n#+ keywords: nest , bird\n", "nests")

    assert query.example == (("bird", "sea mew"), ("place", "the old cliff"))
    assert query.keywords == ("nest", "bird")


def test_an_example_may_be_empty() -> None:
    assert parse_query("#+ example:\n#+ keywords:\nASK {}", "nests").example == ()


@pytest.mark.parametrize("example", ["bird", "bird =", "= gull", "egg = 3", "bird = gull; egg = 3"])
def test_an_example_names_a_parameter_and_its_value(example: str) -> None:
    with pytest.raises(QueryError, match=r"nests, line 6: not an example: .* Write: #\+ example: NAME = VALUE"):
        parse_query(f"{NESTS}#+ example: {example}", "nests")


def test_a_folder_gives_its_queries_by_name(tmp_path: Path) -> None:
    (tmp_path / "tern.rq").write_text("ASK {}")
    (tmp_path / "nests.rq").write_text(NESTS)
    (tmp_path / "notes.txt").write_text("ASK {}")

    assert list(load_queries(tmp_path)) == ["nests", "tern"]
    assert load_queries(tmp_path)["nests"] == read_query(tmp_path / "nests.rq")


def test_a_query_file_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    (tmp_path / "latin.rq").write_bytes(b"# \xff\nASK {}")

    with pytest.raises(QueryError, match="No such file"):
        read_query(tmp_path / "none.rq")
    with pytest.raises(QueryError, match="UTF-8"):
        read_query(tmp_path / "latin.rq")


def test_what_is_given_is_a_name_a_file_or_sparql(tmp_path: Path) -> None:
    (tmp_path / "eggs.rq").write_text(EGGS)
    saved = {"nests": parse_query(NESTS, "nests")}

    assert choose_query("nests", saved) is saved["nests"]
    assert choose_query(str(tmp_path / "eggs.rq"), saved).name == "eggs"
    assert choose_query("DESCRIBE mbc:Gull", saved).text == "DESCRIBE mbc:Gull"


def test_an_unknown_question_gets_the_nearest_names() -> None:
    with pytest.raises(QueryError, match=r"no question has this name\. Ask one of nests, "):
        choose_query("nest", {"nests": parse_query(NESTS, "nests"), "zzz": parse_query(EGGS, "zzz")})


# --- concepts by name


@pytest.mark.parametrize(
    ("name", "concept"),
    [
        ("gull", "Gull"),
        ("Gulls", "Gull"),
        ("GULL", "Gull"),
        ("  sea   mews ", "Gull"),
        ("sea-mew", "Gull"),
        ("sm", "Gull"),
        ("sea swallow", "Tern"),
        ("lune", "Loon"),
        ("Gull", "Gull"),
        ("mbc:Gull", "Gull"),
        (MBC + "Gull", "Gull"),
        (f"<{MBC}Gull>", "Gull"),
        ("oases", "Cliff"),
        ("cliff", "Cliff"),
    ],
)
def test_a_concept_is_found_by_any_of_its_names(name: str, concept: str, store: Store) -> None:
    assert find_concept(store, name).value == MBC + concept


def test_a_label_goes_before_the_second_name_of_another(store: Store) -> None:
    assert find_concept(store, "Cliff").value == MBC + "Cliff"
    assert find_concept(store, "cliffs").value == MBC + "Cliff"


def test_a_kind_holds_the_things_of_narrower_kinds(store: Store) -> None:
    assert find_concept(store, "gull", kinds=[MBC + "Bird"]).value == MBC + "Gull"
    assert find_concept(store, "gull", kinds=[MBC + "Place", MBC + "Seabird"]).value == MBC + "Gull"


def test_a_relation_is_found_by_its_label(store: Store) -> None:
    relations = ["http://www.w3.org/2002/07/owl#ObjectProperty"]

    assert find_concept(store, "nests on", kinds=relations).value == MBC + "nestsOn"
    assert find_concept(store, "nestsOn", kinds=relations).value == MBC + "nestsOn"


def test_an_unknown_name_gets_up_to_five_near_ones(store: Store) -> None:
    with pytest.raises(QueryError) as raised:
        find_concept(store, "gul", kinds=[MBC + "Bird"])

    assert str(raised.value).startswith("“gul”: no Bird has this name. Did you mean “gull”")
    assert raised.value.remedy.count("“") <= 5


def test_a_name_of_another_kind_is_unknown(store: Store) -> None:
    with pytest.raises(QueryError, match="no Place has this name"):
        find_concept(store, "mbc:Gull", kinds=[MBC + "Place"])


def test_a_name_of_two_concepts_gets_both(store: Store) -> None:
    with pytest.raises(QueryError, match=r"names 2 concepts\. Say which: mbc:Loon, mbc:Tern"):
        find_concept(store, "divers")


def test_nothing_is_near_to_nonsense(store: Store) -> None:
    with pytest.raises(QueryError, match="Say a name that the ontology has"):
        find_concept(store, "qqqqqqq")


# --- running


def test_a_select_is_a_table_of_text(store: Store) -> None:
    table = run("SELECT ?bird ?eggs ?none { ?bird mbc:eggs ?eggs } ORDER BY ?eggs", store)

    assert table == Table(("bird", "eggs", "none"), ((MBC + "Tern", "2", None), (MBC + "Gull", "3", None)))


def test_an_ask_is_a_table_of_one_row(store: Store) -> None:
    assert run("ASK { mbc:Gull mbc:nestsOn mbc:Cliff }", store) == Table(("answer",), (("true",),))
    assert run("ASK { mbc:Tern mbc:nestsOn mbc:Cliff }", store) == Table(("answer",), (("false",),))


@pytest.mark.parametrize("query", ["CONSTRUCT WHERE { mbc:Gull mbc:nestsOn ?place }", "DESCRIBE mbc:Gull"])
def test_a_construct_or_describe_is_a_list_of_triples(query: str, store: Store) -> None:
    triples = run(query, store)

    assert isinstance(triples, list)
    assert [f"{triple.object}" for triple in triples if triple.predicate.value == MBC + "nestsOn"] == [f"<{MBC}Cliff>"]


def test_what_two_graphs_say_is_one_row_unless_the_graphs_are_named(store: Store) -> None:
    gull = "mbc:Gull mbc:nestsOn ?place"

    assert rows(f"SELECT ?place {{ {gull} }}", store) == (("mbc:Cliff",),)
    assert rows(f"SELECT ?graph {{ GRAPH ?graph {{ {gull} }} }} ORDER BY ?graph", store) == (
        ("graph:north",),
        ("graph:south",),
    )
    assert rows("SELECT ?bird FROM graph:north { ?bird mbc:nestsOn ?place }", store) == (("mbc:Gull",),)


def test_a_parameter_is_bound_by_name_default_or_not_at_all(store: Store) -> None:
    assert rows(NESTS, store, bird="terns", place="mbc:Ledge") == (("mbc:Tern", "mbc:Ledge"),)
    assert rows(NESTS, store, bird="tern") == ()
    assert rows(NESTS, store) == (("mbc:Gull", "mbc:Cliff"),)
    assert rows(NESTS, store, bird=None, place="ledge") == (("mbc:Tern", "mbc:Ledge"),)


def test_a_number_is_bound_as_a_number(store: Store) -> None:
    assert rows(EGGS, store, eggs="3") == (("mbc:Gull", "3"),)
    assert rows(EGGS, store, eggs="3.5") == ()
    with pytest.raises(QueryError, match=r"eggs is not a number: three\. Say how many eggs"):
        run(EGGS, store, eggs="three")


def test_a_text_is_bound_as_it_is_and_never_read_as_sparql(store: Store) -> None:
    assert rows(SAYS, store, words='kee, "ow"\tkee') == (("mbc:Gull", 'kee, "ow"\tkee'),)
    assert rows(SAYS, store, words='" } SELECT * { ?s ?p ?o } #') == ()


def test_a_missing_or_unknown_parameter_is_refused(store: Store) -> None:
    with pytest.raises(QueryError, match=r"eggs is not given\. Say how many eggs"):
        run(EGGS, store)
    with pytest.raises(QueryError, match=r"there is no parameter sites\. It takes bird, place"):
        run(NESTS, store, sites="cliff")
    with pytest.raises(QueryError, match=r"there is no parameter bird\. It takes none"):
        run("ASK {}", store, bird="gull")


def test_a_parameter_that_is_not_selected_cannot_be_bound(store: Store) -> None:
    with pytest.raises(QueryError, match="SELECT every parameter"):
        run('#+ parameter: bird concept "which"\nSELECT ?place { ?bird mbc:nestsOn ?place }', store, bird="gull")


# --- what a query may not do


SERVICE = "SERVICE <http://127.0.0.1:9/> { ?s ?p ?o }"


@pytest.mark.parametrize(
    "query",
    [
        f"SELECT * {{ {SERVICE} }}",
        "SELECT * { service silent <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { SERVICE?s{ ?s ?p ?o } }",
        f"ASK {{ ?s ?p ?o OPTIONAL {{ {{ SELECT * {{ {SERVICE} }} }} }} }}",
        f"ASK {{ ?s ?p ?o FILTER(?o = 1 && NOT EXISTS {{ {SERVICE} }}) }}",
        f"CONSTRUCT {{ ?s ?p ?o }} {{ {{}} UNION {{ GRAPH ?g {{ {SERVICE} }} }} }}",
        f"DESCRIBE ?s {{ MINUS {{ {SERVICE} }} }}",
        f"ASK {{ ?s ?p ?o BIND(EXISTS {{ {SERVICE} }} AS ?x) }}",
        f"SELECT (EXISTS {{ {SERVICE} }} AS ?x) {{}}",
        f"SELECT * {{}} HAVING(EXISTS {{ {SERVICE} }})",
        f"SELECT * {{}} ORDER BY (EXISTS {{ {SERVICE} }})",
        f"ASK {{ ?x ?y ?z FILTER(?x<?y#>'''\n) {SERVICE} }} #'''",
        f"ASK {{ ?x ?y ?z FILTER(?x<'>') {SERVICE} FILTER(?x = 'o') }}",
        f"ASK {{ # a comment\r {SERVICE}\n}}",
        rf"ASK {{ ?x ?y ?z FILTER(?z != '\u0027) #') {SERVICE}" + "\n}",
        f"ASK {{ LATERAL {{ {SERVICE} }} }}",
        f"ASK {{ ?s ?p 3{SERVICE} }}",
        f"ASK {{ ?s ?p true{SERVICE} }}",
        f"ASK {{ ?s ?p <<( ?s ?p ?o )>> . {SERVICE} }}",
    ],
)
def test_no_query_reaches_another_server(query: str, store: Store) -> None:
    with pytest.raises(QueryError, match="SERVICE"):
        run(query, store)


@pytest.mark.parametrize(
    "query",
    [
        'ASK { ?s ?p ?o FILTER(CONTAINS(STR(?o), "kee") && ?o != "SERVICE <http://x/> {}") }',
        "ASK { # neither SERVICE nor FROM here\n mbc:Gull mbc:nestsOn ?from }",
        "PREFIX service: <https://example.org/service/> ASK { ?service mbc:nestsOn ?o }",
    ],
)
def test_the_word_alone_is_harmless(query: str, store: Store) -> None:
    assert run(query, store) == Table(("answer",), (("true",),))


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * FROM <https://example.org/birds.ttl> { ?s ?p ?o }",
        "SELECT * FROM NAMED <file:///etc/passwd> { GRAPH ?g { ?s ?p ?o } }",
        "PREFIX x: <https://example.org/> SELECT * FROM graph:north FROM x:birds { ?s ?p ?o }",
    ],
)
def test_a_graph_that_is_not_here_is_not_fetched(query: str, store: Store) -> None:
    with pytest.raises(QueryError, match=r"which is not here and is not fetched\. The graphs here are https://"):
        run(query, store)


@pytest.mark.parametrize(
    "update",
    [
        "INSERT DATA { mbc:Gull mbc:eggs 9 }",
        "# note\nPREFIX x: <https://example.org/>\nBASE <https://example.org/> delete where { ?s ?p ?o }",
        "LOAD <https://example.org/birds.ttl>",
        "CLEAR ALL",
        "WITH graph:north DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
        "#+ summary: Drop?\nDROP ALL",
    ],
)
def test_an_update_is_refused_as_such_and_changes_nothing(update: str, store: Store) -> None:
    before = set(store)

    with pytest.raises(QueryError, match=r"would change the graph\. Ask with SELECT"):
        run(update, store)
    assert set(store) == before


@pytest.mark.parametrize(
    ("query", "message"),
    [
        (
            "SELECT ?bird {\n\t?bird mbc:nestsOn ?place OPTINAL { ?bird mbc:eggs ?eggs } }",
            "line 2, column 27: not SPARQL from “OPTINAL” on. Look at\n"
            "     ?bird mbc:nestsOn ?place OPTINAL { ?bird mbc:eggs ?eggs } }\n"
            "                              ^",
        ),
        ("SELECT ?bird {", "line 1, column 15: ends before the query does. Look at\n    SELECT ?bird {\n"),
        ("", "line 1, column 1: ends before the query does"),
        ("ASK { ?bird bird:nestsOn ?place }", "line 1, column "),
        ("ASK { ?bird bird:nestsOn ?place }", "prefix not found"),
        ("SELECT ?bird (COUNT(?egg) AS ?n) { ?bird mbc:eggs ?egg }", "variable that is unbound"),
    ],
)
def test_a_syntax_error_shows_the_line_and_a_caret(query: str, message: str, store: Store) -> None:
    with pytest.raises(QueryError) as raised:
        run(query, store)

    assert str(raised.value).startswith("query: line ")
    assert message in str(raised.value)
    assert str(raised.value).endswith("^")


# --- the forms of an answer


def test_an_iri_is_shortened_by_the_longest_namespace_that_fits() -> None:
    assert shorten(MBC + "claim/77de") == "claim:77de"
    assert shorten(MBC + "evidence/77de/passage") == MBC + "evidence/77de/passage"
    assert shorten("a gull") == "a gull"


def test_a_table_is_aligned_on_one_line_a_row() -> None:
    table = Table(("bird", "says"), ((MBC + "Gull", "kee\n\x1b[31mow"), ("sea swallow", None)))

    assert to_text(table) == "bird         says\nmbc:Gull     kee [31mow\nsea swallow\n"


def test_an_empty_table_has_its_heading() -> None:
    assert to_text(Table(("bird", "place"), ())) == "bird  place\n"


def test_iris_are_shown_by_their_labels(store: Store) -> None:
    table = Table(("bird", "relation", "other"), ((MBC + "Gull", MBC + "nestsOn", "https://example.org/x y"),))

    assert with_labels(table, store).rows == (("gull", "nests on", "https://example.org/x y"),)


ODDITIES = "SELECT ?bird ?words ?none { mbc:Gull mbc:says ?words BIND(mbc:Gull AS ?bird) }"


def solutions(query: str, store: Store) -> QuerySolutions:
    answer = ask(query, store)
    assert isinstance(answer, QuerySolutions)
    return answer


def test_csv_is_quoted_and_ends_its_lines_as_the_standard_says(store: Store) -> None:
    assert to_csv(solutions(ODDITIES, store)) == f'bird,words,none\r\n{MBC}Gull,"kee, ""ow""\tkee",\r\n'


@pytest.mark.parametrize(("write", "form"), [(to_tsv, QueryResultsFormat.TSV), (to_json, QueryResultsFormat.JSON)])
def test_tsv_and_json_are_read_back_with_their_terms(
    write: Callable[[QuerySolutions], str], form: QueryResultsFormat, store: Store
) -> None:
    read = parse_query_results(write(solutions(ODDITIES, store)), format=form)
    assert isinstance(read, QuerySolutions)
    (row,) = read

    assert [str(term) for term in row] == [f"<{MBC}Gull>", '"kee, \\"ow\\"\\tkee"', "None"]


def test_json_tells_numbers_languages_and_truth(store: Store) -> None:
    written = to_json(solutions("SELECT * { mbc:Gull mbc:eggs ?n ; skos:prefLabel ?l }", store))
    (row,) = json.loads(written)["results"]["bindings"]

    assert row["n"] == {"type": "literal", "value": "3", "datatype": "http://www.w3.org/2001/XMLSchema#integer"}
    assert row["l"] == {"type": "literal", "value": "gull", "xml:lang": "en"}
    assert json.loads(present(ask("ASK {}", store), Form.JSON, store))["boolean"] is True


def test_turtle_is_the_same_whatever_the_order_and_reads_back(store: Store) -> None:
    triples = run("CONSTRUCT { ?s ?p ?o . ?s mbc:in [ mbc:at ?o ] } { ?s mbc:nestsOn ?o ; ?p ?o }", store)
    assert isinstance(triples, list)
    again = [Triple(*triple) for triple in reversed(triples)]

    assert to_turtle(triples) == to_turtle(again)
    assert len(list(parse(to_turtle(triples), format=RdfFormat.TURTLE))) == len(set(triples))
    assert to_turtle(triples).startswith(f"@prefix mbc: <{MBC}> .\nmbc:Gull ")
    assert "skos" not in to_turtle(triples)


def test_a_type_comes_first_in_turtle(store: Store) -> None:
    triples = run("CONSTRUCT { mbc:Gull a mbc:Seabird ; mbc:eggs 3 } {}", store)
    assert isinstance(triples, list)

    assert "mbc:Gull a mbc:Seabird" in to_turtle(triples)


def test_a_form_shows_what_it_can(store: Store) -> None:
    select, construct = "SELECT ?place { mbc:Gull mbc:nestsOn ?place }", "DESCRIBE mbc:Gull"

    assert present(ask(select, store), Form.TABLE, store) == "place\ncliff\n"
    assert present(ask(select, store), Form.CSV, store).startswith("place\r\n")
    assert present(ask(select, store), Form.TSV, store).startswith("?place\n")
    assert present(ask(select, store), Form.JSON, store).startswith('{"head"')
    assert "mbc:nestsOn mbc:Cliff" in present(ask(construct, store), Form.TURTLE, store)
    assert "gull     nests on" in present(ask(construct, store), Form.TABLE, store)


def test_rows_are_no_turtle_and_triples_no_csv(store: Store) -> None:
    with pytest.raises(QueryError, match="Ask with CONSTRUCT"):
        present(ask("ASK {}", store), Form.TURTLE, store)
    with pytest.raises(QueryError, match="Ask for turtle"):
        present(ask("DESCRIBE mbc:Gull", store), Form.CSV, store)


# --- questions for query editors


def executables(*queries: str) -> Store:
    """Return a store of what `to_shacl` writes of *queries*, called q0, q1 and so on."""
    written = to_shacl(parse_query(text, f"q{number}") for number, text in enumerate(queries))
    return open_store(parse(written, format=RdfFormat.TURTLE))


@pytest.mark.parametrize(
    ("query", "kind"),
    [
        ("SELECT * { ?s ?p ?o }", "Select"),
        ("# ask?\nPREFIX ask: <https://example.org/>\nselect * {}", "Select"),
        ("BASE <https://example.org/> CONSTRUCT WHERE { ?s ?p ?o }", "Construct"),
        ("#+ summary: Any?\nASK { }", "Ask"),
    ],
)
def test_an_executable_is_of_the_kind_of_its_query(query: str, kind: str) -> None:
    found = rows(f"SELECT ?kind ?text {{ ?q a ?kind ; sh:{kind.lower()} ?text }} ORDER BY ?kind", executables(query))

    assert {kind for kind, _ in found} == {"owl:NamedIndividual", "sh:SPARQLExecutable", f"sh:SPARQL{kind}Executable"}
    assert "#+" not in str(found)


def test_what_is_neither_of_these_is_no_executable() -> None:
    with pytest.raises(QueryError, match="neither SELECT nor CONSTRUCT nor ASK"):
        to_shacl([parse_query("DESCRIBE mbc:Gull", "gull")])


def test_an_executable_tells_question_parameters_and_keywords_in_words() -> None:
    told = executables(f"{NESTS}#+ example: bird = sea mew\n#+ keywords: nest, bird\n")

    assert rows("SELECT ?words { ?q rdfs:comment ?words }", told) == (("Who nests where?",),)
    assert rows("SELECT ?words { ?q skos:scopeNote ?words } ORDER BY ?words", told) == (
        ("?bird, a concept of Bird: the bird, by any of its names. Example: sea mew",),
        ("?place, a concept of Place: the place.",),
    )
    assert rows("SELECT ?word { ?q <https://schema.org/keywords> ?word } ORDER BY ?word", told) == (
        ("bird",),
        ("nest",),
    )


@pytest.mark.parametrize(
    "query",
    [
        NESTS,
        'SELECT ?bird { ?bird mbc:says ?words FILTER(REGEX(?words, "k\\\\S+\\"?") && ?words != "") }',
        """SELECT ?bird { ?bird mbc:says '''kee, "ow"\tkee''' } # \"\"\" and "quoted\"""",
        "SELECT ?bird { ?bird mbc:eggs/^mbc:eggs/mbc:nestsOn ?place }",
    ],
)
def test_an_executable_runs_as_pasted(query: str, store: Store) -> None:
    ((pasted,),) = rows("SELECT ?text { ?q sh:select ?text }", executables(query))
    sparql = "\n".join(line for line in query.splitlines() if not line.startswith("#+"))
    found = store.query(pasted or "")
    assert isinstance(found, QuerySolutions)

    assert str(pasted).startswith("PREFIX mbc: ")
    assert str(pasted).endswith(sparql)
    assert list(found)


def test_executables_are_written_the_same_whatever_their_order() -> None:
    queries = [parse_query(NESTS, "nests"), parse_query(EGGS, "eggs")]

    assert to_shacl(queries) == to_shacl(reversed(queries))
    assert "question/eggs> a sh:SPARQLExecutable , sh:SPARQLSelectExecutable" in to_shacl(queries)


def test_editors_find_the_prefixes_too() -> None:
    find = "SELECT ?prefix ?namespace { ?q sh:prefixes/sh:declare [ sh:prefix ?prefix ; sh:namespace ?namespace ] }"

    assert {str(prefix) for prefix, _ in rows(find, executables(NESTS))} == set(PREFIXES)
