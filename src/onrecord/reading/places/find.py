"""The places a report names, each with where it is, or why that is not known.

In order: who bears a place's name as a surname (`bearers`), where places are named
(`place_mentions`), what is said of where they lie (`place_links`), which one is meant
(`place_resolution`).
"""

from __future__ import annotations

import functools
import re
from dataclasses import replace

from onrecord.english.names import plain
from onrecord.english.tables import rows, words
from onrecord.model import Place, Report, Span, Unresolved
from onrecord.reading.places.gazetteer import Candidate, load
from onrecord.reading.places.governments import is_capital, stands_for_government
from onrecord.reading.places.links import find_links
from onrecord.reading.places.mentions import Named, find_names
from onrecord.reading.places.resolution import resolve
from onrecord.reading.sheet import Sheet

METHOD = "places.rules/2"
_WIDE = frozenset({"country", "continent", "area", "water"})
_DOMAIN = re.compile(r"^(?:https?://)?[^/\s]*\.([a-z]{2})(?:[:/]|$)", re.I)


def read_places(sheet: Sheet) -> Sheet:
    """The sheet with the places its report names, in text order, none overlapping.

    A capital that stands for those who govern there has the kind "government". A place
    that could not be located has no coordinates and an `unresolved` reason. Raises
    nothing for any text.
    """
    report, gazetteer = sheet.report, load()
    names = find_names(sheet, gazetteer)
    links = find_links(report.text, names)
    answers = resolve(names, links, gazetteer, outlet=_outlet_country(report))
    places = tuple(
        _place(name, answer, sheet)
        for name, answer in zip(names, answers, strict=True)
        if _is_told(report.text, name, answer, sheet.body_around(name.span))
    )
    return replace(sheet, places=places)


def _is_told(
    text: str, name: Named, answer: Candidate | Unresolved, body: Span | None
) -> bool:
    """Whether a name is a place of its own: within a body's, it says where that is only
    at its beginning.

    "Dawson County Jail" is in Dawson County; "Bank of England" and "U.S. Army" say
    whose they are, and "Lima Lions" play everywhere.
    """
    if body is None:
        return True
    last = plain(body.of(text).split()[-1])
    team = last.endswith("s") and last not in words(
        "organisation_words"
    )  # "Lima Lions"
    seated = not team and last not in words("bodies_without_a_seat")
    return (
        body.start == name.span.start
        and seated
        and isinstance(answer, Candidate)
        and answer.kind not in _WIDE
    )


def _place(name: Named, answer: Candidate | Unresolved, sheet: Sheet) -> Place:
    if isinstance(answer, Unresolved):
        return Place(
            span=name.span,
            method=METHOD,
            name=name.surface,
            kind=name.kind or "place",
            unresolved=answer,
        )
    return Place(
        span=name.span,
        method=METHOD,
        # A name that is not the usual one is kept as the report has it: a reader looks
        # for what was read.
        name=answer.name if answer.main else name.surface,
        kind="government"
        if is_capital(answer) and stands_for_government(sheet, name.span)
        else answer.kind,
        geonames_id=answer.geonames_id,
        lat=answer.lat,
        lon=answer.lon,
        country=answer.country,
    )


def _outlet_country(report: Report) -> str | None:
    """The country an outlet's domain ends in: a weak hint, and none for the domains
    that anyone takes.
    """
    for address in (report.url, report.outlet):
        match = _DOMAIN.match(address or "")
        if match:
            code = {"UK": "GB"}.get(match.group(1).upper(), match.group(1).upper())
            return code if code in _countries() else None
    return None


@functools.cache
def _countries() -> frozenset[str]:
    return frozenset(row[0] for row in rows("countries")) - {
        "IO",
        "CO",
        "TV",
        "ME",
        "AI",
        "FM",
        "LY",
        "WS",
    }
