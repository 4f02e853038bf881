"""Facts told by several reports: the rules one by one, agreement with the set's own
facts.py, and the gold marked for this project.
"""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from evals.dossiers import Account, Dossier, Member
from evals.fact_rows import (
    Fact,
    FactGold,
    Joined,
    Piece,
    Spot,
    WrongPair,
    load_facts,
    load_joined,
    load_marked,
)
from evals.facts import (
    JOINED,
    MARKED,
    ONLY_SCORED,
    covers,
    is_named,
    judge,
    score_facts,
)
from evals.rows import GoldRow, load
from tests.evals import made_dossiers
from tests.evals.made_dossiers import STORIES, TEXTS, made_dossier, made_facts, place_of
from tests.evals.small_sets import FERRY

SHARED = Path(__file__).parents[2].parent / "shared" / "eval"
RUN = 6  # words in a row that a note may not have in common with a text

here = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the measuring sets are not beside this checkout"
)


def member(report: str, *span: int) -> Member:
    return Member(report=report, span=(span[0], span[1]))


def account(*members: Member, relation: str = "same", id_: str = "x") -> Account:
    return Account(id=id_, kind="event", relation=relation, members=members)


def fact(*spots: Spot, relation: str = "same") -> Fact:
    return Fact(
        id="s/1", story="s", kind="event", note="", relation=relation, mentions=spots
    )


A, B, C = (Spot(report=r, span=(0, 10)) for r in "abc")


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        ((5, 30), True),  # half of the mention
        ((6, 30), False),
        ((8, 10), True),  # the shorter is the member
        ((10, 20), False),
        ((30, 40), True),  # a further place
    ],
)
def test_a_member_covers_by_half_of_the_shorter(
    span: tuple[int, int], expected: bool
) -> None:
    spot = Spot(report="a", span=(0, 10), also=((30, 40),))
    assert covers(member("a", *span), spot) is expected
    assert not covers(member("b", *span), spot)


def test_what_is_said_counts_and_not_the_sentence_around_it() -> None:
    said = Member(report="a", span=(0, 60), content=((20, 30), (40, 60)))
    assert not covers(said, A)
    assert covers(said, Spot(report="a", span=(45, 55)))


def test_a_fact_is_merged_where_one_account_has_all_of_it() -> None:
    whole = Dossier(
        (account(member("a", 0, 10), member("b", 0, 10), member("c", 0, 10)),)
    )
    parted = Dossier(
        (account(member("a", 0, 10), member("b", 0, 10)), account(member("c", 0, 10)))
    )
    assert judge(fact(A, B, C), whole).merged
    assert judge(fact(A, B, C), parted).together == 2


def test_a_disagreement_is_told_by_the_account_that_says_so() -> None:
    members = (member("a", 0, 10), member("b", 0, 10))
    differing = fact(A, B, relation="differs")
    assert not judge(differing, Dossier((account(*members),))).disagreement_told
    told = Dossier((account(*members, relation="updated"),))
    assert judge(differing, told).disagreement_told


def test_two_members_with_no_fact_in_common_are_a_wrong_pair() -> None:
    other = Spot(report="b", span=(20, 30))
    gold = FactGold(
        facts=(fact(A, B), Fact("s/2", "s", "event", "", "same", (other, C))),
        wrong_pairs=(WrongPair(story="s", a=A, b=other),),
    )
    right = account(member("a", 0, 10), member("b", 0, 10))
    wrong = account(member("a", 0, 10), member("b", 20, 30), id_="y")
    score = score_facts(gold, {"s": Dossier((right, wrong))}, {})
    assert (score.pairs_right, score.pairs_known, score.wrong_together) == (
        1,
        2,
        (True,),
    )
    assert score.figures()["accounts all right"] == 0.5
    assert score.figures()["wrong pairs apart"] == 0.0
    assert "false assertions not made" not in score.figures()


