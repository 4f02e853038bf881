"""A report taken out of the archive, with all that follows from it."""

from __future__ import annotations

import sqlite3

from onrecord.store.lineage import fingerprint_of

SELECT_STORY = "SELECT story FROM story_report WHERE report = :report"
SELECT_REST = """
    SELECT report FROM story_report
    WHERE story = :story AND report <> :report ORDER BY report
"""
# The ids of the story, today's and former ones, lead on to the rest of it.
LEAD_ON = "UPDATE former_story SET report = :heir WHERE report = :report"
KEEP_ID = "INSERT OR REPLACE INTO former_story (id, report) VALUES (:story, :heir)"
DELETE_STORY = "DELETE FROM story WHERE id = :story"
GROUP_AGAIN = "INSERT OR IGNORE INTO pending_report (report) VALUES (:report)"
# What these share with the report is background no longer.
MARK_STALE = """
    UPDATE story SET stale = 1 WHERE id IN (
        SELECT story_report.story FROM reused
            JOIN story_report ON story_report.report IN (reused.a, reused.b)
        WHERE reused.a = :report OR reused.b = :report
    )
"""
DELETE_RUN = "DELETE FROM run WHERE hash = :hash AND report = :report"
# In how many stories a run stands is counted again by one of the reports that hold it.
COUNT_AGAIN = """
    INSERT OR IGNORE INTO moved_report (report)
    SELECT report FROM run WHERE hash = :hash ORDER BY report LIMIT 1
"""
FORGET_RUN = """
    DELETE FROM boilerplate WHERE hash = :hash
        AND NOT EXISTS (SELECT 1 FROM run WHERE hash = :hash)
"""
DELETE_FAILURES = """
    DELETE FROM failure WHERE report = :report AND source IN (
        SELECT coalesce(source, id) FROM report WHERE id = :report
    )
"""
# Its reading, items, passages and vector hang on it, and go with it.
DELETE_REPORT = "DELETE FROM report WHERE id = :report"


def remove_report(connection: sqlite3.Connection, report: str) -> None:
    """Deletes the stored report of this id and all that follows from it.

    The other reports of its story wait to be grouped again; stories that it was
    background to are stale.
    """
    row = connection.execute(SELECT_STORY, {"report": report}).fetchone()
    if row is not None:
        _part_story(connection, row["story"], report)
    connection.execute(MARK_STALE, {"report": report})
    _remove_runs(connection, report)
    connection.execute(DELETE_FAILURES, {"report": report})
    connection.execute(DELETE_REPORT, {"report": report})


def _part_story(connection: sqlite3.Connection, story: str, report: str) -> None:
    """Deletes the story of a report; the rest of its reports are grouped again."""
    members = connection.execute(SELECT_REST, {"story": story, "report": report})
    rest = [row["report"] for row in members]
    if rest:
        heir = {"heir": rest[0]}
        connection.execute(LEAD_ON, heir | {"report": report})
        connection.execute(KEEP_ID, heir | {"story": story})
    connection.execute(DELETE_STORY, {"story": story})
    connection.executemany(GROUP_AGAIN, [{"report": other} for other in rest])


def _remove_runs(connection: sqlite3.Connection, report: str) -> None:
    fingerprint = fingerprint_of(connection, report)
    for run in sorted(fingerprint.runs()):
        connection.execute(DELETE_RUN, {"hash": run, "report": report})
        connection.execute(COUNT_AGAIN, {"hash": run})
        connection.execute(FORGET_RUN, {"hash": run})
