"""Speakers' names: by the noun, by what is spelled out, by the body; what must stay
open.
"""

from __future__ import annotations

import pytest

from onrecord.model import Span
from onrecord.reading.people.find import read_people
from onrecord.reading.places.find import read_places
from onrecord.reading.reader import prepared
from onrecord.reading.statements.speakers import Speakers
from tests.builders import report


def named(text: str, *speakers: str) -> list[str | None]:
    """The names of speakers, asked in the order given; a speaker's words are looked for
    from the end.
    """
    made = report(text)
    sheet = prepared(made)
    sheet = read_people(read_places(sheet))
    speakers_of_report = Speakers(sheet)
    found = []
    for speaker in speakers:
        where = Span(text.rindex(speaker), text.rindex(speaker) + len(speaker))
        head = sheet.tree.noun_in(where)
        found.append(
            speakers_of_report.name(head, sheet.tokens_at(where))
            if head is not None
            else None
        )
    return found


@pytest.mark.parametrize(
    ("text", "speaker", "expected"),
    [
        # the fullest form of the name
        ("Marta Orlo spoke. Orlo said it rained.", "Orlo", "Marta Orlo"),
        # a role with the name before or behind it
        (
            "Union lawyer Marta Orlo said it rained.",
            "Union lawyer Marta Orlo",
            "Marta Orlo",
        ),
        (
            "The union's lawyer, Marta Orlo, said it rained.",
            "The union's lawyer, Marta Orlo",
            "Marta Orlo",
        ),
        # what the report says of her is long and joined with “and”, and the parser
        # loses its way
        (
            "“It rains,” Marta Orlo, the head of the Vessaria bakers and whose shop was flooded, said on Monday.",
            "Marta Orlo, the head of the Vessaria bakers and whose shop was flooded,",
            "Marta Orlo",
        ),
        (
            "Rep. Marta Orlo (a baker so shy she hid) said it rained.",
            "Rep. Marta Orlo (a baker so shy she hid)",
            "Marta Orlo",
        ),
        # somebody else's: the name is not the speaker's
        (
            "A spokesman for Marta Orlo said it rained.",
            "A spokesman for Marta Orlo",
            None,
        ),
        ("Marta Orlo's lawyer said it rained.", "Marta Orlo's lawyer", None),
        ("Supporters of Marta Orlo said it rained.", "Supporters of Marta Orlo", None),
        ("Marta Orlo supporters said it rained.", "Marta Orlo supporters", None),
        (
            "Marta Orlo spoke. Many of her supporters said it rained.",
            "Many of her supporters",
            None,
        ),
        # more than one
        (
            "Marta Orlo and Pavel Venn said it rained.",
            "Marta Orlo and Pavel Venn",
            None,
        ),
        (
            "Marta Orlo, the baker, and two others said it rained.",
            "Marta Orlo, the baker, and two others",
            None,
        ),
        (
            "Sen. Marta Orlo (V-Lisk) and a handful of others agreed.",
            "Sen. Marta Orlo (V-Lisk) and a handful of others",
            None,
        ),
        # a body by a person's name, and those who work for it
        (
            "Marta Orlo left. The Orlo campaign said it rained.",
            "The Orlo campaign",
            "Orlo campaign",
        ),
        (
            "Marta Orlo left. Orlo campaign aides said it rained.",
            "Orlo campaign aides",
            None,
        ),
        # a name behind a preposition is another's, set off as it may look
        (
            "A columnist in the left-wing newspaper Vessaria said it rained.",
            "A columnist in the left-wing newspaper Vessaria",
            None,
        ),
        # one of several: the one named behind, and none of those he is one of
        (
            "One of the Vessa law firm's founders, Marta Orlo, said it rained.",
            "One of the Vessa law firm's founders, Marta Orlo",
            "Marta Orlo",
        ),
        (
            "One of the Vessa law firm's founders said it rained.",
            "One of the Vessa law firm's founders",
            None,
        ),
        # who, with its noun's number
        ("Marta Orlo, who said it rained, left.", "who", "Marta Orlo"),
        ("Bakers like Marta Orlo who say it rains left.", "who", None),
    ],
)
def test_names(text: str, speaker: str, expected: str | None) -> None:
    assert named(text, speaker) == [expected]


def test_a_name_nobody_else_found_stands_for_itself() -> None:
    # in running text, and its end for it from then on
    text = "At noon Oru Vessik Tal said it rained. Later Tal said it snowed."
    assert named(text, "Oru Vessik Tal", "Tal")[0] == "Oru Vessik Tal"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("New Poll Shows Rise In Prices", "New Poll"),  # a headline's capitals
        ("On Monday Republicans said it rained.", "Republicans"),  # a party's members
        ("On Monday critics said it rained.", "critics"),
    ],
)
def test_what_is_no_proper_name_stays_open(text: str, speaker: str) -> None:
    assert named(text, speaker) == [None]


def test_a_surname_that_somebody_else_has_too_stays_open() -> None:
    text = (
        "Diver Tom Orlo raised the boat. The crews of Vessa and Iskra thanked him.\n\n"
        "• Sailor Lioba Orlo, who was watching, said it sank. Orlo said her son saw it."
    )
    assert named(text, "Orlo") != ["Tom Orlo"]
