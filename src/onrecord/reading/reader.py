"""The way through the reading room, in order: one report in, one `Reading` out.

`read` is a pure function of the report (and of the gazetteer and language pipeline,
both fixed by version). `read_many` is the same over many reports, on as many processes
as asked for, in the order given.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from onrecord.kinds import ITEM_KINDS
from onrecord.languages import is_read
from onrecord.model import Failure, Reading, ReadReport, Report
from onrecord.reading.events.find import read_events
from onrecord.reading.figures.find import read_figures
from onrecord.reading.gathering import gather_circumstances
from onrecord.reading.naming import name_entities
from onrecord.reading.parsing import parse
from onrecord.reading.people.find import read_people
from onrecord.reading.people.within_quotations import read_quoted_pronouns
from onrecord.reading.places import gazetteer
from onrecord.reading.places.find import read_places
from onrecord.reading.pool import map_in_order
from onrecord.reading.sheet import Sheet
from onrecord.reading.sources.find import name_sources
from onrecord.reading.statements.find import read_statements
from onrecord.reading.tellings.find import read_tellings
from onrecord.reading.times.find import read_times

__all__ = [
    "STEPS",
    "Step",
    "answer_many",
    "prepared",
    "read",
    "read_many",
    "read_or_fail",
]


Step = Callable[[Sheet], Sheet]
# From top to bottom, each from what those above it have read.
STEPS: tuple[Step, ...] = (
    name_entities,
    read_times,
    read_places,
    read_people,
    read_statements,
    read_quoted_pronouns,
    gather_circumstances,
    read_figures,
    read_events,
    name_sources,
    read_tellings,
)


def read(report: Report) -> Reading:
    """All that can be read in one report whose parts were found by intake
    (`make_report`, `read_sources`).

    Takes any text; gives items in text order, each with its span. Raises nothing on
    account of a text.
    """
    sheet = parse(Sheet(report=report))
    if not is_read(report):
        return _reading(_unread(sheet))
    for step in STEPS:
        sheet = step(sheet)
    return _reading(sheet)


def prepared(report: Report) -> Sheet:
    """The sheet of one report, parsed and with its names: what the steps that read
    items begin with.
    """
    return name_entities(parse(Sheet(report=report)))


def _unread(sheet: Sheet) -> Sheet:
    """The sheet of a report in another language, with a note that says so.

    Its sentences are kept, so that copy is found among reports of its language; English
    rules would only guess.
    """
    given = sheet.report.language
    subject = f"the language given, {given}," if given else "its language"
    note = (
        f"only English is read, and {subject} is another: "
        "nothing but its sentences was found"
    )
    return replace(sheet, notes=(*sheet.notes, note))


def _reading(sheet: Sheet) -> Reading:
    """What the reading keeps of a sheet: the items of each kind stand in both under
    one name.
    """
    return Reading(
        report=sheet.report.id,
        published=sheet.report.published,
        sentences=tuple(sentence.span for sentence in sheet.sentences),
        notes=sheet.notes,
        **{kind.field: getattr(sheet, kind.field) for kind in ITEM_KINDS},
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
        gazetteer.load()
    for report, answer in map_in_order(read_or_fail, _failed, reports, jobs=jobs):
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
        gazetteer.load()
    for _, answer in map_in_order(_answer, _failed_input, inputs, jobs=jobs):
        yield answer


def _answer(given: Report | Failure) -> Reading | Failure:
    return given if isinstance(given, Failure) else read_or_fail(given)


def _failed_input(given: Report | Failure, reason: str) -> Reading | Failure:
    return given if isinstance(given, Failure) else _failed(given, reason)


def read_or_fail(report: Report) -> Reading | Failure:
    """As `read`; where that raises, a `Failure` that has the report's id and says
    why.
    """
    try:
        return read(report)
    except Exception as error:  # noqa: BLE001 - the edge of a batch: a bad report is a failure and never stops it
        return _failed(
            report,
            f"the reader failed on this report ({type(error).__name__}: {error}); "
            "please report it",
        )


def _failed(report: Report, reason: str) -> Failure:
    return Failure(source=report.source or report.id, id=report.id, reason=reason)
