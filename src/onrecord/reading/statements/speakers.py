"""The name that a speaker's words stand for, where the report says so."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Sequence

from onrecord.english.marks import DASHES, HYPHENS
from onrecord.english.names import plain
from onrecord.english.tables import rows, words, words_as
from onrecord.model import Mention, Place, Span
from onrecord.reading.people.camps import find_camps
from onrecord.reading.sheet import Sheet
from onrecord.reading.statements.speaker_words import (
    is_article,
    is_proper_name,
    is_title,
    name_begins,
    name_ends,
    without_article,
)
from onrecord.reading.tokens import Token
from onrecord.spans import SpanIndex

_CUT_OFF = (",", *HYPHENS, *DASHES)


class Speakers:
    """Who speaks in a report, asked statement by statement in text order: a surname may
    stand for a full name that spoke before.
    """

    def __init__(self, sheet: Sheet) -> None:
        """Takes the sheet with its places and people."""
        self._sheet = sheet
        self._mentions = SpanIndex(sheet.people)
        self._places = SpanIndex(sheet.places)
        self._camps = find_camps(sheet)
        # Of each surname the full names: of the report's persons, and of those who
        # spoke without being a mention.
        self._bearers: defaultdict[str, set[str]] = defaultdict(set)
        self._spoke: defaultdict[str, set[str]] = defaultdict(set)
        for mention in sheet.people:
            name = mention.name
            if name is not None and mention.kind == "person" and " " in name:
                self._bearers[name.rsplit(" ", 1)[1]].add(name)
        self._shared = {
            token.text for token in sheet.tokens if self._is_of_another(token)
        }

    def name(self, head: int, speaker: Sequence[Token]) -> str | None:
        """The name of the speaker whose words are `speaker` and whose noun is `head`;
        None where it is two, or open.
        """
        # In "his older" the words were cut off too early: "his" is not who speaks.
        is_cut_off = self._sheet.tokens[head].tag == "PRP$" and len(speaker) > 1
        name = None if is_cut_off else self._name_of_noun(head)
        return name or self._spelled_out(speaker) or self._by_itself(speaker)

    def is_named(self, token: Span) -> bool:
        """Whether a token is a name's: of a person, a body, or a country."""
        mention, place = self._mentions.at(token), self._places.at(token)
        if mention is not None and mention.form == "name":
            return True
        return place is not None and place.kind == "country"

    def mention_at(self, token: Span) -> Mention | None:
        """The mention that a token stands in, unless it may mean another."""
        mention = self._mentions.at(token)
        return None if mention and self._may_be_another(mention) else mention

    def _name_of_noun(self, head: int) -> str | None:
        """The name that the noun itself stands for."""
        tree, token = self._sheet.tree, self._sheet.tokens[head]
        relative = token.lemma.lower() in words_as("statement_words", "relative")
        if relative and token.tag in ("WP", "WDT", "IN"):
            return self._name_of_antecedent(token)
        if tree.dependent(token, {"conj"}) is not None:
            return None  # Two speak.
        some = self._some_of(token)
        if some is not None:
            return self._name_in_apposition(some)
        mention = self._mentions.at(token.span)
        if mention is not None and self._may_be_another(mention):
            return None
        name = mention.name if mention is not None else None
        name = name or self._camps.get(head) or self._name_in_apposition(token)
        name = name or self._name_before_its_kind(token)
        if name or mention is not None:
            return name
        return self._name_of_place_or_surname(token)

    def _some_of(self, token: Token) -> Token | None:
        """ "one" in “one of the founders”: it is not all of them who speak."""
        tree = self._sheet.tree
        of = tree.head(token)
        some = tree.head(of)
        is_part = token.dep == "pobj" and of.text == "of" and some.tag in ("CD", "DT")
        return some if is_part else None

    def _name_of_antecedent(self, relative: Token) -> str | None:
        """Who is meant by "who", "which" or "that"."""
        antecedent = self._antecedent(relative)
        if antecedent is None:
            return None
        if relative.lemma.lower() == "who":
            mention = self._mentions.at(antecedent.span)
            if mention is None or mention.kind != "person":
                return None
        elif relative.lemma.lower() == "which" and self._is_person(antecedent):
            return None
        return self._name_of_noun(antecedent.index)

    def _is_person(self, token: Token) -> bool:
        mention = self._mentions.at(token.span)
        return mention is not None and mention.kind == "person"

    def _antecedent(self, relative: Token) -> Token | None:
        """The noun a relative pronoun stands for: the head of its relative clause,
        where their numbers agree.
        """
        tree = self._sheet.tree
        verb = relative
        while verb.dep != "relcl":
            if verb.head == verb.index:
                return None
            verb = tree.head(verb)
        noun = tree.head(verb)
        joined = tree.dependent(noun, {"conj"}) is not None
        is_singular = noun.tag in ("NN", "NNP") and not joined
        says_plural = verb.tag == "VBP" and relative.head == verb.index
        if noun.pos not in ("NOUN", "PROPN", "PRON") or (is_singular and says_plural):
            return None
        return noun

    def _name_of_place_or_surname(self, token: Token) -> str | None:
        """Where no mention stands: a place that speaks, or the one person of the report
        whose surname stands there.
        """
        place = self._places.at(token.span)
        if place is not None and self._is_speaker(place, token):
            if place.kind == "country":
                return place.name
            return without_article(place.span.of(self._sheet.text))
        bearers = self._bearers.get(token.text, set())
        is_common_noun = token.tag in ("NN", "NNS")
        is_one = len(bearers) == 1 and token.text not in self._shared
        if place is None and is_one and not is_common_noun:
            return next(iter(bearers))
        return None

    def _may_be_another(self, mention: Mention) -> bool:
        """Whether a mention is no more than a surname that somebody else has too."""
        return mention.span.of(self._sheet.text) in self._shared

    def _is_of_another(self, token: Token) -> bool:
        """Whether a surname stands behind a first name that none of its bearers has:
        “Nora Venn” where the report's person is Tom Venn.
        """
        bearers = self._bearers.get(token.text)
        if not bearers or not token.index or self._mentions.at(token.span) is not None:
            return False
        first = self._sheet.tokens[token.index - 1]
        is_beside = first.end + 1 == token.start and first.sentence == token.sentence
        if not is_beside or is_title(first) or not is_proper_name(first):
            return False
        known = {word for name in bearers for word in name.split()}
        is_free = self._mentions.at(first.span) is None
        return (
            is_free and self._places.at(first.span) is None and first.text not in known
        )

    def _is_speaker(self, place: Place, head: Token) -> bool:
        """True where the place itself is the speaker: a country, a seat of government,
        or a bare place name.
        """
        text = self._sheet.text
        surface = without_article(place.span.of(text))
        if place.kind == "country" or plain(surface) in _houses_that_speak():
            return True
        phrase = self._sheet.tree.extent(head.index).of(text)
        return without_article(phrase) == surface

    def _name_in_apposition(self, token: Token) -> str | None:
        """“the union's lawyer, Marta Orlo”: the person named right behind the words for
        them. In “a columnist in the paper Vessaria” the name is the paper's.
        """
        tokens, tree = self._sheet.tokens, self._sheet.tree
        for apposition in tree.dependents(token, {"appos"}):
            if apposition.index > token.index:
                mention = self._mentions.at(apposition.span)
                if mention is None or mention.kind != "person":
                    return None
                before = tokens[self._sheet.token_at(mention.span.start) - 1]
                preposition = tree.head(before)
                is_title = preposition.text == "of"  # "Chief of Detectives Jan Orlo"
                is_set_off = before.text in (*_CUT_OFF, "(") or is_title
                is_beside = is_set_off or preposition.dep != "prep"
                return mention.name if is_beside else None
        return None

    def _name_before_its_kind(self, token: Token) -> str | None:
        """“Vessaria magazine”: the organisation that stands right before what it is."""
        if token.text.lower() not in words("kinds_of_speaker") or not token.index:
            return None
        mention = self._mentions.at(self._sheet.tokens[token.index - 1].span)
        if mention is None or mention.form != "name":
            return None
        return mention.name if mention.kind == "organisation" else None

    def _spelled_out(self, speaker: Sequence[Token]) -> str | None:
        """The one person named among the words, where they begin with the name or end
        in it; else None.

        “Marta Orlo, the baker at … and …” and “union lawyer Marta Orlo”, however the
        parser took them; not “a friend of Orlo”, “Orlo's lawyer”, “Orlo and two
        others”.
        """
        while speaker and speaker[-1].text in _CUT_OFF:
            speaker = speaker[:-1]
        if not speaker:
            return None
        whole = Span(speaker[0].start, speaker[-1].end)
        persons = [
            mention
            for mention in self._mentions.overlapping(whole)
            if mention.kind == "person" and mention.form == "name"
        ]
        if any(map(self._may_be_another, persons)):
            return None
        if len(persons) != 1:
            return None
        (person,) = persons
        before = [token for token in speaker if token.end <= person.span.start]
        behind = [token for token in speaker if token.start >= person.span.end]
        if name_begins(before, behind) or name_ends(before, behind):
            return person.name
        return None

    def _by_itself(self, speaker: Sequence[Token]) -> str | None:
        """A proper name that is no mention and no place: itself, or of its bearers that
        spoke before the only one.
        """
        name_words = [t for t in speaker if not (is_title(t) or is_article(t))]
        if not name_words or not all(map(is_proper_name, name_words)):
            return None
        if self._stands_in_headline(name_words[0]):
            return None
        whole = Span(name_words[0].start, name_words[-1].end)
        if self._mentions.overlapping(whole) or self._places.at(whole) is not None:
            return None
        surname = name_words[-1].text
        if len(name_words) == 1:
            full_names = self._spoke.get(surname, set())
            return next(iter(full_names)) if len(full_names) == 1 else None
        name = whole.of(self._sheet.text)
        self._spoke[surname].add(name)
        return name

    def _stands_in_headline(self, token: Token) -> bool:
        """Whether capitals tell nothing here: every longer word has one."""
        sentence = self._sheet.sentences[token.sentence]
        if sentence.part.kind != "paragraph":
            return True
        longer = (t.text for t in self._sheet.of(sentence) if len(t.text) > 4)
        return all(word[:1].isupper() for word in longer if word.isalpha())


@functools.cache
def _houses_that_speak() -> frozenset[str]:
    """The houses that can be who says something."""
    return frozenset(plain(name) for name, _, speaks in rows("metonyms") if speaks)
