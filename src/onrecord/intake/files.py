"""One file, opened for the format it is in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from onrecord.intake.formats import read_input
from onrecord.intake.inputs import Input
from onrecord.intake.limits import Limits
from onrecord.model import Failure, Report


def read_file(path: Path, limits: Limits) -> Iterator[Report | Failure]:
    """The reports in one file, or one failure that says why it holds none.

    A file of one report is held in memory whole, up to the limit; one of JSON Lines is
    read line by line. Raises nothing.
    """
    source = str(path)
    try:
        if not path.is_file():
            yield Failure(source=source, reason="it is not a regular file")
            return
        with path.open("rb") as stream:
            given = Input.opened(stream, source=source, limits=limits, name=path.name)
            yield from read_input(given)
    except OSError as error:
        reason = f"it cannot be read: {error.strerror or error}"
        yield Failure(source=source, reason=reason)
