"""Countries that speak or act: "Peru said", "Lima warned"."""

from __future__ import annotations

from onrecord.model import Mention, Place
from onrecord.reading.people.forms import by_role, by_seat
from onrecord.reading.sheet import Sheet


def find_states(sheet: Sheet) -> list[Mention]:
    """The mentions of countries as bodies, in their places' spans, by their surfaces.

    Governments that a capital stands for come first, then countries that speak.
    """
    text = sheet.text
    mentions = [by_seat(seat, seat.span.of(text)) for seat in sheet.seats]
    for index, place in country_at(sheet).items():
        token = sheet.tokens[index]
        if sheet.speaks(token) or sheet.is_cited(token):
            name = place.span.of(text)
            mentions.append(by_role(place.span, name, "organisation"))
    return mentions


def country_at(sheet: Sheet) -> dict[int, Place]:
    """Each token of a country's name to the country."""
    return {
        token.index: place
        for place in sheet.places
        if place.kind == "country" and place.country
        for token in sheet.tokens_at(place.span)
        if place.span.covers(token.span)
    }
