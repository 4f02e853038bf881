"""Named persons, organisations and places as the network tags them, and the toponyms
among them or within them.

Entities follow the guidelines of CoNLL 2003 as the training corpora have them: a title
is no part of a person's name, a town's name within an organisation's is part of that.
Toponyms follow those of the place corpora (Lieberman et al. 2010; Gritta et al. 2018):
whatever names a place that can be put on a map, also within the name of something else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from onrecord.english.marks import straight
from onrecord.model import Span
from onrecord.reading.encoder.encode import Encoded
from onrecord.reading.encoder.scores import ENTITIES, Floats
from onrecord.reading.encoder.tagging import best_tags, runs
from onrecord.reading.encoder.windows import Ints, Laid
from onrecord.reading.entity_bounds import (
    Entity,
    Label,
    Tokens,
    is_storm,
    joined,
    storms,
)
from onrecord.reading.tokens import Token

LABELS: dict[int, Label] = {
    1: "PERSON",
    3: "ORG",
    5: "PLACE",
}  # by the tag of a beginning
SURE = float(
    np.log(0.99)
)  # a word outside with this probability parts what stands on either side
NEVER = -1e4


def find_entities(
    encoded: Encoded, text: str, tokens: Sequence[Token | Span]
) -> tuple[Entity, ...]:
    """The named entities of a report in text order, disjoint. `tokens`: the parser's,
    or where they stand.
    """
    return _found(encoded, text, tokens, slice(0, ENTITIES))


def find_toponyms(
    encoded: Encoded, text: str, tokens: Sequence[Token | Span]
) -> tuple[Entity, ...]:
    """The names of places that can be put on a map, in text order, disjoint; some stand
    within other entities.
    """
    return _found(encoded, text, tokens, slice(ENTITIES, None))


def _found(
    encoded: Encoded, text: str, tokens: Sequence[Token | Span], part: slice
) -> tuple[Entity, ...]:
    where, blown = Tokens(text, tokens), storms(text)
    both = ((encoded.laid, encoded.scores), encoded.aside)
    named = (
        name
        for laid, scores in both
        for name in named_runs(laid, scores.names[:, part])
    )
    found: list[Entity] = []
    for one in sorted(
        (e for name in named for e in where.entities(*name)), key=lambda e: e.span
    ):
        if not _meets(found[-1] if found else None, one) and not is_storm(
            text, one, blown
        ):
            found.append(one)
    return tuple(_agreed(text, joined(text, found)))


def _agreed(text: str, found: Sequence[Entity]) -> Iterator[Entity]:
    """Names with one label where the network wavers between persons and bodies: the
    more frequent in the report.

    A town and a person may share a name in one report; a firm and a person seldom do
    (one sense per discourse: Gale, Church and Yarowsky 1992).
    """
    counts: dict[str, Counter[Label]] = {}
    for one in found:
        counts.setdefault(_bare(one, text), Counter())[one.label] += 1
    for one in found:
        seen = counts[_bare(one, text)]
        persons, bodies = seen["PERSON"], seen["ORG"]
        if one.label == "PERSON" and bodies > persons:
            yield replace(one, label="ORG")
        elif one.label == "ORG" and persons > bodies:
            yield replace(one, label="PERSON")
        else:
            yield one


def _bare(one: Entity, text: str) -> str:
    """A name without a possessive ending, which belongs to some ("Orlo's") and not to
    others.
    """
    return straight(one.span.of(text)).removesuffix("'s")


def _meets(before: Entity | None, one: Entity) -> bool:
    """Whether two names share a token of the parser: "Vessa-Orlo" as one word."""
    return before is not None and one.first < before.last


def named_runs(laid: Laid, scores: Floats) -> Iterator[tuple[int, int, Label]]:
    """The names that log probabilities [W, ENTITIES] or [W, TOPONYMS] make of words:
    start, end (offsets), label.
    """
    tags = _widened(scores)
    for first, last in _stretches(tags, laid.paragraph):
        stretch = tags[first:last].copy()
        stretch[0, 1::2] = np.logaddexp(
            stretch[0, 1::2], stretch[0, 2::2]
        )  # nothing goes on at its beginning
        for kind, start, end in runs(best_tags(stretch)):
            yield (
                int(laid.starts[first + start]),
                int(laid.ends[first + end - 1]),
                LABELS[kind],
            )


def _widened(tags: Floats) -> Floats:
    """Tags of one kind, places, as tags of all three."""
    if tags.shape[1] == ENTITIES:
        return tags
    wide = np.full((len(tags), ENTITIES), NEVER, np.float32)
    wide[:, 0] = tags[:, 0]
    wide[:, 5:7] = tags[:, 1:3]
    return wide


def _stretches(tags: Floats, paragraph: Ints) -> Iterator[tuple[int, int]]:
    """The runs of words of one paragraph that are not surely outside of every name."""
    count = len(tags)
    if not count:
        return
    doubtful = tags[:, 0] < SURE
    goes_on = doubtful[1:] & doubtful[:-1] & (paragraph[1:] == paragraph[:-1])
    firsts = np.flatnonzero(doubtful & ~np.concatenate([[False], goes_on]))
    lasts = np.flatnonzero(doubtful & ~np.concatenate([goes_on, [False]])) + 1
    yield from zip(firsts.tolist(), lasts.tolist(), strict=True)
