"""What holds of every document, whatever it says."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from mbc_graph.model import Block, BlockKind, Document, Span
from mbc_graph.reading import Furniture, load_abbreviations, load_furniture, read_text, sentences

DATA = Path(__file__).resolve().parents[2] / "data"
ON_THE_PAGE = load_furniture(DATA / "furniture.toml")
SHORTENED = load_abbreviations(DATA / "language.toml")

SNIPPETS = [
    "Gulls nest on cliffs",
    "gulls eat fish, and they follow boats far out to sea for what is thrown away there by the crew",
    "Where do gulls nest?",
    "They eat:",
    "e.g. terns",
    "(see Fig. 2.)",
    "References",
    "On this page",
    "Dr. J. Gull et al. 2017;11(1):321",
    "3.5 cm.1 Then",
    "cliffs.The nest",
    "o egg",
    "1.2 Nests",
]
MARKERS = [
    "- ",
    "• ",
    "* ",
    "1. ",
    "2) ",
    "(a) ",
    "# ",
    "## ",
    "> ",
    "\t",
    "  ",
    "    ",
    "| ",
    "---",
    "===",
    "```",
    "o ",
]
BREAKS = [
    "\n",
    "\n\n",
    "\r\n",
    "\r\n\r\n",
    "\n\n\n",
    " ",
    "",
    " • ",
    ": - ",
    " - ",
    "\t",
    " | ",
    "|",
    "   ",
    "\r",
    "\x0b",
]
PIECES = st.sampled_from(SNIPPETS) | st.sampled_from(MARKERS) | st.sampled_from(BREAKS) | st.text(max_size=8)
TEXTS = st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=200)
FORMATS = st.sampled_from(["text", "markdown"])
FURNITURE = {"by phrase": ON_THE_PAGE, "by layout": Furniture()}
KNOWN_BY = st.sampled_from(sorted(FURNITURE))


def paragraph(text: str) -> tuple[Document, Block]:
    """Return *text* as one block, whatever is in it; the blanks around it are left out."""
    start = len(text) - len(text.lstrip())
    block = Block(Span(start, start + len(text.strip())), BlockKind.PARAGRAPH)
    return Document("birds", text, (block,)), block


@given(TEXTS, FORMATS, KNOWN_BY)
def test_reading_keeps_the_text_and_lays_blocks_in_order(text: str, format: str, known_by: str) -> None:
    document = read_text(text, id="birds", format=format, furniture=FURNITURE[known_by])
    assert document.text == text
    end = 0
    for block in document.blocks:
        assert end <= block.span.start
        end = block.span.end
        said = document.quote(block.span)
        assert said == said.strip() != ""
    assert end <= len(text)


@given(TEXTS, FORMATS, KNOWN_BY)
def test_a_block_stands_under_an_earlier_one_that_may_bear_it(text: str, format: str, known_by: str) -> None:
    blocks = read_text(text, id="birds", format=format, furniture=FURNITURE[known_by]).blocks
    for at, block in enumerate(blocks):
        if block.under is not None:
            assert block.under < at
            assert blocks[block.under].kind is not BlockKind.FURNITURE
        if block.kind is BlockKind.FURNITURE:
            assert (block.under, block.level, block.cells) == (None, 0, ())
        if block.kind is BlockKind.HEADING and block.under is not None:
            assert 0 < blocks[block.under].level < block.level


@given(TEXTS, FORMATS)
def test_the_cells_of_a_row_are_in_order_and_hold_its_ends(text: str, format: str) -> None:
    for block in read_text(text, id="birds", format=format).blocks:
        assert bool(block.cells) == (block.kind is BlockKind.ROW)
        for cell, following in zip(block.cells, block.cells[1:], strict=False):
            assert cell.end <= following.start
        if block.cells:
            assert block.span.start in {cell.start for cell in block.cells}
            assert block.span.end in {cell.end for cell in block.cells}


@given(TEXTS)
def test_no_letter_of_a_plain_text_is_lost_but_in_bullets(text: str) -> None:
    document = read_text(text, id="birds")
    kept = set().union(*(range(block.span.start, block.span.end) for block in document.blocks))
    lost = "".join(" " if at in kept else character for at, character in enumerate(text))
    assert all(len(word.strip("().[]•#-")) <= 4 for word in lost.split() if any(map(str.isalpha, word)))


@given(TEXTS.filter(str.strip))
def test_sentences_are_disjoint_and_cover_their_block(text: str) -> None:
    document, block = paragraph(text)
    end = block.span.start
    for sentence in sentences(document, block, abbreviations=SHORTENED):
        assert block.span.holds(sentence)
        assert not text[end : sentence.start].strip()
        said = document.quote(sentence)
        assert said == said.strip()
        end = sentence.end
    assert end == block.span.end


HEADINGS = st.sampled_from(["Where do gulls nest?", "Food of gulls", "Old age"])
BODIES = st.sampled_from(
    [
        "They nest on cliffs. The nest is a cup.",
        "They eat:\n\n• fish\n• crabs, such as:\n    • spider crabs",
        "They eat:\nfish\ncrabs\neggs",
        "Bird\tCliff\tSand\nGull\tyes\tno",
        "1. First they dive.\n2. Then they eat.",
    ]
)
SECTIONS = st.tuples(HEADINGS, BODIES).map("\n\n".join)


@given(st.lists(SECTIONS, min_size=1, max_size=5).map("\n\n".join))
def test_a_paragraph_before_a_document_that_starts_with_a_heading_only_shifts_it(text: str) -> None:
    before = "Birds are seen here all the year round.\n\n"
    first, *others = read_text(before + text, id="birds", furniture=ON_THE_PAGE).blocks
    assert first == Block(Span(0, len(before.strip())), BlockKind.PARAGRAPH)
    shifted = [
        Block(
            _shift(block.span, len(before)),
            block.kind,
            None if block.under is None else block.under + 1,
            block.level,
            tuple(_shift(cell, len(before)) for cell in block.cells),
        )
        for block in read_text(text, id="birds", furniture=ON_THE_PAGE).blocks
    ]
    assert others == shifted


def _shift(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


@given(TEXTS, FORMATS)
def test_reading_twice_gives_the_same(text: str, format: str) -> None:
    assert read_text(text, id="birds", format=format) == read_text(text, id="birds", format=format)
