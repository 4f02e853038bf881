"""People: the mentions of a story's reports merged into persons, whatever each report's
spelling.

Full names are merged first, each with every other of its group (`one_person`); a bare
surname joins the one person it can be, and stays on its own where two bear it, for then
it is not known who is meant. Then the offices: "the mayor", whom a report does not
name, is the person whom another says to be mayor (`office_holders`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from onrecord.accounts.context import StoryContext
from onrecord.accounts.office_holders import BEHIND, Holders, office_meant
from onrecord.accounts.sources import one_person
from onrecord.english.names import fold, surname
from onrecord.model import (
    Account,
    Citation,
    Item,
    Mention,
    PersonEntry,
    Role,
    Span,
    Statement,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One person of the story: every name used (fullest forms and surfaces), and how
    often each full form is meant.
    """

    name: str
    variants: tuple[str, ...]
    names: frozenset[str]


class People:
    """The persons of a story, and who a name or an office is. `roles`: of each person,
    the most frequent first.
    """

    def __init__(self, persons: Sequence[Person], context: StoryContext) -> None:
        self.persons = tuple(persons)
        self._by_name = {
            name: i for i, person in enumerate(persons) for name in person.names
        }
        self.roles = _roles(self, context)
        self._holders = _holders(self, context)

    def of(self, name: str | None) -> int | None:
        """The number of the person a mention's `name` is of, None for a name no person
        of the story bears.
        """
        return None if name is None else self._by_name.get(name)

    def mentioned(self, report: str, mention: Mention) -> int | None:
        """The number of the person whom a mention of a report means, by its name or by
        an office the story knows.
        """
        return (
            self.of(mention.name)
            if mention.name is not None
            else self._holders.get((report, mention.span))
        )

    def speaker(self, report: str, statement: Statement) -> int | None:
        """The number of the person who makes a statement, None where it is not known
        who, or is no person.
        """
        if statement.speaker_name is not None or len(statement.speaker) != 1:
            return self.of(statement.speaker_name)
        return self._holders.get((report, statement.speaker[0]))


def find_people(context: StoryContext) -> People:
    """The persons the story's reports mention by name, in the order of their names."""
    counts: Counter[str] = Counter()
    surfaces: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for one in context.reports.values():
        for mention in one.reading.people:
            if mention.kind == "person" and mention.name and fold(mention.name):
                counts[mention.name] += 1
                if mention.form == "name":
                    surfaces[mention.name][_surface(one.text(mention.span))] += 1
    groups = _merged(counts)
    persons = (_person(group, counts, surfaces) for group in groups)
    return People(sorted(persons, key=lambda p: (p.name, p.variants)), context)


def _roles(people: People, context: StoryContext) -> dict[int, tuple[Role, ...]]:
    """What reports say each person is: each wording once, whatever its case, as it is
    first said.
    """
    told: defaultdict[int, Counter[str]] = defaultdict(Counter)
    first: dict[tuple[int, str], Role] = {}
    for id_, one in sorted(context.reports.items()):
        for mention in one.reading.people:
            person = people.of(mention.name) if mention.kind == "person" else None
            if person is not None and mention.role is not None:
                words = " ".join(one.text(mention.role).split())
                told[person][words.casefold()] += 1
                cited = Citation(report=id_, span=mention.role)
                first.setdefault(
                    (person, words.casefold()), Role(words=words, cited=cited)
                )
    return {
        person: tuple(
            first[person, w] for w in sorted(counts, key=lambda w: (-counts[w], w))
        )
        for person, counts in told.items()
    }


