"""What a person types becomes an FTS5 expression of words alone; what is found is shown
where it stands.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.store import Store
from onrecord.store.reports import write_report
from onrecord.store.search import AROUND, Hit, match_expression, search
from tests.builders import report

FILLER = "Nothing of the kind happens in this long sentence of filling words. "


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with Store(":memory:") as opened:
        with opened.writing() as connection:
            write_report(
                connection,
                report(
                    FILLER * 20 + "Then the Café burned down. " + FILLER * 20, id="a"
                ),
            )
            write_report(connection, report("café\0café", id="nul"))
            write_report(
                connection, report("x" * 5000 + " cafe " + "y" * 5000, id="long")
            )
            write_report(connection, report("مقهى في المدينة", id="rtl"))
        yield opened


def _search(store: Store, query: str) -> tuple[Hit, ...]:
    with store.reading() as connection:
        return search(connection, query, limit=20)


@pytest.mark.parametrize(
    ("query", "expression"),
    [
        ("prisoner swap", '"prisoner"* AND "swap"*'),
        ('"prisoner swap"', '"prisoner swap"'),
        ("U.S.", '"U S"*'),  # typed together, found together
        ('swap"', '"swap"*'),  # a stray quotation mark
        ("a OR b", '"a"* AND "OR"* AND "b"*'),
        ('""', ""),
        ("—", ""),
    ],
)
def test_expression(query: str, expression: str) -> None:
    assert match_expression(query) == expression


def test_snippet_shows_the_word_in_its_surroundings(store: Store) -> None:
    (hit,) = [hit for hit in _search(store, "cafe") if hit.id == "a"]
    (match,) = hit.matches
    assert "Café" in hit.snippet
    assert len(hit.snippet) <= 3 * AROUND + 30
    assert match.end - match.start == 4
    assert hit.span.covers(match)
    assert not hit.snippet[0].isspace()
    assert not hit.snippet[-1].isspace()


def test_text_behind_a_nul_is_searched(store: Store) -> None:
    (hit,) = [hit for hit in _search(store, "café") if hit.id == "nul"]
    assert [(m.start, m.end) for m in hit.matches] == [(0, 4), (5, 9)]


def test_words_without_end(store: Store) -> None:
    (hit,) = [hit for hit in _search(store, "cafe") if hit.id == "long"]
    assert len(hit.snippet) <= 3 * AROUND
    assert "cafe" in hit.snippet


def test_right_to_left(store: Store) -> None:
    (hit,) = _search(store, "المدينة")
    assert [m.of(hit.snippet) for m in hit.matches] == ["المدينة"]


@settings(max_examples=300)
@given(query=st.text(max_size=40) | st.text('abc"*()^:-+ \0NEAR{}', max_size=20))
def test_no_query_raises(store: Store, query: str) -> None:
    for hit in _search(store, query):
        assert all(hit.span.covers(match) for match in hit.matches)
