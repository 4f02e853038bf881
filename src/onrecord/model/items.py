"""What is read in one report: its items, and the reading that holds them.

Times are ISO 8601 strings as TimeML writes them, without a zone unless the report names
one. An item refers to other items of its reading, never to their names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from onrecord.model.report import Report
from onrecord.model.span import Span

Form = Literal["direct", "indirect", "mixed"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
PersonKind = Literal["person", "organisation"]
MentionForm = Literal["name", "role", "pronoun"]
PartyKind = Literal["person", "body", "document", "office", "group", "anonymous"]
Hedge = Literal["about", "at least", "up to", "more than", "fewer than", "vague"]
TellingForm = Literal["clause", "noun", "count", "fragment"]
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Unresolved:
    """Why an item has no answer, and what it could have been (names or ids, best
    first).
    """

    reason: str
    candidates: tuple[str, ...] = ()


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
class Office:
    """An office of which a place or body has one, as a report words it: "the mayor of
    Brovna".

    `noun` are the words for the office itself, `countries` the names of the countries
    told with it, `words` what else is told with it ("Brovna"). `standing` is the word
    by which it is held in part, not yet or no more ("deputy", "next", "former").
    """

    noun: Span
    countries: tuple[str, ...] = ()
    words: tuple[Span, ...] = ()
    standing: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """What a report calls a source, its words taken apart once.

    `label` are the words without article and clause, of a bare body ("the ministry")
    those by which the report names it in full. `kind` is what is named, `head` the noun
    that the label is built on, in lower case. `principal` is whom a spokesman speaks
    for, None for any other.
    """

    label: str
    kind: PartyKind
    head: str
    principal: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention(Item):
    """One mention of a person or organisation. `name` is its fullest form in this
    report, None where left open.

    `role`: beside a person's name, the words that say what they are ("Ukrainian
    president", "a former judge"). `office`: what those words, or those of a mention by
    role itself, say of an office; of a pronoun, what the role it stands for says.
    `seat`: of a government meant by its capital ("Washington said"), that place, which
    is then who acts and not where.
    """

    name: str | None
    kind: PersonKind
    form: MentionForm
    role: Span | None = None
    office: Office | None = None
    seat: Place | None = None


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
    naming: Naming | None = None
    channel: str | None = None
    said_at: Time | None = None
    negated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Who is said to say something.

    `name` is None where only a pronoun stands for them; `span` is where they are named,
    None where the report names them only elsewhere. `statement` is the statement that
    makes them the source, None where a clause does so by itself ("the ministry put the
    toll at 12"). `naming` is what `name` calls them, None where it is no name that
    could be read elsewhere.
    """

    name: str | None
    span: Span | None
    statement: Statement | None = None
    naming: Naming | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Item):
    """A quantity. `low`/`high` bound it (None: open on that side; both None for a vague
    one, as "dozens").

    `head` is the word counted; of a bare number ("12 dead") the last word of the number
    itself. `period` is the duration that the count covers ("in 24 hours"). `told_in` is
    the innermost statement the head stands in. `measure_span` is the verb or noun that
    `measure` is taken from, `unit_span` the words that `unit` is, both wherever they
    stand: "and one in the north" has its unit from the figure before.

    What its words say of the counted: `least` and `most` are the bounds of a vague word
    ("dozens": 13 and 400; None: open). `modifiers` say which are counted ("glide" of
    "two glide bombs"), `discerning` tell them from others of their kind ("foreign",
    "seriously"), `owners` are the names, adjectives and peoples of countries among its
    words ("Danish"). `part` are the words by which the figure counts some of what was
    just told ("two of them"), `addition` those by which it counts more beside it
    ("another two"). `toll`: a noun announces the count ("a death toll of 45").
    """

    head: Span
    low: float | None
    high: float | None
    hedge: Hedge | None = None
    least: float | None = None
    most: float | None = None
    unit: str | None = None
    unit_span: Span | None = None
    modifiers: tuple[Span, ...] = ()
    discerning: tuple[Span, ...] = ()
    owners: tuple[Span, ...] = ()
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

    `what` is the text's own phrase, `pieces` the stretches it is put together from
    ("13 people", "were injured"); `head` the word in it for what happens, its noun or
    its verb, and `name_span` the two words that name it where the head is one of them
    ("news conference"). `discerning` tell it from others of its kind ("second"). `by`
    is who says so, None for the report itself. `probability` is 0..1,
    `condition` the span of the if-clause. `told_in` is the innermost statement the head
    stands in.
    """

    head: Span
    what: str
    status: Status
    pieces: tuple[Span, ...] = ()
    name_span: Span | None = None
    discerning: tuple[Span, ...] = ()
    by: Source | None = None
    when: Time | None = None
    where: Place | None = None
    probability: float | None = None
    condition: Span | None = None
    told_in: Statement | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling(Item):
    """What one clause, event noun or count of a report claims: the smallest thing that
    another report may tell too.

    `head` is the word that it hangs on: of a "clause" its verb, of a "noun" the noun
    that names an event, of a "count" the word counted, of a "fragment" (a headline
    without a verb) its topmost word. `pieces` are its words without those of the
    clauses within it, `span` is their hull.

    `agent` acts and `patient` is acted upon, by voice and not by position; both are the
    cores of noun phrases, with the mention at the head of each: "he" has a name then.
    `negated` is the grammar of the head alone; `status` weighs the words around it.
    `figures` are those whose head stands in the pieces, `event` is the one with the
    same head. `told_in` is the innermost statement the head stands in.

    `admitted` is False where it is no fact by itself: an idiom, a verb of seeming, a
    bare verb of saying, a verb without its object. `meaning` is its vector in signed
    bytes, empty where none was made.

    `gist` are the words by which it is understood alone: with the noun that it
    describes or the verb that leads to it, without what can be left out. `under` is the
    head of the telling that it only stands beside: of a saying what is said, of a
    clause within another that one.
    """

    form: TellingForm
    head: Span
    status: Status
    pieces: tuple[Span, ...] = ()
    agent: Span | None = None
    patient: Span | None = None
    agent_mention: Mention | None = None
    patient_mention: Mention | None = None
    negated: bool = False
    figures: tuple[Figure, ...] = ()
    event: Event | None = None
    told_in: Statement | None = None
    when: Time | None = None
    where: Place | None = None
    admitted: bool = True
    meaning: bytes = b""
    gist: tuple[Span, ...] = ()
    under: Span | None = None


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
    tellings: tuple[Telling, ...] = ()
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
