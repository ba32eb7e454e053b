"""What the README promises, `.ci/run` runs: the very same line."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_gate_runs_the_test_line_of_the_readme() -> None:
    lines = re.findall(r"^python3.* -m venv .*$", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert [line for line in lines if line.endswith("pytest")] == lines[1:2]
    assert "README.md" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_the_excerpt_in_the_readme_stands_in_the_exports() -> None:
    shown = set(re.findall(r"\b(?:claim|evidence|document):[0-9a-f]{16}\b", (ROOT / "README.md").read_text("utf-8")))
    exported = (ROOT / "exports" / "mbc-graph.ttl").read_text(encoding="utf-8")
    assert len(shown) >= 4
    assert sorted(name for name in shown if name not in exported) == []
