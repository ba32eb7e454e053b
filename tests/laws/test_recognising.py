"""A mention says what it is in the very words that stand there, wherever they stand."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from mbc_graph import paths
from mbc_graph.extraction import extract
from mbc_graph.model import Claim, Concept, Mention, Span
from mbc_graph.pipeline import load_resources
from mbc_graph.recognition import recognise
from reading_aloud import read_document

TOY = Path(__file__).resolve().parents[1] / "toy" / "ontology"
RESOURCES = load_resources(TOY, paths.furniture_file(), paths.language_file())
VOCABULARY, LEXICON = RESOURCES.vocabulary, RESOURCES.lexicon
NAMES = sorted({name for thing in (*VOCABULARY.concepts.values(), *VOCABULARY.cues.values()) for name in thing.names})
MARKS = [
    ". ",
    ", ",
    " and ",
    " or ",
    " (",
    ") ",
    "\n\n",
    "\n- ",
    ":\n\n- ",
    "\n\n# ",
    "\n\n## ",
    ";",
    "-",
    "the",
    "3.5 %",
]
PIECES = st.sampled_from(NAMES) | st.sampled_from([name.title() + "s" for name in NAMES]) | st.sampled_from(MARKS)
TEXTS = st.lists(PIECES | st.text(max_size=4), max_size=30).map(" ".join) | st.lists(PIECES, max_size=30).map("".join)
FEW = settings(max_examples=150, deadline=None)


def mentions_in(text: str) -> list[Mention]:
    return list(recognise(read_document(text), LEXICON))


def claims_in(text: str) -> list[Claim]:
    document = read_document(text)
    return list(extract(document, recognise(document, LEXICON), VOCABULARY))


@FEW
@given(TEXTS)
def test_the_words_of_a_plain_mention_fold_to_one_of_its_names(text: str) -> None:
    fold = LEXICON.folder.fold
    local = set(re.findall(r"\(([A-Z][A-Za-z0-9-]{1,7})\)", text))
    for mention in mentions_in(text):
        quote = text[mention.span.start : mention.span.end]
        if not mention.parts and quote.removesuffix("s") not in local and quote not in local:
            assert fold(quote) in {fold(name) for name in mention.of.names}


@FEW
@given(TEXTS)
def test_a_mention_lies_in_a_block_that_is_read(text: str) -> None:
    document = read_document(text)
    spans = [span for block in document.blocks for span in (block.cells or (block.span,))]
    for mention in recognise(document, LEXICON):
        assert any(span.holds(mention.span) for span in spans)
        assert all(0 <= part.start < part.end <= len(text) for part in mention.parts)


@FEW
@given(TEXTS)
def test_plain_mentions_of_concepts_never_overlap(text: str) -> None:
    plain = [one.span for one in mentions_in(text) if not one.parts and isinstance(one.of, Concept)]
    for at, span in enumerate(plain):
        assert not any(span.overlaps(other) for other in plain[at + 1 :])


@FEW
@given(TEXTS)
def test_reading_twice_finds_the_same(text: str) -> None:
    assert mentions_in(text) == mentions_in(text)
    first, second = ([(claim, claim.evidence) for claim in claims_in(text)] for _ in range(2))
    assert first == second


@FEW
@given(TEXTS)
def test_evidence_quotes_its_document(text: str) -> None:
    document = read_document(text)
    for claim in claims_in(text):
        for evidence in claim.evidence:
            assert document.quote(evidence.span) == evidence.quote != ""
            assert 0 <= evidence.confidence <= 1
            for span in (evidence.subject, evidence.cue, evidence.object):
                assert document.quote(span).strip()


@FEW
@given(TEXTS)
def test_a_relation_may_join_the_ends_of_a_claim(text: str) -> None:
    for claim in claims_in(text):
        subject, object_ = VOCABULARY.concepts[claim.subject], VOCABULARY.concepts[claim.object]
        assert VOCABULARY.may_join(claim.predicate, subject, object_)
        assert subject != object_
        assert not VOCABULARY.out_of_scope & (subject.kinds | object_.kinds)


def shifted(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


@FEW
@given(TEXTS)
def test_a_line_put_before_a_text_only_shifts_its_mentions(text: str) -> None:
    line = "It rains on the coast today.\n\n"
    text = "It is late in the year now.\n\n" + text
    before, after = mentions_in(text), mentions_in(line + text)
    assert [(shifted(one.span, len(line)), one.of.iri) for one in before] == [(one.span, one.of.iri) for one in after]


@FEW
@given(TEXTS)
def test_a_line_put_before_a_text_only_shifts_its_claims(text: str) -> None:
    line = "It rains on the coast today.\n\n"
    text = "It is late in the year now.\n\n" + text
    before, after = claims_in(text), claims_in(line + text)
    assert before == after
    assert [
        tuple(shifted(span, len(line)) for span in (each.span, each.subject, each.cue, each.object))
        for one in before
        for each in one.evidence
    ] == [(each.span, each.subject, each.cue, each.object) for one in after for each in one.evidence]
