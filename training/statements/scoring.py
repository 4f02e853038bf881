"""A network's scores for whole documents, as the run-time reader has them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import torch
from tokenizers import Tokenizer

from onrecord.reading.encoder.scores import ENTITIES, Scores, WindowScores, merged
from training.encoder.batches import batch_of
from training.encoder.learning import Say
from training.encoder.network import StatementNetwork
from training.statements.corpus import Document, Labelled, label, lay_document

AT_ONCE = 8  # windows
EVERY = 100  # documents between two lines of progress


def score_documents(
    network: StatementNetwork,
    documents: Sequence[Document],
    tokenizer: Tokenizer,
    say: Say | None = None,
) -> Iterator[Scores]:
    """Each document's scores, in order and one at a time; `say` is told how far it
    is.
    """
    network.eval()
    for number, document in enumerate(documents, 1):
        yield _score(network, document, tokenizer)
        if say is not None and number % EVERY == 0:
            say(f"{number} of {len(documents)} documents labelled")


def _score(
    network: StatementNetwork, document: Document, tokenizer: Tokenizer
) -> Scores:
    laid = lay_document(document, tokenizer)
    rows = list(label(0, document, laid))
    found: list[WindowScores] = []
    for first in range(0, len(rows), AT_ONCE):
        found.extend(_windows(network, rows[first : first + AT_ONCE]))
    return merged(laid, found, network.distance.detach().float().numpy())


def _windows(
    network: StatementNetwork, rows: Sequence[Labelled]
) -> Iterator[WindowScores]:
    batch = batch_of(rows, network.encoder.config.pad_token_id)
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        tag, dependent, head, names = network(
            batch.pieces, batch.mask, batch.case, batch.quoted, batch.opens
        )
    tag = torch.log_softmax(tag.float(), -1)
    parts = (names.float()[..., :ENTITIES], names.float()[..., ENTITIES:])
    names = torch.cat([torch.log_softmax(part, -1) for part in parts], -1)
    for row, one in enumerate(rows):
        at = torch.from_numpy(one.window.heads)
        yield WindowScores(
            tags=tag[row, at].numpy(),
            names=names[row, at].numpy(),
            dependent=dependent[row, at].float().numpy(),
            head=head[row, at].float().numpy(),
            root=head[row, 0].float().numpy(),
            meaning=np.zeros((len(one.window.pieces) - 2, 0), np.float32),
        )
