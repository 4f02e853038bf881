"""The people and organisations a report mentions: by name, by role, by pronoun.

In order: named persons and their spellings merged (`person_names`), named organisations
(`organisations`), roles and bodies (`roles`), pronouns (`coreference`). What is not
certain has no name.
"""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.intake.agencies import known_agency, known_pattern
from onrecord.model import Mention, Report, Span
from onrecord.reading.people.antecedents import genders_by_nouns
from onrecord.reading.people.coreference import find_pronouns
from onrecord.reading.people.delayed_names import with_delayed_names
from onrecord.reading.people.offices import Descriptions
from onrecord.reading.people.organisations import find_organisations
from onrecord.reading.people.person_names import People, find_persons
from onrecord.reading.people.roles import METHOD, Roles
from onrecord.reading.sheet import Sheet
from onrecord.spans import SpanSet

_CREDITS = frozenset({"dateline", "signature", "credit"})


def read_people(sheet: Sheet) -> Sheet:
    """The sheet with the mentions of persons and organisations, in text order. Its places
    must have been read.

    Named persons stand outside places, a body's name may hold one. A country that
    speaks ("Russia said") is both a place and a mention by role. `name` is the fullest
    form of the person or body in this report, None where two could be meant or none is
    named.
    """
    report, places = sheet.report, sheet.places
    used = SpanSet(p.span for p in places if sheet.body_around(p.span) is None)
    people = find_persons(sheet, used)
    for mention in people.mentions:
        used.add(mention.span)
    roles = Roles(sheet, people, places)
    named = _named(people, roles.said)
    owned = roles.owned(SpanSet(m.span for m in named))
    whole = {body.span for body in owned}
    bodies = [
        Mention(
            span=o.span, method=METHOD, name=o.name, kind="organisation", form="name"
        )
        for o in find_organisations(sheet, used)
        if o.span not in whole
    ]
    bodies += _credited(report)
    by_role = roles.find(SpanSet(s.span for s in [*named, *owned, *bodies]), owned)
    found = [*named, *owned, *bodies, *by_role]
    genders = genders_by_nouns(sheet, found, {p.name: p.gender for p in people.persons})
    found += find_pronouns(sheet, sorted(found, key=lambda m: m.span), genders, METHOD)
    in_order = sorted(found, key=lambda m: (m.span, m.form))
    return replace(sheet, people=tuple(with_delayed_names(sheet, in_order, genders)))


def _credited(report: Report) -> list[Mention]:
    """The agencies that a report's dateline, signature or credit line names; those
    lines are no prose to be parsed.
    """
    return [
        Mention(
            span=Span(part.span.start + found.start(), part.span.start + found.end()),
            method=METHOD,
            name=known_agency(found.group()),
            kind="organisation",
            form="name",
        )
        for part in report.parts
        if part.kind in _CREDITS
        for found in re.finditer(
            rf"\b(?:{known_pattern()})\b", part.span.of(report.text)
        )
    ]


def _named(people: People, said: Descriptions) -> list[Mention]:
    return [
        Mention(
            span=m.span,
            method=METHOD,
            name=people.persons[m.person].name if m.person is not None else None,
            kind="person",
            form="name",
            role=said.role_of(m) if m.person is not None else None,
        )
        for m in people.mentions
    ]
