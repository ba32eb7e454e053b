"""What stands in exports/ is what the documents that ship give now, to the byte."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

EXPORTS = Path(__file__).resolve().parents[2] / "exports"
CLI = [sys.executable, "-c", "from mbc_graph.cli import main; main()"]
OTHER_SEED = "20"
LONGEST = 300


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a new build of the default corpus, run elsewhere and with another hash seed."""
    folder = tmp_path_factory.mktemp("elsewhere")
    told = subprocess.run(
        [*CLI, "build", "--out", "made"],
        capture_output=True,
        cwd=folder,
        encoding="utf-8",
        env={**os.environ, "PYTHONHASHSEED": OTHER_SEED},
        timeout=LONGEST,
    )
    assert told.returncode == 0, told.stdout + told.stderr
    return folder / "made"


@pytest.mark.parametrize("suffix", [".ttl", ".trig", ".jsonld"])
def test_a_committed_export_is_what_is_built_now(suffix: str, built: Path) -> None:
    name = f"mbc-graph{suffix}"
    fresh, committed = (built / name).read_bytes(), (EXPORTS / name).read_bytes()
    assert len(fresh) > 0
    is_fresh = fresh == committed  # bytes this long are not to be shown line by line
    assert is_fresh, f"exports/{name} is stale: run mbc-graph build"


def test_a_build_writes_the_page_too_and_leaves_nothing_else_behind(built: Path) -> None:
    names = sorted(path.name for path in built.iterdir())
    assert names == ["mbc-graph.html", "mbc-graph.jsonld", "mbc-graph.trig", "mbc-graph.ttl"]
