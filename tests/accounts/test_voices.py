"""Whose word an item is, under one label in the whole story."""

from __future__ import annotations

from typing import Any

from onrecord.model import Statement
from tests.accounts.builders import METHOD, Told, dossier


def said(told: Told, speaker: str, content: str, nth: int = 1) -> Told:
    """A statement whose speaker is told by a noun phrase, not a name."""
    found = Statement(
        span=told.at(content), method=METHOD, speaker=(told.at(speaker, nth),), cue=(), content=(told.at(content),),
        form="indirect",
    )  # fmt: skip
    told._statements.append(found)
    return told


def sources(*told: Told, **rest: Any) -> dict[str, tuple[str, ...]]:
    return {
        account.title: account.support.sources
        for account in dossier(*told, **rest).accounts
    }


OPENED = "The guild of lock keepers said the locks would open early."


def test_a_noun_phrase_is_a_source_and_stands_in_the_title() -> None:
    told = said(
        Told("a", OPENED), "The guild of lock keepers", "the locks would open early"
    )
    assert sources(told) == {
        "guild of lock keepers: the locks would open early": ("guild of lock keepers",)
    }


def test_a_bare_body_is_the_one_its_report_names() -> None:
    told = said(Told("a", f"{OPENED} Later the guild said ice had damaged a gate."), "The guild of lock keepers",
                "the locks would open early")  # fmt: skip
    said(told, "the guild", "ice had damaged a gate")
    assert set(sources(told).values()) == {("guild of lock keepers",)}


def test_a_bare_body_stays_open_where_the_text_knows_another() -> None:
    text = "The river ministry said the locks would open. The finance ministry was silent. The ministry said ice came."
    told = said(Told("a", text), "The river ministry", "the locks would open")
    said(told, "The ministry", "ice came")
    assert set(sources(told).values()) == {("river ministry",), ("ministry",)}


def test_one_ministry_with_its_country_and_without_is_one_source() -> None:
    a = said(Told("a", "Norland's river ministry said the locks would open."), "Norland's river ministry",
             "the locks would open")  # fmt: skip
    b = said(
        Told("b", "The river ministry said ice had gone."),
        "The river ministry",
        "ice had gone",
    )
    assert set(sources(a, b).values()) == {("Norland's river ministry",)}


def test_two_countries_leave_it_open() -> None:
    a = said(Told("a", "Norland's river ministry said the locks would open."), "Norland's river ministry",
             "the locks would open")  # fmt: skip
    b = said(Told("b", "Sudland's river ministry said a gate was damaged."), "Sudland's river ministry",
             "a gate was damaged")  # fmt: skip
    c = said(
        Told("c", "The river ministry said ice had gone."),
        "The river ministry",
        "ice had gone",
    )
    found = sources(a, b, c)
    assert found["river ministry: ice had gone"] == ("river ministry",)


def test_two_reports_officials_are_no_party() -> None:
    """The same words are one saying; who "officials" are stays open, so that they are
    no two sources that agree.
    """
    text = "Officials said the locks above Lenn would open early this spring."
    a, b = (
        said(
            Told(i, text),
            "Officials",
            "the locks above Lenn would open early this spring",
        )
        for i in "ab"
    )
    (account,) = dossier(a, b).accounts
    assert account.support.sources == ("officials",)
    assert account.support.independent == 1


def test_her_office_is_no_source() -> None:
    told = said(
        Told("a", "Her office said the locks would open."),
        "Her office",
        "the locks would open",
    )
    assert sources(told) == {"the locks would open": ()}
