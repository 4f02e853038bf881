"""Figures: (sentence, what is read in it), each with the reason it is here. Other items
are made by hand.
"""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import (
    Figure,
    Mention,
    Part,
    Place,
    Report,
    Source,
    Span,
    Statement,
    Time,
)
from onrecord.reading.figures.find import read_figures
from onrecord.reading.gathering import gather_circumstances
from onrecord.reading.reader import prepared
from onrecord.reading.sheet import Sheet
from tests.builders import report, span
from tests.reading.sheets import with_items


def find_figures(
    sheet: Sheet,
    statements: Sequence[Statement] = (),
    people: Sequence[Mention] = (),
    places: Sequence[Place] = (),
    times: Sequence[Time] = (),
) -> tuple[Figure, ...]:
    """The figures of a sheet on which these items were read."""
    read = with_items(sheet, statements, people, places, times)
    return read_figures(gather_circumstances(read)).figures


def figures(text: str) -> tuple[Figure, ...]:
    made = report(text)
    return find_figures(prepared(made))


def said(text: str, speaker: str, content: str, name: str | None = None) -> Statement:
    return Statement(
        span=Span(0, len(text)),
        method="hand",
        speaker=(span(text, speaker),),
        cue=(),
        content=(span(text, content),),
        form="indirect",
        speaker_name=name,
    )


def place(text: str, surface: str, kind: str = "city") -> Place:
    return Place(span=span(text, surface), method="hand", name=surface, kind=kind)


def time(text: str, surface: str, value: str, kind: str = "DATE") -> Time:
    return Time(span=span(text, surface), method="hand", type=kind, value=value)  # type: ignore[arg-type]


