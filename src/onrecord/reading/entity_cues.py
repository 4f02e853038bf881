"""What the words around a name say against the network: "the retailer Vessa" is a firm wherever it is named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from onrecord.reading.entity_bounds import Entity
from onrecord.reading.tables import words

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
    """Whether a noun for a body stands before a name and belongs to it: not in "the newspaper Orlo founded"."""
    if not entity.first:
        return False
    noun, name = tokens[entity.first - 1], range(entity.first, entity.last)
    if noun.text.lower() not in words("body_nouns") or noun.sentence != tokens[entity.first].sentence:
        return False
    apposed = any(tokens[at].dep == "appos" and tokens[at].head == entity.first - 1 for at in name)
    return apposed or (noun.dep in ("compound", "nmod") and noun.head in name)


def _abbreviations(text: str, entities: Sequence[Entity], full: Sequence[Sequence[str]]) -> set[str]:
    """Names in capitals that are nobody's initials and no end of a name ("Marta ORLO")."""
    initials = {"".join(word[0] for word in name) for name in full}
    short = {name for e in entities if e.label == "PERSON" and _SHORTEST <= len(name := e.span.of(text)) <= _LONGEST}
    ends = {name[-1].upper() for name in full}
    return {name for name in short - initials - ends if name.isalpha() and name.isupper()}
