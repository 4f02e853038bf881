"""What goes into the store comes out equal: reports, their readings, failures."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Failure, Reading, ReadReport, Report, Span
from onrecord.store import Store
from onrecord.store.readings import find_reading, write_reading
from onrecord.store.reports import (
    all_failures,
    find_report,
    holder_of,
    ids_from,
    write_failures,
    write_report,
)
from tests.builders import report
from tests.store.material import read_reports


@pytest.fixture
def store() -> Iterator[Store]:
    with Store(":memory:") as opened:
        yield opened


@settings(max_examples=60)
@given(st.lists(read_reports(), max_size=3, unique_by=lambda pair: pair.id))
def test_round_trip(pairs: list[ReadReport]) -> None:
    with Store(":memory:") as store:
        for pair in pairs:
            with store.writing() as connection:
                write_report(connection, pair.report)
                write_reading(connection, pair.reading, pair.report.text)
        with store.reading() as connection:
            for pair in pairs:
                assert find_report(connection, pair.id) == pair.report
                assert find_reading(connection, pair.id) == pair.reading


@pytest.mark.parametrize(
    "text",
    [
        "",  # nothing at all
        "a\0b\0",  # NUL ends a string in C, not here
        # Hebrew, and the marks that turn direction
        "שלום, עולם \u202eright to left\u202c",
        # emoji joined by zero-width joiners, the last code point
        "👩‍👩‍👧 four\U0010ffff",
        "\r\n\u2028\x85",  # every way to end a line
        "word " * 800_000,  # four million characters
    ],
)
def test_text_comes_back_unchanged(store: Store, text: str) -> None:
    written = Report(id="a", text=text, title=text[:100])
    reading = Reading(report="a", published=None, sentences=(Span(0, len(text)),))
    with store.writing() as connection:
        write_report(connection, written)
        write_reading(connection, reading, text)
    with store.reading() as connection:
        assert find_report(connection, "a") == written
        assert find_reading(connection, "a") == reading
        assert (
            connection.execute("SELECT surface FROM sentence").fetchone()["surface"]
            == text
        )


def test_absent(store: Store) -> None:
    with store.reading() as connection:
        assert find_report(connection, "a") is None
        assert find_reading(connection, "a") is None
        assert holder_of(connection, report("x")) is None


def test_holder_tells_the_same_text_from_another(store: Store) -> None:
    with store.writing() as connection:
        write_report(connection, report("The gate is shut.", id="a", source="gate.txt"))
    with store.reading() as connection:
        same = holder_of(connection, report("The gate is shut.", id="a"))
        other = holder_of(connection, report("The gate is open.", id="a"))
    assert same is not None
    assert same.same_text
    assert other is not None
    assert not other.same_text
    assert other.source == "gate.txt"


def test_ids_by_their_beginning(store: Store) -> None:
    with store.writing() as connection:
        for name in ("a%", "ab", "abc", "b", "é"):
            write_report(connection, report("x", id=name))
    with store.reading() as connection:
        assert ids_from(connection, "ab", limit=9) == ("ab", "abc")
        assert ids_from(connection, "a%", limit=9) == ("a%",)  # no wild card
        assert ids_from(connection, "", limit=2) == ("a%", "ab")
        assert ids_from(connection, "é", limit=2) == ("é",)


def test_failures_stay_until_their_source_is_read(store: Store) -> None:
    bad = Failure(source="a.txt", reason="is empty")
    worse = Failure(source="b.txt", reason="is no text", id="b")
    with store.writing() as connection:
        write_failures(connection, [worse, bad, bad])
    with store.reading() as connection:
        assert all_failures(connection) == (bad, worse)
    with store.writing() as connection:
        write_report(connection, report("Now it holds a text.", source="a.txt"))
    with store.reading() as connection:
        assert all_failures(connection) == (worse,)
