"""One reading as one line of `onrecord annotate`."""

from __future__ import annotations

from onrecord.exports.export import Export
from onrecord.exports.item_rows import ROWS
from onrecord.exports.json import JsonObject, dumps, spans
from onrecord.kinds import item_kind
from onrecord.model import Failure, Reading


def reading_row(reading: Reading) -> JsonObject:
    """The annotate line of a reading: every kind that has a row, in text order."""
    row: JsonObject = {
        "id": reading.report,
        "published": reading.published,
        "sentences": spans(reading.sentences),
    }
    for type_, row_of in ROWS.items():
        kind = item_kind(type_)
        row[kind.field] = [row_of(item) for item in kind.items(reading)]
    row["notes"] = list(reading.notes)
    return row


def failure_row(failure: Failure) -> JsonObject:
    """The line that stands where a report could not be read.

    >>> failure_row(Failure(source="a.pdf", reason="it is empty"))
    {'id': None, 'error': 'it is empty', 'source': 'a.pdf'}
    """
    return {"id": failure.id, "error": failure.reason, "source": failure.source}


EXPORT = Export(
    name="jsonl",
    suffix=".jsonl",
    takes=Reading,
    write=lambda reading: dumps(reading_row(reading)) + "\n",
)
