"""The numbers of a telling that count nothing: how long ("seven years", "a 17-minute
delay"), the how-manieth ("the fourth mission", "lap 20"), and how old somebody is.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from onrecord.accounts.context import ReportContext
from onrecord.accounts.cores import says_little
from onrecord.accounts.counts import Count, words_behind
from onrecord.accounts.people import People
from onrecord.accounts.ranges import Range
from onrecord.english import tables, words
from onrecord.model import Span, Telling, Time

_LENGTH = re.compile(r"P(T?)(\d+(?:\.\d+)?)([YMWDHS])")
_HOURS = {"TS": 1 / 3600, "TM": 1 / 60, "TH": 1, "D": 24, "W": 168, "M": 730, "Y": 8766}
# What is told in whole units may be nearly half of one longer or shorter; "about" may
# be a quarter.
_HALF = 0.49
_ABOUT = 0.25
_NEAR = 14  # characters before a length in which its hedge stands
# What makes of a length the distance to a time ("a day after").
_SINCE = re.compile(r"(?i)\b(?:after|within|in|until|past|last|next|since|over)\s+\Z")
_UNTIL = re.compile(r"(?i)\s+(?:after|later|before|earlier|ago|from|since|until)\b")
_BEFORE_NAME = re.compile(
    r"\b(\d{1,3})[-‐‑ ]year[-‐‑ ]olds? (?:(?!(?:and|or) )[^\W\d][^\W\d]* ){0,4}\Z"
)
_BEHIND_NAME = re.compile(r"\A,? ?\(?(?:aged )?(\d{1,3})[,)]")
_REACH = 60  # characters before a name in which its age may stand
_ORDINAL = re.compile(r"\b(\d{1,3})(?:st|nd|rd|th)\Z")
_LABELLED = re.compile(r"\b([A-Za-z]{3,}) (\d{1,3})\b(?![.,:]\d|[-‐‑–]|\s?%)")


def counts_in_words(
    one: ReportContext, people: People, telling: Telling
) -> Iterator[Count]:
    """The numbers in the words of a telling that count nothing."""
    if telling.patient is not None and says_little(one.text(telling.head)):
        yield from _ordinals_in(one.text(telling.patient))
    for piece in telling.pieces:
        for time in one.times(piece):
            length = _length(one, time)
            if length is not None:
                yield length
        if telling.form == "clause":
            yield from _labels_in(one, telling, piece)
        yield from _ages(one, people, piece)


def without_numbers(told: Iterable[str]) -> frozenset[str]:
    """The words of a text that are no numbers and no how-manieth."""
    return frozenset(
        word for word in told if word.isalpha() and word not in _ordinals()
    )


def _length(one: ReportContext, time: Time) -> Count | None:
    """How long a time is, in hours."""
    told = _LENGTH.fullmatch(time.value)
    if time.type != "DURATION" or told is None:
        return None
    unit = _HOURS.get(told[1] + told[3])
    if unit is None:
        return None
    hours = float(told[2]) * unit
    text, start, end = one.report.text, time.span.start, time.span.end
    if _SINCE.search(text[max(start - _NEAR, 0) : start]) or _UNTIL.match(text, end):
        return None
    before = text[max(start - _NEAR, 0) : end].lower()
    is_hedged = not _hedges().isdisjoint(words.tokens(before))
    slack = max(hours * _ABOUT if is_hedged else 0.0, unit * _HALF)
    return Count(
        unit="time",
        measure="lasting",
        range=Range(hours - slack, hours + slack),
        of=words_behind(one, time.span),
        asks=2,
    )


def _ordinals_in(text: str) -> Iterator[Count]:
    """The how-manieth: "[it was] the fourth mission". Of a thing that does or undergoes
    something it says which is meant ("her second marriage failed").
    """
    for word, noun in pairwise(words.tokens(text)):
        number = _ordinal(word)
        if number is not None and noun.isalpha() and noun not in tables.words("light"):
            yield _rank(noun, number)


def _labels_in(one: ReportContext, telling: Telling, piece: Span) -> Iterator[Count]:
    """The how-manieth: "lap 20", where 20 counts nothing and tells no time."""
    taken = [figure.span for figure in telling.figures]
    taken += [time.span for time in one.times(piece)]
    for match in _LABELLED.finditer(one.report.text, piece.start, piece.end):
        word, number = match[1].lower(), Span(*match.span(2))
        if any(span.overlaps(number) for span in taken):
            continue
        is_verb = word.endswith(("ing", "ed"))  # "measuring 6"
        is_name = word in tables.words("light") | tables.words("numbered")
        if not is_name and not is_verb and word not in words.number_words():
            yield _rank(word, int(match[2]))


def _rank(noun: str, number: int) -> Count:
    return Count(
        unit=words.stem(noun),
        measure="rank",
        range=Range(number, number),
        asks=3,
    )


def _ages(one: ReportContext, people: People, piece: Span) -> Iterator[Count]:
    """How old the persons named in a piece are."""
    text = one.report.text
    for mention in one.mentions(piece):
        if mention.kind != "person" or mention.form != "name":
            continue
        person = people.mentioned(one.report.id, mention)
        start, end = mention.span.start, mention.span.end
        told = _BEHIND_NAME.search(text[end : end + _NEAR])
        told = told or _BEFORE_NAME.search(text[max(start - _REACH, 0) : start])
        if person is not None and told is not None:
            age = float(told[1])
            yield Count(unit=f"age {person}", measure="age", range=Range(age, age))


def _ordinal(word: str) -> int | None:
    told = _ORDINAL.search(word)
    return int(told[1]) if told is not None else _ordinals().get(word)


@functools.cache
def _ordinals() -> dict[str, int]:
    """The ordinals in words, to their numbers."""
    rows = tables.rows("times_words")
    return {word: int(number) for word, role, number, *_ in rows if role == "ORD"}


@functools.cache
def _hedges() -> frozenset[str]:
    """The words of what makes a number less than sure."""
    return frozenset(word for row in tables.rows("hedges") for word in row[0].split())
