"""From a Network to one page that needs nothing else: no server, no other file, no request."""

from __future__ import annotations

from mbc_graph.rendering.page import render
from mbc_graph.rendering.style import Line, Look, Style, load_style

__all__ = ["Line", "Look", "Style", "load_style", "render"]
