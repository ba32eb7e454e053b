"""The guide to an ontology of another field: its files written out, its commands print what it shows."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from mbc_graph.extraction import extract
from mbc_graph.ontology import load_vocabulary
from mbc_graph.recognition import compile_lexicon, recognise
from reading_aloud import read_document
from showing import Example, ShownFile, check_shown, output_of, steps

ROOT = Path(__file__).resolve().parents[2]
STEPS = steps((ROOT / "docs" / "another-disease.md").read_text(encoding="utf-8"))
COMMANDS = [(at, step) for at, step in enumerate(STEPS) if isinstance(step, Example)]
FILES = [step for step in STEPS if isinstance(step, ShownFile)]
MOST_TURTLE = 125


def write_out(file: ShownFile, folder: Path) -> Path:
    """Return the path of *file*, once it is written below *folder*."""
    path = folder / file.path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(file.content, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[int, str]:
    """What each command of the guide prints, by its place in it, all done in order in a folder like a clone."""
    folder = tmp_path_factory.mktemp("guide")
    shutil.copytree(ROOT / "ontology", folder / "ontology")
    told: dict[int, str] = {}
    for at, step in enumerate(STEPS):
        if isinstance(step, ShownFile):
            write_out(step, folder)
        else:
            told[at] = output_of(step.command, folder)
    return told


@pytest.mark.parametrize(("at", "example"), COMMANDS, ids=[step.command for _, step in COMMANDS])
def test_a_command_prints_what_the_guide_shows(at: int, example: Example, printed: dict[int, str]) -> None:
    check_shown(example, printed[at])


def test_each_cue_of_a_relation_can_read_its_example(tmp_path: Path) -> None:
    paths = [write_out(file, tmp_path) for file in FILES if file.form == "turtle"]
    vocabulary = load_vocabulary(paths)
    lexicon = compile_lexicon(vocabulary)
    silent = []
    for cue in vocabulary.cues.values():
        document = read_document(cue.example)
        claims = list(extract(document, recognise(document, lexicon), vocabulary))
        if cue.signals not in {claim.predicate for claim in claims} and cue.signals is not None:
            silent.append(cue.iri)
    assert vocabulary.cues and silent == []


def test_the_guide_can_be_typed_in_an_afternoon() -> None:
    assert sum(file.content.count("\n") for file in FILES if file.form == "turtle") <= MOST_TURTLE


def test_a_file_is_shown_below_its_path() -> None:
    text = "**`nests/gull.ttl`**\n\n```turtle\nx\n```\n\n```console\n$ mbc-graph read a\nb\n```\n"
    assert steps(text) == [ShownFile("nests/gull.ttl", "turtle", "x\n"), Example("mbc-graph read a", ("b",))]
