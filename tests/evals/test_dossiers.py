"""The command run over stories of a measuring set, and its answer read back."""

from __future__ import annotations

from pathlib import Path

import pytest

from evals.dossiers import reconcile, rows_by_story
from evals.rows import without_gold
from tests.evals.small_sets import FERRY, write_sets


@pytest.fixture
def stories(tmp_path: Path) -> Path:
    (tmp_path / "lineage").mkdir()
    return write_sets(tmp_path) / "stories" / "giveme5w1h.jsonl"


def test_rows_stand_under_their_story_in_the_order_of_the_set(stories: Path) -> None:
    found = rows_by_story(stories)
    assert {story: len(rows) for story, rows in found.items()} == {
        "ferry": 2,
        "council": 1,
    }
    assert list(found) == ["ferry", "council"]
    assert b"gold" not in without_gold(found["ferry"][0])


@pytest.mark.slow
def test_each_story_has_the_dossier_that_the_command_wrote(stories: Path) -> None:
    rows = rows_by_story(stories)
    found = reconcile({"ferry": rows["ferry"]})
    said = [a for a in found["ferry"].accounts if a.kind == "statement"]
    assert {"giveme5w1h-a", "giveme5w1h-b"} in [a.reports for a in said]
    start, end = said[0].members[0].content[0]
    assert "buoy had drifted" in " ".join(FERRY)[start - 40 : end + 40]
