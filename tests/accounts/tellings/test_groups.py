"""Tellings of one thing stand in one group, whatever the order of the reports."""

from __future__ import annotations

import random
import time
from itertools import product

import pytest

from onrecord.accounts.material import Material
from onrecord.accounts.tellings import TellingGroup, Tellings
from onrecord.model import ReadReport
from tests.accounts.tellings.builders import material, told

FLOOD = told(
    "a",
    "The river Lenn|flooded|the old harbour|of Vessa on Monday",
    "Firefighters|rescued|forty villagers|from their roofs",
    "The mayor|blamed|a broken sluice gate|for the damage",
)
SAME_FLOOD = told(
    "b",
    "Firefighters|rescued|forty villagers|from the roofs of Vessa",
    "The mayor of Vessa|blamed|a broken sluice gate",
    "Schools|will reopen|next week|in the valley",
)
THIRD = told(
    "c",
    "Shares of the ferry company|fell|sharply",
    "Firefighters|rescued|forty villagers|stranded on roofs",
)


def groups_of(made: Material) -> list[TellingGroup]:
    return Tellings(made).groups()


def reports_of(group: TellingGroup) -> set[str]:
    return {member.report for member in group.members}


def texts(reports: list[ReadReport]) -> set[frozenset[tuple[str, str]]]:
    """The groups, each telling by its report and its words."""
    of = {pair.id: pair.report.text for pair in reports}
    found: set[frozenset[tuple[str, str]]] = set()
    for group in groups_of(material(reports)):
        tellings = {(t.report, t.item.span.of(of[t.report])) for t in group.members}
        found.add(frozenset(tellings))
    return found


def group_with(reports: list[ReadReport], words: str) -> TellingGroup:
    of = {pair.id: pair.report.text for pair in reports}
    for group in groups_of(material(reports)):
        if any(words in t.item.span.of(of[t.report]) for t in group.members):
            return group
    raise AssertionError(words)


def test_one_thing_told_by_three_reports_is_one_group() -> None:
    group = group_with([FLOOD, SAME_FLOOD, THIRD], "rescued")
    assert reports_of(group) == {"a", "b", "c"}
    assert len(group.members) == 3


@pytest.mark.parametrize("words", ["flooded", "reopen", "fell"])
def test_what_one_report_tells_stands_alone(words: str) -> None:
    assert len(group_with([FLOOD, SAME_FLOOD, THIRD], words).members) == 1


def test_the_clues_of_a_group_say_where_they_stand() -> None:
    group = group_with([FLOOD, SAME_FLOOD, THIRD], "rescued")
    places = {(t.report, t.item.span) for t in group.members}
    names = {clue.name for clue in group.clues}
    assert "who acts: same word" in names
    assert "predicate: same" in names
    for clue in group.clues:
        assert {(c.report, c.span) for c in clue.between} <= places
    pairs = {clue.between for clue in group.clues}
    assert len(pairs) == len(group.members) - 1


def test_each_telling_stands_in_one_group_whatever_the_order() -> None:
    reports = [FLOOD, SAME_FLOOD, THIRD]
    groups = texts(reports)
    assert sum(map(len, groups)) == sum(len(r.reading.tellings) for r in reports)
    assert texts(reports[::-1]) == groups


def test_a_report_alone_and_a_story_without_tellings() -> None:
    assert len(groups_of(material([FLOOD]))) == 3
    assert groups_of(material([])) == []
    assert groups_of(material([told("a"), told("b")])) == []


def test_five_hundred_reports_of_one_event() -> None:
    """The work is bounded a telling: no report is compared with each other one."""
    rng = random.Random(20261127)
    who = ["Firefighters", "Firemen", "Fire crews"]
    whom = ["forty villagers", "40 villagers"]
    ends = ["from roofs in Vessa", "in Vessa after the flood", "from roofs on Monday"]
    wordings = ["|".join(p) for p in product(who, ["rescued", "saved"], whom, ends)]
    reports = []
    for number in range(500):
        clauses = [rng.choice(wordings), f"Reporter {number}|counted|{number} boats"]
        reports.append(told(f"r{number:03}", *clauses))
    started = time.perf_counter()
    groups = groups_of(material(reports))
    assert time.perf_counter() - started < 60
    assert sum(len(group.members) for group in groups) == 1000
    assert max(len(reports_of(group)) for group in groups) > 100


def test_what_is_not_admitted_stands_in_no_group() -> None:
    assert groups_of(material([told("a", "It|seemed|fine", admitted=False)])) == []


def test_a_pair_is_explained_in_the_order_it_is_asked_for() -> None:
    made = material([FLOOD, SAME_FLOOD])
    tellings = Tellings(made)
    rescued = group_with([FLOOD, SAME_FLOOD], "rescued")
    one, other = rescued.members
    found, turned = tellings.compare(one, other), tellings.compare(other, one)
    assert found is not None
    assert turned is not None
    assert found.missing == 0
    assert found.sum == turned.sum
    assert [clue.between[0].report for clue in found.clues[:1]] == ["a"]
    assert [clue.between[0].report for clue in turned.clues[:1]] == ["b"]
    assert tellings.compare(one, one) is None
