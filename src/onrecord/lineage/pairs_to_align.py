"""Which reports of one story are compared with which."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations_with_replacement

from onrecord.lineage.fingerprints import Fingerprint, candidates

# reports of a story up to which all are compared with all: 11,000 pairs, under a minute
ALL_PAIRS = 150


def pairs_to_compare(
    ids: Sequence[str], fingerprint_of: Callable[[str], Fingerprint]
) -> tuple[tuple[str, str], ...]:
    """Pairs of ids, the smaller first, each id with itself among them; in order.

    All pairs in a story of up to ALL_PAIRS reports; in a larger one those whose
    fingerprints say that they may share copy. `fingerprint_of` is only called in the
    second case.

    >>> pairs_to_compare(["b", "a"], {}.__getitem__)
    (('a', 'a'), ('a', 'b'), ('b', 'b'))
    """
    ordered = sorted(ids)
    if len(ordered) <= ALL_PAIRS:
        return tuple(combinations_with_replacement(ordered, 2))
    alike = candidates({report: fingerprint_of(report) for report in ordered})
    return tuple(sorted([*alike, *((report, report) for report in ordered)]))
