"""What web pages put between paragraphs, and paragraphs that begin like it."""

from __future__ import annotations

import pytest

from onrecord.intake.anatomy import find_anatomy
from onrecord.intake.furniture import is_furniture
from tests.intake.anatomies import MORE, PROSE, parts_of


@pytest.mark.parametrize(
    "block",
    [
        "Advertisement",
        "Advertisement Continue reading the main story",
        "READ MORE: Second ferry found by divers",
        "Related Stories 'WORST OF ALL' Orlo mocks the harbour STORM OVER PIER Who paid",
        "Newsletter Sign Up",
        "Also read: Second ferry found",
        "Related: Marta Orlo is aiming for the pier",
        "more on ferries OUT OF SIGHT Second ferry found by divers SLOW MOVE? Who paid for it TALL STORY Pilot says sorry",
    ],
)
def test_furniture(block: str) -> None:
    assert is_furniture(block)


@pytest.mark.parametrize(
    "block",
    [
        "Advertisement sales fell by a tenth, the harbour post said.",
        "Related stories were told of the second ferry",
        "Read more than one book, Orlo advised",
        "More ferries were found by the divers",
        "The UN SECURITY COUNCIL Reports said nothing of the NEW PIER Board",
        PROSE,
    ],
)
def test_prose(block: str) -> None:
    assert not is_furniture(block)


def test_it_is_no_prose_between_paragraphs() -> None:
    text = f"{PROSE}\n\nAdvertisement\n\n{MORE}"
    assert parts_of(text, find_anatomy(text)) == [
        ("paragraph", PROSE),
        ("not prose", "Advertisement"),
        ("paragraph", MORE),
    ]
