"""Which report had a writing first, where credits or dates say so; else it is left open."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from onrecord.intake.agencies import known_agency
from onrecord.lineage.named_agencies import naming
from onrecord.model import Citation, FirstReason, Report, Span

LEAST_NAME = 3  # letters of an outlet's name that is looked for in another's text


@dataclass(frozen=True, slots=True, kw_only=True)
class First:
    """The report that had a writing first, by what, and the words of others that say it."""

    report: str
    by: FirstReason
    evidence: tuple[Citation, ...] = ()


def first_of(members: Sequence[Report], agency: str | None) -> First | None:
    """Which of the reports of one writing had it first, None where nothing says so.

    `agency`: whose writing it is. Then it is that agency's own report (of several the one published before the others),
    and between those of other outlets nothing is said: each has it from the agency. Else the one report that others
    name as having it and that names none of them; else the one published before all others, where every date is known.
    Dates are compared as instants where both have a zone, else by their days. That one was published first does not
    say that the others took it from there.
    """
    if len(members) < 2:
        return None
    if agency is not None:
        own = [report for report in members if _is_of(report.outlet, agency)]
        earliest = First(report=own[0].id, by="agency") if len(own) == 1 else _earliest(own)
        return earliest and First(report=earliest.report, by="agency")
    return _credited(members) or _earliest(members)


def _is_of(outlet: str | None, agency: str) -> bool:
    named = " ".join((outlet or "").split())
    return bool(named) and (known_agency(named) == agency or named.casefold() == agency.casefold())


def _credited(members: Sequence[Report]) -> First | None:
    credited: dict[str, list[Citation]] = {}
    crediting: set[str] = set()
    for one in members:
        pattern = _naming(one.outlet)
        for other in members:
            if pattern is None or other.id == one.id or other.outlet == one.outlet:
                continue
            match = pattern.search(other.text)
            if match is not None:
                credited.setdefault(one.id, []).append(Citation(report=other.id, span=Span(*match.span())))
                crediting.add(other.id)
    if len(credited) != 1 or credited.keys() & crediting:
        return None
    ((report, evidence),) = credited.items()
    return First(report=report, by="credit", evidence=tuple(evidence))


def _naming(outlet: str | None) -> re.Pattern[str] | None:
    """What finds an outlet credited in a text: by its name, with or without "The"."""
    name = re.sub(r"^the\s+", "", " ".join((outlet or "").split()), flags=re.IGNORECASE)
    if sum(map(str.isalpha, name)) < LEAST_NAME:
        return None
    return naming("credits_in_text.txt", r"\s+".join(map(re.escape, name.split())))


def _earliest(members: Sequence[Report]) -> First | None:
    for one in members:
        others = (other for other in members if other.id != one.id)
        if all(precedes(one.published, o.published, one_clock=_same(one.outlet, o.outlet)) for o in others):
            return First(report=one.id, by="date")
    return None


def _same(outlet: str | None, other: str | None) -> bool:
    return bool(outlet) and outlet == other


def precedes(published: str | None, other: str | None, *, one_clock: bool = False) -> bool:
    """Whether one date of publication is before another for certain; False where one is unknown.

    `one_clock`: both are one outlet's, so that times without a zone can be compared.
    """
    one, two = _read(published), _read(other)
    if one is None or two is None:
        return False
    timed = len(published or "") > len("2031-03-04") < len(other or "")
    if (one.tzinfo is not None and two.tzinfo is not None) or (
        one_clock and timed and one.tzinfo is None and two.tzinfo is None
    ):
        return one < two
    return one.date() < two.date()


def _read(published: str | None) -> datetime | None:
    try:
        return datetime.fromisoformat(published or "")
    except ValueError:
        return None
