"""Figure accounts: the numbers the reports of a story give for one thing.

Two figures are of one thing where nothing known of them conflicts (unit, measure, qualifiers, whose, where, when) and
enough speaks for it. What speaks for it is weighed by `_EVIDENCE`, set by hand on made-up pairs and read over against
stories of news: a merge that mixes two things, or a "differs" where two things are counted, is the error to avoid, so a
pair of different numbers needs most, and needs it in the right places (see `_may_differ`).
"""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Hashable, Iterable
from dataclasses import dataclass

from onrecord.accounts import intervals, places, ranges, sources, tables, words
from onrecord.accounts.context import ReportContext, StoryContext
from onrecord.accounts.intervals import Interval
from onrecord.accounts.linkage import Node, link, nodes
from onrecord.accounts.places import PlaceKey
from onrecord.accounts.ranges import Range
from onrecord.model import Figure, Relation, Span

_MEASURE = 0.3  # one measure known of both
_CONTEXT = 0.8  # times the share of the sentences' words
_PLACE = 0.3
_DAY = 0.2
_CLAIMANT = 0.2
_QUALIFIED = 0.3  # against it: each is qualified, and by other words ("two crew members", "two party members")
_BOUNDS = 0.2  # "more than 50" and 59: the bound of an open range is near the other number
_BOUNDS_FACTOR = 1.5
_AGAIN = 0.2  # one report gives the same number of the same twice: in its headline, a caption and its text
_COPIED = 0.6  # the two stand in the two sides of a passage the reports share
_NEEDED: dict[str, float] = {"equal": 0.6, "within": 0.75, "overlap": 0.9, "apart": 1.0}
_CONTEXT_DIFFERS = 0.4  # two numbers that differ need at least this much in common around them, or one place
_CONTEXT_UNMEASURED = 0.25
_FACTOR = 4.0  # a toll corrected or contested seldom moves further; further apart two numbers count two things
_RARE = 4  # telling words of its sentence a figure is looked up by
_AHEAD = 6  # words behind a figure's span within which its unit may stand
_BEFORE = 30  # characters before a figure in which a word may make it a part of another


_CASUALTIES = frozenset({"killed", "injured", "missing"})


@dataclass(frozen=True, slots=True)
class Quantity:
    """What matching looks at in a figure. Two figures with one Quantity are the same thing told alike."""

    unit: str | None
    measure: str | None
    range: Range
    qualifiers: frozenset[str]
    discerning: frozenset[str]
    shares: frozenset[str]
    owners: frozenset[str]
    place: PlaceKey | None
    day: Interval | None
    background: bool
    published: int | None
    period: str | None
    claimant: str | None
    about: frozenset[str]


def group(context: StoryContext) -> list[tuple[Node[Quantity], ...]]:
    """The story's figures, those of one thing together."""
    items = ((id_, figure) for id_, one in context.reports.items() for figure in one.reading.figures)
    found = nodes(context, items, lambda report, figure: _quantity(context.reports[report], figure))
    return link(found, functools.partial(_keys, context), functools.partial(_closeness, context))


def relation(group: tuple[Node[Quantity], ...]) -> Relation:
    """How the numbers of one account lie to each other; "single" where one report alone gives them."""
    lies = {ranges.lie(a.profile.range, b.profile.range) for i, a in enumerate(group) for b in group[i + 1 :]}
    if "apart" in lies:
        return "differs"
    if len(frozenset().union(*(n.reports for n in group))) == 1:
        return "single"
    return "more specific" if lies & {"within", "overlap"} else "same"


def title(context: StoryContext, node: Node[Quantity]) -> str:
    """The counted thing and what befell it, in the words of the first member's report: "drones shot down"."""
    member = node.members[0]
    figure, one = member.item, context.reports[member.report]
    assert isinstance(figure, Figure)
    around = one.text(one.around(figure.span))
    parts = [_unit_as_told(figure, one.text(figure.span), around), _as_told(figure.measure, around)]
    told = [part for part in parts if part]
    if len(told) == 2 and told[0].lower() in told[1].lower().split():
        told = told[1:]
    return " ".join(told) or one.text(figure.span)


def when(node: Node[Quantity]) -> Interval | None:
    """The interval a node's figures are of, where they say so themselves."""
    return node.profile.day