COUNTS: list[tuple[str, list[tuple[str, str | None, str | None]]]] = [
    # (surface, unit, measure): object, with its particle; the nationality is no part of
    # the unit
    (
        "Gunners brought down 31 Norlandian drones and two cruise missiles.",
        [
            ("31 Norlandian drones", "drone", "brought down"),
            ("two cruise missiles", "cruise missile", "brought down"),
        ],
    ),
    # passive subject; those included share what is said of all
    (
        "Nine people, including three children, were rescued on the lake.",
        [("Nine people", "person", "rescued"), ("three children", "child", "rescued")],
    ),
    (
        "Nine people, four of them women, were rescued.",
        [
            ("Nine people", "person", "rescued"),
            ("four of them women", "woman", "rescued"),
        ],
    ),
    # hedge inside the span, modifier kept in the unit
    (
        "The flood damaged around 70 wooden houses.",
        [("around 70 wooden houses", "wooden house", "damaged")],
    ),
    # a verb that takes the preposition, and a small count, are no hedge
    ("The plane flew over 20 bridges.", [("20 bridges", "bridge", "flew")]),
    # a measured length behind a preposition
    (
        "The glacier retreated by up to 12 metres.",
        [("up to 12 metres", "metre", "retreated")],
    ),
    # an amount before a noun measures that noun
    (
        "Forecasters saw a 40 per cent chance of snow.",
        [("40 per cent", "per cent", "chance")],
    ),
    # units of measurement have one spelling
    ("Output fell 12%.", [("12%", "per cent", "fell")]),
    ("The council spent $1.4 million.", [("$1.4 million", "dollar", "spent")]),
    # left open
    (
        "Tens of thousands of people marched.",
        [("Tens of thousands of people", "person", "marched")],
    ),
    # the number said by reference to the one before
    (
        "Norland freed 60 sailors in exchange for an equal number of Westlandian fishermen.",
        [
            ("60 sailors", "sailor", "freed"),
            ("an equal number of Westlandian fishermen", "fisherman", "exchange"),
        ],
    ),
    # bare numbers: a state behind, a casualty verb, a toll, the same count elsewhere
    ("The blast left at least 12 dead.", [("at least 12", None, "dead")]),
    ("The death toll rose to 45.", [("45", None, "death toll")]),
    ("The coroner put the death toll at 45.", [("45", None, "death toll")]),
    (
        "The number of people injured by the storm rose to 45.",
        [("45", "person", "injured")],
    ),
    ("The storm brought the number of dead to 45.", [("45", None, "dead")]),
    ("The number of visitors rose to 45.", []),
    (
        "Two people were hurt in the north and one in the south.",
        [("Two people", "person", "hurt"), ("one", "person", "hurt")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), COUNTS)
def test_what_is_counted_and_what_is_said_of_it(
    text: str, expected: list[tuple[str, str | None, str | None]]
) -> None:
    assert [(f.span.of(text), f.unit, f.measure) for f in figures(text)] == expected


BOUNDS: list[tuple[str, float | None, float | None, str | None]] = [
    ("More than 300 people fled.", 300, None, "more than"),
    ("No fewer than 12 people fled.", 12, None, "at least"),
    ("Between 30 and 40 people fled.", 30, 40, None),
    ("Dozens of people fled.", None, None, "vague"),
    ("Up to ten people fled.", None, 10, "up to"),
    ("About 1,500 people fled.", 1500, 1500, "about"),
    ("The flood is driving about 3,000 people from their homes.", 3000, 3000, "about"),
]


@pytest.mark.parametrize(("text", "low", "high", "hedge"), BOUNDS)
def test_bounds(
    text: str, low: float | None, high: float | None, hedge: str | None
) -> None:
    (figure,) = figures(text)
    assert (figure.low, figure.high, figure.hedge) == (low, high, hedge)


NO_FIGURES = [
    "The G7 met at 12 Baker Street.",  # a name and an address
    "Jane Roe, 45, won the race.",  # an age in apposition
    "A truck hit the bus, killing Piet Boll, 44.",
    # the same beside a verb that may take a bare count
    "The driver, 42, was arrested.",
    "A 45-year-old man won the race.",  # an age
    "It broke Article 5 of the treaty.",  # a law
    "Rovers won 2-1 in the cup.",  # a score
    "The 2024 elections were fair.",  # a year
    "The second meeting failed.",  # an ordinal
    "The two leaders shook hands.",  # points back, counts nobody
    "One of the leaders left.",  # nor does this
    "They waited for three hours.",  # a length of time is a time
    "He rang No. 10 about it.",  # a label
    "On the one hand it rained.",  # an idiom
    "One official said nothing.",  # no count is meant
]


@pytest.mark.parametrize("text", NO_FIGURES)
def test_numbers_that_are_no_figures(text: str) -> None:
    assert figures(text) == ()


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("The army shot down 268 Ukrainian drones.", ["drones"]),
        ("Two heavy glide bombs hit the port.", ["heavy glide bombs"]),
        # the unit of the figure before
        (
            "Two people in the north and one in the south were injured.",
            ["people", "people"],
        ),
        ("Prices rose 12 per cent.", ["per cent"]),
        # a sign is no word, and a toll has none
        ("The ferry cost $40 million.", [None]),
        ("The death toll rose to 45.", [None]),
    ],
)
def test_the_words_of_a_unit_are_kept(text: str, units: list[str | None]) -> None:
    told = [figure.unit_span for figure in figures(text)]
    assert [span and span.of(text) for span in told] == units


def test_whose_are_counted_is_kept() -> None:
    text = "The army shot down 268 Ukrainian drones and two South Korean balloons."
    owners = [[span.of(text) for span in figure.owners] for figure in figures(text)]
    assert owners == [["Ukrainian"], ["South Korean"]]


def test_place_day_period_and_claimant_come_from_the_clause_and_the_statement() -> None:
    text = "The coast guard said it had rescued 40 sailors near Port Amber on Tuesday and 15 in 24 hours."
    made = report(text)
    (first, *_) = find_figures(
        prepared(made),
        (
            said(
                text,
                "The coast guard",
                "it had rescued 40 sailors near Port Amber on Tuesday and 15 in 24 hours",
            ),
        ),
        (),
        (place(text, "Port Amber"),),
        (
            time(text, "Tuesday", "2025-08-12"),
            time(text, "24 hours", "PT24H", "DURATION"),
        ),
    )
    assert first.claimant is not None
    assert first.claimant.name == "coast guard"
    assert first.claimant.span == span(text, "The coast guard")
    assert first.place is not None
    assert first.place.name == "Port Amber"
    assert first.when is not None
    assert first.when.value == "2025-08-12"
    assert first.period is not None
    assert first.period.length == "P1D"


