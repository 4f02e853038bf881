"""The time expressions of two real reports of one day, against the list made by reading
them (`evals/gold/seeds.md`).

The reports are no part of the project: without them beside the checkout the test is
skipped.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from onrecord.intake.report import make_report
from onrecord.model import Time
from tests.conftest import SEEDS
from tests.reading.times.builders import times_of

GOLD = Path(__file__).parents[3] / "evals" / "gold" / "seeds-times.jsonl"
PUBLISHED = (
    "2025-08-14"  # the day of both; the second does not say it (seeds.md, note 2)
)
REQUIRED, BAR = 37, 35

pytestmark = pytest.mark.skipif(
    not SEEDS.is_dir(), reason="the two seed reports are not beside this checkout"
)
Row = dict[str, Any]


def is_right(row: Row, times: list[Time]) -> bool:
    """One of `times` has the extent, type and value of a row, or what its notes allow;
    or all its pieces are there.
    """
    spans = [
        (row["start"], row["end"]),
        *((start, end) for start, end, _ in row.get("also_spans", ())),
    ]
    allowed = {(row["type"], row["value"])}
    allowed |= {
        (kind, value)
        for kind in row.get("also_types", [row["type"]])
        for value in row["also"]
    }
    if any(
        (t.span.start, t.span.end) in spans and (t.type, t.value) in allowed
        for t in times
    ):
        return True
    inside = [
        t for t in times if row["start"] <= t.span.start and t.span.end <= row["end"]
    ]
    starts = {
        row["surface"].find(surface) + row["start"]: (kind, value)
        for surface, kind, value in row.get("also_split", ())
    }
    return bool(starts) and {t.span.start: (t.type, t.value) for t in inside} == starts


def misses() -> Iterator[str]:
    """Each required expression that is not right, with what was found in its place."""
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    required = [row for row in rows if not row["optional"]]
    assert len(required) == REQUIRED
    for name in sorted({row["report"] for row in required}):
        report = make_report(
            (SEEDS / name).read_bytes().decode("utf-8"), published=PUBLISHED
        )
        times = list(times_of(report, parsed=True))
        for row in (row for row in required if row["report"] == name):
            assert report.text[row["start"] : row["end"]] == row["surface"]
            if not is_right(row, times):
                met = [
                    (t.span.of(report.text), t.type, t.value)
                    for t in times
                    if row["start"] < t.span.end and t.span.start < row["end"]
                ]
                yield f"{name[:3]} {row['start']} {row['surface']!r}: {row['type']} {row['value']}, found {met}"


def test_the_expressions_listed_by_hand_are_right() -> None:
    missed = list(misses())
    assert REQUIRED - len(missed) >= BAR, "\n".join(missed)
