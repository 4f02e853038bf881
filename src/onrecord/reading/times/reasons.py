"""Why an expression has no place in the calendar, in words for the reader."""

from __future__ import annotations

NO_DAY = "the report does not tell its own day"
CONTRADICTION = "the days the report gives for itself contradict each other"
NOT_TOLD = "the report does not tell what it counts from"
IMPOSSIBLE = "no calendar has this day"
OUTSIDE = "it lies outside the calendar of the years 1 to 9999"
ORDER = "which of its figures is the month is not told"
