"""What a report's words tell of other stories, and theirs of it: which runs are
boilerplate, and which reports give it background. The rules are lineage's; the counts
come from the store.
"""

from __future__ import annotations

import sqlite3
from collections import Counter

from onrecord.lineage.fingerprints import (
    HOLDERS,
    LEAST_REUSED,
    Fingerprint,
    background,
    is_boilerplate,
    is_reuse,
)
from onrecord.store import Store
from onrecord.store.lineage import (
    fingerprint_of,
    forget_moved,
    has_moved,
    holders_of,
    mark_boilerplate,
    moved_reports,
    reused_elsewhere,
    spread_of,
    write_reuse,
)


def learn_boilerplate(store: Store) -> None:
    """Counts again in how many stories the runs stand whose reports came into another
    story since the last time.
    """
    with store.reading() as connection:
        if not has_moved(connection):
            return
    with store.deriving() as connection:
        prints = [
            fingerprint_of(connection, report) for report in moved_reports(connection)
        ]
        for run in sorted({run for found in prints for run in found.runs()}):
            stories = spread_of(connection, run, most=HOLDERS)
            mark_boilerplate(connection, run, is_boilerplate=is_boilerplate(stories))
        forget_moved(connection)


def note_reuse(connection: sqlite3.Connection, report: str, found: Fingerprint) -> None:
    """Notes the reports that hold a paragraph of this new one and are else apart from
    it.
    """
    shared: Counter[str] = Counter()
    for run in found.own:
        shared.update(holders_of(connection, run, most=HOLDERS))
    shared.pop(report, None)
    for other, count in sorted(shared.items()):
        if count >= LEAST_REUSED:
            length = len(fingerprint_of(connection, other))
            if is_reuse(count, len(found), length):
                write_reuse(connection, report, other)


def background_of(
    connection: sqlite3.Connection, story: str, report: str
) -> frozenset[int]:
    """The hashes of a report's runs that stand in reports of other stories too which
    are else apart from it.
    """
    others = reused_elsewhere(connection, report, story=story)
    if not others:
        return frozenset()
    elsewhere = [fingerprint_of(connection, other) for other in others]
    return background(fingerprint_of(connection, report), elsewhere)
