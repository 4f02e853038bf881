"""What each report is about, by what it is found, and the stories that follow."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.model import Story
from onrecord.store.columns import names_json, numbers_blob, numbers_of
from onrecord.stories.arrival import MOST, POSTING
from onrecord.stories.story import Card
from onrecord.stories.vectors import Vector, keys_of

_LATEST = 1 << 30  # a day behind all

INSERT_VECTOR = """
    INSERT INTO vector (report, day, terms, weights, title, headed, published)
    VALUES (:report, :day, :terms, :weights, :title, :headed, :published)
"""
INSERT_KEY = """
    INSERT INTO story_key (term, day, report, weight)
    VALUES (:term, :day, :report, :weight)
"""
SELECT_VECTOR = "SELECT * FROM vector WHERE report = :report"
# The reports that share a term, those of the nearest days to either side first.
SELECT_BEFORE = """
    SELECT story_key.report, story_key.weight, story_report.story
    FROM story_key JOIN story_report ON story_report.report = story_key.report
    WHERE story_key.term = :term AND story_key.day <= :day
    ORDER BY story_key.day DESC, story_key.report DESC LIMIT :most
"""
SELECT_BEHIND = """
    SELECT story_key.report, story_key.weight, story_report.story
    FROM story_key JOIN story_report ON story_report.report = story_key.report
    WHERE story_key.term = :term AND story_key.day > :day
    ORDER BY story_key.day, story_key.report LIMIT :most
"""
INSERT_PENDING = "INSERT OR IGNORE INTO pending_report (report) VALUES (:report)"
DELETE_PENDING = "DELETE FROM pending_report WHERE report = :report"
SELECT_PENDING = "SELECT report FROM pending_report ORDER BY report LIMIT 1"
COUNT_PENDING = "SELECT count(*) FROM pending_report"
INSERT_MOVED = "INSERT OR IGNORE INTO moved_report (report) VALUES (:report)"
INSERT_FORMER = (
    "INSERT OR REPLACE INTO former_story (id, report) VALUES (:story, :report)"
)
# Where most of the reports of a list are now: one of that story's.
SELECT_MOST = """
    SELECT min(story_report.report)
    FROM story_report JOIN json_each(:reports) ON story_report.report = json_each.value
    GROUP BY story_report.story ORDER BY count(*) DESC, story_report.story LIMIT 1
"""
SELECT_LED_TO = """
    SELECT story_report.story
    FROM former_story JOIN story_report ON story_report.report = former_story.report
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
        begins = CASE WHEN begins IS NULL OR :begins < begins
            THEN coalesce(:begins, begins) ELSE begins END,
        ends = CASE WHEN ends IS NULL OR :ends > ends
            THEN coalesce(:ends, ends) ELSE ends END
    WHERE id = :id
