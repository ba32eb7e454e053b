"""The page in a real browser: what a reader sees and does, and that nothing leaves it."""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace

import pytest

from mbc_graph.model import Certainty, Edge, Evidence, Network, Node, Polarity, Span
from mbc_graph.paths import style_file
from mbc_graph.rendering import load_style, render

ADDRESS = "http://page.test/"
BIRDS = "https://birds.example/"
KINDS = ("Bird", "Cliff", "Sound", "Fish", "Wind")
STYLE = """
max_nodes = 120
rows = 38
widths = [1.0, 4.0]
columns = ["Birds", "Cliffs", "Sounds", "Fishes", "Winds"]
[lines]
definite = { label = "Definite", dashes = [], light = "#5d6873", dark = "#97a3af" }
hedged = { label = "Hedged", dashes = [6, 4], light = "#5d6873", dark = "#97a3af" }
denied = { label = "Denied", dashes = [1.5, 4], light = "#c1272d", dark = "#ff7a70" }
[classes]
Bird = { label = "Bird", column = "Birds", shape = "dot", light = "#882255", dark = "#c6568c" }
Cliff = { label = "Cliff", column = "Cliffs", shape = "square", light = "#35a395", dark = "#57c7b6" }
Sound = { label = "Sound", column = "Sounds", shape = "triangle", light = "#332288", dark = "#8f7ef0" }
Fish = { label = "Fish", column = "Fishes", shape = "diamond", light = "#137735", dark = "#31a159" }
Wind = { label = "Wind", column = "Winds", shape = "star", light = "#aa4499", dark = "#c578c6" }
[other]
label = "Other"
column = "Winds"
shape = "hexagon"
light = "#7b8794"
dark = "#a7b1bb"
"""


def node(name: str, kind: str = "Bird", **texts: object) -> Node:
    """Return a node with one name more than its label."""
    return Node(BIRDS + name, name, BIRDS + kind, **{"names": (name, f"{name} of old"), **texts})  # type: ignore[arg-type]


def claim(source: Node, target: Node, number: int = 0, documents: int = 1, **changes: object) -> Edge:
    """Return a claim with a sentence in each of some documents."""
    words = [source.label, "often keeps to", target.label]
    quote = f"In spring the {words[0]} {words[1]} the {words[2]}, says count {number}."
    starts = [quote.index(words[0])]
    for word in words[1:]:
        starts.append(quote.index(word, starts[-1] + 1))
    subject, cue, target_span = (
        Span(40 + start, 40 + start + len(word)) for start, word in zip(starts, words, strict=True)
    )
    evidence = Evidence("d0", Span(40, 40 + len(quote)), quote, subject, cue, target_span, "sentence", 0.9)
    plain = Edge(
        source.id, target.id, "keeps to", BIRDS + "keepsTo", Polarity.ASSERTED, Certainty.DEFINITE,
        tuple(replace(evidence, document=f"d{number}") for number in range(documents)),
    )  # fmt: skip
    return replace(plain, **changes)  # type: ignore[arg-type]


def birds(size: int = 20, claims: int = 200) -> Network:
    """Return a network of five kinds with so many nodes of each, the same each time."""
    chance = random.Random(3)
    nodes = [node(f"{kind.lower()} {number}", kind) for kind in KINDS for number in range(size)]
    edges: dict[tuple[str, str], Edge] = {}
    while len(edges) < claims:
        source, target = chance.choice(nodes[: 4 * size]), chance.choice(nodes[size:])
        if source.kind == target.kind:
            continue
        line = chance.choice([{}, {}, {"certainty": Certainty.HEDGED}, {"polarity": Polarity.NEGATED}])
        edges[source.id, target.id] = claim(source, target, len(edges), chance.choice([1, 1, 2, 5]), **line)
    titles = tuple((f"d{number}", f"Count of the year {number}") for number in range(5))
    return Network(tuple(nodes), tuple(edges.values()), titles)


def small() -> Network:
    """Return two birds on two cliffs: definite, hedged and denied."""
    gull, tern, ledge, stack = node("gull"), node("tern"), node("ledge", "Cliff"), node("stack", "Cliff")
    edges = (
        claim(gull, ledge, 1, 3),
        claim(tern, stack, 2, certainty=Certainty.HEDGED),
        claim(tern, ledge, 3, 2, polarity=Polarity.NEGATED),
    )
    return Network((gull, tern, ledge, stack), edges, (("d0", "On birds"),))


