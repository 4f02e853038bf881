"""Clues: what a sum of them says, and why two tellings are one or stayed apart."""

from __future__ import annotations

import pytest

from onrecord.accounts import UnknownItem, why
from onrecord.accounts.clues import Comparison
from onrecord.model import Clue
from tests.accounts.builders import Told, dossier


@pytest.mark.parametrize(
    ("weights", "total", "missing"),
    [
        ([0.3, 0.3], 0.6, 0.0),
        ([0.3], 0.3, 0.3),
        ([0.3, -0.3], 0.0, 0.6),
        ([], 0.0, 0.6),
    ],
)
def test_a_sum_is_what_its_clues_weigh(
    weights: list[float], total: float, missing: float
) -> None:
    clues = tuple(Clue(name="n", weight=weight) for weight in weights)
    comparison = Comparison(clues=clues, needed=0.6)
    assert comparison.sum == pytest.approx(total)
    assert comparison.missing == pytest.approx(missing)


WORDS = "The council closed the locks above Lenn because of the ice on Monday"
OTHER = "Nobody bought the three yellow cranes that stood in the harbour"


def told(id_: str, words: str, head: str) -> Told:
    return Told(id_, f"{words}.").telling(words, head)


def name_of(report: Told) -> str:
    """The telling of a report, as it is asked for."""
    span = report.reading.tellings[0].span
    return f"{report.report.id}:{span.start}-{span.end}"


@pytest.mark.parametrize(
    ("other", "verdict"),
    [
        (told("b", WORDS, "closed"), "one account"),
        (told("b", OTHER, "bought"), "too little"),
    ],
)
def test_why_two_tellings_are_one_or_apart(other: Told, verdict: str) -> None:
    first = told("a", WORDS, "closed")
    compiled = dossier(first, other)
    answer = why(compiled, name_of(first), name_of(other))
    assert (answer.kind, answer.verdict) == ("event", verdict)
    assert answer.best is not None
    assert {answer.best.first.report, answer.best.second.report} == {"a", "b"}
    assert why(compiled, name_of(other), name_of(first)).verdict == verdict


def test_two_accounts_are_explained_by_their_nearest_pair() -> None:
    compiled = dossier(told("a", WORDS, "closed"), told("b", OTHER, "bought"))
    first, second = compiled.accounts
    answer = why(compiled, first.id, second.id)
    assert answer.verdict == "too little"
    assert answer.best is not None
    assert answer.best.comparison.missing > 0
    assert why(compiled, first.id, first.id[:8]).verdict == "one account"


def test_a_clue_says_between_which_two_it_is() -> None:
    compiled = dossier(told("a", WORDS, "closed"), told("b", WORDS, "closed"))
    [account] = compiled.accounts
    assert account.clues
    for clue in account.clues:
        assert [cited.report for cited in clue.between] == ["a", "b"]


def test_words_within_a_telling_mean_the_telling() -> None:
    first = told("a", WORDS, "closed")
    compiled = dossier(first, told("b", OTHER, "bought"))
    best = why(compiled, "a:4-11", "b:0-6").best
    assert best is not None
    assert best.first.span.of(first.text) == WORDS


def test_what_cannot_be_asked() -> None:
    compiled = dossier(told("a", WORDS, "closed"))
    [account] = compiled.accounts
    with pytest.raises(UnknownItem, match="a:900-901"):
        why(compiled, account.id, "a:900-901")
    with pytest.raises(UnknownItem, match="no account"):
        why(compiled, account.id, "")
