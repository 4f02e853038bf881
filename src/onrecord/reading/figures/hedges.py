"""Hedges beside a number: "about 30", "more than 12", "200 or more", "500+".

The phrases are in `english/tables/hedges.tsv`; some are prepositions as often as hedges
("flew over two bridges"), which the words around them decide.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import cast

from onrecord.english.tables import rows, words_as
from onrecord.model import Hedge
from onrecord.reading.figures.numerals import lower
from onrecord.reading.tokens import Token

_LONGEST = 3  # words in the longest phrase of hedges.tsv
_ROUND = 10  # counts below are rarely rounded, so "over two" rarely means more than two


def hedge_before(
    tokens: Sequence[Token], first: int, value: float | None
) -> tuple[Hedge, int] | None:
    """The hedge that ends before the number at token `first`, and the token it begins
    at; the longest phrase wins. `value` is the number's, None where it is left open.
    """
    hedges = _hedges("before")
    for length in range(min(_LONGEST, first), 0, -1):
        phrase = tuple(lower(tokens, at) for at in range(first - length, first))
        if phrase not in hedges:
            continue
        hedge, is_sure = hedges[phrase]
        if is_sure or not _is_preposition(tokens, first, value):
            return hedge, first - length
    return None


def hedge_behind(tokens: Sequence[Token], last: int) -> tuple[Hedge, int] | None:
    """The hedge that begins at token `last`, right behind a number ("or more", "+"),
    and the token behind it.
    """
    if lower(tokens, last - 1).endswith("+"):
        return "more than", last
    hedges = _hedges("after")
    for length in (2, 1):
        phrase = tuple(lower(tokens, at) for at in range(last, last + length))
        if phrase in hedges:
            return hedges[phrase][0], last + length
    return None


def _is_preposition(tokens: Sequence[Token], first: int, value: float | None) -> bool:
    """Whether the word before the number at `first` is a preposition of its own ("flew
    over two bridges"), so that it is no hedge.

    The parser often makes one of a hedge behind a verb ("damaged around 70 houses"): a
    small count or a verb that takes such a preposition bears it out.
    """
    word = tokens[first - 1]
    takers = words_as("measure_cues", "takes preposition")
    if word.text.lower() != "about":
        # one drives around a town, and drives about 300 people home
        takers |= words_as("measure_cues", "takes place")
    if first > 1 and tokens[first - 2].lemma in takers:
        return True
    if word.dep not in ("prep", "agent"):
        return False
    number = tokens[first].index
    if number <= word.head < number + _LONGEST:
        return False
    head = word.head - tokens[0].index
    above = tokens[head] if 0 <= head < len(tokens) else word
    is_small = value is not None and value < _ROUND
    return is_small or above.pos != "VERB" or above.lemma in takers


@functools.cache
def _hedges(side: str) -> dict[tuple[str, ...], tuple[Hedge, bool]]:
    """Phrase words to hedge, and whether the phrase is surely one."""
    return {
        tuple(phrase.split()): (cast(Hedge, hedge), sure == "yes")
        for phrase, hedge, where, sure in rows("hedges")
        if where == side
    }