@dataclass
class Opened:
    """A page in a browser, with all that it asked for and complained about."""

    page: object
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)


@pytest.fixture
def show(browser):
    """Return how to open a network's page; every request but that for the page itself is cut and noted."""
    contexts = []

    def opened(network: Network, *, width: int = 1280, height: int = 800, scheme: str = "light", **options: str):
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce"
        )
        contexts.append(context)
        html = render(network, style=load_style(STYLE), **{"title": "Birds", "note": "No advice.", **options})
        it = Opened(context.new_page())

        def answer(route, request):
            if request.url == ADDRESS:
                route.fulfill(body=html, content_type="text/html; charset=utf-8")
                return
            if request.url.startswith("file:"):
                route.continue_()
                return
            it.requests.append(request.url)
            route.abort()

        context.route("**/*", answer)
        it.page.on("console", lambda message: it.complaints.append(message.text))
        it.page.on("pageerror", lambda error: it.complaints.append(str(error)))
        it.page.on("dialog", lambda dialog: (it.dialogs.append(dialog.message), dialog.dismiss()))
        it.page.goto(ADDRESS)
        it.page.wait_for_function("window.drawing && drawing.names().length >= 0")
        settle(it.page)
        return it

    yield opened
    for context in contexts:
        context.close()


def settle(page) -> None:
    """Wait until what was asked for has been drawn."""
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    page.wait_for_timeout(60)


def spot(page, label: str) -> tuple[float, float]:
    """Return where on the screen a concept is drawn."""
    box = page.locator("#drawing").bounding_box()
    at = page.evaluate(
        """(label) => drawing.locate(
            JSON.parse(document.getElementById("graph").textContent).concepts.findIndex((c) => c.label === label))""",
        label,
    )
    return box["x"] + at["x"], box["y"] + at["y"]


def written(page) -> list[str]:
    """Return the labels whose names are written on the drawing."""
    return page.evaluate(
        """() => { const { concepts } = JSON.parse(document.getElementById("graph").textContent);
            return drawing.names().map((box) => concepts[box.concept].label); }"""
    )


def search(page, typed: str) -> None:
    """Type into the search box and take the first that is found."""
    page.fill("#search", typed)
    page.keyboard.press("Enter")
    settle(page)


def ink(page) -> int:
    """Return how many spots of the drawing are not empty."""
    return page.evaluate(
        """() => { const canvas = document.querySelector("#drawing canvas");
            const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
            let inked = 0; for (let at = 3; at < data.length; at += 4) inked += data[at] > 20; return inked; }"""
    )


# --- Nothing leaves, nothing runs


def test_the_page_asks_for_nothing_whatever_is_done(show):
    it = show(birds())
    search(it.page, "fish 3")
    it.page.locator("summary").first.click()
    it.page.click("#show-table")
    it.page.locator("#table-view td button.link").first.click()
    it.page.click("#show-graph")
    it.page.click("#physics")
    it.page.mouse.wheel(0, 300)
    it.page.wait_for_timeout(300)
    it.page.emulate_media(color_scheme="dark")
    it.page.wait_for_timeout(200)
    assert it.requests == []
    assert it.complaints == []


def test_not_even_a_script_on_the_page_can_reach_anything(show):
    it = show(small())
    reached = it.page.evaluate(
        """async () => {
            const image = new Image();
            const loaded = new Promise((done) => {
                image.onload = () => done(true);
                image.onerror = () => done(false);
            });
            image.src = "http://elsewhere.test/pixel.png";
            const fetched = await fetch("http://elsewhere.test/").then(() => true, () => false);
            const frame = document.body.appendChild(document.createElement("iframe"));
            frame.src = "http://elsewhere.test/frame";
            const link = document.head.appendChild(document.createElement("link"));
            link.rel = "stylesheet"; link.href = "http://elsewhere.test/sheet.css";
            await new Promise((done) => setTimeout(done, 200));
            return [fetched, await loaded];
        }"""
    )
    assert reached == [False, False]
    assert it.requests == []
    assert "Content Security Policy" in " ".join(it.complaints)


