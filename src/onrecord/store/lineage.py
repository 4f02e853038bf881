"""Fingerprints, which find the reports that may share copy, and the passages that
compared reports do share.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from onrecord.lineage.fingerprints import Fingerprint
from onrecord.model import Passage
from onrecord.store.codec import Codec, Row, insert_statement
from onrecord.store.columns import integers_blob, integers_of

INSERT_FINGERPRINT = """
    INSERT OR IGNORE INTO fingerprint (report, own, quoted)
    VALUES (:report, :own, :quoted)
"""
INSERT_RUN = "INSERT OR IGNORE INTO run (hash, report) VALUES (:hash, :report)"
SELECT_FINGERPRINT = "SELECT own, quoted FROM fingerprint WHERE report = :report"
SELECT_COMPARED = "SELECT b FROM compared WHERE a = :report"
INSERT_COMPARED = "INSERT OR IGNORE INTO compared (a, b) VALUES (:a, :b)"
SELECT_HOLDERS = "SELECT report FROM run WHERE hash = :hash ORDER BY report LIMIT :most"
SELECT_SPREAD = """
    SELECT count(DISTINCT story_report.story) FROM (
        SELECT report FROM run WHERE hash = :hash ORDER BY report LIMIT :most
    ) AS holder JOIN story_report ON story_report.report = holder.report
"""
INSERT_REUSED = "INSERT OR IGNORE INTO reused (a, b) VALUES (:a, :b)"
SELECT_REUSED = """
    SELECT other FROM (
        SELECT b AS other FROM reused WHERE a = :report
        UNION SELECT a FROM reused WHERE b = :report
    ) JOIN story_report ON story_report.report = other
    WHERE story_report.story <> :story
"""
INSERT_MOVED = "INSERT OR IGNORE INTO moved_report (report) VALUES (:report)"
SELECT_MOVED = "SELECT report FROM moved_report ORDER BY report"
DELETE_MOVED = "DELETE FROM moved_report"
INSERT_BOILERPLATE = "INSERT OR IGNORE INTO boilerplate (hash) VALUES (:hash)"
DELETE_BOILERPLATE = "DELETE FROM boilerplate WHERE hash = :hash"
SELECT_IS_BOILERPLATE = "SELECT 1 FROM boilerplate WHERE hash = :hash"
MARK_STALE = """
    UPDATE story SET stale = 1
    WHERE id = (SELECT story FROM story_report WHERE report = :report)
"""
MARK_HOLDERS_STALE = """
    UPDATE story SET stale = 1 WHERE id IN (
        SELECT story_report.story FROM run
            JOIN story_report ON story_report.report = run.report
        WHERE run.hash = :hash
    )
