"""Events that are given a chance: "a 25 per cent chance that …", "a 40% risk of
rain".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.english.tables import words_as
from onrecord.reading.events.clause import EventDraft
from onrecord.reading.events.phrases import Phrase, clause_phrase, noun_phrase
from onrecord.reading.figures.numbers import find_numbers
from onrecord.reading.sheet import Sheet
from onrecord.reading.tokens import Sentence, Token
from onrecord.reading.tree import Tree

_PER_CENT = frozenset({"per cent", "percent", "%"})


def chances(sheet: Sheet, sentence: Sentence) -> Iterator[EventDraft]:
    """The forecasts of a sentence with their probability, 0..1."""
    tokens = sheet.of(sentence)
    chance_nouns = words_as("status", "chance")
    if not any(token.lemma.lower() in chance_nouns for token in tokens):
        return
    for number in find_numbers(tokens):
        if number.value is None or not 0 <= number.value <= 100:
            continue
        if number.hedge not in (None, "about"):
            continue
        noun = _behind_per_cent(tokens, number.last)
        if noun is None or noun.lemma.lower() not in chance_nouns:
            continue
        phrase = _what_may_come(sheet.tree, noun)
        if phrase is not None:
            yield EventDraft(
                phrase=phrase,
                status="forecast",
                verb=sheet.tree.owner[phrase.core],
                probability=number.value / 100,
            )


def _behind_per_cent(tokens: Sequence[Token], at: int) -> Token | None:
    """The token behind the words for per cent that begin at `at`; None where there are
    none.
    """
    for width in (1, 2):
        words = " ".join(token.text.lower() for token in tokens[at : at + width])
        if words in _PER_CENT and at + width < len(tokens):
            return tokens[at + width]
    return None


def _what_may_come(tree: Tree, noun: Token) -> Phrase | None:
    """What a noun for a chance is the chance of."""
    clause = tree.child(noun.index, {"acl", "ccomp", "relcl"})
    if clause is not None:
        return clause_phrase(tree, clause)
    event = tree.object_behind(noun.index, {"of"})
    return None if event is None else noun_phrase(tree, event)
