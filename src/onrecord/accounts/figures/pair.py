"""Whether two figures are of one thing: what forbids it and what speaks for it.

Two figures are of one thing where nothing known of them conflicts (unit, measure,
qualifiers, whose, where, when) and enough speaks for it. A pair of different numbers
needs most, and needs it in the right places. What each clue weighs, and why, stands in
`weights.tsv`.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Callable

from onrecord.accounts import intervals, places, shown
from onrecord.accounts.clues import Rule, Rules, Words
from onrecord.accounts.context import StoryContext
from onrecord.accounts.figures import event_toll, ranges
from onrecord.accounts.figures.quantity import Quantity
from onrecord.accounts.linkage import Node
from onrecord.accounts.weights import limit
from onrecord.english import source_names, tables


class Pair:
    """Two figures side by side, and what several clues ask of them. `x` and `y` are
    their quantities.
    """

    def __init__(
        self, context: StoryContext, a: Node[Quantity], b: Node[Quantity]
    ) -> None:
        self.context = context
        self.a, self.b = a, b
        self.x, self.y = a.profile, b.profile
        self.lie = ranges.lie(self.x.range, self.y.range)

    @functools.cached_property
    def near(self) -> places.Nearness:
        """Whether the places of the two can be one."""
        return places.nearness(self.x.place, self.y.place)

    @functools.cached_property
    def claimant(self) -> source_names.Match:
        """Whether both have their number of one source."""
        if self.x.claimant is None or self.y.claimant is None:
            return "open"
        return source_names.match(self.x.claimant, self.y.claimant)

    @functools.cached_property
    def shared(self) -> float:
        """0..1: the share of the telling words of the sentence that says less."""
        return self.context.weights.containment(self.x.about, self.y.about)

    @functools.cached_property
    def aligned(self) -> bool:
        """True where both stand in the two sides of a passage, and their sentences are
        alike.
        """
        least = limit("figure", "share of words beside copy")
        return self.a.aligned(self.b) and self.shared >= least

    @functools.cached_property
    def one_toll(self) -> bool:
        """True where both are tolls of one measure, and name no places apart."""
        x, y = self.x, self.y
        return (
            x.toll and y.toll and x.measure == y.measure and not event_toll.apart(x, y)
        )

    @property
    def one_report(self) -> bool:
        """True where one report tells both."""
        return not self.a.reports.isdisjoint(self.b.reports)

    @property
    def apart_and_counted(self) -> bool:
        """True where the numbers exclude each other, and what is counted is known of
        both.
        """
        return self.lie == "apart" and _is_known(self)

    @property
    def apart_and_no_toll(self) -> bool:
        """The same, where the two are not tolls of one event."""
        return self.apart_and_counted and not self.one_toll


def _is_known(pair: Pair) -> bool:
    """True where both say what is counted and what befell it."""
    x, y = pair.x, pair.y
    return x.measure is not None and y.measure is not None and x.unit is not None


def _another_measure(pair: Pair) -> bool:
    x, y = pair.x.measure, pair.y.measure
    return x != y and x is not None and y is not None


def _counted_beside(pair: Pair) -> bool:
    return ("addition" in pair.x.shares) != ("addition" in pair.y.shares)


def _other_owners(pair: Pair) -> bool:
    x, y = pair.x.owners, pair.y.owners
    return bool(x) and bool(y) and x != y


def _told_apart(pair: Pair) -> bool:
    x, y = pair.x.discerning, pair.y.discerning
    return bool(x) and bool(y) and x != y


def _another_period(pair: Pair) -> bool:
    x, y = pair.x.period, pair.y.period
    return x is not None and y is not None and x != y


def _another_time(pair: Pair) -> bool:
    x, y = pair.x, pair.y
    if x.day is not None and y.day is not None:
        a_night = "T" in x.day.begins + y.day.begins  # belongs to two days
        return not x.day.meets(y.day, slack=1 if a_night else 0)
    if x.background != y.background:
        return True
    dated, undated = (x, y) if x.day is not None else (y, x)
    if dated.day is None or undated.published is None:
        return False
    is_news = (
        dated.day.first <= undated.published + intervals.NEWS
        and dated.day.last >= undated.published - intervals.NEWS
    )
    return not is_news


def _one_says_nothing(pair: Pair) -> bool:
    return pair.x.range.open != pair.y.range.open


def _two_parts(pair: Pair) -> bool:
    """True where two unequal numbers may count two kinds of the thing."""
    x, y = pair.x, pair.y
    if pair.lie == "equal":
        return False
    if x.discerning != y.discerning or x.shares != y.shares:
        return True
    return not (x.qualifiers <= y.qualifiers or y.qualifiers <= x.qualifiers)


def _another_place(pair: Pair) -> bool:
    return pair.near == "apart"


def _one_report_tells_both(pair: Pair) -> bool:
    """One report's two different numbers are two things, unless two claimants give
    them, or one is the other hedged.
    """
    x, y = pair.x, pair.y
    if pair.lie == "equal" or not pair.one_report or x.range.low == y.range.low:
        return False
    if pair.one_toll and not ranges.at_odds(x.range, y.range):
        return False
    both_claimed = x.claimant is not None and y.claimant is not None
    return not (both_claimed and pair.claimant == "different")


def _far_above_the_bound(pair: Pair) -> bool:
    """True where one range has no upper end and begins far below the other."""
    if pair.lie != "within" or pair.aligned:
        return False
    less, more = sorted((pair.x.range, pair.y.range), key=lambda r: r.low)
    factor = limit("figure", "factor of two numbers")
    return less.high == math.inf and less.low > 0 and more.low / less.low > factor


def _counted_is_unknown(pair: Pair) -> bool:
    return pair.lie == "apart" and not _is_known(pair) and not pair.aligned


def _too_far_apart(pair: Pair) -> bool:
    if not pair.apart_and_counted or pair.aligned:
        return False
    low, high = sorted((pair.x.range, pair.y.range), key=lambda r: r.low)
    if not math.isfinite(low.high) or not math.isfinite(high.low):
        return False
    factor = limit("figure", "factor of two numbers")
    return low.high <= 0 or high.low / low.high > factor


def _qualifiers_differ(pair: Pair) -> bool:
    x, y = pair.x, pair.y
    differ = x.qualifiers != y.qualifiers or x.period != y.period
    return differ and pair.apart_and_no_toll


def _place_is_doubtful(pair: Pair) -> bool:
    return pair.near == "doubtful" and pair.apart_and_no_toll


def _one_has_no_place(pair: Pair) -> bool:
    if (pair.x.place is None) == (pair.y.place is None) or pair.aligned:
        return False
    least = limit("figure", "share of words where one has no place")
    return pair.apart_and_no_toll and pair.shared < least


def _each_counts_its_own(pair: Pair) -> bool:
    """True where two countries each count what they did themselves."""
    x, y = pair.x, pair.y
    if pair.claimant != "different" or not pair.apart_and_no_toll:
        return False
    if x.claimant is None or y.claimant is None or x.measure not in _done():
        return False
    mine = source_names.source_key(x.claimant).country
    theirs = source_names.source_key(y.claimant).country
    of_one_owner = bool(x.owners) and x.owners == y.owners
    return mine != theirs and not of_one_owner


@functools.cache
def _done() -> frozenset[str]:
    """The measures that have a doer."""
    rows = tables.rows("measure_synonyms")
    return frozenset(row[1] for row in rows if row[0] == "done")


def _little_is_shared(pair: Pair) -> bool:
    if not pair.apart_and_no_toll or pair.aligned or pair.near == "same":
        return False
    return pair.shared < limit("figure", "share of words where numbers differ")


def _nothing_is_shared(pair: Pair) -> bool:
    if pair.x.measure is not None:
        return False
    return pair.shared < limit("figure", "share of words without a measure")


def _one_measure(pair: Pair) -> bool:
    return pair.x.measure is not None and pair.x.measure == pair.y.measure


def _one_day(pair: Pair) -> bool:
    return pair.x.day is not None and pair.y.day is not None


def _qualified_otherwise(pair: Pair) -> bool:
    x, y = pair.x.qualifiers, pair.y.qualifiers
    return bool(x) and bool(y) and x.isdisjoint(y)


def _near_the_bound(pair: Pair) -> bool:
    """True where the lower bounds of two ranges are within a small factor of each
    other.
    """
    if pair.lie != "within":
        return False
    low, high = sorted((pair.x.range.low, pair.y.range.low))
    factor = limit("figure", "factor of near bounds")
    return low > 0 and math.isfinite(high) and high / low <= factor


def _is_one_number(pair: Pair) -> bool:
    """True where both give the same number, without a hedge, and no very small one."""
    number = pair.x.range
    least = limit("figure", "least of small numbers")
    return pair.lie == "equal" and number.exact and number.low >= least


def _is_past_a_dozen(pair: Pair) -> bool:
    return pair.x.range.low >= limit("figure", "least of numbers past a dozen")


def _one_small_number(pair: Pair) -> bool:
    return _is_one_number(pair) and not _is_past_a_dozen(pair)


def _one_round_number(pair: Pair) -> bool:
    is_round = pair.x.range.low % 10 == 0
    return _is_one_number(pair) and _is_past_a_dozen(pair) and is_round


def _one_rare_number(pair: Pair) -> bool:
    is_round = pair.x.range.low % 10 == 0
    return _is_one_number(pair) and _is_past_a_dozen(pair) and not is_round


def _told_again(pair: Pair) -> bool:
    return pair.lie == "equal" and pair.x.measure is not None and pair.one_report


def _of_both(text: Callable[[Quantity], str]) -> Callable[[Pair], Words]:
    """The words of a clue as a quantity has them, for both sides of a pair."""
    return lambda pair: (text(pair.x), text(pair.y))


def _surfaces(pair: Pair) -> Words:
    """The two figures as their reports have them."""
    return shown.surfaces(pair.context, pair.a, pair.b)


def _shared_words(pair: Pair) -> Words:
    """The telling words both sentences have."""
    both = pair.x.about & pair.y.about
    return shown.written_in_both(pair.context, pair.a, pair.b, both)


_unit = _of_both(lambda q: q.unit or "")
_measure = _of_both(lambda q: q.measure or "")
_share = _of_both(lambda q: ", ".join(sorted(q.shares)))
_owner = _of_both(lambda q: ", ".join(sorted(q.owners)))
_discerned = _of_both(lambda q: ", ".join(sorted(q.discerning)))
_qualifier = _of_both(lambda q: ", ".join(sorted(q.qualifiers)))
_period = _of_both(lambda q: q.period or "")
_day = _of_both(lambda q: str(q.day) if q.day is not None else "")
_place = _of_both(lambda q: q.place.name if q.place is not None else "")
_claimant = _of_both(lambda q: q.claimant or "")


def _part(quantity: Quantity) -> str:
    """The words that say which part of the counted a number is of."""
    words = quantity.shares | quantity.discerning | quantity.qualifiers
    return ", ".join(sorted(words))


@functools.cache
def rules() -> Rules[Pair]:
    """The vetoes and clues of two figures, in the order they are asked."""
    return Rules(
        "figure",
        vetoes=[
            Rule("another unit", lambda pair: pair.x.unit != pair.y.unit, _unit),
            Rule("another measure", _another_measure, _measure),
            Rule("counted beside the other", _counted_beside, _share),
            Rule("of another country", _other_owners, _owner),
            Rule("told apart by a word", _told_apart, _discerned),
            Rule("another period", _another_period, _period),
            Rule("another time", _another_time, _day),
            Rule("only one says anything", _one_says_nothing, _surfaces),
            Rule("numbers of two parts", _two_parts, _of_both(_part)),
            Rule("another place", _another_place, _place),
            Rule("one report tells both", _one_report_tells_both, _surfaces),
            Rule("far above the bound", _far_above_the_bound, _surfaces),
            Rule(
                "numbers differ, what is counted is not known",
                _counted_is_unknown,
                _measure,
            ),
            Rule("numbers too far apart", _too_far_apart, _surfaces),
            Rule(
                "numbers differ, so do the qualifiers", _qualifiers_differ, _qualifier
            ),
            Rule("numbers differ, the place is doubtful", _place_is_doubtful, _place),
            Rule("numbers differ, one has no place", _one_has_no_place, _place),
            Rule("each side counts its own", _each_counts_its_own, _claimant),
            Rule(
                "numbers differ, little else is shared",
                _little_is_shared,
                _shared_words,
            ),
            Rule("neither measure nor words shared", _nothing_is_shared, _shared_words),
        ],
        clues=[
            Rule("one measure", _one_measure, _measure),
            Rule("words of the sentences", lambda pair: pair.shared, _shared_words),
            Rule("one place", lambda pair: pair.near == "same", _place),
            Rule(
                "a place that may be another",
                lambda pair: pair.near == "doubtful",
                _place,
            ),
            Rule("one day", _one_day, _day),
            Rule("one claimant", lambda pair: pair.claimant == "same", _claimant),
            Rule("shared passage", lambda pair: pair.aligned, _surfaces),
            Rule("toll of the event", lambda pair: pair.one_toll, _measure),
            Rule("qualified otherwise", _qualified_otherwise, _qualifier),
            Rule("near the bound", _near_the_bound, _surfaces),
            Rule("one small number", _one_small_number, _surfaces),
            Rule("one round number", _one_round_number, _surfaces),
            Rule("one rare number", _one_rare_number, _surfaces),
            Rule("told again in one report", _told_again, _surfaces),
        ],
        needed=lambda pair: pair.lie,
    )
