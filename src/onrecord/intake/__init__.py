"""Intake: files, folders, URLs, JSON Lines and standard input become reports, or
failures that say what to do.

`formats.FORMATS` is the list of all formats; each is one module beside it.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from onrecord.intake.fetch import read_url
from onrecord.intake.files import read_file
from onrecord.intake.folder import read_folder
from onrecord.intake.formats import read_input
from onrecord.intake.inputs import Input
from onrecord.intake.jsonl import bounded_lines, parse_line, parse_lines
from onrecord.intake.limits import Limits
from onrecord.intake.report import make_report
from onrecord.model import Failure, Report

__all__ = [
    "Limits",
    "make_report",
    "parse_line",
    "read_rows",
    "read_sources",
]

_STDIN = "standard input"
_DEFAULT = Limits()


def read_sources(
    sources: Sequence[str], *, limits: Limits = _DEFAULT, stdin: BinaryIO | None = None
) -> Iterator[Report | Failure]:
    """The reports of all `sources`, in the order given, each as soon as it is read.

    A source is a file, a folder (every file below it, sorted), an http or https URL, or
    "-" for `stdin`. Whatever it is, its format is told by its content, else by its
    name (`formats.format_of`). What cannot be read is a Failure in its place; nothing
    is raised.

    >>> import io
    >>> [report] = read_sources(["-"], stdin=io.BytesIO(b"The pier is shut."))
    >>> report.text, report.source
    ('The pier is shut.', 'standard input')
    """
    for source in sources:
        if source == "-":
            given = Input.opened(stdin or io.BytesIO(), source=_STDIN, limits=limits)
            yield from read_input(given)
        elif "://" in source:
            yield from read_url(source, limits=limits)
        else:
            yield from _read_path(source, limits)


def read_rows(
    stream: BinaryIO, *, limits: Limits = _DEFAULT, source: str = _STDIN
) -> Iterator[Report | Failure]:
    """The reports of a JSON Lines stream, one result a line in the same order, blank
    lines passed over.

    >>> import io
    >>> rows = io.BytesIO(b'{"id": "a", "text": "It rained."}')
    >>> [report.id for report in read_rows(rows)]
    ['a']
    """
    limit = limits.max_bytes_per_report
    return parse_lines(bounded_lines(stream, limit), source=source, limit=limit)


def _read_path(source: str, limits: Limits) -> Iterator[Report | Failure]:
    path = Path(source)
    try:
        is_folder, exists = path.is_dir(), path.exists()
    except (OSError, ValueError) as error:  # a name too long, or one with a NUL
        yield Failure(source=source, reason=f"it cannot be read: {error}")
        return
    if not exists or not source:  # "" would be the folder one stands in
        yield Failure(source=source, reason="there is no such file or folder")
    elif is_folder:
        yield from read_folder(path, limits)
    else:
        yield from read_file(path, limits)
