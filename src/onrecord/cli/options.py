"""Options that several commands share."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])


def archive_option(command: F) -> F:
    """`--archive FILE`, else $ONRECORD_ARCHIVE, else ./onrecord.db."""
    return click.option(
        "--archive",
        "archive_file",
        type=click.Path(dir_okay=False),
        envvar="ONRECORD_ARCHIVE",
        default="onrecord.db",
        show_default="$ONRECORD_ARCHIVE, else onrecord.db",
        help="The archive: one SQLite file.",
    )(command)


def jobs_option(command: F) -> F:
    """`--jobs N`: processes that read; the result is the same whatever N is."""
    return click.option(
        "--jobs",
        type=click.IntRange(min=1),
        default=cores,
        show_default="all cores",
        help="Processes that read reports. The result does not depend on it.",
    )(command)


def cores() -> int:
    """The cores this process may run on."""
    available = getattr(os, "sched_getaffinity", None)
    return len(available(0)) if available else os.cpu_count() or 1


@contextmanager
def told(*errors: type[Exception]) -> Iterator[None]:
    """Turns the errors a person can mend into one line and exit status 2; any other is
    ours and is shown whole.
    """
    try:
        yield
    except errors as error:
        click.echo(f"onrecord: {error}", err=True)
        sys.exit(2)
