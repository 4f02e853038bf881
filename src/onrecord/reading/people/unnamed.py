"""Persons without a name: "a journalist", "my grandfather", a "Mr Orlo" whom nobody
knows.

A noun that only says who a named person is ("the lawyer, Anna Marlow", "is a lawyer")
means no other.
"""

from __future__ import annotations

from onrecord.english.names import OTHER_HOLDERS, plain
from onrecord.english.tables import pairs, words_as
from onrecord.reading.entity_bounds import entities_by_token
from onrecord.reading.people.person_nouns import (
    BEFORE_A_NOUN,
    SINGULAR,
    noun_gender,
    person_heads,
)
from onrecord.reading.sheet import Sheet
from onrecord.reading.tokens import Token
from onrecord.reading.tree import NOUN_SUBJECTS, STEPS

_TELLING_APART = ("relcl", "prep", "acl", "appos", "conj")
CHAINED = ("appos", "conj")  # what stands in the place of its head


class UnnamedPersons:
    """Which words of one report mean persons without a name.

    `heads`: the mentions of persons by their last token. The sheet must hold the
    mentions by name and by role.
    """

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.tree = sheet.tree
        self.heads = person_heads(sheet)
        self._in_names = {
            token.index
            for mention in sheet.people
            if mention.form == "name"
            for token in sheet.tokens_at(mention.span)
        }
        # Towns may speak for a government: they are no strangers.
        self._towns = entities_by_token(sheet.toponyms)

    def gender_at(self, token: Token) -> str | None:
        """ "m", "f" or "" (either) of a person without a name whom a noun means; None
        for any other word.
        """
        gender = noun_gender(token)
        if gender is None or token.index in self._in_names or self.is_label(token):
            return None
        return gender

    def is_stranger(self, token: Token) -> bool:
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

    def takes_up(self, token: Token) -> bool:
        """Whether a noun, a subject or an owner, says by what they are known who was
        just named: "the actress", but not "the actress who", "the late actress".
        """
        if plain(token.text) not in words_as("people_words", "of anybody"):
            return False
        before = self._words_before(token)
        top = before[-1] if token.dep == "appos" and before else token
        said = {plain(word.text) for word in before}
        if top.dep not in (*NOUN_SUBJECTS, "poss"):
            return False
        behind = self.sheet.tokens[token.index + 1 : token.index + 2]
        ends = not behind or behind[0].text == ","  # "the actress, who": no other
        beside = self.tree.dependents(token)
        is_told_apart = any(word.dep in _TELLING_APART for word in beside) and not ends
        return "the" in said and not said & OTHER_HOLDERS and not is_told_apart

    def _words_before(self, token: Token) -> list[Token]:
        """The words that say more of a noun before it, also where its town stands
        between, as in "the Akron, Ohio, resident"; the town last.
        """
        found = list(self.tree.dependents(token))
        for word in tuple(found):
            if word.dep in BEFORE_A_NOUN:
                found += self.tree.dependents(word)
        head = self.tree.head(token)
        if token.dep == "appos" and head.index in self._towns:
            found += [*self.tree.dependents(head), head]
        return [word for word in found if word.index < token.index]

    def tells_which(self, token: Token) -> bool:
        """Whether a name only tells which something is: "the Marlow family"."""
        is_before = token.dep in BEFORE_A_NOUN and token.head > token.index
        return is_before and token.head not in self.heads

    def is_label(self, token: Token) -> bool:
        """Whether a noun says what a named person is ("the lawyer, Anna Marlow", "is a
        lawyer") or means nobody in particular ("like any director").
        """
        if token.tag not in SINGULAR or token.dep in (*BEFORE_A_NOUN, "amod"):
            return True
        first = self.tree.climb(token, CHAINED, STEPS)
        if "attr" in (token.dep, first.dep):
            return True  # "is a great lawyer, a good friend"
        if self._is_anybody(token) or token.index + 1 in self._in_names:
            return True
        if self._is_of_a_prize(token):
            return True
        return self._has_a_name_beside(token) or self._is_identified(token)

    def _is_anybody(self, token: Token) -> bool:
        """Whether a noun means nobody in particular: "as a guide", "like any
        director".
        """
        if token.dep == "pobj" and self.tree.head(token).text.lower() == "as":
            return True
        anybody = words_as("determiners", "any")
        beside = self.tree.dependents(token)
        return any(word.text.lower() in anybody for word in beside)

    def _is_of_a_prize(self, token: Token) -> bool:
        """Whether a noun is what a prize is for: "Coach of the Year"."""
        behind = self.sheet.tokens[token.index + 1 : token.index + 4]
        *of_the, noun = [word.text for word in behind] or [""]
        is_of_the = of_the == ["of", "the"] and token.tag == "NNP"
        return is_of_the and noun[:1].isupper()

    def _has_a_name_beside(self, token: Token) -> bool:
        """Whether a name says who a noun means: "the lawyer, Orlo", "a man named
        Orlo".
        """
        if token.dep == "appos" and token.head in self.heads:
            return True
        names = self.tree.dependents(token, ("appos",))
        for verb in self.tree.dependents(token, ("acl",)):
            if verb.text.lower() in words_as("people_words", "called"):
                names += self.tree.dependents(verb, ("oprd",))
        return any(name.index in self.heads for name in names)

    def _is_identified(self, token: Token) -> bool:
        """Whether a noun is the object or subject of saying who it is: "identified the
        man as Peter Hill".
        """
        if token.dep not in ("dobj", "nsubjpass"):
            return False
        verb = self.tree.head(token)
        if verb.lemma.lower() not in words_as("people_words", "identifying"):
            return False
        for as_ in self.tree.dependents(verb):
            if as_.text != "as":
                continue
            if any(name.index in self.heads for name in self.tree.dependents(as_)):
                return True
        return False
