"""Spellings of one name made alike, and whether two names can be one person's.

`plain` takes away case, accents, apostrophes and hyphens; `fold` also what
transliteration varies (Zelensky, Zelenskyy, Zelenskiy; Kyiv, Kiev by the table of old
names). Neither result is meant to be shown. The tables `transliteration.tsv`,
`place_spellings.tsv` and `first_name_variants.tsv` hold the rules.
"""

from __future__ import annotations

import functools
import re

from onrecord.english.folding import without_accents
from onrecord.english.marks import (
    APOSTROPHES,
    DASHES,
    HYPHENS,
    INVISIBLE,
    LIKE_APOSTROPHES,
    MAY_CLOSE,
    MAY_OPEN,
)
from onrecord.english.tables import pairs, rows, several, words, words_as

_DROPPED = dict.fromkeys(
    map(ord, APOSTROPHES + LIKE_APOSTROPHES + '"“”()[].,' + INVISIBLE), None
)
_SPACED = dict.fromkeys(map(ord, HYPHENS + DASHES + "/_"), " ")
_NICKNAME = re.compile(rf"[{MAY_OPEN}(]([^\W\d_][\w.-]*)[{MAY_CLOSE})]")
# One or two syllables of Chinese (pinyin), Korean (as newspapers romanise it) or
# Vietnamese.
_PINYIN = (
    r"(?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)?"
    r"(?:i?[aeo]ng?|iu|i?ao?|ai|ei?|er|in?g?|ie|io?ng"
    r"|ou?|u[aeio]?|u?an?g?|u[en]|v)"
)
_HANGUL = (
    r"(?:[gkndtrlmbpsjhyw]|ch|kw|gw|hw|sh)?"
    r"(?:y?ae?|y?eo|y?eu?|w?a|w?e|oe|y?oo?|w?o|y?u|eu|ui|ee|you|i)"
    r"(?:ng?|[klmpt])?"
)
_VIET = (
    r"(?:[bcdghklmnpqrstvx]|ch|gi|kh|ngh?|nh|ph|qu|th|tr)?"
    r"(?:i?e?u?o?[aeiouy]{1,2})"
    r"(?:ng|nh|ch|[cmnpt])?"
)
_SYLLABLES = re.compile(rf"(?:{_PINYIN}){{1,2}}|(?:{_HANGUL}){{1,2}}|{_VIET}")
_LETTERS = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ı": "i",
        "æ": "ae",
        "œ": "oe",
        "ə": "e",
        "ħ": "h",
    }
)
_TABLE = {**_DROPPED, **_SPACED}

# Beside an office: it is not, or no longer, or only in part the bearer's.
OTHER_HOLDERS = words_as("other_holders", "anywhere")


@functools.lru_cache(maxsize=65_536)
def plain(name: str) -> str:
    """`name` without case, accents, apostrophes, full stops and hyphens, words parted
    by one space.

    >>> plain("Jean-Luc O’Hara Jr.")
    'jean luc ohara jr'
    """
    letters = without_accents(name).translate(_TABLE).casefold().translate(_LETTERS)
    return " ".join(letters.split())


@functools.lru_cache(maxsize=65_536)
def fold(name: str) -> str:
    """`plain`, and spellings that transliteration varies made alike: equal results mean
    one name, spelled two ways.

    >>> fold("Zelensky") == fold("Zelenskyy")
    True
    """
    key = plain(name)
    key = _old_names().get(key, key)
    return " ".join(_fold_word(word) for word in key.split(" "))


def words_of(name: str) -> tuple[str, ...]:
    """The folded words of a person's name, without what stands behind it ("Jr.").

    >>> words_of("Martin King Jr.")
    ('martin', 'king')
    """
    parts = fold(name).split()
    while len(parts) > 1 and parts[-1] in words("name_suffixes"):
        parts.pop()
    return tuple(parts)


def generation(name: str) -> str:
    """By what a name says which generation its bearer is of, folded; empty where it
    says nothing.

    >>> generation("Martin King Jr."), generation("Martin King")
    ('jr', '')
    """
    last = fold(name).split(" ")[-1]
    return last if last in words_as("name_suffixes", "generation") else ""


