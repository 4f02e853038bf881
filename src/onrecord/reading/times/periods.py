"""Readers of weeks, months, seasons, years, decades and centuries.

"The year", "the quarter" and the like without last, this or a date are read only where
something makes them points. A fiscal year has the value of its number; its interval is
not known, as fiscal years begin when they will.
"""

from __future__ import annotations

import datetime
import re

from onrecord.english.tables import words_as
from onrecord.reading.times import points
from onrecord.reading.times.days import calendar_day, draft_of, read_month_alone
from onrecord.reading.times.durations import past_unit
from onrecord.reading.times.grammar import Phrase
from onrecord.reading.times.phrase_context import Context, Draft, date, plain
from onrecord.reading.times.points import GRAIN_OF_UNIT, Grain, Point
from onrecord.reading.times.reasons import NOT_TOLD, OUTSIDE
from onrecord.reading.times.times_in_names import beside
from onrecord.reading.times.weekdays import same_or_next_day

# Words before which a bare "March" or "May" is a month and no verb or name.
OF_TIME = words_as("times_around", "before a month")
FROM_MENTION = words_as("times_around", "from mention")
OF_MONTH = frozenset({"MONTH", "MONTHABBR", "YEAR"})
COUNTED = frozenset({"WEEKDAY", "MONTH", "UNIT", "HOLIDAY", "SEASON"})
OF_YEARS = words_as("times_around", "before a year")
OF_MONTHS = words_as("times_around", "before a month alone")
# Words behind which a bare number from 1900 to 2099 counts what follows: "nearly 2000
# people".
COUNTING = words_as("times_around", "counting")
SEASON_BEGINS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}  # months


def read_month(phrase: Phrase, context: Context) -> list[Draft] | None:
    """Months, with their year or on the side their sentence looks to: "May 2024" is
    2024-05. None where "May" or "March" is a verb or a name.
    """
    at = phrase.find("MONTH")
    if at < 0:
        at = phrase.find("MONTHABBR")
    kinds = phrase.lexed.kinds[at]
    month = int(kinds.get("MONTH") or kinds["MONTHABBR"])
    year = phrase.get("YEAR")
    if year is not None:
        day = points.date(int(year), month, 1)
        return [date(phrase, points.point_of("month", day), grain="month")]
    if phrase.get("BIGYEAR"):
        counted = phrase.after()[:1].islower()
        return None if counted else [date(phrase, None, grain="month", reason=OUTSIDE)]
    unit = phrase.get("UNIT")
    if unit == "Y":
        day = points.date(context.anchor.year, month, 1) if context.anchor else None
        first = points.point_of("month", day)
        years = phrase.number("LAST", "NEXT", "THIS")
        point = first and first.shifted(years, "Y")
        return [date(phrase, point, f"XXXX-{month:02}")]
    before_day = "DAYNUM" in phrase.lexed.kinds_at(phrase.last)
    if unit is not None or before_day or not _is_month(phrase, at):
        return None
    return read_month_alone(phrase, context)


def _is_month(phrase: Phrase, at: int) -> bool:
    """Not the verb or the given name: "May said", "April Smith", "Mar" alone."""
    kinds = phrase.lexed.kinds[at]
    guided = phrase.size() > 1 or phrase.before() in OF_TIME
    if "MONTH" not in kinds:
        return guided and not phrase.after()[:1].isupper()
    # A capital word behind, as a surname stands behind "April".
    named = phrase.after()[:1].isupper() and phrase.before() not in OF_MONTHS
    if "MONTHX" not in kinds:
        return guided or not named
    if guided and not named:
        return True
    determined = phrase.before() in ("a", "the", "its", "their", "his", "her")
    return determined and phrase.after()[:1].islower()


def read_months(phrase: Phrase, context: Context) -> list[Draft] | None:
    """ "March and April 2024": two expressions; the first takes the year of the
    second.
    """
    months_at: list[int] = []
    is_ambiguous = False
    for at in range(phrase.first, phrase.last):
        kinds = phrase.lexed.kinds[at]
        if "MONTH" in kinds or "MONTHABBR" in kinds:
            months_at.append(at)
            is_ambiguous = is_ambiguous or "MONTHX" in kinds
    year = phrase.get("YEAR")
    if is_ambiguous and year is None and phrase.before() not in OF_TIME:
        return None
    drafts: list[Draft] = []
    pieces = ((phrase.first, months_at[0] + 1), (months_at[1], phrase.last))
    for first, last in pieces:
        piece = phrase.cut(first, last)
        if year is None:
            drafts += read_month_alone(piece, context) or []
            continue
        kinds = phrase.lexed.kinds[first]
        month = int(kinds.get("MONTH") or kinds["MONTHABBR"])
        day = points.date(int(year), month, 1)
        drafts.append(date(piece, points.point_of("month", day), grain="month"))
    return drafts


