"""From stretches of text that the network tags to names: where each begins and ends
over the parser's tokens.

What is no name by house style is left out here: members of faiths and parties, storms.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from onrecord.english.marks import HYPHENS, MAY_CLOSE, MAY_OPEN
from onrecord.english.names import plain
from onrecord.english.tables import pairs, rows, words
from onrecord.model import Span
from onrecord.reading.tokens import Token

Label = Literal["PERSON", "ORG", "PLACE"]
# tokens: what is longer is a list, or no language; it bounds every walk over a name
LONGEST = 24
_STOPS = frozenset(
    {".", "!", "?", ";"}
)  # as tokens of their own: of "St." and "Inc." they are a part
_GOES_ON = frozenset({"of", "for"})  # behind them a body's name that was cut goes on
_OPEN = _GOES_ON | {"and", "&", "the", "in"}  # no name ends with them
_MARKS = frozenset('“”"')
_BREAK = re.compile(r"[\n\r]")
_NICKNAME = re.compile(
    rf"\s[{MAY_OPEN}(]([^\W\d_])[\w.-]{{0,15}}[{MAY_CLOSE})] "
)  # Anna "Nan" Marlow
_INITIAL = re.compile(r" [A-Z]\.$")


@dataclass(frozen=True, slots=True)
class Entity:
    """A named person, organisation or place: tokens `first` up to `last`, and their
    span.
    """

    span: Span
    label: Label
    first: int
    last: int


def entities_by_token(entities: Iterable[Entity]) -> dict[int, Entity]:
    """Each token that is part of a name to that name; of names that nest, to the one
    given last.
    """
    return {
        index: entity
        for entity in entities
        for index in range(entity.first, entity.last)
    }


class Tokens:
    """The parser's tokens, to find those under a span and what stands beside them."""

    def __init__(self, text: str, tokens: Sequence[Token | Span]) -> None:
        self.text = text
        self.starts, self.ends = [t.start for t in tokens], [t.end for t in tokens]

    def entities(self, start: int, end: int, label: Label) -> Iterator[Entity]:
        """The names between two offsets: one, or more where a sentence ends or a word
        is quoted between them.
        """
        first, last = bisect_right(self.ends, start), bisect_left(self.starts, end)
        stops = [at for at in range(first, last) if self._parts(at)]
        for begin, stop in pairwise([first - 1, *stops, last]):
            if begin + 1 < stop and not (
                stops
                and self.text[self.starts[begin + 1] : self.ends[stop - 1]].islower()
            ):
                yield from self._entity(begin + 1, stop, label)

    def _entity(self, first: int, last: int, label: Label) -> Iterator[Entity]:
        if label == "PERSON":
            last, label = (
                self._hyphenated(last),
                "ORG" if self._is_firm(last) else label,
            )
        if label == "ORG":
            last = self._closed(last + self._is_firm(last))
            while last - first > 1 and self._word(last - 1).lower() in _OPEN:
                last -= 1
        if label == "PERSON" and self._is_body_of(first, last):
            label = "ORG"
        span = Span(self.starts[first], self.ends[last - 1])
        if label == "PERSON" and plain(span.of(self.text)) in houses():
            label = "ORG"
        if last - first <= LONGEST and not self._is_no_name(first, last, label):
            yield Entity(span, label, first, last)

    def _parts(self, at: int) -> bool:
        """Whether a token parts names: a full stop, the mark beside a quoted word in
        small letters.
        """
        beside = (self._word(i) for i in (at - 1, at + 1) if 0 <= i < len(self.starts))
        return self._word(at) in _STOPS or (
            self._word(at) in _MARKS and any(w.islower() for w in beside)
        )

    def _hyphenated(self, last: int) -> int:
        """The end of a name that was cut at a hyphen: "Anna Marlow | -Hill", "Orlo Bae-
        | min".
        """
        if (
            self._word(last - 1) in HYPHENS
            and last < len(self.starts)
            and not self._between(last)
        ):
            return last + self._word(last).isalpha()
        joined = (
            last + 1 < len(self.starts)
            and self._word(last) in HYPHENS
            and self._word(last + 1)[:1].isupper()
        )
        return (
            last + 2
            if joined and not self._between(last) and not self._between(last + 1)
            else last
        )

    def _is_firm(self, at: int) -> bool:
        """Whether a token says that the name before it is a firm's: "Lisk Brothers |
        GmbH".
        """
        if (
            not 0 < at < len(self.starts)
            or self._between(at) != " "
            or not self._word(at)[0].isupper()
        ):
            return False
        return plain(self._word(at)) in words("firm_words")

    def _is_body_of(self, first: int, last: int) -> bool:
        """Whether a name has "of" in it as no person's has but one with a title: "Jars
        of Orla", "Prince of Orla".
        """
        inside = any(self._word(at) == "of" for at in range(first + 1, last - 1))
        return inside and plain(self._word(first)) not in words("title_words")

    def _is_no_name(self, first: int, last: int, label: Label) -> bool:
        """Whether words say what someone is, not who: "Ostra Democrats", "Sunni Arab",
        "Home Secretary".
        """
        said = [plain(self._word(at)) for at in range(first, last)]
        if label == "PERSON" and said[-1] in words("memberships"):
            return True
        if label == "PERSON" and (
            said[0] in pairs("first_names") or said[0] in pairs("given_names")
        ):
            return False
        if (
            label == "PERSON"
            and len(said) > 1
            and all(word in words("title_words") for word in said)
        ):
            return True
        return all(word in words("faiths") for word in said)

    def _closed(self, last: int) -> int:
        """The end of a body's name that was cut at a small word: "Institute | for the
        Study of War".
        """
        end = last
        if plain(self._word(last - 1)) in words("organisation_words") and last < len(
            self.starts
        ):
            end += self._word(last) in _GOES_ON
        while (
            end < len(self.starts)
            and self._word(end - 1).lower() in _GOES_ON
            and end - last < LONGEST
        ):
            end += self._word(end).lower() == "the"
            if (
                end == len(self.starts)
                or not self._word(end)[:1].isupper()
                or _BREAK.search(self._between(end))
            ):
                return last
            while (
                end < len(self.starts)
                and self._word(end)[:1].isupper()
                and not _BREAK.search(self._between(end))
            ):
                end += 1
            if (
                end + 1 < len(self.starts)
                and self._word(end) in _GOES_ON
                and self._word(end + 1)[:1].isupper()
            ):
                end += 1
        return end

    def _word(self, at: int) -> str:
        return self.text[self.starts[at] : self.ends[at]]

    def _between(self, at: int) -> str:
        """What stands between a token and the one before."""
        return self.text[self.ends[at - 1] : self.starts[at]]


