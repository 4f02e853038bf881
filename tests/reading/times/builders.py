"""Short ways to ask for the times of a text, in a report of Thursday, 14 August 2025
where nothing else is said.
"""

from __future__ import annotations

from onrecord.model import Time
from onrecord.reading.syntax import Syntax, parse
from onrecord.reading.times.find import find_times
from tests.builders import report

DAY = "2025-08-14"


def unparsed(text: str) -> Syntax:
    """A parse with nothing in it: tense is then by words alone."""
    return Syntax(text=text, tokens=(), sentences=(), entities=(), children=())


def found(
    text: str, published: str | None = DAY, *, parsed: bool = False
) -> list[tuple[str, str]]:
    """(surface, value) of each time."""
    given_report = report(text, published=published)
    syntax = parse(given_report) if parsed else unparsed(text)
    return [
        (item.span.of(text), item.value) for item in find_times(given_report, syntax)
    ]


def only(text: str, published: str | None = DAY) -> Time:
    """The one time of a text."""
    (item,) = find_times(report(text, published=published), unparsed(text))
    return item
