"""Claims of a member and its kind that apposition and examples state: "seabirds such as gulls", "the seabird gull"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from mbc_graph.extraction.claiming import make_claim
from mbc_graph.extraction.groups import group_after, is_coordinated
from mbc_graph.extraction.passages import Passage
from mbc_graph.model import IRI, Claim, Concept, Cue, Mention, Role, Span, Vocabulary

_STATED, _KNOWN, _LOOSE = 0.88, 0.85, 0.75
_TOPIC, _REACH = 0.65, 90
_BESIDE = re.compile(r"[\s\-‐‑]*(?:[a-z]+\s+)?", re.IGNORECASE)


def topic_claims(
    passage: Passage, kinds: Iterable[Mention], claimed: Iterable[Claim], vocabulary: Vocabulary
) -> Iterator[Claim]:
    """Yield what a passage states by naming members of a kind that stands above it or before it in its block."""
    taken = {(claim.subject, claim.object) for claim in claimed}
    for relation in reflexive_relations(vocabulary):
        for kind in kinds:
            for member in passage.concepts:
                pair = (member.of.iri, kind.of.iri)
                known = pair not in taken and _is_known(vocabulary, member, kind)
                if known and _fits(vocabulary, relation, member, kind):
                    yield from _made(passage, relation, kind, member, kind, _TOPIC, vocabulary)


def reflexive_relations(vocabulary: Vocabulary) -> list[IRI]:
    """Return the relations that join members of a kind to members of the same kind and pass upwards."""
    return [iri for iri in vocabulary.relations if vocabulary.is_upward(iri)]


def member_claims(passage: Passage, vocabulary: Vocabulary) -> Iterator[Claim]:
    """Yield what examples, brackets and apposition in *passage* state of members and their kinds."""
    for relation in reflexive_relations(vocabulary):
        yield from _by_example(passage, relation, vocabulary)
        yield from _side_by_side(passage, relation, vocabulary)
        yield from _in_brackets(passage, relation, vocabulary)


def _fits(vocabulary: Vocabulary, relation: IRI, one: Mention, other: Mention) -> bool:
    if not isinstance(one.of, Concept) or not isinstance(other.of, Concept) or one.of.iri == other.of.iri:
        return False
    if one.of.iri in vocabulary.ancestors.get(other.of.iri, ()):
        return False
    return vocabulary.may_join(relation, one.of, other.of)


def _is_known(vocabulary: Vocabulary, member: Mention, kind: Mention) -> bool:
    return kind.of.iri in vocabulary.ancestors.get(IRI(member.of.iri), ())


def _by_example(passage: Passage, relation: IRI, vocabulary: Vocabulary) -> Iterator[Claim]:
    for cue in passage.cues_of(Role.EXAMPLE):
        kind = _kind_before(passage, cue)
        if kind is None or not isinstance(cue.of, Cue):
            continue

        def joins(concept: Concept, kind: Mention = kind) -> bool:
            return isinstance(kind.of, Concept) and vocabulary.may_join(relation, concept, kind.of)

        for member in group_after(passage, cue.span.end, joins):
            if not _fits(vocabulary, relation, member, kind):
                break
            is_known = _is_known(vocabulary, member, kind)
            if is_known or (cue.of.weight >= 1 and _has_members(vocabulary, kind)):
                yield from _made(passage, relation, cue, member, kind, _KNOWN if is_known else _STATED, vocabulary)


def _has_members(vocabulary: Vocabulary, kind: Mention) -> bool:
    return any(kind.of.iri in above for above in vocabulary.ancestors.values())


def _kind_before(passage: Passage, cue: Mention) -> Mention | None:
    before = [mention for mention in passage.concepts if mention.span.end <= cue.span.start]
    last = max(before, key=lambda one: one.span.end, default=None)
    if last is None:
        return None
    between = passage.text_between(last.span.end, cue.span.start)
    return last if len(between) < 30 and "." not in between else None


def _side_by_side(passage: Passage, relation: IRI, vocabulary: Vocabulary) -> Iterator[Claim]:
    """Yield what a clause states that names a kind and what the vocabulary knows as its member."""
    for kind in passage.concepts:
        for member in passage.concepts:
            if member.span.overlaps(kind.span) or not _is_known(vocabulary, member, kind):
                continue
            if _fits(vocabulary, relation, member, kind) and not _is_apart(passage, member, kind, vocabulary.skipped):
                yield from _made(passage, relation, kind, member, kind, _LOOSE, vocabulary)


def _is_apart(passage: Passage, member: Mention, kind: Mention, skipped: frozenset[str]) -> bool:
    """Say whether the two stand far apart, or beside each other as different things ("gulls and seabirds")."""
    first, second = sorted((member.span, kind.span))
    between = passage.text_between(first.end, second.start)
    if second.start - first.end > _REACH:
        return True
    if ":" in between or _is_apposed(between, skipped):
        return False
    examples = passage.cues_of(Role.EXAMPLE)
    shown = any(first.end <= cue.span.start < second.start for cue in examples)
    return not shown and is_coordinated(passage, member, kind)


def _is_apposed(between: str, skipped: frozenset[str]) -> bool:
    """Say whether what follows is said of what stands before ("gulls, a kind of seabird")."""
    words = between.split()
    return between.startswith(",") and len(words) > 1 and words[1] in skipped


def bracket_claims(passage: Passage, vocabulary: Vocabulary) -> Iterator[Claim]:
    """Yield what brackets state of the mention they hang on by naming what a relation may join to it."""
    host = passage.host
    if host is None or not passage.is_bracket or passage.cues_of(Role.RELATION, Role.TOPIC):
        return
    opening = Span(passage.span.start, passage.span.start + 1)
    for relation in vocabulary.relations.values():
        if not relation.in_brackets:
            continue
        cue = Mention(opening, Cue(relation.iri, frozenset(), Role.RELATION, signals=relation.iri))
        for member in passage.concepts:
            made = make_claim(passage, relation.iri, cue, host, member, "bracket", _LOOSE, vocabulary)
            if made is not None:
                yield made


def _in_brackets(passage: Passage, relation: IRI, vocabulary: Vocabulary) -> Iterator[Claim]:
    host = passage.host
    if host is None or not passage.is_bracket or passage.cues_of(Role.RELATION):
        return
    for member in passage.concepts:
        if _is_known(vocabulary, member, host) and _fits(vocabulary, relation, member, host):
            yield from _made(passage, relation, host, member, host, _LOOSE, vocabulary)


def _made(
    passage: Passage,
    relation: IRI,
    cue: Mention,
    member: Mention,
    kind: Mention,
    confidence: float,
    vocabulary: Vocabulary,
) -> Iterator[Claim]:
    made = make_claim(passage, relation, cue, member, kind, "example", confidence, vocabulary)
    if made is not None:
        yield made
