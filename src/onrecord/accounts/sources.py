"""Primary sources: whose word it is, under the several names reports give the same
ministry, army or person.

"Russia's defence ministry", "the Russian Ministry of Defence" and "the defence
department of Russia" are one source, by the tables `countries.tsv` and
`institution_synonyms.tsv` of `english/tables`; persons are compared by the reading
room's own rule.
"""

from __future__ import annotations

import functools
import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.accounts.labels import is_anonymous
from onrecord.english import countries, tables, words
from onrecord.english.countries import Country
from onrecord.english.names import fold, same_person, surname

Match = Literal["same", "open", "different"]
# Words in the longest country name of the table.
_LONGEST_COUNTRY = 7
_OF_COUNTRY = re.compile(
    r"^(?P<body>.{1,200}) (?:of|in) (?:the )?(?P<country>[^,]{1,60})$"
)
# Letters of an abbreviation that stands for a body; two stand for too many.
_LEAST_INITIALS = 3
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


def countries_in(text: str) -> frozenset[str]:
    """The countries whose names, adjectives or peoples `text` holds, written with a
    capital ("US", never "us").
    """
    surface = [m.group() for m in words.WORD.finditer(text)]
    return frozenset(country.name for _, _, country in _countries(surface))


@functools.lru_cache(maxsize=16_384)
def source_key(name: str) -> SourceKey:
    """`name` taken apart. A country is taken off only where it cannot be part of a
    person's name.
    """
    text = " ".join(name.replace("’", "'").split())
    text = re.sub(r"^(?:the|The) ", "", text)
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
    person, other = _person(x), _person(y)
    if person is None or other is None:
        return "different"
    return "same" if one_person(person, other) else "different"


def merged(names: Iterable[str]) -> tuple[str, ...]:
    """The names of distinct sources, each in its most frequent form, sorted."""
    return tuple(sorted(set(shown(Counter(names)).values())))


def shown(counts: Mapping[str, int]) -> dict[str, str]:
    """Each name (with how often it is used) to the form its source is shown by.

    A name left open ("the defence ministry") joins the one source it can be of, and
    stands alone where there are more.
    """
    groups: list[list[str]] = []
    # The groups by the keys of their names: only names that share one can be of one
    # source.
    by_key: defaultdict[Hashable, set[int]] = defaultdict(set)
    for name in sorted(counts, key=_as_taken):
        keys = _keys(name)
        near: set[int] = set()
        for key in keys:
            near |= by_key[key]
        fits = [number for number in sorted(near) if _fits(name, groups[number])]
        if len(fits) == 1:
            number = fits[0]
        else:
            number = len(groups)
            groups.append([])
        groups[number].append(name)
        for key in keys:
            by_key[key].add(number)
    forms: dict[str, str] = {}
    for group in groups:
        forms.update(dict.fromkeys(group, _shown(group, counts)))
    return forms


def _as_taken(name: str) -> tuple[bool, int, str]:
    """Sorts names that say whose they are first, and the longer before the shorter."""
    return source_key(name).country is None, -len(name), name


def _fits(name: str, group: Sequence[str]) -> bool:
    """True where a name can be of one source with each of a group."""
    return all(match(name, other) != "different" for other in group)


def _keys(name: str) -> list[Hashable]:
    """What two names must share one of to match: body, country, surname, or the letters
    of an abbreviation.
    """
    key = source_key(name)
    person = _person(key)
    keys: list[Hashable] = []
    if key.body:
        keys.append(("body", key.body))
    else:
        keys.append(("country", key.country))
    if person is not None:
        keys.append(("surname", surname(person)))
    for short in (_initials(key), _bare(key)):
        if len(short) >= _LEAST_INITIALS:
            keys.append(("initials", short))
    return keys


def _shown(group: Sequence[str], counts: Mapping[str, int]) -> str:
    """One that says whose it is; then one in lower case ("Police" may only open a
    sentence), the most frequent form, the longest, the first of the alphabet.
    """

    def order(name: str) -> tuple[bool, bool, int, int, str]:
        is_of_no_country = source_key(name).country is None
        return is_of_no_country, name[:1].isupper(), -counts[name], -len(name), name

    return min(group, key=order)


def _short_for(short: SourceKey, full: SourceKey) -> bool:
    """True where the one is the initials of the other: "RSB" of "Rail Safety Board"."""
    initials = _initials(full)
    return len(initials) >= _LEAST_INITIALS and _bare(short) == initials


def _initials(key: SourceKey) -> str:
    """The first letters of a name's words with a capital."""
    parts = [part for part in key.name.split() if part != "The"]
    return "".join(part[0] for part in parts if part[0].isupper())


def _bare(key: SourceKey) -> str:
    """A name without its article."""
    return key.name.removeprefix("the ").removeprefix("The ")


def one_person(a: str, b: str) -> bool:
    """`same_person`, or the one name ends as the other ("Garba Shehu" and "Mallam Garba
    Shehu"), two words at least.
    """
    if same_person(a, b):
        return True
    short, long = sorted((fold(a).split(), fold(b).split()), key=len)
    return len(short) > 1 and long[-len(short) :] == short


def _person(key: SourceKey) -> str | None:
    """The person a name is of: its closing run of capitalised words, so that a role
    before it does not count.

    "regional governor Yuri Sliusar" is "Yuri Sliusar"; None where the name is a body's
    (`english/tables/bodies.tsv`), or a country was taken off it.
    """
    parts = key.name.split()
    if key.country is not None or not parts:
        return None
    if parts[-1].lower().strip(".,") in tables.words("bodies"):
        return None
    at = len(parts)
    while at and parts[at - 1][:1].isupper():
        at -= 1
    named = parts[at:]
    has_role = at > 0
    if not named or (has_role and len(named) < 2):
        return None
    return " ".join(named)


def _countries(surface: Sequence[str]) -> Iterable[tuple[int, int, Country]]:
    """Each country named among words: first word, end, which it is; the longest name
    at a place counts.
    """
    at = 0
    while at < len(surface):
        for size in range(min(_LONGEST_COUNTRY, len(surface) - at), 0, -1):
            country = _country_named(surface[at : at + size])
            if country is not None:
                yield at, at + size, country
                at += size
                break
        else:
            at += 1


def _country_named(run: Sequence[str]) -> Country | None:
    """The country that words as a whole name, written with a capital: "US", not
    "us".
    """
    if not run[0][:1].isupper():
        return None
    low = " ".join(words.tokens(" ".join(run)))
    if low == "us" and run[0][:2] != "US":
        return None
    return _by_tokens().get(low)


@functools.cache
def _by_tokens() -> dict[str, Country]:
    """`countries.by_word` by the words of each phrase as they are cut here."""
    found: dict[str, Country] = {}
    for phrase, country in countries.by_word().items():
        found.setdefault(" ".join(words.tokens(phrase)), country)
    return found


def _whole_country(text: str) -> str | None:
    """The country `text` as a whole names, also by its capital, which stands for its
    government.
    """
    parts = text.split()
    named = list(_countries(parts))
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
    first = next(iter(_countries(parts)), None)
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
