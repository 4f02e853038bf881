"""A report's reading: one row for it, one row an item, in and out."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from onrecord.model import Item, Reading, ReadReport, Span
from onrecord.store import items
from onrecord.store.columns import Row, names_json, names_of
from onrecord.store.links import Kinds, Positions
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
_AnItem = TypeVar("_AnItem", bound=Item)


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

    positions = Positions.in_reading(reading)

    def linked_rows(
        found: Sequence[_AnItem], row: Callable[[_AnItem, str, int, str], Row]
    ) -> Iterator[Row]:
        for item, cells in zip(found, rows(found, row), strict=True):
            yield {**cells, "links": positions.cell(item)}

    def rows(
        found: Sequence[ItemT], row: Callable[[ItemT, str, int, str], Row]
    ) -> Iterator[Row]:
        return (
            row(item, reading.report, position, text)
            for position, item in enumerate(found)
        )

    connection.executemany(INSERT_SENTENCE, rows(reading.sentences, _sentence_row))
    connection.executemany(
        items.INSERT_STATEMENT, linked_rows(reading.statements, items.statement_row)
    )
    connection.executemany(items.INSERT_TIME, rows(reading.times, items.time_row))
    connection.executemany(items.INSERT_PLACE, rows(reading.places, items.place_row))
    connection.executemany(
        items.INSERT_MENTION, rows(reading.people, items.mention_row)
    )
    connection.executemany(
        items.INSERT_FIGURE, linked_rows(reading.figures, items.figure_row)
    )
    connection.executemany(
        items.INSERT_EVENT, linked_rows(reading.events, items.event_row)
    )


def find_reading(connection: sqlite3.Connection, report_id: str) -> Reading | None:
    """The reading of the report of exactly this id, as it came in."""
    report = {"report": report_id}
    row = connection.execute(SELECT_READING, report).fetchone()
    if row is None:
        return None

    def of(sql: str, item: Callable[[sqlite3.Row], ItemT]) -> tuple[ItemT, ...]:
        return tuple(map(item, connection.execute(sql, report)))

    def linked(
        sql: str, item: Callable[[sqlite3.Row], _AnItem], kinds: Kinds
    ) -> tuple[_AnItem, ...]:
        cells = connection.execute(sql, report)
        return tuple(kinds.linked(item(cell), cell["links"]) for cell in cells)

    times = of(items.SELECT_TIMES, items.time_of)
    places = of(items.SELECT_PLACES, items.place_of)
    people = of(items.SELECT_MENTIONS, items.mention_of)
    kinds = Kinds(people=people, times=times, places=places)
    statements = linked(items.SELECT_STATEMENTS, items.statement_of, kinds)
    kinds = replace(kinds, statements=statements)
    return Reading(
        report=report_id,
        published=row["published"],
        sentences=tuple(
            Span(*span) for span in connection.execute(SELECT_SENTENCES, report)
        ),
        statements=statements,
        times=times,
        places=places,
        people=people,
        figures=linked(items.SELECT_FIGURES, items.figure_of, kinds),
        events=linked(items.SELECT_EVENTS, items.event_of, kinds),
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
