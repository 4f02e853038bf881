"""How ready the network is to see a person, a body or a place, chosen on the development set.

Its mistakes are not even: it tags too many persons and too few bodies. A number a kind, added to the scores of the
kind's tags, evens them out; it goes into the bias of the last layer, so that nothing is left to do at run time.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from tokenizers import Tokenizer

from onrecord.reading.encoder.scores import NAMES, Floats
from training.encoder.learning import Say
from training.encoder.network import StatementNetwork
from training.names.corpus import ENTITY_TAGS, Annotated
from training.names.evaluate import evaluate_names

STEP = 0.25  # coarse, so that three numbers cannot fit a development set by heart
MOST = 1.0  # none is larger: the network was trained with none


def balance(
    network: StatementNetwork,
    development: Sequence[Annotated],
    scores: Sequence[Floats],
    tokenizer: Tokenizer,
    say: Say,
) -> None:
    """Changes the bias of `network`, in place, to the one with the best sum of F1 of entities by kind.

    `scores`: the network's log probabilities [words, NAMES] of each document of `development`.
    """
    best = np.zeros(len(ENTITY_TAGS), np.float32)

    def worth(one: Floats) -> float:
        moved = [found + _by_tag(one) for found in scores]
        figures = evaluate_names(development, moved, tokenizer)
        return sum(figures[kind] for kind in ENTITY_TAGS)

    value, before = worth(best), None
    while before is None or not np.array_equal(before, best):
        before = best
        for kind in range(len(best)):
            for step in (-STEP, STEP):
                tried = best.copy()
                tried[kind] += step
                if abs(tried[kind]) <= MOST and (found := worth(tried)) > value:
                    best, value = tried, found
    say(f"balance of {', '.join(ENTITY_TAGS)}: {best.tolist()}, sum of F1 {value:.4f}")
    with torch.no_grad():
        network.names.bias += torch.from_numpy(_by_tag(best))


def _by_tag(balance: Floats) -> Floats:
    """The numbers of kinds as [NAMES]: to the beginning and the inside of each, none to outside and toponyms."""
    tags = np.zeros(NAMES, np.float32)
    for number, tag in zip(balance, ENTITY_TAGS.values(), strict=True):
        tags[tag : tag + 2] = number
    return tags
