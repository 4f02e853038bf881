"""Waiting reports put into stories: those around each are grouped anew with it."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence

from onrecord.model import Story
from onrecord.store import Store
from onrecord.store.lineage import note_moved
from onrecord.store.report_vectors import cards_of, nearest_holders, vectors_of
from onrecord.store.stories import (
    count_pending,
    find_story,
    grow_story,
    members_of,
    next_pending,
    replace_stories,
    size_of,
)
from onrecord.stories.arrival import POSTING, most_in_common
from onrecord.stories.region import (
    CORE,
    Nearby,
    alike,
    chosen,
    regroup_around,
    strengths,
)
from onrecord.stories.story import story_of
from onrecord.stories.succession import moved
from onrecord.stories.vectors import Vector, keys_of
from onrecord.update.other_stories import learn_boilerplate
from onrecord.update.watch import Step, Watch, unwatched


def group_waiting(store: Store, watch: Watch = unwatched) -> None:
    """Puts every waiting report into its story, and learns boilerplate by it; compiles
    nothing.
    """
    with store.reading() as connection:
        total = count_pending(connection)
    while _group_next(store):
        with store.reading() as connection:
            done = total - count_pending(connection)
        watch(Step(work="grouping", done=max(done, 0), total=total))
    learn_boilerplate(store)


def sharing_keys(connection: sqlite3.Connection, vector: Vector) -> dict[str, str]:
    """The reports in stories that share one of a report's heaviest terms, each with its
    story: those of the nearest days, and of these the ones that have most in common.
    """
    common: dict[str, float] = {}
    home: dict[str, str] = {}
    for term, weight in keys_of(vector):
        holders = nearest_holders(connection, term, vector.day, most=POSTING // 2)
        for report, other, story in holders:
            common[report] = common.get(report, 0.0) + weight * other
            home[report] = story
    common.pop(vector.id, None)
    return {report: home[report] for report in most_in_common(common)}


def _group_next(store: Store) -> bool:
    """Groups anew the stories around a report that waits, with it. False where none
    does.
    """
    with store.reading() as connection:
        if next_pending(connection) is None:
            return False
    with store.deriving() as connection:
        waiting = next_pending(connection)
        if waiting is not None:
            _put_into_story(connection, waiting)
    return True


def _put_into_story(connection: sqlite3.Connection, waiting: str) -> None:
    """Groups anew one report and the stories around it, and writes what changed."""
    (vector,) = vectors_of(connection, [waiting])
    home = sharing_keys(connection, vector)
    near = vectors_of(connection, home)
    vector_of = {read.id: read for read in (*near, vector)}
    sizes: dict[str, int] = {}
    around: list[Nearby] = []
    for story, strength in strengths(alike(vector, near), home).items():
        sizes[story] = size_of(connection, story)
        around.append(Nearby(story=story, size=sizes[story], strength=strength))
    wanted = [waiting]
    whole: dict[str, tuple[str, ...]] = {}  # the cores of stories too large to part
    small: dict[tuple[str, ...], str] = {}  # the others, by their members
    for story in chosen(around):
        members = members_of(connection, story, most=CORE)
        wanted += members
        if sizes[story] > CORE:
            whole[story] = members
        else:
            small[members] = story
    unread = [report for report in wanted if report not in vector_of]
    for read in vectors_of(connection, unread):
        vector_of[read.id] = read
    regrouped = regroup_around([vector_of[report] for report in wanted], whole)
    made: list[Story] = []
    gone = set(small.values())
    for group in regrouped.groups:
        large = [story for story, core in whole.items() if core[0] in group]
        if large:
            large.sort(key=lambda id_: (-sizes[id_], id_))
            _grow(connection, group, large, whole)
        elif group in small:
            gone.discard(small[group])
        else:
            made.append(story_of(cards_of(connection, group), regrouped.central))
    before: list[Story] = []
    for id_ in sorted(gone):
        story_before = find_story(connection, id_)
        if story_before is not None:
            before.append(story_before)
    replace_stories(connection, before, made)
    note_moved(connection, moved(before, made))


def _grow(
    connection: sqlite3.Connection,
    members: Sequence[str],
    large: Sequence[str],
    whole: Mapping[str, Sequence[str]],
) -> None:
    """Puts a group around large stories into the largest of them, if it holds more than
    that one.
    """
    cores = {report for id_ in large for report in whole[id_]}
    new = [report for report in members if report not in cores]
    if new or len(large) > 1:
        grow_story(connection, large[0], cards_of(connection, new), large[1:])
        note_moved(connection, new)
