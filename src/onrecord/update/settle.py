"""The way through the room: a report stored, and all that follows from it derived."""

from __future__ import annotations

import sqlite3

from onrecord.derivation import READING, STORIES, stage_hash
from onrecord.engine import Map
from onrecord.lineage.fingerprints import Fingerprint, fingerprint
from onrecord.model import ReadReport, Report
from onrecord.reading.reader import read_many
from onrecord.store import Store
from onrecord.store.derivation import derived_by, forget_derived
from onrecord.store.lineage import write_fingerprint
from onrecord.store.readings import read_reports_of, write_reading
from onrecord.store.report_vectors import write_vector
from onrecord.store.reports import holder_of, write_report
from onrecord.store.stories import mark_pending
from onrecord.stories.story import card_of
from onrecord.stories.vectors import Vector, vector_of
from onrecord.story_stage import prose_of_read
from onrecord.update.compiling import compile_stale
from onrecord.update.grouping import group_waiting
from onrecord.update.other_stories import note_reuse
from onrecord.update.rereading import Reader, read_again
from onrecord.update.watch import Watch, unwatched


def bring_up_to_date(
    store: Store,
    reader: Reader = read_many,
    *,
    jobs: int = 1,
    watch: Watch = unwatched,
) -> None:
    """Derives again what other rules than today's derived: reads anew the reports whose
    reading is out of date, then forgets what follows from the readings where that is,
    and derives again what stands for each report alone. `jobs` processes read.
    """
    read_again(store, reader, jobs=jobs, watch=watch)
    today = stage_hash(STORIES)
    with store.reading() as connection:
        if derived_by(connection) == today:
            return
    with store.deriving() as connection:
        if derived_by(connection) != today:
            for id_ in forget_derived(connection, today):
                (pair,) = read_reports_of(connection, [id_])
                hashes = fingerprint(prose_of_read(pair))
                _write_derived(connection, pair.report, hashes, vector_of(pair.report))


def write(store: Store, pair: ReadReport) -> bool:
    """Stores a report and all that follows from it alone, in one transaction. False
    where its id is stored already.
    """
    report, reading = pair.report, pair.reading
    hashes = fingerprint(prose_of_read(pair))
    vector = vector_of(report)
    with store.writing() as connection:
        if holder_of(connection, report) is not None:
            return False
        write_report(connection, report)
        write_reading(connection, reading, report.text, derived_by=stage_hash(READING))
        _write_derived(connection, report, hashes, vector)
    return True


def _write_derived(
    connection: sqlite3.Connection, report: Report, hashes: Fingerprint, vector: Vector
) -> None:
    write_fingerprint(connection, report.id, hashes)
    note_reuse(connection, report.id, hashes)
    write_vector(connection, vector, card_of(report))
    mark_pending(connection, report.id)


def settle(
    store: Store,
    reader: Reader = read_many,
    *,
    jobs: int = 1,
    on: Map = map,
    watch: Watch = unwatched,
) -> None:
    """Puts every waiting report into its story, and compiles every dossier that is out
    of date; `on` aligns and compiles.
    """
    bring_up_to_date(store, reader, jobs=jobs, watch=watch)
    group_waiting(store, watch)
    compile_stale(store, on=on, watch=watch)
