"""The stories: which reports are in each, what is still to be done of them, and the ids
they had once.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.model import Story
from onrecord.store.columns import names_json
from onrecord.stories.story import Card

INSERT_PENDING = "INSERT OR IGNORE INTO pending_report (report) VALUES (:report)"
DELETE_PENDING = "DELETE FROM pending_report WHERE report = :report"
SELECT_PENDING = "SELECT report FROM pending_report ORDER BY report LIMIT 1"
COUNT_PENDING = "SELECT count(*) FROM pending_report"
INSERT_FORMER = (
    "INSERT OR REPLACE INTO former_story (id, report) VALUES (:story, :report)"
)
# Where most of the reports of a list are now: one of that story's.
SELECT_MOST = """
    SELECT min(story_report.report) FROM story_report
        JOIN json_each(:reports) ON story_report.report = json_each.value
    GROUP BY story_report.story ORDER BY count(*) DESC, story_report.story LIMIT 1
"""
SELECT_LED_TO = """
    SELECT story_report.story FROM former_story
        JOIN story_report ON story_report.report = former_story.report
    WHERE former_story.id = :story
"""
DELETE_STORY = "DELETE FROM story WHERE id = :story"
INSERT_STORY = (
    "INSERT INTO story (id, title, begins, ends) VALUES (:id, :title, :begins, :ends)"
)
INSERT_MEMBER = """
    INSERT INTO story_report (story, report) VALUES (:story, :report)
    ON CONFLICT (report) DO UPDATE SET story = :story, shown = NULL
"""
UPDATE_STORY = """
    UPDATE story SET title = :title, begins = :begins, ends = :ends, stale = 1
    WHERE id = :id
"""
GROW_STORY = """
    UPDATE story SET stale = 1,
        begins = CASE
            WHEN begins IS NULL OR :begins < begins THEN coalesce(:begins, begins)
            ELSE begins
        END,
        ends = CASE
            WHEN ends IS NULL OR :ends > ends THEN coalesce(:ends, ends) ELSE ends
        END
    WHERE id = :id
"""
ABSORB_STORY = (
    "UPDATE story_report SET story = :into, shown = NULL WHERE story = :story"
)
SELECT_SOME_MEMBERS = (
    "SELECT report FROM story_report WHERE story = :story ORDER BY report LIMIT :most"
)
COUNT_MEMBERS = "SELECT count(*) FROM story_report WHERE story = :story"
SELECT_STALE = "SELECT id FROM story WHERE stale ORDER BY id LIMIT :most"
COUNT_STALE = "SELECT count(*) FROM story WHERE stale"
SELECT_IS_STALE = "SELECT stale FROM story WHERE id = :story"
MARK_FAILED = "UPDATE story SET stale = 0, failure = :reason WHERE id = :story"
SELECT_FAILURE = "SELECT failure FROM story WHERE id = :story"
SELECT_FAILED = "SELECT id, failure FROM story WHERE failure IS NOT NULL ORDER BY id"
SELECT_STORY = "SELECT * FROM story WHERE id = :story"
SELECT_MEMBERS = "SELECT report FROM story_report WHERE story = :story ORDER BY report"
# Newest first; a story without dates stands last. Ids settle ties, so that the numbers
# are the same everywhere.
SELECT_SUMMARIES = """
    SELECT story.id, story.title, story.begins, story.ends, story.failure,
        (SELECT count(*) FROM story_report WHERE story_report.story = story.id)
            AS reports,
        (SELECT count(DISTINCT
                coalesce('named ' || report.outlet, 'unnamed ' || report.id))
            FROM story_report JOIN report ON report.id = story_report.report
            WHERE story_report.story = story.id) AS outlets,
        (SELECT count(*) FROM origin WHERE origin.story = story.id) AS origins,
        (SELECT count(*) FROM account WHERE account.story = story.id) AS accounts
    FROM story ORDER BY coalesce(story.ends, story.begins) DESC NULLS LAST, story.id
