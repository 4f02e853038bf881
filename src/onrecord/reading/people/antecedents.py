"""Who may be meant by the next he or she: the persons of a report, named or not, as its
text comes to them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from onrecord.english.names import plain, surname
from onrecord.english.pronouns import he_and_she
from onrecord.model import Mention, Office, Span
from onrecord.reading.people.person_nouns import noun_gender
from onrecord.reading.people.unnamed import CHAINED, UnnamedPersons
from onrecord.reading.sheet import Sheet
from onrecord.reading.tokens import Token
from onrecord.reading.tree import NOUN_SUBJECTS, STEPS

# Persons looked at in one sentence: bounds the time on text that is no prose.
MOST = 60
SENTENCES = 2  # how many sentences back a person may stand, quoted ones not counted
QUOTED = 12  # sentences looked through for those, for the same reason as above


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


def names_of(persons: Iterable[Antecedent]) -> set[str | None]:
    """The names of persons, None among them where one has no name."""
    return {person.name for person in persons}


class Antecedents:
    """The persons of one report so far: `known` in its own words, `heard` within
    quotations, both in text order.

    `heads`: the mentions of persons by their last token. `genders`: a person's name to
    "m", "f" or ""; it grows as pronouns show it. `taken_up`: the mentions by role that
    mean who was just named, by their spans. `offices`: those of persons without a name,
    by what their holders go by here. `prose`: the numbers of the sentences
    in which the report has words of its own.
    """

    def __init__(self, sheet: Sheet, genders: Mapping[str, str]) -> None:
        """`sheet`: with the mentions that pronouns may stand for."""
        self.sheet = sheet
        self.tree = sheet.tree
        self.unnamed = UnnamedPersons(sheet)
        self.heads = self.unnamed.heads
        self.genders = dict(genders)
        self.known: list[Antecedent] = []
        self.heard: list[Antecedent] = []
        self.prose = {
            token.sentence
            for token in sheet.tokens
            if token.index not in sheet.quoted and token.text[0].isalnum()
        }
        self.taken_up: dict[Span, str] = {}
        self.offices: dict[str, Office] = {}
        self._of_surname: dict[str, list[str]] = {}
        for name in genders:
            self._of_surname.setdefault(surname(name), []).append(name)

    def hear(self, token: Token) -> None:
        """Keeps a person whom somebody quoted speaks of, by name or as "my
        grandfather".
        """
        mention = self.heads.get(token.index)
        if mention is None or mention.form != "name":
            gender = self.unnamed.gender_at(token)
            if gender is not None:
                self.heard.append(self.antecedent(token, None, gender))
        elif not self.unnamed.tells_which(token):
            gender = self.genders.get(mention.name or "", "")
            self.heard.append(self.antecedent(token, mention.name, gender))

    def take(self, token: Token) -> None:
        """Keeps a person of the report's own words for the pronouns behind it."""
        mention = self.heads.get(token.index)
        if mention is None:
            gender = self.unnamed.gender_at(token)
            if gender is None and self.unnamed.is_stranger(token):
                gender = ""
            if gender is not None:
                name = self._taken_up(token, gender)
                self.known.append(self.antecedent(token, name, gender))
        elif not self.unnamed.tells_which(token):
            self._take_mention(token, mention)

    def _taken_up(self, token: Token, gender: str) -> str | None:
        """Whom a noun like "the actress" takes up: the one person of the nearest
        sentence that has persons who fit, a subject or pronoun there; None where there
        are two, or one before the noun in its own sentence.
        """
        if not self.unnamed.takes_up(token) or any(self.of_sentence(token.sentence)):
            return None
        for sentence in self.sentences_before(token.sentence):
            persons = self.of_sentence(sentence)
            if gender:
                persons = [p for p in persons if self.fits(p, gender)]
            if persons:
                names = names_of(persons)
                is_led = any(person.subject or person.pronoun for person in persons)
                name = names.pop() if len(names) == 1 and is_led else None
                return None if name in self.offices else name
        return None

    def _take_mention(self, token: Token, mention: Mention) -> None:
        """Keeps a person who is mentioned by name or by role.

        A name of which nobody knows whose it is, and which is not shown to be a
        person's, is at least no reason to look further back.
        """
        if mention.name is not None and mention.name in self.genders:
            gender = self.genders[mention.name]
            self.known.append(self.antecedent(token, mention.name, gender))
            return
        gender = noun_gender(token) or ""
        person = self.antecedent(token, None, gender)
        if mention.form == "name":
            bearers: tuple[str, ...] = ()
            if not mention.name:
                bearers = tuple(self._of_surname.get(surname(token.text), ()))
            if bearers or person.subject:
                self.known.append(replace(person, bearers=bearers))
        elif not self.unnamed.is_label(token):
            name = self._taken_up(token, gender)
            if name is not None:
                self.taken_up[mention.span] = name
            elif mention.office is not None:
                name = self._holder_of(mention.office)
            self.known.append(replace(person, name=name))

    def _holder_of(self, office: Office) -> str:
        """What the holder of an office goes by whom the report does not name: no name
        has its first character.
        """
        told = [plain(word.of(self.sheet.text)) for word in office.words]
        noun = plain(office.noun.of(self.sheet.text))
        holder = "\0" + " ".join([noun, *office.countries, *told])
        self.offices.setdefault(holder, office)
        return holder

    def antecedent(self, token: Token, name: str | None, gender: str) -> Antecedent:
        """A person as the one whose name or noun ends with `token`."""
        top = self.top(token)
        is_subject = top.dep in NOUN_SUBJECTS
        is_pronoun = token.text.lower() in he_and_she()
        is_acted_on = top.dep in ("dobj", "agent")
        by = top.dep == "pobj" and self.tree.head(top).text.lower() == "by"
        is_cited = by or self.sheet.is_cited(top)
        return Antecedent(
            name=name,
            gender=gender,
            token=token.index,
            place=top.index,
            sentence=token.sentence,
            subject=is_subject,
            carries=is_subject
            or is_pronoun
            or is_cited
            or is_acted_on
            or self._owns_subject(top),
            pronoun=is_pronoun,
        )

    def _owns_subject(self, token: Token) -> bool:
        """Whether a sentence tells of somebody by what is theirs: "Marlow's career
        began".
        """
        noun = self.tree.head(token)
        is_owner = token.dep == "poss" and noun.dep in NOUN_SUBJECTS
        return is_owner and noun_gender(noun) is None

    def top(self, token: Token) -> Token:
        """The token whose place in the sentence a token has: that of an apposition is
        its head's.
        """
        top = token
        for _ in range(STEPS):
            head = self.tree.head(top)
            if top.dep not in CHAINED or head.sentence != token.sentence:
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
        persons = []
        for earlier in self.sentences_before(sentence):
            persons += self.near(earlier, gender)
        return persons

    def fits(self, person: Antecedent, gender: str) -> bool:
        """Whether a he ("m") or she ("f") can be this person, by all that is known."""
        return self.gender_of(person) in ("", gender)

    def gender_of(self, person: Antecedent) -> str:
        """The gender of a person, by all that is known: "m", "f" or ""."""
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
