"""The reference pages in a real browser, opened as files: what a reader sees and does, and that nothing leaves them."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from mbc_graph import paths
from mbc_graph.ontology import ontology_files, read_quads
from mbc_graph.pipeline import Build, Resources
from mbc_graph.publishing import Source, load_words, publish, write_folder

pytest.importorskip("pylode", reason="pyLODE is not installed")
WORDS = load_words(paths.page_file().read_text(encoding="utf-8"))


@dataclass
class Opened:
    """A page in a browser, with all that it asked for beyond its folder and complained about."""

    page: object
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def site(toy: Path, bird_resources: Resources, bird_build: Build, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the pages about sea birds."""
    quads = list(read_quads(ontology_files(toy / "ontology")))
    source = Source(quads, bird_resources.vocabulary, bird_build.graph, bird_build.claims)
    folder = tmp_path_factory.mktemp("pages") / "site of birds"
    write_folder(folder, publish(source, WORDS, paths.templates_folder()))
    return folder


@pytest.fixture
def show(browser, site):
    """Return how to open a page of the site; every request that is not for one of its files is noted and cut."""
    contexts = []

    def opened(name: str = "index.html", *, width: int = 1200, scheme: str = "light", script: bool = True) -> Opened:
        context = browser.new_context(
            viewport={"width": width, "height": 800}, color_scheme=scheme, java_script_enabled=script
        )
        contexts.append(context)
        it = Opened(context.new_page())
        home = site.as_uri()

        def answer(route, request):
            if request.url.startswith(home):
                route.continue_()
                return
            it.requests.append(request.url)
            route.abort()

        context.route("**/*", answer)
        it.page.on("console", lambda message: it.complaints.append(message.text))
        it.page.on("pageerror", lambda error: it.complaints.append(str(error)))
        it.page.goto(f"{home}/{name}")
        return it

    yield opened
    for context in contexts:
        context.close()


def ask(page, words: str) -> None:
    page.fill("#find", words)
    page.locator("#hits li").first.wait_for()


@pytest.mark.parametrize("name", ["index.html", "concepts/gull.html", "classes/Species.html", "ontology.html"])
def test_a_page_asks_for_nothing_outside_and_complains_of_nothing(show, name):
    opened = show(name)
    opened.page.wait_for_load_state("networkidle")
    assert opened.page.locator("h1").inner_text()
    assert opened.requests == []
    assert opened.complaints == []


@pytest.mark.parametrize("name", ["index.html", "concepts/tern.html"])
@pytest.mark.parametrize("asked", ["seagull", "SEAGULL", "gull", "mew"])
def test_a_concept_is_found_by_any_of_its_names_from_any_page(show, name, asked):
    page = show(name).page
    ask(page, asked)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/concepts/gull.html")
    assert page.locator("h1").inner_text() == "gull"


@pytest.mark.parametrize("asked", ["sea-bird", "Séa  bird", "sea bird"])
def test_hyphens_blanks_and_accents_are_alike_to_the_search(show, asked):
    page = show().page
    ask(page, asked)
    assert "seabird" in page.locator("#hits").inner_text()


def test_a_name_that_nothing_has_is_said_to_be_none(show):
    page = show().page
    ask(page, "albatross")
    assert page.locator("#hits").inner_text() == WORDS["page"]["nothing"]
    page.keyboard.press("Enter")
    assert page.url.endswith("/index.html")


def test_a_hit_is_opened_by_a_click(show):
    page = show("concepts/tern.html").page
    ask(page, "kittiwake")
    page.locator("#hits li").first.click()
    page.wait_for_url("**/concepts/kittiwake.html")


def test_the_search_is_told_to_those_who_cannot_see_it(show):
    page = show().page
    ask(page, "gull")
    assert page.locator("#find").get_attribute("aria-expanded") == "true"
    assert page.locator("#told").inner_text() == WORDS["page"]["found"].format(count=4)
    page.keyboard.press("ArrowDown")
    chosen = page.locator("#find").get_attribute("aria-activedescendant")
    assert page.locator(f"#{chosen}").get_attribute("aria-selected") == "true"
    page.keyboard.press("Escape")
    assert page.locator("#find").get_attribute("aria-expanded") == "false"
    assert page.locator("#hits").is_hidden()


def test_the_pages_are_read_and_walked_without_a_script(show):
    page = show(script=False).page
    assert page.locator("form.search").is_hidden()
    page.get_by_role("link", name="species", exact=True).click()
    page.get_by_role("link", name="herring gull", exact=True).click()
    assert page.locator("h1").inner_text() == "herring gull"
    assert page.get_by_role("blockquote").first.is_visible()


def test_the_first_step_by_keyboard_leads_past_the_frame(show):
    page = show("concepts/gull.html").page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == WORDS["page"]["skip"]
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


def test_the_paper_is_dark_where_the_reader_wants_it_dark(show):
    grounds = {
        scheme: show(scheme=scheme).page.evaluate("getComputedStyle(document.body).backgroundColor")
        for scheme in ("light", "dark")
    }
    assert grounds == {"light": "rgb(253, 252, 250)", "dark": "rgb(20, 24, 28)"}


@pytest.mark.parametrize("name", ["index.html", "concepts/gull.html", "relations/nestsOn.html", "ontology.html"])
def test_nothing_stands_out_of_a_narrow_window(show, name):
    page = show(name, width=360).page
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_paper_shows_the_sentences_and_not_the_frame(show):
    page = show("concepts/gull.html").page
    page.emulate_media(media="print")
    assert page.locator("header.top").is_hidden()
    assert page.get_by_role("blockquote").first.is_visible()
