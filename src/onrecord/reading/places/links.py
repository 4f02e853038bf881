"""What a report says of where its places lie: "Toretsk in Ukraine's Donetsk region",
"Springfield, Illinois".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.reading.places.mentions import PlaceMention
from onrecord.reading.sheet import Sheet

FARTHEST = 60  # characters between two names that may be linked

# What may stand between the names of two places.
_COMPASS = r"(?:(?:far[ -])?(?:north|south|east|west|central|mid)[a-z-]*\s+)?"
_SORT = (
    r"(?:(?:\w+[ -]){0,2}"
    r"(?:village|town|city|settlement|port|suburb|capital|hamlet|district)s?"
    r"(?:\s+of)?\s+)?"
)
_IN = re.compile(
    rf"[,;]?\s*(?:in|of|within)\s+(?:the\s+)?{_COMPASS}"
    r"(?:(?:state|province|region|county|district) of\s+)?",
    re.I,
)
_COMMA = re.compile(rf",\s*(?:in\s+)?(?:the\s+)?{_COMPASS}|\s*\(\s*|\s+", re.I)
_OWNS = re.compile(rf"['’]s?\s+{_COMPASS}{_SORT}", re.I)
_OF_REGION = re.compile(
    r"['’]?s?\s+(?:region|province|oblast|state|county)?(?:['’]s)?\s*"
    rf"{_COMPASS}{_SORT}",
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


def find_links(sheet: Sheet, mentions: Sequence[PlaceMention]) -> list[Link]:
    """The links between a report's mentions side by side, carried over lists ("A and B
    in C") and chains ("in C's D"). `mentions`: in text order.
    """
    gaps = [_gap(sheet.text, left, right) for left, right in pairwise(mentions)]
    links_of: dict[int, list[Link]] = {}
    for at in reversed(range(len(gaps))):
        gap = gaps[at]
        following = at + 1
        if gap is None:
            continue
        if _IN.fullmatch(gap):
            links_of[at] = [Link(at, following, stated=True)]
            beyond = gaps[following] if following < len(gaps) else None
            if beyond and _OWNS.fullmatch(beyond):  # "A in C's D": A lies in D as well
                links_of[at].append(Link(at, following + 1, stated=True))
        elif _AND.fullmatch(gap) and links_of.get(following):
            links_of[at] = [
                Link(at, link.outer, stated=True)
                for link in links_of[following]
                if link.stated and link.outer > following
            ]
        elif _COMMA.fullmatch(gap):
            links_of[at] = [Link(at, following, stated=False)]
    for at, gap in enumerate(gaps):
        if gap and gap.strip() and (_OWNS.fullmatch(gap) or _OF_REGION.fullmatch(gap)):
            links_of.setdefault(at + 1, []).append(Link(at + 1, at, stated=False))
    return [link for _, links in sorted(links_of.items()) for link in links]


def _gap(text: str, left: PlaceMention, right: PlaceMention) -> str | None:
    """The text between two mentions of one sentence that stand close; else None."""
    if left.sentence != right.sentence:
        return None
    if not 0 <= right.span.start - left.span.end <= FARTHEST:
        return None
    return text[left.span.end : right.span.start]
