"""A statement made ready to be compared: its words, its quotation, its speaker, and
whether it says "not".
"""

from __future__ import annotations

import re

from onrecord.accounts import intervals
from onrecord.accounts.context import ReportContext
from onrecord.accounts.parties import Parties
from onrecord.accounts.statements.sayings import Saying
from onrecord.english import tables, words
from onrecord.english.wording import quoted, wording
from onrecord.model import Statement

_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")


def saying_of(one: ReportContext, parties: Parties, statement: Statement) -> Saying:
    text = " … ".join(one.text(piece) for piece in statement.content)
    if statement.form != "direct":
        text = text.strip().removeprefix("that ")
    said = wording(text)
    between = {"direct": text, "mixed": quoted(text)}.get(statement.form)
    speaker = parties.party(one.report.id, statement)
    turned = _is_turned(one, statement)
    return Saying(
        speaker=speaker,
        words=said,
        quote=None if between is None else wording(between),
        numbers=frozenset(
            m.group().replace(":", ".").replace(",", "") for m in _NUMBER.finditer(text)
        )
        | said.numbers,
        direct=statement.form == "direct",
        negated=turned != (not tables.words("negations").isdisjoint(said.said)),
        turned=turned,
        day=intervals.of_day(statement.said_at),
        only=one.report.id if speaker is None else None,
    )


def _cue(one: ReportContext, statement: Statement) -> str:
    return " ".join(" ".join(one.text(piece) for piece in statement.cue).split())


def cue_that_tells(one: ReportContext, statement: Statement) -> str | None:
    """The cue where it is more than that something was said: "denied", "fears", "will
    announce"; else None.
    """
    cue = _cue(one, statement)
    told = words.tokens(cue)
    return cue if told and not tables.words("plain_cues").issuperset(told) else None


def _is_turned(one: ReportContext, statement: Statement) -> bool:
    """True where the cue turns what is said into its contrary ("denied", "have not
    confirmed").
    """
    return statement.negated or not tables.words("denials").isdisjoint(
        words.tokens(_cue(one, statement))
    )
