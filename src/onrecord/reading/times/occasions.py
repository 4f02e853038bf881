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
    """The day of each noun whose dated uses agree, by the noun in small letters.

    `drafts` are those of the whole report in text order. A noun of two days is left
    out: "the meeting" may then be either.
    """
    days_of: dict[str, set[Point]] = {}
    starts = [token.start for token in sheet.tokens]
    for draft in drafts:
        point = draft.point
        if draft.type != "DATE" or point is None or point.grain != "day":
            continue
        at = bisect_right(starts, lexed.starts[draft.first]) - 1
        verb = _head(sheet, sheet.tokens[at]) if at >= 0 else None
        behind = _behind(draft, lexed)
        before = _before(draft, lexed, verb)
        for noun in (behind, before, _governed(verb, sheet)):
            if noun is not None:
                days_of.setdefault(noun, set()).add(point)
    return {noun: days.pop() for noun, days in days_of.items() if len(days) == 1}


def noun_of(lexed: Lexed, first: int) -> str | None:
    """The occasion named from a token on, the last of at most BEHIND words: "the
    hastily arranged summit in Vessa".
    """
    last_noun = None
    for index in range(first, first + BEHIND):
        word = lexed.word(index)
        if not word[:1].isalpha() or word in _JOINTS:
            break
        if word in nouns("noun"):
            last_noun = word
    return last_noun


def _behind(draft: Draft, lexed: Lexed) -> str | None:
    """Friday's summit."""
    if "POSS" not in lexed.kinds_at(draft.last):
        return None
    return noun_of(lexed, draft.last + 1)


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
    happens = verb.lemma in nouns("happens")
    is_held = verb.lemma in nouns("held")
    for index in sheet.tree.children[verb.index]:
        token = sheet.tokens[index]
        is_subject = token.dep.startswith("nsubj")
        takes_place = (happens and is_subject) or (is_held and token.dep == "dobj")
        if takes_place and token.text in nouns("noun"):
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
    """The words of `times_occasions.tsv` of one use, in small letters: "noun",
    "happens" (verbs of which an occasion is the subject), "held" (of which it is the
    object).
    """
    return frozenset(word for word, what in rows("times_occasions") if what == use)
