"""From a Network to one page: what stands in it, and that nothing in it is fetched or run."""

from __future__ import annotations

import base64
import hashlib
import json
import random
import re
from dataclasses import replace
from itertools import combinations, pairwise

import networkx
import pytest

from mbc_graph.errors import MbcGraphError
from mbc_graph.model import Certainty, Edge, Evidence, Frequency, Network, Node, Polarity, Span
from mbc_graph.paths import style_file
from mbc_graph.rendering import load_style, render
from mbc_graph.rendering.layout import ROW_HEIGHT, crossings, order, place

STYLE = """
max_nodes = 3
rows = 10
widths = [1.0, 4.0]
columns = ["Birds", "Places", "Rest"]

[lines.definite]
label = "Definite"
dashes = []
light = "#555555"
dark = "#999999"

[lines.hedged]
label = "Hedged"
dashes = [6, 4]
light = "#555555"
dark = "#999999"

[lines.denied]
label = "Denied"
dashes = [1.5, 4]
light = "#cc0000"
dark = "#ff6666"

[classes.Bird]
label = "Bird"
column = "Birds"
shape = "triangle"
light = "#0a7f5b"
dark = "#3fae66"

[classes.Place]
label = "Place"
column = "Places"
shape = "square"
light = "#883311"
dark = "#cc7755"

[other]
label = "Other"
column = "Rest"
shape = "dot"
light = "#777777"
dark = "#aaaaaa"
"""

BIRDS = "https://birds.example/"
HOSTILE = "</script><img src=x onerror=alert(1)><!-- & \u2028\u2029 \ud800"


def node(name: str, kind: str = "Bird") -> Node:
    """Return a node whose label is its name."""
    return Node(BIRDS + name, name, BIRDS + kind)


def evidence(quote: str = "Gulls nest on cliffs.", document: str = "birds.md", *, start: int = 0) -> Evidence:
    """Return evidence whose subject is the first word of the quote, the cue the second, the object the last."""
    words = [Span(start + found.start(), start + found.end()) for found in re.finditer(r"\w+", quote)]
    return Evidence(document, Span(start, start + len(quote)), quote, words[0], words[1], words[-1], "sentence", 0.9)


def edge(source: str, target: str, *found: Evidence, **changes: object) -> Edge:
    """Return a definite claim that one nests on the other."""
    plain = Edge(BIRDS + source, BIRDS + target, "nests on", BIRDS + "nestsOn", Polarity.ASSERTED, Certainty.DEFINITE)
    return replace(plain, evidence=found or (evidence(),), **changes)  # type: ignore[arg-type]


def network(*edges: Edge) -> Network:
    """Return gulls, terns, cliffs and ledges with these claims."""
    nodes = (node("gull"), node("tern"), node("cliff", "Place"), node("ledge", "Place"))
    return Network(nodes, edges or (edge("gull", "cliff"),), (("birds.md", "On birds"),))


def page(drawn: Network, style: str = STYLE, **options: str) -> str:
    """Return the page of a network in the toy style."""
    return render(drawn, style=load_style(style), **{"title": "Birds", **options})


def graph_in(html: str) -> dict[str, object]:
    """Return the block of JSON that a page carries."""
    found = re.search(r'<script type="application/json" id="graph">(.*?)</script>', html, re.DOTALL)
    assert found
    return json.loads(found[1])


# --- The page


def test_same_claims_give_the_same_bytes_in_any_order():
    claims = [edge("gull", "cliff"), edge("tern", "ledge"), edge("tern", "cliff", polarity=Polarity.NEGATED)]
    drawn = network(*claims)
    turned = replace(drawn, nodes=drawn.nodes[::-1], edges=drawn.edges[::-1])
    assert page(drawn) == page(turned)


def test_no_text_of_the_data_can_end_its_block_or_start_a_tag():
    hostile = replace(node("gull"), label=HOSTILE, names=(HOSTILE,), definition=HOSTILE)
    claim = edge("gull", "cliff", replace(evidence(HOSTILE), document=HOSTILE), label=HOSTILE)
    drawn = Network((hostile, node("cliff", HOSTILE)), (claim,), ((HOSTILE, HOSTILE),))
    html = page(drawn, title=HOSTILE, note=HOSTILE)
    assert "<img" not in html
    assert html.count("</script>") == 3
    assert html.count("<title>") == 1
    graph = graph_in(html)
    assert graph["title"] == graph["note"] == graph["quotes"][0] == graph["concepts"][0]["definition"] == HOSTILE
    html.encode("utf-8")


