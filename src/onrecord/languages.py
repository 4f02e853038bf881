"""Which language a report is in, and which of them are read.

A language is a folder like `english/` with a module `language` in it, and one line in
`LANGUAGES`. What the words of another language mean is never guessed at.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import islice

from onrecord.english import language as english
from onrecord.model import Report

LOOKED_AT = 400  # words from the start: a page of news
FEWEST = 60  # words under which nothing is said against a text
# Share of a language's commonest words. Of 4,300 English texts of public sets 99 in 100
# have .12 or more, and two less than this: a list of air force units and a page of
# links. Other languages have hardly any of these words.
LEAST_SHARE = 0.04
# share of letters of another script: of scripts that set no white space few words can
# be told
OTHER_LETTERS = 0.5
_LAST_LATIN = "\u024f"
_WORD = re.compile(r"[^\W\d_]{1,40}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """A language that reports are told to be in.

    `names` are the codes and names by which a report may be given as in it, in lower
    case. `common_words` gives its commonest words, in lower case, by which its texts
    are known. `is_latin` says whether it is written in Latin letters. `is_read` says
    whether `reading/` has rules for it; of a language without, a report keeps its
    sentences alone.
    """

    names: frozenset[str]
    common_words: Callable[[], frozenset[str]]
    is_latin: bool = True
    is_read: bool = False

    def may_be(self, text: str) -> bool:
        """Whether nothing speaks against a text's being in this language.

        Looks at its first LOOKED_AT words. A text of fewer than FEWEST may be anything.
        """
        letters = [c for c in text[: LOOKED_AT * 5] if c.isalpha()]
        others = sum((letter > _LAST_LATIN) == self.is_latin for letter in letters)
        if len(letters) >= FEWEST and others > OTHER_LETTERS * len(letters):
            return False
        seen = [word[0].lower() for word in islice(_WORD.finditer(text), LOOKED_AT)]
        if len(seen) < FEWEST:
            return True
        common = self.common_words()
        return sum(word in common for word in seen) >= LEAST_SHARE * len(seen)


# ISO 639-1 code to the language. Where a text may be in several, the first is taken.
LANGUAGES: Mapping[str, Language] = {
    "en": Language(
        names=english.NAMES, common_words=english.common_words, is_read=True
    ),
}


def language_of(report: Report) -> str | None:
    """The code of the language a report is in; None where it is in none of LANGUAGES.

    What a report is given as is believed: "en-GB" is "en", and a language that is not
    in `LANGUAGES` comes back as given, without its region ("pt-BR" is "pt"). Where
    nothing is given, the text's own words decide.

    >>> language_of(Report(id="a", text="", language="pt-BR"))
    'pt'
    >>> language_of(Report(id="a", text="The mayor said that the pier was shut."))
    'en'
    """
    if report.language:
        given = report.language.lower().partition("-")[0].partition("_")[0]
        known = (code for code, lang in LANGUAGES.items() if given in lang.names)
        return next(known, given)
    fitting = (code for code, lang in LANGUAGES.items() if lang.may_be(report.text))
    return next(fitting, None)


def is_read(report: Report) -> bool:
    """Whether a report is in a language that `reading/` has rules for."""
    language = LANGUAGES.get(language_of(report) or "")
    return language is not None and language.is_read
