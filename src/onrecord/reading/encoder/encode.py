"""A report through the network: what it says of every word, for statements and names
alike.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from onrecord.english.quotations import QuoteIndex, find_quotations
from onrecord.model import Report, Span
from onrecord.reading.encoder import network
from onrecord.reading.encoder.scores import Floats, Scores, merged
from onrecord.reading.encoder.windows import Laid, lay

TOLD = frozenset({"paragraph", "headline", "heading"})  # parts that tell what happened
ASIDE = frozenset(
    {"caption", "repeat"}
)  # parts beside them: names are read there, no statements


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoded:
    """What the network says of a report. `laid`, `scores`, `quoted`: of the parts that
    tell; `aside`: of the others.
    """

    quoted: QuoteIndex
    laid: Laid
    scores: Scores
    aside: tuple[Laid, Scores]


def encode(report: Report) -> Encoded:
    """Runs the network over a report whose parts were found by intake; the parts aside
    in windows of their own.

    Raises `manifest.ModelError` where the model's files are missing or altered.
    """
    quoted, laid, scores = _run(report.text, told(report))
    _, beside, their = _run(
        report.text, [part.span for part in report.parts if part.kind in ASIDE]
    )
    return Encoded(quoted=quoted, laid=laid, scores=scores, aside=(beside, their))


def told(report: Report) -> list[Span]:
    """Where statements are read: headline, headings and paragraphs; not captions,
    credits and repeats.
    """
    return [part.span for part in report.parts if part.kind in TOLD]


def _run(text: str, parts: list[Span]) -> tuple[QuoteIndex, Laid, Scores]:
    if not parts:
        empty = nothing()
        return empty.quoted, empty.laid, empty.scores
    model = network.load()
    quoted = QuoteIndex(find_quotations(text, parts))
    laid = lay(text, parts, quoted, model.tokenizer)
    return quoted, laid, model.scores(laid)


def nothing() -> Encoded:
    """What is said of a text without words."""
    no = np.zeros(0, np.int64)
    laid = Laid(
        starts=no,
        ends=no,
        paragraph=no,
        pieces=no,
        bounds=np.zeros(1, np.int64),
        windows=(),
    )
    none: Floats = np.zeros((0, 0), np.float32)
    scores = merged(laid, [], none)
    return Encoded(
        quoted=QuoteIndex(()), laid=laid, scores=scores, aside=(laid, scores)
    )