def _unit_as_told(figure: Figure, surface: str, around: str) -> str | None:
    """The unit in the form the figure itself has it: "people" for "person"."""
    if not figure.unit or figure.unit in surface.lower():
        return _as_told(figure.unit, around)
    unit = _unit(figure.unit)
    return next((m.group() for m in words.WORD.finditer(surface) if _unit(m.group()) == unit), None) or _as_told(
        figure.unit, around
    )


def _as_told(phrase: str | None, around: str) -> str | None:
    """`phrase` in the form it has in `around`; as it is where its words are not found there one behind the other."""
    if not phrase:
        return None
    wanted = [words.stem(word) for word in words.tokens(phrase)]
    told = list(words.WORD.finditer(around))
    stems = [words.stem(words.tokens(m.group())[0]) for m in told]
    for at in range(len(stems) - len(wanted) + 1 if wanted else 0):
        if stems[at : at + len(wanted)] == wanted:
            return around[told[at].start() : told[at + len(wanted) - 1].end()]
    return phrase


def _quantity(one: ReportContext, figure: Figure) -> Quantity:
    around = one.around(figure.span)
    surface = one.text(figure.span)
    measure = words.canonical(figure.measure, "measures.tsv", 1)
    unit = _unit(figure.unit) or _casualties(one, figure, measure, around)
    phrase = _phrase(one, figure, unit, around)
    qualifiers = _qualifiers(phrase, figure, unit)
    day, background = _day(one, figure, around)
    return Quantity(
        unit=unit,
        measure=measure,
        range=ranges.range_of(figure, surface),
        qualifiers=qualifiers,
        discerning=frozenset(words.tokens(phrase)) & tables.words("discerning.txt") - _hedges(phrase),
        shares=_shares(one, figure, phrase, around),
        owners=sources.countries_in(phrase),
        place=places.place_key(figure.place, one),
        day=day,
        background=background,
        published=one.published,
        period=figure.period,
        claimant=figure.claimant,
        about=_about(one.text(around), figure.unit) - qualifiers,
    )


def _about(text: str, unit: str | None) -> frozenset[str]:
    """What a figure's sentence is about beside the thing counted and any number."""
    counted = {words.stem(word) for word in words.tokens(unit or "")} | tables.words("numerals.txt")
    return frozenset(word for word in words.content(text) - counted if not word[0].isdigit())


def _unit(unit: str | None) -> str | None:
    """The unit's name in the table, by the whole of it or by its last word before an "of"."""
    whole = words.canonical(unit, "units.tsv")
    if unit is None or whole is None or whole in tables.synonyms("units.tsv"):
        return whole
    low = " ".join(unit.lower().split())
    if " per " in low or low.startswith(("square ", "cubic ")):
        return whole  # a rate or an area is no longer what its words are
    core = re.split(r" (?:of|in) ", low)[0]
    return words.canonical(core.split()[-1], "units.tsv") if core else whole


def _casualties(one: ReportContext, figure: Figure, measure: str | None, around: Span) -> str | None:
    """ "12 dead" counts people. A number between commas does not ("Piet Boll, 44, died"): it is an age."""
    before = one.text(Span(min(around.start, figure.span.start), figure.span.start)).rstrip()[-1:]
    behind = one.text(Span(figure.span.end, max(around.end, figure.span.end))).lstrip()[:1]
    return "person" if measure in _CASUALTIES and not (before == "," and behind in (",", ".")) else None


def _phrase(one: ReportContext, figure: Figure, unit: str | None, around: Span) -> str:
    """The figure's words up to its unit, which may stand a few words behind the span."""
    surface = one.text(figure.span)
    if unit is None or any(_unit(word) == unit for word in words.tokens(surface)):
        return surface
    behind = one.text(Span(figure.span.end, max(around.end, figure.span.end)))
    for count, word in enumerate(words.WORD.finditer(behind)):
        if count >= _AHEAD:
            break
        if _unit(word.group().lower()) == unit:
            return surface + behind[: word.end()]
    return surface


def _hedges(phrase: str) -> frozenset[str]:
    """ "more" where it hedges the number ("more than 12") and adds nothing to another."""
    return frozenset({"more"}) if re.search(r"\bmore than\b", phrase.lower()) else frozenset()


