"""Claims that lists and headed paragraphs make: what stands below fills what the words above left open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from mbc_graph.extraction.claiming import FLOOR, make_claim, shut_out
from mbc_graph.extraction.context import excluded
from mbc_graph.extraction.frames import Expectation, Frame, lifted, may_be_subject
from mbc_graph.extraction.groups import Fits, group_after
from mbc_graph.extraction.passages import Passage
from mbc_graph.model import IRI, Claim, Concept, Cue, Mention, Polarity, Role, Vocabulary

_LISTED, _RUNNING, _HEADED = 0.92, 0.7, 0.6
_SEVERAL = 3


def filled_claims(
    passage: Passage, expectations: Iterable[Expectation], extractor: str, vocabulary: Vocabulary
) -> Iterator[Claim]:
    """Yield the claims that the head mentions of *passage* make by filling *expectations*."""
    shuts_all, shuts = excluded(list(passage.cues))
    for expected in expectations:
        if shuts_all or expected.relation in shuts:
            continue

        for mention in _filling(passage, expected, vocabulary):
            for known in expected.known:
                subject, object = (known, mention) if expected.opens_object else (mention, known)
                sure = _LISTED * expected.confidence
                made = make_claim(
                    passage, expected.relation, expected.cue, subject, object, extractor, sure, vocabulary
                )
                if made is not None:
                    yield made


def _filling(passage: Passage, expected: Expectation, vocabulary: Vocabulary) -> list[Mention]:
    """Return the head mentions that fit the open side, or that do as the whole they are the part of."""

    def fits(concept: Concept) -> bool:
        test = vocabulary.takes_object if expected.opens_object else vocabulary.takes_subject
        return test(expected.relation, concept)

    def fits_whole(concept: Concept) -> bool:
        whole = lifted(Mention(passage.span, concept), vocabulary)
        return whole is not None and isinstance(whole.of, Concept) and fits(whole.of)

    found = _head(passage, fits)
    if found or expected.opens_object:
        return found
    return [whole for one in _head(passage, fits_whole) if (whole := lifted(one, vocabulary)) is not None]


def _head(passage: Passage, fits: Fits) -> list[Mention]:
    """Return the mentions that an item lists: its first group, that before a colon or dash where it has one."""
    colon = passage.document.text.find(":", passage.span.start, passage.span.end)
    if colon > 0:
        headed = group_after(passage, passage.span.start, fits, stop=colon)
        if headed:
            return headed
    return group_after(passage, passage.span.start, fits)


def headed_claims(
    passages: list[Passage], frame: Frame, claimed: Iterable[Claim], vocabulary: Vocabulary
) -> Iterator[Claim]:
    """Yield what a sentence says under a heading that names subject and relation, beside what its cues signal.

    Nothing is taken from a sentence that denies, excludes or has a special subject of its own.
    """
    _, shuts = shut_out(passages, vocabulary)
    if any(passage.cues_of(Role.EXCLUDE, Role.DENY) or _states_denial(passage) for passage in passages):
        return
    known = {mention.of.iri for one in frame.expectations for mention in one.known}
    if any(_is_own(mention, known, vocabulary) for passage in passages for mention in passage.concepts):
        return
    taken = {(claim.predicate, claim.object) for claim in claimed}
    for expected in frame.expectations:
        if not expected.opens_object or not frame.allows(expected.relation) or expected.relation in shuts:
            continue
        for passage in passages:
            if passage.host is not None and (not passage.is_bracket or passage.cues_of(Role.RELATION)):
                continue
            yield from _under_heading(passage, expected, taken, vocabulary)


def _states_denial(passage: Passage) -> bool:
    return any(isinstance(cue.of, Cue) and cue.of.polarity is Polarity.NEGATED for cue in passage.cues)


def _is_own(mention: Mention, known: set[IRI], vocabulary: Vocabulary) -> bool:
    """Say whether *mention* is a special subject beside the *known* ones."""
    concept = mention.of
    if not isinstance(concept, Concept) or not concept.parts or concept.iri in known:
        return False
    return may_be_subject(vocabulary, concept)


def _under_heading(
    passage: Passage, expected: Expectation, taken: set[tuple[IRI, IRI]], vocabulary: Vocabulary
) -> Iterator[Claim]:
    for mention in passage.concepts:
        if not isinstance(mention.of, Concept) or (expected.relation, mention.of.iri) in taken:
            continue
        several = len(_head(passage, partial(vocabulary.takes_object, expected.relation))) >= _SEVERAL
        sure = (_RUNNING if several else _HEADED) * expected.confidence
        if sure < FLOOR:
            continue
        for known in expected.known:
            made = make_claim(passage, expected.relation, expected.cue, known, mention, "heading", sure, vocabulary)
            if made is not None:
                yield made
