"""He and she: whom a pronoun of third person stands for, where the report leaves no
choice.

Looks back over the sentence, then the sentences before, at most `SENTENCES`. Persons
without a name ("a journalist", "one resident", an open "he") rival the named: where one
of them may be meant, the pronoun stays open. A subject outweighs the other persons of
its sentence; two subjects that fit leave the pronoun open, unless its own clause hangs
on one ("X said he"). Inside a quotation pronouns are left open: another speaks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from onrecord.english.pronouns import he_and_she
from onrecord.model import Mention
from onrecord.reading.people.antecedents import (
    MOST,
    Antecedent,
    Antecedents,
    names_of,
)
from onrecord.reading.people.binding import (
    is_barred,
    leader,
    owner,
    reflexive,
    speakers,
    subject_ahead,
)
from onrecord.reading.people.clause_subjects import subject_of, verb_over
from onrecord.reading.people.forms import by_pronoun
from onrecord.reading.sheet import Sheet
from onrecord.reading.tokens import Token, is_saying
from onrecord.reading.tree import NOUN_SUBJECTS


def with_pronouns(sheet: Sheet, genders: Mapping[str, str]) -> list[Mention]:
    """The mentions of the sheet in text order, the pronouns he and she (in any case)
    among them, each with the name it stands for, or None; so for "the actress" where it
    takes up who was just named. A pronoun of who holds an office and has no name keeps
    the office.

    The sheet must hold the mentions by name and by role. `genders`: name of each person
    to "m", "f" or "".
    """
    pronouns = _Pronouns(sheet, genders)
    offices = pronouns.persons.offices
    in_order = [
        replace(mention, name=None, office=offices[mention.name])
        if mention.name in offices
        else mention
        for mention in pronouns.find()
    ]
    taken_up = pronouns.persons.taken_up
    for mention in sheet.people:
        is_taken_up = mention.form == "role" and mention.span in taken_up
        name = taken_up[mention.span] if is_taken_up else mention.name
        in_order.append(replace(mention, name=name))
    in_order.sort(key=lambda mention: (mention.span, mention.form))
    return in_order


class _Pronouns:
    """The pronouns of one report and what may stand before them."""

    def __init__(self, sheet: Sheet, genders: Mapping[str, str]) -> None:
        self.sheet = sheet
        self.tree = sheet.tree
        self.persons = Antecedents(sheet, genders)
        # sentence and gender of each he or she within a quotation
        self.spoken_of: set[tuple[int, str]] = set()

    def find(self) -> Iterator[Mention]:
        """The pronouns in text order."""
        for token in self.sheet.tokens:
            gender = he_and_she().get(token.text.lower())
            is_quoted = token.index in self.sheet.quoted
            if gender is None and is_quoted:
                self.persons.hear(token)
            elif gender is None:
                self.persons.take(token)
            elif is_quoted:
                yield by_pronoun(token.span, self._in_quotation(token, gender))
                self.spoken_of.add((token.sentence, gender))
            else:
                name = self._in_prose(token, gender)
                if name is not None and not self.persons.genders.get(name):
                    self.persons.genders[name] = gender
                pronoun = self.persons.antecedent(token, name, gender)
                self.persons.known.append(pronoun)
                yield by_pronoun(token.span, name)

    def _in_quotation(self, token: Token, gender: str) -> str | None:
        """Inside a quotation: the one person named there in the same sentence ("Venn
        plays when he wants to").
        """
        near = [
            person
            for person in self.persons.heard[-MOST:]
            if person.sentence == token.sentence and self.persons.fits(person, gender)
        ]
        if len(names_of(near)) != 1 or not near[0].subject or token.dep == "dobj":
            return None
        between = range(near[0].token, token.index)
        is_one_quotation = all(index in self.sheet.quoted for index in between)
        return near[0].name if is_one_quotation else None

    def _in_prose(self, token: Token, gender: str) -> str | None:
        """Whom a pronoun of the report's own words means, where one can be meant."""
        ahead = subject_ahead(self.persons, token)
        if ahead is not None:
            return self._behind_comma(token, ahead, gender)
        if token.text.lower().endswith("self"):
            return reflexive(self.persons, token, gender)
        near = [
            person
            for person in self.persons.near(token.sentence, gender)
            if not is_barred(self.persons, person, token)
        ]
        name = owner(self.tree, token, near)
        if name is not None:
            return name
        said_by = speakers(self.tree, token, near)
        if len(names_of(said_by)) == 1:
            name = said_by[0].name
            # Another subject between them may be meant.
            between = [p for p in near if p.subject and p.place > said_by[0].place]
            return name if names_of(between) <= {name} else None
        name = leader(self.persons, token, gender, near)
        return name or self._nearest(token, gender, near)

    def _behind_comma(self, token: Token, subject: Token, gender: str) -> str | None:
        """The subject behind the comma: "In his speech, X said", where nobody else of
        late may be meant.
        """
        mention = self.persons.heads[subject.index]
        if self.persons.genders.get(mention.name or "") != gender:
            return None
        before_name = self.sheet.tokens[self.sheet.token_at(mention.span.start) - 1]
        if token.dep != "poss" or before_name.text != ",":
            return None
        if self._is_of_a_participle(token):
            return mention.name
        for sentence in self.persons.sentences_before(token.sentence):
            others = self.persons.near(sentence, gender)
            if others:
                return mention.name if names_of(others) == {mention.name} else None
        return mention.name

    def _is_of_a_participle(self, token: Token) -> bool:
        """Whether a pronoun stands in a clause that has the main clause's subject:
        "After spraining his knee, X left".
        """
        verb = verb_over(self.tree, token)
        if verb.tag != "VBG" or verb.dep not in ("pcomp", "advcl"):
            return False
        return subject_of(self.tree, verb) is None

    def _nearest(
        self, token: Token, gender: str, near: Sequence[Antecedent]
    ) -> str | None:
        """The one person of the pronoun's own sentence, or else of the nearest earlier
        one.
        """
        if not near:
            return self._in_earlier_sentence(token, gender)
        name = _only(near, gender)
        if not name:
            before = self.persons.near_before(token.sentence, gender)
            names = names_of([*near, *before])
            name = names.pop() if len(names) == 1 else None
        # "X told Y that his …": either's, where the other stands nearer.
        is_either = token.dep == "poss" and near[0].name != name
        return None if is_either else name

    def _in_earlier_sentence(self, token: Token, gender: str) -> str | None:
        """The one person of the nearest earlier sentence in which somebody fits."""
        verb = self.tree.head(token)
        told = self.tree.dependent(verb, ("ccomp",))
        ends_what_is_told = told is not None and told.index < token.index
        speaks = ends_what_is_told or is_saying(verb)
        sentences: list[tuple[int, list[Antecedent]]] = []
        everybody: list[Antecedent] = []
        for sentence in self.persons.sentences_before(token.sentence):
            near = self.persons.near(sentence, gender)
            narrow = self._speaking if speaks else self._told_of
            near = narrow(token, near)
            sentences.append((sentence, near))
            everybody += near
        for back, (sentence, near) in enumerate(sentences):
            if not near:
                continue
            name = near[0].name
            if len(names_of(everybody)) > 1:
                before = sentence - 1 if back == 0 else None
                name = self._carried(near, gender, before)
            if name is None or self.persons.genders.get(name):
                return name
            # After “She is hurt,” Robin Orlo said: the next "she" is not surely Orlo.
            return None if (sentence, gender) in self.spoken_of else name
        return None

    def _speaking(self, token: Token, near: list[Antecedent]) -> list[Antecedent]:
        """Of the persons of a sentence the one who said something there, where one with
        a name did and the pronoun goes on saying.
        """
        if token.dep not in NOUN_SUBJECTS or not is_saying(self.tree.head(token)):
            return near
        speaking = [p for p in near if p.subject and self._says(p)]
        names = names_of(speaking)
        if len(names) != 1 or None in names:
            return near
        verb = self.tree.head(self.sheet.tokens[speaking[0].place])
        if any(
            self.sheet.tokens[p.place].head == verb.index for p in near if not p.subject
        ):
            return near  # "X asked Y": either goes on
        return [person for person in near if person.name in names]

    def _told_of(self, token: Token, near: list[Antecedent]) -> list[Antecedent]:
        """The persons of a sentence without those who only say what stands before, and
        for a subject without the subjects of "when" and "after".
        """
        near = [p for p in near if p.name is not None or not self._only_says(p)]
        told = [p for p in near if not self._only_says(p)]
        if any(person.subject for person in told):
            near = told
        if token.dep not in NOUN_SUBJECTS:
            return near
        leading = {p.name for p in near if p.subject and not self._is_aside(p)}
        if leading <= {None}:
            return near
        return [p for p in near if p.name in leading or not self._is_aside(p)]

    def _is_aside(self, person: Antecedent) -> bool:
        """Whether somebody is the subject of a clause like "when X left"."""
        return (
            person.subject
            and self.tree.head(self.sheet.tokens[person.place]).dep == "advcl"
        )

    def _only_says(self, person: Antecedent) -> bool:
        """Whether it is somebody who says what stands before: "X fled, the sheriff
        said".
        """
        token = self.sheet.tokens[person.token]
        if not person.subject:
            return False
        if not self.sheet.speaks(token):
            return False
        content = self.tree.dependent(self.tree.head(token), ("ccomp",))
        return content is not None and content.index < token.index

    def _carried(
        self, near: Sequence[Antecedent], gender: str, before: int | None
    ) -> str | None:
        """From an earlier sentence: its one subject, where it does more than say
        something, or none of the sentence `before` rivals it.
        """
        name = _only(near, gender)
        same = [person for person in near if person.name == name]
        if name is None:
            return None
        if not any(person.carries for person in same):
            return name if self._are_alone(near, gender, before) else None
        goes_on = any(person.subject and person.pronoun for person in same)
        if before is None or goes_on:
            return name
        leads = [person for person in same if person.subject]
        tells = any(not self._says(person) for person in leads)
        if tells or (leads and any(person.pronoun for person in same)):
            return name  # the sentence is about them
        older = [p for p in self.persons.near(before, gender) if p.subject]
        is_rivalled = any(map(self._leads, older)) and name not in names_of(older)
        return None if is_rivalled else name

    def _are_alone(
        self, same: Sequence[Antecedent], gender: str, before: int | None
    ) -> bool:
        """Whether a sentence has one person, in whatever place, and the one `before`
        is about nobody.
        """
        if before is None or len(names_of(same)) != 1:
            return False
        return not any(map(self._leads, self.persons.near(before, gender)))

    def _leads(self, person: Antecedent) -> bool:
        """Whether a sentence is about a person: its subject, by a name or a noun."""
        verb = self.tree.head(self.sheet.tokens[person.place])
        return person.subject and not person.pronoun and verb.dep == "ROOT"

    def _says(self, person: Antecedent) -> bool:
        return is_saying(self.tree.head(self.sheet.tokens[person.place]))


def _only(near: Sequence[Antecedent], gender: str) -> str | None:
    """The one person, or the one subject; of a gender not shown only as a subject."""
    names = names_of(near)
    subjects = names_of(person for person in near if person.subject)
    left = names if len(names) == 1 else subjects
    if len(left) != 1:
        return None
    (name,) = left
    is_shown = any(person.gender == gender for person in near if person.name == name)
    return name if is_shown or subjects == names else None