def _qualifiers(phrase: str, figure: Figure, unit: str | None) -> frozenset[str]:
    """Stems of the words that say which drones, people, buildings are counted: not numbers, not countries."""
    low = words.tokens(phrase)
    if figure.unit and len(figure.unit.split()) > 1:
        low += words.tokens(figure.unit)
    country_words = tables.synonyms("countries.tsv", 2)
    dropped = tables.words("numerals.txt") | tables.words("light.txt") | tables.words("discerning.txt")
    kept = {w for w in low if w not in dropped and w not in country_words and not w[0].isdigit()}
    unit_words = {words.stem(w) for w in words.tokens(figure.unit or "")[-1:]}
    return frozenset(words.stem(w) for w in kept if words.canonical(w, "units.tsv") != unit) - unit_words


def _shares(one: ReportContext, figure: Figure, phrase: str, around: Span) -> frozenset[str]:
    """ "part" where the figure counts some of what was just told, "addition" where it counts more beside it."""
    start = max(around.start, figure.span.start - _BEFORE)
    end = max(min(around.end, figure.span.end + _BEFORE), figure.span.end)
    before = " ".join(words.tokens(one.text(Span(start, figure.span.start)))[-3:])
    behind = " ".join(words.tokens(one.text(Span(figure.span.end, end)))[:2])
    within = f" {' '.join(words.tokens(phrase))} ".replace(" more than ", " ")
    found = set()
    for cue, where, share in tables.rows("partial.tsv"):
        padded = {"before": f" {before}", "within": within, "behind": f"{behind} "}[where]
        if where == "before":
            told = padded.endswith(f" {cue}")
        else:
            told = f" {cue} " in padded if where == "within" else padded.startswith(f"{cue} ")
        if told:
            found.add(share)
    return frozenset(found)


def _day(one: ReportContext, figure: Figure, around: Span) -> tuple[Interval | None, bool]:
    """When the figure is of; and True where its sentence speaks of a time long before the report."""
    day = intervals.of_value(figure.when, one.times)
    told = [day] if day is not None else one.dates(around)
    if one.published is None or not told:
        return day, False
    old = [i for i in told if i.last < one.published - intervals.NEWS]
    if len(old) == len(told):
        return day or old[0], True
    return day, False


def _keys(context: StoryContext, node: Node[Quantity]) -> Iterable[Hashable]:
    """One unit with one measure, one number, or a telling word of the sentence in common."""
    q = node.profile
    yield q.unit, q.measure
    yield q.unit, q.range
    for word in context.weights.rarest(q.about, _RARE):
        yield q.unit, word


def _closeness(context: StoryContext, a: Node[Quantity], b: Node[Quantity]) -> float | None:
    """The evidence that two nodes are of one thing by what is needed of it; None where something known conflicts."""
    x, y = a.profile, b.profile
    lie = ranges.lie(x.range, y.range)
    if _conflict(x, y) or x.range.open != y.range.open or (lie != "equal" and _strange(x, y)):
        return None
    near = places.nearness(x.place, y.place)
    claimant = _claimant(x, y)
    shared = context.weights.containment(x.about, y.about)
    aligned = a.aligned(b) and shared >= 0.5
    if near == "apart" or (lie != "equal" and _same_report_forbids(a, b, claimant)):
        return None
    if lie == "apart" and not _may_differ(x, y, near, claimant, shared, aligned):
        return None
    if x.measure is None and shared < _CONTEXT_UNMEASURED:
        return 0.0
    evidence = (_MEASURE if x.measure is not None and x.measure == y.measure else 0.0) + _CONTEXT * shared
    evidence += {"same": _PLACE, "doubtful": -_PLACE}.get(near, 0.0)
    evidence += _DAY if x.day is not None and y.day is not None else 0.0
    evidence += _CLAIMANT if claimant == "same" else 0.0
    evidence += _COPIED if aligned else 0.0
    evidence -= _QUALIFIED if x.qualifiers and y.qualifiers and x.qualifiers.isdisjoint(y.qualifiers) else 0.0
    evidence += _BOUNDS if lie == "within" and _near_bounds(x.range, y.range) else 0.0
    if lie == "equal":
        evidence += _distinctive(x.range)
        evidence += _AGAIN if x.measure is not None and not a.reports.isdisjoint(b.reports) else 0.0
    return evidence / _NEEDED[lie]


