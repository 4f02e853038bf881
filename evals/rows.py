"""Gold and predicted rows as typed values: the lines of the measuring sets and of
Onrecord's own filters.
"""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import msgspec

Range = tuple[int, int]


class Statement(msgspec.Struct, frozen=True):
    content: tuple[Range, ...] = ()
    speaker: tuple[Range, ...] = ()
    cue: tuple[Range, ...] = ()
    speaker_name: str | None = None


class Time(msgspec.Struct, frozen=True):
    span: Range
    type: str
    value: str | None = None


class Place(msgspec.Struct, frozen=True):
    span: Range
    lat: float | None = None
    lon: float | None = None
    geonames_id: int | None = None


class Entity(msgspec.Struct, frozen=True):
    span: Range
    type: str


class Mention(msgspec.Struct, frozen=True):
    span: Range
    kind: str
    form: str = "name"


class Gold(msgspec.Struct, frozen=True):
    statements: tuple[Statement, ...] = ()
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    entities: tuple[Entity, ...] = ()
    passages: tuple[tuple[int, int, int, int], ...] = ()
    story: str | None = None


class GoldRow(msgspec.Struct, frozen=True):
    """One line of a measuring set. A pair has texts `a` and `b` instead of `text`."""

    id: str
    gold: Gold = Gold()
    text: str = ""
    title: str | None = None
    published: str | None = None
    a: str = ""
    b: str = ""


class JudgedRow(msgspec.Struct, frozen=True):
    """One line of gold/speakers-…: a gold statement of report `id`, and where the
    report has its speaker's name.

    `names`: the best verdict first, then others as good; None where the name is rightly
    left open.
    """

    id: str
    speaker: tuple[Range, ...]
    content: tuple[Range, ...]
    names: tuple[Range | None, ...]


class Answer(msgspec.Struct, frozen=True):
    """One line that `onrecord annotate` or `onrecord group` wrote. One of a report it
    failed on holds nothing.
    """

    id: str | None = None
    statements: tuple[Statement, ...] = ()
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    people: tuple[Mention, ...] = ()
    story: str | None = None


class AlignedRow(msgspec.Struct, frozen=True):
    """One line that `onrecord align` wrote."""

    id: str
    passages: tuple[tuple[int, int, int, int, str, float], ...] = ()


Row = TypeVar("Row")


def load(path: Path, kind: type[Row], *, every: int = 1) -> list[Row]:
    """Every `every`-th row of a JSON Lines file, from the first on; raises
    msgspec.DecodeError on a malformed line.
    """
    lines = [line for line in path.read_bytes().splitlines() if line.strip()]
    return [msgspec.json.decode(line, type=kind) for line in lines[::every]]


def without_gold(row: bytes | msgspec.Raw) -> bytes:
    """The row as a user would give it: the reader must not even be handed the
    answers.
    """
    fields = msgspec.json.decode(row)
    fields.pop("gold", None)
    return msgspec.json.encode(fields) + b"\n"
