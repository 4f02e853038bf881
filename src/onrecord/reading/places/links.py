"""What a report says of where its places lie: "Toretsk in Ukraine's Donetsk region",
"Springfield, Illinois".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.reading.places.mentions import Named

FARTHEST = 60  # characters between two names that may be linked

_COMPASS = r"(?:(?:far[ -])?(?:north|south|east|west|central|mid)[a-z-]*\s+)?"
_SORT = r"(?:(?:\w+[ -]){0,2}(?:village|town|city|settlement|port|suburb|capital|hamlet|district)s?(?:\s+of)?\s+)?"
_IN = re.compile(
    rf"[,;]?\s*(?:in|of|within)\s+(?:the\s+)?{_COMPASS}(?:(?:state|province|region|county|district) of\s+)?",
    re.I,
)
_COMMA = re.compile(rf",\s*(?:in\s+)?(?:the\s+)?{_COMPASS}|\s*\(\s*|\s+", re.I)
_OWNS = re.compile(rf"['’]s?\s+{_COMPASS}{_SORT}", re.I)
_OF_REGION = re.compile(
    rf"['’]?s?\s+(?:region|province|oblast|state|county)?(?:['’]s)?\s*{_COMPASS}{_SORT}",
    re.I,
)
_AND = re.compile(rf",?\s*(?:,|and|or|as well as)\s+(?:the\s+)?{_SORT}", re.I)


@dataclass(frozen=True, slots=True)
class Link:
    """The place `inner` (an index of a mention) is said to lie in `outer`. `stated`: by
    words, not by a comma alone.
    """

    inner: int
    outer: int
    stated: bool


def find_links(text: str, names: Sequence[Named]) -> list[Link]:
    """The links between mentions side by side, carried over lists ("A and B in C") and
    chains ("in C's D").
    """
    between = [_between(text, a, b) for a, b in pairwise(names)]
    links: dict[int, list[tuple[int, bool]]] = {}
    for at in range(len(names) - 2, -1, -1):
        gap = between[at]
        if gap is None:
            continue
        if _IN.fullmatch(gap):
            links[at] = [(at + 1, True), *_of_owner(at + 1, between)]
        elif _AND.fullmatch(gap) and links.get(at + 1):
            links[at] = [
                (outer, stated)
                for outer, stated in links[at + 1]
                if stated and outer > at + 1
            ]
        elif _COMMA.fullmatch(gap):
            links[at] = [(at + 1, False)]
    for at, gap in enumerate(between):
        if (
            gap is not None
            and (_OWNS.fullmatch(gap) or _OF_REGION.fullmatch(gap))
            and gap.strip()
        ):
            links.setdefault(at + 1, []).append((at, False))
    return [
        Link(inner, outer, stated)
        for inner, found in sorted(links.items())
        for outer, stated in found
    ]


def _of_owner(outer: int, between: list[str | None]) -> list[tuple[int, bool]]:
    """In "A in C's D", A lies in D as well."""
    gap = between[outer] if outer < len(between) else None
    return [(outer + 1, True)] if gap and _OWNS.fullmatch(gap) else []


def _between(text: str, a: Named, b: Named) -> str | None:
    if a.sentence != b.sentence or not 0 <= b.span.start - a.span.end <= FARTHEST:
        return None
    return text[a.span.end : b.span.start]
