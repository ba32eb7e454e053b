"""From a table of another terminology to the mappings that its names suggest.

A lexical match in the words of SSSOM: a name of ours and a name of theirs are the same letters, case,
punctuation, number and the ontology's own spelling pairs aside. A curator looks at what is proposed; what is
kept stands in mappings/*.sssom.tsv.
"""

from __future__ import annotations

import csv
import gzip
import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from mbc_graph.errors import OntologyError
from mbc_graph.model import Concept, Vocabulary
from mbc_graph.namespaces import local_name
from mbc_graph.ontology.files import NOT_TEXT
from mbc_graph.ontology.mappings import CLOSE, EXACT, LEXICAL, Row, Source, read_mappings

_COLUMNS = ("id", "label", "synonyms", "branch")
_RETIRED = frozenset({"deprecated", "unlisted"})
_NO_WORD = re.compile(r"[^\w]+")
_BY_OTHER_NAMES = 2
_SHORT = 5
_ENDINGS = ("es", "is", "s", "e")
Grade = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Term:
    """A term of another terminology: its identifier as a CURIE, its names, the branches that it stands in."""

    id: str
    label: str
    synonyms: tuple[str, ...] = ()
    branches: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Return all its names, the label first."""
        return (self.label, *self.synonyms)


def read_terms(path: Path, *, branch: str = "branch") -> Iterator[Term]:
    """Yield the terms of the table at *path* that are in use: tab-separated, a header line, lists parted by `|`.

    *branch* is the column that says where a term stands. Raises OntologyError where a column is missing, a row is
    too short, or the file is not what its name says.
    """
    open_table = gzip.open if path.suffix == ".gz" else open
    try:
        with open_table(path, "rt", encoding="utf-8-sig") as lines:
            rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
            missing = {*_COLUMNS[:3], branch} - set(rows.fieldnames or ())
            if missing:
                raise OntologyError(str(path), f"no column {', '.join(sorted(missing))}", "Name a table that has it")
            for row in rows:
                if row.get("status") not in _RETIRED:
                    yield _term(row, branch, f"{path}, line {rows.line_num}")
    except UnicodeDecodeError as fault:
        raise OntologyError(str(path), *NOT_TEXT) from fault
    except csv.Error as fault:
        where = f"{path}, line {rows.line_num + 1}"
        raise OntologyError(where, f"it is no table ({fault})", "Mend that line") from fault
    except (EOFError, gzip.BadGzipFile, zlib.error) as fault:
        raise OntologyError(str(path), f"it is not packed by gzip, or not whole ({fault})", "Fetch it anew") from fault


def _term(row: Mapping[str, str | None], branch: str, where: str) -> Term:
    name, label, synonyms, branches = (row[column] for column in (*_COLUMNS[:3], branch))
    if name is None or label is None or synonyms is None or branches is None:
        raise OntologyError(where, "the row has too few cells", "Give it one for each column, parted by tabs")
    return Term(name, label, tuple(filter(None, synonyms.split("|"))), tuple(filter(None, branches.split("|"))))


def propose(vocabulary: Vocabulary, source: Source, terms: Iterable[Term]) -> Iterator[Row]:
    """Yield a mapping for each concept that *source* is for and whose name names one of *terms*, by IRI.

    Our label meeting one of their names is exact, and so are two second names that meet a term's; one alone is
    close. Where two terms fit alike, or a term fits another concept better, nothing is proposed.
    """
    fold = Folding(vocabulary.spellings)
    by_name = _by_name(terms, fold)
    best = {
        concept: found
        for _, concept in sorted(vocabulary.concepts.items())
        if (found := _best(concept, by_name, source, fold))
    }
    wanted: dict[str, list[Grade]] = defaultdict(list)
    for grade, term in best.values():
        wanted[term.id].append(grade)
    for concept, (grade, term) in best.items():
        rivals = sorted(wanted[term.id])
        if grade == rivals[0] and rivals.count(grade) == 1:
            is_exact = grade[0] < _BY_OTHER_NAMES or -grade[1] > 1
            yield Row(concept.iri, concept.label, EXACT if is_exact else CLOSE, term.id, term.label, LEXICAL)


def propose_new(vocabulary: Vocabulary, source: Source, terms: Iterable[Term], held: Iterable[Row]) -> list[Row]:
    """Return what is proposed beside the mappings *held*: for concepts that have none, pairs not yet looked at."""
    held = list(held)
    settled = {row.subject for row in held if not row.modifier} | {(row.subject, row.object) for row in held}
    taken = {row.object for row in held if row.predicate == EXACT and not row.modifier}
    return [
        row
        for row in propose(vocabulary, source, terms)
        if row.subject not in settled and (row.subject, row.object) not in settled and row.object not in taken
    ]


@dataclass(frozen=True, slots=True)
class Folding:
    """How names are brought into the form in which they are compared."""

    spellings: tuple[tuple[str, str], ...]

    def __call__(self, name: str) -> str:
        """Return *name* in lower case, without punctuation and plurals, its spellings evened out.

        >>> fold = Folding((("grey", "gray"),))
        >>> fold("Grey-headed geese, nests") == fold("gray headed geese nest")
        True
        """
        folded = " ".join(_NO_WORD.sub(" ", name.casefold()).split())
        for read, compared in self.spellings:
            folded = folded.replace(read, compared)
        return " ".join(_stem(word) for word in folded.split())


def _stem(word: str) -> str:
    """Return what singular and plural of *word* have in common."""
    if len(word) < 4 or word.endswith(("ss", "us")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    return next((word[: -len(ending)] for ending in _ENDINGS if word.endswith(ending)), word)


def _by_name(terms: Iterable[Term], fold: Folding) -> Mapping[str, list[tuple[bool, Term]]]:
    """Return the terms by each folded name, each with whether that is a synonym."""
    found: dict[str, list[tuple[bool, Term]]] = defaultdict(list)
    for term in terms:
        for at, name in enumerate(term.names):
            found[fold(name)].append((at > 0, term))
    return found


def _best(
    concept: Concept, by_name: Mapping[str, list[tuple[bool, Term]]], source: Source, fold: Folding
) -> tuple[Grade, Term] | None:
    """Return the term that fits *concept* best and how well, if one does.

    The grade, the less the better: 0 for label on label to 3 for second name on second name; the names shared,
    negative; how far down the list of branches the term's is. Second names that are short meet by chance.
    """
    allowed = source.branches_for(concept, sorted(local_name(kind) for kind in concept.kinds))
    if allowed is None:
        return None
    ranks: dict[Term, list[int]] = defaultdict(list)
    label = fold(concept.label)
    for name in sorted({fold(name) for name in concept.shown}):
        if name == label or len(name) >= _SHORT:
            for is_synonym, term in by_name.get(name, ()):
                ranks[term].append(2 * (name != label) + is_synonym)
    graded = [
        ((min(found), -len(found), depth), term)
        for term, found in ranks.items()
        if (depth := _depth(term, allowed)) is not None
    ]
    graded.sort(key=lambda one: one[0])
    if not graded or (len(graded) > 1 and graded[0][0] == graded[1][0]):
        return None
    return graded[0]


def _depth(term: Term, allowed: tuple[str, ...]) -> int | None:
    """Return how far down *allowed* a branch of *term* stands, None where it stands nowhere in it."""
    if not term.branches or not allowed:
        return len(allowed)
    return next((at for at, begins in enumerate(allowed) if any(one.startswith(begins) for one in term.branches)), None)


def check_mappings(path: Path, vocabulary: Vocabulary, terms: Iterable[Term]) -> tuple[int, list[tuple[str, str]]]:
    """Return how many mappings the SSSOM table at *path* holds, and what is wrong with them, each with its place.

    A term must exist and be called what the table calls it; an exact or close match must share a name with our
    concept, or the table's comment say why it does not.
    """
    fold = Folding(vocabulary.spellings)
    known = {term.id: term for term in terms}
    rows = read_mappings(path).rows
    faults = [(row.where, fault) for row in rows if (fault := _fault(row, known.get(row.object), vocabulary, fold))]
    return len(rows), faults


def _in_any_order(names: Iterable[str], fold: Folding) -> set[tuple[str, ...]]:
    """Return the words of each name, sorted: "nest, ground" is a ground nest."""
    return {tuple(sorted(fold(name).split())) for name in names}


def _fault(row: Row, term: Term | None, vocabulary: Vocabulary, fold: Folding) -> str | None:
    concept = vocabulary.concepts.get(row.subject)
    if concept is None:
        return f"{local_name(row.subject)} is no concept of ours"
    if concept.label != row.subject_label:
        return f"{local_name(row.subject)} is called “{concept.label}”, not “{row.subject_label}”"
    if term is None:
        return f"{row.object} is no term in use of that terminology"
    if fold(row.object_label) not in {fold(name) for name in term.names}:
        return f"{row.object} is called “{term.label}”, not “{row.object_label}”"
    shares = not _in_any_order(term.names, fold).isdisjoint(_in_any_order(concept.names, fold))
    if row.predicate in (EXACT, CLOSE) and not row.modifier and not shares and not row.comment:
        return f"{row.object} (“{term.label}”) shares no name with {local_name(concept.iri)}, and no comment says why"
    return None
