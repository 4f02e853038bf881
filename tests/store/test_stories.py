"""Vectors, links and stories, in and out."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from onrecord.model import Story
from onrecord.store import Store
from onrecord.store.reports import write_report
from onrecord.store.stories import (
    alike_in_terms,
    component_of,
    find_story,
    is_stale,
    mark_pending,
    next_pending,
    next_stale,
    replace_stories,
    story_ids_from,
    vectors_of,
    write_links,
    write_vector,
)
from onrecord.stories.vectors import Vector
from tests.builders import report


@pytest.fixture
def store() -> Iterator[Store]:
    with Store(":memory:") as opened:
        with opened.writing() as connection:
            for name in "abcdef":
                write_report(connection, report(f"Report {name}.", id=name))
        yield opened


def test_vectors_come_back_in_their_order(store: Store) -> None:
    one = Vector(id="a", day=700_000, terms=(("zeal", 0.6), ("apple", 0.8)))
    none = Vector(id="b", day=None, terms=())
    with store.writing() as connection:
        write_vector(connection, one)
        write_vector(connection, none)
        assert vectors_of(connection, ["b", "a"]) == (none, one)


def test_alike_in_terms(store: Store) -> None:
    vectors = [
        Vector(id="a", day=None, terms=(("dam", 0.6), ("osk", 0.8))),
        Vector(id="b", day=None, terms=(("dam", 0.8), ("ferry", 0.6))),  # cosine 0.48
        Vector(id="c", day=None, terms=(("ferry", 1.0),)),  # nothing in common
    ]
    with store.writing() as connection:
        for vector in vectors:
            write_vector(connection, vector)
        assert alike_in_terms(connection, "a", least=0.47) == ("b",)
        assert alike_in_terms(connection, "a", least=0.49) == ()


def test_components_follow_links_both_ways(store: Store) -> None:
    with store.writing() as connection:
        write_links(connection, [("a", "c", 0.5), ("b", "c", 0.5), ("d", "e", 0.5), ("a", "b", 0.4)])
        for name in "abc":
            assert component_of(connection, name) == ("a", "b", "c")
        assert component_of(connection, "e") == ("d", "e")
        assert component_of(connection, "f") == ("f",)


def test_stories_take_the_place_of_those_before(store: Store) -> None:
    kept = Story(id="s1", title="Kept", reports=("a", "b"), begins="2031-01-01", ends="2031-01-02")
    split = Story(id="s2", title="Split", reports=("d", "c", "e"))
    with store.writing() as connection:
        for name in "abcde":
            mark_pending(connection, name)
        replace_stories(connection, ["a", "b"], [kept])
        replace_stories(connection, ["c", "d", "e"], [split])
        assert next_pending(connection) is None
        connection.execute("UPDATE story SET stale = 0")
        parts = [Story(id="s2", title="Split", reports=("c",)), Story(id="s3", title="Part", reports=("d", "e"))]
        replace_stories(connection, ["a", "b", "c", "d", "e"], [kept, *parts])
        assert find_story(connection, "s1") == kept
        assert [find_story(connection, part.id) for part in parts] == parts
        assert not is_stale(connection, "s1")  # as it was, so its dossier holds
        assert is_stale(connection, "s2")
        assert is_stale(connection, "s3")
        assert next_stale(connection) == "s2"
        assert not is_stale(connection, "gone")
        assert story_ids_from(connection, "s", limit=2) == ("s1", "s2")