"""
# What the words of a passage are is told by the dossier that it stands in.
PASSAGES = Codec(Passage, without=("sharing",))
INSERT_PASSAGE = insert_statement("passage", PASSAGES, "position", "surface")
SELECT_PASSAGES = "SELECT * FROM passage WHERE a = :a AND b = :b ORDER BY position"


def write_fingerprint(
    connection: sqlite3.Connection, report: str, fingerprint: Fingerprint
) -> None:
    """Stores a report's word-run hashes, and that it holds these runs; what is stored
    already stays.
    """
    own = integers_blob(fingerprint.own)
    quoted = integers_blob(fingerprint.quoted)
    row = {"report": report, "own": own, "quoted": quoted}
    connection.execute(INSERT_FINGERPRINT, row)
    runs = ({"hash": run, "report": report} for run in fingerprint.runs())
    connection.executemany(INSERT_RUN, runs)


def fingerprint_of(connection: sqlite3.Connection, report: str) -> Fingerprint:
    """The hashes stored for a report. Raises TypeError where none are stored."""
    row = connection.execute(SELECT_FINGERPRINT, {"report": report}).fetchone()
    return Fingerprint(integers_of(row["own"]), integers_of(row["quoted"]))


def holders_of(
    connection: sqlite3.Connection, run: int, *, most: int
) -> tuple[str, ...]:
    """The first reports, in order of id, that hold a run, at most `most`."""
    rows = connection.execute(SELECT_HOLDERS, {"hash": run, "most": most})
    return tuple(row["report"] for row in rows)


def spread_of(connection: sqlite3.Connection, run: int, *, most: int) -> int:
    """In how many stories a run stands, by the first `most` reports that hold it."""
    asked = {"hash": run, "most": most}
    spread: int = connection.execute(SELECT_SPREAD, asked).fetchone()[0]
    return spread


def mark_boilerplate(
    connection: sqlite3.Connection, run: int, *, is_boilerplate: bool
) -> None:
    """Stores whether a run is boilerplate; where that is new, the stories that hold it
    are stale.
    """
    change = INSERT_BOILERPLATE if is_boilerplate else DELETE_BOILERPLATE
    if connection.execute(change, {"hash": run}).rowcount:
        connection.execute(MARK_HOLDERS_STALE, {"hash": run})


def write_reuse(connection: sqlite3.Connection, new: str, other: str) -> None:
    """Stores that two reports hold some of the same runs and are else apart; where that
    is new, the story of the one that was there before is stale.
    """
    pair = {"a": min(new, other), "b": max(new, other)}
    if connection.execute(INSERT_REUSED, pair).rowcount:
        connection.execute(MARK_STALE, {"report": other})


def reused_elsewhere(
    connection: sqlite3.Connection, report: str, *, story: str
) -> tuple[str, ...]:
    """The reports outside `story` that were stored as holding runs of this one."""
    rows = connection.execute(SELECT_REUSED, {"report": report, "story": story})
    return tuple(row["other"] for row in rows)


def note_moved(connection: sqlite3.Connection, reports: Iterable[str]) -> None:
    """Notes reports whose runs may stand in more stories, or fewer, than they did."""
    connection.executemany(INSERT_MOVED, ({"report": report} for report in reports))


def moved_reports(connection: sqlite3.Connection) -> tuple[str, ...]:
    """The reports so noted, in order of id."""
    return tuple(row["report"] for row in connection.execute(SELECT_MOVED))


def forget_moved(connection: sqlite3.Connection) -> None:
    """Forgets those notes: their runs were counted again."""
    connection.execute(DELETE_MOVED)


def has_moved(connection: sqlite3.Connection) -> bool:
    """Whether boilerplate is still to be learnt of some report."""
    return connection.execute(SELECT_MOVED).fetchone() is not None


def boilerplate_of(
    connection: sqlite3.Connection, reports: Iterable[str]
) -> frozenset[int]:
    """The hashes of these reports that are known as boilerplate."""
    runs: set[int] = set()
    for report in reports:
        runs.update(fingerprint_of(connection, report).runs())
    boilerplate: set[int] = set()
    for run in runs:
        row = connection.execute(SELECT_IS_BOILERPLATE, {"hash": run}).fetchone()
        if row is not None:
            boilerplate.add(run)
    return frozenset(boilerplate)


def compared_with(connection: sqlite3.Connection, report: str) -> frozenset[str]:
    """The reports `b` (ids) that this one, as `a`, the smaller id, was compared
    with.
    """
    return frozenset(
        row["b"] for row in connection.execute(SELECT_COMPARED, {"report": report})
    )


def write_passages(
    connection: sqlite3.Connection,
    pair: tuple[str, str],
    passages: Sequence[Passage],
    text: str,
) -> None:
    """Stores that a pair `(a, b)`, `a <= b`, was compared, and all that was found, if
    it was not stored before.

    `text` is that of `a`.
    """
    a, b = pair
    if connection.execute(INSERT_COMPARED, {"a": a, "b": b}).rowcount == 0:
        return  # another process was quicker, and found the same
    for position, passage in enumerate(passages):
        place: Row = {"position": position, "surface": passage.a_span.of(text)}
        connection.execute(INSERT_PASSAGE, place | PASSAGES.row(passage))


def passages_of(
    connection: sqlite3.Connection, pair: tuple[str, str]
) -> tuple[Passage, ...]:
    """The passages stored of one pair `(a, b)`, `a <= b`, in the order in which `align`
    gave them.
    """
    a, b = pair
    rows = connection.execute(SELECT_PASSAGES, {"a": a, "b": b})
    return tuple(PASSAGES.value(row) for row in rows)
