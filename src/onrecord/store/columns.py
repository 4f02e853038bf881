"""Cells that hold more than one value: names as JSON, numbers in one piece."""

from __future__ import annotations

import struct

import msgspec


def names_json(names: tuple[str, ...]) -> str:
    """The names as a JSON list.

    >>> names_json(("a", "b"))
    '["a","b"]'
    """
    return msgspec.json.encode(names).decode()


def integers_blob(values: tuple[int, ...]) -> bytes:
    """Signed integers of 8 bytes, little-endian. Raises struct.error for one that needs
    more.
    """
    return struct.pack(f"<{len(values)}q", *values)


def integers_of(cell: bytes) -> tuple[int, ...]:
    """The integers that `integers_blob` wrote.

    >>> integers_of(integers_blob((1, -2)))
    (1, -2)
    """
    return struct.unpack(f"<{len(cell) // 8}q", cell)


def numbers_blob(values: tuple[float, ...]) -> bytes:
    """Floating-point numbers of 8 bytes, little-endian: none loses a digit."""
    return struct.pack(f"<{len(values)}d", *values)


def numbers_of(cell: bytes) -> tuple[float, ...]:
    """The numbers that `numbers_blob` wrote.

    >>> numbers_of(numbers_blob((0.1, -2.5)))
    (0.1, -2.5)
    """
    return struct.unpack(f"<{len(cell) // 8}d", cell)
