"""The registry of exports: every format that a dossier or a reading is written in.

A new format is one module with an `EXPORT`, and one line in EXPORTS below; `--format`
of `onrecord dossier` offers whatever stands here for a dossier.
"""

from __future__ import annotations

from typing import Any, TypeVar

from onrecord.exports import dossier_json, page, reading
from onrecord.exports.export import Export

T = TypeVar("T")

# The first for a type is the one that is written where none is asked for.
EXPORTS: tuple[Export[Any], ...] = (
    page.EXPORT,
    dossier_json.EXPORT,
    reading.EXPORT,
)


def exports_of(type_: type[T]) -> dict[str, Export[T]]:
    """The formats that an object of `type_` can be written in, by name, in the order of
    EXPORTS.
    """
    return {export.name: export for export in EXPORTS if export.takes is type_}
