"""Readers of parts of the day and of the clock.

A part or a clock time without a day takes the day its sentence names, else the report's
own. A night belongs to the day on which it begins: "last night" and, of what has
happened, "overnight" are the night before the report's day.
"""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.english.tables import pairs, words_as
from onrecord.reading.times.covered_days import NONE
from onrecord.reading.times.days import REPORT_DAY, UNTOLD_DAY, Day, day_numbered
from onrecord.reading.times.durations import names_something
from onrecord.reading.times.grammar import Phrase
from onrecord.reading.times.phrase_context import Away, Context, Draft
from onrecord.reading.times.points import Point
from onrecord.reading.times.times_in_names import is_name
from onrecord.reading.times.weekdays import day_of

ZONES = pairs("time_zones")
HALF_OF_PART = {"MO": "a", "AF": "p", "EV": "p"}
LATE = 6  # "two at night" is am, "ten at night" pm
# Kinds of words beside which a bare "10:30" is a time.
BESIDE_CLOCK = (
    "AMPM",
    "POINT",
    "ZONE",
    "ZONENAME",
    "DAYREF",
    "WEEKDAY",
    "MONTH",
    "MONTHABBR",
    "PART",
)
PREPOSITIONS = words_as("times_around", "before a clock")


def read_part(phrase: Phrase, context: Context) -> list[Draft] | None:
    """ "Friday morning" (2025-08-15TMO), "this evening", "the night of 9 August" (of
    the day on which it begins). None where the words are of no day: "the night shift".
    """
    if phrase.get("WEEKDAY") and is_name(phrase):
        return []
    part = phrase.get("PART") or "MO"  # the early hours of Friday
    day = _first_of_two(phrase, context) or day_of(phrase, context)
    if day is None and set(phrase.all("UNIT")) - {"NI"}:
        return None
    if phrase.has("hours"):
        return [_early(phrase, day or REPORT_DAY)]
    if day is None:
        is_loose = _is_bare(phrase) and phrase.before() not in PREPOSITIONS
        short = phrase.size() <= 2
        of_another = short and phrase.has("the") and not _of_the_day(phrase)
        if is_loose or of_another:
            return None
        day = _day_of_part(phrase, context)
    return [_part(phrase, day, part)]


def _day_of_part(phrase: Phrase, context: Context) -> Day:
    """The day of a part that names none: the report's, or for "that morning" and "the
    following night" the day last mentioned.
    """
    base = context.today("day")
    counted = phrase.has("that", "same", "following", "previous", "next", "before")
    if counted or base is None:
        base = _day_mentioned(phrase, context)
    if base is None:
        return UNTOLD_DAY if counted else REPORT_DAY
    days = 0
    if phrase.get("LAST"):
        days = -1
    elif phrase.get("NEXT"):
        days = 1
    return base.shifted(days, "D") or UNTOLD_DAY


def _day_mentioned(phrase: Phrase, context: Context) -> Point | None:
    """The point last mentioned in the paragraph, where that is a day."""
    reference = context.reference(phrase)
    is_day = reference is not None and reference.grain == "day"
    return reference if is_day else None


def _is_bare(phrase: Phrase) -> bool:
    """Mid-afternoon, late night: a part of the day with nothing that says of which."""
    if phrase.get("MOD") is None or phrase.has("the"):
        return False
    return phrase.get("LAST", "NEXT", "THIS", "SAME") is None


def _of_the_day(phrase: Phrase) -> bool:
    """ "In the morning" is of the day; "the morning after", "the night shift", "the
    evening news" are not.
    """
    return phrase.before() in ("in", "during") and not phrase.after()[:1].isalpha()


def _part(phrase: Phrase, day: Day, part: str) -> Draft:
    return at_clock(phrase.first, phrase.last, day, part)


def _first_of_two(phrase: Phrase, context: Context) -> Day | None:
    """13 August in "the night of 13 to 14 August"."""
    if len(phrase.all("DAYNUM")) < 2:
        return None
    month = max(phrase.find("MONTH"), phrase.find("MONTHABBR"))
    return day_numbered(phrase, context, month, phrase.number("DAYNUM"))


def _early(phrase: Phrase, day: Day) -> Draft:
    """ "The early hours of Friday": from midnight to six."""
    morning = _part(phrase, day, "MO")
    if not isinstance(day, Point):
        return replace(morning, interval=NONE)
    hours = (f"{day.value}T00:00", f"{day.value}T06:00")
    return replace(morning, interval=hours)


def read_night(phrase: Phrase, context: Context) -> list[Draft] | None:
    """Tonight, overnight, the night before; "overnight into Friday" began on
    Thursday.
    """
    day = day_of(phrase, context)
    if isinstance(day, Point) and phrase.has("into", "to"):
        day = day.shifted(-1, "D") or REPORT_DAY
    if day is not None:
        return [_part(phrase, day, "NI")]
    if phrase.has("before"):
        return [_night_before(phrase, context)]
    tonight = context.today("day")
    is_over = phrase.has("overnight") and context.direction(phrase) <= 0
    night = tonight and tonight.shifted(-1 if is_over else 0, "D")
    return [_part(phrase, night or REPORT_DAY, "NI")]


