"""Clues: the table of weights, the rules of each kind, and why two stayed apart."""

from __future__ import annotations

import pytest

from onrecord.accounts import UnknownItem, why
from onrecord.accounts.clues import Comparison
from onrecord.accounts.events import pair as events
from onrecord.accounts.figures import pair as figures
from onrecord.accounts.weights import limit, rows, weight_of
from onrecord.accounts.why import NotComparable
from onrecord.model import Clue
from tests.accounts.builders import Told, dossier, one


def names(kind: str, role: str) -> list[str]:
    return [row.name for row in rows() if (row.kind, row.role) == (kind, role)]


def test_the_table_and_the_rules_name_the_same_clues() -> None:
    for kind, rules in (("figure", figures.rules()), ("event", events.rules())):
        vetoes = [rule.name for rule in rules.vetoes]
        clues = [rule.name for rule in rules.clues]
        assert sorted(vetoes) == sorted(names(kind, "veto"))
        assert sorted(clues) == sorted(names(kind, "clue"))


def test_every_row_says_why() -> None:
    assert [row.name for row in rows() if not row.why and row.role != "needed"] == []


def test_a_row_that_is_not_there() -> None:
    with pytest.raises(KeyError, match="no clue 'luck'"):
        weight_of("figure", "clue", "luck")
    with pytest.raises(KeyError):
        limit("event", "luck")


@pytest.mark.parametrize(
    ("weights", "total", "closeness", "missing"),
    [
        ([0.3, 0.3], 0.6, 1.0, 0.0),
        ([0.3], 0.3, 0.5, 0.3),
        ([0.3, -0.3], 0.0, 0.0, 0.6),
        ([0.6, None], 0.6, None, 0.0),  # forbidden, whatever the sum
        ([], 0.0, 0.0, 0.6),
    ],
)
def test_a_sum_is_what_its_clues_weigh(
    weights: list[float | None], total: float, closeness: float | None, missing: float
) -> None:
    clues = tuple(Clue(name="n", weight=weight) for weight in weights)
    comparison = Comparison(clues=clues, needed=0.6)
    assert comparison.sum == pytest.approx(total)
    assert comparison.closeness == pytest.approx(closeness)
    assert comparison.missing == pytest.approx(missing)


def toll(id_: str, text: str, number: str, low: int, measure: str = "killed") -> Told:
    return Told(id_, text).figure(number, low, unit="person", measure=measure)


FLOOD = "The flood at Lenn killed {} people on Monday, the council said."
# the second figure, the verdict on it beside "12 people killed", its clues
PAIRS = [
    (
        toll("b", FLOOD.format(12), "12 people", 12),
        "one account",
        ["told alike"],
    ),
    (
        toll("b", "The storm over Lenn killed 12 people.", "12 people", 12),
        "one account",
        [
            "one measure",
            "words of the sentences",
            "toll of the event",
            "one small number",
        ],
    ),
    (
        toll("b", "In Lenn 12 people were hurt.", "12 people", 12, "injured"),
        "forbidden",
        ["another measure", "words of the sentences", "one small number"],
    ),
    (
        toll("b", "Far away 90 people died.", "90 people", 90),
        "forbidden",
        [
            "numbers too far apart",
            "one measure",
            "words of the sentences",
            "toll of the event",
        ],
    ),
]


@pytest.mark.parametrize(("other", "verdict", "clues"), PAIRS)
def test_why_two_figures_are_one_or_apart(
    other: Told, verdict: str, clues: list[str]
) -> None:
    first = toll("a", FLOOD.format(12), "12 people", 12)
    compiled = dossier(first, other)
    items = []
    for told in (first, other):
        span = told.reading.figures[0].span
        items.append(f"{told.report.id}:{span.start}-{span.end}")
    answer = why(compiled, *items)
    assert answer.verdict == verdict
    assert [clue.name for clue in answer.best.comparison.clues] == clues
    assert why(compiled, *reversed(items)).verdict == verdict


def test_another_member_keeps_two_accounts_apart() -> None:
    """A report's own two numbers are two things, though one of them is near the other
    report's.
    """
    text = "The ministry sent 200 soldiers to the flooded valley of Lenn on Monday."
    a = Told("a", f"An army came to Lenn, 200 soldiers. {text}")
    a.figure("200 soldiers", 200, unit="soldier", measure="sent")
    a.figure("200 soldiers", 200, nth=2, unit="soldier", measure="sent")
    b = Told("b", text.replace("200", "300"))
    b.figure("300 soldiers", 300, unit="soldier", measure="sent")
    compiled = dossier(a, b)
    first, second = compiled.accounts
    answer = why(compiled, first.id, second.id)
    assert answer.verdict == "another member"
    assert answer.worst is not None
    [veto] = answer.worst.comparison.forbidden
    assert veto.name == "numbers differ, little else is shared"


def test_the_words_of_a_clue_are_those_of_the_two_reports() -> None:
    first = toll("a", FLOOD.format(12), "12 people", 12)
    other = toll("b", "Floods over Lenn killed 12 people.", "12 people", 12)
    account = one(dossier(first, other), "figure")
    words = {clue.name: clue.words for clue in account.clues}
    assert words["words of the sentences"] == (
        "flood, Lenn, killed, people",
        "Floods, Lenn, killed, people",
    )
    assert words["one small number"] == ("12 people", "12 people")
    between = account.clues[0].between
    assert [cited.report for cited in between] == ["a", "b"]


def test_statements_are_explained_by_the_strongest_way() -> None:
    words = "We have waited eleven years for this bridge in the valley"
    a = Told("a", f"Ana Moreau spoke. {words}.").said(words, "Ana Moreau")
    b = Told("b", "Ana Moreau was clear. It was eleven years for this bridge.").said(
        "eleven years for this bridge", "Ana Moreau"
    )
    [account] = dossier(a, b).accounts
    assert ("cut from one quotation", True) in {
        (clue.name, (clue.weight or 0.0) >= 1.0) for clue in account.clues
    }


def test_what_cannot_be_asked() -> None:
    first = toll("a", FLOOD.format(12), "12 people", 12)
    first.event("flood", "flood")
    compiled = dossier(first)
    figure, event = sorted(compiled.accounts, key=lambda a: a.kind, reverse=True)
    with pytest.raises(NotComparable, match="is no event"):
        why(compiled, figure.id, event.id)
    with pytest.raises(UnknownItem, match="a:0-1"):
        why(compiled, figure.id, "a:0-1")
