"""Credit lines, signatures and bylines: whole lines, never prose."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.intake.credits import byline_of, credit_at_end, credit_line


@pytest.mark.parametrize(
    ("line", "agency", "helper", "signature"),
    [
        ("- Agence France-Presse", "AFP", False, True),
        ("— Reuters", "Reuters", False, True),
        ("—AP", "AP", False, True),
        ("AFP", "AFP", False, True),
        ("(AP)", "AP", False, False),
        (
            "- Meridian News Agency",
            "Meridian News Agency",
            False,
            True,
        ),  # an agency in no table
        ("— Meridian News Agency (MNA)", "MNA", False, True),
        ("© AFP", "AFP", False, False),
        ("© 2031 Agence France-Presse", "AFP", False, False),
        (
            "Copyright 2031 The Associated Press. All rights reserved. Do not rewrite it.",
            "AP",
            False,
            False,
        ),
        ("Source: Xinhua", "Xinhua", False, False),
        ("By The Associated Press", "AP", False, False),
        ("With Reuters", "Reuters", True, False),
        ("With files from The Canadian Press", "The Canadian Press", True, False),
        ("(With inputs from PTI)", "PTI", True, False),
        ("AFP contributed to this report.", "AFP", True, False),
        (
            "Lena Ortiz and Tom Oduya in Halven contributed to this report.",
            None,
            True,
            False,
        ),
        (
            "(Reporting by Lena Ortiz in Halven; Editing by Tom Oduya)",
            None,
            True,
            False,
        ),
        (
            "Reporting by Lena Ortiz; Additional reporting by R. B. Amin. Editing by Tom Oduya",
            None,
            True,
            False,
        ),
        ("— With assistance by Lena Ortiz", None, True, False),
    ],
)
def test_credit_lines(
    line: str, agency: str | None, helper: bool, signature: bool
) -> None:
    found = credit_line(line, last=True)
    assert found is not None
    assert (found.agency, found.helper, found.signature) == (agency, helper, signature)


@pytest.mark.parametrize(
    "line",
    [
        "According to an AFP analysis, the ferries lost a million.",
        "Reuters first reported the fall of the crane.",
        "He told AP.",
        "With Reuters watching, the minister signed.",
        "Reporting by Reuters showed that the crane was old.",
        "Source: Xinhua said nothing of the crane. The minister did.",
        "- the ferries",
        "- Lena Ortiz",
        "By Reuters. The minister denied it.",
        "",
        "-",
    ],
)
def test_prose_is_no_credit(line: str) -> None:
    assert credit_line(line, last=True) is None


def test_an_unknown_agency_signs_only_at_the_end() -> None:
    assert credit_line("- Meridian News Agency", last=False) is None


@pytest.mark.parametrize(
    ("paragraph", "signature", "agency"),
    [
        ("The ferries stopped. (PTI)", "(PTI)", "PTI"),
        ("The ferries stopped. — Reuters", "— Reuters", "Reuters"),
        (
            "“We stopped,” she said. - Meridian News Agency",
            "- Meridian News Agency",
            "Meridian News Agency",
        ),
    ],
)
def test_a_signature_closes_the_last_paragraph(
    paragraph: str, signature: str, agency: str
) -> None:
    found = credit_at_end(paragraph)
    assert found is not None
    assert (paragraph[found[0] :], found[1]) == (signature, agency)


@pytest.mark.parametrize(
    "paragraph",
    [
        "He works for the Associated Press.",
        "He works for the agency (AP)",  # no sentence has ended
        "She joined the Workers' Union. (HWU)",  # no known agency
        "The paper asked - Reuters",
    ],
)
def test_prose_that_names_an_agency_last_is_unsigned(paragraph: str) -> None:
    assert credit_at_end(paragraph) is None


@pytest.mark.parametrize(
    ("line", "names", "agency"),
    [
        ("By Lena Ortiz", ("Lena Ortiz",), None),
        ("By LENA ORTIZ and TOM ODUYA", ("LENA ORTIZ", "TOM ODUYA"), None),
        (
            "By Lena Ortiz, Tom Oduya and Ruth van der Berg",
            ("Lena Ortiz", "Tom Oduya", "Ruth van der Berg"),
            None,
        ),
        ("By Lena Ortiz, Associated Press", ("Lena Ortiz",), "AP"),
        ("By Lena Ortiz | Reuters", ("Lena Ortiz",), "Reuters"),
    ],
)
def test_bylines(line: str, names: tuple[str, ...], agency: str | None) -> None:
    found = byline_of(line)
    assert found is not None
    assert (found.names, found.agency) == (names, agency)


@pytest.mark.parametrize(
    "line",
    [
        "By Tuesday Halven was calm",
        "By Lena Ortiz, the ferries were safe.",
        "By now",
        "By the harbour",
        "Lena Ortiz",
        "",
    ],
)
def test_prose_is_no_byline(line: str) -> None:
    assert byline_of(line) is None


@given(st.text(max_size=350))
def test_any_line_has_an_answer(line: str) -> None:
    credit_line(line, last=True)
    byline_of(line)
    found = credit_at_end(line)
    assert found is None or 0 < found[0] < len(line)
