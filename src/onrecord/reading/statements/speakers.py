"""The speaker of a statement: the words that name it, and the name those words stand for, where the report says so."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from onrecord.model import Mention, Place, Span
from onrecord.reading.statements.by_offset import ByOffset
from onrecord.reading.statements.clauses import token_range
from onrecord.reading.statements.quotes import QuoteIndex
from onrecord.reading.syntax import Syntax, Token
from onrecord.reading.tables import rows

_RELATIVES = frozenset({"who", "which", "that"})
_ARTICLES = frozenset({"the", "a", "an"})
_TRIM = frozenset({",", "-", "–", "—", "--", ":", ";", ")"})


@functools.cache
def metonyms() -> frozenset[str]:
    """Places that stand for those who speak there (data/cue_metonyms.tsv)."""
    return frozenset(row[0] for row in rows("cue_metonyms"))


def speaker_tokens(syntax: Syntax, head: int, verb: int) -> tuple[int, int]:
    """First and one past the last token of the speaker's noun phrase, without the clause of `verb` it may hold."""
    without: set[int] = set()
    if head != verb and _hangs_under(syntax, verb, head):
        at = verb
        while syntax.tokens[at].head != head:
            at = syntax.tokens[at].head
        without = set(syntax.subtree(at))
    first, last = token_range([k for k in syntax.subtree(head) if k not in without])
    if first <= verb < last:
        first, last = (first, verb) if head < verb else (verb + 1, last)
    while first < head and syntax.tokens[first].dep in ("cc", "punct"):
        first += 1
    first = _joined(syntax, first)
    while last - 1 > first and last - 1 > head and syntax.tokens[last - 1].text in _TRIM - {")"}:
        last -= 1
    return first, last


def _joined(syntax: Syntax, first: int) -> int:
    """The start of “His ex-wife”, which the parser may have taken apart at its hyphen."""
    start = first
    while start and syntax.tokens[start - 1].end == syntax.tokens[start].start and _in_word(syntax.tokens[start - 1]):
        start -= 1
    if start < first and start and syntax.tokens[start - 1].tag in ("PRP$", "DT"):
        start -= 1
    return start if syntax.tokens[start].sentence == syntax.tokens[first].sentence else first


def _in_word(token: Token) -> bool:
    return token.text.isalnum() or token.text == "-"


def _hangs_under(syntax: Syntax, index: int, above: int) -> bool:
    at = index
    while syntax.tokens[at].head != at:
        at = syntax.tokens[at].head
        if at == above:
            return True
    return False


def speaker_span(syntax: Syntax, head: int, verb: int, quoted: QuoteIndex) -> Span:
    """The characters of the speaker's noun phrase, cut before a quotation that the parser tied to it by mistake."""
    first, last = speaker_tokens(syntax, head, verb)
    start, end = syntax.tokens[first].start, syntax.tokens[last - 1].end
    after = quoted.after(syntax.tokens[head].end)
    if after is not None and quoted.quotations[after].span.end - quoted.quotations[after].span.start > 40:
        end = max(syntax.tokens[head].end, min(end, quoted.quotations[after].span.start))
    return Span(start, end)


class Names:
    """The mentions and places of a report, found by offset."""

    __slots__ = ("_bearers", "_mentions", "_places")

    def __init__(self, people: Sequence[Mention], places: Sequence[Place]) -> None:
        self._mentions = ByOffset(people)
        self._places = ByOffset(places)
        self._bearers: dict[str, set[str]] = {}
        for mention in people:
            if mention.name is not None and mention.kind == "person" and " " in mention.name:
                self._bearers.setdefault(mention.name.rsplit(" ", 1)[1], set()).add(mention.name)

    def of(self, syntax: Syntax, head: int) -> str | None:
        """The name of the speaker whose noun phrase `head` heads; None where it is two, or open, or no name at all."""
        token = syntax.tokens[head]
        if token.lemma.lower() in _RELATIVES and token.tag in ("WP", "WDT", "IN"):
            antecedent = _antecedent(syntax, head)
            if antecedent is None or (token.lemma.lower() == "who" and not self.is_person(syntax, antecedent)):
                return None
            return self.of(syntax, antecedent)
        if any(syntax.tokens[c].dep == "conj" for c in syntax.children[head]):
            return None
        mention = self._mentions.at(token.span)
        named = mention.name if mention is not None else None
        named = named or self._in_apposition(syntax, head)
        return named if named or mention is not None else self._of_place_or_surname(syntax, head)

    def _of_place_or_surname(self, syntax: Syntax, head: int) -> str | None:
        """Where no mention stands: a place that speaks, or the one person of the report whose surname stands there."""
        token = syntax.tokens[head]
        place = self._places.at(token.span)
        if place is not None and _speaks(syntax, head, place):
            return _without_article(place.span.of(syntax.text)) if place.kind != "country" else place.name
        bearers = self._bearers.get(token.text, set())
        bare = place is None and len(bearers) == 1 and token.tag not in ("NN", "NNS")
        return next(iter(bearers)) if bare else None

    def _in_apposition(self, syntax: Syntax, head: int) -> str | None:
        """“the union's lawyer, Marta Orlo”: the person named right behind the words for them."""
        for c in syntax.children[head]:
            if c > head and syntax.tokens[c].dep == "appos":
                found = self._mentions.at(syntax.tokens[c].span)
                return found.name if found is not None and found.kind == "person" else None
        return None

    def is_person(self, syntax: Syntax, head: int) -> bool:
        mention = self._mentions.at(syntax.tokens[head].span)
        return mention is not None and mention.kind == "person"

    def is_mentioned(self, syntax: Syntax, head: int) -> bool:
        """True where a person or organisation is named there."""
        return self._mentions.at(syntax.tokens[head].span) is not None


def _antecedent(syntax: Syntax, relative: int) -> int | None:
    """The noun a relative pronoun stands for: the head of its relative clause."""
    at = relative
    while syntax.tokens[at].head != at:
        if syntax.tokens[at].dep == "relcl":
            head = syntax.tokens[at].head
            return head if syntax.tokens[head].pos in ("NOUN", "PROPN", "PRON") else None
        at = syntax.tokens[at].head
    return None


def _speaks(syntax: Syntax, head: int, place: Place) -> bool:
    """True where the place itself is the speaker: a country, a seat of government, or a bare place name."""
    if place.kind == "country" or _without_article(place.span.of(syntax.text)).lower() in metonyms():
        return True
    first, last = token_range(syntax.subtree(head))
    whole = Span(syntax.tokens[first].start, syntax.tokens[last - 1].end).of(syntax.text)
    return _without_article(whole) == _without_article(place.span.of(syntax.text))


def _without_article(name: str) -> str:
    words = name.split(None, 1)
    return words[1] if len(words) == 2 and words[0].lower() in _ARTICLES else name
