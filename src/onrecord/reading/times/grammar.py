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
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.english.marks import MAY_OPEN
from onrecord.english.tables import rows
from onrecord.reading.times.lexer import (
    BREAK,
    OTHER,
    Kinds,
    Lexed,
    Lexicon,
    make_lexicon,
)

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
        candidates: list[tuple[int, Rule]] = []
        for rule in self.rules:
            match = rule.pattern.match(codes, at)
            if match is not None and match.end() > at:
                candidates.append((match.end(), rule))
        return sorted(candidates, key=lambda candidate: -candidate[0])


@dataclass(frozen=True, slots=True)
class Phrase:
    """The tokens `first` up to but not including `last` that a rule matched.

    >>> from onrecord.reading.times.lexer import lex
    >>> phrase = Phrase(lex("on 14 May 2024", load().lexicon), 1, 4)
    >>> phrase.get("YEAR"), phrase.number("DAYNUM"), phrase.before()
    ('2024', 14, 'on')
    """

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
        for token in self.tokens():
            for kind in kinds:
                if kind in token:
                    return token[kind]
        return None

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
        for index in range(self.first, self.last):
            if kind in self.lexed.kinds[index]:
                return index
        return -1

    def has(self, *words: str) -> bool:
        """True where one of `words` (small letters) is in the phrase."""
        inside = range(self.first, self.last)
        return any(self.lexed.word(index).lower() in words for index in inside)

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
        last = self.last - 1
        is_unit = {"UNIT", "UNITS"} & self.lexed.kinds[last].keys()
        if last == self.first or not is_unit:
            return False
        start = self.lexed.starts[self.first]
        mark = self.lexed.text[start - 1 : start]
        return self.lexed.word(last)[:1].isupper() and mark in tuple(MAY_OPEN)

    def cut(self, first: int, last: int) -> Phrase:
        """A phrase over other tokens of the same text."""
        return Phrase(self.lexed, first, last)


@functools.cache
def load() -> Grammar:
    """The grammar as `times_grammar.tsv` has it, compiled once a process. Raises
    ValueError where a pattern names nothing known.

    >>> from onrecord.reading.times.lexer import lex
    >>> grammar = load()
    >>> lexed = lex("in mid-May 2024", grammar.lexicon)
    >>> last, rule = grammar.candidates(lexed.codes, 1)[0]
    >>> rule.reader, [lexed.word(at) for at in range(1, last)]
    ('month', ['mid', '-', 'May', '2024'])
    """
    table = rows("times_grammar")
    literals: set[str] = set()
    for _, source, *_rest in table:
        literals.update(item for item in _ITEM.findall(source) if item[0].islower())
    lexicon = make_lexicon(literals)
    definitions: dict[str, str] = {}
    rules: list[Rule] = []
    for name, source, example, value in table:
        pattern = _translate(source, definitions, lexicon)
        if name.isupper():
            definitions[name] = f"(?:{pattern})"
        else:
            rules.append(Rule(name, re.compile(pattern), source, example, value))
    return _grammar(lexicon, rules)


@functools.cache
def load_dates() -> Grammar:
    """The grammar with the rules of dates alone."""
    whole = load()
    return _grammar(whole.lexicon, [r for r in whole.rules if r.reader == "date"])


def _grammar(lexicon: Lexicon, rules: Sequence[Rule]) -> Grammar:
    any_rule = "|".join(f"(?:{rule.pattern.pattern})" for rule in rules)
    # Two tokens in three are of no kind: there no rule need be tried.
    start = re.compile(f"(?=[^{OTHER}{BREAK}])(?:{any_rule})")
    return Grammar(lexicon, tuple(rules), start)


def _translate(pattern: str, definitions: Mapping[str, str], lexicon: Lexicon) -> str:
    """A pattern of the table as a regular expression over the codes of tokens."""
    translated: list[str] = []
    for item in _ITEM.findall(pattern):
        if item in definitions:
            translated.append(definitions[item])
        elif item[0].isupper():
            translated.append(_any_code(item, lexicon))
        elif item[0].isalpha():
            translated.append(_any_code("=" + item, lexicon))
        elif item == "(":
            translated.append("(?:")
        else:
            translated.append(item)
    return "".join(translated)


def _any_code(kind: str, lexicon: Lexicon) -> str:
    """What matches any token that could be of a kind."""
    codes = [code for kinds, code in lexicon.codes.items() if kind in kinds]
    if not codes:
        raise ValueError(f"the grammar names {kind}, which no token can be")
    return "[" + "".join(codes) + "]"
