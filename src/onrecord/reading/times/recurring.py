"""Readers of what comes round again (SET), and of references without a date (now,
recently, the future).
"""

from __future__ import annotations

from onrecord.reading.times.durations import is_some_day, length
from onrecord.reading.times.grammar import Phrase
from onrecord.reading.times.phrase_context import Context, Draft, plain
from onrecord.reading.times.times_in_names import is_in_name


def read_set(phrase: Phrase, _: Context) -> list[Draft] | None:
    """What comes round: daily, every Tuesday, Fridays, each year, twice a week."""
    if (
        phrase.has("quarterly") and phrase.after()[:1].isalpha()
    ):  # of a dividend, of results: no time
        return None
    if phrase.get("FREQ") and is_in_name(phrase):  # the Vessa Daily
        return []
    value = phrase.get("FREQ") or _named(phrase) or _every_so_long(phrase)
    return None if value is None else [plain(phrase, "SET", value)]


def _named(phrase: Phrase) -> str | None:
    """Every Tuesday, Friday nights, each July, every summer: the calendar's own place
    with the rest left open.
    """
    part = phrase.get("PART", "PARTS")
    suffix = f"T{part}" if part else ""
    if weekday := phrase.get("WEEKDAY", "WEEKDAYS"):
        return f"XXXX-WXX-{weekday}{suffix}"
    if month := phrase.get("MONTH", "MONTHABBR"):
        return f"XXXX-{int(month):02}"
    if season := phrase.get("SEASON", "SEASONS"):
        return f"XXXX-{season}"
    return f"XXXX-XX-XX{suffix}" if part else None


def _every_so_long(phrase: Phrase) -> str | None:
    """Every day P1D, every other week P2W, twice a month P1M."""
    unit = phrase.get("UNIT") or ""
    return (
        f"P2{unit}"
        if phrase.has("other") and not unit.startswith("T")
        else length(phrase)
    )


def read_ref(phrase: Phrase, _: Context) -> list[Draft] | None:
    """Now, recently, the future: TimeML's references without a date."""
    if (
        phrase.get("SOON")
        and phrase.after() in ("after", "as")
        and not phrase.has("possible")
    ):
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
    present = phrase.has("moment", "present", "current", "these")
    return [
        plain(phrase, "DATE", value or ("PRESENT_REF" if present else "FUTURE_REF"))
    ]