def test_an_account_with_a_member_that_nobody_marked_is_not_all_right() -> None:
    gold = FactGold(facts=(fact(A, B),))
    marked = account(member("a", 0, 10), member("b", 0, 10))
    unmarked = account(member("a", 0, 10), member("b", 50, 60), id_="y")
    alone = account(member("a", 50, 60), id_="z")
    score = score_facts(gold, {"s": Dossier((marked, unmarked, alone))}, {})
    assert score.whole_right == (True, False)
    assert score.figures()["pairs right"] == 1.0


@pytest.mark.parametrize(
    ("spans", "facts", "expected"),
    [
        (((50, 60),), ((0, 1),), True),  # judged to tell one fact
        (((50, 60),), ((0,), (1,)), False),  # judged to tell two
        (((50, 63),), ((0, 1),), False),  # another piece: it has more words
        (((50, 52), (54, 60)), ((0, 1),), True),  # the piece has a gap
        (((50, 59), (90, 91)), ((0, 1),), True),  # a wide one
    ],
)
def test_what_readers_judged_to_be_one_is_right_though_nobody_marked_it(
    spans: tuple[tuple[int, int], ...],
    facts: tuple[tuple[int, ...], ...],
    expected: bool,
) -> None:
    pieces = (Piece(report="a", spans=((0, 10),)), Piece(report="b", spans=spans))
    judged = Joined(story="s", pieces=pieces, facts=facts)
    dossier = Dossier((account(member("a", 0, 10), member("b", 50, 60)),))
    gold = FactGold(facts=(fact(A, B),))
    score = score_facts(gold, {"s": dossier}, {}, [judged])
    assert score.whole_right == (expected,)


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Orlo", True),
        ("President Orlo: no", True),
        ("orlo and others", True),
        ("Orlow", False),
        ("Orlo Jr.", False),
        ("Orlo's office", False),
        ("Orlo campaign", False),
        (None, False),
    ],
)
def test_a_label_is_a_name_or_goes_on_as_anothers(
    label: str | None, expected: bool
) -> None:
    assert is_named(label, ["Venn", "The Orlo"]) is expected


def written(rows: Iterable[object]) -> str:
    return "".join(json.dumps(row) + "\n" for row in rows)


def false_rows(wrong: list[str]) -> list[dict[str, Any]]:
    """Statements over sentences of the ferry, told apart by what the set knows."""
    rows: list[dict[str, Any]] = []
    for sentence in FERRY:
        span = place_of("f1", sentence)
        spot = {"story": "1:ferry", "report": "f1", "span": span, "wrong": wrong}
        ways: list[dict[str, Any]] = [
            {},
            {"cue": sentence[:6].lower()},
            {"starts": span[0] + 4},
            {"starts": span[0] + 60},
            {"unless_negated": True},
        ]
        rows += [spot | way for way in ways]
    return rows


