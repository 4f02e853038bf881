"""What stands around the words of one report that may name a place.

Stretches of tokens are given as `first` up to, not including, `last`.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from onrecord.english.names import plain
from onrecord.english.tables import rows, words, words_as
from onrecord.model import Span
from onrecord.reading.entity_bounds import Entity, entities_by_token
from onrecord.reading.places.adjectives import is_adjective
from onrecord.reading.places.cues import Cues, after_cues, is_capitalised
from onrecord.reading.places.gazetteer import Candidate, Gazetteer
from onrecord.reading.places.prominence import is_famous
from onrecord.reading.sheet import Sheet
from onrecord.reading.tokens import Token

LINE_BREAK = re.compile(r"[\n\r\x0b\x0c\x85\u2028\u2029]")
_LONGEST_ABBREVIATION = 6  # characters of a name such as "Calif", without its full stop


class Surroundings:
    """The tokens of a report with the entities around them and what words tell of
    places.
    """

    def __init__(self, sheet: Sheet, gazetteer: Gazetteer) -> None:
        """`sheet` must have been parsed and its entities named."""
        self.sheet = sheet
        self.tokens = sheet.tokens
        self.gazetteer = gazetteer
        self.cues = Cues(sheet.tokens)
        self.entity_at = entities_by_token(sheet.entities)
        self._toponym_at = entities_by_token(sheet.toponyms)

    def span(self, first: int, last: int) -> Span:
        """The characters of a stretch of tokens."""
        return Span(self.tokens[first].start, self.tokens[last - 1].end)

    def surface(self, first: int, last: int) -> str:
        """A stretch of tokens as the report has it."""
        return self.span(first, last).of(self.sheet.text)

    def lookup(self, first: int, last: int) -> tuple[Candidate, ...]:
        """The places that go by the name in a stretch of tokens.

        An abbreviation is looked up with its full stop first: "Calif.".
        """
        surface = self.surface(first, last)
        end = self.tokens[last - 1].end
        if len(surface) <= _LONGEST_ABBREVIATION and self.sheet.text[end:][:1] == ".":
            abbreviated = self.gazetteer.lookup(surface + ".")
            return abbreviated or self.gazetteer.lookup(surface)
        if LINE_BREAK.search(surface):
            return ()
        return self.gazetteer.lookup(surface)

    def place_entity_at(self, index: int) -> Entity | None:
        """The place that the network tags at a token, or None.

        That is a toponym, unless all of it is tagged as something else; or an entity.
        No part of a person's name is a place.
        """
        entity = self.entity_at.get(index)
        toponym = self._toponym_at.get(index)
        if entity is None:
            return toponym
        if entity.label == "PERSON" and entity.last - entity.first > 1:
            return None
        is_place = entity.label == "PLACE"
        if toponym is None:
            return entity if is_place else None
        same_span = toponym.span == entity.span
        last_word = plain(self.tokens[entity.last - 1].text)
        is_street = entity.last - entity.first > 1 and last_word in words("streets")
        if is_place and is_street:
            return entity if same_span else None
        if is_place or not same_span:
            return toponym
        return None

    def is_whole(self, first: int, last: int) -> bool:
        """Whether a name is no part of a longer one: no capitalised word stands beside
        it but one that tells what or where it is.
        """
        after = self.cues.neighbour(last, last - 1)
        if after and _is_name_part(after) and not is_adjective(after.text):
            # "Butler" is no name of its own before "County" where the gazetteer has
            # "Butler County".
            tells_kind = plain(after.text) in after_cues()
            return tells_kind and not self.lookup(first, last + 1)
        before = self.cues.neighbour(first - 1, first)
        if not before or not _is_name_part(before):
            return True
        if before.text.lower() in words("compass") or is_adjective(before.text):
            return True
        tagged = self.place_entity_at(before.index) is not None
        return tagged and bool(self.gazetteer.lookup(before.text))

    def is_of_a_people(self, first: int, last: int) -> bool:
        """Whether a name goes on to an adjective or a people: "Costa Rican"."""
        after = self.cues.neighbour(last, last - 1)
        if after is None:
            return False
        return is_adjective(f"{self.surface(first, last)} {after.text}")

    def is_called_so(
        self, first: int, last: int, candidates: Sequence[Candidate]
    ) -> bool:
        """Whether a name is a person's of this report, called by the first name: "told
        Isabel". `candidates`: the places of that name.
        """
        if not self.sheet.bearers.calls(self.surface(first, last)):
            return False
        famous = bool(candidates) and is_famous(candidates[0])
        return not famous and not self.cues.behind_preposition(first)

    def stands_for_rulers(self, first: int, last: int) -> bool:
        """Whether a house stands for those who govern in it: "the Kremlin said", not
        "a dinner at the Kremlin".
        """
        if plain(self.surface(first, last)) not in _houses_of_rulers():
            return False
        head = self.tokens[last - 1]
        while head.dep in ("compound", "nmod") and first <= head.head < last:
            head = self.tokens[head.head]
        governor = self.tokens[head.head].text.lower()
        if head.dep in ("compound", "nmod", "poss"):
            return governor not in words_as("place_words", "part of a house")
        if head.dep == "pobj":
            return governor not in words("place_prepositions")
        return True


def _is_name_part(token: Token) -> bool:
    return is_capitalised(token.text) and token.tag in ("NNP", "NNPS")


@functools.cache
def _houses_of_rulers() -> frozenset[str]:
    return frozenset(plain(house) for house, _ in rows("metonyms"))
