"""Named organisations of one report: entities the parser calls so, houses that stand
for those who govern, acronyms.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.english.names import plain
from onrecord.english.tables import rows, words, words_as
from onrecord.model import Span
from onrecord.reading.bearers import is_first_name
from onrecord.reading.entity_bounds import Entity, houses
from onrecord.reading.places.adjectives import is_adjective
from onrecord.reading.sheet import Sheet
from onrecord.reading.tokens import Token
from onrecord.spans import SpanSet

_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_SLASH = re.compile(r"[/|@\n\r\t]")
_ABBREVIATION = re.compile(r"(?:[A-Z]\.?){2,7}")
_BRACKETS = re.compile(r"\s{0,2}\(([A-Z][A-Za-z]{1,9})\)")
_OF_A_BODY = re.compile(
    r"(?!Mc|Mac|De|Di|Le|La|Fitz)[A-Z][a-z]+(?:[A-Z][a-z]+)+|[A-Z]{3,5}"
)
_WORDS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class OrganisationMention:
    """One mention of a named organisation; `name` is the form it goes by in this
    report.
    """

    span: Span
    name: str


def find_organisations(sheet: Sheet, taken: SpanSet) -> list[OrganisationMention]:
    """Named organisations outside the spans `taken` (places, persons), in text order:
    houses first, then what the network tags, then names it missed that speak.
    """
    tagged = (_of_entity(entity, sheet) for entity in sheet.entities)
    candidates = [*_houses(sheet), *filter(None, tagged), *_that_speak(sheet)]
    organisations = SpanSet()
    for span in candidates:
        if not taken.touches(span):
            organisations.add(span)
    return _named(sheet.text, organisations.spans)


def _of_entity(entity: Entity, sheet: Sheet) -> Span | None:
    tokens = list(sheet.tokens[entity.first : entity.last])
    if entity.label != "ORG" and not (entity.label == "PERSON" and _is_house(tokens)):
        return None
    while tokens and (
        tokens[0].text.lower() in words_as("determiners", "article")
        or not tokens[0].text[0].isalnum()
    ):
        tokens.pop(0)
    shop = len(tokens) == 2 and tokens[1].text in _POSSESSIVE  # "Marlow's was sold"
    while (
        tokens
        and not shop
        and (tokens[-1].text in _POSSESSIVE or not tokens[-1].text[-1].isalnum())
    ):
        tokens.pop()
    if not tokens or not _is_name(tokens):
        return None
    span = Span(tokens[0].start, tokens[-1].end)
    return None if _SLASH.search(span.of(sheet.text)) else span


def _is_house(tokens: Sequence[Token]) -> bool:
    """Whether what the parser takes for a person is a company by its last word: "Lisk
    Hydro".
    """
    words_ = [t.text for t in tokens if t.text not in _POSSESSIVE]
    capital = (
        len(words_) > 1 and words_[-1][:1].isupper() and not is_first_name(words_[0])
    )
    return capital and plain(words_[-1]) in words("organisation_words")


def _is_name(tokens: Sequence[Token]) -> bool:
    if not any(t.text[:1].isupper() for t in tokens):
        return False
    if len(tokens) > 1:
        return True
    word = tokens[0].text
    return (
        len(word) > 1
        and not is_adjective(word)
        and plain(word) not in words("no_organisations")
    )


def _houses(sheet: Sheet) -> list[Span]:
    """The Kremlin, the White House: those that `places` left because they act here."""
    longest = max(len(name.split()) for name, _ in rows("metonyms"))
    names = houses()
    found: list[Span] = []
    tokens = sheet.tokens
    for at, token in enumerate(tokens):
        if not token.text[:1].isupper():
            continue
        for size in range(longest, 0, -1):
            last = at + size
            if last > len(tokens) or tokens[last - 1].sentence != token.sentence:
                continue
            span = Span(token.start, tokens[last - 1].end)
            if plain(span.of(sheet.text)) in names:
                found.append(span)
                break
    return found


def _that_speak(sheet: Sheet) -> list[Span]:
    """Names that the network missed, written as bodies' are, of whom the report says
    that they speak somewhere.

    Words run together, or an abbreviation, but in no headline in capitals: "VessaFacts
    said", "RSB said".
    """
    tokens = [
        t
        for t in sheet.tokens
        if t.tag.startswith("NN") and _OF_A_BODY.fullmatch(t.text)
    ]
    speak = {
        t.text
        for t in tokens
        if _speaks(t, sheet) and not sheet.tokens[t.head].text.isupper()
    }
    return [t.span for t in tokens if t.text in speak]


def _speaks(token: Token, sheet: Sheet) -> bool:
    """Whether a token is whom something is according to, or does what bodies do: an
    abbreviation must speak.
    """
    acts = token.dep == "nsubj" and not token.text.isupper()
    return acts or sheet.speaks(token) or sheet.is_cited(token)


def _named(text: str, spans: Sequence[Span]) -> list[OrganisationMention]:
    """Each with its name: an abbreviation goes by the full name that the report has for
    it.
    """
    full = _in_brackets(text, spans)
    names = sorted({span.of(text) for span in spans if " " in span.of(text)})
    for short in sorted(
        {span.of(text) for span in spans if _ABBREVIATION.fullmatch(span.of(text))}
        - full.keys()
    ):
        meant = [
            name
            for name in names
            if short.replace(".", "")
            in (_initials(name), _initials(name, all_words=True))
        ]
        if len(meant) == 1:
            full[short] = meant[0]
    return [OrganisationMention(s, full.get(s.of(text), s.of(text))) for s in spans]


def _in_brackets(text: str, spans: Sequence[Span]) -> dict[str, str]:
    """Abbreviations by what stands before their brackets: "World Bank (WB)"."""
    full: dict[str, str] = {}
    for span in spans:
        behind = _BRACKETS.match(text, span.end)
        if behind and _initials(span.of(text)).startswith(behind.group(1).upper()[:2]):
            full.setdefault(behind.group(1), span.of(text))
    return full


def _initials(name: str, *, all_words: bool = False) -> str:
    """The first letters of a name's words; "of" and "for" have one in some
    abbreviations and not in others.
    """
    return "".join(
        w[0].upper() for w in _WORDS.findall(name) if all_words or w[0].isupper()
    )
