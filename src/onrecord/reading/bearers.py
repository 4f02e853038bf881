"""Who bears a name in one report: the full names of persons, found first, so that a
surname is told from a place.

A full name is an entity of two or more capitalised words that the parser calls a
person, or that begins with a known first name whatever the parser calls it.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.english.names import fold, plain, surname
from onrecord.english.tables import pairs, words
from onrecord.model import Span
from onrecord.reading.entity_bounds import HYPHENS, Entity
from onrecord.reading.sheet import Sheet
from onrecord.reading.tokens import Token

_NO_NAMES = frozenset(
    {"MD", "VB", "VBD", "VBP", "VBZ"}
)  # "Orlo May Seek", in a headline


@dataclass(frozen=True, slots=True)
class FullName:
    """One full name where it stands: tokens `first` up to `last`."""

    span: Span
    surface: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Bearers:
    """The full names of a report, and the folded surnames and plain first names they
    give.
    """

    full: tuple[FullName, ...]
    surnames: frozenset[str]
    called: frozenset[str]

    def bears(self, surface: str) -> bool:
        """Whether some full name of the report has `surface` as its surname."""
        return fold(surface) in self.surnames

    def calls(self, surface: str) -> bool:
        """Whether some full name of the report begins with `surface`, a first name."""
        return plain(surface) in self.called


def find_bearers(sheet: Sheet) -> Bearers:
    """The full names among the entities of one report, in text order."""
    found = [name for entity in sheet.entities for name in _full_name(entity, sheet)]
    found = sorted([*found, *_missed(sheet)], key=lambda name: name.span)
    called = {
        first
        for name in found
        if (first := plain(name.surface).split(" ")[0]) and _is_given(first)
    }
    return Bearers(
        full=tuple(found),
        surnames=frozenset(surname(name.surface) for name in found),
        called=frozenset(called),
    )


def _missed(sheet: Sheet) -> Iterator[FullName]:
    """Full names of two words that the network missed, a given name before an unknown
    one: behind a noun for a person ("emergency minister Petar Orlo"), of who speaks, or
    one of the table by hand where no name is beside.
    """
    taken = {
        i for e in (*sheet.entities, *sheet.toponyms) for i in range(e.first, e.last)
    }
    tokens = sheet.tokens
    for token in tokens[:-1]:
        first, name = token.index, tokens[token.index + 1]
        if (
            first in taken
            or first + 1 in taken
            or not _is_given(plain(token.text))
            or not _may_be_name(token, name)
        ):
            continue
        behind = (
            tokens[first + 2]
            if first + 2 < len(tokens) and first + 2 not in taken
            else None
        )
        if not _may_be_name(name, token) or (
            behind is not None and _may_be_name(behind, token)
        ):
            continue
        before = (
            tokens[first - 1]
            if first and tokens[first - 1].sentence == token.sentence
            else None
        )
        titled = before is not None and before.text.lower() in nouns_for_persons()
        alone = before is None or not _may_be_name(before, token)
        if titled or (alone and (sheet.speaks(name) or is_first_name(token.text))):
            span = Span(token.start, name.end)
            yield FullName(span, span.of(sheet.text), first, first + 2)


def _may_be_name(token: Token, beside: Token) -> bool:
    letters = token.text.replace("’", "").replace("'", "")
    spelt = letters[:1].isupper() and not letters.isupper() and letters.isalpha()
    return token.tag == "NNP" and spelt and token.sentence == beside.sentence


@functools.cache
def nouns_for_persons() -> frozenset[str]:
    """Nouns that may stand before a person's name: roles, ranks and what else means one
    person.
    """
    return (
        frozenset(pairs("person_nouns"))
        | frozenset(pairs("roles"))
        | words("title_words")
    )


def is_first_name(word: str) -> bool:
    """Whether `word` is a first name of the table."""
    return plain(word) in first_names()


def _is_rank(word: str) -> bool:
    """Whether a word before a name is none of it: "Coach Anna Marlow", but not "Guy de
    Vries".
    """
    return word in nouns_for_persons() and word not in first_names()


def _is_given(word: str) -> bool:
    return word in first_names() or word in pairs("given_names")


@functools.cache
def first_names() -> dict[str, str]:
    """Plain first name to "m", "f" or "-"."""
    return pairs("first_names")


def gender_of(name: str) -> str:
    """ "m", "f", or "" (not known) of a person by the first word of the name: a table
    by hand, then one of the world's.

    Says nothing of a name that begins with a family name ("Ren Guoqiang").
    """
    first = plain(name.split(maxsplit=1)[0])
    known = first_names().get(first)
    if known is None and first not in words("family_names_first"):
        known = pairs("given_names").get(first)
    return known if known in ("m", "f") else ""


def _full_name(entity: Entity, sheet: Sheet) -> list[FullName]:
    first, last = entity.first, entity.last
    tokens = sheet.tokens
    while last > first and tokens[last - 1].text in ("'s", "’s", "'", "’"):
        last -= 1
    # "Constable Anna Marlow", "Lima Mayor Anna Marlow": the network takes a rank into
    # the name.
    ranks = [at for at in range(first, last - 2) if _is_rank(plain(tokens[at].text))]
    first = ranks[-1] + 1 if ranks else first
    parts = [
        tokens[i].text for i in range(first, last) if plain(tokens[i].text)
    ]  # without marks around a nickname
    if not 2 <= len(parts) <= 5 or not all(w[:1].isalpha() for w in parts):
        return []
    joined = last - first > 2 and tokens[last - 2].text in HYPHENS  # "Orlo Bae-min"
    begins = parts[0][:1].isupper() or parts[0] in words("particles")  # "bin Laden"
    if not (begins and (joined or parts[-1][:1].isupper())):
        return []
    if any(
        tokens[i].tag in _NO_NAMES and not is_first_name(tokens[i].text)
        for i in range(first, last)
    ):
        return []
    ranked = first > entity.first or is_first_name(parts[0])
    body = plain(parts[-1]) in words("organisation_words")  # "Stanley Cups"
    if entity.label == "PERSON" or (last - first == 2 and ranked and not body):
        span = Span(tokens[first].start, tokens[last - 1].end)
        return [FullName(span, span.of(sheet.text), first, last)]
    return []
