"""One file: which format it is in, by its suffix or else by its first bytes, and the
reports it holds.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path

from onrecord.intake.html import read_html
from onrecord.intake.jsonl import bounded_lines, parse_lines, parse_row
from onrecord.intake.limits import Limits
from onrecord.intake.plain import read_plain
from onrecord.model import Failure, Report

_HTML = frozenset({".html", ".htm", ".xhtml"})
_LINES = frozenset({".jsonl", ".ndjson"})
_OPENS_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|head|body|article|\?xml|!--)",
    re.IGNORECASE,
)


def read_file(path: Path, limits: Limits) -> Iterator[Report | Failure]:
    """The reports in one file, or one failure that says why it holds none.

    `.jsonl` and `.ndjson` are read line by line with bounded memory; `.json` may also
    be one report or a list of them. Files of other names are read as HTML where they
    open like a page, else as plain text.
    """
    source = str(path)
    try:
        if not path.is_file():
            yield Failure(source=source, reason="it is not a regular file")
        elif path.suffix.lower() in _LINES:
            yield from _read_lines(path, limits)
        elif path.stat().st_size > limits.max_bytes_per_report:
            yield from _read_large(path, limits)
        else:
            yield from _read_whole(path, path.read_bytes(), limits)
    except OSError as error:
        yield Failure(
            source=source, reason=f"it cannot be read: {error.strerror or error}"
        )


def read_bytes(data: bytes, *, source: str) -> Report | Failure:
    """The report in the bytes of a file whose format is not named: a page where it
    opens like one, else plain text.
    """
    if _OPENS_PAGE.match(data[:1000]):
        return read_html(data, source=source)
    return read_plain(data, source=source)


def too_large(source: str, limits: Limits) -> Failure:
    """The failure for an input over the limit on one report."""
    return Failure(
        source=source,
        reason=f"it is larger than {limits.max_bytes_per_report:,} bytes; split it into reports",
    )


def _read_lines(path: Path, limits: Limits) -> Iterator[Report | Failure]:
    limit = limits.max_bytes_per_report
    found = False
    with path.open("rb") as stream:
        for result in parse_lines(
            bounded_lines(stream, limit), source=str(path), limit=limit
        ):
            found = True
            yield result
    if not found:
        yield Failure(source=str(path), reason="it is empty")


def _read_large(path: Path, limits: Limits) -> Iterator[Report | Failure]:
    """A large `.json` file may well be JSON Lines; any other large file is no single
    report.
    """
    if path.suffix.lower() == ".json":
        yield from _read_lines(path, limits)
    else:
        yield too_large(str(path), limits)


def _read_whole(path: Path, data: bytes, limits: Limits) -> Iterator[Report | Failure]:
    source = str(path)
    suffix = path.suffix.lower()
    if not data.strip():
        yield Failure(source=source, reason="it is empty")
    elif suffix == ".json":
        yield from _read_json(path, data, limits)
    elif suffix in _HTML:
        yield read_html(data, source=source)
    elif suffix in {".txt", ".md", ".text", ".markdown"}:
        yield read_plain(data, source=source)
    else:
        yield read_bytes(data, source=source)


def _read_json(path: Path, data: bytes, limits: Limits) -> Iterator[Report | Failure]:
    """One report, a list of reports, or JSON Lines under the name `.json`."""
    try:
        whole = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        yield from _read_lines(path, limits)
        return
    digest = hashlib.sha256(data).hexdigest()
    if not isinstance(whole, list):
        yield parse_row(whole, source=str(path), source_hash=digest)
        return
    if not whole:
        yield Failure(source=str(path), reason="the list is empty")
    for number, row in enumerate(whole, start=1):
        yield parse_row(row, source=f"{path}:{number}", source_hash=digest)
