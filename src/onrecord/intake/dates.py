"""Publication dates: checking one that was given, and finding one in a leading date
line.
"""

from __future__ import annotations

import datetime
import functools
import re
from dataclasses import dataclass

from onrecord.english.tables import rows, words

# Newspapers begin in 1605; the upper bound leaves every later computation (a week on, a
# time zone) inside datetime's range.
EARLIEST_YEAR = 1600
LATEST_YEAR = 2999

_MONTHS = (
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_TIME = (
    r"(?:\s?[T,–—-]?\s?(?:at\s)?\s?(?P<hour>[0-9]{1,2})\s?[:.]\s?(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2})(?:\.[0-9]{1,9})?)?"
    r"(?:\s?(?P<half>[ap])\.?m\b\.?)?(?P<zone>Z\b|[+-][0-9]{2}:?[0-9]{2}\b)?(?![0-9]))?"
)
_ORDERS = (
    rf"(?<![0-9])(?P<year>[0-9]{{4}})(?P<sep>[-/.])(?P<month>[0-9]{{1,2}})(?P=sep)(?P<day>[0-9]{{1,2}})(?![0-9]){_TIME}",
    rf"(?<![0-9])(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?[\s-]{{1,2}}(?P<name>{_MONTH})\s?,?[\s-]{{1,2}}(?P<year>[0-9]{{4}})(?![0-9]){_TIME}",
    rf"\b(?P<name>{_MONTH})\s?(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?\s?,?\s(?P<year>[0-9]{{4}})(?![0-9]){_TIME}",
    rf"(?<![0-9])(?P<first>[0-9]{{1,2}})\s?(?P<sep>[/.])\s?(?P<other>[0-9]{{1,2}})\s?(?P=sep)\s?(?P<year>[0-9]{{4}}|[0-9]{{2}})(?![0-9]){_TIME}",
)
_STAMPS = tuple(re.compile(order, re.IGNORECASE) for order in _ORDERS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """A date as it stands in a line: `start` to `end` within that line, `value` ISO
    8601 or None where it cannot be told.
    """

    start: int
    end: int
    value: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DateLine:
    """A date line at the start of a block: where it ends, its date, and whether the
    whole block is date line.
    """

    end: int
    value: str | None


@functools.cache
def _words() -> frozenset[str]:
    """Words that stand in a date line beside the date: labels, weekdays, time zones
    (`english/tables/date_line_words.tsv`).
    """
    return words("date_line_words")


@functools.cache
def _labels() -> re.Pattern[str]:
    """What introduces a publication date, longest first.

    The labels stand in `english/tables/date_labels.tsv`.
    """
    labels = [label for (label,) in rows("date_labels")]
    choices = "|".join(
        re.escape(label) for label in sorted(labels, key=len, reverse=True)
    )
    return re.compile(rf"\b(?:{choices})\b(?:\s+(?:on|at))?\s*:?\s*", re.IGNORECASE)


def iso_or_none(value: str) -> str | None:
    """`value` if it is an ISO 8601 date or date-time between the years 1600 and 2999,
    else None; never raises.

    A compact form ("20250814") comes back in the extended form; anything else is kept,
    but for spaces around it.

    >>> iso_or_none("20250814"), iso_or_none("2025-08-14T10:30Z"), iso_or_none("May")
    ('2025-08-14', '2025-08-14T10:30Z', None)
    """
    given = value.strip()
    try:
        moment = datetime.datetime.fromisoformat(given)
    except ValueError:
        return None
    if not EARLIEST_YEAR <= moment.year <= LATEST_YEAR:
        return None
    if re.match(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ]|$)", given):
        return given
    return (
        moment.date().isoformat()
        if len(given) <= len("2025-W33-4")
        else moment.isoformat()
    )


def find_stamps(line: str) -> list[Stamp]:
    """Every full date in `line` (at most a few hundred characters), in order;
    overlapping readings are dropped.

    >>> [stamp.value for stamp in find_stamps("4 May 2031, 10:30 | 2031-05-06")]
    ['2031-05-04T10:30', '2031-05-06']
    """
    found = [
        Stamp(start=m.start(), end=m.end(), value=_value(m))
        for pattern in _STAMPS
        for m in pattern.finditer(line)
    ]
    stamps: list[Stamp] = []
    for stamp in sorted(found, key=lambda s: (s.start, -s.end)):
        if not stamps or stamp.start >= stamps[-1].end:
            stamps.append(stamp)
    return stamps


def leading_date(line: str) -> DateLine | None:
    """A labelled date before running text ("date 2025-08-14 The mayor said…"), or None.

    A sentence that merely opens with such words goes on in lower case or behind a
    comma, and is none.
    """
    label = _labels().match(line)
    if label is None:
        return None
    stamp = next(iter(find_stamps(line[label.end() : label.end() + 60])), None)
    if stamp is None or stamp.start:
        return None
    end = label.end() + stamp.end
    rest = line[end : end + 40].lstrip()
    if rest and (
        not line[end].isspace()
        or rest[0] in ",;"
        or (rest[0].islower() and "-" not in line[label.end() : end])
    ):
        return None
    return DateLine(end=end, value=stamp.value)


def trailing_date(line: str) -> int | None:
    """Where a labelled date line begins that ends `line` behind a headline ("… outrage
    Updated: 2016-05-30 09:53").

    >>> line = "Crane falls Updated: 2016-05-30 09:53"
    >>> line[: trailing_date(line)]
    'Crane falls '
    """
    for label in _labels().finditer(line):
        if (
            label.group().rstrip().endswith(":")
            and label.start()
            and is_date_line(line[label.start() :])
        ):
            return label.start()
    return None


def is_date_line(line: str) -> bool:
    """True where `line` holds a full date and, beside it, only labels, times, zones,
    and names set off by bars.
    """
    stamps = find_stamps(line)
    if not stamps:
        return False
    pieces, at = [], 0
    for stamp in stamps:
        pieces.append(line[at : stamp.start])
        at = stamp.end
    pieces.append(line[at:])
    rest = _labels().sub(" ", " | ".join(pieces))
    words = [
        w
        for w in re.findall(r"[^\W_]+(?:['’.-][^\W_]+)*", rest)
        if w.casefold() not in _words()
    ]
    words = [
        w
        for w in words
        if not re.fullmatch(r"[0-9]{1,4}(?:[ap]m|GMT)?", w, re.IGNORECASE)
    ]
    if not words:
        return True
    barred = re.search(r"[|•·»(]", line) is not None
    return barred and len(words) <= 6 and all(w[0].isupper() for w in words)


def date_of(line: str) -> str | None:
    """The publication date in a date line: the first that is labelled as published,
    else the first readable one.

    >>> date_of("Updated: 6 May 2031 | Published: 4 May 2031")
    '2031-05-04'
    """
    stamps = find_stamps(line)
    for stamp in stamps:
        if (
            re.search(
                r"publish|posted|date\b",
                line[max(0, stamp.start - 20) : stamp.start],
                re.IGNORECASE,
            )
            and stamp.value
        ):
            return stamp.value
    return next((s.value for s in stamps if s.value), None)


def _value(match: re.Match[str]) -> str | None:
    parts = match.groupdict()
    if "first" in parts:
        day, month = int(parts["first"]), int(parts["other"])
        if len(str(parts["year"])) < 4 or (day <= 12 and month <= 12 and day != month):
            # 04/02 is a day in April or in February, and '05 may be a day as well: not
            # told here
            return None
        if month > 12:
            day, month = month, day
    else:
        day = int(parts["day"])
        month = (
            _MONTHS.index(parts["name"][:3].lower()) + 1
            if parts.get("name")
            else int(parts["month"])
        )
    try:
        date = datetime.date(int(parts["year"]), month, day)
    except ValueError:
        return None
    if not EARLIEST_YEAR <= date.year <= LATEST_YEAR:
        return None
    return date.isoformat() + _time(parts)


def _time(parts: dict[str, str | None]) -> str:
    """The time behind a date as ISO writes it ("T17:52", with a zone only where the
    line gives an offset), or "".
    """
    hour, minute = parts.get("hour"), parts.get("minute")
    if hour is None or minute is None:
        return ""
    hours, half = int(hour), (parts.get("half") or "").lower()
    if half and not 1 <= hours <= 12:
        return ""
    if half:
        hours = hours % 12 + (12 if half == "p" else 0)
    if hours > 23 or int(minute) > 59:
        return ""
    second = (
        f":{parts['second']}"
        if parts.get("second") and int(parts["second"] or 0) < 60
        else ""
    )
    zone = parts.get("zone") or ""
    if zone and zone.upper() != "Z" and not (zone[1:3] <= "14" and zone[-2:] <= "59"):
        zone = ""
    zone = zone.upper() if len(zone) != 5 else f"{zone[:3]}:{zone[3:]}"
    return f"T{hours:02}:{minute}{second}{zone}"
