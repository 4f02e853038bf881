"""Accounts against chains of events: small cases worked out by hand, and agreement with
the set's own score_ledger.py.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest

from evals.dossiers import Account, Dossier, Member
from evals.ledger import ChainRow, Chains, EventMention, LedgerScore, score_ledger
from tests.evals.made_dossiers import STORIES, TEXTS, made_dossier

SHARED = Path(__file__).parents[2].parent / "shared" / "eval"


def row(report: str, *chains: str) -> ChainRow:
    """A report whose n-th event, ten characters further on, is of the n-th chain."""
    events = (
        EventMention(span=(10 * n, 10 * n + 4), chain=chain)
        for n, chain in enumerate(chains)
    )
    return ChainRow(id=report, gold=Chains(story="s", events=tuple(events)))


def account(id_: str, *members: tuple[str, int]) -> Account:
    """Of each member: its report, and where its word begins."""
    return Account(
        id=id_,
        kind="event",
        members=tuple(
            Member(report=report, span=(0, 99), head=(start, start + 2))
            for report, start in members
        ),
    )


def scored(*accounts: Account) -> LedgerScore:
    gold = [row("a", "quake", "rescue"), row("b", "quake", "rescue"), row("c", "other")]
    return score_ledger(gold, {"s": Dossier(accounts)})


def test_one_event_found_in_two_reports_and_joined() -> None:
    score = scored(account("x", ("a", 0), ("b", 0)))
    assert (score.mentions, score.found, score.coupled, score.coupled_found) == (
        5,
        2,
        4,
        2,
    )
    assert (score.found_pairs.recall, score.all_pairs.recall) == (1.0, 0.5)
    assert (score.all_pairs.precision, score.merges.precision, score.b3[2]) == (
        1.0,
        1.0,
        1.0,
    )


def test_two_events_in_one_account() -> None:
    score = scored(account("x", ("a", 0), ("b", 10)))
    assert (score.all_pairs.precision, score.merges.precision) == (0.0, 0.0)
    assert score.b3[:2] == (0.5, 1.0)


def test_a_mention_stands_in_the_account_of_the_shortest_member() -> None:
    whole = Account(id="w", kind="event", members=(Member(report="a", span=(0, 99)),))
    score = scored(whole, account("x", ("a", 0), ("b", 0)))
    assert score.all_pairs.right == 1


def test_a_story_without_a_dossier_is_one_of_which_nothing_was_found() -> None:
    score = score_ledger([row("a", "quake"), row("b", "quake")], {})
    assert (score.mentions, score.found, score.all_pairs.recall) == (2, 0, 0.0)


def made_gold(chance: random.Random) -> list[dict[str, Any]]:
    """Reports of the invented stories with events and chains by chance."""
    rows = []
    for story, reports in STORIES.items():
        for report in reports:
            starts = [chance.randrange(len(TEXTS[report]) - 8) for _ in range(25)]
            events = [
                {
                    "span": [start, start + chance.randint(3, 8)],
                    "chain": f"{story}-{chance.randrange(6)}",
                    "checked": chance.random() < 0.9,
                }
                for start in starts
            ]
            gold = {"story": story, "events": events}
            rows.append({"id": report, "text": TEXTS[report], "gold": gold})
    return rows


@pytest.mark.skipif(
    not SHARED.is_dir(), reason="the measuring sets are not beside this checkout"
)
@pytest.mark.parametrize("seed", range(4))
def test_our_scorer_agrees_with_score_ledger_py(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    gold = made_gold(chance)
    made = {
        story: made_dossier(story, chance) for story in list(STORIES)[: 3 - seed % 2]
    }
    answers = [{"story": story, "dossier": dossier} for story, dossier in made.items()]
    for name, rows in (("gold", gold), ("pred", answers)):
        (tmp_path / name).write_text(
            "".join(json.dumps(r) + "\n" for r in rows), "utf-8"
        )
    script = str(SHARED / "score_ledger.py")
    command = [
        sys.executable,
        script,
        "accounts",
        str(tmp_path / "gold"),
        str(tmp_path / "pred"),
    ]
    theirs = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    dossiers = {story: msgspec.convert(d, Dossier) for story, d in made.items()}
    ours = score_ledger(msgspec.convert(gold, list[ChainRow]), dossiers)
    expected = {
        "coverage": theirs["coverage"],
        "coverage of coupled": theirs["of_coupled"],
        "precision of pairs": theirs["same_all"]["P"],
        "recall of found pairs": theirs["same_found"]["R"],
        "recall of all pairs": theirs["same_all"]["R"],
        "merges": theirs["merges"]["P"],
        "BCubed F1": theirs["b3"]["F1"],
    }
    assert ours.figures() == pytest.approx(expected, abs=6e-5)
    assert ours.b3[:2] == pytest.approx(
        (theirs["b3"]["P"], theirs["b3"]["R"]), abs=6e-5
    )
    assert ours.merges.predicted == theirs["merges"]["pairs"] > 0
    assert ours.mentions == theirs["mentions"]
