"""Whole texts, taken apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.intake.anatomy import find_anatomy
from onrecord.model import PartKind
from tests.intake.anatomies import MORE, PROSE, of_kind, parts_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (PROSE, [("paragraph", PROSE)]),
        # a date line before running text on its line
        (
            f" date 2031-05-04 {PROSE}",
            [("date line", "date 2031-05-04"), ("paragraph", PROSE)],
        ),
        (
            f"4 May 2031, 10:30\n{PROSE}",
            [("date line", "4 May 2031, 10:30"), ("paragraph", PROSE)],
        ),
        # a headline is a first line without a full stop, prose behind it
        (
            f"Crane falls across pier\n\n{PROSE}",
            [("headline", "Crane falls across pier"), ("paragraph", PROSE)],
        ),
        ("Crane falls across pier", [("paragraph", "Crane falls across pier")]),
        # a dateline leaves the rest of its paragraph a paragraph
        (
            f"HALVEN, Norra (AP) — {PROSE}",
            [("dateline", "HALVEN, Norra (AP) —"), ("paragraph", PROSE)],
        ),
        (
            f"HALVEN (AP) --\n\n{PROSE}",
            [("dateline", "HALVEN (AP) --"), ("paragraph", PROSE)],
        ),
        # a heading stands between paragraphs
        (
            f"{PROSE}\n\nOld crane\n\n{MORE}",
            [("paragraph", PROSE), ("heading", "Old crane"), ("paragraph", MORE)],
        ),
        # lines in a row are a list, and the last line heads nothing
        (
            f"{PROSE}\nOne ferry\nTwo boats",
            [
                ("paragraph", PROSE),
                ("paragraph", "One ferry"),
                ("paragraph", "Two boats"),
            ],
        ),
        (
            f"{PROSE}\n{MORE}\n{PROSE}",
            [("paragraph", PROSE), ("paragraph", MORE), ("repeat", PROSE)],
        ),
        (
            f"{PROSE}\n- Agence France-Presse",
            [("paragraph", PROSE), ("signature", "- Agence France-Presse")],
        ),
        (f"{PROSE} (PTI)", [("paragraph", PROSE), ("signature", "(PTI)")]),
        (
            f"By Lena Ortiz\n{PROSE}",
            [("credit", "By Lena Ortiz"), ("paragraph", PROSE)],
        ),
        # an agency's name amid the text credits a picture
        (
            f"{PROSE}\nReuters\n{MORE}",
            [("paragraph", PROSE), ("caption", "Reuters"), ("paragraph", MORE)],
        ),
        (
            f"{PROSE}\n* * *\n{MORE}",
            [("paragraph", PROSE), ("not prose", "* * *"), ("paragraph", MORE)],
        ),
        (f"“No.”\n{PROSE}", [("paragraph", "“No.”"), ("paragraph", PROSE)]),
        # a run without white space is cut out of its line
        (
            f"See {'x' * 501} there",
            [("paragraph", "See"), ("not prose", "x" * 501), ("paragraph", "there")],
        ),
    ],
)
def test_parts(text: str, expected: list[tuple[PartKind, str]]) -> None:
    assert parts_of(text, find_anatomy(text)) == expected


REPORT = f"""Crane falls across pier
By Lena Ortiz and Tom Oduya
Bayline | Updated: 2031-05-04 17:52

HALVEN, May 4 (MNA) — {PROSE}

The fallen crane in Halven on Sunday. (Tom Oduya/Reuters)

An old crane

{MORE} “It was never inspected,” she said, according to an AFP analysis.

