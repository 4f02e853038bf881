"""A story's id, title and days."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Part, Report, Span
from onrecord.stories.story import LONGEST_TITLE, Card, make_story, story_id, title_of
from tests.builders import report

CRANE = "A crane fell on two barges. Nobody was hurt."


def dated(id_: str, published: str | None) -> Card:
    return Card(id=id_, published=published, title="", headed=False)


def test_the_id_stays_while_the_earliest_report_stays() -> None:
    b, a, c = (
        dated("b", "2031-05-01T22:10:00+02:00"),
        dated("a", "2031-05-02"),
        dated("c", None),
    )
    assert story_id([b]) == story_id([a, b]) == story_id([c, b, a]) != story_id([a])
    assert story_id([c, a]) == story_id([a]) != story_id([c])  # the undated come last
    same_day = dated("0", "2031-05-01")
    assert story_id([b, same_day]) == story_id([same_day])  # of one day the smallest id
    assert story_id([a]).startswith("s-")
    with pytest.raises(ValueError, match="empty"):
        story_id([])


TITLES = [
    # its own title
    ([report(CRANE, title=" Crane falls\non barges ")], "Crane falls on barges"),
    # its headline
    (
        [
            Report(
                id="a",
                text="Crane falls\nIt fell today.",
                parts=(
                    Part(span=Span(0, 11), kind="headline"),
                    Part(span=Span(12, 26), kind="paragraph"),
                ),
            )
        ],
        "Crane falls",
    ),
    # its first sentence
    ([report(CRANE)], "A crane fell on two barges."),
    ([report("date 2025-05-01\nNo stop here")], "date 2025-05-01"),
    # a title before a first sentence
    (
        [
            report(CRANE, id="a"),
            report("Barges sank. All left.", id="b", title="Two barges sink"),
        ],
        "Two barges sink",
    ),
    # the one most like the others
    (
        [
            report(
                "Cheese won a medal in Marlow.", id="a", title="Cheese medal in Marlow"
            ),
            report(
                "A crane fell in Port Ellery.",
                id="b",
                title="Crane falls in Port Ellery",
            ),
            report(
                "The crane of Port Ellery fell.",
                id="c",
                title="Port Ellery crane falls down",
            ),
        ],
        "Crane falls in Port Ellery",
    ),
    ([report(" \n", title=" ")], ""),
]


@pytest.mark.parametrize(("reports", "title"), TITLES)
def test_titles(reports: list[Report], title: str) -> None:
    assert title_of(reports) == title


def test_a_long_first_sentence_is_cut_at_a_word() -> None:
    title = title_of([report("harbour " * 100)])
    assert len(title) <= LONGEST_TITLE + 2
    assert title.endswith("harbour …")


def test_days_are_the_first_and_last_known() -> None:
    story = make_story(
        [
            report(CRANE, id=i, published=d)
            for i, d in (("b", "2025-05-03"), ("a", None), ("c", "2025-05-01"))
        ]
    )
    assert (story.reports, story.begins, story.ends) == (
        ("a", "b", "c"),
        "2025-05-01",
        "2025-05-03",
    )


@given(st.lists(st.text(max_size=60), min_size=1, max_size=5), st.randoms())
def test_a_title_is_never_invented_and_needs_no_order(
    texts: list[str], chance: random.Random
) -> None:
    reports = [Report(id=str(number), text=text) for number, text in enumerate(texts)]
    shuffled = list(reports)
    chance.shuffle(shuffled)
    assert make_story(reports) == make_story(shuffled)
    title = make_story(reports).title.removesuffix(" …")
    assert any(title in " ".join(text.split()) for text in texts)
