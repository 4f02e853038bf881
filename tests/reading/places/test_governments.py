"""Capitals as places and as governments."""

from __future__ import annotations

import pytest

from onrecord.reading.reader import read
from tests.builders import report


def kinds(text: str) -> list[tuple[str, str]]:
    """Each place with its kind, or "government" where a mention says who acts there."""
    reading = read(report(text))
    assert {place.kind for place in reading.places} == {"city"}
    seats = {mention.seat for mention in reading.people if mention.seat is not None}
    return [
        (place.span.of(text), "government" if place in seats else place.kind)
        for place in reading.places
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # who acts
        ("Moscow said on Monday that it would answer.", [("Moscow", "government")]),
        ("Kyiv rejected the plan.", [("Kyiv", "government")]),
        ("According to Tehran, the ship was empty.", [("Tehran", "government")]),
        # who is dealt with
        (
            "Talks between Beijing and Tokyo went on.",
            [("Beijing", "government"), ("Tokyo", "government")],
        ),
        ("Sanctions on Moscow were lifted.", [("Moscow", "government")]),
        ("Tehran's envoy left early.", [("Tehran", "government")]),
        # where something is
        ("Fighting went on near Moscow.", [("Moscow", "city")]),
        ("Tokyo's streets were empty.", [("Tokyo", "city")]),
        ("Talks in Tokyo went on.", [("Tokyo", "city")]),
        ("Kyiv is large.", [("Kyiv", "city")]),
        # a town that governs no country
        ("In the north, Hamburg rejected the plan.", [("Hamburg", "city")]),
    ],
)
def test_governments(text: str, expected: list[tuple[str, str]]) -> None:
    assert kinds(text) == expected
