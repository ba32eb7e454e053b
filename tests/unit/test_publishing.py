"""The pages of an ontology lead to one another, show all that is said, and take nobody's word for markup."""

from __future__ import annotations

import logging
import os
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, join, normpath

import pyoxigraph as ox
import pytest
from click.testing import CliRunner

from mbc_graph import paths
from mbc_graph.cli.publishing import docs
from mbc_graph.errors import MbcGraphError
from mbc_graph.model import IRI, Claim, Evidence, Span, Vocabulary
from mbc_graph.namespaces import CLAIM, INFERRED_GRAPH, MBC, SET_ASIDE_GRAPH
from mbc_graph.ontology import load_vocabulary, ontology_files, read_quads
from mbc_graph.pipeline import Build
from mbc_graph.publishing import Source, load_words, publish, write_folder
from mbc_graph.publishing.sayings import pieces_of

pytest.importorskip("pylode", reason="pyLODE is not installed")

BIRDS = "https://example.org/birds/"
WORDS = load_words(paths.page_file().read_text(encoding="utf-8"))
STYLE = (paths.templates_folder() / "style.css").read_text(encoding="utf-8")
APART = ("dd", "dt", "figure", "h1", "h2", "h3", "li", "p", "td", "th", "tr")
LANDMARKS = ("header", "main", "footer")
PREFIXES = """@prefix birds: <https://example.org/birds/> .
@prefix mbc: <https://w3id.org/mbc-graph/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""
CONCEPT = "a owl:NamedIndividual , skos:Concept , birds:Species"
HOSTILE = "<script>alert('gull')</script>"
IMAGE = "<img src=x onerror=alert(1)>"

Site = Mapping[str, str]
PublishBirds = Callable[[str], Site]


@dataclass
class Page(HTMLParser):
    """What a page is made of: its ids, links, headings, landmarks and words."""

    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)
    elements: list[str] = field(default_factory=list)
    attributes: set[str] = field(default_factory=set)
    language: str = ""
    text: str = ""

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.elements.append(tag)
        self.text += " " if tag in APART else ""
        self.attributes |= found.keys()
        self.ids += [found["id"] or ""] if "id" in found else []
        if tag == "html":
            self.language = found.get("lang") or ""
        if tag == "a" and "href" in found:
            self.links.append(found["href"] or "")
        if tag in ("link", "script", "img", "iframe"):
            self.sources.append(found.get("href") or found.get("src") or "")
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))

    def handle_data(self, data: str) -> None:
        self.text += data


def parse(text: str) -> Page:
    page = Page()
    page.feed(text)
    page.text = " ".join(page.text.split())
    return page


def parse_all(site: Site) -> dict[str, Page]:
    return {name: parse(text) for name, text in site.items() if name.endswith(".html")}


def to_site(files: Mapping[str, bytes]) -> Site:
    return {name: content.decode() for name, content in files.items()}


def broken_links(site: Site) -> list[str]:
    """Return the links within *site* that lead to no page, file or place on a page."""
    pages = parse_all(site)
    found = []
    for name, page in pages.items():
        for link in [*page.links, *page.sources]:
            if link.startswith(("https://", "http://", "data:")):
                continue
            path, _, place = link.partition("#")
            target = normpath(join(dirname(name), path)) if path else name
            if target not in site or (place and place not in pages[target].ids):
                found.append(f"{name}: {link}")
    return found


@pytest.fixture(scope="module")
def bird_files(toy: Path) -> list[Path]:
    return ontology_files(toy / "ontology")


@pytest.fixture(scope="module")
def site(bird_files: list[Path], birds: Vocabulary, bird_build: Build) -> Site:
    """The pages of the sea birds, with what the three texts say."""
    source = Source(list(read_quads(bird_files)), birds, bird_build.graph, bird_build.claims)
    return to_site(publish(source, WORDS, paths.templates_folder()))


@pytest.fixture(scope="module")
def pages(site: Site) -> dict[str, Page]:
    return parse_all(site)


@pytest.fixture
def publish_birds(bird_files: list[Path], tmp_path: Path) -> PublishBirds:
    """From some statements more about sea birds to the pages."""

    def published(turtle: str) -> Site:
        more = tmp_path / "more.ttl"
        more.write_text(PREFIXES + turtle, encoding="utf-8")
        files = [*bird_files, more]
        return to_site(
            publish(Source(list(read_quads(files)), load_vocabulary(files)), WORDS, paths.templates_folder())
        )

    return published


# --- The site as a whole


def test_every_link_within_the_site_leads_somewhere(site: Site, pages: dict[str, Page]) -> None:
    assert sum(len(page.links) for page in pages.values()) > 1000
    assert broken_links(site) == []


def test_a_link_that_leads_nowhere_would_be_noticed() -> None:
    site = {"a.html": '<p id="x"><a href="b/c.html#y">', "b/c.html": '<a href="../a.html#x"><a href="../d.html">'}
    assert broken_links(site) == ["a.html: b/c.html#y", "b/c.html: ../d.html"]


def test_no_page_loads_anything_from_elsewhere(site: Site, pages: dict[str, Page]) -> None:
    sources = {source for page in pages.values() for source in page.sources}
    assert {source.replace("../", "") for source in sources} == {"data:,", "style.css", "search.js"}
    assert not re.search(r"url\(|@import|https?:", site["style.css"])
    assert "http" not in site["search.js"]


def test_every_concept_class_and_relation_has_a_page(site: Site, birds: Vocabulary) -> None:
    for iri in birds.concepts:
        assert f"concepts/{iri.removeprefix(BIRDS)}.html" in site
    for iri in (*birds.relations, BIRDS + "hasPlace", BIRDS + "carries"):
        assert f"relations/{iri.removeprefix(BIRDS)}.html" in site
    kinds = {kind for concept in birds.concepts.values() for kind in concept.kinds}
    assert {name for name in site if name.startswith("classes/")} == {
        f"classes/{kind.removeprefix(BIRDS)}.html" for kind in kinds
    }


def test_every_page_can_be_walked_through_by_ear(pages: dict[str, Page]) -> None:
    for name, page in pages.items():
        assert page.language == "en", name
        assert [page.elements.count(landmark) for landmark in LANDMARKS] == [1, 1, 1], name
        assert page.headings[0] == 1 and page.headings.count(1) == 1, name
        steps = zip(page.headings, page.headings[1:], strict=False)
        assert all(after <= before + 1 for before, after in steps), name
        assert len(page.ids) == len(set(page.ids)), name


def test_the_same_source_gives_the_same_bytes_whatever_the_hash_seed(toy: Path, tmp_path: Path) -> None:
    graph = tmp_path / "empty.nq"
    graph.write_text("")
    made = []
    for seed in ("1", "2"):
        out = tmp_path / seed
        asked = f"from mbc_graph.cli.publishing import docs; docs(['--out', {str(out)!r}, '--graph', {str(graph)!r},"
        subprocess.run(
            [sys.executable, "-c", f"{asked} '--ontology', {str(toy / 'ontology')!r}])"],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
            timeout=120,
        )
        made.append({path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()})
    assert made[0] == made[1]
    assert len(made[0]) > 60


def test_a_slice_of_the_ontology_that_ships_is_published_whole() -> None:
    folder = paths.ontology_folder()
    names = ("mbc", "classes", "relations", "claims", "routes", "risks")
    files = [path for path in ontology_files(folder) if path.stem in names or path.parent.name == "cues"]
    site = to_site(publish(Source(list(read_quads(files)), load_vocabulary(files)), WORDS, paths.templates_folder()))
    assert broken_links(site) == []
    header = parse(site["index.html"]).text
    assert "0.1.0" in header and "CC BY 4.0" in header


# --- A concept


def test_a_concept_shows_its_names_and_what_it_is(pages: dict[str, Page]) -> None:
    gull = pages["concepts/gull.html"]
    for words in ("A grey and white seabird.", "seagull", "mew", BIRDS + "gull", "species"):
        assert words in gull.text
    assert WORDS["concept"]["hidden"] in pages["concepts/limp.html"].text


def test_a_concept_leads_to_wider_and_narrower_ones(pages: dict[str, Page]) -> None:
    narrower = {f"../concepts/{name}.html" for name in ("herringGull", "kittiwake", "greyHeadedGull")}
    assert narrower <= set(pages["concepts/gull.html"].links)
    trail = pages["concepts/herringGull.html"].links
    assert trail.index("../classes/Species.html") < trail.index("../concepts/gull.html")


def test_what_is_stated_of_a_concept_is_shown_from_both_ends(pages: dict[str, Page]) -> None:
    assert "has place cliff" in pages["concepts/cliffColony.html"].text
    assert "has place this cliff colony" in pages["concepts/cliff.html"].text


def test_a_claim_is_shown_with_its_sentence_and_document_at_both_ends(pages: dict[str, Page]) -> None:
    for name in ("gull", "roof"):
        assert "Gulls nest on cliffs and roofs." in pages[f"concepts/{name}.html"].text
    assert any(link.startswith("../documents.html#") for link in pages["concepts/gull.html"].links)


def test_a_denied_claim_says_so(pages: dict[str, Page]) -> None:
    assert re.search(r"roof denied 1 document", pages["concepts/puffin.html"].text)


def test_a_hedged_claim_says_so(pages: dict[str, Page]) -> None:
    assert re.search(r"squid hedged 1 document", pages["concepts/puffin.html"].text)


def test_the_words_of_a_sentence_are_marked_and_none_is_lost(site: Site) -> None:
    marked = re.findall(r"<blockquote><p>(.*?)</p></blockquote>", site["concepts/gull.html"], re.DOTALL)
    assert '<mark class="subject">Gulls</mark> <mark class="cue">nest on</mark> cliffs and ' in " ".join(marked)
    assert all(parse(quote).text for quote in marked)


def test_a_sentence_is_cut_at_its_marks_and_stays_whole() -> None:
    quote = "Gulls nest on cliffs."
    outside, overlapping = Span(0, 5), Span(13, 18)
    evidence = Evidence("d", Span(10, 10 + len(quote)), quote, Span(10, 15), overlapping, Span(24, 30), "sentence", 0.9)
    assert [(piece.text, piece.place) for piece in pieces_of(evidence)] == [
        ("Gulls", "subject"),
        (" nest on ", ""),
        ("cliffs", "object"),
        (".", ""),
    ]
    elsewhere = replace(evidence, subject=outside, cue=Span(16, 20))
    assert [piece.place for piece in pieces_of(elsewhere)] == ["", "cue", "", "object", ""]
    assert "".join(piece.text for piece in pieces_of(elsewhere)) == quote


def test_a_claim_that_was_set_aside_says_why(bird_files: list[Path], birds: Vocabulary, bird_build: Build) -> None:
    claim = next(claim for claim in bird_build.claims if claim.subject == BIRDS + "gull")
    because = ox.Quad(
        ox.NamedNode(CLAIM + claim.key),
        ox.NamedNode(MBC + "setAsideBecause"),
        ox.Literal("gulls cannot <b>"),
        ox.NamedNode(SET_ASIDE_GRAPH),
    )
    source = Source(list(read_quads(bird_files)), birds, (because,), (claim,))
    site = to_site(publish(source, WORDS, paths.templates_folder()))
    assert "Set aside: gulls cannot <b>" in parse(site["concepts/gull.html"]).text


def test_a_document_is_listed_with_what_it_gave(pages: dict[str, Page], bird_build: Build) -> None:
    counts = {
        name: sum(any(one.document == name for one in claim.evidence) for claim in bird_build.claims)
        for name in ("gulls.md", "island.txt", "table.md")
    }
    for name, count in counts.items():
        assert f"{name} · {count} claims" in pages["documents.html"].text


def test_what_follows_by_reasoning_is_counted_and_listed_apart(bird_files: list[Path], birds: Vocabulary) -> None:
    gull, eats = ox.NamedNode(BIRDS + "gull"), ox.NamedNode(BIRDS + "eats")
    follows = [
        ox.Quad(gull, eats, ox.NamedNode(BIRDS + prey), ox.NamedNode(INFERRED_GRAPH)) for prey in ("crab", "squid")
    ]
    source = Source(list(read_quads(bird_files)), birds, follows)
    page = parse(to_site(publish(source, WORDS, paths.templates_folder()))["concepts/gull.html"])
    assert WORDS["concept"]["none"] in page.text
    assert page.text.index("2 statements follow") < page.text.index("eats crab squid")


def test_claims_about_what_the_ontology_does_not_know_are_left_out(bird_files: list[Path], birds: Vocabulary) -> None:
    stray = Claim(IRI(BIRDS + "gull"), IRI(BIRDS + "eats"), IRI(BIRDS + "plankton"))
    source = Source(list(read_quads(bird_files)), birds, (), (stray,))
    site = to_site(publish(source, WORDS, paths.templates_folder()))
    assert not any("plankton" in text for text in site.values())
    assert WORDS["documents"]["none"] in parse(site["documents.html"]).text


def test_the_lay_name_stands_apart_and_codes_lead_out(publish_birds: PublishBirds) -> None:
    site = publish_birds(
        f'birds:auk {CONCEPT} ; skos:prefLabel "auk"@en ;'
        ' skos:altLabel "sea parrot"@en ; mbc:layLabel "sea parrot"@en ;'
        "skos:exactMatch <http://purl.obolibrary.org/obo/NCIT_C1> ; skos:broadMatch <https://a.example/BIRD_7> ;"
        "skos:closeMatch <javascript:alert(1)> ."
    )
    auk = parse(site["concepts/auk.html"])
    assert "In plain words sea parrot" in auk.text
    assert "same as NCIT:C1 NCI Thesaurus" in auk.text
    assert "narrower than BIRD:7" in auk.text
    assert "http://purl.obolibrary.org/obo/NCIT_C1" in auk.links
    assert not any(link.startswith("javascript") for link in auk.links)


# --- Classes and relations


def test_a_class_shows_its_concepts_as_a_tree(site: Site) -> None:
    species = site["classes/Species.html"]
    inside = species[species.index('href="../concepts/gull.html"') : species.index('href="../concepts/puffin.html"')]
    assert "<ul" in inside and "kittiwake.html" in inside


def test_a_class_shows_what_it_shares_no_member_with(pages: dict[str, Page]) -> None:
    assert f"{WORDS['facts']['disjointWith']} place" in pages["classes/Bird.html"].text
    assert f"{WORDS['facts']['disjointWith']} bird" in pages["classes/Place.html"].text


def test_a_class_without_a_name_is_told_in_words(publish_birds: PublishBirds) -> None:
    site = publish_birds(
        'birds:Ringed a owl:Class ; rdfs:subClassOf birds:Bird ; rdfs:label "ringed"@en ; owl:equivalentClass ['
        " a owl:Class ; owl:intersectionOf ( birds:Bird"
        " [ a owl:Restriction ; owl:onProperty birds:carries ; owl:hasValue birds:ring ]"
        " [ a owl:Class ; owl:unionOf ( birds:Species birds:LandBird ) ] ) ] ."
    )
    told = "bird and (carries ring) and (land bird or species)"
    assert told in parse(site["classes/Ringed.html"]).text
    assert told in parse(site["ontology.html"]).text
    assert broken_links(site) == []


def test_concepts_that_stand_in_a_circle_are_shown_all_the_same(
    bird_files: list[Path], birds: Vocabulary, tmp_path: Path
) -> None:
    more = tmp_path / "more.ttl"
    more.write_text(
        f'{PREFIXES} birds:egg {CONCEPT} ; skos:prefLabel "egg"@en ; skos:broader birds:hen .'
        f'birds:hen {CONCEPT} ; skos:prefLabel "hen"@en ; skos:broader birds:egg .'
    )
    source = Source(list(read_quads([*bird_files, more])), birds)
    site = to_site(publish(source, WORDS, paths.templates_folder()))
    links = parse(site["classes/Species.html"]).links
    assert {"../concepts/egg.html", "../concepts/hen.html"} <= set(links)


def test_a_relation_shows_what_it_joins_and_how_texts_say_it(pages: dict[str, Page]) -> None:
    nests = pages["relations/nestsOn.html"]
    for words in (
        "From To bird place",
        "{nest|nests|nesting|breed|breeds|breeding} {on|in}",
        "Cliffs are home to gulls.",
    ):
        assert words in nests.text
    assert "phrase, subject, object" in nests.text
    assert "../concepts/puffin.html" in nests.links


def test_cues_that_signal_no_relation_have_a_page(pages: dict[str, Page]) -> None:
    assert "Gulls do not nest on cliffs." in pages["cues.html"].text


def test_things_that_share_a_name_but_for_case_have_pages_of_their_own(publish_birds: PublishBirds) -> None:
    site = publish_birds(f'birds:Gull {CONCEPT} ; skos:prefLabel "another gull"@en .')
    assert {name for name in site if name.casefold().startswith("concepts/gull")} >= {
        "concepts/Gull.html",
        "concepts/gull-2.html",
    }
    assert broken_links(site) == []


# --- Words that would be markup


@pytest.fixture
def hostile(publish_birds: PublishBirds) -> Site:
    return publish_birds(
        f'birds:dodo {CONCEPT} ; skos:prefLabel "{HOSTILE}"@en ;'
        f' skos:altLabel "{IMAGE}"@en ; mbc:layLabel "{IMAGE}"@en ;'
        f' skos:definition "A {HOSTILE}"@en ; skos:scopeNote "{IMAGE}"@en ; rdfs:seeAlso <javascript:alert(1)> .'
        f'birds:Ghost a owl:Class ; rdfs:subClassOf birds:Bird ; rdfs:label "ghost {HOSTILE}"@en ;'
        f' skos:definition "A {IMAGE} [x](javascript:alert(1))"@en ; rdfs:isDefinedBy <javascript:alert(2)> .'
        f'birds:haunts a owl:ObjectProperty ; rdfs:label "{IMAGE}"@en ; mbc:joins birds:pair-haunts .'
        "birds:pair-haunts a mbc:Pair ; mbc:from birds:Ghost ; mbc:to birds:Place ."
    )


def test_markup_in_names_and_definitions_is_shown_as_text(hostile: Site) -> None:
    pages = parse_all(hostile)
    for name in ("concepts/dodo.html", "names.html", "classes/Species.html"):
        assert HOSTILE in pages[name].text
    for name in ("classes/Ghost.html", "ontology.html"):
        assert IMAGE in pages[name].text and HOSTILE in pages[name].text


def test_nothing_that_is_said_becomes_an_element_or_a_link_that_runs(hostile: Site) -> None:
    for name, page in parse_all(hostile).items():
        assert page.elements.count("script") == 1, name
        assert "img" not in page.elements and "onerror" not in page.attributes, name
        assert not [link for link in page.links if link.startswith("javascript")], name


def test_the_names_for_the_search_hold_no_end_of_a_script(hostile: Site) -> None:
    assert hostile["names.js"].startswith("window.names = [")
    assert hostile["names.js"].isascii()
    assert HOSTILE in hostile["names.js"]


# --- pyLODE


def test_pylode_leaves_nothing_behind(site: Site) -> None:
    from pylode import utils

    assert site["ontology.html"]
    assert [path.name for path in utils.RDF_FOLDER.glob("*.pickle")] == []
    assert logging.getLogger().level == logging.WARNING


def test_the_formal_reference_leads_to_our_pages(pages: dict[str, Page]) -> None:
    formal = pages["ontology.html"]
    assert "classes/Species.html" in formal.links
    assert "relations/nestsOn.html" in formal.links
    assert not any("gull" in link for link in formal.links)


def test_without_pylode_the_remedy_is_told(
    monkeypatch: pytest.MonkeyPatch, bird_files: list[Path], birds: Vocabulary
) -> None:
    monkeypatch.setitem(sys.modules, "pylode", None)
    with pytest.raises(MbcGraphError, match=r"pip install .mbc-graph\[docs\]"):
        publish(Source(list(read_quads(bird_files)), birds), WORDS, paths.templates_folder())


# --- Words and colours


@pytest.mark.parametrize("text", ["", "docs = 1", "[docs"])
def test_words_that_cannot_be_read_are_refused(text: str) -> None:
    with pytest.raises(MbcGraphError, match="words for the pages"):
        load_words(text)


def luminance(colour: str) -> float:
    """Return how bright a colour is, as WCAG 2 measures it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted([luminance(one), luminance(other)])
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_text_stands_out_from_its_ground(scheme: int) -> None:
    blocks = re.findall(r":root \{(.*?)\}", STYLE, re.DOTALL)
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", blocks[scheme]))
    texts = [(text, ground) for text in ("ink", "muted", "accent", "seen", "denied") for ground in ("paper", "side")]
    for text, ground in [*texts, ("ink", "subject"), ("ink", "cue"), ("ink", "object")]:
        assert contrast(colours[text], colours[ground]) >= 4.5, (text, ground)


