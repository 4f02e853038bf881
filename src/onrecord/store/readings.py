"""A report's reading: one row for it, one row an item, in and out."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

from onrecord.kinds import ITEM_KINDS
from onrecord.model import Reading, ReadReport, Span
from onrecord.store.codec import Codec, insert_statement
from onrecord.store.items import items_of, write_items
from onrecord.store.reports import reports_of

READINGS = Codec(Reading, without=("sentences", *(k.field for k in ITEM_KINDS)))
INSERT_READING = insert_statement("reading", READINGS, "derived_by")
DELETE_READING = "DELETE FROM reading WHERE report = :report"
MARK_READING = "UPDATE reading SET derived_by = :derived_by WHERE report = :report"
# Two ranges, not `<>`: an index answers these at once in an archive of any size.
SELECT_OUTDATED = """
    SELECT report FROM reading WHERE derived_by < :derived_by
    UNION ALL SELECT report FROM reading WHERE derived_by > :derived_by ORDER BY report
"""
SELECT_READING = "SELECT * FROM reading WHERE report = :report"
INSERT_SENTENCE = """
    INSERT INTO sentence (report, position, start, "end", surface)
    VALUES (:report, :position, :start, :end, :surface)
"""
SELECT_SENTENCES = (
    """SELECT start, "end" FROM sentence WHERE report = :report ORDER BY position"""
)


def write_reading(
    connection: sqlite3.Connection,
    reading: Reading,
    text: str,
    *,
    derived_by: str = "",
) -> None:
    """Stores the reading of a report that is stored already, in place of the one that
    was there; `text` is that report's, `derived_by` the hash of what read it.
    """
    connection.execute(DELETE_READING, {"report": reading.report})
    row = READINGS.row(reading) | {"derived_by": derived_by}
    connection.execute(INSERT_READING, row)
    sentences = (
        {
            "report": reading.report,
            "position": position,
            "start": span.start,
            "end": span.end,
            "surface": span.of(text),
        }
        for position, span in enumerate(reading.sentences)
    )
    connection.executemany(INSERT_SENTENCE, sentences)
    write_items(connection, reading, text)


def outdated_readings(
    connection: sqlite3.Connection, derived_by: str
) -> tuple[str, ...]:
    """The ids of the reports that were read by something else than `derived_by`."""
    rows = connection.execute(SELECT_OUTDATED, {"derived_by": derived_by})
    return tuple(row["report"] for row in rows)


def mark_reading(connection: sqlite3.Connection, report: str, derived_by: str) -> None:
    """Notes that a reading stands as it is, though `derived_by` did not make it."""
    connection.execute(MARK_READING, {"report": report, "derived_by": derived_by})


def find_reading(connection: sqlite3.Connection, report_id: str) -> Reading | None:
    """The reading of the report of exactly this id, as it came in; None where there is
    no such report.
    """
    row = connection.execute(SELECT_READING, {"report": report_id}).fetchone()
    if row is None:
        return None
    items: dict[str, Any] = items_of(connection, report_id)
    return READINGS.value(row, sentences=sentences_of(connection, report_id), **items)


def sentences_of(connection: sqlite3.Connection, report_id: str) -> tuple[Span, ...]:
    """The sentences alone of the reading of a report, in text order; none where there
    is no such report.
    """
    rows = connection.execute(SELECT_SENTENCES, {"report": report_id})
    return tuple(Span(*row) for row in rows)


def readings_of(
    connection: sqlite3.Connection, ids: Iterable[str]
) -> tuple[Reading, ...]:
    """The readings of these reports, in that order. Raises KeyError where one is not
    stored.
    """
    readings: list[Reading] = []
    for report_id in ids:
        reading = find_reading(connection, report_id)
        if reading is None:
            raise KeyError(report_id)
        readings.append(reading)
    return tuple(readings)


def read_reports_of(
    connection: sqlite3.Connection, ids: Sequence[str]
) -> tuple[ReadReport, ...]:
    """These reports with their readings, in that order. Raises KeyError where one is
    not stored.
    """
    reports, readings = reports_of(connection, ids), readings_of(connection, ids)
    return tuple(
        ReadReport(report=report, reading=reading)
        for report, reading in zip(reports, readings, strict=True)
    )
