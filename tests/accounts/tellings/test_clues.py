"""On which level of a clue two tellings are."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.accounts.tellings.clues import CLUES, NONE
from onrecord.accounts.tellings.groups import compared, profiles_of, tellings_of
from onrecord.accounts.tellings.weights import levels_of, named
from onrecord.model import Figure, Span, Statement, Time
from tests.accounts.tellings.builders import METHOD, material, told

CLAUSE = "Rebels|attacked|the market"


def levels(
    one: str, other: str, ours: Any = None, theirs: Any = None
) -> dict[str, str]:
    """The level of each clue of two clauses; `ours` and `theirs` are further fields."""
    story = material([told("a", one, **ours or {}), told("b", other, **theirs or {})])
    pairs = compared(story, profiles_of(story, tellings_of(story)))
    found: dict[str, str] = {}
    for clue, number in zip(CLUES, levels_of(pairs)[0].tolist(), strict=True):
        if number != NONE:
            found[clue.name] = clue.levels[number]
    return found


def number(value: float) -> Figure:
    return Figure(
        span=Span(0, 1), head=Span(0, 1), method=METHOD, low=value, high=value
    )


def day(value: str) -> Time:
    return Time(
        span=Span(0, 1),
        method=METHOD,
        type="DATE",
        value=value,
        begins=value,
        ends=value,
    )


def said(form: Any) -> Statement:
    content = (Span(0, 1),)
    return Statement(
        span=Span(0, 1), method=METHOD, speaker=(), cue=(), content=content, form=form
    )


# what the second report tells, of which clue, on which level
WORDED = [
    (CLAUSE, "predicate", "same"),
    ("Rebels|were attacking|the market", "predicate", "one told in the other"),
    ("Rebels|fled|the market", "predicate", "another"),
    ("Rebels|struck|the market", "predicate", "same"),
    (CLAUSE, "who acts", "same word"),
    ("Armed rebels|attacked|the market", "who acts", "same word"),
    ("Soldiers|attacked|the market", "who acts", "other words"),
    ("They|attacked|the market", "who acts", "open"),
    ("|attacked|the market", "who acts", "one without"),
    (CLAUSE, "who is acted upon", "same word"),
    ("Rebels|attacked|the old bridge", "who is acted upon", "other words"),
    ("The market|attacked|rebels", "roles", "turned round"),
    ("The market|fell to|rebels", "roles", "crossed"),
    ("Soldiers|attacked|the market", "swapped", "name"),
    ("Rebels|attacked|the bridge", "swapped", "word"),
    (CLAUSE, "swapped", "nothing"),
    (CLAUSE, "words in common", "from 0.99"),
    (CLAUSE, "how many words", "from 3"),
    ("Soldiers|left|the market", "how many words", "from 1"),
    ("Soldiers|left|the market", "rarity of the predicate", "under 0.01"),
    ("Soldiers|left|a bridge", "rarest word", "under 1"),
    (CLAUSE, "meaning", "from 0.9"),
    (CLAUSE, "form", "clause and clause"),
    (CLAUSE, "first sentences", "both"),
]


@pytest.mark.parametrize(("other", "clue", "level"), WORDED)
def test_what_the_words_show(other: str, clue: str, level: str) -> None:
    assert levels(CLAUSE, other)[clue] == level


# fields of the one and of the other, and what they show
FIELDS = [
    (
        {"figures": (number(340),)},
        {"figures": (number(340),)},
        "numbers",
        "one above twelve",
    ),
    (
        {"figures": (number(3),)},
        {"figures": (number(3),)},
        "numbers",
        "one up to twelve",
    ),
    ({"figures": (number(3),)}, {"figures": (number(5),)}, "numbers", "another"),
    ({"figures": (number(3),)}, {}, "numbers", "one without"),
    ({}, {}, "numbers", None),
    ({"when": day("2025-08-14")}, {"when": day("2025-08-14")}, "day", "same"),
    ({"when": day("2025-08-14")}, {"when": day("2025-08-15")}, "day", "near"),
    ({"when": day("2025-08-14")}, {"when": day("2025-08-25")}, "day", "another"),
    ({"when": day("2025-08-14")}, {}, "day", None),
    ({"told_in": said("direct")}, {"told_in": said("direct")}, "quoted", "both"),
    ({"told_in": said("direct")}, {"told_in": said("indirect")}, "quoted", "one"),
    ({"told_in": said("direct")}, {}, "speaker", "one by the report"),
    ({}, {}, "speaker", None),
    ({"negated": True}, {}, "status", "one denies"),
    ({"status": "planned"}, {}, "status", "one is ahead"),
    ({"status": "planned"}, {"status": "forecast"}, "status", None),
]


@pytest.mark.parametrize(("ours", "theirs", "clue", "level"), FIELDS)
def test_what_the_reading_shows(
    ours: dict[str, Any], theirs: dict[str, Any], clue: str, level: str | None
) -> None:
    assert levels(CLAUSE, CLAUSE, ours, theirs).get(clue) == level


def test_each_clue_has_words_of_both() -> None:
    story = material([told("a", CLAUSE), told("b", "Soldiers|attacked|a bridge")])
    pairs = compared(story, profiles_of(story, tellings_of(story)))
    x, y = next(pairs.sides)
    clues = named(levels_of(pairs)[0], x, y)
    acting = next(clue for clue in clues if clue.name.startswith("who acts"))
    assert acting.words == ("Rebels", "Soldiers")
    assert all(len(clue.words) == 2 for clue in clues)
