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
    a, b = x.own.worded, y.own.worded
    shared = Counter(a.told) & Counter(b.told)
    least = max(_FRAME * min(len(a.told), len(b.told)), _LEAST)
    if shared.total() < least:
        return None
    found = {_kind(x, one, y, other) for one, other in _swaps(a.told, b.told, shared)}
    if contrary(a.reported, b.reported):
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
    if _any_place(x, one) and _any_place(y, other):
        return "place"
    a, b = x.own.worded, y.own.worded
    is_name = not a.names.isdisjoint(one) and not b.names.isdisjoint(other)
    return "name" if is_name else "word"


def _any_place(x: Profile, stems: list[str]) -> bool:
    return not (x.own.worded.countries | x.place_words).isdisjoint(stems)


def _any_number(stems: list[str]) -> bool:
    return any(stem[0].isdigit() for stem in stems)
