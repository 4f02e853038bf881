"""Text to tokens of known kinds: the words of `times_words.tsv`, numbers by what they
could be, and a few marks.

Each token becomes one character of `codes`, so that a phrase is a regular expression
over kinds. A token of no kind that matters is "x"; the end of a paragraph is "|".
Linear in the text.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.english.marks import APOSTROPHES, DASHES, HYPHENS
from onrecord.english.tables import rows

Kinds = Mapping[str, str]  # kind -> value, all that one token could be

OTHER = "x"
BREAK = "|"
PRIVATE_USE = 0xE000  # the first code point that Unicode leaves to private use
NOTHING: Kinds = {}
CAPITALISED = frozenset(
    {
        "MONTH",
        "MONTHX",
        "MONTHABBR",
        "WEEKDAY",
        "WEEKDAYS",
        "WDABBR",
        "HOLIDAY",
        "HOLIDAYWORD",
        "EASTERWORD",
        "ZONE",
        "QNUM",
        "HNUM",
    }
)
MARKS = {",": "COMMA", "(": "OPEN", ")": "CLOSE", "/": "SLASH"}
LONGEST_NUMBER = 12  # figures; a longer one counts nothing (and int() takes no 5,000)
# A bare number outside these is no year (the grammar asks more of those before 1900).
FIRST_YEAR = 1500
LAST_YEAR = 2099


@functools.cache
def number_words() -> Mapping[str, int]:
    """The number words up to a thousand and what they are worth (`numbers.tsv`).

    >>> number_words()["twelve"]
    12
    """
    worth: dict[str, int] = {}
    for word, role, value in rows("numbers"):
        if role == "digit" or (role == "scale" and value in ("100", "1000")):
            worth[word] = int(value)
    return worth


def _words_worth(values: range) -> str:
    """The number words of these values as the branches of a regular expression."""
    return "|".join(word for word, value in number_words().items() if value in values)


_ONES = _words_worth(range(1, 10))
_TEENS = _words_worth(range(10, 20))
_TENS = _words_worth(range(20, 100, 10))
_TENS_ONES = rf"(?:{_TENS})(?:[ -](?:{_ONES})\b)?"
_BELOW_100 = rf"(?:{_TENS_ONES}|{_TEENS}|{_ONES})\b"
_BELOW_1000 = rf"{_BELOW_100}(?:[ ]hundred\b(?:[ ](?:and[ ])?{_BELOW_100})?)?"
# No group is possessive here: Python 3.11.0 to 3.11.4 keep what one has read where it
# fails (cpython issue 106052).
_SCAN = re.compile(
    rf"""(?=\S|\n)(?:  # a space begins no token
      (?P<stop>["“”!?;:.])
    | (?P<iso>\d{{4}}-\d\d-\d\d
        (?:T\d\d:\d\d(?::\d\d(?:\.\d{{1,9}})?)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\w-]))
    | (?P<bigiso>\d{{5,9}}-\d\d-\d\d(?![\w-]))
    | (?P<clock>\d{{1,2}}[:.]\d\d(?::\d\d)?(?=\s?[ap]\.?m\b)
        |\d{{1,2}}:\d\d(?::\d\d)?(?![\w:]))
    | (?P<clockdot>(?<![\d.,$£€])\d{{1,2}}\.\d\d
        (?=\s(?:GMT|BST|UTC|local\stime|CET|CEST|IST)\b))
    | (?P<hour>\d{{1,2}}(?=[ap]\.?m\b))
    | (?P<slashed>\d{{1,4}}(?P<between>[/.])\d{{1,2}}(?P=between)\d{{1,4}}
        (?![\w/]|[.-]\d))
    | (?P<version>\d++(?:[./]\d++){{2,}}|\d++(?:-\d++){{2,}})
    | (?P<decade>(?:1\d|20)\d0[{APOSTROPHES}]?s(?!\w)|['’‘]\d0s(?!\w))
    | (?P<shortyear>(?<!['’‘`"“])['’‘]\d\d(?![\w{APOSTROPHES}]))
    | (?P<fiscal>FY\s?[{APOSTROPHES}]?(?:\d{{4}}|\d\d)
        (?:[/{DASHES}-]\d\d(?:\d\d)?)?(?!\w))
    | (?P<ordinal>\d{{1,3}}(?:st|nd|rd|th)(?!\w))
    | (?P<money>[$£€¥#]\s?\d[\d,.]*+)
    | (?P<number>\d++(?:,\d{{3}}(?!\d))*(?!,\d{{3}}(?!\d))(?:\.\d++)?(?!\w))
    | (?P<yearwords>(?i:(?:eighteen|nineteen)[ -](?:{_TENS_ONES}|{_TEENS})
        |twenty[ -](?:{_TEENS}))\b)
    | (?P<numberwords>(?i:{_BELOW_1000}(?:[ ]thousand\b)?|hundred\b|thousand\b))
    | (?P<ampm>[apAP]\.\s?[mM]\b\.?)
    | (?P<abbreviation>(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec
        |Mon|Tues?|Weds?|Thurs?|Thu|Fri|Sat|Sun)\.)
    | (?P<possessive>[{APOSTROPHES}]s(?!\w))
    | (?P<oclock>[oO][{APOSTROPHES}][cC]lock\b)
    | (?P<word>[^\W_]+)
    | (?P<breaks>\n[^\S\n]*+\n)
    | (?P<mark>[^\w\s])
    )""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Lexed:
    """The tokens of a text, as parallel rows: where each starts and ends, what it could
    be, and its code.
    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    kinds: Sequence[Kinds]
    codes: str

    def kinds_at(self, index: int) -> Kinds:
        """What the token at `index` could be; nothing outside the text."""
        return self.kinds[index] if 0 <= index < len(self.kinds) else NOTHING

    def word(self, index: int) -> str:
        """The token as written; empty outside the text or at a paragraph's edge."""
        if not 0 <= index < len(self.starts) or self.codes[index] == BREAK:
            return ""
        return self.text[self.starts[index] : self.ends[index]]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of time and the codes of the sets of kinds: what the lexer and the
    grammar share.
    """

    words: Mapping[str, Kinds]
    codes: Mapping[frozenset[str], str]

    def code(self, kinds: Kinds) -> str:
        """The code of what a token could be; OTHER for a set no rule speaks of."""
        return self.codes.get(frozenset(kinds), OTHER) if kinds else OTHER


def make_lexicon(literals: Iterable[str]) -> Lexicon:
    """The lexicon of `times_words.tsv`, and of the words that the grammar names as they
    are (kind `=word`).
    """
    words: dict[str, dict[str, str]] = {}
    for word, kind, value in rows("times_words"):
        words.setdefault(word, {})[kind] = value
    for word, worth in number_words().items():
        words.setdefault(word, {})["NWORD"] = str(worth)
    for literal in literals:
        words.setdefault(literal, {})["=" + literal] = literal
    sets = {frozenset({"NUM", "NWORD"}), frozenset({"YEAR", "YEARWORD"})}
    for kinds in words.values():
        sets.add(frozenset(kinds))
        sets.add(frozenset(_lower_case(kinds)))
    # Numbers of every shape that `_number` tells apart.
    numbers = [str(number) for number in range(2200)]
    numbers += [f"{number:04}" for number in range(2400)]
    numbers += ["2.5", "50000", "1" * 13]
    sets.update(frozenset(_number(number)) for number in numbers)
    sets.update(frozenset(shape) for shape in _SHAPES.values())
    sets.update(frozenset({kind}) for kind in MARKS.values())
    sets.discard(frozenset())
    codes = {}
    for position, kind_set in enumerate(sorted(sets, key=sorted)):
        codes[kind_set] = chr(PRIVATE_USE + position)
    return Lexicon(words, codes)


_SHAPES: dict[str, Kinds] = {
    "iso": {"ISO": ""},
    "bigiso": {"ISO": ""},
    "clock": {"CLOCK": ""},
    "clockdot": {"CLOCK": ""},
    "hour": {"HOUR": "", "NUM": "", "DAYNUM": ""},
    "slashed": {"SLASHED": ""},
    "decade": {"DECADE": ""},
    "shortyear": {"SHORTYEAR": ""},
    "fiscal": {"FISCALYEAR": ""},
    "ordinal": {"ORD": "", "DAYNUM": ""},
    "bigordinal": {"ORD": ""},
    "money": {"MONEY": ""},
    "possessive": {"POSS": ""},
    "dash": {"DASH": ""},
    "oclock": {"=oclock": ""},
}


def lex(text: str, lexicon: Lexicon, edges: Iterable[int] = ()) -> Lexed:
    """The tokens of `text`, with their offsets into it. `edges`, ascending, are offsets
    where a new paragraph begins: no phrase runs across one.

    >>> lexed = lex("On 14 June.", make_lexicon([]))
    >>> [(lexed.word(i), sorted(lexed.kinds_at(i))) for i in (1, 2)]
    [('14', ['DAYNUM', 'HOUR', 'NUM']), ('June', ['MONTH', 'MONTHX'])]
    """
    starts: list[int] = []
    ends: list[int] = []
    kinds: list[Kinds] = []
    codes: list[str] = []
    coming = iter(edges)
    edge = next(coming, len(text) + 1)
    for match in _SCAN.finditer(text):
        start, end = match.span()
        shape = match.lastgroup or "mark"
        if start >= edge or shape == "breaks":
            starts.append(start)
            ends.append(start)
            kinds.append(NOTHING)
            codes.append(BREAK)
        while start >= edge:
            edge = next(coming, len(text) + 1)
        if shape != "breaks":
            token_kinds = _kinds(shape, match.group(), text, end, lexicon)
            starts.append(start)
            ends.append(end)
            kinds.append(token_kinds)
            codes.append(lexicon.code(token_kinds))
    return Lexed(text=text, starts=starts, ends=ends, kinds=kinds, codes="".join(codes))


def _kinds(shape: str, surface: str, text: str, end: int, lexicon: Lexicon) -> Kinds:
    if shape in ("word", "abbreviation"):
        word = surface.lower()
        known = lexicon.words.get(word, NOTHING)
        return known if not known or surface[0].isupper() else _lower_case(known)
    if shape == "number":
        return _number(surface)
    if shape == "mark" and surface in HYPHENS + DASHES:
        inside = 1 < end < len(text)
        glued = inside and not text[end].isspace() and not text[end - 2].isspace()
        return {"DASH": surface} if glued else NOTHING
    if shape == "mark":
        return {MARKS[surface]: surface} if surface in MARKS else NOTHING
    return _shaped(shape, surface)


def _shaped(shape: str, surface: str) -> Kinds:
    """What a token is whose shape alone says it; nothing for a stop."""
    if shape == "ampm":
        return {"AMPM": surface.lower()[0] + "m"}
    if shape == "numberwords":
        return {"NUM": str(words_to_number(surface)), "NWORD": surface}
    if shape == "yearwords":
        return {"YEAR": str(words_to_number(surface, year=True)), "YEARWORD": surface}
    if shape == "ordinal":
        number = surface[:-2]
        if not 1 <= int(number) <= 31:
            shape = "bigordinal"
        return dict.fromkeys(_SHAPES[shape], number)
    return dict.fromkeys(_SHAPES.get(shape, NOTHING), surface)


def _lower_case(kinds: Kinds) -> Kinds:
    return {kind: value for kind, value in kinds.items() if kind not in CAPITALISED}


def _number(surface: str) -> Kinds:
    """What a number could be: a count, an hour, a day of a month, a year, one past all
    calendars, a clock (0900).
    """
    if len(surface) > LONGEST_NUMBER:
        return {"BIGYEAR": surface}
    kinds = {"NUM": surface.replace(",", "")}
    if not surface.isascii() or not surface.isdigit():
        return kinds
    if len(surface) > 4:
        return {**kinds, "BIGYEAR": surface}
    value = int(surface)
    if len(surface) <= 2:
        if value <= 24:
            kinds["HOUR"] = surface
        if 1 <= value <= 31:
            kinds["DAYNUM"] = surface
    if len(surface) == 4:
        if value // 100 <= 24 and value % 100 < 60:
            kinds["CLOCK4"] = surface
        if FIRST_YEAR <= value <= LAST_YEAR:
            kinds["YEAR"] = surface
    return kinds


def words_to_number(surface: str, *, year: bool = False) -> int:
    """The number that number words make; as a year where `year` is true. Raises
    KeyError for a year of words that are no numbers.

    >>> words_to_number("two hundred and twenty-four")
    224
    >>> words_to_number("nineteen ninety-six", year=True)
    1996
    """
    total = current = 0
    values = number_words()
    parts = re.split(r"[ -]+", surface.lower())
    if year:
        return 100 * values[parts[0]] + sum(values[part] for part in parts[1:])
    for part in parts:
        value = values.get(part, 0)
        if value == 1000:
            total, current = total + max(current, 1) * 1000, 0
        elif value == 100:
            current = max(current, 1) * 100
        else:
            current += value
    return total + current
