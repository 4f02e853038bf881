"""Of which country the words of a report are, by its adjective or its name."""

from __future__ import annotations

import functools

from onrecord.english.countries import countries
from onrecord.english.names import plain
from onrecord.english.tables import rows
from onrecord.reading.sheet import Sheet


def countries_at(sheet: Sheet) -> dict[int, str]:
    """Each token that is the adjective or begins the name of a country to its ISO 3166
    code.
    """
    codes = {}
    for token in sheet.tokens:
        word = token.text
        if word[:1].isupper() and not word.isupper():
            code = _adjectives().get(plain(word))
            if code is not None:
                codes[token.index] = code
    name_starts = {
        place.span.start: place.country
        for place in sheet.places
        if place.kind == "country" and place.country
    }
    for token in sheet.tokens:
        if token.start in name_starts:
            codes[token.index] = name_starts[token.start]
    return codes


@functools.cache
def _adjectives() -> dict[str, str]:
    """The adjectives that belong to one country alone."""
    owners: dict[str, set[str]] = {}
    for country in countries():
        for adjective in country.adjectives:
            owners.setdefault(plain(adjective), set()).add(country.code)
    for adjective, code in rows("adjectives"):
        if code:
            owners.setdefault(plain(adjective), set()).add(code)
    return {a: next(iter(codes)) for a, codes in owners.items() if len(codes) == 1}
