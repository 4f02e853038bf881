"""Who may be meant by the next he or she: the persons of a report, named or not, as its
text comes to them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.english.names import plain, surname
from onrecord.english.pronouns import he_and_she
from onrecord.english.tables import pairs, words_as
from onrecord.model import Mention
from onrecord.reading.people.person_nouns import (
    BEFORE_A_NOUN,
    SINGULAR,
    noun_gender,
    person_heads,
)
from onrecord.reading.sheet import Sheet
from onrecord.reading.tokens import Token
from onrecord.reading.tree import NOUN_SUBJECTS

# Persons looked at in one sentence: bounds the time on text that is no prose.
MOST = 60
STEPS = 12  # heads climbed from a token, for the same reason
SENTENCES = 2  # how many sentences back a person may stand, quoted ones not counted
QUOTED = 12  # sentences looked through for those, for the same reason as above
_CHAINED = ("appos", "conj")  # what stands in the place of its head


@dataclass(frozen=True, slots=True, kw_only=True)
class Antecedent:
    """A person already mentioned; `name` is None where the report leaves open who it
    is.

    `gender`: "m", "f" or "" (not known). `token`: the index of the name's or noun's
    last token. `place`: that of the token whose place in the sentence it has (an
    apposition has its head's). `subject`: of a clause. `carries`: the next sentence can
    take it up (a subject, an object, "according to X", "by X"). `pronoun`: a he or she.
    `bearers`: who share the surname that stands here.
    """

    name: str | None
    gender: str
    token: int
    place: int
    sentence: int
    subject: bool
    carries: bool
    pronoun: bool
    bearers: tuple[str, ...] = ()

    def is_at(self, token: Token | None) -> bool:
        """Whether this person stands at `token`, or in its place."""
        return token is not None and token.index in (self.token, self.place)


class Antecedents:
    """The persons of one report so far: `known` in its own words, `heard` within
    quotations, both in text order.

    `heads`: the mentions of persons by their last token. `genders`: a person's name to
    "m", "f" or ""; it grows as pronouns show it. `prose`: the numbers of the sentences
    in which the report has words of its own.
    """

    def __init__(
        self, sheet: Sheet, mentions: Sequence[Mention], genders: Mapping[str, str]
    ) -> None:
        self.sheet = sheet
        self.tree = sheet.tree
        self.heads = person_heads(sheet, mentions)
        self.genders = dict(genders)
        self.known: list[Antecedent] = []
        self.heard: list[Antecedent] = []
        self.prose = {
            token.sentence
            for token in sheet.tokens
            if token.index not in sheet.quoted and token.text[0].isalnum()
        }
        self._of_surname: dict[str, list[str]] = {}
        for name in genders:
            self._of_surname.setdefault(surname(name), []).append(name)
        self._in_names = _tokens_in_names(sheet, mentions)
        # Towns may speak for a government: they are no strangers.
        self._towns = {
            index
            for toponym in sheet.toponyms
            for index in range(toponym.first, toponym.last)
        }

    def hear(self, token: Token) -> None:
        """Keeps a person whom somebody quoted speaks of, by name or as "my
        grandfather".
        """
        mention = self.heads.get(token.index)
        if mention is None or mention.form != "name":
            gender = self._unnamed(token)
            if gender is not None:
                self.heard.append(self.antecedent(token, None, gender))
        elif not self._tells_which(token):
            gender = self.genders.get(mention.name or "", "")
            self.heard.append(self.antecedent(token, mention.name, gender))

    def take(self, token: Token) -> None:
        """Keeps a person of the report's own words for the pronouns behind it."""
        mention = self.heads.get(token.index)
        if mention is None:
            gender = self._unnamed(token)
            if gender is None and self._is_stranger(token):
                gender = ""
            if gender is not None:
                self.known.append(self.antecedent(token, None, gender))
        elif self._tells_which(token):
            return
        elif mention.name is not None and mention.name in self.genders:
            gender = self.genders[mention.name]
            self.known.append(self.antecedent(token, mention.name, gender))
        elif mention.form == "name":
            self._take_open_name(token, mention)
        elif not self._is_label(token):
            gender = noun_gender(token) or ""
            self.known.append(self.antecedent(token, None, gender))

    def _take_open_name(self, token: Token, mention: Mention) -> None:
        """Keeps a name of which nobody knows whose it is.

        What is not shown to be a person is at least no reason to look further back.
        """
        bearers: tuple[str, ...] = ()
        if not mention.name:
            bearers = tuple(self._of_surname.get(surname(token.text), ()))
        person = self.antecedent(token, None, noun_gender(token) or "")
        if bearers or person.subject:
            self.known.append(replace(person, bearers=bearers))

    def _unnamed(self, token: Token) -> str | None:
        """The gender of a person without a name whom a noun means; None for any other
        word.
        """
        gender = noun_gender(token)
        if gender is None or token.index in self._in_names or self._is_label(token):
            return None
        return gender

    def _tells_which(self, token: Token) -> bool:
        """Whether a name only tells which something is: "the Marlow family"."""
        return (
            token.dep in BEFORE_A_NOUN
            and token.head > token.index
            and token.head not in self.heads
        )

    def _is_label(self, token: Token) -> bool:
        """Whether a noun says what a named person is ("the lawyer, Anna Marlow", "is a
        lawyer") and is no other.
        """
        if token.tag not in SINGULAR or token.dep in (*BEFORE_A_NOUN, "amod"):
            return True
        first = self.tree.climb(token, _CHAINED, STEPS)
        if "attr" in (token.dep, first.dep):
            return True  # "is a great lawyer, a good friend"
        if self._is_anybody(token) or token.index + 1 in self._in_names:
            return True
        return self._is_named(token) or self._is_identified(token)

    def _is_anybody(self, token: Token) -> bool:
        """Whether a noun means nobody in particular: "as a guide", "like any
        director".
        """
        if token.dep == "pobj" and self.tree.head(token).text.lower() == "as":
            return True
        return any(
            child.text.lower() in words_as("determiners", "any")
            for child in self.tree.dependents(token)
        )

    def _is_named(self, token: Token) -> bool:
        """Whether a name says who a noun means: "the lawyer, Orlo", "a man named
        Orlo".
        """
        if token.dep == "appos" and token.head in self.heads:
            return True
        for child in self.tree.dependents(token, ("appos", "acl")):
            if child.dep == "appos":
                if child.index in self.heads:
                    return True
            elif child.text.lower() in words_as("people_words", "called"):
                called = self.tree.dependents(child, ("oprd",))
                if any(name.index in self.heads for name in called):
                    return True
        return False

    def _is_identified(self, token: Token) -> bool:
        """Whether a noun is the object or subject of saying who it is: "identified the
        man as Peter Hill".
        """
        verb = self.tree.head(token)
        if token.dep not in ("dobj", "nsubjpass"):
            return False
        if verb.lemma.lower() not in words_as("people_words", "identifying"):
            return False
        return any(
            index in self.heads
            for child in self.tree.dependents(verb)
            if child.text == "as"
            for index in self.tree.children[child.index]
        )

    def _is_stranger(self, token: Token) -> bool:
        """A name that speaks, or has a Mr or Mrs, and is no mention: somebody, but
        nobody knows who.
        """
        if token.tag != "NNP" or not token.text[0].isupper():
            return False
        if token.index in self._in_names or token.index in self._towns:
            return False
        if self.sheet.speaks(token):
            return True
        before = self.sheet.tokens[token.index - 1].text if token.index else ""
        return plain(before) in pairs("courtesy")

    def antecedent(self, token: Token, name: str | None, gender: str) -> Antecedent:
        """A person as the one whose name or noun ends with `token`."""
        top = self.top(token)
        subject = top.dep in NOUN_SUBJECTS
        pronoun = token.text.lower() in he_and_she()
        acted_on = top.dep in ("dobj", "agent")
        by = top.dep == "pobj" and self.tree.head(top).text.lower() == "by"
        cited = by or self.sheet.is_cited(top)
        return Antecedent(
            name=name,
            gender=gender,
            token=token.index,
            place=top.index,
            sentence=token.sentence,
            subject=subject,
            carries=subject or pronoun or cited or acted_on,
            pronoun=pronoun,
        )

    def top(self, token: Token) -> Token:
        """The token whose place in the sentence a token has: that of an apposition is
        its head's.
        """
        top = token
        for _ in range(STEPS):
            head = self.tree.head(top)
            if top.dep not in _CHAINED or head.sentence != token.sentence:
                break
            if top.dep == "appos" and head.pos not in ("NOUN", "PROPN"):
                break
            top = head
        return top

    def near(self, sentence: int, gender: str) -> list[Antecedent]:
        """The persons of a sentence that fit, the last first; of those who share a
        surname, the one the gender leaves.
        """
        fitting = []
        for person in self.of_sentence(sentence):
            bearers = [
                name for name in person.bearers if self.genders.get(name) == gender
            ]
            known = person
            if len(bearers) == 1:
                known = replace(person, name=bearers[0], gender=gender)
            if self.fits(known, gender):
                fitting.append(known)
        return fitting

    def near_before(self, sentence: int, gender: str) -> list[Antecedent]:
        """The same of the sentences before one, the nearest first."""
        return [
            person
            for earlier in self.sentences_before(sentence)
            for person in self.near(earlier, gender)
        ]

    def fits(self, person: Antecedent, gender: str) -> bool:
        """Whether a he ("m") or she ("f") can be this person, by all that is known."""
        return self._gender_of(person) in ("", gender)

    def is_shown(self, person: Antecedent, gender: str) -> bool:
        """Whether this person's gender is known, and is this."""
        return self._gender_of(person) == gender

    def _gender_of(self, person: Antecedent) -> str:
        known = self.genders.get(person.name, "") if person.name else ""
        return known or person.gender

    def sentences_before(self, sentence: int) -> Iterator[int]:
        """The sentences before one, the nearest first, without those that somebody
        quoted says.
        """
        count = 0
        for earlier in range(sentence - 1, max(-1, sentence - 1 - QUOTED), -1):
            if earlier not in self.prose:
                continue
            yield earlier
            count += 1
            if count == SENTENCES:
                return

    def of_sentence(self, sentence: int) -> list[Antecedent]:
        """The persons of a sentence, the last first."""
        persons: list[Antecedent] = []
        for person in reversed(self.known):
            if len(persons) == MOST or person.sentence < sentence:
                break
            if person.sentence == sentence:
                persons.append(person)
        return persons


def _tokens_in_names(sheet: Sheet, mentions: Sequence[Mention]) -> set[int]:
    """The tokens that stand in mentions by name."""
    ends = {
        mention.span.start: mention.span.end
        for mention in mentions
        if mention.form == "name"
    }
    inside: set[int] = set()
    end = 0
    for token in sheet.tokens:
        end = max(end, ends.get(token.start, 0))
        if token.start < end:
            inside.add(token.index)
    return inside
