"""The learned part of the statement reader: a report's attributions as character spans, before anyone is named."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.model import Report, Span
from onrecord.reading.statements import network
from onrecord.reading.statements.decoding import Relation, Run, decode
from onrecord.reading.statements.quotes import QuoteIndex, find_quotations
from onrecord.reading.statements.windows import Laid, lay
from onrecord.reading.tables import words

_BEHIND = re.compile(r"(?:['’][sS]?|[,;:\s])+$")
READ = frozenset({"paragraph", "headline", "heading"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Speaker (None where the text names none), cue and content of one statement.

    `confidence`: the model's, 0 to 1; None where a rule found it.
    """

    speaker: Span | None
    cue: Span
    content: tuple[Span, ...]
    confidence: float | None


def read_quotations(report: Report) -> QuoteIndex:
    """The quotations of the parts that statements are read in."""
    return QuoteIndex(find_quotations(report.text, read_paragraphs(report)))


def read_paragraphs(report: Report) -> list[Span]:
    """Where statements are read: headline, headings and paragraphs; not captions, credits and repeats."""
    return [part.span for part in report.parts if part.kind in READ]


def find_attributions(report: Report, quoted: QuoteIndex) -> tuple[Attribution, ...]:
    """The attributions of a report in the order of their cues; no two share a word.

    Speaker, cue and content follow the extents of PolNeAR (Newell et al. 2018), which the model was trained on: the
    content holds its quotation marks and its “that”, and leaves out the cue and the sentence's last full stop. A
    speaker ends with its last word.
    Raises `network.ModelError` where the model's files are missing or altered.
    """
    model = network.load()
    laid = lay(report.text, read_paragraphs(report), quoted, model.tokenizer)
    relations = decode(model.scores(laid), model.manifest.calibration)
    found = []
    for one in relations:
        cue = _span(laid, one.cue)
        asks = cue.of(report.text).split()[-1].lower() in words("asking_words")
        content = tuple(_span(laid, run) for run in _in_reach(laid, one, asks=asks))
        speaker = _bare(report.text, _span(laid, one.speaker)) if one.speaker is not None else None
        if content:
            found.append(Attribution(speaker=speaker, cue=cue, content=content, confidence=round(one.confidence, 2)))
    return tuple(found)


def _in_reach(laid: Laid, one: Relation, *, asks: bool) -> list[Run]:
    """The pieces in the cue's own paragraph, and those in others tied to it by pieces in each paragraph between.

    A quotation that follows the reporter's own paragraph may be anybody's, and one that follows a question is
    likely the answer. Of 228 pieces beyond their cue's paragraph, PolNeAR's annotators left a paragraph out before two.
    """
    home = int(laid.paragraph[one.cue.first])
    tied = {home}
    if not asks:
        for at in sorted({int(laid.paragraph[run.first]) for run in one.content}, key=lambda at: abs(at - home)):
            if at - (1 if at > home else -1) in tied:
                tied.add(at)
    return [run for run in one.content if int(laid.paragraph[run.first]) in tied]


def _bare(text: str, speaker: Span) -> Span:
    """The speaker without the comma or the possessive behind it, which the annotators now take in and now leave out."""
    end = speaker.start + len(_BEHIND.sub("", speaker.of(text)))
    return Span(speaker.start, end) if end > speaker.start else speaker


def _span(laid: Laid, run: Run) -> Span:
    return Span(int(laid.starts[run.first]), int(laid.ends[run.last - 1]))
