"""The words by which a telling is understood alone, and what it only stands beside."""

from __future__ import annotations

import pytest

from tests.reading.tellings.test_find import reading_of, told

GISTS = [
    # a clause of its own, whole
    (
        "The council closed the harbour, and the mayor resigned.",
        "resigned",
        "the mayor resigned",
    ),
    # a relative clause with the noun that it describes
    (
        "Ada Venn thanked the two sailors who saved the ferry in March, a port official"
        " told a long and crowded meeting of the harbour council on Tuesday evening.",
        "saved",
        "Ada Venn thanked the two sailors who saved the ferry in March",
    ),
    # a verb with what leads to it
    (
        "The captain wanted to leave the ferry.",
        "leave",
        "The captain wanted to leave the ferry",
    ),
    # a joined verb with the subject and the helper of the first
    (
        "Jon Marrow was charged with arson on the old pier, according to a statement of"
        " the port police that was sent to reporters late on Tuesday evening, and jailed.",
        "jailed",
        "Jon Marrow was … jailed",
    ),
    # on what a thing hangs is never left out
    (
        "If the rain stops, the dam will open.",
        "stops",
        "If the rain stops",
    ),
    (
        "It is unclear whether the captain slept.",
        "slept",
        "It is unclear whether the captain slept",
    ),
    # nor that there is no sign of a thing, nor that it is only demanded
    (
        "Police found no sign that the captain slept.",
        "slept",
        "Police found no sign that the captain slept",
    ),
    (
        "The union demanded the port close its oldest piers.",
        "close",
        "The union demanded the port close its oldest piers",
    ),
    (
        "The new locks make it impossible for the ferry to leave the harbour.",
        "leave",
        "The new locks make it impossible for the ferry to leave the harbour",
    ),
    # a clause that says little with what tells when
    (
        "The shooting happened minutes after Jon Marrow left the port.",
        "happened",
        "The shooting happened minutes after Jon Marrow left the port",
    ),
    # a count and a noun are told by their clause
    (
        "At least 13 people were injured in Porto.",
        "people",
        "At least 13 people were injured in Porto",
    ),
    # a day with its month and year
    (
        "The port hired Ada Venn on Jan. 17, 2013.",
        "hired",
        "The port hired Ada Venn on Jan. 17, 2013",
    ),
]


@pytest.mark.parametrize(("text", "head", "gist"), GISTS)
def test_the_gist_of_a_telling(text: str, head: str, gist: str) -> None:
    words = " … ".join(piece.of(text) for piece in told(text, head).gist)
    assert words == gist


def test_a_gist_has_an_end() -> None:
    text = (
        f"The council closed {'the old stone bridge above the harbour and ' * 20}left."
    )
    gist = told(text, "closed").gist
    assert sum(piece.end - piece.start for piece in gist) < 250


@pytest.mark.parametrize(
    ("text", "head"),
    [
        (
            "The mayor wasn’t, whatever her rivals in the old council of Porto said on"
            " that long and very cold winter evening in the town hall, a thief.",
            "was",
        ),
        ("Ada Venn didn’t just close the harbour, she sold its boats too.", "close"),
        ("The dam will never again hold the water of the upper valley.", "hold"),
    ],
)
def test_what_negates_is_never_left_out(text: str, head: str) -> None:
    words = " ".join(piece.of(text) for piece in told(text, head).gist)
    assert "n’t" in words or "never" in words


UNDER = [
    # of a saying what is said, of a verb that opens a clause that clause
    ("Ada Venn told reporters that the dam would open.", "told", "open"),
    ("A study found that the dam leaks.", "found", "leaks"),
    # a clause within the words of another
    ("The captain agreed to leave the ferry.", "leave", "agreed"),
    ("The captain, who loves the ferry, fled the port.", "loves", "fled"),
    # a verb that only leads is passed over
    ("The captain wanted to leave the ferry.", "leave", None),
    # a clause that tells an event or a number stands by itself
    ("The captain, who sank 12 boats, fled the port.", "sank", None),
    # words that only point back stand beside what is before
    ("The ferry sank in the harbour of Porto. That was sad.", "was", "sank"),
    # so does one whose subject nobody knows
    ("The ferry sank in the harbour of Porto. It blocked the pier.", "blocked", "sank"),
    ("The council closed the harbour, and the mayor resigned.", "resigned", None),
]


@pytest.mark.parametrize(("text", "head", "above"), UNDER)
def test_what_a_telling_stands_beside(text: str, head: str, above: str | None) -> None:
    under = told(text, head).under
    assert (None if under is None else under.of(text)) == above


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("Skip in Skip the ferry sank in Porto.", "sank"),
        ("7/34 3 May 2017 The mayor opens the dam in Porto", "opens"),
        ("Your browser does not support iframes.", "support"),
    ],
)
def test_what_a_page_writes_is_no_fact(text: str, head: str) -> None:
    assert not told(text, head).admitted


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("Last updated 5 May 2017 at 14:30", "updated"),
        ("Related: Ferry sinks in the harbour of Porto", "sinks"),
        ("(Reporting by Ada Venn; writing by Jon Marrow)", "writing"),
        ("The dam opens today. According to the port council.", "According"),
    ],
)
def test_a_line_of_the_page_is_no_fact(text: str, head: str) -> None:
    assert not [
        t for t in reading_of(text).tellings if t.head.of(text) == head and t.admitted
    ]
