"""The types that travel between rooms: all frozen, all pointing back at characters.

Offsets are Unicode code points into a report's `text`, half open, so
`report.text[span.start:span.end]` is the item's surface. Times are ISO 8601 strings as
TimeML writes them, without a zone unless the report names one. What a stage could not
resolve is None, or `Unresolved` where a reason is known; nothing is guessed. No room is
imported here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

PartKind = Literal[
    "headline",
    "date line",
    "dateline",
    "paragraph",
    "heading",
    "caption",
    "credit",
    "signature",
    "repeat",
    "not prose",
]
Form = Literal["direct", "indirect", "mixed"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
PersonKind = Literal["person", "organisation"]
MentionForm = Literal["name", "role", "pronoun"]
Hedge = Literal["about", "at least", "up to", "more than", "fewer than", "vague"]
Status = Literal[
    "happened",
    "planned",
    "conditional",
    "confirmed",
    "unconfirmed",
    "denied",
    "cancelled",
    "forecast",
]
PassageKind = Literal["verbatim", "edited", "paraphrase", "same quote"]
Sharing = Literal["copy", "quotation", "source", "background"]
OriginReason = Literal["credited", "shared copy", "single"]
AgencyReason = Literal["credit", "text"]
FirstReason = Literal["agency", "credit", "date"]
TieReason = Literal["credited", "shared copy", "shared passage", "one desk"]
RevisionOrder = Literal["published", "arrival"]
AccountKind = Literal["figure", "statement", "event"]
Relation = Literal["same", "differs", "more specific", "single"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of characters, `start <= end`, both >= 0. Positional, as every
    reader writes Span(3, 9).
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(
                f"a span runs forward from 0 or more: got {self.start} to {self.end}"
            )

    def of(self, text: str) -> str:
        """The surface: the characters of `text` this span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """True where the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """True where `other` lies within this span (equal spans cover each other)."""
        return self.start <= other.start and other.end <= self.end


def hull(spans: Sequence[Span]) -> Span:
    """The smallest span over all of `spans`; raises ValueError where there is none."""
    return Span(min(s.start for s in spans), max(s.end for s in spans))


@dataclass(frozen=True, slots=True, kw_only=True)
class Unresolved:
    """Why an item has no answer, and what it could have been (names or ids, best
    first).
    """

    reason: str
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A stretch of a report by what it is. Parts are in text order, disjoint, and leave
    only white space uncovered.
    """

    span: Span
    kind: PartKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """An article as one outlet published it.

    `id` is the caller's, else a hash of the content (`onrecord.ids.report_id`).
    `published` is an ISO date or date-time, as given or as found in a leading date
    line. `credit` is the agency named, as given or as found. `source` is where it was
    read from (a path, a URL, a line of a file); `source_hash` the sha256 of its bytes.
    """

    id: str
    text: str
    outlet: str | None = None
    url: str | None = None
    title: str | None = None
    byline: tuple[str, ...] = ()
    credit: str | None = None
    published: str | None = None
    language: str | None = None
    parts: tuple[Part, ...] = ()
    source: str | None = None
    source_hash: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """One input that could not be read: where it was, and what a person can do about
    it.
    """

    source: str
    reason: str
    id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What every item of a reading carries: where it stands, and what found it
    (`name/version`).
    """

    span: Span
    method: str
    confidence: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Time(Item):
    """A TimeML TIMEX3: its `value`, and the interval it covers (`begins`/`ends`;
    `from`/`to` in the formats).

    `unresolved` says why a date or a clock time has no place in the calendar.
    """

    type: TimeType
    value: str
    begins: str | None = None
    ends: str | None = None
    unresolved: Unresolved | None = None

    @property
    def day(self) -> str:
        """The value without its clock time: "2025-08-14" of "2025-08-14T09:30"."""
        return self.value[:_DAY_LENGTH]

    @property
    def length(self) -> str:
        """The value of a duration, whole days said in days: "P1D" of "PT24H".

        Any other value comes back as it is.
        """
        hours = _HOURS.match(self.value)
        if hours and int(hours[1]) and int(hours[1]) % 24 == 0:
            return f"P{int(hours[1]) // 24}D"
        return self.value


_DAY_LENGTH = len("2025-08-14")
_HOURS = re.compile(r"PT(\d{1,6})H\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Item):
    """A place named. `lat`/`lon` in degrees WGS 84. `unresolved` says why there are no
    coordinates.
    """

    name: str
    kind: str
    geonames_id: int | None = None
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    unresolved: Unresolved | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention(Item):
    """One mention of a person or organisation. `name` is its fullest form in this
    report, None where left open.

    `role`: beside a person's name, the words that say what they are ("Ukrainian
    president", "a former judge").
    """

    name: str | None
    kind: PersonKind
    form: MentionForm
    role: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Item):
    """Speaker, cue and content (PARC's attribution relation), each in any number of
    pieces; only content has one.

    `speaker_name` is the full name that the speaker's words stand for, None where the
    report leaves it open; `speaker_mention` is the mention at the head of those words,
    None where there is none. `said_at` is the day the cue's clause gives.
    """

    speaker: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    form: Form
    speaker_name: str | None = None
    speaker_mention: Mention | None = None
    channel: str | None = None
    said_at: Time | None = None
    negated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Who is said to say something.

    `name` is None where only a pronoun stands for them; `span` is where they are named,
    None where the report names them only elsewhere. `statement` is the statement that
    makes them the source, None where a clause does so by itself ("the ministry put the
    toll at 12").
    """

    name: str | None
    span: Span | None
    statement: Statement | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Item):
    """A quantity. `low`/`high` bound it (None: open on that side; both None for a vague
    one, as "dozens").

    `head` is the word counted; of a bare number ("12 dead") the last word of the number
    itself. `period` is the duration that the count covers ("in 24 hours"). `told_in` is
    the innermost statement the head stands in. `measure_span` is the verb or noun that
    `measure` is taken from, wherever it stands.

    What its words say of the counted: `least` and `most` are the bounds of a vague word
    ("dozens": 13 and 400; None: open). `modifiers` say which are counted ("glide" of
    "two glide bombs"), `discerning` tell them from others of their kind ("foreign",
    "seriously"). `part` are the words by which the figure counts some of what was just
    told ("two of them"), `addition` those by which it counts more beside it ("another
    two"). `toll`: a noun announces the count ("a death toll of 45").
    """

    head: Span
    low: float | None
    high: float | None
    hedge: Hedge | None = None
    least: float | None = None
    most: float | None = None
    unit: str | None = None
    modifiers: tuple[Span, ...] = ()
    discerning: tuple[Span, ...] = ()
    part: Span | None = None
    addition: Span | None = None
    toll: bool = False
    measure: str | None = None
    measure_span: Span | None = None
    claimant: Source | None = None
    place: Place | None = None
    when: Time | None = None
    period: Time | None = None
    told_in: Statement | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Item):
    """Something that happened, is planned, was denied.

    `what` is the text's own phrase; `head` the word in it for what happens, its noun or
    its verb. `by` is who says so, None for the report itself. `probability` is 0..1,
    `condition` the span of the if-clause. `told_in` is the innermost statement the head
    stands in.
    """

    head: Span
    what: str
    status: Status
    by: Source | None = None
    when: Time | None = None
    where: Place | None = None
    probability: float | None = None
    condition: Span | None = None
    told_in: Statement | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that was read in one report. Items are in text order. `notes` say what a
    limit left unread.

    An item that an item refers to stands in these same tuples.
    """

    report: str
    published: str | None
    sentences: tuple[Span, ...] = ()
    statements: tuple[Statement, ...] = ()
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    people: tuple[Mention, ...] = ()
    figures: tuple[Figure, ...] = ()
    events: tuple[Event, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadReport:
    """A report and what was read in it: the pair that travels from reading to the rooms
    behind it.

    Raises ValueError where the reading is of another report.
    """

    report: Report
    reading: Reading

    def __post_init__(self) -> None:
        if self.reading.report != self.report.id:
            raise ValueError(
                f"the reading of {self.reading.report} is not one of {self.report.id}"
            )

    @property
    def id(self) -> str:
        """The id of the report."""
        return self.report.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Text two reports share (or one repeats: `a == b`). `similarity` is the share of
    words in common, in order.

    `sharing` says what the words are, as far as it can be told: copy of a report; a
    quotation both hold; what a document of a source says (a press release); background
    that stands in reports of other events too.
    """

    a: str
    b: str
    a_span: Span
    b_span: Span
    kind: PassageKind
    similarity: float
    sharing: Sharing = "copy"


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """Characters of one report."""

    report: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The writing a set of reports comes from.

    `agency`: whom a member credits, or whom the shared text names as its reporters
    (`agency_by`). `first`: the member that had the writing first, where its own name as
    the agency, other members' words or the dates say so (`first_by`); None where it is
    open. `evidence`: the words in the reports that say either.
    """

    id: str
    agency: str | None
    reports: tuple[str, ...]
    why: OriginReason
    agency_by: AgencyReason | None = None
    first: str | None = None
    first_by: FirstReason | None = None
    evidence: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """One report of which the same address gave another text: `before` and `after` are
    the ids of the two.

    `order`: by what it is known which came first, None where it is not. `headline`:
    whether the title is another. `figures`: numbers that stand in another's place,
    before and after. `cut` and `added`: sentences one alone has. `notice`: the words of
    the later one that say it was corrected or updated, None for a silent change.
    """

    before: str
    after: str
    order: RevisionOrder | None
    headline: bool
    figures: tuple[tuple[Span, Span], ...]
    cut: tuple[Span, ...]
    added: tuple[Span, ...]
    notice: Span | None = None


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
class Tie:
    """Reports that count as one writing, and why; in order of id."""

    reports: tuple[str, ...]
    why: TieReason


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """How many reports, outlets and origins carry an account, and the primary sources
    they name.

    `independent`: how many are left when reports of one outlet, one writing or one
    primary source count once. `ties`: why reports count as one writing.
    """

    reports: int
    outlets: int
    origins: int
    sources: tuple[str, ...] = ()
    independent: int = 1
    ties: tuple[Tie, ...] = ()


# What accounts are made of: a new kind of account has its item here.
AccountItem = Figure | Statement | Event


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One report's item inside an account."""

    report: str
    item: AccountItem


@dataclass(frozen=True, slots=True, kw_only=True)
class Clue:
    """A named reason for, or against, two items being of one thing.

    `weight` is added to the sum of the two; None forbids that they are one. `words`:
    what gave it, of the first item and of the second. `between`: where the two stand,
    in the same order; empty while they are only compared.
    """

    name: str
    weight: float | None
    words: tuple[str, ...] = ()
    between: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """All that the reports of a story say of one thing. `clues`: why the members are
    one, for as many pairs of them as hold all together.
    """

    id: str
    kind: AccountKind
    title: str
    relation: Relation
    members: tuple[Member, ...]
    support: Support
    clues: tuple[Clue, ...] = ()


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
