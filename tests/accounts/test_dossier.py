"""The whole way: one story with all that can differ, in any order of its reports."""

from __future__ import annotations

import random
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.accounts import compile_dossier, sections
from onrecord.accounts.kinds import KINDS
from onrecord.lineage.trace import Lineage
from onrecord.model import (
    AccountKind,
    Dossier,
    Origin,
    Passage,
    ReadReport,
    Story,
)
from tests.accounts.builders import Told, dossier, passage

COPY = "The coast guard said 12 passengers drowned when the ferry Alba sank off Port Lenn on Thursday."


def story() -> tuple[list[Told], list[Passage]]:
    a = Told(
        "a",
        f"{COPY} Ana Moreau said the ferry was far too full to sail.",
        outlet="Post",
    )
    a.time("Thursday", "2025-08-14")
    a.figure(
        "12 passengers",
        12,
        unit="passenger",
        measure="drowned",
        claimant="the coast guard",
        when="2025-08-14",
    ).person("Ana Moreau").said(
        "the ferry was far too full to sail", "Ana Moreau", said_on="2025-08-14"
    )
    b = Told("b", f"Rescuers searched all night. {COPY}", outlet="Herald")
    b.time("Thursday", "2025-08-14")
    b.figure(
        "12 passengers",
        12,
        unit="passenger",
        measure="drowned",
        claimant="coast guard",
        when="2025-08-14",
    )
    c = Told(
        "c",
        "14 passengers drowned as the ferry Alba sank off Port Lenn. A memorial is planned.",
        outlet="Echo",
    )
    c.figure("14 passengers", 14, unit="passenger", measure="died")
    c.event("memorial", "memorial", "planned")
    d = (
        Told("d", 'Moreau called it "far too full to sail".')
        .person("Moreau")
        .said("far too full to sail", "Moreau")
    )
    return [a, b, c, d], [passage(a, COPY, b, COPY, "verbatim")]


def compiled(order: list[int]) -> Dossier:
    told, passages = story()
    return dossier(*(told[i] for i in order), passages=passages)


def test_any_order_gives_the_same_dossier() -> None:
    expected = compiled([0, 1, 2, 3])
    shuffled = random.Random(7)
    for _ in range(10):
        order = [0, 1, 2, 3]
        shuffled.shuffle(order)
        found = compiled(order)
        assert found.accounts == expected.accounts
        assert (found.timeline, found.people, found.places) == (
            expected.timeline,
            expected.people,
            expected.places,
        )
        assert found.reports == expected.reports


def test_every_telling_is_in_one_account() -> None:
    found = compiled([0, 1, 2, 3])
    members = [
        (m.report, m.item) for account in found.accounts for m in account.members
    ]
    told = [(r.report, telling) for r in found.readings for telling in r.tellings]
    assert sorted(map(repr, members)) == sorted(map(repr, told))
    assert len({account.id for account in found.accounts}) == len(found.accounts)
    assert all(account.id[0] == account.kind[0] for account in found.accounts)


def test_most_widely_supported_comes_first() -> None:
    found = compiled([0, 1, 2, 3])
    counts = [
        (a.support.origins, a.support.outlets, a.support.reports)
        for a in found.accounts
    ]
    assert counts == sorted(counts, reverse=True)


def test_the_timeline_holds_what_was_resolved() -> None:
    found = compiled([0, 1, 2, 3])
    assert {(e.begins, e.ends) for e in found.timeline} == {
        ("2025-08-14", "2025-08-14")
    }


def test_readings_stand_in_the_order_of_reports() -> None:
    found = compiled([3, 1, 0, 2])
    assert [r.id for r in found.reports] == [r.report for r in found.readings]


def test_sections_hold_each_account_once_that_stands_under_no_other() -> None:
    found = compiled([0, 1, 2, 3])
    parts = sections(found)
    assert sorted(
        a.id for a in (*parts.agreed, *parts.differs, *parts.one_origin)
    ) == sorted(a.id for a in found.accounts if a.under is None)
    assert all(a.support.origins >= 2 for a in parts.agreed)
    assert {a.relation for a in parts.differs} <= {
        "differs",
        "updated",
        "attributed differently",
    }


def test_an_empty_story() -> None:
    found = dossier()
    assert (found.accounts, found.timeline, found.people, found.places) == (
        (),
        (),
        (),
        (),
    )


NOTHING = Lineage(passages=(), origins=(), revisions=())


def test_a_report_without_its_reading_is_an_error() -> None:
    told, _ = story()
    whole = Story(id="s", title="", reports=("a",))
    with pytest.raises(ValueError, match="is not one of"):
        ReadReport(report=told[0].report, reading=told[1].reading)
    with pytest.raises(ValueError, match="one id"):
        compile_dossier(whole, [told[0].read_report] * 2, NOTHING)


WORDS = st.sampled_from(
    [
        "12",
        "boats",
        "burned",
        "not",
        "said",
        "Lenn",
        "“",
        "…",
        "\x00",
        "مرحبا",
        "second",
        "more",
    ]
)


@settings(max_examples=60)
@given(
    st.lists(st.lists(WORDS, min_size=1, max_size=12), min_size=1, max_size=4),
    st.randoms(use_true_random=False),
)
def test_any_text_is_answered_in_any_order(
    texts: list[list[str]], chance: random.Random
) -> None:
    """Items on any words at all: no exception, every item kept, and one answer whatever
    the order.
    """
    told = []
    for i, chosen in enumerate(texts):
        text = " ".join(chosen)
        found = Told(f"r{i}", text)
        found.figure(
            chosen[0],
            chance.choice([None, 3.0, 12.0, 1e300]),
            unit=chance.choice([None, *chosen]),
        )
        found.said(text, chance.choice([None, *chosen]), negated=chance.random() < 0.5)
        found.event(
            chosen[-1],
            chance.choice(chosen),
            chance.choice(["planned", "denied"]),
            when="99999-01-01",
        )
        found.person(chosen[0], chance.choice([*chosen])).place(chosen[-1])
        told.append(found)
    origins = [
        Origin(
            id="o", agency=None, reports=tuple(t.report.id for t in told), why="single"
        )
    ]
    expected = dossier(*told, origins=origins)
    assert sum(len(a.members) for a in expected.accounts) == 3 * len(told)
    assert dossier(*reversed(told), origins=origins).accounts == expected.accounts


def test_every_kind_of_account_is_among_the_kinds() -> None:
    assert tuple(kind.name for kind in KINDS) == get_args(AccountKind)
