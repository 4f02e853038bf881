"""The numbers of a telling, and which of two tellings' numbers are at odds.

"At least 12" and 14 do not differ, and units are classes: "people" and "persons" count
the same. Only what can be a number of one thing is compared: of one unit, told apart by
the same words ("seriously", "foreign"), and of a like size.
"""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import product, takewhile
from typing import Literal

from onrecord.accounts import ranges
from onrecord.accounts.context import ReportContext
from onrecord.accounts.ranges import Range
from onrecord.english import tables, words
from onrecord.english.wording import canonical
from onrecord.model import Figure, Span

# Two numbers of one thing are seldom further apart, tolls aside: the price of a share
# and of a firm.
_FAR = 3.0
# Times by which two numbers of one thing are never apart: "14" and "14,000".
_MANY_TIMES = 10
# As many words behind a number may say of what it is the measure.
_BEHIND = re.compile(r"(?:[\s‐‑-]+[^\W\d_]+){1,3}")
_NEAR = 40  # characters before a number
_OUT_OF = re.compile(r"(\w+) (?:out )?of (?:[\w'’]+ ){0,3}\Z")
_OF_ANYTHING = frozenset({"person", "per cent", "percentage point"})

_ONE = Range(1, 1)

# How near two tellings are: in nothing that is known, in a word, in their core, in all
# words but their numbers.
Nearness = Literal[0, 1, 2, 3]
_CORE: Nearness = 2
_ALL: Nearness = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """One number of a telling. `which` are the words that say which are counted,
    `apart` those that tell them from others of their kind; `of` are those right behind
    the number, which say of what it is the measure ("a 25-ton truck"); `done` is the
    sense of the word by which something is done to the counted, `act` its class, None
    where no table knows it. `is_part`: some of what was just told, or all of whom
    another counts some, `is_more`: more beside it. `asks` is how near the tellings of
    two such numbers must be for these to be numbers of one thing.
    """

    unit: str | None
    measure: str | None
    range: Range
    which: frozenset[str] = frozenset()
    apart: frozenset[str] = frozenset()
    of: frozenset[str] = frozenset()
    done: str | None = None
    act: str | None = None
    is_part: bool = False
    is_more: bool = False
    asks: Nearness = 0

    @property
    def names_of_unit(self) -> frozenset[str]:
        """The senses of the words for the unit, which tellings of two things share."""
        if self.unit is None or self.measure == "rank":
            return frozenset()
        named = {*self.unit.split(), *_words_of(self.unit)}
        return frozenset(map(canonical, named))


def count_of(one: ReportContext, figure: Figure) -> Count:
    """What a figure counts, by the classes of the tables."""
    unit = words.unit_name(figure.unit)
    measure = words.canonical(figure.measure, "measure_synonyms", 1)
    act = measure if measure in _acts() else None
    befallen = _harms().get(unit or "")
    if befallen is not None:
        unit, measure = "person", befallen  # "deaths"
    done = None if figure.measure is None else canonical(figure.measure.lower())
    if measure not in toll_measures():
        measure = None  # other verbs have too many words for one thing
    elif unit is None:
        unit = "person"  # "12 dead"
    apart = _stems(one, (*figure.discerning, *figure.owners))
    return Count(
        unit=unit,
        measure=measure,
        range=ranges.range_of(figure),
        which=_stems(one, figure.modifiers) - apart,
        apart=apart,
        of=words_behind(one, figure.span),
        done=done,
        act=act,
        is_part=figure.part is not None or _is_whole(one, figure.span),
        is_more=figure.addition is not None,
        asks=_asks(unit) if measure is None else 0,
    )


def at_odds(
    a: Sequence[Count], b: Sequence[Count], near: Callable[[Count, Count], Nearness]
) -> list[tuple[Count, Count]]:
    """The pairs of numbers of which both cannot hold: neither fits any number of the
    other telling. `near` says how near the tellings are as far as these are concerned.
    """
    alike = [(x, y) for x, y in product(a, b) if _alike(x, y, near(x, y))]
    fitting = [(x, y) for x, y in alike if not ranges.at_odds(x.range, y.range)]
    settled = {id(count) for pair in fitting for count in pair}
    return [
        (x, y)
        for x, y in alike
        if id(x) not in settled
        and id(y) not in settled
        and _of_a_size(x, y, near(x, y))
    ]


