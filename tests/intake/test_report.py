"""Reports made from a text and what is known of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ids import report_id
from onrecord.intake.report import make_report
from tests.intake.anatomies import PROSE

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"


def test_the_text_is_kept_and_what_it_says_is_found() -> None:
    text = f"\n  Crane falls\nBy Lena Ortiz\ndate 2031-05-04 {PROSE}\n\n- Agence France-Presse \n"
    made = make_report(text)
    assert made.text == text
    assert (made.title, made.byline, made.published, made.credit) == (
        "Crane falls",
        ("Lena Ortiz",),
        "2031-05-04",
        "AFP",
    )


def test_what_is_given_wins() -> None:
    text = f"By Lena Ortiz\ndate 2031-05-04 {PROSE}\n- Agence France-Presse"
    made = make_report(
        text,
        title="T",
        byline=["Tom Oduya"],
        published="2031-05-05",
        credit="MNA",
        language="en",
    )
    assert (made.title, made.byline, made.published, made.credit) == (
        "T",
        ("Tom Oduya",),
        "2031-05-05",
        "MNA",
    )
    assert made.language == "en"


def test_a_date_that_cannot_be_read_counts_as_missing() -> None:
    assert make_report(PROSE, published="99999-01-01").published is None
    assert (
        make_report(f"date 2031-05-04 {PROSE}", published="next week").published
        == "2031-05-04"
    )


def test_the_id_is_given_or_a_hash_of_what_was_given() -> None:
    assert make_report(PROSE, id="a").id == "a"
    expected = report_id(
        text=PROSE, outlet="Bay Post", url=None, title=None, published="2031-05-04"
    )
    assert make_report(PROSE, outlet="Bay Post", published="2031-05-04").id == expected
    assert (
        make_report(PROSE, outlet="Other Post", published="2031-05-04").id != expected
    )  # two outlets, two reports


@given(st.text(), st.text(max_size=30))
def test_any_text_makes_a_report(text: str, other: str) -> None:
    made = make_report(text, id="a", title=other, published=other, outlet=other)
    assert made.text == text


@pytest.mark.skipif(
    not SEEDS.is_dir(), reason="the seed reports are not beside this checkout"
)
def test_the_seeds() -> None:
    first, second = (
        make_report(path.read_text(encoding="utf-8"))
        for path in sorted(SEEDS.glob("*.txt"))
    )
    surfaces = {
        kind: [p.span.of(first.text) for p in first.parts if p.kind == kind]
        for kind in ("heading", "caption")
    }
    assert (first.credit, first.published) == ("AFP", "2025-08-14")
    assert [len(heading.split()) for heading in surfaces["heading"]] == [3, 4]
    assert [caption.endswith("Getty Images") for caption in surfaces["caption"]] == [
        True
    ]
    assert first.parts[-1].kind == "signature"
    assert (second.credit, second.published) == (None, None)
    assert {part.kind for part in second.parts} == {"paragraph"}
