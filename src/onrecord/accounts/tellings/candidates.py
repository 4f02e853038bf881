"""Which tellings are worth comparing: for each, the few of other reports that are
nearest to it, by what they mean and by the words they share.

The number is bounded a telling and not a pair of reports, so that what is compared
grows with the tellings of a story and not with their square.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from onrecord.accounts.tellings.profile import Profile
from onrecord.english.words import Weights

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

NEAREST = 40  # tellings of other reports that each telling is compared with
IN_ONE_REPORT = 6  # of them, that one report may give
_BY_WORDS = 0.5  # what sharing all words counts beside meaning the same
_TRIED = 4 * NEAREST  # nearest ones among which those of one report are counted
_ROWS = 256  # tellings worked on at a time
_COLUMNS = 1024  # for the words of a story; what it has more share columns
_DIGITS = 4  # of nearness that are kept, so that no order of a sum shows in it


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidates:
    """Pairs of tellings by number, `a` before `b`.

    `near`: how near the two are. `lead_a`: how much nearer b is to a than the next of
    b's report is, less than 0 where another is nearer; `lead_b` the same of a.
    """

    a: Ints
    b: Ints
    near: Floats
    lead_a: Floats
    lead_b: Floats


def candidates(
    profiles: Sequence[Profile],
    weights: Weights,
    also: Iterable[tuple[int, int]] = (),
) -> Candidates:
    """The pairs worth comparing among tellings that are sorted by report. `also`: pairs
    of two reports that are compared however near they are.
    """
    reports = sorted({profile.report for profile in profiles})
    if len(reports) < 2:
        none = np.empty(0, np.float32)
        no_pairs = np.empty(0, np.int64)
        return Candidates(a=no_pairs, b=no_pairs, near=none, lead_a=none, lead_b=none)
    numbers = {report: number for number, report in enumerate(reports)}
    report_of = np.array([numbers[profile.report] for profile in profiles], np.int64)
    starts = np.searchsorted(report_of, np.arange(len(reports)))
    nearness = _Nearness(profiles, weights)
    best = np.empty((2, len(profiles), len(reports)), np.float32)
    others_of: defaultdict[int, list[int]] = defaultdict(list)
    for a, b in also:
        others_of[a].append(b)
    pairs: list[Ints] = []
    nearnesses: list[Floats] = []
    for first in range(0, len(profiles), _ROWS):
        rows = np.arange(first, min(first + _ROWS, len(profiles)))
        near = nearness.of(rows)
        near[report_of[rows, None] == report_of] = -np.inf
        one, other = _nearest(near, report_of)
        pairs.append(np.stack([rows[one], other], axis=1))
        nearnesses.append(near[one, other])
        for row in rows.tolist():
            asked = np.array(others_of[row], np.int64)
            pairs.append(np.stack([np.full_like(asked, row), asked], axis=1))
            nearnesses.append(near[row - first, asked])
        best[:, rows] = _best_two(near, starts, report_of)
    a, b = np.sort(np.concatenate(pairs), axis=1).T
    once, places = np.unique(a * len(profiles) + b, return_index=True)
    found = np.stack(np.divmod(once, len(profiles)), axis=1)
    return _leads(found, np.concatenate(nearnesses)[places], report_of, best)


def meanings(profiles: Sequence[Profile]) -> Floats:
    """What each telling means, a row each; noughts for one without a vector."""
    width = max((len(profile.meaning) for profile in profiles), default=0)
    rows = np.zeros((len(profiles), width), np.float32)
    for row, profile in zip(rows, profiles, strict=True):
        row[: len(profile.meaning)] = profile.meaning
    return rows


def unit(vectors: Floats) -> Floats:
    """Each row brought to length 1; a row of noughts stays as it is."""
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    scaled: Floats = (vectors / np.maximum(lengths, 1e-9)).astype(np.float32)
    return scaled


class _Nearness:
    """How near tellings are by what they mean and by the words they share: two cosines,
    added.
    """

    def __init__(self, profiles: Sequence[Profile], weights: Weights) -> None:
        self._meanings = unit(meanings(profiles))
        self._words = _word_weights(profiles, weights)
        told: defaultdict[int, list[tuple[int, np.float32]]] = defaultdict(list)
        for row, words in enumerate(self._words):
            for column, weight in words.items():
                told[column].append((row, weight))
        self._tellings = {
            column: (
                np.array([row for row, _ in found]),
                np.array([weight for _, weight in found], np.float32),
            )
            for column, found in told.items()
        }

    def of(self, rows: Ints) -> Floats:
        """How near these tellings are to each, a row each."""
        near: Floats = self._meanings[rows] @ self._meanings.T
        # Few share a word: their words are added one by one.
        for scores, row in zip(near, rows.tolist(), strict=True):
            for column, weight in self._words[row].items():
                tellings, weights = self._tellings[column]
                scores[tellings] += weight * weights
        return np.round(near, _DIGITS, out=near)


def _word_weights(
    profiles: Sequence[Profile], weights: Weights
) -> list[dict[int, np.float32]]:
    """The words of each telling by their weight, as columns of a row of length
    `_BY_WORDS` squared. Words that only one report has are in no column: they count for
    the length alone.
    """
    reports: Counter[str] = Counter()
    for _, words in sorted({(p.report, w) for p in profiles for w in p.words}):
        reports[words] += 1
    shared = sorted(word for word, count in reports.items() if count > 1)
    column = {word: number % _COLUMNS for number, word in enumerate(shared)}
    rows: list[dict[int, np.float32]] = []
    for profile in profiles:
        length = sum(weights.of(word) ** 2 for word in sorted(profile.words)) ** 0.5
        row: defaultdict[int, np.float32] = defaultdict(np.float32)
        for word in sorted(profile.words & column.keys()):
            row[column[word]] += np.float32(weights.of(word) / length)
        by_words = np.float32(_BY_WORDS**0.5)
        rows.append({at: by_words * weight for at, weight in row.items()})
    return rows


def _nearest(near: Floats, report_of: Ints) -> tuple[Ints, Ints]:
    """The tellings nearest to each of some, so many of each report: as two rows, which
    of them it is, and what is near to it.
    """
    tried = min(_TRIED, near.shape[1])
    likely = np.argpartition(-near, tried - 1, axis=1)[:, :tried]
    scores = np.take_along_axis(near, likely, axis=1)
    order = np.lexsort((likely, -scores), axis=1)
    likely = np.take_along_axis(likely, order, axis=1)
    taken = np.isfinite(np.take_along_axis(scores, order, axis=1))
    taken &= _times_before(report_of[likely]) < IN_ONE_REPORT
    taken &= np.cumsum(taken, axis=1) <= NEAREST
    one, place = np.nonzero(taken)
    return one, likely[one, place]


def _times_before(values: Ints) -> Ints:
    """How often each value stands before itself in its row."""
    order = np.argsort(values, axis=1, kind="stable")
    ordered = np.take_along_axis(values, order, axis=1)
    begins = np.ones(ordered.shape, bool)
    begins[:, 1:] = ordered[:, 1:] != ordered[:, :-1]
    at = np.arange(values.shape[1])
    since = at - np.maximum.accumulate(np.where(begins, at, 0), axis=1)
    times = np.empty_like(order)
    np.put_along_axis(times, order, since, axis=1)
    return times


def _best_two(near: Floats, starts: Ints, report_of: Ints) -> Floats:
    """How near the nearest telling of each report is to each, and the next of that
    report.
    """
    best = np.maximum.reduceat(near, starts, axis=1)
    others = np.where(near == best[:, report_of], -np.inf, near)
    return np.stack([best, np.maximum.reduceat(others, starts, axis=1)])


def _leads(pairs: Ints, near: Floats, report_of: Ints, best: Floats) -> Candidates:
    """The pairs with how near they are and how far ahead of others."""
    a, b = pairs.T
    leads: list[Floats] = []
    for one, other in ((a, b), (b, a)):
        first, second = best[:, one, report_of[other]]
        behind = near - first
        ahead = first - np.maximum(second, 0)
        # Summed in another order, one nearness may be rounded to the next digit.
        is_behind = behind < -1.5 * 10**-_DIGITS
        leads.append(np.where(is_behind, behind, ahead))
    return Candidates(a=a, b=b, near=near, lead_a=leads[0], lead_b=leads[1])
