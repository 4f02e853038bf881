"""An archive whose reading, aligning and compiling another engine runs."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TypeVar

import pytest

from onrecord.archive import Archive
from onrecord.story_stage import AlignTask, align_each
from tests.store.cheap import cheap_reader
from tests.test_archive import _reports, _state

In = TypeVar("In")
Out = TypeVar("Out")


@pytest.mark.slow
def test_an_engine_of_processes_gives_what_this_process_gives(tmp_path: Path) -> None:
    with Archive(tmp_path / "here.db") as archive:
        archive.add(_reports())
        expected = _state(archive)
    # Spawned, for this process may run threads.
    spawned = multiprocessing.get_context("spawn")
    with (
        ProcessPoolExecutor(2, mp_context=spawned) as engine,
        Archive(tmp_path / "there.db", map=engine.map) as archive,
    ):
        archive.add(_reports())
        assert _state(archive) == expected


def test_an_engine_is_asked_for_reading_aligning_and_compiling(tmp_path: Path) -> None:
    asked: list[object] = []

    def engine(work: Callable[[In], Out], values: Iterable[In], /) -> Iterator[Out]:
        given = list(values)
        asked.extend(type(value).__name__ for value in given)
        return map(work, given)

    with Archive(tmp_path / "a.db", map=engine) as archive:
        archive.add(_reports()[:2])
    # Two reports; each with itself and the one behind it; the story they make.
    assert asked == ["Report", "Report", "AlignTask", "AlignTask", "StoryInputs"]


def test_a_story_that_cannot_be_aligned_stops_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(task: AlignTask) -> object:
        if task.first.id == "d4":
            raise ValueError("it says so")
        return align_each(task)

    monkeypatch.setattr("onrecord.update.compiling.align_each", broken)
    with Archive(tmp_path / "a.db", reader=cheap_reader) as archive:
        archive.add(_reports())
        assert [story.failure for story in archive.stories()] == [
            "ValueError: it says so",
            None,
        ]