def test_page_names_no_other_address():
    html = page(network())
    markup = re.sub(r"<(script|style)\b.*?</\1>", "", html, flags=re.DOTALL)
    assert re.findall(r'(?:src|href|action|data|poster)="([^"]*)"', markup) == ["data:,"]
    sheet = re.search("<style>(.*?)</style>", html, re.DOTALL)
    assert sheet
    assert "url(" not in sheet[1] and "@import" not in sheet[1]
    assert "sourceMappingURL" not in html


def test_policy_allows_exactly_the_scripts_and_the_sheet_of_the_page():
    html = page(network())
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    assert policy
    texts = re.findall(r"<script>(.*?)</script>", html, re.DOTALL) + re.findall("<style>(.*?)</style>", html, re.DOTALL)
    hashes = {base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in texts}
    assert len(texts) == 3
    assert set(re.findall("'sha256-([^']*)'", policy[1])) == hashes
    assert policy[1].startswith("default-src 'none';")
    assert "unsafe" not in policy[1]


def test_page_of_an_empty_network_is_a_page():
    graph = graph_in(page(Network((), ())))
    assert graph["concepts"] == graph["claims"] == graph["shown"] == []


def test_an_edge_to_a_node_that_is_not_there_is_refused():
    with pytest.raises(MbcGraphError, match="moon"):
        page(network(edge("gull", "moon")))


def test_a_node_that_is_there_twice_is_refused():
    with pytest.raises(MbcGraphError, match="twice"):
        page(Network((node("gull"), node("gull")), ()))


def test_nodes_with_most_evidence_are_shown_first():
    drawn = network(edge("tern", "ledge"), edge("gull", "ledge", evidence(), evidence(document="b.md")))
    graph = graph_in(page(drawn))
    labels = [concept["label"] for concept in graph["concepts"]]
    assert {labels[number] for number in graph["shown"]} == {"gull", "ledge", "tern"}
    assert labels[graph["rank"][0]] == "ledge"
    hidden = labels.index("cliff")
    assert graph["first"][hidden] is None


def test_all_nodes_are_shown_when_they_are_few():
    graph = graph_in(page(network(), STYLE.replace("max_nodes = 3", "max_nodes = 4")))
    assert len(graph["shown"]) == 4
    assert graph["first"] is None


def test_a_page_of_four_hundred_claims_is_under_three_megabytes():
    nodes = tuple(node(f"gull {number}") for number in range(75)) + tuple(
        node(f"cliff {number}", "Place") for number in range(75)
    )
    quotes = [evidence("Gulls nest on cliffs, " + "as was seen, " * 20 + f"{number}.") for number in range(800)]
    edges = [
        edge(f"gull {number % 75}", f"cliff {number // 75}", quotes[number], quotes[number + 400])
        for number in range(400)
    ]
    assert len(page(Network(nodes, tuple(edges))).encode()) < 3_000_000


# --- What is said beside the drawing


def test_spans_are_counted_as_a_browser_counts():
    quote = "😀 gulls nest on 😀 cliffs."
    found = replace(evidence(quote, start=100), subject=Span(102, 107), cue=Span(108, 112), object=Span(118, 124))
    passage = graph_in(page(network(edge("gull", "cliff", found))))["claims"][0]["evidence"][0]
    units = quote.encode("utf-16-le")
    words = {
        part: units[2 * passage[part][0] : 2 * passage[part][1]].decode("utf-16-le")
        for part in ("subject", "cue", "object")
    }
    assert words == {"subject": "gulls", "cue": "nest", "object": "cliffs"}


def test_a_span_outside_the_quote_is_left_out():
    found = replace(evidence(start=100), subject=Span(10, 14))
    passage = graph_in(page(network(edge("gull", "cliff", found))))["claims"][0]["evidence"][0]
    assert "subject" not in passage
    assert passage["cue"] == [6, 10]


def test_figure_comparison_and_hedge_are_told():
    found = replace(
        evidence(),
        certainty=Certainty.HEDGED,
        frequency=Frequency(20, 31.4, "percent", population="islets"),
        comparison="more than",
    )
    passage = graph_in(page(network(edge("gull", "cliff", found))))["claims"][0]["evidence"][0]
    assert passage["hedged"] is True
    assert passage["figure"] == "20–31.4 percent (islets)"
    assert passage["comparison"] == "more than"


def test_a_quote_of_several_claims_is_carried_once():
    graph = graph_in(page(network(edge("gull", "cliff"), edge("gull", "ledge"))))
    assert graph["quotes"] == ["Gulls nest on cliffs."]
    assert graph["documents"] == ["On birds"]


