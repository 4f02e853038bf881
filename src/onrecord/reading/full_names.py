"""The full names of persons in one report, found before its places and people.

A full name is an entity of two or more capitalised words that the network calls a
person, or that begins with a known first name whatever the network calls it.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from itertools import pairwise

from onrecord.english.marks import HYPHENS, POSSESSIVES, straight
from onrecord.english.names import plain, surname
from onrecord.english.tables import words
from onrecord.model import Span
from onrecord.reading.bearers import (
    Bearers,
    FullName,
    first_names,
    is_first_name,
    is_given,
    nouns_for_persons,
)
from onrecord.reading.entity_bounds import Entity, entities_by_token
from onrecord.reading.sheet import Sheet
from onrecord.reading.tokens import Token

# tags of verbs, which are no part of a name: "Orlo May Seek", in a headline
_VERBS = frozenset({"MD", "VB", "VBD", "VBP", "VBZ"})
_FEWEST, _MOST = 2, 5  # words of a full name


def find_bearers(sheet: Sheet) -> Bearers:
    """The full names among the entities of a sheet and beside them, in text order."""
    names = [
        name
        for entity in sheet.entities
        if (name := _full_name(sheet, entity)) is not None
    ]
    names += _missed(sheet)
    names.sort(key=lambda name: name.span)
    firsts = {plain(name.surface).split(" ")[0] for name in names}
    return Bearers(
        full=tuple(names),
        surnames=frozenset(surname(name.surface) for name in names),
        called=frozenset(first for first in firsts if is_given(first)),
    )


def name_at(sheet: Sheet, first: int, last: int) -> FullName:
    """The tokens `first` up to `last` as a name."""
    span = Span(sheet.tokens[first].start, sheet.tokens[last - 1].end)
    return FullName(span, span.of(sheet.text), first, last)


def _full_name(sheet: Sheet, entity: Entity) -> FullName | None:
    """The full name in an entity, or None."""
    tokens = sheet.tokens
    last = entity.last
    while last > entity.first and tokens[last - 1].text in POSSESSIVES:
        last -= 1
    first = _behind_ranks(sheet, entity.first, last)
    # without the marks around a nickname
    parts = [token.text for token in tokens[first:last] if plain(token.text)]
    spelt = all(part[0].isalpha() for part in parts)
    if not spelt or not _FEWEST <= len(parts) <= _MOST:
        return None
    hyphened = last - first > 2 and tokens[last - 2].text in HYPHENS  # "Orlo Bae-min"
    begins = parts[0][0].isupper() or parts[0] in words("particles")  # "bin Laden"
    ends = hyphened or parts[-1][0].isupper()
    if not begins or not ends:
        return None
    for token in tokens[first:last]:
        if token.tag in _VERBS and not is_first_name(token.text):
            return None
    if entity.label != "PERSON":
        shown = first > entity.first or is_first_name(parts[0])
        body = plain(parts[-1]) in words("organisation_words")  # "Stanley Cups"
        if last - first != _FEWEST or not shown or body:
            return None
    return name_at(sheet, first, last)


def _behind_ranks(sheet: Sheet, first: int, last: int) -> int:
    """Where a name begins behind the ranks that the network takes into it: "Lima Mayor
    Anna Marlow", but not "Guy de Vries".
    """
    for at in range(last - 3, first - 1, -1):
        word = plain(sheet.tokens[at].text)
        if word in nouns_for_persons() and word not in first_names():
            return at + 1
    return first


def _missed(sheet: Sheet) -> Iterator[FullName]:
    """Full names of two words that the network missed: a given name before an unknown
    one, with no other name beside them.

    They stand behind a noun for a person ("emergency minister Petar Orlo"), or speak,
    or begin with a first name of the table made by hand.
    """
    named = entities_by_token((*sheet.entities, *sheet.toponyms))
    tokens = sheet.tokens
    for given, family in pairwise(tokens):
        if given.index in named or family.index in named:
            continue
        if not _may_be_name(given, family) or not _may_be_name(family, given):
            continue
        if not is_given(plain(given.text)):
            continue
        if _goes_on(sheet, family, named):
            continue
        before = _before(sheet, given)
        titled = before is not None and before.text.lower() in nouns_for_persons()
        alone = before is None or not _may_be_name(before, given)
        speaks = sheet.speaks(family)
        if titled or (alone and (speaks or is_first_name(given.text))):
            yield name_at(sheet, given.index, family.index + 1)


def _goes_on(sheet: Sheet, last: Token, named: Container[int]) -> bool:
    """Whether another word of a name stands behind `last`."""
    behind = last.index + 1
    if behind == len(sheet.tokens) or behind in named:
        return False
    return _may_be_name(sheet.tokens[behind], last)


def _before(sheet: Sheet, token: Token) -> Token | None:
    """The token before `token` in its sentence, or None."""
    if not token.index:
        return None
    before = sheet.tokens[token.index - 1]
    return before if before.sentence == token.sentence else None


def _may_be_name(token: Token, beside: Token) -> bool:
    """Whether a token is spelt and tagged like a name, in the sentence of another."""
    if token.tag != "NNP" or token.sentence != beside.sentence:
        return False
    letters = straight(token.text).replace("'", "")
    return letters.isalpha() and letters[0].isupper() and not letters.isupper()
