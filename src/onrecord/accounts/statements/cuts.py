"""Two stretches of words laid side by side: whether one is cut from the other, or both
from one.

A quotation is cut at its beginning, its end or within; what two cuts of one stretch
share, they share in order and in long runs, and where they part, one of them ends or
has left something out. Where both go on in the sentence, each in its own words, they
are two sayings that begin alike ("We will not rest until …"), however much they have in
common.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import pairwise

from onrecord.accounts.statements.sayings import contrary, moods
from onrecord.english import tables
from onrecord.english.wording import PRONOUN, Wording, same_person

RUN = 3  # words in a row that count as shared; fewer are shared by chance
OVERLAP = 5  # words in a row where the end of one cut is the beginning of the other
# words in a row that two sayings seldom have in common, with as many telling ones
_LONG = 8
_LONG_TELLING = 4
_OVERWHELMING = 10
_PARTLY = 0.5  # share of the shorter that two cuts of one quotation have in common
_NEARLY = 0.8  # and the share that is nearly all of it
_ASTRAY = (
    0.15  # weight of telling words told otherwise, by that of all the shorter tells
)
_LONG_ASTRAY = 0.5
_END = 0.2  # share of the shorter that an overlap of ends is of it
_LEAST = 2  # telling words of what stands in a row in the other
_SHORT_OF_IT = 0.9  # the closeness of what is not enough
_ARTICLES = frozenset({"a", "an", "the"})


@dataclass(frozen=True, slots=True)
class Cut:
    """How two wordings lie to each other; the shares are of the shorter one.

    `shared`: its words found in runs in the other. `run`: the longest such run.
    `telling` and `run_telling`: the telling words among those. `astray`: the weight of
    what it says where the other says something else. `size`: its words. `turned`: a
    "not" stands before the longest run in one of the two alone. `persons`: the pronouns
    in the runs can mean the same. `contrary`: between two runs of one sentence they
    tell another number, an opposite, or "not".
    """

    shared: float
    run: int
    telling: int
    run_telling: int
    astray: float
    size: int
    turned: bool
    persons: bool
    contrary: bool

    @property
    def whole(self) -> bool:
        """True where words alone show one quotation, whoever is named: all of one in
        the other, or very many.
        """
        return self.size >= _LONG and (
            self.shared == 1.0 or (self.shared >= _NEARLY and self.run >= _LONG + RUN)
        )

    @property
    def told_again(self) -> bool:
        """True where the shorter, or much of it and many words, stands in a row in the
        other, with no "not" before.
        """
        return not self.turned and (
            self.run == self.size
            or (self.run >= _OVERWHELMING and self.shared >= _PARTLY)
        )

    def closeness(self, least: float, end: float = _END) -> float:
        """1 or more where the words show one saying, the more the longer. `least`:
        telling words that must be shared.

        `end`: the share of the shorter that must be shared where the end of one is the
        beginning of the other.
        """
        all_in_a_row = self.run == self.size >= OVERLAP and self.telling >= _LEAST
        contained = (self.shared == 1.0 and self.telling >= least) or (
            all_in_a_row and not self.turned
        )
        partly = (
            self.astray <= _ASTRAY
            and self.telling >= least
            and self.shared * self.size >= OVERLAP
        )
        long = (
            self.run >= _LONG
            and self.run_telling >= _LONG_TELLING
            and self.astray <= _LONG_ASTRAY
        )
        if self.contrary and (self.size < _LONG or self.shared < _NEARLY):
            return min(self.shared, _SHORT_OF_IT)
        ends = (
            self.astray == 0.0
            and self.run >= OVERLAP
            and self.run_telling >= least
            and self.shared >= end
        )
        if contained or long or ends or (partly and self.shared >= _PARTLY):
            return 1.0 + min(self.shared * self.size, 100.0) / 100.0
        return min(self.shared / _PARTLY, _SHORT_OF_IT)


def cut(
    a: Wording, b: Wording, weight: Callable[[str], float], *, verbatim: bool
) -> Cut:
    """`a` and `b` side by side: as they were said, or (not `verbatim`) by the senses of
    their words, articles apart.
    """
    if not verbatim:
        a, b = _bare(a), _bare(b)
    short, long = sorted((a, b), key=lambda w: (len(w.said), w.said))
    blocks = _blocks(
        *((short.said, long.said) if verbatim else (short.reported, long.reported))
    )
    if not blocks:
        return Cut(
            0.0,
            0,
            0,
            0,
            1.0,
            len(short.said),
            turned=False,
            persons=True,
            contrary=False,
        )
    telling = [sum(short.tells[i : i + size]) for i, _, size in blocks]
    longest = max(range(len(blocks)), key=lambda at: (blocks[at][2], telling[at]))
    i, j, run = blocks[longest]
    total = sum(map(weight, short.told))
    return Cut(
        shared=sum(size for _, _, size in blocks) / len(short.said),
        run=run,
        telling=sum(telling),
        run_telling=telling[longest],
        astray=sum(
            _lost(here, there, weight) for here, there in _gaps(short, long, blocks)
        )
        / total
        if total
        else 0.0,
        size=len(short.said),
        turned=_negated_before(short, i) != _negated_before(long, j),
        persons=all(
            same_person(*pair)
            for i, j, size in blocks
            for pair in zip(
                short.said[i : i + size], long.said[j : j + size], strict=True
            )
        ),
        contrary=_contrary(short, long, blocks),
    )


@functools.lru_cache(maxsize=16_384)
def _blocks(
    short: tuple[str, ...], long: tuple[str, ...]
) -> tuple[tuple[int, int, int], ...]:
    """The runs both have in order: where in the one, where in the other, how many
    words.
    """
    found = SequenceMatcher(None, short, long, autojunk=False).get_matching_blocks()
    return tuple(
        (b.a, b.b, b.size) for b in found if b.size >= min(RUN, len(short)) and b.size
    )


def _gaps(
    short: Wording, long: Wording, blocks: Sequence[tuple[int, int, int]]
) -> Iterator[tuple[list[str], list[str]]]:
    """The telling words of both before, between and behind what they share, where
    neither's sentence ends there.
    """
    at, ended = (0, 0), False
    for i, j, size in blocks:
        begins = (i > 0 and short.ends[i - 1]) or (j > 0 and long.ends[j - 1])
        if not (ended or begins):
            yield _told(short, at[0], i), _told(long, at[1], j)
        at = (i + size, j + size)
        ended = short.ends[at[0] - 1] or long.ends[at[1] - 1]
    if not ended:
        yield _told(short, at[0], len(short.said)), _told(long, at[1], len(long.said))


def _told(of: Wording, low: int, high: int) -> list[str]:
    return [of.reported[at] for at in range(low, high) if of.tells[at]]


def _lost(
    here: Sequence[str], there: Sequence[str], weight: Callable[[str], float]
) -> float:
    """The weight of what the shorter says where the longer says something else, or the
    same turned round.
    """
    if here != there and sorted(here) == sorted(there):
        return sum(map(weight, here))
    other = [word for word in there if word not in here]
    own = [word for word in here if word not in there]
    return min(sum(map(weight, own)), sum(map(weight, other)))


def _contrary(
    short: Wording, long: Wording, blocks: Sequence[tuple[int, int, int]]
) -> bool:
    """True where what stands before or between the runs, in one sentence, makes the one
    contrary to the other.
    """
    i, j, _ = blocks[0]
    if _other_subject(short.reported[:i], long.reported[:j]):
        return True
    for (i, j, size), (k, m, _) in pairwise(blocks):
        here, there = short.reported[i + size : k], long.reported[j + size : m]
        if any(short.ends[i + size - 1 : k]) or any(long.ends[j + size - 1 : m]):
            continue
        numbers = [
            {word for word in words if word[0].isdigit()} for words in (here, there)
        ]
        denied = [
            not tables.words("negations").isdisjoint(words) for words in (here, there)
        ]
        other = numbers[0] and numbers[1] and numbers[0].isdisjoint(numbers[1])
        if (
            other
            or denied[0] != denied[1]
            or moods(here) != moods(there)
            or contrary(here, there)
        ):
            return True
    return False


def _other_subject(here: Sequence[str], there: Sequence[str]) -> bool:
    """True for "she" beside "her husband"."""
    less, more = sorted(
        (here[-2:], there[-2:]), key=lambda words: words[-1:] != (PRONOUN,)
    )
    return (
        less[-1:] == (PRONOUN,)
        and len(more) == 2
        and more[0] == PRONOUN
        and more[1] != PRONOUN
    )


def _negated_before(of: Wording, at: int) -> bool:
    """True where a "not" stands before word `at` in its sentence."""
    begins = next((k + 1 for k in range(at - 1, -1, -1) if of.ends[k]), 0)
    return not tables.words("negations").isdisjoint(of.reported[begins:at])


@functools.lru_cache(maxsize=16_384)
def _bare(of: Wording) -> Wording:
    """`of` without its articles."""
    kept = [at for at, word in enumerate(of.said) if word not in _ARTICLES] or list(
        range(len(of.said))
    )
    return replace(
        of,
        said=tuple(of.said[at] for at in kept),
        reported=tuple(of.reported[at] for at in kept),
        tells=tuple(of.tells[at] for at in kept),
        ends=tuple(of.ends[at] for at in kept),
    )
