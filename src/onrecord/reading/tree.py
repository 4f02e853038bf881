"""Clauses for figures and events: which verb a token belongs to, how that verb is said,
how far a phrase runs.

All is read off the dependency tree once per report, in time linear in its tokens, and
then looked up.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from onrecord.model import Span
from onrecord.reading.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
# subjects that are a noun, not a clause
NOUN_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
# subjects that act, not those of a passive verb
ACTIVE_SUBJECTS = frozenset({"nsubj", "csubj"})
# heads climbed at most: no sentence of news nests deeper; bounds the time on other text
STEPS = 12
OBJECTS = frozenset({"dobj", "dative"})
_VERBS = frozenset({"VERB", "AUX"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
HELPERS = frozenset({"aux", "auxpass"})
_WILL = frozenset({"will", "'ll", "’ll", "shall", "wo"})
_WOULD = frozenset({"would", "'d", "’d"})
_MIGHT = frozenset({"may", "might", "could", "can", "should", "must", "ought", "ca"})
# helpers that make a participle past: "was killed", "has gone", "'d left"
_PAST_HELPERS = frozenset(
    {"was", "were", "had", "has", "have", "been", "got"}
    | {"'s", "’s", "'ve", "’ve", "'d", "’d"}
)
# what only stands before its noun: "law firm" in "the law firm's founders"
_BEFORE_A_NOUN = frozenset({"compound", "amod", "nmod", "poss"})
_CORE = frozenset({"det", "amod", "compound", "nummod", "nmod", "poss", "quantmod"})
# tags of what a noun may be said without: articles, possessives
_LEFT_OFF = frozenset({"DT", "PRP$", "PDT", "POS"})
# tokens from a noun to the end of its "of" phrase; longer ones are left off
_OF_REACH = 7


@dataclass(frozen=True, slots=True)
class Verb:
    """How a verb is said. `modal` is "will", "would", "might" (any other modal) or
    None; `past` holds for finite past and perfect forms and past passives. Indices are
    into `Sheet.tokens`."""

    index: int
    subject: int | None
    object: int | None
    modal: str | None
    past: bool
    passive: bool
    negated: bool
    particle: int | None


class Tree:
    """The verbs of one report. `owner[i]` is the nearest verb at or above token i, else
    the root above it.
    """

    __slots__ = (
        "_ends",
        "_starts",
        "_verbs",
        "children",
        "left",
        "owner",
        "right",
        "text",
        "tokens",
    )

    def __init__(self, text: str, tokens: tuple[Token, ...]) -> None:
        """`tokens` with their heads, over `text`."""
        self.text = text
        self.tokens = tokens
        self.children = _children(tokens)
        order = _outside_in(tokens, self.children)
        self.owner = _owners(tokens, order)
        self.left, self.right = _edges(tokens, order)
        self._verbs: dict[int, Verb] = {}  # those asked for, as `verb` gives them
        self._starts = [token.start for token in tokens]
        self._ends = [token.end for token in tokens]

    def token_at(self, offset: int) -> int:
        """The index of the first token that ends behind `offset` (the number of tokens
        where there is none).
        """
        return bisect_right(self._ends, offset)

    def tokens_at(self, span: Span) -> tuple[Token, ...]:
        """The tokens that share a character with `span`."""
        first = self.token_at(span.start)
        last = bisect_left(self._starts, span.end)
        return self.tokens[first:last]

    def token(self, index: int) -> Token:
        return self.tokens[index]

    def head(self, token: Token) -> Token:
        """The token that `token` depends on; itself where it is a root."""
        return self.tokens[token.head]

    def dependents(self, token: Token, deps: Collection[str] = ()) -> list[Token]:
        """The tokens that depend on `token`, in text order; with `deps`, only those
        that do so by one of these relations.
        """
        below = [self.tokens[index] for index in self.children[token.index]]
        return [other for other in below if other.dep in deps] if deps else below

    def dependent(self, token: Token, deps: Collection[str]) -> Token | None:
        """The first token that depends on `token` by one of `deps`, or None."""
        for index in self.children[token.index]:
            if self.tokens[index].dep in deps:
                return self.tokens[index]
        return None

    def climb(self, token: Token, deps: Collection[str], steps: int) -> Token:
        """The first token at or above `token` that does not depend on its head by one
        of `deps`; the walk ends after `steps` heads.
        """
        for _ in range(steps):
            if token.dep not in deps:
                break
            token = self.tokens[token.head]
        return token

    def hangs_on(self, token: Token, above: Token, steps: int) -> bool:
        """Whether `above` is `token` or one of the next `steps` - 1 heads above it."""
        for _ in range(steps):
            if token.index == above.index:
                return True
            token = self.tokens[token.head]
        return False

    def extent(self, index: int) -> Span:
        """The characters from the first to the last token of all that depends on a
        token, itself among them.
        """
        first, last = self.left[index], self.right[index]
        return Span(self.tokens[first].start, self.tokens[last].end)

    def noun_in(self, span: Span) -> int | None:
        """The index of the noun that heads the words of `span`: the first of those that
        hang on nothing within it; None where the parser was not given this text.
        """
        return self._top_in(span, _NOUNS)

    def verb_in(self, span: Span) -> int | None:
        """As `noun_in`, of the verb: "said" in "has also said"."""
        return self._top_in(span, _VERBS)

    def _top_in(self, span: Span, parts_of_speech: frozenset[str]) -> int | None:
        """The first top word of `span` of these parts of speech; else the first such
        word that no such word behind it is made of ("founders" in "one of the law
        firm's founders"), else the first top word.
        """
        inside = self.tokens_at(span)
        if not inside:
            return None
        first, last = inside[0].index, inside[-1].index
        tops = [t for t in inside if t.head == t.index or not first <= t.head <= last]
        heads = [t for t in inside if t.dep not in _BEFORE_A_NOUN]
        for tokens in (tops, heads, inside):
            for token in tokens:
                if token.pos in parts_of_speech:
                    return token.index
        return (tops or inside)[0].index

    def child(self, index: int, deps: Collection[str]) -> int | None:
        """The first dependent of a token with one of `deps`."""
        for child in self.children[index]:
            if self.tokens[child].dep in deps:
                return child
        return None

    def object_behind(self, index: int, prepositions: Collection[str]) -> int | None:
        """The noun behind the first of these prepositions that hangs on a token:
        "talks" of "plans for talks".
        """
        for child in self.children[index]:
            if self.token(child).text.lower() in prepositions:
                return self.child(child, {"pobj"})
        return None

    def words(self, index: int, dep: str) -> list[str]:
        """The dependents of a token by `dep`, lower case."""
        below = [self.tokens[child] for child in self.children[index]]
        return [token.text.lower() for token in below if token.dep == dep]

    def verb(self, index: int) -> Verb:
        """How the verb at `index` is said, worked out once a verb."""
        if index not in self._verbs:
            self._verbs[index] = self._said(index)
        return self._verbs[index]

    def _said(self, index: int) -> Verb:
        """How a verb is said, by its helpers and what hangs on it."""
        helpers = self.dependents(self.tokens[index], HELPERS)
        passive = any(h.dep == "auxpass" for h in helpers)
        modal = _modal(helpers)
        subject = self.child(index, SUBJECTS)
        return Verb(
            index=index,
            subject=subject,
            object=self.child(index, {"dobj"}),
            modal=modal,
            past=modal is None and _is_past(self.token(index), helpers),
            passive=passive,
            negated=self.child(index, {"neg"}) is not None
            or "never" in self.words(index, "advmod"),
            particle=self.child(index, {"prt"}),
        )

    def core(self, index: int) -> Span:
        """A noun with the words before it that belong to it (article, adjectives,
        numbers), as characters.
        """
        first = self._first_of_core(index)
        return Span(self.token(first).start, self.token(index).end)

    def trimmed_core(self, index: int) -> Span:
        """`core` without a leading article, possessive or quotation mark."""
        first = self._first_of_core(index)
        while first < index:
            token = self.token(first)
            if token.tag not in _LEFT_OFF and token.pos != "PUNCT":
                break
            first += 1
        # "Apollo 11 mission" keeps its name where the parser lost it.
        while first and self.token(first).tag in ("CD", "NNP"):
            before, token = self.token(first - 1), self.token(first)
            is_beside = before.end + 1 == token.start
            if before.tag != "NNP" or before.sentence != token.sentence:
                break
            if not is_beside:
                break
            first -= 1
        return Span(self.token(first).start, self.token(index).end)

    def _first_of_core(self, index: int) -> int:
        """The first of the words before a noun that belong to it."""
        first = index
        for child in self.children[index]:
            if child < index and self.token(child).dep in _CORE:
                first = min(first, self.left[child])
        return first

    def with_of(self, index: int) -> int:
        """The last token of a noun's core and one "of" phrase behind it ("village of
        Iskra").
        """
        for child in self.children[index]:
            if child == index + 1 and self.token(child).text.lower() == "of":
                inner = self.child(child, {"pobj"})
                if inner is not None and inner - index <= _OF_REACH:
                    return inner
        return index


def _children(tokens: Sequence[Token]) -> tuple[tuple[int, ...], ...]:
    """Of each token the indices of those that depend on it, in text order."""
    children: list[list[int]] = [[] for _ in tokens]
    for token in tokens:
        if token.head != token.index:
            children[token.head].append(token.index)
    return tuple(map(tuple, children))


def _outside_in(
    tokens: Sequence[Token], children: Sequence[Sequence[int]]
) -> list[int]:
    """Token indices, each head before its dependents."""
    order = [t.index for t in tokens if t.head == t.index]
    for index in order:  # grows while it is walked
        order.extend(children[index])
    return order


def _owners(tokens: Sequence[Token], order: Sequence[int]) -> tuple[int, ...]:
    owner = list(range(len(tokens)))
    for index in order:
        token = tokens[index]
        verb = token.pos in _VERBS and token.dep not in HELPERS
        root = token.head == index
        owner[index] = index if verb or root else owner[token.head]
    return tuple(owner)


def _edges(
    tokens: Sequence[Token], order: Sequence[int]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The first and last token of each token's subtree."""
    left, right = list(range(len(tokens))), list(range(len(tokens)))
    for index in reversed(order):
        head = tokens[index].head
        left[head] = min(left[head], left[index])
        right[head] = max(right[head], right[index])
    return tuple(left), tuple(right)


def _modal(helpers: Sequence[Token]) -> str | None:
    """The modal among helpers, as in `Verb`."""
    for helper in helpers:
        word = helper.text.lower()
        if word in _WILL:
            return "will"
        if helper.tag == "MD" and word in _WOULD:
            return "would"
        if helper.tag == "MD" and word in _MIGHT:
            return "might"
    return None


def _is_past(token: Token, helpers: Sequence[Token]) -> bool:
    """Whether a verb with these helpers is said of what was: "went", "did go", "was
    killed", "to have gone".
    """
    if any(helper.dep == "aux" and helper.text.lower() == "to" for helper in helpers):
        return any(helper.lemma == "have" for helper in helpers)
    words = {helper.text.lower() for helper in helpers}
    if token.tag == "VB":
        return "did" in words
    if token.tag == "VBN":
        return not words.isdisjoint(_PAST_HELPERS)
    return token.tag == "VBD"
