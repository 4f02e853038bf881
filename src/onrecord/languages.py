"""Which language a report is in, and the languages that are read.

A language is a folder like `english/` with a module `language` in it, and one line in
`LANGUAGES`. What the words of another language mean is never guessed at.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from onrecord.english import language as english
from onrecord.model import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """One language that is read: `names` are the codes and names by which a report may
    be given as in it, in lower case, and `may_be` says whether a text can be in it.
    """

    names: frozenset[str]
    may_be: Callable[[str], bool]


# ISO 639-1 code to the language. Where a text may be in several, the first is taken.
LANGUAGES: Mapping[str, Language] = {
    "en": Language(names=english.NAMES, may_be=english.may_be_english)
}


def language_of(report: Report) -> str | None:
    """The code of the language a report is in; None where it is in none that is read.

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
