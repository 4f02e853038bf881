"""One JSON value that is a report, or a list of reports."""

from __future__ import annotations

import hashlib
import io
import json
import re
from collections.abc import Iterator

from onrecord.intake.format import Format
from onrecord.intake.inputs import Input, rewound
from onrecord.intake.jsonl import parse_row, read_lines
from onrecord.model import Failure, Report

# An object over several lines (of which the head may be the first), or a list of
# objects. A text may open with "[1] ".
_OPENS_DOCUMENT = re.compile(r'\{\s*(?:"|\}|$)|\[\s*(?:\{|\])')


def read_document(given: Input) -> Iterator[Report | Failure]:
    """One report, a list of reports, or JSON Lines under the name `.json`.

    What is larger than one report may be, or is no one value, is read line by line.
    """
    limit = given.limits.max_bytes_per_report
    data = given.stream.read(limit + 1)
    if len(data) > limit:
        yield from read_lines(rewound(data, given.stream), given)
        return
    try:
        whole = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        yield from read_lines(io.BytesIO(data), given)
        return
    digest = hashlib.sha256(data).hexdigest()
    if not isinstance(whole, list):
        yield parse_row(whole, source=given.source, source_hash=digest)
        return
    if not whole:
        yield given.failure("the list is empty")
    for number, row in enumerate(whole, start=1):
        source = f"{given.source}:{number}"
        yield parse_row(row, source=source, source_hash=digest)


FORMAT = Format(
    name="JSON",
    recognises=lambda given: bool(_OPENS_DOCUMENT.match(given.opening)),
    read=read_document,
    suffixes=frozenset({".json"}),
    media_types=frozenset({"application/json"}),
)