@here
@pytest.mark.parametrize("seed", range(6))
def test_our_scorer_agrees_with_facts_py(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    gold = tmp_path / "gold"
    gold.mkdir()
    (gold / "stories.json").write_text(json.dumps(STORIES), "utf-8")
    (gold / "facts.jsonl").write_text(written(made_facts()), "utf-8")
    (gold / "wrong.jsonl").write_text(
        written(
            {
                "story": "1:ferry",
                "a": {"report": "f1", "span": place_of("f1", a)},
                "b": {"report": "f2", "span": place_of("f2", b)},
            }
            for a in FERRY[:3]
            for b in FERRY[2:]
        ),
        "utf-8",
    )
    (gold / "false.jsonl").write_text(
        written(false_rows(["Orlo"]) + false_rows(["Mr Venn"]) + false_rows([])),
        "utf-8",
    )
    (tmp_path / "texts.jsonl").write_text(
        written({"id": id_, "text": text} for id_, text in TEXTS.items()), "utf-8"
    )
    made = {story: made_dossier(story, chance) for story in STORIES}
    for story, dossier in made.items():
        (tmp_path / f"{story}.json").write_text(json.dumps(dossier), "utf-8")
    command = [sys.executable, str(SHARED / "facts.py"), str(gold), "--dossiers"]
    command += [str(tmp_path), str(tmp_path / "texts.jsonl"), "--json"]
    done = subprocess.run(command, capture_output=True, check=True)
    theirs = json.loads(done.stdout.splitlines()[-1])
    dossiers = {story: msgspec.convert(d, Dossier) for story, d in made.items()}
    ours = score_facts(load_facts(gold), dossiers, TEXTS)
    merged = {id_ for id_, verdict in theirs["verdicts"].items() if verdict == "merged"}
    assert {j.fact.id for j in ours.judged if j.merged} == merged
    for kind in made_dossiers.KINDS:
        expected = theirs["recall_by_kind"][kind]
        assert ours.recall(kind=kind) == pytest.approx(expected, abs=6e-4)
    assert ours.recall() == pytest.approx(theirs["recall"])
    assert ours.disagreements() == pytest.approx(theirs["disagreements"])
    assert ours.pairs_known == theirs["pairs_known"] > 0
    assert ours.figures()["pairs right"] == pytest.approx(
        theirs["pairs_right"], abs=6e-4
    )
    assert list(ours.wrong_together) == theirs["pairs"]
    assert list(ours.false_made) == theirs["false"]
    assert ours.figures()["accounts a story"] == theirs["accounts_mean"]


def places(rows: Iterable[Fact]) -> Iterable[tuple[Fact, Spot, tuple[int, int]]]:
    for row in rows:
        for spot in row.mentions:
            for span in (spot.span, *spot.also):
                yield row, spot, span


def test_the_marked_facts_are_well_formed() -> None:
    facts = load_marked(MARKED).facts
    assert len({fact.id for fact in facts}) == len(facts)
    assert len({fact.story for fact in facts}) == len(list(MARKED.glob("*.jsonl")))
    for row in facts:
        assert row.story.split(":")[0] == row.id.split("/")[0]
        assert row.kind in {"statement", "figure", "event"}
        assert row.relation in {"same", "differs"}
        assert (row.slot is not None) == row.differs
        reports = [spot.report for spot in row.mentions]
        assert len(reports) == len(set(reports)) > 1, row.id
    assert all(0 <= start < end for _, _, (start, end) in places(facts))


@here
def test_the_marked_facts_lie_in_their_reports_and_are_of_other_stories() -> None:
    rows = {row.id: row for row in load(SHARED / "stories/giveme5w1h.jsonl", GoldRow)}
    facts = load_marked(MARKED).facts
    given = load_facts(SHARED / "facts" / "giveme5w1h").facts
    assert not {fact.story for fact in facts} & {fact.story for fact in given}
    assert {fact.story.split(":")[0] for fact in given} > ONLY_SCORED
    for row, spot, (start, end) in places(facts):
        text = rows[spot.report].text
        assert rows[spot.report].gold.story == row.story
        assert end <= len(text)
        assert text[start:end] == text[start:end].strip(), row.id


@here
def test_judged_pieces_lie_in_their_reports_and_each_has_one_verdict() -> None:
    rows = {row.id: row for row in load(SHARED / "stories/giveme5w1h.jsonl", GoldRow)}
    groups = load_joined(JOINED)
    assert len({group.story for group in groups}) == 50
    for group in groups:
        verdicts = [at for fact in group.facts for at in fact] + list(group.nothing)
        assert sorted(verdicts) == list(range(len(group.pieces)))
        for piece in group.pieces:
            assert rows[piece.report].gold.story == group.story
            for start, end in piece.spans:
                assert start < end <= len(rows[piece.report].text)
        for versions in group.differ:
            assert tuple(sorted(at for some in versions for at in some)) in group.facts


def runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[n : n + RUN]) for n in range(len(words) - RUN + 1)}


@here
def test_no_note_copies_a_text() -> None:
    texts = [row.text for row in load(SHARED / "stories/giveme5w1h.jsonl", GoldRow)]
    told = set().union(*map(runs, texts))
    assert [f.id for f in load_marked(MARKED).facts if runs(f.note) & told] == []
