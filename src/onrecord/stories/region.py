"""One report joins the stories around it: those it is like are grouped anew with it,
and no others.

All that could change by a new report are the stories of reports like it. They are taken
whole, the most alike first, up to REGION reports, and grouped from scratch: so the
answer does not hang on the order in which reports arrived, but where more than REGION
reports are alike (measured: evals/README.md). A story of over CORE reports is stood for
by CORE of them, and is joined or left but no longer parted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.stories.agglomerate import LEAST, agglomerate, centrality, similarities
from onrecord.stories.vectors import Vector, cosine, nearness

REGION = 100  # reports grouped anew around a new one
CORE = 40  # reports that stand for a larger story


@dataclass(frozen=True, slots=True, kw_only=True)
class Nearby:
    """A story with reports like the new one: its id, how many reports it has, and the
    sum of those likenesses.
    """

    story: str
    size: int
    strength: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Regrouped:
    """Groups of report ids, sorted, and how like the others of its group each report
    is.
    """

    groups: tuple[tuple[str, ...], ...]
    central: Mapping[str, float]


def alike(vector: Vector, others: Sequence[Vector]) -> dict[str, float]:
    """The `others` that are like a report, by id, with how like they are (LEAST to
    1).
    """
    terms = dict(vector.terms)
    near = (
        (other.id, cosine(terms, other) * nearness(vector.day, other.day))
        for other in others
    )
    return {id_: value for id_, value in near if value >= LEAST}


def strengths(near: Mapping[str, float], home: Mapping[str, str]) -> dict[str, float]:
    """By story, the sum of how like a report its reports are. `home`: the story of
    each.
    """
    found: dict[str, float] = {}
    for report, likeness in near.items():
        found[home[report]] = found.get(home[report], 0.0) + likeness
    return found


def chosen(around: Sequence[Nearby]) -> tuple[str, ...]:
    """The stories that are grouped anew: the nearest first, as long as there is
    room.
    """
    room, found = REGION - 1, list[str]()
    for near in sorted(around, key=lambda near: (-round(near.strength, 9), near.story)):
        if min(near.size, CORE) <= room:
            found.append(near.story)
            room -= min(near.size, CORE)
    return tuple(found)


def regroup_around(
    vectors: Sequence[Vector], whole: Mapping[str, Sequence[str]]
) -> Regrouped:
    """The groups of these reports (each once). `whole`: of large stories the reports
    that stand for them.
    """
    ordered = sorted(vectors, key=lambda vector: vector.id)
    row = {vector.id: at for at, vector in enumerate(ordered)}
    together = [[row[id_] for id_ in core] for core in whole.values()]
    alike = similarities(ordered)
    groups = agglomerate(alike, together)
    central = {
        ordered[at].id: value
        for members in groups
        for at, value in centrality(alike, members)
    }
    return Regrouped(
        groups=tuple(
            sorted(tuple(ordered[at].id for at in members) for members in groups)
        ),
        central=central,
    )
