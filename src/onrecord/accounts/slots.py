"""What a telling says, slot by slot, and the slot that two tellings of one thing fill
otherwise: how many, on which day, where, in which status, who, and whether at all.

What a telling leaves open goes with anything. "At least 12" and 14 do not differ, and
units are classes: "people" and "persons" count the same.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import product

from onrecord.accounts import intervals, parties, places, ranges
from onrecord.accounts.intervals import Interval
from onrecord.accounts.material import Material
from onrecord.accounts.parties import Party
from onrecord.accounts.places import PlaceKey
from onrecord.accounts.ranges import Range
from onrecord.english import tables, words
from onrecord.english.wording import NOT, wording
from onrecord.model import Figure, Member, Slot, Span, Statement, Status

# What is not so, or not known to be so, as against what is told for a fact or a plan.
_DOUBTED: frozenset[Status] = frozenset({"cancelled", "unconfirmed"})
# Days between two tellings of one day: a night, or another clock, may lie between them.
_SLACK = 1
# Words in a row by which two quotations are one saying: two sayings seldom have so many
# in common.
_LONG_RUN = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """One number of a telling. `which` are the words that say which are counted;
    `is_part`: some of what was just told, or more beside it.
    """

    unit: str | None
    measure: str | None
    range: Range
    which: frozenset[str]
    is_part: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Slots:
    """What a member says. `outlet` and `source` are whose line it stands in;
    `published` sorts by date, "" where none is known. `who` is the number of the person
    who acts, `named` are all persons its words name. `speaker` is whose word it is,
    None where that is open; `is_said`: it is told in a statement. `quoted` are the runs
    of words of a quotation, `about` the senses of all telling words, `reported` those
    of all words.
    """

    counts: tuple[Count, ...]
    day: Interval | None
    place: PlaceKey | None
    status: Status
    denied: bool
    who: int | None
    named: frozenset[int]
    speaker: Party | None
    is_said: bool
    quoted: frozenset[tuple[str, ...]]
    about: frozenset[str]
    reported: frozenset[str]
    outlet: str
    source: str | None
    published: str


def slots_of(material: Material, member: Member) -> Slots:
    """What a member of an account says, looked up in its reading."""
    one, telling = material.context.reports[member.report], member.item
    people = material.people
    named = (
        people.mentioned(member.report, mention)
        for piece in telling.pieces
        for mention in one.mentions(piece)
        if mention.kind == "person"
    )
    actor = telling.agent_mention
    told_in = telling.told_in
    words_of = wording(" ".join(one.text(piece) for piece in telling.pieces))
    return Slots(
        counts=tuple(_count(one.text, figure) for figure in telling.figures),
        day=intervals.of_time(telling.when),
        place=places.place_key(one, telling.where),
        status=telling.status,
        denied=(
            telling.negated
            or telling.status == "denied"
            or (told_in is not None and _is_turned(one.text, told_in))
        ),
        who=None if actor is None else people.mentioned(member.report, actor),
        named=frozenset(number for number in named if number is not None),
        speaker=(
            None if told_in is None else material.parties.party(member.report, told_in)
        ),
        is_said=told_in is not None,
        quoted=(
            frozenset()
            if told_in is None or told_in.form == "indirect"
            else _runs(words_of.said)
        ),
        about=frozenset(words_of.told),
        reported=frozenset(words_of.reported),
        outlet=(one.report.outlet or "").strip().casefold(),
        source=material.voices.primary(member.report, telling),
        published=one.report.published or "",
    )


def slot_that_differs(a: Slots, b: Slots) -> Slot | None:
    """The first slot that two tellings of one thing fill otherwise; None where what
    they say can all be so at once.
    """
    if a.denied != b.denied and not (NOT in a.reported and NOT in b.reported):
        return "whether"
    if numbers_at_odds(a, b):
        return "number"
    if a.day is not None and b.day is not None and not a.day.meets(b.day, slack=_SLACK):
        return "day"
    if places.nearness(a.place, b.place) == "apart":
        return "place"
    if (a.status in _DOUBTED) != (b.status in _DOUBTED):
        return "status"
    return "who" if _others_act(a, b) else None


def numbers_at_odds(a: Slots, b: Slots) -> list[tuple[Count, Count]]:
    """The pairs of numbers of one unit of which both cannot hold; () where the two have
    any number in common, for then it is that one they tell.
    """
    pairs = [pair for pair in product(a.counts, b.counts) if _count_alike(*pair)]
    if any(not ranges.at_odds(x.range, y.range) for x, y in pairs):
        return []
    return pairs


def told_more(a: Slots, b: Slots) -> bool:
    """Whether one of the two says what the other leaves open, or says it more exactly:
    the number, the day, the place, what became of it.
    """
    ranges_told = {count.range for count in a.counts}
    has_other_numbers = ranges_told != {count.range for count in b.counts}
    return (
        has_other_numbers
        or (a.day is None) != (b.day is None)
        or (a.place is None) != (b.place is None)
        or a.status != b.status
    )


def attributed_differently(a: Slots, b: Slots) -> bool:
    """Whether one quotation is given to two speakers."""
    if a.quoted.isdisjoint(b.quoted):
        return False
    return parties.compare(a.speaker, b.speaker) == "different"


def of_one_line(a: Slots, b: Slots) -> bool:
    """Whether two tellings stand in one line of news: one outlet's, or one source's."""
    return bool(a.outlet and a.outlet == b.outlet) or (
        a.source is not None and a.source == b.source
    )


def _is_turned(text_of: Callable[[Span], str], statement: Statement) -> bool:
    """True where the cue turns what is said into its contrary ("denied", "have not
    confirmed").
    """
    cue = words.tokens(" ".join(text_of(piece) for piece in statement.cue))
    return statement.negated or not tables.words("denials").isdisjoint(cue)


def _others_act(a: Slots, b: Slots) -> bool:
    """Whether one person acts by the one and another by the other, and neither names
    the other's.
    """
    if a.who is None or b.who is None or a.who == b.who:
        return False
    return a.who not in b.named and b.who not in a.named


def _count_alike(a: Count, b: Count) -> bool:
    """Whether two numbers can be of one thing: of one unit and measure as far as they
    are known, none of them a part, and not told apart by words.
    """
    if a.is_part or b.is_part or (a.which and b.which and a.which != b.which):
        return False
    one_unit = a.unit is None or b.unit is None or a.unit == b.unit
    return one_unit and (
        a.measure is None or b.measure is None or a.measure == b.measure
    )


def _count(text_of: Callable[[Span], str], figure: Figure) -> Count:
    """What a figure counts, by the classes of the tables."""
    unit = words.unit_name(figure.unit)
    measure = words.canonical(figure.measure, "measure_synonyms", 1)
    befallen = _harms().get(unit or "")
    if befallen is not None:
        unit, measure = "person", befallen  # "deaths"
    if measure not in _tolls():
        measure = None  # other verbs have too many words for one thing
    elif unit is None:
        unit = "person"  # "12 dead"
    told_apart = (*figure.modifiers, *figure.discerning, *figure.owners)
    stems = {words.stem(w) for span in told_apart for w in words.tokens(text_of(span))}
    return Count(
        unit=unit,
        measure=measure,
        range=ranges.range_of(figure),
        which=frozenset(stems),
        is_part=figure.part is not None or figure.addition is not None,
    )


@functools.cache
def _harms() -> dict[str, str]:
    """A noun that counts people by what befell them ("deaths") to the measure of
    that.
    """
    return {row[0]: row[1] for row in tables.rows("casualties")}


@functools.cache
def _tolls() -> frozenset[str]:
    """The measures whose counts make the toll of an event."""
    rows = tables.rows("measure_synonyms")
    return frozenset(row[1] for row in rows if row[0] == "toll")


def _runs(said: Sequence[str]) -> frozenset[tuple[str, ...]]:
    """The runs of _LONG_RUN words in a row."""
    return frozenset(
        tuple(said[at : at + _LONG_RUN]) for at in range(len(said) - _LONG_RUN + 1)
    )
