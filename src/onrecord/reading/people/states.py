"""Countries that speak or act: "Peru said", "Lima warned"."""

from __future__ import annotations

from onrecord.model import Mention, Place
from onrecord.reading.people.forms import by_role
from onrecord.reading.sheet import Sheet


def find_states(sheet: Sheet) -> list[Mention]:
    """The mentions of countries as bodies, in their places' spans, by their surfaces.

    Governments that a capital stands for come first, then countries that speak.
    """
    spans = [place.span for place in sheet.places if place.kind == "government"]
    for index, place in country_at(sheet).items():
        token = sheet.tokens[index]
        if sheet.speaks(token) or sheet.is_cited(token):
            spans.append(place.span)
    return [by_role(span, span.of(sheet.text), "organisation") for span in spans]


def country_at(sheet: Sheet) -> dict[int, Place]:
    """Each token of a country's name to the country."""
    return {
        token.index: place
        for place in sheet.places
        if place.kind == "country" and place.country
        for token in sheet.tokens_at(place.span)
        if place.span.covers(token.span)
    }
