"""Primary sources: the several names that reports give the same ministry, army or
person, together. Whether two names are of one is `english/source_names.py`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence

from onrecord.english.names import surname
from onrecord.english.source_names import (
    LEAST_INITIALS,
    initials_of,
    match,
    person_in,
    source_key,
    without_article,
)


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
    named = person_in(key)
    keys: list[Hashable] = []
    if key.body:
        keys.append(("body", key.body))
    else:
        keys.append(("country", key.country))
    if named is not None:
        keys.append(("surname", surname(named)))
    for short in (initials_of(key), without_article(key.name)):
        if len(short) >= LEAST_INITIALS:
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
