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

# characters before or behind a figure in which a word may make it a part of another
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
    toll: bool = False  # see `event_toll.py`
    sites: frozenset[PlaceKey] = frozenset()  # of a toll: the places its sentence names


@functools.cache
def toll_measures() -> frozenset[str]:
    """The measures whose counts make the toll of an event."""
    return frozenset(
        row[1] for row in tables.rows("measure_synonyms") if row[0] == "toll"
    )


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
    behind = one.text(
        Span(
            figure.span.end,
            max(min(around.end, figure.span.end + _BEFORE), figure.span.end),
        )
    )
    severe = frozenset(words.tokens(behind)) & tables.words("severity")
    return (
        frozenset(words.tokens(phrase)) & tables.words("discerning") - _hedges(phrase)
    ) | severe


def _hedges(phrase: str) -> frozenset[str]:
    """ "more" where it hedges the number ("more than 12") and adds nothing to
    another.
    """
    return (
        frozenset({"more"})
        if re.search(r"\bmore than\b", phrase.lower())
        else frozenset()
    )


def _qualifiers(phrase: str, figure: Figure, unit: str | None) -> frozenset[str]:
    """Stems of the words that say which drones, people, buildings are counted: not
    numbers, not countries.
    """
    low = words.tokens(phrase)
    if figure.unit and len(figure.unit.split()) > 1:
        low += words.tokens(figure.unit)
    country_words = tables.synonyms("country_names", 2)
    dropped = words.number_words() | tables.words("light") | tables.words("discerning")
    kept = {
        w
        for w in low
        if w not in dropped and w not in country_words and not w[0].isdigit()
    }
    unit_words = {words.stem(w) for w in words.tokens(figure.unit or "")[-1:]}
    return (
        frozenset(words.stem(w) for w in kept if words.unit_name(w) != unit)
        - unit_words
    )


def _shares(
    one: ReportContext, figure: Figure, phrase: str, around: Span
) -> frozenset[str]:
    """ "part" where the figure counts some of what was just told, "addition" where it
    counts more beside it.
    """
    start = max(around.start, figure.span.start - _BEFORE)
    end = max(min(around.end, figure.span.end + _BEFORE), figure.span.end)
    before = " ".join(words.tokens(one.text(Span(start, figure.span.start)))[-3:])
    behind = " ".join(words.tokens(one.text(Span(figure.span.end, end)))[:2])
    within = f" {' '.join(words.tokens(phrase))} ".replace(" more than ", " ")
    found = set()
    for cue, where, share in tables.rows("partial"):
        padded = {"before": f" {before}", "within": within, "behind": f"{behind} "}[
            where
        ]
        if where == "before":
            told = padded.endswith(f" {cue}")
        else:
            told = (
                f" {cue} " in padded
                if where == "within"
                else padded.startswith(f"{cue} ")
            )
        if told:
            found.add(share)
    return frozenset(found)


def _day(
    one: ReportContext, figure: Figure, around: Span
) -> tuple[Interval | None, bool]:
    """When the figure is of; and True where that, or else the date told nearest to it,
    is long before the report.

    "Monday's crash is the worst since 2004, when seven people died": the seven are of
    2004.
    """
    day = intervals.of_time(figure.when)
    told = day or one.nearest_date(around, figure.span)
    if one.published is None or told is None:
        return day, False
    old = told.last < one.published - intervals.NEWS
    return (told if old else day), old
