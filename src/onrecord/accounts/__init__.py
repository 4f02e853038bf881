"""All that the reports of a story say of one thing, with its support. The way in is
`compile_dossier`.
"""

from __future__ import annotations

from onrecord.accounts.clues import Comparison
from onrecord.accounts.dossier import compile_dossier
from onrecord.accounts.sections import Sections, sections
from onrecord.accounts.why import (
    NotComparable,
    Pair,
    UnknownItem,
    Why,
    report_named,
    why,
)

__all__ = [
    "Comparison",
    "NotComparable",
    "Pair",
    "Sections",
    "UnknownItem",
    "Why",
    "compile_dossier",
    "report_named",
    "sections",
    "why",
]
