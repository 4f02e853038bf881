"""Sampled hashes of word runs: which texts are worth aligning, without comparing all
with all.

A run that quotes is kept apart from the report's own words: two reporters who heard one
speech share the first kind only. Runs held by several unrelated stories are boilerplate
(newsletter forms, an outlet's closing lines) and prove nothing; they are learnt from
that spread.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, combinations

from onrecord.lineage.prose import Prose

# words hashed together: what two texts share by chance, and set phrases, seldom run
# longer
RUN = 8
# one hash in so many is kept, the same ones in every text ("0 mod p", Manber, USENIX
# 1994)
SAMPLE = 4
# sampled hashes in common where all of them quote, about 16 runs of text …
LEAST_SHARED = 4
LEAST_SHARE = 0.2  # … and share of the hashes of the text that has fewer
SPREAD = 3  # stories in which a run stands that is boilerplate
# sampled hashes of their own words in common, from which two reports share a paragraph
# …
LEAST_REUSED = 3
# … and below this share of the smaller fingerprint they are else apart
REUSED_SHARE = 0.3
# reports with one run that are looked at, in order of id, for how widely it stands and
# what it tells of another: bounds what one more copy of many costs
HOLDERS = 60
WIDEST_POSTING = 200  # texts with one hash, up to which each is paired with each
# times a hash pairs two texts: seconds of counting, and ten dispatches of that many
# texts
MOST_COUNTED = 20_000_000
# texts that one is paired with at most for its own sake, those it shares most with
PARTNERS = 50


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """A text's sampled hashes, signed 64-bit: of runs in its `own` words, and of runs
    that hold a `quoted` word.

    Both sorted, each hash once over both; one that stands in both ways counts as own.
    """

    own: tuple[int, ...]
    quoted: tuple[int, ...] = ()

    def __len__(self) -> int:
        return len(self.own) + len(self.quoted)

    def runs(self) -> tuple[int, ...]:
        """All hashes, those of its own words first."""
        return (*self.own, *self.quoted)


def fingerprint(prose: Prose) -> Fingerprint:
    """The fingerprint of a text, the same on any machine. Runs cross the borders of
    sentences.

    A text of fewer words than RUN has no hashes. Sampling is by the hash itself ("0 mod
    p", Manber, USENIX 1994), so that the same runs are kept of every text.

    >>> from onrecord.lineage.prose import prose_of
    >>> len(fingerprint(prose_of("a", "A crane fell on a pier.")))
    0
    """
    own: set[int] = set()
    quoted: set[int] = set()
    for at, value in run_hashes(prose):
        if 1 in prose.quoted[at : at + RUN]:
            quoted.add(value)
        else:
            own.add(value)
    return Fingerprint(tuple(sorted(own)), tuple(sorted(quoted - own)))


def run_hashes(prose: Prose) -> Iterator[tuple[int, int]]:
    """The sampled runs of a text, in its order: each one's first word and its hash."""
    words = [word.encode("utf-8", "surrogatepass") for word in prose.words]
    for at in range(len(words) - RUN + 1):
        run = b" ".join(words[at : at + RUN])
        digest = hashlib.blake2b(run, digest_size=8).digest()
        if digest[-1] % SAMPLE == 0:
            yield at, int.from_bytes(digest, "big", signed=True)


def boilerplate(
    fingerprints: Mapping[str, Fingerprint], stories: Mapping[str, str]
) -> frozenset[int]:
    """The hashes that stand in reports of at least SPREAD stories. `stories`: each
    report's id to its story's.
    """
    spread: dict[int, set[str]] = {}
    for report, prints in fingerprints.items():
        for value in prints.runs():
            spread.setdefault(value, set()).add(stories[report])
    return frozenset(
        value for value, holding in spread.items() if is_boilerplate(len(holding))
    )


def is_boilerplate(stories: int) -> bool:
    """Whether a run that stands in so many stories is boilerplate.

    >>> is_boilerplate(2), is_boilerplate(3)
    (False, True)
    """
    return stories >= SPREAD


def candidates(
    fingerprints: Mapping[str, Fingerprint], known: frozenset[int] = frozenset()
) -> tuple[tuple[str, str], ...]:
    """The pairs of ids (sorted, the smaller first) whose texts may share copy, from
    each id's fingerprint.

    A pair shares a run of its own words; or at least LEAST_SHARED hashes of any kind
    and LEAST_SHARE of the smaller fingerprint. Hashes `known` as boilerplate count for
    nothing. Where more than WIDEST_POSTING texts hold one hash (one dispatch run
    everywhere), it pairs each with the first of them only, so that time stays linear
    and what is one dispatch stays connected; where all counting would go beyond
    MOST_COUNTED, fewer texts are enough for that. A pair is left out where each of the
    two has PARTNERS that it shares more with (of as many, those with smaller ids).
    """
    telling = {
        report: _without(prints, known) for report, prints in fingerprints.items()
    }
    own = _shared({report: prints.own for report, prints in telling.items()})
    every = _shared({report: prints.runs() for report, prints in telling.items()})
    shared = {pair: every[pair] for pair in own}
    for (a, b), count in every.items():
        if is_candidate(count, telling[a], telling[b]):
            shared[a, b] = count
    return tuple(sorted(_nearest(shared)))


def _without(prints: Fingerprint, known: frozenset[int]) -> Fingerprint:
    """A fingerprint without the hashes that are known as boilerplate."""
    if known.isdisjoint(prints.own) and known.isdisjoint(prints.quoted):
        return prints
    own = tuple(value for value in prints.own if value not in known)
    quoted = tuple(value for value in prints.quoted if value not in known)
    return Fingerprint(own, quoted)


def _shared(hashes: Mapping[str, Sequence[int]]) -> Counter[tuple[str, str]]:
    """How many hashes each pair of texts that share any has in common."""
    postings: dict[int, list[str]] = {}
    for key in sorted(hashes):
        for value in hashes[key]:
            postings.setdefault(value, []).append(key)
    shared: Counter[tuple[str, str]] = Counter()
    widest = _widest(len(holders) for holders in postings.values())
    for holders in postings.values():
        if len(holders) <= widest:
            shared.update(combinations(holders, 2))
        else:
            first, *others = holders
            shared.update((first, other) for other in others)
    return shared


def _widest(sizes: Iterable[int]) -> int:
    """How many texts may hold a hash that pairs each with each, so that no more than
    MOST_COUNTED pairs are counted.
    """
    counted = 0
    for size in sorted(size for size in sizes if size <= WIDEST_POSTING):
        counted += size * (size - 1) // 2
        if counted > MOST_COUNTED:
            return size - 1
    return WIDEST_POSTING


def _nearest(shared: Mapping[tuple[str, str], int]) -> set[tuple[str, str]]:
    """The pairs that are among the first PARTNERS of either text, by what they
    share.
    """
    had: Counter[str] = Counter()
    kept: set[tuple[str, str]] = set()
    for pair in sorted(shared, key=lambda pair: (-shared[pair], pair)):
        if min(had[pair[0]], had[pair[1]]) < PARTNERS:
            kept.add(pair)
        had.update(pair)
    return kept


def is_candidate(shared: int, a: Fingerprint, b: Fingerprint) -> bool:
    """Whether two fingerprints with `shared` hashes of any kind in common make their
    texts worth aligning.
    """
    return shared >= max(LEAST_SHARED, LEAST_SHARE * min(len(a), len(b)))


def is_reuse(shared: int, a: int, b: int) -> bool:
    """Whether two texts of `a` and `b` hashes, `shared` of them in common, hold one
    paragraph and are else apart.

    >>> is_reuse(5, 100, 80), is_reuse(70, 100, 80)
    (True, False)
    """
    return LEAST_REUSED <= shared < REUSED_SHARE * min(a, b)


def background(prints: Fingerprint, elsewhere: Iterable[Fingerprint]) -> frozenset[int]:
    """The hashes of a report's own words that stand in one of the reports `elsewhere`
    too: reports of other stories, else apart from it.

    >>> background(Fingerprint((1, 2)), [Fingerprint((2, 3))])
    frozenset({2})
    """
    elsewhere_held = chain.from_iterable(other.own for other in elsewhere)
    return frozenset(prints.own).intersection(elsewhere_held)
