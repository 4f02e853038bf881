"""What a report says its persons are: "Ukrainian president X", "Y, UK prime minister",
"Gov. Z of Norland".
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.english.names import OTHER_HOLDERS, plain
from onrecord.english.tables import pairs, words_as
from onrecord.model import Span
from onrecord.reading.people.persons import NameMention, People
from onrecord.reading.sheet import Sheet

REACH = 8  # tokens before or behind a name in which what it is may stand
POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
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
    """The words around names and role nouns that say what somebody is. `country_at`:
    token to country.
    """

    def __init__(
        self, sheet: Sheet, people: People, country_at: Mapping[int, str]
    ) -> None:
        self.sheet, self.tokens, self.country_at = sheet, sheet.tokens, country_at
        self.inside = {i for m in people.mentions for i in range(m.first, m.last)}

    def offices(self, mentions: Sequence[NameMention]) -> Iterator[Office]:
        """The offices of persons, in text order; one of each, as a long report says the
        same of a person many times.
        """
        seen: set[tuple[object, ...]] = set()
        for mention in mentions:
            office = self._office(mention)
            if office is None:
                continue
            key = (office.person, office.country, office.nouns, office.words)
            if key not in seen:
                seen.add(key)
                yield office

    def _office(self, mention: NameMention) -> Office | None:
        if mention.person is None:
            return None
        for at, stretch in enumerate(self._stretches(mention)):
            country, nouns = self.read(stretch)
            if nouns or country:
                return Office(
                    mention.person,
                    country,
                    nouns,
                    self.words(stretch),
                    mention.first,
                    at == 0,
                )
        return None

    def role_of(self, mention: NameMention) -> Span | None:
        """The words that say what somebody is or was, right beside this name: "former
        mayor of Vessa".
        """
        for stretch in self._stretches(mention):
            told = self._told(stretch)
            said = [_plain(self.tokens[i].text) for i in told]
            if any(_nouns(said[self._owner(told) + 1 :])):
                return Span(self.tokens[told[0]].start, self.tokens[told[-1]].end)
        return None

    def _told(self, stretch: Sequence[int]) -> Sequence[int]:
        """What of a stretch is the description: "President" of "policies of President",
        nothing of half a word.
        """
        of = max(
            (n for n, i in enumerate(stretch) if self.tokens[i].text == "of"),
            default=-1,
        )
        if any(_nouns([_plain(self.tokens[i].text) for i in stretch[of + 1 :]])):
            stretch = stretch[of + 1 :]
        first = 0
        while first < len(stretch) and self._is_loose(stretch[first]):
            first += 1
        return stretch[first:]

    def _is_loose(self, at: int) -> bool:
        """Whether a description cannot begin with this token: "but", the "-time" of
        "four-time".
        """
        token = self.tokens[at]
        joined = at > 0 and self.tokens[at - 1].end == token.start
        return (
            token.tag in ("CC", "HYPH", "POS") or not token.text[0].isalnum() or joined
        )

    def _stretches(self, mention: NameMention) -> Iterator[list[int]]:
        """Where it may stand what somebody is: before the name, behind it, in what the
        sentence says of them.
        """
        before = self.before(mention.first)
        yield [] if self._is_other(before, mention) else before
        yield self._behind(mention)
        yield self._predicate(mention)
        yield self._headed(mention)

    def _headed(self, mention: NameMention) -> list[int]:
        """The noun that a name behind a comma tells: "the prime minister, X, …"."""
        name = self.tokens[mention.last - 1]
        if (
            name.dep != "appos"
            or mention.first < 2
            or self.tokens[mention.first - 1].text != ","
        ):
            return []
        noun = mention.first - 2
        return (
            [*self.before(noun), noun]
            if name.head == noun and noun not in self.inside
            else []
        )

    def _is_other(self, before: Sequence[int], mention: NameMention) -> bool:
        """Whether the words before a name begin a clause about somebody else: "the
        judge Orlo spoke of".
        """
        name = self.tokens[mention.last - 1]
        verb = self.tokens[name.head]
        return (
            name.dep in ("nsubj", "nsubjpass")
            and verb.dep == "relcl"
            and verb.head in before
        )

    def before(self, first: int) -> list[int]:
        """The tokens right before `first` that can describe it: "Ukrainian president",
        "Secretary of State".
        """
        at, found = first - 1, list[int]()
        sentence = self.tokens[first].sentence
        while (
            at >= 0
            and first - at <= REACH
            and self.tokens[at].sentence == sentence
            and at not in self.inside
        ):
            token = self.tokens[at]
            of = (
                token.text == "of"
                and found
                and self.tokens[at + 1].tag in ("NNP", "NNPS")
            )
            if token.tag in ("VBG", "VBN") and token.dep not in ("amod", "compound"):
                break
            if not (
                token.tag in _MODIFIERS or of or token.text in POSSESSIVE
            ) or token.text.lower() in ("and", "or"):
                break
            found.append(at)
            at -= 1
        while found and self.tokens[found[-1]].text in POSSESSIVE:
            found.pop()
        return found[::-1]

    def _behind(self, mention: NameMention) -> list[int]:
        """The tokens of an apposition behind a name, up to its comma: "X, Ukraine's
        president, …".
        """
        at = self._behind_age(mention.last)
        if at >= len(self.tokens) or self.tokens[at].text != ",":
            return []
        found: list[int] = []
        sentence = self.tokens[mention.first].sentence
        for token in self.tokens[at + 1 : at + 1 + REACH]:
            if token.sentence != sentence or token.index in self.inside:
                return []
            if token.text in (",", ".", "-", "–", "—", ";", ")"):
                return found
            if (
                token.pos in ("VERB", "AUX") and token.tag not in ("VBN", "VBG")
            ) or token.text in ("who", "and"):
                return []
            found.append(token.index)
        return []

    def _behind_age(self, at: int) -> int:
        """Where an apposition may begin, an age before it passed: "X, 34, a nurse"."""
        age = [token.text for token in self.tokens[at : at + 3]]
        return (
            at + 2
            if age[:1] == [","] and age[1:2] and age[1].isdigit() and age[2:] == [","]
            else at
        )

    def _predicate(self, mention: NameMention) -> list[int]:
        """What a sentence says somebody is today: "X is the mayor of Vessa", "X, who is
        mayor".
        """
        name = self.tokens[mention.last - 1]
        verbs = [self.tokens[name.head]] if name.dep == "nsubj" else []
        verbs += [
            self.tokens[c]
            for c in self.sheet.children[name.index]
            if self.tokens[c].dep == "relcl"
        ]
        for verb in verbs:
            children = [self.tokens[c] for c in self.sheet.children[verb.index]]
            said = next(
                (t for t in children if t.dep == "attr" and t.index > name.index), None
            )
            if (
                verb.text.lower() not in words_as("people_words", "is")
                or said is None
                or any(t.dep == "neg" for t in children)
            ):
                continue
            last = min(said.index + REACH, self.sheet.sentences[said.sentence].last)
            stop = next(
                (
                    i
                    for i in range(said.index, last)
                    if self.tokens[i].text in (",", "and", "who", ";")
                ),
                last,
            )
            return [
                i
                for i in range(max(verb.index + 1, said.index - REACH), stop)
                if i not in self.inside
            ]
        return []

    def read(self, stretch: Sequence[int]) -> tuple[str | None, frozenset[str]]:
        """The country and the role nouns among the tokens of a description."""
        countries = [self.country_at[i] for i in stretch if i in self.country_at]
        said = [_plain(self.tokens[i].text) for i in stretch]
        if words_as("people_words", "formerly") & set(said):
            return None, frozenset()
        nouns = frozenset(_nouns(said[self._owner(stretch) + 1 :]))
        return (countries[-1] if countries else None), nouns

    def _owner(self, stretch: Sequence[int]) -> int:
        """Where in a stretch its last owner ends, -1 without: in "the president's aide"
        nobody is the president.
        """
        return max(
            (n for n, i in enumerate(stretch) if self.tokens[i].text in POSSESSIVE),
            default=-1,
        )

    def words(self, stretch: Sequence[int]) -> frozenset[str]:
        """All the words of a description, plain, but for an owner that every such
        person has: "the city's mayor".
        """
        owners = [
            n for n, i in enumerate(stretch) if n and self.tokens[i].text in POSSESSIVE
        ]
        owner = (
            owners[0]
            if owners
            and _plain(self.tokens[stretch[owners[0] - 1]].text)
            in words_as("people_words", "owner")
            else -1
        )
        return frozenset(
            _plain(self.tokens[i].text)
            for n, i in enumerate(stretch)
            if n not in (owner, owner - 1)
        )


def _plain(word: str) -> str:
    return plain(word.strip('“”„"‘'))


def _nouns(said: Sequence[str]) -> Iterator[str]:
    """The role nouns among words, the longest ("vice president", no president); a title
    gives those it stands for.
    """
    at = 0
    while at < len(said):
        two = " ".join(said[at : at + 2])
        if at + 1 < len(said) and two in classes():
            yield two
            at += 2
            continue
        if said[at] in classes():
            yield said[at]
        if said[at] in pairs("role_titles"):
            yield pairs("role_titles")[said[at]]
        at += 1


@functools.cache
def classes() -> dict[str, str]:
    """Role noun to its class (`english/tables/roles.tsv`)."""
    return pairs("roles")
