"""Which figures are one account, and how they lie to each other."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.model import Member
from tests.accounts.as_read import Beside
from tests.accounts.builders import Told, dossier, one, passage, shapes, together

FERRY_A = "The ferry Alba sank off Port Lenn, and at least 12 passengers drowned, the coast guard said."
FERRY_B = "14 passengers drowned when the ferry Alba sank off Port Lenn."


def told(id_: str, text: str, surface: str, low: float | None, **fields: Any) -> Told:
    return Told(id_, text).figure(surface, low, **fields)


def relation(*reports: Told) -> str | None:
    """The relation of the only account, None where the figures were kept apart."""
    found = shapes(dossier(*reports), "figure")
    return found[0][0] if len(found) == 1 else None


def relations_as_read(a: Told, b: Told) -> set[str]:
    """How two reports as the product reads them lie to each other in the accounts that
    tell the figures named of both; none where those stand apart.
    """
    found = Beside(a.text, a.text, b.text, b.text)
    surface = {"a": a.reading.figures[0].span, "b": b.reading.figures[0].span}

    def has_figure(member: Member) -> bool:
        at = surface[member.report]
        (figure, *others) = member.item.figures or (None,)
        return figure is not None and not others and figure.span.overlaps(at)

    return {
        account.relation
        for account in found.common()
        if {m.report for m in account.members if has_figure(m)} == {"a", "b"}
    }


DROWNED: dict[str, Any] = {"unit": "passenger", "measure": "drowned"}
HURT = "people were injured when a tram left the rails in Ostby."


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        # the same number of the same thing in other words
        (
            told("a", f"12 {HURT}", "12", 12, unit="person", measure="injured"),
            told("b", "A tram left the rails in Ostby: 12 people hurt.", "12", 12, unit="people", measure="hurt"),
            "same",
        ),
        # "at least 12" holds 14
        (
            told("a", FERRY_A, "at least 12 passengers", 12, hedge="at least", **DROWNED),
            told("b", FERRY_B, "14 passengers", 14, **DROWNED),
            "more specific",
        ),
        # a corrected toll
        (
            told("a", FERRY_B.replace("14", "12"), "12 passengers", 12, **DROWNED),
            told("b", FERRY_B, "14 passengers", 14, **DROWNED),
            "differs",
        ),
        # a vague number holds an exact one
        (
            told("a", "The army fired dozens of drones at the port of Lenn.", "dozens of drones", None, hedge="vague",
                 unit="drone", measure="fired"),
            told("b", "The army fired 45 drones at the port of Lenn overnight.", "45 drones", 45, unit="drone",
                 measure="launched"),
            "more specific",
        ),
        # other units of one sentence are other things
        (
            told("a", "The army fired two missiles and 45 drones at Lenn.", "two missiles", 2, unit="missile",
                 measure="fired"),
            told("b", "The army fired two missiles and 45 drones at Lenn.", "45 drones", 45, unit="drone",
                 measure="fired"),
            None,
        ),
        # the same unit, another thing done to it
        (
            told("a", "The north fired 45 drones overnight.", "45 drones", 45, unit="drone", measure="fired"),
            told("b", "The north shot down 45 drones overnight.", "45 drones", 45, unit="drone", measure="shot down"),
            None,
        ),
        # two countries each count the drones they shot down themselves
        (
            told("a", "Russia's army said it shot down 268 drones over Azov.", "268 drones", 268, unit="drone",
                 measure="shot down", claimant="Russia's army", place="Azov"),
            told("b", "Ukraine's army said it shot down 145 drones over Azov.", "145 drones", 145, unit="drone",
                 measure="shot down", claimant="Ukraine's army", place="Azov"),
            None,
        ),
        # whose drones: told by the text itself
        (
            told("a", "The army said it shot down 30 Ukrainian drones.", "30 Ukrainian drones", 30, unit="drone",
                 measure="shot down"),
            told("b", "The army said it shot down 30 Russian drones.", "30 Russian drones", 30, unit="drone",
                 measure="shot down"),
            None,
        ),
        # a part of a whole is not the whole
        (
            told("a", "A fire in Lenn killed 30 people.", "30 people", 30, unit="person", measure="killed"),
            told("b", "A fire in Lenn killed many, including 12 people in a school.", "12 people", 12, unit="person",
                 measure="killed"),
            None,
        ),
        # further people
        (
            told("a", "The fire in Lenn injured 30 people.", "30 people", 30, unit="person", measure="injured"),
            told("b", "The fire in Lenn injured another 20 people.", "another 20 people", 20, unit="person",
                 measure="injured"),
            None,
        ),
        # numbers too far apart for one thing
        (
            told("a", "The war of the valleys killed 14,000 people.", "14,000 people", 14000, unit="person",
                 measure="killed"),
            told("b", "The war of the valleys killed 14 people.", "14 people", 14, unit="person", measure="killed"),
            None,
        ),
        # an open number holds a far larger one, but is hardly said of it
        (
            told("a", "More than 20 pupils of Lenn school were freed.", "More than 20 pupils", 20, hedge="more than",
                 unit="pupil", measure="freed"),
            told("b", "More than 200 pupils of Lenn school were freed.", "More than 200 pupils", 200,
                 hedge="more than", unit="pupil", measure="freed"),
            None,
        ),
        # a rounded number and the exact one
        (
            told("a", "Some 300 homes in Lenn lost power in the storm.", "300 homes", 300, hedge="about", unit="home",
                 measure="lost power"),
            told("b", "In Lenn 312 homes lost power in the storm.", "312 homes", 312, unit="home",
                 measure="lost power"),
            "more specific",
        ),
    ],
)  # fmt: skip
def test_two_figures(a: Told, b: Told, expected: str | None) -> None:
    found = relations_as_read(a, b)
    assert expected in found if expected else not found


@pytest.mark.parametrize(
    ("a", "b", "together"),
    [
        # one day, told twice
        ("2025-08-14", "2025-08-14", True),
        # two days: two things
        ("2025-08-14", "2025-08-11", False),
        # unknown fits a day of the news
        ("2025-08-14", None, True),
        # unknown does not fit a day long gone: that figure is background
        ("2019-03-02", None, False),
        # what was not resolved is not known
        ("PXM", None, True),
    ],
)
def test_days(a: str, b: str | None, together: bool) -> None:
    first = told(
        "a",
        "The fire in Lenn injured 31 people.",
        "31 people",
        31,
        unit="person",
        measure="injured",
        when=a,
    )
    second = told(
        "b",
        "A fire injured 31 people in Lenn.",
        "31 people",
        31,
        unit="person",
        measure="injured",
        when=b,
    )
    assert (relation(first, second) in ("same", "more specific")) is together


def test_rival_claims_about_one_event_are_one_account() -> None:
    """Two claimants, one toll, told side by side in one report and alone in another."""
    text = "The mayor said 20 people died in the Korra pit. The union said 35 people died in the Korra pit."
    both = (
        Told("a", text)
        .figure(
            "20 people",
            20,
            unit="person",
            measure="died",
            claimant="the mayor",
            place="Korra",
        )
        .figure(
            "35 people",
            35,
            unit="person",
            measure="died",
            claimant="the union",
            place="Korra",
        )
    )
    assert relation(both) == "differs"
    other = told(
        "b",
        "20 people died in the Korra pit.",
        "20 people",
        20,
        unit="person",
        measure="killed",
        place="Korra",
    )
    account = one(dossier(both, other), "figure")
    assert (account.relation, len(account.members)) == ("differs", 3)
    assert account.support.sources == ("mayor", "union")


def test_two_numbers_of_one_report_are_two_things() -> None:
    text = "Two people were injured in the Sarn region and one in the Kel region."
    found = dossier(
        Told("a", text)
        .figure("Two people", 2, unit="person", measure="injured", place="Sarn region")
        .figure("one", 1, unit="person", measure="injured", place="Kel region")
    )
    assert [relation for relation, _ in shapes(found, "figure")] == ["single", "single"]


def test_one_report_hedges_its_own_number() -> None:
    """ "84" in the caption and "at least 84" in the text are one toll."""
    text = "At least 84 people were killed in Lenn. Flowers in Lenn, where 84 people were killed."
    found = (
        Told("a", text)
        .figure(
            "At least 84 people", 84, hedge="at least", unit="person", measure="killed"
        )
        .figure("84 people", 84, nth=2, unit="person", measure="killed")
    )
    assert relation(found) == "single"


def test_no_chain_through_a_hedged_number() -> None:
    """ "At least 10" fits 12 and 60 both; 12 and 60 are no one account through it."""
    text = "{} cars burned in the Lenn garage."
    burned: dict[str, Any] = {"unit": "car", "measure": "burned"}
    found = dossier(
        told("a", text.format("12"), "12 cars", 12, **burned),
        told(
            "b",
            text.format("At least 10"),
            "At least 10 cars",
            10,
            hedge="at least",
            **burned,
        ),
        told("c", text.format("60"), "60 cars", 60, **burned),
    )
    for relation_, members in shapes(found, "figure"):
        assert not {"a: 12 cars", "c: 60 cars"} <= set(members), relation_


def test_an_edited_number_in_shared_copy_differs() -> None:
    """In aligned copy a number far off is the same thing, changed."""
    a_text, b_text = (
        "The storm in Lenn cut off 30 villages.",
        "The storm in Lenn cut off 300 villages.",
    )
    a = told("a", a_text, "30 villages", 30, unit="village", measure="cut off")
    b = told("b", b_text, "300 villages", 300, unit="village", measure="cut off")
    assert (
        one(dossier(a, b, passages=[passage(a, a_text, b, b_text)]), "figure").relation
        == "differs"
    )


def test_the_title_is_made_of_words_told() -> None:
    text = "The army said it shot down 268 drones."
    a = told("a", text, "268 drones", 268, unit="drone", measure="shot down")
    a.telling("it shot down 268 drones", "shot", agent="it")
    assert {account.title for account in dossier(a).accounts} == {
        "it shot down 268 drones"
    }


def test_the_title_of_a_sum_is_its_clause() -> None:
    text = "The Lenn ferry company paid {} for the wreck of the Alba"
    paid: dict[str, Any] = {"unit": "dollar", "measure": "paid"}
    a = told("a", text.format("$40 million"), "$40 million", 4e7, **paid)
    b = told("b", text.format("$70 million"), "$70 million", 7e7, **paid)
    for report, sum_told in ((a, "$40 million"), (b, "$70 million")):
        report.telling(text.format(sum_told), "paid", patient=sum_told)
    account = together(a, b)
    assert (account.relation, account.slot, account.title) == (
        "differs",
        "number",
        text.format("$40 million"),
    )


def test_a_figure_with_nothing_known_keeps_its_surface() -> None:
    assert together(told("a", "There were 40.", "40", 40)).title == "40"
