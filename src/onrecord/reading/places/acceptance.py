"""Whether words that the gazetteer knows name a place where they stand.

Adjectives and peoples ("Ukrainian") are no places, nor are places inside other names
("Washington Post", "Denzel Washington"), nor houses that stand for those who govern in
them ("the Kremlin said"). Stretches of tokens are given as `first` up to `last`;
`candidates` are the places of the name, the likeliest first.
"""

from __future__ import annotations

from onrecord.english.names import plain
from onrecord.english.tables import words
from onrecord.reading.bearers import is_first_name
from onrecord.reading.entity_bounds import Entity
from onrecord.reading.places.adjectives import is_adjective
from onrecord.reading.places.cues import is_capitalised
from onrecord.reading.places.gazetteer import Candidate
from onrecord.reading.places.mentions import is_only_descriptive
from onrecord.reading.places.prominence import TOWN, is_famous, is_prominent
from onrecord.reading.places.surroundings import Surroundings

# Kinds that the words around may ask for of a name that no table knows.
_KINDS_OF_UNKNOWN = frozenset({"city", "capital", "region"})
_SHORTEST = 2  # letters of a name that no table knows


def names_listed_place(
    around: Surroundings, first: int, last: int, candidates: tuple[Candidate, ...]
) -> bool:
    """Whether a name that the gazetteer knows is a place's here."""
    if _is_ruled_out(around, first, last, candidates):
        return False
    entity = around.place_entity_at(first)
    surface = around.surface(first, last)
    if entity is None and around.sheet.bearers.bears(surface):
        return False
    if around.is_whole(first, last) and _is_cued(around, first, last, candidates):
        return True
    if entity is not None:
        return _fits_entity(around, first, last, entity, candidates)
    return _stands_alone(around, first, last, candidates)


def may_name_unlisted_place(around: Surroundings, entity: Entity) -> bool:
    """Whether an entity that the gazetteer does not know may name a place: the network
    or the words around say so.
    """
    if around.place_entity_at(entity.first) is not None:
        return True
    return around.cues.kind(entity.first, entity.last) in _KINDS_OF_UNKNOWN


def names_unlisted_place(around: Surroundings, first: int, last: int) -> bool:
    """Whether a name that the gazetteer does not know is a place's here."""
    surface = around.surface(first, last)
    if len(surface) < _SHORTEST or not surface[0].isalpha():
        return False
    if around.sheet.bearers.bears(surface):
        return False
    if _is_ruled_out(around, first, last, ()):
        return False
    entity = around.entity_at.get(first)
    if entity is not None and entity.label == "PLACE":
        return True
    return around.cues.say_place(first, last)


def _is_ruled_out(
    around: Surroundings, first: int, last: int, candidates: tuple[Candidate, ...]
) -> bool:
    """Whether a name is an adjective, a person's first name, a house of rulers or a
    word that is never a place.
    """
    surface = around.surface(first, last)
    return (
        is_adjective(surface)
        or plain(surface) in words("no_places")
        or around.stands_for_rulers(first, last)
        or around.is_of_a_people(first, last)
        or around.is_called_so(first, last, candidates)
    )


def _is_cued(
    around: Surroundings, first: int, last: int, candidates: tuple[Candidate, ...]
) -> bool:
    """Whether the words around ask for a place and some candidate can be it: not "a
    state of Peace".
    """
    kind = around.cues.kind(first, last)
    if kind == "region":
        return any(candidate.kind != "city" for candidate in candidates)
    return kind is not None


def _fits_entity(
    around: Surroundings,
    first: int,
    last: int,
    entity: Entity,
    candidates: tuple[Candidate, ...],
) -> bool:
    """Whether a place that the network tags is this name, give or take an article, a
    compass word, its kind, or another place.
    """
    tagged = around.tokens[entity.first : entity.last]
    extra = [token.text for token in tagged if not first <= token.index < last]
    if extra and plain(extra[-1]) in words("streets"):
        return False
    if "," in extra or "-" in extra or is_only_descriptive(extra):
        return True
    return is_prominent(candidates[0])


def _stands_alone(
    around: Surroundings, first: int, last: int, candidates: tuple[Candidate, ...]
) -> bool:
    """Whether a name that the network takes for no place is one all the same, and no
    part of another name.
    """
    entity = around.entity_at.get(first)
    if entity is not None and entity.label == "PERSON" and not is_famous(candidates[0]):
        return False
    if not around.is_whole(first, last):
        return False
    if entity is not None:
        is_abbreviation = around.surface(first, last).isupper()
        is_body = entity.label == "ORG"
        if is_body and is_abbreviation and candidates[0].kind == "city":
            return False  # there is a town of Nato
        beside = [i for i in range(entity.first, entity.last) if not first <= i < last]
        if any(is_capitalised(around.tokens[index].text) for index in beside):
            return False  # part of a longer name
    return _is_well_known(around, first, last, candidates)


def _is_well_known(
    around: Surroundings, first: int, last: int, candidates: tuple[Candidate, ...]
) -> bool:
    """Whether a name that the network does not tag as a place is so well known, or so
    placed, that it is one all the same.
    """
    surface = around.surface(first, last)
    behind_preposition = around.cues.behind_preposition(first)
    if last - first == 1:
        if around.tokens[first].tag not in ("NNP", "NNPS"):
            return False
        if is_first_name(surface) and not behind_preposition:
            return False
    is_namesake = plain(surface) in words("namesakes")
    if not is_namesake and any(map(is_prominent, candidates[:3])):
        return True
    return behind_preposition and any(
        candidate.main and (candidate.population >= TOWN or candidate.kind == "county")
        for candidate in candidates
    )
