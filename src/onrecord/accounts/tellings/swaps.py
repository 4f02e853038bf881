"""What two tellings alike but for one thing say otherwise: the same frame of words with
another word, name or number in it.

A paraphrase has other words too, but seldom in a frame that stays the same, and least
of all in quotations.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from onrecord.accounts.tellings.profile import Profile
from onrecord.english.contrasts import contrary

_SWAPS = ("place", "opposites", "number", "name", "word", "nothing")
_QUOTED = "quoted: "  # where both give the speaker's own words
LEVELS = (*_SWAPS, *(_QUOTED + swap for swap in _SWAPS))
_FRAME = 0.5  # share of the words of the shorter that are a frame
_LEAST = 2  # words that are a frame


def swapped(x: Profile, y: Profile) -> str | None:
    """What stands in one frame by the one and by the other; "nothing" where one only
    leaves out what the other has, None where they share no frame.
    """
    shared = Counter(x.told) & Counter(y.told)
    if shared.total() < max(_FRAME * min(len(x.told), len(y.told)), _LEAST):
        return None
    found = {_kind(x, one, y, other) for one, other in _swaps(x.told, y.told, shared)}
    if contrary(x.reported, y.reported):
        found.add("opposites")
    swap = next((swap for swap in _SWAPS if swap in found), "nothing")
    return _QUOTED + swap if x.quoted and y.quoted else swap


def _swaps(
    a: Sequence[str], b: Sequence[str], shared: Counter[str]
) -> Iterator[tuple[list[str], list[str]]]:
    """The stretches of words in the place of which the other has others. A word that
    the other has elsewhere was moved and not swapped.
    """
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    for what, a_from, a_to, b_from, b_to in matcher.get_opcodes():
        one = [word for word in a[a_from:a_to] if word not in shared]
        other = [word for word in b[b_from:b_to] if word not in shared]
        if what == "replace" and one and other:
            yield one, other


def _kind(x: Profile, one: list[str], y: Profile, other: list[str]) -> str:
    if _any_number(one) and _any_number(other):
        return "number"
    if not x.countries.isdisjoint(one) and not y.countries.isdisjoint(other):
        return "place"
    if not x.capitals.isdisjoint(one) and not y.capitals.isdisjoint(other):
        return "name"
    return "word"


def _any_number(stems: list[str]) -> bool:
    return any(stem[0].isdigit() for stem in stems)
