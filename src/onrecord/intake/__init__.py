"""Intake: files, folders, URLs, JSON Lines and standard input become reports, or
failures that say what to do.
"""

from __future__ import annotations

import io
import itertools
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from onrecord.intake.fetch import fetch_report
from onrecord.intake.files import read_file, too_large
from onrecord.intake.folder import read_folder
from onrecord.intake.html import read_html
from onrecord.intake.jsonl import bounded_lines, parse_line, parse_lines
from onrecord.intake.limits import Limits
from onrecord.intake.plain import read_plain
from onrecord.intake.report import make_report
from onrecord.model import Failure, Report

__all__ = [
    "Limits",
    "fetch_report",
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
    "-" for standard input: `stdin`, read as JSON Lines where it begins with "{", as a
    page where it begins with "<", else as one plain text. What cannot be read is a
    Failure in its place; nothing is raised.
    """
    for source in sources:
        yield from _read_source(source, limits, stdin)


def read_rows(
    stream: BinaryIO, *, limits: Limits = _DEFAULT, source: str = _STDIN
) -> Iterator[Report | Failure]:
    """The reports of a JSON Lines stream, one result a line in the same order, blank
    lines passed over.
    """
    limit = limits.max_bytes_per_report
    return parse_lines(bounded_lines(stream, limit), source=source, limit=limit)


def _read_source(
    source: str, limits: Limits, stdin: BinaryIO | None
) -> Iterator[Report | Failure]:
    if source == "-":
        yield from _read_stdin(stdin or io.BytesIO(), limits)
        return
    if "://" in source:
        yield fetch_report(source, limits=limits)
        return
    path = Path(source)
    try:
        is_folder, exists = path.is_dir(), path.exists()
    except (OSError, ValueError) as error:  # a name too long, or one with a NUL
        yield Failure(source=source, reason=f"it cannot be read: {error}")
        return
    if is_folder and source:  # "" would be the folder one stands in
        yield from read_folder(path, limits)
    elif exists and source:
        yield from read_file(path, limits)
    else:
        yield Failure(source=source, reason="there is no such file or folder")


def _read_stdin(stream: BinaryIO, limits: Limits) -> Iterator[Report | Failure]:
    limit = limits.max_bytes_per_report
    opening: list[bytes] = []  # everything up to the first line that is not blank
    while (line := stream.readline(limit + 2)) and not line.removeprefix(
        b"\xef\xbb\xbf"
    ).strip():
        opening.append(line)
    if not line:
        yield Failure(source=_STDIN, reason="it is empty")
        return
    first = line.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    if first == b"{":
        lines = itertools.chain(
            [b""] * len(opening), bounded_lines(stream, limit, opening=line)
        )
        yield from parse_lines(lines, source=_STDIN, limit=limit)
        return
    head = b"".join(opening) + line
    data = head + stream.read(max(0, limit + 1 - len(head)))
    if len(data) > limit:
        yield too_large(_STDIN, limits)
    elif first == b"<":
        yield read_html(data, source=_STDIN)
    else:
        yield read_plain(data, source=_STDIN)
