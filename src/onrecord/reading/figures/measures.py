"""The measure of a figure: the text's own words for what is said of the counted ("shot
down", "injured", "chance").
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.english.tables import words_as
from onrecord.model import Span
from onrecord.reading.figures.units import Unit
from onrecord.reading.tokens import Token
from onrecord.reading.tree import OBJECTS, SUBJECTS, Tree

_HOPS = 10  # heads from a counted noun up to its predicate
_LONGEST_NOUN = 3  # words of what an amount is one of: "military aid package"
_BEFORE_NOUN = frozenset({"compound", "nmod", "amod", "nummod", "quantmod"})
_TO_NOUN = _BEFORE_NOUN | {"appos", "conj", "poss", "npadvmod"}
_TO_PREPOSITION = frozenset({"pobj", "prep", "pcomp", "agent"})
_ARGUMENTS = (
    SUBJECTS
    | OBJECTS
    | {"attr", "oprd", "acomp", "npadvmod", "advmod", "dep", "ccomp", "prep"}
)


@dataclass(frozen=True, slots=True)
class Measure:
    """`text` in the report's words (None where nothing is said) and where they stand,
    and the verb of its clause, else the root. A particle that stands apart from its
    verb ("shot 30 drones down") is in `text` alone.
    """

    text: str | None
    verb: int
    span: Span | None = None


_Words = tuple[str, Span]  # the words of a measure, and where they stand


def measure_of(tree: Tree, head: int, unit: Unit) -> Measure:
    """What is said of the thing counted at token `head` (an index into
    `Sheet.tokens`).
    """
    verb = tree.owner[head]
    state = _state_behind(tree, head, unit)
    if state is not None:
        return _measure(state, verb)
    if unit.kind in ("measure", "money"):
        noun = _measured_noun(tree, head)
        if noun is not None or _is_joined(tree, head):
            return _measure(noun, verb)
    return _climb(tree, head)


def _measure(words: _Words | None, verb: int) -> Measure:
    return Measure(None, verb) if words is None else Measure(words[0], verb, words[1])


def _word(token: Token) -> _Words:
    return token.text.lower(), token.span


def _state_behind(tree: Tree, head: int, unit: Unit) -> _Words | None:
    """ "12 dead", "left 30 people wounded", "with two soldiers missing": the state
    right behind the count.

    Where the count is the subject of a verb of its own that state only describes it
    ("the 12 injured were released").
    """
    if head + 1 == len(tree.tokens):
        return None
    counted, state = tree.token(head), tree.token(head + 1)
    if state.text.lower() not in words_as("measure_cues", "state"):
        return None
    if unit.kind == "bare" or counted.head == state.index:
        return _word(state)
    return None if counted.dep in SUBJECTS else _word(state)


def _measured_noun(tree: Tree, head: int) -> _Words | None:
    """The noun an amount stands before: "a 25 per cent chance", "$1.2 billion aid
    package".
    """
    token = tree.token(head)
    noun = tree.head(token)
    if noun.index <= head or noun.pos != "NOUN" or token.dep not in _BEFORE_NOUN:
        return None
    between = tree.tokens[head + 1 : noun.index + 1]
    core = [t for t in between if t.tag != "HYPH"]
    if len(core) > _LONGEST_NOUN:
        return None
    if not all(t.tag.startswith(("NN", "JJ")) for t in core):
        return None
    return " ".join(t.text for t in core), Span(core[0].start, core[-1].end)


def _is_joined(tree: Tree, head: int) -> bool:
    """ "the 25-ton, unmarked truck": an amount tied by a hyphen describes a thing; no
    verb says anything of it.
    """
    if head == 0:
        return False
    hyphen, token = tree.token(head - 1), tree.token(head)
    if hyphen.text != "-" or hyphen.end != token.start:
        return False
    return token.dep not in SUBJECTS | OBJECTS | {"pobj"}


def _climb(tree: Tree, head: int) -> Measure:
    """Up the tree from a counted noun to the verb or the naming noun that governs
    it.
    """
    at = head
    for _ in range(_HOPS):
        token = tree.token(at)
        above = tree.token(token.head)
        if above.index == at:
            return Measure(None, tree.owner[at])
        if above.pos in ("VERB", "AUX") and token.dep in _ARGUMENTS:
            # "it is 300 km away, she said": where the parser hangs the distance on
            # "said", nothing is said of it
            is_speech = above.lemma in words_as("status", "speech")
            is_aside = is_speech and token.dep not in SUBJECTS
            predicate = None if is_aside else _said(tree, above, head)
            return _measure(predicate, above.index)
        if above.pos == "ADJ" and token.dep in SUBJECTS:
            return _measure(_word(above), tree.owner[at])
        naming = tree.token(above.head)
        nominal = naming.lemma.lower() in words_as("measure_cues", "nominal")
        if token.dep == "pobj" and (nominal or _is_beside(tree, above)):
            return _measure(_word(naming) if nominal else None, tree.owner[at])
        if token.dep not in _TO_NOUN | _TO_PREPOSITION:
            return _measure(_participle(tree, head), tree.owner[at])
        at = above.index
    return Measure(None, tree.owner[head])


def _is_beside(tree: Tree, preposition: Token) -> bool:
    """ "an exodus from two yards", "doors to a million": what the verb says, it says of
    the noun before.
    """
    noun = tree.token(preposition.head)
    return (
        preposition.text.lower() != "of"
        and noun.pos in ("NOUN", "PROPN")
        and noun.index < preposition.index
    )


def _said(tree: Tree, verb: Token, head: int) -> _Words | None:
    """A verb as the text says it of the count: its particle with it, its complement
    where that is what is meant.
    """
    parsed = tree.verb(verb.index)
    if parsed.negated:
        return None
    is_reported = parsed.passive and verb.lemma in words_as("measure_cues", "report")
    if verb.lemma == "be" or is_reported:
        meant = tree.child(verb.index, {"acomp", "oprd", "xcomp"})
        if meant is not None and tree.token(meant).tag in ("JJ", "VBN", "VBG"):
            return _with_particle(tree, meant)
    if verb.lemma in ("be", "have"):
        return _participle(tree, head)
    return _with_particle(tree, verb.index)


def _with_particle(tree: Tree, verb: int) -> _Words:
    """ "shot down", "carried out". A particle further off is joined: "shot 30 drones
    down" is "shot down".
    """
    word, span = _word(tree.token(verb))
    index = tree.child(verb, {"prt"})
    if index is None:
        return word, span
    particle = tree.token(index)
    if index == verb + 1:
        span = Span(span.start, particle.end)
    return f"{word} {particle.text.lower()}", span


def _participle(tree: Tree, head: int) -> _Words | None:
    """The participle right behind a counted noun: "there were 12 people injured"."""
    after = tree.child(head, {"acl"})
    if after is not None and after == head + 1 and tree.token(after).tag == "VBN":
        return _with_particle(tree, after)
    return None
