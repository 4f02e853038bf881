"""The types that travel between rooms: all frozen, all pointing back at characters.

What a stage could not resolve is None, or `Unresolved` where a reason is known; nothing
is guessed. No room is imported here.
"""

from __future__ import annotations

from onrecord.model.account import (
    Account,
    AccountItem,
    AccountKind,
    Clue,
    Member,
    Relation,
    Support,
    Tie,
    TieReason,
)
from onrecord.model.dossier import (
    Dossier,
    PersonEntry,
    PlaceEntry,
    Role,
    Story,
    TimelineEntry,
)
from onrecord.model.items import (
    Event,
    Figure,
    Form,
    Hedge,
    Item,
    Mention,
    MentionForm,
    PersonKind,
    Place,
    Reading,
    ReadReport,
    Source,
    Statement,
    Status,
    Time,
    TimeType,
    Unresolved,
)
from onrecord.model.provenance import (
    AgencyReason,
    FirstReason,
    Origin,
    OriginReason,
    Passage,
    PassageKind,
    Revision,
    RevisionOrder,
    Sharing,
)
from onrecord.model.report import (
    Failure,
    Part,
    PartKind,
    Report,
)
from onrecord.model.span import (
    Citation,
    Span,
    hull,
)

__all__ = [
    "Account",
    "AccountItem",
    "AccountKind",
    "AgencyReason",
    "Citation",
    "Clue",
    "Dossier",
    "Event",
    "Failure",
    "Figure",
    "FirstReason",
    "Form",
    "Hedge",
    "Item",
    "Member",
    "Mention",
    "MentionForm",
    "Origin",
    "OriginReason",
    "Part",
    "PartKind",
    "Passage",
    "PassageKind",
    "PersonEntry",
    "PersonKind",
    "Place",
    "PlaceEntry",
    "ReadReport",
    "Reading",
    "Relation",
    "Report",
    "Revision",
    "RevisionOrder",
    "Role",
    "Sharing",
    "Source",
    "Span",
    "Statement",
    "Status",
    "Story",
    "Support",
    "Tie",
    "TieReason",
    "Time",
    "TimeType",
    "TimelineEntry",
    "Unresolved",
    "hull",
]
