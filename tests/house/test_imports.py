"""The import law holds, and nothing heavy is loaded before it is needed."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

from click.testing import CliRunner
from importlinter.cli import lint_imports_command

ROOT = Path(__file__).resolve().parents[2]
HEAVY = ("networkx", "owlready2", "pyshacl", "pyvis", "rdflib", "rich")


def test_every_contract_on_imports_is_kept() -> None:
    told = CliRunner().invoke(
        lint_imports_command, ["--config", str(ROOT / "pyproject.toml"), "--no-cache", "--no-logo"]
    )
    assert told.exit_code == 0, told.output
    assert "2 kept, 0 broken" in told.output


def test_every_room_has_its_place_in_the_law() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    layers = next(one for one in settings["contracts"] if one["type"] == "layers")
    assert layers["exhaustive"]
    assert "ignore_imports" not in layers


def test_nothing_heavy_is_loaded_with_the_stages() -> None:
    asked = f"import sys, mbc_graph.pipeline, mbc_graph.cli.texts; print([m for m in {HEAVY!r} if m in sys.modules])"
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True, timeout=60)
    assert told.stdout.strip() == "[]"
