"""Dossiers that are out of date, compiled anew: each story's reports compared, as far
as they were not yet, and what follows.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from functools import partial
from typing import TypeVar

from onrecord.engine import Map
from onrecord.lineage.pairs_to_align import pairs_to_compare
from onrecord.model import Dossier, Failure, Passage, Story
from onrecord.store import Store, StoreError
from onrecord.store.dossiers import write_dossier
from onrecord.store.lineage import (
    boilerplate_of,
    compared_with,
    fingerprint_of,
    passages_of,
    write_passages,
)
from onrecord.store.readings import read_reports_of
from onrecord.store.reports import arrived
from onrecord.store.stories import (
    count_stale,
    find_story,
    is_stale,
    mark_failed,
    stale_stories,
)
from onrecord.story_stage import (
    AlignTask,
    StoryInputs,
    align_each,
    align_tasks,
    compile_story,
)
from onrecord.update.other_stories import background_of
from onrecord.update.proses import stored_prose
from onrecord.update.watch import Step, Watch, unwatched

# stories taken at once: enough for an engine to share out, few enough to hold
STORIES_AT_ONCE = 32

Pairs = tuple[tuple[str, str], ...]  # of report ids, the smaller first
In = TypeVar("In")
Out = TypeVar("Out")


def compile_stale(store: Store, *, on: Map = map, watch: Watch = unwatched) -> None:
    """Compiles every dossier that is out of date; `on` aligns and compiles.

    A story that cannot be compiled is marked with the reason, and comes up again when a
    report of it, or the code, has changed; the other stories go on.
    """
    with store.reading() as connection:
        total = count_stale(connection)
    done = 0
    while stories := _stale(store):
        compared = _align(store, stories, on)
        inputs = (
            attempt(partial(_inputs, store, story), compared[story.id])
            for story in stories
        )
        answers = on(partial(attempt, compile_story), inputs)
        for story, answer in zip(stories, answers, strict=True):
            _keep(store, story, answer)
            done += 1
            watch(Step(work="compiling", done=done, total=max(done, total)))


def attempt(work: Callable[[In], Out], given: In | Failure) -> Out | Failure:
    """What `work` makes of `given`, or why it failed; a failure given is handed on.

    An error of the archive's file is raised: it is no fault of what was given.
    """
    if isinstance(given, Failure):
        return given
    try:
        return work(given)
    except (StoreError, sqlite3.Error):
        raise
    except Exception as error:  # noqa: BLE001 - the edge of a batch: one story stops no other
        return Failure(source="", reason=f"{type(error).__name__}: {error}")


def _stale(store: Store) -> tuple[Story, ...]:
    """Some of the stories whose dossier is out of date; none where none is."""
    with store.reading() as connection:
        ids = stale_stories(connection, most=STORIES_AT_ONCE)
        stories = [find_story(connection, id_) for id_ in ids]
    return tuple(story for story in stories if story is not None)


def _align(
    store: Store, stories: Iterable[Story], on: Map
) -> dict[str, Pairs | Failure]:
    """Stores the passages of those pairs of the stories' reports that were not compared
    before. Gives, by story, all pairs that are compared, or why that failed.
    """
    compared: dict[str, Pairs | Failure] = {}
    wanted: list[tuple[str, AlignTask]] = []
    for story in stories:
        answer = attempt(partial(_pairs_and_tasks, store), story)
        if isinstance(answer, Failure):
            compared[story.id] = answer
        else:
            compared[story.id], tasks = answer
            wanted += [(story.id, task) for task in tasks]
    answers = on(partial(attempt, align_each), [task for _, task in wanted])
    for (story_id, task), aligned in zip(wanted, answers, strict=True):
        if isinstance(aligned, Failure):
            compared[story_id] = aligned
            continue
        with store.deriving() as connection:
            for other, passages in zip(task.others, aligned, strict=True):
                pair = task.first.id, other.id
                write_passages(connection, pair, passages, task.first.text)
    return compared


def _pairs_and_tasks(store: Store, story: Story) -> tuple[Pairs, tuple[AlignTask, ...]]:
    """The pairs of a story's reports that are compared, and the tasks that are left of
    it.
    """
    with store.reading() as connection:
        pairs = pairs_to_compare(
            story.reports, lambda report: fingerprint_of(connection, report)
        )
        done = {id_: compared_with(connection, id_) for id_ in story.reports}
        left = [(a, b) for a, b in pairs if b not in done[a]]
        wanted = sorted({id_ for pair in left for id_ in pair})
        proses = {id_: stored_prose(connection, id_) for id_ in wanted}
    return pairs, tuple(align_tasks(left, proses))


def _inputs(store: Store, story: Story, pairs: Pairs) -> StoryInputs:
    """All that the archive holds for a story's dossier."""
    with store.reading() as connection:
        passages: list[Passage] = []
        for pair in pairs:
            passages += passages_of(connection, pair)
        background: dict[str, frozenset[int]] = {}
        for report in story.reports:
            background[report] = background_of(connection, story.id, report)
        return StoryInputs(
            story=story,
            read_reports=read_reports_of(connection, story.reports),
            passages=tuple(passages),
            boilerplate=boilerplate_of(connection, story.reports),
            background=background,
            arrived=arrived(connection, story.reports),
        )


def _keep(store: Store, story: Story, answer: Dossier | Failure) -> None:
    with store.deriving() as connection:
        # Another process may have changed the story or compiled it meanwhile; what is
        # stale still comes up again.
        if find_story(connection, story.id) == story and is_stale(connection, story.id):
            if isinstance(answer, Failure):
                mark_failed(connection, story.id, answer.reason)
            else:
                write_dossier(connection, answer)