def test_a_document_without_a_title_is_called_by_its_identifier():
    graph = graph_in(page(network(edge("gull", "cliff", evidence(document="notes.txt")))))
    assert graph["documents"] == ["notes.txt"]


def test_a_class_that_the_style_does_not_know_is_named_by_its_iri():
    graph = graph_in(page(Network((node("storm", "WeatherKind"),), ())))
    assert [kind["label"] for kind in graph["classes"]] == ["weather kind"]
    assert graph["classes"][0]["shape"] == "dot"


# --- The drawing


def test_lines_tell_definite_hedged_and_denied_apart():
    drawn = network(
        edge("gull", "cliff"),
        edge("gull", "ledge", certainty=Certainty.HEDGED),
        edge("tern", "cliff", polarity=Polarity.NEGATED, certainty=Certainty.HEDGED),
    )
    graph = graph_in(page(drawn))
    assert [claim["line"] for claim in graph["claims"]] == ["definite", "hedged", "denied"]
    assert [line["dashes"] for line in graph["drawing"]["edges"]] == [False, [6, 4], [1.5, 4]]


def test_a_line_is_wider_for_more_documents_and_never_too_wide():
    documents = [evidence(document=f"{number}.md") for number in range(100)]
    drawn = network(
        edge("gull", "cliff", *documents[:1]), edge("gull", "ledge", *documents[:3]), edge("tern", "cliff", *documents)
    )
    widths = [line["width"] for line in graph_in(page(drawn))["drawing"]["edges"]]
    assert widths[0] == 1.0 < widths[1] < widths[2] == 4.0


def test_two_claims_about_the_same_pair_do_not_hide_each_other():
    drawn = network(edge("gull", "cliff"), edge("gull", "cliff", polarity=Polarity.NEGATED))
    first, second = (line["smooth"] for line in graph_in(page(drawn))["drawing"]["edges"])
    assert first != second


def test_nothing_that_is_drawn_has_a_title():
    drawing = graph_in(page(network()))["drawing"]
    assert not [shape for shape in drawing["nodes"] + drawing["edges"] if "title" in shape]
    assert drawing["options"]["physics"]["enabled"] is False


# --- Places


def crossed(count: int) -> tuple[dict[str, int], list[tuple[str, str]]]:
    """Return nodes in three columns, joined at random but the same each time."""
    chance = random.Random(7)
    columns = {f"{column}-{row:03}": column for column in range(3) for row in range(count)}
    names = list(columns)
    links = [(chance.choice(names[: 2 * count]), chance.choice(names[count:])) for _ in range(3 * count)]
    return columns, [(first, second) for first, second in links if columns[first] != columns[second]]


def test_columns_stand_from_left_to_right():
    places = place({"tern": 4, "gull": 2, "cliff": 7}, [])
    assert places["gull"][0] < places["tern"][0] < places["cliff"][0]


def test_no_two_nodes_come_too_near():
    columns, links = crossed(90)
    places = place(columns, links, rows=20)
    by_column: dict[float, list[float]] = {}
    for x, y in places.values():
        by_column.setdefault(x, []).append(y)
    heights = [sorted(column) for column in by_column.values()]
    steps = [lower - upper for column in heights for upper, lower in pairwise(column)]
    assert min(steps) >= ROW_HEIGHT - 0.02


def test_a_ladder_that_is_turned_upside_down_is_untangled():
    columns = {f"left {n}": 0 for n in range(9)} | {f"right {n}": 1 for n in range(9)}
    graph = networkx.Graph([(f"left {n}", f"right {8 - n}") for n in range(9)])
    graph.add_nodes_from(columns)
    alphabetical = [[name for name in columns if columns[name] == column] for column in (0, 1)]
    assert crossings(alphabetical, graph) == 36
    assert crossings(order(columns, graph), graph) == 0


def test_ordering_lessens_crossings_and_loses_no_node():
    columns, links = crossed(40)
    graph = networkx.Graph(links)
    graph.add_nodes_from(columns)
    before = [[name for name in columns if columns[name] == column] for column in range(3)]
    after = order(columns, graph)
    assert [sorted(column) for column in after] == [sorted(column) for column in before]
    assert crossings(after, graph) < 0.8 * crossings(before, graph)


