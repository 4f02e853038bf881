"""The way through the reading room, in order: one report in, one `Reading` out.

`read` is a pure function of the report (and of the gazetteer and language pipeline,
both fixed by version). `read_many` is the same over many reports, on as many processes
as asked for, in the order given.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator

from onrecord.english.language import is_english
from onrecord.model import Failure, Reading, ReadReport, Report
from onrecord.reading import syntax as syntax_
from onrecord.reading.events.find import find_events
from onrecord.reading.figures.find import find_figures
from onrecord.reading.people.find import find_people
from onrecord.reading.people.within_quotations import with_pronouns_quoted
from onrecord.reading.places.find import find_places
from onrecord.reading.places.gazetteer import Gazetteer
from onrecord.reading.pool import map_in_order
from onrecord.reading.statements.find import find_statements
from onrecord.reading.times.find import find_times

__all__ = ["answer_many", "read", "read_many"]


@functools.cache
def _gazetteer() -> Gazetteer:
    """The gazetteer, opened once a process (read only; built on the first use ever)."""
    return Gazetteer.open()


def read(report: Report) -> Reading:
    """All that can be read in one report whose parts were found by intake
    (`make_report`, `read_sources`).

    Takes any text; gives items in text order, each with its span. Raises nothing on
    account of a text.
    """
    syntax = syntax_.cut(report)
    sentences = tuple(s.span for s in syntax.sentences)
    if not is_english(report):
        # Its sentences are kept, so that copy is found among reports of its language;
        # English rules would only guess.
        said = (
            f"the language given, {report.language},"
            if report.language
            else "its language"
        )
        notes = (
            *syntax.notes,
            f"only English is read, and {said} is another: nothing but its sentences was found",
        )
        return Reading(
            report=report.id,
            published=report.published,
            sentences=sentences,
            notes=notes,
        )
    syntax = syntax_.named(report, syntax)
    times = find_times(report, syntax)
    places = find_places(report, syntax, _gazetteer())
    people = find_people(report, syntax, places)
    statements = find_statements(report, syntax, people, places, times)
    people = with_pronouns_quoted(syntax, people, statements)
    figures = find_figures(report, syntax, statements, people, places, times)
    events = find_events(report, syntax, statements, people, places, times)
    return Reading(
        report=report.id,
        published=report.published,
        sentences=sentences,
        statements=statements,
        times=times,
        places=places,
        people=people,
        figures=figures,
        events=events,
        notes=syntax.notes,
    )


def read_many(
    reports: Iterable[Report], *, jobs: int = 1
) -> Iterator[ReadReport | Failure]:
    """Each report with its reading, in the order given, the same whatever `jobs` is.

    With `jobs` over 1, a pool of processes is started once more than a handful of
    reports wait; as with all of Python's multiprocessing, a script then needs its `if
    __name__ == "__main__":` guard. A report whose reader failed or whose process died
    comes back as a `Failure` that has its id; the others go on.
    """
    if jobs > 1:
        # built before the workers start, so that they need not race to build it
        _gazetteer()
    for report, answer in map_in_order(_read_or_fail, _failed, reports, jobs=jobs):
        if isinstance(answer, Failure):
            yield answer
        else:
            yield ReadReport(report=report, reading=answer)


def answer_many(
    inputs: Iterable[Report | Failure], *, jobs: int = 1
) -> Iterator[Reading | Failure]:
    """A reading for each report, in order; what intake could not read passes through in
    its place.
    """
    if jobs > 1:
        _gazetteer()
    for _, answer in map_in_order(_answer, _failed_input, inputs, jobs=jobs):
        yield answer


def _answer(given: Report | Failure) -> Reading | Failure:
    return given if isinstance(given, Failure) else _read_or_fail(given)


def _failed_input(given: Report | Failure, reason: str) -> Reading | Failure:
    return given if isinstance(given, Failure) else _failed(given, reason)


def _read_or_fail(report: Report) -> Reading | Failure:
    try:
        return read(report)
    except Exception as error:  # noqa: BLE001 - the edge of a batch: a bad report is a failure and never stops it
        return _failed(
            report,
            f"the reader failed on this report ({type(error).__name__}: {error}); please report it",
        )


def _failed(report: Report, reason: str) -> Failure:
    return Failure(source=report.source or report.id, id=report.id, reason=reason)
