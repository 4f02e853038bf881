"""Reports and their parts, in and out; and the inputs that could not be read."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.model import Failure, Part, Report
from onrecord.store.codec import Codec, Row, insert_statement
from onrecord.store.columns import names_json

REPORTS = Codec(Report, without=("parts",))
PARTS = Codec(Part)
INSERT_REPORT = insert_statement("report", REPORTS, "text_hash")
INSERT_PART = insert_statement("part", PARTS, "report", "position", "surface")
SELECT_REPORT = "SELECT * FROM report WHERE id = :id"
SELECT_PARTS = "SELECT * FROM part WHERE report = :id ORDER BY position"
SELECT_HOLDER = "SELECT source, text = :text AS same_text FROM report WHERE id = :id"
# Ids are compared byte by byte, so all that begin with a prefix stand from it up to it
# with the last code point behind.
SELECT_IDS = """
    SELECT id FROM report WHERE id >= :prefix AND id <= :prefix || char(1114111)
    ORDER BY id LIMIT :limit
"""
SELECT_ARRIVED = """
    SELECT report.id FROM report JOIN json_each(:reports) ON report.id = json_each.value
    ORDER BY report.number
"""
COUNT_REPORTS = "SELECT count(*) FROM report"
INSERT_FAILURE = """
    INSERT INTO failure (source, reason, report)
    SELECT :source, :reason, :report WHERE NOT EXISTS (
        SELECT 1 FROM failure
        WHERE source = :source AND reason = :reason AND report IS :report
    )
"""
DELETE_FAILURES = "DELETE FROM failure WHERE source = :source"
SELECT_FAILURES = (
    "SELECT source, reason, report FROM failure ORDER BY source, reason, report"
)


def write_report(connection: sqlite3.Connection, report: Report) -> None:
    """Stores a report that is not there yet, and forgets what failed at its source
    before.
    """
    row = REPORTS.row(report) | {"text_hash": text_hash(report.text)}
    connection.execute(INSERT_REPORT, row)
    for position, part in enumerate(report.parts):
        place: Row = {"report": report.id, "position": position}
        surface = {"surface": part.span.of(report.text)}
        connection.execute(INSERT_PART, place | surface | PARTS.row(part))
    if report.source is not None:
        connection.execute(DELETE_FAILURES, {"source": report.source})


def text_hash(text: str) -> str:
    """The SHA-256 of a text in UTF-8, as 64 hex digits: what `sha256sum` gives.

    >>> text_hash("abc")[:12]
    'ba7816bf8f01'
    """
    return hashlib.sha256(text.encode()).hexdigest()


def find_report(connection: sqlite3.Connection, report_id: str) -> Report | None:
    """The report of exactly this id, as it came in; None where there is none."""
    row = connection.execute(SELECT_REPORT, {"id": report_id}).fetchone()
    if row is None:
        return None
    parts = connection.execute(SELECT_PARTS, {"id": report_id})
    return REPORTS.value(row, parts=tuple(PARTS.value(part) for part in parts))


def reports_of(
    connection: sqlite3.Connection, ids: Iterable[str]
) -> tuple[Report, ...]:
    """The reports of these ids, in that order. Raises KeyError where one is not
    stored.
    """
    reports: list[Report] = []
    for report_id in ids:
        report = find_report(connection, report_id)
        if report is None:
            raise KeyError(report_id)
        reports.append(report)
    return tuple(reports)


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """The stored report that has an id: whether it has the same text too, and where it
    was read from.
    """

    same_text: bool
    source: str | None


def holder_of(connection: sqlite3.Connection, report: Report) -> Holder | None:
    """What is stored under the id of `report`, None where nothing is."""
    asked = {"id": report.id, "text": report.text}
    row = connection.execute(SELECT_HOLDER, asked).fetchone()
    if row is None:
        return None
    return Holder(same_text=bool(row["same_text"]), source=row["source"])


def ids_from(
    connection: sqlite3.Connection, prefix: str, *, limit: int
) -> tuple[str, ...]:
    """The ids that begin with `prefix`, in order, at most `limit`; all ids of an empty
    prefix.
    """
    rows = connection.execute(SELECT_IDS, {"prefix": prefix, "limit": limit})
    return tuple(row["id"] for row in rows)


def arrived(connection: sqlite3.Connection, reports: Sequence[str]) -> tuple[str, ...]:
    """The ids of these reports in the order in which they came in."""
    rows = connection.execute(SELECT_ARRIVED, {"reports": names_json(tuple(reports))})
    return tuple(row["id"] for row in rows)


def count_reports(connection: sqlite3.Connection) -> int:
    """How many reports are stored."""
    count: int = connection.execute(COUNT_REPORTS).fetchone()[0]
    return count


def write_failures(connection: sqlite3.Connection, failures: Iterable[Failure]) -> None:
    """Stores failures; one that is stored already, with its reason, is not stored
    twice.
    """
    rows = ({"source": f.source, "reason": f.reason, "report": f.id} for f in failures)
    connection.executemany(INSERT_FAILURE, rows)


def all_failures(connection: sqlite3.Connection) -> tuple[Failure, ...]:
    """Every stored failure, by source, then by reason."""
    rows = connection.execute(SELECT_FAILURES)
    return tuple(
        Failure(source=row["source"], reason=row["reason"], id=row["report"])
        for row in rows
    )
