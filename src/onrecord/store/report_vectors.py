"""What each report is about, what a story may be called by it, and the heaviest terms
by which it is found.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from onrecord.store.columns import numbers_blob, numbers_of
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
    """The vectors stored of these reports (ids), in that order. Raises TypeError where
    one is not stored.
    """
    return tuple(_vector(_row(connection, report)) for report in reports)


def cards_of(
    connection: sqlite3.Connection, reports: Iterable[str]
) -> tuple[Card, ...]:
    """The cards stored of these reports (ids), in that order. Raises TypeError where
    one is not stored.
    """
    return tuple(_card(_row(connection, report)) for report in reports)


def nearest_holders(
    connection: sqlite3.Connection, term: str, day: int | None, *, most: int
) -> tuple[tuple[str, float, str], ...]:
    """The reports in stories that have `term` among their heaviest: each with the
    term's weight in it, and its story.

    At most so many of `day` and before it (of a day unknown: the last there are), and
    as many behind it, those of the nearest days.
    """
    asked = {"term": term, "day": day or _LATEST, "most": most}
    return tuple(
        (row["report"], row["weight"], row["story"])
        for select in (SELECT_BEFORE, SELECT_BEHIND)
        for row in connection.execute(select, asked)
    )


def _row(connection: sqlite3.Connection, report: str) -> sqlite3.Row:
    row: sqlite3.Row = connection.execute(SELECT_VECTOR, {"report": report}).fetchone()
    return row


def _vector(row: sqlite3.Row) -> Vector:
    words = row["terms"].split("\n") if row["terms"] else []
    weights = numbers_of(row["weights"])
    terms = tuple(zip(words, weights, strict=True))
    return Vector(id=row["report"], day=row["day"], terms=terms)


def _card(row: sqlite3.Row) -> Card:
    return Card(
        id=row["report"],
        published=row["published"],
        title=row["title"],
        headed=bool(row["headed"]),
    )
