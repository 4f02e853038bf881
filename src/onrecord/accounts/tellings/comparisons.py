"""What two tellings are asked, slot by slot: the levels of the clues that are named and
not measured. None where a clue says nothing of a pair.
"""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.accounts import places
from onrecord.accounts.tellings.profile import Party, Profile, is_copied
from onrecord.english import occurrences

_BIG = 12  # numbers up to it are told by chance
_AHEAD = frozenset(
    {"planned", "conditional", "forecast", "confirmed", "cancelled", "unconfirmed"}
)
_ORDINALS = frozenset({"second", "third", "fourth", "fifth"})
_ANOTHER = frozenset({"another", "further"})
SLIP = 3  # days between two days that a slip may tell for one
COMMON = 2  # words that two must share for their likeness to be asked
_FIRST = 3  # sentences in which a report tells its news
_FORMS = ("clause", "noun", "count", "fragment")
FORM_LEVELS = tuple(
    f"{one} and {other}"
    for one in sorted(_FORMS)
    for other in sorted(_FORMS)
    if one <= other
)


def predicate(x: Profile, y: Profile) -> str:
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


PARTY_LEVELS = (
    "same name",
    "same word",
    "words in common",
    "open",
    "one without",
    "other words",
    "another name",
)
_ALIKE = ("same name", "same word", "words in common")


def who_acts(x: Profile, y: Profile) -> str | None:
    return None if x.agent is y.agent is None else _same_party(x.agent, y.agent)


def who_is_acted_upon(x: Profile, y: Profile) -> str | None:
    return None if x.patient is y.patient is None else _same_party(x.patient, y.patient)


def roles(x: Profile, y: Profile) -> str | None:
    crossed = [
        _same_party(x.agent, y.patient) in _ALIKE[:2],
        _same_party(x.patient, y.agent) in _ALIKE[:2],
    ]
    if all(crossed) and predicate(x, y) in ("same", "akin"):
        return "turned round"
    return "crossed" if any(crossed) else None


def names(x: Profile, y: Profile) -> str | None:
    shared = len(x.names & y.names)
    if shared:
        return "two or more" if shared > 1 else "one"
    if x.names and y.names:
        return "others"
    return "one without" if x.names or y.names else None


def numbers(x: Profile, y: Profile) -> str | None:
    shared = x.numbers & y.numbers
    if any(number > _BIG for number in shared):
        return "one above twelve"
    if shared:
        return "one up to twelve"
    if x.numbers and y.numbers:
        return "another"
    return "one without" if x.numbers or y.numbers else None


def day(x: Profile, y: Profile) -> str | None:
    if x.day is None or y.day is None:
        return None
    if not x.day.meets(y.day):
        return "near" if x.day.meets(y.day, slack=SLIP) else "another"
    is_one = (x.day.first, x.day.last) == (y.day.first, y.day.last)
    return "same" if is_one else "may be one"


def background(x: Profile, y: Profile) -> str | None:
    return None if x.is_background == y.is_background else "one alone"


def place(x: Profile, y: Profile) -> str | None:
    near = places.nearness(x.place, y.place)
    return near if near in ("same", "apart") else None


def speaker(x: Profile, y: Profile) -> str | None:
    if x.speaker is None and y.speaker is None:
        return None
    if x.speaker is None or y.speaker is None:
        return "one by the report"
    if not x.speaker or not y.speaker:
        return "open"
    return "same" if x.speaker == y.speaker else "another"


def quoted(x: Profile, y: Profile) -> str | None:
    if x.quoted and y.quoted:
        return "both"
    return "one" if x.quoted or y.quoted else None


def status(x: Profile, y: Profile) -> str | None:
    if x.negated != y.negated:
        return "one denies"
    if (x.status in _AHEAD) != (y.status in _AHEAD):
        return "one is ahead"
    return None


def which_of_several(x: Profile, y: Profile) -> str | None:
    """Whether one alone tells of a further one of several."""
    one, other = _further(x), _further(y)
    if one == other or len(x.words & y.words) < COMMON:
        return None
    return "a second" if _ORDINALS & (one ^ other) else "another"


def _further(x: Profile) -> frozenset[str]:
    return (_ORDINALS | _ANOTHER).intersection(x.in_order)


def forms(x: Profile, y: Profile) -> str:
    return " and ".join(sorted((x.form, y.form)))


def shared_passage(x: Profile, y: Profile) -> str | None:
    if not is_copied(x, y):
        return None
    is_edited = _but_numbers(x.in_order) == _but_numbers(y.in_order) and (
        _but_numbers(x.around) == _but_numbers(y.around)
    )
    return "edited" if is_edited else "yes"


def _but_numbers(told: Iterable[str]) -> list[str]:
    return sorted(word for word in told if not word[0].isdigit())


def first_sentences(x: Profile, y: Profile) -> str | None:
    return "both" if x.sentence < _FIRST and y.sentence < _FIRST else None