def joined(text: str, found: Sequence[Entity]) -> list[Entity]:
    """Names in text order, those made one that a nickname or an initial parts.

    "Anna “Nan” Marlow", whatever the network makes of the nickname; "Anna C. | Marlow
    School" is a body.
    """
    whole: list[Entity] = []
    for one in found:
        before = next(
            (
                at
                for at in (1, 2)
                if len(whole) >= at and _is_parted(text, whole[-at], one)
            ),
            None,
        )
        if before is None:
            whole.append(one)
        else:
            first = whole[-before]
            span = Span(first.span.start, one.span.end)
            whole[-before:] = [Entity(span, one.label, first.first, one.last)]
    return whole


def _is_parted(text: str, before: Entity, one: Entity) -> bool:
    if before.label != "PERSON" or one.label == "PLACE":
        return False
    if one.label == "ORG":
        return (
            one.first == before.last
            and _INITIAL.search(text, before.span.start, before.span.end) is not None
        )
    nickname = _NICKNAME.match(text, before.span.end, one.span.end)
    return (
        nickname is not None
        and nickname.group(1).isupper()
        and one.span.start <= nickname.end() < one.span.end
    )


def storms(text: str) -> frozenset[str]:
    """The names of the storms that a report tells of ("Hurricane Orla"): nobody's, and
    places' only behind "in".
    """
    return frozenset(match.group(1) for match in _storm().finditer(text))


def is_storm(text: str, one: Entity, names: frozenset[str]) -> bool:
    """Whether an entity is one of the `storms` of its text."""
    inside = one.label == "PLACE" and text.endswith("in ", 0, one.span.start)
    return one.span.of(text) in names and not inside


@functools.cache
def _storm() -> re.Pattern[str]:
    kinds = "|".join(sorted(words("storm_words")))
    return re.compile(rf"\b(?:{kinds})[ \u00a0]([A-Z]\w+)")


@functools.cache
def houses() -> frozenset[str]:
    """Houses that stand for those who govern there: whatever the network makes of them,
    they are nobody's surname.
    """
    return frozenset(plain(name) for name, house, _ in rows("metonyms") if house)
