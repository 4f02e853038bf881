"""Events: (sentence, status, what), each with the reason it is here. Statements, places
and times are made by hand.
"""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Event, Mention, Place, Source, Span, Statement, Time
from onrecord.reading.events.find import read_events
from onrecord.reading.gathering import gather_circumstances
from onrecord.reading.reader import prepared
from onrecord.reading.sheet import Sheet
from tests.builders import report, span
from tests.reading.sheets import with_items


def find_events(
    sheet: Sheet,
    statements: Sequence[Statement] = (),
    people: Sequence[Mention] = (),
    places: Sequence[Place] = (),
    times: Sequence[Time] = (),
) -> tuple[Event, ...]:
    """The events of a sheet on which these items were read."""
    read = with_items(sheet, statements, people, places, times)
    return read_events(gather_circumstances(read)).events


def events(text: str) -> tuple[Event, ...]:
    made = report(text)
    return find_events(prepared(made))


def read(text: str) -> list[tuple[str, str]]:
    return [(e.status, e.what) for e in events(text)]


STATUS: list[tuple[str, list[tuple[str, str]]]] = [
    # deeds that are told as news by themselves, those done by words too
    (
        "Two inmates escaped from the Lenn jail.",
        [("happened", "Two inmates escaped")],
    ),
    (
        "The league suspended the referee.",
        [("happened", "suspended the referee")],
    ),
    (
        "The widow sued the ferry company.",
        [("happened", "sued the ferry company")],
    ),
    (
        "Prosecutors accused the mayor of fraud.",
        [("happened", "accused the mayor of fraud")],
    ),
    # planned: a modal, "to" behind a plan, a passive
    ("The talks are set to begin in the old harbour.", [("planned", "talks")]),
    (
        "The ministers are to meet in Port Amber.",
        [("planned", "ministers are to meet")],
    ),
    (
        "The ministers will hold a joint press briefing.",
        [("planned", "joint press briefing")],
    ),
    ("The trial is due to start in May.", [("planned", "trial")]),
    ("The summit is scheduled for the first week of May.", [("planned", "summit")]),
    # not planned is no event, neither is what is only imagined
    ("The mayor is not scheduled to attend the meeting.", []),
    ("The mayor could attend the meeting.", []),
    ("She asked whether troops had attacked the port.", []),
    # called off
    ("The summit was called off.", [("cancelled", "summit")]),
    ("The club cancelled the concert.", [("cancelled", "concert")]),
    # confirmed, not confirmed, denied
    (
        "The palace has not confirmed any plans for a state visit.",
        [("unconfirmed", "state visit")],
    ),
    ("The palace confirmed the state visit.", [("confirmed", "state visit")]),
    (
        "The army denied that soldiers had shelled the port.",
        [("denied", "soldiers had shelled the port")],
    ),
    # what is left open there is what, not whether
    ("The army did not confirm how far the rocket flew.", []),
    # refusing and turning down is not denying
    ("The court denied bail.", []),
    # no plan, said by nobody: left alone
    ("No talks are planned.", []),
    ("The union rejected the offer.", []),
    # forecast with its probability
    (
        "She sees a 30 per cent chance that the talks will fail.",
        [("forecast", "the talks will fail")],
    ),
    # happened: a verb that is news by itself, and every object of it
    (
        "The rebels captured two forts and the village of Amber.",
        [
            ("happened", "captured two forts"),
            ("happened", "captured the village of Amber"),
        ],
    ),
    # what is put between subject and verb is left out of the words, not out of the span
    (
        "Nine people, including three children, were injured.",
        [("happened", "Nine people were injured")],
    ),
    ("The bridge, shut since May, is due to be sold.", []),
    (
        "The hostages, held since May, are due to be released.",
        [("planned", "hostages are due to be released")],
    ),
    ("The minister met in Oslo with the queen.", [("happened", "met with the queen")]),
    # an undated verb that is no news by itself makes no event
    ("The queen smiled at the crowd.", []),
]


@pytest.mark.parametrize(("text", "expected"), STATUS)
def test_status_and_words(text: str, expected: list[tuple[str, str]]) -> None:
    assert read(text) == expected


CONDITIONS = [
    # the clause may follow or lead; "one" stands for an event where it is told from
    # others
    (
        "There might be a second meeting if the first was fruitful.",
        "second meeting",
        "if the first was fruitful",
    ),
    (
        "If the first one goes well, we will have a short second one.",
        "short second one",
        "If the first one goes well",
    ),
]


@pytest.mark.parametrize(("text", "what", "condition"), CONDITIONS)
def test_conditions(text: str, what: str, condition: str) -> None:
    (event,) = events(text)
    assert (event.status, event.what) == ("conditional", what)
    assert event.condition == span(text, condition)


