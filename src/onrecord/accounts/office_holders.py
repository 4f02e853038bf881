"""Who holds an office over a story: "the mayor" of one report is whom another calls
"Mayor Ada Venn".

Only offices that one person of a place or body holds, only where one person of the
whole story is said to hold it, and only where every word told with it ("Brovna's
mayor") is told of that person somewhere.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.accounts.context import ReportContext
from onrecord.english import tables
from onrecord.english.names import plain
from onrecord.model import Office


@dataclass(frozen=True, slots=True)
class Held:
    """An office ready to be compared: its noun, the countries and the other words told
    with it.
    """

    noun: str
    countries: frozenset[str]
    words: frozenset[str]


def held(one: ReportContext, office: Office | None) -> Held | None:
    """The office that a report tells of, None where there is none, or one that is held
    in part, not yet or no more.
    """
    if office is None or office.standing is not None:
        return None
    return Held(
        plain(one.text(office.noun)),
        frozenset(office.countries),
        frozenset(_owner(one.text(word)) for word in office.words),
    )


def _owner(word: str) -> str:
    """A word told with an office, whether it owns it ("Brovna's") or not."""
    return plain(word.replace("’", "'").removesuffix("'s"))


class Holders:
    """The offices of a story's persons: each person with an office that a report says
    they hold.
    """

    def __init__(self, offices: Iterable[tuple[int, Held]]) -> None:
        self._by_noun: defaultdict[str, dict[int, list[Held]]] = defaultdict(dict)
        for person, office in offices:
            holders = self._by_noun[office.noun]
            holders.setdefault(person, []).append(office)

    def of(self, office: Held) -> int | None:
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
