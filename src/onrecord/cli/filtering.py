"""The stateless filters: JSON Lines in, JSON Lines out, nothing stored."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import BinaryIO

import click

from onrecord.cli.lines import write, write_error_line, write_line
from onrecord.cli.options import jobs_option
from onrecord.exports import (
    dossier_object,
    exports_of,
    failure_row,
    passages_row,
)
from onrecord.model import Dossier, Failure, Reading, ReadReport, Report


def _input(command: click.decorators.FC) -> click.decorators.FC:
    return click.argument(
        "source", type=click.File("rb"), default="-", metavar="[FILE]"
    )(command)


@click.command()
@_input
@jobs_option
def annotate(source: BinaryIO, jobs: int) -> None:
    """Reports in, their readings out, a line each.

    JSON Lines in and out, in the same order; nothing is stored.

    A line that is no report gives {"id": …, "error": "…"} in its place, and the exit
    status is 1.
    """
    from onrecord.intake import read_rows  # noqa: PLC0415 - `onrecord --help` need not load the readers
    from onrecord.reading.reader import answer_many  # noqa: PLC0415

    to_line = exports_of(Reading)["jsonl"].write
    failed = False
    for answer in answer_many(read_rows(source), jobs=jobs):
        if isinstance(answer, Failure):
            failed = True
            write_line(failure_row(answer))
        else:
            write(to_line(answer))
    sys.exit(1 if failed else 0)


@click.command()
@_input
def group(source: BinaryIO) -> None:
    """Reports in, the story of each out.

    JSON Lines in, {"id": …, "story": …} out: reports of the same events have the same
    story.
    """
    from onrecord.filters import group as group_reports  # noqa: PLC0415
    from onrecord.intake import read_rows  # noqa: PLC0415
    from onrecord.stories.group import LARGEST  # noqa: PLC0415

    rows = list(_once(read_rows(source)))
    reports = [row for row in rows if isinstance(row, Report)]
    if len(reports) > LARGEST:
        click.echo(
            f"onrecord: {len(reports):,} reports, over {LARGEST:,}: "
            "each was put beside those before it",
            err=True,
        )
    story_of = group_reports(reports)
    any_failed = False
    for row in rows:
        if isinstance(row, Failure):
            any_failed = True
            write_line(failure_row(row))
        else:
            write_line({"id": row.id, "story": story_of[row.id]})
    sys.exit(1 if any_failed else 0)


@click.command()
@_input
def align(source: BinaryIO) -> None:
    """Pairs of texts in, the passages they share out.

    JSON Lines in: {"id": …, "a": text, "b": text}; out: {"id": …, "passages": [[a0, a1,
    b0, b1, kind, similarity], …]}.
    """
    from onrecord.filters import align as align_texts  # noqa: PLC0415
    from onrecord.intake.pairs import read_pairs  # noqa: PLC0415

    failed = False
    for pair in read_pairs(source):
        if isinstance(pair, Failure):
            failed = True
            write_line(failure_row(pair))
        else:
            write_line(passages_row(pair.id, align_texts(pair.a, pair.b)))
    sys.exit(1 if failed else 0)


@click.command()
@_input
@jobs_option
def reconcile(source: BinaryIO, jobs: int) -> None:
    """The reports of one story in, its dossier out.

    JSON Lines in, one JSON object out. All reports given are taken as one story. Each
    that could not be read gives {"id": …, "error": "…"} on standard error, and the exit
    status is 1.
    """
    dossier, failed = one_story(source, jobs=jobs)
    if dossier is not None:
        write_line(dossier_object(dossier))
    sys.exit(1 if failed else 0)


def one_story(source: BinaryIO, *, jobs: int) -> tuple[Dossier | None, bool]:
    """The dossier of the reports on these lines, taken as one story, and whether any
    could not be read; None where none could.

    Each that could not be read gives a line on standard error.
    """
    from onrecord.intake import read_rows  # noqa: PLC0415
    from onrecord.one_story import reconcile as compile_story  # noqa: PLC0415
    from onrecord.reading.reader import read_many  # noqa: PLC0415

    rows = list(_once(read_rows(source)))
    reports = [row for row in rows if isinstance(row, Report)]
    failures = [row for row in rows if isinstance(row, Failure)]
    read_reports: list[ReadReport] = []
    for answer in read_many(reports, jobs=jobs):
        if isinstance(answer, Failure):
            failures.append(answer)
        else:
            read_reports.append(answer)
    for failure in failures:
        write_error_line(failure_row(failure))
    if not read_reports:
        click.echo(
            "onrecord: no report could be read, so there is no dossier", err=True
        )
        return None, True
    return compile_story(read_reports), bool(failures)


def _once(rows: Iterable[Report | Failure]) -> Iterator[Report | Failure]:
    """Each id once: a line that repeats one is a failure, as no output could tell the
    two apart.
    """
    seen: set[str] = set()
    for row in rows:
        if isinstance(row, Report) and row.id in seen:
            reason = (
                f"the id {row.id!r} came before: give every report its own, or none"
            )
            yield Failure(source=row.source or row.id, id=row.id, reason=reason)
            continue
        if isinstance(row, Report):
            seen.add(row.id)
        yield row


COMMANDS: tuple[click.Command, ...] = (annotate, group, align, reconcile)
