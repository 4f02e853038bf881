"""How the tellings of one account lie to each other, slot by slot."""

from __future__ import annotations

from typing import Any

import pytest

from tests.accounts.builders import Told, together

Found = tuple[str, str | None]


def lie(*reports: Told, form: str | None = None) -> Found:
    """How the tellings of these reports lie to each other, taken as one account."""
    account = together(*reports, form=form)
    return account.relation, account.slot


def toll(id_: str, text: str, surface: str, low: float | None, **fields: Any) -> Told:
    given = {"unit": "person", "measure": "killed"} | fields
    outlet, day = given.pop("outlet", None), given.pop("published", "2025-08-14")
    told = Told(id_, text, outlet=outlet, published=day)
    return told.figure(surface, low, **given)


def twelve(id_: str, **fields: Any) -> Told:
    return toll(id_, "The flood killed 12 people.", "12 people", 12, **fields)


def fourteen(id_: str, **fields: Any) -> Told:
    return toll(id_, "The flood killed 14 people.", "14 people", 14, **fields)


ONE_LINE: dict[str, Any] = {"outlet": "Post"}
NEXT_DAY = "2025-08-15"


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (twelve("a"), twelve("b"), ("same", None)),
        (twelve("a"), fourteen("b"), ("differs", "number")),
        # "at least 12" holds 14
        (twelve("a", hedge="at least"), fourteen("b"), ("more specific", None)),
        # another unit in words, the same class
        (twelve("a"), toll("b", "12 dead.", "12", 12, unit=None, measure="dead"), ("same", None)),
        (twelve("a"), toll("b", "14 deaths.", "14 deaths", 14, unit="death", measure=None), ("differs", "number")),
        # what is not known goes with any
        (twelve("a"), toll("b", "There were 12.", "12", 12, unit=None, measure=None), ("same", None)),
        # other things are counted
        (twelve("a"), toll("b", "The flood took 30 houses.", "30 houses", 30, unit="house", measure="taken"),
         ("more specific", None)),
        # a part is no rival
        (twelve("a"), toll("b", "The flood killed another 14 people.", "another 14 people", 14), ("more specific", None)),
        # a later toll of the same outlet, or of the same source
        (twelve("a", **ONE_LINE), fourteen("b", published=NEXT_DAY, **ONE_LINE), ("updated", "number")),
        (twelve("a", claimant="the ministry"), fourteen("b", published=NEXT_DAY, claimant="the ministry"),
         ("updated", "number")),
        # not of one line, not later, not higher
        (twelve("a"), fourteen("b", published=NEXT_DAY), ("differs", "number")),
        (twelve("a", **ONE_LINE), fourteen("b", **ONE_LINE), ("differs", "number")),
        (fourteen("a", **ONE_LINE), twelve("b", published=NEXT_DAY, **ONE_LINE), ("differs", "number")),
    ],
)  # fmt: skip
def test_numbers(a: Told, b: Told, expected: Found) -> None:
    assert lie(a, b) == expected
    assert lie(b, a) == expected


