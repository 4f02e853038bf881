"""What a figure counts, as far as its sentence says: the profile by which figures of
several reports are compared.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.accounts import intervals, places
from onrecord.accounts.context import ReportContext
from onrecord.accounts.figures import ranges
from onrecord.accounts.figures.ranges import Range
from onrecord.accounts.intervals import Interval
from onrecord.accounts.places import PlaceKey
from onrecord.english import countries, tables, words
from onrecord.model import Figure, Span


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
    toll: bool = False  # see `event_toll.py`
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
    measure = words.canonical(figure.measure, "measure_synonyms", 1)
    unit = unit_of(figure.unit)
    qualifiers = _qualifiers(one, figure, unit)
    befallen = _harms().get(unit or "")
    if befallen is not None:
        unit, measure = "person", befallen
    if unit is None and measure in toll_measures():
        unit = "person"  # "12 dead"
    day, background = _day(one, figure, around)
    return Quantity(
        unit=unit,
        measure=measure,
        range=ranges.range_of(figure),
        qualifiers=qualifiers,
        discerning=_words(one, figure.discerning),
        shares=_shares(figure),
        owners=_owners(one, figure),
        place=places.place_key(one, figure.place),
        day=day,
        background=background,
        published=one.published,
        period=figure.period.length if figure.period else None,
        claimant=figure.claimant.name if figure.claimant else None,
        about=_about(one.text(around), figure.unit) - qualifiers,
    )


def _owners(one: ReportContext, figure: Figure) -> frozenset[str]:
    """The countries whose people or things are counted."""
    named = (countries.named(one.text(span)) for span in figure.owners)
    return frozenset(country.name for country in named if country is not None)


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


def _words(one: ReportContext, spans: Sequence[Span]) -> frozenset[str]:
    """The words at `spans`, in lower case."""
    return frozenset(word for span in spans for word in words.tokens(one.text(span)))


def _qualifiers(one: ReportContext, figure: Figure, unit: str | None) -> frozenset[str]:
    """Stems of the words that say which drones, people, buildings are counted, but for
    those of the unit itself.
    """
    of_unit = words.tokens(figure.unit or "")
    light = tables.words("light") | tables.words("discerning")
    which = _words(one, figure.modifiers) | (frozenset(of_unit[:-1]) - light)
    stems = frozenset(words.stem(w) for w in which if words.unit_name(w) != unit)
    return stems - {words.stem(word) for word in of_unit[-1:]}


def _shares(figure: Figure) -> frozenset[str]:
    """ "part" where the figure counts some of what was just told, "addition" where it
    counts more beside it.
    """
    told = {"part": figure.part, "addition": figure.addition}
    return frozenset(share for share, span in told.items() if span is not None)


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
