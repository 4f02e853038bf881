"""Which side of the report's own day a sentence looks to at a time expression: -1 past,
1 future, 0 not clear.

2 (`EITHER`) is a plan of the past ("had been due to meet on Friday"), which may be over
or not: the nearest day then.

With a parse, the verb that governs the expression decides, and the words that carry its
tense. Where a noun stands between ("Friday's meeting"), or no verb is found, the same
word elsewhere in the report decides, if all its clear uses agree: a report rarely means
two Fridays. Without a parse, words of the future before the expression in its sentence
decide. The words that lean to one side are in `times_ahead.tsv`.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping

from onrecord.english.marks import MAY_CLOSE, STOPS
from onrecord.english.tables import rows, words_as
from onrecord.model import Span
from onrecord.reading.sheet import Sheet
from onrecord.reading.tokens import Token
from onrecord.reading.tree import HELPERS, STEPS

EITHER = 2
NEXT_TO = 2  # tokens: "signed on Friday"
WINDOW = 200  # characters looked back over where there is no parse
_STATES = words_as("times_around", "state")
_SPANS = words_as("times_around", "span")
_NONE = words_as("times_around", "none")
_SENTENCE_END = re.compile(rf"[{STOPS}][{MAY_CLOSE})]*\s|\n")


class Tense:
    """The tense of a report's sentences: ask `side`, after `learn` has seen where the
    expressions stand.

    Both `side` and `sure` take two offsets: of the weekday, month … that a verb
    governs, and of its expression's start.
    """

    def __init__(self, text: str, sheet: Sheet) -> None:
        self._text = text
        self._sheet = sheet
        self._agreed: dict[str, int] = {}

    def learn(self, offsets: Iterable[int]) -> None:
        """Remember, for each word at these offsets, the side its clear uses agree
        on.
        """
        sides_of: dict[str, set[int]] = {}
        for offset in offsets:
            token = self._token(offset)
            if token is None:
                continue
            side = self._governed(token, self._before(offset))
            if side in (-1, 1):
                sides_of.setdefault(token.text, set()).add(side)
        self._agreed = {}
        for word, sides in sides_of.items():
            if len(sides) == 1:
                self._agreed[word] = sides.pop()

    def side(self, offset: int, first: int) -> int:
        """-1 past, 0 not clear, 1 future, or EITHER, for an expression that begins at
        character `first` and whose weekday or month stands at `offset`.
        """
        token = self._token(offset)
        if token is None:
            return self._by_words(offset)
        before = self._before(first)
        led = self._led(before, "before")
        if led and not self._lasted(token, before):
            return led
        return (
            self._governed(token, before)
            or self._agreed.get(token.text, 0)
            or self._led(before, "mostly before")
            or self._loosely(token)
        )

    def sure(self, offset: int, first: int) -> int:
        """-1 or 1 where the verb next above the expression is in a plain past or future
        tense, else 0.
        """
        token = self._token(offset)
        if token is None:
            return 1 if self._by_words(offset) > 0 else 0
        before = self._before(first)
        led = self._led(before, "before")
        if led and not self._lasted(token, before):
            return led
        verb, nouns = self._verb(token)
        if verb is not None and not nouns and self._only_may(verb):
            return self._led(before, "mostly before")
        if verb is None or nouns or verb.tag == "VBG":
            return self._led(before, "mostly before") or self._will(token)
        side = self._tense(verb, token, before)
        return 0 if side == EITHER else side

    def happened(self, first: int) -> bool:
        """True where a verb in the past tense that looks to no time to come stands
        right before: "died on 3 May".
        """
        before = self._before(first)
        if before is not None and before.text == "on":
            before = self._before(before.start)
        if before is None or before.tag != "VBD":
            return False
        uses = ("verb", "verb for", "verb to")
        return all(before.lemma not in leanings(use) for use in uses)

    def _token(self, offset: int) -> Token | None:
        tokens = self._sheet.tokens_at(Span(offset, offset + 1))
        return next(iter(tokens), None)

    def _before(self, offset: int) -> Token | None:
        """The token before an expression."""
        at = bisect_left(self._sheet.tokens, offset, key=lambda token: token.start) - 1
        return self._sheet.tokens[at] if at >= 0 else None

    def _led(self, before: Token | None, use: str) -> int:
        """By the word before, as written: since Monday, until Friday, as early as
        Friday; not "Until Friday, he …".
        """
        if before is None:
            return 0
        earlier = self._sheet.tokens[before.index - 1].text if before.index else ""
        if before.text == "through" and earlier in _SPANS:
            return 0  # "the six months through March" may be over
        sides = leanings(use)
        pair = f"{earlier} {before.text}"
        return sides.get(before.text) or sides.get(pair, 0)

    def _lasted(self, token: Token, before: Token | None) -> bool:
        """ "Stayed until Friday", "kept going until 2 a.m. Friday", "did not come until
        Friday": that is over.
        """
        if before is None or before.text not in ("until", "till"):
            return False
        verb, _ = self._verb(token)
        if verb is None or self._loosely(token) >= 0:
            return False
        negated = any(child.dep == "neg" for child in self._sheet.tree.dependents(verb))
        return negated or verb.lemma in leanings("verb until")

    def _governed(self, token: Token, before: Token | None) -> int:
        """The tense of the verb above, if only prepositions and the expression's own
        words stand between.
        """
        verb, nouns = self._verb(token)
        if verb is None or nouns:
            return 0
        beside = 0 < token.index - verb.index <= NEXT_TO
        if self._is_bare(verb) and not beside:
            return 0
        return self._tense(verb, token, before)

    def _is_bare(self, verb: Token) -> bool:
        """A participle on a noun, without a helper: "talks aimed at peace on Friday"
        has no tense of its own.
        """
        return verb.dep in ("acl", "amod", "advcl") and verb.tag in ("VBN", "VBG")

    def _loosely(self, token: Token) -> int:
        """The tense of the verb above, whatever stands between."""
        above = token
        for _ in range(STEPS):
            verb, _nouns = self._verb(above)
            if verb is None:
                return 0
            side = 0 if self._is_bare(verb) else self._tense(verb, token, None)
            if side:
                return side
            above = verb
        return 0

    def _will(self, token: Token) -> int:
        """1 where the next verb above with a tense is "will" or "can" and the
        expression hangs on a preposition.
        """
        verb: Token | None = token if token.dep == "pobj" else None
        for _ in range(STEPS):
            verb = self._verb(verb)[0] if verb else None
            if verb is None or verb.tag in ("VBD", "VBZ", "VBP"):
                return 0
            helpers = self._helpers(verb)
            if any(helper.lemma in ("will", "shall", "can") for helper in helpers):
                return 1
        return 0

    def _verb(self, token: Token) -> tuple[Token | None, int]:
        """The verb above a token, and how many nouns and adjectives stand between."""
        beside = self._beside(token)
        if beside is not None:
            return beside, 0
        nouns = 0
        for _ in range(STEPS):
            head = self._sheet.tokens[token.head]
            if head.index == token.index:
                return None, nouns
            if head.pos in ("VERB", "AUX"):
                return head, nouns
            is_noun = head.pos in ("NOUN", "PROPN", "ADJ")
            of_time = head.text[:1].isdigit() or head.dep == "npadvmod"
            if is_noun and not of_time:
                nouns += 1
            token = head
        return None, nouns

    def _beside(self, token: Token) -> Token | None:
        """The verb right before ("said Thursday", "met on Friday"), which governs
        whatever the parse has.
        """
        tokens = self._sheet.tokens
        at = token.index - 1
        if at >= 0 and tokens[at].text.lower() in ("on", "in", "late", "early"):
            at -= 1
        before = tokens[max(at, 0)]
        if before.sentence != token.sentence or before.index >= token.index:
            return None
        return before if before.tag in ("VBD", "VB", "VBN") else None

    def _helpers(self, verb: Token) -> list[Token]:
        """The auxiliaries of a verb."""
        return self._sheet.tree.dependents(verb, HELPERS)

    def _only_may(self, verb: Token) -> bool:
        """Could, would, may, might: ahead of something, not always of the report."""
        return any(
            helper.tag == "MD" and helper.lemma not in ("will", "shall")
            for helper in self._helpers(verb)
        )

    def _tense(self, verb: Token, token: Token, before: Token | None) -> int:
        """By the verb's own form and the helpers before it; `token` is what it governs,
        `before` stands before that.
        """
        helpers = self._helpers(verb)
        tags = {helper.tag for helper in helpers}
        have = any(helper.lemma == "have" for helper in helpers)
        if "MD" in tags:
            return -1 if have or self._could_not(verb, helpers) else 1
        if "TO" in tags:
            return self._infinitive(verb)
        if self._looks_ahead(verb, token, before):
            return EITHER if have and "VBD" in tags else 1
        one_form = verb.tag == "VBP" and verb.lemma in leanings("one form")
        if have or one_form or verb.tag == "VBD" or "VBD" in tags:
            return -1
        is_being = "VBZ" in tags or "VBP" in tags
        return self._present(verb, token, is_being=is_being)

    def _looks_ahead(self, verb: Token, token: Token, before: Token | None) -> bool:
        """ "Scheduled for Friday", "planned a march on Friday", "set for Friday", "set
        for Rome on Friday".
        """
        if verb.lemma in leanings("verb"):
            return verb.tag != "VBD" or verb.index < token.index
        if verb.lemma not in leanings("verb for"):
            return False
        beside = list(self._sheet.tokens[verb.index + 1 : verb.index + 2])
        if before is not None:
            beside.append(before)
        ends = leanings("end")
        return any(word.text.lower() in ends for word in beside)

    def _could_not(self, verb: Token, helpers: list[Token]) -> bool:
        """ "Could not be reached", "neither could be found": what was not possible, not
        what may come.
        """
        if all(helper.text.lower() != "could" for helper in helpers):
            return False
        words: list[Token] = []
        for child in self._sheet.tree.dependents(verb):
            is_subject = child.dep.startswith("nsubj")
            if is_subject or child.dep in ("neg", "preconj", "cc"):
                words.append(child)
                words += self._sheet.tree.dependents(child)
        return any(word.dep == "neg" or word.text.lower() in _NONE for word in words)

    def _present(self, verb: Token, token: Token, *, is_being: bool) -> int:
        """ "Meets Friday", "is meeting Friday", "is heard Friday": to come; "held
        Friday" alone: past.
        """
        if verb.lemma == "be":
            # "the vote is Friday", "Friday is a holiday"; not "the vote is close on
            # Friday"
            is_subject = token.dep.startswith("nsubj")
            beside = is_subject or token.index == verb.index + 1
            own = token.head == verb.index and beside
            return 1 if own and verb.tag in ("VBZ", "VBP") else 0
        if verb.tag in ("VBZ", "VBP"):
            return 0 if verb.lemma in _STATES else 1
        if verb.tag in ("VBN", "VBG") and is_being:
            return 1
        return -1 if verb.tag == "VBN" else 0

    def _infinitive(self, verb: Token) -> int:
        """ "Is to meet", "agreed to meet": ahead; "managed to", "was forced to", "was
        able to": as the word above.
        """
        above = self._sheet.tokens[verb.head]
        if above.index == verb.index:
            return 1
        towards = leanings("verb to").get(above.lemma)
        if not towards:
            towards = leanings("verb").get(above.lemma)
        if above.pos == "ADJ":
            towards = leanings("adjective to").get(above.lemma, -1)
            above = self._sheet.tokens[above.head]
        if above.pos not in ("VERB", "AUX"):
            return 1
        past_helpers = [
            helper.lemma for helper in self._helpers(above) if helper.tag == "VBD"
        ]
        if towards is None:
            past = above.tag == "VBD"
            if above.lemma == "be" and verb.index >= above.index:
                past = False  # "was to meet"
            return -1 if past else 1
        if towards > 0:
            return EITHER if "have" in past_helpers else 1
        return -1 if past_helpers or above.tag == "VBD" else 1

    def _by_words(self, offset: int) -> int:
        """Without a parse: a word of the future between the sentence's start and the
        expression, or soon behind it.
        """
        begin = max(0, offset - WINDOW)
        before = _SENTENCE_END.split(self._text[begin:offset])[-1]
        return 1 if _ahead().search(before) else -1


@functools.cache
def leanings(use: str) -> Mapping[str, int]:
    """The words of `times_ahead.tsv` of one use, and the side each looks to: -1 past, 1
    future.
    """
    return {row[0]: int(row[2]) for row in rows("times_ahead") if row[1] == use}


@functools.cache
def _ahead() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(leanings('word'))})\b", re.I)
