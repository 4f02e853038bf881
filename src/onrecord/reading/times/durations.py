"""Readers of lengths of time and of what lies a length away.

A length that leads to the report ("the past two years") or away from it ("the next
three days") covers the days between; a plain length covers none. What lies away has the
grain of its unit, as TimeML has it: "three years ago" is a year, "ten days ago" a day.
"Earlier" and "later" count from the point last mentioned in the paragraph, "ago" from
the report.
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.english.tables import words_as
from onrecord.reading.times.covered_days import NONE, Interval
from onrecord.reading.times.grammar import Phrase
from onrecord.reading.times.phrase_context import (
    Away,
    Context,
    Draft,
    again,
    date,
    plain,
)
from onrecord.reading.times.points import GRAIN_OF_UNIT, UNKNOWN, Grain, Point
from onrecord.reading.times.reasons import NOT_TOLD, OUTSIDE

DECADES_AND_ON = {"E": ("Y", 10), "C": ("Y", 100), "L": ("Y", 1000), "F": ("W", 2)}
OF_WORK = words_as("times_around", "of work")
BEFORE_LENGTH = words_as("times_around", "before a length")
THE = words_as("times_around", "the")
DAYS = frozenset(
    {"WEEKDAY", "MONTH", "MONTHABBR", "DAYNUM", "LAST", "NEXT", "HOLIDAY", "DAYREF"}
)
MODALS = words_as("times_around", "modal")
LONGEST = (
    10_000_000  # of any unit; a longer length is no news and no calendar reaches it
)


def read_duration(phrase: Phrase, _: Context) -> list[Draft] | None:
    """Lengths: three weeks, a five-day, half an hour, several months."""
    if phrase.has("some") and phrase.get("UNIT"):  # some day, some year: none
        return None
    if (
        phrase.before() == "light"
        or _is_idiom(phrase)
        or _is_age(phrase)
        or is_some_day(phrase)
    ):
        return None
    if phrase.has(
        "ago", "earlier"
    ):  # the year-earlier nine months: the length is what stands behind
        value = length(phrase.cut(phrase.find("DASH") + 2, phrase.last))
        return None if value is None else [plain(phrase, "DURATION", value)]
    value = length(phrase)
    if (
        phrase.word(0).lower() in ("a", "an", "the")
        and phrase.get("UNIT")
        and not phrase.get("PERIOD")
        and (phrase.get("NUM") or "1") != "1"
    ):
        phrase = phrase.cut(
            phrase.first + 1, phrase.last
        )  # a five year low: the article is the noun's
    if value == "PXWE":  # weekends
        return [plain(phrase, "SET", "XXXX-WXX-WE")]
    return (
        None
        if value is None
        else [plain(phrase, "SET" if _is_rate(phrase) else "DURATION", value)]
    )


def is_some_day(phrase: Phrase) -> bool:
    """ "She will one day return": no length."""
    return (
        phrase.last - phrase.first == 2
        and phrase.has("one")
        and phrase.has("day")
        and phrase.before() in MODALS
    )


def _is_rate(phrase: Phrase) -> bool:
    """ "Three times a week", "$20,000 a year": what comes round, not what lasts."""
    single = phrase.last - phrase.first == 2 and phrase.word(0).lower() in ("a", "an")
    return single and (phrase.before() == "times" or phrase.before()[-1:].isdigit())


def _is_idiom(phrase: Phrase) -> bool:
    """ "A second chance", "a minute", "a quarter of", "one day", "two halves": no
    lengths.
    """
    unit = phrase.get("UNIT", "UNITS") or ""
    single = phrase.get("UNIT") is not None and phrase.word(0).lower() in (
        "a",
        "an",
        "half",
    )
    if (
        unit in ("TS", "Q", "NI")
        and phrase.get("UNIT") is not None
        and not phrase.get("DASH")
    ):
        return phrase.get("NUM") is None or unit == "Q"
    if unit == "NI" and phrase.get("NUM") is None:
        return True
    if unit == "TM" and phrase.word(-1).isdigit():  # the programme: 60 Minutes
        return True
    if unit == "Q" and phrase.after() == "of":
        return True
    return (
        single
        and unit == "TM"
        and not phrase.get("HALF")
        and phrase.before() not in BEFORE_LENGTH
    )


def _is_age(phrase: Phrase) -> bool:
    """ "A six-year-old", "52 years old": how old someone is; and "a year" of "a
    year-earlier loss": no lengths.
    """
    return phrase.has("old") or phrase.after() == "old" or phrase.after() in ("-", "‑")


def length(phrase: Phrase) -> str | None:
    """The TIMEX3 duration of a phrase: P3Y, PT24H, PXM; None where no unit says."""
    unit = phrase.get("UNIT", "UNITS") or phrase.get("QUARTER", "QUARTERS")
    if unit is None:
        return None
    count = _count(phrase)
    if count is None:
        return None
    return _written(count, unit)


def _written(count: float | str, unit: str) -> str:
    prefix = "P"
    if unit.startswith("T"):
        prefix, unit = "PT", unit[1:]
    if isinstance(count, str):
        return f"{prefix}X{unit}"
    if unit in DECADES_AND_ON:
        unit, times = DECADES_AND_ON[unit]
        count *= times
    whole, part = int(count), count - int(count)
    smaller = {
        ("P", "Y"): ("M", 12),
        ("P", "D"): ("T", 24),
        ("PT", "H"): ("M", 60),
        ("PT", "M"): ("S", 60),
    }.get((prefix, unit))
    if part == 0:
        return f"{prefix}{whole}{unit}"
    if (
        smaller is None
        or part * smaller[1] != int(part * smaller[1])
        or smaller[0] == "T"
    ):
        return f"{prefix}{count:g}{unit}"
    rest = f"{int(part * smaller[1])}{smaller[0]}"
    return f"{prefix}{whole}{unit}{rest}" if whole else f"{prefix}{rest}"


def _count(phrase: Phrase) -> float | str | None:
    """How many: a number, "X" where vague, 1 for a unit alone with an article; None for
    a number beyond LONGEST.
    """
    numbers = [float(number) for number in phrase.all("NUM") if len(number) < 12]
    if len(numbers) != len(phrase.all("NUM")) or any(
        number > LONGEST for number in numbers
    ):
        return None
    if phrase.get("VAGUE", "DOZENS"):
        return "X"
    if phrase.get("COUPLE", "DOZEN"):
        return 2 if phrase.get("COUPLE") else 12 * (numbers[0] if numbers else 1)
    half = 0.5 if phrase.get("HALF") else 0
    if numbers:
        return _number(phrase, numbers) + half
    if phrase.get("UNITS") and not half:
        return "X"
    return half if half and not phrase.has("and") else 1 + half


def _number(phrase: Phrase, numbers: list[float]) -> float:
    """2 1/2 is 2.5; "two or three" keeps the first, as TimeML's annotators do."""
    if phrase.get("SLASH") and len(numbers) == 3 and numbers[2]:
        return numbers[0] + numbers[1] / numbers[2]
    return numbers[0]


