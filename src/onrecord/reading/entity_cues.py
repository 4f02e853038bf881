"""What the words around a name say against the network: "the retailer Vessa" is a firm wherever it is named."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from onrecord.reading.entity_bounds import Entity
from onrecord.reading.tables import rows

_SHORTEST, _LONGEST = 3, 5  # letters of an abbreviation


class Word(Protocol):
    """What is asked of a token."""

    @property
    def text(self) -> str: ...
    @property
    def dep(self) -> str: ...
    @property
    def head(self) -> int: ...
    @property
    def sentence(self) -> int: ...


def with_cues(text: str, tokens: Sequence[Word], entities: Sequence[Entity]) -> tuple[Entity, ...]:
    """The entities of a report; of those tagged as persons, the ones that its words show to be bodies named so."""
    full = [name for e in entities if e.label == "PERSON" and len(name := e.span.of(text).split()) > 1]
    bodies = {e.span.of(text) for e in entities if e.label == "PERSON" and _is_called_a_body(tokens, e)}
    bodies -= {name[-1] for name in full}  # in "the paper Orlo founded" a parser may err
    bodies |= _abbreviations(text, entities, full)
    return tuple(replace(e, label="ORG") if e.label == "PERSON" and e.span.of(text) in bodies else e for e in entities)


def _is_called_a_body(tokens: Sequence[Word], entity: Entity) -> bool:
    """Whether a noun for a body beside a name belongs to it: not in "the newspaper Orlo founded"."""
    name = range(entity.first, entity.last)
    if (noun := _beside(tokens, entity.first - 1, entity)) in _nouns("before"):
        before = tokens[entity.first - 1]
        apposed = any(tokens[at].dep == "appos" and tokens[at].head == entity.first - 1 for at in name)
        return apposed or (before.dep in ("compound", "nmod") and before.head in name)
    noun = _beside(tokens, entity.last, entity)
    return noun in _nouns("after") and any(tokens[at].dep == "compound" and tokens[at].head not in name for at in name)


def _beside(tokens: Sequence[Word], at: int, entity: Entity) -> str:
    """The word at `at` in small letters where it is of the entity's sentence, else ""."""
    inside = 0 <= at < len(tokens) and tokens[at].sentence == tokens[entity.first].sentence
    return tokens[at].text.lower() if inside else ""


@functools.cache
def _nouns(side: str) -> frozenset[str]:
    return frozenset(noun for noun, where in rows("body_nouns") if where == side)


def _abbreviations(text: str, entities: Sequence[Entity], full: Sequence[Sequence[str]]) -> set[str]:
    """Names in capitals that are nobody's initials and no end of a name ("Marta ORLO")."""
    initials = {"".join(word[0] for word in name) for name in full}
    short = {name for e in entities if e.label == "PERSON" and _SHORTEST <= len(name := e.span.of(text)) <= _LONGEST}
    ends = {name[-1].upper() for name in full}
    return {name for name in short - initials - ends if name.isalpha() and name.isupper()}
