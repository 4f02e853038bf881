"""Who “I” is in letters: the name on the line below."""

from __future__ import annotations

import pytest

from onrecord import read
from tests.builders import report

LETTERS = "I believe that the dam will hold.\n\nAnna Marlow.\n\nLima.\n\nI think that it will fail.\n\nPeter Hill\n\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (LETTERS, ["Anna Marlow", "Peter Hill"]),
        # a line that says more is no signature, nor is a surname
        ("I believe that the dam will hold.\n\nAnna Marlow left.", [None]),
        ("I believe that the dam will hold.\n\nMarlow.", [None]),
        # what is quoted is somebody else's, and nothing is signed above
        ("Anna Marlow.\n\nI believe that the dam will hold.", [None]),
    ],
)
def test_who_i_is(text: str, expected: list[str | None]) -> None:
    found = [
        s.speaker_name
        for s in read(report(text)).statements
        if any(p.of(text) == "I" for p in s.speaker)
    ]
    assert found == expected
