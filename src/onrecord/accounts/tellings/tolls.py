"""The toll of a story's event: which of a report's counts of dead, injured or missing
people is the one.

The reports of a story are of one event, and a report tells that event's toll first;
what it counts behind that is either the same, a rival's number, or the toll of
something else ("the 2019 flood, which killed 40"). So the first such count of a report,
of all people ("12 people", not "12 children") and not of long ago, is the toll; a later
one is it too where it can be the same number, or where another source claims it.

Of pairs of clauses found so in marked stories .93 tell one fact where the numbers fit,
and .83 where they do not: then it is a later number, or a rival's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np

from onrecord.accounts import places, ranges
from onrecord.accounts.counts import Count, are_far, toll_measures
from onrecord.accounts.tellings.candidates import Ints
from onrecord.accounts.tellings.pairs import Pairs
from onrecord.accounts.tellings.profile import Profile

Pair = tuple[int, int]
LEVELS = ("told by clauses", "told by a count", "another number by a count")
_AT_MOST = 40  # tellings of one toll of which each is compared with each


def tolls(profiles: Sequence[Profile]) -> dict[int, Count]:
    """The numbers of the tellings that give their report's toll, with what each counts.
    Tellings of one report stand in the order of its text.
    """
    found: dict[int, Count] = {}
    first: dict[tuple[str, str | None], Profile] = {}
    for number, profile in enumerate(profiles):
        count = _toll(profile)
        if count is None:
            continue
        known = first.setdefault((profile.report, count.measure), profile)
        if known is profile or _is_again(profile, known):
            found[number] = count
    return found


def toll_pairs(profiles: Sequence[Profile]) -> Iterator[Pair]:
    """The pairs of tellings of different reports that give one toll, the first so many
    of each.
    """
    of_kind: defaultdict[str | None, list[int]] = defaultdict(list)
    for number, count in tolls(profiles).items():
        of_kind[count.measure].append(number)
    for numbers in of_kind.values():
        for a, b in combinations(numbers[:_AT_MOST], 2):
            if _may_be_one(profiles[a], profiles[b]):
                yield a, b


def of_one_toll(pairs: Pairs) -> Ints:
    """The level of each pair that gives one toll; -1 for others."""
    counts = tolls(pairs.profiles)
    levels = np.full(len(pairs), -1, np.int64)
    for row, (a, b) in enumerate(pairs.numbers):
        one, other = counts.get(a), counts.get(b)
        if one is None or other is None or one.measure != other.measure:
            continue
        x, y = pairs.profiles[a], pairs.profiles[b]
        if not _may_be_one(x, y):
            continue
        if x.form == y.form == "clause":
            levels[row] = 0
        else:
            is_other = ranges.at_odds(one.range, other.range)
            levels[row] = 2 if is_other and not _are_rivals(x, y) else 1
    return levels


def _may_be_one(x: Profile, y: Profile) -> bool:
    """Whether two tolls can be of one event: of two reports, not of two places, and not
    far from each other.
    """
    if x.report == y.report or are_far(x.counts[0], y.counts[0]):
        return False
    return places.nearness(x.place, y.place) != "apart"


def _toll(profile: Profile) -> Count | None:
    """The only count of a telling where it is of people harmed, and of all of them as
    far as its words say.
    """
    if len(profile.counts) != 1 or profile.is_background or profile.form == "noun":
        return None
    (count,) = profile.counts
    is_of_harmed = count.unit == "person" and count.measure in toll_measures()
    is_told_apart = count.which or count.apart or count.is_part or count.is_more
    return count if is_of_harmed and not is_told_apart and _is_known(count) else None


def _is_known(count: Count) -> bool:
    return not count.range.open


def _is_again(profile: Profile, first: Profile) -> bool:
    """Whether a later toll of a report can be its first one told again, or a rival's
    number of it.
    """
    (count,), (known,) = profile.counts, first.counts
    if not ranges.at_odds(count.range, known.range):
        return True
    return _are_rivals(profile, first)


def _are_rivals(x: Profile, y: Profile) -> bool:
    """Whether two sources that are named give a number each."""
    return None not in (x.source, y.source) and x.source != y.source


def told_again(profiles: Sequence[Profile]) -> dict[int, int]:
    """Of each toll that its report gave before, the number of the first one, of the
    same form.
    """
    first: dict[tuple[str, str, str | None], int] = {}
    again: dict[int, int] = {}
    for number, count in tolls(profiles).items():
        profile = profiles[number]
        key = (profile.report, profile.form, count.measure)
        before = first.setdefault(key, number)
        if before != number:
            again[number] = before
    return again
