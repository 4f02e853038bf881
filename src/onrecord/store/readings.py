"""A report's reading: one row for it, one row an item, in and out."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from onrecord.model import Reading, ReadReport, Span
from onrecord.store import items
from onrecord.store.columns import Row, names_json, names_of
from onrecord.store.reports import reports_of

INSERT_READING = "INSERT INTO reading (report, published, notes) VALUES (:report, :published, :notes)"
SELECT_READING = "SELECT * FROM reading WHERE report = :report"
INSERT_SENTENCE = """
    INSERT INTO sentence (report, position, start, "end", surface) VALUES (:report, :position, :start, :end, :surface)
"""
SELECT_SENTENCES = (
    """SELECT start, "end" FROM sentence WHERE report = :report ORDER BY position"""
)

ItemT = TypeVar("ItemT")


def write_reading(connection: sqlite3.Connection, reading: Reading, text: str) -> None:
    """Stores the reading of a report that is stored already; `text` is that
    report's.
    """
    connection.execute(
        INSERT_READING,
        {
            "report": reading.report,
            "published": reading.published,
            "notes": names_json(reading.notes),
        },
    )

    def rows(
        found: Sequence[ItemT], row: Callable[[ItemT, str, int, str], Row]
    ) -> Iterator[Row]:
        return (
            row(item, reading.report, position, text)
            for position, item in enumerate(found)
        )

    connection.executemany(INSERT_SENTENCE, rows(reading.sentences, _sentence_row))
    connection.executemany(
        items.INSERT_STATEMENT, rows(reading.statements, items.statement_row)
    )
    connection.executemany(items.INSERT_TIME, rows(reading.times, items.time_row))
    connection.executemany(items.INSERT_PLACE, rows(reading.places, items.place_row))
    connection.executemany(
        items.INSERT_MENTION, rows(reading.people, items.mention_row)
    )
    connection.executemany(items.INSERT_FIGURE, rows(reading.figures, items.figure_row))
    connection.executemany(items.INSERT_EVENT, rows(reading.events, items.event_row))


def find_reading(connection: sqlite3.Connection, report_id: str) -> Reading | None:
    """The reading of the report of exactly this id, as it came in."""
    report = {"report": report_id}
    row = connection.execute(SELECT_READING, report).fetchone()
    if row is None:
        return None
    return Reading(
        report=report_id,
        published=row["published"],
        sentences=tuple(
            Span(*span) for span in connection.execute(SELECT_SENTENCES, report)
        ),
        statements=tuple(
            map(items.statement_of, connection.execute(items.SELECT_STATEMENTS, report))
        ),
        times=tuple(map(items.time_of, connection.execute(items.SELECT_TIMES, report))),
        places=tuple(
            map(items.place_of, connection.execute(items.SELECT_PLACES, report))
        ),
        people=tuple(
            map(items.mention_of, connection.execute(items.SELECT_MENTIONS, report))
        ),
        figures=tuple(
            map(items.figure_of, connection.execute(items.SELECT_FIGURES, report))
        ),
        events=tuple(
            map(items.event_of, connection.execute(items.SELECT_EVENTS, report))
        ),
        notes=names_of(row["notes"]),
    )


def readings_of(
    connection: sqlite3.Connection, ids: Iterable[str]
) -> tuple[Reading, ...]:
    """The readings of these reports, in that order. Raises KeyError where one is not
    stored.
    """
    return tuple(
        _present(find_reading(connection, report_id), report_id) for report_id in ids
    )


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


def _present(reading: Reading | None, report_id: str) -> Reading:
    if reading is None:
        raise KeyError(report_id)
    return reading


def _sentence_row(span: Span, report: str, position: int, text: str) -> Row:
    return {
        "report": report,
        "position": position,
        "start": span.start,
        "end": span.end,
        "surface": span.of(text),
    }