def talks(id_: str, status: str = "planned", **fields: Any) -> Told:
    day = fields.pop("published", "2025-08-14")
    told = Told(
        id_, "The talks in Lenn.", outlet=fields.pop("outlet", None), published=day
    )
    for place in ("Lenn", "Korra"):
        if fields.get("where") == place:
            lat = 50.0 if place == "Lenn" else 52.0
            told._places.append(
                Told("x", place).place(place, lat=lat, lon=10.0, geonames_id=int(lat), country="XA")._places[0]
            )  # fmt: skip
    return told.event("talks", "talks", status, **fields)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (talks("a"), talks("b"), ("same", None)),
        (talks("a", when="2025-08-15"), talks("b"), ("more specific", None)),
        (talks("a", when="2025-08-15"), talks("b", when="2025-08-18"), ("differs", "day")),
        # a night lies between
        (talks("a", when="2025-08-15"), talks("b", when="2025-08-16"), ("same", None)),
        (talks("a", where="Lenn"), talks("b", where="Korra"), ("differs", "place")),
        (talks("a"), talks("b", "denied"), ("differs", "whether")),
        (talks("a"), talks("b", "unconfirmed"), ("differs", "status")),
        (talks("a"), talks("b", "cancelled"), ("differs", "status")),
        (talks("a"), talks("b", "happened"), ("more specific", None)),
        # a plan that happened, told by the same outlet a day later
        (talks("a", outlet="Post"), talks("b", "happened", outlet="Post", published=NEXT_DAY), ("updated", "status")),
        # two sides in one report
        (talks("a"), talks("a", "denied"), ("differs", "whether")),
    ],
)  # fmt: skip
def test_slots_of_an_event(a: Told, b: Told, expected: Found) -> None:
    if a.report.id == b.report.id:
        text = f"{a.text} {b.text}"
        both = Told("a", text).event("talks", "talks", "planned")
        assert lie(both.event("talks", "talks", "denied", nth=2)) == expected
        return
    assert lie(a, b) == expected
    assert lie(b, a) == expected


def fired(id_: str, text: str, who: str, **fields: Any) -> Told:
    told = Told(id_, text)
    for name in ("Ana Moreau", "Luc Falk", "Piet Boll"):
        if name in text:
            told.person(name)
    return told.telling(text.rstrip("."), "dismissed", agent=who, **fields)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        # who did it
        (fired("a", "Ana Moreau dismissed the captain.", "Ana Moreau"),
         fired("b", "Luc Falk dismissed the captain.", "Luc Falk"), ("differs", "who")),
        # both of them did
        (fired("a", "Ana Moreau dismissed the captain.", "Ana Moreau"),
         fired("b", "Luc Falk and Ana Moreau dismissed the captain.", "Luc Falk"), ("same", None)),
        # it is not told who
        (fired("a", "Ana Moreau dismissed the captain.", "Ana Moreau"),
         fired("b", "The board dismissed the captain.", "The board"), ("same", None)),
        # whether
        (fired("a", "Ana Moreau dismissed the captain.", "Ana Moreau"),
         fired("b", "Ana Moreau never dismissed the captain.", "Ana Moreau", negated=True), ("differs", "whether")),
    ],
)  # fmt: skip
def test_who_acts_and_whether(a: Told, b: Told, expected: Found) -> None:
    assert lie(a, b) == expected
    assert lie(b, a) == expected


LONG = "We have waited eleven years for this bridge and will never let the harbour company close the locks"
SHORT = "We have waited eleven years for this bridge"


def said(id_: str, words: str, name: str | None, **fields: Any) -> Told:
    return Told(id_, f"It was said: “{words}”.").said(words, name, **fields)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (said("a", LONG, "Ana Moreau"), said("b", LONG, "Ana Moreau"), ("same", None)),
        (said("a", LONG, "Ana Moreau"), said("b", SHORT, "Ana Moreau"), ("more specific", None)),
        # the same words under two names
        (said("a", LONG, "Ana Moreau"), said("b", LONG, "Luc Falk"), ("attributed differently", "who")),
        # one does not say whose
        (said("a", LONG, "Ana Moreau"), said("b", LONG, None), ("same", None)),
        # two who say alike in words of the reports' own
        (said("a", LONG, "Ana Moreau", form="indirect"), said("b", LONG, "Luc Falk", form="indirect"), ("same", None)),
        # opposites
        (said("a", "The old bridge over the Lisk is open for lorries", "Ana Moreau"),
         said("b", "The old bridge over the Lisk is closed for lorries", "Ana Moreau"), ("differs", "whether")),
    ],
)  # fmt: skip
def test_sayings(a: Told, b: Told, expected: Found) -> None:
    assert lie(a, b) == expected
    assert lie(b, a) == expected


def test_one_report_alone_is_single() -> None:
    assert lie(twelve("a")) == ("single", None)
