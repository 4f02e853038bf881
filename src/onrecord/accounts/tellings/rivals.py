"""What one side plans and another denies or does not confirm: two versions of one
thing, which the one's "not" tells apart from all that is like it.

Of marked pairs a "not" of the one alone speaks against their being one. It does not
where a thing of the same kind, of the same people and at no other place or time, is
ahead by the one and is not by the other.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from itertools import pairwise

from onrecord.accounts import places
from onrecord.accounts.tellings.profile import Profile
from onrecord.english import occurrences, tables
from onrecord.english.wording import canonical
from onrecord.model import Status

LEVELS = ("planned, and denied",)
_AHEAD: frozenset[Status] = frozenset({"planned", "confirmed"})
_DENIED: frozenset[Status] = frozenset({"denied", "unconfirmed", "cancelled"})
_NAMES = 2  # of people and places that both tell
_WORDS = 0.5  # or the share of the words of the shorter


def rival(x: Profile, y: Profile) -> str | None:
    """The level of two versions of one thing; None for others."""
    return LEVELS[0] if _are_rivals(x, y) or _are_rivals(y, x) else None


def rivals_in_report(profiles: Sequence[Profile]) -> dict[int, int]:
    """Of each telling that denies what another of its report plans, the number of that,
    where it is of the same form.
    """
    planned: dict[str, list[int]] = {}
    for number, profile in enumerate(profiles):
        if profile.status in _AHEAD and _kinds(profile):
            planned.setdefault(profile.report, []).append(number)
    found: dict[int, int] = {}
    for number, profile in enumerate(profiles):
        if profile.status not in _DENIED:
            continue
        for other in planned.get(profile.report, ()):
            first = profiles[other]
            if first.form == profile.form and _are_rivals(first, profile):
                found[number] = other
                break
    return found


def _are_rivals(planned: Profile, denied: Profile) -> bool:
    if planned.status not in _AHEAD or denied.status not in _DENIED:
        return False
    if "count" in (planned.form, denied.form):
        return False
    if not _may_be_one(planned, denied):
        return False
    if len(planned.names & denied.names) >= _NAMES:
        return True
    shared = planned.words & denied.words
    least = min(len(planned.words), len(denied.words))
    is_all = len(shared) == least >= _NAMES
    return is_all or (len(shared) > _NAMES and len(shared) >= _WORDS * least)


def _may_be_one(x: Profile, y: Profile) -> bool:
    """Whether neither place nor day tells two apart, and one kind of happening is told
    by both.
    """
    if places.nearness(x.place, y.place) == "apart":
        return False
    if x.day is not None and y.day is not None and not x.day.meets(y.day):
        return False
    return not _kinds(x).isdisjoint(_kinds(y))


def _kinds(profile: Profile) -> frozenset[str]:
    """The kinds of happening that a telling is of: of a clause that its verb names, or
    carries ("hold talks"); "will not join the summit" is of no summit.
    """
    words = profile.in_order
    if profile.form == "clause" and profile.head not in _carrying():
        return occurrences.kinds().intersection([occurrences.name_of(profile.head)])
    phrases = (" ".join(pair) for pair in pairwise(words))
    told = map(occurrences.name_of, (*words, *phrases))
    return occurrences.kinds().intersection(told)


@functools.cache
def _carrying() -> frozenset[str]:
    return frozenset(map(canonical, tables.words_as("telling_words", "carries")))
