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
LATE = 6  # "two at night" is am, "ten at night" pm
PREPOSITIONS = words_as("times_around", "before a clock")


def read_part(phrase: Phrase, context: Context) -> list[Draft] | None:
    """ "Friday morning", "this evening", "the night of 9 August"."""
    part = phrase.get("PART")
    if phrase.get("WEEKDAY") and is_name(phrase):
        return []
    if part is None:  # the early hours of Friday
        part = "MO"
    day = _first_of_two(phrase, context) or day_of(phrase, context)
    if day is None and set(phrase.all("UNIT")) - {"NI"}:
        return None
    if phrase.has("hours"):
        return [_early(phrase, day or REPORT_DAY)]
    if day is None and _is_bare(phrase) and phrase.before() not in PREPOSITIONS:
        return None
    if day is None:
        if (
            phrase.first + 2 >= phrase.last
            and phrase.has("the")
            and not _of_the_day(phrase)
        ):
            return None
        back = -1 if phrase.get("LAST") else 1 if phrase.get("NEXT") else 0
        reference = context.reference(phrase)
        base = context.today("day")
        counted = phrase.has("that", "same", "following", "previous", "next", "before")
        if counted or base is None:
            base = (
                reference
                if reference is not None and reference.grain == "day"
                else None
            )
        day = (base and base.shifted(back, "D")) or (
            REPORT_DAY if base is None and not counted else UNTOLD_DAY
        )
    return [_part(phrase, day, part)]


def _is_bare(phrase: Phrase) -> bool:
    """Mid-afternoon, late night: a part of the day with nothing that says of which."""
    return (
        phrase.get("MOD") is not None
        and not phrase.has("the")
        and phrase.get("LAST", "NEXT", "THIS", "SAME") is None
    )


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
    known = day.value if isinstance(day, Point) else None
    return replace(
        _part(phrase, day, "MO"),
        interval=(f"{known}T00:00", f"{known}T06:00") if known else NONE,
    )


def read_night(phrase: Phrase, context: Context) -> list[Draft] | None:
    """Tonight, overnight, the night before; "overnight into Friday" began on
    Thursday.
    """
    day = day_of(phrase, context)
    if isinstance(day, Point) and phrase.has("into", "to"):
        day = day.shifted(-1, "D") or REPORT_DAY
    if day is None:
        if phrase.has("before") and names_something(
            phrase
        ):  # the night before the vote
            away = Away(signal=phrase.last - 1, steps=-1, unit="D")
            return [
                replace(
                    _part(phrase.cut(phrase.first, phrase.last - 1), UNTOLD_DAY, "NI"),
                    away=away,
                )
            ]
        back = -1 if phrase.has("overnight") and context.direction(phrase) <= 0 else 0
        base = context.today("day")
        if phrase.has("before"):
            reference = context.reference(phrase)
            base, back = (
                (reference if reference and reference.grain == "day" else None),
                -1,
            )
        day = (base and base.shifted(back, "D")) or (
            UNTOLD_DAY if phrase.has("before") else REPORT_DAY
        )
    return [_part(phrase, day, "NI")]


def read_clock(phrase: Phrase, context: Context) -> list[Draft] | None:
    """Clock times, with the day where one is named with them."""
    clock = _clock(phrase)
    if clock is None or not _is_time(phrase):
        return None
    day = day_of(phrase, context)
    zone = ZONES.get((phrase.get("ZONE") or "").lower(), "")
    if day is None:
        first, last = phrase.first, phrase.last
        return [
            Draft(
                first=first,
                last=last,
                type="TIME",
                value=REPORT_DAY.value,
                clock=clock,
                zone=zone,
            )
        ]
    small = (
        phrase.get("PART") == "NI"
        and phrase.get("AMPM") is None
        and clock < f"{LATE:02}"
    )
    if small and isinstance(
        day, Point
    ):  # half past twelve on Wednesday night: of Thursday
        day = day.shifted(1, "D") or REPORT_DAY
    return [at_clock(phrase.first, phrase.last, day, clock, zone)]


def read_clock_range(phrase: Phrase, context: Context) -> list[Draft] | None:
    """ "Between 9 and 11 a.m.": two times; the first takes the half of the day of the
    second.
    """
    second = read_clock(phrase.cut(phrase.first + 2, phrase.last), context)
    surface = phrase.get("HOUR", "CLOCK") or ""
    half = _half_of_day(phrase)
    first = _on_24(
        [int(number) for number in surface.replace(".", ":").split(":")], half
    )
    if (
        not second
        or first is None
        or second[0].clock is None
        or first >= second[0].clock
    ):
        return None
    whole = second[0]
    return [
        replace(whole, first=phrase.first, last=phrase.first + 1, clock=first),
        whole,
    ]


def at_clock(first: int, last: int, day: Day, clock: str, zone: str = "") -> Draft:
    """A clock time or a part of a day on a day."""
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
    if phrase.get(
        "AMPM",
        "POINT",
        "ZONE",
        "ZONENAME",
        "DAYREF",
        "WEEKDAY",
        "MONTH",
        "MONTHABBR",
        "PART",
    ):
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
    numbers = [int(number) for number in surface.replace(".", ":").split(":")]
    if phrase.has("half"):
        numbers.append(30)
    return _on_24(numbers, _half_of_day(phrase))


def _hour_in_words(phrase: Phrase) -> str | None:
    number = phrase.get("NUM")
    if number is None or not number.isdigit():
        return None
    return _on_24([int(number)], _half_of_day(phrase))


def _half_of_day(phrase: Phrase) -> str | None:
    """am or pm, as said or as the part of the day has it."""
    said = phrase.get("AMPM")
    if said is not None:
        return said[0].lower()
    hour = re.match(r"\d+", phrase.get("HOUR", "CLOCK", "NUM") or "")
    if hour is None or int(hour.group()) > 12:
        return None
    night = "a" if int(hour.group()) % 12 < LATE else "p"
    return {"MO": "a", "AF": "p", "EV": "p", "NI": night}.get(phrase.get("PART") or "")


def _on_24(numbers: list[int], half: str | None) -> str | None:
    hour, minute, *seconds = [*numbers, 0] if len(numbers) == 1 else numbers
    if half is not None and not 1 <= hour <= (24 if minute else 12):
        return None
    if half == "p" and hour < 12:
        hour += 12
    elif half == "a" and hour == 12:
        hour = 0
    if hour > 23 or minute > 59 or any(second > 59 for second in seconds):
        return None
    return ":".join(f"{number:02}" for number in (hour, minute, *seconds))
