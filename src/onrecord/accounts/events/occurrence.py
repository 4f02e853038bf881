"""What an event is, as far as its words say: the profile by which events of several
reports are compared.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass

from onrecord.accounts import intervals, places
from onrecord.accounts.context import ReportContext
from onrecord.accounts.intervals import Interval
from onrecord.accounts.places import PlaceKey
from onrecord.english import tables, words
from onrecord.model import Event, Span, Status

_BEFORE_HEAD = (
    3  # words before an event's noun among which those stand that tell it from others
)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """What matching looks at in an event. Who says so is no part of it: one may plan
    what another denies.
    """

    head: str
    discerning: frozenset[str]
    detail: frozenset[str]
    status: Status
    day: Interval | None
    background: bool
    place: PlaceKey | None
    about: frozenset[str]
    numbers: frozenset[str] = frozenset()  # in figures, within the event's own words

    @property
    def whole(self) -> frozenset[str]:
        """The words of its sentence, but for its head."""
        return self.about | self.detail

    @property
    def known(self) -> bool:
        """True where the table of occurrences knows the kind of event it is."""
        return self.head in _kinds()


def occurrence_of(one: ReportContext, event: Event) -> Occurrence:
    """What matching looks at in an event of this report."""
    name, words_of_name = _happening(one, event)
    around = one.around(event.span)
    day = intervals.of_time(event.when)
    is_old = (
        one.published is not None
        and day is not None
        and day.last < one.published - intervals.NEWS
    )
    numbers = (word for word in words.tokens(event.what) if word[0].isdecimal())
    return Occurrence(
        head=name,
        discerning=_discerning(one, event, name, words_of_name),
        detail=words.content(event.what)
        - words.content(words_of_name.of(one.report.text)),
        status=event.status,
        day=day,
        background=is_old,
        place=places.place_key(one, event.where),
        about=words.content(one.text(around)) - words.content(event.what),
        numbers=frozenset(numbers),
    )


def _happening(one: ReportContext, event: Event) -> tuple[str, Span]:
    """What happens, under the name of its kind in `english/tables/occurrences.tsv` or
    by the stem of its head; and the words it is told by.

    A kind may be told in two words of which the head is one: "news conference", "step
    down".
    """
    for around in (_with_word_before(one, event), _with_word_behind(one, event)):
        name = words.canonical(one.text(around), "occurrences")
        if name is not None and name in _kinds():
            return name, around
    return words.canonical(one.text(event.head), "occurrences") or "", event.head


def _with_word_before(one: ReportContext, event: Event) -> Span:
    """An event's head with the word of the event before it."""
    start = min(event.span.start, event.head.start)
    before = list(words.WORD.finditer(one.text(Span(start, event.head.start))))
    first = start + before[-1].start() if before else event.head.start
    return Span(first, event.head.end)


def _with_word_behind(one: ReportContext, event: Event) -> Span:
    """An event's head with the word of the event behind it."""
    end = max(event.span.end, event.head.end)
    behind = words.WORD.search(one.text(Span(event.head.end, end)))
    return Span(event.head.start, event.head.end + (behind.end() if behind else 0))


def _discerning(
    one: ReportContext, event: Event, name: str, told_by: Span
) -> frozenset[str]:
    """The words that tell one such event from another ("second", "joint"), right before
    the words for it and in no time ("last week").

    Elsewhere they tell people and things apart ("foreign minister … would meet"). A
    verb's are those of its object.
    """
    known = tables.words("discerning")
    if name not in _kinds():
        return frozenset(words.tokens(event.what)) & known
    start = min(event.span.start, told_by.start)
    before = Span(start, told_by.start)
    times = [time.span for time in one.times(before)]
    last = list(words.WORD.finditer(one.text(before)))[-_BEFORE_HEAD:]
    found: set[str] = set()
    for match in last:
        word = Span(start + match.start(), start + match.end())
        if not any(time.overlaps(word) for time in times):
            found.update(words.tokens(match.group()))
    return frozenset(found) & known


@functools.cache
def _kinds() -> frozenset[str]:
    """The kinds of event the table knows."""
    return frozenset(tables.synonyms("occurrences").values())
