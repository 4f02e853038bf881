"""Capitals that stand for their governments: "Lima warned", "talks with Lima", "Lima's
envoy"; not "rain in Lima".
"""

from __future__ import annotations

import functools

from onrecord.english.countries import countries
from onrecord.english.names import plain
from onrecord.english.tables import words, words_as
from onrecord.model import Span
from onrecord.reading.places.gazetteer import Candidate
from onrecord.reading.sheet import Sheet
from onrecord.reading.tokens import Token

_STEPS = 4  # conjuncts climbed: "between Lima, Quito and Bogota"


def is_capital(place: Candidate) -> bool:
    """Whether a place is the capital of its country, by `countries.tsv`."""
    return (
        place.kind == "city" and (place.country or "", plain(place.name)) in _capitals()
    )


def stands_for_government(sheet: Sheet, span: Span) -> bool:
    """Whether a capital named at `span` acts as a government does, or is dealt with as
    one (government_words.tsv).
    """
    tokens = sheet.tokens_at(span)
    if not tokens:
        return False
    token = _head(sheet, tokens)
    governor = sheet.tokens[token.head]
    if token.dep == "nsubj":
        verb = governor.lemma.lower()
        return verb in words("speech_verbs") or verb in words_as(
            "government_words", "verb"
        )
    if token.dep == "poss":
        return _is_dealing(governor)
    if token.dep != "pobj":
        return False
    said = governor.text.lower()
    above = sheet.tokens[governor.head]
    return (said == "to" and above.text.lower() == "according") or (
        said in words_as("place_words", "with governments") and _is_dealing(above)
    )


def _head(sheet: Sheet, tokens: tuple[Token, ...]) -> Token:
    """The token by which a name hangs on its sentence; of one in a list, the first of
    the list.
    """
    inside = range(tokens[0].index, tokens[-1].index + 1)
    token = next((t for t in tokens if t.head not in inside), tokens[-1])
    for _ in range(_STEPS):
        if token.dep != "conj":
            break
        token = sheet.tokens[token.head]
    return token


def _is_dealing(token: Token) -> bool:
    return token.text.lower() in words_as("government_words", "noun")


@functools.cache
def _capitals() -> frozenset[tuple[str, str]]:
    return frozenset(
        (country.code, plain(capital))
        for country in countries()
        for capital in country.capitals
    )
