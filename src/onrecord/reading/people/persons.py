"""The named persons of one report: their mentions, and the spellings of each merged
under one name.

A surname goes to the full name that has it, when only one does. Two persons of one
surname stay two, and the bare surname is then nobody's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field

from onrecord.english.names import (
    fold,
    generation,
    plain,
    same_person,
    surname,
    words_of,
)
from onrecord.english.tables import pairs, words
from onrecord.model import Span
from onrecord.reading.bearers import FullName, gender_of, is_first_name
from onrecord.reading.people.person_names import (
    find_person_names,
    initials_of,
    is_full,
    is_in_headline,
    names_below_headline,
)
from onrecord.reading.people.shared_names import SharedName
from onrecord.reading.sheet import Sheet
from onrecord.spans import SpanSet

_KIN_REACH = 3  # tokens before a name in which its bearer is called somebody's kin


@dataclass(frozen=True, slots=True)
class NameMention:
    """One mention by name, tokens `first` up to `last`. `person`: the index of its
    person, None where two share it.
    """

    span: Span
    surface: str
    first: int
    last: int
    person: int | None


@dataclass(slots=True)
class Person:
    """One person of the report. `forms`: the full names used, each with how often.
    `gender` is "m", "f" or "" (not known).
    """

    name: str
    forms: Counter[str] = field(default_factory=Counter)
    gender: str = ""


@dataclass(frozen=True, slots=True)
class People:
    """All persons named in a report and where."""

    persons: tuple[Person, ...]
    mentions: tuple[NameMention, ...]


def find_persons(sheet: Sheet, taken: SpanSet) -> People:
    """The named persons of a report; nothing inside the spans `taken` (places)."""
    names = find_person_names(sheet, taken)
    persons = _merged(name for name in names if is_full(name))
    return _Assignment(sheet, names, persons).people()


def _merged(full_names: Iterable[FullName]) -> list[Person]:
    """Full names that agree are one person, under the fullest form; of those the
    commonest, then the first.
    """
    by_surname: dict[str, list[Person]] = {}
    persons: list[Person] = []
    for name in full_names:
        namesakes = by_surname.setdefault(surname(name.surface), [])
        for person in namesakes:
            if _can_be_one(person.name, name.surface):
                break
        else:
            person = Person(name=name.surface)
            namesakes.append(person)
            persons.append(person)
        person.forms[name.surface] += 1
    for person in persons:
        # max takes the first of equals, and a Counter keeps the order of the text.
        forms = person.forms
        person.name = max(forms, key=lambda form: (len(words_of(form)), forms[form]))
        person.gender = gender_of(person.name)
    return persons


def _can_be_one(a: str, b: str) -> bool:
    """Whether two full names can be one person's: they agree, or one is the other's end
    ("Lan Oru", "Mei Lan Oru"). A report that has "Lan Oru Jr." beside "Lan Oru" tells
    the son from the father.
    """
    if generation(a) != generation(b):
        return False
    if same_person(a, b):
        return True
    short, long = sorted((words_of(a), words_of(b)), key=len)
    return long[-len(short) :] == short and not is_first_name(short[0])


class _Assignment:
    """Gives each name of a report to its person, in text order."""

    def __init__(
        self, sheet: Sheet, names: Sequence[FullName], persons: list[Person]
    ) -> None:
        """`persons`: those with full names; persons of a bare surname are added."""
        self.sheet = sheet
        self.names = names
        self.persons = persons
        self.mentions: list[NameMention] = []
        self.paragraphs = _paragraphs(sheet)
        self.by_surname: dict[str, list[int]] = {}
        self.by_first_word: dict[str, list[int]] = {}
        below = names_below_headline(sheet, names)
        for number, person in enumerate(persons):
            self.by_surname.setdefault(surname(person.name), []).append(number)
            first_word = words_of(person.name)[0]
            begin = person.name.split(" ", 1)[0]
            if below & person.forms.keys() or is_first_name(begin):
                self.by_first_word.setdefault(first_word, []).append(number)
        kin = _kin(sheet, names)
        self.shared = {
            key: SharedName(main=self._only_one_not_kin(numbers, kin))
            for key, numbers in self.by_surname.items()
            if len(numbers) > 1
        }
        by_surname_only = _by_surname_only(sheet, names, persons, self.by_surname)
        for key, person in by_surname_only.items():
            self.shared[key] = SharedName(settled=self._add(person, key))

    def people(self) -> People:
        """All persons with their mentions."""
        for name in self.names:
            choices = self._choices(name)
            self.mentions.append(
                NameMention(
                    span=name.span,
                    surface=name.surface,
                    first=name.first,
                    last=name.last,
                    person=choices[0] if len(choices) == 1 else None,
                )
            )
        return People(tuple(self.persons), tuple(self.mentions))

    def _choices(self, name: FullName) -> list[int]:
        """The persons whom a name can mean where it stands."""
        key = fold(name.surface)
        if is_full(name):
            key = surname(name.surface)
            choices = [
                number
                for number in self.by_surname[key]
                if name.surface in self.persons[number].forms
            ]
        else:
            choices = self._bearers_of_single_name(name, key)
        in_quotation = len(choices) == 1 and name.first in self.sheet.quoted
        if key in self.shared and not in_quotation:
            return self.shared[key].bearers(choices, self._paragraph(name.first))
        return choices

    def _bearers_of_single_name(self, name: FullName, key: str) -> list[int]:
        """The persons who go by a surname, a first word that stands for one ("Xi" of
        "Xi Jinping") or initials; a new person where there is none.
        """
        choices = self._elders(self.by_surname.get(key, []))
        if not choices and key in self.by_first_word:
            choices = self._lately_named(self.by_first_word[key], name)
        if not choices:
            choices = [
                number
                for number, person in enumerate(self.persons)
                if initials_of(person.name) == name.surface
            ]
        choices = self._by_courtesy(name, choices)
        if not choices:
            person = Person(name.surface, Counter([name.surface]))
            choices = [self._add(person, key)]
        return choices

    def _only_one_not_kin(self, numbers: Sequence[int], kin: Set[str]) -> int | None:
        """Of several bearers of a surname the one whom the report does not name as
        somebody's kin; None where there is none, or more.
        """
        left = [n for n in numbers if not kin & self.persons[n].forms.keys()]
        return left[0] if len(left) == 1 else None

    def _elders(self, choices: list[int]) -> list[int]:
        """Of several bearers those that are no "Jr.": a bare surname never means the
        son beside the father.
        """
        elders = [n for n in choices if not generation(self.persons[n].name)]
        return elders if len(choices) > 1 and elders else choices

    def _lately_named(self, choices: Sequence[int], name: FullName) -> list[int]:
        """Of several bearers of a first name the one spoken of in this paragraph or the
        one before; all where two are.
        """
        since = self._paragraph(name.first) - 1
        near: set[int] = set()
        for mention in reversed(self.mentions):
            if self._paragraph(mention.first) < since:
                break
            if mention.person is not None and mention.person in choices:
                near.add(mention.person)
        return list(near) if len(near) == 1 else list(choices)

    def _by_courtesy(self, name: FullName, choices: list[int]) -> list[int]:
        """Of several bearers the one that "Mr" or "Mrs" before the name leaves; also
        learns a lone bearer's gender.
        """
        gender = _gender_by_courtesy(self.sheet, name)
        if not gender:
            return choices
        fitting = [n for n in choices if self.persons[n].gender in ("", gender)]
        if len(fitting) == 1:
            self.persons[fitting[0]].gender = gender
        return fitting or choices

    def _add(self, person: Person, key: str) -> int:
        """The number of a person added under the surname `key`."""
        self.persons.append(person)
        number = len(self.persons) - 1
        self.by_surname.setdefault(key, []).append(number)
        return number

    def _paragraph(self, token: int) -> int:
        return self.paragraphs[self.sheet.tokens[token].sentence]


def _by_surname_only(
    sheet: Sheet,
    names: Sequence[FullName],
    persons: Sequence[Person],
    by_surname: Mapping[str, Sequence[int]],
) -> dict[str, Person]:
    """Persons whom the report calls by a surname alone, though all others of that name
    have more ("Mr Orlo").

    They show by a Mr or Mrs that fits none of the others; or where the surname stands
    alone, below the headline, before any of the others is named, and those are named as
    somebody's kin.
    """
    only_kin: dict[str, bool] = {}
    misfits: dict[str, Person] = {}
    ahead: dict[str, Person] = {}
    for name in names:
        if is_full(name):
            key = surname(name.surface)
            only_kin[key] = only_kin.get(key, True) and _is_kin(sheet, name)
            continue
        key = fold(name.surface)
        gender = _gender_by_courtesy(sheet, name)
        others = [persons[number].gender for number in by_surname.get(key, ())]
        if not others:
            continue
        person = Person(name.surface, Counter([name.surface]), gender)
        if gender and all(other not in ("", gender) for other in others):
            misfits.setdefault(key, person)
        if key not in only_kin and not is_in_headline(sheet, name):
            ahead.setdefault(key, person)
    of_kin = {key: person for key, person in ahead.items() if only_kin.get(key)}
    return of_kin | misfits


def _kin(sheet: Sheet, names: Iterable[FullName]) -> Set[str]:
    """The full names whose bearer the report somewhere tells by kinship: "his wife,
    Marta Orlo", "Marta Orlo, the mayor's wife", "the brother of Marta Orlo".
    """
    return {
        name.surface
        for name in names
        if is_full(name) and (_is_kin(sheet, name) or _is_told_by_kin(sheet, name))
    }


def _is_told_by_kin(sheet: Sheet, name: FullName) -> bool:
    """Whether a noun for kin says who a name's bearer is, or is said to be theirs."""
    token = sheet.tokens[name.last - 1]
    beside = sheet.tree.dependents(token, ("appos",))
    if token.dep in ("appos", "pobj"):
        beside.append(sheet.tree.head(token))
    for word in beside:
        noun = sheet.tree.head(word) if word.text == "of" else word
        if noun.text.lower() in words("kin"):
            return True
    return False


def _is_kin(sheet: Sheet, name: FullName) -> bool:
    """Whether a full name is introduced as somebody's kin: "his wife, Marta Orlo"."""
    before = sheet.tokens[max(0, name.first - _KIN_REACH) : name.first]
    return any(token.text.lower() in words("kin") for token in before)


def _gender_by_courtesy(sheet: Sheet, name: FullName) -> str:
    """What a Mr or Mrs before a name says of its bearer: "m", "f" or ""."""
    at = name.first - 1
    if at >= 0 and sheet.tokens[at].text == ".":
        at -= 1
    if at < 0:
        return ""
    return pairs("courtesy").get(plain(sheet.tokens[at].text), "")


def _paragraphs(sheet: Sheet) -> list[int]:
    """For each sentence the number of the part it stands in."""
    paragraphs: list[int] = []
    number = -1
    last_part: Span | None = None
    for sentence in sheet.sentences:
        if sentence.part.span != last_part:
            number += 1
            last_part = sentence.part.span
        paragraphs.append(number)
    return paragraphs
