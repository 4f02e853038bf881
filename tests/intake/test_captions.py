"""Captions and picture credits. The second table matters most: a paragraph lost as a
caption is a statement lost.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.intake.captions import is_caption


@pytest.mark.parametrize(
    "block",
    [
        "Lena Ortiz, the harbour master, left, on the pier in Halven on May 4, 2031. Photo / Getty Images",
        "The fallen crane in Halven. (AP Photo/Tom Oduya, File)",
        "The fallen crane in Halven. (Tom Oduya/Reuters)",
        "The fallen crane in Halven. (Tom Oduya/Halven Post via AP)",
        "The fallen crane in Halven. (Photo by Tom Oduya)",
        "The fallen crane in Halven. [Photo/Agencies]",
        "The fallen crane in Halven. (Tom Oduya / Halven Post)",
        "The fallen crane in Halven. Photograph: Tom Oduya for the Post",
        "The fallen crane in Halven. Photo: Halven Post / Tom Oduya",
        "The fallen crane in Halven | Reuters",
        "The fallen crane in Halven Tom Oduya/AFP",
        "The fallen crane in Halven © Tom Oduya (AFP)",
        "The fallen crane in Halven (Getty)",
        "FILE - In this May 4, 2031, file photo, the crane lies on the pier in Halven.",
        "FILE PHOTO: The crane lies on the pier in Halven.",
        "Image copyright Reuters Image caption The crane lies on the pier",
        "Getty Images The crane lies on the pier",
        "The crane lies on the pier. Hide Caption 1 of 9 Lena Ortiz said it was old. Hide Caption 2 of 9",
        "Halven Post 3 of 9 Skip in Skip x Embed x Share CLOSE Crane falls | 0:38 The crane fell.",
        "8/30 Halven This image shows the crane on the pier",
        "Splash News Lena Ortiz and Tom Oduya have left the pier",
        "Reuters The crane was raised on Monday, according to officials",
        "Twitter People stood on the pier as the crane fell",
        "The crane lies on the pier. Hide Caption 3 of 12",
        "Grab from a video shows the fallen crane in Halven",
        "Photo: Tom Oduya",
        "Image: Halven Post",
        "Photograph: Tom Oduya/AP",
        "(Courtesy of the harbour office)",
    ],
)
def test_captions(block: str) -> None:
    assert is_caption(block)


@pytest.mark.parametrize(
    "block",
    [
        "Lena Ortiz told Getty Images that the crane was old.",
        "Getty Images said on Monday that it had sued the harbour.",
        "Reuters The crane was raised on Monday. It lay on the pier.",
        "Twitter has closed the account of the harbour",
        "9/11 Families have sued the harbour",
        "1/2 Crane for sale",
        "The company was sued by Getty Images.",
        "A spokesman told Reuters that the crane was old.",
        "The crane was inspected last year, according to Reuters.",
        "The crane was old, the minister told the agency (AP)",
        "The photo shows the crane on the pier, police said.",
        "He posted a picture: the crane, the pier, and the minister.",
        "Police released a photo by a witness who saw the crane fall.",
        "Image is everything, the minister said.",
        "Photo evidence shows that the crane was old, she said.",
        "Credit: the word was on every banker's lips, the minister said.",
        "The minister said the letter was signed. (The text was first published via the harbour office.)",
        "AP: Crane was never inspected, papers show.",
        "EPA Administrator Lena Ortiz said the spill was small.",
        "File this under regret, the minister said.",
        "",
    ],
)
def test_prose_is_no_caption(block: str) -> None:
    assert not is_caption(block)


def test_a_block_of_many_sentences_is_no_caption() -> None:
    sentence = "The ferries stopped. "
    assert is_caption(sentence * 3 + "(AP Photo/Tom Oduya)")
    assert not is_caption(sentence * 4 + "(AP Photo/Tom Oduya)")


def test_a_long_paragraph_is_no_caption_whatever_it_ends_in() -> None:
    assert not is_caption("The harbour stayed closed. " * 40 + "(AP Photo/Tom Oduya)")


@given(st.text(max_size=400))
def test_any_block_has_an_answer(block: str) -> None:
    assert is_caption(block) in (True, False)
