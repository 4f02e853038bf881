"""Figure accounts: the numbers the reports of a story give for one thing.

Two figures are of one thing where nothing known of them conflicts (unit, measure,
qualifiers, whose, where, when) and enough speaks for it. What speaks for it is weighed
by the numbers below, set by hand on made-up pairs and read against stories of news: a
merge that mixes two things, or a "differs" where two things are counted, is the error
to avoid, so a pair of different numbers needs most, and needs it in the right places
(see `_may_differ`).
"""

from __future__ import annotations

import functools
import math
from collections.abc import Hashable, Iterable

from onrecord.accounts import intervals, places, ranges, sources, tolls
from onrecord.accounts.context import StoryContext
from onrecord.accounts.intervals import Interval
from onrecord.accounts.linkage import Node, link, nodes
from onrecord.accounts.quantity import Quantity, quantity_of
from onrecord.accounts.ranges import Range
from onrecord.accounts.titles import figure_title
from onrecord.english import tables
from onrecord.model import Figure, Relation

_MEASURE = 0.3  # one measure known of both
_CONTEXT = 0.8  # times the share of the sentences' words
_PLACE = 0.3
_DAY = 0.2
_CLAIMANT = 0.2
# against it: each is qualified, and by other words ("two crew members", "two party
# members")
_QUALIFIED = 0.3
_BOUNDS = (
    0.2  # "more than 50" and 59: the bound of an open range is near the other number
)
_BOUNDS_FACTOR = 1.5
# one report gives the same number of the same twice: in its headline, a caption and its
# text
_AGAIN = 0.2
_TOLL = (
    0.7  # both are the toll of their report's event, and the reports are one story's
)
_COPIED = 0.6  # the two stand in the two sides of a passage the reports share
_NEEDED: dict[str, float] = {"equal": 0.6, "within": 0.75, "overlap": 0.9, "apart": 1.0}
# two numbers that differ need at least this much in common around them, or one place
_CONTEXT_DIFFERS = 0.4
_CONTEXT_UNMEASURED = 0.25
# a toll corrected or contested seldom moves further; further apart two numbers count
# two things
_FACTOR = 4.0
_RARE = 4  # telling words of its sentence a figure is looked up by


def group(context: StoryContext) -> list[tuple[Node[Quantity], ...]]:
    """The story's figures, those of one thing together."""
    told: dict[tuple[str, Figure], Quantity] = {}
    for id_, one in context.reports.items():
        counted = [(figure, quantity_of(one, figure)) for figure in one.reading.figures]
        told.update(
            {(id_, figure): quantity for figure, quantity in tolls.marked(one, counted)}
        )
    found = nodes(context, told, lambda report, figure: told[report, figure])
    return link(
        found, functools.partial(_keys, context), functools.partial(_closeness, context)
    )


def relation(group: tuple[Node[Quantity], ...]) -> Relation:
    """How the numbers of one account lie to each other; "single" where one report alone
    gives them.
    """
    distinct = sorted(
        {node.profile.range for node in group}, key=lambda r: (r.low, r.high)
    )
    pairs = [(a, b) for i, a in enumerate(distinct) for b in distinct[i + 1 :]]
    if any(ranges.at_odds(a, b) for a, b in pairs):
        return "differs"
    if len(frozenset().union(*(n.reports for n in group))) == 1:
        return "single"
    return "more specific" if pairs else "same"


def title(context: StoryContext, group: tuple[Node[Quantity], ...]) -> str:
    """See `titles.figure_title`."""
    return figure_title(context, [member for node in group for member in node.members])


def when(node: Node[Quantity]) -> Interval | None:
    """The interval a node's figures are of, where they say so themselves."""
    return node.profile.day


def _keys(context: StoryContext, node: Node[Quantity]) -> Iterable[Hashable]:
    """One unit with one measure, one number, or a telling word of the sentence in
    common.
    """
    q = node.profile
    yield q.unit, q.measure
    yield q.unit, q.range
    for word in context.weights.rarest(q.about, _RARE):
        yield q.unit, word


def _closeness(
    context: StoryContext, a: Node[Quantity], b: Node[Quantity]
) -> float | None:
    """The evidence that two nodes are of one thing by what is needed of it; None where
    something known conflicts.
    """
    x, y = a.profile, b.profile
    lie = ranges.lie(x.range, y.range)
    if (
        _conflict(x, y)
        or x.range.open != y.range.open
        or (lie != "equal" and _strange(x, y))
    ):
        return None
    near = places.nearness(x.place, y.place)
    claimant = _claimant(x, y)
    shared = context.weights.containment(x.about, y.about)
    aligned = a.aligned(b) and shared >= 0.5
    if near == "apart" or (lie != "equal" and _same_report_forbids(a, b, claimant)):
        return None
    if lie == "within" and not aligned and _far_bounds(x.range, y.range):
        return None
    if lie == "apart" and not _may_differ(x, y, near, claimant, shared, aligned):
        return None
    if x.measure is None and shared < _CONTEXT_UNMEASURED:
        return 0.0
    evidence = (
        _MEASURE if x.measure is not None and x.measure == y.measure else 0.0
    ) + _CONTEXT * shared
    evidence += {"same": _PLACE, "doubtful": -_PLACE}.get(near, 0.0)
    evidence += _DAY if x.day is not None and y.day is not None else 0.0
    evidence += _CLAIMANT if claimant == "same" else 0.0
    evidence += _COPIED if aligned else 0.0
    evidence += _TOLL if _one_toll(x, y) else 0.0
    evidence -= (
        _QUALIFIED
        if x.qualifiers and y.qualifiers and x.qualifiers.isdisjoint(y.qualifiers)
        else 0.0
    )
    evidence += _BOUNDS if lie == "within" and _near_bounds(x.range, y.range) else 0.0
    if lie == "equal":
        evidence += _distinctive(x.range)
        evidence += (
            _AGAIN
            if x.measure is not None and not a.reports.isdisjoint(b.reports)
            else 0.0
        )
    return evidence / _NEEDED[lie]


