"""Speakers that stand as a label before or behind a colon."""

from __future__ import annotations

from typing import Literal

import pytest

from onrecord.model import Mention, Part, Report, Span
from onrecord.reading.statements.relations import Attribution
from onrecord.reading.statements.speaker_labels import find_labelled
from tests.builders import span

Row = tuple[str, str]


def told(
    text: str,
    kind: Literal["headline", "paragraph"],
    names: tuple[str, ...] = ("Orlo", "Marta Orlo"),
) -> Row | None:
    """Speaker and content of the one attribution by label, None where there is none."""
    report = Report(
        id="a",
        text=text,
        published=None,
        parts=(Part(span=Span(0, len(text)), kind=kind),),
    )
    people = [
        Mention(
            span=span(text, name),
            method="by hand",
            name=name,
            kind="person",
            form="name",
        )
        for name in names
        if name in text
    ]
    found = find_labelled(report, people, ())
    assert len(found) < 2
    return next(
        (
            (one.speaker.of(text), one.content[0].of(text))
            for one in found
            if one.speaker is not None
        ),
        None,
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a surname, a role, an institution; before the colon and behind it
        ("Orlo: Bridge will stay shut", ("Orlo", "Bridge will stay shut")),
        ("Police: Two boats sank", ("Police", "Two boats sank")),
        ("Governor: No plan to drain lake", ("Governor", "No plan to drain lake")),
        ("Bridge will stay shut: Marta Orlo", ("Marta Orlo", "Bridge will stay shut")),
        ("Two boats sank: ministry", ("ministry", "Two boats sank")),
        # a full name is as often the topic; with a quotation it is not
        ("Marta Orlo: Police search house", None),
        (
            "Marta Orlo: ‘We wait for the boats’",
            ("Marta Orlo", "‘We wait for the boats’"),
        ),
        # what nobody is called
        ("Vessa floods: Bridge will stay shut", None),
        ("Bridge will stay shut: what we know", None),
    ],
)
def test_a_headline(text: str, expected: Row | None) -> None:
    assert told(text, "headline") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ORLO: We wait here.", ("ORLO", "We wait here.")),
        (
            "MARTA ORLO: We wait. The boats are late.",
            ("MARTA ORLO", "We wait. The boats are late."),
        ),
        # no one speaks
        ("READ MORE: Boats wait here.", None),
        # a paragraph of prose that opens with a name and a colon is no transcript
        ("Orlo: the woman who waits.", None),
    ],
)
def test_a_transcript(text: str, expected: Row | None) -> None:
    assert told(text, "paragraph") == expected


def test_what_the_model_has_read_is_not_told_twice() -> None:
    text = "ORLO: We wait here."
    report = Report(
        id="a",
        text=text,
        published=None,
        parts=(Part(span=Span(0, len(text)), kind="paragraph"),),
    )
    read = Attribution(
        speaker=Span(0, 4),
        cue=Span(4, 5),
        content=(Span(6, len(text)),),
        confidence=0.9,
    )
    assert find_labelled(report, (), [read]) == ()
