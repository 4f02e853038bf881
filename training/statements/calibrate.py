"""The few numbers of decoding, chosen on the development set by coordinate ascent in
coarse steps.

Last, how often what is told with some confidence is right there, so that the confidence
says so.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from onrecord.reading.encoder.manifest import Calibration
from onrecord.reading.encoder.network import load
from onrecord.reading.encoder.scores import Scores
from onrecord.reading.encoder.windows import Laid
from onrecord.reading.statements.decoding import logit
from training.encoder.export import write_manifest
from training.statements.corpus import Document
from training.statements.evaluate import evaluate, judged, lay_all

# coarse, so that six numbers cannot fit a development set of 2,000 statements by heart
STEP = 0.25
FAR = 1.0  # tried as well, for the sum of aims has more than one hill
ROUNDS = 4
LEAST_STEP, LEAST_STEPS = 0.05, 10  # of the least confidence
NEWTON = 20  # steps of the regression
# their sum is climbed: what is read, and that no form of speech pays for another; what
# the last version had
AIMS = {
    "content F1": 0.782,
    "relation F1": 0.745,
    "exact content F1": 0.683,
    "fragments F1": 0.711,
    "recall direct": 0.960,
    "recall mixed": 0.880,
    "recall indirect": 0.700,
}
LOSS = (
    10.0  # what is lost against the last version weighs this much more than what is won
)
STARTS = (  # none at all, and the last version's: the sum has more than one hill
    Calibration(),
    Calibration(begin=(3.5, -1.5, 1.0), outside=0.25, alone=-3.25, used=1.5),
)


def calibrate(
    documents: Sequence[Document],
    laid: Sequence[Laid],
    scores: Sequence[Scores],
    say: Callable[[str], None],
) -> Calibration:
    """The calibration with the best sum of aims that is found from each start, one
    number at a time.
    """
    known: dict[Calibration, float] = {}

    def worth(one: Calibration) -> float:
        if one not in known:
            figures = evaluate(documents, laid, scores, one)
            lost = sum(max(0.0, last - figures[aim]) for aim, last in AIMS.items())
            known[one] = sum(figures[aim] for aim in AIMS) - LOSS * lost
        return known[one]

    best = max((_climbed(start, worth, say) for start in STARTS), key=worth)
    best = replace(best, trust=_trust(documents, laid, scores, best))
    return max(
        (replace(best, least=round(n * LEAST_STEP, 2)) for n in range(LEAST_STEPS)),
        key=worth,
    )


def _climbed(
    start: Calibration,
    worth: Callable[[Calibration], float],
    say: Callable[[str], None],
) -> Calibration:
    """The calibration on the hill above a start."""
    best, value = start, worth(start)
    for _ in range(ROUNDS):
        before = best
        for change in _CHANGES:
            for step in (-FAR, FAR, -STEP, STEP):
                while (found := worth(tried := change(best, step))) > value:
                    best, value = tried, found
        say(f"{best}: {value:.4f}")
        if best == before:
            break
    return best


def calibrate_files(
    out: Path, development: Sequence[Document], say: Callable[[str], None]
) -> None:
    """Chooses the numbers of decoding for the files in `out` as they compute, and
    writes them beside.
    """
    model = load(out)
    laid = lay_all(development, model.tokenizer)
    scores = [model.scores(words) for words in laid]
    calibration = calibrate(development, laid, scores, say)
    for name, figure in evaluate(development, laid, scores, calibration).items():
        say(f"{name}: {figure:.4f}")
    write_manifest(out, replace(model.manifest, calibration=calibration))


def _trust(
    documents: Sequence[Document],
    laid: Sequence[Laid],
    scores: Sequence[Scores],
    calibration: Calibration,
) -> tuple[float, float]:
    """Slope and shift of a logistic regression of “right” (as the content's F1 counts
    it) on the model's confidence.
    """
    told = [
        pair
        for document, words, found in zip(documents, laid, scores, strict=True)
        for pair in judged(document, words, found, calibration)
    ]
    x = np.stack(
        [[logit(confidence) for confidence, _ in told], np.ones(len(told))], axis=1
    )
    y = np.asarray([float(right) for _, right in told])
    weights = np.asarray([1.0, 0.0])
    for _ in range(NEWTON):
        p = 1 / (1 + np.exp(-x @ weights))
        weights += np.linalg.solve(x.T @ (x * (p * (1 - p))[:, None]), x.T @ (y - p))
    return round(float(weights[0]), 2), round(float(weights[1]), 2)


def _begin(role: int) -> Callable[[Calibration, float], Calibration]:
    def change(one: Calibration, step: float) -> Calibration:
        begin = [*one.begin]
        begin[role] += step
        return replace(one, begin=(begin[0], begin[1], begin[2]))

    return change


_CHANGES: tuple[Callable[[Calibration, float], Calibration], ...] = (
    lambda one, step: replace(one, outside=one.outside + step),
    _begin(0),
    _begin(1),
    _begin(2),
    lambda one, step: replace(one, alone=one.alone + step),
    lambda one, step: replace(one, used=one.used + step),
)
