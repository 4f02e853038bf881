"""Which words head a telling: the verb of a clause, a noun that names an event, a word
counted, and the topmost word of a headline without a verb.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from onrecord.english.tables import words_as
from onrecord.model import Event, Figure, TellingForm
from onrecord.reading.sheet import Sheet
from onrecord.reading.tokens import Sentence, Token
from onrecord.reading.tree import HELPERS

# A shorter noun has its ending by chance: "thing", "cure".
_LEAST_LENGTH = 6
# A verb form that is no clause: "including", "the missing man", "a falling price".
_NO_CLAUSE = frozenset({"prep", "amod", "compound", "nmod", "mark", "punct"})
_PARTICIPLES = frozenset({"VBG", "VBN"})
_TOPMOST = frozenset({"NOUN", "PROPN", "ADJ"})

T = TypeVar("T", Event, Figure)
Heads = dict[int, TellingForm]


def heads_of(sheet: Sheet) -> Heads:
    """The index of each token that heads a telling to the telling's form, in text
    order. Every head of an event or a figure in the prose is among them.
    """
    heads: Heads = {}
    for sentence in sheet.prose:
        for token in sheet.of(sentence):
            form = _form(token, is_named=_is_within_name(sheet, token))
            if form is not None:
                heads[token.index] = form
    for index in by_head(sheet, sheet.events):
        heads.setdefault(index, "noun")
    for index in by_head(sheet, sheet.figures):
        heads.setdefault(index, "count")
    for sentence in sheet.prose:
        for index in _verbless(sheet, sentence, heads):
            heads[index] = "fragment"
    return dict(sorted(heads.items()))


def by_head(sheet: Sheet, items: Iterable[T]) -> dict[int, list[T]]:
    """The items of each token that is the head of one, in text order."""
    headed: dict[int, list[T]] = {}
    for item in items:
        for token in sheet.tokens_at(item.head)[:1]:
            headed.setdefault(token.index, []).append(item)
    return headed


def is_verb(token: Token) -> bool:
    """Whether a token is the verb of a clause, and no helper of another."""
    if token.dep in HELPERS or token.pos not in ("VERB", "AUX"):
        return False
    if token.pos == "AUX" and not token.tag.startswith("V"):
        return False
    if token.tag in _PARTICIPLES and token.dep in _NO_CLAUSE:
        return False
    return token.dep not in ("prep", "punct")


def is_noun_of_event(token: Token) -> bool:
    """Whether a token is a noun that names something that happens: by its lemma, or by
    how it ends ("arrival", "explosion").
    """
    if token.pos not in ("NOUN", "PROPN"):
        return False
    lemma = token.lemma.lower()
    if is_happening(token) or lemma in words_as("event_nouns", "deed"):
        return True
    if token.pos != "NOUN" or len(lemma) < _LEAST_LENGTH:
        return False
    if lemma in words_as("event_nouns", "no event"):
        return False
    return lemma.endswith(tuple(words_as("event_nouns", "ending")))


def is_happening(token: Token) -> bool:
    """Whether a noun names a happening even where no word stands beside it: "the
    quake", "arson", and no "plan".
    """
    lemma = token.lemma.lower()
    if lemma in words_as("events", "noun"):
        return True
    return lemma in words_as("event_nouns", "happening")


def _form(token: Token, *, is_named: bool) -> TellingForm | None:
    if is_verb(token):
        return "clause"
    return "noun" if not is_named and is_noun_of_event(token) else None


def _is_within_name(sheet: Sheet, token: Token) -> bool:
    """Whether a token is a word of a longer name of a body ("Trade Union Congress")."""
    return token.pos == "PROPN" and sheet.body_around(token.span) is not None


def _verbless(sheet: Sheet, sentence: Sentence, heads: Heads) -> list[int]:
    """The topmost words of a sentence that head nothing yet."""
    return [
        token.index
        for token in sheet.of(sentence)
        if token.head == token.index
        and token.pos in _TOPMOST
        and token.index not in heads
    ]
