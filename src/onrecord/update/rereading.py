"""Reports read again whose reading other rules than today's made."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from typing import Protocol

from onrecord.derivation import READING, stage_hash
from onrecord.engine import Map
from onrecord.model import Failure, ReadReport, Report
from onrecord.reading.reader import read_many, read_or_fail
from onrecord.store import Store
from onrecord.store.derivation import note_read_again
from onrecord.store.readings import (
    mark_reading,
    outdated_readings,
    sentences_of,
    write_reading,
)
from onrecord.store.reports import reports_of, write_failures
from onrecord.update.watch import Step, Watch, unwatched


class Reader(Protocol):
    """What reads reports: `onrecord.reading.read_many`, or another engine of the same
    results. One answer for each report, in the order given; a failure has its id.
    """

    def __call__(
        self, reports: Iterable[Report], *, jobs: int
    ) -> Iterator[ReadReport | Failure]: ...


# reports given to an engine at once: enough to share out, few enough to hold
READ_AT_ONCE = 256


def reader_on(engine: Map) -> Reader:
    """A reader whose reports an engine reads, whatever `jobs` says; the readings come
    in the order of the reports.
    """

    def read_many_there(
        reports: Iterable[Report],
        *,
        jobs: int,  # noqa: ARG001 - the engine has its own
    ) -> Iterator[ReadReport | Failure]:
        source = iter(reports)
        while batch := list(itertools.islice(source, READ_AT_ONCE)):
            answers = engine(read_or_fail, batch)
            for report, answer in zip(batch, answers, strict=True):
                if isinstance(answer, Failure):
                    yield answer
                else:
                    yield ReadReport(report=report, reading=answer)

    return read_many_there


def read_again(
    store: Store,
    reader: Reader = read_many,
    *,
    only: frozenset[str] | None = None,
    jobs: int = 1,
    watch: Watch = unwatched,
) -> None:
    """Reads the reports whose reading is out of date (of those in `only`, if it is
    given), each in a step that takes effect whole.

    Where that fails the old reading stays, with the failure beside it. What follows
    from a new reading is out of date then, and is derived again when it is needed.
    """
    today = stage_hash(READING)
    with store.reading() as connection:
        outdated = outdated_readings(connection, today)
    if only is not None:
        outdated = tuple(report for report in outdated if report in only)
    answers = reader(_stored(store, outdated), jobs=jobs)
    for done, answer in enumerate(answers, 1):
        with store.deriving() as connection:
            if isinstance(answer, ReadReport):
                reading, text = answer.reading, answer.report.text
                other = sentences_of(connection, answer.id) != reading.sentences
                note_read_again(connection, answer.id, other_sentences=other)
                write_reading(connection, reading, text, derived_by=today)
            elif answer.id is not None:
                mark_reading(connection, answer.id, today)
                write_failures(connection, [answer])
        watch(Step(work="reading", done=done, total=len(outdated)))


def _stored(store: Store, ids: Iterable[str]) -> Iterator[Report]:
    for id_ in ids:
        with store.reading() as connection:
            (report,) = reports_of(connection, [id_])
        yield report
