"""Headlines and section headings."""

from __future__ import annotations

import pytest

from onrecord.intake.headings import (
    is_heading,
    is_headline,
    is_prose,
    plain_heading,
    resembles,
    title_end,
)


@pytest.mark.parametrize(
    ("block", "headline", "heading"),
    [
        ("Crane falls across northern pier", True, True),
        ("What happens next", True, True),
        ("# Crane falls", True, True),  # Markdown
        (
            "Minister: crane was 'never inspected'",
            True,
            False,
        ),  # a heading ends in no quotation mark
        ("‘Never inspected’: crane falls across northern pier", True, False),
        ("Ferries", False, True),  # one word heads a section, not a report
        ("12 dead in crane fall", True, True),
        ("The crane fell.", False, False),
        ("Why did it fall?", False, False),
        ("the crane fell", False, False),
        (
            "The crane was old, the minister said",
            False,
            False,
        ),  # a statement whose full stop is missing
        ("She added:", False, False),
        ("- first point", False, False),
        ("“We stopped the ferries at once", True, False),
        ("The crane fell. Nobody was hurt", False, False),  # two sentences
        (
            "A crane that stood for forty years on the northern pier of Halven fell",
            True,
            False,
        ),  # too long a heading
        ("", False, False),
    ],
)
def test_headlines_and_headings(block: str, headline: bool, heading: bool) -> None:
    assert (is_headline(block), bool(block) and is_heading(block)) == (
        headline,
        heading,
    )


@pytest.mark.parametrize(
    ("block", "title", "end"),
    [
        ("Crane falls across pier", "Crane falls across pier", 23),
        ("CRANE FALLS ACROSS PIER", "Crane falls across pier", 23),
        (
            "Crane falls across pier. The ferries stopped.",
            "Crane falls across pier",
            24,
        ),  # its full stop included
        (
            "‘Old’ crane falls - The ferries stopped.",
            "'Old' crane falls",
            19,
        ),  # other quotation marks
        (
            "Crane falls across pier and kills nobody, the minister said.",
            "Crane falls across pier",
            None,
        ),
        (
            "Halven. The ferries stopped.",
            "Halven",
            None,
        ),  # too short to be told from a sentence
        ("The ferries stopped.", "Crane falls across pier", None),
        ("The ferries stopped.", " ", None),
    ],
)
def test_a_text_that_begins_with_its_title(
    block: str, title: str, end: int | None
) -> None:
    assert title_end(block, title) == end


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        ("The ferries stopped on Monday, the harbour master said.", True),
        (
            "“We stopped the ferries at once and waited for news,",
            True,
        ),  # a quotation that runs on
        ("The ferries stopped.", False),  # too short to tell
        ("Crane falls across northern pier of the old harbour", False),
    ],
)
def test_prose(block: str, expected: bool) -> None:
    assert is_prose(block) is expected


def test_small_helps() -> None:
    assert plain_heading("## What *happens* next") == "What *happens* next"
    assert resembles(
        "Crane falls across the pier", "Crane falls: pier closed across Halven"
    )
    assert not resembles("The ferries stopped on Monday", "Crane falls across pier")