def surname(name: str) -> str:
    """The folded family name: the last word, with any small words before it ("von der
    Leyen"), or in names as China, Korea and Vietnam have them the first ("Park
    Geun-hye"). "" for a name without a letter.

    >>> surname("Ursula von der Leyen"), surname("Park Geun-hye")
    ('von der leen', 'park')
    """
    parts = words_of(name)
    if has_family_name_first(name):
        return parts[0]
    particles = words("particles")
    start = len(parts) - 1
    while start > 1 and parts[start - 1] in particles:
        start -= 1
    if start == 1 and parts[0] in particles:
        # "De Vries" alone; but "Al Gore" has a first name.
        start = 1 if parts[0] in pairs("first_names") else 0
    return " ".join(parts[max(start, 0) :])


@functools.lru_cache(maxsize=65_536)
def has_family_name_first(name: str) -> bool:
    """Whether a name begins with a frequent family name of East Asia and goes on with
    its syllables.

    Two words are not enough where the first is a given name of the West too, or the
    second a family name as well.

    >>> has_family_name_first("Wang Yi"), has_family_name_first("Kim Wilde")
    (True, False)
    """
    first, *rest = plain(name).split(" ")
    if not rest or first not in words("family_names_first"):
        return False
    if not all(map(_SYLLABLES.fullmatch, rest)):
        return False
    if len(rest) > 1:
        return True
    # Not "Kim Wilde", "Le Pen", "Jin Park".
    is_western = first in pairs("first_names") or first in words("particles")
    return not is_western and rest[0] not in words("family_names_last")


def same_person(a: str, b: str) -> bool:
    """True where nothing speaks against one person: equal surnames, and first names
    that agree or are missing.

    "Zelensky" and "Volodymyr Zelenskyy" agree; "Donald Trump" and "Ivanka Trump" do
    not. A bare surname agrees with every bearer of it, so a caller must see that only
    one is about. Empty names agree with nothing.

    >>> same_person("Zelensky", "Volodymyr Zelenskyy")
    True
    >>> same_person("Donald Trump", "Ivanka Trump")
    False
    """
    first, second = words_of(a), words_of(b)
    if not first or not second or surname(a) != surname(b):
        return False
    first, second = _given(a), _given(b)
    if not first or not second:
        return True
    # One who goes by the nickname between the two: "Anna \"Nan\" Marlow" and "Nan
    # Marlow".
    called = first[0] in _nicknames(b) or second[0] in _nicknames(a)
    return called or _first_names_agree(first[0], second[0])


def _nicknames(name: str) -> frozenset[str]:
    """The folded names in quotation marks or brackets within a name."""
    return frozenset(fold(match) for match in _NICKNAME.findall(name))


def _given(name: str) -> tuple[str, ...]:
    """The folded words of a name before the family name; behind it in names that begin
    with that, run together: "Kim Jong-un" and "Kim Jong Un" are one.
    """
    parts = words_of(name)
    if has_family_name_first(name):
        return ("".join(parts[1:]),)
    count = len(surname(name).split(" "))
    return parts[:-count]


def _first_names_agree(a: str, b: str) -> bool:
    """Whether two first names can be one person's: one an initial or a variant of the
    other.
    """
    is_initial = min(len(a), len(b)) == 1
    if a == b or (is_initial and a[0] == b[0]):
        return True
    nothing: frozenset[int] = frozenset()
    return not _variants().get(a, nothing).isdisjoint(_variants().get(b, nothing))


@functools.lru_cache(maxsize=50_000)
def _fold_word(word: str) -> str:
    for pattern, replacement in _rules():
        word = pattern.sub(replacement, word)
    return word


@functools.cache
def _rules() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (re.compile(pattern), replacement)
        for pattern, replacement in rows("transliteration")
    )


@functools.cache
def _old_names() -> dict[str, str]:
    pairs = ((plain(surface), plain(name)) for surface, name in rows("place_spellings"))
    return {old: new for old, new in pairs if len(old) > 3 and old != new}


@functools.cache
def _variants() -> dict[str, frozenset[int]]:
    """Folded first name to the numbers of its lines in the table of variants."""
    lines_of: dict[str, set[int]] = {}
    for number, (cell,) in enumerate(rows("first_name_variants")):
        for name in several(cell):
            lines_of.setdefault(fold(name), set()).add(number)
    return {name: frozenset(lines) for name, lines in lines_of.items()}