"""
SELECT_IDS = """
    SELECT id FROM story WHERE id >= :prefix AND id <= :prefix || char(1114111)
    UNION SELECT id FROM former_story
        WHERE id >= :prefix AND id <= :prefix || char(1114111)
    ORDER BY id LIMIT :limit
"""
COUNT_STORIES = "SELECT count(*) FROM story"


@dataclass(frozen=True, slots=True, kw_only=True)
class StorySummary:
    """A story as a listing shows it. The counts are of the compiled dossier.

    `outlets` counts a report of an unnamed outlet as one of its own, as every account's
    support does. `failure` says why the dossier could not be compiled, None where it
    was; the counts of origins and accounts are then those of its last one.
    """

    id: str
    title: str
    begins: str | None
    ends: str | None
    reports: int
    outlets: int
    origins: int
    accounts: int
    failure: str | None = None


def size_of(connection: sqlite3.Connection, story: str) -> int:
    """How many reports a story has."""
    count: int = connection.execute(COUNT_MEMBERS, {"story": story}).fetchone()[0]
    return count


def mark_pending(connection: sqlite3.Connection, report: str) -> None:
    """Notes that the report is still to be put into a story."""
    connection.execute(INSERT_PENDING, {"report": report})


def next_pending(connection: sqlite3.Connection) -> str | None:
    """A report (its id) that waits to be put into a story; None where none does."""
    row = connection.execute(SELECT_PENDING).fetchone()
    return None if row is None else row["report"]


def count_pending(connection: sqlite3.Connection) -> int:
    """How many reports wait to be put into a story."""
    count: int = connection.execute(COUNT_PENDING).fetchone()[0]
    return count


def count_stale(connection: sqlite3.Connection) -> int:
    """How many stories have a dossier that is still to be compiled."""
    count: int = connection.execute(COUNT_STALE).fetchone()[0]
    return count


def count_stories(connection: sqlite3.Connection) -> int:
    """How many stories there are."""
    count: int = connection.execute(COUNT_STORIES).fetchone()[0]
    return count


def failed_stories(connection: sqlite3.Connection) -> tuple[tuple[str, str], ...]:
    """The stories whose dossier could not be compiled: id and reason, by id."""
    rows = connection.execute(SELECT_FAILED)
    return tuple((row["id"], row["failure"]) for row in rows)


def members_of(
    connection: sqlite3.Connection, story: str, *, most: int
) -> tuple[str, ...]:
    """The first reports (ids) of a story in order of id, at most `most`."""
    rows = connection.execute(SELECT_SOME_MEMBERS, {"story": story, "most": most})
    return tuple(row["report"] for row in rows)


def replace_stories(
    connection: sqlite3.Connection, before: Iterable[Story], stories: Sequence[Story]
) -> None:
    """Puts the reports of the stories `before`, as they are stored, and new ones into
    `stories`.

    A story that is as it was stays as it is, its dossier with it; every other is new,
    and stale. What is not among `stories` any more is deleted; its reports must be in
    another by then.
    """
    old = {story.id: story for story in before}
    home = {report: story.id for story in old.values() for report in story.reports}
    for story in stories:
        if old.get(story.id) == story:
            continue
        row = {
            "id": story.id,
            "title": story.title,
            "begins": story.begins,
            "ends": story.ends,
        }
        connection.execute(UPDATE_STORY if story.id in old else INSERT_STORY, row)
        came = [report for report in story.reports if home.get(report) != story.id]
        _put(connection, came, story.id)
    for gone in sorted(old.keys() - {story.id for story in stories}):
        _let_go(connection, gone, old[gone].reports)


def grow_story(
    connection: sqlite3.Connection,
    story: str,
    cards: Sequence[Card],
    absorbed: Iterable[str],
) -> None:
    """Puts reports into a story that is there, and all of the stories `absorbed`,
    without reading its own.
    """
    dates = [card.published for card in cards]
    for other in absorbed:
        row = connection.execute(SELECT_STORY, {"story": other}).fetchone()
        dates += [row["begins"], row["ends"]]
        members = connection.execute(SELECT_MEMBERS, {"story": other})
        reports = [member["report"] for member in members]
        connection.execute(ABSORB_STORY, {"story": other, "into": story})
        _let_go(connection, other, reports)
    known = [date for date in dates if date]
    begins, ends = min(known, default=None), max(known, default=None)
    connection.execute(GROW_STORY, {"id": story, "begins": begins, "ends": ends})
    _put(connection, [card.id for card in cards], story)


def _let_go(connection: sqlite3.Connection, story: str, reports: Sequence[str]) -> None:
    """Deletes a story that held these reports, each in another by now; its id leads to
    where most of them are.
    """
    most = connection.execute(
        SELECT_MOST, {"reports": names_json(tuple(reports))}
    ).fetchone()
    if most is not None:
        connection.execute(INSERT_FORMER, {"story": story, "report": most[0]})
    connection.execute(DELETE_STORY, {"story": story})


def _put(connection: sqlite3.Connection, reports: Sequence[str], story: str) -> None:
    connection.executemany(
        INSERT_MEMBER, ({"story": story, "report": report} for report in reports)
    )
    connection.executemany(DELETE_PENDING, ({"report": report} for report in reports))


def stale_stories(connection: sqlite3.Connection, *, most: int) -> tuple[str, ...]:
    """The ids of stories whose dossier is still to be compiled, in order, at most so
    many.
    """
    rows = connection.execute(SELECT_STALE, {"most": most})
    return tuple(row["id"] for row in rows)


def is_stale(connection: sqlite3.Connection, story: str) -> bool:
    """Whether the story is there and its dossier still to be compiled."""
    row = connection.execute(SELECT_IS_STALE, {"story": story}).fetchone()
    return row is not None and bool(row["stale"])


def mark_failed(connection: sqlite3.Connection, story: str, reason: str) -> None:
    """Notes why a story's dossier could not be compiled; it is not tried again until
    the story is stale again.
    """
    connection.execute(MARK_FAILED, {"story": story, "reason": reason})


def failure_of(connection: sqlite3.Connection, story: str) -> str | None:
    """Why the dossier of a story could not be compiled; None where it was, and where
    there is no such story.
    """
    row = connection.execute(SELECT_FAILURE, {"story": story}).fetchone()
    return None if row is None else row["failure"]


def find_story(connection: sqlite3.Connection, story: str) -> Story | None:
    """The story of exactly this id; None where there is none."""
    row = connection.execute(SELECT_STORY, {"story": story}).fetchone()
    if row is None:
        return None
    members = connection.execute(SELECT_MEMBERS, {"story": story})
    return Story(
        id=row["id"],
        title=row["title"],
        reports=tuple(member["report"] for member in members),
        begins=row["begins"],
        ends=row["ends"],
    )


def story_called(connection: sqlite3.Connection, story: str) -> Story | None:
    """The story of exactly this id; of an id that a story had once, the one where most
    of its reports went then.
    """
    found = find_story(connection, story)
    led = (
        connection.execute(SELECT_LED_TO, {"story": story}).fetchone()
        if found is None
        else None
    )
    return found if led is None else find_story(connection, led["story"])


def story_ids_from(
    connection: sqlite3.Connection, prefix: str, *, limit: int
) -> tuple[str, ...]:
    """The ids of stories, today's and former ones, that begin with `prefix`, in order,
    at most `limit`.
    """
    rows = connection.execute(SELECT_IDS, {"prefix": prefix, "limit": limit})
    return tuple(row["id"] for row in rows)


def summaries(connection: sqlite3.Connection) -> tuple[StorySummary, ...]:
    """All stories, newest first, those without a date last."""
    return tuple(
        StorySummary(**dict(row)) for row in connection.execute(SELECT_SUMMARIES)
    )
