"""Who bears a name in one report: the full names of persons, found first, so that a surname is told from a place.

A full name is an entity of two or more capitalised words that the parser calls a person, or that begins with a known
first name whatever the parser calls it.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass

from onrecord.model import Span
from onrecord.reading.names import fold, plain, surname
from onrecord.reading.syntax import Entity, Syntax
from onrecord.reading.tables import pairs
from onrecord.reading.tables import words as title_words

_NO_NAMES = frozenset({"MD", "VB", "VBD", "VBP", "VBZ"})  # "Orlo May Seek", in a headline
_OTHER_LABELS = frozenset({"ORG", "GPE", "NORP", "FAC", "LOC", "PRODUCT", "WORK_OF_ART"})


@dataclass(frozen=True, slots=True)
class FullName:
    """One full name where it stands: tokens `first` up to `last`."""

    span: Span
    surface: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Bearers:
    """The full names of a report, and the folded surnames they give."""

    full: tuple[FullName, ...]
    surnames: frozenset[str]

    def bears(self, surface: str) -> bool:
        """Whether some full name of the report has `surface` as its surname."""
        return fold(surface) in self.surnames


def find_bearers(syntax: Syntax) -> Bearers:
    """The full names among the entities of one report, in text order."""
    found = [name for entity in syntax.entities for name in _full_name(entity, syntax)]
    return Bearers(tuple(found), frozenset(surname(name.surface) for name in found))


def is_first_name(word: str) -> bool:
    """Whether `word` is a first name of the table."""
    return plain(word) in first_names()


@functools.cache
def first_names() -> dict[str, str]:
    """Plain first name to "m", "f" or "-"."""
    return pairs("first_names")


def _full_name(entity: Entity, syntax: Syntax) -> list[FullName]:
    first, last = entity.first, entity.last
    tokens = syntax.tokens
    while last > first and tokens[last - 1].text in ("'s", "’s", "'", "’"):
        last -= 1
    # "Constable Anna Marlow": the parser takes a rank into the name, or the whole for an organisation.
    while last - first > 2 and plain(tokens[first].text) in title_words("title_words"):
        first += 1
    words = [tokens[i].text for i in range(first, last)]
    if not 2 <= len(words) <= 5 or not all(w[:1].isalpha() or w in ("-", ".") for w in words):
        return []
    if not (words[0][:1].isupper() and words[-1][:1].isupper()):
        return []
    if any(tokens[i].tag in _NO_NAMES and not is_first_name(tokens[i].text) for i in range(first, last)):
        return []
    ranked = first > entity.first or is_first_name(words[0])
    if entity.label == "PERSON" or (entity.label in _OTHER_LABELS and len(words) == 2 and ranked):
        span = Span(tokens[first].start, tokens[last - 1].end)
        return [FullName(span, span.of(syntax.text), first, last)]
    return []
