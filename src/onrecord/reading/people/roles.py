"""Persons named by what they are: "the US leader", "the governor".

A role gets a person's name only where the report itself says who holds it ("Ukrainian
president X", "Y, UK prime minister", "Russia's Z").
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence, Set

from onrecord.english.marks import POSSESSIVES
from onrecord.english.names import OTHER_HOLDERS
from onrecord.english.tables import rows, words_as
from onrecord.model import Mention
from onrecord.reading.people.forms import by_role
from onrecord.reading.people.offices import (
    Office,
    classes,
    is_holder,
)
from onrecord.reading.people.person_nouns import SINGULAR
from onrecord.reading.people.role_phrases import RolePhrase, RolePhrases
from onrecord.reading.tokens import Token
from onrecord.reading.tree import NOUN_SUBJECTS
from onrecord.spans import SpanSet

_SOMEBODY = (["a"], ["an"], ["another"])
_LABELS = ("attr", "oprd", "appos", "pobj")  # "as a baker" is whoever it is said of
LEAD = 2  # sentences: a headline and the first below it


def find_persons_by_role(phrases: RolePhrases, taken: SpanSet) -> list[Mention]:
    """The noun phrases outside the spans `taken` that name a person by a role, unless a
    name follows as part of them; in text order.
    """
    roles = _Roles(phrases)
    used = SpanSet()
    mentions = []
    for token in phrases.tokens:
        if token.tag not in SINGULAR:
            continue
        noun = phrases.noun_at(token, classes())
        if noun is None or roles.belongs_to_other_phrase(token):
            continue
        phrase = phrases.phrase(token, noun)
        holder = roles.holder_in_lead(phrase)
        if holder is None and not phrases.is_definite(phrase):
            continue
        if noun == "head" and phrase.article != "the":
            continue
        if not taken.touches(phrase.span) and not used.touches(phrase.span):
            used.add(phrase.span)
            holder = holder or roles.holder(phrase)
            mentions.append(by_role(phrase.span, holder, "person"))
    return mentions


class _Roles:
    """Who holds which role in one report."""

    def __init__(self, phrases: RolePhrases) -> None:
        self.phrases = phrases
        self.sheet = phrases.sheet
        self.tokens = phrases.tokens
        self.descriptions = phrases.descriptions
        self.people = people = phrases.descriptions.people
        self.name_starts = {mention.first for mention in people.mentions}
        self.name_at_end = {
            mention.last - 1: people.persons[mention.person].name
            for mention in people.mentions
            if mention.person is not None
        }
        self.titles = {
            index
            for start in self.name_starts
            for index in self.descriptions.before(start)
        }
        self.named_in: dict[int, set[int | None]] = {}  # by sentence
        for mention in people.mentions:
            named = self.named_in.setdefault(self.tokens[mention.first].sentence, set())
            named.add(mention.person)
        self.offices = tuple(self.descriptions.offices())
        self.classes_held: dict[int, set[str]] = {}
        for office in self.offices:
            held = self.classes_held.setdefault(office.person, set())
            held.update(classes()[noun] for noun in office.nouns)

    def belongs_to_other_phrase(self, token: Token) -> bool:
        """Whether a role noun is a name's title, introduces the name behind it, or is
        part of a longer noun or of a body's name ("the sheriff's office").
        """
        following = self.tokens[token.index + 1 : token.index + 3]
        if token.index in self.titles or token.index + 1 in self.name_starts:
            return True
        if self.phrases.goes_on(token):
            return True
        if len(following) == 2 and following[0].text.lower() in POSSESSIVES:
            owned = following[1].text.lower()
            if owned in words_as("people_words", "of an office"):
                return True
        appositions = self.sheet.tree.dependents(token, {"appos"})
        return any(other.index in self.name_at_end for other in appositions)

    def holder(self, phrase: RolePhrase) -> str | None:
        """The one person of the report who is said to be this; None where there is
        none, or more.
        """
        token = phrase.token
        if token.dep == "appos" and token.head in self.name_at_end:
            return self.name_at_end[token.head]
        if token.dep in ("attr", "oprd") or phrase.noun == "counterpart":
            return None  # "will be the nominee": somebody, not the holder
        said = self._words_beside(phrase)
        if said & OTHER_HOLDERS:
            return None
        country, _ = self.descriptions.read(phrase.modifiers)
        if country:
            return self._holder_in_country(phrase, country, said)
        after = self.tokens[token.index + 1 : token.index + 2]
        is_of_something = bool(after) and after[0].text == "of"
        in_quotation = token.index in self.sheet.quoted
        if phrase.article != "the" or is_of_something or in_quotation:
            return None  # "the president of a bank" may be anybody
        return self._holder_called(phrase, said)

    def _holder_called(self, phrase: RolePhrase, said: frozenset[str]) -> str | None:
        """The one person who is called so before a phrase; else the one of those just
        named who is called so anywhere.
        """
        token = phrase.token
        offices = [o for o in self.offices if is_holder(o, phrase.noun, said)]
        told = [o for o in offices if o.at < token.index or _is_in_lead(token)]
        if told and not self._not_passed(phrase, told):
            return None
        just_named = self._just_named(token)
        return self._one_person(told) or self._one_person(
            office for office in offices if office.person in just_named
        )

    def _just_named(self, token: Token) -> set[int | None]:
        """The persons whom the nearest of the two sentences before a token names."""
        nearest = self.named_in.get(token.sentence - 1)
        return nearest or self.named_in.get(token.sentence - 2, set())

    def _not_passed(
        self, phrase: RolePhrase, offices: Sequence[Office]
    ) -> Sequence[Office]:
        """The offices, none where somebody without a name who is the same came in since
        the last holder was named: “Baker Tom Venn … A baker said … The baker added …”.
        """
        last = max((office.at for office in offices), default=phrase.token.index)
        for token in self.tokens[last : phrase.token.index]:
            is_somebody = self.sheet.tree.words(token.index, "det") in _SOMEBODY
            if token.text.lower() != phrase.noun or not is_somebody:
                continue
            is_label = token.dep in _LABELS or self.belongs_to_other_phrase(token)
            if not is_label:
                return ()
        return offices

    def _holder_in_country(
        self, phrase: RolePhrase, country: str, said: Set[str]
    ) -> str | None:
        """The one person of a country who can be meant, with the words `said` beside
        the noun: "the US leader", whose office need not be told by that noun.
        """
        role_class = classes()[phrase.noun]
        offices = []
        for office in self.offices:
            if office.country != country:
                continue
            unsaid = office.words - said - set(phrase.noun.split())
            if OTHER_HOLDERS & unsaid:
                continue
            # One of whom no role is told can be the head of a country.
            held = self.classes_held[office.person]
            if role_class in held or (not held and role_class == "head"):
                offices.append(office)
        return self._one_person(offices)

    def holder_in_lead(self, phrase: RolePhrase) -> str | None:
        """Whom "a judge" or "judge" means as the subject of a headline or first
        sentence: the report's one Judge; else None.
        """
        token, noun = phrase.token, phrase.noun
        if not _is_in_lead(token) or token.index in self.sheet.quoted:
            return None
        if phrase.article not in ("a", "an", "") or noun not in _nouns_of_leads():
            return None
        if token.dep not in NOUN_SUBJECTS:
            return None
        if self._words_beside(phrase) & OTHER_HOLDERS:
            return None
        titles = [o for o in self.offices if o.title and noun in o.nouns]
        persons = {office.person for office in titles}
        for office in self.offices:
            if office.person in persons and office.words & OTHER_HOLDERS:
                return None
        return self._one_person(titles)

    def _words_beside(self, phrase: RolePhrase) -> frozenset[str]:
        words = self.descriptions.words(phrase.modifiers)
        return words - set(phrase.noun.split())

    def _one_person(self, offices: Iterable[Office]) -> str | None:
        """The name of the one person who holds all of `offices`, or None."""
        persons = {office.person for office in offices}
        return self.people.persons[persons.pop()].name if len(persons) == 1 else None


def _is_in_lead(token: Token) -> bool:
    """Whether a token stands in a headline or the first sentence below it."""
    return token.sentence < LEAD


@functools.cache
def _nouns_of_leads() -> frozenset[str]:
    return frozenset(noun for noun, _, lead in rows("roles") if lead)
