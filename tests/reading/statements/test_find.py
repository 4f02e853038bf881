"""Who said what, sentence by sentence: speaker, cue, content; names, channels, days and
negation.
"""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Mention, Part, Place, Report, Span, Statement, Time, hull
from onrecord.reading.reader import prepared
from onrecord.reading.statements.find import read_statements
from tests.builders import report, span
from tests.reading.sheets import with_items

METHOD = "by hand"


def person(
    text: str, surface: str, name: str | None, occurrence: int = 1, form: str = "name"
) -> Mention:
    where = span(text, surface, occurrence)
    return Mention(span=where, method=METHOD, name=name, kind="person", form=form)  # type: ignore[arg-type]


def place(text: str, surface: str, name: str, kind: str = "country") -> Place:
    return Place(span=span(text, surface), method=METHOD, name=name, kind=kind)


def day(text: str, surface: str, value: str, occurrence: int = 1) -> Time:
    return Time(
        span=span(text, surface, occurrence), method=METHOD, type="DATE", value=value
    )


def read(
    text: str,
    people: Sequence[Mention] = (),
    places: Sequence[Place] = (),
    times: Sequence[Time] = (),
) -> tuple[Statement, ...]:
    a = report(text)
    sheet = with_items(prepared(a), people=people, places=places, times=times)
    return read_statements(sheet).statements


