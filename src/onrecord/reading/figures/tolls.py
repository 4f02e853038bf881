"""Tolls: what a bare number counts where a noun announces a count: "the death toll rose
to 45", "put the toll at 12".

The number stands behind "of", "to" or "at" of that noun or of its verb, or is what the
noun is or has reached. The nouns are in `english/tables/measure_cues.tsv`, roles "toll"
(itself the measure) and "number" ("the number of people killed").
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.english.names import plain
from onrecord.english.tables import pairs, words_as
from onrecord.model import Span
from onrecord.reading.figures.units import singular
from onrecord.reading.tokens import Token
from onrecord.reading.tree import Tree

# "rose by two" and "from 12" give no toll
_LEADS_TO = frozenset({"of", "to", "at", "above", "past", "beyond"})


@dataclass(frozen=True, slots=True)
class Toll:
    """What is counted (None where only what befell it is said) and the text's words for
    that, with where they stand.
    """

    unit: str | None
    measure: str
    span: Span


def toll_of(tree: Tree, number: int) -> Toll | None:
    """The toll the bare number at token `number` gives; None where no noun announces a
    count.
    """
    for noun in _nouns(tree, number):
        toll = _announced(tree, noun)
        if toll is not None:
            return toll
    return None


def put_by(tree: Tree, number: int) -> int | None:
    """Who puts a toll at the number: "the ministry" in "the ministry put the death toll
    at 12" (its token).

    None where no one is known to: what puts a toll higher may also be a find ("new
    deaths put the toll at 12").
    """
    token = tree.token(number)
    verb = tree.token(tree.token(token.head).head)
    if token.dep != "pobj" or verb.pos != "VERB":
        return None
    if verb.lemma.lower() not in words_as("measure_cues", "puts"):
        return None
    subject = tree.verb(verb.index).subject
    return subject if subject is not None and _speaks(tree.token(subject)) else None


def _speaks(token: Token) -> bool:
    """Whether a noun is of one who makes statements: a body, an office."""
    last = plain(token.lemma)
    return any(
        last in {noun.split()[-1] for noun in pairs(table)}
        for table in ("institution_nouns", "roles")
    )


def _nouns(tree: Tree, number: int) -> list[int]:
    """The nouns that may announce the count, the likeliest first."""
    token = tree.token(number)
    above = tree.token(token.head)
    behind = token.dep == "pobj"
    if behind:
        if above.text.lower() not in _LEADS_TO:
            return []
        above = tree.token(above.head)
    if above.pos not in ("VERB", "AUX"):
        return [above.index] if behind else []
    verb = tree.verb(above.index)
    if behind:
        nouns = [verb.object, verb.subject]
    elif token.dep in ("attr", "dobj"):
        nouns = [verb.subject]
    else:
        nouns = []
    return [noun for noun in nouns if noun is not None and noun != number]


def _announced(tree: Tree, noun: int) -> Toll | None:
    lemma = tree.token(noun).lemma.lower()
    if lemma in words_as("measure_cues", "toll"):
        span = tree.trimmed_core(noun)
        return Toll(None, span.of(tree.text).lower(), span)
    if lemma not in words_as("measure_cues", "number"):
        return None
    counted = tree.object_behind(noun, {"of"})
    return _number_of(tree, tree.token(counted)) if counted is not None else None


def _number_of(tree: Tree, counted: Token) -> Toll | None:
    """ "the number of dead", "of deaths", "of people killed": None where nothing is
    said of the counted.
    """
    word = counted.text.lower()
    is_state = word in words_as("measure_cues", "state")
    if is_state or counted.lemma.lower() in words_as("measure_cues", "nominal"):
        return Toll(None, word, counted.span)
    state = tree.dependent(counted, {"acl", "amod"})
    if state is None or state.index != counted.index + 1:
        return None
    if state.tag not in ("VBN", "JJ"):
        return None
    return Toll(singular(counted), state.text.lower(), state.span)