def _night_before(phrase: Phrase, context: Context) -> Draft:
    """ "The night before": of the day last mentioned, or of what is named behind ("the
    night before the vote").
    """
    if names_something(phrase):
        piece = phrase.cut(phrase.first, phrase.last - 1)
        away = Away(signal=phrase.last - 1, steps=-1, unit="D")
        return replace(_part(piece, UNTOLD_DAY, "NI"), away=away)
    mentioned = _day_mentioned(phrase, context)
    night = mentioned and mentioned.shifted(-1, "D")
    return _part(phrase, night or UNTOLD_DAY, "NI")


def read_clock(phrase: Phrase, context: Context) -> list[Draft] | None:
    """Clock times, with the day where one is named with them: "9:30 a.m. on Friday" is
    2025-08-15T09:30. None for a score or an amount: "2.15".
    """
    clock = _clock(phrase)
    if clock is None or not _is_time(phrase):
        return None
    day = day_of(phrase, context)
    zone = ZONES.get((phrase.get("ZONE") or "").lower(), "")
    if day is None:
        draft = Draft(
            first=phrase.first,
            last=phrase.last,
            type="TIME",
            value=REPORT_DAY.value,
            clock=clock,
            zone=zone,
        )
        return [draft]
    at_night = phrase.get("PART") == "NI" and phrase.get("AMPM") is None
    if at_night and clock < f"{LATE:02}" and isinstance(day, Point):
        # Half past twelve on Wednesday night is of Thursday.
        day = day.shifted(1, "D") or REPORT_DAY
    return [at_clock(phrase.first, phrase.last, day, clock, zone)]


def read_clock_range(phrase: Phrase, context: Context) -> list[Draft] | None:
    """ "Between 9 and 11 a.m.": two times; the first takes the half of the day of the
    second.
    """
    second = read_clock(phrase.cut(phrase.first + 2, phrase.last), context)
    surface = phrase.get("HOUR", "CLOCK") or ""
    start = _on_24(_numbers(surface), _half_of_day(phrase))
    if not second or start is None:
        return None
    end = second[0]
    if end.clock is None or start >= end.clock:
        return None
    begin = replace(end, first=phrase.first, last=phrase.first + 1, clock=start)
    return [begin, end]


def at_clock(first: int, last: int, day: Day, clock: str, zone: str = "") -> Draft:
    """A clock time or a part of a day on a day, over the tokens `first` up to `last`.

    `clock` is HH:MM of the 24-hour clock, or MO, AF, EV or NI; `zone` the offset from
    GMT ("+01:00"), "" where none is named.
    """
    point, reason = (day, "") if isinstance(day, Point) else (None, day.reason)
    return Draft(
        first=first,
        last=last,
        type="TIME",
        value=f"{day.value}T{clock}",
        point=point,
        zone=zone,
        reason=reason,
    )


def _is_time(phrase: Phrase) -> bool:
    """A bare "10:30" or "2.15" can be a score: it is a time behind a preposition or
    beside a zone or a day.
    """
    if phrase.get("POINT") and phrase.before() == "high":
        return False
    if phrase.get(*BESIDE_CLOCK):
        return True
    return phrase.has("o'clock", "o’clock", "hours") or phrase.before() in PREPOSITIONS


def _clock(phrase: Phrase) -> str | None:
    """The time as HH:MM or HH:MM:SS of the 24-hour clock, None where no clock shows
    it.
    """
    if phrase.get("POINT"):
        return phrase.get("POINT")
    surface = phrase.get("CLOCK") or phrase.get("CLOCK4") or phrase.get("HOUR")
    if surface is None:
        return _hour_in_words(phrase)
    if surface.isdigit() and len(surface) == 4:
        surface = f"{surface[:2]}:{surface[2:]}"
    numbers = _numbers(surface)
    if phrase.has("half"):
        numbers.append(30)
    return _on_24(numbers, _half_of_day(phrase))


def _numbers(surface: str) -> list[int]:
    """The numbers of a clock time as written: 9, 30 of "9:30" and of "9.30"."""
    return [int(number) for number in surface.replace(".", ":").split(":")]


def _hour_in_words(phrase: Phrase) -> str | None:
    """The full hour of a number word: "six in the evening"."""
    number = phrase.get("NUM")
    if number is None or not number.isdigit():
        return None
    return _on_24([int(number)], _half_of_day(phrase))


def _half_of_day(phrase: Phrase) -> str | None:
    """ "a" for am, "p" for pm, as written or as the part of the day has it."""
    written = phrase.get("AMPM")
    if written is not None:
        return written[0].lower()
    figures = re.match(r"\d+", phrase.get("HOUR", "CLOCK", "NUM") or "")
    if figures is None:
        return None
    hour = int(figures.group())
    if hour > 12:
        return None
    part = phrase.get("PART") or ""
    if part == "NI":
        return "a" if hour % 12 < LATE else "p"
    return HALF_OF_PART.get(part)


def _on_24(numbers: list[int], half: str | None) -> str | None:
    """Hour, minute and seconds, of a half of the day if it is known, on the 24-hour
    clock.
    """
    hour, minute, *seconds = [*numbers, 0] if len(numbers) == 1 else numbers
    last_hour = 24 if minute else 12
    if half is not None and not 1 <= hour <= last_hour:
        return None
    if half == "p" and hour < 12:
        hour += 12
    elif half == "a" and hour == 12:
        hour = 0
    if hour > 23 or any(number > 59 for number in (minute, *seconds)):
        return None
    return ":".join(f"{number:02}" for number in (hour, minute, *seconds))
