"""Plain text and Markdown: the text as it is."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from onrecord.intake.decode import decode
from onrecord.intake.format import Format
from onrecord.intake.inputs import Input, InputError
from onrecord.intake.report import make_report
from onrecord.model import Failure, Report


def read_plain(
    data: bytes, *, source: str, url: str | None = None, declared: str | None = None
) -> Report:
    """The report that the bytes of a text hold. `declared` is the charset that a server
    named.

    The title is the headline found in the text, if any; a plain text names no outlet.
    Line ends and stray control characters stay as they are, so that offsets are those
    of the decoded file (without its byte order mark). Raises InputError where the bytes
    are no text or hold none.
    """
    text = decode(data, declared=declared)
    if not text.strip():
        raise InputError("it is empty")
    source_hash = hashlib.sha256(data).hexdigest()
    try:
        return make_report(text, url=url, source=source, source_hash=source_hash)
    except UnicodeEncodeError:
        reason = "it holds half a character (a lone surrogate); save it as UTF-8"
        raise InputError(reason) from None


def _read(given: Input) -> Iterator[Report | Failure]:
    yield read_plain(
        given.whole(), source=given.source, url=given.url, declared=given.charset
    )


FORMAT = Format(
    name="plain text",
    # by its name, or because nothing else is known: no content tells plain text
    recognises=lambda _: False,
    read=_read,
    suffixes=frozenset({".markdown", ".md", ".text", ".txt"}),
    media_types=frozenset({"text/markdown", "text/plain"}),
)
