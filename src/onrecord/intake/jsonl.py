"""JSON Lines: one report a line, as docs/formats.md describes it."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from onrecord.intake.format import Format
from onrecord.intake.inputs import Input
from onrecord.intake.report import make_report
from onrecord.model import Failure, Report

_TEXT_KEYS = ("id", "outlet", "url", "title", "credit", "published", "language")
_CHUNK = 1 << 16
_OPENS_OBJECT = re.compile(r'\{\s*(?:"|\}|$)')


def parse_line(line: str | bytes, *, source: str) -> Report | Failure:
    """The report on one line, or why it is none; the failure keeps the line's id where
    that could be read.

    Unknown keys are ignored, null and "" count as missing, a key of the wrong type is a
    failure that names it.

    >>> parse_line('{"id": "a", "text": "It rained."}', source="rows.jsonl:1").text
    'It rained.'
    >>> parse_line("[]", source="rows.jsonl:2").reason
    'a report is an object like {"text": "…"}'
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
    except json.JSONDecodeError as error:
        place = f"{error.msg} at character {error.pos + 1}"
        raise ValueError(f"the line is not JSON: {place}") from None
    except ValueError:
        raise ValueError("the line is not JSON: a number is too long") from None
    return value


def parse_row(row: object, *, source: str, source_hash: str) -> Report | Failure:
    """The report in a decoded JSON value, or why it is none."""
    if not isinstance(row, dict):
        return Failure(source=source, reason='a report is an object like {"text": "…"}')
    problem = _problem(row)
    if problem:
        id_ = row.get("id")
        is_usable = isinstance(id_, str) and id_ and not flaw_of(id_)
        return Failure(source=source, reason=problem, id=id_ if is_usable else None)
    fields = {key: row.get(key) or None for key in _TEXT_KEYS}
    return make_report(
        row["text"],
        byline=row.get("byline") or (),
        source=source,
        source_hash=source_hash,
        **fields,
    )


def _problem(row: dict[str, object]) -> str | None:
    """What is wrong with the row, in words that name the key; None where nothing is."""
    if row.get("text") is None:
        return '"text" is missing'
    for key in ("text", *_TEXT_KEYS):
        value = row.get(key)
        if value is None:
            continue
        if not isinstance(value, str):
            return f'"{key}" must be a string'
        if flaw := flaw_of(value, is_text=key == "text"):
            return f'"{key}" holds {flaw}'
    names = row.get("byline") or []
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        return '"byline" must be a list of strings'
    for name in names:
        if flaw := flaw_of(name):
            return f'"byline" holds {flaw}'
    return None if str(row["text"]).strip() else '"text" is empty'


def flaw_of(value: str, *, is_text: bool = False) -> str | None:
    """What a string holds that no report may, in words; None where it holds none.

    That is a lone surrogate, which no encoding can write, and in all but a report's
    text the character U+0000, at which other programs take a string to end.
    """
    try:
        value.encode()
    except UnicodeEncodeError:
        return "half a character (a lone surrogate)"
    if "\0" in value and not is_text:
        return "a NUL (U+0000); leave it out"
    return None


def bounded_lines(stream: BinaryIO, limit: int) -> Iterator[bytes | None]:
    """The lines of `stream`, without their ends; None in place of one of over `limit`
    bytes, which is skipped unread.

    Never holds more than one line of at most `limit` bytes.
    """
    line = stream.readline(limit + 2)
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


def read_lines(stream: BinaryIO, given: Input) -> Iterator[Report | Failure]:
    """The reports in the lines of `stream`, which holds the bytes of `given`; a failure
    where no line is anything but blank.
    """
    limit = given.limits.max_bytes_per_report
    is_empty = True
    lines = bounded_lines(stream, limit)
    for result in parse_lines(lines, source=given.source, limit=limit):
        is_empty = False
        yield result
    if is_empty:
        yield given.failure("it is empty")


def _recognises(given: Input) -> bool:
    """Whether the first line is an object by itself, or goes on beyond the head.

    A file called `.json` may be either, and is left to the other format.
    """
    opening = given.opening
    is_over_several_lines = opening.endswith("\n") and not opening.rstrip().endswith(
        "}"
    )
    return (
        given.suffix != ".json"
        and _OPENS_OBJECT.match(opening) is not None
        and not is_over_several_lines
    )


FORMAT = Format(
    name="JSON Lines",
    recognises=_recognises,
    read=lambda given: read_lines(given.stream, given),
    suffixes=frozenset({".jsonl", ".ndjson"}),
    media_types=frozenset({"application/jsonl", "application/x-ndjson"}),
)
