"""Readers of lengths of time and of what lies a length away.

A length that leads to the report ("the past two years") or away from it ("the next
three days") covers the days between; a plain length covers none. What lies away has the
grain of its unit, as TimeML has it: "three years ago" is a year, "ten days ago" a day.
"Earlier" and "later" count from the point last mentioned in the paragraph, "ago" from
the report.
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.english.marks import HYPHENS, MAY_OPEN
from onrecord.english.tables import words_as
from onrecord.reading.times.covered_days import NONE, Interval
from onrecord.reading.times.grammar import Phrase
from onrecord.reading.times.lexer import LONGEST_NUMBER
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
NOT_FROM_REPORT = words_as("times_around", "not from the report")
OF_WORK = words_as("times_around", "of work")
BEFORE_LENGTH = words_as("times_around", "before a length")
THE = words_as("times_around", "the")
DAYS = frozenset(
    {"WEEKDAY", "MONTH", "MONTHABBR", "DAYNUM", "LAST", "NEXT", "HOLIDAY", "DAYREF"}
)
MODALS = words_as("times_around", "modal")
# Of any unit: a longer length is no news, and no calendar reaches it.
LONGEST = 10_000_000
# The next smaller unit of a designator and a unit, and how many of it make one.
SMALLER = {
    ("P", "Y"): ("M", 12),
    ("PT", "H"): ("M", 60),
    ("PT", "M"): ("S", 60),
}


def read_duration(phrase: Phrase, _: Context) -> list[Draft] | None:
    """Lengths: three weeks (P3W), a five-day (P5D), half an hour (PT30M), several
    months (PXM). None where the words are no length: ages, "a second chance".
    """
    some_unit = phrase.has("some") and phrase.get("UNIT")  # some day, some year
    if some_unit or phrase.before() == "light":
        return None
    if _is_idiom(phrase) or _is_age(phrase) or is_some_day(phrase):
        return None
    if phrase.has("ago", "earlier"):
        # "The year-earlier nine months": the length is what stands behind.
        value = length(phrase.cut(phrase.find("DASH") + 2, phrase.last))
        return None if value is None else [plain(phrase, "DURATION", value)]
    value = length(phrase)
    if value is None:
        return None
    counts_more = (phrase.get("NUM") or "1") != "1"
    has_article = phrase.word(0).lower() in words_as("determiners", "article")
    is_span = phrase.get("UNIT") and not phrase.get("PERIOD")
    if counts_more and has_article and is_span:
        # "A five year low": the article is the noun's.
        phrase = phrase.cut(phrase.first + 1, phrase.last)
    if value == "PXWE":  # weekends
        return [plain(phrase, "SET", "XXXX-WXX-WE")]
    return [plain(phrase, "SET" if _is_rate(phrase) else "DURATION", value)]


def is_some_day(phrase: Phrase) -> bool:
    """ "She will one day return": no length."""
    is_pair = phrase.size() == 2
    is_one_day = is_pair and phrase.has("one") and phrase.has("day")
    return is_one_day and phrase.before() in MODALS


def _is_rate(phrase: Phrase) -> bool:
    """ "Three times a week", "$20,000 a year": what comes round, not what lasts."""
    single = phrase.size() == 2 and phrase.word(0).lower() in ("a", "an")
    return single and (phrase.before() == "times" or phrase.before()[-1:].isdigit())


def _is_idiom(phrase: Phrase) -> bool:
    """ "A second chance", "a minute", "a quarter of", "one day", "two halves": no
    lengths.
    """
    single = phrase.get("UNIT")
    unit = phrase.get("UNIT", "UNITS") or ""
    number = phrase.get("NUM")
    if single and unit in ("TS", "Q", "NI") and not phrase.get("DASH"):
        return number is None or unit == "Q"
    if unit == "NI" and number is None:
        return True
    if unit == "Q":
        return phrase.after() == "of"
    if unit != "TM":
        return False
    if phrase.word(-1).isdigit():  # the programme: 60 Minutes
        return True
    vague = single is not None and phrase.word(0).lower() in ("a", "an", "half")
    return vague and not phrase.get("HALF") and phrase.before() not in BEFORE_LENGTH


def _is_age(phrase: Phrase) -> bool:
    """ "A six-year-old", "52 years old": how old someone is; and "a year" of "a
    year-earlier loss": no lengths.
    """
    after = phrase.after()
    return phrase.has("old") or after == "old" or after in tuple(HYPHENS)


def length(phrase: Phrase) -> str | None:
    """The TIMEX3 duration of a phrase: P3Y, PT24H, PXM ("several months"); None where
    no unit says, or the number is beyond LONGEST.

    >>> from onrecord.reading.times.grammar import load
    >>> from onrecord.reading.times.lexer import lex
    >>> length(Phrase(lex("two and a half years", load().lexicon), 0, 5))
    'P2Y6M'
    """
    unit = phrase.get("UNIT", "UNITS") or phrase.get("QUARTER", "QUARTERS")
    count = _count(phrase)
    if unit is None or count is None:
        return None
    return _written(count, unit)


def _written(count: float | str, unit: str) -> str:
    """So many of a unit as TIMEX3 writes them: 2.5 and "Y" is P2Y6M."""
    prefix = "P"
    if unit.startswith("T"):
        prefix, unit = "PT", unit[1:]
    if isinstance(count, str):
        return f"{prefix}X{unit}"
    if unit in DECADES_AND_ON:
        unit, times = DECADES_AND_ON[unit]
        count *= times
    whole = int(count)
    if count == whole:
        return f"{prefix}{whole}{unit}"
    smaller, size = SMALLER.get((prefix, unit), ("", 0))
    rest = (count - whole) * size
    if not smaller or rest != int(rest):
        return f"{prefix}{count:g}{unit}"
    written_rest = f"{int(rest)}{smaller}"
    return f"{prefix}{whole}{unit}{written_rest}" if whole else prefix + written_rest


def _count(phrase: Phrase) -> float | str | None:
    """How many: a number, "X" where vague, 1 for a unit alone with an article; None for
    a number beyond LONGEST.
    """
    numbers: list[float] = []
    for figures in phrase.all("NUM"):
        if len(figures) >= LONGEST_NUMBER or float(figures) > LONGEST:
            return None
        numbers.append(float(figures))
    if phrase.get("VAGUE", "DOZENS"):
        return "X"
    if phrase.get("COUPLE", "DOZEN"):
        dozens = numbers[0] if numbers else 1
        return 2 if phrase.get("COUPLE") else 12 * dozens
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
    if value is None or phrase.size() < 2:
        return None
    if phrase.get("UNIT") and phrase.get("NUM", "COUPLE", "VAGUE") is None:
        return None
    if phrase.has("early") and phrase.after() == "of":
        return None
    towards = phrase.get("LAST", "NEXT")
    if towards is None or phrase.has(*NOT_FROM_REPORT):
        return [plain(phrase, "DURATION", value)]
    interval = _interval(phrase, context, int(towards))
    return [plain(phrase, "DURATION", value, interval)]


def past_unit(phrase: Phrase, context: Context) -> list[Draft] | None:
    """ "The past decade": the ten years up to the report, no decade of the calendar."""
    value = length(phrase)
    if value is None:
        return None
    return [plain(phrase, "DURATION", value, _interval(phrase, context, -1))]


def _seasons(phrase: Phrase) -> str | None:
    """The length of "two summers" (P2SU) and of "three Fridays" (P3D)."""
    number = phrase.get("NUM")
    if number is None:
        return None
    season = phrase.get("SEASONS", "SEASON")
    if season:
        return f"P{number}{season}"
    return f"P{number}D" if phrase.get("WEEKDAYS", "WEEKDAY") else None


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
    first, last = sorted((far.day, context.anchor))
    return first.isoformat(), last.isoformat()


def read_ago(phrase: Phrase, context: Context) -> list[Draft] | None:
    """ "Three weeks ago", "two days later", "a year earlier", "ten days from now": a
    DATE of the unit's grain, or a length where nothing tells from when it counts.
    """
    count = _count(phrase)
    if count is None:
        return None
    unit = phrase.get("UNIT", "UNITS") or ""
    if phrase.get("SIGNAL") and not _ends_clause(phrase):
        return _beside(phrase, context, count, unit)
    ahead = int(phrase.get("AGO", "AFTER", "SIGNAL") or 1)
    if isinstance(count, str) or unit not in GRAIN_OF_UNIT or count != int(count):
        return _vaguely_away(phrase, context, ahead)
    steps = ahead * int(count)
    grain = GRAIN_OF_UNIT[unit]
    named_quarter = context.named_quarter(phrase, over=True)
    if unit == "Y" and steps == -1 and named_quarter is not None:
        return [again(phrase, named_quarter, -1)]
    if _from_report(phrase):
        return [date(phrase, context.moved(grain, steps, unit), UNKNOWN[grain])]
    return [_from_mention(phrase, context, grain, steps, unit)]


def _from_mention(
    phrase: Phrase, context: Context, grain: Grain, steps: int, unit: str
) -> Draft:
    """What lies so many units from the point last mentioned."""
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
    steps = int(phrase.get("SIGNAL") or 1) * int(count)
    away = Away(signal=phrase.last - 1, steps=steps, unit=unit)
    if phrase.word(0).lower() == "the" and phrase.get("NUM") is None:
        within = phrase.before() == "in"  # later in the day before he left
        if within or not names_something(phrase):
            return None
        whole = date(piece, None, UNKNOWN[GRAIN_OF_UNIT[unit]], reason=NOT_TOLD)
        return [replace(whole, away=away)]
    lengths = read_duration(piece, context) or []
    return [replace(draft, away=away) for draft in lengths] or None


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
    if not _from_report(phrase):
        return read_duration(phrase.cut(phrase.first, phrase.last - 1), context)
    unit = phrase.get("UNIT", "UNITS") or ""
    if ahead <= 0:
        value = "PAST_REF"
    elif unit.startswith("T"):  # of the clock: "a few minutes from now"
        value = "PRESENT_REF"
    else:
        value = "FUTURE_REF"
    return [plain(phrase, "DATE", value)]


def _ends_clause(phrase: Phrase) -> bool:
    """ "He had left two days before." against "two days before the vote", which is a
    length.
    """
    opening = ("(", *MAY_OPEN)
    return not phrase.after()[:1].isalnum() and phrase.after() not in opening
