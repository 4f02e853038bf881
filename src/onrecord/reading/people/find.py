"""The people and organisations a report mentions: by name, by role, by pronoun.

In order: named persons and their spellings merged (`persons`), named organisations
(`organisations`), persons and bodies by what they are (`roles`, `bodies`), countries
that speak (`states`), pronouns (`coreference`). What is not certain has no name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from onrecord.intake.agencies import known_agency, known_pattern
from onrecord.model import Mention, Report, Span
from onrecord.reading.people.bodies import find_bodies, find_owned_bodies
from onrecord.reading.people.coreference import with_pronouns
from onrecord.reading.people.delayed_names import with_delayed_names
from onrecord.reading.people.forms import by_name
from onrecord.reading.people.office_words import office_of
from onrecord.reading.people.offices import Descriptions
from onrecord.reading.people.organisations import find_organisations
from onrecord.reading.people.person_nouns import genders_by_nouns
from onrecord.reading.people.persons import People, find_persons
from onrecord.reading.people.role_phrases import RolePhrases
from onrecord.reading.people.roles import find_persons_by_role
from onrecord.reading.people.states import find_states
from onrecord.reading.sheet import Sheet
from onrecord.spans import SpanSet

_CREDITS = frozenset({"dateline", "signature", "credit"})


def read_people(sheet: Sheet) -> Sheet:
    """The sheet with the mentions of persons and organisations, in text order. Its
    places must have been read.

    Named persons stand outside places, a body's name may hold one. A country that
    speaks ("Russia said") is both a place and a mention by role. `name` is the fullest
    form of the person or body in this report, None where two could be meant or none is
    named.
    """
    outside = [
        place.span for place in sheet.places if sheet.body_around(place.span) is None
    ]
    persons = find_persons(sheet, SpanSet(outside))
    descriptions = Descriptions(sheet, persons)
    phrases = RolePhrases(descriptions)
    named = _named(descriptions)
    owned = find_owned_bodies(phrases, SpanSet(_spans(named)))
    bodies = _organisations(sheet, SpanSet([*outside, *_spans(named)]), owned)
    bodies += _credited(sheet.report)
    taken = _spans([*named, *owned, *bodies])
    by_role = find_persons_by_role(phrases, SpanSet(taken))
    by_role += find_bodies(phrases, SpanSet([*taken, *_spans(by_role)]), owned)
    by_role += find_states(sheet)
    by_role.sort(key=lambda mention: mention.span)
    return _with_pronouns(sheet, persons, [*named, *owned, *bodies, *by_role])


def _with_pronouns(sheet: Sheet, persons: People, mentions: list[Mention]) -> Sheet:
    """The sheet with `mentions` and the pronouns that stand for persons among them."""
    in_order = [
        replace(mention, office=office_of(sheet.text, mention))
        for mention in sorted(mentions, key=lambda mention: mention.span)
    ]
    sheet = replace(sheet, people=tuple(in_order))
    genders_of_names = {person.name: person.gender for person in persons.persons}
    genders = genders_by_nouns(sheet, genders_of_names)
    in_order = with_pronouns(sheet, genders)
    return with_delayed_names(replace(sheet, people=tuple(in_order)), genders)


def _spans(mentions: Iterable[Mention]) -> list[Span]:
    return [mention.span for mention in mentions]


def _organisations(
    sheet: Sheet, taken: SpanSet, owned: Sequence[Mention]
) -> list[Mention]:
    """The organisations named outside the spans `taken`, without those that go by their
    owner (`owned`).
    """
    by_owner = set(_spans(owned))
    return [
        by_name(organisation.span, organisation.name, "organisation")
        for organisation in find_organisations(sheet, taken)
        if organisation.span not in by_owner
    ]


def _credited(report: Report) -> list[Mention]:
    """The agencies that a report's dateline, signature or credit line names; those
    lines are no prose to be parsed.
    """
    agencies = re.compile(rf"\b(?:{known_pattern()})\b")
    mentions = []
    for part in report.parts:
        if part.kind not in _CREDITS:
            continue
        for match in agencies.finditer(part.span.of(report.text)):
            start = part.span.start + match.start()
            span = Span(start, start + len(match.group()))
            mentions.append(by_name(span, known_agency(match.group()), "organisation"))
    return mentions


def _named(descriptions: Descriptions) -> list[Mention]:
    """The mentions of persons by name, with what is said beside them."""
    people = descriptions.people
    mentions = []
    for mention in people.mentions:
        if mention.person is None:
            mentions.append(by_name(mention.span, None, "person"))
        else:
            name = people.persons[mention.person].name
            role = descriptions.role_of(mention)
            mentions.append(by_name(mention.span, name, "person", role))
    return mentions
