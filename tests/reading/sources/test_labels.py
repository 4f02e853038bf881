"""What a source is called by the words a report has for it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.sources.labels import label_of


@pytest.mark.parametrize(
    ("surface", "expected"),
    [
        # without its article
        ("The guild of lock keepers", "guild of lock keepers"),
        # a name in an apposition, before or behind
        ("The mill's owner, Sarn Timber", "Sarn Timber"),
        ("Its spokeswoman, Odile Brandt", "Odile Brandt"),
        ("Odile Brandt, its spokeswoman", "Odile Brandt"),
        ("Another harbour official, deputy mayor Piet Boll", "Piet Boll"),
        ("Officials, speaking in New Lenn", "officials"),
        ("The mayor of Vessa, Piet Boll", "Piet Boll"),
        # the commas of a list are no appositions
        (
            "The spokesman for the Bureau of Boats, Ferries, Piers and Locks",
            "spokesman for the Bureau of Boats",
        ),
        # what stands behind a place is where it lies
        ("a pilot who sailed from Lenn, North Vessa", "pilot"),
        ("A lock keeper from Lenn, North Vessa", "lock keeper from Lenn"),
        # a clause only describes
        ("the harbour board that runs the locks", "harbour board"),
        # nobody to be named elsewhere
        ("her office", None),
        ("They", None),
        ("its harbour board", None),
        ("the statement", None),
        ("", None),
        # whose document it is
        ("Findings of the Harbour Board", "Harbour Board"),
        ("a statement from a priest in Lenn", "priest in Lenn"),
        # anonymous ones in lower case, abbreviations and names as they are
        ("Officials", "officials"),
        ("Local residents", "local residents"),
        ("An HBA spokesman", "HBA spokesman"),
        ("Kremlin officials", "Kremlin officials"),
    ],
)
def test_label(surface: str, expected: str | None) -> None:
    assert label_of(surface) == expected


@given(st.text(max_size=60))
def test_any_text_has_an_answer(text: str) -> None:
    label = label_of(text)
    assert label is None or label.strip()
