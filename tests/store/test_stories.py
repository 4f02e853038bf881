"""Vectors, what reports are found by, and stories, in and out."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import example, given

from onrecord.model import Story
from onrecord.store import Store
from onrecord.store.derivation import forget_stories
from onrecord.store.report_vectors import cards_of, vectors_of, write_vector
from onrecord.store.reports import write_report
from onrecord.store.stories import (
    find_story,
    grow_story,
    is_stale,
    mark_pending,
    members_of,
    next_pending,
    replace_stories,
    size_of,
    stale_stories,
    story_called,
    story_ids_from,
)
from onrecord.stories.story import Card
from onrecord.stories.vectors import KEYS, Vector, vector_of
from onrecord.update import grouping
from onrecord.update.grouping import sharing_keys
from tests.builders import report
from tests.store import material


@pytest.fixture
def store() -> Iterator[Store]:
    with Store(":memory:") as opened:
        with opened.writing() as connection:
            for name in "abcdef":
                write_report(connection, report(f"Report {name}.", id=name))
        yield opened


def card(id_: str, **fields: object) -> Card:
    told: dict[str, object] = {
        "published": None,
        "title": f"Title of {id_}",
        "headed": True,
    }
    return Card(id=id_, **{**told, **fields})  # type: ignore[arg-type]


def test_vectors_and_cards_come_back_in_the_order_asked_for(store: Store) -> None:
    one = Vector(id="a", day=700_000, terms=(("zeal", 0.6), ("apple", 0.8)))
    none = Vector(id="b", day=None, terms=())
    cards = card("a", published="1917-07-15"), card("b", title="", headed=False)
    with store.writing() as connection:
        write_vector(connection, one, cards[0])
        write_vector(connection, none, cards[1])
        assert vectors_of(connection, ["b", "a"]) == (none, one)
        assert cards_of(connection, ["b", "a"]) == (cards[1], cards[0])


def test_reports_in_stories_are_found_by_the_heaviest_terms(store: Store) -> None:
    light = tuple(
        (f"t{at:02}", 0.1) for at in range(KEYS)
    )  # as many as are keys, all heavier than "last"
    vectors = [
        Vector(id="a", day=None, terms=(("dam", 0.6), ("osk", 0.8))),
        Vector(id="b", day=5, terms=(("dam", 0.8), ("ferry", 0.6))),
        Vector(id="c", day=9, terms=(("ferry", 1.0),)),
        Vector(id="d", day=9, terms=(*light, ("last", 0.01))),
        Vector(id="e", day=9, terms=(("last", 1.0),)),
        Vector(id="f", day=9, terms=(("dam", 1.0),)),  # in no story yet
    ]
    with store.writing() as connection:
        for vector in vectors:
            write_vector(connection, vector, card(vector.id))
        replace_stories(
            connection,
            [],
            [Story(id=f"s{v.id}", title="", reports=(v.id,)) for v in vectors[:5]],
        )
        assert sharing_keys(connection, vectors[0]) == {"b": "sb"}
        assert sharing_keys(connection, vectors[1]) == {"a": "sa", "c": "sc"}
        assert sharing_keys(connection, vectors[4]) == {}
        assert size_of(connection, "sa") == 1


def test_of_many_the_nearest_days_are_looked_at(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(grouping, "POSTING", 4)
    with store.writing() as connection:
        for day, name in enumerate("abcdef", 1):
            write_vector(
                connection, Vector(id=name, day=day, terms=(("dam", 1.0),)), card(name)
            )
            replace_stories(
                connection, [], [Story(id=f"s{name}", title="", reports=(name,))]
            )
        assert sharing_keys(
            connection, Vector(id="x", day=3, terms=(("dam", 1.0),))
        ).keys() == {"b", "c", "d", "e"}
        assert sharing_keys(
            connection, Vector(id="x", day=None, terms=(("dam", 1.0),))
        ).keys() == {"e", "f"}


def test_stories_take_the_place_of_those_before(store: Store) -> None:
    kept = Story(
        id="s1",
        title="Kept",
        reports=("a", "b"),
        begins="2031-01-01",
        ends="2031-01-02",
    )
    split = Story(id="s2", title="Split", reports=("c", "d", "e"))
    with store.writing() as connection:
        for name in "abcde":
            mark_pending(connection, name)
        replace_stories(connection, [], [kept])
        replace_stories(connection, [], [split])
        assert next_pending(connection) is None
        connection.execute("UPDATE story SET stale = 0")
        parts = [
            Story(id="s2", title="Split", reports=("c",)),
            Story(id="s3", title="Part", reports=("d", "e")),
        ]
        replace_stories(connection, [kept, split], [kept, *parts])
        assert find_story(connection, "s1") == kept
        assert [find_story(connection, part.id) for part in parts] == parts
        assert not is_stale(connection, "s1")  # as it was, so its dossier holds
        assert is_stale(connection, "s2")
        assert is_stale(connection, "s3")
        assert stale_stories(connection, most=1) == ("s2",)
        assert stale_stories(connection, most=9) == ("s2", "s3")
        assert not is_stale(connection, "gone")
        assert story_ids_from(connection, "s", limit=2) == ("s1", "s2")


def test_a_story_grows_and_takes_in_others(store: Store) -> None:
    dated = [
        card(name, published=f"2031-01-0{at}") for at, name in enumerate("abcdef", 1)
    ]
    with store.writing() as connection:
        for one in dated:
            write_vector(connection, Vector(id=one.id, day=None, terms=()), one)
            mark_pending(connection, one.id)
        replace_stories(
            connection,
            [],
            [
                Story(
                    id="s1",
                    title="Large",
                    reports=("b", "c"),
                    begins="2031-01-02",
                    ends="2031-01-03",
                ),
                Story(
                    id="s2",
                    title="Taken in",
                    reports=("d", "e"),
                    begins="2031-01-04",
                    ends="2031-01-05",
                ),
            ],
        )
        connection.execute("UPDATE story SET stale = 0")
        grow_story(connection, "s1", [dated[0]], ["s2"])
        assert find_story(connection, "s1") == Story(
            id="s1",
            title="Large",
            reports=("a", "b", "c", "d", "e"),
            begins="2031-01-01",
            ends="2031-01-05",
        )
        assert is_stale(connection, "s1")
        assert find_story(connection, "s2") is None
        assert next_pending(connection) == "f"
        assert members_of(connection, "s1", most=2) == ("a", "b")


def test_a_story_without_days_grows(store: Store) -> None:
    with store.writing() as connection:
        replace_stories(connection, [], [Story(id="s1", title="Large", reports=("b",))])
        grow_story(connection, "s1", [card("c")], [])
        assert find_story(connection, "s1") == Story(
            id="s1", title="Large", reports=("b", "c")
        )
        grow_story(connection, "s1", [card("a", published="2031-01-01")], [])
        assert find_story(connection, "s1") == Story(
            id="s1",
            title="Large",
            reports=("a", "b", "c"),
            begins="2031-01-01",
            ends="2031-01-01",
        )


def test_former_ids_lead_to_where_most_of_a_story_is(store: Store) -> None:
    with store.writing() as connection:
        whole = Story(id="s1", title="", reports=("a", "b", "c"))
        other = Story(id="s2", title="", reports=("d",))
        replace_stories(connection, [], [whole, other])
        parted = [
            Story(id="s3", title="", reports=("a", "b")),
            Story(id="s4", title="", reports=("c", "d")),
        ]
        replace_stories(connection, [whole, other], parted)
        assert story_called(connection, "s1") == parted[0]
        assert story_called(connection, "s2") == parted[1]
        assert story_ids_from(connection, "s", limit=9) == ("s1", "s2", "s3", "s4")
        grow_story(connection, "s4", [], ["s3"])  # and where those went in turn
        assert (
            story_called(connection, "s1")
            == story_called(connection, "s3")
            == find_story(connection, "s4")
        )
        assert story_called(connection, "s9") is None


def test_former_ids_outlive_new_rules(store: Store) -> None:
    with store.writing() as connection:
        replace_stories(connection, [], [Story(id="s1", title="", reports=("a", "b"))])
        forget_stories(connection)
        replace_stories(connection, [], [Story(id="s5", title="", reports=("a", "b"))])
        assert story_called(connection, "s1") == find_story(connection, "s5")


@given(material.texts)
@example("\ufdfa \ufdfa peace")  # one letter that folds to several words
def test_any_text_s_vector_comes_back(text: str) -> None:
    vector = vector_of(report(text, id="a", title=None))
    with Store(":memory:") as store, store.writing() as connection:
        write_report(connection, report(text, id="a"))
        write_vector(connection, vector, card("a"))
        assert vectors_of(connection, ["a"]) == (vector,)
