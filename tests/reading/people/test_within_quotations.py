"""Who says "I", and who is the "he" somebody quoted speaks of."""

from __future__ import annotations

import pytest

from onrecord import make_report, read
from onrecord.english.pronouns import he_and_she


def first_persons(text: str) -> list[tuple[str, str | None]]:
    """Each word for "I" that is a mention, and whose."""
    found = read(make_report(text)).people
    mine = ("I", "me", "my", "My", "mine", "myself", "i")
    return [(m.span.of(text), m.name) for m in found if m.span.of(text) in mine]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“I saw my boat sink,” Anna Marlow said.",
            [("I", "Anna Marlow"), ("my", "Anna Marlow")],
        ),
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


def third_persons(text: str) -> list[tuple[str, str | None]]:
    """Each he and she of a text, and who it is."""
    found = read(make_report(text)).people
    return [
        (m.span.of(text), m.name)
        for m in found
        if m.form == "pronoun" and m.span.of(text).lower() in he_and_she()
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # whom the report speaks of before, and not the one who speaks
        ("Peter Hill won on Monday. “He was great,” Anna Marlow said.", [("He", "Peter Hill")]),
        ("Peter Hill met Paul Orlo. “He was great,” Orlo said.", [("He", "Peter Hill")]),
        ("Anna Marlow praised Peter Hill. “He was great. I like him,” she said.",
         [("He", "Peter Hill"), ("him", "Peter Hill"), ("she", "Anna Marlow")]),
        # whom the quotation names goes before
        ("Paul Orlo came second. “Peter Hill was there. He won,” Anna Marlow said.", [("He", "Peter Hill")]),
        # two may be meant
        ("Peter Hill and Paul Orlo won on Monday. “He was great,” Anna Marlow said.", [("He", None)]),
        # somebody without a name may be: of the report, of the quotation, of the one
        # before
        ("Peter Hill helped a man on Monday. “He was great,” Anna Marlow said.", [("He", None)]),
        ("Peter Hill won on Monday. “My father loves his team,” Anna Marlow said.", [("his", None)]),
        ("“I have a son,” Anna Marlow told Peter Hill. “He is six,” she said.", [("He", None), ("she", "Anna Marlow")]),
        # nobody knows who speaks, and so who does not
        ("Peter Hill won on Monday. “He was great,” a fan said.", [("He", None)]),
        # too far back
        ("Peter Hill won. It rained. It snowed. It froze. “He was great,” Anna Marlow said.", [("He", None)]),
    ],
)  # fmt: skip
def test_who_is_spoken_of(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert third_persons(text) == expected
