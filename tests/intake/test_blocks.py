"""Blocks: lines, and lines joined where a text was wrapped at a column."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.intake.blocks import find_blocks

WRAPPED = """\
The harbour of Kestrel Bay stayed closed on Monday, the harbour
master said, after a crane fell across the northern pier and
blocked the only berth that is deep enough for the ferries that
serve the islands.

Two crews worked through the night to lift the crane. They hope
to clear the berth by Wednesday, when the next supply ship is
due from the mainland.
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n\t\n ", []),
        ("one", ["one"]),
        (
            "  one \n\n two\t\n",
            ["one", "two"],
        ),  # white space around a line is no part of it
        (
            "one\r\ntwo\rthree\u2028four",
            ["one", "two", "three", "four"],
        ),  # every line end Unicode knows
        (
            "He said.\nShe said.\nThey said.\nNobody said.",
            ["He said.", "She said.", "They said.", "Nobody said."],
        ),
    ],
)
def test_a_line_is_a_block(text: str, expected: list[str]) -> None:
    assert [block.of(text) for block in find_blocks(text)] == expected


def test_lines_wrapped_at_a_column_are_joined() -> None:
    blocks = [block.of(WRAPPED) for block in find_blocks(WRAPPED)]
    assert len(blocks) == 2
    assert blocks[0].endswith("serve the islands.")
    assert blocks[1].startswith("Two crews")


def test_lines_of_one_length_that_end_their_sentences_are_not_joined() -> None:
    text = "The mayor said that nobody was hurt in the town.\n" * 6
    assert len(find_blocks(text)) == 6


@given(st.text())
def test_blocks_cover_all_but_white_space(text: str) -> None:
    blocks = find_blocks(text)
    assert "".join("".join(block.of(text).split()) for block in blocks) == "".join(
        text.split()
    )
    assert all(block.of(text) == block.of(text).strip() != "" for block in blocks)
    assert all(a.end < b.start for a, b in pairwise(blocks))
