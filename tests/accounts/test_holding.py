"""What stands within another telling's words hangs under it."""

from __future__ import annotations

from typing import Any

from onrecord.accounts.holding import holders, under
from onrecord.model import Member, Span
from tests.accounts.builders import Told, dossier

CLAUSE = "The flood killed 12 people in Lenn"
PEOPLE: dict[str, Any] = {"unit": "person", "measure": "killed"}


def counted(id_: str, clause: str = CLAUSE) -> Told:
    told = Told(id_, f"{clause}.").figure("12 people", 12, **PEOPLE)
    return told.telling(clause, "killed")


def test_a_count_hangs_under_its_clause() -> None:
    found = dossier(counted("a"))
    clause, count = sorted(found.accounts, key=lambda a: a.members[0].item.form)
    assert (clause.under, count.under) == (None, clause.id)
    assert count.title == CLAUSE


def grouped(*told: Told) -> dict[int, int]:
    """Which group stands under which, where all clauses (0) are one and all counts (1)
    are.
    """
    holding = {t.report.id: holders(t.reading.tellings) for t in told}
    groups: list[list[Member]] = []
    for form in ("clause", "count"):
        members = [
            Member(report=t.report.id, item=telling)
            for t in told
            for telling in t.reading.tellings
            if telling.form == form
        ]
        groups.append(members)
    return under(groups, holding)


def test_counts_of_one_clause_told_twice_hang_under_it() -> None:
    assert grouped(counted("a"), counted("b")) == {1: 0}


def test_a_count_that_stands_alone_somewhere_hangs_under_nothing() -> None:
    alone = Told("b", "Dead: 12 people.").figure("12 people", 12, **PEOPLE)
    assert grouped(counted("a"), alone) == {}


def test_what_is_not_admitted_holds_nothing_and_stands_in_no_account() -> None:
    told = Told("a", f"{CLAUSE}.").figure("12 people", 12, **PEOPLE)
    found = dossier(told.telling(CLAUSE, "killed", admitted=False))
    assert [a.under for a in found.accounts] == [None]
    assert len(found.readings[0].tellings) == 2


def test_an_event_within_a_quotation_hangs_under_it() -> None:
    words = "we will hold talks in Lenn"
    told = Told("a", f"Ana Moreau said “{words}”.").said(words, "Ana Moreau")
    found = dossier(told.event("talks", "talks", "planned"))
    said, talks = sorted(found.accounts, key=lambda a: a.members[0].item.form)
    assert (said.under, talks.under) == (None, said.id)


def test_a_clause_of_a_saying_hangs_under_the_one_around_it() -> None:
    words = "The bridge, which broke in March, will open"
    told = Told("a", f"“{words},” she said.").said(words, "Ana Moreau")
    told.telling(words, "open", pieces=("The bridge", "will open"))
    told.telling("which broke in March", "broke")
    found = {a.title.split(": ")[-1]: a for a in dossier(told).accounts}
    assert found["broke in March"].under == found["The bridge … will open"].id


def test_a_telling_hangs_under_the_one_that_it_stands_beside() -> None:
    told = Told("a", "Ana Moreau told reporters. The bridge will open.")
    told.telling("The bridge will open", "open")
    told.telling("Ana Moreau told reporters", "told", under=Span(43, 47))
    found = {a.title: a for a in dossier(told).accounts}
    assert told.text[43:47] == "open"
    assert found["Ana Moreau told reporters"].under == found["The bridge will open"].id


def test_nothing_hangs_under_itself_by_way_of_others() -> None:
    text = "The bridge broke and the lock closed"
    told = Told("a", f"{text}.")
    told.telling("The bridge broke", "broke", under=Span(30, 36))
    told.telling("the lock closed", "closed", under=Span(11, 16))
    first, second = dossier(told).accounts
    assert (text[30:36], text[11:16]) == ("closed", "broke")
    assert None in (first.under, second.under)
