"""Raptor, a parser that shares no code with ours, reads the Turtle that is published."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

RAPPER = shutil.which("rapper")
TURTLE = Path(__file__).resolve().parents[2] / "exports" / "mbc-graph.ttl"

pytestmark = pytest.mark.skipif(RAPPER is None, reason="needs rapper, of Debian's package raptor2-utils")


def test_raptor_counts_as_many_triples_as_we_do() -> None:
    ours = sum(1 for _ in parse(path=TURTLE, format=RdfFormat.TURTLE))
    told = subprocess.run(
        [str(RAPPER), "-q", "-i", "turtle", "-o", "ntriples", str(TURTLE)], capture_output=True, text=True, timeout=120
    )
    assert told.returncode == 0, told.stderr
    assert len(told.stdout.splitlines()) == ours > 0


def test_raptor_finds_nothing_to_complain_of() -> None:
    told = subprocess.run([str(RAPPER), "-c", "-i", "turtle", str(TURTLE)], capture_output=True, text=True, timeout=120)
    assert told.returncode == 0, told.stderr
    assert re.search(r"returned \d+ triples", told.stderr), told.stderr
    assert re.findall(r".*(?:error|warning).*", told.stderr, re.IGNORECASE) == []
