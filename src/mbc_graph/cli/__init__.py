"""The command line: one verb for each stage; options in, one call, text out."""

from __future__ import annotations

from mbc_graph.cli.main import main

__all__ = ["main"]
