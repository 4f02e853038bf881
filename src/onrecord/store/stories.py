"""What each report is about, which reports are alike, and the stories that follow."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.model import Story
from onrecord.stories.vectors import Vector

INSERT_VECTOR = "INSERT INTO vector (report, day) VALUES (:report, :day)"
INSERT_TERM = "INSERT INTO story_term (term, report, weight, position) VALUES (:term, :report, :weight, :position)"
SELECT_VECTOR = "SELECT day FROM vector WHERE report = :report"
SELECT_TERMS = "SELECT term, weight FROM story_term WHERE report = :report ORDER BY position"
SELECT_ALIKE = """
    SELECT other.report FROM story_term AS own JOIN story_term AS other ON other.term = own.term
    WHERE own.report = :report AND other.report <> :report
    GROUP BY other.report HAVING sum(own.weight * other.weight) >= :least ORDER BY other.report
"""
INSERT_PENDING = "INSERT OR IGNORE INTO pending_report (report) VALUES (:report)"
DELETE_PENDING = "DELETE FROM pending_report WHERE report = :report"
SELECT_PENDING = "SELECT report FROM pending_report ORDER BY report LIMIT 1"
INSERT_MOVED = "INSERT OR IGNORE INTO moved_report (report) VALUES (:report)"
INSERT_LINK = "INSERT OR IGNORE INTO link (a, b, similarity) VALUES (:a, :b, :similarity)"
SELECT_COMPONENT = """
    WITH RECURSIVE component (report) AS (
        VALUES (:report)
        UNION SELECT link.b FROM component JOIN link ON link.a = component.report
        UNION SELECT link.a FROM component JOIN link ON link.b = component.report
    )
    SELECT report FROM component ORDER BY report
"""
SELECT_STORY_OF = "SELECT story FROM story_report WHERE report = :report"
DELETE_STORY = "DELETE FROM story WHERE id = :story"
INSERT_STORY = "INSERT INTO story (id, title, begins, ends) VALUES (:id, :title, :begins, :ends)"
INSERT_MEMBER = "INSERT INTO story_report (story, position, report) VALUES (:story, :position, :report)"
SELECT_STALE = "SELECT id FROM story WHERE stale ORDER BY id LIMIT 1"
SELECT_IS_STALE = "SELECT stale FROM story WHERE id = :story"
SELECT_STORY = "SELECT * FROM story WHERE id = :story"
SELECT_MEMBERS = "SELECT report FROM story_report WHERE story = :story ORDER BY position"
# Newest first; a story without dates stands last. Ids settle ties, so that the numbers are the same everywhere.
SELECT_SUMMARIES = """
    SELECT story.id, story.title, story.begins, story.ends,
        (SELECT count(*) FROM story_report WHERE story_report.story = story.id) AS reports,
        (SELECT count(DISTINCT coalesce('named ' || report.outlet, 'unnamed ' || report.id))
            FROM story_report JOIN report ON report.id = story_report.report
            WHERE story_report.story = story.id) AS outlets,
        (SELECT count(*) FROM origin WHERE origin.story = story.id) AS origins,
        (SELECT count(*) FROM account WHERE account.story = story.id) AS accounts
    FROM story ORDER BY coalesce(story.ends, story.begins) DESC NULLS LAST, story.id
