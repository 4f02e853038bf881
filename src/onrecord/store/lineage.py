"""Fingerprints, which find the reports that may share copy, and the passages that compared reports do share."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from onrecord.model import Passage, Span

INSERT_FINGERPRINT = "INSERT OR IGNORE INTO fingerprint (hash, report) VALUES (:hash, :report)"
SELECT_FINGERPRINT = "SELECT hash FROM fingerprint WHERE report = :report ORDER BY hash"
SELECT_COMPARED = "SELECT b FROM compared WHERE a = :report"
INSERT_COMPARED = "INSERT OR IGNORE INTO compared (a, b) VALUES (:a, :b)"
INSERT_PASSAGE = """
    INSERT INTO passage (a, b, position, kind, similarity, surface, a_start, a_end, b_start, b_end)
    VALUES (:a, :b, :position, :kind, :similarity, :surface, :a_start, :a_end, :b_start, :b_end)
"""
SELECT_PASSAGES = "SELECT * FROM passage WHERE a = :a AND b = :b ORDER BY position"


def write_fingerprint(connection: sqlite3.Connection, report: str, hashes: Iterable[int]) -> None:
    """Stores a report's word-run hashes, signed and of at most 64 bits."""
    connection.executemany(INSERT_FINGERPRINT, ({"hash": value, "report": report} for value in hashes))


def fingerprint_of(connection: sqlite3.Connection, report: str) -> tuple[int, ...]:
    """The hashes stored for a report, sorted."""
    return tuple(row["hash"] for row in connection.execute(SELECT_FINGERPRINT, {"report": report}))


def compared_with(connection: sqlite3.Connection, report: str) -> frozenset[str]:
    """The reports `b` that this one, as `a`, was compared with."""
    return frozenset(row["b"] for row in connection.execute(SELECT_COMPARED, {"report": report}))


def write_passages(
    connection: sqlite3.Connection, pair: tuple[str, str], passages: Sequence[Passage], text: str
) -> None:
    """Stores that a pair `(a, b)`, `a <= b`, was compared, and all that was found, if it was not stored before.

    `text` is that of `a`.
    """
    a, b = pair
    if connection.execute(INSERT_COMPARED, {"a": a, "b": b}).rowcount == 0:
        return  # another process was quicker, and found the same
    rows = (
        {
            "a": a,
            "b": b,
            "position": position,
            "kind": passage.kind,
            "similarity": passage.similarity,
            "surface": passage.a_span.of(text),
            "a_start": passage.a_span.start,
            "a_end": passage.a_span.end,
            "b_start": passage.b_span.start,
            "b_end": passage.b_span.end,
        }
        for position, passage in enumerate(passages)
    )
    connection.executemany(INSERT_PASSAGE, rows)


def passages_of(connection: sqlite3.Connection, pair: tuple[str, str]) -> tuple[Passage, ...]:
    """The passages stored of one pair, as `align` gave them."""
    a, b = pair
    return tuple(map(passage_of, connection.execute(SELECT_PASSAGES, {"a": a, "b": b})))


def passage_of(row: sqlite3.Row) -> Passage:
    """The passage of a row of the table."""
    return Passage(
        a=row["a"],
        b=row["b"],
        a_span=Span(row["a_start"], row["a_end"]),
        b_span=Span(row["b_start"], row["b_end"]),
        kind=row["kind"],
        similarity=row["similarity"],
    )
