"""A place named in a report: where its name stands, and how far the name reaches.

The network often tags less or more than the name: "the rebel-held Vessa region" is
"Vessa", "East Orlo" is more than the "Orlo" of the gazetteer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.english.names import plain
from onrecord.english.tables import words, words_as
from onrecord.model import Span
from onrecord.reading.entity_bounds import Entity
from onrecord.reading.places.cues import after_cues, is_capitalised
from onrecord.reading.places.surroundings import Surroundings


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """One mention of a place.

    `surface` is the name to be looked up; `span` may hold more ("East Orlo"). `kind`:
    what the words around ask for ("region", "city", …), "" for any. `sentence`: the
    index of its sentence, -1 in a dateline.
    """

    span: Span
    surface: str
    kind: str
    sentence: int


def mention_at(around: Surroundings, first: int, last: int) -> PlaceMention:
    """The mention of the place whose name is tokens `first` up to `last`."""
    return PlaceMention(
        span=_widened(around, first, last),
        surface=around.surface(first, last),
        kind=around.cues.kind(first, last) or "",
        sentence=around.tokens[first].sentence,
    )


def name_within(around: Surroundings, entity: Entity) -> tuple[int, int] | None:
    """The tokens of an entity that are a place's name, without the words before and
    behind it; None where there are none.
    """
    tokens = around.tokens
    first, last = entity.first, entity.last
    while first < last and not _is_capitalised_name(tokens[first].text):
        first += 1
    is_street = first < last and plain(tokens[first].text) in words("streets")
    while last > first:
        word = tokens[last - 1].text
        if ends_a_name(word) or (is_street and word.isdigit()):  # "Highway 301"
            return first, last
        last -= 1
    return None


def ends_a_name(word: str) -> bool:
    """Whether a word can be the last of a place's name: not "of" and the like."""
    if is_capitalised(word):
        return True
    is_word = len(word) > 2 and word[0].isalpha()
    return is_word and word.lower() not in words("name_joints")


def is_only_descriptive(extra_words: Sequence[str]) -> bool:
    """Whether the words that the network has beside the gazetteer's name are articles,
    points of the compass or the kind of place.
    """
    return not any(
        is_capitalised(word)
        and word != "The"
        and word.lower() not in words("compass")
        and word.lower() not in after_cues()
        and word not in words_as("place_words", "kind")
        for word in extra_words
    )


def _widened(around: Surroundings, first: int, last: int) -> Span:
    """A name with the compass word or the kind of place that the network takes into it:
    "East Orlo", "Orlo Island".
    """
    name = around.span(first, last)
    entity = around.entity_at.get(first)
    if entity is None or entity.label != "PLACE" or last > entity.last:
        return name
    if last == entity.last:
        after = around.cues.neighbour(last, last - 1)
        if after is not None and after.text in words_as("place_words", "kind"):
            return Span(name.start, after.end)  # the network left the kind out
    tokens = around.tokens
    start, end = entity.first, entity.last
    while start < first and not _begins_a_name(tokens[start].text):
        start += 1
    while end > last and tokens[end - 1].text.lower() in words("name_joints"):
        end -= 1
    added = [*tokens[start:first], *tokens[last:end]]
    if is_only_descriptive([token.text for token in added]):
        return around.span(start, end)
    return name


def _begins_a_name(word: str) -> bool:
    """Whether a word before a name is part of it: not "the" nor an adjective in small
    letters ("a divided Vessa"), but a point of the compass.
    """
    return word.lower() in words("compass") or _is_capitalised_name(word)


def _is_capitalised_name(word: str) -> bool:
    return is_capitalised(word) and word != "The"