def test_a_region_is_not_the_city_of_its_name_read_before() -> None:
    text = "Korra was quiet. The guards counted 12 people in the Korra region."
    city, region = place(text, "Korra"), place(text, "Korra region", "region")
    (figure,) = find_figures(prepared(report(text)), places=(city, region))
    assert figure.place is region


def test_the_name_of_the_speaker_comes_before_the_words_for_him() -> None:
    text = "He said 40 sailors were rescued."
    made = report(text)
    named = said(text, "He", "40 sailors were rescued", name="Ada Moss")
    (figure,) = find_figures(prepared(made), (named,), (), (), ())
    assert figure.claimant == Source(
        name="Ada Moss", span=span(text, "He"), statement=named
    )
    # a pronoun nobody resolved names no claimant, and its place in the text is still
    # given
    open_ = said(text, "He", "40 sailors were rescued")
    (figure,) = find_figures(prepared(made), (open_,), (), (), ())
    assert figure.claimant == Source(name=None, span=span(text, "He"), statement=open_)


def test_the_innermost_statement_claims() -> None:
    text = "The mayor said the police counted 900 marchers."
    outer = said(text, "The mayor", "the police counted 900 marchers")
    inner = said(text, "the police", "900 marchers")
    made = report(text)
    for order in ((outer, inner), (inner, outer)):
        (figure,) = find_figures(prepared(made), order, (), (), ())
        assert figure.claimant is not None
        assert figure.claimant.name == "police"
        assert figure.claimant.statement is figure.told_in is inner


def test_a_day_of_another_clause_is_left_alone() -> None:
    text = "Before Friday the guards rescued 40 sailors."
    made = report(text)
    (figure,) = find_figures(
        prepared(made), (), (), (), (time(text, "Friday", "2025-08-15"),)
    )
    assert figure.when is None


def test_a_number_inside_a_time_is_no_figure() -> None:
    text = "They met from 3 May with 12 guests."
    made = report(text)
    found = find_figures(
        prepared(made), (), (), (), (time(text, "3 May", "2025-05-03"),)
    )
    assert [f.span.of(text) for f in found] == ["12 guests"]


def test_repeated_parts_are_not_read_again() -> None:
    text = "The guards rescued 40 sailors."
    made = Report(
        id="a", text=text, parts=(Part(span=Span(0, len(text)), kind="repeat"),)
    )
    assert find_figures(prepared(made)) == ()


WORDS = "12 two a dozen dozens of people were hurt $ 3 million per cent and at least - , . “ one them said \x00 שלום 9,000"


@settings(max_examples=60)
@given(
    st.one_of(
        st.text(max_size=120),
        st.lists(st.sampled_from(WORDS.split(" ")), max_size=40).map(" ".join),
    )
)
def test_any_text_has_an_answer_with_sorted_spans_inside_it(text: str) -> None:
    made = report(text)
    found = find_figures(prepared(made))
    assert all(f.span.end <= len(text) and f.span.of(text).strip() for f in found)
    assert [f.span for f in found] == sorted(f.span for f in found)


def test_order_of_the_items_given_does_not_matter() -> None:
    text = "Guards rescued 40 sailors near Amber on Monday and 12 divers near Beryl on Tuesday."
    made = report(text)
    places = (place(text, "Amber"), place(text, "Beryl"))
    times = (time(text, "Monday", "2025-08-11"), time(text, "Tuesday", "2025-08-12"))
    people: tuple[Mention, ...] = ()
    one = find_figures(prepared(made), (), people, places, times)
    other = find_figures(prepared(made), (), people, places[::-1], times[::-1])
    assert one == other
    assert [f.place for f in one] == list(places)


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("The health ministry put the death toll at 45.", "health ministry"),
        (
            "Two more deaths put the toll at 45.",
            None,
        ),  # what moves a toll claims nothing
    ],
)
def test_who_puts_a_toll_somewhere_claims_it(text: str, claimant: str | None) -> None:
    source = figures(text)[-1].claimant
    assert (source.name if source else None) == claimant
