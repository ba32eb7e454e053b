"""What the form of a word tells of the class of what it names: endings, beginnings, last words, given as data."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from mbc_graph.errors import OntologyError
from mbc_graph.model import IRI
from mbc_graph.proposing.words import fold

NO_CLASS = "-"
_COLUMNS = ["form", "class", "note"]
_STEM = 2


@dataclass(frozen=True, slots=True)
class Form:
    """A form of words and the class it tells: "-tern" an ending, "sea-" a beginning, " tern" a last word, "tern" alone.

    A form without a class tells that a phrase names nothing worth a concept.
    """

    pattern: str
    kind: IRI | None
    note: str = ""

    def fits(self, phrase: str) -> bool:
        """Say whether *phrase* has this form, in the singular or the plural.

        >>> Form("-gull", None).fits("black-headed seagulls"), Form(" gull", None).fits("seagull")
        (True, False)
        """
        words = phrase.casefold().split()
        bare = self.pattern.strip("- ").casefold()
        whole = phrase.casefold()
        if self.pattern.startswith("-"):
            endings = (whole, whole.removesuffix("s"), whole.removesuffix("es"))
            return any(one.endswith(bare) and len(one) - len(bare) >= _STEM for one in endings)
        if self.pattern.endswith("-"):
            return words[0].startswith(bare) and len(words[0]) - len(bare) >= _STEM
        tail = phrase if self.pattern[:1] != " " else " ".join(words[-len(bare.split()) :])
        return fold(tail) == fold(bare)


def best_form(phrase: str, forms: Iterable[Form]) -> Form | None:
    """Return the form of *phrase*, the longest where it has several."""
    fitting = [form for form in forms if form.fits(phrase)]
    return max(fitting, key=lambda form: (len(form.pattern.strip("- ")), form.pattern), default=None)


def load_forms(path: Path, classes: Mapping[str, IRI]) -> tuple[Form, ...]:
    """Return the forms in the table at *path*, whose classes are named as in *classes*.

    Raises OntologyError with file and line where a row is not form, class and note, or names an unknown class.
    """
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    if not rows or rows[0] != _COLUMNS:
        raise OntologyError(f"{path}, line 1", "the header is not form, class, note", "Write these three, tabs between")
    return tuple(_form(f"{path}, line {at}", row, classes) for at, row in enumerate(rows[1:], start=2) if row)


def _form(where: str, row: list[str], classes: Mapping[str, IRI]) -> Form:
    if len(row) != len(_COLUMNS) or not row[0].strip("- "):
        raise OntologyError(where, "not a form, a class and a note", "Give it three cells parted by tabs")
    pattern, name, note = row
    if name != NO_CLASS and name not in classes:
        raise OntologyError(where, f"{name} is no class", f"Name a class of the ontology, or {NO_CLASS} for none")
    return Form(pattern, classes.get(name), note)
