"""A Hypothesis strategy for each value of the model; a new field joins here first."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import strategies as st

from mbc_graph.model import (
    IRI,
    Block,
    BlockKind,
    Certainty,
    Claim,
    Concept,
    Cue,
    Document,
    Edge,
    Evidence,
    Frequency,
    Mention,
    Network,
    Node,
    Order,
    Polarity,
    Reach,
    Relation,
    Report,
    Role,
    Span,
    Table,
    Violation,
    Vocabulary,
)

BIRDS = "https://example.org/birds/"
WORDS = ["gull", "tern", "cliff", "nest", "Möwe", "“kee-ow”", "3.5 %", "line\nbreak", "tab\there", "a\\b", "鴎"]

iris = st.sampled_from([IRI(BIRDS + name) for name in ("gull", "tern", "puffin", "cliff", "roof", "beach")])
classes = st.sampled_from([IRI(BIRDS + name) for name in ("Bird", "Species", "Place", "Colony")])
relation_iris = st.sampled_from([IRI(BIRDS + name) for name in ("nestsOn", "eats", "hasPlace")])
names = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)
plain = st.characters(exclude_categories=["Cs", "Cc", "Cn"])
texts = st.lists(names | st.text(plain, max_size=12), min_size=4, max_size=20).map(" ".join)
confidences = st.integers(0, 100).map(lambda percent: percent / 100)
extractors = st.sampled_from(["sentence", "list", "heading", "table", "mention", "example"])
polarities = st.sampled_from(Polarity)
certainties = st.sampled_from(Certainty)


@st.composite
def spans(draw: st.DrawFn, within: int = 200) -> Span:
    """Spans of a text that is *within* characters long."""
    start = draw(st.integers(0, within - 1))
    return Span(start, draw(st.integers(start + 1, within)))


@st.composite
def documents(draw: st.DrawFn, id: str = "birds.md") -> Document:
    """Documents of some paragraphs, each block under an earlier one or none."""
    text = draw(texts.filter(lambda text: len(text) >= 8))
    cuts = sorted(draw(st.sets(st.integers(1, len(text) - 1), max_size=4)) | {0, len(text)})
    blocks = []
    for at, (start, end) in enumerate(pairwise(cuts)):
        under = draw(st.none() | st.integers(0, at - 1)) if at else None
        span = Span(start, end)
        blocks.append(Block(span, draw(st.sampled_from(BlockKind)), under, draw(st.integers(0, 3)), (), (span,)))
    return Document(
        id,
        text,
        tuple(blocks),
        title=draw(st.none() | names),
        source=draw(st.none() | st.just(BIRDS + "text")),
        format=draw(st.sampled_from(["text/plain", "text/markdown"])),
        metadata=draw(st.sampled_from([(), (("language", "en"),), (("license", BIRDS + "licence"),)])),
    )


blocks = documents().map(lambda document: document.blocks[0])
frequencies = st.builds(
    lambda low, more, unit, population, year: Frequency(low / 10, (low + more) / 10, unit, population, year),
    st.integers(0, 1000),
    st.integers(0, 100),
    st.sampled_from(["percent", "rank", "count"]),
    st.just("") | names,
    st.sampled_from(["", "2019"]),
)


@st.composite
def evidence(draw: st.DrawFn, document: Document) -> Evidence:
    """Evidence that quotes *document*."""
    span, subject, cue, object_ = (draw(spans(len(document.text))) for _ in range(4))
    return Evidence(
        document.id,
        span,
        document.quote(span),
        subject,
        cue,
        object_,
        extractor=draw(extractors),
        confidence=draw(confidences),
        certainty=draw(certainties),
        frequency=draw(st.none() | frequencies),
        comparison=draw(st.none() | names),
    )


@st.composite
def claims(draw: st.DrawFn, *documents: Document) -> Claim:
    """Claims that rest on words of *documents*; each place of each claim holds one piece of evidence."""
    found = draw(st.lists(st.sampled_from(documents).flatmap(evidence), min_size=1, max_size=3))
    return Claim(draw(iris), draw(relation_iris), draw(iris), draw(polarities), tuple(found))


@st.composite
def readings(draw: st.DrawFn) -> tuple[list[Document], list[Claim]]:
    """One or two documents with different texts, and claims that rest on their words."""
    first = draw(documents("a.md"))
    read = [first, replace(draw(documents("b.md")), text="b" + first.text)] if draw(st.booleans()) else [first]
    return read, draw(st.lists(claims(*read), max_size=6))


@st.composite
def concepts(draw: st.DrawFn, iri: IRI | None = None) -> Concept:
    """Concepts whose label is among their names and whose class is among their kinds."""
    kind, label = draw(classes), draw(names)
    return Concept(
        iri or draw(iris),
        label,
        frozenset({label} | draw(st.sets(names, max_size=2))),
        kinds=frozenset({kind} | draw(st.sets(classes, max_size=2))),
        kind=kind,
        broader=frozenset(draw(st.sets(iris, max_size=2))),
        parts=frozenset(draw(st.sets(st.tuples(relation_iris, iris), max_size=2))),
        definition=draw(st.just("") | names),
        stands_for=draw(st.none() | iris),
        bars=frozenset(draw(st.sets(relation_iris, max_size=1))),
    )


relations = st.builds(
    Relation,
    iri=relation_iris,
    label=names,
    joins=st.frozensets(st.tuples(classes, classes), min_size=1, max_size=3),
    default_subject=st.none() | iris,
    stated_by=st.none() | relation_iris,
    definition=st.just("") | names,
)
cues = st.builds(
    Cue,
    iri=st.sampled_from([IRI(BIRDS + "cue-one"), IRI(BIRDS + "cue-other")]),
    names=st.frozensets(names, min_size=1, max_size=2),
    role=st.sampled_from(Role),
    signals=st.none() | relation_iris,
    order=st.sampled_from(Order),
    reach=st.sampled_from(Reach),
    kinds=st.frozensets(classes, max_size=1),
    composes=st.none() | relation_iris,
    polarity=polarities,
    certainty=certainties,
    weight=confidences,
    example=names,
)
mentions = st.builds(Mention, spans(), concepts() | cues, st.lists(spans(), max_size=2).map(tuple))


@st.composite
def vocabularies(draw: st.DrawFn) -> Vocabulary:
    """Vocabularies that hold every concept that claims may be about."""
    every = [IRI(BIRDS + name) for name in ("gull", "tern", "puffin", "cliff", "roof", "beach")]
    known = {iri: draw(concepts(iri)) for iri in every}
    joined = {relation.iri: relation for relation in draw(st.lists(relations, max_size=3))}
    cued = {cue.iri: cue for cue in draw(st.lists(cues, max_size=2))}
    skipped = draw(st.sampled_from([frozenset(), frozenset({"the"})]))
    return Vocabulary(known, joined, cued, skipped, draw(st.sampled_from([(), (("gray", "grey"),)])))


violations = st.builds(
    Violation,
    names,
    names,
    names,
    st.sampled_from(["error", "warning", "info"]),
    st.none() | names,
    st.none() | names,
)
reports = st.builds(
    Report,
    st.lists(names, max_size=2).map(tuple),
    st.lists(violations, max_size=2).map(tuple),
    st.lists(st.tuples(names, names), max_size=1).map(tuple),
)
tables = st.integers(1, 3).flatmap(
    lambda width: st.builds(
        Table,
        st.lists(names, min_size=width, max_size=width, unique=True).map(tuple),
        st.lists(st.tuples(*[st.none() | names] * width), max_size=3).map(tuple),
    )
)
nodes = st.builds(Node, iris, names, classes, st.lists(names, max_size=2).map(tuple), st.just("") | names)
resting_on = documents().flatmap(lambda document: st.lists(evidence(document), max_size=2)).map(tuple)
edges = st.builds(Edge, iris, iris, names, relation_iris, polarities, certainties, resting_on)
networks = st.builds(
    Network,
    st.lists(nodes, max_size=3).map(tuple),
    st.lists(edges, max_size=3).map(tuple),
    st.lists(st.tuples(names, names), max_size=1).map(tuple),
)
