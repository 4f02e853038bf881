"""Which words are a telling's own: those that hang on its head, without those of the
clauses within it.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model import Span, TellingForm
from onrecord.reading.tellings.heads import Heads
from onrecord.reading.tree import Tree

# How a clause hangs on another that it is no part of.
_CLAUSES = frozenset(
    {"relcl", "advcl", "ccomp", "conj", "parataxis", "csubj", "csubjpass"}
    | {"acl", "xcomp", "pcomp"}
)
_VERBS = frozenset({"VERB", "AUX"})
# What belongs to a noun before it.
OF_NOUN = frozenset(
    {"det", "amod", "compound", "nummod", "nmod", "poss", "quantmod", "case"}
    | {"predet", "preconj", "advmod", "neg"}
)
# Words gone down at most.
_DEEP = 8
# What stands beside a noun and is said by itself.
_BESIDE_NOUNS = frozenset({"appos", "conj", "cc", "relcl", "parataxis"})


def own_words(
    tree: Tree, heads: Heads, index: int, form: TellingForm
) -> tuple[int, ...]:
    """The indices of the words of the telling headed by a token, in text order,
    punctuation left out.
    """
    own, waiting = [], [index]
    while waiting:
        at = waiting.pop()
        own.append(at)
        waiting.extend(
            below
            for below in tree.children[at]
            if not _is_apart(tree, heads, below)
            and not (
                at == index
                and form != "clause"
                and tree.token(below).dep in _BESIDE_NOUNS
            )
        )
    return tuple(sorted(own))


def _is_apart(tree: Tree, heads: Heads, index: int) -> bool:
    """Whether a token is no word of what it hangs on: a mark, the verb of another
    clause with the word that leads to it, or what is joined to a verb by "and".
    """
    token = tree.token(index)
    if token.pos in ("PUNCT", "SPACE"):
        return True
    if token.dep == "cc" and _joins_clause(tree, heads, token.head):
        return True
    if token.dep == "prep" and _leads_to_clause(tree, heads, index):
        return True
    if token.dep in _CLAUSES and heads.get(index) == "clause":
        return True
    return token.dep == "conj" and tree.head(token).pos in _VERBS


def _joins_clause(tree: Tree, heads: Heads, index: int) -> bool:
    """Whether "and" behind a token joins it to what is told apart from it."""
    if tree.token(index).pos in _VERBS:
        return True
    joined = tree.child(index, {"conj"})
    return joined is not None and heads.get(joined) == "clause"


def _leads_to_clause(tree: Tree, heads: Heads, index: int) -> bool:
    """Whether a preposition has nothing behind it but the verb of another clause:
    "by" of "escaped by swimming".
    """
    below = tree.children[index]
    return bool(below) and all(
        tree.token(child).dep == "pcomp" and heads.get(child) == "clause"
        for child in below
    )


def branch(tree: Tree, index: int) -> list[int]:
    """A word and all that hangs on it, but for what is put in and marks."""
    words: list[int] = []
    waiting = [(index, 0)]
    while waiting:
        at, depth = waiting.pop()
        words.append(at)
        if depth > _DEEP:
            continue
        waiting += [
            (below.index, depth + 1)
            for below in tree.dependents(tree.token(at))
            if below.pos not in ("PUNCT", "SPACE")
            and below.dep not in ("appos", "parataxis")
        ]
    return words


def noun_words(tree: Tree, index: int) -> list[int]:
    """A noun with the words that belong to it: article, adjectives, numbers, owner."""
    words = [index]
    for child in tree.children[index]:
        if tree.token(child).dep in OF_NOUN and child < index:
            words += branch(tree, child)
        elif tree.token(child).dep in ("case", "nummod"):
            words.append(child)
    return words


def joined_words(tree: Tree, index: int, other: int) -> list[int]:
    """A noun that is joined to one, with the "and" between them."""
    between = [
        child
        for child in tree.children[index]
        if tree.token(child).dep == "cc" and index < child < other
    ]
    return [*between, *branch(tree, other)]


def stretches(tree: Tree, words: Sequence[int]) -> tuple[Span, ...]:
    """Words in text order as stretches of the text: those with nothing but punctuation
    between them stand in one.
    """
    first = last = words[0]
    runs: list[tuple[int, int]] = []
    for index in words[1:]:
        if any(tree.tokens[at].pos != "PUNCT" for at in range(last + 1, index)):
            runs.append((first, last))
            first = index
        last = index
    runs.append((first, last))
    return tuple(Span(tree.token(a).start, tree.token(b).end) for a, b in runs)
