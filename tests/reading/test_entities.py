"""From scores of words to named entities over the parser's tokens; the scores are made
by hand.
"""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pytest

from onrecord.model import Span
from onrecord.reading.encoder.encode import Encoded, nothing
from onrecord.reading.encoder.scores import ENTITIES, NAMES, Floats, Scores, merged
from onrecord.reading.encoder.windows import Laid
from onrecord.reading.entities import find_entities, find_toponyms
from onrecord.reading.entity_bounds import LONGEST

LETTERS = "oPpGgLl"  # tags of entities: a capital begins a person, a group, a location
TOPONYMS = "oTt"


def laid(text: str) -> Laid:
    """The words of a text, marks on their own."""
    words = [m.span() for m in re.finditer(r"\w+|[^\w\s]", text)]
    starts, ends = (
        np.asarray(side, np.int64)
        for side in (zip(*words, strict=True) if words else ((), ()))
    )
    return Laid(
        starts=starts,
        ends=ends,
        paragraph=np.zeros(len(words), np.int64),
        pieces=np.zeros(len(words), np.int64),
        bounds=np.arange(len(words) + 1),
        windows=(),
    )


def scored(entities: str, toponyms: str = "") -> Scores:
    """Scores that favour one tag a word."""
    toponyms = toponyms.ljust(len(entities), "o")
    table: Floats = np.full((len(entities), NAMES), -8.0, np.float32)
    for word, (entity, toponym) in enumerate(zip(entities, toponyms, strict=True)):
        table[word, LETTERS.index(entity)] = 0.0
        table[word, ENTITIES + TOPONYMS.index(toponym)] = 0.0
    empty = merged(laid(""), [], np.zeros((0, 0), np.float32))
    return Scores(
        tags=empty.tags,
        names=table,
        dependent=empty.dependent,
        head=empty.head,
        root=empty.root,
        distance=empty.distance,
        window=empty.window,
        meaning=empty.meaning,
    )


def encoded(text: str, entities: str, toponyms: str = "") -> Encoded:
    none = nothing()
    return Encoded(
        quoted=none.quoted,
        laid=laid(text),
        scores=scored(entities, toponyms),
        aside=none.aside,
    )


def tokens(text: str) -> list[Span]:
    """What the parser makes of it: parts at spaces and before marks."""
    return [Span(*m.span()) for m in re.finditer(r"[\w.]+|[^\w\s]", text)]


@pytest.mark.parametrize(
    ("text", "tags", "expected"),
    [
        (
            "Anna Marlow met Hill .",
            "PpoPo",
            [("Anna Marlow", "PERSON"), ("Hill", "PERSON")],
        ),
        # two names side by side stay two; an inside that nothing begins becomes a
        # beginning
        (
            "Lima Vessa Council met",
            "LGgo",
            [("Lima", "PLACE"), ("Vessa Council", "ORG")],
        ),
        ("the Rail Board met", "oggo", [("Rail Board", "ORG")]),
        # a sentence ends between two; a body that was cut behind a small word goes on
        ("met Hill . Orlo left", "oPppo", [("Hill", "PERSON"), ("Orlo", "PERSON")]),
        (
            "the Board of the Rail Union of Lima met",
            "oGgoooooo",
            [("Board of the Rail Union of Lima", "ORG")],
        ),
        (
            "the Institute for the Study of Rail met",
            "oGoooooo",
            [("Institute for the Study of Rail", "ORG")],
        ),
        ("the Board of directors met", "oGgoo", [("Board", "ORG")]),
        # who belongs to a party is nobody by that
        ("two Democrats met Orlo", "oPoP", [("Orlo", "PERSON")]),
        # nor by a faith, a people or a title; but a first name may be a faith's
        ("two Sunni Arab towns , Roman Catholic", "oGgooGg", []),
        ("Roman left", "Po", [("Roman", "PERSON")]),
        ("the Home Secretary left", "oPpo", []),
        ("met Prince of Ostra", "oPpp", [("Prince of Ostra", "PERSON")]),
        ("met Jars of Ostra", "oPpp", [("Jars of Ostra", "ORG")]),
        # a nickname parts no name, whether the network takes it for one or not; a
        # quoted sentence does
        ('Anna "Nan" Marlow left', "PoooPo", [('Anna "Nan" Marlow', "PERSON")]),
        ("Anna (Nan) Marlow left", "PoPoPo", [("Anna (Nan) Marlow", "PERSON")]),
        ('Anna "Nan" Marlow left', "PoPppo", [('Anna "Nan" Marlow', "PERSON")]),
        (
            'met Anna . "No," Marlow said',
            "oPoooooPo",
            [("Anna", "PERSON"), ("Marlow", "PERSON")],
        ),
        (
            'Anna Marlow "welcomed" Hill',
            "Pppppp",
            [("Anna Marlow", "PERSON"), ("Hill", "PERSON")],
        ),
        # a storm is nobody, here and further down, and a town of its name is one only
        # behind "in"
        (
            "Hurricane Orla hit Vessa . Orla grew in Orla",
            "oPoLoPooL",
            [("Vessa", "PLACE"), ("Orla", "PLACE")],
        ),
        # what a firm is in law makes it one
        ("Lisk Brothers GmbH left", "Ppoo", [("Lisk Brothers GmbH", "ORG")]),
        # an initial does not part a body's name
        ("the Anna C. Hill School met", "oPppGgo", [("Anna C. Hill School", "ORG")]),
        (
            "Anna Hill Vessa Council met",
            "PpGgo",
            [("Anna Hill", "PERSON"), ("Vessa Council", "ORG")],
        ),
        # a surname goes on behind its hyphen
        ("Anna Marlow-Hill left", "Ppooo", [("Anna Marlow-Hill", "PERSON")]),
        # a house that stands for a government is nobody
        ("the Kremlin met", "oPo", [("Kremlin", "ORG")]),
        # the network parts words at marks, the parser does not: the token is the name
        ("in the U.S. today", "ooLlllo", [("U.S.", "PLACE")]),
        ("", "", []),
    ],
)
def test_entities(text: str, tags: str, expected: list[tuple[str, str]]) -> None:
    found = find_entities(encoded(text, tags), text, tokens(text))
    assert [(e.span.of(text), e.label) for e in found] == expected