def test_crossings_are_counted_as_pairs_that_cross():
    columns, links = crossed(12)
    graph = networkx.Graph(links)
    graph.add_nodes_from(columns)
    ordered = [[name for name in columns if columns[name] == column] for column in range(3)]
    at = {name: (column, row) for column, names in enumerate(ordered) for row, name in enumerate(names)}
    lines = [sorted((at[first], at[second])) for first, second in graph.edges]
    by_hand = sum(
        (a[0][0], a[1][0]) == (b[0][0], b[1][0]) and (a[0][1] - b[0][1]) * (a[1][1] - b[1][1]) < 0
        for a, b in combinations(lines, 2)
    )
    assert crossings(ordered, graph) == by_hand > 0


def test_a_tall_column_is_folded_into_a_sheet_of_a_screens_shape():
    places = place({f"gull {n}": n % 4 for n in range(1200)}, [], rows=10)
    width = max(x for x, _ in places.values()) - min(x for x, _ in places.values())
    height = max(y for _, y in places.values()) - min(y for _, y in places.values())
    assert 1.0 < width / height < 2.2


# --- Style


@pytest.mark.parametrize(
    ("wrong", "right", "said"),
    [
        ('shape = "triangle"', 'shape = "round"', "classes.Bird: no shape 'round'. Use one of dot"),
        ('column = "Places"', 'column = "Sky"', "classes.Place: no column 'Sky'. Use one of Birds"),
        ('light = "#cc0000"', 'light = "red"', "lines.denied: light is 'red'"),
        ("dashes = [6, 4]", "dashes = [6, 0]", "lines.hedged: dashes is"),
        ("max_nodes = 3", "max_nodes = 0", "max_nodes is 0"),
        ("widths = [1.0, 4.0]", "widths = [4.0, 1.0]", "widths is"),
        ("rows = 10", "", "no rows. Give rows as int"),
        ("rows = 10", "rows", "not TOML"),
    ],
)
def test_a_fault_in_the_style_is_named(wrong, right, said):
    assert wrong in STYLE
    with pytest.raises(MbcGraphError, match=re.escape(said)):
        load_style(STYLE.replace(wrong, right))


# --- The style that comes with the package: told apart by any eye

# What is left of red, green and blue (linear) to an eye without one kind of cone (Machado and others, 2009).
EYES = {
    "all cones": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no long": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "no middle": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "no short": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
PAPER = {"light": "#ffffff", "dark": "#15191d"}


def linear(colour: str) -> list[float]:
    """Return the linear parts of a colour like #0a7f5b."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def lab(colour: str, eye: str) -> tuple[float, float, float]:
    """Return where an eye sees a colour in CIELAB, in which distance is difference."""
    red, green, blue = (
        min(max(sum(share * part for share, part in zip(row, linear(colour), strict=True)), 0), 1) for row in EYES[eye]
    )
    x, y, z = (
        (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505,
        0.2126 * red + 0.7152 * green + 0.0722 * blue,
        (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089,
    )
    fx, fy, fz = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def contrast(colour: str, paper: str) -> float:
    """Return the contrast ratio of WCAG."""
    shares = (0.2126, 0.7152, 0.0722)
    light, dark = (
        sum(share * part for share, part in zip(shares, linear(one), strict=True)) for one in (colour, paper)
    )
    return (max(light, dark) + 0.05) / (min(light, dark) + 0.05)


@pytest.fixture(scope="module")
def packaged():
    """Return the style that comes with the package."""
    return load_style(style_file().read_text("utf-8"))


@pytest.mark.parametrize("theme", PAPER)
@pytest.mark.parametrize("eye", EYES)
def test_colours_are_told_apart_by_every_eye(packaged, theme, eye):
    seen = [lab(colour, eye) for colour in {getattr(look, theme) for look in packaged.classes.values()}]
    nearest = min(sum((a - b) ** 2 for a, b in zip(*pair, strict=True)) ** 0.5 for pair in combinations(seen, 2))
    assert nearest > 15


@pytest.mark.parametrize("theme", PAPER)
def test_every_shape_and_line_stands_out_from_the_page(packaged, theme):
    looks = [*packaged.classes.values(), packaged.other, *packaged.lines.values()]
    assert min(contrast(getattr(look, theme), PAPER[theme]) for look in looks) >= 3


def test_no_two_classes_look_alike(packaged):
    looks = [(look.shape, look.light) for look in packaged.classes.values()]
    assert len(looks) == len(set(looks))


def test_every_column_holds_a_class(packaged):
    assert {look.column for look in packaged.classes.values()} == set(range(len(packaged.columns)))


def test_every_class_of_the_ontology_has_a_look(packaged):
    ontology = (style_file().parent.parent / "ontology" / "classes.ttl").read_text("utf-8")
    assert set(re.findall(r"^mbc:(\w+) a owl:Class", ontology, re.MULTILINE)) == set(packaged.classes)
