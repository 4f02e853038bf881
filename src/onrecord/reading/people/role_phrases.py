"""Noun phrases that name somebody by what they are: how far they reach, and whether
they mean a certain one.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from onrecord.english.names import plain
from onrecord.english.tables import words_as
from onrecord.model import Span
from onrecord.reading.people.offices import Descriptions
from onrecord.reading.tokens import Token


@dataclass(frozen=True, slots=True, kw_only=True)
class RolePhrase:
    """A noun phrase that names somebody by what they are.

    `token`: its noun's last token; `noun`: the noun, one or two words ("prime
    minister"). `modifiers`: the tokens before the noun that say more of it. `article`:
    in small letters, "" where there is none. `span`: of all of it.
    """

    token: Token
    noun: str
    modifiers: tuple[int, ...]
    article: str
    span: Span


class RolePhrases:
    """The phrases around the nouns of one report."""

    def __init__(self, descriptions: Descriptions) -> None:
        """`descriptions`: of the persons of a sheet that holds its places."""
        self.descriptions = descriptions
        self.sheet = descriptions.sheet
        self.tokens = self.sheet.tokens
        self.place_starts = {place.span.start for place in self.sheet.places}

    def noun_at(self, token: Token, nouns: Collection[str]) -> str | None:
        """Which of `nouns` ends in a token, the longest ("prime minister")."""
        word = plain(token.text)
        before = self.tokens[token.index - 1] if token.index else None
        if before is not None and before.sentence == token.sentence:
            two_words = f"{plain(before.text)} {word}"
            if two_words in nouns:
                return two_words
        return word if word in nouns else None

    def phrase(self, token: Token, noun: str) -> RolePhrase:
        """The phrase whose noun ends in a token, as `noun_at` gave it."""
        modifiers = self.descriptions.before(token.index - noun.count(" "))
        return self.phrase_with(modifiers, token, noun)

    def phrase_with(
        self, modifiers: Sequence[int], token: Token, noun: str
    ) -> RolePhrase:
        """The same with these modifiers only."""
        first = self.tokens[min([*modifiers, token.index - noun.count(" ")])]
        article = ""
        if first.index:
            before = self.tokens[first.index - 1]
            same_sentence = before.sentence == token.sentence
            if same_sentence and before.tag in ("DT", "PRP$"):
                first, article = before, before.text.lower()
        return RolePhrase(
            token=token,
            noun=noun,
            modifiers=tuple(modifiers),
            article=article,
            span=Span(first.start, token.end),
        )

    def goes_on(self, token: Token) -> bool:
        """Whether the phrase goes on with another noun: "president election"."""
        after = self.tokens[token.index + 1 : token.index + 2]
        if not after or after[0].sentence != token.sentence:
            return False
        is_noun = after[0].tag in ("NN", "NNS", "NNP", "NNPS")
        return is_noun and after[0].start - token.end <= 1

    def say_where(self, modifiers: Sequence[int]) -> bool:
        """Whether there is a place or a country's adjective among modifiers: "UK" of
        "UK prime minister".
        """
        return any(
            index in self.descriptions.country_at
            or self.tokens[index].start in self.place_starts
            for index in modifiers
        )

    def is_definite(self, phrase: RolePhrase) -> bool:
        """Whether a phrase means a certain one: by its article, or without one by whose
        it is.
        """
        if phrase.article:
            return phrase.article in words_as("determiners", "definite")
        return self.say_where(phrase.modifiers)


def without_article(article: str, phrase: str) -> str:
    """A phrase without the article it begins with ("" where there is none)."""
    return phrase[len(article) :].strip() if article else phrase
