"""Who says "I"."""

from __future__ import annotations

import pytest

from onrecord import make_report, read


def first_persons(text: str) -> list[tuple[str, str | None]]:
    """Each word for "I" that is a mention, and whose."""
    found = read(make_report(text)).people
    mine = ("I", "me", "my", "My", "mine", "myself", "i")
    return [(m.span.of(text), m.name) for m in found if m.span.of(text) in mine]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“I saw my boat sink,” Anna Marlow said.", [("I", "Anna Marlow"), ("my", "Anna Marlow")]),
        ("Peter Hill spoke on Monday. “It hit me,” he said.", [("me", "Peter Hill")]),
        # nobody knows who speaks, or a body does
        ("“I saw a boat sink,” a sailor said.", []),
        ("“I saw a boat sink,” the ministry said.", []),
        # outside of quotation marks the writer speaks
        ("Anna Marlow said I was late.", []),
    ],
)
def test_first_person(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert first_persons(text) == expected
