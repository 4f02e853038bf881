"""From the model's scores to relations: the best legal run of tags, then whose content
and speaker is which.

Every attribution has one cue (PolNeAR's guidelines, Newell et al. 2018); content and
speaker are found by their cue. Viterbi decoding over tags in which no inside stands
without its beginning; then each piece of content goes to the cue its words point to,
and each cue to the speaker it points to, or to none.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from onrecord.reading.encoder.manifest import Calibration
from onrecord.reading.encoder.scores import Floats, Scores
from onrecord.reading.encoder.tagging import best_tags
from onrecord.reading.encoder.windows import Ints
from onrecord.reading.statements.tags import (
    CONTENT,
    CUE,
    ROLES,
    SPEAKER,
    TO_CUE,
    TO_SPEAKER,
)

FAR = 150  # words between a cue and what belongs to it
# distances up to so many words have a bucket each; further ones share them, ever more
# to a bucket
NEAR_BUCKETS = 8
REACH = 24  # buckets to each side


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Words `first` up to but not including `last`."""

    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """One attribution as runs of words; `content` in text order.

    `confidence`, 0 to 1: how often such a content is right, in the development set.
    """

    cue: Run
    speaker: Run | None
    content: tuple[Run, ...]
    confidence: float


def decode(scores: Scores, calibration: Calibration) -> tuple[Relation, ...]:
    """The attributions of a report, in the order of their cues."""
    runs = _runs(
        best_tags(scores.tags, begin=calibration.begin, outside=calibration.outside)
    )
    cues, contents, speakers = runs[CUE], runs[CONTENT], runs[SPEAKER]
    held: dict[int, list[Run]] = {}
    for content, at in zip(
        contents, _cues_of(scores, contents, cues, calibration.used), strict=True
    ):
        if at is not None:
            held.setdefault(at, []).append(content)
    found = (
        Relation(
            cue=cue,
            speaker=_speaker_of(scores, cue, speakers, calibration),
            content=tuple(held[at]),
            confidence=_confidence(scores, cue, held[at], calibration.trust),
        )
        for at, cue in enumerate(cues)
        if at in held
    )
    return tuple(one for one in found if one.confidence >= calibration.least)


def _runs(tags: Sequence[int]) -> dict[int, list[Run]]:
    """The runs of each role. Two cues without a word between are one (“also”
    “pledged”).
    """
    runs: dict[int, list[Run]] = {role: [] for role in ROLES}
    at = 0
    while at < len(tags):
        role, first = tags[at], at
        at += 1
        if role in runs:
            while at < len(tags) and (tags[at] == role + 1 or tags[at] == role == CUE):
                at += 1
            runs[role].append(Run(first=first, last=at))
    return runs


def _near(runs: Sequence[Run], first: int, last: int) -> range:
    """The positions in `runs` of those no further than `FAR` words from a run of
    words.
    """
    return range(
        bisect_left(runs, first - FAR, key=lambda r: r.first),
        bisect_left(runs, last + FAR, key=lambda r: r.first),
    )


def _cues_of(
    scores: Scores, contents: Sequence[Run], cues: Sequence[Run], used: float
) -> list[int | None]:
    """The cue that each content hangs on.

    A cue that would have none takes one from a cue with several, where that one hangs
    on it by less than `used` more loosely: annotators mark no cue that tells nothing.
    """
    firmness = [_firmness(scores, content, cues) for content in contents]
    chosen = [
        max(found, key=found.__getitem__) if found else None for found in firmness
    ]
    share = Counter(chosen)
    losses = (
        (max(found.values()) - firm, number, cue)
        for number, found in enumerate(firmness)
        for cue, firm in found.items()
        if not share[cue]
    )
    for _, number, cue in sorted(loss for loss in losses if loss[0] < used):
        before = chosen[number]
        if not share[cue] and share[before] > 1:
            chosen[number] = cue
            share[cue], share[before] = 1, share[before] - 1
    return chosen


def _firmness(scores: Scores, content: Run, cues: Sequence[Run]) -> dict[int, float]:
    """How firmly a content hangs on each cue near it that the model saw beside it, or
    on any where there is none.

    How far words of two windows hang together, the model was never taught.
    """
    near = list(_near(cues, content.first, content.last))
    own = {int(scores.window[content.first]), int(scores.window[content.last - 1])}
    near = [at for at in near if int(scores.window[cues[at].first]) in own] or near
    if not near:
        return {}
    heads = np.asarray([cues[at].first for at in near])
    found = link(scores, TO_CUE, np.arange(content.first, content.last), heads).mean(
        axis=0
    )
    return dict(zip(near, found.tolist(), strict=True))


def _speaker_of(
    scores: Scores, cue: Run, speakers: Sequence[Run], calibration: Calibration
) -> Run | None:
    own = scores.window[cue.first]
    near = [
        speakers[at]
        for at in _near(speakers, cue.first, cue.last)
        if scores.window[speakers[at].first] == own
    ]
    if not near:
        return None
    found = link(
        scores, TO_SPEAKER, np.asarray([cue.first]), np.asarray([s.first for s in near])
    )[0]
    alone = (
        float(
            scores.dependent[cue.first, TO_SPEAKER] @ scores.root[cue.first, TO_SPEAKER]
        )
        + calibration.alone
    )
    best = int(found.argmax())
    return near[best] if found[best] >= alone else None


def link(scores: Scores, kind: int, words: Ints, heads: Ints) -> Floats:
    """Scores [words, heads]: how far each word hangs on each head."""
    dot = scores.dependent[words, kind] @ scores.head[heads, kind].T
    distance = heads[None, :] - words[:, None]
    buckets = _BUCKETS.take(distance + FAR, mode="clip")
    found: Floats = dot + scores.distance[kind][buckets]
    return found


def bucket(distance: Ints) -> Ints:
    """The place of each distance in words (below 0: before) among 2 * REACH + 1
    weights.
    """
    far = np.abs(distance)
    wide = NEAR_BUCKETS + (
        np.log2(np.maximum(far, NEAR_BUCKETS) / NEAR_BUCKETS) * 4
    ).astype(np.int64)
    found: Ints = (
        np.minimum(np.where(far <= NEAR_BUCKETS, far, wide), REACH) * np.sign(distance)
        + REACH
    )
    return found


# Further words share the bucket of those that are FAR apart.
_BUCKETS = bucket(np.arange(-FAR, FAR + 1))


def _confidence(
    scores: Scores, cue: Run, content: Sequence[Run], trust: tuple[float, float]
) -> float:
    """From the geometric mean of the probabilities of its cue's tag and those at its
    content's edges.
    """
    logs = [float(scores.tags[cue.first, CUE])]
    for run in content:
        logs.append(float(scores.tags[run.first, CONTENT]))
        logs.append(
            float(
                np.logaddexp(
                    scores.tags[run.last - 1, CONTENT],
                    scores.tags[run.last - 1, CONTENT + 1],
                )
            )
        )
    slope, shift = trust
    return 1 / (1 + math.exp(-slope * logit(math.exp(sum(logs) / len(logs))) - shift))


def logit(probability: float) -> float:
    """The logarithm of the odds, of a probability no nearer to 0 or 1 than one in a
    thousand.
    """
    safe = min(max(probability, 1e-3), 1 - 1e-3)
    return math.log(safe / (1 - safe))
