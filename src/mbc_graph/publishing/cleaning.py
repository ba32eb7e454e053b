"""From markup that another program wrote to what may stand on a page of ours."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from mbc_graph.publishing.register import is_web

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_TEXT = ("a", "code", "em", "p", "pre", "span", "strong", "sup")
_KEPT = frozenset((*_TEXT, "dd", "div", "dl", "dt", "h2", "h3", "h4", "li", "table", "td", "th", "tr", "ul"))
_EMPTY = frozenset(("script", "style", "svg", "h1", "template", "noscript", "iframe", "object"))
_ATTRIBUTES = ("id", "class")
_CLASSES = frozenset(("section", "entity", "property", "cardinality", "first", "second"))


def sections_of(content: Element) -> dict[str, str]:
    """Return the id of the section of each IRI."""
    found: dict[str, str] = {}
    for element in content.iter("div"):
        code = element.find(".//code")
        if "entity" in (element.get("class") or "").split() and code is not None and code.text:
            found.setdefault(code.text, element.get("id") or "")
    return found


class Cleaner:
    """Writes what may stand on a page: known elements, ids once, links that lead somewhere."""

    def __init__(self, pages: Mapping[str, str], sections: Mapping[str, str], in_words: Mapping[str, Markup]) -> None:
        self.pages = pages
        self.sections = sections
        self.in_words = in_words
        self.renamed: Mapping[str, str] = {}
        self.ids: set[str] = set()
        self.known = set(sections.values()) | {"metadata", "classes", "objectproperties", "datatypeproperties"}
        self.known |= {"annotationproperties", "functionalproperties", "namespaces", "legend"}

    def inside(self, element: Element) -> Markup:
        """Return what stands inside *element*."""
        parts = (self.write(child) + escape(child.tail or "") for child in element)
        return escape(element.text or "") + Markup("").join(parts)

    def write(self, element: Element) -> Markup:
        """Return *element*, or only what is inside it, or nothing, as its name allows."""
        name = self.renamed.get(element.tag, element.tag) if isinstance(element.tag, str) else ""
        if not name or name in _EMPTY:
            return Markup("")
        if name == "a" and element.get("href") in self.in_words:
            return self.in_words[element.get("href") or ""]
        attributes = self._attributes(element)
        inside = self.inside(element)
        if name not in _KEPT or (name == "a" and not attributes):
            return inside
        if name == "code" and (element.text or "") in self.pages:
            inside = Markup('<a href="{}">{}</a>').format(self.pages[element.text or ""], inside)
        written = Markup("").join(Markup(' {}="{}"').format(*pair) for pair in attributes.items())
        return Markup("<{}{}>{}</{}>").format(Markup(name), written, inside, Markup(name))

    def _attributes(self, element: Element) -> dict[str, str]:
        found = {name: element.get(name) or "" for name in _ATTRIBUTES if element.get(name)}
        found["class"] = " ".join(one for one in found.get("class", "").split() if one in _CLASSES)
        if found.get("id") not in self.known or found.get("id") in self.ids:
            found.pop("id", "")
        self.ids.add(found.get("id", ""))
        address = self._address(element) if element.tag == "a" else ""
        if address:
            found["href"] = address
        return {name: value for name, value in found.items() if value}

    def _address(self, element: Element) -> str:
        address = element.get("href") or ""
        if "hover_property" in (element.get("class") or ""):
            return ""
        if address.startswith("#"):
            return address if address[1:] in self.known else ""
        if address in self.sections:
            return f"#{self.sections[address]}"
        return address if is_web(address) else ""