def plain(text: str, statement: Statement) -> tuple[str, str, str]:
    """speaker, cue and content as they stand, pieces set apart by a bar."""
    return (
        " | ".join(s.of(text) for s in statement.speaker),
        " | ".join(s.of(text) for s in statement.cue),
        " | ".join(s.of(text) for s in statement.content),
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a clause, with and without "that", which belongs to the content; the full stop
        # does not
        ("Orlo said the bridge was shut.", [("Orlo", "said", "the bridge was shut")]),
        ("Orlo said that the bridge was shut.", [("Orlo", "said", "that the bridge was shut")]),
        ("Orlo told Venn that the bridge was shut.", [("Orlo", "told", "that the bridge was shut")]),
        ("The mayor suggested there might be rain.", [("The mayor", "suggested", "there might be rain")]),
        # the if-clause is said as well
        ("Venn warned of floods if the dam fails.", [("Venn", "warned of", "floods if the dam fails")]),
        # behind and inside what was said
        ("If it rains, Orlo said, boats will stay.", [("Orlo", "said", "If it rains | boats will stay")]),
        ("The bridge was shut, Orlo said.", [("Orlo", "said", "The bridge was shut")]),
        ("The bridge, Orlo said, would stay shut.", [("Orlo", "said", "The bridge | would stay shut")]),
        ("Orlo, meanwhile, said his boats had left.", [("Orlo", "said", "his boats had left")]),
        # an infinitive, an object, a name-giving, an order
        ("The army claimed to have sunk two boats.", [("The army", "claimed", "to have sunk two boats")]),
        ("The mayor announced plans to rebuild it.", [("The mayor", "announced", "plans to rebuild it")]),
        ("The mayor called the plan a mistake.", [("The mayor", "called", "the plan a mistake")]),
        ("The mayor urged residents to leave.", [("The mayor", "urged", "residents to leave")]),
        # a second verb shares the subject
        (
            "Orlo welcomed the plan and said that boats would sail.",
            [("Orlo", "welcomed", "the plan"), ("Orlo", "said", "that boats would sail")],
        ),
        ("Orlo said he would go, adding that boats would sail.", [
            ("Orlo", "said", "he would go"), ("Orlo", "adding", "that boats would sail"),
        ]),
        # what a relative clause says of the place is said by the palace
        (
            "Troops held a summit which the palace said would focus on grain.",
            [("the palace", "said", "would focus on grain")],
        ),
        # without a verb of saying
        ("Ten boats sank, according to the mayor.", [("the mayor", "according to", "Ten boats sank")]),
        ("According to the mayor, ten boats sank.", [("the mayor", "According to", "ten boats sank")]),
        (
            "The mayor's claim that the dam was safe was false.",
            [("The mayor", "claim", "that the dam was safe")],
        ),
        # announced, asked for, wished: the cue says which
        ("The mayor will announce a plan.", [("The mayor", "will announce", "a plan")]),
        ("The mayor fears the dam may break.", [("The mayor", "fears", "the dam may break")]),
        # who asks is not named
        (
            "Asked whether the dam broke, Orlo said it was safe.",
            [("", "Asked", "whether the dam broke"), ("Orlo", "said", "it was safe")],
        ),
        # what is said is not told
        ("Orlo denied this.", [("Orlo", "denied", "this")]),
        ("The boats sailed at noon.", []),
    ],
)  # fmt: skip
def test_statements_in_prose(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [plain(text, s) for s in read(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # before, behind, on both sides; the next quotation of the paragraph goes on
        ("“We wait,” Orlo said.", [("Orlo", "said", "“We wait,”")]),
        (
            "“We wait,” said Marta Orlo, the mayor.",
            [("Marta Orlo, the mayor", "said", "“We wait,”")],
        ),
        ("Orlo said: “We wait here.”", [("Orlo", "said", "“We wait here.”")]),
        (
            "“We wait,” Orlo said, “for the boats.”",
            [("Orlo", "said", "“We wait,” | “for the boats.”")],
        ),
        (
            "“We wait,” Orlo said. “The boats are late.”",
            [("Orlo", "said", "“We wait,” | “The boats are late.”")],
        ),
        # single marks with an apostrophe and a nested word
        (
            "‘We won’t say ‘swap’ here,’ Orlo said.",
            [("Orlo", "said", "‘We won’t say ‘swap’ here,’")],
        ),
        # two speakers in one paragraph
        (
            "“We wait,” Orlo said. “We do not,” Venn said.",
            [("Orlo", "said", "“We wait,”"), ("Venn", "said", "“We do not,”")],
        ),
        # a few quoted words inside the reporter's clause, and after a colon a whole
        # sentence
        (
            "Orlo said the plan was ‘a bad joke’.",
            [("Orlo", "said", "the plan was ‘a bad joke’")],
        ),
        (
            "Orlo said he was “very sad” about it.",
            [("Orlo", "said", "he was “very sad” about it")],
        ),
        # a word in marks is no statement
        ("The “bridge” was shut for a week.", []),
        # quotations over several paragraphs: the mark repeated, a colon, a paragraph
        # that is only a quotation
        (
            "“We wait,” Orlo said.\n“And we pray.”",
            [("Orlo", "said", "“We wait,” | “And we pray.”")],
        ),
        ("Orlo said:\n“We wait here.”", [("Orlo", "said", "“We wait here.”")]),
        (
            "“We wait.\n“And we pray,” Orlo said.",
            [("Orlo", "said", "“We wait. | “And we pray,”")],
        ),
        # who speaks is not certain: an answer to a question, a paragraph of the
        # reporter's between
        (
            "“Where is it?” Orlo asked.\n“It is gone.”",
            [("Orlo", "asked", "“Where is it?”")],
        ),
        (
            "“We wait,” Orlo said.\nThe boats left.\n“And we pray.”",
            [("Orlo", "said", "“We wait,”")],
        ),
        # signed with a dash
        (
            "“We wait for the boats.” — Mayor Orlo",
            [("Mayor Orlo", "—", "“We wait for the boats.”")],
        ),
    ],
)
def test_statements_by_quotation_marks(
    text: str, expected: list[tuple[str, str, str]]
) -> None:
    assert [plain(text, s) for s in read(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Residents were told that the dam broke.",
        "Residents were warned that the dam could break.",
        "Orlo is said to have left.",
        "Venn was asked whether the dam broke.",
        "Fellow crews were alerted by text, and told to leave the dam.",
    ],
)
def test_who_is_told_or_spoken_of_is_no_speaker(text: str) -> None:
    assert [s.speaker for s in read(text)] == [()]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("“We wait,” Orlo said.", "direct"),
        ("Orlo said the plan was ‘a bad joke’.", "mixed"),
        ("Orlo said the plan was bad.", "indirect"),
    ],
)
def test_form(text: str, form: str) -> None:
    assert [s.form for s in read(text)] == [form]


def test_the_name_is_that_of_the_mention_that_heads_the_speaker() -> None:
    text = "Marta Orlo left. Her aide said the mayor was ill. She said she was well. He said nothing was wrong."
    people = [
        person(text, "Marta Orlo", "Marta Orlo"),
        person(text, "She", "Marta Orlo", form="pronoun"),
        person(text, "He", None, form="pronoun"),
    ]
    assert [s.speaker_name for s in read(text, people)] == [None, "Marta Orlo", None]


def test_a_name_is_not_cut() -> None:
    # what the model takes for the speaker may end inside a name
    text = "“We wait for the boats.” — Marta Orlo"
    (found,) = read(text, [person(text, "Marta Orlo", "Marta Orlo")])
    assert plain(text, found) == ("Marta Orlo", "—", "“We wait for the boats.”")


def test_a_country_and_a_seat_of_government_speak_under_their_own_name() -> None:
    text = "Vessaria said the bridge was shut. The Kremlin said it was open. A man in Vessaria said it was wet."
    places = [
        place(text, "Vessaria", "Vessaria"),
        place(text, "The Kremlin", "Moscow Kremlin", kind="site"),
    ]
    assert [s.speaker_name for s in read(text, (), places)] == [
        "Vessaria",
        "Kremlin",
        None,
    ]


