"""Datelines at the head of a paragraph."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.intake.datelines import find_dateline


@pytest.mark.parametrize(
    ("dateline", "rest", "agency"),
    [
        ("HALVEN, Norra (AP) _", " The ferries stopped.", "AP"),
        ("HALVEN, Norra (AP) —", " The ferries stopped.", "AP"),
        (
            "HALVEN, Norra (AP)_",
            " The ferries stopped.",
            "AP",
        ),  # no space before the mark
        ("HALVEN, Norra (AP) --", "", "AP"),  # alone on its line
        ("HALVEN, May 4 (Reuters) -", " The ferries stopped.", "Reuters"),
        ("HALVEN, Norra, 4 May 2031 (AFP) –", " “We stopped.”", "AFP"),
        ("HALVEN/PORT ASKEL (Reuters) -", " The ferries stopped.", "Reuters"),
        ("HALVEN. May 4 (Interfax) -", " The ferries stopped.", "Interfax"),
        ("HALVEN, May 4. /TASS/.", " The ferries stopped.", "TASS"),
        (
            "Halven, May 4 (PTI)",
            " The ferries stopped.",
            "PTI",
        ),  # some agencies set no mark
        ("Halven [Norra], May 4 (ANI):", " The ferries stopped.", "ANI"),
        ("Halven (dpa) -", " The ferries stopped.", "dpa"),
        ("(Reuters) -", " The ferries stopped.", "Reuters"),
        ("May 4 (Reuters) -", " The ferries stopped.", "Reuters"),
        (
            "HALVEN, Norra (MNA) —",
            " The ferries stopped.",
            "MNA",
        ),  # an agency in no table
        ("Halven, 4 May (MNA) —", " The ferries stopped.", "MNA"),
        ("HALVEN (The Associated Press) —", " The ferries stopped.", "AP"),
        ("HALVEN (AP/AFP) —", " The ferries stopped.", "AP"),
        ("HALVEN (CNN) —", " The ferries stopped.", None),  # an outlet is no agency
        ("HALVEN —", " The ferries stopped.", None),
        ("HALVEN -", " The ferries stopped.", None),
        ("PORT ASKEL, Norra —", " The ferries stopped.", None),
        ("NEW HALVEN, N.Y. --", " The ferries stopped.", None),
        ("McALVEN —", " The ferries stopped.", None),
    ],
)
def test_datelines(dateline: str, rest: str, agency: str | None) -> None:
    found = find_dateline(dateline + rest, early=True)
    assert found is not None
    assert (dateline[: found.end], found.agency) == (dateline, agency)


@pytest.mark.parametrize(
    "paragraph",
    [
        "The ferries stopped.",
        "Halven — a port of 3,000 people — was calm.",  # small letters and no agency
        "NATO — the alliance — was silent.",  # the sentence goes on in small letters
        "US - Norra relations are cold.",  # too short for a place
        "THEY HAVE STOPPED — The ferries are idle.",  # a run-in heading
        "WHO IS LENA ORTIZ? - Lena Ortiz was born in Halven.",
        "UPDATE: The ferries run again.",
        "LENA ORTIZ, HOST: Good evening.",
        "The European Union (EU) - a customs union - agreed.",
        "The Harbour Workers Union (HWU) said the ferries stopped.",
        "A spokesman told Reuters (the agency) - twice - that it was false.",
        "Reuters - the agency - reported it first.",
        "",
        "—",
    ],
)
def test_prose_is_no_dateline(paragraph: str) -> None:
    assert find_dateline(paragraph, early=True) is None


def test_a_bare_place_is_a_dateline_only_where_the_report_begins() -> None:
    assert find_dateline("HALVEN — The ferries stopped.", early=False) is None
    assert (
        find_dateline("HALVEN, Norra (AP) — The ferries stopped.", early=False)
        is not None
    )


@given(st.text(max_size=300))
def test_any_paragraph_has_an_answer(paragraph: str) -> None:
    found = find_dateline(paragraph, early=True)
    assert found is None or 0 < found.end <= len(paragraph)
