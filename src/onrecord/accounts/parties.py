"""The parties of a story: persons, bodies, offices, documents and groups, each one
whatever its reports call it, and who speaks for whom.

Persons are those of `people.py`, under their numbers there. The other names that
sources go by are put together by `sources.shown`. A spokesman is a party of its own,
who speaks for another. What anybody may be called ("officials"), and a surname that
several bear, is no party: it stays open, and neither forbids nor proves.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.accounts import sources
from onrecord.accounts.context import StoryContext
from onrecord.accounts.people import People
from onrecord.accounts.telling_source import source_of
from onrecord.english.names import surname
from onrecord.english.source_names import (
    Match,
    match,
    one_person,
    person_in,
    source_key,
)
from onrecord.model import (
    Mention,
    Naming,
    PartyKind,
    Statement,
    Telling,
)

# What need not be another than somebody who stands in it or behind it.
_MAY_BE_OF_OTHERS: frozenset[PartyKind] = frozenset({"document", "group", "office"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """One party of a story.

    `name` is what it is shown by, `names` are all that its reports call it. `principal`
    is whom it speaks for.
    """

    number: int
    kind: PartyKind
    name: str
    names: frozenset[str]
    principal: Party | None = None


def compare(a: Party | None, b: Party | None) -> Match:
    """Whether two parties are one.

    Open where either is not known, or may stand for the other: a document for its
    writer, a group for its members, a person's spokesman for that person. A body and
    who speaks for it are one source.
    """
    if a is None or b is None:
        return "open"
    if a.number == b.number:
        return "same"
    if a.principal is not None or b.principal is not None:
        x, y = a.principal or a, b.principal or b
        behind = compare(x, y)
        return "open" if behind == "same" and x.kind == "person" else behind
    if a.kind in _MAY_BE_OF_OTHERS or b.kind in _MAY_BE_OF_OTHERS:
        return "open"
    if a.kind == "person" and b.kind == "person":
        return "different"
    return "open" if match(a.name, b.name) != "different" else "different"


class Parties:
    """The parties of a story, by what its reports call them."""

    def __init__(
        self,
        context: StoryContext,
        people: People,
    ) -> None:
        """Asks every telling and every statement of the story once."""
        self._people = people
        self._families: defaultdict[str, list[int]] = defaultdict(list)
        parties: list[Party] = []
        for number, person in enumerate(people.persons):
            self._families[surname(person.name)].append(number)
            party = Party(
                number=number, kind="person", name=person.name, names=person.names
            )
            parties.append(party)
        self._by_label: dict[str, int] = {}
        named = Counter(_namings(context))
        counts, kinds = _labels(context, named)
        parties += self._others(counts, kinds, len(parties))
        parties += self._spokesmen(named, parties)
        self.parties = tuple(parties)

    def party_of(self, report: str, item: Mention | Telling | Statement) -> int | None:
        """The number of the party that a mention means, or whose word another item is;
        None where it is open.
        """
        if isinstance(item, Mention):
            if item.kind == "person":
                return self._people.mentioned(report, item)
            return None if item.name is None else self._by_label.get(item.name)
        source = source_of(item)
        if isinstance(source, Statement):
            person = self._people.speaker(report, source)
            if person is not None or _is_open(source):
                return person
        if source is None or source.naming is None:
            return None
        return self._by_label.get(source.naming.label)

    def party(self, report: str, item: Mention | Telling | Statement) -> Party | None:
        """As `party_of`, the party itself."""
        number = self.party_of(report, item)
        return None if number is None else self.parties[number]

    def compare(self, a: int | None, b: int | None) -> Match:
        """Whether two parties, by their numbers, are one; see `compare`."""
        return compare(
            None if a is None else self.parties[a],
            None if b is None else self.parties[b],
        )

    def _bearers(self, label: str) -> list[int]:
        """The persons whom a label may name, by itself or behind a role ("regional
        governor Ada Venn"): of a bare surname all who bear it.
        """
        person = self._people.of(label)
        if person is not None:
            return [person]
        name = person_in(source_key(label))
        if name is None:
            return []
        return [
            number
            for number in self._families.get(surname(name), ())
            if one_person(name, self._people.persons[number].name)
        ]

    def _others(
        self, counts: Counter[str], kinds: Mapping[str, PartyKind], first: int
    ) -> Iterator[Party]:
        """The parties that are no persons of the story and speak for nobody, numbered
        from `first` in the order of their names.

        `counts`: their labels, those of persons among them, with how often each is
        used; `kinds`: what each names.
        """
        others: dict[str, int] = {}
        for label, count in counts.items():
            bearers = self._bearers(label)
            if not bearers:
                others[label] = count
            elif len(bearers) == 1:
                self._by_label[label] = bearers[0]
        groups: defaultdict[str, list[str]] = defaultdict(list)
        for label, form in sources.shown(others).items():
            groups[form].append(label)
        for number, name in enumerate(sorted(groups), start=first):
            self._by_label.update(dict.fromkeys(groups[name], number))
            names = frozenset(groups[name])
            yield Party(number=number, kind=kinds[name], name=name, names=names)

    def _spokesmen(
        self, named: Counter[Naming], parties: list[Party]
    ) -> Iterator[Party]:
        """Those who speak for a party, one for each, shown as they are worded most
        often.
        """
        wordings: defaultdict[str | int, Counter[str]] = defaultdict(Counter)
        principals: dict[str | int, Party | None] = {}
        for naming, count in named.items():
            if naming.principal is None:
                continue
            number = self._by_label.get(naming.principal)
            key = naming.principal if number is None else number
            principals[key] = None if number is None else parties[number]
            wordings[key][naming.label] += count
        ordered = sorted(wordings.items(), key=lambda of_one: sorted(of_one[1]))
        for number, (key, counts) in enumerate(ordered, start=len(parties)):
            self._by_label.update(dict.fromkeys(counts, number))
            yield Party(
                number=number,
                kind="person",
                name=min(counts, key=lambda label: (-counts[label], label)),
                names=frozenset(counts),
                principal=principals[key],
            )


def _labels(
    context: StoryContext, named: Counter[Naming]
) -> tuple[Counter[str], dict[str, PartyKind]]:
    """What parties are called by themselves, spokesmen and those without a name left
    out: how often, and what each label names.
    """
    counts: Counter[str] = Counter()
    kinds: dict[str, PartyKind] = {}
    for report in context.reports.values():
        for mention in report.reading.people:
            if mention.kind == "organisation" and mention.name is not None:
                counts[mention.name] += 1
                kinds[mention.name] = "body"
    for naming, count in named.items():
        if naming.principal is not None:
            counts[naming.principal] += 0
            kinds.setdefault(naming.principal, "body")
        elif naming.kind != "anonymous":
            counts[naming.label] += count
            kinds.setdefault(naming.label, naming.kind)
    return counts, kinds


def _is_open(statement: Statement) -> bool:
    """Whether a speaker is a person named in a report that does not say which."""
    mention = statement.speaker_mention
    if mention is None or mention.kind != "person" or mention.form != "name":
        return False
    return mention.name is None and statement.speaker_name is None


def _namings(context: StoryContext) -> Iterator[Naming]:
    """What the sources of all statements and tellings of a story are called."""
    for report in context.reports.values():
        reading = report.reading
        said: Sequence[Telling | Statement] = [*reading.statements, *reading.tellings]
        for one in said:
            named = source_of(one)
            if named is not None and named.naming is not None:
                yield named.naming
