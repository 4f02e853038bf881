"""Figures: what a report counts or measures, how much, of what, said by whom.

A number (`numbers.py`) with what it counts (`units.py`) is a figure unless it is the
name, date, age, score or address of something. What is said of the counted is its
measure (`measures.py`); place, time, period and claimant come from the clause and the
statement it stands in (`circumstances.py`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.english.marks import DASHES, HYPHENS
from onrecord.english.tables import words, words_as
from onrecord.model import Figure, Source, Span
from onrecord.reading.circumstances import Circumstances
from onrecord.reading.figures.measures import Measure, measure_of
from onrecord.reading.figures.numbers import Number, find_numbers
from onrecord.reading.figures.tolls import put_by, toll_of
from onrecord.reading.figures.units import Unit, unit_of
from onrecord.reading.figures.wording import worded
from onrecord.reading.sheet import Sheet
from onrecord.reading.tokens import Sentence, Token
from onrecord.reading.tree import OBJECTS, SUBJECTS, Tree

METHOD = "figures.rules/1"
_KINDS = frozenset({"paragraph", "headline", "heading", "caption"})
_ARGUMENTS = SUBJECTS | OBJECTS | {"conj", "appos"}
_JOINTS = frozenset(
    HYPHENS + DASHES + "/:.#"
)  # right before a number they make it a score, a time, a version, a model
_SMALL = 10  # "the two leaders" points back; a larger number after "the" still counts
_NAME_AND_COMMA = 2  # tokens before an age: "Piet Boll, 44, died"
_BEHIND_AN_AGE = frozenset({",", ".", ";"})
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_EQUALS = frozenset({("equal", "number"), ("same", "number"), ("similar", "number")})


@dataclass(frozen=True, slots=True)
class _Found:
    """A figure on its way: what was read, and where its parts stand (indices into
    `Sheet.tokens`).
    """

    number: Number
    unit: Unit
    head: int
    measure: Measure
    span: Span
    subset: bool = False
    toll: bool = False


def read_figures(sheet: Sheet) -> Sheet:
    """The sheet with the counted and measured quantities of a report's prose, in text
    order. Spans are offsets into `report.text`.

    A figure covers its number, hedge and unit noun. `unit` is singular, lower case,
    None where the text names none; `low`/`high`/`hedge` as `model.Figure` says. Raises
    nothing on account of a text.
    """
    tree = sheet.tree
    around = sheet.circumstances
    named = _names(sheet)
    figures: list[Figure] = []
    for sentence in sheet.sentences:
        if sentence.part.kind in _KINDS:
            figures.extend(_in_sentence(sheet, sentence, tree, around, named))
    in_order = sorted(figures, key=lambda f: f.span)
    return replace(sheet, figures=tuple(in_order))


def _in_sentence(
    sheet: Sheet,
    sentence: Sentence,
    tree: Tree,
    around: Circumstances,
    named: frozenset[int],
) -> list[Figure]:
    tokens = sheet.of(sentence)
    found: list[_Found] = []
    for number in _numbers(tokens):
        if tokens[number.core].index in named:
            continue
        one = _figure(tokens, number, found[-1] if found else None, tree, around)
        if one is not None:
            found.append(one)
    figures = [
        _finished(f, _next_said(found, i), tree, around) for i, f in enumerate(found)
    ]
    return [worded(figure, tree.text, sentence.span) for figure in figures]


def _names(sheet: Sheet) -> frozenset[int]:
    """Tokens inside names: a number there is part of the name ("Article 5", "Boeing
    737").
    """
    inside: set[int] = set()
    for entity in sheet.entities:
        if entity.label != "PLACE":
            inside.update(
                range(entity.first + 1, entity.last)
            )  # a name begins with a word: "84 sailors" is none
    return frozenset(inside)


def _numbers(tokens: Sequence[Token]) -> list[Number]:
    """The numbers of a sentence, those said by reference to the one before ("an equal
    number of") among them.
    """
    numbers = list(find_numbers(tokens))
    equals: list[Number] = []
    seen = 0
    for at in range(1, len(tokens) - 2):
        while seen < len(numbers) and numbers[seen].last <= at:
            seen += 1
        pair = (tokens[at].text.lower(), tokens[at + 1].text.lower())
        if (
            pair in _EQUALS
            and tokens[at + 2].text.lower() == "of"
            and seen
            and not numbers[seen - 1].currency
        ):
            equals.append(
                replace(numbers[seen - 1], first=at - 1, core=at, last=at + 2)
            )
    return sorted([*numbers, *equals], key=lambda n: n.first)


def _figure(
    tokens: Sequence[Token],
    number: Number,
    before: _Found | None,
    tree: Tree,
    around: Circumstances,
) -> _Found | None:
    """The figure a number makes, or None where it makes none. `before` is the figure
    before it in the sentence.
    """
    unit = unit_of(tokens, number)
    if unit is None or _is_label(tokens, number, unit):
        return None
    span = Span(tokens[number.first].start, tokens[max(unit.last, number.last) - 1].end)
    if around.overlapping_time(span) is not None:
        return None
    head = tokens[unit.head].index
    found = _Found(
        number,
        unit,
        head,
        measure_of(tree, head, unit),
        span,
        subset=_is_subset(tokens, number),
    )
    if unit.kind == "bare":
        is_age = _is_age(tokens, number)
        return None if is_age else _bare(tokens, found, before, tree)
    if before is not None and found.subset:
        return replace(found, measure=before.measure)
    joined = number.first > 0 and tokens[number.first - 1].text.lower() in (
        "and",
        "or",
        ",",
    )
    if tokens[number.core].text.lower() == "one" and not (
        _is_casualty(found, tree) or (joined and before)
    ):
        return None  # "one official said", "in one case"
    return found


def _is_label(tokens: Sequence[Token], number: Number, unit: Unit) -> bool:
    """Whether the number names, dates or scores something: "the 2024 elections", "No.
    10", "2-1", "the two leaders".
    """
    first = tokens[number.core]
    before = tokens[number.first - 1] if number.first else None
    if unit.kind == "count" and number.hedge is None and _YEAR.match(first.text):
        return True
    if before is None:
        return False
    if (
        before.text == "."
        and number.first > 1
        and tokens[number.first - 2].text.lower() == "no"
    ):
        return True
    if before.end == tokens[number.first].start and before.text[-1:] in _JOINTS:
        return True
    if (
        before.text == "#"
        or before.text.lower() in words("numbered")
        or (
            before.tag == "NNP"
            and before.dep in ("compound", "nmod")
            and before.head >= first.index
        )
    ):
        return True
    small = number.value is not None and number.value <= _SMALL and number.hedge is None
    return (
        unit.kind == "count"
        and small
        and before.text.lower() in words_as("determiners", "before a few")
    )


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


def _is_subset(tokens: Sequence[Token], number: Number) -> bool:
    """Whether the number counts some of those just counted: "including two children",
    "two of them children".
    """
    if number.first and tokens[number.first - 1].text.lower() == "including":
        return True
    behind = tokens[number.last : number.last + 2]
    return [t.text.lower() for t in behind] in (["of", "them"], ["of", "whom"])


def _is_casualty(found: _Found, tree: Tree) -> bool:
    """Whether what is said of the count is said of people and beings hurt, held or
    moved (`english/tables/measure_cues.tsv`).
    """
    if found.measure.text in words_as("measure_cues", "state"):
        return True
    return tree.token(found.measure.verb).lemma.lower() in words_as(
        "measure_cues", "casualty"
    )


def _bare(
    tokens: Sequence[Token],
    found: _Found,
    before: _Found | None,
    tree: Tree,
) -> _Found | None:
    """A number with no noun of its own: "12 dead", "killing 12", "and one in the
    north", "a death toll of 45".
    """
    first, last = found.number.first, found.unit.last
    if (
        first
        and last < len(tokens)
        and tokens[first - 1].text == tokens[last].text == ","
    ):
        return None  # "the driver, 42, was arrested"
    toll = toll_of(tree, found.head)
    if toll is not None:
        unit = replace(found.unit, name=toll.unit)
        measure = Measure(toll.measure, found.measure.verb, toll.span)
        return replace(found, unit=unit, measure=measure, toll=True)
    related = before is not None and _is_casualty(before, tree)
    if before is not None and (found.subset or _continues(tokens, found)):
        return replace(
            found,
            unit=_taken_over(found.unit, before.unit),
            measure=before.measure,
        )
    if not _is_casualty(found, tree) or tree.token(found.head).dep not in _ARGUMENTS | {
        "nummod"
    }:
        return None
    if before is None or not related:
        return found
    return replace(found, unit=_taken_over(found.unit, before.unit))


def _taken_over(bare: Unit, before: Unit) -> Unit:
    """A bare number's unit, under the name and the words of the figure before."""
    return replace(bare, name=before.name, span=before.span)


def _continues(tokens: Sequence[Token], found: _Found) -> bool:
    """ "two people in the north and one in the south": the same count, elsewhere."""
    first, last = found.number.first, found.unit.last
    if first == 0 or last + 1 >= len(tokens):
        return False
    return tokens[first - 1].text.lower() in ("and", ",", "but") and tokens[
        last
    ].text.lower() in ("in", "at", "near")


def _next_said(found: Sequence[_Found], at: int) -> int | None:
    """Where the next figure that is no part of this one begins (a character offset)."""
    return next((f.span.start for f in found[at + 1 : at + 3] if not f.subset), None)


def _putting(found: _Found, tree: Tree, around: Circumstances) -> Source | None:
    """ "The ministry put the toll at 12": the ministry claims it, though no statement
    says so.
    """
    who = put_by(tree, found.head) if found.unit.kind == "bare" else None
    span = tree.core(who) if who is not None else None
    if who is None or span is None:
        return None
    return Source(name=around.name_of(who, span), span=span)


def _finished(
    found: _Found, until: int | None, tree: Tree, around: Circumstances
) -> Figure:
    number, verb, anchor = found.number, found.measure.verb, found.span.start
    source = around.source(found.head) or _putting(found, tree, around)
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
        claimant=source,
        place=around.where(verb, anchor, until),
        when=around.when(verb, anchor),
        period=around.period(verb, anchor),
        told_in=around.told_in(found.head),
    )
