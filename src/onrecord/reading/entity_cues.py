"""What the words around a name say against the network: "the retailer Vessa" is a firm
wherever it is named.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.english.names import plain
from onrecord.english.tables import rows, words
from onrecord.model import Span
from onrecord.reading.entity_bounds import Entity
from onrecord.reading.tokens import Token

_ENDINGS = frozenset({"'s", "’s"})
_BESIDE = 4  # tokens behind an ending in which another one shares what it owns
_BEHIND = 10  # tokens behind a name in which an apposition says what it is
_SHORTEST, _LONGEST = 3, 5  # letters of an abbreviation


def with_cues(
    text: str, tokens: Sequence[Token], entities: Sequence[Entity]
) -> tuple[Entity, ...]:
    """The entities of a report; of those tagged as persons, the ones that its words
    show to be bodies named so.
    """
    full = [
        name
        for e in entities
        if e.label == "PERSON" and len(name := e.span.of(text).split()) > 1
    ]
    bodies = {
        e.span.of(text)
        for e in entities
        if e.label == "PERSON" and _is_called_a_body(tokens, e)
    }
    bodies -= {
        name[-1] for name in full
    }  # in "the paper Orlo founded" a parser may err
    bodies |= _abbreviations(text, entities, full) | _firms(text, entities)
    told = [
        replace(e, label="ORG")
        if e.label == "PERSON" and e.span.of(text) in bodies
        else e
        for e in entities
    ]
    return tuple(_with_ending(text, tokens, told))


def _with_ending(
    text: str, tokens: Sequence[Token], entities: Sequence[Entity]
) -> Iterator[Entity]:
    """The entities; those of one word whose possessive ending owns nothing are bodies
    with it: "Marlow's was sold".
    """
    surnames = {
        e.span.of(text).split()[-1]
        for e in entities
        if e.label == "PERSON" and e.last - e.first > 1
    }
    alone = {
        e
        for e in entities
        if e.label == "PERSON"
        and e.last - e.first == 1
        and e.span.of(text) not in surnames
    }
    houses = {e.span.of(text) for e in alone if _owns_nothing(tokens, e.last)}
    for e in entities:
        ended = (
            e in alone
            and e.span.of(text) in houses
            and e.last < len(tokens)
            and tokens[e.last].text in _ENDINGS
        )
        yield (
            Entity(Span(e.span.start, tokens[e.last].end), "ORG", e.first, e.last + 1)
            if ended
            else e
        )


def _owns_nothing(tokens: Sequence[Token], at: int) -> bool:
    """Whether a possessive ending at token `at` stands before a verb or the end of its
    phrase.
    """
    if (
        not 2 <= at + 1 < len(tokens)
        or tokens[at].text not in _ENDINGS
        or tokens[at].tag != "POS"
    ):
        return False
    after, before = tokens[at + 1], tokens[at - 2]
    if after.tag in ("VBD", "MD"):
        return True
    shared = any(
        t.text in _ENDINGS for t in tokens[at + 1 : at + 1 + _BESIDE]
    )  # "Marlow's and Hill's children"
    return (
        after.text in (",", ".", "and", "in")
        and before.text.lower() != "of"
        and not shared
    )


def _is_called_a_body(tokens: Sequence[Token], entity: Entity) -> bool:
    """Whether a noun for a body beside a name belongs to it: not in "the newspaper Orlo
    founded".
    """
    name = range(entity.first, entity.last)
    if (noun := _beside(tokens, entity.first - 1, entity)) in _nouns("before"):
        before = tokens[entity.first - 1]
        apposed = any(
            tokens[at].dep == "appos" and tokens[at].head == entity.first - 1
            for at in name
        )
        return apposed or (before.dep in ("compound", "nmod") and before.head in name)
    behind = range(entity.last + 1, min(entity.last + _BEHIND, len(tokens)))
    if any(
        tokens[at].dep == "appos"
        and tokens[at].head in name
        and tokens[at].text in _nouns("before")
        for at in behind
    ):
        return True  # "Vessa, a stationery company"
    noun = _beside(tokens, entity.last, entity)
    return noun in _nouns("after") and any(
        tokens[at].dep == "compound" and tokens[at].head not in name for at in name
    )


def _beside(tokens: Sequence[Token], at: int, entity: Entity) -> str:
    """The word at `at` in small letters where it is of the entity's sentence, else
    "".
    """
    inside = (
        0 <= at < len(tokens) and tokens[at].sentence == tokens[entity.first].sentence
    )
    return tokens[at].text.lower() if inside else ""


@functools.cache
def _nouns(side: str) -> frozenset[str]:
    return frozenset(noun for noun, where in rows("body_nouns") if where == side)


def _firms(text: str, entities: Sequence[Entity]) -> set[str]:
    """Names that the report also gives with what a firm is in law: "Lisk Brothers
    GmbH".
    """
    words_of = [e.span.of(text).split() for e in entities if e.label == "ORG"]
    return {
        " ".join(name[:-1])
        for name in words_of
        if len(name) > 1 and plain(name[-1]) in words("firm_words")
    }


def _abbreviations(
    text: str, entities: Sequence[Entity], full: Sequence[Sequence[str]]
) -> set[str]:
    """Names in capitals that are nobody's initials and no end of a name ("Marta
    ORLO").
    """
    initials = {"".join(word[0] for word in name) for name in full}
    short = {
        name
        for e in entities
        if e.label == "PERSON" and _SHORTEST <= len(name := e.span.of(text)) <= _LONGEST
    }
    ends = {name[-1].upper() for name in full}
    return {
        name for name in short - initials - ends if name.isalpha() and name.isupper()
    }
