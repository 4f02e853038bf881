"""A network's scores of names for the words of whole documents."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from tokenizers import Tokenizer

from onrecord.reading.encoder.scores import ENTITIES, NAMES, Floats
from training.encoder.batches import batch_of
from training.encoder.learning import Say
from training.encoder.network import StatementNetwork
from training.statements.corpus import Document, label, lay_document

AT_ONCE = 8  # windows
EVERY = 100  # documents between two lines of progress


def score_names(
    network: StatementNetwork, documents: Sequence[Document], tokenizer: Tokenizer, say: Say | None = None
) -> list[Floats]:
    """The log probabilities [words, NAMES] of each document, in order; `say` is told how far it is."""
    network.eval()
    found = []
    for number, document in enumerate(documents, 1):
        found.append(_score(network, document, tokenizer))
        if say is not None and number % EVERY == 0:
            say(f"names in {number} of {len(documents)} documents")
    return found


def _score(network: StatementNetwork, document: Document, tokenizer: Tokenizer) -> Floats:
    laid = lay_document(document, tokenizer)
    rows = list(label(0, document, laid))
    scores = np.zeros((len(laid.starts), NAMES), np.float32)
    done = 0
    for first in range(0, len(rows), AT_ONCE):
        some = rows[first : first + AT_ONCE]
        batch = batch_of(some, network.encoder.config.pad_token_id)
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            names = network(batch.pieces, batch.mask, batch.case, batch.quoted, batch.opens)[3].float()
        parts = (names[..., :ENTITIES], names[..., ENTITIES:])
        names = torch.cat([torch.log_softmax(part, -1) for part in parts], -1)
        for row, one in enumerate(some):
            window = one.window
            own = max(0, done - window.first) // 2  # of the words two windows share, each has its nearer half
            scores[window.first + own : window.first + len(window)] = names[row, window.heads[own:]].numpy()
            done = window.first + len(window)
    return scores
