"""The marks of writing."""

from __future__ import annotations

import re
import unicodedata

import pytest

from onrecord.english import marks

SETS = {
    name: value
    for name, value in vars(marks).items()
    if name.isupper() and isinstance(value, str)
}


@pytest.mark.parametrize("name", SETS)
def test_each_mark_stands_once_and_is_no_letter(name: str) -> None:
    value = SETS[name]
    assert len(set(value)) == len(value)
    kinds = {unicodedata.category(mark)[0] for mark in value}
    assert (
        kinds <= set("PSZC") or name == "LIKE_APOSTROPHES"
    )  # Unicode's own are letters


@pytest.mark.parametrize("name", SETS)
def test_a_pattern_of_the_marks_takes_each_and_nothing_else(name: str) -> None:
    pattern = re.compile(f"[{SETS[name]}]")
    taken = {chr(code) for code in range(0x3000) if pattern.match(chr(code))}
    assert taken == set(SETS[name])


def test_a_quotation_may_close_with_what_it_may_be_quoted_by() -> None:
    assert set(marks.QUOTES) == set(marks.MAY_OPEN) | set(marks.MAY_CLOSE)
    families = marks.DOUBLE + marks.SINGLE + marks.GUILLEMETS + marks.SINGLE_GUILLEMETS
    assert set(families) == set(marks.OPENING) | set(marks.CLOSING)


def test_apostrophes_straight() -> None:
    assert marks.straight("Orlo’s") == "Orlo's"
