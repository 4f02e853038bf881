"""Times: the TIMEX3 expressions of a report, resolved against its own day.

`find_times(report, syntax)` reads `report.text` whole, so captions, date lines and datelines too. How it goes, and
which words and phrases it knows: `timex/__init__.py`. Spans and values follow TimeML as TempEval-3 used it; the
choices it leaves open are written where they are made:

- intervals (`begins`, `ends`): `timex/intervals.py`; weekdays and years: `timex/days.py`; lengths:
  `timex/durations.py`.
- What counts from a day that is not known keeps its place with an X for each figure not known and covers no interval:
  "Friday" XXXX-WXX-5, "last week" XXXX-WXX, "in February" XXXX-02, "yesterday" XXXX-XX-XX, "tonight" XXXX-XX-XXTNI.
- A clock time has its day's value without a zone; `begins` and `ends` carry the offset where the report names a zone
  that means one thing (GMT, EDT; not CST). "Local time" has none.
- A date no calendar has (31 February) is no time.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping

from onrecord.model import Report, Span, Time
from onrecord.reading.syntax import Syntax
from onrecord.reading.times import clocks, days, durations, grammar, periods, quarters, recurring
from onrecord.reading.times.anchors import anchor_of
from onrecord.reading.times.context import Context, Draft
from onrecord.reading.times.grammar import Grammar, Phrase
from onrecord.reading.times.intervals import Interval, interval_of
from onrecord.reading.times.lexer import BREAK, OTHER, Lexed, lex
from onrecord.reading.times.tense import Tense

METHOD = "times.rules/1"
Reader = Callable[[Phrase, Context], list[Draft] | None]
READERS: Mapping[str, Reader] = {
    "date": days.read_date,
    "days": days.read_days,
    "weekday": days.read_weekday,
    "dayref": days.read_dayref,
    "holiday": days.read_holiday,
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
    "duration": durations.read_duration,
    "set": recurring.read_set,
    "ref": recurring.read_ref,
}


def find_times(report: Report, syntax: Syntax) -> tuple[Time, ...]:
    """All time expressions of `report.text`, in text order, none overlapping.

    `syntax` helps with tense alone and may be of an empty parse. Never raises on account of a text.
    """
    rules = grammar.load()
    lexed = lex(report.text, rules.lexicon, (part.span.start for part in report.parts))
    tense = Tense(report.text, syntax)
    tense.learn(lexed.starts[i] for i, kinds in enumerate(lexed.kinds) if "WEEKDAY" in kinds or "MONTH" in kinds)
    context = Context(lexed=lexed, anchor=anchor_of(report, lexed, rules), side=tense.side, sure=tense.sure)
    drafts = _on_their_day(list(_drafts(rules, context)), context)
    return tuple(_time(lexed, draft) for draft in drafts)


def _drafts(rules: Grammar, context: Context) -> list[Draft]:
    """The longest phrase at each place whose reader takes it, from left to right.

    A reader that declines gives None and the next longest is tried; one that knows the phrase for no time gives [].
    """
    lexed, at = context.lexed, 0
    found: list[Draft] = []
    while (match := rules.start.search(lexed.codes, at)) is not None:
        at = match.start() + 1
        for last, rule in rules.candidates(lexed.codes, match.start()):
            drafts = READERS[rule.reader](Phrase(lexed, match.start(), last), context)
            if drafts is None:
                continue
            for draft in drafts:
                context.remember(draft)
            found += drafts
            at = max((draft.last for draft in drafts), default=last)
            break
    return found


def _on_their_day(drafts: list[Draft], context: Context) -> list[Draft]:
    """Clock times without a day take the nearest day of their sentence, before or behind, else the report's."""
    ends = [i for i, code in enumerate(context.lexed.codes) if _is_stop(context.lexed, i, code)]
    known = [draft for draft in drafts if draft.point is not None and draft.point.grain == "day"]
    firsts = [draft.first for draft in known]
    out = []
    for draft in drafts:
        if draft.clock is None:
            out.append(draft)
            continue
        at = bisect_left(firsts, draft.first)
        beside = [
            d for d in known[max(0, at - 1) : at + 1] if bisect_left(ends, d.first) == bisect_left(ends, draft.first)
        ]
        point = beside[-1].point if beside else context.today("day")
        day = point if point is not None else days.UNKNOWN_DAY
        out.append(clocks.at_clock(draft.first, draft.last, day, draft.clock, draft.zone))
    return out


def _is_stop(lexed: Lexed, index: int, code: str) -> bool:
    return code == BREAK or (code == OTHER and lexed.word(index) in (".", "!", "?"))


def _time(lexed: Lexed, draft: Draft) -> Time:
    span = Span(lexed.starts[draft.first], lexed.ends[draft.last - 1])
    begins, ends = draft.interval or _zoned(interval_of(draft.value), draft.zone)
    return Time(span=span, method=METHOD, type=draft.type, value=draft.value, begins=begins, ends=ends)


def _zoned(interval: Interval, zone: str) -> Interval:
    begins, ends = interval
    return (begins + zone, ends + zone) if begins and ends and zone else interval