def read_within(phrase: Phrase, context: Context) -> list[Draft] | None:
    """ "The past two years", "the next few days", "recent months", "the first nine
    months".
    """
    value = length(phrase) or _seasons(phrase)
    if value is None or phrase.last - phrase.first < 2:
        return None
    if phrase.get("UNIT") and phrase.get("NUM", "COUPLE", "VAGUE") is None:
        return None
    if phrase.has("early") and phrase.after() == "of":
        return None
    towards = phrase.get("LAST", "NEXT")
    if (
        phrase.has(
            "previous", "preceding", "prior", "following", "ensuing", "first", "final"
        )
        or towards is None
    ):
        return [plain(phrase, "DURATION", value)]
    return [plain(phrase, "DURATION", value, _interval(phrase, context, int(towards)))]


def past_unit(phrase: Phrase, context: Context) -> list[Draft] | None:
    """ "The past decade": the ten years up to the report, no decade of the calendar."""
    value = length(phrase)
    return (
        None
        if value is None
        else [plain(phrase, "DURATION", value, _interval(phrase, context, -1))]
    )


def _seasons(phrase: Phrase) -> str | None:
    season, weekday, number = (
        phrase.get("SEASONS", "SEASON"),
        phrase.get("WEEKDAYS", "WEEKDAY"),
        phrase.get("NUM"),
    )
    if number is None:
        return None
    return f"P{number}{season}" if season else f"P{number}D" if weekday else None


def _interval(phrase: Phrase, context: Context, towards: int) -> Interval:
    """From the report's day to so many units before or after it."""
    count, unit = _count(phrase), phrase.get("UNIT", "UNITS", "QUARTERS") or ""
    if count is None or isinstance(count, str) or count != int(count):
        return NONE
    if context.anchor is None or unit not in GRAIN_OF_UNIT:
        return NONE
    far = context.moved("day", towards * int(count), unit)
    if far is None:
        return NONE
    ordered = sorted((far.day, context.anchor))
    return ordered[0].isoformat(), ordered[1].isoformat()


