"""The public functions are what the commands are made of: each filter prints what its
function gives.
"""

from __future__ import annotations

import json
from typing import Any

import pytest
from click.testing import CliRunner

import onrecord
from onrecord.cli import main
from onrecord.exports import dossier_object, passages_row, reading_row, report_row
from tests.conftest import EXAMPLES

WIRES = EXAMPLES / "wires.jsonl"


def printed(*arguments: str, stdin: str | None = None) -> list[Any]:
    done = CliRunner().invoke(main, [*arguments], input=stdin, catch_exceptions=False)
    assert done.exit_code == 0
    return [json.loads(line) for line in done.stdout.splitlines()]


def given(value: Any) -> Any:
    return json.loads(json.dumps(value))


@pytest.fixture(scope="module")
def reports() -> list[onrecord.Report]:
    results = onrecord.read_sources([str(WIRES)])
    return [r for r in results if isinstance(r, onrecord.Report)]


@pytest.fixture(scope="module")
def answers(reports: list[onrecord.Report]) -> list[onrecord.ReadReport]:
    results = onrecord.read_many(reports)
    return [a for a in results if isinstance(a, onrecord.ReadReport)]


def test_reports_prints_what_read_sources_gives(reports: list[onrecord.Report]) -> None:
    assert printed("reports", str(WIRES)) == given([report_row(r) for r in reports])


def test_annotate_prints_what_read_many_gives(
    reports: list[onrecord.Report], answers: list[onrecord.ReadReport]
) -> None:
    rows = given([reading_row(answer.reading) for answer in answers])
    assert printed("annotate", "--jobs", "1", str(WIRES)) == rows
    assert given(reading_row(onrecord.read(reports[0]))) == rows[0]


def test_group_prints_what_group_gives(reports: list[onrecord.Report]) -> None:
    rows = [{"id": i, "story": story} for i, story in onrecord.group(reports).items()]
    assert printed("group", str(WIRES)) == rows
    with pytest.raises(ValueError, match="the same id"):
        onrecord.group([reports[0], reports[0]])


def test_align_prints_what_align_gives(reports: list[onrecord.Report]) -> None:
    for a, b in [(0, 1), (0, 0), (1, 2)]:
        pair = {"id": "x", "a": reports[a].text, "b": reports[b].text}
        passages = onrecord.align(pair["a"], pair["b"])
        row = given(passages_row("x", passages))
        assert printed("align", stdin=json.dumps(pair)) == [row]


def test_reconcile_prints_what_reconcile_gives(
    answers: list[onrecord.ReadReport],
) -> None:
    dossier = onrecord.reconcile(answers)
    row = given(dossier_object(dossier))
    assert printed("reconcile", "--jobs", "1", str(WIRES)) == [row]


def test_every_public_name_is_there_and_no_other() -> None:
    for name in onrecord.__all__:
        assert getattr(onrecord, name).__name__ == name
    with pytest.raises(AttributeError, match="it offers Account"):
        _ = onrecord.unheard_of
