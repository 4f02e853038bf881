"""Whether two events are one happening: what forbids it and what speaks for it.

Events are one where the word for them is (or stands in one row of
`english/tables/occurrences.tsv`), the words that tell one such event from another agree
("second", "joint"), nothing known of when and where conflicts, and enough speaks for
it. What each clue weighs, and why, stands in `weights.tsv`.
"""

from __future__ import annotations

import functools
from collections.abc import Callable

from onrecord.accounts import places, shown
from onrecord.accounts.clues import Rule, Rules, Words
from onrecord.accounts.context import StoryContext
from onrecord.accounts.events.occurrence import Occurrence
from onrecord.accounts.linkage import Node
from onrecord.accounts.weights import limit
from onrecord.model import Status

_AHEAD: frozenset[Status] = frozenset(
    {"planned", "conditional", "forecast", "confirmed", "cancelled", "unconfirmed"}
)


class Pair:
    """Two events side by side, and what several clues ask of them. `x` and `y` are
    their profiles.
    """

    def __init__(
        self, context: StoryContext, a: Node[Occurrence], b: Node[Occurrence]
    ) -> None:
        self.context = context
        self.a, self.b = a, b
        self.x, self.y = a.profile, b.profile

    @functools.cached_property
    def near(self) -> places.Nearness:
        """Whether the places of the two can be one."""
        return places.nearness(self.x.place, self.y.place)

    @functools.cached_property
    def shared(self) -> float:
        """0..1: the share of the telling words of the sentence that says less."""
        return self.context.weights.containment(self.x.whole, self.y.whole)

    @property
    def both_ahead(self) -> bool:
        """True where neither is told as having happened."""
        return self.x.status in _AHEAD and self.y.status in _AHEAD

    @property
    def days_meet(self) -> bool:
        """True where both name a day and it can be the same."""
        x, y = self.x.day, self.y.day
        return x is not None and y is not None and x.meets(y)

    @property
    def planned_for_one_day(self) -> bool:
        """True where both are ahead, and both are told of one single day."""
        days = [day for day in (self.x.day, self.y.day) if day is not None]
        if not self.both_ahead or any(day.first != day.last for day in days):
            return False
        return len({day.first for day in days}) == 1


def _other_object(pair: Pair) -> bool:
    """True where one verb is told of two things ("signed the treaty", "signed the
    order").
    """
    x, y = pair.x, pair.y
    if x.known or not x.detail or not y.detail:
        return False
    return x.detail.isdisjoint(y.detail)


def _another_day(pair: Pair) -> bool:
    """True where the days do not meet, unless two reports give one plan two dates."""
    if pair.x.day is None or pair.y.day is None or pair.days_meet:
        return False
    if not pair.both_ahead or not pair.a.reports.isdisjoint(pair.b.reports):
        return True
    return pair.shared < limit("event", "share of words for two dates")


def _words_for_it(pair: Pair) -> float:
    return pair.context.weights.jaccard(pair.x.detail, pair.y.detail)


def _bare_word(pair: Pair) -> bool:
    return pair.x.known and not (pair.x.detail and pair.y.detail)


def _copied(pair: Pair) -> bool:
    least = limit("event", "share of words beside copy")
    return pair.a.aligned(pair.b) and pair.shared >= least


def _of_both(text: Callable[[Occurrence], str]) -> Callable[[Pair], Words]:
    """The words of a clue as a profile has them, for both sides of a pair."""
    return lambda pair: (text(pair.x), text(pair.y))


def _surfaces(pair: Pair) -> Words:
    """The two events as their reports have them."""
    return shown.surfaces(pair.context, pair.a, pair.b)


def _shared_words(pair: Pair) -> Words:
    """The telling words both sentences have."""
    both = pair.x.whole & pair.y.whole
    return shown.written_in_both(pair.context, pair.a, pair.b, both)


def _shared_detail(pair: Pair) -> Words:
    """The words both have for the event, beside the word for what happens."""
    both = pair.x.detail & pair.y.detail
    return shown.written_in_both(pair.context, pair.a, pair.b, both)


def _object_words(pair: Pair) -> Words:
    return (
        shown.written(pair.context, pair.a, pair.x.detail),
        shown.written(pair.context, pair.b, pair.y.detail),
    )


_head = _of_both(lambda x: x.head)
_discerned = _of_both(lambda x: ", ".join(sorted(x.discerning)))
_day = _of_both(lambda x: str(x.day) if x.day is not None else "")
_place = _of_both(lambda x: x.place.name if x.place is not None else "")


@functools.cache
def rules() -> Rules[Pair]:
    """The vetoes and clues of two events, in the order they are asked."""
    return Rules(
        "event",
        vetoes=[
            Rule("another happening", lambda pair: pair.x.head != pair.y.head, _head),
            Rule(
                "told apart by a word",
                lambda pair: pair.x.discerning != pair.y.discerning,
                _discerned,
            ),
            Rule(
                "one is long past",
                lambda pair: pair.x.background != pair.y.background,
                _day,
            ),
            Rule("another place", lambda pair: pair.near == "apart", _place),
            Rule("another object", _other_object, _object_words),
            Rule("another day", _another_day, _day),
        ],
        clues=[
            Rule("words of the sentences", lambda pair: pair.shared, _shared_words),
            Rule("words for the event", _words_for_it, _shared_detail),
            Rule("told apart alike", lambda pair: bool(pair.x.discerning), _discerned),
            Rule(
                "planned for one day",
                lambda pair: pair.days_meet and pair.planned_for_one_day,
                _day,
            ),
            Rule(
                "one day",
                lambda pair: pair.days_meet and not pair.planned_for_one_day,
                _day,
            ),
            Rule("told by the bare word", _bare_word, _surfaces),
            Rule("one place", lambda pair: pair.near == "same", _place),
            Rule(
                "a place that may be another",
                lambda pair: pair.near == "doubtful",
                _place,
            ),
            Rule("shared passage", _copied, _surfaces),
        ],
        needed=lambda _: "one event",
    )
