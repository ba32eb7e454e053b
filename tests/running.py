"""A command line as a test runs it, and what it leaves behind."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Outcome:
    """What a command left behind: its exit code, and what it said on both streams."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[dict[str, object]]:
        """Return each line that was printed, read as JSON."""
        return [json.loads(line) for line in self.out.splitlines()]


Run = Callable[..., Outcome]
