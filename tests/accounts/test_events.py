"""Which events are one account, and how they lie to each other."""

from __future__ import annotations

from typing import Any

import pytest

from tests.accounts.builders import Told, dossier, shapes


def told(
    id_: str,
    text: str,
    surface: str,
    what: str,
    status: str = "happened",
    **fields: Any,
) -> Told:
    return Told(id_, text).event(surface, what, status, **fields)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        # the same thing planned, told twice
        (
            told("a", "The two ministers will hold talks in Lenn on Friday.", "talks", "talks", "planned",
                 when="2025-08-15", where="Lenn"),
            told("b", "Talks between the ministers are set for Friday in Lenn.", "Talks", "talks", "planned",
                 when="2025-08-15", where="Lenn"),
            "same",
        ),
        # one report gives the day, the other does not
        (
            told("a", "The ministers will meet in Lenn on Friday.", "meet", "meeting", "planned", when="2025-08-15",
                 where="Lenn"),
            told("b", "The ministers are to hold talks in Lenn.", "talks", "talks", "planned", where="Lenn"),
            "more specific",
        ),
        # planned by one, not confirmed by the other
        (
            told("a", "The ministers will hold a joint news conference after the talks.", "joint news conference",
                 "joint news conference", "planned", head="conference"),
            told("b", "The palace has not confirmed plans for a joint press conference of the ministers.",
                 "joint press conference", "joint press conference", "unconfirmed", head="conference"),
            "differs",
        ),
        # two dates for one plan
        (
            told("a", "The ministers plan to sign the Lenn harbour treaty at a ceremony on Friday.", "ceremony",
                 "ceremony", "planned", when="2025-08-15"),
            told("b", "The ministers plan to sign the Lenn harbour treaty at a ceremony on Monday.", "ceremony",
                 "ceremony", "planned", when="2025-08-18"),
            "differs",
        ),
        # one thing told with two numbers
        (
            told("a", "The army sent 200 soldiers to the harbour of Lenn on Friday evening.", "sent 200 soldiers",
                 "sent 200 soldiers", "happened", when="2025-08-15", head="sent"),
            told("b", "Some 300 soldiers were sent to the harbour of Lenn on Friday evening.", "300 soldiers were sent",
                 "300 soldiers were sent", "happened", when="2025-08-15", head="sent"),
            "differs",
        ),
        # the head is the verb, whatever else the phrase holds
        (
            told("a", "Ode Falk has died in Lenn, the palace said.", "Ode Falk has died", "Ode Falk has died",
                 head="died", where="Lenn"),
            told("b", "The king, Ode Falk, died in Lenn in his palace.", "The king, Ode Falk, died",
                 "The king, Ode Falk, died", head="died", where="Lenn"),
            "same",
        ),
        # "last" belongs to the week, and tells no arrest from another
        (
            told("a", "A clerk who was fired last week was arrested in Lenn.", "A clerk who was fired last week was arrested",
                 "a clerk who was fired last week was arrested", head="arrested", where="Lenn").time("last week", "2025-W32"),
            told("b", "A clerk who was fired was arrested in Lenn.", "A clerk who was fired was arrested",
                 "a clerk who was fired was arrested", head="arrested", where="Lenn"),
            "same",
        ),
        # a second meeting is not the meeting
        (
            told("a", "The ministers will hold a meeting in Lenn.", "meeting", "meeting", "planned", where="Lenn"),
            told("b", "The ministers hold a second meeting in Lenn.", "second meeting", "second meeting", "planned",
                 where="Lenn"),
            None,
        ),
        # two places, two things
        (
            told("a", "A blast shook the harbour of Lenn.", "blast", "blast", "happened", where="Lenn").place(
                "Lenn", lat=50.0, lon=10.0, geonames_id=1, country="XA"
            ),
            told("b", "A blast shook the harbour of Korra.", "blast", "blast", "happened", where="Korra").place(
                "Korra", lat=52.0, lon=10.0, geonames_id=2, country="XA"
            ),
            None,
        ),
        # two days, two things
        (
            told("a", "A quake hit Lenn.", "quake", "quake", "happened", when="2025-08-14", where="Lenn"),
            told("b", "A quake hit Lenn.", "quake", "quake", "happened", when="2025-07-30", where="Lenn"),
            None,
        ),
        # one word for many things: nothing else speaks for it
        (
            told("a", "The bakers want a meeting with the mayor.", "meeting", "meeting", "planned"),
            told("b", "Ships lost time after a meeting of pilots.", "meeting", "meeting", "planned"),
            None,
        ),
    ],
)  # fmt: skip
def test_two_events(a: Told, b: Told, expected: str | None) -> None:
    for found in (shapes(dossier(a, b), "event"), shapes(dossier(b, a), "event")):
        assert (found[0][0] if len(found) == 1 else None) == expected


def test_one_report_alone_can_hold_two_sides() -> None:
    """An aide announces, the palace does not confirm: told in one report, it is a
    difference all the same.
    """
    text = (
        "The aide said the ministers would hold a joint news conference. "
        "The palace has not confirmed a joint news conference of the ministers."
    )
    found = dossier(
        Told("a", text)
        .event(
            "joint news conference",
            "joint news conference",
            "planned",
            head="conference",
        )
        .event(
            "joint news conference",
            "joint news conference",
            "unconfirmed",
            nth=2,
            head="conference",
        )
    )
    assert [relation for relation, _ in shapes(found, "event")] == ["differs"]


def test_planned_by_one_side_and_denied_by_the_other() -> None:
    """One kind of event under three words; "foreign" tells the minister apart, not the
    meeting.
    """
    a = Told(
        "a",
        "Premier Ode Falk will meet the foreign minister in Lenn on May 3.",
        published="2025-04-28",
    )
    a.time("May 3", "2025-05-03").place("Lenn", lat=54.0, lon=10.0, country="XX")
    a.event(
        "meet the foreign minister",
        "meet the foreign minister",
        "planned",
        when="2025-05-03",
        where="Lenn",
        head="meet",
    )
    b = Told(
        "b",
        "The ministry denied that Falk would hold talks with the foreign minister in Lenn.",
        published="2025-04-29",
    )
    b.place("Lenn", lat=54.0, lon=10.0, country="XX")
    b.event("talks", "talks", "denied", where="Lenn", by="ministry")
    (account,) = dossier(a, b).accounts
    assert account.relation == "differs"
