"""The words in and beside a figure that say which of their kind are counted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Figure, Span
from onrecord.reading.figures.wording import (
    is_told_with_whole,
    vague_bounds,
    worded,
)


def figure(text: str, surface: str, head: str, unit: str | None = "sailor") -> Figure:
    start, at = text.index(surface), text.index(head)
    bare = Figure(
        span=Span(start, start + len(surface)),
        head=Span(at, at + len(head)),
        method="test/1",
        low=7,
        high=7,
        unit=unit,
    )
    return worded(bare, text, Span(0, len(text)))


@pytest.mark.parametrize(
    ("text", "surface", "modifiers", "discerning"),
    [
        (
            "Seven Danish deck sailors drowned.",
            "Seven Danish deck sailors",
            ["deck"],
            [],
        ),
        ("7 young sailors were badly hurt.", "7 young sailors", [], ["young", "badly"]),
        ("More than seven sailors drowned.", "More than seven sailors", [], []),
        ("Seven more sailors drowned.", "Seven more sailors", [], ["more"]),
    ],
)
def test_words_that_say_which(
    text: str, surface: str, modifiers: list[str], discerning: list[str]
) -> None:
    told = figure(text, surface, "sailors")
    assert [span.of(text) for span in told.modifiers] == modifiers
    assert [span.of(text) for span in told.discerning] == discerning


@pytest.mark.parametrize(
    ("text", "surface", "part", "addition"),
    [
        ("Twelve sank, including seven sailors.", "seven sailors", "including", None),
        (
            "Twelve sank, seven of them sailors.",
            "seven of them sailors",
            "of them",
            None,
        ),
        ("Another seven sailors sank.", "seven sailors", None, "Another"),
        ("Seven sailors sank.", "Seven sailors", None, None),
        ("More than seven sailors sank.", "More than seven sailors", None, None),
    ],
)
def test_part_and_addition(
    text: str, surface: str, part: str | None, addition: str | None
) -> None:
    told = figure(text, surface, "sailors")
    assert (told.part and told.part.of(text)) == part
    assert (told.addition and told.addition.of(text)) == addition


def test_bounds_of_the_longest_vague_word() -> None:
    assert vague_bounds("Tens of thousands of boats") == (10_000, 400_000)
    assert vague_bounds("many boats") == (3, None)
    assert vague_bounds("boats") == (None, None)


@given(st.text(max_size=60), st.data())
def test_every_word_stands_in_the_sentence(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    bare = Figure(
        span=Span(start, end), head=Span(start, end), method="t", low=None, high=None
    )
    told = worded(bare, text, Span(0, len(text)))
    spans = [*told.modifiers, *told.discerning, told.part, told.addition]
    assert all(span.start < span.end <= len(text) for span in spans if span)


@pytest.mark.parametrize(
    ("text", "number", "is_with_whole"),
    [
        ("Twelve were hurt, including two children.", "two", True),
        ("Twelve were hurt, two of them children.", "two", True),
        ("Twelve were hurt, two of whom died.", "two", True),
        # the words stand beside another number
        ("Twelve were hurt, of whom two died.", "Twelve", False),
        # what is said of it is its own
        ("Of 200 people asked, 40 per cent of whom voted, 9 left.", "40", False),
        ("Cases fell, and 12 of those asked left.", "12", False),
        ("Two were hurt.", "Two", False),
    ],
)
def test_numbers_told_with_the_whole(
    text: str, number: str, is_with_whole: bool
) -> None:
    start = text.index(number)
    span = Span(start, start + len(number))
    assert is_told_with_whole(span, text, Span(0, len(text))) is is_with_whole
