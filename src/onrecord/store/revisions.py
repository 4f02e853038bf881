"""The versions of one report that a story's dossier shows, in and out."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from onrecord.model import Revision
from onrecord.store.columns import spans_json, spans_of

DELETE = "DELETE FROM revision WHERE story = :story"
INSERT = """
    INSERT INTO revision (story, position, before, after, ordered, headline, figures, cut, added, notice)
    VALUES (:story, :position, :before, :after, :ordered, :headline, :figures, :cut, :added, :notice)
"""
SELECT = "SELECT * FROM revision WHERE story = :story ORDER BY position"


def write_revisions(
    connection: sqlite3.Connection, story: str, revisions: Sequence[Revision]
) -> None:
    """Stores the revisions of a story's reports in place of what was there."""
    connection.execute(DELETE, {"story": story})
    rows = (
        {
            "story": story,
            "position": at,
            "before": one.before,
            "after": one.after,
            "ordered": one.order,
            "headline": one.headline,
            "figures": spans_json(tuple(span for pair in one.figures for span in pair)),
            "cut": spans_json(one.cut),
            "added": spans_json(one.added),
            "notice": spans_json(() if one.notice is None else (one.notice,)),
        }
        for at, one in enumerate(revisions)
    )
    connection.executemany(INSERT, rows)


def revisions_of(connection: sqlite3.Connection, story: str) -> tuple[Revision, ...]:
    """The revisions stored of a story's reports."""
    return tuple(map(_revision, connection.execute(SELECT, {"story": story})))


def _revision(row: sqlite3.Row) -> Revision:
    figures, notice = spans_of(row["figures"]), spans_of(row["notice"])
    return Revision(
        before=row["before"],
        after=row["after"],
        order=row["ordered"],
        headline=bool(row["headline"]),
        figures=tuple(zip(figures[::2], figures[1::2], strict=True)),
        cut=spans_of(row["cut"]),
        added=spans_of(row["added"]),
        notice=notice[0] if notice else None,
    )
