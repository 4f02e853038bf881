"""Dossiers that are out of date, compiled anew: each story's reports compared, as far
as they were not yet, and what follows.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from onrecord.lineage.pairs_to_align import pairs_to_compare
from onrecord.lineage.prose import Prose
from onrecord.model import Dossier, Passage, Story
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
    next_stale,
)
from onrecord.story_stage import (
    StoryInputs,
    align_each,
    align_tasks,
    compile_story,
    prose_of_read,
)
from onrecord.update.other_stories import background_of
from onrecord.update.watch import Step, Watch, unwatched


def compile_stale(store: Store, watch: Watch = unwatched) -> None:
    """Compiles every dossier that is out of date."""
    with store.reading() as connection:
        total = count_stale(connection)
    done = 0
    while _compile_next(store):
        done += 1
        watch(Step(work="compiling", done=done, total=max(done, total)))


def _compile_next(store: Store) -> bool:
    """Compiles the dossier of one story that is stale. False where none is.

    A story that cannot be compiled is marked with the reason, and comes up again when a
    report of it, or the code, has changed; the other stories go on.
    """
    with store.reading() as connection:
        story_id = next_stale(connection)
        story = find_story(connection, story_id) if story_id is not None else None
        if story is None:
            return False
    compiled: Dossier | str
    try:
        compiled = _compile(store, story)
    except (StoreError, sqlite3.Error):
        raise  # of the file, not of the story
    except Exception as error:  # noqa: BLE001 - the edge of a batch: one story stops no other
        compiled = f"{type(error).__name__}: {error}"
    with store.deriving() as connection:
        # Another process may have changed the story or compiled it meanwhile; what is
        # stale still comes up again.
        if find_story(connection, story.id) == story and is_stale(connection, story.id):
            if isinstance(compiled, str):
                mark_failed(connection, story.id, compiled)
            else:
                write_dossier(connection, compiled)
    return True


def _compile(store: Store, story: Story) -> Dossier:
    with store.reading() as connection:
        pairs = read_reports_of(connection, story.reports)
    proses = {pair.id: prose_of_read(pair) for pair in pairs}
    passages = _passages(store, story, proses)
    with store.reading() as connection:
        inputs = StoryInputs(
            story=story,
            read_reports=pairs,
            passages=passages,
            boilerplate=boilerplate_of(connection, story.reports),
            background={
                id_: background_of(connection, story.id, id_) for id_ in story.reports
            },
            arrived=arrived(connection, story.reports),
        )
    return compile_story(inputs)


def _passages(
    store: Store, story: Story, proses: Mapping[str, Prose]
) -> tuple[Passage, ...]:
    """The passages among a story's reports and within each, comparing those pairs that
    were not compared before.
    """
    with store.reading() as connection:
        pairs = pairs_to_compare(
            story.reports, lambda report: fingerprint_of(connection, report)
        )
        compared = {a: compared_with(connection, a) for a in story.reports}
    missing = [(a, b) for a, b in pairs if b not in compared[a]]
    for task in align_tasks(missing, proses):
        first = task.first
        found = align_each(task)
        with store.deriving() as connection:
            for other, passages in zip(task.others, found, strict=True):
                pair = first.id, other.id
                write_passages(connection, pair, passages, first.text)
    with store.reading() as connection:
        return tuple(
            passage for pair in pairs for passage in passages_of(connection, pair)
        )
