"""Found claims are counted against what a careful reader marked."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mbc_graph.model import Claim, Vocabulary
from mbc_graph.recognition import Lexicon
from mbc_graph.scoring import GoldClaim, Score, Scores, parse_gold, score

ReadBirds = Callable[[str], list[Claim]]
TEXT = "Gulls nest on cliffs. Gulls eat crabs. Terns do not eat fish. Puffins may eat squid."


@pytest.fixture
def fold(bird_lexicon: Lexicon) -> Callable[[str], str]:
    return bird_lexicon.folder.fold


@pytest.fixture
def judge(read_birds: ReadBirds, birds: Vocabulary, fold: Callable[[str], str]) -> Callable[[str], Scores]:
    """From gold lines to the scores of what is found in the text above."""
    return lambda gold: score(read_birds(TEXT), {"birds.md": parse_gold(gold, fold)}, birds, fold)


def test_a_gold_line_is_flag_subject_relation_object_and_quote(fold: Callable[[str], str]) -> None:
    (marked,) = parse_gold("+\tGulls|seagull\tnestsOn\tthe cliffs\tGulls nest on cliffs.", fold)
    subject, object_ = frozenset({fold("gull"), fold("seagull")}), frozenset({fold("cliff")})
    assert marked == GoldClaim("+", subject, "nestsOn", object_, "Gulls nestsOn the cliffs", "Gulls nest on cliffs.")


OTHER_LINES = ["", "# flag\tsubject", "flag\tsubject\tpredicate\tobject", "+\tgull\tnestsOn", "x\ta\tb\tc"]


@pytest.mark.parametrize("line", OTHER_LINES)
def test_lines_of_another_shape_are_passed_over(line: str, fold: Callable[[str], str]) -> None:
    assert parse_gold(line, fold) == []


NESTS, EATS, SQUID = "gull\tnestsOn\tcliff", "seagull\teats\tcrabs", "puffin\teats\tsquid"
ELSEWHERE, ANY = "gull\tnestsOn\troof", "tern|gull\tnestsOn\tledge|cliff"
GOLD = [
    (f"+\t{NESTS}\n+\t{EATS}\n+\t{SQUID}", Score(right=3, found=3)),
    (f"+\t{NESTS}\n+\t{EATS}", Score(right=2, wrong=1, found=2)),
    (f"+\t{NESTS}\n?\t{EATS}\n?\t{SQUID}", Score(right=1, optional=2, found=1)),
    (f"+\t{NESTS}\n-\t{EATS}\n?\t{SQUID}", Score(right=1, wrong=1, optional=1, found=1, false_assertions=1)),
    (f"+\t{NESTS}\n?\t{EATS}\n?\t{SQUID}\n+\t{ELSEWHERE}", Score(right=1, optional=2, found=1, missed=1)),
    (f"+\t{ANY}\n?\t{EATS}\n?\t{SQUID}", Score(right=1, optional=2, found=1)),
    (f"+\t{NESTS}\n+\t{EATS}\n+\t{SQUID}\n-\ttern\teats\tfish", Score(right=3, found=3)),
]


@pytest.mark.parametrize(("gold", "overall"), GOLD)
def test_claims_are_counted_against_gold(gold: str, overall: Score, judge: Callable[[str], Scores]) -> None:
    assert judge(gold).overall == overall


def test_what_is_missed_and_wrongly_found_is_said_in_words(judge: Callable[[str], Scores]) -> None:
    scores = judge(f"+\tgulls\tnestsOn\tcliffs\n-\t{EATS}\n+\ttern\tnestsOn\troof\n?\t{SQUID}")
    assert scores.misses == (("birds.md", "tern nestsOn roof"),)
    assert scores.false_finds == (("birds.md", "gull eats crab (the text denies it)"),)


def test_scores_are_kept_by_relation_and_document(judge: Callable[[str], Scores]) -> None:
    scores = judge(f"+\t{NESTS}\n+\t{EATS}\n+\t{SQUID}")
    assert scores.by_relation == {"eats": Score(right=2, found=2), "nestsOn": Score(right=1, found=1)}
    assert scores.by_document == {"birds.md": scores.overall}


def test_claims_of_documents_without_gold_do_not_count(
    birds: Vocabulary, read_birds: ReadBirds, fold: Callable[[str], str]
) -> None:
    assert score(read_birds(TEXT), {}, birds, fold).overall == Score()


FIGURES = [
    (Score(), 0.0, 0.0, 0.0),
    (Score(right=3, wrong=1, found=3, missed=3), 0.75, 0.5, 0.6),
    (Score(right=4, found=2), 1.0, 1.0, 1.0),
]


@pytest.mark.parametrize(("part", "precision", "recall", "f1"), FIGURES)
def test_precision_recall_and_f1(part: Score, precision: float, recall: float, f1: float) -> None:
    assert (part.precision, part.recall, part.f1) == pytest.approx((precision, recall, f1))


def test_scores_add_up() -> None:
    assert Score(1, 2, 3, 4, 5, 6) + Score(1, 1, 1, 1, 1, 1) == Score(2, 3, 4, 5, 6, 7)
