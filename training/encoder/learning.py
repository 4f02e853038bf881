"""Fine-tuning a network on a corpus, and on what a teacher says of it and of further
texts.

Cross entropy on gold tags and links; with a teacher, also the divergence from its
softened answers (Hinton, Vinyals and Dean 2015). Layers far from the heads learn more
slowly (Howard and Ruder 2018).
"""

from __future__ import annotations

import math
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional
from torch.optim import AdamW
from torch.optim.lr_scheduler import LambdaLR

from onrecord.reading.encoder.scores import ENTITIES, NAMES, Floats
from onrecord.reading.encoder.windows import Ints
from onrecord.reading.statements.tags import CONTENT, CUE, TO_CUE, TO_SPEAKER
from training.encoder.batches import Batch, batches, marked, taught, windows_of
from training.encoder.network import StatementNetwork, link_scores
from training.encoder.quantisation import round_layers
from training.statements.corpus import NO_SPEAKER, NO_TAG, Document

Say = Callable[[str], None]
CAPITALS = 4  # the case of a word in capitals
EVERY = 25  # batches between two lines of progress


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """How a network is trained.

    `rate`: of the top layer; each below learns `decay` times as fast. `linking`: weight
    of the links beside the tags. `soft`: the teacher's share of the loss of the tags,
    at temperature `heat`; it teaches no links, for it is no better at them than the
    student. `rounded`: how many of the last epochs compute with weights and inputs
    rounded as they will be in the shipped file. `blank`: share of the pieces hidden.
    `shouted`: share of the windows told to be in capitals. `telling`, `naming`: weights
    of attributions and of names.
    """

    epochs: int
    rate: float
    decay: float = 0.9
    head_rate: float = 1e-3
    batch: int = 16
    warm: float = 0.1
    linking: float = 0.3
    soft: float = 0.0
    heat: float = 2.0
    rounded: int = 0
    blank: float = 0.0
    shouted: float = 0.0
    telling: float = 1.0
    naming: float = 0.0
    seed: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Lessons:
    """What is learned beside the gold attributions of the documents, each by document
    number.

    `told`: a teacher's tag scores [words, TAGS]. `named`: gold tags of names [words,
    2], entities and toponyms. `names_told`: a teacher's scores of names [words, NAMES].
    Empty where there are none.
    """

    told: Sequence[Floats] = ()
    named: Sequence[Ints] = ()
    names_told: Sequence[Floats] = ()