HOSTILE = [
    "</script><img src=x onerror=alert(1)>",
    '"><svg onload=alert(2)><a href="javascript:alert(3)">x</a>',
    "<!--<script>alert(4)</script>",
    "طائر البحر يعشش على المنحدرات",
    "🐦👩‍👩‍👧‍👦 \u202eabc\u202c",
    "x" * 10_000,
    "line\u2028line\u2029line\x0b\x00end",
    "${alert(5)} {{alert(6)}} &lt;b&gt;",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_any_text_is_shown_as_text_and_never_run(show, text):
    bird = replace(node("gull"), label=text, names=(text + "!",), definition=text)
    cliff = node("ledge", "Cliff")
    edge = claim(bird, cliff, label=text)
    drawn = Network((bird, cliff), (edge,), (("d0", text),))
    it = show(drawn, title=text, note=text)
    page = it.page
    x, y = spot(page, text)
    page.mouse.move(x, y)
    page.wait_for_selector("#tip:not([hidden])")
    assert page.text_content("#tip strong") == text
    page.mouse.click(x, y)
    shown = {
        "#title": text,
        "#note": text,
        "#panel h2": text,
        ".definition": text,
        ".names li": text + "!",
        "#panel cite": text,
        "#panel blockquote": edge.evidence[0].quote,
        "mark.subject >> nth=1": text,
        "#panel .group h3": f"{text} …1",
    }
    assert {place: page.text_content(place) for place in shown} == shown
    page.click("#show-table")
    assert page.text_content("#table-view tbody th") == text
    page.fill("#search", text[:30].strip("\u202e"))
    assert page.locator("#results li").count() == 1
    assert page.evaluate("document.querySelectorAll('img, iframe, object, embed, a, svg[onload]').length") == 0
    assert page.evaluate("document.scripts.length") == 3
    assert it.dialogs == it.requests == it.complaints == []


# --- The drawing


def test_every_name_is_written_at_first_and_none_over_another(show):
    drawn = birds()
    longer = [replace(bird, label=f"{bird.label} of the outermost northern skerries") for bird in drawn.nodes]
    page = show(replace(drawn, nodes=tuple(longer))).page
    boxes = page.evaluate("drawing.names()")
    assert len(boxes) == 100
    touching = [
        (a, b)
        for number, a in enumerate(boxes)
        for b in boxes[:number]
        if a["left"] < b["right"] and b["left"] < a["right"] and a["top"] < b["bottom"] and b["top"] < a["bottom"]
    ]
    assert touching == []
    height = page.locator("#drawing").bounding_box()["height"]
    assert min(box["top"] for box in boxes) > 30
    assert max(box["bottom"] for box in boxes) < height - 30


def test_a_click_on_a_node_shows_its_names_definition_and_sentences(show):
    drawn = small()
    gull = replace(drawn.nodes[0], definition="A bird that follows boats.")
    page = show(replace(drawn, nodes=(gull, *drawn.nodes[1:]))).page
    page.mouse.click(*spot(page, "gull"))
    assert page.text_content("#panel h2") == "gull"
    assert page.text_content(".definition") == "A bird that follows boats."
    assert page.text_content(".names") == "Also calledgull of old"
    page.locator("summary").first.click()
    assert page.locator("#panel figure:visible").count() == 3
    assert page.text_content("mark.cue >> nth=1") == "often keeps to"


def test_a_click_on_a_name_is_a_click_on_its_node(show):
    page = show(small()).page
    x, y = spot(page, "gull")
    page.mouse.click(x + 22, y)
    assert page.text_content("#panel h2") == "gull"


def test_a_click_on_a_line_shows_the_claim(show):
    page = show(small()).page
    (x, y), (to_x, to_y) = spot(page, "gull"), spot(page, "ledge")
    page.mouse.click((x + to_x) / 2, (y + to_y) / 2)
    assert page.text_content("#panel .kind") == "Claim"
    assert page.locator("#panel h2 button").all_text_contents() == ["gull", "ledge"]
    assert page.locator("#panel figure").count() == 3
    assert page.text_content("#panel cite") == "On birds"
    assert page.text_content("#panel figcaption span") == "Definite · confidence 0.90"


def test_a_denied_claim_says_not(show):
    page = show(small()).page
    page.click("#show-table")
    page.locator("tr", has_text="Denied").locator("button.link").click()
    assert page.text_content("#panel h2 span") == "not keeps to"


def test_marks_stand_where_they_should_after_letters_of_two_units(show):
    drawn = small()
    edge = drawn.edges[0]
    found = edge.evidence[0]
    moved = [Span(span.start + 3, span.end + 3) for span in (found.subject, found.cue, found.object)]
    emoji = replace(
        found,
        quote="😀🐦 " + found.quote,
        span=Span(found.span.start, found.span.end + 3),
        subject=moved[0],
        cue=moved[1],
        object=moved[2],
    )
    page = show(replace(drawn, edges=(replace(edge, evidence=(emoji,)),))).page
    search(page, "gull")
    assert page.locator("figure mark").all_text_contents() == ["gull", "often keeps to", "ledge"]
    assert page.text_content("figure blockquote") == emoji.quote


def test_what_stands_outside_the_quote_is_said_not_marked(show):
    drawn = small()
    found = replace(drawn.edges[0].evidence[0], subject=Span(0, 4))
    page = show(replace(drawn, edges=(replace(drawn.edges[0], evidence=(found,)),))).page
    search(page, "gull")
    assert page.locator("figure mark").all_text_contents() == ["often keeps to", "ledge"]
    assert "subject named outside this passage" in page.text_content("figcaption")


def test_only_what_is_near_to_the_selected_keeps_its_name_until_escape(show):
    page = show(small()).page
    assert sorted(written(page)) == ["gull", "ledge", "stack", "tern"]
    search(page, "gull")
    assert sorted(written(page)) == ["gull", "ledge"]
    page.keyboard.press("Escape")
    settle(page)
    assert page.locator("#panel").is_hidden()
    assert sorted(written(page)) == ["gull", "ledge", "stack", "tern"]


def test_physics_moves_the_nodes_and_puts_them_back(show):
    page = show(birds(6, 40)).page
    before = spot(page, "bird 0")
    page.wait_for_timeout(400)
    assert spot(page, "bird 0") == before
    page.click("#physics")
    page.wait_for_timeout(900)
    assert spot(page, "bird 0") != before
    page.click("#physics")
    settle(page)
    assert spot(page, "bird 0") == pytest.approx(before, abs=1.5)


def test_the_page_follows_light_and_dark(show):
    page = show(small()).page
    colours = "() => [getComputedStyle(document.body).backgroundColor, document.documentElement.style.cssText]"
    light = page.evaluate(colours)
    page.emulate_media(color_scheme="dark")
    settle(page)
    dark = page.evaluate(colours)
    assert light[0] == "rgb(255, 255, 255)"
    assert dark[0] == "rgb(21, 25, 29)"
    assert "#882255" in light[1] and "#c6568c" in dark[1]


def test_a_large_network_shows_the_weightiest_first_and_all_on_demand(show):
    page = show(birds(60, 500)).page
    assert page.text_content("#shown span") == "The 120 concepts with most evidence"
    page.click("#show-all")
    settle(page)
    assert page.text_content("#shown span") == "300 concepts drawn"
    assert page.locator("#show-all").is_hidden()


def test_a_concept_that_is_not_drawn_yet_is_drawn_when_it_is_found(show):
    it = show(birds(60, 500))
    page = it.page
    hidden = page.evaluate(
        """() => { const graph = JSON.parse(document.getElementById("graph").textContent);
            return graph.concepts.find((_, n) => !graph.shown.includes(n)).label; }"""
    )
    search(page, hidden)
    assert page.text_content("#panel h2") == hidden
    assert hidden in written(page)
    assert it.complaints == []


def test_an_empty_network_is_said_to_be_empty(show):
    it = show(Network((), ()))
    assert it.page.text_content("#counts") == "0 concepts · 0 claims · 0 documents"
    it.page.click("#show-table")
    assert it.page.text_content("caption") == "0 of 0 claims"
    assert it.complaints == []


# --- Finding and filtering


def test_a_concept_is_found_by_any_name_with_the_keyboard_alone(show):
    page = show(small()).page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "search"
    page.keyboard.type("OF ÓLD")
    assert page.locator("#results [role=option]").count() == 4
    assert page.text_content("#results li >> nth=0").endswith("of old")
    page.keyboard.press("ArrowDown")
    marked = page.get_attribute("#search", "aria-activedescendant")
    wanted = page.text_content(f"#{marked} .name")
    page.keyboard.press("Enter")
    assert page.text_content("#panel h2") == wanted
    assert page.evaluate("document.activeElement.id") == "panel"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "search"


def test_a_search_that_finds_nothing_says_so(show):
    page = show(small()).page
    page.fill("#search", "walrus")
    assert page.text_content("#results") == "No concept has such a name."


def test_definite_only_leaves_definite_claims_in_drawing_and_table(show):
    page = show(small()).page
    before = ink(page)
    page.click("#definite-only")
    settle(page)
    assert page.text_content("#status") == "1 claim passes the filters."
    assert sorted(written(page)) == ["gull", "ledge"]
    assert ink(page) < before
    page.click("#show-table")
    assert page.locator("tbody tr").count() == 1


def test_a_kind_that_is_unticked_is_not_drawn(show):
    page = show(small()).page
    page.get_by_role("checkbox", name="Cliff").uncheck()
    settle(page)
    assert sorted(written(page)) == ["gull", "tern"]
    assert page.text_content("#status") == "0 claims pass the filters."


def test_a_relation_that_is_unticked_takes_its_claims_away(show):
    page = show(small()).page
    page.get_by_role("checkbox", name="keeps to").uncheck()
    assert page.text_content("#status") == "0 claims pass the filters."


# --- The table, narrow windows, the address


def test_the_table_holds_every_claim_and_is_sorted_by_any_column(show):
    page = show(small()).page
    page.click("#show-table")
    assert page.locator("tbody tr").count() == 3
    subjects = page.locator("tbody th")
    assert subjects.all_text_contents() == ["gull", "tern", "tern"]
    page.get_by_role("button", name="Documents").click()
    assert page.locator("tbody tr td:nth-child(5)").all_text_contents() == ["3", "2", "1"]
    assert page.locator("thead th[aria-sort=descending]").text_content() == "Documents"
    page.get_by_role("button", name="Documents").click()
    assert page.locator("tbody tr td:nth-child(5)").all_text_contents() == ["1", "2", "3"]


def test_enter_in_the_table_shows_the_sentences(show):
    page = show(small()).page
    page.click("#show-table")
    page.locator("tbody button.link").first.focus()
    page.keyboard.press("Enter")
    assert page.locator("#panel figure").count() == 3


def test_a_long_table_is_shown_in_parts(show):
    page = show(birds(60, 500)).page
    page.click("#show-table")
    assert page.locator("tbody tr").count() == 400
    page.click(".more")
    assert page.locator("tbody tr").count() == 500
    assert page.locator(".more").is_hidden()


def test_a_narrow_window_holds_everything_without_scrolling_sideways(show):
    page = show(birds(), width=400, height=800).page
    assert page.evaluate("document.documentElement.scrollWidth") == 400
    assert page.locator("#filters").is_hidden()
    page.click("#show-filters")
    assert page.get_by_role("checkbox", name="Cliff").is_visible()
    page.click("#show-filters")
    page.mouse.click(200, 700)
    search(page, "bird 3")
    panel = page.locator("#panel").bounding_box()
    assert panel["width"] == 400
    assert panel["y"] > page.locator("#drawing").bounding_box()["y"]


def test_the_address_names_the_concept_that_is_open(show):
    page = show(small()).page
    search(page, "tern")
    assert page.url == ADDRESS + "#https%3A%2F%2Fbirds.example%2Ftern"
    page.evaluate("location.hash = '#' + encodeURIComponent('https://birds.example/stack')")
    page.wait_for_function("document.querySelector('#panel h2').textContent === 'stack'")


def test_the_style_that_comes_with_the_package_draws_a_page(show, tmp_path):
    html = render(small(), style=load_style(style_file().read_text("utf-8")), title="Birds")
    path = tmp_path / "birds.html"
    path.write_text(html, "utf-8")
    it = show(small())
    it.page.goto(path.as_uri())
    it.page.wait_for_function("window.drawing && drawing.names().length === 4")
    assert it.requests == it.complaints == []
