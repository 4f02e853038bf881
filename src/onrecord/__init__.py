"""Onrecord reads many reports of the same events and gives one sourced account.

An archive keeps what was read:

    archive = onrecord.Archive("summit.db")
    archive.add(["reports/"])
    for story in archive.stories():
        dossier = archive.dossier(story.id)

Without one, these are what the filters of the command line are made of:

    reports = [r for r in onrecord.read_sources(["reports/"])
               if isinstance(r, onrecord.Report)]
    answers = list(onrecord.read_many(reports))              # onrecord annotate
    story_of = onrecord.group(reports)                       # onrecord group
    passages = onrecord.align(reports[0].text, reports[1].text)    # onrecord align
    pairs = [a for a in answers if isinstance(a, onrecord.ReadReport)]
    dossier = onrecord.reconcile(pairs)                      # onrecord reconcile
    page = onrecord.dossier_page(dossier)

The names in `__all__` are the public face. Every other module, and every name in it, is
private by convention, whether or not it begins with an underscore, and may change at
any time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onrecord.accounts import compile_dossier
    from onrecord.archive import Archive
    from onrecord.filters import align, group
    from onrecord.intake import make_report, read_sources
    from onrecord.lineage.trace import Lineage
    from onrecord.model.account import Account, Support
    from onrecord.model.dossier import Dossier, Story
    from onrecord.model.items import (
        Event,
        Figure,
        Item,
        Mention,
        Place,
        Reading,
        ReadReport,
        Source,
        Statement,
        Telling,
        Time,
    )
    from onrecord.model.provenance import Origin, Passage
    from onrecord.model.report import Failure, Report
    from onrecord.model.span import Span
    from onrecord.one_story import reconcile
    from onrecord.pages import dossier_page
    from onrecord.reading.reader import read, read_many

__version__ = "0.1.0"
__all__ = [
    "Account",
    "Archive",
    "Dossier",
    "Event",
    "Failure",
    "Figure",
    "Item",
    "Lineage",
    "Mention",
    "Origin",
    "Passage",
    "Place",
    "ReadReport",
    "Reading",
    "Report",
    "Source",
    "Span",
    "Statement",
    "Story",
    "Support",
    "Telling",
    "Time",
    "align",
    "compile_dossier",
    "dossier_page",
    "group",
    "make_report",
    "read",
    "read_many",
    "read_sources",
    "reconcile",
]

_HOME = {
    "Account": "onrecord.model.account",
    "Archive": "onrecord.archive",
    "Dossier": "onrecord.model.dossier",
    "Event": "onrecord.model.items",
    "Failure": "onrecord.model.report",
    "Figure": "onrecord.model.items",
    "Item": "onrecord.model.items",
    "Lineage": "onrecord.lineage.trace",
    "Mention": "onrecord.model.items",
    "Origin": "onrecord.model.provenance",
    "Passage": "onrecord.model.provenance",
    "Place": "onrecord.model.items",
    "ReadReport": "onrecord.model.items",
    "Reading": "onrecord.model.items",
    "Report": "onrecord.model.report",
    "Source": "onrecord.model.items",
    "Span": "onrecord.model.span",
    "Statement": "onrecord.model.items",
    "Story": "onrecord.model.dossier",
    "Support": "onrecord.model.account",
    "Telling": "onrecord.model.items",
    "Time": "onrecord.model.items",
    "align": "onrecord.filters",
    "compile_dossier": "onrecord.accounts",
    "dossier_page": "onrecord.pages",
    "group": "onrecord.filters",
    "make_report": "onrecord.intake",
    "read": "onrecord.reading.reader",
    "read_many": "onrecord.reading.reader",
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
            f"module 'onrecord' has no attribute {name!r}; "
            f"it offers {', '.join(__all__)}"
        )
    return getattr(importlib.import_module(_HOME[name]), name)
