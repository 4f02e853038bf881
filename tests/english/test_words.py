"""Words, their stems, and how much two sentences have in common."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.english.words import Weights, canonical, content, stem, unit_name


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
    ("phrase", "expected"),
    [
        ("people", "person"),
        ("UAVs", "drone"),
        ("%", "per cent"),
        # a civilian is no person to be counted alike
        ("civilian", "civilian"),
        # the names that figures carry and other words for them are one
        ("US dollar", "dollar"),
        ("kilometre per hour", unit_name("kph")),
        ("feet", "foot"),
        (None, None),
        ("  ", None),
    ],
)
def test_unit_name(phrase: str | None, expected: str | None) -> None:
    assert unit_name(phrase) == expected


def test_canonical() -> None:
    assert canonical("talks", "occurrences") == "meeting"
    assert canonical(None, "occurrences") is None


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
