"""The network: a pretrained encoder, told how each word is written; for each word a
tag, two link vectors and names.

Links are scored as in a biaffine dependency parser (Dozat and Manning 2017), by the dot
product of what a word is as dependent and what another is as head, and a learned weight
for the distance between them.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import AutoModel

from onrecord.reading.encoder.scores import KINDS, NAMES, TAGS
from onrecord.reading.encoder.windows import CASES, QUOTED
from onrecord.reading.statements.decoding import REACH, bucket

LINK = 64  # size of a link vector


class StatementNetwork(nn.Module):
    """Scores for the words of windows; `base` is a folder with a pretrained encoder's
    config, weights and tokenizer.
    """

    def __init__(self, base: Path) -> None:
        super().__init__()
        # Without dropout on attention, which is slow on processors and was not missed.
        self.encoder = AutoModel.from_pretrained(
            base,
            add_pooling_layer=False,
            dtype=torch.float32,
            attention_probs_dropout_prob=0.0,
        )
        width = self.encoder.config.hidden_size
        self.case, self.quoted, self.opens = (
            nn.Embedding(n, width) for n in (CASES, QUOTED, 2)
        )
        for table in (self.case, self.quoted, self.opens):
            nn.init.zeros_(table.weight)
        self.dropout = nn.Dropout(0.1)
        self.tag = nn.Linear(width, TAGS)
        self.dependent = nn.Linear(width, KINDS * LINK)
        self.head = nn.Linear(width, KINDS * LINK)
        self.names = nn.Linear(width, NAMES)
        self.distance = nn.Parameter(torch.zeros(KINDS, 2 * REACH + 1))

    def forward(
        self,
        pieces: Tensor,
        mask: Tensor | None,
        case: Tensor,
        quoted: Tensor,
        opens: Tensor,
    ) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Tag scores [B, L, TAGS], link vectors [B, L, KINDS * LINK] (as dependent, as
        head) and scores of names [B, L, NAMES] of pieces [B, L].

        `mask` [B, L]: 0 where there is padding; None where there is none.
        """
        told = (
            self.encoder.get_input_embeddings()(pieces)
            + self.case(case)
            + self.quoted(quoted)
            + self.opens(opens)
        )
        hidden = self.dropout(
            self.encoder(inputs_embeds=told, attention_mask=mask).last_hidden_state
        )
        return (
            self.tag(hidden),
            self.dependent(hidden) / LINK**0.5,
            self.head(hidden),
            self.names(hidden),
        )


def load_tokenizer(base: Path) -> Tokenizer:
    """The tokenizer of a base, without padding and truncation."""
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def link_scores(
    dependent: Tensor, head: Tensor, root: Tensor, distance: Tensor
) -> Tensor:
    """How far word i hangs on word j: [KINDS, B, W, W + 1], the last column for nothing
    at all.

    `dependent`, `head`: [B, W, KINDS * LINK]; `root`: [B, 1, KINDS * LINK]; `distance`:
    [KINDS, 2 * REACH + 1].
    """
    at = np.arange(dependent.shape[1])
    gap = torch.from_numpy(bucket(at[None, :] - at[:, None]))
    both = []
    for kind in range(KINDS):
        part = slice(kind * LINK, (kind + 1) * LINK)
        words = (
            dependent[..., part] @ head[..., part].transpose(1, 2) + distance[kind][gap]
        )
        none = dependent[..., part] @ root[..., part].transpose(1, 2)
        both.append(torch.cat([words, none], -1))
    return torch.stack(both)
