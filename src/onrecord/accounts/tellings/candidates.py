"""Which tellings are worth comparing: for each, the few of other reports that are
nearest to it, by what they mean and by the words they share.

The number is bounded a telling and not a pair of reports, so that what is compared
grows with the tellings of a story and not with their square.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
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


def candidates(profiles: Sequence[Profile], weights: Weights) -> Candidates:
    """The pairs worth comparing among tellings that are sorted by report."""
    reports = sorted({profile.report for profile in profiles})
    if len(reports) < 2:
        none = np.empty(0, np.float32)
        no_pairs = np.empty(0, np.int64)
        return Candidates(a=no_pairs, b=no_pairs, near=none, lead_a=none, lead_b=none)
    numbers = {report: number for number, report in enumerate(reports)}
    report_of = np.array([numbers[profile.report] for profile in profiles], np.int64)
    vectors = np.hstack(
        [
            unit(meanings(profiles)),
            _BY_WORDS**0.5 * _word_vectors(profiles, weights),
        ]
    )
    starts = np.searchsorted(report_of, np.arange(len(reports)))
    best = np.empty((2, len(profiles), len(reports)), np.float32)
    pairs: set[tuple[int, int]] = set()
    for first in range(0, len(profiles), _ROWS):
        rows = np.arange(first, min(first + _ROWS, len(profiles)))
        near = np.round(vectors[rows] @ vectors.T, _DIGITS)
        near[report_of[rows, None] == report_of] = -np.inf
        for row, scores in zip(rows.tolist(), near, strict=True):
            for other in _nearest(scores, report_of):
                pairs.add((min(row, other), max(row, other)))
        best[:, rows] = _best_two(near, starts, report_of)
    return _leads(np.array(sorted(pairs), np.int64), vectors, report_of, best)


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


def _word_vectors(profiles: Sequence[Profile], weights: Weights) -> Floats:
    """The words of each telling by their weight, as rows of length 1. Words that only
    one report has are in no column: they count for the length alone.
    """
    reports: Counter[str] = Counter()
    for _, words in sorted({(p.report, w) for p in profiles for w in p.words}):
        reports[words] += 1
    shared = sorted(word for word, count in reports.items() if count > 1)
    column = {word: number % _COLUMNS for number, word in enumerate(shared)}
    vectors = np.zeros((len(profiles), _COLUMNS), np.float32)
    for row, profile in enumerate(profiles):
        length = sum(weights.of(word) ** 2 for word in sorted(profile.words)) ** 0.5
        for word in profile.words:
            if word in column:
                vectors[row, column[word]] += weights.of(word) / length
    return vectors


def _nearest(scores: Floats, report_of: Ints) -> Iterator[int]:
    """The tellings nearest to one, the nearest first, so many of each report."""
    tried = min(_TRIED, len(scores))
    likely = np.argpartition(-scores, tried - 1)[:tried]
    given: Counter[int] = Counter()
    for other in sorted(likely.tolist(), key=lambda n: (-scores[n], n)):
        report = int(report_of[other])
        if given[report] < IN_ONE_REPORT and np.isfinite(scores[other]):
            given[report] += 1
            yield other
        if given.total() == NEAREST:
            return


def _best_two(near: Floats, starts: Ints, report_of: Ints) -> Floats:
    """How near the nearest telling of each report is to each, and the next of that
    report.
    """
    best = np.maximum.reduceat(near, starts, axis=1)
    others = np.where(near == best[:, report_of], -np.inf, near)
    return np.stack([best, np.maximum.reduceat(others, starts, axis=1)])


def _leads(pairs: Ints, vectors: Floats, report_of: Ints, best: Floats) -> Candidates:
    """The pairs with how near they are and how far ahead of others."""
    a, b = pairs.reshape(-1, 2).T
    near = np.round(np.einsum("nd,nd->n", vectors[a], vectors[b]), _DIGITS)
    leads: list[Floats] = []
    for one, other in ((a, b), (b, a)):
        first, second = best[:, one, report_of[other]]
        behind = near - first
        ahead = first - np.maximum(second, 0)
        leads.append(np.where(behind < -(10**-_DIGITS), behind, ahead))
    return Candidates(a=a, b=b, near=near, lead_a=leads[0], lead_b=leads[1])
