"""Grouping: the same in any order, at once or one by one."""

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Report
from onrecord.stories import group as room
from onrecord.stories.group import THRESHOLD, components, group, rare_terms, regroup
from onrecord.stories.vectors import Vector, similarity, vector_of

EVENTS = [
    "A crane fell on two barges at Port Ellery. Harbour master Ida Vance closed the northern gate.",
    "Judges in Marlow gave the gold medal for hard cheese to a dairy run by three sisters.",
    "The orbiter Kestrel lost contact with its station while mapping craters of the moon Ione.",
]


def reports(per_event: int) -> list[Report]:
    return [
        Report(
            id=f"{event}-{n}",
            text=f"{text} Version {n} of this.",
            published=f"2025-05-0{n + 1}",
        )
        for event, text in enumerate(EVENTS)
        for n in range(per_event)
    ]


def test_reports_fall_into_their_stories() -> None:
    found = group([vector_of(report) for report in reports(3)])
    assert found == (
        ("0-0", "0-1", "0-2"),
        ("1-0", "1-1", "1-2"),
        ("2-0", "2-1", "2-2"),
    )


def test_nothing_gives_nothing_and_empty_reports_stay_alone() -> None:
    assert group([]) == ()
    assert group([vector_of(Report(id=i, text="")) for i in "ba"]) == (("a",), ("b",))


def made(rows: list[dict[str, float]], days: list[int | None]) -> list[Vector]:
    """Vectors of a few terms, so that links of every strength occur."""
    vectors = []
    for number, (row, day) in enumerate(zip(rows, days, strict=False)):
        norm = sum(weight**2 for weight in row.values()) ** 0.5
        terms = tuple((term, weight / norm) for term, weight in sorted(row.items()))
        vectors.append(Vector(id=f"v{number:02}", day=day, terms=terms))
    return vectors


rows = st.dictionaries(
    st.sampled_from([f"t{n}" for n in range(14)]),
    st.sampled_from([1.0, 2.0, 5.0]),
    max_size=4,
)
days = st.sampled_from([None, 0, 30, 400])
vectors = st.builds(
    made, st.lists(rows, max_size=14), st.lists(days, min_size=14, max_size=14)
)


def linked(vector: Vector, others: list[Vector]) -> list[str]:
    """The ids of those like a vector, by comparing all with all."""
    return [other.id for other in others if similarity(vector, other) >= THRESHOLD]


@settings(max_examples=200)
@given(vectors, st.randoms())
def test_order_does_not_matter(given_: list[Vector], chance: random.Random) -> None:
    shuffled = list(given_)
    chance.shuffle(shuffled)
    found = group(shuffled)
    assert found == group(given_)
    assert sorted(id_ for story in found for id_ in story) == [
        vector.id for vector in given_
    ]


@settings(max_examples=200)
@given(vectors)
def test_no_link_is_missed(given_: list[Vector]) -> None:
    for one in given_:
        expected = linked(one, given_)
        for other in given_:
            if other.id in expected and other is not one:
                assert set(rare_terms(one)) & set(rare_terms(other))
    by_id = {
        vector.id: number
        for number, part in enumerate(components(given_))
        for vector in part
    }
    assert all(
        by_id[one.id] == by_id[other]
        for one in given_
        for other in linked(one, given_)
        if one.id != other
    )


@settings(max_examples=100)
@given(vectors)
def test_one_by_one_gives_what_all_at_once_gives(given_: list[Vector]) -> None:
    parts: list[list[Vector]] = []
    stories: list[tuple[tuple[str, ...], ...]] = []
    for (
        vector
    ) in given_:  # each new report touches the components it links to, and no others
        touched = [n for n, part in enumerate(parts) if linked(vector, part)]
        part = [vector, *(old for n in touched for old in parts[n])]
        parts = [p for n, p in enumerate(parts) if n not in touched] + [part]
        stories = [s for n, s in enumerate(stories) if n not in touched] + [
            regroup(part)
        ]
    assert tuple(
        sorted(story for part_stories in stories for story in part_stories)
    ) == group(given_)


def test_a_large_component_is_parted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "LARGEST", 4)
    bridge = Report(id="x", text=" ".join(EVENTS), published="2025-05-02")
    found = group([vector_of(report) for report in [*reports(3), bridge]])
    assert {story[0][:2] for story in found} >= {"0-", "1-", "2-"}
    copies = [
        vector_of(Report(id=f"{n}", text=EVENTS[0], published="2025-05-01"))
        for n in range(9)
    ]
    assert group(copies) == (tuple(str(n) for n in range(9)),)


def test_hundreds_that_are_all_alike_fall_into_their_stories() -> None:
    copies = [
        vector_of(Report(id=f"{n:04}", text=EVENTS[n % 2], published="2025-05-01"))
        for n in range(700)
    ]
    assert len(group(copies)) == 2


SEEDS = sorted((Path(__file__).parents[3] / "shared" / "seeds").glob("*.txt"))


@pytest.mark.skipif(
    len(SEEDS) < 2, reason="the two real reports are not beside this checkout"
)
def test_two_real_reports_are_one_story() -> None:
    days = ("2025-08-14", None)
    real = [
        Report(id=path.stem, text=path.read_text(encoding="utf-8"), published=day)
        for path, day in zip(SEEDS, days, strict=False)
    ]
    assert len(group([vector_of(report) for report in [*real, *reports(2)]])) == 4
