"""Tellings: what each clause, event noun and count of a report claims."""

from __future__ import annotations

from onrecord.reading.sheet import Sheet

METHOD = "tellings.rules/1"


def read_tellings(sheet: Sheet) -> Sheet:
    """The sheet with the tellings of a report's prose, in text order."""
    return sheet
