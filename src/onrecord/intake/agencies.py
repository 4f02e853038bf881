"""News agencies: the table of known ones, and the shapes by which an unknown one is
told.

A name is only ever looked up in a place where copy is credited. "According to an AFP
analysis" is prose and no credit.
"""

from __future__ import annotations

import functools
import re

from onrecord.english.marks import APOSTROPHES
from onrecord.english.tables import rows, words

# An agency not in the table is told by its last word, in a place where only an agency
# can stand.
_LAST_WORDS = (
    "Agency",
    "Press",
    "Presse",
    "News",
    "Wire",
    "Newswire",
    "Newswires",
    "Telegraph Agency",
)
_WORD = rf"[A-Z][\w{APOSTROPHES}&.-]{{0,30}}"
UNKNOWN = rf"(?:{_WORD}\s+){{1,5}}(?:{'|'.join(_LAST_WORDS)})"
# "(MNA)": two to eight capitals, as every agency's short form.
SHORT = r"[A-Z][A-Z&-]{1,7}"
_UNKNOWN = re.compile(UNKNOWN)
_SHORT = re.compile(SHORT)
_DEFINED = re.compile(rf"({UNKNOWN})\s*\(({SHORT})\)")


@functools.cache
def _names() -> dict[str, str]:
    """Every known name as written, with the agency's short name
    (`english/tables/agencies.tsv`).
    """
    names: dict[str, str] = {}
    for name, others in rows("agencies"):
        for known in (name, *others.split(" | ")):
            names[known] = name
    return names


@functools.cache
def _folded() -> dict[str, str]:
    return {_key(name): agency for name, agency in _names().items()}


@functools.cache
def _outlets() -> frozenset[str]:
    return frozenset(name.casefold() for name in words("outlets_in_datelines"))


@functools.cache
def known_pattern() -> str:
    """A regular expression for any known agency's name as the table writes it, longest
    first.
    """
    return "|".join(
        re.escape(name).replace(r"\ ", r"\s+")
        for name in sorted(_names(), key=len, reverse=True)
    )


def known_agency(name: str) -> str | None:
    """The short name of the agency that `name` is in the table, or None. Upper and
    lower case count as one.

    >>> known_agency("the associated press"), known_agency("The Halven Post")
    ('AP', None)
    """
    return _folded().get(_key(name))


def agency_of(name: str) -> str | None:
    """The agency credited by `name` in a dateline's bracket or a signature: its short
    name, or as written if unknown; None for an outlet's name or what has no shape of an
    agency.

    >>> agency_of("The Associated Press"), agency_of("MNA")
    ('AP', 'MNA')
    >>> agency_of("Meridian News Agency (MNA)")
    'MNA'
    """
    bare = (
        " ".join(name.split())
        .removeprefix("the ")
        .removeprefix("The ")
        .removeprefix("THE ")
    )
    if known := known_agency(bare):
        return known
    if bare.casefold() in _outlets():
        return None
    if defined := _DEFINED.fullmatch(bare):
        return known_agency(defined[1]) or defined[2]
    if _UNKNOWN.fullmatch(bare) or _SHORT.fullmatch(bare):
        return bare
    return None


def _key(name: str) -> str:
    return " ".join(name.casefold().split()).removeprefix("the ")
