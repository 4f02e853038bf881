"""Which report had a writing first, where credits or dates say so; else it is left
open.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from onrecord.english.marks import QUOTES
from onrecord.english.tables import rows
from onrecord.intake.agencies import known_agency
from onrecord.lineage.named_agencies import spaced
from onrecord.model import Citation, FirstReason, Report, Span, hull

LEAST_NAME = 3  # letters of an outlet's name that is looked for in another's text …
LONGEST_NAME = 80  # … and characters of it, with what stands before
_WORD = re.compile(r"\S+")
_MARKS = ".,;:!?()" + QUOTES
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
    if agency is None:
        return _credited(members) or _earliest(members)
    own = [report for report in members if _is_of(report.outlet, agency)]
    earliest = _earliest(own)
    return None if earliest is None else First(report=earliest.report, by="agency")


def _is_of(outlet: str | None, agency: str) -> bool:
    """Whether an outlet is the agency itself."""
    name = " ".join((outlet or "").split())
    if not name:
        return False
    return known_agency(name) == agency or name.casefold() == agency.casefold()


def _credited(members: Sequence[Report]) -> First | None:
    """The one report that others credit, where it credits none of them. Each text is
    read once, however many.
    """
    reports_of: dict[str, list[Report]] = {}  # by the outlet's name
    for report in members:
        outlet = _bare(report.outlet)
        if sum(map(str.isalpha, outlet)) >= LEAST_NAME:
            reports_of.setdefault(outlet, []).append(report)
    if len(reports_of) < 2:
        return None
    credits_of: dict[str, list[Citation]] = {}
    crediting: set[str] = set()
    for report in members:
        for outlet, span in _credits(report.text, reports_of):
            if outlet != _bare(report.outlet):
                crediting.add(report.id)
                citation = Citation(report=report.id, span=span)
                credits_of.setdefault(outlet, []).append(citation)
    if len(credits_of) != 1:
        return None
    ((outlet, evidence),) = credits_of.items()
    first, *others = reports_of[outlet]
    if others or first.id in crediting:
        return None
    return First(report=first.id, by="credit", evidence=tuple(evidence))


def _credits(text: str, names: Collection[str]) -> Iterator[tuple[str, Span]]:
    """The names that a text credits: where the table's words stand beside one. Of
    several there the longest.
    """
    ahead, behind = _credit_words()
    cues: list[tuple[Span, list[Span]]] = []  # each with what may be the name beside it
    for match in ahead.finditer(text):
        cues.append((Span(*match.span()), _behind(text, match.end())))
    for match in behind.finditer(text):
        cues.append((Span(*match.span()), _before(text, match.start())))

    def rank(span: Span) -> tuple[int, int]:
        return len(_bare(span.of(text))), span.start

    for cue, beside in cues:
        naming = [span for span in beside if _bare(span.of(text)) in names]
        if naming:
            name = max(naming, key=rank)
            yield _bare(name.of(text)), hull([cue, name])


def _behind(text: str, at: int) -> list[Span]:
    """The runs of words from a place on that may be a name, marks at their end left
    out.
    """
    ends = (word.end() for word in _WORD.finditer(text, at, at + LONGEST_NAME))
    return [Span(at, at + len(text[at:end].rstrip(_MARKS))) for end in ends]


def _before(text: str, at: int) -> list[Span]:
    """The same, up to a place, marks before them left out."""
    words = _WORD.finditer(text, max(0, at - LONGEST_NAME), at)
    starts = (word.start() for word in words)
    return [Span(at - len(text[start:at].lstrip(_MARKS)), at) for start in starts]


@functools.cache
def _credit_words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What finds the words before a name that credit it, with the space behind, and
    those behind a name.
    """
    ahead: list[str] = []
    behind: list[str] = []
    for (template,) in rows("credits_in_text"):
        words_ahead, _, words_behind = " ".join(template.split()).partition("{name}")
        if words_ahead:
            ahead.append(spaced(words_ahead))
        if words_behind:
            behind.append(spaced(words_behind))
    before_name = re.compile(rf"\b(?i:{'|'.join(ahead)})\s+")
    behind_name = re.compile(rf"(?<=\s)(?:{'|'.join(behind)})\b")
    return before_name, behind_name


def _bare(outlet: str | None) -> str:
    """An outlet's name without "The", white space made one."""
    return _THE.sub("", " ".join((outlet or "").split()))


def _earliest(members: Sequence[Report]) -> First | None:
    """The one report that was published before all others for certain."""
    if not members:
        return None
    # What is before all others is before whatever it meets: one way through leaves it,
    # if there is one.
    earliest = members[0]
    for report in members[1:]:
        if not _is_before(earliest, report):
            earliest = report
    others = (report for report in members if report.id != earliest.id)
    if not all(_is_before(earliest, other) for other in others):
        return None
    return First(report=earliest.id, by="date")


def _is_before(one: Report, other: Report) -> bool:
    one_clock = bool(one.outlet) and one.outlet == other.outlet
    return precedes(one.published, other.published, one_clock=one_clock)


def precedes(
    published: str | None, other: str | None, *, one_clock: bool = False
) -> bool:
    """Whether one date of publication (ISO 8601) is before another for certain; False
    where one is unknown.

    Two with a zone are compared as instants, all else by their days. `one_clock`: both
    are one outlet's, so that times without a zone can be compared.

    >>> precedes("2025-08-14T23:30+01:00", "2025-08-14T23:00+00:00")
    True
    >>> precedes("2025-08-14T09:00", "2025-08-14T10:00")
    False
    """
    first, second = _read(published), _read(other)
    if first is None or second is None:
        return False
    zones = (first.tzinfo is not None) + (second.tzinfo is not None)
    have_hours = min(len(published or ""), len(other or "")) > len("2031-03-04")
    if zones == 2 or (zones == 0 and one_clock and have_hours):
        return first < second
    return first.date() < second.date()


def _read(published: str | None) -> datetime | None:
    try:
        return datetime.fromisoformat(published or "")
    except ValueError:
        return None
