"""A report among the stories around it."""

from __future__ import annotations

import pytest

from onrecord.stories import region
from onrecord.stories.region import Nearby, alike, chosen, regroup_around
from onrecord.stories.vectors import Vector, similarity


def vector(id_: str, day: int | None = None, **terms: float) -> Vector:
    norm = sum(weight**2 for weight in terms.values()) ** 0.5
    return Vector(
        id=id_,
        day=day,
        terms=tuple((term, weight / norm) for term, weight in terms.items()),
    )


def nearby(story: str, size: int, strength: float) -> Nearby:
    return Nearby(story=story, size=size, strength=strength)


def test_only_reports_that_are_like_it() -> None:
    new = vector("x", 100, dam=1, osk=1)
    others = [
        vector("a", 100, dam=1, osk=1),
        vector("b", 100, ferry=1),
        vector("c", None, dam=1, boat=9),
    ]
    assert alike(new, others) == {"a": similarity(new, others[0])}


@pytest.mark.parametrize(
    ("around", "expected"),
    [
        # the nearest first
        ([nearby("a", 2, 0.5), nearby("b", 2, 1.5)], ("b", "a")),
        # of equals by id
        ([nearby("b", 2, 0.5), nearby("a", 2, 0.5)], ("a", "b")),
        # what has no room is left out, and the next may have
        ([nearby("a", 6, 3.0), nearby("b", 6, 2.0), nearby("c", 3, 1.0)], ("a", "c")),
        # a large one counts for those that stand for it
        ([nearby("a", 1_000_000, 3.0), nearby("b", 3, 2.0)], ("a", "b")),
        ([], ()),
    ],
)
def test_chosen(
    monkeypatch: pytest.MonkeyPatch, around: list[Nearby], expected: tuple[str, ...]
) -> None:
    monkeypatch.setattr(region, "REGION", 10)
    monkeypatch.setattr(region, "CORE", 6)
    assert chosen(around) == expected


FLOODS = [vector(f"f{at}", 10, flood=3, brovna=2, **{f"own{at}": 1}) for at in range(3)]
FERRIES = [
    vector(f"g{at}", 10, ferry=3, tellin=2, **{f"her{at}": 1}) for at in range(3)
]


def test_a_report_joins_its_story_and_two_stay_two() -> None:
    groups = regroup_around([*FLOODS, *FERRIES], {}).groups
    assert groups == (("f0", "f1", "f2"), ("g0", "g1", "g2"))
    assert regroup_around([*FERRIES, *FLOODS], {}).groups == groups


def test_a_large_story_is_not_parted_but_joined() -> None:
    """As none of its reports alone would, those that stand for it stay together."""
    core = [FLOODS[0].id, FERRIES[0].id]
    groups = regroup_around([FLOODS[0], FERRIES[0], *FLOODS[1:]], {"s": core}).groups
    assert any(set(core) <= set(group) for group in groups)