def _alike(a: Count, b: Count, near: Nearness) -> bool:
    """Whether two numbers can be of one thing: of one unit and measure as far as they
    are known, none of them a part, both or none of them more, and not told apart by
    words.
    """
    if a.is_part or b.is_part or a.is_more != b.is_more or a.apart != b.apart:
        return False
    if not (a.which <= b.which or b.which <= a.which):
        return False
    if a.measure is None and _ONE in (a.range, b.range):
        return False  # "a man", "one count of murder"
    is_near = near > 0 or bool(a.apart)
    is_toll = "person" in (a.unit, b.unit) and 0 in (a.asks, b.asks) and is_near
    if max(a.asks, b.asks) > near and not a.apart and not is_toll:
        return False
    if a.measure != b.measure and not (is_toll and None in (a.measure, b.measure)):
        return False
    return a.unit == b.unit


def _of_a_size(a: Count, b: Count, near: Nearness) -> bool:
    """Whether two numbers are of a like size; tolls always are, which rise fast, and
    what is told in the same words.
    """
    if near == _ALL or (a.measure is not None and a.measure == b.measure):
        return True
    low, high = sorted((middle(a.range), middle(b.range)))
    return low > 0 and high <= low * _FAR


def are_far(a: Count, b: Count) -> bool:
    """Whether one number is many times the other, be they exact or not: then they are
    of two things.
    """
    low, high = sorted((middle(a.range), middle(b.range)))
    return low > 0 and high >= _MANY_TIMES * low


def middle(told: Range) -> float:
    """A number that a range stands for."""
    if math.isfinite(told.low) and math.isfinite(told.high):
        return (told.low + told.high) / 2
    return told.low if math.isfinite(told.low) else told.high


def _is_whole(one: ReportContext, span: Span) -> bool:
    """Whether a number is that of all of whom another counts some: "10 of its 16
    boats".
    """
    before = one.report.text[max(span.start - _NEAR, 0) : span.start].lower()
    told = _OUT_OF.search(before)
    return told is not None and (
        told[1][0].isdigit() or told[1] in words.number_words()
    )


def words_behind(one: ReportContext, span: Span) -> frozenset[str]:
    """The senses of the telling words that stand right behind a span."""
    behind = _BEHIND.match(one.report.text, span.end)
    if behind is None:
        return frozenset()
    light = tables.words("light")
    told = takewhile(lambda word: word not in light, words.tokens(behind.group()))
    return frozenset(map(canonical, told))


def _stems(one: ReportContext, spans: Sequence[Span]) -> frozenset[str]:
    told = (word for span in spans for word in words.tokens(one.text(span)))
    return frozenset(words.stem(word.removesuffix("ly")) for word in told)


@functools.cache
def _asks(unit: str | None) -> Nearness:
    """A core in common of what anything is told in, people, money and shares of a
    whole; words in common of other units.
    """
    roles = {role for _, role, name in tables.rows("units") if name == unit}
    is_of_anything = unit is None or unit in _OF_ANYTHING or "currency" in roles
    return _CORE if is_of_anything else 1


@functools.cache
def _words_of(unit: str) -> frozenset[str]:
    """The words that the tables know for a unit."""
    return frozenset(word for word, name in words.unit_names().items() if name == unit)


@functools.cache
def _harms() -> dict[str, str]:
    """A noun that counts people by what befell them ("deaths") to the measure of
    that.
    """
    return {row[0]: row[1] for row in tables.rows("casualties")}


@functools.cache
def _acts() -> frozenset[str]:
    """The classes of what is done to the counted, or befalls them."""
    return frozenset(row[1] for row in tables.rows("measure_synonyms"))


@functools.cache
def toll_measures() -> frozenset[str]:
    """The measures whose counts make the toll of an event."""
    rows = tables.rows("measure_synonyms")
    return frozenset(row[1] for row in rows if row[0] == "toll")
