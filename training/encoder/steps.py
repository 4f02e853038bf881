"""The steps of a recipe, each kept in the work folder and taken up where it was
left.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Sequence
from copy import deepcopy
from pathlib import Path

import numpy as np
import torch

from onrecord.reading.encoder.scores import Floats
from training.encoder.learning import Lessons, Recipe, Say, train
from training.encoder.network import StatementNetwork, load_tokenizer
from training.statements.corpus import Document


def trained(
    network: StatementNetwork,
    base: Path,
    kept: Path,
    documents: Sequence[Document],
    recipe: Recipe,
    say: Say,
    lessons: Lessons,
) -> StatementNetwork:
    """The network, trained further or, where it was before, read from `kept`."""
    if not kept.is_file():
        learner = deepcopy(network)  # its layers become rounding ones
        train(
            learner,
            load_tokenizer(base),
            documents,
            recipe,
            say,
            lessons,
            kept=kept.with_suffix(".state"),
        )
        torch.save(learner.state_dict(), kept)
    network.load_state_dict(torch.load(kept))
    return network


def mean(one: StatementNetwork, other: StatementNetwork) -> StatementNetwork:
    """The first, with the mean of both networks' weights (Izmailov et al. 2018)."""
    weights = other.state_dict()
    one.load_state_dict(
        {name: (own + weights[name]) / 2 for name, own in one.state_dict().items()}
    )
    return one


def labels(kept: Path, make: Callable[[], Sequence[Floats]]) -> list[Floats]:
    """What a teacher says of each document, made or, where it was before, read from
    `kept`; in half precision.
    """
    if not kept.is_file():
        kept.write_bytes(pickle.dumps([scores.astype(np.float16) for scores in make()]))
    found: list[Floats] = pickle.loads(kept.read_bytes())  # noqa: S301 - written here
    return found
