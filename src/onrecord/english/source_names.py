"""The names of sources taken apart, and whether two are of one: "Russia's defence
ministry", "the Russian Ministry of Defence" and "the defence department of Russia".

The tables `countries.tsv` and `institution_synonyms.tsv` say which country and which
institution are meant; persons are compared by `names.same_person`.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import Literal

from onrecord.english import countries, tables, words
from onrecord.english.marks import straight
from onrecord.english.names import fold, same_person, words_of

Match = Literal["same", "open", "different"]
_OF_COUNTRY = re.compile(
    r"^(?P<body>.{1,200}) (?:of|in) (?:the )?(?P<country>[^,]{1,60})$"
)
# Letters of an abbreviation that stands for a body; two stand for too many.
LEAST_INITIALS = 3
_OWNED = re.compile(
    r"^(?P<owner>[^\W\d_a-z][^']{0,60}[^\W_])'s (?P<body>[^\W\d_A-Z].{1,120})$"
)
_SPOKESMAN = re.compile(
    r"^spokes(?:man|woman|person) (?:for|of) (?:the )?(?=\S)"
    r"|(?<=\S) spokes(?:man|woman|person)$",
    re.IGNORECASE,
)
# Characters: what is longer is no name, and is compared as it stands.
_LONGEST_NAME = 200
ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
# What stands behind one of these tells a noun from others of its kind.
BEHIND = re.compile(r"\s(?:of|for|from|by|at|in|on|with|to)\s")


@dataclass(frozen=True, slots=True)
class SourceKey:
    """A source's name taken apart: the country it belongs to, and what is left of it
    (empty: its government).

    `name` is the whole without article and spokesman; `nobody` holds for what anybody
    may be called ("officials").
    """

    country: str | None
    body: str
    name: str
    nobody: bool = False


@functools.lru_cache(maxsize=16_384)
def source_key(name: str) -> SourceKey:
    """`name` taken apart. A country is taken off only where it cannot be part of a
    person's name.
    """
    text = without_article(" ".join(straight(name).split()))
    text = _SPOKESMAN.sub("", text)  # who speaks for a body is that body's word
    text = re.sub(r" \([^()]{1,20}\)$", "", text)  # "Rail Safety Board (RSB)"
    if len(text) > _LONGEST_NAME:
        return SourceKey(None, text.casefold(), text)
    whole = _whole_country(text)
    if whole is not None:
        return SourceKey(whole, "", text)
    country, body = _leading(text)
    if country is None:
        country, body = _trailing(text)
    if country is None:
        country, body = _owned(text)
    return SourceKey(country, _institution(body), text, is_anonymous(body))


def match(a: str, b: str) -> Match:
    """Whether two names are of one source: same, different, or open (one does not say
    whose ministry it is).

    Two reports' "officials" are open too, and no country's: nobody is named by it.
    """
    x, y = source_key(a), source_key(b)
    if x.country and y.country and x.country != y.country:
        return "different"
    if x.body == y.body and x.body:
        if x.country == y.country:
            return "open" if x.nobody else "same"
        return "different" if x.nobody else "open"
    is_one_government = x.country and x.country == y.country and x.body == y.body
    if is_one_government or _short_for(x, y) or _short_for(y, x):
        return "same"
    person, other = person_in(x), person_in(y)
    if person is None or other is None:
        return "different"
    return "same" if one_person(person, other) else "different"


def one_person(a: str, b: str) -> bool:
    """`same_person` without titles, or the one name ends as the other ("Garba Shehu"
    and "Mallam Garba Shehu"), two words at least.
    """
    a, b = _without_title(a), _without_title(b)
    if same_person(a, b):
        return True
    short, long = sorted((words_of(a), words_of(b)), key=len)
    return len(short) > 1 and long[-len(short) :] == short


def _without_title(name: str) -> str:
    """A full name without the title before it: "Ann Varga" of "Chief Inspector Ann
    Varga".
    """
    parts = name.split()
    while len(parts) > 2 and fold(parts[0]) in tables.words("title_words"):
        del parts[0]
    return " ".join(parts)


def principal_of(name: str) -> str | None:
    """Whom a spokesman speaks for, None for anybody else.

    >>> principal_of("spokesman for the Rail Safety Board")
    'Rail Safety Board'
    """
    text = without_article(" ".join(straight(name).split()))
    principal = _SPOKESMAN.sub("", text)
    return None if principal == text else principal.removesuffix("'s")


@functools.lru_cache(maxsize=16_384)
def is_anonymous(label: str) -> bool:
    """True for a plain noun anybody may be called by ("officials", "a witness"): two
    are not known to be one.
    """
    bare = ARTICLE.sub("", label)
    phrase = words.tokens(BEHIND.split(bare, maxsplit=1)[0])
    first, *others = bare.split() or [""]
    if not phrase or any(word[:1].isupper() for word in others):
        return False
    if first[:1].isupper() and others and phrase[0] not in tables.words("openers"):
        # "Kremlin officials": the capital may be a name's, or only open a sentence
        return False
    return phrase[-1] in tables.words("anonymous")


def head_of(label: str) -> str:
    """The noun a label is built on, in lower case: "union" of "union of river
    workers".
    """
    phrase = words.tokens(BEHIND.split(label, maxsplit=1)[0])
    return phrase[-1] if phrase else ""


def _short_for(short: SourceKey, full: SourceKey) -> bool:
    """True where the one is the initials of the other: "RSB" of "Rail Safety Board"."""
    initials = initials_of(full)
    return len(initials) >= LEAST_INITIALS and without_article(short.name) == initials


def initials_of(key: SourceKey) -> str:
    """The first letters of a name's words with a capital."""
    parts = [part for part in key.name.split() if part != "The"]
    return "".join(part[0] for part in parts if part[0].isupper())


