"""Values of more than one cell: spans and lists of names as JSON, numbers in one piece,
a span as two columns.
"""

from __future__ import annotations

import struct

import msgspec

from onrecord.model import Citation, Clue, Role, Span, Tie, TieReason

Value = str | int | float | bytes | None
Row = dict[str, Value]
_ClueRow = tuple[str, float | None, list[str], list[tuple[str, int, int]]]


def names_json(names: tuple[str, ...]) -> str:
    """`["name", ...]`"""
    return msgspec.json.encode(names).decode()


def names_of(cell: str) -> tuple[str, ...]:
    """The names that `names_json` wrote."""
    return msgspec.json.decode(cell, type=tuple[str, ...])


def spans_json(spans: tuple[Span, ...]) -> str:
    """`[[start, end], ...]`"""
    return msgspec.json.encode([(span.start, span.end) for span in spans]).decode()


def spans_of(cell: str) -> tuple[Span, ...]:
    """The spans that `spans_json` wrote."""
    return tuple(
        Span(start, end)
        for start, end in msgspec.json.decode(cell, type=list[tuple[int, int]])
    )


def citations_json(citations: tuple[Citation, ...]) -> str:
    """`[["report", start, end], ...]`"""
    return msgspec.json.encode(
        [(c.report, c.span.start, c.span.end) for c in citations]
    ).decode()


def citations_of(cell: str) -> tuple[Citation, ...]:
    """The citations that `citations_json` wrote."""
    found = msgspec.json.decode(cell, type=list[tuple[str, int, int]])
    return tuple(
        Citation(report=report, span=Span(start, end)) for report, start, end in found
    )


def roles_json(roles: tuple[Role, ...]) -> str:
    """`[["words", "report", start, end], ...]`"""
    told = [
        (r.words, r.cited.report, r.cited.span.start, r.cited.span.end) for r in roles
    ]
    return msgspec.json.encode(told).decode()


def roles_of(cell: str) -> tuple[Role, ...]:
    """The roles that `roles_json` wrote."""
    found = msgspec.json.decode(cell, type=list[tuple[str, str, int, int]])
    return tuple(
        Role(words=w, cited=Citation(report=r, span=Span(start, end)))
        for w, r, start, end in found
    )


def integers_blob(values: tuple[int, ...]) -> bytes:
    """Signed integers of 8 bytes, little-endian."""
    return struct.pack(f"<{len(values)}q", *values)


def integers_of(cell: bytes) -> tuple[int, ...]:
    """The integers that `integers_blob` wrote."""
    return struct.unpack(f"<{len(cell) // 8}q", cell)


def numbers_blob(values: tuple[float, ...]) -> bytes:
    """Floating-point numbers of 8 bytes, little-endian: none loses a digit."""
    return struct.pack(f"<{len(values)}d", *values)


def numbers_of(cell: bytes) -> tuple[float, ...]:
    """The numbers that `numbers_blob` wrote."""
    return struct.unpack(f"<{len(cell) // 8}d", cell)


def ties_json(ties: tuple[Tie, ...]) -> str:
    """`[["why", "report", ...], ...]`"""
    return msgspec.json.encode([(tie.why, *tie.reports) for tie in ties]).decode()


def ties_of(cell: str) -> tuple[Tie, ...]:
    """The ties that `ties_json` wrote."""
    found = msgspec.json.decode(cell, type=list[list[str]])
    return tuple(
        Tie(reports=tuple(reports), why=msgspec.convert(why, TieReason))
        for why, *reports in found
    )


def clues_json(clues: tuple[Clue, ...]) -> str:
    """`[["name", weight, ["words", ...], [["report", start, end], ...]], ...]`"""
    rows = [
        (
            clue.name,
            clue.weight,
            clue.words,
            [
                (cited.report, cited.span.start, cited.span.end)
                for cited in clue.between
            ],
        )
        for clue in clues
    ]
    return msgspec.json.encode(rows).decode()


def clues_of(cell: str) -> tuple[Clue, ...]:
    """The clues that `clues_json` wrote."""
    rows = msgspec.json.decode(cell, type=list[_ClueRow])
    return tuple(
        Clue(
            name=name,
            weight=weight,
            words=tuple(words),
            between=tuple(
                Citation(report=report, span=Span(start, end))
                for report, start, end in between
            ),
        )
        for name, weight, words, between in rows
    )