def test_two_speakers_have_no_single_name() -> None:
    text = "Orlo and Venn said the bridge was shut."
    people = [person(text, "Orlo", "Marta Orlo"), person(text, "Venn", "Ivo Venn")]
    assert [s.speaker_name for s in read(text, people)] == [None]


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("Two boats sank, governor Pavel Orlo said on Telegram.", "Telegram"),
        ("Orlo said in a statement that the bridge was shut.", "statement"),
        ("“We wait,” Orlo told Vessa News Radio.", "Vessa News Radio"),
        ("Orlo said at a news conference that boats would sail.", "news conference"),
        ("“We wait,” Orlo told reporters.", None),
        # known by its first word, or by a word that titles of newspapers end in
        ("“We wait,” Orlo told Radio Vessa.", "Radio Vessa"),
        ("“We wait,” Orlo told the Southern Courier.", "Southern Courier"),
        ("Orlo said the bridge was shut.", None),
    ],
)
def test_channel(text: str, channel: str | None) -> None:
    assert [s.channel for s in read(text)] == [channel]


@pytest.mark.parametrize(
    ("text", "said_on"),
    [
        ("Orlo said on Thursday that the bridge was shut.", ["2025-08-14"]),
        ("Orlo said Thursday the bridge was shut.", ["2025-08-14"]),
        ("On Thursday, Orlo said the bridge was shut.", ["2025-08-14"]),
        # the day of what is told, not of the telling
        ("Orlo said the bridge would open on Thursday.", [None]),
        # the day of the first verb holds for the second, that of the call does not for
        # the statement
        (
            "Orlo on Thursday welcomed the plan and said that boats would sail.",
            ["2025-08-14", "2025-08-14"],
        ),
        ("Leaders expressed relief after a call with Orlo on Thursday.", [None]),
    ],
)
def test_said_on(text: str, said_on: list[str | None]) -> None:
    assert [
        s.said_at.day if s.said_at else None
        for s in read(text, times=[day(text, "Thursday", "2025-08-14")])
    ] == said_on


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("The palace has not confirmed any plans for a visit.", True),
        ("The palace has yet to say whether it will pay.", True),
        ("Orlo declined to say whether boats would sail.", True),
        ("Nobody said the bridge was shut.", True),
        # denying is saying
        ("The palace denied that the bridge was shut.", False),
        ("Orlo said the bridge was not shut.", False),
    ],
)
def test_negated(text: str, negated: bool) -> None:
    assert [s.negated for s in read(text)] == [negated]


def test_captions_and_repeats_give_no_statements() -> None:
    a = report("Orlo said the bridge was shut.\nOrlo said the bridge was shut.")
    caption = Part(span=a.parts[1].span, kind="caption")
    b = Report(id="a", text=a.text, published=None, parts=(a.parts[0], caption))
    assert [s.span.start for s in read_statements(prepared(b)).statements] == [0]


def test_who_stands_for_a_person_only() -> None:
    text = "Venn, who said the bridge was shut, met Orlo. They left the Vessa Post, who said the bridge was open."
    post = Mention(
        span=span(text, "Vessa Post"),
        method=METHOD,
        name="Vessa Post",
        kind="organisation",
        form="name",
    )
    people = [person(text, "Venn", "Ivo Venn"), post]
    assert [s.speaker_name for s in read(text, people)] == ["Ivo Venn", None]


def check(text: str, statements: Sequence[Statement]) -> None:
    whole = Span(0, len(text))
    assert list(statements) == sorted(statements, key=lambda s: (s.span, s.content))
    for s in statements:
        spans = (*s.speaker, *s.cue, *s.content)
        assert s.content
        assert s.span == hull(spans)
        assert all(whole.covers(x) and x.start < x.end for x in spans)
        assert not any(c.overlaps(x) for c in s.content for x in (*s.speaker, *s.cue))


WORDS = st.sampled_from(
    """Orlo said “ ” ‘ ’ " , . : that he told Venn the bridge was shut according to claimed — who and not adding
    warned of '' \x00 ؟ش""".split(" ")
)


@settings(max_examples=120)
@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_jumbled_reports_give_whole_statements(text: str) -> None:
    check(text, read(text))


@settings(max_examples=60)
@given(st.text(max_size=120))
def test_any_text_has_an_answer(text: str) -> None:
    check(text, read(text))


def test_the_order_of_mentions_does_not_matter() -> None:
    text = (
        "Orlo said on Thursday that Venn had told Vessa News Radio the bridge was shut."
    )
    people = [person(text, "Orlo", "Marta Orlo"), person(text, "Venn", "Ivo Venn")]
    times = [day(text, "Thursday", "2025-08-14")]
    assert read(text, people, (), times) == read(text, people[::-1], (), times)
