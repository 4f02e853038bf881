"""Onrecord reads many reports of the same events and gives one sourced account.

archive = onrecord.Archive("summit.db")
archive.add(["reports/"])
for story in archive.stories():
    dossier = archive.dossier(story.id)

reading = onrecord.read(onrecord.make_report("…"))     # without any archive
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onrecord.archive import Archive
    from onrecord.intake import make_report, read_sources
    from onrecord.model import Dossier, Failure, Reading, ReadReport, Report, Span
    from onrecord.one_story import reconcile
    from onrecord.pages import dossier_page
    from onrecord.reading.reader import read

__version__ = "0.1.0"
__all__ = [
    "Archive",
    "Dossier",
    "Failure",
    "ReadReport",
    "Reading",
    "Report",
    "Span",
    "dossier_page",
    "make_report",
    "read",
    "read_sources",
    "reconcile",
]

_HOME = {
    "Archive": "onrecord.archive",
    "Dossier": "onrecord.model",
    "Failure": "onrecord.model",
    "ReadReport": "onrecord.model",
    "Reading": "onrecord.model",
    "Report": "onrecord.model",
    "Span": "onrecord.model",
    "dossier_page": "onrecord.pages",
    "make_report": "onrecord.intake",
    "read": "onrecord.reading.reader",
    "read_sources": "onrecord.intake",
    "reconcile": "onrecord.one_story",
}


def __getattr__(name: str) -> Any:
    """Imports a public name when it is first asked for, so that `onrecord --help` need
    not load a language model.
    """
    import importlib  # noqa: PLC0415

    if name not in _HOME:
        raise AttributeError(
            f"module 'onrecord' has no attribute {name!r}; it offers {', '.join(__all__)}"
        )
    return getattr(importlib.import_module(_HOME[name]), name)
