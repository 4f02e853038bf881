"""Who is I, he and she within a quotation, once it is known who is quoted.

"I" is whoever is said to speak. "He" is somebody else: the one other person named
within the quotation, else the one other person whom its sentence and the two of the
report's own before it are about. Two left, or one without a name ("a man"): it stays
open.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from onrecord.english.pronouns import he_and_she, speaker_words
from onrecord.model import Mention, Statement
from onrecord.reading.bearers import gender_of
from onrecord.reading.people.antecedents import (
    MOST,
    Antecedent,
    Antecedents,
    names_of,
)
from onrecord.reading.people.forms import by_pronoun
from onrecord.reading.sheet import Sheet
from onrecord.reading.tokens import Token


def read_quoted_pronouns(sheet: Sheet) -> Sheet:
    """The sheet with the words for "I" within quotations among its people, and with the
    names of he and she there. Its people and statements must have been read.

    Of a quotation within a quotation it is not known who speaks: what two statements
    hold has no name.
    """
    speaker_at = _speakers(sheet)
    persons = {m.name for m in sheet.people if m.kind == "person"}
    first_persons = []
    for index, speaker in speaker_at.items():
        word = sheet.tokens[index].text
        is_first = word.lower() in speaker_words() and word != "i"
        if is_first and speaker in persons:
            first_persons.append(by_pronoun(sheet.tokens[index].span, speaker))
    others = _with_names_of_others(sheet, speaker_at)
    in_order = sorted([*others, *first_persons], key=lambda m: (m.span, m.form))
    now = {id(was): mention for was, mention in zip(sheet.people, others, strict=True)}
    statements = tuple(_with_speaker(s, now) for s in sheet.statements)
    return replace(sheet, people=tuple(in_order), statements=statements)


def _with_speaker(statement: Statement, now: dict[int, Mention]) -> Statement:
    """The statement with its speaker's mention as it is now (`now`: by the identity of
    what it was).
    """
    mention = statement.speaker_mention
    if mention is None or now[id(mention)] is mention:
        return statement
    return replace(statement, speaker_mention=now[id(mention)])


def _speakers(sheet: Sheet) -> dict[int, str]:
    """Each pronoun within a quotation, by its token, to the name of the one who says
    it; none where two may.
    """
    pronouns = {*speaker_words(), *he_and_she()}
    speakers: dict[int, set[str | None]] = {}
    for statement in sheet.statements:
        for piece in statement.content:
            for token in sheet.tokens_at(piece):
                if token.text.lower() not in pronouns:
                    continue
                if sheet.encoded.quoted.at(token.start) is not None:
                    names = speakers.setdefault(token.index, set())
                    names.add(statement.speaker_name)
    speaker_at = {}
    for index, names in speakers.items():
        name = next(iter(names))
        if len(names) == 1 and name is not None:
            speaker_at[index] = name
    return speaker_at


def _with_names_of_others(sheet: Sheet, speaker_at: dict[int, str]) -> list[Mention]:
    """The mentions, those of a he or she who is spoken of with the name the report
    leaves.
    """
    open_starts = {
        mention.span.start
        for mention in sheet.people
        if mention.form == "pronoun" and mention.name is None
    }
    asked = {index for index in speaker_at if sheet.tokens[index].start in open_starts}
    if not asked:
        return list(sheet.people)
    heard = _Heard(sheet)
    name_at: dict[int, str | None] = {}
    for token in heard.through():
        if token.index in asked:
            name_at[token.start] = heard.whom(token, speaker_at[token.index])
    named = []
    for mention in sheet.people:
        name = name_at.get(mention.span.start)
        is_named = mention.form == "pronoun" and name is not None
        named.append(replace(mention, name=name) if is_named else mention)
    return named


class _Heard:
    """Who is named so far, in the report's own words and in the quotation that goes
    on.
    """

    def __init__(self, sheet: Sheet) -> None:
        genders: dict[str, str] = {}
        for mention in sheet.people:
            if mention.kind == "person" and mention.name is not None:
                genders[mention.name] = gender_of(mention.name)
        self.named: dict[int, str | None] = {}
        for mention in sheet.people:
            if mention.form != "pronoun":
                continue
            pronoun = sheet.tokens_at(mention.span)[0]
            self.named[pronoun.index] = mention.name
            gender = he_and_she().get(pronoun.text.lower())
            if gender is not None and mention.name is not None:
                genders[mention.name] = gender
        self.sheet = sheet
        self.quoted = sheet.quoted
        self.persons = Antecedents(sheet, genders)
        self.began = 0  # how many were heard before the quotation that goes on

    def through(self) -> Iterator[Token]:
        """The report's tokens in order, each when all before it is known."""
        for token in self.sheet.tokens:
            yield token
            gender = he_and_she().get(token.text.lower())
            if token.index in self.quoted:
                self.persons.hear(token)
            elif gender is None:
                self.persons.take(token)
            else:
                self.persons.known.append(
                    self.persons.antecedent(token, self.named.get(token.index), gender)
                )
            if token.index not in self.quoted and token.sentence in self.persons.prose:
                self.began = len(self.persons.heard)

    def whom(self, token: Token, speaker: str) -> str | None:
        """The one person who can be meant by a he or she that `speaker` says."""
        gender = he_and_she()[token.text.lower()]
        names = self._names(self.persons.heard[self.began :], gender) - {speaker}
        if not names:
            sentences = [token.sentence, *self.persons.sentences_before(token.sentence)]
            around = [
                person
                for sentence in sentences
                for person in self.persons.near(sentence, gender)
            ]
            for person in self.persons.heard[-MOST:]:
                if person.sentence >= sentences[-1]:
                    around.append(person)
            names = self._names(around, gender) - {speaker}
        return names.pop() if len(names) == 1 else None

    def _names(self, persons: Iterable[Antecedent], gender: str) -> set[str | None]:
        names = names_of(p for p in persons if self.persons.fits(p, gender))
        return {None if name in self.persons.offices else name for name in names}
