"""What a figure counts, as far as its sentence says: the profile by which figures of
several reports are compared.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from onrecord.accounts import intervals, places, sources
from onrecord.accounts.context import ReportContext
from onrecord.accounts.figures import ranges
from onrecord.accounts.figures.ranges import Range
from onrecord.accounts.intervals import Interval
from onrecord.accounts.places import PlaceKey
from onrecord.english import tables, words
from onrecord.model import Figure, Span

# Characters before or behind a figure in which a word may make it a part of another.
_BEFORE = 30


@dataclass(frozen=True, slots=True)
class Quantity:
    """What matching looks at in a figure. Two figures with one Quantity are the same
    thing told alike.
    """

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
    toll: bool = False  # see `tolls.py`
    sites: frozenset[PlaceKey] = frozenset()  # of a toll: the places its sentence names


@functools.cache
def toll_measures() -> frozenset[str]:
    """The measures whose counts make the toll of an event."""
    rows = tables.rows("measure_synonyms")
    return frozenset(row[1] for row in rows if row[0] == "toll")


@functools.cache
def _harms() -> dict[str, str]:
    """A noun that counts people by what befell them ("deaths") to the measure of
    that.
    """
    return {row[0]: row[1] for row in tables.rows("casualties")}


def quantity_of(one: ReportContext, figure: Figure) -> Quantity:
    """What matching looks at in a figure of this report."""
    around = one.around(figure.span)
    surface = one.text(figure.span)
    measure = words.canonical(figure.measure, "measure_synonyms", 1)
    unit = unit_of(figure.unit)
    phrase = _phrase(one, figure)
    qualifiers = _qualifiers(phrase, figure, unit)
    befallen = _harms().get(unit or "")
    if befallen is not None:
        unit, measure = "person", befallen
    if unit is None and measure in toll_measures():
        unit = "person"  # "12 dead"
    day, background = _day(one, figure, around)
    return Quantity(
        unit=unit,
        measure=measure,
        range=ranges.range_of(figure, surface),
        qualifiers=qualifiers,
        discerning=_discerning(one, figure, phrase, around),
        shares=_shares(one, figure, phrase, around),
        owners=sources.countries_in(phrase),
        place=places.place_key(figure.place),
        day=day,
        background=background,
        published=one.published,
        period=figure.period.length if figure.period else None,
        claimant=figure.claimant.name if figure.claimant else None,
        about=_about(one.text(around), figure.unit) - qualifiers,
    )


def _about(text: str, unit: str | None) -> frozenset[str]:
    """What a figure's sentence is about beside the thing counted and any number."""
    counted = {words.stem(word) for word in words.tokens(unit or "")}
    telling = words.content(text) - counted - words.number_words()
    return frozenset(word for word in telling if not word[0].isdigit())


def unit_of(unit: str | None) -> str | None:
    """The unit's name in the table, by the whole of it or by its last word before an
    "of".
    """
    whole = words.unit_name(unit)
    if unit is None or whole is None or whole in words.unit_names():
        return whole
    low = " ".join(unit.lower().split())
    if " per " in low or low.startswith(("square ", "cubic ")):
        return whole  # a rate or an area is no longer what its words are
    core = re.split(r" (?:of|in) ", low)[0]
    return words.unit_name(core.split()[-1]) if core else whole


def _phrase(one: ReportContext, figure: Figure) -> str:
    """The figure's words up to the word counted, which may stand behind the span."""
    end = max(figure.span.end, figure.head.end)
    return one.text(Span(figure.span.start, end))


def _discerning(
    one: ReportContext, figure: Figure, phrase: str, around: Span
) -> frozenset[str]:
    """The words that tell what is counted from others of its kind; "seriously" may
    stand by the measure behind it.
    """
    telling = frozenset(words.tokens(phrase)) & tables.words("discerning")
    if re.search(r"\bmore than\b", phrase.lower()):
        telling -= {"more"}  # it hedges the number, and adds nothing to another
    behind = words.tokens(one.text(_behind(figure, around)))
    return telling | (frozenset(behind) & tables.words("severity"))


def _behind(figure: Figure, around: Span) -> Span:
    """The next characters behind a figure within its sentences."""
    start = figure.span.end
    end = min(around.end, start + _BEFORE)
    return Span(start, max(end, start))


def _qualifiers(phrase: str, figure: Figure, unit: str | None) -> frozenset[str]:
    """Stems of the words that say which drones, people, buildings are counted: not
    numbers, not countries.
    """
    low = words.tokens(phrase)
    if figure.unit and len(figure.unit.split()) > 1:
        low += words.tokens(figure.unit)
    country_words = tables.synonyms("country_names", 2)
    dropped = words.number_words() | tables.words("light") | tables.words("discerning")
    stems: set[str] = set()
    for word in low:
        if word in dropped or word in country_words or word[0].isdigit():
            continue
        if words.unit_name(word) != unit:
            stems.add(words.stem(word))
    unit_words = words.tokens(figure.unit or "")[-1:]
    return frozenset(stems) - {words.stem(word) for word in unit_words}


def _shares(
    one: ReportContext, figure: Figure, phrase: str, around: Span
) -> frozenset[str]:
    """ "part" where the figure counts some of what was just told, "addition" where it
    counts more beside it.
    """
    start = max(around.start, figure.span.start - _BEFORE)
    before = words.tokens(one.text(Span(start, figure.span.start)))[-3:]
    behind = words.tokens(one.text(_behind(figure, around)))[:2]
    own = f" {' '.join(words.tokens(phrase))} ".replace(" more than ", " ")
    ends_before = f" {' '.join(before)}"
    begins_behind = f"{' '.join(behind)} "
    shares: set[str] = set()
    for cue, where, share in tables.rows("partial"):
        if where == "before":
            holds = ends_before.endswith(f" {cue}")
        elif where == "within":
            holds = f" {cue} " in own
        else:
            holds = begins_behind.startswith(f"{cue} ")
        if holds:
            shares.add(share)
    return frozenset(shares)


def _day(
    one: ReportContext, figure: Figure, around: Span
) -> tuple[Interval | None, bool]:
    """When the figure is of; and True where that, or else the date told nearest to it,
    is long before the report.

    "Monday's crash is the worst since 2004, when seven people died": the seven are of
    2004.
    """
    day = intervals.of_time(figure.when)
    nearest = day or one.nearest_date(around, figure.span)
    if one.published is None or nearest is None:
        return day, False
    if nearest.last < one.published - intervals.NEWS:
        return nearest, True
    return day, False
