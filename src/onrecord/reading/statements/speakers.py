"""The name that a speaker's words stand for, where the report says so."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from onrecord.english.names import plain
from onrecord.english.tables import pairs, rows, words, words_as
from onrecord.model import Mention, Place, Span
from onrecord.reading.people.camps import find_camps
from onrecord.reading.places.adjectives import is_adjective
from onrecord.reading.sheet import Sheet
from onrecord.reading.statements.clauses import token_range
from onrecord.reading.tokens import Token
from onrecord.spans import SpanIndex

_PLAIN_NOUNS = frozenset(
    {"NN", "NNP", "JJ", "DT", "POS", "HYPH"}
)  # what can stand before a name as part of it
_GOES_ON = frozenset(
    {"WP", "WP$", "WDT", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ"}
)  # behind “and”: nobody else


@functools.cache
def metonyms() -> frozenset[str]:
    """Places that stand for those who speak there (`english/tables/cue_metonyms.tsv`)."""
    return frozenset(row[0] for row in rows("cue_metonyms"))


class Names:
    """The mentions and places of a report, found by offset."""

    __slots__ = ("_bearers", "_camps", "_mentions", "_places", "_sheet", "_spoken")

    def __init__(
        self, sheet: Sheet, people: Sequence[Mention], places: Sequence[Place]
    ) -> None:
        self._sheet = sheet
        self._mentions = SpanIndex(people)
        self._places = SpanIndex(places)
        self._camps = find_camps(sheet, people)
        self._bearers: dict[str, set[str]] = {}
        self._spoken: dict[str, set[str]] = {}
        for mention in people:
            if (
                mention.name is not None
                and mention.kind == "person"
                and " " in mention.name
            ):
                self._bearers.setdefault(mention.name.rsplit(" ", 1)[1], set()).add(
                    mention.name
                )

    def of(self, head: int, speaker: Sequence[Token]) -> str | None:
        """The name of the speaker whose words are `speaker` and whose noun is `head`;
        None where it is two, or open.

        To be asked in text order: a surname may stand for a full name that spoke
        before.
        """
        whose = (
            self._sheet.tokens[head].tag == "PRP$" and len(speaker) > 1
        )  # "his older": words cut off too early
        named = None if whose else self._headed(head)
        return named or self._spelled_out(speaker) or self._by_itself(speaker)

    def at(self, token: Span) -> bool:
        """Whether a token is a name's: of a person, a body, or a country."""
        mention, place = self._mentions.at(token), self._places.at(token)
        return (mention is not None and mention.form == "name") or (
            place is not None and place.kind == "country"
        )

    def mention_at(self, token: Span) -> Mention | None:
        """The mention that a token stands in."""
        return self._mentions.at(token)

    def _headed(self, head: int) -> str | None:
        """The name that the noun itself stands for."""
        sheet, token = self._sheet, self._sheet.tokens[head]
        if token.lemma.lower() in words_as(
            "statement_words", "relative"
        ) and token.tag in ("WP", "WDT", "IN"):
            antecedent = _antecedent(sheet, head)
            if antecedent is None or (
                token.lemma.lower() == "who" and not self._is_person(antecedent)
            ):
                return None
            return self._headed(antecedent)
        if any(sheet.tokens[c].dep == "conj" for c in sheet.children[head]):
            return None
        mention = self._mentions.at(token.span)
        named = mention.name if mention is not None else None
        named = (
            named
            or self._camps.get(head)
            or self._in_apposition(head)
            or self._of_paper(token)
        )
        return (
            named if named or mention is not None else self._of_place_or_surname(head)
        )

    def _of_place_or_surname(self, head: int) -> str | None:
        """Where no mention stands: a place that speaks, or the one person of the report
        whose surname stands there.
        """
        sheet, token = self._sheet, self._sheet.tokens[head]
        place = self._places.at(token.span)
        if place is not None and _speaks(sheet, head, place):
            return (
                _without_article(place.span.of(sheet.text))
                if place.kind != "country"
                else place.name
            )
        bearers = self._bearers.get(token.text, set())
        bare = place is None and len(bearers) == 1 and token.tag not in ("NN", "NNS")
        return next(iter(bearers)) if bare else None

    def _in_apposition(self, head: int) -> str | None:
        """“the union's lawyer, Marta Orlo”: the person named right behind the words for
        them.
        """
        for c in self._sheet.children[head]:
            if c > head and self._sheet.tokens[c].dep == "appos":
                found = self._mentions.at(self._sheet.tokens[c].span)
                return (
                    found.name if found is not None and found.kind == "person" else None
                )
        return None

    def _of_paper(self, token: Token) -> str | None:
        """“Vessaria magazine”: the organisation that stands right before what it is."""
        if token.text.lower() not in words("kinds_of_speaker") or not token.index:
            return None
        before = self._mentions.at(self._sheet.tokens[token.index - 1].span)
        named = (
            before is not None
            and before.kind == "organisation"
            and before.form == "name"
        )
        return before.name if before is not None and named else None

    def _is_person(self, head: int) -> bool:
        mention = self._mentions.at(self._sheet.tokens[head].span)
        return mention is not None and mention.kind == "person"

    def _spelled_out(self, speaker: Sequence[Token]) -> str | None:
        """The one person named among the words, where they begin with the name or end
        in it; else None.

        “Marta Orlo, the baker at … and …” and “union lawyer Marta Orlo”, however the
        parser took them; not “a friend of Orlo”, “Orlo's lawyer”, “Orlo and two
        others”.
        """
        while speaker and speaker[-1].text in (",", "-", "–", "—"):
            speaker = speaker[:-1]
        if not speaker:
            return None
        whole = Span(speaker[0].start, speaker[-1].end)
        named = [
            m
            for m in self._mentions.overlapping(whole)
            if m.kind == "person" and m.form == "name"
        ]
        if len(named) != 1:
            return None
        before = [t for t in speaker if t.end <= named[0].span.start]
        behind = [t for t in speaker if t.start >= named[0].span.end]
        begins = all(_is_title(t) for t in before) and _is_aside(behind)
        ends = not behind and _is_role(before)
        return named[0].name if begins or ends else None

    def _by_itself(self, speaker: Sequence[Token]) -> str | None:
        """A proper name that is no mention and no place: itself, or of its bearers that
        spoke before the only one.
        """
        speaker = [
            t
            for t in speaker
            if not (
                _is_title(t) or t.text.lower() in words_as("determiners", "article")
            )
        ]
        if (
            not speaker
            or not all(_is_proper(t) for t in speaker)
            or self._in_headline(speaker[0])
        ):
            return None
        whole = Span(speaker[0].start, speaker[-1].end)
        if self._mentions.overlapping(whole) or self._places.at(whole) is not None:
            return None
        if len(speaker) == 1:
            full = self._spoken.get(speaker[0].text, set())
            return next(iter(full)) if len(full) == 1 else None
        name = whole.of(self._sheet.text)
        self._spoken.setdefault(speaker[-1].text, set()).add(name)
        return name

    def _in_headline(self, token: Token) -> bool:
        """Whether capitals tell nothing here: every longer word has one."""
        sentence = self._sheet.sentences[token.sentence]
        longer = [
            t.text
            for t in self._sheet.of(sentence)
            if len(t.text) > 4 and t.text.isalpha()
        ]
        return sentence.part.kind != "paragraph" or all(
            word[:1].isupper() for word in longer
        )


