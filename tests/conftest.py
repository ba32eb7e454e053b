"""What every test may ask for: the shipped ontology, and the sea birds that stand in for it."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from mbc_graph import paths
from mbc_graph.cli import main
from mbc_graph.extraction import extract
from mbc_graph.model import Claim, Document, Mention, Vocabulary
from mbc_graph.ontology import load_vocabulary, ontology_files
from mbc_graph.pipeline import Build, Resources, build, load_resources
from mbc_graph.recognition import Lexicon, compile_lexicon, recognise
from reading_aloud import read_document
from running import Outcome, Run

TOY = Path(__file__).parent / "toy"

ReadBirds = Callable[[str], list[Claim]]
Mark = Callable[[str], list[Mention]]


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    """The ontology that ships."""
    return load_vocabulary(ontology_files(paths.ontology_folder()))


@pytest.fixture(scope="session")
def lexicon(vocabulary: Vocabulary) -> Lexicon:
    """The names of the ontology that ships."""
    return compile_lexicon(vocabulary)


@pytest.fixture(scope="session")
def toy() -> Path:
    """The folder of the sea birds: their ontology and three texts about them."""
    return TOY


@pytest.fixture(scope="session")
def bird_resources() -> Resources:
    """What reading about sea birds needs beside the texts."""
    return load_resources(TOY / "ontology", paths.furniture_file(), paths.language_file())


@pytest.fixture(scope="session")
def birds(bird_resources: Resources) -> Vocabulary:
    """The ontology of sea birds."""
    return bird_resources.vocabulary


@pytest.fixture(scope="session")
def bird_lexicon(bird_resources: Resources) -> Lexicon:
    """The names of the ontology of sea birds."""
    return bird_resources.lexicon


@pytest.fixture(scope="session")
def mark_birds(bird_lexicon: Lexicon) -> Mark:
    """From a text about sea birds to the mentions in it."""
    return lambda text: list(recognise(read_document(text), bird_lexicon))


@pytest.fixture(scope="session")
def read_birds(bird_lexicon: Lexicon, birds: Vocabulary) -> ReadBirds:
    """From a text about sea birds to the claims that it makes."""

    def claims(text: str) -> list[Claim]:
        document: Document = read_document(text)
        return list(extract(document, recognise(document, bird_lexicon), birds))

    return claims


@pytest.fixture(scope="session")
def bird_build(bird_resources: Resources) -> Build:
    """The graph of the three texts about sea birds, reasoned over."""
    return build([TOY / "texts"], bird_resources, version="1.0")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Run a command line in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def outcome(*arguments: str | Path, stdin: str = "") -> Outcome:
        monkeypatch.setattr(sys, "argv", ["mbc-graph", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        with pytest.raises(SystemExit) as left:
            main()
        said = capsys.readouterr()
        return Outcome(int(left.value.code or 0), said.out, said.err)

    return outcome
