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
from difflib import Match
from itertools import pairwise, takewhile
from operator import eq

from onrecord.accounts.tellings.limits import limit
from onrecord.english import tables
from onrecord.english.contrasts import contrary, moods
from onrecord.english.wording import PRONOUN, Wording, same_person
from onrecord.lineage.word_sequences import TooManySteps, WordMatcher

_ARTICLES = tables.words_as("determiners", "article")


# Words that two wordings have in common in a row: where they begin in the one, where in
# the other, and how many they are.
Run = tuple[int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
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
        long = limit("words of a long run")
        if self.size < long:
            return False
        if self.shared == 1.0:
            return True
        very_long = long + limit("words of a run")
        return self.is_nearly_all and self.run >= very_long

    @property
    def told_again(self) -> bool:
        """True where the shorter, or much of it and many words, stands in a row in the
        other, with no "not" before.
        """
        if self.turned:
            return False
        if self.run == self.size:
            return True
        many = self.run >= limit("words of a very long run")
        return many and self.shared >= limit("share of a cut")

    @property
    def is_contrary(self) -> bool:
        """True where contrary words in the same frame make them two sayings; in a long
        one of which all else is the same they are one that differs.
        """
        is_short = self.size < limit("words of a long run")
        return self.contrary and (is_short or not self.is_nearly_all)

    @property
    def is_nearly_all(self) -> bool:
        """True where nearly all of the shorter stands in the other."""
        return self.shared >= limit("share of nearly all of a cut")

    def is_one(self, least: float, end: float) -> bool:
        """True where the words show one saying.

        `least`: telling words that must be shared. `end`: the share of the shorter that
        must be shared where the end of one is the beginning of the other.
        """
        return not self.is_contrary and (
            self._is_contained(least)
            or self._has_a_long_run()
            or self._meets_at_its_end(least, end)
            or self._is_partly_shared(least)
        )

    def _is_contained(self, least: float) -> bool:
        """True where all of the shorter stands in the other, in runs that tell enough
        or in one row.
        """
        if self.shared == 1.0 and self.telling >= least:
            return True
        if self.turned or self.run != self.size:
            return False
        enough = self.size >= limit("words of an overlap")
        return enough and self.telling >= limit("telling words in one row")

    def _has_a_long_run(self) -> bool:
        """True where two sayings seldom have so many words in a row in common, and not
        too much is told otherwise beside them.
        """
        return (
            self.run >= limit("words of a long run")
            and self.run_telling >= limit("telling words of a long run")
            and self.astray <= limit("share told otherwise beside a long run")
        )

    def _meets_at_its_end(self, least: float, end: float) -> bool:
        """True where the end of one is the beginning of the other."""
        return (
            self.astray == 0.0
            and self.run >= limit("words of an overlap")
            and self.run_telling >= least
            and self.shared >= end
        )

    def _is_partly_shared(self, least: float) -> bool:
        """True where much of the shorter is in the other, and little is told
        otherwise.
        """
        return (
            self.astray <= limit("share told otherwise")
            and self.telling >= least
            and self.shared * self.size >= limit("words of an overlap")
            and self.shared >= limit("share of a cut")
        )


def cut(
    a: Wording, b: Wording, weight: Callable[[str], float], *, verbatim: bool
) -> Cut:
    """`a` and `b` side by side: as they were said, or (not `verbatim`) by the senses of
    their words, articles apart.
    """
    if not verbatim:
        a, b = _without_articles(a), _without_articles(b)
    short, long = sorted((a, b), key=lambda wording: (len(wording.said), wording.said))
    if verbatim:
        runs = _runs(short.said, long.said)
    else:
        runs = _runs(short.reported, long.reported)
    size = len(short.said)
    if not runs:
        return Cut(
            shared=0.0,
            run=0,
            telling=0,
            run_telling=0,
            astray=1.0,
            size=size,
            turned=False,
            persons=True,
            contrary=False,
        )
    telling = [sum(short.tells[i : i + length]) for i, _, length in runs]
    longest = max(range(len(runs)), key=lambda at: (runs[at][2], telling[at]))
    i, j, run = runs[longest]
    return Cut(
        shared=sum(length for _, _, length in runs) / size,
        run=run,
        telling=sum(telling),
        run_telling=telling[longest],
        astray=_astray(short, long, runs, weight),
        size=size,
        turned=_negated_before(short, i) != _negated_before(long, j),
        persons=_same_persons(short, long, runs),
        contrary=_contrary(short, long, runs),
    )


@functools.lru_cache(maxsize=16_384)
def _runs(short: tuple[str, ...], long: tuple[str, ...]) -> tuple[Run, ...]:
    """The runs both have in order, of as many words as are seldom shared by chance.

    Of two that repeat themselves so much that comparing them would take too long
    (`word_sequences.MOST_STEPS`), what they begin with.
    """
    if short == long:
        return ((0, 0, len(short)),) if short else ()
    least = min(limit("words of a run"), len(short))
    try:
        blocks = WordMatcher(short, long).get_matching_blocks()
    except TooManySteps:
        alike = takewhile(bool, map(eq, short, long))
        blocks = [Match(0, 0, len(list(alike)))]
    return tuple(
        (block.a, block.b, block.size)
        for block in blocks
        if block.size and block.size >= least
    )


def _same_persons(short: Wording, long: Wording, runs: Sequence[Run]) -> bool:
    """True where the pronouns of the runs can mean the same in both."""
    for i, j, length in runs:
        here = short.said[i : i + length]
        there = long.said[j : j + length]
        if not all(map(same_person, here, there)):
            return False
    return True


def _astray(
    short: Wording, long: Wording, runs: Sequence[Run], weight: Callable[[str], float]
) -> float:
    """The weight of what the shorter says where the longer says something else, by the
    weight of all it tells: 0..1.
    """
    total = sum(map(weight, short.told))
    if not total:
        return 0.0
    lost = [_lost(here, there, weight) for here, there in _gaps(short, long, runs)]
    return sum(lost) / total


def _gaps(
    short: Wording, long: Wording, runs: Sequence[Run]
) -> Iterator[tuple[list[str], list[str]]]:
    """The telling words of both before, between and behind what they share, where
    neither's sentence ends there.
    """
    here = there = 0
    ended = False
    for i, j, length in runs:
        begins = (i > 0 and short.ends[i - 1]) or (j > 0 and long.ends[j - 1])
        if not (ended or begins):
            yield _telling(short, here, i), _telling(long, there, j)
        here, there = i + length, j + length
        ended = short.ends[here - 1] or long.ends[there - 1]
    if not ended:
        yield (
            _telling(short, here, len(short.said)),
            _telling(long, there, len(long.said)),
        )


def _telling(wording: Wording, low: int, high: int) -> list[str]:
    """The telling words from `low` to `high`, as indirect speech has them."""
    return [wording.reported[at] for at in range(low, high) if wording.tells[at]]


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


def _contrary(short: Wording, long: Wording, runs: Sequence[Run]) -> bool:
    """True where what stands before or between the runs, in one sentence, makes the one
    contrary to the other.
    """
    i, j, _ = runs[0]
    if _other_subject(short.reported[:i], long.reported[:j]):
        return True
    for (i, j, length), (next_i, next_j, _) in pairwise(runs):
        here, there = i + length, j + length
        ends_here = any(short.ends[here - 1 : next_i])
        ends_there = any(long.ends[there - 1 : next_j])
        if ends_here or ends_there:
            continue
        if _conflict(short.reported[here:next_i], long.reported[there:next_j]):
            return True
    return False


def _conflict(here: Sequence[str], there: Sequence[str]) -> bool:
    """True where the words of the two between the same words tell other numbers, other
    moods or an opposite, or one of them alone says "not".
    """
    if _is_negated(here) != _is_negated(there) or moods(here) != moods(there):
        return True
    numbers = {word for word in here if word[0].isdigit()}
    others = {word for word in there if word[0].isdigit()}
    if numbers and others and numbers.isdisjoint(others):
        return True
    return contrary(here, there)


def _is_negated(words: Sequence[str]) -> bool:
    return not tables.words("negations").isdisjoint(words)


def _other_subject(here: Sequence[str], there: Sequence[str]) -> bool:
    """True for "she" beside "her husband", as the last words before what both share."""
    less, more = here[-2:], there[-2:]
    if less[-1:] != (PRONOUN,):
        less, more = more, less
    if less[-1:] != (PRONOUN,) or len(more) != 2:
        return False
    return more[0] == PRONOUN and more[1] != PRONOUN


def _negated_before(wording: Wording, at: int) -> bool:
    """True where a "not" stands before word `at` in its sentence."""
    begins = at
    while begins > 0 and not wording.ends[begins - 1]:
        begins -= 1
    return _is_negated(wording.reported[begins:at])


@functools.lru_cache(maxsize=16_384)
def _without_articles(wording: Wording) -> Wording:
    """A wording without its articles; one of nothing but articles as it is."""
    kept = [at for at, word in enumerate(wording.said) if word not in _ARTICLES]
    if not kept:
        return wording
    return replace(
        wording,
        said=tuple(wording.said[at] for at in kept),
        reported=tuple(wording.reported[at] for at in kept),
        tells=tuple(wording.tells[at] for at in kept),
        ends=tuple(wording.ends[at] for at in kept),
    )