def without_article(name: str) -> str:
    """A name without its article."""
    return name.removeprefix("the ").removeprefix("The ")


def person_in(key: SourceKey) -> str | None:
    """The person a name is of: its closing run of capitalised words, so that a role
    before it does not count.

    "regional governor Yuri Sliusar" is "Yuri Sliusar"; None where the name is a body's
    (`english/tables/bodies.tsv`), a country was taken off it, another is meant ("a
    friend of Yuri Sliusar") or two are ("her lawyer and Yuri Sliusar").
    """
    parts = key.name.split()
    if key.country is not None or not parts:
        return None
    if parts[-1].lower().strip(".,") in tables.words("bodies"):
        return None
    at = len(parts)
    while at and parts[at - 1][:1].isupper():
        at -= 1
    before, named = parts[:at], parts[at:]
    if not named or (before and len(named) < 2):
        return None
    if "and" in before or (before and before[-1] in tables.words("connectives")):
        return None
    return " ".join(named)


def _whole_country(text: str) -> str | None:
    """The country `text` as a whole names, also by its capital, which stands for its
    government.
    """
    parts = text.split()
    named = list(countries.named_among(parts))
    if len(named) == 1:
        begin, end, country = named[0]
        if (begin, end) == (0, len(parts)):
            return country.name
    governed = countries.by_capital().get(text)
    return governed.name if governed is not None else None


def _leading(text: str) -> tuple[str | None, str]:
    """ "Russia's X", "Russian X", "US X": the country and X. A bare country needs a
    known institution behind it.
    """
    parts = text.split()
    first = next(countries.named_among(parts), None)
    if first is None:
        return None, text
    begin, end, country = first
    if begin != 0 or end == len(parts):
        return None, text
    rest = " ".join(parts[end:])
    first_words = " ".join(parts[:end])
    by_name = first_words in country.names and not first_words.isupper()
    is_possessive = parts[end - 1].endswith(("'s", "s'"))
    if by_name and not is_possessive:
        is_known = _institution(rest) != _plain(rest)
        if rest[:1].isupper() and not is_known:
            return None, text
    return country.name, rest


def _owned(text: str) -> tuple[str | None, str]:
    """ "Lenn's harbour office": an owner that is no country of the table tells bodies
    apart as a country does.
    """
    owned = _OWNED.match(text)
    if owned is None:
        return None, text
    return owned["owner"].casefold(), owned["body"]


def _trailing(text: str) -> tuple[str | None, str]:
    """ "the X of Russia": the country and X."""
    parts = _OF_COUNTRY.match(text)
    if parts is None:
        return None, text
    country = _whole_country(parts["country"])
    return (country, parts["body"]) if country else (None, text)


def _institution(body: str) -> str:
    """The table's name of a body, the body's own plain name where it has none."""
    plain = _plain(body)
    return tables.synonyms("institution_synonyms").get(plain, plain)


def _plain(body: str) -> str:
    """A body's name in lower case without article and accents."""
    low = body.lower().removeprefix("the ")
    return fold(low) or low
