"""Spellings of one word made alike, for comparing and never for showing.

Three strengths, each for its own use: `without_accents` takes accents alone;
`fold_word` what two outlets' spellings of one word differ in; `names.plain` and
`names.fold` what spellings of one name do.
"""

from __future__ import annotations

import unicodedata


def without_accents(text: str) -> str:
    """`text` in letters without their accents ("Orléans" is "Orleans"), ligatures and
    wide letters parted (Unicode's NFKD).

    >>> without_accents("Orléans")
    'Orleans'
    """
    if text.isascii():
        return text
    parted = unicodedata.normalize("NFKD", text)
    return "".join(c for c in parted if not unicodedata.combining(c))


def fold_word(word: str) -> str:
    """A word without case, accents and full stops: "U.S." and "US" are "us".

    A word that is nothing else (a lone accent) stays as it is.

    >>> fold_word("U.S."), fold_word("Orléans")
    ('us', 'orleans')
    """
    if word.isascii():
        return word.lower().replace(".", "")
    return without_accents(word.casefold()).replace(".", "") or word
