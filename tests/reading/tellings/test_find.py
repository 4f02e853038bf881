"""Tellings: what each clause, event noun and count of a sentence claims, each sentence
with the reason it is here.
"""

from __future__ import annotations

import itertools
from dataclasses import fields
from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Item, Part, Reading, Report, Span, Telling
from onrecord.reading.reader import read
from tests.builders import report


@cache
def reading_of(text: str) -> Reading:
    return read(report(text))


def told(text: str, head: str) -> Telling:
    """The one telling of `text` whose head is `head`."""
    (telling,) = [t for t in reading_of(text).tellings if t.head.of(text) == head]
    return telling


def surface(text: str, span: Span | None) -> str | None:
    return None if span is None else span.of(text)


WHO: list[tuple[str, str, str, list[str], str | None, str | None]] = [
    # each joined clause is a telling of its own, and "and" is in neither
    (
        "The council closed the harbour, and the mayor resigned.",
        "closed",
        "clause",
        ["The council closed the harbour"],
        "The council",
        "the harbour",
    ),
    (
        "The council closed the harbour, and the mayor resigned.",
        "resigned",
        "clause",
        ["the mayor resigned"],
        "the mayor",
        None,
    ),
    # a passive: by voice and not by position
    (
        "The harbour was closed by the council on Friday.",
        "closed",
        "clause",
        ["The harbour was closed by the council on Friday"],
        "the council",
        "The harbour",
    ),
    # a relative clause is told apart from what it describes
    (
        "The captain who sank the ferry fled.",
        "fled",
        "clause",
        ["The captain", "fled"],
        "The captain",
        None,
    ),
    (
        "The captain who sank the ferry fled.",
        "sank",
        "clause",
        ["who sank the ferry"],
        "The captain",
        "the ferry",
    ),
    # a participle that describes a noun, and one that shares a passive
    (
        "Two men arrested in Porto were charged and jailed.",
        "arrested",
        "clause",
        ["arrested in Porto"],
        None,
        "Two men",
    ),
    (
        "Two men arrested in Porto were charged and jailed.",
        "jailed",
        "clause",
        ["jailed"],
        None,
        "Two men",
    ),
    # a headline leaves "was" out
    ("Man arrested in Porto", "arrested", "clause", ["arrested in Porto"], None, "Man"),
    # an open clause has the subject of the verb it hangs on, or who is asked
    (
        "The captain vowed to sue the port.",
        "sue",
        "clause",
        ["to sue the port"],
        "The captain",
        "the port",
    ),
    (
        "The judge ordered Jon Marrow to leave the city.",
        "leave",
        "clause",
        ["to leave the city"],
        "Jon Marrow",
        "the city",
    ),
    # a thing is not asked: who opened the door saves the port
    (
        "The union opened a door to save the port.",
        "save",
        "clause",
        ["to save the port"],
        "The union",
        "the port",
    ),
    # "by" leads to another clause and is no word of this one
    (
        "The mayor closed the port by selling its boats.",
        "closed",
        "clause",
        ["The mayor closed the port"],
        "The mayor",
        "the port",
    ),
    # the participants of a noun stand behind "of" and "by", or before it
    (
        "The arrest of Jon Marrow by the guard angered the port.",
        "arrest",
        "noun",
        ["The arrest of Jon Marrow by the guard"],
        "the guard",
        "Jon Marrow",
    ),
    (
        "Marrow's arrest angered the port.",
        "arrest",
        "noun",
        ["Marrow's arrest"],
        None,
        "Marrow",
    ),
    (
        "The resignation of Ada Venn came after talks.",
        "resignation",
        "noun",
        ["The resignation of Ada Venn"],
        "Ada Venn",
        None,
    ),
    # whose visit it is, the light verb says
    (
        "Ada Venn made a visit to the camp.",
        "visit",
        "noun",
        ["a visit to the camp"],
        "Ada Venn",
        None,
    ),
    # a day owns nothing
    (
        "Friday's shooting killed three sailors.",
        "shooting",
        "noun",
        ["Friday's shooting"],
        None,
        None,
    ),
    # a count is a telling, and so is the count of a part of it
    (
        "At least 13 people, including two children, were injured in Porto.",
        "people",
        "count",
        ["At least 13 people, including two children"],
        None,
        None,
    ),
    (
        "At least 13 people, including two children, were injured in Porto.",
        "children",
        "count",
        ["two children"],
        None,
        None,
    ),
    # a headline without a verb
    (
        "Damaged dam in northern Tellin",
        "dam",
        "fragment",
        ["Damaged dam in northern Tellin"],
        None,
        None,
    ),
]


