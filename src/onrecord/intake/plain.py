"""Plain text and Markdown files: the text as it is."""

from __future__ import annotations

import hashlib

from onrecord.intake.decode import decode
from onrecord.intake.report import make_report
from onrecord.model import Failure, Report


def read_plain(
    data: bytes, *, source: str, url: str | None = None, declared: str | None = None
) -> Report | Failure:
    """The report that the bytes of a text file hold, or why they hold none.

    The title is the headline found in the text, if any; a plain file names no outlet.
    Line ends and stray control characters stay as they are, so that offsets are those
    of the decoded file (without its byte order mark).
    """
    try:
        text = decode(data, declared=declared)
    except ValueError as error:
        return Failure(source=source, reason=str(error))
    if not text.strip():
        return Failure(source=source, reason="it is empty")
    try:
        return make_report(
            text, url=url, source=source, source_hash=hashlib.sha256(data).hexdigest()
        )
    except UnicodeEncodeError:
        return Failure(
            source=source,
            reason="it holds half a character (a lone surrogate); save it as UTF-8",
        )
