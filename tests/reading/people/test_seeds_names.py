"""The names of two real reports, against the list made by reading them
(`evals/gold/seeds.md`).

The reports are no part of the project: without them beside the checkout the test is
skipped.
"""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from onrecord import make_report, read
from onrecord.model import Reading, Span
from tests.conftest import SEEDS

GOLD = Path(__file__).parents[3] / "evals" / "gold" / "seeds-names.jsonl"
NAMES = 20

pytestmark = pytest.mark.skipif(
    not SEEDS.is_dir(), reason="the two seed reports are not beside this checkout"
)


def found(reading: Reading, span: Span, kinds: set[str]) -> str | None:
    """What a mention of one of `kinds` at `span` is called; a place or a body may be
    named by a longer span.
    """
    places = [(p.span, p.name, "place") for p in reading.places]
    people = [(m.span, m.name, m.kind) for m in reading.people if m.form != "pronoun"]
    for at, name, kind in [*people, *places]:
        if kind in kinds and (at == span or (kind != "person" and at.covers(span))):
            return name
    return None


def misses() -> dict[str, list[str]]:
    """Each name with its mentions that are missed, of another kind, or called otherwise
    than most of them.
    """
    rows: list[dict[str, Any]] = [
        json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()
    ]
    assert len({row["name"] for row in rows}) == NAMES
    readings: dict[str, tuple[str, Reading]] = {}
    wrong: defaultdict[str, list[str]] = defaultdict(list)
    for row in rows:
        if row["report"] not in readings:
            report = make_report((SEEDS / row["report"]).read_bytes().decode("utf-8"))
            readings[row["report"]] = (report.text, read(report))
        text, reading = readings[row["report"]]
        kinds = {row["kind"], *row.get("also_kinds", ())}
        called: defaultdict[str | None, list[str]] = defaultdict(list)
        for start, end, surface in row["mentions"]:
            assert text[start:end] == surface
            name = found(reading, Span(start, end), kinds)
            called[name].append(f"{row['report'][:3]} {start} {surface!r} as {name!r}")
        most = max(
            (name for name in called if name is not None),
            key=lambda n: len(called[n]),
            default="",
        )
        others = [one for name, them in called.items() if name != most for one in them]
        if others and not (
            row["kind"] != "person" and None not in called
        ):  # a house may be place here, body there
            wrong[row["name"]] += others
    return wrong


def test_every_mention_of_every_name() -> None:
    assert not misses()
