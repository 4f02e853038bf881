"""What a report says its persons are: "Ukrainian president X", "Y, UK prime minister",
"Gov. Z of Norland".
"""

from __future__ import annotations

import functools
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from onrecord.english.marks import DASHES, HYPHENS, POSSESSIVES, QUOTES
from onrecord.english.names import OTHER_HOLDERS, plain
from onrecord.english.tables import pairs, words_as
from onrecord.model import Span
from onrecord.reading.people.countries import countries_at
from onrecord.reading.people.persons import NameMention, People
from onrecord.reading.sheet import Sheet

REACH = 8  # tokens before or behind a name in which what it is may stand
_MODIFIERS = (
    "NN",
    "NNS",
    "NNP",
    "NNPS",
    "JJ",
    "POS",
    "VBN",
    "VBG",
    "CC",
    "HYPH",
    "AFX",
)


@dataclass(frozen=True, slots=True)
class Office:
    """What the report says a person is. `country`: an ISO code; nouns: of
    `english/tables/roles.tsv`; words: all of it.

    `at`: the token where the name begins; `title`: said right before the name, as part
    of it.
    """

    person: int
    country: str | None
    nouns: frozenset[str]
    words: frozenset[str]
    at: int
    title: bool


def is_holder(office: Office, noun: str, said: frozenset[str]) -> bool:
    """Whether "the … `noun`", with the words `said` beside it, can mean who holds
    `office`: it must hold them all.
    """
    own = office.words - set(noun.split())
    return noun in office.nouns and said <= own and not OTHER_HOLDERS & (own - said)


