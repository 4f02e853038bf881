"""Whether what a telling says is so, is not so, or is left open by it.

"No group has claimed it" and "it was never claimed" say of the claim that it is not so.
What hangs on an "if", has another word of negation beside it or stands somewhere within
what somebody denied is left open: only the clause that a cue governs is turned by it.
"""

from __future__ import annotations

import functools

from onrecord.accounts.context import ReportContext
from onrecord.english import tables, words
from onrecord.english.wording import NOT, canonical, wording
from onrecord.model import Span, Statement, Telling

_OPEN = frozenset({"conditional", "unconfirmed", "forecast", "cancelled"})
_MAY = frozenset({"may", "might"})
_NOBODY = frozenset({"no", "none", "nobody", "nothing", "neither", "nor"})


def is_so(one: ReportContext, telling: Telling) -> bool | None:
    """Whether a telling says that its thing is so; None where it leaves that open."""
    if telling.status in _OPEN or _only_names(one, telling):
        return None
    told_in, is_turned = telling.told_in, False
    if told_in is not None:
        turned = _turns(one, told_in)
        if turned is None or (turned and not _is_foremost(one, telling, told_in)):
            return None
        is_turned = turned
    is_bare = not telling.negated and (telling.status != "denied" or is_turned)
    negated = [
        not is_bare,
        is_nobody(one, telling.agent),
        is_nobody(one, telling.patient),
    ]
    count = sum(negated) + is_turned
    if count and not _MAY.isdisjoint(_told(one, telling)):
        return None  # "may not improve"
    if count > 1 or _half_negated(one, telling, is_negated=count - is_turned > 0):
        return None
    return count == 0


def is_nobody(one: ReportContext, party: Span | None) -> bool:
    """Whether nobody or nothing is who a party is ("no group", "nobody")."""
    told = [] if party is None else words.tokens(one.text(party))
    return bool(told) and told[0] in _NOBODY


def _only_names(one: ReportContext, telling: Telling) -> bool:
    """Whether a clause names a thing and says nothing of its being so: "to win",
    "landing there", "[we will try to] win the race".
    """
    if telling.form != "clause":
        return False
    if words.tokens(one.text(telling.pieces[0]))[:1] == ["to"]:
        return True
    if telling.status == "planned" and not _holds(telling, telling.agent):
        return not _holds(telling, telling.patient) or telling.agent is not None
    own = {word for piece in telling.pieces for word in words.tokens(one.text(piece))}
    is_bare = own.isdisjoint(tables.words_as("telling_words", "is"))
    return is_bare and one.text(telling.head).endswith("ing")


def _holds(telling: Telling, party: Span | None) -> bool:
    return party is not None and any(piece.covers(party) for piece in telling.pieces)


def _turns(one: ReportContext, said: Statement) -> bool | None:
    """Whether a cue turns what is said into its contrary ("denied"); None where what is
    said is left open by it ("did not say that …", "did not confirm").
    """
    return None if said.negated else denies(one, said)


def denies(one: ReportContext, said: Statement) -> bool:
    """Whether the cue itself says that what follows is not so: "denied"."""
    cue = words.tokens(" ".join(one.text(piece) for piece in said.cue))
    return not tables.words("denials").isdisjoint(cue)


def _is_foremost(one: ReportContext, telling: Telling, said: Statement) -> bool:
    """Whether of all that stands in a statement a telling is what its cue governs: the
    first clause.
    """
    first = min(
        (
            other.span.start
            for other in one.reading.tellings
            if other.told_in is said and other.form == "clause"
        ),
        default=None,
    )
    return telling.form == "clause" and telling.span.start == first


def _half_negated(one: ReportContext, telling: Telling, *, is_negated: bool) -> bool:
    """Whether there are words of negation in a telling that its grammar does not tell
    of.
    """
    told = _told(one, telling)
    if not _doubting().isdisjoint(told):
        return True
    return not is_negated and not (_NOBODY | {NOT}).isdisjoint(told)


def _told(one: ReportContext, telling: Telling) -> tuple[str, ...]:
    return wording(" ".join(one.text(piece) for piece in telling.pieces)).reported


@functools.cache
def _doubting() -> frozenset[str]:
    return frozenset(canonical(word) for word in tables.words("doubting"))
