"""Words, their stems, and how much two sentences have in common."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.english.words import Weights, canonical, content, stem


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("injured", "injuring"),
        ("drones", "drone"),
        ("captured", "capture"),
        ("parties", "party"),
        ("trapped", "trapping"),
    ],
)
def test_one_stem(a: str, b: str) -> None:
    assert stem(a) == stem(b)


@pytest.mark.parametrize(
    ("a", "b"), [("bus", "bu"), ("sing", "s"), ("ring", "r"), ("process", "proces")]
)
def test_two_stems(a: str, b: str) -> None:
    assert stem(a) != stem(b)


@pytest.mark.parametrize(
    ("phrase", "table", "expected"),
    [
        ("people", "unit_names", "person"),
        ("UAVs", "unit_names", "drone"),
        ("%", "unit_names", "per cent"),
        (
            "civilian",
            "unit_names",
            "civilian",
        ),  # a civilian is no person to be counted alike
        ("talks", "occurrences", "meeting"),
        (None, "unit_names", None),
        ("  ", "unit_names", None),
    ],
)
def test_canonical(phrase: str | None, table: str, expected: str | None) -> None:
    assert canonical(phrase, table) == expected


def test_content_leaves_light_words() -> None:
    assert content("He said the ferry was far too full on Thursday.") == {
        stem("ferry"),
        "far",
        "full",
    }


def test_rare_words_weigh_more() -> None:
    weights = Weights({"ferry": 10, "rudder": 1}, 10)
    assert weights.of("rudder") > weights.of("ferry") > 0
    assert weights.rarest(frozenset({"ferry", "rudder"}), 1) == ["rudder"]


WORDS = st.frozensets(st.sampled_from("abcdefgh"), max_size=6)


@given(WORDS, WORDS)
def test_shares_are_symmetric_and_bounded(a: frozenset[str], b: frozenset[str]) -> None:
    weights = Weights({"a": 3, "b": 1}, 5)
    for share in (weights.jaccard, weights.containment):
        assert share(a, b) == share(b, a)
        assert 0.0 <= share(a, b) <= 1.0 + 1e-9