# --- Writing


def test_a_folder_holds_what_was_written_last_and_nothing_of_before(tmp_path: Path) -> None:
    write_folder(tmp_path / "site", {"a.html": b"1", "b/c.html": b"2"})
    written = write_folder(tmp_path / "site", {"a.html": b"3"})
    assert written == [tmp_path / "site" / "a.html"]
    assert written[0].read_bytes() == b"3"
    assert not (tmp_path / "site" / "b").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_folder_that_holds_it_all_already_is_left_as_it_is(tmp_path: Path) -> None:
    contents = {"a.html": b"1", "b/c.html": b"2"}
    before = [path.stat().st_ino for path in write_folder(tmp_path / "site", contents)]
    assert [path.stat().st_ino for path in write_folder(tmp_path / "site", contents)] == before


def test_a_folder_with_somebodys_file_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "diary.txt").write_text("dear")
    with pytest.raises(MbcGraphError, match=r"diary\.txt"):
        write_folder(tmp_path, {"a.html": b"1"})
    assert [path.name for path in tmp_path.iterdir()] == ["diary.txt"]


def test_a_file_where_the_folder_is_to_be_is_refused(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("dear")
    with pytest.raises(MbcGraphError, match="a file stands where"):
        write_folder(tmp_path / "site", {"a.html": b"1"})


def test_what_stood_there_stands_there_still_when_writing_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "site"
    write_folder(site, {"a.html": b"1"})
    replace = Path.replace

    def failing(path: Path, target: Path) -> Path:
        if path.name == "new":
            raise OSError("no space left")
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(OSError, match="no space left"):
        write_folder(site, {"a.html": b"2"})
    assert (site / "a.html").read_bytes() == b"1"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


# --- The command


def test_the_command_writes_the_pages_and_says_where(toy: Path, tmp_path: Path) -> None:
    graph = tmp_path / "empty.nq"
    graph.write_text("")
    out = tmp_path / "site"
    told = CliRunner().invoke(
        docs, ["--out", str(out), "--ontology", str(toy / "ontology"), "--graph", str(graph)], catch_exceptions=False
    )
    assert told.exit_code == 0
    pages = len(list(out.rglob("*.html")))
    assert told.output == f"written: {out / 'index.html'} and {pages - 1:,} pages more\n"