def _conflict(x: Quantity, y: Quantity) -> bool:
    """True where what is known of both cannot be of one thing."""
    if x.unit != y.unit or (x.measure != y.measure and x.measure is not None and y.measure is not None):
        return True
    if ("addition" in x.shares) != ("addition" in y.shares) or (x.owners and y.owners and x.owners != y.owners):
        return True
    if x.discerning and y.discerning and x.discerning != y.discerning:
        return True
    if x.period is not None and y.period is not None and x.period != y.period:
        return True
    return not _one_time(x, y)


def _one_time(x: Quantity, y: Quantity) -> bool:
    if x.day is not None and y.day is not None:
        slack = 1 if "T" in x.day.begins + y.day.begins else 0  # a night belongs to two days
        return x.day.meets(y.day, slack=slack)
    if x.background != y.background:
        return False
    dated, undated = (x, y) if x.day is not None else (y, x)
    if dated.day is None or undated.published is None:
        return True
    return (
        dated.day.first <= undated.published + intervals.NEWS and dated.day.last >= undated.published - intervals.NEWS
    )


def _strange(x: Quantity, y: Quantity) -> bool:
    """True where two unequal numbers may count two kinds of the thing, as neither's qualifiers hold the other's."""
    if x.discerning != y.discerning or x.shares != y.shares:
        return True
    return not (x.qualifiers <= y.qualifiers or y.qualifiers <= x.qualifiers)


def _same_report_forbids(a: Node[Quantity], b: Node[Quantity], claimant: sources.Match) -> bool:
    """One report's two different numbers are two things, unless two claimants give them."""
    if a.reports.isdisjoint(b.reports):
        return False
    known = a.profile.claimant is not None and b.profile.claimant is not None
    return not (known and claimant == "different")


def _may_differ(
    x: Quantity, y: Quantity, near: places.Nearness, claimant: sources.Match, shared: float, aligned: bool
) -> bool:
    """Whether two numbers that exclude each other may be told as a difference about one thing."""
    if x.measure is None or y.measure is None or x.unit is None:
        return aligned
    if x.qualifiers != y.qualifiers or x.period != y.period or near == "doubtful":
        return False
    if (x.place is None) != (y.place is None) and not aligned and shared < 0.5:
        return False
    if claimant == "different" and _each_by_its_own(x, y):
        return False
    if not _close(x.range, y.range) and not aligned:
        return False
    return aligned or near == "same" or shared >= _CONTEXT_DIFFERS


def _each_by_its_own(x: Quantity, y: Quantity) -> bool:
    """Two countries that each count what they did themselves: drones each shot down of the other's."""
    if x.claimant is None or y.claimant is None:
        return False
    one, other = sources.source_key(x.claimant).country, sources.source_key(y.claimant).country
    return one != other and x.measure in _done() and not (x.owners and x.owners == y.owners)


@functools.cache
def _done() -> frozenset[str]:
    """The measures that have a doer."""
    return frozenset(row[1] for row in tables.rows("measures.tsv") if row[0] == "done")


def _claimant(x: Quantity, y: Quantity) -> sources.Match:
    if x.claimant is None or y.claimant is None:
        return "open"
    return sources.match(x.claimant, y.claimant)


def _close(a: Range, b: Range) -> bool:
    """True where the nearer ends of two ranges apart are within a factor of each other."""
    low, high = sorted((a, b), key=lambda r: r.low)
    if not math.isfinite(low.high) or not math.isfinite(high.low):
        return True
    return low.high > 0 and high.low / low.high <= _FACTOR


def _near_bounds(a: Range, b: Range) -> bool:
    """True where the lower bounds of two ranges are within a small factor of each other."""
    low, high = sorted((a.low, b.low))
    return low > 0 and math.isfinite(high) and high / low <= _BOUNDS_FACTOR


def _distinctive(found: Range) -> float:
    """How much two reports' giving the very same number says: little for a 2, much for a 268."""
    if not found.exact or found.low < 4:
        return 0.0
    if found.low < 13:
        return 0.2
    return 0.4 if found.low % 10 == 0 else 0.6
