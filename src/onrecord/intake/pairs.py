"""Pairs of texts in JSON Lines, as `onrecord align` reads them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from onrecord.intake.jsonl import bounded_lines, decoded, flaw_of
from onrecord.intake.limits import Limits
from onrecord.model import Failure

_DEFAULT = Limits()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two texts to be compared. `id` is as given, else where the pair was read."""

    id: str
    a: str
    b: str


def read_pairs(
    stream: BinaryIO, *, limits: Limits = _DEFAULT
) -> Iterator[Pair | Failure]:
    """What each line of `stream` holds, in order; blank lines are passed over. A line
    may be as long as two reports.
    """
    limit = 2 * limits.max_bytes_per_report
    for number, line in enumerate(bounded_lines(stream, limit), start=1):
        source = f"line {number}"
        if line is None:
            yield Failure(
                source=source,
                reason=f"the line is longer than {limit:,} bytes; split it",
            )
        elif line.strip():
            yield parse_pair(line, source=source)


def parse_pair(line: bytes, *, source: str) -> Pair | Failure:
    """The pair on one line, or why it is none; the failure keeps the line's id where
    that could be read.
    """
    try:
        row = decoded(line)
    except ValueError as error:
        return Failure(source=source, reason=str(error))
    if not isinstance(row, dict):
        return Failure(
            source=source, reason='a pair is an object: {"id": …, "a": text, "b": text}'
        )
    name, a, b = row.get("id"), row.get("a"), row.get("b")
    if name is not None and (not isinstance(name, str) or flaw_of(name)):
        reason = '"id" must be a string of whole characters, and no NUL'
        return Failure(source=source, reason=reason)
    if not isinstance(a, str) or not isinstance(b, str):
        return Failure(source=source, id=name, reason='"a" and "b" must both be texts')
    return Pair(id=name or source, a=a, b=b)
