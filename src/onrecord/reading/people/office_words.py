"""Which office a role is: "Norland's president", "mayor of Brovna".

Only offices that one person of a place or body holds (`english/tables/offices.tsv`).
Where the words name a person, what stands beside the name is taken apart; where they
name nobody ("the mayor"), the mention itself with the "of Brovna" that may follow it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.english import countries, tables, words
from onrecord.english.marks import APOSTROPHES
from onrecord.model import Mention, Office, Span

_SAY_NOTHING = tables.words_as("determiners", "article") | tables.words_as(
    "determiners", "pointing"
)
_OF = re.compile(r"\bof\b")
_OF_NAME = re.compile(
    rf" of (?:the )?((?:[A-Z][\w{APOSTROPHES}-]*(?: (?=[A-Z]))?){{1,4}})"
)
# Characters behind a mention in which "of Brovna" may stand.
_BEHIND = 60


def office_of(text: str, mention: Mention) -> Office | None:
    """The office that the words of a mention of a person say, None where they say none
    or one of something without a name ("the president of a bank").
    """
    if mention.kind != "person":
        return None
    if mention.form == "name":
        return None if mention.role is None else office_in(text, mention.role)
    if mention.form == "pronoun":
        return None
    start, end = mention.span.start, mention.span.end
    owner = _OF_NAME.match(text, end, end + _BEHIND)
    if owner is not None:
        return office_in(text, Span(start, owner.end()))
    if text.startswith(" of ", end):
        return None
    return office_in(text, mention.span)


def office_in(text: str, within: Span) -> Office | None:
    """The office that a stretch of text is, None where it is no such office.

    >>> text = "the mayor of Brovna"
    >>> office_in(text, Span(0, 19)).noun.of(text)
    'mayor'
    """
    before, behind = _parted(text, within)
    size = _words_of_noun([_plain(text, word) for word in before])
    if not size:
        return None
    noun = Span(before[-size].start, before[-1].end)
    standing: Span | None = None
    told: list[Span] = []
    named: set[str] = set()
    for row in (before[:-size], behind):
        surfaces = [word.of(text) for word in row]
        of_countries: set[int] = set()
        for begin, end, country in countries.named_among(surfaces):
            named.add(country.name)
            of_countries.update(range(begin, end))
        for at, word in enumerate(row):
            plain = _plain(text, word)
            if plain in tables.words("other_holders"):
                standing = standing or word
            elif at not in of_countries and plain not in _SAY_NOTHING:
                told.append(word)
    return Office(
        noun=noun,
        countries=tuple(sorted(named)),
        words=tuple(told),
        standing=standing,
    )


def _parted(text: str, within: Span) -> tuple[Sequence[Span], Sequence[Span]]:
    """The words before the first "of" and those behind it; all and none where it has
    no "of" between words.
    """
    of = _OF.search(text, within.start + 1, within.end)
    if of is None or not text[of.end() : within.end].strip():
        return words.word_spans(text, within), ()
    before = words.word_spans(text, Span(within.start, of.start()))
    return before, words.word_spans(text, Span(of.end(), within.end))


def _words_of_noun(told: Sequence[str]) -> int:
    """How many of the last words are an office's noun, 0 where they are none."""
    for size in (2, 1):
        if " ".join(told[-size:]) in tables.words("offices"):
            return min(size, len(told))
    return 0


def _plain(text: str, word: Span) -> str:
    """A word as tables have it."""
    return " ".join(words.tokens(word.of(text)))
