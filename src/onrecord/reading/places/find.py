"""The places a report names, each with where it is, or why that is not known.

In order: where places are named (`name_search`), which place of the name is meant
(`resolution`).
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.english.names import plain
from onrecord.english.tables import words
from onrecord.model import Place, Unresolved
from onrecord.reading.places.gazetteer import Candidate, load
from onrecord.reading.places.governments import is_capital, stands_for_government
from onrecord.reading.places.mentions import PlaceMention
from onrecord.reading.places.name_search import find_mentions
from onrecord.reading.places.resolution import resolve
from onrecord.reading.sheet import Sheet

METHOD = "places.rules/2"

# Kinds of place that are too wide to be where a body sits.
_WIDE = frozenset({"country", "continent", "area", "water"})


def read_places(sheet: Sheet) -> Sheet:
    """The sheet with the places its report names, in text order, none overlapping.

    `sheet` must have been parsed and its entities named (`reader.prepared`). Spans are
    offsets into `report.text`, half open; coordinates are degrees, north and east.
    `seats` are those of them that are capitals and stand for those who govern there. A
    place that could not be located has no coordinates and an `unresolved` reason.
    Raises nothing for any text.

    >>> from onrecord.intake import make_report
    >>> from onrecord.reading.reader import prepared
    >>> sheet = prepared(make_report("The ferry left for Reykjavik at noon."))
    >>> [(place.name, place.country) for place in read_places(sheet).places]
    [('Reykjavík', 'IS')]
    """
    gazetteer = load()
    mentions = find_mentions(sheet, gazetteer)
    answers = resolve(sheet, mentions, gazetteer)
    places: list[Place] = []
    seats: list[Place] = []
    for mention, answer in zip(mentions, answers, strict=True):
        if _only_says_whose(sheet, mention, answer):
            continue
        place = _place(mention, answer)
        places.append(place)
        if _is_seat(sheet, mention, answer):
            seats.append(place)
    return replace(sheet, places=tuple(places), seats=tuple(seats))


def _only_says_whose(
    sheet: Sheet, mention: PlaceMention, answer: Candidate | Unresolved
) -> bool:
    """Whether a name within a body's name says whose the body is, not where it sits.

    "Dawson County Jail" is in Dawson County; "Bank of England" and "U.S. Army" say
    whose they are, and "Lima Lions" play everywhere.
    """
    body = sheet.body_around(mention.span)
    if body is None:
        return False
    if isinstance(answer, Unresolved) or answer.kind in _WIDE:
        return True
    if body.start != mention.span.start:
        return True
    last_word = plain(body.of(sheet.text).split()[-1])
    is_team = last_word.endswith("s") and last_word not in words("organisation_words")
    return is_team or last_word in words("bodies_without_a_seat")


def _is_seat(
    sheet: Sheet, mention: PlaceMention, answer: Candidate | Unresolved
) -> bool:
    """Whether a capital is named that stands for those who govern there."""
    if isinstance(answer, Unresolved) or not is_capital(answer):
        return False
    return stands_for_government(sheet, mention.span)


def _place(mention: PlaceMention, answer: Candidate | Unresolved) -> Place:
    if isinstance(answer, Unresolved):
        return Place(
            span=mention.span,
            method=METHOD,
            name=mention.surface,
            kind=mention.kind or "place",
            unresolved=answer,
        )
    return Place(
        span=mention.span,
        method=METHOD,
        # A name that is not the usual one is kept as the report has it: a reader looks
        # for what was read.
        name=answer.name if answer.main else mention.surface,
        kind=answer.kind,
        geonames_id=answer.geonames_id,
        lat=answer.lat,
        lon=answer.lon,
        country=answer.country,
    )