def train(
    network: StatementNetwork,
    tokenizer: Tokenizer,
    documents: Sequence[Document],
    recipe: Recipe,
    say: Say,
    lessons: Lessons,
    *,
    kept: Path | None = None,
) -> None:
    """Trains `network` in place. `lessons`: needed where a document lacks gold.

    `kept`: where the state is written after each epoch, and taken up when training
    begins again.
    """
    torch.manual_seed(recipe.seed)
    rng = random.Random(recipe.seed)  # noqa: S311 - for shuffling
    windows = windows_of(documents, tokenizer, rng)
    steps = recipe.epochs * math.ceil(len(windows) / recipe.batch)
    optimizer = AdamW(_groups(network, recipe), betas=(0.9, 0.98), fused=True)
    warm = max(1, int(recipe.warm * steps))
    schedule = LambdaLR(
        optimizer,
        lambda s: max(0.0, min((s + 1) / warm, (steps - s) / max(1, steps - warm))),
    )
    pad, begun = network.encoder.config.pad_token_id, time.monotonic()
    mask = next(
        id_
        for id_ in map(tokenizer.token_to_id, ("[MASK]", "<mask>"))
        if id_ is not None
    )
    state = _State(network=network, optimizer=optimizer, schedule=schedule, rng=rng)
    done = state.read(kept) if kept is not None and kept.is_file() else 0
    for epoch in range(done, recipe.epochs):
        windows = windows_of(documents, tokenizer, rng)
        if epoch >= recipe.epochs - recipe.rounded:
            round_layers(network)
        network.train()
        for batch in batches(windows, recipe.batch, pad, rng):
            loss = _step(
                network,
                _shouted(_blanked(batch, recipe.blank, mask), recipe.shouted),
                recipe,
                lessons,
            )
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad()
            schedule.step()
            step = schedule.last_epoch
            if step % EVERY == 0:
                say(
                    f"epoch {epoch + 1} step {step}/{steps} loss {loss:.4f} "
                    f"{time.monotonic() - begun:.0f} s"
                )
        if kept is not None:
            state.write(kept, epoch + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class _State:
    """All that a training run needs to go on after an epoch as if it had not been
    stopped.
    """

    network: StatementNetwork
    optimizer: AdamW
    schedule: LambdaLR
    rng: random.Random

    def write(self, path: Path, epochs: int) -> None:
        fresh = path.with_suffix(".new")
        parts = (self.network, self.optimizer, self.schedule)
        numbers = (self.rng.getstate(), torch.get_rng_state())
        torch.save(
            {
                "parts": [p.state_dict() for p in parts],
                "numbers": numbers,
                "epochs": epochs,
            },
            fresh,
        )
        fresh.replace(path)

    def read(self, path: Path) -> int:
        """Takes up what was written; answers how many epochs had been done."""
        kept = torch.load(path, weights_only=False)
        for part, state in zip(
            (self.network, self.optimizer, self.schedule), kept["parts"], strict=True
        ):
            part.load_state_dict(state)
        numbers, drawn = kept["numbers"]
        self.rng.setstate(numbers)
        torch.set_rng_state(drawn)
        return int(kept["epochs"])


def _blanked(batch: Batch, share: float, mask: int) -> Batch:
    """The batch with some word pieces hidden; its first one, from which the roots of
    links are read, never is.
    """
    if not share:
        return batch
    hidden = torch.rand(batch.pieces.shape) < share
    hidden[:, 0] = False
    return replace(batch, pieces=batch.pieces.masked_fill(hidden, mask))


def _groups(network: StatementNetwork, recipe: Recipe) -> list[dict[str, object]]:
    """Parameters by learning rate and weight decay (none for biases and norms)."""
    layers = network.encoder.config.num_hidden_layers
    groups: dict[tuple[float, float], list[torch.nn.Parameter]] = {}
    for name, parameter in network.named_parameters():
        if name.startswith("encoder.encoder.layer."):
            rate = recipe.rate * recipe.decay ** (layers - 1 - int(name.split(".")[3]))
        else:
            rate = (
                recipe.rate * recipe.decay**layers
                if name.startswith("encoder.")
                else recipe.head_rate
            )
        groups.setdefault((rate, 0.0 if parameter.ndim < 2 else 0.01), []).append(
            parameter
        )
    return [
        {"params": p, "lr": rate, "weight_decay": weight}
        for (rate, weight), p in groups.items()
    ]


def _shouted(batch: Batch, share: float) -> Batch:
    """The batch with some of its windows told to be written in capitals throughout, as
    headlines are.
    """
    if not share:
        return batch
    shouted = (torch.rand(len(batch.rows)) < share)[:, None] & (batch.case > 0)
    return replace(batch, case=batch.case.masked_fill(shouted, CAPITALS))


def _step(
    network: StatementNetwork, batch: Batch, recipe: Recipe, lessons: Lessons
) -> float:
    with torch.autocast("cpu", dtype=torch.bfloat16):
        tag, dependent, head, names = network(
            batch.pieces, batch.mask, batch.case, batch.quoted, batch.opens
        )
    rows = torch.arange(len(batch.rows))[:, None]
    loss = torch.zeros(())
    if recipe.telling:
        loss = loss + recipe.telling * _told_loss(
            network, batch, (tag, dependent, head), recipe, lessons
        )
    if recipe.naming:
        loss = loss + recipe.naming * _name_loss(
            names.float()[rows, batch.heads], batch, recipe, lessons
        )
    loss.backward()
    return float(loss.detach())


def _told_loss(
    network: StatementNetwork,
    batch: Batch,
    scores: tuple[Tensor, Tensor, Tensor],
    recipe: Recipe,
    lessons: Lessons,
) -> Tensor:
    """The loss of attributions: of their tags and their links."""
    tag, dependent, head = (each.float() for each in scores)
    rows = torch.arange(len(batch.rows))[:, None]
    links = link_scores(
        dependent[rows, batch.heads],
        head[rows, batch.heads],
        head[:, :1],
        network.distance,
    )
    hidden = functional.pad(batch.words == 0, (0, 1))[None, :, None, :]
    links = links.masked_fill(hidden, -1e4)
    told = taught(batch, lessons.told) if lessons.told else None
    return _tag_loss(tag[rows, batch.heads], batch, told, recipe) + _link_loss(
        links, batch, recipe
    )


def _name_loss(names: Tensor, batch: Batch, recipe: Recipe, lessons: Lessons) -> Tensor:
    """The loss of names [B, W, NAMES]: entities and toponyms each learned from their
    gold and from the teacher.
    """
    gold = marked(batch, lessons.named)
    told = taught(batch, lessons.names_told) if lessons.names_told else None
    words = batch.words == 1
    loss = torch.zeros(())
    for column, part in enumerate((slice(0, ENTITIES), slice(ENTITIES, NAMES))):
        known = gold[..., column] != NO_TAG
        if bool(known.any()):
            own = functional.cross_entropy(
                names[known][:, part], gold[known][:, column]
            )
            loss = loss + (1 - recipe.soft if told is not None else 1) * own
        if told is not None:
            loss = loss + recipe.soft * _divergence(
                names[words][:, part], told[words][:, part], recipe.heat
            )
    return loss


def _tag_loss(
    tags: Tensor, batch: Batch, told: Tensor | None, recipe: Recipe
) -> Tensor:
    """Cross entropy on gold where there is any, and divergence from the teacher's
    tags.
    """
    loss = torch.zeros(())
    if bool((batch.tags != NO_TAG).any()):
        loss = functional.cross_entropy(
            tags.flatten(0, 1), batch.tags.flatten(), ignore_index=NO_TAG
        )
    if told is None:
        return loss
    words = batch.words == 1
    return (1 - recipe.soft) * loss + recipe.soft * _divergence(
        tags[words], told[words], recipe.heat
    )


def _link_loss(links: Tensor, batch: Batch, recipe: Recipe) -> Tensor:
    """Cross entropy on gold links: content to cue, cue to speaker."""
    loss = torch.zeros(())
    content = torch.where(
        (batch.tags == CONTENT) | (batch.tags == CONTENT + 1), batch.link, -1
    )
    cue = torch.where(batch.tags == CUE, batch.link, -1)
    cue = torch.where(cue == NO_SPEAKER, links.shape[-1] - 1, cue)
    for kind, target in ((TO_CUE, content), (TO_SPEAKER, cue)):
        if bool((target >= 0).any()):
            loss = loss + recipe.linking * functional.cross_entropy(
                links[kind][target >= 0], target[target >= 0]
            )
    return loss


def _divergence(own: Tensor, theirs: Tensor, heat: float) -> Tensor:
    """Kullback-Leibler divergence of softened answers [N, K], scaled so that its
    gradient does not hang on `heat`.
    """
    log = functional.log_softmax(own / heat, -1)
    target = functional.log_softmax(theirs / heat, -1)
    return (
        functional.kl_div(log, target, reduction="batchmean", log_target=True) * heat**2
    )
