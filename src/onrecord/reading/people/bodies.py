"""Bodies named by what they are: "the defence ministry", "Norland's council".

A body gets its country only from the report's own words, in this sentence or the one
before.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable
from dataclasses import replace

from onrecord.english.names import plain
from onrecord.english.tables import rows, words_as
from onrecord.model import Mention, Place, Span
from onrecord.reading.people.forms import by_role
from onrecord.reading.people.role_phrases import (
    RolePhrase,
    RolePhrases,
    without_article,
)
from onrecord.reading.people.states import country_at
from onrecord.reading.tokens import Sentence, Token
from onrecord.reading.tree import NOUN_SUBJECTS
from onrecord.spans import SpanSet

REACH = 8  # tokens behind a body in which its members may stand
_SCOPE = 4  # tokens behind "in" that may name the country: "In South Sudan, …"
_NOUN_TAGS = ("NN", "NNS", "NNP", "NNPS")


def find_owned_bodies(phrases: RolePhrases, taken: SpanSet) -> list[Mention]:
    """Bodies outside the spans `taken` by whose they are: "Norland's transport
    ministry". Their owner is no mention.
    """
    mentions = []
    for token in phrases.tokens:
        noun = _institution_at(phrases, token)
        if noun is None or not token.text.islower():
            continue
        modifiers = phrases.phrase(token, noun).modifiers
        if phrases.say_where(modifiers):
            continue
        while modifiers and not _can_own(phrases.tokens[modifiers[0]]):
            modifiers = modifiers[1:]
        if not modifiers:
            continue
        phrase = phrases.phrase_with(modifiers, token, noun)
        if not taken.touches(phrase.span):
            name = without_article(phrase.article, phrase.span.of(phrases.sheet.text))
            mentions.append(by_role(phrase.span, name, "organisation"))
    return mentions


def find_bodies(
    phrases: RolePhrases, taken: SpanSet, owned: Iterable[Mention]
) -> list[Mention]:
    """The noun phrases outside the spans `taken` that name a body by what it is, in
    text order. `owned`: what `find_owned_bodies` gave.
    """
    return _Bodies(phrases, owned).find(taken)


class _Bodies:
    """The bodies of one report, while it is gone through in text order."""

    def __init__(self, phrases: RolePhrases, owned: Iterable[Mention]) -> None:
        self.phrases = phrases
        self.sheet = phrases.sheet
        self.tokens = phrases.tokens
        self.country_at = country_at(self.sheet)
        self.country_code_at = phrases.descriptions.country_at
        self.owned_ending_at = {body.span.end: body.name for body in owned if body.name}
        # The names of the bodies so far, by their last word; of those that are a
        # country's only where one has done something: "brokered by the Swiss
        # government" makes no later "the government" Switzerland's.
        self.names: dict[str, set[str]] = {}

    def find(self, taken: SpanSet) -> list[Mention]:
        used = SpanSet()
        mentions = []
        for token in self.tokens:
            noun = _institution_at(self.phrases, token)
            if token.end in self.owned_ending_at:
                self._learn(token, noun, self.owned_ending_at[token.end])
            if noun is None:
                continue
            phrase = self.phrases.phrase(token, noun)
            if phrase.article == "the":
                phrase = replace(phrase, span=self._with_members(phrase.span, token))
            is_plural = token.tag in ("NNS", "NNPS") or noun == "police"
            if not is_plural and not self.phrases.is_definite(phrase):
                continue
            span = phrase.span
            if taken.touches(span) or used.touches(span):
                continue
            used.add(span)
            mentions.append(by_role(span, self._name(phrase), "organisation"))
        return mentions

    def _name(self, phrase: RolePhrase) -> str | None:
        """What a body is called: by the phrase itself, by the country spoken of, or as
        it was before.
        """
        token = phrase.token
        bare = without_article(phrase.article, phrase.span.of(self.sheet.text))
        name: str | None = None
        has_members = phrase.span.end > token.end
        if has_members or self.phrases.say_where(phrase.modifiers):
            name = bare
        elif phrase.article == "the":
            name = self._by_country(phrase, bare)
        if name is not None:
            self._learn(token, phrase.noun, name)
        elif phrase.article == "the":
            name = self._named_before(token, bare)
        return name

    def _learn(self, token: Token, noun: str | None, name: str) -> None:
        is_national = noun is not None and _institutions()[noun]
        if is_national and token.dep not in NOUN_SUBJECTS:
            return
        self.names.setdefault(plain(token.text), set()).add(name)

    def _named_before(self, token: Token, bare: str) -> str | None:
        """The one body named before that ends alike ("the ministry" for "Norland's
        transport ministry"), or None.
        """
        ending = f" {plain(bare)}"
        names = self.names.get(plain(token.text), ())
        fitting = [name for name in names if f" {plain(name)}".endswith(ending)]
        return fitting[0] if len(fitting) == 1 else None

    def _with_members(self, span: Span, token: Token) -> Span:
        """The phrase with whose body it is behind it: "the union of river workers"."""
        following = self.tokens[token.index + 1 : token.index + 2 + REACH]
        if not following or following[0].text != "of":
            return span
        end = span.end
        for after in following[1:]:
            is_plain_word = after.tag in ("NN", "NNS", "JJ") and after.text.isalpha()
            if after.sentence != token.sentence or not is_plain_word:
                break
            if after.tag == "NNS":
                end = after.end
        return Span(span.start, end)

    def _by_country(self, phrase: RolePhrase, bare: str) -> str | None:
        """The name of a national body by the country spoken of: "Peru's army" of "the
        army"; None where none is or the body may be another's. `bare`: without article.
        """
        if phrase.noun != "police" and not _institutions()[phrase.noun]:
            return None
        has_name = any(self.tokens[n].tag.startswith("NNP") for n in phrase.modifiers)
        if has_name or "local" in bare.lower():
            return None
        sentence = self.sheet.sentences[phrase.token.sentence]
        country = self._country_in_scope(sentence, phrase.span)
        if country is None:
            country = self._country_continued(sentence)
        return f"{country.span.of(self.sheet.text)}'s {bare}" if country else None

    def _country_in_scope(self, sentence: Sentence, body: Span) -> Place | None:
        """The country of which a sentence says at its beginning that it speaks: "In
        Ukraine, …".
        """
        tokens = self.sheet.of(sentence)
        scope = words_as("people_words", "scope")
        if tokens[0].text.lower() not in scope or len(tokens) < 3:
            return None
        for token in tokens[1 : 1 + _SCOPE]:
            if token.text == ",":
                return None
            country = self.country_at.get(token.index)
            ends = self.tokens[token.index + 1].text == ","
            if country and ends and country.span.end < body.start:
                return country
        return None

    def _country_continued(self, sentence: Sentence) -> Place | None:
        """The country that is the subject of the sentence before and is named or meant
        again in this one.
        """
        if not sentence.index:
            return None
        before = self.sheet.of(self.sheet.sentences[sentence.index - 1])
        root = next((token for token in before if token.head == token.index), before[0])
        subjects = [t for t in before if t.dep == "nsubj" and t.head == root.index]
        country = self.country_at.get(subjects[0].index) if subjects else None
        if country is None:
            return None
        for token in self.sheet.of(sentence):
            if self.country_code_at.get(token.index) == country.country:
                return country
        return None


def _institution_at(phrases: RolePhrases, token: Token) -> str | None:
    """The noun for a body that ends in a token and is no part of a longer noun."""
    if token.tag not in _NOUN_TAGS or phrases.goes_on(token):
        return None
    return phrases.noun_at(token, _institutions())


def _can_own(token: Token) -> bool:
    """Whether a token is a proper name that stands for whose a body is; no table of
    countries is asked. Days and months own nothing ("Friday's council").
    """
    if token.tag != "NNP" or not token.text.isalpha() or not token.text[:1].isupper():
        return False
    word = token.text.lower()
    is_day = word in words_as("times_words", "WEEKDAY")
    return not is_day and word not in words_as("times_words", "MONTH")


@functools.cache
def _institutions() -> dict[str, bool]:
    """Each noun for a body to whether such a body is a country's."""
    return {
        plain(noun): national == "yes" for noun, national in rows("institution_nouns")
    }
