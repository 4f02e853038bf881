"""Which events are one account, and how they lie to each other: as the product reads
them, but where only one telling by itself shows it.
"""

from __future__ import annotations

import pytest

from tests.accounts.as_read import Beside
from tests.accounts.builders import Told, dossier, shapes

DIFFERENT = {"differs", "attributed differently"}


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        # the same thing planned, told twice
        (
            "The two ministers will hold talks in Lenn on Friday.",
            "The ministers will hold talks in Lenn this Friday.",
            {"same", "more specific"},
        ),
        # one report gives the day, the other does not
        (
            "The ministers will meet the mayor in Lenn on Friday.",
            "The ministers are to meet the mayor in Lenn.",
            {"more specific"},
        ),
        # planned by one, not confirmed by the other
        (
            "The ministers will hold a joint news conference after the talks.",
            "The palace has not confirmed plans for a joint news conference of the ministers.",
            {"differs"},
        ),
        # two dates for one plan
        (
            "The ministers plan to sign the Lenn harbour treaty at a ceremony on Friday.",
            "The ministers plan to sign the Lenn harbour treaty at a ceremony on Monday.",
            {"differs"},
        ),
        # one thing told with two numbers
        (
            "The army sent 200 soldiers to the harbour of Lenn on Friday evening.",
            "Some 300 soldiers were sent to the harbour of Lenn on Friday evening.",
            {"differs"},
        ),
        # the head is the verb, whatever else the phrase holds
        (
            "Ode Falk has died in Lenn, the palace said.",
            "The king, Ode Falk, died in Lenn.",
            {"same", "more specific"},
        ),
        # "last" belongs to the week, and tells no arrest from another
        (
            "A clerk who was fired last week was arrested in Lenn.",
            "A clerk who was fired was arrested in Lenn.",
            {"same", "more specific"},
        ),
    ],
)  # fmt: skip
def test_one_event(a: str, b: str, expected: set[str]) -> None:
    for found in (Beside(a, a, b, b), Beside(b, b, a, a)):
        assert expected & found.relations()


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # a second meeting is not the meeting
        (
            "The ministers will hold a meeting in Lenn.",
            "The ministers hold a second meeting in Lenn.",
        ),
        # two places, two things
        ("A blast shook the harbour of Oslo.", "A blast shook the harbour of Riga."),
        # one word for many things: nothing else speaks for it
        (
            "The bakers want a meeting with the mayor.",
            "Ships lost time after a meeting of pilots.",
        ),
    ],
)
def test_two_events(a: str, b: str) -> None:
    for found in (Beside(a, a, b, b), Beside(b, b, a, a)):
        assert found.relations() <= DIFFERENT


def test_the_same_words_of_two_days_are_two_events() -> None:
    quakes = [
        Told(id_, "A quake hit Lenn.").event("quake", "quake", when=day, where="Lenn")
        for id_, day in (("a", "2025-08-14"), ("b", "2025-07-30"))
    ]
    for order in (quakes, quakes[::-1]):
        assert len(shapes(dossier(*order), "event")) == 2


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
    """One kind of event under two words; "foreign" tells the minister apart, not the
    meeting.
    """
    planned = "Premier Ode Falk will meet the foreign minister in Geneva on May 3."
    denied = "The ministry denied that Falk would hold talks with the foreign minister in Geneva."
    assert "differs" in Beside(planned, planned, denied, denied).relations()
