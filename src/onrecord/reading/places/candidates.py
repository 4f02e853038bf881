"""A place that a name may mean, and how names are written as keys of the gazetteer."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.english.names import plain

LONGEST_CODE = 4  # letters of an abbreviation in capitals: "US", "D.C.", "USSR"
LONGEST_SHORTENED = 7  # characters of one that ends in a full stop: "Miss.", "N. Dak."


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place a name may mean. `kind`: city, country, region, county, continent, area,
    water, site.

    `country` is its ISO 3166 code, `admin1` GeoNames' code of the first-level region,
    `lat` and `lon` are degrees, `population` is 0 where it is not known, `main` says
    whether this is the place's usual name (else one of the many alternates, some of
    them odd).
    """

    name: str
    kind: str
    country: str | None
    admin1: str | None
    lat: float
    lon: float
    population: int
    geonames_id: int | None
    main: bool


def exact_key(name: str) -> str | None:
    """The key of a name that only counts as written ("US", "D.C.", "Miss."), None for
    any other.

    Without case and full stops these would be everyday words.

    >>> exact_key("D.C."), exact_key("Oslo")
    ('=D.C.', None)
    """
    letters = name.replace(".", "").replace(" ", "")
    is_code = len(letters) <= LONGEST_CODE and letters.isupper() and letters.isascii()
    is_shortened = name.endswith(".") and len(name) <= LONGEST_SHORTENED
    return "=" + name if is_code or is_shortened else None


def key_of(name: str) -> str:
    """The key of a name of the tables: as written for an abbreviation, else folded.

    >>> key_of("US"), key_of("Côte d’Ivoire")
    ('=US', 'cote divoire')
    """
    return exact_key(name) or plain(name)