def read_year(phrase: Phrase, _: Context) -> list[Draft] | None:
    """Years of four figures, in words, or short: "2019", "nineteen ninety-six", "'98".
    None for a number that counts something: "2000 people".
    """
    if phrase.get("UNIT") not in (None, "Y") or phrase.get("UNITS"):
        return None
    short = phrase.get("SHORTYEAR")
    if short is not None:
        return _short_year(phrase, int(short[1:]))
    number = phrase.get("YEAR", "NUM") or ""
    if phrase.get("YEAR") is None and not _is_number_of_year(phrase, number):
        return None
    is_bare = phrase.size() == 1 and not phrase.get("YEARWORD")
    if is_bare and not _is_year(phrase, int(number)):
        return None
    if len(number) > 4:
        return [date(phrase, None, grain="year", reason=OUTSIDE)]
    point = points.point_of("year", points.date(int(number), 1, 1))
    return [date(phrase, point, grain="year", reason=OUTSIDE)]


def _short_year(phrase: Phrase, number: int) -> list[Draft] | None:
    """A year of two figures behind a word of time: '98 is 1998, '25 is 2025."""
    if phrase.before() not in OF_TIME | {"the"} or phrase.after()[:1].isupper():
        return None
    century = 1900 if number > 40 else 2000
    return [date(phrase, None, f"{century + number}")]


def _is_number_of_year(phrase: Phrase, number: str) -> bool:
    """ "The year 870", "the year two thousand", "the year 99999"; not "the year 3
    pupils".
    """
    if phrase.get("NWORD"):
        return 1000 <= int(number) < 2100
    return number.isdigit() and len(number) > 2


def _is_year(phrase: Phrase, year: int) -> bool:
    """True where a bare number from 1500 to 2099 is a year and counts or numbers
    nothing.
    """
    before, after = phrase.before(), phrase.after()
    if before in COUNTING or after.lower() in beside("counts"):
        return False
    abbreviated = before == "." and phrase.word(-2).lower() in beside("numbered")
    if abbreviated or before in beside("numbered"):
        return False
    if after in ("%", "°") or before in ("$", "£", "€", "#", "+"):
        return False
    if year < 1900 or (year % 100 == 0 and after[:1].islower()):
        return before in OF_YEARS
    return True


def read_years(phrase: Phrase, _: Context) -> list[Draft] | None:
    """ "2019-20": two years, the second as it is written. None where they do not rise,
    and for "2019/21", which is a number.
    """
    first_year = phrase.number("YEAR")
    second = phrase.lexed.word(phrase.last - 1)
    if len(second) not in (2, 4) or not second.isdigit():
        return None
    last_year = int(second)
    if len(second) == 2:
        last_year += first_year // 100 * 100
    latest = min(first_year + 200, datetime.MAXYEAR)
    if not first_year < last_year <= latest:
        return None
    if phrase.get("SLASH") and last_year != first_year + 1:
        return None
    first_piece = phrase.cut(phrase.first, phrase.first + 1)
    last_piece = phrase.cut(phrase.last - 1, phrase.last)
    drafts = []
    for piece, year in ((first_piece, first_year), (last_piece, last_year)):
        point = points.point_of("year", points.date(year, 1, 1))
        drafts.append(date(piece, point, grain="year"))
    return drafts


def read_fiscal(phrase: Phrase, _: Context) -> list[Draft] | None:
    """Fiscal years by their number, of two numbers by the first: fiscal 2023, FY24, the
    2023/24 tax year.
    """
    short = re.search(r"\d+", phrase.get("FISCALYEAR") or "")
    year = (short.group() if short else phrase.get("YEAR")) or ""
    return [plain(phrase, "DATE", f"20{year}" if len(year) == 2 else year)]


def read_decade(phrase: Phrase, _: Context) -> list[Draft] | None:
    """The 1990s (199), the '80s (198), the nineties (199): TimeML's three figures."""
    word = phrase.get("DECADEWORD")
    if word is not None and phrase.get("NWORD"):  # nineteen-seventies
        century = phrase.get("NUM") or ""
        if century not in ("18", "19"):
            return None
        return [date(phrase, None, century + word[2])]
    if word is not None:
        if not phrase.has("the") and not phrase.get("MOD"):
            return None
        return [date(phrase, None, word[:3])]
    digits = re.sub(r"\D", "", phrase.get("DECADE") or "")
    if len(digits) == 4:
        return [date(phrase, None, digits[:3])]
    century = "20" if digits[0] in "01" else "19"
    return [date(phrase, None, century + digits[0])]


def read_century(phrase: Phrase, _: Context) -> list[Draft] | None:
    """The 19th century is 18, as TimeML counts: the years that begin with 18."""
    number = phrase.number("ORD")
    if phrase.get("UNIT") != "C" or not 2 <= number <= 30:
        return None
    return [date(phrase, None, f"{number - 1:02}")]


def read_unit(phrase: Phrase, context: Context) -> list[Draft] | None:
    """ "Last week", "this year", "the following month", "the end of the year",
    "year-end".
    """
    unit = phrase.get("UNIT") or ""
    if unit not in GRAIN_OF_UNIT or unit in ("NI", "Q") or phrase.after() == "-":
        return None
    behind = phrase.lexed.kinds_at(phrase.last)
    # "The day before last Tuesday" is counted from Tuesday.
    counted = phrase.has("before", "after") and COUNTED.intersection(behind)
    if counted or (unit == "D" and phrase.has("in")):
        return None
    if phrase.word(phrase.size() - 1).lower() == "end":
        return _year_end(phrase, context)
    if phrase.has("past") and unit in ("E", "C", "F"):
        return past_unit(phrase, context)
    if phrase.get("LAST", "NEXT", "THIS", "SAME") is None:
        return _bare_unit(phrase, context, GRAIN_OF_UNIT[unit])
    return _unit_towards(phrase, context, unit)


