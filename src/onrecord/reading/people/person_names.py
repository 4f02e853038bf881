"""Named persons of one report: their mentions, mended where the parser errs, and
spellings merged under one name.

A surname goes to the full name that has it, when only one does. Two persons of one
surname stay two, and the bare surname is then nobody's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.english.names import fold, plain, same_person, surname, words_of
from onrecord.english.tables import pairs, words, words_as
from onrecord.model import Span
from onrecord.reading.bearers import FullName, gender_of, is_first_name
from onrecord.reading.entity_bounds import Entity
from onrecord.reading.people.shared_names import SharedName
from onrecord.reading.places.adjectives import is_adjective
from onrecord.reading.sheet import Sheet
from onrecord.reading.tokens import Token
from onrecord.spans import SpanSet

_NO_NAMES = frozenset(
    {"IN", "PRP", "PRP$", "DT", "MD", "RB", "CC", "WDT", "WP", "WRB", "CD"}
)
_INITIALS = re.compile(r"(?:[A-Z]\.){2,3}")  # "T.J."
_POSSESSIVE = frozenset({"'s", "’s", "'", "’", "´s"})


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
    """One person of the report. `gender` is "m", "f" or "" (not known)."""

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
    found = _collect(sheet, taken)
    found.sort(key=lambda n: n.span)
    persons = _persons([n for n in found if _full(n)])
    return _assign(sheet, found, persons)


def _collect(sheet: Sheet, taken: SpanSet) -> list[FullName]:
    used, found = SpanSet(taken.spans), []
    below = _below_headline(sheet, sheet.bearers.full)
    for name in sheet.bearers.full:
        cut = _without_titles(name, sheet)
        cut = _without_verbs(cut, sheet, below) if cut else None
        if cut and not used.touches(cut.span) and _is_person(cut, sheet):
            found.append(cut)
            used.add(cut.span)
    known = {key for n in found for key in (fold(n.surface), surname(n.surface))}
    for entity in sheet.entities:
        single = _single(entity, sheet) or _under_another_label(entity, sheet, known)
        if single and not used.touches(single.span):
            found.append(single)
            used.add(single.span)
    return found + _sweep(sheet, found, used)


def _full(name: FullName) -> bool:
    """Whether a name has more than a surname."""
    return len(words_of(name.surface)) > surname(name.surface).count(" ") + 1


def _without_titles(name: FullName, sheet: Sheet) -> FullName | None:
    """A name without "President", "Mr" and the like before it, a country's adjective,
    or the end of a body's name.
    """
    first = name.first
    while first < name.last and _is_title(sheet.tokens[first].text):
        first += 1
    while name.last - first > 2 and _ends_body(sheet.tokens[first].text):
        first += 1
    return _name(sheet, first, name.last) if first < name.last else None


def _is_title(word: str) -> bool:
    if is_adjective(word):
        return not is_first_name(word)
    key = plain(word)
    return (
        key in words("title_words")
        or key in words("credit_names")
        or word in (".", "US", "U.S.", "UK", "-")
    )


def _without_verbs(name: FullName, sheet: Sheet, below: set[str]) -> FullName:
    """A name of a headline without what follows it there in capitals ("Marta Orlo Slams
    Venn"), by the names below.
    """
    for last in range(name.first + 2, name.last):
        cut = _name(sheet, name.first, last)
        if name.surface not in below and cut.surface in below:
            return cut
    return name


def _ends_body(word: str) -> bool:
    return plain(word) in words("organisation_words") and not is_first_name(word)


def _is_person(name: FullName, sheet: Sheet) -> bool:
    last = plain(sheet.tokens[name.last - 1].text)
    if any(c.isdigit() for c in name.surface):
        return False
    if last in words("site_words") | words("organisation_words") and not is_first_name(
        sheet.tokens[name.first].text
    ):
        return False
    return name.last - name.first > 1 or not is_adjective(name.surface)


def _single(entity: Entity, sheet: Sheet) -> FullName | None:
    """A person entity of one word, such as "Putin"."""
    first, last = entity.first, entity.last
    while last > first and sheet.tokens[last - 1].text in _POSSESSIVE:
        last -= 1
    while first < last and _is_title(sheet.tokens[first].text):
        first += 1
    if entity.label != "PERSON" or last - first != 1 or _owns_ministry(sheet, first):
        return None
    token = sheet.tokens[first]
    word = token.text
    if first and sheet.tokens[first - 1].text.lower() == "the" and word.endswith("s"):
        return None  # a family: "the Marlows"
    spelt = (word.isalpha() and _is_long_enough(word)) or bool(
        _INITIALS.fullmatch(word)
    )
    good = word[:1].isupper() and spelt and token.tag in ("NNP", "NNPS")
    if (
        not good
        or is_adjective(token.text)
        or plain(token.text) in words("no_places") | words("organisation_words")
    ):
        return None
    return _name(sheet, first, last)


def _owns_ministry(sheet: Sheet, at: int) -> bool:
    """Whether a name owns a ministry, as countries do and persons do not: "Ostravia's
    foreign ministry".
    """
    head = sheet.tokens[sheet.tokens[at].head]
    return sheet.tokens[at].dep == "poss" and head.text.lower() in words_as(
        "people_words", "of a ministry"
    )


def _is_long_enough(word: str) -> bool:
    """Whether a word alone can be a name: "Xi", but not the initials "XI"."""
    return len(word) > 2 or (len(word) == 2 and not word.isupper())


def _under_another_label(
    entity: Entity, sheet: Sheet, known: set[str]
) -> FullName | None:
    """A full name found elsewhere that the parser takes for an organisation here."""
    if entity.label == "PERSON" or not 2 <= entity.last - entity.first <= 5:
        return None
    last = entity.last - (sheet.tokens[entity.last - 1].text in _POSSESSIVE)
    name = _name(sheet, entity.first, last)
    return name if fold(name.surface) in known else None


def _name(sheet: Sheet, first: int, last: int) -> FullName:
    span = Span(sheet.tokens[first].start, sheet.tokens[last - 1].end)
    return FullName(span, span.of(sheet.text), first, last)


def _sweep(sheet: Sheet, found: Sequence[FullName], used: SpanSet) -> list[FullName]:
    """Names known from elsewhere in the report where the parser has none, or another
    label: "Trump" as an ORG.
    """
    known = {
        s.rsplit(" ", 1)[-1]: s.count(" ") for s in (surname(n.surface) for n in found)
    }
    full = [n for n in found if _full(n)]
    initials, families = (
        {_initials(n.surface) for n in full},
        {surname(n.surface).rsplit(" ", 1)[-1] for n in full},
    )
    given = {plain(n.surface).split(" ")[0] for n in full}
    bodies = {
        e.first for e in sheet.entities if e.label == "ORG"
    }  # one word and no full name: a firm's or a band's
    inside = {
        i: e
        for e in sheet.entities
        for i in range(e.first, e.last)
        if e.last - e.first > 1
    }
    used = SpanSet(used.spans)
    more = []
    for token in sheet.tokens:
        if token.text in initials and not used.touches(token.span):
            more.append(_name(sheet, token.index, token.index + 1))
            used.add(token.span)
        if (
            not _is_long_enough(token.text)
            or not token.text[:1].isupper()
            or token.tag in _NO_NAMES
        ):
            continue
        key = fold(token.text)
        if (
            key not in known
            or used.touches(token.span)
            or (token.index in bodies and key not in families)
        ):
            continue
        first = _start_of_name(sheet, token, known[key], given)
        if first is not None and not _part_of_other(
            inside.get(token.index), token, sheet
        ):
            name = _name(sheet, first, token.index + 1)
            more.append(name)
            used.add(name.span)
    return more


def _start_of_name(
    sheet: Sheet, token: Token, particles: int, given: set[str]
) -> int | None:
    """Where the name starts that ends in `token`: at a first name before it. None where
    another name runs into it.

    `particles`: how many small words the surname has ("de" in "de Blasio"). `given`:
    first names of the report.
    """
    if particles:
        start = max(0, token.index - particles)
        small = all(
            plain(t.text) in words("particles")
            for t in sheet.tokens[start : token.index]
        )
        return (
            start if small and sheet.tokens[start].sentence == token.sentence else None
        )
    if token.index == 0:
        return token.index
    before = sheet.tokens[token.index - 1]
    joined = before.sentence == token.sentence and token.start - before.end == 1
    if (
        not joined
        or not before.text[:1].isupper()
        or not before.text.isalpha()
        or _is_title(before.text)
    ):
        return token.index
    if is_first_name(before.text) or plain(before.text) in given:
        return before.index
    at_start = before.index == sheet.sentences[before.sentence].first
    return token.index if at_start or not before.tag.startswith("NNP") else None


def _part_of_other(entity: Entity | None, token: Token, sheet: Sheet) -> bool:
    """Whether the token stands in a longer name of something else, as in "Trump
    Tower".
    """
    if entity is None or entity.label == "PERSON":
        return False
    others = [
        t for t in sheet.tokens[entity.first : entity.last] if t.index != token.index
    ]
    return any(t.text[:1].isupper() and not _is_title(t.text) for t in others)


def _persons(full: Iterable[FullName]) -> list[Person]:
    """Full names that agree are one person, under the fullest form; of those the
    commonest, then the first.
    """
    by_surname: dict[str, list[Person]] = {}
    persons: list[Person] = []
    for name in full:
        same = by_surname.setdefault(surname(name.surface), [])
        match = next(
            (p for p in same if _is_one(next(iter(p.forms)), name.surface)), None
        )
        if match is None:
            match = Person(name=name.surface)
            same.append(match)
            persons.append(match)
        match.forms[name.surface] += 1
    for person in persons:
        person.name = _fullest(person.forms)
        person.gender = gender_of(person.name)
    return persons


def _is_one(a: str, b: str) -> bool:
    """Whether two full names can be one person's: they agree, or one is the other's end
    ("Lan Oru", "Mei Lan Oru").
    """
    if same_person(a, b):
        return True
    short, long = sorted((words_of(a), words_of(b)), key=len)
    return long[-len(short) :] == short and not is_first_name(short[0])


def _fullest(forms: Counter[str]) -> str:
    # max takes the first of equals, and a Counter keeps the order of the text.
    return max(forms, key=lambda form: (len(words_of(form)), forms[form]))


def _assign(sheet: Sheet, found: Sequence[FullName], persons: list[Person]) -> People:
    last_names: dict[str, list[int]] = {}
    given: dict[str, list[int]] = {}
    below = _below_headline(sheet, found)
    for number, person in enumerate(persons):
        last_names.setdefault(surname(person.name), []).append(number)
        if below & person.forms.keys():
            given.setdefault(words_of(person.name)[0], []).append(number)
    shared = {
        key: SharedName() for key, numbers in last_names.items() if len(numbers) > 1
    }
    for key, person in _by_surname_only(sheet, found, persons, last_names).items():
        shared[key] = SharedName(settled=_new(persons, person, last_names, key))
    mentions: list[NameMention] = []
    paragraphs, quoted = _paragraphs(sheet), sheet.quoted
    for name in found:
        key, where = fold(name.surface), paragraphs[sheet.tokens[name.first].sentence]
        if _full(name):
            key = surname(name.surface)
            choices = [n for n in last_names[key] if name.surface in persons[n].forms]
        else:
            choices = last_names.get(key) or []
            if not choices and key in given:  # "Xi" of "Xi Jinping" stands first
                choices = _lately(given[key], mentions, paragraphs, where, sheet)
            choices = choices or [
                n for n, p in enumerate(persons) if _initials(p.name) == name.surface
            ]
            choices = _by_courtesy(sheet, name, choices, persons)
            if not choices:
                choices = [
                    _new(
                        persons,
                        Person(name.surface, Counter([name.surface])),
                        last_names,
                        key,
                    )
                ]
        if key in shared and not (len(choices) == 1 and name.first in quoted):
            choices = shared[key].bearers(choices, where)
        mentions.append(
            NameMention(
                name.span,
                name.surface,
                name.first,
                name.last,
                choices[0] if len(choices) == 1 else None,
            )
        )
    return People(tuple(persons), tuple(mentions))


def _lately(
    choices: Sequence[int],
    mentions: Sequence[NameMention],
    paragraphs: Sequence[int],
    where: int,
    sheet: Sheet,
) -> list[int]:
    """Of several bearers of a first name the one spoken of in this paragraph or the one
    before; all where two are.
    """
    near: set[int] = set()
    for mention in reversed(mentions):
        if paragraphs[sheet.tokens[mention.first].sentence] < where - 1:
            break
        if mention.person is not None and mention.person in choices:
            near.add(mention.person)
    return sorted(near) if len(near) == 1 else list(choices)


def _initials(name: str) -> str:
    return "".join(f"{word[0]}." for word in name.split())


def _below_headline(sheet: Sheet, found: Sequence[FullName]) -> set[str]:
    """The names that stand below the first part, whose capitals make names of verbs
    ("Orlo Says").
    """
    first = sheet.sentences[0].part if sheet.sentences else None
    return {
        n.surface
        for n in found
        if sheet.sentences[sheet.tokens[n.first].sentence].part != first
    }


def _by_surname_only(
    sheet: Sheet,
    found: Sequence[FullName],
    persons: Sequence[Person],
    last_names: Mapping[str, Sequence[int]],
) -> dict[str, Person]:
    """Persons whom the report calls by a surname alone, though all others of that name
    have more ("Mr Orlo").

    They show by a Mr or Mrs that fits none of the others; or where the surname stands
    alone, below the headline, before any of the others is named, and those are named as
    somebody's kin.
    """
    kin: dict[str, bool] = {}
    misfits: dict[str, Person] = {}
    ahead: dict[str, Person] = {}
    first = sheet.sentences[0].part if sheet.sentences else None
    for name in found:
        if _full(name):
            key = surname(name.surface)
            kin[key] = kin.get(key, True) and _is_kin(sheet, name)
            continue
        key, gender = fold(name.surface), _courtesy(sheet, name)
        others = [persons[n].gender for n in last_names.get(key, ())]
        if gender and others and all(other not in ("", gender) for other in others):
            misfits.setdefault(
                key, Person(name.surface, Counter([name.surface]), gender)
            )
        if (
            others
            and key not in kin
            and sheet.sentences[sheet.tokens[name.first].sentence].part != first
        ):
            ahead.setdefault(key, Person(name.surface, Counter([name.surface]), gender))
    return {key: person for key, person in ahead.items() if kin.get(key)} | misfits


def _is_kin(sheet: Sheet, name: FullName) -> bool:
    """Whether a full name is introduced as somebody's kin: "his wife, Marta Orlo"."""
    before = sheet.tokens[max(0, name.first - 3) : name.first]
    return any(token.text.lower() in words("kin") for token in before)


def _paragraphs(sheet: Sheet) -> list[int]:
    """For each sentence the number of the part it stands in."""
    found: list[int] = []
    last: Span | None = None
    for sentence in sheet.sentences:
        new = sentence.part.span != last
        found.append((found[-1] if found else -1) + new)
        last = sentence.part.span
    return found


def _new(
    persons: list[Person], person: Person, last_names: dict[str, list[int]], key: str
) -> int:
    persons.append(person)
    last_names.setdefault(key, []).append(len(persons) - 1)
    return len(persons) - 1


def _courtesy(sheet: Sheet, name: FullName) -> str:
    """What a Mr or Mrs before a name says of its bearer: "m", "f" or ""."""
    at = name.first - 1
    if at >= 0 and sheet.tokens[at].text == ".":
        at -= 1
    return pairs("courtesy").get(plain(sheet.tokens[at].text), "") if at >= 0 else ""


def _by_courtesy(
    sheet: Sheet, name: FullName, choices: list[int], persons: list[Person]
) -> list[int]:
    """Of several bearers the one that "Mr" or "Mrs" before the name leaves; also learns
    a lone bearer's gender.
    """
    gender = _courtesy(sheet, name)
    if not gender:
        return choices
    left = [n for n in choices if persons[n].gender in ("", gender)]
    if len(left) == 1 and not persons[left[0]].gender:
        persons[left[0]].gender = gender
    return left or choices
