"""Reading: decoding, blocks of plain text and of Markdown, furniture, what stands under what, sentences."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mbc_graph.errors import OntologyError, UnreadableDocument
from mbc_graph.model import BlockKind, Document
from mbc_graph.reading import (
    Abbreviations,
    Furniture,
    find_documents,
    load_abbreviations,
    load_furniture,
    read,
    read_text,
    sentences,
)

DATA = Path(__file__).resolve().parents[2] / "data"
ON_THE_PAGE = load_furniture(DATA / "furniture.toml")
SHORTENED = load_abbreviations(DATA / "language.toml")
LONG = (
    "Gulls are large birds of the coast, and they are seen inland as well, above all in winter, when they follow the "
    "plough or visit the rubbish tips of towns."
)
MARKS = {"heading": "#", "paragraph": ".", "item": "-", "row": "|", "furniture": "x"}


def outline(text: str, format: str = "text", furniture: Furniture = ON_THE_PAGE) -> list[str]:
    """Return a line for each block: its mark, its words, and behind an arrow the words it stands under."""
    document = read_text(text, id="birds", format=format, furniture=furniture)
    words = [" ".join(document.quote(block.span).split())[:40] for block in document.blocks]
    under = ["" if block.under is None else f" < {words[block.under]}" for block in document.blocks]
    return [
        f"{MARKS[block.kind]} {said}{above}" for block, said, above in zip(document.blocks, words, under, strict=True)
    ]


def split(text: str, abbreviations: Abbreviations = SHORTENED) -> list[str]:
    """Return the sentences of a text that is one paragraph."""
    document = read_text(text, id="birds", format="markdown")
    (block,) = document.blocks
    return [document.quote(span) for span in sentences(document, block, abbreviations=abbreviations)]


# --- from bytes to text


def write(folder: Path, raw: bytes, name: str = "birds.txt") -> Path:
    path = folder / name
    path.write_bytes(raw)
    return path


def read_one(path: Path) -> Document:
    (document,) = read(path, furniture=ON_THE_PAGE)
    return document


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32"])
def test_a_file_is_decoded_by_its_mark(tmp_path: Path, encoding: str) -> None:
    text = "Möwen – gulls – nest on cliffs.\r\nThey eat fish."
    raw = text.encode(encoding)
    document = read_one(write(tmp_path, b"\xfe\xff" + raw if encoding == "utf-16-be" else raw))
    assert document.text == text
    assert document.metadata == ()


def test_windows_1252_is_read_and_noted(tmp_path: Path) -> None:
    document = read_one(write(tmp_path, b"The gull\x92s nest \x96 a cup"))
    assert document.text == "The gull’s nest – a cup"
    assert document.metadata == (("encoding", "windows-1252"),)


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"", "is empty"),
        (b" \r\n\t\n", "holds nothing but blanks"),
        (b"gull\x00tern", "byte 4 is NUL"),
        (b"gull \x81\xff", "not UTF-8: byte 5 (0x81)"),
        (b"\xff\xfeg", "marked as UTF-16 but breaks it at byte"),
        (b"gull \x01\x02", "control characters"),
        (b"%PDF-1.7\n", "a PDF"),
        (b"PK\x03\x04rest", "archive"),
        (b"\n<!DOCTYPE html><p>Gulls", "is HTML"),
    ],
)
def test_what_is_no_text_is_refused_with_the_reason(tmp_path: Path, raw: bytes, why: str) -> None:
    path = write(tmp_path, raw)
    with pytest.raises(UnreadableDocument, match=re.escape(why)) as refused:
        read(path)
    assert refused.value.path == str(path)


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match="is missing"):
        read(tmp_path / "terns.txt")
    with pytest.raises(UnreadableDocument, match="is a folder"):
        read(tmp_path)


def test_a_document_is_named_as_its_file_and_knows_its_format(tmp_path: Path) -> None:
    text = read_one(write(tmp_path, b"# Gulls\n\nGulls nest.", "gulls.md"))
    assert (text.id, text.format, text.title) == ("gulls.md", "text/markdown", "Gulls")
    assert read_one(write(tmp_path, b"Gulls nest.", "GULLS.TXT")).format == "text/plain"


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(UnreadableDocument, match="say one of text, markdown"):
        read_text("Gulls", id="birds", format="runes")


def test_the_documents_of_a_folder_are_sorted_and_hidden_files_left_out(tmp_path: Path) -> None:
    for name in ("terns.md", "gulls.txt", "auks.MARKDOWN", ".hidden.txt", "photo.png"):
        write(tmp_path, b"Birds", name)
    (tmp_path / "more.txt").mkdir()
    assert [path.name for path in find_documents(tmp_path)] == ["auks.MARKDOWN", "gulls.txt", "terns.md"]
    assert find_documents(tmp_path / "photo.png") == [tmp_path / "photo.png"]


# --- titles


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Sea birds\n\nGulls nest on cliffs.", "Sea birds"),
        ("Gulls nest on cliffs. Terns do not.", "Gulls nest on cliffs. Terns do not."),
        (f"{LONG}\n\nNests\n\n{LONG[:-1]} too.", None),
        ("Skip to main content\n\nSea birds\n\nGulls nest.", "Sea birds"),
        ("", None),
    ],
)
def test_the_title_is_the_first_heading_or_short_line(text: str, title: str | None) -> None:
    assert read_text(text, id="birds", furniture=ON_THE_PAGE).title == title


def test_the_title_of_an_abstract_may_end_in_a_full_stop() -> None:
    text = f"Nesting of gulls on city roofs.\n{LONG} {LONG}"
    assert outline(text) == ["# Nesting of gulls on city roofs.", f". {LONG[:40]} < Nesting of gulls on city roofs."]


# --- headings without marks


def test_short_lines_and_questions_head_the_text_below() -> None:
    text = f"Where do gulls nest?\n\nOn cliffs.\n\nFood of gulls\n\n{LONG}\n\nHow long do they live?\n{LONG[:-1]}, too."
    assert outline(text) == [
        "# Where do gulls nest?",
        ". On cliffs. < Where do gulls nest?",
        "# Food of gulls",
        f". {LONG[:40]} < Food of gulls",
        "# How long do they live?",
        f". {LONG[:40]} < How long do they live?",
    ]


def test_a_heading_needs_no_blank_lines_around_it() -> None:
    text = f"{LONG}\nFood of gulls\n{LONG[:-1]}, they say."
    assert outline(text)[1:] == ["# Food of gulls", f". {LONG[:40]} < Food of gulls"]


@pytest.mark.parametrize("line", ["Gulls nest on cliffs.", "a gull on a roof", "Gulls nest on:", "Gulls, terns,"])
def test_sentences_captions_and_lead_ins_are_no_headings(line: str) -> None:
    assert outline(f"Birds\n\n{LONG}\n\n{line}\n\n{LONG[:-1]} now.")[2] == f". {line} < Birds"


def test_a_short_text_alone_is_a_paragraph() -> None:
    assert outline("Gulls nest on cliffs") == [". Gulls nest on cliffs"]


def test_counted_headings_nest_by_their_numbers() -> None:
    text = "1. Nests\n\nGulls build nests.\n\n1.1 Cliffs\n\nHere it is dry.\n\n2. Food\n\nGulls eat fish."
    assert outline(text) == [
        "# Nests",
        ". Gulls build nests. < Nests",
        "# Cliffs < Nests",
        ". Here it is dry. < Cliffs",
        "# Food",
        ". Gulls eat fish. < Food",
    ]


def test_signs_mark_headings_in_plain_text_too() -> None:
    text = "Sea birds\n=========\n\nGulls nest.\n\n## Food of terns\nTerns eat fish.\n\nNests\n-----\nTerns nest."
    document = read_text(text, id="birds")
    headings = [(block.level, document.quote(block.span)) for block in document.blocks if block.kind == "heading"]
    assert headings == [(1, "Sea birds"), (2, "Food of terns"), (2, "Nests")]


def test_a_wider_gap_ends_an_unmarked_section() -> None:
    text = "Gulls\n\nGulls nest on cliffs.\n\nThey eat fish.\n\n\nTerns nest on sand.\n\nThey dive."
    assert outline(text)[2:] == [". They eat fish. < Gulls", ". Terns nest on sand.", ". They dive."]


def test_captions_are_no_headings() -> None:
    assert outline(f"Nests\n\nTable 1. Sites of nests\n\n{LONG}") == [
        "# Nests",
        ". Table 1. Sites of nests < Nests",
        f". {LONG[:40]} < Nests",
    ]


# --- paragraphs and lines


def test_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "Gulls are large birds of the coast, and they are seen\ninland as well, above all in winter. Many follow\n"
        "the plough.\n\nTerns are smaller and lighter birds than gulls, with a\nforked tail. Terns dive for fish.\n"
    )
    document = read_text(text, id="birds")
    assert [document.quote(block.span)[-12:] for block in document.blocks] == ["\nthe plough.", "ve for fish."]


def test_each_line_is_a_paragraph_where_lines_are_not_wrapped() -> None:
    assert len(outline(f"{LONG}\n{LONG[:-1]}, I hear.\nGulls eat fish.\nTerns eat fish.")) == 4


# --- lists


def test_items_stand_under_their_lead_in() -> None:
    text = "Nests\n\nGulls nest on:\n\n  • cliffs\n  • roofs\n\nThey return each year.\n\n- eggs\n- chicks"
    assert outline(text) == [
        "# Nests",
        ". Gulls nest on: < Nests",
        "- cliffs < Gulls nest on:",
        "- roofs < Gulls nest on:",
        ". They return each year. < Nests",
        "- eggs < Nests",
        "- chicks < Nests",
    ]


@pytest.mark.parametrize(
    ("lead", "leads"),
    [
        ("Gulls nest on", True),
        ("Gulls nest on:", True),
        ("Gulls nest on the following.", True),
        ("Gulls nest on cliffs.", False),
    ],
)
def test_what_leads_to_a_list(lead: str, leads: bool) -> None:
    text = f"Birds\n\n{LONG} {lead}\n- cliffs\n- roofs"
    assert outline(text)[-1] == f"- roofs < {LONG[:40] if leads else 'Birds'}"


@pytest.mark.parametrize("glyph", ["•", "-", "*", "–", "·", "▪", "◦", "1.", "2)", "(a)", "b)", "[1]", "o"])
def test_bullets_and_numbers_mark_items(glyph: str) -> None:
    document = read_text(f"Gulls eat:\n{glyph} fish\n{glyph} crabs", id="birds")
    assert [document.quote(block.span) for block in document.blocks[1:]] == ["fish", "crabs"]
    assert {block.kind for block in document.blocks[1:]} == {BlockKind.ITEM}


def test_a_bullet_may_stand_on_a_line_of_its_own() -> None:
    assert outline("Gulls eat:\n•\nfish\n•\ncrabs")[1:] == ["- fish < Gulls eat:", "- crabs < Gulls eat:"]


def test_the_letter_o_alone_is_no_bullet() -> None:
    assert outline("Gulls nest.\n\no wild west wind.") == [". Gulls nest.", ". o wild west wind."]


@pytest.mark.parametrize(
    "text",
    [
        "Gulls eat:\n• fish, such as:\n  • cod\n  • herring\n• crabs",
        "Gulls eat:\n• fish, such as:\n◦ cod\n◦ herring\n• crabs",
        "Gulls eat:\n1. fish, such as:\n- cod\n- herring\n2. crabs",
        "Gulls eat:\n\n- fish, such as:\n\n\t- cod\n\n\t- herring\n\n- crabs",
    ],
)
def test_lists_nest_by_indentation_or_by_another_bullet(text: str) -> None:
    assert outline(text) == [
        ". Gulls eat:",
        "- fish, such as: < Gulls eat:",
        "- cod < fish, such as:",
        "- herring < fish, such as:",
        "- crabs < Gulls eat:",
    ]
    assert [block.level for block in read_text(text, id="birds").blocks[1:]] == [0, 1, 1, 0]


def test_an_item_may_go_on_over_several_lines() -> None:
    assert outline("Gulls eat:\n• fish that swim\n  Near the shore\n• crabs\nand whelks\nThey drink, too.") == [
        ". Gulls eat:",
        "- fish that swim Near the shore < Gulls eat:",
        "- crabs and whelks < Gulls eat:",
        ". They drink, too.",
    ]


@pytest.mark.parametrize(
    ("line", "lead", "items"),
    [
        ("Signs of age: - pale wings - wet feet", "Signs of age:", ["pale wings", "wet feet"]),
        ("Signs of age:• pale wings• wet feet", "Signs of age:", ["pale wings", "wet feet"]),
        ("Signs are • pale wings • wet feet", "Signs are", ["pale wings", "wet feet"]),
        ("Gulls – large birds – nest on cliffs.", "Gulls – large birds – nest on cliffs.", []),
        ("One thing counts: gulls - large birds - nest.", "One thing counts: gulls - large birds - nest.", []),
    ],
)
def test_bullets_inside_a_line_make_a_list(line: str, lead: str, items: list[str]) -> None:
    text = f"Gulls\n\n{line}\n\n{LONG}"
    assert outline(text)[1:-1] == [f". {lead[:40]} < Gulls", *(f"- {item} < {lead}" for item in items)]


# --- lists that lost their bullets, and lists that are missing


@pytest.mark.parametrize(
    "lines",
    [
        "wet feet\nloud cries\npale wings",
        "Wet feet\nLoud cries\nPale wings",
        "\nWet feet\nLoud cries\nPale wings",
        "\nwet feet\n\nloud cries\n\npale wings",
        "wet feet,\nloud cries, and\npale wings.",
    ],
)
def test_short_lines_behind_a_lead_in_are_items(lines: str) -> None:
    found = outline(f"Signs of rain include:\n{lines}\n\n{LONG}")
    assert [line.split(" < ")[1:] for line in found] == [[], *[["Signs of rain include:"]] * 3, []]


def test_the_last_line_of_such_a_list_may_head_the_next_text() -> None:
    text = f"Signs of rain include:\nwet feet\nloud cries\nGulls in winter\n{LONG}"
    assert outline(text)[2:4] == ["- loud cries < Signs of rain include:", "# Gulls in winter"]
    text = f"Signs of rain include:\n\nWet feet\n\nLoud cries\n\nIn winter\n\n{LONG}"
    assert outline(text)[2:4] == ["- Loud cries < Signs of rain include:", "# In winter"]


def test_a_missing_list_has_no_items() -> None:
    gulls = f"Gulls\n\nSigns of gulls include:\n\nTerns\n\nSigns of terns include:\n\n{LONG}"
    text = f"{gulls}\n\nTheir signs include:\n{LONG[:-1]} now."
    assert outline(text) == [
        "# Gulls",
        ". Signs of gulls include: < Gulls",
        "# Terns",
        ". Signs of terns include: < Terns",
        f". {LONG[:40]} < Terns",
        ". Their signs include: < Terns",
        f". {LONG[:40]} < Terns",
    ]


def test_short_lines_right_under_a_heading_are_items() -> None:
    expected = ["# Signs of rain", *(f"- {sign} < Signs of rain" for sign in ("Wet feet", "Loud cries", "Pale wings"))]
    assert outline(f"Signs of rain\n\nWet feet\nLoud cries\nPale wings\n\n{LONG}")[:4] == expected
    assert outline(f"Signs of rain\nWet feet\nLoud cries\nPale wings\n\n{LONG}")[:4] == expected


# --- tables


def test_rows_in_plain_text_stand_under_their_header() -> None:
    text = "Nests of birds\n\n\tCliff\tSand\nGull\tyes\tno\nTern\tno\tyes\n\nGulls nest."
    document = read_text(text, id="birds")
    header, gull, tern = document.blocks[1:4]
    assert (header.under, gull.under, tern.under) == (0, 1, 1)
    assert [document.quote(cell).strip() for cell in header.cells] == ["", "Cliff", "Sand"]
    assert [document.quote(cell) for cell in tern.cells] == ["Tern", "no", "yes"]


def test_a_first_row_with_a_figure_is_no_header() -> None:
    blocks = read_text("Sizes\n\nGull\t60 cm\nTern\t35 cm\n\nGulls nest.", id="birds").blocks
    assert [block.under for block in blocks[1:3]] == [0, 0]


def test_items_behind_tabs_are_no_table() -> None:
    assert outline("Gulls eat:\n•\tfish\n•\tcrabs")[1:] == ["- fish < Gulls eat:", "- crabs < Gulls eat:"]


# --- Markdown


def test_headings_of_markdown_nest_by_level() -> None:
    text = "# Gulls\n\nThey nest.\n\n## Food ##\n\nFish.\n\n### In winter\n\nScraps.\n\nNests\n---\n\nCups.\n"
    assert outline(text, "markdown") == [
        "# Gulls",
        ". They nest. < Gulls",
        "# Food < Gulls",
        ". Fish. < Food",
        "# In winter < Food",
        ". Scraps. < In winter",
        "# Nests < Gulls",
        ". Cups. < Nests",
    ]


def test_lists_of_markdown_nest_and_hold_paragraphs() -> None:
    text = "Gulls eat:\r\n\r\n- **fish**\r\n  of the sea\r\n\r\n  They dive.\r\n\r\n  1. cod\r\n- crabs\r\n"
    assert outline(text, "markdown") == [
        ". Gulls eat:",
        "- **fish** of the sea < Gulls eat:",
        ". They dive. < **fish** of the sea",
        "- cod < **fish** of the sea",
        "- crabs < Gulls eat:",
    ]


def test_rows_of_a_markdown_table_have_cells() -> None:
    text = "# Nests\n\n> | Bird | Cliff | |\n> |---|:-:|---|\n> | Gull \\| mew | yes | x |\n> | Tern |  | y |\n\nEnd.\n"
    document = read_text(text, id="birds", format="markdown")
    rows = [block for block in document.blocks if block.kind == "row"]
    cells = [[document.quote(cell).strip(" |") for cell in row.cells] for row in rows]
    assert cells == [["Bird", "Cliff", ""], ["Gull \\| mew", "yes", "x"], ["Tern", "", "y"]]
    assert [row.under for row in rows] == [0, 1, 1]
    assert document.quote(rows[1].span) == "Gull \\| mew | yes | x"


def test_quotes_links_and_emphasis_stay_as_written() -> None:
    text = "> *Gulls* nest on [cliffs](cliffs.html)\n> of ![chalk](chalk.png).\n"
    document = read_text(text, id="birds", format="markdown")
    assert [document.quote(block.span) for block in document.blocks] == [text[2:-1]]


def test_markup_of_a_markdown_file_is_furniture() -> None:
    text = "---\ntitle: Birds\n---\n\n<!-- draft -->\n\n```\ncode: gull\n```\n\nGulls nest.\n"
    assert [line[0] for line in outline(text, "markdown")] == ["x", "x", "x", "."]


def test_a_bold_line_heads_and_foreign_bullets_make_items_in_markdown() -> None:
    text = "## Gulls\n\n**Where they nest**\n\nOn cliffs.\n\nThey eat:\n• fish\n• crabs\n"
    assert outline(text, "markdown") == [
        "# Gulls",
        "# Where they nest < Gulls",
        ". On cliffs. < Where they nest",
        ". They eat: < Where they nest",
        "- fish < They eat:",
        "- crabs < They eat:",
    ]


# --- furniture


@pytest.mark.parametrize(
    "line",
    [
        "View All",
        "Share this page",
        "Was this page helpful?Thanks for your feedback!",
        "Sign up for our newsletter",
        "Download the Bird Watcher App",
        "We use cookies to make this page better. Accept all",
        "Learn more about the nests of gulls.",
        "© 2020 Friends of Birds. All rights reserved.",
        "Last reviewed in May.",
        "Meet Our Board of Ornithologists",
        "Home   Birds of the coast   Sounds   Donate",
        "Home | Birds | Contact",
        "5 minute read",
        "Gull A, Tern B, et al. Nests on roofs. J Gulls. 2017;11(1):321. doi:10.1000/gulls.2017",
        "2 Gull, A., & Tern, B. (2005). Nests on roofs: models. Gulls Today, 591-602.",
    ],
)
def test_a_line_that_belongs_to_the_page_is_furniture(line: str) -> None:
    found = outline(f"Gulls\n\n{LONG}\n\n{line}\n\n{LONG[:-1]}, too.")
    assert found[2].startswith("x ")
    assert [entry[0] for entry in found] == ["#", ".", "x", "."]


@pytest.mark.parametrize(
    "line",
    [
        "Gulls use the wind. They follow boats. This is no medical advice.",
        "Get medical advice if a gull has bitten you.",
        "A study found gulls on 65.1% of roofs (Gull et al., 2017).",
        "Gulls share food with their young.",
        "Gulls nest on cliffs. Learn more about cliffs.",
    ],
)
def test_a_text_that_touches_on_such_things_is_none(line: str) -> None:
    assert outline(f"Gulls\n\n{LONG}\n\n{line}")[2].startswith(". ")


def test_without_phrases_only_the_layout_tells_furniture() -> None:
    assert [line[0] for line in outline("View All\n\nGulls nest.", furniture=Furniture())] == ["#", "."]


def test_a_table_of_contents_is_furniture_to_its_end() -> None:
    listed = "On this page\nNests\nFood of gulls\n\nNests\n\nOn cliffs.\n\nFood of gulls\n\nFish."
    assert [line[0] for line in outline(listed)] == ["x", "x", "x", "#", ".", "#", "."]
    bulleted = "Contents\n\n• Nests\n• Food of gulls\n\nNests\n\nOn cliffs.\n\nFood of gulls\n\nFish."
    assert [line[0] for line in outline(bulleted)] == ["x", "x", "x", "#", ".", "#", "."]


def test_a_menu_whose_words_come_back_as_headings_is_furniture() -> None:
    text = (
        "Birds\n\nNests\nFood of gulls\nOld age\n\nNests\n\nOn cliffs.\n\nFood of gulls\n\nFish.\n\nOld age\n\nThirty."
    )
    assert [line[0] for line in outline(text)] == ["#", "x", "x", "x", "#", ".", "#", ".", "#", "."]


def test_a_list_whose_words_come_back_as_headings_stays_a_list_behind_a_lead_in() -> None:
    text = "Gulls need:\nNests\nFood of gulls\n\nNests\n\nOn cliffs.\n\nFood of gulls\n\nFish."
    assert [line[0] for line in outline(text)] == [".", "-", "-", "#", ".", "#", "."]


def test_references_and_links_end_where_text_begins() -> None:
    text = (
        "Gulls\n\nGulls nest.\n\n2 Sources\n\n1. Society of Gulls. Nests.\n2. Society of Terns. Sand.\n\nGulls Today"
        "\n\n"
        f"Terns\n\nTerns dive for fish.\n\nRelated articles\nAuks on ice\nAll about puffins\n\nAuks\n\n{LONG}"
    )
    assert [line[0] for line in outline(text)] == ["#", ".", "x", "x", "x", "x", "#", ".", "x", "x", "x", "#", "."]


def test_what_is_said_twice_is_furniture_the_second_time() -> None:
    text = f"Gulls\n\nGulls\n\n{LONG}\n\nFood\n\nFish.\n\n{LONG}"
    assert [line[0] for line in outline(text)] == ["#", "x", ".", "#", ".", "x"]


def test_a_heading_that_comes_back_later_stays_a_heading() -> None:
    assert [line[0] for line in outline("Food\n\nFish.\n\nNests\n\nCups.\n\nFood\n\nCrabs.")] == list("#.#.#.")


def test_a_heading_stuck_to_its_text_gives_way_to_both_apart() -> None:
    assert [line[0] for line in outline(f"Gulls nest.\nGulls{LONG}\nGulls\n{LONG}")] == [".", "x", "#", "."]


def test_furniture_takes_its_list_and_its_heading_along() -> None:
    pocket = "For your pocket\n\nTry our app. It lets you:\n\n• count gulls\n• hear terns"
    text = f"Gulls\n\nGulls nest.\n\n{pocket}\n\nFood\n\nFish."
    assert [line[0] for line in outline(text)] == ["#", ".", "x", "x", "x", "x", "#", "."]


def test_furniture_between_a_lead_in_and_its_list_parts_them_not() -> None:
    assert outline("Gulls eat:\n\nAdvertisement\n\n• fish\n• crabs")[2] == "- fish < Gulls eat:"


def test_a_wrong_list_of_furniture_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match="unknown list 'shelves'"):
        load_furniture(write(tmp_path, b'shelves = ["x"]', "one.toml"))
    with pytest.raises(OntologyError, match="is no regular expression"):
        load_furniture(write(tmp_path, b'alone = ["("]', "two.toml"))


# --- sentences

SENTENCES = [
    'Gulls nest on cliffs.| Terns nest on sand!| Do auks?| "Yes."| They do.',
    "Gulls nest on cliffs.|The nest (of grass).|A gull sits on it.",
    "The nest is 3.5 cm high, cf. Fig. 2, e.g. on St. Kilda.| No. 5 was empty.",
    "Gulls (e.g. the mew gull. It is small.) nest here.| Dr. A. B. Gull saw vs. heard them.",
    "Gulls in the U.S. Pacific nest here.| J. Gull saw them.",
    "Gulls nest on cliffs.1| Terns do not.[2]| Auks do.2,3",
    "They said no.| Gulls nest.| (Terns do not.)| Auks do…| Puffins dig.",
    "**Food.** |Gulls eat fish.| mRNA was found.| Gulls, i.e. Laridae, et al. nest.",
    "Gulls nest\non cliffs.|\nTerns nest on sand.|\n20 pairs were seen by 2011.| Then came more.",
    "See www.gulls.Org or write to a.gull@cliff.Org now.| Is it open?|Maybe it is.",
]


@pytest.mark.parametrize("marked", SENTENCES)
def test_sentences_end_where_a_reader_ends_them(marked: str) -> None:
    assert split(marked.replace("|", "")) == [part.strip() for part in marked.split("|")]


def test_a_capital_names_a_kind_behind_a_common_word() -> None:
    assert split("They nest in group B. Terns do not.") == ["They nest in group B.", "Terns do not."]


def test_without_abbreviations_the_small_letter_still_tells() -> None:
    assert split("Gulls, e.g. mew gulls, nest.", Abbreviations()) == ["Gulls, e.g. mew gulls, nest."]


def test_a_row_is_one_sentence() -> None:
    document = read_text("| Bird |\n|---|\n| Gull. Tern. |", id="birds", format="markdown")
    assert sentences(document, document.blocks[1]) == [document.blocks[1].span]
