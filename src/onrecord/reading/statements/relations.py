"""The learned part of the statement reader: a report's attributions as character spans,
before anyone is named.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.english.marks import APOSTROPHES
from onrecord.english.tables import words
from onrecord.model import Span
from onrecord.reading.encoder import network
from onrecord.reading.encoder.encode import Encoded
from onrecord.reading.encoder.windows import Laid
from onrecord.reading.statements.decoding import Relation, Run, decode

_OWNED = re.compile(rf"[{APOSTROPHES}]s?\s+(?=\S)")
_LEADS_ON = re.compile(r"(?<=\w)[\s,;]+(?:and|but|or)\Z")
_BEHIND = re.compile(rf"(?:[{APOSTROPHES}][sS]?|[,;:\s])+$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Speaker (None where the text names none), cue and content of one statement.

    `confidence`: the model's, 0 to 1; None where a rule found it.
    """

    speaker: Span | None
    cue: Span
    content: tuple[Span, ...]
    confidence: float | None


def find_attributions(text: str, encoded: Encoded) -> tuple[Attribution, ...]:
    """The attributions of a report in the order of their cues; no two share a word.

    Speaker, cue and content follow the extents of PolNeAR (Newell et al. 2018), which
    the model was trained on: the content holds its quotation marks and its “that”, and
    leaves out the cue and the sentence's last full stop. A speaker ends with its last
    word.
    """
    laid = encoded.laid
    relations = decode(encoded.scores, network.load().manifest.calibration)
    found = []
    for one in relations:
        cue = _told(text, _span(laid, one.cue))
        asks = cue.of(text).split()[-1].lower() in words("asking_words")
        content = tuple(
            _whole(text, _span(laid, run)) for run in _in_reach(laid, one, asks=asks)
        )
        speaker = (
            _bare(text, _span(laid, one.speaker)) if one.speaker is not None else None
        )
        if content:
            found.append(
                Attribution(
                    speaker=speaker,
                    cue=cue,
                    content=content,
                    confidence=round(one.confidence, 2),
                )
            )
    return tuple(found)


def _in_reach(laid: Laid, one: Relation, *, asks: bool) -> list[Run]:
    """The pieces in the cue's own paragraph, and those in others tied to it by pieces
    in each paragraph between.

    A quotation that follows the reporter's own paragraph may be anybody's, and one that
    follows a question is likely the answer. Of 228 pieces beyond their cue's paragraph,
    PolNeAR's annotators left a paragraph out before two.
    """
    home = int(laid.paragraph[one.cue.first])
    tied = {home}
    if not asks:
        for at in sorted(
            {int(laid.paragraph[run.first]) for run in one.content},
            key=lambda at: abs(at - home),
        ):
            if at - (1 if at > home else -1) in tied:
                tied.add(at)
    return [run for run in one.content if int(laid.paragraph[run.first]) in tied]


def _told(text: str, cue: Span) -> Span:
    """The cue without the possessive of its speaker ("the mayor | 's claim")."""
    before = _OWNED.match(cue.of(text))
    return Span(cue.start + before.end(), cue.end) if before else cue


def _whole(text: str, content: Span) -> Span:
    """The content without the "and" behind it, which leads on to something else."""
    leads_on = _LEADS_ON.search(content.of(text))
    return (
        Span(content.start, content.start + leads_on.start()) if leads_on else content
    )


def _bare(text: str, speaker: Span) -> Span:
    """The speaker without the comma or the possessive behind it, which the annotators
    now take in and now leave out.
    """
    end = speaker.start + len(_BEHIND.sub("", speaker.of(text)))
    return Span(speaker.start, end) if end > speaker.start else speaker


def _span(laid: Laid, run: Run) -> Span:
    return Span(int(laid.starts[run.first]), int(laid.ends[run.last - 1]))
