"""Leads that keep the name for later, and those that must stay open."""

from __future__ import annotations

import pytest

from tests.reading.people.test_find import names


@pytest.mark.parametrize(
    ("text", "surface", "expected"),
    [
        (
            "A Lima woman says she found a snake. Anna Marlow found it at home.",
            "she",
            ["Anna Marlow"],
        ),
        (
            "A Lima man says his car was gone. It rained. Peter Hill wept.",
            "his",
            ["Peter Hill"],
        ),
        # where the name's bearer is from
        (
            "A woman says she found a snake. Anna Marlow from Lima found it at home.",
            "she",
            ["Anna Marlow"],
        ),
        (
            "A woman says she was robbed. Anna Marlow from the police came.",
            "she",
            [None],
        ),
        # who speaks for somebody may be another
        (
            "A Lima woman says she was robbed. Anna Marlow, a lawyer, told reporters so.",
            "she",
            [None],
        ),
        (
            "A Lima woman says she was robbed. Anna Marlow of the police told reporters so.",
            "she",
            [None],
        ),
        (
            "A Lima woman says she was robbed. Police officer Anna Marlow told reporters so.",
            "she",
            [None],
        ),
        # two are named, or two stand without a name
        (
            "A Lima woman says she was robbed. Anna Marlow and Maria Reed wept.",
            "she",
            [None],
        ),
        (
            "A Lima woman met a girl and says she was robbed. Anna Marlow wept.",
            "she",
            [None],
        ),
        # a man's name is not hers, nor is one that comes much later
        ("A Lima woman says she was robbed. Peter Hill wept.", "she", [None]),
        (
            f"A Lima woman says she was robbed. {'It rained. ' * 7}Anna Marlow wept.",
            "she",
            [None],
        ),
        # what others say in quotation marks stays open
        (
            "A Lima woman was robbed. “She ran,” a man said. Anna Marlow wept.",
            "She",
            [None],
        ),
    ],
)
def test_delayed_names(text: str, surface: str, expected: list[str | None]) -> None:
    assert names(text, surface, "pronoun") == expected
