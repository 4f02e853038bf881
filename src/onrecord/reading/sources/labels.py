"""What to call a source by the words a report has for it: "the union of river workers",
"Its spokeswoman, Hana Brill".

A label is a stretch of the report's own words. A pronoun, or a noun that only a
pronoun's owner tells apart ("her office"), is none: read elsewhere it would name
nobody.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from onrecord.english import tables, words
from onrecord.english.marks import DOUBLE, GUILLEMETS, straight
from onrecord.english.source_names import ARTICLE, BEHIND, is_anonymous

# What follows one of these only describes.
_CLAUSE = re.compile(r"\s(?:who|whose|whom|which|that)\s")
# A place, and what follows a comma is where it lies: "from Raleigh, North Carolina".
_IN_A_PLACE = re.compile(r"\b(?:from|in|near|outside)(?: [A-Z][\w.-]*)+$")
_AROUND = ' \t\n",;:' + DOUBLE + GUILLEMETS
_OWNERS = tables.words_as("label_words", "owner")
_PRONOUNS = tables.words_as("label_words", "pronoun")
_JOINTS = tables.words_as("label_words", "joint")


@functools.lru_cache(maxsize=16_384)
def label_of(surface: str) -> str | None:
    """The label in a noun phrase: its name where an apposition holds one, else its
    words without article and clause.

    None for a pronoun or a phrase that a possessive pronoun leads. An anonymous one
    ("Officials") is in lower case.
    """
    plain = " ".join(straight(surface).split())
    first, *others = [piece.strip(_AROUND) for piece in plain.split(", ")]
    named: str | None = None
    if _is_list(first, others) or _CLAUSE.search(first) or _IN_A_PLACE.search(first):
        others = []  # what follows the comma is said of something else
    if not _is_name(first):
        named = next((piece for piece in others if _is_name(piece)), None)
    if named is None and others and is_anonymous(first[:1].lower() + first[1:]):
        named = _named_in(others[0])
    chosen = _CLAUSE.split(named or first, maxsplit=1)[0]
    label = _writer(ARTICLE.sub("", chosen).strip(_AROUND))
    owner = label.split(" ", 1)[0].lower()
    if not label or label.lower() in _PRONOUNS or owner in _OWNERS:
        return None
    return label[:1].lower() + label[1:] if is_anonymous(label) else label


def _is_list(first: str, others: Sequence[str]) -> bool:
    """Whether commas part the words of one name: "Bureau of Boats, Ferries, Piers and
    Locks".
    """
    goes_on = len(others) > 1 and " and " in others[-1]
    return goes_on and first.rsplit(" ", 1)[-1][:1].isupper()


def _named_in(piece: str) -> str | None:
    """The name at the end of an office: "Piet Boll" of "deputy mayor Piet Boll"; None
    of "based in New Lenn".
    """
    parts = piece.split()
    at = len(parts)
    while at and parts[at - 1][:1].isupper():
        at -= 1
    name = parts[at:]
    if len(name) < 2:
        return None
    office = {part.lower() for part in parts[:at]}
    if any(word.endswith("ing") for word in office):
        return None
    if not office.isdisjoint(tables.words("connectives")):
        return None
    return " ".join(name)


def _writer(label: str) -> str:
    """Whose a document is: "board" of "findings of the board"; empty for a document
    that is nobody's.
    """
    document, *writer = BEHIND.split(label, maxsplit=1)
    nouns = words.tokens(document)
    if not nouns or nouns[-1] not in tables.words_as("document_nouns", "no source"):
        return label
    if any(word[:1].isupper() for word in label.split()[1:2]):
        return label
    if writer:
        return ARTICLE.sub("", writer[0])
    return "" if len(nouns) == 1 else label


def _is_name(piece: str) -> bool:
    """True where every word has a capital, little joints aside: "Hana Brill", "Bank of
    Lenn".
    """
    parts = piece.split()
    if not parts or not parts[0][:1].isupper():
        return False
    return all(part[:1].isupper() or part in _JOINTS for part in parts)
