"""From scores of tags to the best legal run of them: outside, and a beginning and an
inside of each of three kinds.

Attributions (cue, content, speaker) and names (person, organisation, place) are tagged
alike.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import numpy as np

from onrecord.reading.encoder.scores import Floats

Begin = tuple[float, float, float]


def best_tags(
    tags: Floats, *, begin: Begin = (0.0, 0.0, 0.0), outside: float = 0.0
) -> list[int]:
    """The most probable legal tags for scores [W, 7], by Viterbi: an inside follows
    only its own beginning or inside.

    A kind's number is that of its beginning (1, 3, 5); its inside is one more; 0 is
    outside. `begin` and `outside` are added to the scores of each kind's beginning, and
    of being outside.

    >>> scores = np.zeros((3, 7), dtype=np.float32)
    >>> scores[1, 1] = scores[2, 2] = 1.0
    >>> best_tags(scores)
    [0, 1, 2]
    """
    bonus = np.zeros(tags.shape[1], dtype=np.float64)
    bonus[0], bonus[1::2] = outside, begin
    rows: list[list[float]] = (tags.astype(np.float64) + bonus).tolist()
    o, b1, i1, b2, i2, b3, i3 = 0.0, *([-math.inf] * 6)
    # What came before: a beginning or outside, and the inside of each kind.
    back: list[tuple[int, int, int, int]] = []
    # Written out, for it runs once for every word that is read.
    for out, begin_1, in_1, begin_2, in_2, begin_3, in_3 in rows:
        score = (o, b1, i1, b2, i2, b3, i3)
        top = max(score)
        back.append(
            (
                score.index(top),
                1 if b1 >= i1 else 2,
                3 if b2 >= i2 else 4,
                5 if b3 >= i3 else 6,
            )
        )
        i1 = (b1 if b1 >= i1 else i1) + in_1
        i2 = (b2 if b2 >= i2 else i2) + in_2
        i3 = (b3 if b3 >= i3 else i3) + in_3
        o, b1, b2, b3 = top + out, top + begin_1, top + begin_2, top + begin_3
    score = (o, b1, i1, b2, i2, b3, i3)
    at = score.index(max(score))
    best: list[int] = []
    for came in reversed(back):
        best.append(at)
        is_inside = at > 0 and at % 2 == 0
        at = came[at // 2] if is_inside else came[0]
    return best[::-1]


def runs(tags: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """The runs of legal tags in order: the number of their kind, first word, last word
    + 1.

    >>> list(runs([0, 1, 2, 0, 3]))
    [(1, 1, 3), (3, 4, 5)]
    """
    at = 0
    while at < len(tags):
        kind, first = tags[at], at
        at += 1
        if kind % 2:
            while at < len(tags) and tags[at] == kind + 1:
                at += 1
            yield kind, first, at
