"""How English is told from other languages: by its commonest words."""

from __future__ import annotations

import re
from itertools import islice

from onrecord.english.tables import words

NAMES = frozenset({"en", "eng", "english"})  # ISO 639-1, 639-2, and its own
LOOKED_AT = 400  # words from the start: a page of news
FEWEST = 60  # words under which nothing is said against a text
# Share of English function words. Of 4,300 English texts of public sets 99 in 100 have
# .12 or more, and two less than this: a list of air force units and a page of links.
# Other languages have hardly any of these words.
LEAST_SHARE = 0.04
# share of letters that are not Latin: of scripts that set no white space few words can
# be told
OTHER_LETTERS = 0.5
_LAST_LATIN = "\u024f"
_WORD = re.compile(r"[^\W\d_]{1,40}")


def may_be_english(text: str) -> bool:
    """Whether nothing speaks against a text's being English.

    Looks at its first LOOKED_AT words. A text of fewer than FEWEST may be anything.
    """
    letters = [c for c in text[: LOOKED_AT * 5] if c.isalpha()]
    not_latin = sum(letter > _LAST_LATIN for letter in letters)
    if len(letters) >= FEWEST and not_latin > OTHER_LETTERS * len(letters):
        return False
    seen = [word[0].lower() for word in islice(_WORD.finditer(text), LOOKED_AT)]
    if len(seen) < FEWEST:
        return True
    english = sum(word in words("english_words") for word in seen)
    return english >= LEAST_SHARE * len(seen)
