"""Which verb a time or a place belongs to, read off the dependency tree (attachment, as
parsing calls it).

A time belongs to the verb it hangs on, by no preposition that points away from it
("before", "since"); a place by a preposition that locates ("in", "near"). Clauses that
lean on another ("in an attack that damaged ten houses") have its time and place.
"""

from __future__ import annotations

from onrecord.english.tables import words_as
from onrecord.model import Place, Time
from onrecord.reading.tokens import Token
from onrecord.reading.tree import STEPS, Tree

# clauses to look outwards: "in an attack that damaged ten houses" takes the day of the
# attack
_OUTER = 3
# tokens from a place left to its preposition: "near the coal mining town of"
_STEPS_LEFT = 6
_STEPS_TO_PREPOSITION = 3  # tokens from a time left to it: "in the past 24 hours"
_LEANING = frozenset({"relcl", "acl", "advcl", "xcomp", "pcomp"})
_PASSED = frozenset({"DT", "JJ", "PRP$"})  # between a preposition and its noun
_OF_A_LOCALITY = frozenset({"NN", "NNS", "VBG"})  # "coal mining town"
_NAMING = frozenset({"nummod", "compound", "nmod", "amod"})
_INSIDE = frozenset({"in", "at", "during"})
_YEAR_LENGTH = len("2025")
# kinds of place to how coarse they are; what is not here is a point: a town, a site
COARSENESS = {
    "region": 1,
    "county": 1,
    "district": 1,
    "province": 1,
    "state": 1,
    "country": 2,
    "continent": 3,
}


def verb_of_time(tree: Tree, time: Time) -> int | None:
    """The verb that a time belongs to (a root where there is none above it), as an
    index into `Sheet.tokens`; None where it only tells things apart or points away.
    """
    first = tree.token_at(time.span.start)
    last = tree.token_at(time.span.end - 1)
    if last >= len(tree.tokens):
        return None
    before = word_before(tree, first)
    if before in words_as("localities", "away"):
        return None
    if _is_possessive(tree, last + 1) and before not in _INSIDE:
        return None
    top = _top(tree, first, last)
    if len(time.value) == _YEAR_LENGTH and top.dep in _NAMING:
        # "his 2018 summit", "the 1995 filings": the year tells one of them from the
        # others
        return None
    return _verb_above(tree, top)


def verb_of_place(tree: Tree, place: Place) -> int | None:
    """The verb that a place belongs to, as in `verb_of_time`; None where no preposition
    before it locates.
    """
    preposition = _locating(tree, tree.token_at(place.span.start))
    if preposition is None:
        return None
    if preposition.text.lower() == "at" and place.kind in COARSENESS:
        return None  # "fired at Russia" is an aim, not a place
    if _is_possessive(tree, tree.token_at(place.span.end)):
        return None
    return _verb_above(tree, preposition)


def clauses_between(tree: Tree, inner: int, outer: int) -> int | None:
    """How many clauses lie from the verb `inner` out to the verb `outer` on which it
    leans (0: the same); None where it does not lean on it.
    """
    at = inner
    for clauses in range(_OUTER + 1):
        if at == outer:
            return clauses
        verb = tree.token(at)
        if verb.dep not in _LEANING:
            return None
        noun = tree.head(verb).lemma.lower()
        is_of_noun = verb.dep in ("relcl", "acl")
        if is_of_noun and noun not in words_as("events", "noun"):
            return None  # "he met on Friday a man who killed three": not on Friday
        at = tree.owner[verb.head]
    return None


def word_before(tree: Tree, first: int) -> str:
    """The preposition (or other word) before token `first` in lower case, articles and
    adjectives skipped; "" at the beginning.
    """
    at = first - 1
    furthest = max(0, first - _STEPS_TO_PREPOSITION)
    while at >= furthest and tree.token(at).tag in _PASSED:
        at -= 1
    return tree.token(at).text.lower() if at >= 0 else ""


def _is_possessive(tree: Tree, index: int) -> bool:
    return index < len(tree.tokens) and tree.token(index).tag == "POS"


def _top(tree: Tree, first: int, last: int) -> Token:
    """The token of a run whose head lies outside it; the first where none does."""
    for token in tree.tokens[first : last + 1]:
        if not first <= token.head <= last:
            return token
    return tree.token(first)


def _verb_above(tree: Tree, token: Token) -> int | None:
    """The verb above a token, unless a preposition on the way points elsewhere ("after
    talks in Berlin").
    """
    owner = tree.owner[token.index]
    for _ in range(STEPS):
        if token.index == owner:
            return owner
        points_away = token.text.lower() in words_as("localities", "away")
        if points_away and token.dep != "agent":
            return None
        if token.dep in ("appos", "dep") and token.pos in ("NOUN", "ADJ"):
            # "…, the deadliest of many in two years": said of what was put in, not of
            # the verb
            return None
        token = tree.head(token)
    return None


def _locating(tree: Tree, first: int) -> Token | None:
    """The preposition that locates the place beginning at token `first`: "in", or
    "near" over the words for a locality ("near the coal mining town of").
    """
    is_locality = False
    for at in range(first - 1, max(-1, first - 1 - _STEPS_LEFT), -1):
        token = tree.token(at)
        word = token.text.lower()
        if word in words_as("localities", "locating"):
            return token
        if is_locality and word in words_as("localities", "pointing"):
            return token
        is_locality = is_locality or word in words_as("localities", "locality")
        if token.tag in _PASSED:
            continue
        if word == "of" and (is_locality or at == first - 1):
            continue
        if not is_locality or token.tag not in _OF_A_LOCALITY:
            return None
    return None