def _holders(people: People, context: StoryContext) -> dict[tuple[str, Span], int]:
    """The mentions by an office alone that their reports leave open and the story does
    not, outside quotations.
    """
    holders = Holders(
        {
            person: [role.words for role in roles]
            for person, roles in people.roles.items()
        }
    )
    found: dict[tuple[str, Span], int] = {}
    for id_, one in context.reports.items():
        for mention in one.reading.people:
            if (
                mention.kind != "person"
                or mention.form != "role"
                or mention.name is not None
            ):
                continue
            office = office_meant(
                one.text(mention.span),
                one.report.text[mention.span.end : mention.span.end + BEHIND],
            )
            person = holders.of(office) if office is not None else None
            said = one.statement_over(mention.span) if person is not None else None
            if person is not None and (said is None or said.form == "indirect"):
                found[id_, mention.span] = person
    return found


def entries(
    context: StoryContext,
    people: People,
    accounts: Sequence[Account],
    named: Callable[[Item], str | None],
) -> tuple[PersonEntry, ...]:
    """One entry a person, with the accounts that name them or whose members' sentences
    mention them. `named` gives whom an item itself names as its source.

    Sorted by the number of accounts, then by name.
    """
    found: defaultdict[int, set[str]] = defaultdict(set)
    for account in accounts:
        for member in account.members:
            one = context.reports[member.report]
            around = (
                m
                for m in one.mentions(one.around(member.item.span))
                if m.kind == "person"
            )
            meant = [people.mentioned(member.report, m) for m in around]
            for at in (*meant, people.of(named(member.item))):
                if at is not None:
                    found[at].add(account.id)
    mentions = _mentions(people, context)
    listed = (
        PersonEntry(
            name=person.name,
            variants=person.variants,
            accounts=tuple(sorted(found[i])),
            roles=people.roles.get(i, ()),
            mentions=tuple(mentions[i]),
        )
        for i, person in enumerate(people.persons)
    )
    return tuple(sorted(listed, key=lambda e: (-len(e.accounts), e.name, e.variants)))


def _mentions(people: People, context: StoryContext) -> dict[int, list[Citation]]:
    """Where each person is mentioned, by name, role or pronoun."""
    found: defaultdict[int, list[Citation]] = defaultdict(list)
    for id_, one in sorted(context.reports.items()):
        for mention in one.reading.people:
            person = (
                people.mentioned(id_, mention) if mention.kind == "person" else None
            )
            if person is not None:
                found[person].append(Citation(report=id_, span=mention.span))
    return found


def _surface(text: str) -> str:
    """A name as told, white space made one and a possessive ending taken off."""
    return " ".join(text.split()).replace("’s", "'s").removesuffix("'s")


def _merged(counts: Counter[str]) -> list[list[str]]:
    """The names that can be one person's together. Only names with one surname are
    compared.
    """
    families: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(counts):
        families[surname(name)].append(name)
    groups: list[list[str]] = []
    for family in families.values():
        bare = [name for name in family if fold(name) == surname(name)]
        full = [name for name in family if fold(name) != surname(name)]
        persons = _complete(full, counts)
        if bare and len(persons) == 1:
            persons[0].extend(bare)
        elif bare:
            persons.append(bare)
        groups.extend(persons)
    return groups


def _complete(names: Sequence[str], counts: Counter[str]) -> list[list[str]]:
    """Full names in groups where each can be each other; a name that fits two groups
    ("V. Smith") stands alone.
    """
    groups: list[list[str]] = []
    for name in sorted(names, key=lambda n: (-len(fold(n)), -counts[n], n)):
        fits = [
            group for group in groups if all(one_person(name, other) for other in group)
        ]
        if len(fits) == 1:
            fits[0].append(name)
        else:
            groups.append([name])
    return groups


def _person(
    names: Sequence[str], counts: Counter[str], surfaces: dict[str, Counter[str]]
) -> Person:
    full = [name for name in names if fold(name) != surname(name)] or list(names)
    shown = min(
        full, key=lambda n: (n.isupper(), -counts[n], -len(n), n)
    )  # a label in capitals is no better name
    told: Counter[str] = Counter()
    for name in names:
        told.update(surfaces.get(name, Counter()))
    variants = sorted(told, key=lambda n: (-told[n], n))
    return Person(name=shown, variants=tuple(variants), names=frozenset(names))
