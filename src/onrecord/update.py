"""What a new report changes: its own rows at once, and behind it its story and that story's dossier.

`write` is one transaction. `settle` does what is left to do, in steps that each take effect whole, so that a run cut
short leaves only work to be done again: put waiting reports into stories, compare the reports of each changed story,
compile its dossier. Everything here follows from the stored reports alone, never from their order of arrival.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from onrecord.accounts import compile_dossier
from onrecord.lineage.align import align
from onrecord.lineage.boilerplate import without_boilerplate
from onrecord.lineage.fingerprints import Fingerprint, fingerprint
from onrecord.lineage.origins import find_origins
from onrecord.lineage.pairs import pairs_to_compare
from onrecord.lineage.prose import Prose, prose_of
from onrecord.model import Passage, Reading, Report, Story
from onrecord.store import Store
from onrecord.store.derivation import derivation, forget_derived
from onrecord.store.dossiers import write_dossier
from onrecord.store.lineage import (
    boilerplate_of,
    compared_with,
    fingerprint_of,
    has_moved,
    learn_boilerplate,
    passages_of,
    write_fingerprint,
    write_passages,
)
from onrecord.store.readings import readings_of, write_reading
from onrecord.store.reports import holder_of, reports_of, write_report
from onrecord.store.stories import (
    alike_in_terms,
    component_of,
    find_story,
    is_stale,
    mark_pending,
    next_pending,
    next_stale,
    replace_stories,
    vectors_of,
    write_links,
    write_vector,
)
from onrecord.stories.group import THRESHOLD, linked, regroup
from onrecord.stories.story import make_story
from onrecord.stories.vectors import Vector, similarity, vector_of

DERIVATION = 2  # raised when fingerprints, vectors, links, stories or passages of the same reports change
ROUNDING = 1e-6  # far above what the order of 120 additions can change, far below any difference that matters


def bring_up_to_date(store: Store) -> None:
    """Forgets what an older Onrecord derived by other rules, and derives again what stands for each report alone."""
    with store.reading() as connection:
        if derivation(connection) == DERIVATION:
            return
    with store.deriving() as connection:
        if derivation(connection) != DERIVATION:
            for id_ in forget_derived(connection, DERIVATION):
                (report,), (reading,) = reports_of(connection, [id_]), readings_of(connection, [id_])
                _write_derived(connection, report, fingerprint(prose(report, reading)), vector_of(report))


def write(store: Store, report: Report, reading: Reading) -> bool:
    """Stores a report and all that follows from it alone, in one transaction. False where its id is stored already."""
    hashes = fingerprint(prose(report, reading))
    vector = vector_of(report)
    with store.writing() as connection:
        if holder_of(connection, report) is not None:
            return False
        write_report(connection, report)
        write_reading(connection, reading, report.text)
        _write_derived(connection, report, hashes, vector)
    return True


def _write_derived(connection: sqlite3.Connection, report: Report, hashes: Fingerprint, vector: Vector) -> None:
    write_fingerprint(connection, report.id, hashes)
    write_vector(connection, vector)
    write_links(connection, _links(connection, vector))
    mark_pending(connection, report.id)


def settle(store: Store) -> None:
    """Puts every waiting report into its story, and compiles every dossier that is out of date."""
    bring_up_to_date(store)
    while _group_next(store):
        pass
    _learn(store)
    while _compile_next(store):
        pass


def prose(report: Report, reading: Reading) -> Prose:
    """What of a report is compared with others: the sentences that were read."""
    return prose_of(report.id, report.text, reading.sentences)


def _links(connection: sqlite3.Connection, vector: Vector) -> list[tuple[str, str, float]]:
    """The reports a new one is linked with, each pair with the smaller id first."""
    near = alike_in_terms(connection, vector.id, least=THRESHOLD - ROUNDING)
    others = {other.id: other for other in vectors_of(connection, near)}
    found = (others[report] for report in linked(vector, tuple(others.values())))
    return [(min(vector.id, other.id), max(vector.id, other.id), similarity(vector, other)) for other in found]


def _group_next(store: Store) -> bool:
    """Groups anew the reports that links lead to from one that waits. False where none does."""
    with store.reading() as connection:
        if next_pending(connection) is None:
            return False
    with store.deriving() as connection:
        waiting = next_pending(connection)
        if waiting is not None:
            component = component_of(connection, waiting)
            groups = regroup(vectors_of(connection, component))
            stories = [make_story(reports_of(connection, group)) for group in groups]
            replace_stories(connection, component, stories)
    return True


def _learn(store: Store) -> None:
    """Learns boilerplate from the reports that came into another story."""
    with store.reading() as connection:
        if not has_moved(connection):
            return
    with store.deriving() as connection:
        learn_boilerplate(connection)


def _compile_next(store: Store) -> bool:
    """Compiles the dossier of one story that is stale. False where none is."""
    with store.reading() as connection:
        story_id = next_stale(connection)
        story = find_story(connection, story_id) if story_id is not None else None
        if story is None:
            return False
        reports = reports_of(connection, story.reports)
        readings = readings_of(connection, story.reports)
    proses = {report.id: prose(report, reading) for report, reading in zip(reports, readings, strict=True)}
    passages = _passages(store, story, proses)
    origins = find_origins(reports, tuple(proses.values()), passages)
    dossier = compile_dossier(story, reports, readings, passages, origins)
    with store.deriving() as connection:
        # Another process may have changed the story or compiled it meanwhile; what is stale still comes up again.
        if find_story(connection, story.id) == story and is_stale(connection, story.id):
            write_dossier(connection, dossier)
    return True


def _passages(store: Store, story: Story, proses: Mapping[str, Prose]) -> tuple[Passage, ...]:
    """The passages among a story's reports and within each, comparing those pairs that were not compared before."""
    with store.reading() as connection:
        pairs = pairs_to_compare(story.reports, lambda report: fingerprint_of(connection, report))
    partners: dict[str, list[str]] = {}
    for a, b in pairs:
        partners.setdefault(a, []).append(b)
    for a, others in partners.items():
        _compare(store, proses, a, others)
    with store.reading() as connection:
        found = [passage for pair in pairs for passage in passages_of(connection, pair)]
        return without_boilerplate(found, proses, boilerplate_of(connection, story.reports))


def _compare(store: Store, proses: Mapping[str, Prose], a: str, others: list[str]) -> None:
    """Compares report `a` with those of `others` it was not compared with yet, and stores what was found."""
    with store.reading() as connection:
        done = compared_with(connection, a)
    found = {b: align(proses[a], proses[b]) for b in others if b not in done}
    if found:
        with store.deriving() as connection:
            for b, passages in found.items():
                write_passages(connection, (a, b), passages, proses[a].text)
