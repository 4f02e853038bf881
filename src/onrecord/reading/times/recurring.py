"""Readers of what comes round again (SET), and of references without a date (now,
recently, the future).
"""

from __future__ import annotations

from onrecord.reading.times.durations import is_some_day, length
from onrecord.reading.times.grammar import Phrase
from onrecord.reading.times.phrase_context import Context, Draft, plain
from onrecord.reading.times.times_in_names import is_in_name


def read_set(phrase: Phrase, _: Context) -> list[Draft] | None:
    """What comes round: daily (P1D), every Tuesday (XXXX-WXX-2), Fridays, each year,
    twice a week. None for what is no time: "a quarterly dividend".
    """
    if phrase.has("quarterly") and phrase.after()[:1].isalpha():
        return None  # of a dividend, of results: no time
    if phrase.get("FREQ") and is_in_name(phrase):  # the Vessa Daily
        return []
    value = phrase.get("FREQ") or _place_in_calendar(phrase) or _rhythm(phrase)
    return None if value is None else [plain(phrase, "SET", value)]


def _place_in_calendar(phrase: Phrase) -> str | None:
    """Every Tuesday, Friday nights, each July, every summer: the calendar's own place
    with the rest left open.
    """
    part = phrase.get("PART", "PARTS")
    suffix = f"T{part}" if part else ""
    weekday = phrase.get("WEEKDAY", "WEEKDAYS")
    if weekday is not None:
        return f"XXXX-WXX-{weekday}{suffix}"
    month = phrase.get("MONTH", "MONTHABBR")
    if month is not None:
        return f"XXXX-{int(month):02}"
    season = phrase.get("SEASON", "SEASONS")
    if season is not None:
        return f"XXXX-{season}"
    return f"XXXX-XX-XX{suffix}" if part else None


def _rhythm(phrase: Phrase) -> str | None:
    """Every day P1D, every other week P2W, twice a month P1M."""
    unit = phrase.get("UNIT") or ""
    if phrase.has("other") and not unit.startswith("T"):
        return f"P2{unit}"
    return length(phrase)


def read_ref(phrase: Phrase, _: Context) -> list[Draft] | None:
    """Now, recently, the future: TimeML's references without a date."""
    joins_clauses = phrase.after() in ("after", "as") and not phrase.has("possible")
    if phrase.get("SOON") and joins_clauses:
        return None
    if phrase.has("one"):
        return [plain(phrase, "DATE", "FUTURE_REF")] if is_some_day(phrase) else None
    if phrase.get("PASTW") and not phrase.has("the"):
        return None
    if phrase.get("FUTUREW") and phrase.size() == 1 and phrase.before() != "in":
        return None
    value = phrase.get("PASTW") or phrase.get("REF", "RECENT", "FUTUREW", "SOON")
    if value is None and phrase.get("THIS") and not phrase.has("current", "moment"):
        return None
    if value is None:
        is_present = phrase.has("moment", "present", "current", "these")
        value = "PRESENT_REF" if is_present else "FUTURE_REF"
    return [plain(phrase, "DATE", value)]
