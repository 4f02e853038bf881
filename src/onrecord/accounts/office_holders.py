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

_SAY_NOTHING = tables.words_as("determiners", "article") | tables.words_as(
    "determiners", "pointing"
)
_OWNED = re.compile(r"(.+?) of (?:the )?(.+)", re.DOTALL)
_OF = re.compile(r" of (?:the )?((?:[A-Z][\w'’-]*(?: (?=[A-Z]))?){1,4})")
# Characters behind a mention in which "of Brovna" may stand.
BEHIND = 60


@dataclass(frozen=True, slots=True)
class Office:
    """An office as told: its noun, the countries and the other words told with it."""

    noun: str
    countries: frozenset[str]
    words: frozenset[str]


@functools.lru_cache(maxsize=16_384)
def office_in(description: str) -> Office | None:
    """The office that a description is ("Norland's president", "mayor of Brovna"); None
    where it is no such office.
    """
    owned = _OWNED.fullmatch(description)
    if owned is not None:
        description = f"{owned[2]} {owned[1]}"
    description = re.sub(r"['’]s?\b", " ", description)
    tokens = words.tokens(description)
    if not tables.words("other_holders").isdisjoint(tokens):
        return None
    for size in (2, 1):
        noun = " ".join(tokens[-size:])
        if noun in tables.words("offices"):
            break
    else:
        return None
    countries = countries_in(description)
    others: set[str] = set()
    for word in tokens[:-size]:
        is_country = bool(countries) and _names_a_country(word)
        if word not in _SAY_NOTHING and not is_country:
            others.add(word)
    return Office(noun, countries, frozenset(others))


def _names_a_country(word: str) -> bool:
    return bool(countries_in(word.capitalize()) or countries_in(word.upper()))


def office_meant(description: str, behind: str) -> Office | None:
    """The office of a description without a name, with the "of Brovna" that may follow
    it in the text `behind`.
    """
    owner = _OF.match(behind)
    if owner is not None:
        return office_in(description + owner[0])
    if behind.startswith(" of "):
        return None  # of what is no name: "the president of a bank"
    return office_in(description)


class Holders:
    """The offices of a story's persons. `held`: each person to the wordings of what
    reports say they are.
    """

    def __init__(self, held: Mapping[int, Iterable[str]]) -> None:
        self._by_noun: defaultdict[str, dict[int, list[Office]]] = defaultdict(dict)
        for person, descriptions in held.items():
            for description in sorted(set(descriptions)):
                office = office_in(description)
                if office is not None:
                    holders = self._by_noun[office.noun]
                    holders.setdefault(person, []).append(office)

    def of(self, office: Office) -> int | None:
        """The one person of the story who is said to hold it; None where nobody is, or
        two persons are.
        """
        holders = self._by_noun.get(office.noun, {})
        if len(holders) != 1:
            return None
        ((person, held),) = holders.items()
        countries = frozenset[str]().union(*(other.countries for other in held))
        around = frozenset[str]().union(*(other.words for other in held))
        if not office.words <= around or not office.countries <= countries:
            return None
        is_of_a_body = not countries and all(other.words for other in held)
        is_bare = not office.words and not office.countries
        if is_bare and is_of_a_body and office.noun in _of_countries():
            return None
        return person


@functools.cache
def _of_countries() -> frozenset[str]:
    """The offices of which a country has one."""
    rows = tables.rows("offices")
    return frozenset(row[0] for row in rows if row[1:] == ("country",))
