"""The clues of a pair of tellings: what speaks for their being one, and against it.

Splink's comparisons are the model: each clue has a few levels, a pair is on one level
of each or on none, and the level's weight is added to the pair's sum. The weights are
learnt (`make train-clues`) and stand in `weights.tsv`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np

from onrecord.accounts.tellings import (
    comparisons,
    counted,
    likeness,
    measures,
    rivals,
    swaps,
    together,
    tolls,
)
from onrecord.accounts.tellings.candidates import Floats, Ints
from onrecord.accounts.tellings.pairs import Pairs
from onrecord.accounts.tellings.profile import Party, Profile

Words = Callable[[Profile, Profile], tuple[str, str]]

NONE = -1  # the level of a pair of which a clue says nothing


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


def _likeness(pairs: Pairs) -> Ints:
    """The level of each pair on the clue of likeness: of those that have two words in
    common, for others are never alike.
    """
    numbers = {None: NONE} | {level: at for at, level in enumerate(likeness.LEVELS)}
    found = [
        likeness.alike(x.own, y.own, pairs.weights)
        if len(shared) >= comparisons.COMMON
        else None
        for (x, y), shared in zip(pairs.sides, pairs.shared, strict=True)
    ]
    return np.array([numbers[level] for level in found], np.int64)


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
        comparisons.predicate,
        _of_both(lambda x: x.head),
    ),
    _named(
        "who acts",
        comparisons.PARTY_LEVELS,
        comparisons.who_acts,
        _of_both(lambda x: _party(x.agent)),
    ),
    _named(
        "who is acted upon",
        comparisons.PARTY_LEVELS,
        comparisons.who_is_acted_upon,
        _of_both(lambda x: _party(x.patient)),
    ),
    _named("roles", ("turned round", "crossed"), comparisons.roles),
    Clue(name="likeness", levels=likeness.LEVELS, level=_likeness, words=_shared),
    Clue(
        name="in one saying",
        levels=together.IN_ONE_SAYING,
        level=together.in_one_saying,
        words=_shared,
    ),
    Clue(
        name="held in one",
        levels=together.HELD,
        level=together.held_in_one,
        words=_shared,
    ),
    _named("swapped", swaps.LEVELS, swaps.swapped),
    _named(
        "names",
        ("two or more", "one", "others", "one without"),
        comparisons.names,
        _of_both(lambda x: _listed(x.names)),
    ),
    _named(
        "numbers",
        ("one above twelve", "one up to twelve", "another", "one without"),
        comparisons.numbers,
        _of_both(lambda x: _listed(f"{number:g}" for number in x.numbers)),
    ),
    _named(
        "counted",
        counted.LEVELS,
        counted.counted,
        _of_both(lambda x: _listed(f"{number:g}" for number in x.numbers)),
    ),
    Clue(
        name="toll of the event",
        levels=tolls.LEVELS,
        level=tolls.of_one_toll,
        words=_of_both(lambda x: _listed(f"{number:g}" for number in x.numbers)),
    ),
    _named("background", ("one alone",), comparisons.background),
    _named("which of several", ("a second", "another"), comparisons.which_of_several),
    _named("two versions", rivals.LEVELS, rivals.rival),
    _named(
        "day",
        ("same", "may be one", "near", "another"),
        comparisons.day,
        _of_both(lambda x: x.day),
    ),
    _named(
        "place",
        ("same", "apart"),
        comparisons.place,
        _of_both(lambda x: x.place.name if x.place else ""),
    ),
    _named(
        "speaker",
        ("same", "open", "another", "one by the report"),
        comparisons.speaker,
        _of_both(lambda x: x.speaker),
    ),
    _named("quoted", ("both", "one"), comparisons.quoted),
    _named(
        "status",
        ("one denies", "one is ahead"),
        comparisons.status,
        _of_both(lambda x: "not" if x.negated else x.status),
    ),
    _named(
        "form", comparisons.FORM_LEVELS, comparisons.forms, _of_both(lambda x: x.form)
    ),
    _named("shared passage", ("edited", "yes"), comparisons.shared_passage),
    _named("first sentences", ("both",), comparisons.first_sentences),
)
