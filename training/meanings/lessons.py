"""What the head for meanings learns from: for the word pieces of unlabelled reports,
what the network's layers say of them, and what all-MiniLM-L6-v2 makes of them in their
sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper
from onnxruntime import InferenceSession
from tokenizers import Tokenizer

from onrecord.english.sentences import split_sentences
from onrecord.model import Span
from onrecord.reading.encoder.network import given_of, session_of
from onrecord.reading.encoder.scores import Floats
from onrecord.reading.encoder.windows import PIECES, Ints, Laid, Window
from training.encoder.head import STATES
from training.statements.corpus import Document, lay_document

ROOM = PIECES - 2  # pieces beside the end marks
AT_ONCE = 16  # sentences that the encoder reads together


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """Of the pieces of a window [pieces]: `states` of the network, `targets` of the
    encoder.
    """

    pieces: Ints
    states: Floats
    targets: Floats


def sample(
    corpora: Iterable[Sequence[Document]], tokenizer: Tokenizer, most: int, seed: int
) -> list[tuple[Document, Laid]]:
    """Documents of each corpus, drawn by chance, until they hold `most` pieces."""
    drawn: list[tuple[Document, Laid]] = []
    for corpus in corpora:
        count = 0
        for number in np.random.default_rng(seed).permutation(len(corpus)):
            if count >= most:
                break
            document = corpus[number]
            laid = lay_document(document, tokenizer)
            count += len(laid.pieces)
            drawn.append((document, laid))
    return drawn


def lessons(
    drawn: Iterable[tuple[Document, Laid]], model: Path, encoder: Any, ends: Ints
) -> Iterator[Lesson]:
    """What the network in the file `model` and the encoder say of the documents;
    `ends`: the two end marks.
    """
    session = _session(model)
    for document, laid in drawn:
        runs = list(sentence_runs(document, laid))
        targets = _targets(runs, laid, encoder, ends)
        told = np.zeros(len(laid.pieces), bool)
        for run in runs:
            told[run] = True
        for window in laid.windows:
            first, end = laid.bounds[[window.first, window.first + len(window)]]
            kept = told[first:end]
            yield Lesson(
                pieces=laid.pieces[first:end][kept],
                states=_states(session, window)[kept],
                targets=targets[first:end][kept],
            )


def sentence_runs(document: Document, laid: Laid) -> Iterator[slice]:
    """Where the pieces of each sentence stand among all; one that is too long for the
    encoder in several runs.
    """
    for paragraph in document.paragraphs:
        for span in split_sentences(document.text[paragraph.start : paragraph.end]):
            start, end = paragraph.start + span.start, paragraph.start + span.end
            run = laid.run_in(Span(start, end))
            for first in range(run.start, run.stop, ROOM):
                yield slice(first, min(first + ROOM, run.stop))


def _session(model: Path) -> InferenceSession:
    shown = onnx.load(model)
    for name in STATES:
        shown.graph.output.append(
            helper.make_tensor_value_info(name, TensorProto.FLOAT, None)
        )
    return session_of(shown.SerializeToString())


def _states(session: InferenceSession, window: Window) -> Floats:
    found = session.run(STATES, given_of(window))
    states: Floats = np.concatenate(found, axis=-1)[0, 1:-1]
    return states


def _targets(runs: Sequence[slice], laid: Laid, encoder: Any, ends: Ints) -> Floats:
    width = encoder.config.hidden_size
    targets = np.zeros((len(laid.pieces), width), np.float32)
    ordered = sorted(runs, key=lambda run: run.stop - run.start)
    for at in range(0, len(ordered), AT_ONCE):
        batch = ordered[at : at + AT_ONCE]
        longest = max(run.stop - run.start for run in batch) + 2
        pieces = torch.zeros((len(batch), longest), dtype=torch.long)
        mask = torch.zeros_like(pieces)
        for row, run in enumerate(batch):
            whole = np.concatenate([ends[:1], laid.pieces[run], ends[1:]])
            pieces[row, : len(whole)] = torch.from_numpy(whole)
            mask[row, : len(whole)] = 1
        with torch.inference_mode():
            found = encoder(input_ids=pieces, attention_mask=mask).last_hidden_state
        for row, run in enumerate(batch):
            targets[run] = found[row, 1 : 1 + run.stop - run.start].numpy()
    return targets