def _conflict(x: Quantity, y: Quantity) -> bool:
    """True where what is known of both cannot be of one thing."""
    if x.unit != y.unit or (
        x.measure != y.measure and x.measure is not None and y.measure is not None
    ):
        return True
    if ("addition" in x.shares) != ("addition" in y.shares) or (
        x.owners and y.owners and x.owners != y.owners
    ):
        return True
    if x.discerning and y.discerning and x.discerning != y.discerning:
        return True
    if x.period is not None and y.period is not None and x.period != y.period:
        return True
    return not _one_time(x, y)


def _one_time(x: Quantity, y: Quantity) -> bool:
    if x.day is not None and y.day is not None:
        slack = (
            1 if "T" in x.day.begins + y.day.begins else 0
        )  # a night belongs to two days
        return x.day.meets(y.day, slack=slack)
    if x.background != y.background:
        return False
    dated, undated = (x, y) if x.day is not None else (y, x)
    if dated.day is None or undated.published is None:
        return True
    return (
        dated.day.first <= undated.published + intervals.NEWS
        and dated.day.last >= undated.published - intervals.NEWS
    )


def _strange(x: Quantity, y: Quantity) -> bool:
    """True where two unequal numbers may count two kinds of the thing, as neither's
    qualifiers hold the other's.
    """
    if x.discerning != y.discerning or x.shares != y.shares:
        return True
    return not (x.qualifiers <= y.qualifiers or y.qualifiers <= x.qualifiers)


def _same_report_forbids(
    a: Node[Quantity], b: Node[Quantity], claimant: sources.Match
) -> bool:
    """One report's two different numbers are two things, unless two claimants give
    them, or one is the other hedged.
    """
    if a.reports.isdisjoint(b.reports) or a.profile.range.low == b.profile.range.low:
        return False
    if _one_toll(a.profile, b.profile) and not ranges.at_odds(
        a.profile.range, b.profile.range
    ):
        return False
    known = a.profile.claimant is not None and b.profile.claimant is not None
    return not (known and claimant == "different")


def _may_differ(
    x: Quantity,
    y: Quantity,
    near: places.Nearness,
    claimant: sources.Match,
    shared: float,
    aligned: bool,
) -> bool:
    """Whether two numbers that exclude each other may be told as a difference about one
    thing.
    """
    if x.measure is None or y.measure is None or x.unit is None:
        return aligned
    if not aligned and not _close(x.range, y.range):
        return False
    if _one_toll(x, y):
        return True
    if x.qualifiers != y.qualifiers or x.period != y.period or near == "doubtful":
        return False
    one_sided = (x.place is None) != (y.place is None) and not aligned and shared < 0.5
    if one_sided or (claimant == "different" and _each_by_its_own(x, y)):
        return False
    return aligned or near == "same" or shared >= _CONTEXT_DIFFERS


def _one_toll(x: Quantity, y: Quantity) -> bool:
    return x.toll and y.toll and x.measure == y.measure and not tolls.apart(x, y)


def _each_by_its_own(x: Quantity, y: Quantity) -> bool:
    """Two countries that each count what they did themselves: drones each shot down of
    the other's.
    """
    if x.claimant is None or y.claimant is None:
        return False
    one, other = (
        sources.source_key(x.claimant).country,
        sources.source_key(y.claimant).country,
    )
    return (
        one != other
        and x.measure in _done()
        and not (x.owners and x.owners == y.owners)
    )


@functools.cache
def _done() -> frozenset[str]:
    """The measures that have a doer."""
    return frozenset(
        row[1] for row in tables.rows("measure_classes") if row[0] == "done"
    )


def _claimant(x: Quantity, y: Quantity) -> sources.Match:
    if x.claimant is None or y.claimant is None:
        return "open"
    return sources.match(x.claimant, y.claimant)


def _close(a: Range, b: Range) -> bool:
    """True where the nearer ends of two ranges apart are within a factor of each
    other.
    """
    low, high = sorted((a, b), key=lambda r: r.low)
    if not math.isfinite(low.high) or not math.isfinite(high.low):
        return True
    return low.high > 0 and high.low / low.high <= _FACTOR


def _far_bounds(a: Range, b: Range) -> bool:
    """True where one has no upper end and begins far below the other: "over 20" holds
    200, but is not said of it.
    """
    less, more = sorted((a, b), key=lambda r: r.low)
    return less.high == math.inf and less.low > 0 and more.low / less.low > _FACTOR


def _near_bounds(a: Range, b: Range) -> bool:
    """True where the lower bounds of two ranges are within a small factor of each
    other.
    """
    low, high = sorted((a.low, b.low))
    return low > 0 and math.isfinite(high) and high / low <= _BOUNDS_FACTOR


def _distinctive(found: Range) -> float:
    """How much two reports' giving the very same number says: little for a 2, much for
    a 268.
    """
    if not found.exact or found.low < 4:
        return 0.0
    if found.low < 13:
        return 0.2
    return 0.4 if found.low % 10 == 0 else 0.6
