"""Figures on an annotated corpus, from scores: what calibration climbs and the model
card shows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tokenizers import Tokenizer

from evals.matching import characters, dice, one_to_one
from evals.rows import Answer, Gold, GoldRow, Statement
from evals.scorers import score_statements
from onrecord.reading.encoder.manifest import Calibration
from onrecord.reading.encoder.scores import Scores
from onrecord.reading.encoder.windows import Laid
from onrecord.reading.statements.decoding import Run, decode
from training.statements.corpus import Document, lay_document


def evaluate(
    documents: Sequence[Document],
    laid: Sequence[Laid],
    scores: Sequence[Scores],
    calibration: Calibration,
) -> Mapping[str, float]:
    """The figures of `evals` for statements, from what decoding makes of the scores."""
    gold, answers = [], {}
    for document, words, found in zip(documents, laid, scores, strict=True):
        wanted = tuple(
            Statement(content=one.content, speaker=one.speaker, cue=one.cue)
            for one in document.relations or ()
        )
        gold.append(
            GoldRow(id=document.id, text=document.text, gold=Gold(statements=wanted))
        )
        answers[document.id] = Answer(
            id=document.id, statements=_statements(words, found, calibration)
        )
    return score_statements(gold, answers)


def judged(
    document: Document, laid: Laid, scores: Scores, calibration: Calibration
) -> tuple[tuple[float, bool], ...]:
    """For each attribution found, its confidence and whether an annotated content is
    its (Dice >= .8, one to one).
    """
    wanted = [
        characters(document.text, one.content) for one in document.relations or ()
    ]
    told = decode(scores, calibration)
    given = [
        characters(document.text, [_range(laid, run) for run in one.content])
        for one in told
    ]
    right = {i for i, _ in one_to_one(given, wanted, dice, least=0.8)}
    return tuple((one.confidence, i in right) for i, one in enumerate(told))


def _range(laid: Laid, run: Run) -> tuple[int, int]:
    return int(laid.starts[run.first]), int(laid.ends[run.last - 1])


def _statements(
    laid: Laid, scores: Scores, calibration: Calibration
) -> tuple[Statement, ...]:
    return tuple(
        Statement(
            content=tuple(_range(laid, run) for run in one.content),
            cue=(_range(laid, one.cue),),
            speaker=(_range(laid, one.speaker),) if one.speaker is not None else (),
        )
        for one in decode(scores, calibration)
    )


def lay_all(documents: Sequence[Document], tokenizer: Tokenizer) -> list[Laid]:
    """Each document's words and windows."""
    return [lay_document(document, tokenizer) for document in documents]
