"""JSON Lines: one report a line, as docs/formats describes it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from onrecord.intake.report import make_report
from onrecord.model import Failure, Report

_TEXT_KEYS = ("id", "outlet", "url", "title", "credit", "published", "language")
_CHUNK = 1 << 16


def parse_line(line: str | bytes, *, source: str) -> Report | Failure:
    """The report on one line, or why it is none; the failure keeps the line's id where
    that could be read.

    Unknown keys are ignored, null and "" count as missing, a key of the wrong type is a
    failure that names it.
    """
    try:
        row = decoded(line)
    except ValueError as error:
        return Failure(source=source, reason=str(error))
    digest = hashlib.sha256(
        line if isinstance(line, bytes) else line.encode("utf-8", "surrogatepass")
    ).hexdigest()
    return parse_row(row, source=source, source_hash=digest)


def decoded(line: str | bytes) -> object:
    """The JSON value on one line. Raises ValueError, in words for the person who wrote
    it, where there is none.
    """
    try:
        value: object = json.loads(
            line.decode("utf-8-sig")
            if isinstance(line, bytes)
            else line.removeprefix("\ufeff")
        )
    except UnicodeDecodeError:
        raise ValueError("the line is not UTF-8") from None
    except RecursionError:
        raise ValueError("the line is nested too deeply to be a report") from None
    except ValueError as error:
        raise ValueError(f"the line is not JSON: {_plainly(error)}") from None
    return value


def parse_row(row: object, *, source: str, source_hash: str) -> Report | Failure:
    """The report in a decoded JSON value, or why it is none."""
    if not isinstance(row, dict):
        return Failure(source=source, reason='a report is an object like {"text": "…"}')
    known = row.get("id")
    id_ = known if isinstance(known, str) and known and sound(known) else None
    problem = _problem(row)
    if problem:
        return Failure(source=source, reason=problem, id=id_)
    fields = {key: row.get(key) or None for key in _TEXT_KEYS}
    return make_report(
        row["text"],
        byline=row.get("byline") or (),
        source=source,
        source_hash=source_hash,
        **fields,
    )


def _problem(row: dict[str, object]) -> str | None:
    """What is wrong with the row, in words that name the key."""
    text = row.get("text")
    if text is None:
        return '"text" is missing'
    for key in ("text", *_TEXT_KEYS):
        value = row.get(key)
        if value is not None and not isinstance(value, str):
            return f'"{key}" must be a string'
        if value is not None and not sound(value):
            return f'"{key}" holds half a character (a lone surrogate)'
    byline = row.get("byline")
    if byline is not None and not (
        isinstance(byline, list) and all(isinstance(name, str) for name in byline)
    ):
        return '"byline" must be a list of strings'
    if isinstance(byline, list) and not all(sound(name) for name in byline):
        return '"byline" holds half a character (a lone surrogate)'
    return None if str(text).strip() else '"text" is empty'


def sound(value: str) -> bool:
    """False where a string holds a lone surrogate, which no encoding can write."""
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def _plainly(error: ValueError) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg} at character {error.pos + 1}"
    return "a number is too long"


def bounded_lines(
    stream: BinaryIO, limit: int, *, opening: bytes = b""
) -> Iterator[bytes | None]:
    """The lines of `stream`, without their ends; None in place of one of over `limit`
    bytes, which is skipped unread.

    `opening` is a first line already read by `readline(limit + 2)`. Never holds more
    than one line of at most `limit` bytes.
    """
    line = opening or stream.readline(limit + 2)
    while line:
        bare = line.rstrip(b"\r\n")
        yield bare if len(bare) <= limit else None
        while line and not line.endswith(b"\n"):
            line = stream.readline(_CHUNK)
        line = stream.readline(limit + 2)


def parse_lines(
    lines: Iterable[bytes | None], *, source: str, limit: int
) -> Iterator[Report | Failure]:
    """What each line holds, in order, its source told as `source:line`; blank lines are
    passed over.
    """
    for number, line in enumerate(lines, start=1):
        place = f"{source}:{number}"
        if line is None:
            yield Failure(
                source=place,
                reason=f"the line is longer than {limit:,} bytes; split it",
            )
        elif line.strip():
            yield parse_line(line, source=place)
