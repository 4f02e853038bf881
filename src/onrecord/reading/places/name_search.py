"""The search for the names of places in a report.

It goes over the report four times: for the names that the gazetteer knows, for those
names again where the network takes them for something else, for names that the network
or the words around take for places and the gazetteer does not know, and for the names
in the dateline.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from onrecord.english.marks import DASHES
from onrecord.english.names import plain
from onrecord.english.tables import words, words_as
from onrecord.intake.agencies import known_agency
from onrecord.model import Span
from onrecord.reading.places.acceptance import (
    may_name_unlisted_place,
    names_listed_place,
    names_unlisted_place,
)
from onrecord.reading.places.cues import is_capitalised
from onrecord.reading.places.gazetteer import Gazetteer
from onrecord.reading.places.mentions import (
    PlaceMention,
    ends_a_name,
    mention_at,
    name_within,
)
from onrecord.reading.places.prominence import is_prominent, is_town
from onrecord.reading.places.surroundings import LINE_BREAK, Surroundings
from onrecord.reading.sheet import Sheet
from onrecord.reading.tokens import Token
from onrecord.spans import SpanSet

LONGEST = 6  # tokens of one name

# The stretches of a dateline between commas, brackets and dashes.
_DATELINE_NAME = re.compile(rf"[^\W\d_][^,(){DASHES}/\n]*[^\W\d_]\.?")
_ABBREVIATION = re.compile(r"[A-Z]{2,4}")


def find_mentions(sheet: Sheet, gazetteer: Gazetteer) -> list[PlaceMention]:
    """The mentions of places in one report, in text order, none overlapping.

    `sheet` must have been parsed and its entities named.
    """
    around = Surroundings(sheet, gazetteer)
    mentions = _listed(around)
    mentions += _listed_again(around, mentions)
    mentions += _unlisted(around, mentions)
    mentions += _in_datelines(sheet, gazetteer)
    return sorted(mentions, key=lambda mention: mention.span)


def _listed(around: Surroundings) -> list[PlaceMention]:
    """The names that the gazetteer knows, the longest at each place."""
    mentions = []
    at = 0
    while at < len(around.tokens):
        last = _end_of_listed_name(around, at)
        if last is None:
            at += 1
        else:
            mentions.append(mention_at(around, at, last))
            at = last
    return mentions


def _end_of_listed_name(around: Surroundings, first: int) -> int | None:
    """The end of the longest place name that starts at token `first`; None where there
    is none.
    """
    tokens = around.tokens
    if not is_capitalised(tokens[first].text):
        return None
    end = first + 1
    for token in tokens[first + 1 : first + LONGEST]:
        is_joint = token.text.lower() in words("name_joints")
        if token.sentence != tokens[first].sentence:
            break
        if not (is_joint or is_capitalised(token.text)):
            break
        end = token.index + 1
    for last in range(end, first, -1):
        if last - first > 1 and not ends_a_name(tokens[last - 1].text):
            continue
        candidates = around.lookup(first, last)
        if candidates and names_listed_place(around, first, last, candidates):
            return last
    return None


def _listed_again(
    around: Surroundings, mentions: Iterable[PlaceMention]
) -> list[PlaceMention]:
    """One-word names of `mentions` again where the network takes them for something
    else; and towns that it takes for organisations, in the countries that the report
    speaks of.
    """
    names = {plain(mention.surface) for mention in mentions}
    starts = {mention.span.start for mention in mentions}
    countries = _countries_of(around.gazetteer, mentions)
    again = []
    for token in around.tokens:
        if token.start in starts or not _may_name_place_again(around, token):
            continue
        if plain(token.text) in names or _names_town_in(around, token, countries):
            again.append(mention_at(around, token.index, token.index + 1))
    return again


def _countries_of(
    gazetteer: Gazetteer, mentions: Iterable[PlaceMention]
) -> set[str | None]:
    """The countries of the well-known places that a report mentions, without those
    whose towns bear the names of families.
    """
    countries = set()
    for mention in mentions:
        candidates = gazetteer.lookup(mention.surface)
        if candidates and is_prominent(candidates[0]):
            countries.add(candidates[0].country)
    return countries - words_as("country_uses", "towns bear family names")


def _may_name_place_again(around: Surroundings, token: Token) -> bool:
    """Whether a token can be a place's name though the network does not say so."""
    if not is_capitalised(token.text) or not token.tag.startswith("NNP"):
        return False
    entity = around.entity_at.get(token.index)
    if entity is not None:
        is_part = entity.last - entity.first > 1
        is_abbreviation = entity.label == "ORG" and token.text.isupper()
        if is_part or is_abbreviation:
            return False
    first, last = token.index, token.index + 1
    return (
        around.is_whole(first, last)
        and not around.sheet.bearers.bears(token.text)
        and not around.stands_for_rulers(first, last)
    )


def _names_town_in(
    around: Surroundings, token: Token, countries: Collection[str | None]
) -> bool:
    """Whether the network takes a town in one of these countries for a body."""
    entity = around.entity_at.get(token.index)
    if entity is None or entity.label != "ORG":
        return False
    if plain(token.text) in words("no_places") | words("namesakes"):
        return False
    return any(
        is_town(candidate) and candidate.country in countries
        for candidate in around.gazetteer.lookup(token.text)
    )


def _unlisted(
    around: Surroundings, mentions: Iterable[PlaceMention]
) -> list[PlaceMention]:
    """Names of places that the gazetteer does not know, outside `mentions`."""
    taken = SpanSet(mention.span for mention in mentions)
    unlisted = []
    for entity in (*around.sheet.toponyms, *around.sheet.entities):
        if taken.touches(entity.span) or not may_name_unlisted_place(around, entity):
            continue
        name = name_within(around, entity)
        if name is None or LINE_BREAK.search(around.surface(*name)):
            continue
        if names_unlisted_place(around, *name):
            mention = mention_at(around, *name)
            taken.add(mention.span)
            unlisted.append(mention)
    return unlisted


def _in_datelines(sheet: Sheet, gazetteer: Gazetteer) -> list[PlaceMention]:
    """The places of a dateline that the gazetteer knows. Datelines are not parsed."""
    mentions = []
    for part in sheet.report.parts:
        if part.kind != "dateline":
            continue
        for match in _DATELINE_NAME.finditer(part.span.of(sheet.text)):
            surface = match.group()
            first_word = surface.partition(" ")[0]
            if _is_agency_or_outlet(surface) or plain(first_word) in words("no_places"):
                continue
            if gazetteer.lookup(surface):
                start = part.span.start + match.start()
                span = Span(start, start + len(surface))
                mentions.append(PlaceMention(span, surface, "", -1))
    return mentions


def _is_agency_or_outlet(name: str) -> bool:
    """Whether a name in a dateline is that of a news agency or an outlet: "TASS"."""
    if not _ABBREVIATION.fullmatch(name):
        return False
    return known_agency(name) is not None or name in words("outlets_in_datelines")
