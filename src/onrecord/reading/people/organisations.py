"""Named organisations of one report: entities the parser calls so, houses that stand
for those who govern, acronyms.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.english.marks import POSSESSIVES
from onrecord.english.names import plain
from onrecord.english.tables import words, words_as
from onrecord.model import Span
from onrecord.reading.bearers import is_first_name
from onrecord.reading.entity_bounds import Entity, houses
from onrecord.reading.places.adjectives import is_adjective
from onrecord.reading.sheet import Sheet
from onrecord.reading.tokens import Token
from onrecord.spans import SpanSet

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
    tagged = [_of_entity(entity, sheet) for entity in sheet.entities]
    candidates = [*_houses(sheet), *filter(None, tagged), *_that_speak(sheet)]
    organisations = SpanSet()
    for span in candidates:
        if not taken.touches(span):
            organisations.add(span)
    spans = organisations.spans
    full_names = _full_names(sheet.text, spans)
    mentions = []
    for span in spans:
        surface = span.of(sheet.text)
        mentions.append(OrganisationMention(span, full_names.get(surface, surface)))
    return mentions


def _of_entity(entity: Entity, sheet: Sheet) -> Span | None:
    """The name of an organisation in an entity, without the article before it and the
    possessive behind it; None where there is none.
    """
    tokens = list(sheet.tokens[entity.first : entity.last])
    is_firm = entity.label == "PERSON" and _is_firm(tokens)
    if entity.label != "ORG" and not is_firm:
        return None
    articles = words_as("determiners", "article")
    while tokens and (
        tokens[0].text.lower() in articles or not tokens[0].text[0].isalnum()
    ):
        tokens.pop(0)
    is_shop = len(tokens) == 2 and tokens[1].text in POSSESSIVES  # "Marlow's was sold"
    while tokens and not is_shop:
        last_word = tokens[-1].text
        if last_word not in POSSESSIVES and last_word[-1].isalnum():
            break
        tokens.pop()
    if not tokens or not _is_name(tokens):
        return None
    span = Span(tokens[0].start, tokens[-1].end)
    return None if _SLASH.search(span.of(sheet.text)) else span


def _is_firm(tokens: Sequence[Token]) -> bool:
    """Whether what the network takes for a person is a company by its last word: "Lisk
    Hydro".
    """
    name = [token.text for token in tokens if token.text not in POSSESSIVES]
    if len(name) < 2 or not name[-1][:1].isupper() or is_first_name(name[0]):
        return False
    return plain(name[-1]) in words("organisation_words")


def _is_name(tokens: Sequence[Token]) -> bool:
    """Whether words can be an organisation's name: with a capital, and a single one
    that is more than a letter, an adjective or a word that is none.
    """
    if not any(token.text[:1].isupper() for token in tokens):
        return False
    word = tokens[0].text
    if len(tokens) > 1:
        return True
    if len(word) == 1 or is_adjective(word):
        return False
    return plain(word) not in words("no_organisations")


def _houses(sheet: Sheet) -> list[Span]:
    """The Kremlin, the White House: those that `places` left because they act here."""
    names = houses()
    longest = max(len(name.split()) for name in names)
    spans: list[Span] = []
    tokens = sheet.tokens
    for at, token in enumerate(tokens):
        if not token.text[:1].isupper():
            continue
        for size in range(longest, 0, -1):
            last = at + size
            if last > len(tokens) or tokens[last - 1].sentence != token.sentence:
                continue
            end = tokens[last - 1].end
            if plain(sheet.text[token.start : end]) in names:
                spans.append(Span(token.start, end))
                break
    return spans


def _that_speak(sheet: Sheet) -> list[Span]:
    """Names that the network missed, written as bodies' are, of whom the report says
    that they speak somewhere.

    Words run together, or an abbreviation, but in no headline in capitals: "VessaFacts
    said", "RSB said".
    """
    tokens = [
        token
        for token in sheet.tokens
        if token.tag.startswith("NN") and _OF_A_BODY.fullmatch(token.text)
    ]
    speakers = set()
    for token in tokens:
        # An abbreviation must speak; other names may do anything that bodies do.
        acts = token.dep == "nsubj" and not token.text.isupper()
        speaks = acts or sheet.speaks(token) or sheet.is_cited(token)
        in_capitals = sheet.tokens[token.head].text.isupper()
        if speaks and not in_capitals:
            speakers.add(token.text)
    return [token.span for token in tokens if token.text in speakers]


def _full_names(text: str, spans: Sequence[Span]) -> dict[str, str]:
    """Each abbreviation among `spans` to the full name that the report has for it: in
    brackets behind it, or the one name with these initials.
    """
    full_names = _in_brackets(text, spans)
    surfaces = sorted({span.of(text) for span in spans})
    names = [surface for surface in surfaces if " " in surface]
    for short in surfaces:
        if short in full_names or not _ABBREVIATION.fullmatch(short):
            continue
        letters = short.replace(".", "")
        fitting = [
            name
            for name in names
            if letters in (_initials(name), _initials(name, all_words=True))
        ]
        if len(fitting) == 1:
            full_names[short] = fitting[0]
    return full_names


def _in_brackets(text: str, spans: Sequence[Span]) -> dict[str, str]:
    """Abbreviations by what stands before their brackets: "World Bank (WB)"."""
    full_names: dict[str, str] = {}
    for span in spans:
        name = span.of(text)
        behind = _BRACKETS.match(text, span.end)
        if behind is None:
            continue
        short = behind.group(1)
        if _initials(name).startswith(short.upper()[:2]):
            full_names.setdefault(short, name)
    return full_names


def _initials(name: str, *, all_words: bool = False) -> str:
    """The first letters of a name's words; "of" and "for" have one in some
    abbreviations and not in others.
    """
    letters = [
        word[0].upper()
        for word in _WORDS.findall(name)
        if all_words or word[0].isupper()
    ]
    return "".join(letters)
