"""People: the mentions of a story's reports merged into persons, whatever each report's
spelling.

Full names are merged first, each with every other of its group (`one_person`); a bare
surname joins the one person it can be. Where several bear it, it is the most prominent
by far, and never a "Jr." beside another; it stays on its own where none is, for then it
is not known who is meant. Then the offices: "the mayor", whom a report does not
name, is the person whom another says to be mayor (`office_holders`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import combinations

from onrecord.accounts.context import StoryContext
from onrecord.accounts.office_holders import Held, Holders, held
from onrecord.accounts.spellings import joined
from onrecord.accounts.telling_source import named_by
from onrecord.english.names import fold, generation, surname
from onrecord.english.source_names import one_person
from onrecord.model import (
    Account,
    Citation,
    Member,
    Mention,
    PersonEntry,
    Role,
    Span,
    Statement,
)

# A bearer of a surname is the most prominent by far where so many times as many reports
# name it in full as name any other.
_BY_FAR = 3


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
        self._by_name: dict[str, int] = {}
        for number, person in enumerate(persons):
            self._by_name.update(dict.fromkeys(person.names, number))
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
        if mention.name is not None:
            return self.of(mention.name)
        return self._holders.get((report, mention.span))

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
    told: defaultdict[str, set[str]] = defaultdict(set)  # the reports that use a name
    surfaces: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for id_, report in context.reports.items():
        for mention in report.reading.people:
            name = mention.name
            if mention.kind != "person" or not name or not fold(name):
                continue
            counts[name] += 1
            told[name].add(id_)
            if mention.form == "name":
                surfaces[name][_surface(report.text(mention.span))] += 1
    groups = joined(_merged(counts, told), told, len(context.reports))
    persons = [_person(names, counts, surfaces) for names in groups]
    persons.sort(key=lambda person: (person.name, person.variants))
    return People(persons, context)


def _roles(people: People, context: StoryContext) -> dict[int, tuple[Role, ...]]:
    """What reports say each person is: each wording once, whatever its case, as it is
    first worded; the most frequent first.
    """
    counts: defaultdict[int, Counter[str]] = defaultdict(Counter)
    first: dict[tuple[int, str], Role] = {}
    for id_, report in sorted(context.reports.items()):
        for mention in report.reading.people:
            person = people.of(mention.name) if mention.kind == "person" else None
            if person is None or mention.role is None:
                continue
            words = " ".join(report.text(mention.role).split())
            wording = words.casefold()
            counts[person][wording] += 1
            if (person, wording) not in first:
                cited = Citation(report=id_, span=mention.role)
                first[person, wording] = Role(words=words, cited=cited)
    roles: dict[int, tuple[Role, ...]] = {}
    for person, wordings in counts.items():
        order = sorted(wordings, key=lambda wording: (-wordings[wording], wording))
        roles[person] = tuple(first[person, wording] for wording in order)
    return roles


def _holders(people: People, context: StoryContext) -> dict[tuple[str, Span], int]:
    """The mentions by an office alone, and the pronouns for it, that their reports
    leave open and the story does not, outside quotations: report and span, and the
    number of the person meant.
    """
    offices: list[tuple[int, Held]] = []
    for report in context.reports.values():
        for mention in report.reading.people:
            person = people.of(mention.name)
            office = held(report, mention.office)
            if mention.form == "name" and person is not None and office is not None:
                offices.append((person, office))
    holders = Holders(offices)
    meant: dict[tuple[str, Span], int] = {}
    for id_, report in context.reports.items():
        for mention in report.reading.people:
            if mention.form == "name" or mention.name is not None:
                continue
            office = held(report, mention.office)
            holder = holders.of(office) if office is not None else None
            if holder is None:
                continue
            statement = report.statement_over(mention.span)
            if statement is None or statement.form == "indirect":
                meant[id_, mention.span] = holder
    return meant


def entries(
    context: StoryContext, people: People, accounts: Sequence[Account]
) -> tuple[PersonEntry, ...]:
    """One entry a person, with the accounts that name them or whose members' sentences
    mention them.

    Sorted by the number of accounts, then by name.
    """
    ids: defaultdict[int, set[str]] = defaultdict(set)
    for account in accounts:
        for member in account.members:
            for meant in _meant_by(context, people, member):
                ids[meant].add(account.id)
            source = people.of(named_by(member.item))
            if source is not None:
                ids[source].add(account.id)
    mentions = _mentions(people, context)
    listed: list[PersonEntry] = []
    for number, person in enumerate(people.persons):
        entry = PersonEntry(
            name=person.name,
            variants=person.variants,
            accounts=tuple(sorted(ids[number])),
            roles=people.roles.get(number, ()),
            mentions=tuple(mentions[number]),
        )
        listed.append(entry)
    listed.sort(key=lambda entry: (-len(entry.accounts), entry.name, entry.variants))
    return tuple(listed)


def _meant_by(context: StoryContext, people: People, member: Member) -> list[int]:
    """The numbers of the persons whom the sentences around a member mention."""
    report = context.reports[member.report]
    sentences = report.around(member.item.span)
    numbers: list[int] = []
    for mention in report.mentions(sentences):
        if mention.kind != "person":
            continue
        person = people.mentioned(member.report, mention)
        if person is not None:
            numbers.append(person)
    return numbers


def _mentions(people: People, context: StoryContext) -> dict[int, list[Citation]]:
    """Where each person is mentioned, by name, role or pronoun."""
    citations: defaultdict[int, list[Citation]] = defaultdict(list)
    for id_, report in sorted(context.reports.items()):
        for mention in report.reading.people:
            if mention.kind != "person":
                continue
            person = people.mentioned(id_, mention)
            if person is not None:
                citations[person].append(Citation(report=id_, span=mention.span))
    return citations


def _surface(text: str) -> str:
    """A name as told, white space made one and a possessive ending taken off."""
    return " ".join(text.split()).replace("’s", "'s").removesuffix("'s")


def _merged(counts: Counter[str], told: Mapping[str, Set[str]]) -> list[list[str]]:
    """The names that can be one person's together, by how often each is used and in
    which reports. Only names with one surname are compared.
    """
    families: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(counts):
        families[surname(name)].append(name)
    groups: list[list[str]] = []
    for family in families.values():
        bare: list[str] = []
        full: list[str] = []
        for name in family:
            is_bare = fold(name) == surname(name)
            (bare if is_bare else full).append(name)
        persons = _complete(full, counts, told)
        bearer = _prominent(persons, told) if bare else None
        if bearer is not None:
            bearer.extend(bare)
        elif bare:
            persons.append(bare)
        groups.extend(persons)
    return groups


def _prominent(
    persons: Sequence[list[str]], told: Mapping[str, Set[str]]
) -> list[str] | None:
    """The names of the one whom a bare surname means: of a father and his "Jr." the
    father, of several the one whom reports name in full most often by far, if no "Jr.";
    None where there is no such person.
    """
    if len(persons) < 2:
        return persons[0] if persons else None
    reports: list[tuple[int, list[str]]] = []
    for names in persons:
        naming = set[str]().union(*(told[name] for name in names))
        reports.append((len(naming), names))
    (most, first), (next_most, _), *_ = sorted(reports, key=lambda one: -one[0])
    elders = [names for names in persons if not any(map(generation, names))]
    if len(elders) == 1:
        (elder,) = elders
        if all(one_person(elder[0], names[0]) for names in persons):
            return elder
    return first if first in elders and most >= _BY_FAR * next_most else None


def _told_apart(a: str, b: str, told: Mapping[str, Set[str]]) -> bool:
    """Whether a report has both names, and one is a "Jr." or "Sr."."""
    return generation(a) != generation(b) and not told[a].isdisjoint(told[b])


def _complete(
    names: Sequence[str], counts: Counter[str], told: Mapping[str, Set[str]]
) -> list[list[str]]:
    """Full names in groups where each can be each other. Where a report tells a "Jr."
    from another of the name, all reports are taken to.
    """
    generations: defaultdict[str, list[str]] = defaultdict(list)
    for name in names:
        generations[generation(name)].append(name)
    apart = len(generations) > 1 and any(
        _told_apart(a, b, told) for a, b in combinations(names, 2)
    )
    groups: list[list[str]] = []
    for together in generations.values() if apart else (names,):
        groups += _fitting(together, counts)
    return groups


def _fitting(names: Sequence[str], counts: Counter[str]) -> list[list[str]]:
    """Full names in groups where each can be each other; a name that fits two groups
    ("V. Smith") stands alone.
    """
    groups: list[list[str]] = []
    for name in sorted(names, key=lambda n: (-len(fold(n)), -counts[n], n)):
        fits: list[list[str]] = []
        for group in groups:
            if all(one_person(name, other) for other in group):
                fits.append(group)
        if len(fits) == 1:
            fits[0].append(name)
        else:
            groups.append([name])
    return groups


def _person(
    names: Sequence[str], counts: Counter[str], surfaces: dict[str, Counter[str]]
) -> Person:
    """The person of these names: shown by the full name meant most, but by one in
    capitals last, which is how a label has it. The variants are the most frequent
    first.
    """
    full = [name for name in names if fold(name) != surname(name)]
    shown = min(
        full or names,
        key=lambda name: (name.isupper(), -counts[name], -len(name), name),
    )
    variants: Counter[str] = Counter()
    for name in names:
        variants.update(surfaces.get(name, Counter()))
    order = sorted(variants, key=lambda variant: (-variants[variant], variant))
    return Person(name=shown, variants=tuple(order), names=frozenset(names))