def read_ago(phrase: Phrase, context: Context) -> list[Draft] | None:
    """ "Three weeks ago", "two days later", "a year earlier", "ten days from now"."""
    count, unit = _count(phrase), phrase.get("UNIT", "UNITS") or ""
    if count is None or (phrase.get("SIGNAL") and not _ends_clause(phrase)):
        return None if count is None else _beside(phrase, context, count, unit)
    ahead = int(phrase.get("AGO", "AFTER", "SIGNAL") or 1)
    if isinstance(count, str) or unit not in GRAIN_OF_UNIT or count != int(count):
        return _vaguely_away(phrase, context, ahead)
    steps, grain, named = (
        ahead * int(count),
        GRAIN_OF_UNIT[unit],
        context.named_quarter(phrase, over=True),
    )
    if unit == "Y" and steps == -1 and named is not None:
        return [again(phrase, named, -1)]
    if _from_report(phrase):
        return [date(phrase, context.moved(grain, steps, unit), UNKNOWN[grain])]
    return [_from_mention(phrase, context, grain, steps, unit)]


def _from_mention(
    phrase: Phrase, context: Context, grain: Grain, steps: int, unit: str
) -> Draft:
    reference = context.reference(phrase)
    if reference is None or (grain == "day" and reference.grain != "day"):
        return date(phrase, None, UNKNOWN[grain], reason=NOT_TOLD)
    there = Point(grain, reference.day).shifted(steps, unit)
    return date(phrase, there, UNKNOWN[grain], reason="" if there else OUTSIDE)


def _beside(
    phrase: Phrase, context: Context, count: float | str, unit: str
) -> list[Draft] | None:
    """ "Two days before …": a length unless the day of what follows is told
    (`linking.py`); "the day after …".
    """
    piece = phrase.cut(phrase.first, phrase.last - 1)
    of_calendar = unit in ("D", "W", "M", "Y", "F") and not phrase.has(*OF_WORK)
    if isinstance(count, str) or count != int(count) or not of_calendar:
        return read_duration(piece, context)
    away = Away(
        signal=phrase.last - 1,
        steps=int(phrase.get("SIGNAL") or 1) * int(count),
        unit=unit,
    )
    if phrase.word(0).lower() == "the" and phrase.get("NUM") is None:
        in_it = phrase.before() == "in"  # later in the day before he left
        whole = date(piece, None, UNKNOWN[GRAIN_OF_UNIT[unit]], reason=NOT_TOLD)
        return (
            [replace(whole, away=away)]
            if names_something(phrase) and not in_it
            else None
        )
    return [
        replace(draft, away=away) for draft in read_duration(piece, context) or ()
    ] or None


def names_something(phrase: Phrase) -> bool:
    """True where a name, a day or "the …" stands behind "the day after": something that
    may have a day.
    """
    after = phrase.after()
    return (
        after.lower() in THE
        or after[:1].isupper()
        or bool(DAYS.intersection(phrase.lexed.kinds_at(phrase.last)))
    )


def read_eve(phrase: Phrase, _: Context) -> list[Draft] | None:
    """ "The eve of the summit": a day where that of the summit is told, else no
    time.
    """
    away = Away(signal=phrase.last - 1, steps=-1, unit="D", else_kept=False)
    return [replace(date(phrase.cut(phrase.first, phrase.last - 1), None), away=away)]


def _from_report(phrase: Phrase) -> bool:
    return phrase.get("AGO") is not None or phrase.has("from", "hence")


def _vaguely_away(phrase: Phrase, context: Context, ahead: int) -> list[Draft] | None:
    """ "Several years ago" is the past; "a few days later", "two hours earlier" are
    lengths.
    """
    if _from_report(phrase) and not (phrase.get("UNIT", "UNITS") or "").startswith("T"):
        return [plain(phrase, "DATE", "FUTURE_REF" if ahead > 0 else "PAST_REF")]
    if _from_report(phrase):
        return [plain(phrase, "DATE", "PRESENT_REF" if ahead > 0 else "PAST_REF")]
    return read_duration(phrase.cut(phrase.first, phrase.last - 1), context)


def _ends_clause(phrase: Phrase) -> bool:
    """ "He had left two days before." against "two days before the vote", which is a
    length.
    """
    return not phrase.after()[:1].isalnum() and phrase.after() not in (
        "(",
        '"',
        "“",
        "‘",
        "'",
    )
