"""The people and organisations a report mentions: by name, by role, by pronoun.

In order: named persons and their spellings merged (`person_names`), named organisations (`organisations`), roles and
bodies (`roles`), pronouns (`coreference`). What is not certain has no name.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model import Mention, Place, Report
from onrecord.reading.bearers import find_bearers
from onrecord.reading.people.coreference import find_pronouns
from onrecord.reading.people.organisations import find_organisations
from onrecord.reading.people.person_names import People, find_persons
from onrecord.reading.people.roles import METHOD, Roles
from onrecord.reading.spans import SpanSet
from onrecord.reading.syntax import Syntax


def find_people(report: Report, syntax: Syntax, places: Sequence[Place]) -> tuple[Mention, ...]:
    """The mentions of persons and organisations in `report`, in text order; spans are offsets into its text.

    Named mentions stand outside places; a country that speaks ("Russia said") is both a place and a mention by role.
    `name` is the fullest form of the person or body in this report, None where two could be meant or none is named.
    """
    del report  # the door is the same for every kind of item; all that is wanted is in the syntax
    used = SpanSet(p.span for p in places)
    people = find_persons(syntax, find_bearers(syntax), used)
    for mention in people.mentions:
        used.add(mention.span)
    named = _named(people)
    roles = Roles(syntax, people, places)
    owned = roles.owned(SpanSet(m.span for m in named))
    for body in owned:
        used.add(body.span)
    bodies = [
        Mention(span=o.span, method=METHOD, name=o.name, kind="organisation", form="name")
        for o in find_organisations(syntax, used)
    ]
    by_role = roles.find(SpanSet(s.span for s in [*named, *owned, *bodies]), owned)
    found = [*named, *owned, *bodies, *by_role]
    genders = {p.name: p.gender for p in people.persons}
    titled = frozenset(people.persons[o.person].name for o in roles.offices if o.nouns)
    found += find_pronouns(syntax, sorted(found, key=lambda m: m.span), genders, METHOD, titled)
    return tuple(sorted(found, key=lambda m: (m.span, m.form)))


def _named(people: People) -> list[Mention]:
    return [
        Mention(
            span=m.span,
            method=METHOD,
            name=people.persons[m.person].name if m.person is not None else None,
            kind="person",
            form="name",
        )
        for m in people.mentions
    ]