def test_toponyms_stand_within_other_names() -> None:
    text = "the Vessa Town Council in Lima"
    said = encoded(text, "oGggoL", "oToooT")
    assert [e.span.of(text) for e in find_toponyms(said, text, tokens(text))] == [
        "Vessa",
        "Lima",
    ]
    assert [e.span.of(text) for e in find_entities(said, text, tokens(text))] == [
        "Vessa Town Council",
        "Lima",
    ]


def test_a_name_ends_with_its_paragraph() -> None:
    text = "Orlo\n\nMarlow left"
    body = laid(text)
    parted = replace(body, paragraph=np.asarray([0, 1, 1]))
    said = Encoded(
        quoted=nothing().quoted,
        laid=parted,
        scores=scored("Ppo"),
        aside=nothing().aside,
    )
    assert [e.span.of(text) for e in find_entities(said, text, tokens(text))] == [
        "Orlo",
        "Marlow",
    ]


def test_what_the_parser_was_not_given_is_left_out() -> None:
    text = "Anna Marlow met Hill"
    assert [
        e.span.of(text)
        for e in find_entities(encoded(text, "PpoP"), text, tokens(text)[:3])
    ] == ["Anna Marlow"]


def test_two_names_in_one_token_are_one() -> None:
    text = "Marlow.Hill"
    assert [
        e.span.of(text) for e in find_entities(encoded(text, "PoP"), text, tokens(text))
    ] == ["Marlow.Hill"]


def test_a_list_without_end_is_no_name() -> None:
    text = " ".join(["Lima"] * (LONGEST + 1))
    assert find_entities(encoded(text, "L" + "l" * LONGEST), text, tokens(text)) == ()
    text = " ".join(["Lima"] * LONGEST)
    assert (
        len(find_entities(encoded(text, "L" + "l" * (LONGEST - 1)), text, tokens(text)))
        == 1
    )


def test_parts_aside_are_read_as_well() -> None:
    text = "Lima is wet. Anna Marlow smiles"
    beside = laid(text)
    caption = replace(
        beside,
        starts=beside.starts[4:],
        ends=beside.ends[4:],
        paragraph=beside.paragraph[4:],
    )
    body = replace(
        beside,
        starts=beside.starts[:4],
        ends=beside.ends[:4],
        paragraph=beside.paragraph[:4],
    )
    said = Encoded(
        quoted=nothing().quoted,
        laid=body,
        scores=scored("Looo"),
        aside=(caption, scored("Ppo")),
    )
    assert [e.span.of(text) for e in find_entities(said, text, tokens(text))] == [
        "Lima",
        "Anna Marlow",
    ]
