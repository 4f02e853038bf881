"""The scorers: small cases worked out by hand, and agreement with the measuring sets'
score.py where it is there.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import msgspec
import pytest

from evals import scorers
from evals.matching import Tally, characters, one_to_one
from evals.rows import (
    AlignedRow,
    Answer,
    Entity,
    Gold,
    GoldRow,
    JudgedRow,
    Mention,
    Place,
    Statement,
    Time,
)

SHARED = Path(__file__).parents[2].parent / "shared" / "eval"
TEXT = "Rivers rose on Monday, Ada Venn said. Boats left Porto."


def gold(**items: Any) -> list[GoldRow]:
    return [GoldRow(id="a", text=TEXT, gold=Gold(**items))]


def answer(**items: Any) -> dict[str, Answer]:
    return {"a": Answer(id="a", **items)}


def test_a_tally_of_nothing_is_zero_and_not_an_error() -> None:
    assert (Tally().precision, Tally().recall, Tally().f1) == (0.0, 0.0, 0.0)


def test_trimming_leaves_the_marks_at_the_edges_out() -> None:
    assert characters("“ab, c,”", [(0, 8)], trim=True) == {1, 2, 3, 5}
    assert characters("“ab, c,”", [(0, 8)]) == {0, 1, 2, 3, 5, 6, 7}


def test_a_range_outside_the_text_is_refused() -> None:
    with pytest.raises(ValueError, match="outside a text of 3"):
        characters("abc", [(2, 5)])


def test_matching_is_one_to_one_and_takes_the_most_alike_first() -> None:
    likeness = {(0, 0): 0.9, (0, 1): 0.8, (1, 0): 0.95, (1, 1): 0.1}
    assert one_to_one([0, 1], [0, 1], lambda a, b: likeness[a, b], least=0.5) == [
        (1, 0),
        (0, 1),
    ]


def test_a_statement_with_the_wrong_speaker_counts_as_content_and_not_as_relation() -> (
    None
):
    wanted = gold(
        statements=(
            Statement(content=((0, 21),), speaker=((23, 31),), cue=((32, 36),)),
        )
    )
    found = scorers.score_statements(
        wanted, answer(statements=(Statement(content=((0, 21),), speaker=((38, 43),)),))
    )
    assert (found["content F1"], found["relation F1"], found["recall indirect"]) == (
        1.0,
        0.0,
        1.0,
    )


def test_a_time_with_the_right_extent_and_the_wrong_value() -> None:
    wanted = gold(times=(Time(span=(15, 21), type="DATE", value="2024-03-11"),))
    found = scorers.score_times(
        wanted, answer(times=(Time(span=(12, 21), type="DATE", value="2024-03-11"),))
    )
    assert (found["strict F1"], found["relaxed F1"], found["value F1"]) == (
        0.0,
        1.0,
        1.0,
    )


def test_a_place_found_but_put_elsewhere() -> None:
    wanted = gold(places=(Place(span=(49, 54), lat=41.15, lon=-8.61),))
    near = scorers.score_places(
        wanted, answer(places=(Place(span=(49, 54), lat=41.0, lon=-8.0),))
    )
    far = scorers.score_places(
        wanted, answer(places=(Place(span=(49, 54), lat=-30.0, lon=-51.0),))
    )
    assert (near["found F1"], near["at 161 km F1"]) == (1.0, 1.0)
    assert (far["found F1"], far["at 161 km F1"], far["at 161 km given found"]) == (
        1.0,
        0.0,
        0.0,
    )


def test_a_pronoun_is_no_named_entity() -> None:
    wanted = gold(entities=(Entity(span=(23, 31), type="PER"),))
    mentions = (
        Mention(span=(23, 31), kind="person"),
        Mention(span=(38, 43), kind="person", form="pronoun"),
    )
    assert (
        scorers.score_entities(wanted, answer(people=mentions))["persons exact F1"]
        == 1.0
    )


def test_bcubed_of_one_story_split_in_two() -> None:
    rows = [GoldRow(id=i, gold=Gold(story="s")) for i in "abcd"]
    found = scorers.score_stories(
        rows, {i: Answer(id=i, story="x" if i in "ab" else "y") for i in "abcd"}
    )
    assert (found["BCubed P"], found["BCubed R"]) == (1.0, 0.5)


def test_a_passage_traced_to_the_wrong_place_is_wrong() -> None:
    rows = [
        GoldRow(id="p", a="xx abcde", b="abcde", gold=Gold(passages=((3, 8, 0, 5),)))
    ]
    right = scorers.score_passages(
        rows, {"p": AlignedRow(id="p", passages=((3, 8, 0, 5, "verbatim", 1.0),))}
    )
    wrong = scorers.score_passages(
        rows, {"p": AlignedRow(id="p", passages=((0, 2, 0, 5, "verbatim", 1.0),))}
    )
    assert (right["characters F1"], right["whole"]) == (1.0, 1.0)
    assert (wrong["characters F1"], wrong["whole"]) == (0.0, 0.0)


# For each task: the set, our scorer, and where score.py writes the same figure.
AGREEMENT: list[
    tuple[str, str, Callable[..., Mapping[str, float]], dict[str, tuple[str, ...]]]
] = [
    (
        "statements",
        "attribution/polnear-dev.jsonl",
        scorers.score_statements,
        {
            "content F1": ("content", "F1"),
            "relation F1": ("relation", "F1"),
            "exact content F1": ("content_exact", "F1"),
            "recall mixed": ("recall_mixed",),
        },
    ),
    (
        "times",
        "time/aquaint.jsonl",
        scorers.score_times,
        {
            "strict F1": ("strict", "F1"),
            "relaxed F1": ("relaxed", "F1"),
            "value F1": ("value", "F1"),
        },
    ),
    (
        "places",
        "place/geovirus.jsonl",
        scorers.score_places,
        {
            "found F1": ("found", "F1"),
            "at 161 km F1": ("at161", "F1"),
            "at 161 km given found": ("given161",),
        },
    ),
    (
        "entities",
        "../train/entities/dev.jsonl",
        scorers.score_entities,
        {
            "persons exact F1": ("PER_exact", "F1"),
            "places exact F1": ("LOC_exact", "F1"),
        },
    ),
    (
        "stories",
        "stories/ecbplus-dev.jsonl",
        scorers.score_stories,
        {"BCubed F1": ("bcubed", "F1")},
    ),
    (
        "passages",
        "lineage/edits-dev.jsonl",
        scorers.score_passages,
        {"characters F1": ("characters", "F1"), "whole": ("whole",)},
    ),
]


@pytest.mark.skipif(
    not SHARED.is_dir(), reason="the measuring sets are not beside this checkout"
)
@pytest.mark.parametrize(
    ("task", "file", "score", "figures"), AGREEMENT, ids=[a[0] for a in AGREEMENT]
)
def test_our_scorers_agree_with_score_py(
    task: str,
    file: str,
    score: Callable[..., Any],
    figures: dict[str, tuple[str, ...]],
    tmp_path: Path,
) -> None:
    rows = [
        json.loads(line)
        for line in (SHARED / file).read_text("utf-8").splitlines()[:60]
    ]
    answers = [damaged(row, random.Random(n)) for n, row in enumerate(rows)]
    (tmp_path / "gold").write_text("".join(json.dumps(r) + "\n" for r in rows), "utf-8")
    (tmp_path / "pred").write_text(
        "".join(json.dumps(r) + "\n" for r in answers), "utf-8"
    )
    command = [
        sys.executable,
        str(SHARED / "score.py"),
        task,
        str(tmp_path / "gold"),
        str(tmp_path / "pred"),
    ]
    theirs = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    kind = AlignedRow if task == "passages" else Answer
    ours = score(
        msgspec.convert(rows, list[GoldRow]),
        {r["id"]: msgspec.convert(r, kind) for r in answers if "id" in r},
    )
    for name, path in figures.items():
        value = theirs
        for key in path:
            value = value[key]
        assert ours[name] == pytest.approx(value, abs=6e-5), (
            name
        )  # score.py rounds to four places


def damaged(row: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """Gold as an answer that is now and then wrong: items dropped, ranges shifted,
    speakers and values lost.
    """
    wanted = row["gold"]
    size = len(row.get("text") or row.get("b", ""))

    def shift(r: list[int]) -> list[int]:
        return [r[0], min(size, r[1] + chance.choice([0, 0, 0, 3, 25]))]

    keep = [
        item
        for items in wanted.values()
        if isinstance(items, list)
        for item in items
        if chance.random() > 0.2
    ]
    out: dict[str, Any] = {"id": row["id"]}
    if "story" in wanted:
        return out | {"story": wanted["story"] + chance.choice(["", "", "x"])}
    if "passages" in wanted:
        return out | {
            "passages": [[*p[:2], *shift(p[2:4]), "edited", 0.5] for p in keep]
        }
    if "statements" in wanted:
        moved = [s | {"content": [shift(r) for r in s["content"]]} for s in keep]
        return out | {
            "statements": [
                s | ({"speaker": []} if chance.random() < 0.2 else {}) for s in moved
            ]
        }
    if "times" in wanted:
        return out | {"times": [t | {"span": shift(t["span"])} for t in keep]}
    if "places" in wanted:
        far = [
            p
            | (
                {"lat": 0.0, "geonames_id": None}
                if chance.random() < 0.3 and p["lat"]
                else {}
            )
            for p in keep
        ]
        return out | {"places": [p | {"span": shift(p["span"])} for p in far]}
    kinds = {"PER": "person", "ORG": "organisation"}
    people = [
        {"span": shift(e["span"]), "kind": kinds[e["type"]]}
        for e in keep
        if e["type"] in kinds
    ]
    return out | {
        "people": people,
        "places": [{"span": e["span"]} for e in keep if e["type"] == "LOC"],
    }


def judged(names: tuple[tuple[int, int] | None, ...]) -> list[JudgedRow]:
    return [JudgedRow(id="a", speaker=((23, 31),), content=((0, 21),), names=names)]


@pytest.mark.parametrize(
    ("names", "given", "expected"),
    [
        # right with or without its article, open where it may be, wrong, and open where
        # it is known
        (((23, 31),), "the " + TEXT[23:31], (1.0, 1.0)),
        ((None,), None, (1.0, 1.0)),
        (((23, 31), None), None, (1.0, 1.0)),
        (((23, 31),), "Somebody Else", (0.0, 0.0)),
        ((None,), "Somebody Else", (0.0, 0.0)),
        (((23, 31),), None, (0.0, 1.0)),
    ],
)
def test_speaker_names_are_right_open_or_wrong(
    names: tuple[tuple[int, int] | None, ...],
    given: str | None,
    expected: tuple[float, float],
) -> None:
    found = answer(statements=(Statement(content=((0, 21),), speaker_name=given),))
    figures = scorers.score_speakers(judged(names), {"a": TEXT}, found)
    assert (figures["speaker name right"], figures["no wrong name"]) == expected


def test_a_judged_statement_that_was_not_found_counts_as_that_alone() -> None:
    figures = scorers.score_speakers(judged((None,)), {"a": TEXT, "b": TEXT}, answer())
    assert figures["judged found"] == 0.0


@pytest.mark.parametrize(
    ("piece", "right"),
    [
        ((15, 21), 1.0),
        ((16, 20), 1.0),  # half a token is that token
        ((15, 22), 0.5),  # the comma is one too many
        ((11, 21), 0.5),  # so is a word
    ],
)
def test_a_fragment_is_right_to_the_token(piece: tuple[int, int], right: float) -> None:
    wanted = gold(statements=(Statement(content=((0, 10), (15, 21))),))
    found = scorers.score_statements(
        wanted, answer(statements=(Statement(content=((0, 10), piece)),))
    )
    assert found["fragments F1"] == right
