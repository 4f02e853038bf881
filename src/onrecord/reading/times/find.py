"""Times: the TIMEX3 expressions of a report, resolved against its own day.

`read_times(sheet)` reads `report.text` whole, so captions, date lines and
datelines too. How it goes, and which words and phrases it knows: `__init__.py`. Spans
and values follow TimeML as TempEval-3 used it; the choices it leaves open are written
where they are made:

- intervals (`begins`, `ends`): `covered_days.py`; years of dates: `days.py`; weekdays:
  `weekdays.py`; lengths:
  `durations.py`; what expressions take from each other: `linking.py`.
- What counts from a day that is not known keeps its place with an X for each figure not
  known and covers no interval:
  "Friday" XXXX-WXX-5, "last week" XXXX-WXX, "in February" XXXX-02, "yesterday"
  XXXX-XX-XX, "tonight" XXXX-XX-XXTNI. So does a date no calendar has (31 February, the
  year 99999). `unresolved` says why (`reasons.py`).
- A clock time has its day's value without a zone; `begins` and `ends` carry the offset
  where the report names a zone
  that means one thing (GMT, EDT; not CST). "Local time" has none.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from onrecord.model import Span, Time, Unresolved
from onrecord.reading.sheet import Sheet
from onrecord.reading.times import (
    clocks,
    day_ranges,
    days,
    durations,
    grammar,
    holidays,
    periods,
    quarters,
    recurring,
    weekdays,
)
from onrecord.reading.times.covered_days import interval_of
from onrecord.reading.times.grammar import Grammar, Phrase
from onrecord.reading.times.lexer import Lexed, lex
from onrecord.reading.times.linking import linked
from onrecord.reading.times.phrase_context import Context, Draft
from onrecord.reading.times.reasons import OUTSIDE
from onrecord.reading.times.report_day import Anchor, anchor_of
from onrecord.reading.times.tense import Tense

METHOD = "times.rules/2"
Reader = Callable[[Phrase, Context], list[Draft] | None]
READERS: Mapping[str, Reader] = {
    "date": days.read_date,
    "days": day_ranges.read_days,
    "weekday": weekdays.read_weekday,
    "weekdays": day_ranges.read_weekdays,
    "dates": day_ranges.read_dates,
    "nth": weekdays.read_nth,
    "dayref": weekdays.read_dayref,
    "holiday": holidays.read_holiday,
    "part": clocks.read_part,
    "night": clocks.read_night,
    "clocks": clocks.read_clock_range,
    "clock": clocks.read_clock,
    "month": periods.read_month,
    "months": periods.read_months,
    "year": periods.read_year,
    "years": periods.read_years,
    "fiscal": periods.read_fiscal,
    "decade": periods.read_decade,
    "century": periods.read_century,
    "unit": periods.read_unit,
    "weekof": periods.read_week_of,
    "season": periods.read_season,
    "quarter": quarters.read_quarter,
    "ago": durations.read_ago,
    "within": durations.read_within,
    "eve": durations.read_eve,
    "duration": durations.read_duration,
    "set": recurring.read_set,
    "ref": recurring.read_ref,
}


def read_times(sheet: Sheet) -> Sheet:
    """The sheet with all time expressions of its text, in text order, none overlapping.

    Spans are offsets into `report.text`, half open. `begins` and `ends` are both
    inclusive: days ("2025-08-14"), or minutes of a clock ("2025-08-14T18:00"), with an
    offset from GMT only where the text names a zone. What has no place in the calendar
    has an `unresolved` reason. The parse helps with tense alone and may be empty. Never
    raises on account of a text.

    >>> from onrecord.intake import make_report
    >>> from onrecord.reading.sheet import Sheet
    >>> text = "Talks ended on Friday."
    >>> report = make_report(text, published="2025-08-17")
    >>> (friday,) = read_times(Sheet(report=report)).times
    >>> friday.span.of(text), friday.type, friday.value, friday.begins
    ('Friday', 'DATE', '2025-08-15', '2025-08-15')
    """
    report = sheet.report
    rules = grammar.load()
    lexed = lex(report.text, rules.lexicon, (part.span.start for part in report.parts))
    tense = Tense(report.text, sheet)
    tense.learn(
        lexed.starts[i]
        for i, kinds in enumerate(lexed.kinds)
        if "WEEKDAY" in kinds or "MONTH" in kinds
    )
    anchor = anchor_of(report, lexed)
    context = Context(
        lexed=lexed,
        anchor=anchor.day,
        side=tense.side,
        sure=tense.sure,
        happened=tense.happened,
        weekdays=dict(anchor.weekdays),
    )
    drafts = linked(_drafts(rules, context), context, sheet)
    times = tuple(_time(lexed, draft, _why(draft, anchor)) for draft in drafts)
    return replace(sheet, times=times)


def _drafts(rules: Grammar, context: Context) -> list[Draft]:
    """The longest phrase at each place whose reader takes it, from left to right.

    A reader that declines gives None and the next longest is tried; one that knows the
    phrase for no time gives [].
    """
    lexed = context.lexed
    kept: list[Draft] = []
    at = 0
    while (match := rules.start.search(lexed.codes, at)) is not None:
        at = match.start() + 1
        for last, rule in rules.candidates(lexed.codes, match.start()):
            phrase = Phrase(lexed, match.start(), last)
            drafts = [] if phrase.is_title() else READERS[rule.reader](phrase, context)
            if drafts is None:
                continue
            for draft in drafts:
                context.remember(draft)
            kept += drafts
            at = max((draft.last for draft in drafts), default=last)
            break
    return kept


def _why(draft: Draft, anchor: Anchor) -> str | None:
    """Why a date or a clock time has no place in the calendar; None where it has one,
    or none is meant ("recently").
    """
    if "X" not in draft.value or draft.interval is not None:
        return None
    return draft.reason or (OUTSIDE if anchor.day else anchor.why)


def _time(lexed: Lexed, draft: Draft, why: str | None) -> Time:
    """A draft as an item of the reading, its tokens as characters."""
    span = Span(lexed.starts[draft.first], lexed.ends[draft.last - 1])
    begins, ends = draft.interval or interval_of(draft.value)
    if draft.interval is None and draft.zone and begins and ends:
        begins, ends = begins + draft.zone, ends + draft.zone
    return Time(
        span=span,
        method=METHOD,
        type=draft.type,
        value=draft.value,
        begins=begins,
        ends=ends,
        unresolved=Unresolved(reason=why) if why is not None else None,
    )
