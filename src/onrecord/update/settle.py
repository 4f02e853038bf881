"""The way through the room: a report stored, and all that follows from it derived."""

from __future__ import annotations

import sqlite3

from onrecord.derivation import (
    DOSSIERS,
    FINGERPRINTS,
    PASSAGES,
    READING,
    STORIES,
    hashes_today,
    stage_hash,
)
from onrecord.engine import Map
from onrecord.lineage.fingerprints import fingerprint
from onrecord.model import ReadReport
from onrecord.reading.reader import read_many
from onrecord.store import Store
from onrecord.store.derivation import (
    derived_by,
    derived_from,
    forget_dossiers,
    forget_fingerprints,
    forget_passages,
    forget_stories,
    note_derived,
)
from onrecord.store.lineage import write_fingerprint
from onrecord.store.readings import write_reading
from onrecord.store.report_vectors import write_vector
from onrecord.store.reports import holder_of, reports_of, write_report
from onrecord.store.stories import mark_pending
from onrecord.stories.story import card_of
from onrecord.stories.vectors import vector_of
from onrecord.story_stage import prose_of_read
from onrecord.update.compiling import compile_stale
from onrecord.update.grouping import group_waiting
from onrecord.update.other_stories import note_reuse
from onrecord.update.proses import stored_prose
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
    reading is out of date, then forgets what each stage made whose rules are others,
    and derives again what stands for each report alone. `jobs` processes read.
    """
    read_again(store, reader, jobs=jobs, watch=watch)
    today = hashes_today()
    with store.reading() as connection:
        if derived_by(connection) == today:
            return
    with store.deriving() as connection:
        known = derived_by(connection)
        for stage, derive in DERIVE_AGAIN.items():
            if known.get(stage.name) != stage_hash(stage):
                derive(connection)
                note_derived(connection, stage.name, stage_hash(stage))


def _fingerprint_again(connection: sqlite3.Connection) -> None:
    forget_fingerprints(connection)
    for id_ in derived_from(connection):
        runs = fingerprint(stored_prose(connection, id_))
        write_fingerprint(connection, id_, runs)
        note_reuse(connection, id_, runs)


def _group_again(connection: sqlite3.Connection) -> None:
    forget_stories(connection)
    for id_ in derived_from(connection):
        (report,) = reports_of(connection, [id_])
        write_vector(connection, vector_of(report), card_of(report))
        mark_pending(connection, id_)


# What each stage's rows are forgotten by and, as far as they stand for one report
# alone, derived by again; the rest is derived when it is missing.
DERIVE_AGAIN = {
    FINGERPRINTS: _fingerprint_again,
    STORIES: _group_again,
    PASSAGES: forget_passages,
    DOSSIERS: forget_dossiers,
}


def write(store: Store, pair: ReadReport) -> bool:
    """Stores a report and all that follows from it alone, in one transaction. False
    where its id is stored already.
    """
    report, reading = pair.report, pair.reading
    runs = fingerprint(prose_of_read(pair))
    vector = vector_of(report)
    with store.writing() as connection:
        if holder_of(connection, report) is not None:
            return False
        write_report(connection, report)
        write_reading(connection, reading, report.text, derived_by=stage_hash(READING))
        write_fingerprint(connection, report.id, runs)
        note_reuse(connection, report.id, runs)
        write_vector(connection, vector, card_of(report))
        mark_pending(connection, report.id)
    return True


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
