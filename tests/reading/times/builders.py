"""Short ways to ask for the times of a text, in a report of Thursday, 14 August 2025
where nothing else is said.
"""

from __future__ import annotations

from onrecord.model import Report, Time
from onrecord.reading.reader import prepared
from onrecord.reading.sheet import Sheet
from onrecord.reading.times.find import read_times
from tests.builders import report

DAY = "2025-08-14"


def times_of(given: Report, *, parsed: bool = False) -> tuple[Time, ...]:
    """The times of a report. Without a parse, tense is by words alone."""
    sheet = prepared(given) if parsed else Sheet(report=given)
    return read_times(sheet).times


def found(
    text: str, published: str | None = DAY, *, parsed: bool = False
) -> list[tuple[str, str]]:
    """(surface, value) of each time."""
    given_report = report(text, published=published)
    times = times_of(given_report, parsed=parsed)
    return [(item.span.of(text), item.value) for item in times]


def only(text: str, published: str | None = DAY) -> Time:
    """The one time of a text."""
    (item,) = times_of(report(text, published=published))
    return item
