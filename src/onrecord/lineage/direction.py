"""Which report had a writing first, where credits or dates say so; else it is left
open.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from onrecord.english.tables import rows
from onrecord.intake.agencies import known_agency
from onrecord.lineage.named_agencies import spaced
from onrecord.model import Citation, FirstReason, Report, Span

LEAST_NAME = 3  # letters of an outlet's name that is looked for in another's text …
LONGEST_NAME = 80  # … and characters of it, with what stands before
_WORD = re.compile(r"\S+")
_MARKS = ".,;:!?()'\"’”“‘"
_THE = re.compile(r"^the\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class First:
    """The report that had a writing first, by what, and the words of others that say
    it.
    """

    report: str
    by: FirstReason
    evidence: tuple[Citation, ...] = ()


def first_of(members: Sequence[Report], agency: str | None) -> First | None:
    """Which of the reports of one writing had it first, None where nothing says so.

    `agency`: whose writing it is. Then it is that agency's own report (of several the
    one published before the others), and between those of other outlets nothing is
    said: each has it from the agency. Else the one report that others name as having it
    and that names none of them; else the one published before all others, where every
    date is known. Dates are compared as instants where both have a zone, else by their
    days. That one was published first does not say that the others took it from there.

    >>> days = ("2025-08-15", "2025-08-14")
    >>> members = [Report(id=day, text="", published=day) for day in days]
    >>> first_of(members, None)
    First(report='2025-08-14', by='date', evidence=())
    """
    if len(members) < 2:
        return None
    if agency is not None:
        own = [report for report in members if _is_of(report.outlet, agency)]
        earliest = (
            First(report=own[0].id, by="agency") if len(own) == 1 else _earliest(own)
        )
        return earliest and First(report=earliest.report, by="agency")
    return _credited(members) or _earliest(members)


def _is_of(outlet: str | None, agency: str) -> bool:
    named = " ".join((outlet or "").split())
    return bool(named) and (
        known_agency(named) == agency or named.casefold() == agency.casefold()
    )


def _credited(members: Sequence[Report]) -> First | None:
    """The one report that others credit, where it credits none of them. Each text is
    read once, however many.
    """
    named: dict[str, list[Report]] = {}
    for report in members:
        name = _bare(report.outlet)
        if sum(map(str.isalpha, name)) >= LEAST_NAME:
            named.setdefault(name, []).append(report)
    credited: dict[str, list[Citation]] = {}
    crediting: set[str] = set()
    for report in members if len(named) > 1 else ():
        for name, span in _credits(report.text, named):
            if name != _bare(report.outlet):
                crediting.add(report.id)
                credited.setdefault(name, []).append(
                    Citation(report=report.id, span=span)
                )
    if len(credited) != 1:
        return None
    ((name, evidence),) = credited.items()
    first = named[name][0]
    return (
        None
        if len(named[name]) > 1 or first.id in crediting
        else First(report=first.id, by="credit", evidence=tuple(evidence))
    )


def _credits(text: str, names: Collection[str]) -> Iterator[tuple[str, Span]]:
    """The names that a text credits: where the table's words stand beside one. Of
    several there the longest.
    """
    ahead, behind = _credit_words()
    places = [
        (match.span(), _behind(text, match.end())) for match in ahead.finditer(text)
    ]
    places += [
        (match.span(), _before(text, match.start())) for match in behind.finditer(text)
    ]
    for (start, end), stretches in places:
        held = [span for span in stretches if _bare(span.of(text)) in names]
        if held:
            best = max(held, key=lambda span: (len(_bare(span.of(text))), span.start))
            yield _bare(best.of(text)), Span(min(start, best.start), max(end, best.end))


def _behind(text: str, at: int) -> list[Span]:
    """The runs of words from a place on that may be a name, marks at their end left
    out.
    """
    ends = (word.end() for word in _WORD.finditer(text, at, at + LONGEST_NAME))
    return [Span(at, at + len(text[at:end].rstrip(_MARKS))) for end in ends]


def _before(text: str, at: int) -> list[Span]:
    """The same, up to a place, marks before them left out."""
    starts = (
        word.start() for word in _WORD.finditer(text, max(0, at - LONGEST_NAME), at)
    )
    return [Span(at - len(text[start:at].lstrip(_MARKS)), at) for start in starts]


@functools.cache
def _credit_words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What finds the words before a name that credit it, with the space behind, and
    those behind a name.
    """
    shapes = [
        " ".join(template.split()).partition("{name}")
        for (template,) in rows("credits_in_text")
    ]
    ahead, behind = (
        [spaced(shape[at]) for shape in shapes if shape[at]] for at in (0, 2)
    )
    return re.compile(rf"\b(?i:{'|'.join(ahead)})\s+"), re.compile(
        rf"(?<=\s)(?:{'|'.join(behind)})\b"
    )


def _bare(outlet: str | None) -> str:
    """An outlet's name without "The", white space made one."""
    return _THE.sub("", " ".join((outlet or "").split()))


def _earliest(members: Sequence[Report]) -> First | None:
    if not members:
        return None
    # What is before all others is before whatever it meets: one way through leaves it,
    # if there is one.
    one = functools.reduce(
        lambda held, other: held if _is_before(held, other) else other, members
    )
    return (
        First(report=one.id, by="date")
        if all(_is_before(one, o) for o in members if o.id != one.id)
        else None
    )


def _is_before(one: Report, other: Report) -> bool:
    return precedes(
        one.published,
        other.published,
        one_clock=bool(one.outlet) and one.outlet == other.outlet,
    )


def precedes(
    published: str | None, other: str | None, *, one_clock: bool = False
) -> bool:
    """Whether one date of publication is before another for certain; False where one is
    unknown.

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
