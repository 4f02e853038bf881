"""The words of a speaker, by their shape: which are a title, which a name, and whether
those before and behind a name only say who its bearer is.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.english.marks import DASHES, HYPHENS
from onrecord.english.names import plain
from onrecord.english.tables import pairs, words, words_as
from onrecord.reading.places.adjectives import is_adjective
from onrecord.reading.tokens import Token

# What can stand before a name as part of it.
_PLAIN_NOUNS = frozenset({"NN", "NNP", "JJ", "DT", "POS", "HYPH"})
# What goes on behind "and" without naming anybody else.
_GOES_ON = frozenset({"WP", "WP$", "WDT", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
_SETS_OFF = (",", *HYPHENS, *DASHES)
_JOINS = ("and", "or", "&")


def is_title(token: Token) -> bool:
    """Whether a word is a title before a name, or the full stop of one."""
    return token.text == "." or plain(token.text) in words("title_words")


def is_article(token: Token) -> bool:
    """Whether a word is "a", "an" or "the"."""
    return token.text.lower() in words_as("determiners", "article")


def is_proper_name(token: Token) -> bool:
    """Whether a word is a name's, by its tag and capital, and no common noun's."""
    if token.tag != "NNP" or not token.text[:1].isupper():
        return False
    word = plain(token.text)
    if word in words("no_organisations") or is_adjective(token.text):
        return False
    return word not in pairs("roles") and word not in pairs("person_nouns")


def without_article(name: str) -> str:
    """`name` without an article at its beginning."""
    parts = name.split(None, 1)
    if len(parts) == 2 and parts[0].lower() in words_as("determiners", "article"):
        return parts[1]
    return name


def name_begins(before: Sequence[Token], behind: Sequence[Token]) -> bool:
    """Whether a speaker begins with a name, titles aside, and what is behind it only
    goes on about its bearer.
    """
    return all(is_title(token) for token in before) and _is_aside(behind)


def name_ends(before: Sequence[Token], behind: Sequence[Token]) -> bool:
    """Whether a speaker ends in a name and what is before it only says what its bearer
    is: "Kremlin aide", "the union's lawyer".
    """
    if behind or not before or before[-1].tag != "NN":
        return False
    if not all(token.tag in _PLAIN_NOUNS for token in before):
        return False
    noun = before[-1].text
    return plain(noun) in pairs("roles") or noun.lower() in pairs("person_nouns")


def _is_aside(behind: Sequence[Token]) -> bool:
    """Whether words behind a name go on about its bearer: set off by a comma, and
    nobody joined to it by “and”.
    """
    behind = _without_brackets(behind)
    if not behind:
        return True
    if behind[0].text not in _SETS_OFF:
        return False
    for at, token in enumerate(behind[:-1]):
        if token.text.lower() not in _JOINS:
            continue
        after = behind[at + 1]
        indefinite = after.text.lower() in words_as("determiners", "indefinite article")
        goes_on_about_one = indefinite and behind[at - 1].text != ","
        if after.tag not in _GOES_ON and not goes_on_about_one:
            return False
    return True


def _without_brackets(behind: Sequence[Token]) -> Sequence[Token]:
    """The words behind a bracket that opens them, none where it does not close."""
    if not behind or behind[0].text != "(":
        return behind
    for at, token in enumerate(behind):
        if token.text == ")":
            return behind[at + 1 :]
    return ()
