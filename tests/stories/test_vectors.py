"""What a report is about, and how alike two reports are."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.english.words import singular
from onrecord.model import Report
from onrecord.stories.vectors import (
    FAR,
    UNDATED,
    nearness,
    rarity,
    similarity,
    vector_of,
    words_of,
)
from tests.builders import report

CRANE = "A crane fell on two barges at Port Ellery on Thursday. Harbour master Ida Vance closed the northern gate."
AGAIN = "Port Ellery's northern gate stays closed after a crane crushed two barges, harbour master Ida Vance said."
CHEESE = "Judges in Marlow gave the gold medal for hard cheese to a dairy run by three sisters from the hills."


def test_reports_of_one_event_are_more_alike_than_others() -> None:
    crane, again, cheese = (
        vector_of(report(text, id=text[:3])) for text in (CRANE, AGAIN, CHEESE)
    )
    assert similarity(crane, again) > 0.4
    assert similarity(crane, cheese) < 0.05


def test_a_title_counts() -> None:
    plain, titled = (
        report(CHEESE, id="a"),
        report(CHEESE, id="b", title="Crane falls on barges at Port Ellery"),
    )
    crane = vector_of(report(CRANE, id="c"))
    assert similarity(vector_of(titled), crane) > similarity(vector_of(plain), crane)


NAMED = [
    # a capital inside a sentence
    ("The mayor met Ida Vance.", {"ida", "vance"}),
    # a capital that a sentence, a line or a quotation begins proves nothing
    ("Mayors met. Talks began.\nNobody left. “Well,” they said.", set()),
    ("School closed . The mayor met Vance .", {"vance"}),
]


@pytest.mark.parametrize(("text", "names"), NAMED)
def test_names(text: str, names: set[str]) -> None:
    assert {word.folded for word in words_of(text) if word.named} == names


@pytest.mark.parametrize(
    ("word", "stemmed"),
    [
        ("talks", "talk"),
        ("ferries", "ferry"),
        ("crisis", "crisis"),
        ("press", "press"),
        ("gas", "gas"),
    ],
)
def test_plurals_are_one_with_their_singulars(word: str, stemmed: str) -> None:
    assert singular(word) == stemmed


def test_rarer_words_weigh_more() -> None:
    assert 0 <= rarity("the") < rarity("weather") < rarity("qwertzuiop")


NEAR = [
    (10, 10, 1.0),
    (10, 13, 1.0),  # a story runs on for days
    (10, 73, FAR + (1 - FAR) / 2),
    (10, 100_000, FAR),
    (None, 10, UNDATED),
    (None, None, UNDATED),
]


@pytest.mark.parametrize(("a", "b", "expected"), NEAR)
def test_days(a: int | None, b: int | None, expected: float) -> None:
    assert nearness(a, b) == nearness(b, a) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("published", "known"),
    [
        ("2025-08-14", True),
        ("2025-08-14T21:40:00+00:00", True),
        (None, False),
        ("", False),
        ("99999-01-01", False),
    ],
)
def test_what_is_no_date_is_unknown(published: str | None, known: bool) -> None:
    assert (vector_of(report(CRANE, published=published)).day is not None) == known


texts = st.text(alphabet=st.characters(codec="utf-8"), max_size=200) | st.sampled_from(
    [CRANE, AGAIN, CHEESE, "", "\0", "a b c"]
)
dates = st.sampled_from([None, "2025-01-01", "2025-03-01", "soon"])


@given(texts, texts, dates, dates)
def test_similarity_is_a_share_and_symmetric(
    a: str, b: str, day: str | None, other: str | None
) -> None:
    one, two = (
        vector_of(Report(id=i, text=t, published=d))
        for i, t, d in (("a", a, day), ("b", b, other))
    )
    assert similarity(one, two) == similarity(two, one)
    assert 0 <= similarity(one, two) <= 1
    for vector in (one, two):
        assert vector.terms == () or math.isclose(
            sum(weight**2 for _, weight in vector.terms), 1
        )
        assert len({term for term, _ in vector.terms}) == len(vector.terms)
