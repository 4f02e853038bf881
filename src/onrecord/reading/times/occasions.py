"""The days of occasions: "Friday's summit", "talks in Vessa on Monday", "the vote will
be held on 3 May".

What "a day before the summit" counts from. An occasion has a day where the report tells
one, and only one, for its noun. The nouns, and the verbs that tell the day of one, are
in `times_occasions.tsv`.
"""

from __future__ import annotations

import functools
from bisect import bisect_right
from collections.abc import Iterable, Mapping

from onrecord.english.tables import rows, words_as
from onrecord.reading.sheet import Sheet
from onrecord.reading.times.lexer import Lexed
from onrecord.reading.times.phrase_context import Draft
from onrecord.reading.times.points import Point
from onrecord.reading.tokens import Token

BEHIND = 4  # words: "Friday's hastily arranged peace talks"
# words between an occasion and its day: "talks with Anna Weir in Port Vessa on Friday"
BEFORE = 6
_OF_DAY = words_as("times_around", "before the day of an occasion")
_JOINTS = words_as("times_around", "joint")
_BETWEEN = words_as("times_around", "between")


def days_of_occasions(
    drafts: Iterable[Draft], lexed: Lexed, sheet: Sheet
) -> Mapping[str, Point]:
    """The day of each noun whose dated uses agree."""
    seen: dict[str, set[Point]] = {}
    starts = [token.start for token in sheet.tokens]
    for draft in drafts:
        if draft.type != "DATE" or draft.point is None or draft.point.grain != "day":
            continue
        at = bisect_right(starts, lexed.starts[draft.first]) - 1
        verb = _head(sheet, sheet.tokens[at]) if at >= 0 else None
        for noun in (
            _behind(draft, lexed),
            _before(draft, lexed, verb),
            _governed(verb, sheet),
        ):
            if noun is not None:
                seen.setdefault(noun, set()).add(draft.point)
    return {noun: days.pop() for noun, days in seen.items() if len(days) == 1}


def noun_of(lexed: Lexed, first: int) -> str | None:
    """The occasion named from a token on, the last of at most BEHIND words: "the
    hastily arranged summit in Vessa".
    """
    found = None
    for index in range(first, first + BEHIND):
        word = lexed.word(index)
        if not word[:1].isalpha() or word in _JOINTS:
            break
        found = word if word in nouns("noun") else found
    return found


def _behind(draft: Draft, lexed: Lexed) -> str | None:
    """Friday's summit."""
    return (
        noun_of(lexed, draft.last + 1) if "POSS" in lexed.kinds_at(draft.last) else None
    )


def _before(draft: Draft, lexed: Lexed, verb: Token | None) -> str | None:
    """The summit on Friday, talks in Port Vessa on Friday; not where the day is another
    verb's ("announced").
    """
    elsewhere = verb is not None and verb.lemma not in nouns("happens") | nouns("held")
    if elsewhere or lexed.word(draft.first - 1).lower() not in _OF_DAY:
        return None
    for index in range(draft.first - 2, draft.first - 2 - BEFORE, -1):
        word = lexed.word(index)
        if word in nouns("noun"):
            return word
        if word not in _BETWEEN and not word[:1].isupper():
            return None
    return None


def _governed(verb: Token | None, sheet: Sheet) -> str | None:
    """The summit opens on Friday, they hold talks on Friday."""
    if verb is None:
        return None
    for index in sheet.children[verb.index]:
        token = sheet.tokens[index]
        happens = token.dep.startswith("nsubj") and verb.lemma in nouns("happens")
        if token.text in nouns("noun") and (
            happens or (token.dep == "dobj" and verb.lemma in nouns("held"))
        ):
            return token.text
    return None


def _head(sheet: Sheet, token: Token) -> Token | None:
    """The verb that a day hangs on, with a preposition at most between; None where it
    hangs on a noun.
    """
    above = sheet.tokens[token.head]
    if above.pos == "ADP":
        above = sheet.tokens[above.head]
    return above if above.pos in ("VERB", "AUX") else None


@functools.cache
def nouns(use: str) -> frozenset[str]:
    """The words of `times_occasions.tsv` of one use."""
    return frozenset(word for word, what in rows("times_occasions") if what == use)
