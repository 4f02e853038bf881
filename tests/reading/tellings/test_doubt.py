"""Which tellings are doubted to be a fact by themselves."""

from __future__ import annotations

import pytest

from onrecord.reading.tellings.doubt import HEADING, doubt, is_doubted, table_of
from tests.reading.tellings.test_find import told


@pytest.mark.parametrize(
    ("text", "head", "doubted"),
    [
        # who did what to whom, where
        ("The army shelled the port of Lenn on Friday.", "shelled", False),
        # a bare noun of what a clause tells
        ("The offer came late.", "offer", True),
        # a verb without anything beside it
        ("The men came to Lenn to fight.", "fight", True),
        # what somebody will or will not do is a claim, however short
        ("Ana Moreau will resign.", "resign", False),
        ("Ana Moreau did not resign.", "resign", False),
    ],
)
def test_what_is_doubted(text: str, head: str, doubted: bool) -> None:
    assert is_doubted(text, told(text, head)) is doubted


def test_more_words_are_doubted_less() -> None:
    short, long = "The men left.", "The men left the harbour of Lenn with nine boats."
    assert doubt(short, told(short, "left")) > doubt(long, told(long, "left"))


def test_another_table_is_refused() -> None:
    assert table_of(["# why", HEADING, "head\tsay\t1.00\t"]) == {("head", "say"): 1.0}
    with pytest.raises(ValueError, match="another heading"):
        table_of(["a\tb"])
