"""Persons named by what they are: "the US leader", "the governor".

A role gets a person's name only where the report itself says who holds it ("Ukrainian
president X", "Y, UK prime minister", "Russia's Z").
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence

from onrecord.english.names import OTHER_HOLDERS
from onrecord.english.tables import rows, words_as
<<<<<<< HEAD
from onrecord.model import Mention, Place, Span
from onrecord.reading.people.countries import countries_at
from onrecord.reading.people.forms import by_role, by_seat
=======
from onrecord.model import Mention
from onrecord.reading.people.forms import by_role
>>>>>>> main
from onrecord.reading.people.offices import (
    POSSESSIVE,
    Office,
    classes,
    is_holder,
)
from onrecord.reading.people.persons import People
from onrecord.reading.people.role_phrases import RolePhrases
from onrecord.reading.tokens import Token
from onrecord.spans import SpanSet

LEAD = 2  # sentences: a headline and the first below it


def find_persons_by_role(
    phrases: RolePhrases, people: People, taken: SpanSet
) -> list[Mention]:
    """The noun phrases outside the spans `taken` that name a person by a role, unless a
    name follows as part of them; in text order.
    """
    roles = _Roles(phrases, people)
    used = SpanSet()
    mentions = []
    for token in phrases.tokens:
        noun = phrases.noun_at(token, classes())
        if noun is None or roles.belongs_to_other_phrase(token):
            continue
        modifiers = phrases.modifiers(token, noun)
        span, article = phrases.phrase(modifiers, token, noun)
        holder = roles.holder_in_lead(token, modifiers, noun, article)
        if holder is None:
            if not phrases.is_definite(article, modifiers):
                continue
            holder = roles.holder(token, modifiers, noun, article)
        if noun == "head" and article != "the":
            continue
        if not taken.touches(span) and not used.touches(span):
            used.add(span)
            mentions.append(by_role(span, holder, "person"))
    return mentions


class _Roles:
    """Who holds which role in one report."""

    def __init__(self, phrases: RolePhrases, people: People) -> None:
        self.phrases = phrases
        self.sheet = phrases.sheet
        self.tokens = phrases.tokens
        self.descriptions = phrases.descriptions
        self.people = people
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
<<<<<<< HEAD
        self.said = Descriptions(sheet, people, self.country_at)
        self.titles = {i for m in people.mentions for i in self.said.before(m.first)}
        self.offices = tuple(self.said.offices(people.mentions))
        self.held: dict[int, set[str]] = {}
=======
        self.offices = tuple(self.descriptions.offices(people.mentions))
        self.classes_held: dict[int, set[str]] = {}
>>>>>>> main
        for office in self.offices:
            held = self.classes_held.setdefault(office.person, set())
            held.update(classes()[noun] for noun in office.nouns)

    def belongs_to_other_phrase(self, token: Token) -> bool:
        """Whether a role noun is a name's title, introduces the name behind it, or is
        part of a longer noun or of a body's name ("the sheriff's office").
        """
        if token.tag not in ("NN", "NNP"):
            return True
        following = self.tokens[token.index + 1 : token.index + 3]
        if token.index in self.titles or token.index + 1 in self.name_starts:
            return True
        if self.phrases.goes_on(token):
            return True
        if len(following) == 2 and following[0].text.lower() in POSSESSIVE:
            owned = following[1].text.lower()
            if owned in words_as("people_words", "of an office"):
                return True
        appositions = self.sheet.tree.dependents(token, {"appos"})
        return any(other.index in self.name_at_end for other in appositions)

    def holder(
        self, token: Token, modifiers: Sequence[int], noun: str, article: str
    ) -> str | None:
        """The one person of the report who is said to be this; None where there is
        none, or more.
        """
        if token.dep == "appos" and token.head in self.name_at_end:
            return self.name_at_end[token.head]
        if token.dep in ("attr", "oprd") or noun == "counterpart":
            return None  # "will be the nominee": somebody, not the holder
        said = self._words_beside(modifiers, noun)
        if said & OTHER_HOLDERS:
            return None
        country, _ = self.descriptions.read(modifiers)
        if country:
            offices = [
                office
                for office in self.offices
                if office.country == country
                and not OTHER_HOLDERS & office.words - said - set(noun.split())
                and self._agrees(office, classes()[noun])
            ]
            return self._one_person(offices)
        after = self.tokens[token.index + 1 : token.index + 2]
        is_of_something = bool(after) and after[0].text == "of"
        in_quotation = token.index in self.sheet.quoted
        if article != "the" or is_of_something or in_quotation:
            return None  # "the president of a bank" may be anybody
        offices = [
            office
            for office in self.offices
            if (office.at < token.index or _is_in_lead(token))
            and is_holder(office, noun, said)
        ]
        return self._one_person(offices)

    def holder_in_lead(
        self, token: Token, modifiers: Sequence[int], noun: str, article: str
    ) -> str | None:
        """Whom "a judge" or "judge" means as the subject of a headline or first
        sentence: the report's one Judge; else None.
        """
        if not _is_in_lead(token) or token.index in self.sheet.quoted:
            return None
        if article not in ("a", "an", "") or noun not in _nouns_of_leads():
            return None
        if token.dep not in ("nsubj", "nsubjpass"):
            return None
        if self._words_beside(modifiers, noun) & OTHER_HOLDERS:
            return None
        titles = [o for o in self.offices if o.title and noun in o.nouns]
        persons = {office.person for office in titles}
        for office in self.offices:
            if office.person in persons and office.words & OTHER_HOLDERS:
                return None
        return self._one_person(titles)

    def _words_beside(self, modifiers: Sequence[int], noun: str) -> frozenset[str]:
        return self.descriptions.words(modifiers) - set(noun.split())

    def _agrees(self, office: Office, role_class: str) -> bool:
        """Whether a person of this office can hold a role of the class; one of whom no
        role is told can be the head of a country.
        """
        held = self.classes_held[office.person]
        return role_class in held or (not held and role_class == "head")

<<<<<<< HEAD
    def _owns(self, at: int) -> bool:
        """Whether a token is a proper name that stands for whose a body is; no table of
        countries is asked.
        """
        token = self.tokens[at]
        return (
            token.tag == "NNP"
            and token.text[:1].isupper()
            and token.text.isalpha()
            and not _is_day(token.text)
        )

    def _has_country(self, stretch: Sequence[int]) -> bool:
        return any(
            i in self.country_at or self.tokens[i].start in self.place_starts
            for i in stretch
        )

    def _bodies(self, taken: SpanSet, owned: Sequence[Mention]) -> Iterator[Mention]:
        """The noun phrases that name a body by what it is."""
        phrases = SpanSet()
        named = {m.span.end: m.name for m in owned if m.name}
        before: dict[str, set[str]] = {}
        for token in self.tokens:
            if token.end in named:
                before.setdefault(plain(token.text), set()).add(named[token.end])
            noun = self._institution_at(token)
            if noun is None or self._runs_on(token):
                continue
            stretch = self.said.before(token.index - noun.count(" "))
            span, article = self._span(stretch, token, noun)
            span = self._with_members(span, token, article)
            plural = token.tag in ("NNS", "NNPS") or noun == "police"
            if not (plural or self._definite(article, stretch)):
                continue
            if taken.touches(span) or phrases.touches(span):
                continue
            phrases.add(span)
            name = self._body_name(stretch, token, noun, span, article)
            last = plain(token.text)
            if name is None and article == "the":
                name = _again(
                    plain(_without(article, span.of(self.sheet.text))),
                    before.get(last, set()),
                )
            elif name is not None:
                before.setdefault(last, set()).add(name)
            yield by_role(span, name, "organisation")

    def _with_members(self, span: Span, token: Token, article: str) -> Span:
        """The phrase with whose body it is behind it: "the union of river workers"."""
        end, at = span.end, token.index + 1
        if article != "the" or at >= len(self.tokens) or self.tokens[at].text != "of":
            return span
        for after in self.tokens[at + 1 : at + 1 + REACH]:
            if (
                after.sentence != token.sentence
                or after.tag not in ("NN", "NNS", "JJ")
                or not after.text.isalpha()
            ):
                break
            end = after.end if after.tag == "NNS" else end
        return Span(span.start, end)

    def _institution_at(self, token: Token) -> str | None:
        if token.tag not in ("NN", "NNS", "NNP", "NNPS"):
            return None
        word, institutions = plain(token.text), _institutions()
        if token.index and self.tokens[token.index - 1].sentence == token.sentence:
            two = f"{plain(self.tokens[token.index - 1].text)} {word}"
            if two in institutions:
                return two
        return word if word in institutions else None

    def _body_name(
        self, stretch: Sequence[int], token: Token, noun: str, span: Span, article: str
    ) -> str | None:
        surface = span.of(self.sheet.text)
        bare = _without(article, surface)
        if self._has_country(stretch) or span.end > token.end:
            return bare
        if not _institutions()[noun] and noun != "police":
            return None
        if (
            article != "the"
            or any(self.tokens[i].tag.startswith("NNP") for i in stretch)
            or "local" in bare.lower()
        ):
            return None
        owner = self._owner(self.sheet.sentences[token.sentence], span)
        return f"{owner}'s {bare}" if owner else None

    def _owner(self, sentence: Sentence, body: Span) -> str | None:
        """The country spoken of: "In Ukraine, …", or the subject of the sentence before
        where named here again.
        """
        tokens = self.sheet.of(sentence)
        if (
            tokens[0].text.lower() in words_as("people_words", "scope")
            and len(tokens) > 2
        ):
            for token in tokens[1:5]:
                if token.text == ",":
                    break
                place = self._country_over(token)
                if (
                    place
                    and self.tokens[token.index + 1].text == ","
                    and place.span.end < body.start
                ):
                    return place.span.of(self.sheet.text)
        if not sentence.index:
            return None
        before = self.sheet.sentences[sentence.index - 1]
        subject = next(
            (
                t
                for t in self.sheet.of(before)
                if t.dep == "nsubj" and t.head == self._root(before)
            ),
            None,
        )
        place = self._country_over(subject) if subject else None
        again = place and any(
            self.country_at.get(t.index) == place.country for t in tokens
        )
        return place.span.of(self.sheet.text) if place and again else None

    def _root(self, sentence: Sentence) -> int:
        return next(
            (t.index for t in self.sheet.of(sentence) if t.head == t.index),
            sentence.first,
        )

    def _country_over(self, token: Token) -> Place | None:
        return next((p for s, p in self._near(token) if s.covers(token.span)), None)

    def _near(self, token: Token) -> Iterator[tuple[Span, Place]]:
        place = self._place_at.get(token.index)
        if place is not None:
            yield place.span, place

    @functools.cached_property
    def _place_at(self) -> dict[int, Place]:
        starts = {s.start: p for s, p in self.countries.items()}
        found: dict[int, Place] = {}
        current: Place | None = None
        for token in self.tokens:
            current = starts.get(token.start, current)
            if current and current.span.covers(token.span):
                found[token.index] = current
        return found

    def _states(self) -> Iterator[Mention]:
        """Countries that speak or act: "Peru said", "Lima warned". They stand in their
        place's span, by its surface.
        """
        for seat in self.sheet.seats:
            yield by_seat(seat, seat.span.of(self.sheet.text))
        for index, place in self._place_at.items():
            token = self.tokens[index]
            if self.sheet.speaks(token) or self.sheet.is_cited(token):
                yield by_role(
                    place.span, place.span.of(self.sheet.text), "organisation"
                )
=======
    def _one_person(self, offices: Iterable[Office]) -> str | None:
        """The name of the one person who holds all of `offices`, or None."""
        persons = {office.person for office in offices}
        return self.people.persons[persons.pop()].name if len(persons) == 1 else None
>>>>>>> main


def _is_in_lead(token: Token) -> bool:
    """Whether a token stands in a headline or the first sentence below it."""
    return token.sentence < LEAD


@functools.cache
def _nouns_of_leads() -> frozenset[str]:
    return frozenset(noun for noun, _, lead in rows("roles") if lead)
