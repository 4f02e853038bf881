"""Who bears a name in one report, and what a given name says of its bearer: so that a
surname is told from a place.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass

from onrecord.english.names import fold, plain
from onrecord.english.tables import pairs, words
from onrecord.model import Span


@dataclass(frozen=True, slots=True)
class FullName:
    """One name of a person where it stands: tokens `first` up to `last`."""

    span: Span
    surface: str
    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearers:
    """The full names of a report in text order, and the folded surnames and plain first
    names that they give.
    """

    full: tuple[FullName, ...] = ()
    surnames: frozenset[str] = frozenset()
    called: frozenset[str] = frozenset()

    def bears(self, surface: str) -> bool:
        """Whether some full name of the report has `surface` as its surname."""
        return fold(surface) in self.surnames

    def calls(self, surface: str) -> bool:
        """Whether some full name of the report begins with `surface`, a first name."""
        return plain(surface) in self.called


@functools.cache
def nouns_for_persons() -> frozenset[str]:
    """Nouns that may stand before a person's name: roles, ranks and what else means one
    person.
    """
    nouns = frozenset(pairs("person_nouns")) | frozenset(pairs("roles"))
    return nouns | words("title_words")


@functools.cache
def first_names() -> dict[str, str]:
    """Plain first name to "m", "f" or "-" (either), of the table made by hand."""
    return pairs("first_names")


def is_first_name(word: str) -> bool:
    """Whether `word` is a first name of the table made by hand."""
    return plain(word) in first_names()


def is_given(word: str) -> bool:
    """Whether `word`, already plain, is a first name of that table or of the
    world's.
    """
    return word in first_names() or word in pairs("given_names")


def gender_of(name: str) -> str:
    """ "m", "f", or "" (not known) of a person by the first word of the name.

    The table made by hand is asked first, then the one of the world's given names. Says
    nothing of a name that begins with a family name ("Ren Guoqiang").
    """
    first = plain(name.split(maxsplit=1)[0])
    gender = first_names().get(first)
    if gender is None and first not in words("family_names_first"):
        gender = pairs("given_names").get(first)
    return gender if gender in ("m", "f") else ""
