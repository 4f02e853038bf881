"""The words and sentences of a stored report, without the items of its reading."""

from __future__ import annotations

import sqlite3

from onrecord.lineage.prose import Prose, prose_of
from onrecord.store.readings import sentences_of
from onrecord.store.reports import reports_of


def stored_prose(connection: sqlite3.Connection, report_id: str) -> Prose:
    """The prose of a report. Raises KeyError where it is not stored."""
    (report,) = reports_of(connection, [report_id])
    return prose_of(report.id, report.text, sentences_of(connection, report.id))
