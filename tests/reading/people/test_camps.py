"""Camps: bodies that go by a person's name, and "the campaign" where the report has
one.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.reading.people.camps import find_camps
from onrecord.reading.reader import prepared
from tests.builders import report
from tests.reading.people.test_find import mentions


def camps(text: str) -> list[tuple[str, str]]:
    """Each noun that stands for a body, and the body's name, in text order."""
    sheet = replace(prepared(report(text)), people=tuple(mentions(text)))
    found = find_camps(sheet)
    return [(sheet.tokens[at].text, name) for at, name in sorted(found.items())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # before the noun, with and without an ending
        (
            "The Marlow campaign said so. Anna Marlow did not.",
            [("campaign", "Marlow campaign")],
        ),
        ("Anna Marlow's campaign said so.", [("campaign", "Marlow campaign")]),
        (
            "Anna Marlow spoke. The Marlow administration denied it.",
            [("administration", "Marlow administration")],
        ),
        # whose it is, by a pronoun
        ("Anna Marlow said her campaign would sue.", [("campaign", "Marlow campaign")]),
        # small words of a surname
        (
            "Maria de Vries left. The de Vries campaign said why.",
            [("campaign", "de Vries campaign")],
        ),
        (
            "Park Min-ho left. Park Min-ho's campaign said why.",
            [("campaign", "Park campaign")],
        ),
        # two of one surname: the body is named as it stands
        (
            "Anna Marlow met Peter Marlow. The Marlow campaign said so.",
            [("campaign", "Marlow campaign")],
        ),
        # taken up again
        (
            "Anna Marlow's campaign said so. The campaign named no day.",
            [("campaign", "Marlow campaign"), ("campaign", "Marlow campaign")],
        ),
        # two are named: open
        (
            "Anna Marlow's campaign and Peter Hill's campaign agreed. The campaign named no day.",
            [("campaign", "Marlow campaign"), ("campaign", "Hill campaign")],
        ),
        # not named yet, or by another noun
        (
            "The campaign named no day. Anna Marlow's administration said so.",
            [("administration", "Marlow administration")],
        ),
        # an undertaking, no body
        (
            "Anna Marlow's campaign said so. The spring campaign began.",
            [("campaign", "Marlow campaign")],
        ),
        # a player's team is not theirs
        ("Anna Marlow's team lost.", []),
        # several bodies
        ("Anna Marlow and Peter Hill spoke. The Marlow and Hill campaigns agreed.", []),
    ],
)
def test_camps(text: str, expected: list[tuple[str, str]]) -> None:
    assert camps(text) == expected
