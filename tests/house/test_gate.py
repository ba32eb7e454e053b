"""What the README promises, `.ci/run` runs: the very same line."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_gate_runs_the_test_line_of_the_readme() -> None:
    lines = re.findall(r"^python3.* -m venv .*$", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert [line for line in lines if line.endswith("pytest")] == lines[1:2]
    assert "README.md" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
