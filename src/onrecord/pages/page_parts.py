"""What the dossier page shows, as plain values: no HTML, every text as it stands in the
reports.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model import PlaceEntry
from onrecord.pages.excerpts import Block, Excerpt
from onrecord.pages.places_map import PlacesMap
from onrecord.pages.revision_views import RevisionView
from onrecord.pages.rivals import Rival


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberView:
    """One report's words on an account. `facts` are (label, value) pairs."""

    outlet: str
    report: int
    origin: str
    excerpt: Excerpt
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountView:
    """An account as its card shows it; `left_out` counts members that are not shown.
    `within` are the accounts of what stands within its words.
    """

    id: str
    kind: str
    title: str
    relation: str
    relation_words: str
    support: str
    sources: tuple[str, ...]
    ties: tuple[str, ...]
    rivals: tuple[Rival, ...]
    members: tuple[MemberView, ...]
    left_out: int
    within: tuple[AccountView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportView:
    """A report with its text in blocks; `left_out`: the text is not on the page."""

    number: int
    id: str
    outlet: str
    title: str
    url: str | None
    published: str
    credit: str
    origin: str
    blocks: tuple[Block, ...]
    left_out: bool
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginView:
    """`first` says who had it first and how that is known, "" where it is open;
    `evidence`: words and their anchors.
    """

    label: str
    why: str
    reports: tuple[tuple[int, str], ...]
    first: str
    evidence: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageView:
    """A shared passage: its kind, what the words are if no copy, and both sides'
    words.
    """

    kind: str
    sharing: str
    similarity: str
    a_label: str
    b_label: str
    a: Excerpt
    b: Excerpt


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineView:
    """An account on the timeline, and the day or days it is of."""

    when: str
    account: AccountView


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonView:
    """A person of the story. `roles` are (words, anchor of the sentence that says
    them); `told` counts mentions.
    """

    name: str
    variants: tuple[str, ...]
    roles: tuple[tuple[str, str], ...]
    told: str
    accounts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PageView:
    """All of the page, in the order it is shown."""

    title: str
    when: str
    counts: tuple[tuple[str, int], ...]
    agreed: tuple[AccountView, ...]
    differs: tuple[AccountView, ...]
    one_origin: tuple[AccountView, ...]
    timeline: tuple[TimelineView, ...]
    figures: tuple[AccountView, ...]
    speakers: tuple[tuple[str, tuple[AccountView, ...]], ...]
    places: tuple[PlaceEntry, ...]
    places_map: PlacesMap | None
    people: tuple[PersonView, ...]
    reports: tuple[ReportView, ...]
    origins: tuple[OriginView, ...]
    passages: tuple[PassageView, ...]
    revisions: tuple[RevisionView, ...]
    passages_left: int
    notes: tuple[str, ...]
