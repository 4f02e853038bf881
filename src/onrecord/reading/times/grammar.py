"""Finding phrases of time: the rules of `times_grammar.tsv`, each a regular expression
over kinds of tokens.

A pattern is a row of items. CAPITALS name a kind of token (`times_words.tsv`,
`lexer.py`) or an earlier definition, small letters are a word as it is, `a|b` is a
choice, `(…)` a group, `?` after an item makes it optional. Nothing repeats, so a phrase
has a bounded length and finding all of them takes time linear in the text.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from onrecord.english.marks import MAY_OPEN
from onrecord.english.tables import rows
from onrecord.reading.times.lexer import Kinds, Lexed, Lexicon, make_lexicon

_ITEM = re.compile(r"[A-Z][A-Z0-9_]*|[a-z'.]+|[()|?]")


@dataclass(frozen=True, slots=True)
class Rule:
    """One row: the reader that values its phrases, the compiled pattern, an example and
    its value on 14 August 2025.
    """

    reader: str
    pattern: re.Pattern[str]
    source: str
    example: str
    value: str


@dataclass(frozen=True, slots=True)
class Grammar:
    """All rules; `start` matches wherever any of them does."""

    lexicon: Lexicon
    rules: tuple[Rule, ...]
    start: re.Pattern[str]

    def candidates(self, codes: str, at: int) -> list[tuple[int, Rule]]:
        """What rules match at a token: (token behind the phrase, rule), longest first,
        then in table order.
        """
        found = [
            (m.end(), rule)
            for rule in self.rules
            if (m := rule.pattern.match(codes, at)) and m.end() > at
        ]
        return sorted(found, key=lambda pair: -pair[0])


@dataclass(frozen=True, slots=True)
class Phrase:
    """The tokens `first` up to but not including `last` that a rule matched."""

    lexed: Lexed
    first: int
    last: int

    def tokens(self) -> Iterator[Kinds]:
        """What each token could be."""
        return (self.lexed.kinds[i] for i in range(self.first, self.last))

    def get(self, *kinds: str) -> str | None:
        """The value of the first token that has one of `kinds`, None where there is
        none.
        """
        return next(
            (token[kind] for token in self.tokens() for kind in kinds if kind in token),
            None,
        )

    def number(self, *kinds: str) -> int:
        """The whole number of the first token that has one of `kinds`, 0 where there is
        none.
        """
        return int(self.get(*kinds) or 0)

    def size(self) -> int:
        """How many tokens the phrase has."""
        return self.last - self.first

    def all(self, kind: str) -> list[str]:
        """The values of all tokens of a kind."""
        return [token[kind] for token in self.tokens() if kind in token]

    def find(self, kind: str) -> int:
        """The index of the first token of a kind, -1 where there is none."""
        return next(
            (i for i in range(self.first, self.last) if kind in self.lexed.kinds[i]), -1
        )

    def has(self, *words: str) -> bool:
        """True where one of `words` (small letters) is in the phrase."""
        return any(
            self.lexed.word(i).lower() in words for i in range(self.first, self.last)
        )

    def word(self, index: int) -> str:
        """A word by its place: 0 the first of the phrase, -1 the one before the
        phrase.
        """
        return self.lexed.word(self.first + index)

    def before(self) -> str:
        """The word before the phrase, in small letters; empty at a paragraph's
        start.
        """
        return self.lexed.word(self.first - 1).lower()

    def after(self) -> str:
        """The word behind the phrase as written; empty at a paragraph's end."""
        return self.lexed.word(self.last)

    def is_title(self) -> bool:
        """True for words with capitals right behind a quotation mark: the programmes
        “60 Minutes”, “This Week”.
        """
        start, last = self.lexed.starts[self.first], self.last - 1
        if last == self.first or not {"UNIT", "UNITS"} & self.lexed.kinds[last].keys():
            return False
        return self.lexed.word(last)[:1].isupper() and self.lexed.text[
            start - 1 : start
        ] in tuple(MAY_OPEN)

    def cut(self, first: int, last: int) -> Phrase:
        """A phrase over other tokens of the same text."""
        return Phrase(self.lexed, first, last)


@functools.cache
def load() -> Grammar:
    """The grammar as the table has it. Raises ValueError where a pattern names nothing
    known.
    """
    table = rows("times_grammar")
    lexicon = make_lexicon({word for row in table for word in _literals(row[1])})
    definitions: dict[str, str] = {}
    rules: list[Rule] = []
    for row in table:
        pattern = _translate(row[1], definitions, lexicon)
        if row[0].isupper():
            definitions[row[0]] = f"(?:{pattern})"
        else:
            rules.append(Rule(row[0], re.compile(pattern), row[1], row[2], row[3]))
    return Grammar(
        lexicon,
        tuple(rules),
        re.compile("|".join(f"(?:{rule.pattern.pattern})" for rule in rules)),
    )


def _literals(pattern: str) -> list[str]:
    return [item for item in _ITEM.findall(pattern) if item[0].islower()]


def _translate(pattern: str, definitions: Mapping[str, str], lexicon: Lexicon) -> str:
    out = []
    for item in _ITEM.findall(pattern):
        if item in definitions:
            out.append(definitions[item])
        elif item[0].isalpha():
            out.append(_class(item if item[0].isupper() else "=" + item, lexicon))
        else:
            out.append("(?:" if item == "(" else item)
    return "".join(out)


def _class(kind: str, lexicon: Lexicon) -> str:
    codes = [code for kinds, code in lexicon.codes.items() if kind in kinds]
    if not codes:
        raise ValueError(f"the grammar names {kind}, which no token can be")
    return "[" + "".join(codes) + "]"
