"""What a telling is of at its core, so that two tellings are of one thing before a slot
of theirs is said to differ: the sense of the word that it hangs on, or of what that
word does where it says little by itself ("made an announcement").
"""

from __future__ import annotations

import functools

from onrecord.accounts.context import ReportContext
from onrecord.english import occurrences, tables
from onrecord.english.wording import canonical, wording
from onrecord.english.words import singular, unit_name
from onrecord.model import Span, Telling

# Letters by which two stems are forms of one word: "explod", "explosion".
_ROOT = 5
_NONE: frozenset[int] = frozenset()


def core_of(one: ReportContext, telling: Telling) -> frozenset[str]:
    """The senses of the words that a telling hangs on; of people counted, of the word
    by which something befalls them; none of a bare measure ("5 per cent").
    """
    head = one.text(telling.head).lower()
    if telling.form == "count":
        counted = head.split()[-1]
        if _is_measure(counted):
            is_people = unit_name(counted) == "person" or not counted.isalpha()
            done = (f.measure for f in telling.figures if is_people and f.measure)
            return frozenset(canonical(word.lower()) for word in done)
        return frozenset({canonical(counted)})
    is_light = says_little(head)
    core = set() if is_light else {canonical(head)}
    if is_light or _carries(head):
        core |= _done(one, telling)
    return frozenset(core)


def says_little(head: str) -> bool:
    """Whether the word that a telling hangs on says little by itself ("was", "had")."""
    light = tables.words("light")
    return head.lower() in light or canonical(head.lower()) in light


def of_one_core(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether two cores have a sense in common, a kind of event, or the root of a
    word.
    """
    return any(_one_sense(x, y) for x in a for y in b)


def _one_sense(x: str, y: str) -> bool:
    if x == y or occurrences.name_of(x) == occurrences.name_of(y):
        return True
    if not _acts().get(x, _NONE).isdisjoint(_acts().get(y, _NONE)):
        return True
    return x[:_ROOT] == y[:_ROOT] and min(len(x), len(y)) >= _ROOT


@functools.cache
def _acts() -> dict[str, frozenset[int]]:
    """Each word of the table, by its sense, to the rows it stands in."""
    found: dict[str, frozenset[int]] = {}
    for number, row in enumerate(tables.rows("acts")):
        for word in filter(None, row):
            sense = canonical(word)
            found[sense] = found.get(sense, _NONE) | {number}
    return found


def _carries(head: str) -> bool:
    """Whether a verb may say no more than that what follows it is done."""
    carrying = {canonical(word) for word in tables.words_as("telling_words", "carries")}
    return canonical(head) in carrying


def _done(one: ReportContext, telling: Telling) -> set[str]:
    """What a word that says little is said of: the last word of what it acts on, else
    its own words but for who acts ("was never sure").
    """
    if telling.patient is not None:
        return set(wording(one.text(telling.patient)).told[-1:])
    taken = set() if telling.agent is None else set(_told(one, telling.agent))
    own = {word for piece in telling.pieces for word in _told(one, piece)}
    return {word for word in own - taken if word.isalpha()}


def _told(one: ReportContext, span: Span) -> tuple[str, ...]:
    return wording(one.text(span)).told


def _is_measure(head: str) -> bool:
    """Whether a word counted is a unit of measurement or money, people, or a bare
    number.
    """
    if unit_name(head) == "person":
        return True
    units = tables.words_as("units", "measure") | tables.words_as("units", "currency")
    return head in units or singular(head) in units or not head.isalpha()
