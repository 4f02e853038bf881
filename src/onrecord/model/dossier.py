"""A story, and its accounts laid out to be read."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.account import Account
from onrecord.model.items import Reading, ReadReport
from onrecord.model.provenance import Origin, Passage, Revision
from onrecord.model.report import Report
from onrecord.model.span import Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Reports of the same events. `begins`/`ends` are the first and last publication
    dates known.
    """

    id: str
    title: str
    reports: tuple[str, ...]
    begins: str | None = None
    ends: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEntry:
    begins: str
    ends: str
    account: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceEntry:
    """A place of the story. Coordinates are None where it could not be located, with
    the reason.
    """

    name: str
    lat: float | None
    lon: float | None
    accounts: tuple[str, ...]
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """What a report says a person is, and where it does; `words` are its own, white
    space made one.
    """

    words: str
    cited: Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonEntry:
    """A person of the story. `roles`: each wording once, the most frequent first;
    `mentions` by report and place.
    """

    name: str
    variants: tuple[str, ...]
    accounts: tuple[str, ...]
    roles: tuple[Role, ...] = ()
    mentions: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """A story's accounts, laid out to be read. `read_reports` are all its reports with
    their readings, by date of publication, then by id.

    Of a report with `revisions` the accounts hold what its latest text says.
    """

    story: Story
    read_reports: tuple[ReadReport, ...]
    origins: tuple[Origin, ...]
    passages: tuple[Passage, ...]
    accounts: tuple[Account, ...]
    timeline: tuple[TimelineEntry, ...]
    places: tuple[PlaceEntry, ...]
    people: tuple[PersonEntry, ...]
    revisions: tuple[Revision, ...] = ()

    @property
    def reports(self) -> tuple[Report, ...]:
        """The reports alone, in the same order as `read_reports`."""
        return tuple(pair.report for pair in self.read_reports)

    @property
    def readings(self) -> tuple[Reading, ...]:
        """The readings alone, in the same order as `read_reports`."""
        return tuple(pair.reading for pair in self.read_reports)