@pytest.mark.parametrize(
    ("text", "name", "discerning"),
    [
        # two words name it
        ("The mayor held a second news conference.", "news conference", ["second"]),
        (
            "The second news conference will begin at noon.",
            "news conference",
            ["second"],
        ),
        # the head alone does
        ("The ministers will hold a second meeting.", None, ["second"]),
        ("The ministers will hold talks.", None, []),
    ],
)
def test_words_that_say_which(
    text: str, name: str | None, discerning: list[str]
) -> None:
    (event,) = events(text)
    assert (event.name_span and event.name_span.of(text)) == name
    assert [span.of(text) for span in event.discerning] == discerning


def test_what_is_put_together_from_its_pieces() -> None:
    text = "13 people, including two children, were injured."
    (event,) = events(text)
    assert [piece.of(text) for piece in event.pieces] == ["13 people", "were injured"]


def test_probability_is_a_share_of_one() -> None:
    (event,) = events("She sees a 30 per cent chance that the talks will fail.")
    assert event.probability == pytest.approx(0.3)


def test_who_confirms_is_the_subject() -> None:
    (event,) = events("The royal palace has not confirmed any plans for a state visit.")
    assert event.by is not None
    assert event.by.name == "royal palace"


def test_time_and_place_of_the_clause() -> None:
    text = "The talks are set to begin at 11.30am on Friday at Amber Castle."
    made = report(text)
    when = Time(
        span=span(text, "11.30am on Friday"),
        method="hand",
        type="TIME",
        value="2025-08-15T11:30",
    )
    where = Place(
        span=span(text, "Amber Castle"), method="hand", name="Amber Castle", kind="site"
    )
    (event,) = find_events(prepared(made), (), (), (where,), (when,))
    assert (event.what, event.when, event.where) == ("talks", when, where)


def test_a_plan_takes_a_day_ahead_from_deep_inside_its_clause_and_no_day_behind() -> (
    None
):
    text = (
        "The kings will hold talks aimed at settling the feud at their lodge on Friday."
    )
    made = report(text, published="2025-08-14")
    for value, expected in (("2025-08-15", "2025-08-15"), ("2025-08-08", None)):
        day = Time(span=span(text, "Friday"), method="hand", type="DATE", value=value)
        (event,) = find_events(prepared(made), (), (), (), (day,))
        assert event.what == "talks"
        assert event.when is (day if expected else None)


def test_a_reported_plan_is_its_speakers() -> None:
    text = "He said that the two kings would hold a joint banquet and a concert."
    content = "the two kings would hold a joint banquet and a concert"
    aide = Statement(
        span=Span(0, len(text)),
        method="hand",
        speaker=(span(text, "He"),),
        cue=(),
        content=(span(text, content),),
        form="indirect",
        speaker_name="Ada Moss",
    )
    made = report(text.replace("banquet", "meeting"))
    text = made.text
    (event, *_) = find_events(prepared(made), (aide,), (), (), ())
    assert (event.status, event.what) == ("planned", "joint meeting")
    assert event.told_in is aide
    assert event.by == Source(name="Ada Moss", span=span(text, "He"), statement=aide)


def test_what_is_not_planned_is_denied_by_who_says_so() -> None:
    text = "“No talks are planned,” she said."
    aide = Statement(
        span=Span(0, len(text)),
        method="hand",
        speaker=(span(text, "she"),),
        cue=(),
        content=(span(text, "“No talks are planned,”"),),
        form="direct",
        speaker_name="Ada Moss",
    )
    made = report(text)
    (event,) = find_events(prepared(made), (aide,), (), (), ())
    assert (event.status, event.what) == ("denied", "talks")
    assert event.by == Source(name="Ada Moss", span=span(text, "she"), statement=aide)


def test_what_is_denied_has_its_own_day_not_the_denials() -> None:
    text = (
        "The ministry denied on Thursday that the kings would meet the queen on Friday."
    )
    made = report(text, published="2025-08-14")
    days = tuple(
        Time(span=span(text, word), method="hand", type="DATE", value=value)
        for word, value in (("Thursday", "2025-08-14"), ("Friday", "2025-08-15"))
    )
    (event,) = find_events(prepared(made), (), (), (), days)
    assert (event.status, event.when) == ("denied", days[1])


def test_a_dated_verb_makes_an_event_where_an_undated_one_does_not() -> None:
    text = "The council repainted the bridge on Monday."
    made = report(text)
    day = Time(
        span=span(text, "Monday"), method="hand", type="DATE", value="2025-08-11"
    )
    assert events(text) == ()
    (event,) = find_events(prepared(made), (), (), (), (day,))
    assert (event.what, event.when) == ("repainted the bridge", day)


WORDS = "The talks will begin if it was not called off denied that 30 per cent chance of rain “ ” , . there might be \x00"


@settings(max_examples=60)
@given(
    st.one_of(
        st.text(max_size=120),
        st.lists(st.sampled_from(WORDS.split(" ")), max_size=40).map(" ".join),
    )
)
def test_any_text_has_an_answer_with_sorted_spans_inside_it(text: str) -> None:
    found = events(text)
    assert all(e.span.end <= len(text) and e.what for e in found)
    assert all(word in text for e in found for word in e.what.split())
    assert [e.span for e in found] == sorted(e.span for e in found)
