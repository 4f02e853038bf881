"""Primary sources: whose word it is, under the several names reports give the same
ministry, army or person.

"Russia's defence ministry", "the Russian Ministry of Defence" and "the defence
department of Russia" are one source, by the tables `country_names.tsv` and
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
from onrecord.english import tables, words
from onrecord.english.names import fold, same_person, surname

Match = Literal["same", "open", "different"]
_LONGEST_COUNTRY = 7  # words in the longest country name of the table
_OF_COUNTRY = re.compile(
    r"^(?P<body>.{1,200}) (?:of|in) (?:the )?(?P<country>[^,]{1,60})$"
)
_LEAST_INITIALS = 3
_OWNED = re.compile(
    r"^(?P<owner>[^\W\d_a-z][^']{0,60}[^\W_])'s (?P<body>[^\W\d_A-Z].{1,120})$"
)
_SPOKESMAN = re.compile(
    r"^spokes(?:man|woman|person) (?:for|of) (?:the )?(?=\S)"
    r"|(?<=\S) spokes(?:man|woman|person)$",
    re.IGNORECASE,
)
_LONGEST_NAME = (
    200  # characters: what is longer is no name, and is compared as it stands
)


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
    return frozenset(country for _, _, country in _countries(surface))


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
    if (
        (x.country and x.country == y.country and x.body == y.body)
        or _short_for(x, y)
        or _short_for(y, x)
    ):
        return "same"
    return "same" if _one_person(x, y) else "different"


def merged(names: Iterable[str]) -> tuple[str, ...]:
    """The names of distinct sources, each in its most frequent form, sorted."""
    return tuple(sorted(set(shown(Counter(names)).values())))


def shown(counts: Mapping[str, int]) -> dict[str, str]:
    """Each name (with how often it is used) to the form its source is shown by.

    A name left open ("the defence ministry") joins the one source it can be of, and
    stands alone where there are more.
    """
    groups: list[list[str]] = []
    near: defaultdict[Hashable, set[int]] = defaultdict(
        set
    )  # only names that share a key can be of one source
    for name in sorted(
        counts, key=lambda n: (source_key(n).country is None, -len(n), n)
    ):
        keys = _keys(name)
        tried = sorted({at for key in keys for at in near[key]})
        fits = [
            at
            for at in tried
            if all(match(name, other) != "different" for other in groups[at])
        ]
        at = fits[0] if len(fits) == 1 else len(groups)
        if at == len(groups):
            groups.append([])
        groups[at].append(name)
        for key in keys:
            near[key].add(at)
    return {name: _shown(group, counts) for group in groups for name in group}


def _keys(name: str) -> list[Hashable]:
    """What two names must share one of to match: body, country, surname, or the letters
    of an abbreviation.
    """
    key = source_key(name)
    person = _person(key)
    found: list[Hashable] = [
        ("body", key.body) if key.body else ("country", key.country)
    ]
    if person is not None:
        found.append(("surname", surname(person)))
    found += [
        ("initials", short)
        for short in (_initials(key), _bare(key))
        if len(short) >= _LEAST_INITIALS
    ]
    return found


def _shown(group: Sequence[str], counts: Mapping[str, int]) -> str:
    """One that says whose it is; then one in lower case ("Police" may only open a
    sentence), the most frequent form, the longest, the first of the alphabet.
    """
    return min(
        group,
        key=lambda n: (
            source_key(n).country is None,
            n[:1].isupper(),
            -counts[n],
            -len(n),
            n,
        ),
    )


def _short_for(short: SourceKey, full: SourceKey) -> bool:
    """True where the one is the initials of the other: "RSB" of "Rail Safety Board"."""
    initials = _initials(full)
    return len(initials) >= _LEAST_INITIALS and _bare(short) == initials


def _initials(key: SourceKey) -> str:
    return "".join(
        part[0] for part in key.name.split() if part[0].isupper() and part != "The"
    )


def _bare(key: SourceKey) -> str:
    return key.name.removeprefix("the ").removeprefix("The ")


def _one_person(x: SourceKey, y: SourceKey) -> bool:
    a, b = _person(x), _person(y)
    return a is not None and b is not None and one_person(a, b)


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
    at = len(parts)
    while at and parts[at - 1][:1].isupper():
        at -= 1
    body = (
        key.country is not None
        or not parts
        or parts[-1].lower().strip(".,") in tables.words("bodies")
    )
    return (
        None
        if body or at == len(parts) or (at and len(parts) - at < 2)
        else " ".join(parts[at:])
    )


def _countries(surface: Sequence[str]) -> Iterable[tuple[int, int, str]]:
    """Each country named among words: first word, end, its name; the longest name at a
    place counts.
    """
    known = tables.synonyms("country_names", 2)
    names = _country_names()
    at = 0
    while at < len(surface):
        for size in range(min(_LONGEST_COUNTRY, len(surface) - at), 0, -1):
            run = surface[at : at + size]
            low = " ".join(words.tokens(" ".join(run)))
            if (
                low in known
                and run[0][:1].isupper()
                and (low != "us" or run[0][:2] == "US")
            ):
                yield at, at + size, names[known[low]]
                at += size
                break
        else:
            at += 1


@functools.cache
def _country_names() -> dict[str, str]:
    """The first word of a country's row to the country's name."""
    return {row[2]: row[0] for row in tables.rows("country_names")}


def _whole_country(text: str) -> str | None:
    """The country `text` as a whole names, also by its capital, which stands for its
    government.
    """
    found = list(_countries(text.split()))
    if len(found) == 1 and found[0][:2] == (0, len(text.split())):
        return found[0][2]
    return next(
        (row[0] for row in tables.rows("country_names") if row[1] == text), None
    )


def _leading(text: str) -> tuple[str | None, str]:
    """ "Russia's X", "Russian X", "US X": the country and X. A bare country needs a
    known institution behind it.
    """
    parts = text.split()
    first = next(iter(_countries(parts)), None)
    if first is None or first[0] != 0 or first[1] == len(parts):
        return None, text
    rest = " ".join(parts[first[1] :])
    named = " ".join(words.tokens(" ".join(parts[: first[1]]))) == first[2].lower()
    possessive = parts[first[1] - 1].endswith(("'s", "s'"))
    if (
        named
        and not possessive
        and rest[:1].isupper()
        and _institution(rest) == _plain(rest)
    ):
        return None, text
    return first[2], rest


def _owned(text: str) -> tuple[str | None, str]:
    """ "Lenn's harbour office": an owner that is no country of the table tells bodies
    apart as a country does.
    """
    found = _OWNED.match(text)
    return (found["owner"].casefold(), found["body"]) if found else (None, text)


def _trailing(text: str) -> tuple[str | None, str]:
    """ "the X of Russia": the country and X."""
    found = _OF_COUNTRY.match(text)
    if found is None:
        return None, text
    country = _whole_country(found["country"])
    return (country, found["body"]) if country else (None, text)


def _institution(body: str) -> str:
    return tables.synonyms("institution_synonyms").get(_plain(body), _plain(body))


def _plain(body: str) -> str:
    low = body.lower().removeprefix("the ")
    return fold(low) or low
