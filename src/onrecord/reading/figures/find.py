"""Figures: what a report counts or measures, how much, of what, said by whom.

A number (`numbers.py`) with what it counts (`units.py`) is a figure unless it is the
name, date, age, score or address of something. What is said of the counted is its
measure (`measures.py`); place, time, period and claimant come from the clause and the
statement it stands in (`circumstances.py`).
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, replace

from onrecord.english.marks import DASHES, HYPHENS
from onrecord.english.tables import words, words_as
from onrecord.model import Figure, Source, Span
from onrecord.reading.figures.measures import Measure, measure_of
from onrecord.reading.figures.numbers import Number, find_numbers
from onrecord.reading.figures.tolls import put_by, toll_of
from onrecord.reading.figures.units import Unit, unit_of
from onrecord.reading.figures.wording import is_told_with_whole, worded
from onrecord.reading.sheet import Sheet
from onrecord.reading.tokens import Sentence, Token
from onrecord.reading.tree import OBJECTS, SUBJECTS, Tree

METHOD = "figures.rules/1"
_ARGUMENTS = SUBJECTS | OBJECTS | {"conj", "appos"}
# right before a number they make it a score, a time, a version, a model
_JOINTS = frozenset(HYPHENS + DASHES + "/:.#")
_SMALL = 10  # "the two leaders" points back; a larger number after "the" still counts
_NAME_AND_COMMA = 2  # tokens before an age: "Piet Boll, 44, died"
_BEHIND_AN_AGE = frozenset({",", ".", ";"})
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_EQUALS = frozenset({("equal", "number"), ("same", "number"), ("similar", "number")})


@dataclass(frozen=True, slots=True)
class _Found:
    """A figure on its way: what was read, and where its parts stand (indices into
    `Sheet.tokens`). `subset`: it counts some of those just counted.
    """

    number: Number
    unit: Unit
    head: int
    measure: Measure
    span: Span
    subset: bool
    toll: bool = False


def read_figures(sheet: Sheet) -> Sheet:
    """The sheet with the counted and measured quantities of a report's prose, in text
    order. Spans are offsets into `report.text`, half open.

    `sheet` must have its times, places, people and statements, to which figures refer.
    A figure covers its number, hedge and unit noun. `unit` is singular, lower case,
    None where the text names none; `low`/`high`/`hedge` as `model.Figure` says. Raises
    nothing on account of a text.

    >>> from onrecord.intake import make_report
    >>> from onrecord.reading.reader import read
    >>> [figure] = read(make_report("At least 12 people were injured.")).figures
    >>> figure.low, figure.high, figure.hedge, figure.unit, figure.measure
    (12.0, None, 'at least', 'person', 'injured')
    """
    named = _inside_names(sheet)
    figures: list[Figure] = []
    for sentence in sheet.prose:
        figures.extend(_in_sentence(sheet, sentence, named))
    in_order = sorted(figures, key=lambda figure: figure.span)
    return replace(sheet, figures=tuple(in_order))


def _inside_names(sheet: Sheet) -> frozenset[int]:
    """Tokens inside names: a number there is part of the name ("Article 5", "Boeing
    737"). A name begins with a word: "84 sailors" is none.
    """
    inside: set[int] = set()
    for entity in sheet.entities:
        if entity.label != "PLACE":
            inside.update(range(entity.first + 1, entity.last))
    return frozenset(inside)


def _in_sentence(
    sheet: Sheet, sentence: Sentence, named: Container[int]
) -> list[Figure]:
    tokens = sheet.of(sentence)
    found: list[_Found] = []
    for number in _numbers(tokens):
        if tokens[number.core].index in named:
            continue
        before = found[-1] if found else None
        figure = _figure(sheet, sentence, number, before)
        if figure is not None:
            found.append(figure)
    figures: list[Figure] = []
    for at, figure in enumerate(found):
        # Where the next figure begins that is no part of this one.
        wholes = [next_ for next_ in found[at + 1 : at + 3] if not next_.subset]
        next_whole = wholes[0].span.start if wholes else None
        finished = _finished(sheet, figure, next_whole)
        figures.append(worded(finished, sheet.text, sentence.span))
    return figures


def _numbers(tokens: Sequence[Token]) -> list[Number]:
    """The numbers of a sentence, those said by reference to the one before ("an equal
    number of") among them.
    """
    numbers = list(find_numbers(tokens))
    equals: list[Number] = []
    said = [token.text.lower() for token in tokens]
    for at in range(1, len(tokens) - 2):
        if (said[at], said[at + 1]) not in _EQUALS or said[at + 2] != "of":
            continue
        before = [number for number in numbers if number.last <= at]
        if before and not before[-1].currency:
            equals.append(replace(before[-1], first=at - 1, core=at, last=at + 2))
    return sorted([*numbers, *equals], key=lambda number: number.first)


def _figure(
    sheet: Sheet, sentence: Sentence, number: Number, before: _Found | None
) -> _Found | None:
    """The figure a number makes, or None where it makes none. `before` is the figure
    before it in the sentence.
    """
    tokens, tree = sheet.of(sentence), sheet.tree
    unit = unit_of(tokens, number)
    if unit is None or _is_label(tokens, number, unit):
        return None
    last = max(unit.last, number.last) - 1
    span = Span(tokens[number.first].start, tokens[last].end)
    if sheet.circumstances.overlapping_time(span) is not None:
        return None
    head = tokens[unit.head].index
    digits = Span(tokens[number.first].start, tokens[number.last - 1].end)
    is_subset = before is not None and is_told_with_whole(
        digits, sheet.text, sentence.span
    )
    found = _Found(
        number=number,
        unit=unit,
        head=head,
        measure=measure_of(tree, head, unit),
        span=span,
        subset=is_subset,
    )
    if unit.kind == "bare":
        return _bare(tokens, found, before, tree)
    if before is not None and found.subset:
        return replace(found, measure=before.measure)
    return None if _counts_nobody(tokens, found, before, tree) else found


def _counts_nobody(
    tokens: Sequence[Token], found: _Found, before: _Found | None, tree: Tree
) -> bool:
    """Whether "one" only stands for an article: "one official said", "in one case";
    not in "one was hurt" and "two cars and one bus".
    """
    number = found.number
    if tokens[number.core].text.lower() != "one" or _is_casualty(found, tree):
        return False
    joint = tokens[number.first - 1].text.lower() if number.first else ""
    return before is None or joint not in ("and", "or", ",")


def _is_label(tokens: Sequence[Token], number: Number, unit: Unit) -> bool:
    """Whether the number names, dates or scores something: "the 2024 elections", "No.
    10", "2-1", "the two leaders".
    """
    is_count = unit.kind == "count" and number.hedge is None
    first = tokens[number.core]
    if is_count and _YEAR.match(first.text):
        return True
    if number.first == 0:
        return False
    before = tokens[number.first - 1]
    word = before.text.lower()
    further = tokens[number.first - 2].text.lower() if number.first > 1 else ""
    if (further, word) == ("no", "."):
        return True
    is_joined = before.end == tokens[number.first].start
    if is_joined and before.text[-1:] in _JOINTS:
        return True
    is_name = before.tag == "NNP" and before.dep in ("compound", "nmod")
    is_numbered = word == "#" or word in words("numbered")
    if is_numbered or (is_name and before.head >= first.index):
        return True
    is_small = number.value is not None and number.value <= _SMALL
    return is_count and is_small and word in words_as("determiners", "before a few")


def _is_age(tokens: Sequence[Token], number: Number) -> bool:
    """Whether a bare number behind a name and a comma is an age: "killing Piet Boll,
    44."
    """
    if number.hedge is not None or number.first < _NAME_AND_COMMA:
        return False
    name, comma = tokens[number.first - _NAME_AND_COMMA : number.first]
    behind = tokens[number.last] if number.last < len(tokens) else None
    ends_there = behind is None or behind.text in _BEHIND_AN_AGE
    return name.tag == "NNP" and comma.text == "," and ends_there


def _is_casualty(found: _Found, tree: Tree) -> bool:
    """Whether what is said of the count is said of people and beings hurt, held or
    moved (`english/tables/measure_cues.tsv`).
    """
    if found.measure.text in words_as("measure_cues", "state"):
        return True
    verb = tree.token(found.measure.verb).lemma.lower()
    return verb in words_as("measure_cues", "casualty")


def _bare(
    tokens: Sequence[Token], found: _Found, before: _Found | None, tree: Tree
) -> _Found | None:
    """A number with no noun of its own: "12 dead", "killing 12", "and one in the
    north", "a death toll of 45".
    """
    if _is_age(tokens, found.number):
        return None
    first, last = found.number.first, found.unit.last
    joint = tokens[first - 1].text.lower() if first else ""
    behind = [token.text.lower() for token in tokens[last : last + 2]]
    if joint == "," and behind[:1] == [","]:
        return None  # "the driver, 42, was arrested"
    toll = toll_of(tree, found.head)
    if toll is not None:
        unit = replace(found.unit, name=toll.unit)
        measure = Measure(toll.measure, found.measure.verb, toll.span)
        return replace(found, unit=unit, measure=measure, toll=True)
    if before is not None:
        # "two people in the north and one in the south": the same count, elsewhere
        is_elsewhere = len(behind) == 2 and behind[0] in ("in", "at", "near")
        goes_on = is_elsewhere and joint in ("and", ",", "but")
        if found.subset or goes_on:
            unit = _taken_over(found.unit, before.unit)
            return replace(found, unit=unit, measure=before.measure)
    dep = tree.token(found.head).dep
    if not _is_casualty(found, tree) or dep not in _ARGUMENTS | {"nummod"}:
        return None
    unit = found.unit
    if before is not None and _is_casualty(before, tree):
        unit = _taken_over(unit, before.unit)
    return replace(found, unit=unit)


def _taken_over(bare: Unit, before: Unit) -> Unit:
    """A bare number's unit, under the name and the words of the figure before."""
    return replace(bare, name=before.name, span=before.span)


def _finished(sheet: Sheet, found: _Found, next_whole: int | None) -> Figure:
    """The figure with its time, place and claimant. `next_whole`: the offset at which
    the next figure begins that is no part of it.
    """
    around, tree = sheet.circumstances, sheet.tree
    number, verb, anchor = found.number, found.measure.verb, found.span.start
    claimant = around.source(found.head)
    if claimant is None and found.unit.kind == "bare":
        # "The ministry put the toll at 12": it claims it, though no statement says so.
        who = put_by(tree, found.head)
        if who is not None:
            span = tree.core(who)
            claimant = Source(name=around.name_of(who, span), span=span)
    return Figure(
        span=found.span,
        method=METHOD,
        head=tree.token(found.head).span,
        low=number.low,
        high=number.high,
        hedge=number.hedge,
        unit=found.unit.name,
        unit_span=found.unit.span,
        toll=found.toll,
        measure=found.measure.text,
        measure_span=found.measure.span,
        claimant=claimant,
        place=around.where(verb, anchor, next_whole),
        when=around.when(verb, anchor),
        period=around.period(verb, anchor),
        told_in=around.told_in(found.head),
    )
