"""Names are found however they are inflected, hyphenated, shortened or shared, and quoted as they stand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from mbc_graph.model import IRI, Block, BlockKind, Concept, Cue, Document, Mention, Span, Vocabulary
from mbc_graph.namespaces import local_name
from mbc_graph.recognition import Lexicon, compile_lexicon, recognise
from reading_aloud import read_document, tell_mentions

Mark = Callable[[str], list[Mention]]

AS_WRITTEN = [
    ("A gull.", ["gull = gull"]),
    ("Gulls!", ["Gulls = gull"]),
    ("the GULL", ["GULL = gull"]),
    ("a gull's wing", ["gull's = gull"]),
    ("a gull’s wing", ["gull’s = gull"]),
    ("sea-bird", ["sea-bird = seabird"]),
    ("sea bird", ["sea bird = seabird"]),
    ("sea\n  birds", ["sea birds = seabird"]),
    ("nests\non cliff\nfaces", ["nests on cliff faces = cliffColony"]),
    ("gray-headed gull", ["gray-headed gull = greyHeadedGull"]),
    ("seagulls", ["seagulls = gull"]),
    ("gullible", []),
    ("seagullery", []),
    ("", []),
]
LONGEST_FIRST = [
    ("herring gull", ["herring gull = herringGull"]),
    ("gull, herring", ["gull = gull"]),
    ("colony on the cliff", ["colony on the cliff = cliffColony"]),
    ("aerial surveys", ["aerial surveys = aerialSurvey"]),
]
SHORT_NAMES = [
    ("HG", ["HG = herringGull"]),
    ("HGs", ["HGs = herringGull"]),
    ("hg", []),
    ("Hg", []),
    ("drone count (DC) and DC", ["drone count = droneCount", "DC = droneCount", "DC = droneCount"]),
    ("drone count (XY) and XY", ["drone count = droneCount"]),
]
SHARED_WORDS = [
    ("cliff and island colonies", ["cliff = cliffColony", "island colonies = islandColony"]),
    ("drooping wing or tail", ["drooping wing = droopingWing", "tail = droopingTail"]),
    ("feather or weight loss", ["feather = featherLoss", "weight loss = weightLoss"]),
]
PUT_TOGETHER = [
    ("birds on the cliffs", ["birds on the cliffs = cliffColony", "cliffs = cliff"]),
    ("birds on cliffs", ["birds on cliffs = cliffColony"]),
    ("ring-bearing seabirds", ["ring-bearing seabirds = ringBearer"]),
    ("ring-bearing gulls", ["ring-bearing = ringBearer", "gulls = gull"]),
    ("birds. On the cliffs", ["cliffs = cliff"]),
]


@pytest.mark.parametrize(("text", "names"), [*AS_WRITTEN, *LONGEST_FIRST, *SHORT_NAMES])
def test_a_name_is_found(text: str, names: list[str], mark_birds: Mark) -> None:
    assert tell_mentions(text, mark_birds(text)) == names


@pytest.mark.parametrize(("text", "names"), [*SHARED_WORDS, *PUT_TOGETHER])
def test_words_that_stand_apart_name_one_thing(text: str, names: list[str], mark_birds: Mark) -> None:
    assert tell_mentions(text, mark_birds(text)) == names


def test_glued_words_come_apart_where_both_are_known(mark_birds: Mark) -> None:
    assert tell_mentions("cliffGulls", mark_birds("cliffGulls")) == ["cliff = cliff", "Gulls = gull"]
    assert mark_birds("cliffWombats") == []


def test_a_cue_is_found_like_a_name(mark_birds: Mark) -> None:
    cues = [local_name(one.of.iri) for one in mark_birds("Gulls may not nest on cliffs.") if isinstance(one.of, Cue)]
    assert cues == ["cue-hedge", "cue-deny", "cue-nest-on"]


def test_the_longer_cue_hides_the_shorter(mark_birds: Mark) -> None:
    cues = [local_name(one.of.iri) for one in mark_birds("Gulls not only eat crabs.") if isinstance(one.of, Cue)]
    assert cues == ["cue-pseudo", "cue-eat"]


def test_a_composed_mention_knows_its_parts(mark_birds: Mark) -> None:
    text = "Terns nesting on cliffs"
    composed = next(one for one in mark_birds(text) if one.parts)
    assert [text[part.start : part.end] for part in composed.parts] == ["nesting on", "cliffs"]


def test_page_furniture_is_not_read(bird_lexicon: Lexicon) -> None:
    document = read_document("Gulls nest here.")
    furniture = replace(document, blocks=tuple(replace(one, kind=BlockKind.FURNITURE) for one in document.blocks))
    assert list(recognise(document, bird_lexicon))
    assert list(recognise(furniture, bird_lexicon)) == []


def test_no_name_reaches_from_one_cell_into_the_next(bird_lexicon: Lexicon) -> None:
    text = "| herring | gull |"
    cells = (Span(2, 9), Span(12, 16))
    row = Document("row", text, (Block(Span(0, len(text)), BlockKind.ROW, cells=cells),))
    assert tell_mentions(text, recognise(row, bird_lexicon)) == ["gull = gull"]


def test_no_name_reaches_from_one_block_into_the_next(mark_birds: Mark) -> None:
    text = "- herring\n- gull\n"
    assert tell_mentions(text, mark_birds(text)) == ["gull = gull"]


def test_of_two_concepts_with_one_name_the_one_so_labelled_is_meant() -> None:
    kinds = frozenset({IRI("birds/Bird")})
    loon = Concept(IRI("birds/loon"), "loon", frozenset({"loon", "diver"}), kinds)
    diver = Concept(IRI("birds/zDiver"), "diver", frozenset({"diver"}), kinds)
    lexicon = compile_lexicon(Vocabulary({one.iri: one for one in (loon, diver)}, {}, {}))
    (found,) = recognise(read_document("A diver."), lexicon)
    assert found.of == diver


def test_a_vocabulary_without_names_finds_nothing() -> None:
    lexicon = compile_lexicon(Vocabulary({}, {}, {}))
    assert list(recognise(read_document("Gulls nest on cliffs."), lexicon)) == []


def test_mentions_come_in_order_within_a_block(mark_birds: Mark) -> None:
    starts = [one.span.start for one in mark_birds("Gulls, terns and puffins eat crabs, squid and fish.")]
    assert starts == sorted(starts)


def sharing(*concepts: tuple[str, str]) -> Lexicon:
    """Return a lexicon in which all of *concepts*, each a label and its context words, are called "PG" as well."""
    kind = IRI("Bird")
    named = {
        IRI(label): Concept(
            IRI(label), label, frozenset({label, "PG"}), frozenset({kind}), kind, context=frozenset(words.split())
        )
        for label, words in concepts
    }
    return compile_lexicon(Vocabulary(named, {}, {}))


SHARED_NAMES = [
    ("A PG with goslings.", "pink goose"),
    ("The PG dived under the ice.", "polar grebe"),
    ("The geese and ice. A PG with goslings.", "pink goose"),
    ("Nothing is said of the PG.", "pink goose"),
]


@pytest.mark.parametrize(("text", "meant"), SHARED_NAMES)
def test_what_stands_around_a_shared_name_decides_which_is_meant(text: str, meant: str) -> None:
    lexicon = sharing(("pink goose", "gosling"), ("polar grebe", "ice dived"))
    assert [one.of.iri for one in recognise(read_document(text), lexicon)] == [meant]


def test_what_the_block_leaves_open_the_rest_of_the_text_decides() -> None:
    lexicon = sharing(("pink goose", "gosling"), ("polar grebe", "ice"))
    found = recognise(read_document("Life on the ice.\n\nThe PG is small."), lexicon)
    assert [one.of.iri for one in found] == ["polar grebe"]


def test_a_shared_name_without_context_words_goes_to_the_first() -> None:
    lexicon = sharing(("pink goose", ""), ("polar grebe", ""))
    assert [one.of.iri for one in recognise(read_document("A PG on the ice."), lexicon)] == ["pink goose"]


def test_a_text_is_folded_once_however_often_a_shared_name_is_left_open(monkeypatch: pytest.MonkeyPatch) -> None:
    lexicon = sharing(("pink goose", "gosling"), ("polar grebe", "ice"))
    document = read_document("\n\n".join(f"Nothing is said of the PG on day {day}." for day in range(9)))
    folded: list[str] = []
    fold = type(lexicon.folder).fold
    monkeypatch.setattr(type(lexicon.folder), "fold", lambda self, text: folded.append(text) or fold(self, text))
    assert len(list(recognise(document, lexicon))) == 9
    assert folded.count(document.text) == 1
