"""Sentences by their stops, and by the lines of a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.english.sentences import split_sentences

SENTENCES = [
    ("One came. Two left.", ["One came.", "Two left."]),
    # abbreviations and initials end no sentence
    (
        "Dr. Orla J. Vance met Gen. Holt. He left.",
        ["Dr. Orla J. Vance met Gen. Holt.", "He left."],
    ),
    ("The U.S. Navy sailed.", ["The U.S. Navy sailed."]),
    # closing marks belong to the sentence they close
    ("“We won.” She smiled.", ["“We won.”", "She smiled."]),
    # a newline ends a sentence, with or without a stop
    ("Bridge closed\nNobody was hurt.", ["Bridge closed", "Nobody was hurt."]),
    # a small letter goes on, a figure begins
    (
        "It rose to 3.5 per cent... and fell. 12 shops shut.",
        ["It rose to 3.5 per cent... and fell.", "12 shops shut."],
    ),
    ("Why? Nobody knows!", ["Why?", "Nobody knows!"]),
    ("", []),
    (" \n\t ", []),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in split_sentences(text)] == expected


def _as_python_cuts_lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


@given(st.text(alphabet="ab \n\r\x0b\x0c\x1c\x1e\x85\u2028\u2029", max_size=60))
def test_each_line_is_a_sentence(text: str) -> None:
    assert [span.of(text) for span in split_sentences(text)] == _as_python_cuts_lines(
        text
    )
