"""Who holds an office over a story: "the mayor" of one report is whom another calls
"Mayor Ada Venn".

Only offices that one person of a place or body holds (`english/tables/offices.tsv`),
only where one person of the whole story is said to hold it, and only where every word
told with it ("Brovna's mayor") is told of that person somewhere.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.accounts.sources import countries_in
from onrecord.english import tables, words
from onrecord.english.names import OTHER_HOLDERS

_ARTICLES = frozenset({"a", "an", "the", "this", "that"})
_OTHER = OTHER_HOLDERS | {"interim", "next", "incoming", "elect"}
_OWNED = re.compile(r"(.+?) of (?:the )?(.+)", re.DOTALL)
_OF = re.compile(r" of (?:the )?((?:[A-Z][\w'’-]*(?: (?=[A-Z]))?){1,4})")
BEHIND = 60  # characters behind a mention in which "of Brovna" may stand


@dataclass(frozen=True, slots=True)
class Office:
    """An office as told: its noun, the countries and the other words told with it."""

    noun: str
    countries: frozenset[str]
    words: frozenset[str]


@functools.lru_cache(maxsize=16_384)
def office_in(told: str) -> Office | None:
    """The office that a description is ("Norland's president", "mayor of Brovna"); None
    where it is no such office.
    """
    of = _OWNED.fullmatch(told)
    owned = re.sub(r"['’]s?\b", " ", f"{of[2]} {of[1]}" if of else told)
    said = words.tokens(owned)
    known = tables.words("offices")
    sizes = (size for size in (2, 1) if " ".join(said[-size:]) in known)
    size = next(sizes, 0)
    if not size or _OTHER & set(said):
        return None
    countries = countries_in(owned)
    rest = {word for word in said[:-size] if word not in _ARTICLES}
    if countries:
        rest = {
            word
            for word in rest
            if not countries_in(word.capitalize()) and not countries_in(word.upper())
        }
    return Office(" ".join(said[-size:]), countries, frozenset(rest))


def office_meant(told: str, behind: str) -> Office | None:
    """The office of a description without a name, with the "of Brovna" that may follow
    it in the text `behind`.
    """
    of = _OF.match(behind)
    if of is None and behind.startswith(" of "):
        return None  # of what is no name: "the president of a bank"
    return office_in(told + of[0] if of else told)


class Holders:
    """The offices of a story's persons. `held`: each person to the wordings of what
    reports say they are.
    """

    def __init__(self, held: Mapping[int, Iterable[str]]) -> None:
        self._by_noun: defaultdict[str, dict[int, list[Office]]] = defaultdict(dict)
        for person, told in held.items():
            for office in filter(None, map(office_in, sorted(set(told)))):
                self._by_noun[office.noun].setdefault(person, []).append(office)

    def of(self, office: Office) -> int | None:
        """The one person of the story who is said to hold it; None where nobody is, or
        two persons are.
        """
        holders = self._by_noun.get(office.noun, {})
        if len(holders) != 1:
            return None
        person, told = next(iter(holders.items()))
        countries = frozenset[str]().union(*(one.countries for one in told))
        around = frozenset[str]().union(*(one.words for one in told))
        if not office.words <= around or not office.countries <= countries:
            return None
        of_a_body = not countries and all(one.words for one in told)
        alone = not office.words and not office.countries
        return (
            None if alone and of_a_body and office.noun in _of_countries() else person
        )


@functools.cache
def _of_countries() -> frozenset[str]:
    return frozenset(
        row[0] for row in tables.rows("offices") if row[1:] == ("country",)
    )
