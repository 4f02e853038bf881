"""What to call a source by the words a report has for it: "the union of river workers",
"Its spokeswoman, Hana Brill".

A label is a stretch of the report's own words. A pronoun, or a noun that only a
pronoun's owner tells apart ("her office"), is none: read elsewhere it would name
nobody.
"""

from __future__ import annotations

import functools
import re

from onrecord.english import tables, words

_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_CLAUSE = re.compile(
    r"\s(?:who|whose|whom|which|that)\s"
)  # what follows only describes
_MARKS = ' \t\n"“”„«»,;:'
_OWNERS = frozenset(
    {"my", "our", "your", "his", "her", "its", "their", "whose", "one's"}
)
_PRONOUNS = frozenset(
    {
        *(
            "i",
            "me",
            "we",
            "us",
            "you",
            "he",
            "him",
            "she",
            "her",
            "it",
            "they",
            "them",
            "one",
            "who",
            "which",
            "that",
        ),
        *(
            "this",
            "these",
            "those",
            "what",
            "someone",
            "somebody",
            "everyone",
            "everybody",
            "anyone",
            "nobody",
        ),
        *(
            "both",
            "all",
            "some",
            "many",
            "others",
            "another",
            "neither",
            "either",
            "himself",
            "herself",
            "themselves",
        ),
    }
)
_JOINTS = frozenset(
    {
        "of",
        "the",
        "de",
        "da",
        "di",
        "del",
        "van",
        "von",
        "der",
        "den",
        "al",
        "bin",
        "ibn",
        "and",
        "for",
    }
)
_BEHIND = re.compile(r"\s(?:of|for|from|by|at|in|on|with|to)\s")


@functools.lru_cache(maxsize=16_384)
def label_of(surface: str) -> str | None:
    """The label in a noun phrase: its name where an apposition holds one, else its
    words without article and clause.

    None for a pronoun or a phrase that a possessive pronoun leads. An anonymous one
    ("Officials") is in lower case.
    """
    pieces = [
        piece.strip(_MARKS)
        for piece in " ".join(surface.replace("’", "'").split()).split(", ")
    ]
    named = (
        next((piece for piece in pieces[1:] if _is_name(piece)), None)
        if not _is_name(pieces[0])
        else None
    )
    if (
        named is None
        and len(pieces) > 1
        and is_anonymous(pieces[0][:1].lower() + pieces[0][1:])
    ):
        named = _named_in(pieces[1])
    chosen = _CLAUSE.split(named or pieces[0], maxsplit=1)[0]
    label = _writer(_ARTICLE.sub("", chosen).strip(_MARKS))
    first = label.split(" ", 1)[0].lower()
    if not label or label.lower() in _PRONOUNS or first in _OWNERS:
        return None
    return label[:1].lower() + label[1:] if is_anonymous(label) else label


def _named_in(piece: str) -> str | None:
    """The name at the end of an office: "Piet Boll" of "deputy mayor Piet Boll"; None
    of "based in New Lenn".
    """
    parts = piece.split()
    at = len(parts)
    while at and parts[at - 1][:1].isupper():
        at -= 1
    office = {part.lower() for part in parts[:at]}
    told_apart = any(part.endswith("ing") for part in office) or not office.isdisjoint(
        tables.words("connectives")
    )
    return None if told_apart or len(parts) - at < 2 else " ".join(parts[at:])


def _writer(label: str) -> str:
    """Whose a document is: "board" of "findings of the board"; empty for a document
    that is nobody's.
    """
    parts = _BEHIND.split(label, maxsplit=1)
    said = words.tokens(parts[0])
    if (
        not said
        or said[-1] not in tables.words_as("document_nouns", "no source")
        or any(word[:1].isupper() for word in label.split()[1:2])
    ):
        return label
    return (
        _ARTICLE.sub("", parts[1])
        if len(parts) > 1
        else ""
        if len(said) == 1
        else label
    )


@functools.lru_cache(maxsize=16_384)
def is_anonymous(label: str) -> bool:
    """True for a plain noun anybody may be called by ("officials", "a witness"): two
    are not known to be one.
    """
    bare = _ARTICLE.sub("", label)
    said = words.tokens(_BEHIND.split(bare, maxsplit=1)[0])
    if not said or any(word[:1].isupper() for word in bare.split()[1:]):
        return False
    if (
        bare[:1].isupper()
        and len(bare.split()) > 1
        and said[0] not in tables.words("openers")
    ):
        # "Kremlin officials": the capital may be a name's, or only open a sentence
        return False
    return said[-1] in tables.words("anonymous")


def head_of(label: str) -> str:
    """The noun a label is built on, in lower case: "union" of "union of river
    workers".
    """
    said = words.tokens(_BEHIND.split(label, maxsplit=1)[0])
    return said[-1] if said else ""


def _is_name(piece: str) -> bool:
    """True where every word has a capital, little joints aside: "Hana Brill", "Bank of
    Lenn".
    """
    parts = piece.split()
    capitals = [part for part in parts if part[:1].isupper()]
    return (
        bool(capitals)
        and parts[0] in capitals
        and all(part in capitals or part in _JOINTS for part in parts)
    )
