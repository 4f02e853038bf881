"""`onrecord reports`: whatever can be read, as the JSON Lines that the filters take."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from onrecord.cli.lines import write_line
from onrecord.cli.options import limits_options
from onrecord.exports import failure_row, report_row
from onrecord.model import Failure

if TYPE_CHECKING:
    from onrecord.intake import Limits


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@limits_options
def reports(sources: tuple[str, ...], limits: Limits) -> None:
    """Reports of any kind in, JSON Lines out; nothing is stored.

    SOURCE is a file, a folder, a URL, or - for standard input, as for `onrecord add`.
    What cannot be read gives {"source": "…", "error": "…"} in its place, and the exit
    status is 1.
    """
    from onrecord.intake import read_sources  # noqa: PLC0415 - `onrecord --help` need not load the readers

    any_failed = False
    for result in read_sources(sources, limits=limits, stdin=sys.stdin.buffer):
        if isinstance(result, Failure):
            any_failed = True
            write_line(failure_row(result))
        else:
            write_line(report_row(result))
    sys.exit(1 if any_failed else 0)


COMMANDS: tuple[click.Command, ...] = (reports,)
