"""The tools that pyproject.toml sets up have nothing to say."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LONGEST = 300

# British words that a list of American misspellings takes for mistakes.
BRITISH = ("analyse", "behaviour", "catalogue", "centre", "colour", "grey", "licence", "organise", "recognise")
PROSE = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs", "src")
TOOLS = {
    "ruff check": ["ruff", "check", "--no-cache", "src", "tests"],
    "ruff format": ["ruff", "format", "--check", "--no-cache", "src", "tests"],
    "mypy": ["mypy", "--no-error-summary"],
    "codespell": ["codespell_lib", "--ignore-words-list", ",".join(BRITISH), *PROSE],
}


def run(arguments: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *arguments], cwd=ROOT, capture_output=True, encoding="utf-8", timeout=LONGEST
    )


@pytest.mark.parametrize("arguments", TOOLS.values(), ids=TOOLS)
def test_a_tool_has_nothing_to_say(arguments: list[str]) -> None:
    told = run(arguments)
    assert told.returncode == 0, told.stdout + told.stderr


def test_a_misspelt_word_would_be_noticed(tmp_path: Path) -> None:
    (tmp_path / "note.md").write_text("Gulls " + "recieve" + " fish.\n", encoding="utf-8")  # codespell:ignore
    assert run(["codespell_lib", str(tmp_path)]).returncode != 0


def test_an_unused_import_would_be_noticed(tmp_path: Path) -> None:
    (tmp_path / "gulls.py").write_text('"""Gulls."""\n\nimport os\n', encoding="utf-8")
    settings = str(ROOT / "pyproject.toml")
    told = run(["ruff", "check", "--no-cache", "--config", settings, str(tmp_path)])
    assert told.returncode != 0
    assert "F401" in told.stdout
