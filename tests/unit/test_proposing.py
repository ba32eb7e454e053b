"""Phrases where a name is to be expected and none is known become candidates, and nothing else does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from mbc_graph import paths
from mbc_graph.errors import OntologyError
from mbc_graph.model import IRI, Document, Span, Vocabulary
from mbc_graph.namespaces import local_name
from mbc_graph.proposing import (
    Candidate,
    Form,
    FunctionWords,
    find_candidates,
    load_forms,
    load_function_words,
)
from mbc_graph.proposing.forms import best_form
from mbc_graph.proposing.likeness import Likeness
from mbc_graph.proposing.ranking import Judge, camel, likeliest
from mbc_graph.proposing.values import Place, Sighting
from mbc_graph.proposing.words import fold, singular
from mbc_graph.recognition import Lexicon, recognise
from reading_aloud import read_document

BIRDS = "https://example.org/birds/"
CLASSES = {name: IRI(BIRDS + name) for name in ("Prey", "Sign", "Measure", "Method", "Place")}

Propose = Callable[..., list[Candidate]]


@pytest.fixture(scope="module")
def words() -> FunctionWords:
    return load_function_words(paths.language_file())


@pytest.fixture(scope="module")
def propose(birds: Vocabulary, bird_lexicon: Lexicon, words: FunctionWords) -> Propose:
    """From texts about sea birds to the candidates in them."""

    def candidates(*texts: str, forms: tuple[Form, ...] = ()) -> list[Candidate]:
        documents = [read_document(text, id=f"{at}.md") for at, text in enumerate(texts)]
        marked: list[tuple[Document, list[object]]] = [(one, list(recognise(one, bird_lexicon))) for one in documents]
        return find_candidates(marked, birds, forms, words)  # type: ignore[arg-type]

    return candidates


def sighting(label: str, kind: IRI) -> Sighting:
    return Sighting("a.md", Span(0, len(label)), label, Place.SLOT, frozenset({kind}), label)


def tell(candidates: list[Candidate]) -> list[str]:
    return [f"{one.label}: {local_name(one.kind) if one.kind else 'unknown'}" for one in candidates]


PLACES = [
    ("Gulls nest on salt marshes.", ["salt marshes: Place"]),
    ("Gulls eat sand eels, lugworms and crabs.", ["lugworms: Prey"]),
    ("Food of gulls includes lugworms.", ["lugworms: Prey"]),
    ("The salt marsh is home to gulls.", ["salt marsh: Place"]),
    ("Lagoons, harbours and beaches were cold.", ["lagoons: Place"]),
    ("Gulls are protected by barriers such as hedges.", ["hedges: Measure"]),
    ("Gulls eat crabs (from pools), lugworms (in sand) and squid.", ["lugworms: Prey"]),
    ("Gulls eat food of many kinds (crabs, lugworms).", ["lugworms: Prey"]),
    ("Gulls are protected by nylon nets.", ["nylon nets: Measure"]),
    ("# Gulls\n\nThey eat:\n\n- crabs\n- lugworms, which are soft\n", ["lugworms: Prey"]),
    ("# Signs of illness\n\n- tremor\n- pale legs\n- limping\n", ["pale legs: Sign"]),
    ("Seen in 2020:\n\n- crabs\n- squid\n- lugworms\n", ["lugworms: Prey"]),
    (
        "| Colony | Counting |\n|---|---|\n| Cliff colony | aerial survey |\n| Roof | tally sheet |\n",
        ["tally sheet: Method"],
    ),
]


@pytest.mark.parametrize(("text", "told"), PLACES)
def test_a_phrase_in_the_place_of_a_name_is_proposed_with_the_class_of_its_place(
    text: str, told: list[str], propose: Propose
) -> None:
    assert tell(propose(text)) == told


NOTHING = [
    "Gulls nest on cliffs and roofs.",
    "Gulls nest on three of them.",
    "Gulls eat many other things.",
    "Gulls eat 12, 13 or 14.",
    "They spoke of salt marshes.",
    "In zoos gulls nest on salt marshes.",
    "# Further reading\n\nGulls nest on salt marshes.",
    "Gulls eat crabs, and people watch.",
    "Gulls nest on the very old and long forgotten stone walls.",
    "Gulls eat slowly.",
    "Gulls eat fish, and crabs abound.",
    "# Notes\n\n- Bring a coat\n- Ask the keeper\n",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_known_or_no_name_is_not_proposed(text: str, propose: Propose) -> None:
    assert tell(propose(text)) == []


def test_candidates_come_by_documents_then_by_times_then_by_name(propose: Propose) -> None:
    found = propose(
        "Gulls eat lugworms. Terns eat limpets. Puffins eat limpets. Gulls eat limpets.",
        "Gulls eat lugworms. Terns eat barnacles. Puffins eat anchovies.",
    )
    assert [(one.label, one.documents, one.times) for one in found] == [
        ("lugworms", 2, 2),
        ("limpets", 1, 3),
        ("anchovies", 1, 1),
        ("barnacles", 1, 1),
    ]


def test_what_differs_in_case_and_number_is_one_candidate(propose: Propose) -> None:
    (found,) = propose("Gulls eat sea snails.", "Terns eat a sea snail.", "Food of gulls: Sea Snails and crabs.")
    assert (found.label, found.documents, found.other_names) == ("sea snail", 3, ("sea snails",))


def test_a_candidate_is_named_in_the_singular_where_that_is_a_word(propose: Propose) -> None:
    (found,) = propose("Gulls eat sea snails.", "Terns eat sea snails.", "Food of gulls: a sea snail.")
    assert (found.label, found.name, found.other_names) == ("sea snail", "SeaSnail", ("sea snails",))
    (found,) = propose("Gulls nest on salt marshes.", "A marsh is wet.")
    assert (found.label, found.name, found.other_names) == ("salt marsh", "SaltMarsh", ("salt marshes",))
    (found,) = propose("Gulls are protected by thorny barriers.")
    assert (found.label, found.other_names) == ("thorny barrier", ("thorny barriers",))


PLURALS = [
    ("snails", "snail"),
    ("Colonies", "Colony"),
    ("marshes", "marsh"),
    ("caches", "cache"),
    ("bases", "basis"),
    ("tongs", "tongs"),
    ("fits", "fits"),
    ("optics", "optics"),
    ("grass", "grass"),
]


@pytest.mark.parametrize(("plural", "told"), PLURALS)
def test_a_plural_is_undone_only_where_a_word_in_use_is_what_remains(plural: str, told: str) -> None:
    assert singular(plural, {"snail", "colony", "marsh", "cache", "basis", "fit", "optic", "gras"}) == told


def test_a_label_that_names_several_stays_in_the_plural(birds: Vocabulary, words: FunctionWords) -> None:
    judged = Judge(birds, (), words, {"stone", "pebble"}).candidate([sighting("stones pebbles", CLASSES["Prey"])])
    assert judged is not None
    assert judged.label == "stones pebbles"


def test_articles_and_vague_words_are_taken_off(propose: Propose) -> None:
    assert tell(propose("Gulls nest on the various other large salt marshes.")) == ["salt marshes: Place"]


def test_a_candidate_shows_its_first_sentence_and_document(propose: Propose) -> None:
    (found,) = propose("Gulls rest. Gulls nest on\nsalt marshes.")
    assert (found.example, found.document) == ("Gulls nest on salt marshes.", "0.md")
    assert found.why == ("slot nests on",)


def test_a_form_tells_the_class_where_it_differs_from_the_place(propose: Propose) -> None:
    forms = (Form(" marsh", CLASSES["Measure"]),)
    (found,) = propose("Gulls nest on salt marshes.", forms=forms)
    assert (found.kind, found.why) == (CLASSES["Measure"], ("slot nests on", "form marsh"))


def test_a_form_without_a_class_keeps_a_phrase_out(propose: Propose) -> None:
    assert propose("Gulls nest on salt marshes.", forms=(Form(" marsh", None),)) == []


FORMS = [
    ("-tern", "arctic silvertern", True),
    ("-tern", "tern", False),
    ("sea-", "seagull", True),
    ("sea-", "the seagull", False),
    (" gull", "herring gulls", True),
    (" gull", "seagull", False),
    ("gull", "gulls", True),
    ("gull", "herring gull", False),
]


@pytest.mark.parametrize(("pattern", "phrase", "fits"), FORMS)
def test_a_form_is_an_ending_a_beginning_a_last_word_or_all_of_a_phrase(pattern: str, phrase: str, fits: bool) -> None:
    assert Form(pattern, None).fits(phrase) is fits


def test_the_longest_form_is_the_one_that_tells() -> None:
    short, long = Form("-gull", None), Form(" seagull", CLASSES["Prey"])
    assert best_form("young seagulls", [short, long]) is long


def test_the_forms_of_the_toy_are_read(toy: Path) -> None:
    forms = load_forms(toy / "ontology" / "forms.tsv", CLASSES)
    assert (forms[0].pattern, forms[0].kind) == (" eel", CLASSES["Prey"])
    assert [form.kind for form in forms if form.pattern == " warden"] == [None]


BAD_FORMS = [
    ("form\tclass\n", "line 1", "header"),
    ("form\tclass\tnote\n-gull\tPrey\n", "line 2", "three cells"),
    ("form\tclass\tnote\n-gull\tFeather\tx\n", "line 2", "Feather is no class"),
    ("form\tclass\tnote\n-\tPrey\tx\n", "line 2", "not a form"),
]


@pytest.mark.parametrize(("text", "line", "problem"), BAD_FORMS)
def test_a_fault_in_the_forms_is_named_with_its_line(tmp_path: Path, text: str, line: str, problem: str) -> None:
    table = tmp_path / "forms.tsv"
    table.write_text(text, encoding="utf-8")
    with pytest.raises(OntologyError) as fault:
        load_forms(table, CLASSES)
    assert fault.value.where == f"{table}, {line}"
    assert problem in str(fault.value)


def test_the_concept_that_ends_a_name_is_proposed_as_wider(birds: Vocabulary, words: FunctionWords) -> None:
    judged = Judge(birds, (), words).candidate([sighting("thorny electric fence", CLASSES["Measure"])])
    assert judged is not None
    assert (judged.broader, judged.kind) == (BIRDS + "fence", CLASSES["Measure"])


def test_a_concept_of_another_class_is_not_proposed_as_wider(birds: Vocabulary, words: FunctionWords) -> None:
    judged = Judge(birds, (), words).candidate([sighting("thorny electric fence", CLASSES["Prey"])])
    assert judged is not None
    assert judged.broader is None


def test_a_local_name_is_given_that_nothing_else_has(propose: Propose) -> None:
    assert [one.name for one in propose("Terns eat a prey that swims.")] == ["Prey2"]
    assert camel("black-headed gull's nest") == "BlackHeadedGullsNest"


def test_near_names_are_the_likest_first(birds: Vocabulary) -> None:
    likeness = Likeness(birds.concepts.values())
    assert likeness.near("nest cameras")[0] == "nest camera"
    assert likeness.near("zygote") == ()


def test_of_classes_that_places_speak_for_alike_the_narrowest_is_taken_or_none() -> None:
    wide, narrow, other = IRI("a/Wide"), IRI("a/Narrow"), IRI("a/Other")
    above = {wide: frozenset({wide}), narrow: frozenset({narrow, wide}), other: frozenset({other})}
    assert likeliest([frozenset({wide}), frozenset({narrow})], above) == narrow
    assert likeliest([frozenset({wide}), frozenset({other})], above) is None
    assert likeliest([], above) is None


def test_words_fold_alike_but_for_case_number_hyphen_and_given_spelling() -> None:
    assert fold("Grey-headed gulls", [("gray", "grey")]) == fold("gray headed gull", [("gray", "grey")])
    assert fold("gull") != fold("gulp")


def test_the_same_documents_give_the_same_candidates(propose: Propose) -> None:
    texts = ("Gulls eat lugworms, limpets and crabs.", "Terns nest on salt marshes.")
    assert propose(*texts) == propose(*texts)
