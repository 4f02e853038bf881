"""Some words of a report, and whose word they are: those of a telling, or of the whole
statement that it is told in.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.accounts import intervals, parties
from onrecord.accounts.context import ReportContext
from onrecord.accounts.intervals import Interval
from onrecord.accounts.material import Material
from onrecord.accounts.polarity import denies
from onrecord.english import tables
from onrecord.english.wording import Wording, wording
from onrecord.model import Span, Statement, hull

_NEGATIONS = tables.words("negations")


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """Words of a report, at their hull `span`.

    `about` are the stems that say what they are about; `quote` is what of them stands
    between quotation marks, None where nothing does. `speaker` is whose word it is,
    empty where they are not named, None where it is the report's own; `voice` is the
    party behind that, `said_on` the day it was said, `published` that of the report
    as a number. `is_direct`: all is quoted. `is_turned`: the cue turns what is said
    into its contrary ("denied", "have not confirmed"); `is_denied`: the cue or its own
    words do.
    """

    report: str
    span: Span
    worded: Wording
    about: frozenset[str]
    quote: Wording | None
    speaker: str | None
    voice: parties.Party | None
    said_on: Interval | None
    published: int | None
    is_direct: bool
    is_turned: bool
    is_denied: bool


def saying_of(
    material: Material,
    report: str,
    pieces: Sequence[Span],
    told_in: Statement | None,
) -> Saying:
    """These pieces of a report's words, told in that statement."""
    one = material.context.reports[report]
    text = " ".join(one.text(piece) for piece in pieces)
    worded = wording(text)
    is_turned = told_in is not None and (told_in.negated or denies(one, told_in))
    return Saying(
        report=report,
        span=hull(pieces),
        worded=worded,
        about=senses(text),
        quote=_quote(one, pieces, told_in, worded),
        speaker=material.voices.of(report, told_in) or "" if told_in else None,
        voice=None if told_in is None else material.parties.party(report, told_in),
        said_on=None if told_in is None else intervals.of_day(told_in.said_at),
        published=one.published,
        is_direct=told_in is not None and told_in.form == "direct",
        is_turned=is_turned,
        is_denied=is_turned != (not _NEGATIONS.isdisjoint(worded.said)),
    )


@functools.lru_cache(maxsize=16_384)
def senses(text: str) -> frozenset[str]:
    """The stems that say what some words are about: of one text always the same set, so
    that two tellings of one sentence have theirs in common.
    """
    return frozenset(wording(text).told)


def _quote(
    one: ReportContext,
    pieces: Sequence[Span],
    told_in: Statement | None,
    worded: Wording,
) -> Wording | None:
    """What of some pieces the speaker is quoted with; None for nothing."""
    if told_in is None or told_in.form == "indirect":
        return None
    if told_in.form == "direct":
        return worded
    between = one.between_marks(pieces)
    return wording(" … ".join(map(one.text, between))) if between else None
