"""Continuing: he and she as the speaker before, only where nobody else can be meant.
Statements are laid by hand.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.english.quotations import QuoteIndex, find_quotations
from onrecord.model import Span, Statement, hull
from onrecord.reading.people.find import read_people
from onrecord.reading.places.find import read_places
from onrecord.reading.reader import prepared
from onrecord.reading.statements.continuing import continue_speakers
from onrecord.reading.statements.find import form_of
from tests.builders import report, span

Said = tuple[
    str, str, str, str | None
]  # speaker, the cue right behind it, content, name where the people tell it


def continued(text: str, *said: Said) -> list[str | None]:
    """The names of statements in the order given, after those that go on have
    theirs.
    """
    made = report(text)
    sheet = prepared(made)
    people = read_people(read_places(sheet)).people
    quoted = QuoteIndex(find_quotations(text, [p.span for p in made.parts]))
    statements = [_statement(text, one, quoted) for one in said]
    in_order = sorted(statements, key=lambda s: (s.span, s.content))
    found = continue_speakers(replace(sheet, people=people), in_order)
    assert [replace(s, speaker_name=None) for s in found] == [
        replace(s, speaker_name=None) for s in in_order
    ]
    names = {s.span: s.speaker_name for s in found}
    return [names[s.span] for s in statements]


def _statement(text: str, said: Said, quoted: QuoteIndex) -> Statement:
    speaker, cue, content, name = said
    both, what = span(text, f"{speaker} {cue}"), span(text, content)
    who, how = (
        Span(both.start, both.start + len(speaker)),
        Span(both.end - len(cue), both.end),
    )
    return Statement(
        span=hull((who, how, what)),
        method="by hand",
        speaker=(who,),
        cue=(how,),
        content=(what,),
        form=form_of((what,), quoted),
        speaker_name=name,
    )


ORLO, VENN = "Anna Orlo", "Peter Venn"


def test_who_is_spoken_of_may_be_the_next_to_speak() -> None:
    # Quillo may be a man, and a woman is spoken of in his words
    text = "“She is hurt,” Quillo Venn said. She said it rained."
    first = ("Quillo Venn", "said", "“She is hurt,”", "Quillo Venn")
    assert continued(text, first, ("She", "said", "it rained", None)) == [
        "Quillo Venn",
        None,
    ]
    text = "“It is wet,” Quillo Venn said. She said it rained."
    first = ("Quillo Venn", "said", "“It is wet,”", "Quillo Venn")
    assert continued(text, first, ("She", "said", "it rained", None)) == [
        "Quillo Venn",
        "Quillo Venn",
    ]


@pytest.mark.parametrize(
    ("text", "first", "then", "expected"),
    [
        # goes on in the same paragraph, and in the next with words of her own
        (
            "Anna Orlo said it rained. She added the dam held.",
            ("Anna Orlo", "said", "it rained", ORLO),
            ("She", "added", "the dam held", None),
            ORLO,
        ),
        (
            "Anna Orlo said it rained.\n“The dam held,” she said on Monday.",
            ("Anna Orlo", "said", "it rained", ORLO),
            ("she", "said", "“The dam held,”", None),
            ORLO,
        ),
        # whom she spoke of is no speaker
        (
            "Anna Orlo said Mary Hill had left.\n“The dam held,” she said on Monday.",
            ("Anna Orlo", "said", "Mary Hill had left", ORLO),
            ("she", "said", "“The dam held,”", None),
            ORLO,
        ),
        # ... but may do anything else
        (
            "Anna Orlo said Mary Hill was wrong. She ignored the rain.",
            ("Anna Orlo", "said", "Mary Hill was wrong", ORLO),
            ("She", "ignored", "the rain", None),
            None,
        ),
        # the other gender
        (
            "Anna Orlo said it rained. He added the dam held.",
            ("Anna Orlo", "said", "it rained", ORLO),
            ("He", "added", "the dam held", None),
            None,
        ),
        # no person
        (
            "Ostra Hydro said it rained. She added the dam held.",
            ("Ostra Hydro", "said", "it rained", "Ostra Hydro"),
            ("She", "added", "the dam held", None),
            None,
        ),
        # the last speaker is open
        (
            "A neighbour said it rained. She added the dam held.",
            ("A neighbour", "said", "it rained", None),
            ("She", "added", "the dam held", None),
            None,
        ),
        # another woman stands between, by name or not
        (
            "Anna Orlo said it rained. Mary Hill came later. She added the dam held.",
            ("Anna Orlo", "said", "it rained", ORLO),
            ("She", "added", "the dam held", None),
            None,
        ),
        (
            "Anna Orlo said it rained. A woman came later. She added the dam held.",
            ("Anna Orlo", "said", "it rained", ORLO),
            ("She", "added", "the dam held", None),
            None,
        ),
        # a man between is no rival, nor is who the speaker is
        (
            "Anna Orlo, a lawyer, said it rained. Peter Hill came later. She added the dam held.",
            ("Anna Orlo, a lawyer,", "said", "it rained", ORLO),
            ("She", "added", "the dam held", None),
            ORLO,
        ),
        # another named within the speaker's own words
        (
            "Anna Orlo, who ran with Mary Hill, said it rained. She added the dam held.",
            ("Anna Orlo, who ran with Mary Hill,", "said", "it rained", ORLO),
            ("She", "added", "the dam held", None),
            None,
        ),
        # nobody speaks of herself by name
        (
            "Anna Orlo said it rained. She added Anna Orlo had left.",
            ("Anna Orlo", "said", "it rained", ORLO),
            ("She", "added", "Anna Orlo had left", None),
            None,
        ),
        # too far
        (
            "Anna Orlo said it rained.\nThe boats left.\nShe added the dam held.",
            ("Anna Orlo", "said", "it rained", ORLO),
            ("She", "added", "the dam held", None),
            None,
        ),
        # inside a quotation another speaks
        (
            "Anna Orlo said it rained. “She added salt.”",
            ("Anna Orlo", "said", "it rained", ORLO),
            ("She", "added", "salt", None),
            None,
        ),
    ],
)
def test_goes_on(text: str, first: Said, then: Said, expected: str | None) -> None:
    assert continued(text, first, then) == [first[3], expected]


def test_goes_on_and_on() -> None:
    # each is the speaker before the next
    text = "Anna Orlo said it rained. She added the dam held.\n“Boats left,” she noted."
    said: list[Said] = [
        ("Anna Orlo", "said", "it rained", ORLO),
        ("She", "added", "the dam held", None),
        ("she", "noted", "“Boats left,”", None),
    ]
    assert continued(text, *said) == [ORLO, ORLO, ORLO]


def test_a_statement_within_what_is_said_is_passed_over() -> None:
    # Venn speaks only in Orlo's words: she goes on
    text = "Anna Orlo said Peter Venn hoped it would rain. She added the dam held."
    said: list[Said] = [
        ("Anna Orlo", "said", "Peter Venn hoped it would rain", ORLO),
        ("Peter Venn", "hoped", "it would rain", VENN),
        ("She", "added", "the dam held", None),
    ]
    assert continued(text, *said) == [ORLO, VENN, ORLO]


def test_who_is_told_to_have_said_it_may_go_on() -> None:
    # "she" may be Hill, who speaks in Orlo's words
    text = "Anna Orlo said Mary Hill hoped it would rain. She added the dam held."
    said: list[Said] = [
        ("Anna Orlo", "said", "Mary Hill hoped it would rain", ORLO),
        ("Mary Hill", "hoped", "it would rain", "Mary Hill"),
        ("She", "added", "the dam held", None),
    ]
    assert continued(text, *said) == [ORLO, "Mary Hill", None]


_WORDS = (
    "Anna Orlo",
    "Peter Venn",
    "He",
    "she",
    "said",
    "added",
    "“",
    "”",
    ".",
    "\n",
    "it rained",
    "a woman",
)


@settings(max_examples=40)
@given(st.lists(st.sampled_from(_WORDS), min_size=6, max_size=30), st.data())
def test_never_raises_and_changes_nothing_but_open_names(
    pieces: list[str], data: st.DataObject
) -> None:
    text = " ".join(pieces)
    made = report(text)
    sheet = prepared(made)
    people = read_people(sheet).people
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), min_size=6, max_size=6)))
    spans = data.draw(st.permutations([Span(a, b) for a, b in pairwise(cuts)]))
    name = data.draw(st.sampled_from([None, ORLO]))
    both = [
        Statement(
            span=hull(s),
            method="m",
            speaker=s[:1],
            cue=s[1:2],
            content=s[2:],
            form="indirect",
            speaker_name=n,
        )
        for s, n in ((tuple(spans[:3]), name), (tuple(spans[2:5]), None))
    ]
    both.sort(key=lambda s: (s.span, s.content))
    found = continue_speakers(replace(sheet, people=people), both)
    assert [replace(s, speaker_name=None) for s in found] == [
        replace(s, speaker_name=None) for s in both
    ]
    assert all(
        old.speaker_name in (None, new.speaker_name)
        for old, new in zip(both, found, strict=True)
    )
