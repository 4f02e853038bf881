"""Which side of the report's own day a sentence looks to at a time expression: -1 past, 1 future, 0 not clear.

With a parse, the verb that governs the expression decides, and the words that carry its tense. Where a noun stands
between ("Friday's meeting"), or no verb is found, the same word elsewhere in the report decides, if all its clear
uses agree: a report rarely means two Fridays. Without a parse, words of the future before the expression in its
sentence decide.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

from onrecord.reading.syntax import Syntax, Token
from onrecord.reading.times.lexer import table

NEXT_TO = 2  # tokens: "signed on Friday"
STEPS = 12  # heads climbed at most: no sentence of news nests deeper
WINDOW = 200  # characters looked back over where there is no parse
_STATES = frozenset({"say", "be", "have", "know", "think"})  # their present tense says nothing of a day
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)]*\s|\n")


class Tense:
    """The tense of a report's sentences: ask `side`, after `learn` has seen where the expressions stand."""

    def __init__(self, text: str, syntax: Syntax) -> None:
        self._text = text
        self._syntax = syntax
        self._starts = [token.start for token in syntax.tokens]
        self._agreed: dict[str, int] = {}
        self._ahead = re.compile(
            rf"\b(?:{'|'.join(row[0] for row in table('times_ahead.tsv') if row[1] == 'word')})\b", re.I
        )
        self._leading = {(row[1], row[0]): int(row[2]) for row in table("times_ahead.tsv") if len(row) > 2}
        self._ahead_lemmas = frozenset(row[0] for row in table("times_ahead.tsv") if row[1] == "verb")

    def learn(self, offsets: Iterable[int]) -> None:
        """Remember, for each word at these offsets, the side its clear uses agree on."""
        seen: dict[str, set[int]] = {}
        for offset in offsets:
            token = self._token(offset)
            if token is not None and (side := self._governed(token)):
                seen.setdefault(token.text, set()).add(side)
        self._agreed = {word: sides.pop() for word, sides in seen.items() if len(sides) == 1}

    def side(self, offset: int) -> int:
        """-1, 0 or 1 for the expression that begins at `offset`."""
        token = self._token(offset)
        if token is None:
            return self._by_words(offset)
        led, mostly = self._led(token, "before"), self._led(token, "mostly before")
        return led or self._governed(token) or mostly or self._agreed.get(token.text, 0) or self._loosely(token)

    def sure(self, offset: int) -> int:
        """-1 or 1 where the verb next above the expression is in a plain past or future tense, else 0."""
        token = self._token(offset)
        if token is None:
            return 1 if self._by_words(offset) > 0 else 0
        verb, nouns = self._verb(token)
        if led := self._led(token, "before"):
            return led
        if verb is None or nouns or verb.tag == "VBG" or self._only_may(verb):
            return self._led(token, "mostly before")
        return self._tense(verb)

    def _only_may(self, verb: Token) -> bool:
        """Could, would, may, might: ahead of something, not always of the report."""
        helpers = (self._syntax.tokens[i] for i in self._syntax.children[verb.index])
        return any(helper.tag == "MD" and helper.lemma not in ("will", "shall") for helper in helpers)

    def _token(self, offset: int) -> Token | None:
        at = bisect_right(self._starts, offset) - 1
        if at < 0 or self._syntax.tokens[at].end <= offset:
            return None
        return self._syntax.tokens[at]

    def _led(self, token: Token, use: str) -> int:
        """By the word before that has a side of its own: since Monday, until Friday, as early as Tuesday."""
        before = self._syntax.tokens[token.index - 1] if token.index else token
        if (
            before.text.lower() == "as"
            and token.index > 2
            and self._syntax.tokens[token.index - 2].lemma in ("soon", "early")
        ):
            return 1
        return self._leading.get((use, before.text), 0)

    def _governed(self, token: Token) -> int:
        """The tense of the verb above, if only prepositions and the expression's own words stand between."""
        verb, nouns = self._verb(token)
        if verb is None or nouns or (self._is_bare(verb) and not 0 < token.index - verb.index <= NEXT_TO):
            return 0
        return self._tense(verb)

    def _is_bare(self, verb: Token) -> bool:
        """A participle on a noun, without a helper: "talks aimed at peace on Friday" has no tense of its own."""
        return verb.dep in ("acl", "amod", "advcl") and verb.tag in ("VBN", "VBG")

    def _loosely(self, token: Token) -> int:
        """The tense of the verb above, whatever stands between."""
        for _ in range(STEPS):
            verb, _nouns = self._verb(token)
            if verb is None:
                return 0
            if not self._is_bare(verb) and (side := self._tense(verb)):
                return side
            token = verb
        return 0

    def _verb(self, token: Token) -> tuple[Token | None, int]:
        beside = self._beside(token)
        if beside is not None:
            return beside, 0
        nouns = 0
        for _ in range(STEPS):
            head = self._syntax.tokens[token.head]
            if head.index == token.index:
                return None, nouns
            if head.pos in ("VERB", "AUX"):
                return head, nouns
            nouns += head.pos in ("NOUN", "PROPN", "ADJ") and not head.text[:1].isdigit() and head.dep != "npadvmod"
            token = head
        return None, nouns

    def _beside(self, token: Token) -> Token | None:
        """The verb right before ("said Thursday", "met on Friday"), which governs whatever the parse has."""
        at = token.index - 1
        if at >= 0 and self._syntax.tokens[at].text.lower() in ("on", "in", "late", "early"):
            at -= 1
        before = self._syntax.tokens[max(at, 0)]
        same = before.sentence == token.sentence and before.index < token.index
        return before if same and before.tag in ("VBD", "VB", "VBN") else None

    def _tense(self, verb: Token) -> int:
        """By the verb's own form and the helpers before it."""
        helpers = [self._syntax.tokens[i] for i in self._syntax.children[verb.index]]
        helpers = [token for token in helpers if token.dep in ("aux", "auxpass")]
        tags = {token.tag for token in helpers}
        have = any(token.lemma == "have" for token in helpers)
        if "MD" in tags:
            return -1 if have else 1
        if "TO" in tags:
            return self._infinitive(verb)
        if verb.tag == "VBD":
            return -1
        if verb.lemma in self._ahead_lemmas:
            return 1
        return -1 if have or "VBD" in tags else self._present(verb, is_being="VBZ" in tags or "VBP" in tags)

    def _present(self, verb: Token, *, is_being: bool) -> int:
        """ "Meets Friday", "is meeting Friday", "is heard Friday": to come; "held Friday" alone: past."""
        if verb.tag in ("VBZ", "VBP"):
            return 0 if verb.lemma in _STATES else 1
        if verb.tag in ("VBN", "VBG") and is_being:
            return 1
        return -1 if verb.tag == "VBN" else 0

    def _infinitive(self, verb: Token) -> int:
        """ "Is to meet", "agreed to meet": ahead; "managed to", "was forced to": as the verb above has it."""
        above = self._syntax.tokens[verb.head]
        if above.index == verb.index or above.pos not in ("VERB", "AUX") or above.lemma in self._ahead_lemmas:
            return 1
        return -1 if above.tag == "VBD" and above.lemma != "be" else 1

    def _by_words(self, offset: int) -> int:
        """Without a parse: a word of the future between the sentence's start and the expression, or soon behind it."""
        begin = max(0, offset - WINDOW)
        before = _SENTENCE_END.split(self._text[begin:offset])[-1]
        return 1 if self._ahead.search(before) else -1
