"""Whom "the mayor" means where only another report of the story gives the name."""

from __future__ import annotations

import pytest

from onrecord.accounts.context import ReportContext
from onrecord.accounts.office_holders import Held, Holders, held
from onrecord.model import Citation, Reading, Span
from onrecord.reading.people.office_words import office_in
from tests.accounts.builders import Told, dossier
from tests.builders import report


def told(words: str) -> Held | None:
    """The office that words say, as accounts compare it."""
    one = report(words)
    reading = Reading(report=one.id, published=None)
    office = office_in(one.text, Span(0, len(words)))
    return held(ReportContext(one, reading, ()), office)


@pytest.mark.parametrize(
    ("roles", "meant", "expected"),
    [
        ({0: ["Mayor"]}, "the mayor", 0),
        ({0: ["Brovna mayor"]}, "the mayor", 0),
        ({0: ["Mayor", "Brovna's mayor"]}, "the Brovna mayor", 0),
        # not said of this one: it may be another town's
        ({0: ["Mayor"]}, "the Vessa mayor", None),
        # two hold one
        ({0: ["Mayor"], 1: ["mayor of Vessa"]}, "the mayor", None),
        # no more, not yet
        ({0: ["former mayor"]}, "the mayor", None),
        # a country's by itself, but never a club's
        ({0: ["Peruvian President"]}, "the president", 0),
        ({0: ["President"]}, "the president", 0),
        ({0: ["club president"]}, "the president", None),
        ({0: ["club president"]}, "the club president", 0),
        ({0: ["Peruvian President"]}, "the Chilean president", None),
    ],
)
def test_holders(roles: dict[int, list[str]], meant: str, expected: int | None) -> None:
    offices: list[tuple[int, Held]] = []
    for person, wordings in roles.items():
        for words in wordings:
            office = told(words)
            if office is not None:
                offices.append((person, office))
    asked = told(meant)
    assert asked is not None
    assert Holders(offices).of(asked) == expected


def _story(second: Told) -> list[tuple[str, int]]:
    first = Told("a", "Mayor Ada Venn spoke.").person("Ada Venn", role="Mayor")
    return [
        (entry.name, len(entry.mentions)) for entry in dossier(first, second).people
    ]


def test_an_office_joins_the_person_another_report_names() -> None:
    assert _story(Told("b", "The mayor left.").office("The mayor")) == [("Ada Venn", 2)]


def test_a_pronoun_goes_with_its_office() -> None:
    told = Told("b", "The mayor left when he was asked.").office("The mayor")
    assert _story(told.pronoun_of_office("he", "The mayor")) == [("Ada Venn", 3)]


def test_within_a_quotation_another_mayor_may_be_meant() -> None:
    told = (
        Told("b", "A man said: “The mayor left.”")
        .office("The mayor")
        .said("The mayor left.", "A man")
    )
    assert _story(told) == [("Ada Venn", 1)]


def test_who_is_said_to_speak() -> None:
    """One statement, told of a name in one report and of an office in the other, is one
    account.
    """
    a = Told("a", "Mayor Ada Venn said the old bridge was safe.").person(
        "Ada Venn", role="Mayor"
    )
    b = Told("b", "The mayor said the old bridge was safe.").office("The mayor")
    a.said("the old bridge was safe", "Ada Venn", form="indirect")
    b.said_in(["the old bridge was safe"], form="indirect", by="The mayor")
    found = dossier(a, b)
    assert [len(account.members) for account in found.accounts] == [2]
    assert [entry.accounts for entry in found.people] == [(found.accounts[0].id,)]


def test_roles_lead_back_to_where_they_are_said() -> None:
    a = Told("a", "The  Norland\nmayor Ada Venn spoke. Ada Venn left.").person(
        "Ada Venn", role="Norland\nmayor"
    )
    (entry,) = dossier(a.person("Ada Venn", nth=2)).people
    assert [(role.words, role.cited) for role in entry.roles] == [
        ("Norland mayor", Citation(report="a", span=a.at("Norland\nmayor")))
    ]
    assert entry.mentions == tuple(
        Citation(report="a", span=a.at("Ada Venn", nth)) for nth in (1, 2)
    )
