"""From a Network to one HTML page in which every text is text and no request is made."""

from __future__ import annotations

import base64
import hashlib
import html
import json
from dataclasses import replace
from importlib import resources
from string import Template

from mbc_graph.errors import MbcGraphError
from mbc_graph.model import Network
from mbc_graph.rendering.details import describe
from mbc_graph.rendering.drawing import draw, rank, to_places
from mbc_graph.rendering.style import Style

_SCRIPTS = ("text", "state", "places", "labels", "names", "drawing", "key", "search", "panel", "table", "page")


def render(network: Network, *, style: Style, title: str, note: str = "") -> str:
    """Return *network* as one HTML page that draws, searches, filters and quotes without a network.

    The same claims in another order give the same page, byte for byte.
    """
    _check(network)
    network = _sort(network)
    by_evidence = rank(network)
    shown = sorted(by_evidence[: style.max_nodes])
    everything = to_places(network, style, by_evidence)
    first = to_places(network, style, shown) if len(shown) < len(network.nodes) else None
    graph = {
        "title": title,
        "note": note,
        **describe(network, style),
        "rank": by_evidence,
        "shown": shown,
        "first": first,
        "drawing": draw(network, style, everything),
    }
    return _fill(title, to_json(graph))


def to_json(value: object) -> str:
    """Return JSON in ASCII that may stand inside any HTML element.

    >>> to_json("</script>")
    '"\\\\u003c/script\\\\u003e"'
    """
    text = json.dumps(value, ensure_ascii=True, separators=(",", ":"))
    return text.replace("<", r"\u003c").replace(">", r"\u003e").replace("&", r"\u0026")


def _check(network: Network) -> None:
    known = {node.id for node in network.nodes}
    if len(known) < len(network.nodes):
        raise MbcGraphError("network: a node is there twice. Give each concept one node")
    for edge in network.edges:
        for end in (edge.source, edge.target):
            if end not in known:
                raise MbcGraphError(f"network: an edge ends at {end!r}, which is no node. Add the node")


def _sort(network: Network) -> Network:
    nodes = sorted(network.nodes, key=lambda node: (node.label.casefold(), node.id))
    edges = sorted(network.edges, key=lambda edge: (edge.source, edge.relation, edge.target, edge.polarity))
    return replace(network, nodes=tuple(nodes), edges=tuple(edges))


def _fill(title: str, graph: str) -> str:
    package = resources.files("mbc_graph.rendering")
    parts = [(package / "script" / f"{name}.js").read_text("utf-8") for name in _SCRIPTS]
    library = _library()
    script = '"use strict";\n(() => {\n' + "\n".join(parts) + "})();\n"
    sheet = (package / "page.css").read_text("utf-8")
    return Template((package / "template.html").read_text("utf-8")).substitute(
        policy=_policy(scripts=(library, script), sheet=sheet),
        title=html.escape(title).encode("ascii", "xmlcharrefreplace").decode(),
        sheet=sheet,
        graph=graph,
        library=library,
        script=script,
    )


def _library() -> str:
    """Return the text of vis-network as pyvis brings it, the newest if it brings several."""
    folders = [folder for folder in (resources.files("pyvis") / "lib").iterdir() if folder.name.startswith("vis-")]
    if not folders:
        raise MbcGraphError("pyvis: brings no vis-network. Install pyvis 0.3.2 or newer")
    newest = max(folders, key=lambda folder: [int(part) for part in folder.name.removeprefix("vis-").split(".")])
    text = (newest / "vis-network.min.js").read_text("utf-8")
    lines = [line for line in text.split("\n") if not line.startswith("//# sourceMappingURL")]
    return "\n".join(lines).replace("</script", r"<\/script")


def _policy(*, scripts: tuple[str, ...], sheet: str) -> str:
    """Return the Content-Security-Policy: these very scripts and this sheet, and nothing from anywhere."""
    allowed = " ".join(_hash(script) for script in scripts)
    return (
        f"default-src 'none'; script-src {allowed}; style-src {_hash(sheet)}; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
