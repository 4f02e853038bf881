"""Names of one person that look like two persons': with a slip of a letter ("Ana
Lindqvist", "Ana Lindquist"), cut ("Ana Lind Orsk", "Ana Lind"), or a first name alone.

Each asks for one person of the story who can be meant. Two full names that one report
has are two persons'.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import combinations

from onrecord.english.names import fold, generation, plain, surname, words_of
from onrecord.english.tables import pairs
from onrecord.sets import Sets

# Letters of a word of a full name, of which one may be a slip: in "Jon" and "Jan" it
# makes another name.
_LEAST_LETTERS = 5
# The same for a surname alone, beside which no first name stands.
_LEAST_ALONE = 7
# Reports that must name in full, and half of the story's, whom another calls by the
# first name alone.
_LEAST_REPORTS = 2

Told = Mapping[str, Set[str]]  # each name, and the reports that use it


def joined(
    groups: Iterable[Sequence[str]], told: Told, reports: int
) -> list[list[str]]:
    """The names of a story in groups, each one person's, with those groups together
    that only a spelling parts. `reports`: how many the story has.
    """
    persons = _Persons(groups, told)
    for a, b in sorted({*_slips(persons.full), *_cut(persons.full)}):
        persons.join_unless_both_told(a, b)
    for bare in persons.bare:
        bearers = persons.misspelt_by(bare) or persons.called(bare, reports)
        if len(bearers) == 1:
            persons.sets.tie(bare, bearers.pop())
    return persons.sets.all()


@dataclass(frozen=True, slots=True)
class _Blank:
    """The words of a full name, the one `at` a place but for a letter, and what follows
    it ("Jr.").
    """

    at: int
    words: tuple[str, ...]
    generation: str


class _Persons:
    """The names of a story, of which those of one set are one person's. `full` and
    `bare`: names with more than a surname, and surnames that no full name has.
    """

    def __init__(self, groups: Iterable[Sequence[str]], told: Told) -> None:
        self.told = told
        self.sets = Sets(list(told))
        # full names by their surname but for a letter, and by their first word
        self._by_surname: defaultdict[str, list[str]] = defaultdict(list)
        self._called: defaultdict[str, list[str]] = defaultdict(list)
        self.full: list[str] = []
        self.bare: list[str] = []
        for names in groups:
            self.sets.tie_each([names])
            full = [name for name in names if fold(name) != surname(name)]
            self.full += full
            for name in full:
                self._called[words_of(name)[0]].append(name)
                for word in _but_for_a_letter(surname(name)):
                    self._by_surname[word].append(name)
            self.bare += [] if full else names

    def join_unless_both_told(self, a: str, b: str) -> None:
        """Makes one person of two full names, where no report has names of both."""
        if self._reports(a).isdisjoint(self._reports(b)):
            self.sets.tie(a, b)

    def _reports(self, name: str) -> set[str]:
        """The reports that name in full the person whom `name` is of."""
        first = self.sets.first(name)
        same = [other for other in self.full if self.sets.first(other) == first]
        return set[str]().union(*(self.told[other] for other in same))

    def misspelt_by(self, bare: str) -> set[str]:
        """The persons, each by one name, whose surname `bare` is but for a slip."""
        word = fold(bare)
        return {
            self.sets.first(name)
            for key in _but_for_a_letter(word)
            for name in self._by_surname.get(key, ())
            if _is_slip(word, surname(name), _LEAST_ALONE)
        }

    def called(self, bare: str, reports: int) -> set[str]:
        """The persons, each by one name, whose first name `bare` is; none where the one
        there is stands in few of the story's reports.
        """
        bearers = {self.sets.first(name) for name in self._called.get(fold(bare), ())}
        naming = [len(self._reports(name)) for name in bearers]
        is_prominent = max(naming, default=0) >= max(_LEAST_REPORTS, reports / 2)
        return bearers if is_prominent else set()


def _slips(full: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Pairs of full names of which one word differs, by a slip."""
    alike: defaultdict[_Blank, list[str]] = defaultdict(list)
    for name in full:
        parts = words_of(name)
        for at, part in enumerate(parts):
            for word in _but_for_a_letter(part):
                but_for_it = (*parts[:at], word, *parts[at + 1 :])
                alike[_Blank(at, but_for_it, generation(name))].append(name)
    for blank, names in alike.items():
        for a, b in combinations(names, 2):
            x, y = words_of(a)[blank.at], words_of(b)[blank.at]
            if _is_slip(x, y, _LEAST_LETTERS) and _may_be_one(a, b, blank.at):
                yield a, b


def _cut(full: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Pairs of full names, two words at least, of which one begins as the other is."""
    by_begin: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for name in full:
        parts = words_of(name)
        for size in range(2, len(parts)):
            by_begin[parts[:size]].append(name)
    for name in full:
        longer = by_begin.get(words_of(name), [])
        if len({words_of(other) for other in longer}) == 1:
            yield name, longer[0]


def _but_for_a_letter(word: str) -> Iterator[str]:
    """A word, and that word without each of its letters: two that are a slip apart have
    one of these in common.
    """
    yield word
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]


def _is_slip(a: str, b: str, least: int) -> bool:
    """Whether two words of `least` letters or more are one, but for a letter more, or
    another, or two that have changed places.
    """
    if a == b or min(len(a), len(b)) < least or abs(len(a) - len(b)) > 1:
        return False
    at = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), None)
    if at is None or a[at + 1 :] == b[at + 1 :]:
        return True
    if a[at + 1 :] == b[at:] or a[at:] == b[at + 1 :]:
        return True
    return a[at : at + 2] == b[at : at + 2][::-1] and a[at + 2 :] == b[at + 2 :]


def _may_be_one(a: str, b: str, at: int) -> bool:
    """Whether two names that are a slip apart at one of their words can be one: none
    where that parts a man's first name from a woman's, or the initials of surnames.
    """
    if at:
        return words_of(a)[at][0] == words_of(b)[at][0]
    genders: set[str | None] = set()
    for name in (a, b):
        word = plain(name).split(" ", 1)[0]
        genders.add(pairs("first_names").get(word) or pairs("given_names").get(word))
    return genders != {"m", "f"}
