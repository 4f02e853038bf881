"""Spellings made alike, and whether two names can be one person's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.english.names import fold, plain, same_person, surname


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Zelensky", "Zelenskyy"),  # one surname, three transliterations
        ("Zelensky", "Zelenskiy"),
        ("Kyiv", "Kiev"),  # an old name of the table
        ("Yushchenko", "YUSHCHENKO"),  # case
        ("José Núñez", "Jose Nunez"),  # accents
        ("O’Brien", "O'Brien"),  # two apostrophes
        ("Rostov-on-Don", "Rostov on Don"),  # hyphens
        ("Dmitry", "Dmitriy"),
    ],
)
def test_spellings_fold_alike(a: str, b: str) -> None:
    assert fold(a) == fold(b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Merkel", "Merz"),  # two names that begin alike
        ("Khan", "Han"),  # kh is a letter of its own
        ("Iran", "Iraq"),
    ],
)
def test_other_names_stay_apart(a: str, b: str) -> None:
    assert fold(a) != fold(b)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (
            "Zelensky",
            "Volodymyr Zelenskyy",
            True,
        ),  # a bare surname agrees with its bearer
        ("Joe Marsh", "Joseph Marsh", True),  # short forms of the table
        ("J. Marsh", "Joseph Marsh", True),  # an initial
        ("Anna Marsh", "Joseph Marsh", False),  # two first names
        ("Anna Marsh", "Anna Marlow", False),  # two surnames
        (
            "Anna Marsh Jr.",
            "Anna Marsh",
            True,
        ),  # what stands behind a surname is no part of it
        ('Anna "Nan" Marsh', "Nan Marsh", True),  # a nickname between marks
        ('Anna "Nan" Marsh', "Anna Marsh", True),
        ('Anna "Nan" Marsh', "Joseph Marsh", False),
        ("Kim Yeo-ri", "Kim Yeo Ri", True),  # a hyphen or none
        ("Kim Yeo-ri", "Kim Yeo-sun", False),  # given names of one beginning
        ("Park", "Park Min-ho", True),
        ("", "Anna", False),  # nothing agrees with nothing
        ("", "", False),
    ],
)
def test_same_person(a: str, b: str, expected: bool) -> None:
    assert same_person(a, b) is expected
    assert same_person(b, a) is expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "Anna von der Marwitz",
            "von der marwitz",
        ),  # small words belong to the surname
        ("Marsh", "marsh"),
        # a family name stands first in names of East Asia, with a hyphen and without
        ("Park Min-ho", "park"),
        ("Kim Yeo Ri", "kim"),
        ("Zhang Weiling", "zhang"),
        ("Ren Yi", "ren"),
        ("Tran Van Minh", "tran"),
        # not in the order of the West, nor where one syllable is a given name there or
        # a small word
        ("Jin Park", "park"),
        ("Grace Kim", "kim"),
        ("Mo Marwitz", "marwitz"),
        ("Kim Wilda", "wilda"),
        ("Le Pan", "le pan"),
        ("Anna Marsh Jr.", "marsh"),
        ("", ""),
    ],
)
def test_surname(name: str, expected: str) -> None:
    assert surname(name) == expected


@given(st.text(max_size=60))
def test_any_text_folds_once(text: str) -> None:
    assert plain(plain(text)) == plain(text)
    assert isinstance(fold(text), str)
    assert same_person(text, text) is bool(fold(text))
