"""What the words around a name say against the network's label; labels are given, words
are parsed.
"""

from __future__ import annotations

import pytest

from onrecord.model import Span
from onrecord.reading.entity_bounds import Entity
from onrecord.reading.entity_cues import with_cues
from onrecord.reading.parsing import parse
from onrecord.reading.sheet import Sheet
from tests.builders import report


def labels(text: str, *persons: str) -> list[str]:
    """The labels of `persons`, given in text order, once the words around them were
    heard.
    """
    sheet, found, at = parse(Sheet(report=report(text))), [], 0
    for person in persons:
        at = text.index(person, at)
        inside = sheet.tokens_at(Span(at, at + len(person)))
        found.append(
            Entity(
                Span(at, at + len(person)),
                "PERSON",
                inside[0].index,
                inside[-1].index + 1,
            )
        )
        at += len(person)
    return [entity.label for entity in with_cues(text, sheet.tokens, found)]


@pytest.mark.parametrize(
    ("text", "persons", "expected"),
    [
        # a noun for a body before the name, at the start of a sentence too, and
        # wherever else the name stands
        ("She works for the law firm Marlow Reed.", ["Marlow Reed"], ["ORG"]),
        ("Retailer Marlow said no.", ["Marlow"], ["ORG"]),
        (
            "The retailer Marlow said no. Marlow closed.",
            ["Marlow", "Marlow"],
            ["ORG", "ORG"],
        ),
        # or behind it
        ("Marlow, a stationery company, closed.", ["Marlow"], ["ORG"]),
        ("Marlow, who owns a company, left.", ["Marlow"], ["PERSON"]),
        ("The Marlow party won. Marlow ruled.", ["Marlow", "Marlow"], ["ORG", "ORG"]),
        ("Marlow’s party won.", ["Marlow"], ["PERSON"]),
        ("The Marlow campaign won.", ["Marlow"], ["PERSON"]),
        # a person's work is no body, nor is who founded one
        ("The lawyer Anna Marlow said no.", ["Anna Marlow"], ["PERSON"]),
        (
            "Anna Marlow left. The company Marlow founded closed.",
            ["Anna Marlow", "Marlow"],
            ["PERSON", "PERSON"],
        ),
        ("He left the company. Marlow stayed.", ["Marlow"], ["PERSON"]),
        # an ending that owns nothing, once
        (
            "Marlow's was sold. They met at Marlow's store.",
            ["Marlow", "Marlow"],
            ["ORG", "ORG"],
        ),
        ("Shops such as Marlow's and Hill closed.", ["Marlow"], ["ORG"]),
        ("They are friends of Marlow's, he said.", ["Marlow"], ["PERSON"]),
        ("Marlow's and Reed's children sang.", ["Marlow"], ["PERSON"]),
        (
            "Anna Marlow sang. Marlow's was the best song.",
            ["Anna Marlow", "Marlow"],
            ["PERSON", "PERSON"],
        ),
        # letters that are nobody's initials
        ("The RSB said no.", ["RSB"], ["ORG"]),
        (
            "Anna Marlow Reed sang. AMR left.",
            ["Anna Marlow Reed", "AMR"],
            ["PERSON", "PERSON"],
        ),
        ("Anna HILL sang. HILL left.", ["Anna HILL", "HILL"], ["PERSON", "PERSON"]),
    ],
)
def test_labels(text: str, persons: list[str], expected: list[str]) -> None:
    assert labels(text, *persons) == expected
