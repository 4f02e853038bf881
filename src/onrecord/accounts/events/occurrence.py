"""What an event is, as far as its words say: the profile by which events of several
reports are compared.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.accounts import intervals, places
from onrecord.accounts.context import ReportContext
from onrecord.accounts.intervals import Interval
from onrecord.accounts.places import PlaceKey
from onrecord.english import occurrences, tables, words
from onrecord.model import Event, Status


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
        return self.head in occurrences.kinds()


def occurrence_of(one: ReportContext, event: Event) -> Occurrence:
    """What matching looks at in an event of this report."""
    name = one.text(event.name_span or event.head)
    around = one.around(event.span)
    day = intervals.of_time(event.when)
    is_old = (
        one.published is not None
        and day is not None
        and day.last < one.published - intervals.NEWS
    )
    numbers = (word for word in words.tokens(event.what) if word[0].isdecimal())
    telling = " ".join(one.text(span) for span in event.discerning)
    return Occurrence(
        head=occurrences.name_of(name),
        discerning=frozenset(words.tokens(telling)) & tables.words("discerning"),
        detail=words.content(event.what) - words.content(name),
        status=event.status,
        day=day,
        background=is_old,
        place=places.place_key(one, event.where),
        about=words.content(one.text(around)) - words.content(event.what),
        numbers=frozenset(numbers),
    )
