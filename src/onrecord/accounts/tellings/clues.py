"""The clues of a pair of tellings: what speaks for their being one, and against it.

Splink's comparisons are the model: each clue has a few levels, a pair is on one level
of each or on none, and the level's weight is added to the pair's sum. The weights are
learnt (`make train-clues`) and stand in `weights.tsv`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np

from onrecord.accounts import places
from onrecord.accounts.tellings import counted, measures, swaps
from onrecord.accounts.tellings.candidates import Floats, Ints
from onrecord.accounts.tellings.pairs import Pairs
from onrecord.accounts.tellings.profile import Party, Profile, is_copied
from onrecord.english import occurrences

Words = Callable[[Profile, Profile], tuple[str, str]]

NONE = -1  # the level of a pair of which a clue says nothing
_BIG = 12  # numbers up to it are told by chance
_AHEAD = frozenset(
    {"planned", "conditional", "forecast", "confirmed", "cancelled", "unconfirmed"}
)
_FIRST = 3  # sentences in which a report tells its news


@dataclass(frozen=True, slots=True, kw_only=True)
class Clue:
    """One named clue. `level`: the number of the level that each pair is on. `words`:
    what of the one and of the other telling shows it.
    """

    name: str
    levels: tuple[str, ...]
    level: Callable[[Pairs], Ints]
    words: Words


def _told(x: Profile, y: Profile) -> tuple[str, str]:
    return " ".join(x.in_order), " ".join(y.in_order)


def _of_both(told: Callable[[Profile], object]) -> Words:
    """The words of a clue as a profile has them; none for what it has not."""

    def words(x: Profile, y: Profile) -> tuple[str, str]:
        one, other = told(x), told(y)
        return str(one or ""), str(other or "")

    return words


def _party(party: Party | None) -> str:
    return party.told if party is not None else ""


def _listed(found: Iterable[object]) -> str:
    return ", ".join(sorted(map(str, found)))


def _shared(x: Profile, y: Profile) -> tuple[str, str]:
    both = " ".join(sorted(x.words & y.words))
    return both, both


def _measured(
    name: str,
    edges: tuple[float, ...],
    measure: Callable[[Pairs], Floats],
    words: Words = _told,
) -> Clue:
    """A clue whose levels are the stretches between the edges of a measure."""
    levels = (f"under {edges[0]:g}", *(f"from {edge:g}" for edge in edges))
    bounds = np.array(edges)
    return Clue(
        name=name,
        levels=levels,
        level=lambda pairs: np.searchsorted(bounds, measure(pairs), side="right"),
        words=words,
    )


def _named(
    name: str,
    levels: tuple[str, ...],
    asked: Callable[[Profile, Profile], str | None],
    words: Words = _told,
) -> Clue:
    """A clue that names the level of a pair, or None."""
    numbers = {None: NONE} | {level: at for at, level in enumerate(levels)}
    return Clue(
        name=name,
        levels=levels,
        level=lambda pairs: np.array(
            [numbers[asked(x, y)] for x, y in pairs.sides], np.int64
        ),
        words=words,
    )


def _predicate(x: Profile, y: Profile) -> str:
    if x.head == y.head:
        return "same"
    if _kind(x.head) == _kind(y.head) or _akin(x.head, y.head):
        return "akin"
    if x.head in y.words and y.head in x.words:
        return "each told in the other"
    if x.head in y.words or y.head in x.words:
        return "one told in the other"
    return "another"


def _kind(head: str) -> str:
    return occurrences.name_of(head)


def _akin(a: str, b: str) -> bool:
    """True where two stems begin alike: "explod" and "explosion"."""
    return a[:5] == b[:5] and min(len(a), len(b)) >= 5


def _same_party(x: Party | None, y: Party | None) -> str:
    if x is None or y is None:
        return "one without"
    if x.is_open or y.is_open:
        return "open"
    if x.name is not None and y.name is not None:
        known = (x.person, y.person)
        is_one = x.person == y.person if None not in known else x.name == y.name
        return "same name" if is_one else "another name"
    if x.head == y.head:
        return "same word"
    return "words in common" if x.words & y.words else "other words"


_PARTY_LEVELS = (
    "same name",
    "same word",
    "words in common",
    "open",
    "one without",
    "other words",
    "another name",
)
_ALIKE = ("same name", "same word", "words in common")


def _agent(x: Profile, y: Profile) -> str | None:
    return None if x.agent is y.agent is None else _same_party(x.agent, y.agent)


def _patient(x: Profile, y: Profile) -> str | None:
    return None if x.patient is y.patient is None else _same_party(x.patient, y.patient)


def _crossed(x: Profile, y: Profile) -> str | None:
    crossed = [
        _same_party(x.agent, y.patient) in _ALIKE[:2],
        _same_party(x.patient, y.agent) in _ALIKE[:2],
    ]
    if all(crossed) and _predicate(x, y) in ("same", "akin"):
        return "turned round"
    return "crossed" if any(crossed) else None


def _names(x: Profile, y: Profile) -> str | None:
    shared = len(x.names & y.names)
    if shared:
        return "two or more" if shared > 1 else "one"
    if x.names and y.names:
        return "others"
    return "one without" if x.names or y.names else None


def _numbers(x: Profile, y: Profile) -> str | None:
    shared = x.numbers & y.numbers
    if any(number > _BIG for number in shared):
        return "one above twelve"
    if shared:
        return "one up to twelve"
    if x.numbers and y.numbers:
        return "another"
    return "one without" if x.numbers or y.numbers else None


def _day(x: Profile, y: Profile) -> str | None:
    if x.day is None or y.day is None:
        return None
    if not x.day.meets(y.day):
        return "another"
    is_one = (x.day.first, x.day.last) == (y.day.first, y.day.last)
    return "same" if is_one else "may be one"


def _place(x: Profile, y: Profile) -> str | None:
    near = places.nearness(x.place, y.place)
    return near if near in ("same", "apart") else None


def _speaker(x: Profile, y: Profile) -> str | None:
    if x.speaker is None and y.speaker is None:
        return None
    if x.speaker is None or y.speaker is None:
        return "one by the report"
    if not x.speaker or not y.speaker:
        return "open"
    return "same" if x.speaker == y.speaker else "another"


def _quoted(x: Profile, y: Profile) -> str | None:
    if x.quoted and y.quoted:
        return "both"
    return "one" if x.quoted or y.quoted else None


def _status(x: Profile, y: Profile) -> str | None:
    if x.negated != y.negated:
        return "one denies"
    if (x.status in _AHEAD) != (y.status in _AHEAD):
        return "one is ahead"
    return None


def _forms(x: Profile, y: Profile) -> str:
    return " and ".join(sorted((x.form, y.form)))


def _copied(x: Profile, y: Profile) -> str | None:
    if not is_copied(x, y):
        return None
    is_edited = _but_numbers(x.in_order) == _but_numbers(y.in_order) and (
        _but_numbers(x.around) == _but_numbers(y.around)
    )
    return "edited" if is_edited else "yes"


def _but_numbers(told: Iterable[str]) -> list[str]:
    return sorted(word for word in told if not word[0].isdigit())


def _first(x: Profile, y: Profile) -> str | None:
    return "both" if x.sentence < _FIRST and y.sentence < _FIRST else None


_FORMS = ("clause", "noun", "count", "fragment")
_FORM_LEVELS = tuple(
    f"{one} and {other}"
    for one in sorted(_FORMS)
    for other in sorted(_FORMS)
    if one <= other
)

CLUES: tuple[Clue, ...] = (
    _measured("meaning", (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9), lambda p: p.meaning),
    _measured(
        "meaning of the sentences",
        (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9),
        lambda p: p.sentence_meaning,
    ),
    _measured(
        "words in common",
        (0.05, 0.15, 0.3, 0.45, 0.6, 0.8, 0.99),
        measures.jaccard,
        _shared,
    ),
    _measured(
        "words of the shorter",
        (0.05, 0.25, 0.5, 0.75, 0.99),
        measures.containment,
        _shared,
    ),
    _measured(
        "weight of the words", (1, 3, 6, 9, 13, 18), lambda p: p.shared_weight, _shared
    ),
    _measured("rarest word", (1, 2, 3, 4, 5), measures.rarest, _shared),
    _measured("how many words", (1, 2, 3, 4, 5), measures.words_shared, _shared),
    _measured("else in the sentences", (2, 5, 10, 20), measures.else_in_sentences),
    _measured(
        "rarity of the predicate",
        (0.01, 2, 3, 4, 5),
        measures.rarity_of_predicate,
        _of_both(lambda x: x.head),
    ),
    _measured(
        "words of the sentences", (0.03, 0.1, 0.2, 0.35, 0.6), measures.sentence_words
    ),
    _measured(
        "words of the one that tells less", (1, 2, 3, 5, 8), measures.least_words
    ),
    _measured("longer by", (1.3, 2, 3, 5), measures.longer_by),
    _measured("words in a row", (0.01, 0.3, 0.7), measures.run),
    _measured(
        "lead over others",
        (-0.4, -0.2, -0.1, -0.03, 0, 0.05, 0.15, 0.3, 0.5),
        measures.lead,
    ),
    _measured(
        "lead of one over others",
        (-0.2, -0.1, -0.03, 0, 0.05, 0.15, 0.3, 0.5),
        measures.better_lead,
    ),
    _measured("place in the report", (0.1, 0.3, 0.6), measures.place_in_report),
    _named(
        "predicate",
        ("same", "akin", "each told in the other", "one told in the other", "another"),
        _predicate,
        _of_both(lambda x: x.head),
    ),
    _named("who acts", _PARTY_LEVELS, _agent, _of_both(lambda x: _party(x.agent))),
    _named(
        "who is acted upon",
        _PARTY_LEVELS,
        _patient,
        _of_both(lambda x: _party(x.patient)),
    ),
    _named("roles", ("turned round", "crossed"), _crossed),
    _named("swapped", swaps.LEVELS, swaps.swapped),
    _named(
        "names",
        ("two or more", "one", "others", "one without"),
        _names,
        _of_both(lambda x: _listed(x.names)),
    ),
    _named(
        "numbers",
        ("one above twelve", "one up to twelve", "another", "one without"),
        _numbers,
        _of_both(lambda x: _listed(f"{number:g}" for number in x.numbers)),
    ),
    _named(
        "counted",
        counted.LEVELS,
        counted.counted,
        _of_both(lambda x: _listed(f"{number:g}" for number in x.numbers)),
    ),
    _named("day", ("same", "may be one", "another"), _day, _of_both(lambda x: x.day)),
    _named(
        "place",
        ("same", "apart"),
        _place,
        _of_both(lambda x: x.place.name if x.place else ""),
    ),
    _named(
        "speaker",
        ("same", "open", "another", "one by the report"),
        _speaker,
        _of_both(lambda x: x.speaker),
    ),
    _named("quoted", ("both", "one"), _quoted),
    _named(
        "status",
        ("one denies", "one is ahead"),
        _status,
        _of_both(lambda x: "not" if x.negated else x.status),
    ),
    _named("form", _FORM_LEVELS, _forms, _of_both(lambda x: x.form)),
    _named("shared passage", ("edited", "yes"), _copied),
    _named("first sentences", ("both",), _first),
)
