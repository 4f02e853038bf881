"""Places: where they are named, which one is meant, and when that must be left open."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Part, Place, Report, Span
from onrecord.reading.places.find import read_places
from onrecord.reading.reader import prepared
from tests.builders import report


def places(text: str) -> list[tuple[str, Place]]:
    made = report(text)
    return [(p.span.of(text), p) for p in read_places(prepared(made)).places]


def where(text: str, surface: str) -> tuple[str, str | None, bool]:
    """The kind, the country, and whether it has coordinates, of the place at
    `surface`.
    """
    place = next(p for s, p in places(text) if s == surface)
    return place.kind, place.country, place.lat is not None


@pytest.mark.parametrize(
    ("text", "surface", "expected"),
    [
        ("Floods closed schools in Lisbon on Monday.", "Lisbon", ("city", "PT", True)),
        (
            "Two people were hurt in the Kherson region, officials said.",
            "Kherson",
            ("region", "UA", True),
        ),  # by its cue
        (
            "A shell hit a market in Kherson, witnesses said.",
            "Kherson",
            ("city", "UA", True),
        ),  # without: the city
        (
            "Police in Springfield, Illinois, made an arrest.",
            "Springfield",
            ("city", "US", True),
        ),
        (
            "The fire began near Paris, Texas, on Sunday.",
            "Paris",
            ("city", "US", True),
        ),  # named with its state
        (
            "The minister flew to Paris on Sunday.",
            "Paris",
            ("city", "FR", True),
        ),  # no context: the great one
        (
            "Tbilisi is the capital of Georgia, which lies in the Caucasus.",
            "Georgia",
            ("country", "GE", True),
        ),
        (
            "Voters in Atlanta and Savannah decide how Georgia is run.",
            "Georgia",
            ("region", "US", True),
        ),
        (
            "Ships were turned back in the Strait of Hormuz.",
            "Strait of Hormuz",
            ("water", None, True),
        ),
        (
            "Both met for dinner at the Kremlin.",
            "Kremlin",
            ("site", "RU", True),
        ),  # a house
        # the capital, here and wherever else the report has the name
        (
            "It left the capital San Jose in Costa Rica. It came from San Jose.",
            "San Jose",
            ("city", "CR", True),
        ),
        # what a plural says of each name of a list; a county is told from a town
        (
            "The storm hit Broward and St. Lucie counties in Florida.",
            "Broward",
            ("county", "US", True),
        ),
        (
            "The storm hit Broward County in Florida.",
            "Broward County",
            ("county", "US", True),
        ),
        # a region by its common name; a country that is gone
        ("It rained in Shandong on Monday.", "Shandong", ("region", "CN", True)),
        (
            "He was born in the Soviet Union in 1950.",
            "Soviet Union",
            ("area", None, True),
        ),
    ],
)
def test_which_place_is_meant(
    text: str, surface: str, expected: tuple[str, str | None, bool]
) -> None:
    assert where(text, surface) == expected


def test_springfield_illinois_is_not_the_larger_one() -> None:
    (place,) = (
        p
        for s, p in places("Police in Springfield, Illinois, made an arrest.")
        if s == "Springfield"
    )
    assert place.lat == pytest.approx(39.8, abs=0.2)


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        # Said to lie where no place of the name is known: the namesakes elsewhere are
        # no answer.
        ("Troops took the village of Lisbon in Ukraine’s Donetsk region.", "Lisbon"),
        # Carried over a list: both are said to be there.
        (
            "They took the village of Lisbon and the town of Toretsk in Ukraine's Donetsk region.",
            "Lisbon",
        ),
        # Many of this name, and nothing tells which.
        ("A bakery opened in Springfield.", "Springfield"),
        # One small town has the name, but nothing says that it is meant, nor that the
        # report is about its country.
        ("Water rose in Toretsk, the mayor said.", "Toretsk"),
        # A place by all the sentence says, in no table.
        ("He was born in the village of Qvarnholt.", "Qvarnholt"),
    ],
)
def test_left_open_with_a_reason(text: str, surface: str) -> None:
    place = next(p for s, p in places(text) if s == surface)
    assert place.lat is None
    assert place.lon is None
    assert place.unresolved is not None
    assert place.unresolved.reason


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("Ukrainian troops and French diplomats met.", "Ukrainian"),  # an adjective
        ("Denzel Washington won the prize.", "Washington"),  # a person's name
        (
            "Maria Lyon arrived late. Lyon said she was sorry.",
            "Lyon",
        ),  # a surname from elsewhere in the report
        ("The Washington Post reported it first.", "Washington"),  # a paper's name
        ("The Kremlin said it would answer.", "Kremlin"),  # those who govern there
        ("It rained in March and again in August.", "March"),  # a month
        # an abbreviation, though there is a town of Nato
        (
            "Troops joined their counterparts in NATO military exercises. NATO said two had left.",
            "NATO",
        ),
        # who is called by a first name
        ("Isabel Marlow sang on Monday. Critics praised Isabel for it.", "Isabel"),
        # a storm
        (
            "Hurricane Florence grew on Monday. Florence weakened on Tuesday.",
            "Florence",
        ),
        (
            "Costa Rican diplomats met. Costa Ricans smiled.",
            "Costa",
        ),  # a part of an adjective
    ],
)
def test_no_place(text: str, surface: str) -> None:
    assert surface not in [s for s, _ in places(text)]


def test_one_name_has_one_sense_in_a_report() -> None:
    text = "The fire began near Paris, Texas.\nFirefighters in Paris put it out."
    assert len({(p.lat, p.lon) for s, p in places(text) if s == "Paris"}) == 1


def test_a_dateline_is_read() -> None:
    text = "HELSINKI, Finland, March 3 (AP) — It snowed."
    end = text.index(" It")
    parts = (
        Part(span=Span(0, end), kind="dateline"),
        Part(span=Span(end + 1, len(text)), kind="paragraph"),
    )
    made = Report(id="a", text=text, parts=parts)
    found = read_places(prepared(made)).places
    assert [(p.name, p.country) for p in found] == [
        ("Helsinki", "FI"),
        ("Finland", "FI"),
    ]


@settings(max_examples=40)
@given(
    st.lists(
        st.sampled_from(
            [
                "Paris",
                "in",
                "Texas",
                ",",
                "the",
                "Kremlin",
                "“",
                "said",
                "'s",
                "\n",
                "\x00",
                "ערב",
                "U.S.",
            ]
        )
    )
)
def test_any_text_gives_ordered_disjoint_spans(words: list[str]) -> None:
    text = " ".join(words)
    found = [p for _, p in places(text)]
    assert [p.span for p in found] == sorted(p.span for p in found)
    for a, b in pairwise(found):
        assert a.span.end <= b.span.start
    for place in found:
        assert place.span.end <= len(text)
        assert (place.lat is None) == (place.unresolved is not None)