def _is_title(token: Token) -> bool:
    return plain(token.text) in words("title_words") or token.text == "."


def _is_role(before: Sequence[Token]) -> bool:
    """Whether words before a name only say what its bearer is: "Kremlin aide", "the
    union's lawyer".
    """
    if (
        not before
        or not all(t.tag in _PLAIN_NOUNS for t in before)
        or before[-1].tag != "NN"
    ):
        return False
    return plain(before[-1].text) in pairs("roles") or before[-1].text.lower() in pairs(
        "person_nouns"
    )


def _is_aside(behind: Sequence[Token]) -> bool:
    """Whether words behind a name go on about its bearer: set off by a comma, and
    nobody joined to it by “and”.
    """
    if behind and behind[0].text == "(":
        behind = behind[
            next((n + 1 for n, t in enumerate(behind) if t.text == ")"), len(behind)) :
        ]
    if not behind:
        return True
    if behind[0].text not in (",", "-", "–", "—"):
        return False
    for at, token in enumerate(behind[:-1]):
        after = behind[at + 1]
        alone = (
            after.text.lower() in words_as("determiners", "indefinite") - {"one"}
            and behind[at - 1].text != ","
        )
        if token.text.lower() in ("and", "or", "&") and not (
            after.tag in _GOES_ON or alone
        ):
            return False
    return True


def _is_proper(token: Token) -> bool:
    word = plain(token.text)
    common = (
        word in words("no_organisations")
        or word in pairs("roles")
        or word in pairs("person_nouns")
    )
    return (
        token.tag == "NNP"
        and token.text[:1].isupper()
        and not common
        and not is_adjective(token.text)
    )


def _antecedent(sheet: Sheet, relative: int) -> int | None:
    """The noun a relative pronoun stands for: the head of its relative clause, where
    their numbers agree.
    """
    at = relative
    while sheet.tokens[at].head != at:
        if sheet.tokens[at].dep == "relcl":
            head = sheet.tokens[sheet.tokens[at].head]
            one = head.tag in ("NN", "NNP") and not any(
                sheet.tokens[c].dep == "conj" for c in sheet.children[head.index]
            )
            many = sheet.tokens[at].tag == "VBP" and sheet.tokens[relative].head == at
            return (
                head.index
                if head.pos in ("NOUN", "PROPN", "PRON") and not (one and many)
                else None
            )
        at = sheet.tokens[at].head
    return None


def _speaks(sheet: Sheet, head: int, place: Place) -> bool:
    """True where the place itself is the speaker: a country, a seat of government, or a
    bare place name.
    """
    if (
        place.kind == "country"
        or _without_article(place.span.of(sheet.text)).lower() in metonyms()
    ):
        return True
    first, last = token_range(sheet.subtree(head))
    whole = Span(sheet.tokens[first].start, sheet.tokens[last - 1].end).of(sheet.text)
    return _without_article(whole) == _without_article(place.span.of(sheet.text))


def _without_article(name: str) -> str:
    words_ = name.split(None, 1)
    return (
        words_[1]
        if len(words_) == 2 and words_[0].lower() in words_as("determiners", "article")
        else name
    )
