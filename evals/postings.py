"""An index of fingerprints on disk, for more reports than `candidates` can hold, which
proposes the same pairs.

A posting is a hash and who holds it, 12 bytes; postings lie in files by the first bits
of their hash. To find pairs each file is sorted by itself, and the pairs that share a
hash are written to files again, by the first report of the pair; each of these is
sorted and counted by itself. So memory holds one file at a time (an external sort:
Knuth, The Art of Computer Programming, volume 3, 5.4). Disk holds eight bytes for each
time that two reports share a hash.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.lineage.fingerprints import (
    LEAST_SHARE,
    LEAST_SHARED,
    WIDEST_POSTING,
    Fingerprint,
)

FILES = 64  # a power of two
BUFFER = 1 << 20  # postings held before they are written
PAIRS_AT_ONCE = 1 << 21
POSTING = np.dtype(
    [("hash", "<i8"), ("holder", "<u4")]
)  # holder: twice the report's number, and one where it quotes

Array = NDArray[Any]


class Postings:
    """Fingerprints by the number they were added under, from 0 on, in a folder that has
    to be empty.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.sizes: list[Array] = []  # how many hashes each report has
        self.reports = 0
        self.most = 0  # bytes of all files, at most, since it was last asked for pairs
        self._buffer: list[Array] = []
        self._held = 0

    def add(self, hashes: Array, quoted: Array, sizes: Array) -> None:
        """Adds reports one behind the other: all their hashes, which of them are
        `quoted`, and how many each has.
        """
        numbers = np.arange(self.reports, self.reports + len(sizes), dtype=np.uint32)
        found = np.empty(len(hashes), POSTING)
        found["hash"] = hashes
        found["holder"] = np.repeat(numbers, sizes) * 2 + quoted
        self.reports += len(sizes)
        self.sizes.append(np.asarray(sizes, np.uint32))
        self._buffer.append(found)
        self._held += len(found)
        if self._held >= BUFFER:
            self.flush()

    def flush(self) -> None:
        """Writes what is held in memory."""
        if self._buffer:
            found = np.concatenate(self._buffer)
            _write(found, (found["hash"] >> 58) & (FILES - 1), self.folder, "postings")
            self._buffer, self._held = [], 0

    def pairs(self, ids: Sequence[str]) -> Iterator[Array]:
        """The pairs that `candidates` would choose from, as two columns of numbers,
        some at a time; by order of ids.

        They are all it proposes where no report shares copy with more than
        `fingerprints.PARTNERS` others.

        `ids`: each report's, by its number.
        """
        self.flush()
        order = np.array(sorted(range(len(ids)), key=ids.__getitem__), np.uint32)
        ranks = np.empty_like(order)
        ranks[order] = np.arange(len(order), dtype=np.uint32)
        sizes = np.concatenate([np.empty(0, np.uint32), *self.sizes])[order]
        found = (
            _shared(np.fromfile(path, POSTING), ranks)
            for path in sorted(self.folder.glob("postings.*"))
        )
        for shared in _some_at_once(chain.from_iterable(found)):
            _write(
                shared,
                (shared >> 1) // len(ids) * FILES // len(ids),
                self.folder,
                "pairs",
            )
        self.most = sum(path.stat().st_size for path in self.folder.iterdir())
        for path in sorted(self.folder.glob("pairs.*")):
            first, second = _proposed(np.fromfile(path, np.int64), sizes)
            path.unlink()
            yield np.stack([order[first], order[second]], axis=1)


def arrays_of(prints: Sequence[Fingerprint]) -> tuple[Array, Array, Array]:
    """Fingerprints as `Postings.add` takes them."""
    hashes = np.array(
        [value for found in prints for value in (*found.own, *found.quoted)], np.int64
    )
    quoted = [
        kind
        for found in prints
        for kind in (*(0 for _ in found.own), *(1 for _ in found.quoted))
    ]
    return (
        hashes,
        np.array(quoted, np.uint8),
        np.array([len(found) for found in prints], np.uint32),
    )


def _write(found: Array, files: Array, folder: Path, name: str) -> None:
    """Each row to the end of the file that it belongs to."""
    order = np.argsort(files, kind="stable")
    found, borders = found[order], np.searchsorted(files[order], np.arange(FILES + 1))
    for file in range(FILES):
        rows = found[borders[file] : borders[file + 1]]
        if len(rows):
            with (folder / f"{name}.{file:02}").open("ab") as out:
                rows.tofile(out)


def _shared(postings: Array, ranks: Array) -> Iterator[Array]:
    """Who shares a hash, once for each: 2 * (first * reports + second), and one where
    both hold it in their own words.

    First those that share a run of their own. Then, of the hashes that some report
    quotes, all who hold them: of a hash that nobody quotes, these are the same pairs,
    and what is shared in one's own words needs no counting.
    """
    holders = ranks[postings["holder"] >> 1]
    quoted = (postings["holder"] & 1).astype(bool)
    order = np.lexsort((holders, postings["hash"]))
    hashes, holders, quoted = postings["hash"][order], holders[order], quoted[order]
    told = np.isin(hashes, hashes[quoted])
    for kept, own in ((~quoted, 1), (told, 0)):
        for first, second in _together(hashes[kept], holders[kept]):
            yield (first.astype(np.int64) * len(ranks) + second) * 2 + own


def _some_at_once(arrays: Iterable[Array]) -> Iterator[Array]:
    """The same rows in fewer arrays, of PAIRS_AT_ONCE rows or some more."""
    held: list[Array] = []
    rows = 0
    for found in arrays:
        held.append(found)
        rows += len(found)
        if rows >= PAIRS_AT_ONCE:
            yield np.concatenate(held)
            held, rows = [], 0
    if held:
        yield np.concatenate(held)


def _together(hashes: Array, holders: Array) -> Iterator[tuple[Array, Array]]:
    """Pairs of holders of one hash, from both in order: each with each, or with the
    first where there are too many.
    """
    starts = (
        np.flatnonzero(np.r_[True, hashes[1:] != hashes[:-1]])
        if len(hashes)
        else np.empty(0, np.int64)
    )
    widths = np.diff(np.r_[starts, len(hashes)])
    for width in np.unique(widths[widths > 1]).tolist():
        of_width = starts[widths == width]
        one, other = (
            np.triu_indices(width, 1)
            if width <= WIDEST_POSTING
            else (np.zeros(width - 1, np.int64), np.arange(1, width))
        )
        step = max(1, PAIRS_AT_ONCE // len(one))
        for at in range(0, len(of_width), step):
            rows = of_width[at : at + step, None]
            yield holders[rows + one].ravel(), holders[rows + other].ravel()


def _proposed(shared: Array, sizes: Array) -> tuple[Array, Array]:
    """Of the pairs that share hashes those that `candidates` would propose, in
    order.
    """
    shared.sort()
    pairs = shared >> 1
    starts = np.flatnonzero(np.r_[True, pairs[1:] != pairs[:-1]])
    own = np.add.reduceat(shared & 1, starts)
    every = np.diff(np.r_[starts, len(pairs)]) - own
    first, second = np.divmod(pairs[starts], len(sizes))
    least = np.maximum(
        LEAST_SHARED, LEAST_SHARE * np.minimum(sizes[first], sizes[second])
    )
    kept = (own > 0) | (every >= least)
    return first[kept], second[kept]
