"""Datelines: the place, date and agency a paragraph opens with ("HALVEN, Norra (MNA) —
").
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from onrecord.english.marks import APOSTROPHES, DASHES, HYPHENS, MAY_OPEN
from onrecord.english.tables import words
from onrecord.intake.agencies import SHORT, agency_of, known_agency

# A dateline is short: the longest seen in a thousand agency reports is 61 characters.
_REACH = 160

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember)?\.?"
    r"|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY = rf"(?:{_MONTH}\s[0-9]{{1,2}}|[0-9]{{1,2}}\s{_MONTH})(?:,?\s[0-9]{{4}})?"
# KYIV, DeKALB, McALLEN, D.C.
_CAPITALS = rf"(?:[A-ZÀ-Þ][\w{APOSTROPHES}.-]*[A-ZÀ-Þ]\.?|[A-Z]\.)"
_PLACE = rf"(?:{_CAPITALS})(?:[ /-](?:{_CAPITALS})){{0,4}}"
_JOINT = r"(?:(?:de|da|del|la|el|al|of|the|and|on|upon)[ -])?"
_NAME = (
    rf"[A-ZÀ-Þ][\w{APOSTROPHES}.-]*"
    rf"(?:[ /-](?!{_MONTH}\b){_JOINT}[A-ZÀ-Þ][\w{APOSTROPHES}.-]*){{0,4}}"
)
_REGION = rf"(?:,\s(?!{_MONTH}\b){_NAME}|\s?\[{_NAME}\])"
_END = (
    rf"(?P<end>\s?(?:[{DASHES}]|--+|-|_|:|\.\s?[{HYPHENS}{DASHES}])"
    rf"(?=\s|$|[{MAY_OPEN}A-Z]))"
)
_AGENCY = r"(?:\((?P<agency>[^()]{2,60}?)\s?\)|/(?P<slashed>[^/\s]{2,20})/\.?)"
_SHAPE = re.compile(
    rf"(?:(?P<only>{_DAY})|(?P<place>{_NAME})(?P<region>{_REGION})?(?P<day>[,.]?\s{_DAY})?)?"
    rf"(?:[,.]?\s?{_AGENCY})?{_END}?"
)
_CAPITAL_PLACE = re.compile(_PLACE)
_LIKE_AN_AGENCY = re.compile(rf"{SHORT}|The\s.+|[A-Z].+(?:Agency|News|Press|Wire)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """Where a dateline ends within its paragraph, and the agency its bracket names."""

    end: int
    agency: str | None


@functools.cache
def _not_places() -> frozenset[str]:
    return words("not_in_datelines")


def find_dateline(paragraph: str, *, early: bool) -> Dateline | None:
    """The dateline `paragraph` opens with, or None.

    A place in capitals before a dash is one only where the report begins (`early`);
    later it takes an agency in brackets, a date or a region, since run-in headings look
    alike.

    `end` is an offset into `paragraph`.

    >>> text = "HALVEN, Norra (AP) — The pier is shut."
    >>> dateline = find_dateline(text, early=True)
    >>> text[: dateline.end], dateline.agency
    ('HALVEN, Norra (AP) —', 'AP')
    """
    match = _SHAPE.match(paragraph[:_REACH])
    if match is None or not match.group().strip():
        return None
    bracket = match["agency"] or match["slashed"]
    agency = _credited(bracket) if bracket else None
    if not _is_dateline(match, bracket, early=early):
        return None
    if bracket is None and not _goes_on(paragraph[match.end() : _REACH + 4]):
        return None
    return Dateline(end=len(match.group().rstrip()), agency=agency)


def _is_dateline(match: re.Match[str], bracket: str | None, *, early: bool) -> bool:
    place = match["place"]
    capital = False
    if place is not None and _CAPITAL_PLACE.fullmatch(place) is not None:
        capital = _may_be_place(place)
    if bracket is None:
        return _unbracketed(match, capital=capital, early=early)
    known = any(known_agency(name) for name in _split(bracket))
    if not known and not _LIKE_AN_AGENCY.fullmatch(bracket):
        return False
    dated = match["day"] is not None or match["only"] is not None
    if match["slashed"] or match["end"] is None:
        return known and dated  # "New Delhi, Aug 14 (PTI) The minister said"
    if place is None:
        return known or early
    return capital or known or dated


def _unbracketed(match: re.Match[str], *, capital: bool, early: bool) -> bool:
    if match["end"] is None or not capital or match["end"].strip() == ".":
        return False
    if match["end"].strip() == ":" and not match["day"]:
        return False  # "UPDATE: …", "HOST: …"
    if match["end"].strip() in "-:" and not match["end"].startswith((" ", ":")):
        return False  # "TRE-KRONOR"
    return match["day"] is not None or match["region"] is not None or early


def _goes_on(rest: str) -> bool:
    """True where a sentence begins behind the dash: "NATO — the alliance — said" is one
    sentence, and no dateline.
    """
    first = rest.lstrip()[:1]
    return not first or not first.islower()


def _may_be_place(place: str) -> bool:
    """False for capitals that are a shout, not a place: "THIS IS NEW —"."""
    words = place.replace("/", " ").split()
    if len(place) <= 3 or len(words) > 3:
        return False
    return _not_places().isdisjoint(word.strip(".,") for word in words)


def _split(bracket: str) -> list[str]:
    return [name.strip() for name in re.split(r"[/,&]| and ", bracket)]


def _credited(bracket: str) -> str | None:
    """The agency in a bracket; of several ("AP/AFP") the first."""
    for name in (bracket, *_split(bracket)):
        agency = agency_of(name)
        if agency:
            return agency
    return None