@pytest.mark.parametrize(("text", "head", "form", "pieces", "agent", "patient"), WHO)
def test_who_acts_on_whom_in_which_words(
    text: str,
    head: str,
    form: str,
    pieces: list[str],
    agent: str | None,
    patient: str | None,
) -> None:
    telling = told(text, head)
    assert telling.form == form
    assert [piece.of(text) for piece in telling.pieces] == pieces
    assert surface(text, telling.agent) == agent
    assert surface(text, telling.patient) == patient


STATUS = [
    ("The mayor resigned.", "resigned", "happened"),
    ("The dam will open in May.", "open", "planned"),
    ("The dam will not open in May.", "open", "denied"),
    # what somebody else says "would" be is announced
    ("Ada Venn said that the dam would open.", "open", "planned"),
    # "to" under a word of plan, of wish, of refusal
    ("The captain vowed to sue the port.", "sue", "planned"),
    ("Officials expect the ferry to sail again in May.", "sail", "planned"),
    ("The board wanted the captain to stay.", "stay", "planned"),
    ("The company will have to pay a fine.", "pay", "planned"),
    ("The captain refused to leave the ferry.", "leave", "denied"),
    # a modal: of what may be, and of what may have been
    ("The ferry could sink.", "sink", "conditional"),
    ("The ferry may have sunk.", "sunk", "unconfirmed"),
    # a verb that is joined to another shares its modal
    ("The boat could be sold or scrapped.", "scrapped", "conditional"),
    # both sides of a condition
    ("If the rain stops, the dam will open.", "stops", "conditional"),
    ("If the rain stops, the dam will open.", "open", "conditional"),
    # nouns: by the verb that holds them, by their own adjective, by "no"
    ("The ministers will hold talks.", "talks", "planned"),
    ("The planned merger angered the port.", "merger", "planned"),
    ("No meeting was held.", "meeting", "denied"),
]


@pytest.mark.parametrize(("text", "head", "status"), STATUS)
def test_status(text: str, head: str, status: str) -> None:
    assert told(text, head).status == status


ADMITTED = [
    # acts told as sayings
    ("Ada Venn pleaded guilty to fraud.", "pleaded", True),
    ("The port is suing the ferry company.", "suing", True),
    ("Jon Marrow was charged with arson.", "charged", True),
    ("The captain vowed to sue the port.", "vowed", True),
    ("Negotiators agreed on Monday to swap prisoners.", "agreed", True),
    # a bare verb of saying is none
    ("Ada Venn said that the dam would open.", "said", False),
    # a verb of seeming, a verb that leads on to the fact
    ("The ferry seemed to sink.", "seemed", False),
    ("The captain wanted to leave the ferry.", "wanted", False),
    # an idiom
    ("The plan makes sense.", "makes", False),
    # a verb without its object; nothing but a pronoun that stands for nobody known
    ("They took.", "took", False),
    ("He resigned.", "resigned", False),
    # a pronoun that has a name is somebody
    ("Ada Venn spoke on Monday. She resigned.", "resigned", True),
    # an order to the reader, a question
    ("Read more about the dam.", "Read", False),
    ("Did the captain sink the ferry?", "sink", False),
    # a noun with few words of its own is no fact beside its clause, by the verdicts of
    # readers
    ("The quake shook the port.", "quake", False),
    ("The explanation angered the port.", "explanation", False),
    ("The explanation of the council angered the port.", "explanation", False),
    # a noun that only says of which kind another is
    ("The settlement policy angered the port.", "settlement", False),
    # too little to be told
    ("Map", "Map", False),
]


@pytest.mark.parametrize(("text", "head", "admitted"), ADMITTED)
def test_what_is_a_fact_by_itself(text: str, head: str, admitted: bool) -> None:
    assert told(text, head).admitted is admitted


