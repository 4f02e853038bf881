"""Event accounts: what the reports of a story tell of one thing that happened, is
planned, was denied.

Events are one where the word for them is (or stands in one row of
`english/tables/occurrences.tsv`), the words that tell one such event from another agree
("second", "joint"), nothing known of when and where conflicts, and enough speaks for
it. The weights were set on made-up pairs and read over against stories of news, for few
wrong merges.
"""

from __future__ import annotations

import functools
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from itertools import combinations

from onrecord.accounts import intervals, places
from onrecord.accounts.context import ReportContext, StoryContext
from onrecord.accounts.intervals import Interval
from onrecord.accounts.linkage import Node, link, nodes
from onrecord.accounts.places import PlaceKey
from onrecord.english import tables, words
from onrecord.model import Event, Relation, Status

_CONTEXT = 0.8  # times the share of the sentences' words
_WORDS = 0.4  # times the share of the words for the event beside its head
_DISCERNING = 0.3  # both call it the second, the joint one
_DAY = 0.3
_DAY_AHEAD = 0.6  # one kind of event planned for one and the same day
# "no meeting", "the talks": a word with nothing to tell the event by points at one told
# of elsewhere
_BARE = 0.35
_PLACE = 0.4
_COPIED = 0.6
_NEEDED = 0.7
_BEFORE_HEAD = (
    3  # words before an event's noun among which those stand that tell it from others
)
_RARE = 4  # telling words an event is looked up by
# two dates for one planned event: so much of the sentences' words must be shared
_OTHER_DAY = 0.6
_CONTRARY: frozenset[Status] = frozenset({"denied", "cancelled", "unconfirmed"})
_AHEAD: frozenset[Status] = frozenset(
    {"planned", "conditional", "forecast", "confirmed", "cancelled", "unconfirmed"}
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


def group(context: StoryContext) -> list[tuple[Node[Occurrence], ...]]:
    """The story's events, those of one happening together."""
    items = (
        (id_, event)
        for id_, one in context.reports.items()
        for event in one.reading.events
    )
    found = nodes(
        context, items, lambda report, e: _occurrence(context.reports[report], e)
    )
    return link(
        found, functools.partial(_keys, context), functools.partial(_closeness, context)
    )


def relation(group: tuple[Node[Occurrence], ...]) -> Relation:
    """How the tellings of one event lie to each other; "single" where one report alone
    has it.
    """
    profiles = [node.profile for node in group]
    if (
        len({p.status in _CONTRARY for p in profiles}) == 2
        or _days_differ(profiles)
        or _numbers_differ(profiles)
    ):
        return "differs"
    if len(frozenset().union(*(n.reports for n in group))) == 1:
        return "single"
    told = {(p.day is not None, p.place is not None) for p in profiles}
    return (
        "same"
        if len(told) == 1 and len({p.status for p in profiles}) == 1
        else "more specific"
    )


def title(node: Node[Occurrence]) -> str:
    """The event in the words of its first member's reading."""
    item = node.members[0].item
    assert isinstance(item, Event)
    return item.what


def when(node: Node[Occurrence]) -> Interval | None:
    """When the event was, is or was to be, where it is told."""
    return node.profile.day


def _days_differ(profiles: list[Occurrence]) -> bool:
    days = [p.day for p in profiles if p.day is not None]
    latest_begin, first_end = (
        max((d.first for d in days), default=0),
        min((d.last for d in days), default=0),
    )
    return latest_begin > first_end + 1


def _numbers_differ(profiles: list[Occurrence]) -> bool:
    """Whether two tell it with numbers of which none is the other's: "200 soldiers were
    sent", "300 soldiers".
    """
    told = {p.numbers for p in profiles if p.numbers}
    return any(one.isdisjoint(other) for one, other in combinations(told, 2))


def _occurrence(one: ReportContext, event: Event) -> Occurrence:
    around = one.around(event.span)
    said = words.tokens(event.what)
    head = _head(said)
    named = {words.stem(word) for word in head.split()}
    day = intervals.of_value(event.when.value if event.when else None, one.times)
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
        place=places.place_key(event.where.name if event.where else None, one),
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


def _other_object(x: Occurrence, y: Occurrence) -> bool:
    """True where one verb is told of two things ("signed the treaty", "signed the
    order").
    """
    told = x.detail and y.detail and x.detail.isdisjoint(y.detail)
    return bool(told) and x.head not in _kinds()


def _planned_for_one_day(x: Occurrence, y: Occurrence) -> bool:
    days = {(i.first, i.last) for i in (x.day, y.day) if i is not None}
    ahead = x.status in _AHEAD and y.status in _AHEAD
    return ahead and len(days) == 1 and all(first == last for first, last in days)


def _keys(context: StoryContext, node: Node[Occurrence]) -> Iterable[Hashable]:
    """One kind of event with one set of discerning words, one day, or a telling word in
    common.
    """
    occurrence = node.profile
    yield occurrence.head, occurrence.discerning
    if occurrence.day is not None:
        yield occurrence.head, occurrence.day.first
    for word in context.weights.rarest(occurrence.detail | occurrence.about, _RARE):
        yield occurrence.head, word


def _closeness(
    context: StoryContext, a: Node[Occurrence], b: Node[Occurrence]
) -> float | None:
    """The evidence that two nodes are one event by what is needed of it; None where
    something known conflicts.
    """
    x, y = a.profile, b.profile
    if x.head != y.head or x.discerning != y.discerning or x.background != y.background:
        return None
    near = places.nearness(x.place, y.place)
    if near == "apart" or _other_object(x, y):
        return None
    shared = context.weights.containment(x.whole, y.whole)
    both_dated = x.day is not None and y.day is not None
    if x.day is not None and y.day is not None and not x.day.meets(y.day):
        planned = x.status in _AHEAD and y.status in _AHEAD
        if not (planned and shared >= _OTHER_DAY and a.reports.isdisjoint(b.reports)):
            return None
        both_dated = False
    evidence = _CONTEXT * shared + _WORDS * context.weights.jaccard(x.detail, y.detail)
    evidence += _DISCERNING if x.discerning else 0.0
    if both_dated:
        evidence += _DAY_AHEAD if _planned_for_one_day(x, y) else _DAY
    evidence += _BARE if x.head in _kinds() and not (x.detail and y.detail) else 0.0
    evidence += {"same": _PLACE, "doubtful": -_PLACE}.get(near, 0.0)
    evidence += _COPIED if a.aligned(b) and shared >= 0.5 else 0.0
    return evidence / _NEEDED
