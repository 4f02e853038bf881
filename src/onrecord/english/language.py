"""Whether a report is in the one language that is read here."""

from __future__ import annotations

import re
from itertools import islice

from onrecord.english.tables import words
from onrecord.model import Report

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


def is_english(report: Report) -> bool:
    """True for a report given as English, or one not given as anything whose words do
    not speak against it.
    """
    if report.language:
        return report.language.lower().partition("-")[0].partition("_")[0] in (
            "en",
            "eng",
            "english",
        )
    letters = [c for c in report.text[: LOOKED_AT * 5] if c.isalpha()]
    if len(letters) >= FEWEST and sum(
        c > _LAST_LATIN for c in letters
    ) > OTHER_LETTERS * len(letters):
        return False
    seen = [m.group().lower() for m in islice(_WORD.finditer(report.text), LOOKED_AT)]
    if len(seen) < FEWEST:
        return True
    return sum(word in words("english_words") for word in seen) >= LEAST_SHARE * len(
        seen
    )
