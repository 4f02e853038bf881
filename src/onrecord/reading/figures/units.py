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
from onrecord.reading.tokens import Token

Kind = Literal["count", "measure", "money", "bare"]

_LONGEST_PHRASE = (
    8  # tokens from a number to the head of its noun phrase; more is a parser's slip
)
_LONGEST_MEASURE = 3  # words in the longest unit of measurement ("km / h")
_ADJECTIVES = frozenset({"JJ", "JJR", "JJS", "VBN", "VBG"})
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_PLURALS = frozenset({"NNS", "NNPS"})
_PASSED = frozenset(
    {"RB", "RBR", "HYPH", "POS", "``", "''"}
)  # may stand among the modifiers of a noun
_MODIFIERS = frozenset({"compound", "nmod", "amod", "poss", "nummod"})
_OPENERS = frozenset({"RB", "``"})
_UNSAID = frozenset(
    {"POS", "CD", ",", "``", "''", "RB", "RBR"}
)  # left out of a unit's name
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
    return {
        tuple(r[0].lower().split()): r[2] for r in rows("units") if r[1] == "measure"
    }


@functools.cache
def _plurals() -> dict[str, str]:
    return {r[0]: r[2] for r in rows("units") if r[1] == "plural"}


def unit_of(tokens: Sequence[Token], number: Number) -> Unit | None:
    """What `number` counts; None where it counts nothing that is a figure (a length of
    time, "the one hand", a label).

    A number without a noun of its own comes back as kind "bare": `figures.py` decides
    whether it stands for a figure.
    """
    if number.currency is not None:
        return Unit(
            currencies()[number.currency], number.last - 1, number.last, "money"
        )
    at, hyphen = number.last, False
    if _lower(tokens, at) == "-":
        at, hyphen = at + 1, True
    measure = _measure(tokens, at)
    if measure is not None:
        return measure
    if hyphen:
        return None
    bare = Unit(None, number.last - 1, number.last, "bare")
    if _lower(tokens, at) == "of":
        if number.value == 1:
            return None  # "one of the leaders" counts nobody
        if _lower(tokens, at + 1) in _THEM:
            return _of_them(tokens, at + 2) or bare
        at = _behind_determiner(tokens, at + 1)
    return _noun_phrase(tokens, at, number) if _may_begin(tokens, at) else bare


def _lower(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].text.lower() if 0 <= at < len(tokens) else ""


def _behind_determiner(tokens: Sequence[Token], at: int) -> int:
    return at + 1 if at < len(tokens) and tokens[at].tag in ("DT", "PRP$") else at


def _measure(tokens: Sequence[Token], at: int) -> Unit | None:
    for length in range(_LONGEST_MEASURE, 0, -1):
        name = _measures().get(tuple(_lower(tokens, i) for i in range(at, at + length)))
        if name is not None:
            span = Span(tokens[at].start, tokens[at + length - 1].end)
            return Unit(name, at + length - 1, at + length, "measure", span)
    return None


def _of_them(tokens: Sequence[Token], at: int) -> Unit | None:
    """ "two of them children": the noun right behind; it must end its phrase, or it
    belongs to what follows.
    """
    if at < len(tokens) and tokens[at].tag in _PLURALS and _ends(tokens, at + 1):
        return Unit(singular(tokens[at]), at, at + 1, "count", tokens[at].span)
    return None


def _ends(tokens: Sequence[Token], at: int) -> bool:
    return at >= len(tokens) or tokens[at].pos == "PUNCT"


def _may_begin(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and (
        tokens[at].tag in _ADJECTIVES
        or tokens[at].tag in _NOUNS
        or tokens[at].tag in _OPENERS
    )


def _noun_phrase(tokens: Sequence[Token], at: int, number: Number) -> Unit | None:
    """The noun phrase at `at` that `number` counts; bare where it opens with a state
    word ("12 dead").
    """
    head = _head(tokens, at)
    if head is None:
        return Unit(None, number.last - 1, number.last, "bare")
    word = _lower(tokens, head)
    if word in words_as("units", "time") or (head == at and word == "others"):
        return None if word != "others" else Unit(None, head, head + 1, "bare")
    if word in words_as("units", "not") or not _counts(tokens[head], number):
        return None
    kept = [t for t in tokens[at:head] if _says_what(t)]
    name = " ".join([*(t.text.lower() for t in kept), singular(tokens[head])])
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
        elif not (token.tag in _ADJECTIVES or token.tag in _PASSED):
            comma = (
                token.text == ","
                and here > at
                and here + 1 < len(tokens)
                and tokens[here + 1].tag in _ADJECTIVES
            )
            if not (comma and tokens[here - 1].tag in _ADJECTIVES):
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
    return (
        not token.text[:1].isupper()
        and token.tag not in _UNSAID
        and token.text.lower() not in _plain()
    )


@functools.cache
def _plain() -> frozenset[str]:
    return words_as("units", "plain")


def singular(head: Token) -> str:
    """The singular, lower case. spaCy leaves proper plurals as they are
    ("Palestinians"); here they lose their s.
    """
    known = _plurals().get(head.text.lower())
    if known is not None:
        return known
    lemma = head.lemma.lower()
    if (
        head.tag == "NNPS"
        and lemma == head.text.lower()
        and lemma.endswith("s")
        and not lemma.endswith("ss")
    ):
        return lemma[:-1]
    return lemma
