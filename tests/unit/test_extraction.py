"""What sentences say, one fact a row; a row is added by writing a sentence and the claims it makes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mbc_graph.extraction import extract
from mbc_graph.model import Claim, Document, Vocabulary
from mbc_graph.recognition import Lexicon, recognise
from reading_aloud import list_lines, read_document, tell, tell_all

ReadBirds = Callable[[str], list[Claim]]

IN_ANY_ORDER = [
    ("Gulls nest on cliffs.", "gull nestsOn cliff"),
    ("Cliffs are home to gulls.", "gull nestsOn cliff"),
    ("Cliffs are where gulls nest.", "gull nestsOn cliff"),
    ("The nest sites of gulls are cliffs and roofs.", "gull nestsOn cliff; gull nestsOn roof"),
    ("Examples of barriers are fences and nets.", "fence kindOf barrier; net kindOf barrier"),
    ("Sand eels are eaten by terns.", "tern eats sandEel"),
]
NOTHING_TO_SAY = [
    ("Gulls eat on cliffs.", ""),
    ("Gulls and cliffs.", ""),
    ("Tremors.", ""),
    ("Cliffs nest on gulls.", ""),
    ("Surveys eat crabs.", ""),
    ("Sparrows nest on roofs.", ""),
]
MANY_AT_ONCE = [
    ("Gulls nest on cliffs, roofs and beaches.", "gull nestsOn beach; gull nestsOn cliff; gull nestsOn roof"),
    ("Gulls and terns eat crabs as well as fish.", "gull eats crab; gull eats fish; tern eats crab; tern eats fish"),
    ("Gulls eat crabs; terns eat fish.", "gull eats crab; tern eats fish"),
    ("Gulls eat crabs, but terns eat fish.", "gull eats crab; tern eats fish"),
    ("Cliff and island colonies show tremors.", "cliffColony shows tremor; islandColony shows tremor"),
    ("Roof and beach colonies are protected by nets.", "roofColony protectedBy net; beachColony protectedBy net"),
    ("Gulls show a drooping wing or tail.", "gull shows droopingWing; gull shows droopingTail"),
    ("Terns show feather or weight loss.", "tern shows featherLoss; tern shows weightLoss"),
]
DENIED = [
    ("Gulls do not nest on cliffs.", "not gull nestsOn cliff"),
    ("Gulls never eat crabs.", "not gull eats crab"),
    ("Beaches are not home to puffins.", "not puffin nestsOn beach"),
    ("Gulls do not show tremors or limping.", "not gull shows tremor; not gull shows limp"),
    ("Puffins nest on islands and never on roofs.", "puffin nestsOn island; not puffin nestsOn roof"),
    ("Gulls eat crabs, but terns do not eat fish.", "gull eats crab; not tern eats fish"),
    ("Gulls not only eat crabs, they eat fish.", "gull eats crab; gull eats fish"),
    ("Puffins are spared tremors.", "not puffin shows tremor"),
    ("Puffins are not spared tremors.", "puffin shows tremor"),
    ("Seabirds: cliff colonies were ruled out.", "not seabird nestsOn cliff"),
]
HEDGED = [
    ("Gulls may nest on roofs.", "maybe gull nestsOn roof"),
    ("Gulls perhaps show tremors. Terns show limping.", "maybe gull shows tremor; tern shows limp"),
    ("Sometimes gulls do not eat crabs.", "not maybe gull eats crab"),
]
COMPOSED = [
    ("Birds on the cliffs show tremors.", "cliffColony shows tremor"),
    ("Ring-bearing seabirds eat crabs.", "ringBearer eats crab"),
    ("Ring-bearing and tag-bearing seabirds eat crabs.", "doubleBearer eats crab"),
    ("Gulls of the cliff colony eat crabs.", "gull eats crab; gull nestsOn cliff"),
    ("Herring gulls (HG) nest on beaches. HG eat crabs.", "herringGull nestsOn beach; herringGull eats crab"),
    ("Gray-headed gulls eat crabs.", "greyHeadedGull eats crab"),
    ("Gull chicks eat crabs.", "gull eats crab"),
]
MEMBERS = [
    ("A drone count is a kind of survey.", "droneCount kindOf survey"),
    (
        "Roof colonies are protected by barriers such as nets.",
        "roofColony protectedBy barrier; roofColony protectedBy net; net kindOf barrier",
    ),
    (
        "Roof colonies are protected by barriers (nets).",
        "roofColony protectedBy barrier; net kindOf barrier",
    ),
]
MEANT = [
    ("Gulls eat crabs. They nest on roofs.", "gull eats crab; gull nestsOn roof"),
    ("# Gulls\n\nThey nest on beaches.", "gull nestsOn beach"),
    ("# Seabirds\n\nNesting on beaches is risky.", "seabird nestsOn beach"),
    (
        "Drone counts are cheap. This method is useless for roof colonies.",
        "droneCount unsuitableFor roofColony",
    ),
    (
        "Cliff colonies, which are protected by wardens, show tremors.",
        "cliffColony protectedBy warden; cliffColony shows tremor",
    ),
    ("The tern, which eats fish, nests on beaches.", "tern eats fish; tern nestsOn beach"),
    ("Nesting on beaches is risky.", ""),
]
SHUT_OUT = [
    ("In zoos gulls nest on roofs.", ""),
    ("After an oil spill gulls show tremors.", ""),
    ("After an oil spill gulls show tremors and eat crabs.", "gull eats crab"),
    ("Captive birds nest on roofs.", ""),
    ("Captive birds eat crabs.", "captiveBird eats crab"),
    ("Unlike cliff colonies, roof colonies show tremors.", "roofColony shows tremor"),
]
LAID_OUT = [
    ("Seabirds eat:\n\n- crabs\n- squid\n", "seabird eats crab; seabird eats squid"),
    ("Seabirds eat:\n\n1. Fish: sand eels\n2. Crabs\n", "seabird eats fish; seabird eats crab"),
    ("# Gulls\n\n## Signs of illness\n\n- limping\n- tremors\n", "gull shows limp; gull shows tremor"),
    (
        "# Cliffs\n\nProtection:\n\n- wardens\n\nCounting:\n\n- surveys\n",
        "cliffColony protectedBy warden; cliffColony countedBy survey",
    ),
    ("# Cliff colonies\n\n## Signs of illness\n\nTremors come first.\n", "cliffColony shows tremor"),
    ("The food of puffins includes sand eels.", "puffin eats sandEel"),
    (
        "Protection of beach colonies: fences and wardens.",
        "beachColony protectedBy fence; beachColony protectedBy warden",
    ),
    (
        "| Place | Counting | Signs of illness |\n|---|---|---|\n| Cliff | surveys | limping |\n| Roof | | tremor |\n",
        "cliffColony countedBy survey; cliffColony shows limp; roofColony shows tremor",
    ),
    ("# Terns\n\nTerns eat fish.\n\n# Further reading\n\nTerns eat crabs.\n", "tern eats fish"),
]
SAYS = [
    *IN_ANY_ORDER,
    *NOTHING_TO_SAY,
    *MANY_AT_ONCE,
    *DENIED,
    *HEDGED,
    *COMPOSED,
    *MEMBERS,
    *MEANT,
    *SHUT_OUT,
    *LAID_OUT,
]


@pytest.mark.parametrize(("text", "claims"), SAYS)
def test_a_text_says(text: str, claims: str, read_birds: ReadBirds) -> None:
    assert tell_all(read_birds(text)) == list_lines(claims)


@pytest.fixture(scope="module")
def quoted(read_birds: ReadBirds) -> Callable[[str], tuple[str, str, str, str]]:
    """From a text with one claim to the words of its subject, cue and object, and its sentence."""

    def quote(text: str) -> tuple[str, str, str, str]:
        (claim,) = read_birds(text)
        (evidence,) = claim.evidence
        subject, cue, object_ = (
            text[span.start : span.end] for span in (evidence.subject, evidence.cue, evidence.object)
        )
        return subject, cue, object_, evidence.quote

    return quote


def test_a_claim_points_at_its_words(quoted: Callable[[str], tuple[str, str, str, str]]) -> None:
    assert quoted("It is late. Gulls nest on the cliffs. It rains.") == (
        "Gulls",
        "nest on",
        "cliffs",
        "Gulls nest on the cliffs.",
    )


def test_a_subject_from_a_heading_is_pointed_at_there(quoted: Callable[[str], tuple[str, str, str, str]]) -> None:
    subject, cue, object_, sentence = quoted("# Puffins\n\nThey eat squid.")
    assert (subject, cue, object_, sentence) == ("Puffins", "eat", "squid", "They eat squid.")


def test_an_item_is_read_with_the_lead_in_above_it(read_birds: ReadBirds) -> None:
    (claim,) = read_birds("Terns eat:\n\n- crabs\n")
    assert tell(claim) == "tern eats crab"
    assert (claim.evidence[0].quote, claim.evidence[0].extractor) == ("crabs", "list")


def test_what_is_guessed_is_less_sure_than_what_is_said(read_birds: ReadBirds) -> None:
    (said,) = read_birds("Terns eat crabs.")
    (carried,) = (claim for claim in read_birds("# Terns\n\nThey eat crabs.") if claim.predicate == said.predicate)
    assert 0 < carried.evidence[0].confidence < said.evidence[0].confidence <= 1


def test_the_weight_of_a_cue_lowers_confidence(read_birds: ReadBirds) -> None:
    (firm,) = read_birds("Puffins eat sand eels.")
    (loose,) = read_birds("The food of puffins includes sand eels.")
    assert firm == loose
    assert loose.evidence[0].confidence < firm.evidence[0].confidence


def test_claims_come_in_reading_order(read_birds: ReadBirds) -> None:
    starts = [
        claim.evidence[0].span.start for claim in read_birds("Terns eat fish. Gulls eat crabs. Puffins eat squid.")
    ]
    assert starts == sorted(starts)
    assert len(starts) == 3


def test_a_sentence_that_says_a_thing_twice_is_one_piece_of_evidence(read_birds: ReadBirds) -> None:
    claims = read_birds("Gulls eat crabs, and gulls eat crabs.")
    assert len(claims) == 1


def test_a_document_without_mentions_makes_no_claims(birds: Vocabulary) -> None:
    assert list(extract(Document("empty", ""), [], birds)) == []


def test_mentions_may_come_in_any_order(bird_lexicon: Lexicon, birds: Vocabulary) -> None:
    document = read_document("Gulls nest on cliffs. Terns eat crabs and fish.")
    mentions = list(recognise(document, bird_lexicon))
    assert list(extract(document, mentions[::-1], birds)) == list(extract(document, mentions, birds))