"""
ABSORB_STORY = (
    "UPDATE story_report SET story = :into, shown = NULL WHERE story = :story"
)
SELECT_SOME_MEMBERS = (
    "SELECT report FROM story_report WHERE story = :story ORDER BY report LIMIT :most"
)
COUNT_MEMBERS = "SELECT count(*) FROM story_report WHERE story = :story"
SELECT_STALE = "SELECT id FROM story WHERE stale ORDER BY id LIMIT 1"
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


def write_vector(connection: sqlite3.Connection, vector: Vector, card: Card) -> None:
    """Stores what a report is about, and what a story may be called by it."""
    words = "\n".join(term for term, _ in vector.terms)
    weights = numbers_blob(tuple(weight for _, weight in vector.terms))
    row = {"report": vector.id, "day": vector.day, "terms": words, "weights": weights}
    told = {"title": card.title, "headed": card.headed, "published": card.published}
    connection.execute(INSERT_VECTOR, row | told)
    keys = (
        {"term": term, "day": vector.day or 0, "report": vector.id, "weight": weight}
        for term, weight in keys_of(vector)
    )
    connection.executemany(INSERT_KEY, keys)


def vectors_of(
    connection: sqlite3.Connection, reports: Iterable[str]
) -> tuple[Vector, ...]:
    """The vectors stored of these reports, in that order."""
    return tuple(_vector(_row(connection, report)) for report in reports)


def cards_of(
    connection: sqlite3.Connection, reports: Iterable[str]
) -> tuple[Card, ...]:
    """The cards stored of these reports, in that order."""
    return tuple(_card(_row(connection, report)) for report in reports)


def sharing_keys(connection: sqlite3.Connection, vector: Vector) -> dict[str, str]:
    """The reports in stories that share one of a report's heaviest terms, at most MOST,
    each with its story.

    Of each term POSTING reports are looked at, those of the nearest days; of the
    reports found those with the greatest weight in common are given.
    """
    common: dict[str, float] = {}
    home: dict[str, str] = {}
    for term, weight in keys_of(vector):
        asked = {"term": term, "day": vector.day or _LATEST, "most": POSTING // 2}
        for select in (SELECT_BEFORE, SELECT_BEHIND):
            for report, other, story in connection.execute(select, asked):
                common[report] = common.get(report, 0.0) + weight * other
                home[report] = story
    common.pop(vector.id, None)
    heaviest = sorted(common, key=lambda report: (-round(common[report], 9), report))[
        :MOST
    ]
    return {report: home[report] for report in sorted(heaviest)}


def size_of(connection: sqlite3.Connection, story: str) -> int:
    """How many reports a story has."""
    count: int = connection.execute(COUNT_MEMBERS, {"story": story}).fetchone()[0]
    return count


def mark_pending(connection: sqlite3.Connection, report: str) -> None:
    """Notes that the report is still to be put into a story."""
    connection.execute(INSERT_PENDING, {"report": report})


def next_pending(connection: sqlite3.Connection) -> str | None:
    """A report that waits to be put into a story."""
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
    """The first reports of a story in order of id, at most so many."""
    rows = connection.execute(SELECT_SOME_MEMBERS, {"story": story, "most": most})
    return tuple(row["report"] for row in rows)


def replace_stories(
    connection: sqlite3.Connection, before: Iterable[str], stories: Sequence[Story]
) -> None:
    """Puts the reports of the stories `before` (ids), and new ones, into `stories`.

    A story that is as it was stays as it is, its dossier with it; every other is new,
    and stale. What is not among `stories` any more is deleted; its reports must be in
    another by then.
    """
    old = {
        story.id: story
        for id_ in before
        if (story := find_story(connection, id_)) is not None
    }
    home = {report: story.id for story in old.values() for report in story.reports}
    heirs = _heirs(old, stories)
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
        _put(
            connection,
            [report for report in story.reports if home.get(report) != story.id],
            story.id,
        )
        _note_moved(
            connection,
            [
                r
                for r in story.reports
                if r not in home or heirs.get(home[r]) != story.id
            ],
        )
    for gone in sorted(old.keys() - {story.id for story in stories}):
        _let_go(connection, gone, old[gone].reports)


def _heirs(old: Mapping[str, Story], stories: Sequence[Story]) -> dict[str, str]:
    """Of old stories the new one that each goes on in: it has most of the old one's
    reports, and those are most of it.

    A run of words stands in as many stories when one goes on, whatever its id is then.
    """
    home = {report: id_ for id_, story in old.items() for report in story.reports}
    shared = Counter(
        (home[report], story.id)
        for story in stories
        for report in story.reports
        if report in home
    )
    of_old: dict[str, str] = {}
    of_new: dict[str, str] = {}
    for a, b in sorted(shared, key=lambda pair: (-shared[pair], pair)):
        of_old.setdefault(a, b)
        of_new.setdefault(b, a)
    return {a: b for a, b in of_old.items() if of_new[b] == a}


def grow_story(
    connection: sqlite3.Connection,
    story: str,
    cards: Sequence[Card],
    absorbed: Iterable[str],
) -> None:
    """Puts reports into a story that is there, and all of the stories `absorbed`,
    without reading its own.
    """
    published = sorted(card.published for card in cards if card.published)
    for other in absorbed:
        days = connection.execute(SELECT_STORY, {"story": other}).fetchone()
        published = sorted(
            [*published, *(day for day in (days["begins"], days["ends"]) if day)]
        )
        reports = [
            row["report"]
            for row in connection.execute(SELECT_MEMBERS, {"story": other})
        ]
        connection.execute(ABSORB_STORY, {"story": other, "into": story})
        _let_go(connection, other, reports)
    days_ = {
        "begins": published[0] if published else None,
        "ends": published[-1] if published else None,
    }
    connection.execute(GROW_STORY, {"id": story} | days_)
    _put(connection, [card.id for card in cards], story)
    _note_moved(connection, [card.id for card in cards])


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


def _note_moved(connection: sqlite3.Connection, reports: Sequence[str]) -> None:
    """Notes reports whose runs may stand in more stories, or fewer, than they did."""
    connection.executemany(INSERT_MOVED, ({"report": report} for report in reports))


def next_stale(connection: sqlite3.Connection) -> str | None:
    """The id of a story whose dossier is still to be compiled."""
    row = connection.execute(SELECT_STALE).fetchone()
    return None if row is None else row["id"]


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
    """Why the dossier of a story could not be compiled, None where it was."""
    row = connection.execute(SELECT_FAILURE, {"story": story}).fetchone()
    return None if row is None else row["failure"]


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
    """All stories, newest first."""
    return tuple(
        StorySummary(**dict(row)) for row in connection.execute(SELECT_SUMMARIES)
    )


def _row(connection: sqlite3.Connection, report: str) -> sqlite3.Row:
    row: sqlite3.Row = connection.execute(SELECT_VECTOR, {"report": report}).fetchone()
    return row


def _vector(row: sqlite3.Row) -> Vector:
    terms = tuple(
        zip(
            row["terms"].split("\n") if row["terms"] else (),
            numbers_of(row["weights"]),
            strict=True,
        )
    )
    return Vector(id=row["report"], day=row["day"], terms=terms)


def _card(row: sqlite3.Row) -> Card:
    return Card(
        id=row["report"],
        published=row["published"],
        title=row["title"],
        headed=bool(row["headed"]),
    )
