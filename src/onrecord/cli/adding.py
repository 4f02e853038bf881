"""`onrecord add`: reports into the archive, with progress while it works and a table of
what became of each input.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click
from rich.table import Table
from rich.text import Text

from onrecord.cli.options import archive_option, jobs_option, limits_options, told
from onrecord.cli.progress import progress_bar, show_on
from onrecord.cli.terminal import console
from onrecord.pages.characters import one_line

if TYPE_CHECKING:
    from onrecord.archive import AddResult
    from onrecord.intake import Limits
    from onrecord.update.watch import Step, Watch


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@archive_option
@jobs_option
@limits_options
def add(sources: tuple[str, ...], archive_file: str, jobs: int, limits: Limits) -> None:
    """Read reports into the archive.

    SOURCE is a file (plain text, HTML, JSON or JSON Lines), a folder of these, a URL,
    or - for standard input. Each report is stored as soon as it is read. What cannot be
    read is listed with its reason and kept as a failure; the rest goes on, and the exit
    status is then 1.
    """
    from onrecord.archive import Archive  # noqa: PLC0415 - `onrecord --help` need not load the readers
    from onrecord.store import StoreError  # noqa: PLC0415

    with (
        told(StoreError),
        _shown() as watch,
        Archive(archive_file, jobs=jobs, watch=watch) as archive,
    ):
        result = archive.add(sources, jobs=jobs, limits=limits)
    _closing_table(result, archive_file)
    sys.exit(1 if result.failures else 0)


@contextmanager
def _shown() -> Iterator[Watch]:
    """A bar on a terminal; elsewhere one line an input, so that a script sees each
    report once it is safe.
    """
    with progress_bar() as bar:
        yield _print_line if bar is None else show_on(bar)


def _print_line(step: Step) -> None:
    if step.outcome is not None:
        fields = [step.outcome, step.id or "-", step.source]
        fields += [step.reason] if step.reason else []
        click.echo("\t".join(map(one_line, fields)), err=True)


def _closing_table(result: AddResult, archive_file: str) -> None:
    out = console()
    table = Table("", "reports", "why", box=None, pad_edge=False)
    table.add_row("read", str(len(result.read)))
    table.add_row("known already", str(len(result.known)))
    table.add_row("failed", str(len(result.failures)))
    for failure in result.failures:
        source, reason = one_line(failure.source), one_line(failure.reason)
        table.add_row("", Text(source, overflow="fold"), Text(reason, overflow="fold"))
    out.print(table)
    out.print(Text(f"Archive: {archive_file}"))


COMMANDS: tuple[click.Command, ...] = (add,)