"""
SELECT_IDS = "SELECT id FROM story WHERE id >= :prefix AND id <= :prefix || char(1114111) ORDER BY id LIMIT :limit"
COUNT_STORIES = "SELECT count(*) FROM story"


@dataclass(frozen=True, slots=True, kw_only=True)
class StorySummary:
    """A story as a listing shows it. The counts are of the compiled dossier.

    `outlets` counts a report of an unnamed outlet as one of its own, as every account's support does.
    """

    id: str
    title: str
    begins: str | None
    ends: str | None
    reports: int
    outlets: int
    origins: int
    accounts: int


def write_vector(connection: sqlite3.Connection, vector: Vector) -> None:
    """Stores what a report is about."""
    connection.execute(INSERT_VECTOR, {"report": vector.id, "day": vector.day})
    terms = (
        {"term": term, "report": vector.id, "weight": weight, "position": position}
        for position, (term, weight) in enumerate(vector.terms)
    )
    connection.executemany(INSERT_TERM, terms)


def vectors_of(connection: sqlite3.Connection, reports: Iterable[str]) -> tuple[Vector, ...]:
    """The vectors stored of these reports, in that order."""
    return tuple(_vector(connection, report) for report in reports)


def alike_in_terms(connection: sqlite3.Connection, report: str, *, least: float) -> tuple[str, ...]:
    """The other reports whose terms have a cosine of at least `least` with this one's, in order of id.

    SQLite adds up in an order of its own: whoever must be exact asks for a little less and computes again.
    """
    rows = connection.execute(SELECT_ALIKE, {"report": report, "least": least})
    return tuple(row["report"] for row in rows)


def write_links(connection: sqlite3.Connection, links: Iterable[tuple[str, str, float]]) -> None:
    """Stores pairs of reports that are alike, `(a, b, similarity)` with `a < b`."""
    connection.executemany(INSERT_LINK, ({"a": a, "b": b, "similarity": s} for a, b, s in links))


def mark_pending(connection: sqlite3.Connection, report: str) -> None:
    """Notes that the report is still to be put into a story."""
    connection.execute(INSERT_PENDING, {"report": report})


def next_pending(connection: sqlite3.Connection) -> str | None:
    """A report that waits to be put into a story."""
    row = connection.execute(SELECT_PENDING).fetchone()
    return None if row is None else row["report"]


def component_of(connection: sqlite3.Connection, report: str) -> tuple[str, ...]:
    """The reports that links lead to from this one, itself among them, in order of id."""
    return tuple(row["report"] for row in connection.execute(SELECT_COMPONENT, {"report": report}))


def replace_stories(connection: sqlite3.Connection, component: Sequence[str], stories: Sequence[Story]) -> None:
    """Puts a component's reports into `stories`, which hold each of them once; none of it is pending any longer.

    A story that is as it was stays as it is, its dossier with it; every other is new, and stale.
    """
    held = {report: _story_of(connection, report) for report in component}
    before = {story for stories_ in held.values() for story in stories_}
    same = {story.id for story in stories if story.id in before and find_story(connection, story.id) == story}
    for story_id in sorted(before - same):
        connection.execute(DELETE_STORY, {"story": story_id})
    for story in stories:
        if story.id not in same:
            _insert(connection, story)
    moved = (report for story in stories for report in story.reports if story.id not in held[report])
    connection.executemany(INSERT_MOVED, ({"report": report} for report in moved))
    connection.executemany(DELETE_PENDING, ({"report": report} for report in component))


def next_stale(connection: sqlite3.Connection) -> str | None:
    """The id of a story whose dossier is still to be compiled."""
    row = connection.execute(SELECT_STALE).fetchone()
    return None if row is None else row["id"]


def is_stale(connection: sqlite3.Connection, story: str) -> bool:
    """Whether the story is there and its dossier still to be compiled."""
    row = connection.execute(SELECT_IS_STALE, {"story": story}).fetchone()
    return row is not None and bool(row["stale"])


def find_story(connection: sqlite3.Connection, story: str) -> Story | None:
    """The story of exactly this id."""
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


def story_ids_from(connection: sqlite3.Connection, prefix: str, *, limit: int) -> tuple[str, ...]:
    """The ids of stories that begin with `prefix`, in order, at most `limit`."""
    rows = connection.execute(SELECT_IDS, {"prefix": prefix, "limit": limit})
    return tuple(row["id"] for row in rows)


def summaries(connection: sqlite3.Connection) -> tuple[StorySummary, ...]:
    """All stories, newest first."""
    return tuple(StorySummary(**dict(row)) for row in connection.execute(SELECT_SUMMARIES))


def _vector(connection: sqlite3.Connection, report: str) -> Vector:
    day = connection.execute(SELECT_VECTOR, {"report": report}).fetchone()["day"]
    terms = connection.execute(SELECT_TERMS, {"report": report})
    return Vector(id=report, day=day, terms=tuple((row["term"], row["weight"]) for row in terms))


def _story_of(connection: sqlite3.Connection, report: str) -> tuple[str, ...]:
    return tuple(row["story"] for row in connection.execute(SELECT_STORY_OF, {"report": report}))


def _insert(connection: sqlite3.Connection, story: Story) -> None:
    row = {"id": story.id, "title": story.title, "begins": story.begins, "ends": story.ends}
    connection.execute(INSERT_STORY, row)
    members = ({"story": story.id, "position": at, "report": report} for at, report in enumerate(story.reports))
    connection.executemany(INSERT_MEMBER, members)
