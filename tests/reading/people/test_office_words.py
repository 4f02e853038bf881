"""Which office a role is, and whose."""

from __future__ import annotations

import pytest

from onrecord.model import Mention, Office, Span
from onrecord.reading.people.office_words import office_in, office_of

# What an office says: its noun, the countries and the other words told with it, and the
# word by which it is held in part, not yet or no more.
Words = tuple[str, tuple[str, ...], tuple[str, ...], str | None]


def words_of(office: Office | None, text: str) -> Words | None:
    if office is None:
        return None
    return (
        office.noun.of(text),
        office.countries,
        tuple(word.of(text) for word in office.words),
        None if office.standing is None else office.standing.of(text),
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the mayor", ("mayor", (), (), None)),
        ("Brovna's mayor", ("mayor", (), ("Brovna's",), None)),
        ("Mayor of Brovna", ("Mayor", (), ("Brovna",), None)),
        ("the Peruvian president", ("president", ("Peru",), (), None)),
        ("president of Peru", ("president", ("Peru",), (), None)),
        # of two words: no chief is meant by half of it
        ("the Brovna police chief", ("police chief", (), ("Brovna",), None)),
        # others may hold it, or not yet, or no more
        ("the former mayor", ("mayor", (), (), "former")),
        ("the next mayor of Lenn", ("mayor", (), ("Lenn",), "next")),
        ("the deputy mayor", ("mayor", (), (), "deputy")),
        # many may be one
        ("the lawyer", None),
        ("", None),
    ],
)
def test_office_in(text: str, expected: Words | None) -> None:
    assert words_of(office_in(text, Span(0, len(text))), text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the mayor of Brovna said", ("Brovna",)),
        ("the mayor of New Lenn said", ("New", "Lenn")),
        ("the mayor said", ()),
        # of what has no name: any bank's
        ("the mayor of a town said", None),
    ],
)
def test_the_place_behind_an_office(
    text: str, expected: tuple[str, ...] | None
) -> None:
    mention = Mention(
        span=Span(0, len("the mayor")),
        method="test/1",
        name=None,
        kind="person",
        form="role",
    )
    office = office_of(text, mention)
    told = None if office is None else tuple(word.of(text) for word in office.words)
    assert told == expected
