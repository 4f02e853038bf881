"""Of which country the words of a report are, by its adjective or its name."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from onrecord.english.names import plain
from onrecord.english.tables import rows, several
from onrecord.model import Place
from onrecord.reading.sheet import Sheet


def countries_at(sheet: Sheet, places: Sequence[Place]) -> dict[int, str]:
    """Token to the country it is the adjective or the name of."""
    found = {
        t.index: code for t in sheet.tokens if (code := _adjective_country(t.text))
    }
    starts = {p.span.start: p for p in places if p.kind == "country" and p.country}
    for token in sheet.tokens:
        place = starts.get(token.start)
        if place and place.country:
            found[token.index] = place.country
    return found


def _adjective_country(word: str) -> str | None:
    return (
        _adjectives().get(plain(word))
        if word[:1].isupper() and not word.isupper()
        else None
    )


@functools.cache
def _adjectives() -> dict[str, str]:
    """The adjectives that belong to one country alone."""
    owners: dict[str, set[str]] = {}
    for code, _, _, adjectives, _, _ in rows("countries"):
        for adjective in several(adjectives):
            owners.setdefault(plain(adjective), set()).add(code)
    for adjective, code in rows("adjectives"):
        if code:
            owners.setdefault(plain(adjective), set()).add(code)
    return {a: next(iter(codes)) for a, codes in owners.items() if len(codes) == 1}
