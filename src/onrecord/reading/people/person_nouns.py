"""Nouns that mean one person ("father", "actress"), and what they say of the names
beside them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from onrecord.english.tables import pairs
from onrecord.model import Mention
from onrecord.reading.sheet import Sheet
from onrecord.reading.tokens import Token

SINGULAR = ("NN", "NNP")  # tags of a noun that means one
BEFORE_A_NOUN = ("compound", "nmod")  # a noun that only tells which another is


def noun_gender(token: Token) -> str | None:
    """ "m", "f" or "" (either) of a noun that means one person; None for any other
    word.
    """
    if token.tag not in SINGULAR:
        return None
    gender = pairs("person_nouns").get(token.text.lower())
    return None if gender is None else gender.strip("-")


def person_heads(sheet: Sheet) -> dict[int, Mention]:
    """The index of the last token of each mention of a person, with the mention."""
    ends = {
        mention.span.end: mention
        for mention in sheet.people
        if mention.kind == "person"
    }
    return {token.index: ends[token.end] for token in sheet.tokens if token.end in ends}


def genders_by_nouns(sheet: Sheet, genders: Mapping[str, str]) -> dict[str, str]:
    """`genders` (a person's name to "m", "f" or "") with those that a noun beside the
    name shows: "her father Bassem", "Robin, an actress".

    A noun is asked only where the name says nothing; all nouns must say the same.
    """
    shown: dict[str, set[str]] = {}
    for at, mention in person_heads(sheet).items():
        if mention.name is None or genders.get(mention.name) != "":
            continue
        by_nouns = shown.setdefault(mention.name, set())
        for noun in _nouns_beside(sheet, sheet.tokens[at], mention):
            by_nouns.update(noun_gender(noun) or ())
    agreed = {
        name: next(iter(by_nouns))
        for name, by_nouns in shown.items()
        if len(by_nouns) == 1
    }
    return {**genders, **agreed}


def _nouns_beside(sheet: Sheet, token: Token, mention: Mention) -> Iterator[Token]:
    """The nouns that say who somebody is whose name ends with `token`."""
    for noun in sheet.tree.dependents(token):
        before = noun.dep in BEFORE_A_NOUN and noun.end <= mention.span.start
        if noun.dep == "appos" or before:
            yield noun
    if token.dep == "appos":
        yield sheet.tree.head(token)
