"""The tree holds no machine's paths, every file of the ontology its licence, and what is made is fresh."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from mbc_graph.ontology import write_mappings, write_templates
from mbc_graph.querying import write_questions

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("src", "ontology", "data", "tests", "docs", "exports", ".ci", ".github")
TEXTS = (
    ".py",
    ".ttl",
    ".toml",
    ".md",
    ".tsv",
    ".rq",
    ".js",
    ".css",
    ".html",
    ".txt",
    ".yml",
    ".yaml",
    ".trig",
    ".jsonld",
)
FOLDERS = "|".join(["home", "Users", "root", "work", "tmp", "mnt", "scratch"])
MACHINES = re.compile(
    rf"(?<![\w.:/~-])/(?:{FOLDERS})/\w"  # a path from the root of a machine
    r"|(?<!\w)[A-Z]:\\\\?\w"
    r"|(?<![\w.])(?:local"
    r"host|192\.168\.\d|10\.\d+\.\d+\.\d+)"
    r"|\w\.(?:internal|corp|lan)\b"
)
FILES = sorted(
    path
    for folder in (*(ROOT / room for room in ROOMS), ROOT)
    for path in (folder.glob("*") if folder == ROOT else folder.rglob("*"))
    if path.is_file() and path.suffix in TEXTS and "__pycache__" not in path.parts
)
PUBLISHED = (ROOT / "ontology", ROOT / "tests" / "toy")
TURTLE = [path for path in FILES if path.suffix == ".ttl" and any(room in path.parents for room in PUBLISHED)]
LICENCES = ("creativecommons.org/licenses/", "dcterms:license")


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_no_file_names_a_machine() -> None:
    found = {name_of(path): MACHINES.findall(path.read_text(encoding="utf-8", errors="replace")) for path in FILES}
    assert {name: hits for name, hits in found.items() if hits} == {}


@pytest.mark.parametrize("words", ["see /home" + "/gull/nest", "at 192.168" + ".0.1", "http://local" + "host:8000"])
def test_a_machine_would_be_noticed(words: str) -> None:
    assert MACHINES.search(words)


@pytest.mark.parametrize("file", TURTLE, ids=name_of)
def test_every_file_of_an_ontology_states_its_licence(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    missing = [words for words in LICENCES if words not in text]
    assert missing == []


def test_what_is_made_from_other_files_is_fresh(tmp_path: Path) -> None:
    folder = shutil.copytree(ROOT / "ontology", tmp_path / "ontology")
    written = [*write_templates(folder), *write_mappings(folder), *write_questions(folder)]
    assert [path.name for path in written] == ["metastases.ttl", "mappings.ttl", "questions.ttl"]
    stale = [path.name for path in written if path.read_bytes() != (ROOT / "ontology" / path.name).read_bytes()]
    assert stale == [], "run: mbc-graph ontology make"
