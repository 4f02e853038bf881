"""A folder: every file below it, in sorted order, hidden ones left out."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from onrecord.intake.files import read_file
from onrecord.intake.limits import Limits
from onrecord.model import Failure, Report


def read_folder(folder: Path, limits: Limits) -> Iterator[Report | Failure]:
    """The reports in all files under `folder`, sorted by path; a file or subfolder that
    cannot be read is one failure.

    Names that begin with a dot are passed over, and links to folders are not followed,
    so that no link leads in a circle.
    """
    is_empty = True
    unreadable: list[OSError] = []
    for here, folders, files in os.walk(folder, onerror=unreadable.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(name for name in files if not name.startswith(".")):
            is_empty = False
            yield from read_file(Path(here) / name, limits)
    for error in unreadable:
        yield Failure(
            source=str(error.filename or folder),
            reason=f"it cannot be read: {error.strerror or error}",
        )
    if is_empty and not unreadable:
        yield Failure(source=str(folder), reason="there is no file in this folder")
