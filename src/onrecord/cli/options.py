"""Options that several commands share."""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar, cast

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


def limits_options(command: F) -> F:
    """`--allow-private`, `--max-size` and `--timeout`, given to the command as one
    `limits: Limits`.
    """

    @click.option(
        "--allow-private",
        is_flag=True,
        help="Fetch from addresses that are not public (localhost, 10.x, …).",
    )
    @click.option(
        "--max-size",
        type=click.IntRange(min=1),
        default=10,
        show_default=True,
        help="Megabytes a report may have.",
    )
    @click.option(
        "--timeout",
        type=click.FloatRange(min=1),
        default=20,
        show_default=True,
        help="Seconds a URL may take.",
    )
    @functools.wraps(command)
    def with_limits(
        *args: Any, allow_private: bool, max_size: int, timeout: float, **kwargs: Any
    ) -> Any:
        from onrecord.intake import Limits  # noqa: PLC0415 - `onrecord --help` need not load the readers

        limits = Limits(
            max_bytes_per_report=max_size * 1_000_000,
            fetch_seconds=timeout,
            allow_private=allow_private,
        )
        return command(*args, limits=limits, **kwargs)

    return cast("F", with_limits)


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
