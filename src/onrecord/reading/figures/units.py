"""What a number counts: the noun phrase behind it, its unit in the singular, and where
the phrase ends.

A unit is the text's own noun phrase, lower case, its head in the singular, without
names, nationalities and words that say nothing of the thing counted ("268 Ukrainian
drones": "drone"; "two more glide bombs": "glide bomb"). Units of measurement and
currencies are written one way (`english/tables/units.tsv`), so that "%", "percent" and
"per cent" meet.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.english.tables import rows, words_as
from onrecord.model import Span
from onrecord.reading.figures.numbers import Number, currencies
from onrecord.reading.figures.numerals import lower
from onrecord.reading.tokens import Token

Kind = Literal["count", "measure", "money", "bare"]

# tokens from a number to the head of its noun phrase; more is a parser's slip
_LONGEST_PHRASE = 8
_LONGEST_MEASURE = 3  # words in the longest unit of measurement ("km / h")
_ADJECTIVES = frozenset({"JJ", "JJR", "JJS", "VBN", "VBG"})
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_PLURALS = frozenset({"NNS", "NNPS"})
# may stand among the modifiers of a noun
_PASSED = frozenset({"RB", "RBR", "HYPH", "POS", "``", "''"})
_MODIFIERS = frozenset({"compound", "nmod", "amod", "poss", "nummod"})
_OPENERS = frozenset({"RB", "``"})
# left out of a unit's name
_UNSAID = frozenset({"POS", "CD", ",", "``", "''", "RB", "RBR"})
_THEM = frozenset({"them", "these", "those", "whom"})


@dataclass(frozen=True, slots=True)
class Unit:
    """What is counted: `name` (None for a bare number), its head (an index into the
    tokens given), where it ends.

    `last` is the token behind the phrase, `span` its words that the name is made of;
    None where a sign stands for it. A bare number's head is the number's own last
    token.
    """

    name: str | None
    head: int
    last: int
    kind: Kind
    span: Span | None = None


@functools.cache
def _measures() -> dict[tuple[str, ...], str]:
    """Each unit of measurement of `units.tsv`, as its words, to its name."""
    names: dict[tuple[str, ...], str] = {}
    for words, role, name in rows("units"):
        if role == "measure":
            names[tuple(words.lower().split())] = name
    return names


@functools.cache
def _plurals() -> dict[str, str]:
    """The plurals of `units.tsv` that count another thing, to that thing."""
    return {word: name for word, role, name in rows("units") if role == "plural"}


def unit_of(tokens: Sequence[Token], number: Number) -> Unit | None:
    """What `number` counts; None where it counts nothing that is a figure (a length of
    time, "the one hand", a label).

    A number without a noun of its own comes back as kind "bare": `figures.py` decides
    whether it stands for a figure.
    """
    if number.currency is not None:
        name = currencies()[number.currency]
        return Unit(name, number.last - 1, number.last, "money")
    at = number.last
    is_hyphened = lower(tokens, at) == "-"
    if is_hyphened:
        at += 1
    measure = _measure(tokens, at)
    if measure is not None:
        return measure
    if is_hyphened:
        return None
    bare = Unit(None, number.last - 1, number.last, "bare")
    if lower(tokens, at) == "of":
        if number.value == 1:
            return None  # "one of the leaders" counts nobody
        if lower(tokens, at + 1) in _THEM:
            return _of_them(tokens, at + 2) or bare
        at += 1
        if _tag(tokens, at) in ("DT", "PRP$"):
            at += 1
    may_begin = _tag(tokens, at) in _ADJECTIVES | _NOUNS | _OPENERS
    return _noun_phrase(tokens, at, number) if may_begin else bare


def _tag(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].tag if at < len(tokens) else ""


def _measure(tokens: Sequence[Token], at: int) -> Unit | None:
    """The unit of measurement that begins at `at`, the longest there is."""
    for end in range(at + _LONGEST_MEASURE, at, -1):
        words = tuple(lower(tokens, index) for index in range(at, end))
        name = _measures().get(words)
        if name is not None:
            span = Span(tokens[at].start, tokens[end - 1].end)
            return Unit(name, end - 1, end, "measure", span)
    return None


def _of_them(tokens: Sequence[Token], at: int) -> Unit | None:
    """ "two of them children": the noun right behind; it must end its phrase, or it
    belongs to what follows.
    """
    if _tag(tokens, at) not in _PLURALS:
        return None
    ends_there = at + 1 == len(tokens) or tokens[at + 1].pos == "PUNCT"
    if not ends_there:
        return None
    return Unit(singular(tokens[at]), at, at + 1, "count", tokens[at].span)


def _noun_phrase(tokens: Sequence[Token], at: int, number: Number) -> Unit | None:
    """The noun phrase at `at` that `number` counts; bare where it opens with a state
    word ("12 dead").
    """
    head = _head(tokens, at)
    if head is None:
        return Unit(None, number.last - 1, number.last, "bare")
    word = lower(tokens, head)
    if head == at and word == "others":
        return Unit(None, head, head + 1, "bare")
    if word in words_as("units", "time"):
        return None
    if word in words_as("units", "not") or not _counts(tokens[head], number):
        return None
    words = [token.text.lower() for token in tokens[at:head] if _says_what(token)]
    name = " ".join([*words, singular(tokens[head])])
    first = head
    while first > at and _says_what(tokens[first - 1]):
        first -= 1  # what stands before a word that is left out stays outside
    span = Span(tokens[first].start, tokens[head].end)
    return Unit(name.replace(" - ", "-"), head, head + 1, "count", span)


def _head(tokens: Sequence[Token], at: int) -> int | None:
    """The noun that ends the phrase beginning at `at`."""
    for here in range(at, min(len(tokens), at + _LONGEST_PHRASE)):
        token = tokens[here]
        if token.tag in _NOUNS:
            if not _goes_on(tokens, here):
                return here
        elif token.text == "," and here > at:
            # "young, unarmed men"
            beside = {tokens[here - 1].tag, _tag(tokens, here + 1)}
            if not beside <= _ADJECTIVES:
                return None
        elif token.tag not in _ADJECTIVES | _PASSED:
            return None
    return None


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether the noun at `at` only modifies the noun behind it ("glide" in "glide
    bombs").
    """
    token = tokens[at]
    if at + 1 >= len(tokens):
        return False
    following = tokens[at + 1]
    if following.tag in ("HYPH", "POS"):
        return True
    if token.dep not in _MODIFIERS or not token.head > token.index:
        return False
    return following.tag in _NOUNS or following.tag in _ADJECTIVES


def _counts(head: Token, number: Number) -> bool:
    """Whether a noun of this form can be counted by this number: a plural, or one
    single thing.
    """
    if head.tag in _PLURALS or head.text.lower() in _plurals():
        return True
    return number.value == 1 and head.tag == "NN"


def _says_what(token: Token) -> bool:
    """Whether a modifier belongs into the unit: names, nationalities and empty words do
    not.
    """
    if token.text[:1].isupper() or token.tag in _UNSAID:
        return False
    return token.text.lower() not in words_as("units", "plain")


def singular(head: Token) -> str:
    """The singular, lower case. spaCy leaves proper plurals as they are
    ("Palestinians"); here they lose their s.
    """
    known = _plurals().get(head.text.lower())
    if known is not None:
        return known
    lemma = head.lemma.lower()
    if head.tag != "NNPS" or lemma != head.text.lower():
        return lemma
    is_plural = lemma.endswith("s") and not lemma.endswith("ss")
    return lemma[:-1] if is_plural else lemma
