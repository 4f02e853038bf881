"""How ready the network is to see a person, a body or a place.

A number a kind, added to the scores of the kind's tags, in the bias of the last layer,
so that nothing is left to do at run time. Chosen in steps of a quarter on the
development set, with Onrecord's rules behind the network: those find places that the
network misses, and lose what it tags too readily.
"""

from __future__ import annotations

from collections.abc import Mapping

import torch

from training.encoder.network import StatementNetwork
from training.names.corpus import ENTITY_TAGS


def balance(network: StatementNetwork, numbers: Mapping[str, float]) -> None:
    """Adds to the bias of `network`, in place: `numbers` by kind of entity, as in the
    corpora.
    """
    with torch.no_grad():
        for kind, number in numbers.items():
            tag = ENTITY_TAGS[kind]
            network.names.bias[tag : tag + 2] += number