class Descriptions:
    """The words around names and role nouns that say what somebody is.

    `country_at`: each token that tells a country to its ISO code. `inside`: the tokens
    inside names of persons.
    """

    def __init__(self, sheet: Sheet, people: People) -> None:
        """`sheet`: with its places; `people`: the persons named in it."""
        self.sheet = sheet
        self.tokens = sheet.tokens
        self.people = people
        self.country_at = countries_at(sheet)
        self.inside = {
            index
            for mention in people.mentions
            for index in range(mention.first, mention.last)
        }

    def offices(self) -> Iterator[Office]:
        """The offices of persons, in text order; one of each, as a long report says the
        same of a person many times.
        """
        seen: set[tuple[object, ...]] = set()
        for mention in self.people.mentions:
            office = self._office(mention)
            if office is None:
                continue
            key = (office.person, office.country, office.nouns, office.words)
            if key not in seen:
                seen.add(key)
                yield office

    def _office(self, mention: NameMention) -> Office | None:
        """What the first of the descriptions beside a name says its person is."""
        if mention.person is None:
            return None
        for number, description in enumerate(self._descriptions(mention)):
            country, nouns = self.read(description)
            if nouns or country:
                return Office(
                    person=mention.person,
                    country=country,
                    nouns=nouns,
                    words=self.words(description),
                    at=mention.first,
                    title=number == 0,
                )
        return None

    def role_of(self, mention: NameMention) -> Span | None:
        """The words that say what somebody is or was, right beside this name: "former
        mayor of Vessa"; None where there are none.
        """
        for description in self._descriptions(mention):
            core = self._without_beginning(description)
            if any(_role_nouns(self._plain_words(self._behind_owner(core)))):
                return Span(self.tokens[core[0]].start, self.tokens[core[-1]].end)
        return None

    def _without_beginning(self, description: Sequence[int]) -> Sequence[int]:
        """A description without words that are no part of it: "President" of "policies
        of President", nothing of half a word.
        """
        behind_of = self._behind_last(description, ("of",))
        if any(_role_nouns(self._plain_words(behind_of))):
            description = behind_of
        first = 0
        while first < len(description) and not self._can_begin(description[first]):
            first += 1
        return description[first:]

    def _can_begin(self, index: int) -> bool:
        """Whether a description can begin with a token: not with "but", nor the "-time"
        of "four-time".
        """
        token = self.tokens[index]
        if token.tag in ("CC", "HYPH", "POS") or not token.text[0].isalnum():
            return False
        return index == 0 or self.tokens[index - 1].end != token.start

    def _descriptions(self, mention: NameMention) -> Iterator[list[int]]:
        """The tokens that may say what somebody is: before the name, behind it, in what
        the sentence says of them, and in a noun that the name tells. Any may be empty.
        """
        before = self.before(mention.first)
        yield [] if self._is_of_other_person(before, mention) else before
        yield self._apposition(mention)
        yield self._predicate(mention)
        yield self._explained_noun(mention)

    def _explained_noun(self, mention: NameMention) -> list[int]:
        """The noun that a name behind a comma tells: "the prime minister, X, …"."""
        name = self.tokens[mention.last - 1]
        noun = mention.first - 2
        if noun < 0 or self.tokens[noun + 1].text != ",":
            return []
        if name.dep != "appos" or name.head != noun or noun in self.inside:
            return []
        return [*self.before(noun), noun]

    def _is_of_other_person(self, before: Sequence[int], mention: NameMention) -> bool:
        """Whether the words before a name begin a clause about somebody else: "the
        judge Orlo spoke of".
        """
        name = self.tokens[mention.last - 1]
        verb = self.tokens[name.head]
        is_subject = name.dep in ("nsubj", "nsubjpass")
        return is_subject and verb.dep == "relcl" and verb.head in before

    def before(self, first: int) -> list[int]:
        """The tokens right before `first` that can describe it: "Ukrainian president",
        "Secretary of State".
        """
        sentence = self.tokens[first].sentence
        start = first
        for at in range(first - 1, max(first - REACH, 0) - 1, -1):
            if self.tokens[at].sentence != sentence or at in self.inside:
                break
            if not self._can_describe(at, is_last=start == first):
                break
            start = at
        while start < first and self.tokens[start].text in POSSESSIVES:
            start += 1
        return list(range(start, first))

    def _can_describe(self, at: int, *, is_last: bool) -> bool:
        """Whether a token can be part of a description, the last of it or not."""
        token = self.tokens[at]
        if token.text.lower() in ("and", "or"):
            return False
        if token.tag in ("VBG", "VBN"):
            return token.dep in ("amod", "compound")
        if token.tag in _MODIFIERS or token.text in POSSESSIVES:
            return True
        before_name = not is_last and self.tokens[at + 1].tag in ("NNP", "NNPS")
        return token.text == "of" and before_name

    def _apposition(self, mention: NameMention) -> list[int]:
        """The tokens of an apposition behind a name, up to its comma: "X, Ukraine's
        president, …". An age before it is passed: "X, 34, a nurse".
        """
        at = mention.last
        match [token.text for token in self.tokens[at : at + 3]]:
            case [",", age, ","] if age.isdigit():
                at += 2
        if at >= len(self.tokens) or self.tokens[at].text != ",":
            return []
        sentence = self.tokens[mention.first].sentence
        apposition: list[int] = []
        for token in self.tokens[at + 1 : at + 1 + REACH]:
            if token.sentence != sentence or token.index in self.inside:
                return []
            if token.text in (*",.;)", *HYPHENS, *DASHES):
                return apposition
            is_verb = token.pos in ("VERB", "AUX") and token.tag not in ("VBN", "VBG")
            if is_verb or token.text in ("who", "and"):
                return []
            apposition.append(token.index)
        return []

    def _predicate(self, mention: NameMention) -> list[int]:
        """What a sentence says somebody is today: "X is the mayor of Vessa", "X, who is
        mayor".
        """
        tree = self.sheet.tree
        name = self.tokens[mention.last - 1]
        verbs = tree.dependents(name, {"relcl"})
        if name.dep == "nsubj":
            verbs.insert(0, tree.head(name))
        for verb in verbs:
            attributes = tree.dependents(verb, {"attr"})
            behind = [token for token in attributes if token.index > name.index]
            is_negated = tree.dependent(verb, {"neg"}) is not None
            says_today = verb.text.lower() in words_as("people_words", "is")
            if behind and says_today and not is_negated:
                return self._around_attribute(verb.index, behind[0].index)
        return []

    def _around_attribute(self, verb: int, noun: int) -> list[int]:
        """The tokens behind a verb, around the noun it says somebody is, up to a comma
        or a further clause; without names.
        """
        sentence_end = self.sheet.sentences[self.tokens[noun].sentence].last
        end = noun
        while end < min(noun + REACH, sentence_end):
            if self.tokens[end].text in (",", "and", "who", ";"):
                break
            end += 1
        start = max(verb + 1, noun - REACH)
        return [index for index in range(start, end) if index not in self.inside]

    def read(self, description: Sequence[int]) -> tuple[str | None, frozenset[str]]:
        """The country (ISO 3166 code) and the role nouns among the tokens of a
        description; neither where it says what somebody was before.
        """
        if words_as("people_words", "formerly") & set(self._plain_words(description)):
            return None, frozenset()
        own = self._without_principal(description)
        country = None
        for index in own:
            country = self.country_at.get(index, country)
        nouns = _role_nouns(self._plain_words(self._behind_owner(own)))
        return country, frozenset(nouns)

    def _without_principal(self, description: Sequence[int]) -> Sequence[int]:
        """A description up to the holder of an office whom somebody works for: "a
        spokesman for the president" is not the president.
        """
        for number, index in enumerate(description):
            token = self.tokens[index]
            behind = description[number + 1 :]
            leads_to_another = token.tag in ("IN", "TO") and behind
            if not leads_to_another or self.tokens[behind[0]].tag != "DT":
                continue
            if any(_role_nouns(self._plain_words(description[:number]))) and any(
                _role_nouns(self._plain_words(behind))
            ):
                return description[:number]
        return description

    def words(self, description: Sequence[int]) -> frozenset[str]:
        """All the words of a description, plain, but for an owner that every such
        person has: "the city's mayor".
        """
        plain_words = self._plain_words(description)
        for number, index in enumerate(description):
            if number == 0 or self.tokens[index].text not in POSSESSIVES:
                continue
            if plain_words[number - 1] in words_as("people_words", "owner"):
                del plain_words[number - 1 : number + 1]
            break
        return frozenset(plain_words)

    def _plain_words(self, indices: Sequence[int]) -> list[str]:
        return [plain(self.tokens[index].text.strip(QUOTES)) for index in indices]

    def _behind_owner(self, description: Sequence[int]) -> Sequence[int]:
        """What stands behind the last owner: in "the president's aide" nobody is the
        president.
        """
        return self._behind_last(description, POSSESSIVES)

    def _behind_last(
        self, description: Sequence[int], marks: Collection[str]
    ) -> Sequence[int]:
        """What stands behind the last token that is one of `marks`; all without one."""
        for number in reversed(range(len(description))):
            if self.tokens[description[number]].text in marks:
                return description[number + 1 :]
        return description


def _role_nouns(plain_words: Sequence[str]) -> Iterator[str]:
    """The role nouns among words, the longest ("vice president", no president); a title
    gives those it stands for.
    """
    at = 0
    while at < len(plain_words):
        word = plain_words[at]
        two_words = " ".join(plain_words[at : at + 2])
        if two_words != word and two_words in classes():
            yield two_words
            at += 2
            continue
        if word in classes():
            yield word
        if word in pairs("role_titles"):
            yield pairs("role_titles")[word]
        at += 1


@functools.cache
def classes() -> dict[str, str]:
    """Role noun to its class (`english/tables/roles.tsv`)."""
    return pairs("roles")
