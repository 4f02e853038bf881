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
from onrecord.model import Event, Status

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
    around = one.around(event.span)
    said = words.tokens(event.what)
    head = _head(said)
    named = {words.stem(word) for word in head.split()}
    day = intervals.of_time(event.when)
    old = (
        one.published is not None
        and day is not None
        and day.last < one.published - intervals.NEWS
    )
    return Occurrence(
        head=words.canonical(head, "occurrences") or head,
        discerning=_discerning(said, head),
        detail=words.content(event.what) - named,
        status=event.status,
        day=day,
        background=old,
        place=places.place_key(event.where),
        about=words.content(one.text(around)) - words.content(event.what),
        numbers=frozenset(word for word in said if word[0].isdecimal()),
    )


def _discerning(said: list[str], head: str) -> frozenset[str]:
    """The words that tell one such event from another ("second", "joint"), right before
    its head.

    Elsewhere they tell people and things apart ("foreign minister … would meet"). A
    verb's are those of its object.
    """
    known = tables.words("discerning")
    if words.canonical(head, "occurrences") not in _kinds():
        return frozenset(said) & known
    first = head.split(maxsplit=1)[0] if head else ""
    at = len(said) - 1 - said[::-1].index(first) if first in said else 0
    return frozenset(said[max(at - _BEFORE_HEAD, 0) : at]) & known


def _head(said: list[str]) -> str:
    """The word that says what happens: the last one `english/tables/occurrences.tsv` knows before
    the first connective.

    Where it knows none: the first word if that is a past verb ("signed the treaty"),
    else the last ("the minister resigned", "harbour ceremony"). A phrase is all there
    is to go by: the parse stayed in the reading room.
    """
    cut = next(
        (i for i, word in enumerate(said) if i and word in tables.words("connectives")),
        len(said),
    )
    core = said[:cut]
    for at in range(len(core) - 1, -1, -1):
        pair = " ".join(core[at - 1 : at + 1]) if at else ""
        for phrase in (pair, core[at]):
            if phrase and words.canonical(phrase, "occurrences") in _kinds():
                return phrase
    if not core:
        return ""
    return (
        core[0]
        if core[0].endswith("ed") or core[0] in tables.words("past")
        else core[-1]
    )


@functools.cache
def _kinds() -> frozenset[str]:
    """The kinds of event the table knows."""
    return frozenset(tables.synonyms("occurrences").values())
