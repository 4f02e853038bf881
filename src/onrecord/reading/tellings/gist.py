"""The words by which a telling is understood alone: who, what and the number."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterable, Sequence

from onrecord.english.marks import HYPHENS
from onrecord.model import Span
from onrecord.reading.sheet import Sheet
from onrecord.reading.tellings.draft import Draft
from onrecord.reading.tellings.gist_parts import LAST, NEEDED, Parts
from onrecord.reading.tellings.pieces import stretches
from onrecord.reading.tokens import Token

# Characters of a gist; what it can best do without is left out until it has no more.
LONGEST = 135
# Characters of a gist to which a clause that says when or why is added.
_SHORT = 45


def gist(sheet: Sheet, cues: Collection[int], draft: Draft) -> tuple[Span, ...]:
    """The words of a telling's gist as stretches of the text, in text order. `cues` are
    the tokens of the verbs that give somebody's statement.

    A noun and a count are told by the clause that they stand in, and their own words
    are in it whatever is left out.
    """
    return stretches(sheet.tree, _Gist(sheet, cues, draft).kept())


class _Gist:
    """Which of a telling's parts are given."""

    def __init__(self, sheet: Sheet, cues: Collection[int], draft: Draft) -> None:
        self._sheet = sheet
        self._tree = sheet.tree
        self._draft = draft
        self._parts = Parts(sheet, cues, draft)

    def kept(self) -> list[int]:
        """The words that are given: of those not needed the less readily left out come
        first, as long as no more than LONGEST characters are taken.
        """
        words = set(self._parts.must)
        for part in self._parts.all:
            if part.rank == NEEDED:
                words.update(part.words)
        room = LONGEST - self._length(words)
        others = [part for part in self._parts.all if part.rank > NEEDED]
        for part in sorted(others, key=lambda p: (p.rank, min(p.words, default=0))):
            new = words.union(part.words) - words
            is_short = room > LONGEST - _SHORT
            if part.rank == LAST and not is_short:
                break
            room -= self._length(new)
            if room < 0:
                break
            words |= new
        words |= self._whole_times(words) | self._whole_figures(words)
        words |= self._whole_compounds(words) | self._negations(words)
        return sorted(words | self._between(sorted(words)))

    def _negations(self, words: Iterable[int]) -> set[int]:
        """What negates a word that is given: it is never left out."""
        tree, found = self._tree, set[int]()
        for word in words:
            beside = tree.tokens[word + 1 : word + 2]
            below = [tree.token(child) for child in tree.children[word]]
            found.update(t.index for t in (*beside, *below) if t.dep == "neg")
        return found

    def _between(self, words: Sequence[int]) -> set[int]:
        """The words left out between others that there is room for, the fewest first:
        what is given without a gap is read at once.
        """
        tokens = self._tree.tokens
        room = LONGEST - self._length(words)
        gaps = sorted(
            (self._length(range(a + 1, b)), a, b)
            for a, b in itertools.pairwise(words)
            if b > a + 1 and tokens[a].sentence == tokens[b].sentence
        )
        found: set[int] = set()
        for length, a, b in gaps:
            room -= length
            if room < 0:
                break
            found.update(range(a + 1, b))
        return found

    def _whole_compounds(self, words: Iterable[int]) -> set[int]:
        """The words that a hyphen joins to one that is given: "re-entry"."""
        tokens = self._tree.tokens
        found: set[int] = set()
        for word in words:
            for step in (1, -1):
                at = word + step
                while 0 < at < len(tokens) - 1 and _is_hyphen(tokens, at):
                    found.update((at, at + step))
                    at += 2 * step
        return found

    def _whole_figures(self, words: Collection[int]) -> set[int]:
        """The words of the figures of which a word is given."""
        found: set[int] = set()
        for figure in self._draft.figures:
            own = {token.index for token in self._tree.tokens_at(figure.span)}
            if not own.isdisjoint(words):
                found |= own
        return found

    def _whole_times(self, words: Iterable[int]) -> set[int]:
        """The words of the times of which a word is given: no day without its month."""
        found: set[int] = set()
        for word in words:
            token = self._tree.token(word)
            if token.pos not in ("NUM", "PROPN", "NOUN"):
                continue
            time = self._sheet.circumstances.overlapping_time(token.span)
            if time is not None:
                found.update(t.index for t in self._tree.tokens_at(time.span))
        return found

    def _length(self, words: Iterable[int]) -> int:
        tokens = self._tree.tokens
        return sum(len(tokens[word].text) + 1 for word in words)


def _is_hyphen(tokens: Sequence[Token], at: int) -> bool:
    """Whether a token is a hyphen that joins the words beside it."""
    if tokens[at].text not in HYPHENS:
        return False
    before, behind = tokens[at - 1], tokens[at + 1]
    return before.end == tokens[at].start and tokens[at].end == behind.start
