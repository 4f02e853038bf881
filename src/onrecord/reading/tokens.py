"""The words and sentences of a report as the parser cuts them: plain rows, so that the
parser can be exchanged without touching a rule.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.english.tables import words
from onrecord.model import Part, Span


@dataclass(frozen=True, slots=True)
class Token:
    """One token. `head` is the index of its syntactic head (its own index for a root).
    Tags are Penn, deps ClearNLP.
    """

    index: int
    start: int
    end: int
    text: str
    lemma: str
    tag: str
    pos: str
    dep: str
    head: int
    sentence: int

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens `first` up to but not including `last`, and the part they stand in."""

    index: int
    span: Span
    first: int
    last: int
    part: Part


def any_word(tokens: Iterable[Token]) -> bool:
    """Whether any of some tokens is a word, not a mark or a number alone."""
    return any(token.text.isalpha() for token in tokens)


def is_saying(token: Token) -> bool:
    """Whether a token is a verb of saying, by its lemma."""
    return token.lemma.lower() in words("speech_verbs")