def test_what_was_read_before_is_referred_to() -> None:
    text = "Ada Venn said on Monday that 13 people were injured in Porto on Sunday."
    reading = reading_of(text)
    injured = told(text, "injured")
    assert injured.event in reading.events
    assert injured.figures == reading.figures
    assert injured.told_in in reading.statements
    assert injured.when is not None
    assert injured.when.span.of(text) == "Sunday"
    assert injured.where in reading.places
    assert told(text, "said").agent_mention in reading.people


def test_the_title_is_told_as_the_rest_is() -> None:
    text = "Captain has sunk ferry\n\nThe port is closed."
    parts = (
        Part(span=Span(0, 22), kind="headline"),
        Part(span=Span(24, len(text)), kind="paragraph"),
    )
    tellings = read(Report(id="a", text=text, parts=parts)).tellings
    assert tellings[0].head.of(text) == "sunk"


SENTENCES = [
    *(row[0] for row in WHO),
    *(row[0] for row in STATUS),
    *(row[0] for row in ADMITTED),
    "“He told me, ‘They shouted, “Leave!” and the boat that we had bought sank,’” she said.",
    "Prices rose 3.5 per cent to $1.2m, 1,000-2,000 more than in 2024.",
    "Between 8% and 15.5% of the boats, two of them new, sank; one did not.",
    "—",
    "PARIS (AP)",
]


@given(st.lists(st.sampled_from(SENTENCES), max_size=6).map("\n".join))
@settings(max_examples=40)
def test_what_holds_for_every_telling(text: str) -> None:
    reading = reading_of(text)
    here = {id(item) for kind in kinds_of(reading) for item in kind}
    heads = [telling.head for telling in reading.tellings]
    assert len(set(heads)) == len(heads)
    assert {event.head for event in reading.events} <= set(heads)
    assert {figure.head for figure in reading.figures} <= set(heads)
    for telling in reading.tellings:
        assert telling.pieces[0].start == telling.span.start
        assert telling.pieces[-1].end == telling.span.end <= len(text)
        for before, after in itertools.pairwise(telling.pieces):
            assert before.end <= after.start
        assert any(piece.covers(telling.head) for piece in telling.pieces)
        referred = [getattr(telling, field.name) for field in fields(telling)]
        referred += telling.figures
        assert all(id(item) in here for item in referred if isinstance(item, Item))
        for figure in telling.figures:
            assert any(piece.covers(figure.head) for piece in telling.pieces)


def kinds_of(reading: Reading) -> list[tuple[Item, ...]]:
    values = [getattr(reading, field.name) for field in fields(reading)]
    return [value for value in values if isinstance(value, tuple)]


BAD = [
    "boats " * 2_000,  # a sentence without end or verb
    "the ferry sank and " * 500,  # 2,000 words in joined clauses
    "meeting of the " * 700,  # nouns within nouns
    "he said that " * 700,  # clauses within clauses
    "they began to " * 700,  # open clauses within open clauses
    "the boat that " * 700,  # nouns described by what describes a noun
    "“" * 300 + "We sank" + "”" * 300,
    "“He said ‘she said “they said ‘the ferry sank’”’”",
    "13 14 15 16 " * 200,
    "",
]


@pytest.mark.parametrize("text", BAD)
def test_bad_input_is_bounded(text: str) -> None:
    for telling in reading_of(text).tellings:
        assert telling.span.end <= len(text)
        assert any(piece.covers(telling.head) for piece in telling.pieces)


def test_each_telling_has_a_vector_of_its_words() -> None:
    # two tellings of one thing lie nearer each other than one of another thing
    text = (
        "Two ships collided off Vessa. A pair of vessels crashed near Vessa. "
        "The bank raised its rates."
    )
    ships, vessels, bank = (
        np.frombuffer(told(text, head).meaning, np.int8).astype(np.float64)
        for head in ("collided", "crashed", "raised")
    )
    ships, vessels, bank = (v / np.linalg.norm(v) for v in (ships, vessels, bank))
    assert ships @ vessels > ships @ bank + 0.2
