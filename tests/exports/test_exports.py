"""The JSON that the formats promise, key by key, from a dossier made by hand."""

from __future__ import annotations

import json
from typing import Any

import pytest

from onrecord.exports import (
    dossier_object,
    dumps,
    failure_row,
    passages_row,
    reading_row,
)
from onrecord.model import (
    Event,
    Failure,
    Mention,
    Passage,
    Place,
    Reading,
    Span,
    Time,
    Unresolved,
)
from tests.dossiers import A_TEXT, B_TEXT, dossier


def parsed(value: Any) -> Any:
    return json.loads(dumps(value))


def test_a_reading_has_the_keys_the_formats_name() -> None:
    reading = Reading(
        report="a",
        published="2025-08-14",
        sentences=(Span(0, 9),),
        times=(
            Time(
                span=Span(0, 4),
                method="m/1",
                type="DATE",
                value="2025-08-15",
                begins="2025-08-15",
                ends="2025-08-15",
            ),
            Time(
                span=Span(5, 9),
                method="m/1",
                type="DATE",
                value="XXXX-02",
                unresolved=Unresolved(reason="no day"),
            ),
        ),
        places=(
            Place(
                span=Span(0, 4),
                method="m/1",
                name="Iskra",
                kind="city",
                unresolved=Unresolved(reason="two of them"),
            ),
        ),
        people=(
            Mention(
                span=Span(0, 4), method="m/1", name=None, kind="person", form="pronoun"
            ),
        ),
        events=(
            Event(
                span=Span(0, 4),
                head=Span(0, 4),
                method="m/1",
                what="talks",
                status="planned",
                condition=Span(5, 9),
            ),
        ),
    )
    row = parsed(reading_row(reading))
    assert list(row) == [
        *(
            "id",
            "published",
            "sentences",
            "statements",
            "times",
            "places",
            "people",
            "figures",
            "events",
            "notes",
        )
    ]
    assert row["times"] == [
        {
            "span": [0, 4],
            "type": "DATE",
            "value": "2025-08-15",
            "from": "2025-08-15",
            "to": "2025-08-15",
        },
        {
            "span": [5, 9],
            "type": "DATE",
            "value": "XXXX-02",
            "from": None,
            "to": None,
            "reason": "no day",
        },
    ]
    assert row["places"][0]["reason"] == "two of them"
    assert row["people"][0] == {
        "span": [0, 4],
        "name": None,
        "kind": "person",
        "form": "pronoun",
    }
    assert row["events"][0]["condition"] == [5, 9]


def test_a_dossier_has_the_keys_the_formats_name() -> None:
    row = parsed(dossier_object(dossier()))
    assert list(row) == [
        *(
            "story",
            "title",
            "from",
            "to",
            "reports",
            "origins",
            "passages",
            "accounts",
            "timeline",
            "places",
            "people",
        ),
        "revisions",
        "notes",
    ]
    assert row["reports"][0]["origin"] == "o1"
    support = {
        "reports": 2,
        "outlets": 2,
        "origins": 2,
        "sources": [],
        "independent": 2,
    }
    assert row["accounts"][0]["support"] == support | {
        "ties": [{"reports": ["a", "b"], "why": "shared passage"}]
    }
    assert row["origins"][0] == {
        "id": "o1",
        "agency": "AFP",
        "agency_by": "credit",
        "reports": ["a"],
        "why": "credited",
        "first": "a",
        "first_by": "date",
        "evidence": [{"report": "a", "span": [35, 47]}],
    }
    assert row["revisions"] == [
        {
            "before": "b",
            "after": "a",
            "order": None,
            "headline": True,
            "figures": [[[23, 25], [14, 16]]],
            "cut": [[61, 94]],
            "added": [],
            "notice": [54, 75],
        }
    ]
    assert row["passages"][0]["sharing"] == "copy"
    member = row["accounts"][0]["members"][1]
    assert (member["report"], member["low"], member["high"]) == ("b", 12, None)
    assert row["timeline"] == [
        {"from": "2025-08-14", "to": "2025-08-14", "account": "f1"}
    ]
    assert row["places"][1]["reason"] == "in no gazetteer"
    assert [_told(change) for change in row["passages"][0]["changes"]] == [
        ("added", None, "at least"),
        ("changed", "in Brovna", "according to"),
        ("cut", "said", None),
    ]


def _told(change: dict[str, Any]) -> tuple[str, str | None, str | None]:
    a, b = change["a_span"], change["b_span"]
    return (
        change["kind"],
        A_TEXT[slice(*a)] if a else None,
        B_TEXT[slice(*b)] if b else None,
    )


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (268.0, "268"),  # a tally is whole
        (2.5, "2.5"),  # a share is not
        (1e21, "1000000000000000000000"),  # no exponent in a count
    ],
)
def test_numbers_are_written_as_a_reader_expects(value: float, written: str) -> None:
    from onrecord.exports.json import number  # noqa: PLC0415

    assert dumps(number(value)) == written


def test_an_aligned_pair_is_one_row() -> None:
    passage = Passage(
        a="a",
        b="b",
        a_span=Span(0, 5),
        b_span=Span(2, 7),
        kind="verbatim",
        similarity=0.99999,
    )
    assert parsed(passages_row("x", [passage])) == {
        "id": "x",
        "passages": [[0, 5, 2, 7, "verbatim", 1.0]],
    }


def test_a_failure_names_its_reason() -> None:
    row = parsed(failure_row(Failure(source="line 3", reason="not JSON", id=None)))
    assert row == {"id": None, "error": "not JSON", "source": "line 3"}
