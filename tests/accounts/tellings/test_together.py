"""Clauses of two statements that are one saying, and counts within two tellings that
are one.
"""

from __future__ import annotations

from onrecord.accounts.material import material_of
from onrecord.accounts.tellings.groups import Tellings
from tests.accounts.as_read import Beside

DIRECT = "“We need assistance at once, and 12 houses were ruined in the valley,” Ana Moreau said."
TOLD_AGAIN = "Ana Moreau said that they needed help at once and that twelve homes had been destroyed in the valley."


def names_of(a: str, a_words: str, b: str, b_words: str) -> set[str]:
    """The clues of the two tellings that hang on these words."""
    beside = Beside(a, a_words, b, b_words)
    found = beside.dossier
    tellings = Tellings(
        material_of(found.read_reports, found.passages, found.revisions)
    )
    one, other = (
        next(
            member
            for member in tellings.told
            if member.report == id_ and beside.words[id_].covers(member.item.head)
        )
        for id_ in ("a", "b")
    )
    comparison = tellings.compare(one, other)
    assert comparison is not None
    return {clue.name for clue in comparison.clues}


def test_each_clause_goes_with_the_nearest_of_the_other_saying() -> None:
    assert "in one saying: the same words" in names_of(
        DIRECT, "need", TOLD_AGAIN, "needed"
    )
    assert "in one saying: others are nearer" in names_of(
        DIRECT, "need", TOLD_AGAIN, "destroyed"
    )


def test_counts_go_with_their_clauses() -> None:
    assert "held in one: counts" in names_of(DIRECT, "houses", TOLD_AGAIN, "homes")
