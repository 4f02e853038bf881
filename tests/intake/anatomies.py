"""Anatomy said shortly: a report's parts as (kind, surface) pairs."""

from __future__ import annotations

from onrecord.intake.anatomy import Anatomy
from onrecord.model import PartKind

PROSE = "The harbour of Kestrel Bay stayed closed on Monday, the harbour master said, and no ferry left."
MORE = "Two crews worked through the night to lift the broken crane from the pier."


def parts_of(text: str, anatomy: Anatomy) -> list[tuple[PartKind, str]]:
    """Every part's kind and surface, in order."""
    return [(part.kind, part.span.of(text)) for part in anatomy.parts]


def of_kind(text: str, anatomy: Anatomy, kind: PartKind) -> list[str]:
    """The surfaces of the parts of one kind."""
    return [surface for found, surface in parts_of(text, anatomy) if found == kind]
