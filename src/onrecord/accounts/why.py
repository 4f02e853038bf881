"""Why two tellings, or two accounts, are one or stayed apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from typing import Literal

from onrecord.accounts.clues import Comparison
from onrecord.accounts.kinds import kind_among
from onrecord.accounts.material import material_of
from onrecord.accounts.members import cited, spread
from onrecord.accounts.tellings import Tellings
from onrecord.model import AccountKind, Citation, Dossier, Member, Span

Verdict = Literal["one account", "too little", "other members", "never compared"]
_ITEM = re.compile(r"(?P<report>.+):(?P<start>\d+)-(?P<end>\d+)", re.DOTALL)


class UnknownItem(LookupError):  # noqa: N818 - the message is for a person, who asked for it
    """No account and no telling is meant by what was asked for."""


class NotComparable(ValueError):  # noqa: N818
    """The two are of two stories."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two tellings compared: where each stands, and what speaks for and against it."""

    first: Citation
    second: Citation
    comparison: Comparison


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """Why two accounts, or two tellings, are one or stayed apart.

    `kind` is that of an account of all that was asked for. `best`: the pair of them
    that comes nearest to what is needed, None where no two of them were compared.
    `worst`: where that is enough and they are apart all the same, the pair that comes
    least near.

    `verdict`: "one account" holds both; the best pair has "too little"; "other members"
    of the accounts parted them, for a group is joined by how near its members are on
    the whole (average linkage); or they were "never compared", as neither is among the
    tellings that are nearest to the other.
    """

    kind: AccountKind
    verdict: Verdict
    best: Pair | None
    worst: Pair | None


def why(dossier: Dossier, first: str, second: str) -> Why:
    """Why two accounts of a dossier, or two tellings, are one or stayed apart.

    `first` and `second` are ids of accounts, or tellings as `report:start-end`, with
    the span as the dossier gives it; the beginning of an account's id will do. Raises
    `UnknownItem` where the dossier has no such account or telling.
    """
    material = material_of(dossier.read_reports, dossier.passages, dossier.revisions)
    one, other = _meant(dossier, first), _meant(dossier, second)
    tellings = Tellings(material)
    compared = [
        Pair(first=cited(a), second=cited(b), comparison=comparison)
        for a, b in product(spread(one), spread(other))
        if (comparison := tellings.compare(a, b)) is not None
    ]
    best = max(compared, key=_nearness, default=None)
    worst = min(compared, key=_nearness, default=None)
    verdict = _verdict(best)
    if any(set(one) <= set(a.members) >= set(other) for a in dossier.accounts):
        verdict = "one account"
    parted = verdict == "other members"
    return Why(
        kind=kind_among([*one, *other]).name,
        verdict=verdict,
        best=best,
        worst=worst if parted else None,
    )


def report_named(name: str) -> str | None:
    """The report of a telling that is named as `report:start-end`; None for another
    name.
    """
    match = _ITEM.fullmatch(name)
    return None if match is None else match["report"]


def _meant(dossier: Dossier, name: str) -> Sequence[Member]:
    """The members of the account, or the tellings, that are called `name`. Two tellings
    of a report may have one span; the shortest that holds it is meant where none has
    it.
    """
    for account in dossier.accounts:
        if name and account.id.startswith(name):
            return account.members
    match = _ITEM.fullmatch(name)
    if match is not None:
        span = Span(int(match["start"]), int(match["end"]))
        told = [
            member
            for account in dossier.accounts
            for member in account.members
            if member.report == match["report"] and member.item.span.covers(span)
        ]
        exact = [member for member in told if member.item.span == span]
        if exact:
            return exact
        if told:
            lengths = {m: m.item.span.end - m.item.span.start for m in told}
            return [min(told, key=lengths.__getitem__)]
    raise UnknownItem(
        f"the story has no account and no item {name!r}: its JSON lists both "
        "(an item is its report and span, as report:120-131)"
    )


def _nearness(pair: Pair) -> float:
    """How near a pair comes to being one."""
    return pair.comparison.sum


def _verdict(best: Pair | None) -> Verdict:
    """Why two that are not in one account are apart."""
    if best is None:
        return "never compared"
    return "too little" if best.comparison.missing else "other members"
