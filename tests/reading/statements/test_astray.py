"""Sentences that led a small parser astray, and words that look like speech and are
none.
"""

from __future__ import annotations

from collections import Counter

import pytest

from onrecord.reading.parsing import LONGEST_SENTENCE
from onrecord.reading.reader import prepared
from onrecord.reading.statements.find import read_statements
from tests.builders import report

Row = tuple[str, str]


def told(text: str) -> list[Row]:
    """Speaker and content of each statement, pieces set apart by a bar."""
    a = report(text)
    found = read_statements(prepared(a)).statements
    return [
        (
            " ".join(s.of(text) for s in f.speaker),
            " | ".join(c.of(text) for c in f.content),
        )
        for f in found
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a name that is tagged as an adverb: at a sentence's start, and behind a
        # quotation
        (
            "The crews met union leader Anton Vesely. Vesely said the crews had warned the council about the pier.",
            [("Vesely", "the crews had warned the council about the pier")],
        ),
        (
            "“They sold the boats, and nobody has counted the ropes,” crew leader Anton Vesely told the Vessa Courier.",
            [
                (
                    "crew leader Anton Vesely",
                    "“They sold the boats, and nobody has counted the ropes,”",
                )
            ],
        ),
        # an apposition between the quotation and the verb
        (
            "“We heard the mast go,” a local fisherman, Pavel Orlo, told Radio Vessa.",
            [("a local fisherman, Pavel Orlo", "“We heard the mast go,”")],
        ),
        # one who is told, without “that”: a plural, a name of a medium, a pronoun
        (
            "Pavel Orlo told reporters divers had raised nine boats overnight.",
            [("Pavel Orlo", "divers had raised nine boats overnight")],
        ),
        ("Orlo told reporters the boats had sunk.", [("Orlo", "the boats had sunk")]),
        (
            "Orlo told Radio Vessa the divers had raised nine boats.",
            [("Orlo", "the divers had raised nine boats")],
        ),
        ("Orlo told her the boats had sunk.", [("Orlo", "the boats had sunk")]),
        # the content ends where the same speaker's next cue begins
        (
            "Orlo confirmed there had been losses and called it a sad day.",
            [("Orlo", "there had been losses"), ("Orlo", "it a sad day")],
        ),
    ],
)
def test_speaker_and_content(text: str, expected: list[Row]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        # the title of a programme is not what its guest says
        (
            "On a broadcast of “Vessa This Sunday,” Orlo said the boats had sunk.",
            ["the boats had sunk"],
        ),
        # one quoted word in the reporter's own sentence is no speech
        ("Mayor reveals ‘hidden’ costs of the pier.", ["‘hidden’ costs of the pier"]),
        # a flood that claims lives says nothing
        ("The flood claimed at least 20 lives.", []),
        # what “that” stands for is not told
        (
            "Orlo's letter said that was not his view and dismissed the rest.",
            ["that was not his view", "the rest"],
        ),
        # a paragraph that opens a quotation and never closes it is nobody's, least of
        # all the reporter's
        ("“I think she made it home.", []),
        # a participle behind an object is no clause
        ("Orlo wrote a memoir entitled Nine Boats.", []),
    ],
)
def test_no_speaker_by_mistake(text: str, contents: list[str]) -> None:
    assert [content for _, content in told(text)] == contents


@pytest.mark.parametrize("unit", ["Orlo, who said, ", "''a said ''", "“a,” said b, "])
def test_no_sentence_is_long_enough_to_be_walked_twice(unit: str) -> None:
    # every walk stays inside a sentence, and none has over LONGEST_SENTENCE tokens, so
    # that time grows with the text
    sheet = prepared(report(unit * 400))
    assert max(Counter(t.sentence for t in sheet.tokens).values()) <= LONGEST_SENTENCE
    assert all(sheet.tokens[t.head].sentence == t.sentence for t in sheet.tokens)
