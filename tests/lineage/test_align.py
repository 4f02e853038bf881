"""Passages two invented reports share, what kind they are, and what is no passage."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.lineage.align import align
from onrecord.lineage.prose import prose_of
from onrecord.model import Passage

GATE = "The harbour master closed the northern gate of Port Ellery at noon after a crane fell on two barges."
GATE_EDITED = "The harbour master has closed the northern gate of Port Ellery after a crane collapsed on two barges."
FERRY = "Ferry crossings to the islands of Sunna and Holm will resume on Saturday if the wind drops below forty knots."
COUNT = "Divers searched the basin for three missing dockers until darkness stopped their work on Thursday evening."
OTHER = "Shares of the shipping company Norvik lost a tenth of their value within an hour of the news."
TOPIC = "A crane and two barges were involved in the accident, which forced the closure of a gate in Port Ellery."
QUOTE = "“I have worked this quay for thirty years and never saw steel bend like that,”"
BREKKE = " foreman Alf Brekke told Harbour Radio."

KINDS = [
    # the same words, whatever the case and the marks
    (GATE, GATE.upper(), "verbatim"),
    (
        "The 'iron gate' - as Sévi's crews call it - stood.",
        "The “iron gate” – as Sevi’s crews call it – stood.",
        "verbatim",
    ),
    # words put in, taken out and replaced
    (GATE, GATE_EDITED, "edited"),
    # cut to its first half
    (
        GATE,
        "The harbour master closed the northern gate of Port Ellery at noon.",
        "edited",
    ),
    # two sentences run into one
    (
        "Divers searched the basin for three missing dockers. Darkness stopped their work on Thursday evening.",
        "Divers searched the basin for three missing dockers, while darkness stopped their work on Thursday evening.",
        "edited",
    ),
    # a shared speaker, quoted by two writers
    (
        QUOTE + BREKKE,
        "Alf Brekke, who leads a shift there, put it this way: " + QUOTE,
        "same quote",
    ),
    # the words around the quotation were copied as well
    (
        QUOTE
        + " foreman Alf Brekke told reporters who had gathered at the northern gate.",
        QUOTE
        + " foreman Alf Brekke told reporters who had gathered at the northern gate.",
        "verbatim",
    ),
]


@pytest.mark.parametrize(("a", "b", "kind"), KINDS)
def test_kinds(a: str, b: str, kind: str) -> None:
    (passage,) = align(prose_of("a", a), prose_of("b", b))
    assert passage.kind == kind
    assert (passage.a_span.of(a), passage.b_span.of(b)) == (a, b)
    assert (passage.similarity == 1) == (kind == "verbatim")


def test_few_words_between_copied_sentences_were_copied_with_them() -> None:
    between = f"{GATE} He was 75. {FERRY}"
    (passage,) = align(prose_of("a", between), prose_of("b", between.upper()))
    assert passage.a_span.of(between) == between
    apart = f"{GATE} {COUNT} {FERRY} He was 75."
    found = align(prose_of("a", between), prose_of("b", apart))
    assert not any(
        "75" in p.b_span.of(apart) for p in found
    )  # out of step they prove nothing
    alone = "He was 75."
    assert align(prose_of("a", alone), prose_of("b", alone)) == ()


NO_PASSAGE = [
    (GATE, OTHER),
    # the same event in other words
    (GATE, TOPIC),
    # too little to prove anything
    ("He declined to comment.", "He declined to comment."),
    ("He declined to comment.", "She declined to comment."),
    # two reporters at one briefing write a short sentence alike
    (
        "Nine dockers were missing, he said.",
        "Nine dockers were still missing, harbour master Alf Brekke said.",
    ),
    ("", GATE),
    ("* * *", "* * *"),
]


@pytest.mark.parametrize(("a", "b"), NO_PASSAGE)
def test_what_is_no_passage(a: str, b: str) -> None:
    assert align(prose_of("a", a), prose_of("b", b)) == ()


def test_a_quotation_between_copied_sentences_was_copied_with_them() -> None:
    said = QUOTE + " he said."
    a = " ".join([GATE, said, COUNT])
    b = "\n".join([OTHER, GATE, QUOTE + " Brekke added.", COUNT])
    assert [passage.kind for passage in align(prose_of("a", a), prose_of("b", b))] == [
        "verbatim",
        "edited",
        "verbatim",
    ]


def test_neighbours_in_step_are_one_passage_and_moved_ones_are_found() -> None:
    a = " ".join([GATE, FERRY, OTHER, COUNT])
    b = " ".join([COUNT, GATE, FERRY])
    found = [
        (p.a_span.of(a), p.b_span.of(b))
        for p in align(prose_of("a", a), prose_of("b", b))
    ]
    assert found == [(COUNT, COUNT), (GATE + " " + FERRY, GATE + " " + FERRY)]


def test_repeats_within_one_report() -> None:
    text = "\n".join([GATE, OTHER, FERRY, GATE_EDITED, FERRY])
    found = align(prose_of("a", text), prose_of("a", text))
    assert [(p.a_span.of(text), p.b_span.of(text), p.kind) for p in found] == [
        (GATE, GATE_EDITED, "edited"),
        (FERRY, FERRY, "verbatim"),
    ]
    assert found[1].a_span.end < found[1].b_span.start


sentences = st.sampled_from(
    [
        GATE,
        GATE_EDITED,
        FERRY,
        COUNT,
        OTHER,
        TOPIC,
        QUOTE,
        "He left.",
        "",
        "…",
        "\0",
        "“",
    ]
)
texts = st.lists(sentences, max_size=12).map(" ".join) | st.text(
    alphabet=st.characters(codec="utf-8"), max_size=80
)


def _check(passages: tuple[Passage, ...], a: str, b: str) -> None:
    assert list(passages) == sorted(passages, key=lambda p: p.b_span)
    for passage in passages:
        assert passage.a_span.end <= len(a)
        assert passage.b_span.end <= len(b)
        assert 0 < passage.similarity <= 1
        assert passage.a_span.of(a).strip() == passage.a_span.of(a) != ""
    for before, after in pairwise(passages):
        assert before.b_span.end <= after.b_span.start


@settings(max_examples=200)
@given(texts, texts)
def test_spans_lie_in_the_texts(a: str, b: str) -> None:
    _check(align(prose_of("a", a), prose_of("b", b)), a, b)


@settings(max_examples=200)
@given(texts)
def test_nothing_repeats_itself(text: str) -> None:
    prose = prose_of("a", text)
    passages = align(prose, prose)
    _check(passages, text, text)
    assert all(passage.a_span.end <= passage.b_span.start for passage in passages)


@settings(max_examples=100)
@given(
    st.lists(
        st.sampled_from([GATE, FERRY, COUNT, OTHER]),
        min_size=1,
        max_size=6,
        unique=True,
    )
)
def test_a_copy_is_one_verbatim_passage(parts: list[str]) -> None:
    text = " ".join(parts)
    (passage,) = align(prose_of("a", text), prose_of("b", text))
    assert (passage.kind, passage.similarity, passage.b_span.of(text)) == (
        "verbatim",
        1.0,
        text,
    )


SEEDS = sorted((Path(__file__).parents[3] / "shared" / "seeds").glob("*.txt"))


@pytest.mark.skipif(
    len(SEEDS) < 2, reason="the two real reports are not beside this checkout"
)
def test_two_real_reports() -> None:
    first, second = (
        prose_of(path.name, path.read_text(encoding="utf-8")) for path in SEEDS[:2]
    )
    found = align(first, second)
    words = ("divvy", "two new", "Starmer")
    assert [p.kind for p in found] == ["same quote", "edited", "edited"]
    assert all(
        word in p.b_span.of(second.text) for p, word in zip(found, words, strict=True)
    )
    assert align(first, first) == ()
    (repeat,) = align(second, second)
    assert repeat.kind == "edited"
    assert repeat.a_span.of(second.text)[:12] == repeat.b_span.of(second.text)[:12]
