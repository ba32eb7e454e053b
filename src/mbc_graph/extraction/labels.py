"""Headings that run into their paragraph: a few words with a full stop, or before a colon."""

from __future__ import annotations

from mbc_graph.extraction.frames import Frame, lifted, may_be_subject
from mbc_graph.extraction.passages import Passage, cut
from mbc_graph.extraction.state import Reader
from mbc_graph.model import Concept, Role, Span, Vocabulary

_LABEL = 5


def is_label(passages: list[Passage]) -> bool:
    """Say whether a sentence is a heading that runs into its paragraph: a few words that state nothing."""
    words = passages[0].document.quote(passages[0].sentence).split()
    signals = [cue for passage in passages for cue in passage.cues_of(Role.RELATION, Role.LINK, Role.REFER)]
    named = any(passage.concepts or passage.cues_of(Role.TOPIC) for passage in passages)
    return len(words) <= _LABEL and named and not signals


def fills(passages: list[Passage], above: Frame, vocabulary: Vocabulary) -> bool:
    """Say whether the words of a label are what the words above leave open, not what the rest is about."""
    return any(
        expected.opens_object and isinstance(one.of, Concept) and vocabulary.takes_object(expected.relation, one.of)
        for expected in above.expectations
        for passage in passages
        for one in passage.concepts
    )


def label_before_colon(reader: Reader, index: int, sentence: Span) -> list[Passage] | None:
    """Return the few words before a colon that say what the rest of a sentence is about, if there are such."""
    text = reader.document.text
    colon = text.find(":", sentence.start, sentence.end)
    if not sentence.start < colon < sentence.end - 2 or len(text[sentence.start : colon].split()) > _LABEL:
        return None
    before = Span(sentence.start, colon)
    label = cut(reader.document, before, reader.mentions_in(index, before))
    concepts = [mention for passage in label for mention in passage.concepts]
    able = [
        one
        for one in concepts
        if lifted(one, reader.vocabulary) or (isinstance(one.of, Concept) and may_be_subject(reader.vocabulary, one.of))
    ]
    signals = [cue for passage in label for cue in passage.cues_of(Role.RELATION, Role.TOPIC, Role.REFER)]
    return label if able and not signals else None
