"""What differs between the two sides of a passage."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.lineage import edits as room
from onrecord.lineage.edits import find_edits
from onrecord.lineage.prose import prose_of
from onrecord.model import Span


def told(a: str, b: str) -> list[tuple[str, str, str]]:
    found = find_edits(a, Span(0, len(a)), b, Span(0, len(b)))
    return [(c.kind, c.a.of(a) if c.a else "", c.b.of(b) if c.b else "") for c in found]


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("A dam burst at dawn.", "A dam burst at dawn.", []),
        # marks, case and accents are no difference
        ("A dam, he said, burst.", "a DAM he said burst", []),
        ("A dam burst at dawn on Tuesday.", "A dam burst on Tuesday.", [("cut", "at dawn", "")]),
        ("A dam burst.", "A large dam burst.", [("added", "", "large")]),
        ("It killed 12 people.", "It killed at least 14 people.", [("changed", "12", "at least 14")]),
        # at both ends
        ("Aides say it fell.", "It fell, many say.", [("cut", "Aides say", ""), ("added", "", "many say")]),
        # a lone small word between two changes is read with them
        ("He went up the old hill", "He ran up the new hill", [("changed", "went", "ran"), ("changed", "old", "new")]),
        ("The fall of Brovna came.", "The rise of Vessa came.", [("changed", "fall of Brovna", "rise of Vessa")]),
        # put elsewhere, in the same order of words or another
        ("It fell, aides said.", "Aides said it fell.", [("moved", "aides said", "Aides said")]),
        ("It fell, said Anna Venn.", "Anna Venn said it fell.", [("moved", "said Anna Venn", "Anna Venn said")]),
        # not one word alone, and not small words
        ("Now it fell there.", "It fell there now.", [("cut", "Now", ""), ("added", "", "now")]),
        (
            "It was that a dam fell down at dawn.",
            "A dam fell down at dawn it was that.",
            [("cut", "It was that", ""), ("added", "", "it was that")],
        ),
        # what stands in two places now was moved to one of them
        (
            "Dam burst, it fell down there at dawn.",
            "It fell down dam burst there at dawn, dam burst.",
            [("moved", "Dam burst", "dam burst"), ("added", "", "dam burst")],
        ),
        ("", "", []),
    ],
)  # fmt: skip
def test_changes(a: str, b: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(a, b) == expected


def test_spans_are_of_the_whole_texts() -> None:
    a, b = "Before. It killed 12 people.", "It killed 14 people. Behind."
    (found,) = find_edits(a, Span(8, 28), b, Span(0, 20))
    assert (found.a, found.b) == (Span(18, 20), Span(10, 12))


def test_a_very_long_passage_is_left_unmarked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "LONGEST", 3)
    assert told("one two three four", "one two three five") == []


words = st.lists(
    st.sampled_from(["dam", "the", "of", "burst", "Brovna", "twelve"]), max_size=12
).map(" ".join)


@given(words, words)
def test_what_is_left_is_the_same_on_both_sides(a: str, b: str) -> None:
    """Each side without what is marked in it reads alike, and marks come in order, in a
    but for what was moved.
    """
    found = find_edits(a, Span(0, len(a)), b, Span(0, len(b)))
    there = [c.a for c in found if c.a is not None and c.kind != "moved"]
    assert there == sorted(there)
    assert _without(a, sorted(c.a for c in found if c.a)) == _without(
        b, [c.b for c in found]
    )
    assert all(c.a is not None or c.b is not None for c in found)


def _without(text: str, spans: Sequence[Span | None]) -> list[str]:
    marked = [span for span in spans if span is not None]
    assert marked == sorted(marked)
    prose = prose_of("a", text)
    return [
        w
        for w, place in zip(prose.words, prose.places(), strict=True)
        if not any(s.covers(place) for s in marked)
    ]
