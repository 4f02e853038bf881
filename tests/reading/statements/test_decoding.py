"""From scores to relations, on scores written by hand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.encoder.manifest import Calibration
from onrecord.reading.encoder.scores import KINDS, NAMES, TAGS, Scores
from onrecord.reading.encoder.tagging import best_tags
from onrecord.reading.statements.decoding import Relation, Run, decode
from onrecord.reading.statements.tags import CONTENT, CUE, OUTSIDE, ROLES, SPEAKER

NOBODY = 31
BEGIN = {
    "Q": CUE,
    "C": CONTENT,
    "S": SPEAKER,
    "o": OUTSIDE,
    "q": CUE + 1,
    "c": CONTENT + 1,
    "s": SPEAKER + 1,
}


def scores(
    tags: str, *, points: dict[int, int] | None = None, sure: float = 5.0
) -> Scores:
    """Scores that favour one tag a word (capitals begin a role); word i points to word
    `points[i]`.
    """
    table = np.zeros((len(tags), TAGS), np.float32)
    for word, letter in enumerate(tags):
        table[word, BEGIN[letter]] = sure
    table -= np.log(np.exp(table).sum(axis=1, keepdims=True))
    own = np.eye(len(tags), 32, dtype=np.float32)
    dependent = np.zeros((len(tags), KINDS, 32), np.float32)
    dependent[:, :, NOBODY] = 1.0
    for word, to in (points or {}).items():
        dependent[word, :, to] = 2.0
    return Scores(
        window=np.zeros(len(tags), np.int64),
        tags=table,
        names=np.zeros((len(tags), NAMES), np.float32),
        dependent=dependent,
        head=np.stack([own, own], axis=1),
        root=np.eye(32, dtype=np.float32)[[[NOBODY] * KINDS] * len(tags)],
        distance=np.zeros((2, 49), np.float32),
        meaning=np.zeros((len(tags), 0), np.int64),
    )


def shown(
    relations: tuple[Relation, ...],
) -> list[tuple[tuple[int, int], tuple[int, int] | None, list[tuple[int, int]]]]:
    def ends(run: Run) -> tuple[int, int]:
        return run.first, run.last

    return [
        (
            ends(r.cue),
            ends(r.speaker) if r.speaker else None,
            [ends(c) for c in r.content],
        )
        for r in relations
    ]


@pytest.mark.parametrize(
    ("given_", "expected"),
    [
        ("SsQCcc", [5, 6, 1, 3, 4, 4]),
        # an inside that nothing begins becomes a beginning, or joins what stands before
        # it
        ("occo", [0, 3, 4, 0]),
        ("Sqo", [5, 0, 0]),
        ("", []),
    ],
)  # fmt: skip
def test_the_best_tags_are_legal(given_: str, expected: list[int]) -> None:
    assert best_tags(scores(given_).tags) == expected


def test_a_price_on_beginnings_closes_a_gap() -> None:
    tags = scores("QCcccoCcccc", sure=1.0).tags
    assert best_tags(tags).count(CONTENT) == 2
    assert best_tags(tags, begin=(0.0, -2.5, 0.0)).count(CONTENT) == 1


@pytest.mark.parametrize(
    ("tags", "points", "expected"),
    [
        # speaker, cue and content of one statement
        ("SsQCcc", {2: 0, 3: 2, 4: 2, 5: 2}, [((2, 3), (0, 2), [(3, 6)])]),
        # a content on both sides of its cue
        ("CcSQCc", {0: 3, 1: 3, 3: 2, 4: 3, 5: 3}, [((3, 4), (2, 3), [(0, 2), (4, 6)])]),
        # two cues share a speaker; each content goes to its own
        ("SQCcoQCc", {1: 0, 2: 1, 3: 1, 5: 0, 6: 5, 7: 5}, [((1, 2), (0, 1), [(2, 4)]), ((5, 6), (0, 1), [(6, 8)])]),
        # the cue points to nobody: the statement has no speaker
        ("SsQCcc", {3: 2, 4: 2, 5: 2}, [((2, 3), None, [(3, 6)])]),
        # a cue that nothing points to, and a content without a cue, are no statements
        ("QoQCc", {3: 2, 4: 2}, [((2, 3), None, [(3, 5)])]),
        ("oCcco", {}, []),
    ],
)  # fmt: skip
def test_relations(tags: str, points: dict[int, int], expected: list[object]) -> None:
    assert shown(decode(scores(tags, points=points), Calibration())) == expected


def test_what_stands_too_far_away_belongs_to_another() -> None:
    tags = "Q" + "o" * 20 + "Cc"
    assert len(decode(scores(tags, points={21: 0, 22: 0}), Calibration())) == 1


def test_confidence_is_a_probability_and_falls_with_doubt() -> None:
    sure, unsure = (
        decode(scores("SQCc", sure=s), Calibration())[0].confidence for s in (6.0, 1.0)
    )
    assert 0 < unsure < sure <= 1


@given(st.lists(st.lists(st.floats(-9, 0), min_size=TAGS, max_size=TAGS), max_size=30))
def test_any_scores_give_legal_tags(rows: list[list[float]]) -> None:
    found = best_tags(np.asarray(rows, np.float32).reshape(-1, TAGS))
    assert len(found) == len(rows)
    for before, tag in zip([OUTSIDE, *found], found, strict=False):
        if tag and tag not in ROLES:
            assert before in (tag - 1, tag)