def _unit_towards(phrase: Phrase, context: Context, unit: str) -> list[Draft] | None:
    """Last, next, this and that unit: from the report, or from what was mentioned last
    where the word says so.
    """
    if unit == "D" and not phrase.has("this"):
        day = same_or_next_day(phrase, context)
        if phrase.get("SAME") and not isinstance(day, Point):
            return None
        return [draft_of(phrase, day)]
    behind_of = phrase.lexed.kinds_at(phrase.last + 1)
    if phrase.after() == "of" and OF_MONTH.intersection(behind_of):
        return None  # the last week of May
    count = phrase.number("LAST", "NEXT", "THIS", "SAME")
    if phrase.has("before", "after"):
        count *= 2
    grain = GRAIN_OF_UNIT[unit]
    if not phrase.has(*FROM_MENTION):
        return [date(phrase, context.moved(grain, count, unit), grain=grain)]
    reference = context.reference(phrase)
    if reference is None:
        return [date(phrase, None, grain=grain, reason=NOT_TOLD)]
    there = Point(grain, reference.day).shifted(count, unit)
    return [date(phrase, there, grain=grain, reason="" if there else OUTSIDE)]


def read_week_of(phrase: Phrase, context: Context) -> list[Draft] | None:
    """ "The week of 3 March", "the weekend of 9-10 August": the one that holds the
    day.
    """
    grain = GRAIN_OF_UNIT.get(phrase.get("UNIT") or "")
    day = calendar_day(phrase, context)
    if grain not in ("week", "weekend") or day is None:
        return None
    holding = Point(grain, day.day) if isinstance(day, Point) else None
    return [date(phrase, holding, grain=grain)]


def _year_end(phrase: Phrase, context: Context) -> list[Draft] | None:
    """The last day of the report's year; of the year before, since or from which
    something holds.
    """
    if phrase.get("UNIT") != "Y":
        return None
    if context.anchor is None:
        return [date(phrase, None, "XXXX-12-31")]
    year = context.anchor.year
    if phrase.before() in ("since", "from"):
        year -= 1
    return [date(phrase, points.point_of("day", points.date(year, 12, 31)))]


def _bare_unit(phrase: Phrase, context: Context, grain: Grain) -> list[Draft] | None:
    """ "The weekend", "the end of the month"; "the year ended June 30" is a span."""
    unit = phrase.get("UNIT")
    if unit == "WE":
        return [date(phrase, _weekend(phrase, context), grain=grain)]
    if phrase.after() in ("ended", "ending", "to", "through"):
        return [plain(phrase, "DURATION", f"P1{unit}")]
    part_of_it = phrase.get("EDGE", "MOD", "MODER") or phrase.has("full")
    of_year = unit == "Y" and phrase.before() in ("of", "for", "in", "during")
    if part_of_it or of_year:
        return [date(phrase, context.today(grain), grain=grain)]
    return None


def _weekend(phrase: Phrase, context: Context) -> Point | None:
    """ "The weekend": the last to have begun where the sentence looks back, else the
    one to come.
    """
    if context.anchor is None:
        return None
    back = context.direction(phrase) <= 0 and context.anchor.isoweekday() < 6
    return context.moved("weekend", -1 if back else 0, "W")


def read_season(phrase: Phrase, context: Context) -> list[Draft] | None:
    """ "Last winter", "the winter of 1994" (1994-WI). A bare season needs one of
    these.
    """
    season, year = phrase.get("SEASON") or "", phrase.get("YEAR")
    if year is not None:
        return [date(phrase, None, f"{int(year):04}-{season}")]
    towards = phrase.get("LAST", "NEXT", "THIS")
    guided = phrase.has("the") and phrase.before() in OF_TIME | {"over", "into"}
    if towards is None and not guided:
        return None
    if context.anchor is None:
        return [date(phrase, None, f"XXXX-{season}")]
    side = int(towards) if towards else context.direction(phrase) or -1
    nearest = _season_year(phrase, context.anchor, season, side)
    return [date(phrase, None, f"{nearest:04}-{season}")]


def _season_year(
    phrase: Phrase, anchor: datetime.date, season: str, towards: int
) -> int:
    """The year of last, this or next summer, by the month in which the northern season
    begins.
    """
    if phrase.get("UNIT") == "Y":
        return anchor.year + towards
    if towards == 0 or phrase.has("this"):
        return anchor.year
    begins = SEASON_BEGINS[season]
    if towards > 0:
        return anchor.year if anchor.month < begins else anchor.year + 1
    if phrase.get("LAST"):  # "last summer" is over, "the summer" has begun
        begins += 3
    return anchor.year if anchor.month >= begins else anchor.year - 1