AP contributed to this report.
"""


def test_a_whole_report() -> None:
    found = find_anatomy(REPORT)
    assert [kind for kind, _ in parts_of(REPORT, found)] == [
        "headline",
        "credit",
        "date line",
        "dateline",
        "paragraph",
        "caption",
        "heading",
        "paragraph",
        "credit",
    ]
    assert found.headline == "Crane falls across pier"
    assert found.byline == ("Lena Ortiz", "Tom Oduya")
    assert found.published == "2031-05-04T17:52"
    assert found.credit == "MNA"


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        (
            f"{PROSE} It was a loss, according to an AFP analysis.",
            None,
        ),  # a mention is no credit
        (f"{PROSE}\nReuters first reported the fall.", None),
        (f"{PROSE}\nAFP contributed to this report.", None),  # it wrote a part at most
        (f"{PROSE}\n— With Reuters", None),
        (f"HALVEN (AP) — {PROSE}\n- Reuters", "AP"),  # the dateline says who wrote it
        (f"{PROSE}\n(AP)", "AP"),
        (f"{PROSE}\n- Meridian News Agency", "Meridian News Agency"),
        (f"HALVEN (MNA) — {PROSE}", "MNA"),
        (f"HALVEN (CNN) — {PROSE}", None),
        (
            f"The pier. Photo: Tom Oduya/Reuters\n{PROSE}",
            None,
        ),  # a picture's credit is not the report's
        (f"By Lena Ortiz, Associated Press\n{PROSE}", "AP"),
        (f"Xinhua | Updated: 2031-05-04 17:52\n{PROSE}", "Xinhua"),
    ],
)
def test_credits(text: str, credit: str | None) -> None:
    assert find_anatomy(text).credit == credit


def test_the_title_given_marks_the_headline() -> None:
    text = f"Crane falls across pier. {PROSE}"
    assert parts_of(text, find_anatomy(text, title="Crane falls across pier")) == [
        ("headline", "Crane falls across pier."),
        ("paragraph", PROSE),
    ]


def test_a_first_line_unlike_the_title_stays_a_paragraph() -> None:
    standfirst = "Ferries to all the islands have stopped until further notice"
    found = find_anatomy(f"{standfirst}\n{PROSE}", title="Crane falls across pier")
    assert found.headline is None


def test_a_text_is_never_all_captions() -> None:
    text = "The ferries stopped on Monday, the minister said. (Tom Oduya/Reuters)"
    assert parts_of(text, find_anatomy(text)) == [("paragraph", text)]


def test_sentences_are_never_lost_to_special_parts() -> None:
    """Sentences that name agencies, places, dates, pictures and credits, all of them
    prose.
    """
    sentences = [
        "On 4 May 2031 the ferries stopped for good, the minister told Reuters.",
        "The photo was taken by Getty Images, the police said on Monday.",
        "By Tuesday, Lena Ortiz of the Associated Press had left the island.",
        "“Published: 4 May 2031” was all that the page said, she told AFP.",
        "With Reuters and AP watching, the minister signed the paper on the pier.",
        "Image and reality differ, the harbour master said in a text message.",
        "HALVEN was calm on Monday, and nobody asked why, the mayor said.",
    ]
    text = "\n".join(sentences)
    assert of_kind(text, find_anatomy(text), "paragraph") == sentences


HARD = {
    "quotation marks": '"' * 1_000_000,
    "spaced quotation marks": '" ' * 500_000,
    "unpaired quotes": ("“He said " * 50 + "\n") * 500,
    "right to left": "אמר השר כי הגשר נסגר. " * 20_000,
    "NULs": "\0" * 500_000,
    "NULs in prose": f"{PROSE}\0\n\0{MORE}",
    "empty lines": "\n" * 500_000,
    "short lines": "a\n" * 30_000,
    "brackets": ("(Aa " * 40 + "\n") * 1_000,
    "labels": ("Photo: Aa, " * 40 + "\n") * 1_000,
    "dates": ("1 May 2031 " * 30 + "\n") * 1_000,
    "names": ("By Aa Bb and " * 20 + "\n") * 1_000,
    "runs": ("x" * 500 + " ") * 1_000,
    "year 99999": "date 99999-01-01 " + PROSE,
}


@pytest.mark.parametrize("name", HARD)
def test_hard_input_is_taken_apart_and_nothing_is_lost(name: str) -> None:
    text = HARD[name]
    found = find_anatomy(text)
    assert "".join(
        "".join(surface.split()) for _, surface in parts_of(text, found)
    ) == "".join(text.split())


LINES = st.sampled_from(
    [
        PROSE,
        MORE,
        "Old crane",
        "- Reuters",
        "(AP)",
        "HALVEN (AP) — It fell.",
        "date 2031-05-04 It fell.",
        "By Lena Ortiz",
        "4 May 2031",
        "Photo: Tom Oduya",
        "“No.”",
        "x" * 600,
        "* * *",
        "It fell. — AFP",
        "# Crane",
        "AFP",
        "",
        " ",
        "\t\u2028",
    ]
)


@given(
    st.one_of(st.text(), st.lists(LINES, max_size=12).map("\n".join)),
    st.one_of(st.none(), st.text(max_size=20), LINES),
)
def test_parts_are_in_order_disjoint_and_leave_only_white_space(
    text: str, title: str | None
) -> None:
    parts = find_anatomy(text, title=title).parts
    at = 0
    for part in parts:
        assert at <= part.span.start < part.span.end <= len(text)
        assert not text[at : part.span.start].strip()
        assert part.span.of(text) == part.span.of(text).strip()
        at = part.span.end
    assert not text[at:].strip()
