"""One telling of what a speaker said, as matching looks at it, and what two tellings
can be seen to conflict in.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.accounts import parties
from onrecord.accounts.intervals import Interval
from onrecord.english import tables
from onrecord.english.source_names import Match
from onrecord.english.wording import Wording, canonical

_MOODS = frozenset({"must", "may"})


@dataclass(frozen=True, slots=True)
class Saying:
    """What matching looks at in a statement.

    `speaker` is None where nobody is named, and for the likes of "officials", who need
    not be another report's officials. `quote` is what stands between quotation marks,
    None where nothing does. `turned`: its cue turns it into its contrary ("denied");
    `negated`: its cue or its own words do. `only` is the report of a statement whose
    speaker is not told: such ones are never alike by their words alone.
    """

    speaker: parties.Party | None
    words: Wording
    quote: Wording | None
    numbers: frozenset[str]
    direct: bool
    negated: bool
    turned: bool
    day: Interval | None
    only: str | None

    @property
    def about(self) -> frozenset[str]:
        """The senses of its telling words."""
        return frozenset(self.words.told)


def speakers(x: Saying, y: Saying) -> Match:
    """Whether the speakers are one; open where either report names nobody."""
    return parties.compare(x.speaker, y.speaker)


def conflict(x: Saying, y: Saying) -> bool:
    """True where something the two tell cannot be one saying's: numbers, names,
    opposites, what must or may be.
    """
    return (
        not _nested(x.numbers, y.numbers)
        or not _nested(
            x.words.names - set(y.words.told), y.words.names - set(x.words.told)
        )
        or (_of_a_length(x, y) and moods(x.words.reported) != moods(y.words.reported))
        or contrary(x.words.reported, y.words.reported)
    )


def contrary(x: Iterable[str], y: Iterable[str]) -> bool:
    """True where of two texts, each as its `reported` words, one has a word that the
    other has the opposite of.
    """
    a, b = set(x), set(y)
    mine, theirs, both = _poles(a - b), _poles(b - a), _poles(a & b)
    return any(
        row in theirs and row not in both and theirs[row].isdisjoint(poles)
        for row, poles in mine.items()
    )


def moods(reported: Iterable[str]) -> frozenset[str]:
    """Whether words tell of what must or may be: then they do not tell that it is or
    will be.
    """
    return _MOODS.intersection(reported)


def _of_a_length(x: Saying, y: Saying) -> bool:
    short, long = sorted((len(x.words.said), len(y.words.said)))
    return 2 * short >= long


def _nested(a: frozenset[str], b: frozenset[str]) -> bool:
    """True where one of the two has nothing that the other has not."""
    return a <= b or b <= a


def same_persons(x: Saying, y: Saying) -> bool:
    """False where the pronouns cannot mean the same persons: "I" of a quotation is "he"
    or "she" told indirectly.
    """
    a, b = x.words.persons, y.words.persons
    if not a or not b:
        return True
    if x.direct == y.direct:
        return not a.isdisjoint(b)
    spoken, told = (a, b) if x.direct else (b, a)
    return (
        spoken - {"first"} <= told if "first" in spoken else not spoken.isdisjoint(told)
    )


def _poles(reported: Iterable[str]) -> dict[int, set[int]]:
    """The rows of `contrasts.tsv` that words stand in, and at which poles."""
    known, found = _contrasts(), dict[int, set[int]]()
    for word in reported:
        for row, pole in known.get(word, ()):
            found.setdefault(row, set()).add(pole)
    return found


@functools.cache
def _contrasts() -> dict[str, tuple[tuple[int, int], ...]]:
    found: dict[str, tuple[tuple[int, int], ...]] = {}
    for at, row in enumerate(tables.rows("contrasts")):
        for pole, listed in enumerate(row):
            for word in listed.split():
                found[canonical(word)] = (*found.get(canonical(word), ()), (at, pole))
    return found
