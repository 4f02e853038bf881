"""JSON Lines."""

from __future__ import annotations

import hashlib
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.intake.jsonl import bounded_lines, parse_line, parse_lines
from onrecord.model import Failure, Report
from tests.intake.anatomies import PROSE


def test_a_line_is_a_report() -> None:
    row: dict[str, object] = {
        "id": "a",
        "outlet": "Bay Post",
        "url": "https://bay.example",
        "title": "Crane falls",
        "byline": ["Lena Ortiz"],
        "credit": "AP",
        "published": "2031-05-04T10:00:00Z",
        "language": "en",
        "text": PROSE,
        "gold": {"kept": "out"},
    }
    line = json.dumps(row)
    made = parse_line(line, source="x:1")
    assert isinstance(made, Report)
    assert (made.id, made.outlet, made.url, made.title) == (
        "a",
        "Bay Post",
        "https://bay.example",
        "Crane falls",
    )
    assert (made.byline, made.credit, made.published) == (
        ("Lena Ortiz",),
        "AP",
        "2031-05-04T10:00:00Z",
    )
    assert (made.language, made.text, made.source) == ("en", PROSE, "x:1")
    assert made.source_hash == hashlib.sha256(line.encode()).hexdigest()
    assert parse_line(line.encode(), source="x:1") == made  # bytes or text: the same


@pytest.mark.parametrize(
    ("row", "field", "expected"),
    [
        ({"text": " kept\r\n as it is "}, "text", " kept\r\n as it is "),
        ({"text": "t", "published": None, "byline": None}, "published", None),
        ({"text": "t", "outlet": ""}, "outlet", None),
        ({"text": "t", "published": "99999-01-01"}, "published", None),
        ({"text": "a\0b"}, "text", "a\0b"),
        ({"text": "t", "unknown": [1, {"a": 2}]}, "text", "t"),
        (
            {"text": "\U0001f600"},
            "text",
            "\U0001f600",
        ),  # a surrogate pair in the JSON is one character
    ],
)
def test_fields(row: dict[str, object], field: str, expected: str | None) -> None:
    made = parse_line(json.dumps(row), source="x")
    assert isinstance(made, Report)
    assert getattr(made, field) == expected


@pytest.mark.parametrize(
    ("line", "reason", "known"),
    [
        ("", "the line is not JSON: Expecting value at character 1", None),
        ('{"text": ', "the line is not JSON", None),
        ("[1]", "a report is an object", None),
        ("null", "a report is an object", None),
        ('"text"', "a report is an object", None),
        ('{"id": "a"}', '"text" is missing', "a"),
        ('{"id": "a", "text": null}', '"text" is missing', "a"),
        ('{"id": "a", "text": ""}', '"text" is empty', "a"),
        ('{"id": "a", "text": " \\n"}', '"text" is empty', "a"),
        ('{"id": "a", "text": 5}', '"text" must be a string', "a"),
        ('{"id": 7, "text": "t"}', '"id" must be a string', None),
        ('{"id": "a", "text": "t", "outlet": ["x"]}', '"outlet" must be a string', "a"),
        (
            '{"id": "a", "text": "t", "published": 2031}',
            '"published" must be a string',
            "a",
        ),
        (
            '{"id": "a", "text": "t", "byline": "Lena"}',
            '"byline" must be a list of strings',
            "a",
        ),
        (
            '{"id": "a", "text": "t", "byline": [1]}',
            '"byline" must be a list of strings',
            "a",
        ),
        ('{"id": "a", "text": "\\ud800"}', '"text" holds half a character', "a"),
        ('{"id": "\\ud800", "text": "t"}', '"id" holds half a character', None),
        (
            '{"id": "a", "text": "t", "byline": ["\\udfff"]}',
            '"byline" holds half a character',
            "a",
        ),
        ('{"id": "a\\u0000", "text": "t"}', '"id" holds a NUL (U+0000)', None),
        ('{"id": "a", "url": "\\u0000", "text": "t"}', '"url" holds a NUL', "a"),
        (
            '{"id": "a", "byline": ["\\u0000"], "text": "t"}',
            '"byline" holds a NUL',
            "a",
        ),
        (b'{"text": "\xff"}', "the line is not UTF-8", None),
        ("[" * 200_000, "the line is nested too deeply", None),
        (
            '{"text": "t", "n": ' + "9" * 5000 + "}",
            "the line is not JSON: a number is too long",
            None,
        ),
    ],
)
def test_bad_lines(line: str | bytes, reason: str, known: str | None) -> None:
    made = parse_line(line, source="x:3")
    assert isinstance(made, Failure)
    assert made.reason.startswith(reason)
    assert (made.id, made.source) == (known, "x:3")


def test_blank_lines_and_ends_of_lines() -> None:
    stream = io.BytesIO(b'\n{"text": "one"}\r\n\n{"text": "two"}')
    made = list(parse_lines(bounded_lines(stream, 100), source="x", limit=100))
    assert [(r.source, r.text) for r in made if isinstance(r, Report)] == [
        ("x:2", "one"),
        ("x:4", "two"),
    ]


@pytest.mark.parametrize("length", [99, 100, 101, 102, 103, 70_000, 200_000])
def test_a_line_that_is_too_long_costs_only_itself(length: int) -> None:
    line = b'{"text": "' + b"x" * (length - 12) + b'"}'
    stream = io.BytesIO(b'{"text": "one"}\n' + line + b'\n{"text": "three"}\n')
    first, middle, last = parse_lines(bounded_lines(stream, 100), source="x", limit=100)
    assert isinstance(first, Report)
    assert isinstance(last, Report)
    assert (last.source, last.text) == ("x:3", "three")
    if length > 100:
        assert middle == Failure(
            source="x:2", reason="the line is longer than 100 bytes; split it"
        )
    else:
        assert isinstance(middle, Report)


@given(st.one_of(st.text(), st.binary()))
def test_any_line_has_an_answer(line: str | bytes) -> None:
    assert parse_line(line, source="x").source == "x"


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    st.lists,
    max_leaves=4,
)


@given(
    st.dictionaries(
        st.sampled_from(["id", "text", "title", "byline", "published", "url", "x"]),
        VALUES,
    )
)
def test_any_object_has_an_answer(row: dict[str, object]) -> None:
    made = parse_line(json.dumps(row), source="x")
    assert isinstance(made, Failure) or made.text == row["text"]
    assert made.id is None or "\0" not in made.id
