"""The words by which a telling is understood alone: who, what and the number."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from onrecord.english.marks import HYPHENS
from onrecord.model import Span
from onrecord.reading.sheet import Sheet
from onrecord.reading.tellings.draft import Draft
from onrecord.reading.tellings.gist_parts import LAST, NEEDED, Part, Parts
from onrecord.reading.tellings.pieces import branch, stretches
from onrecord.reading.tokens import Token

# Characters of a gist; what it can best do without is left out until it has no more.
LONGEST = 135
# Characters of a gist to which a clause that says when or why is added.
_SHORT = 45


class Gists:
    """The gists of a report's tellings. `cues` are the tokens of the verbs that give
    somebody's statement.
    """

    def __init__(self, sheet: Sheet, cues: Collection[int]) -> None:
        self._tree = sheet.tree
        self._cues = cues
        self._joined = _joined_by_hyphens(sheet.tokens)
        self._negations: defaultdict[int, list[int]] = defaultdict(list)
        for token in sheet.tokens:
            if token.dep == "neg":
                self._negations[token.head].append(token.index)
                self._negations[token.index - 1].append(token.index)
        self._times: dict[int, range] = {}
        for time in sheet.times:
            told = self._tree.tokens_at(time.span)
            for token in told:
                self._times[token.index] = range(told[0].index, told[-1].index + 1)

    def of(self, draft: Draft) -> tuple[Span, ...]:
        """The words of a telling's gist as stretches of the text, in text order.

        A noun and a count are told by the clause that they stand in, and their own
        words are in it whatever is left out.
        """
        parts = Parts(self._tree, self._cues, draft)
        words = self._chosen(parts)
        for figure in draft.figures:
            own = {token.index for token in self._tree.tokens_at(figure.span)}
            if not own.isdisjoint(words):
                words |= own
        whole = set(words)
        for word in words:
            whole.update(self._times.get(word, ()))
            whole.update(self._joined.get(word, ()))
            whole.update(self._negations.get(word, ()))
        kept = sorted(whole)
        return stretches(self._tree, sorted(whole | self._between(kept)))

    def _chosen(self, parts: Parts) -> set[int]:
        """Of the words not needed those that are less readily left out come first, as
        long as no more than LONGEST characters are taken.
        """
        words = set(parts.must)
        for part in parts.all:
            if part.rank == NEEDED:
                words.update(self._words(part))
        room = LONGEST - self._length(words)
        others = [part for part in parts.all if part.rank > NEEDED]
        for part in sorted(others, key=lambda p: (p.rank, p.first)):
            if part.rank == LAST and room <= LONGEST - _SHORT:
                break
            new = [word for word in self._words(part) if word not in words]
            room -= self._length(new)
            if room < 0:
                break
            words.update(new)
        return words

    def _words(self, part: Part) -> Sequence[int]:
        return part.words if part.branch is None else branch(self._tree, part.branch)

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

    def _length(self, words: Iterable[int]) -> int:
        tokens = self._tree.tokens
        return sum(tokens[word].end - tokens[word].start + 1 for word in words)


def _joined_by_hyphens(tokens: Sequence[Token]) -> dict[int, range]:
    """Of each word that a hyphen joins to others all of them: "re-entry"."""
    found: dict[int, range] = {}
    for at in range(1, len(tokens) - 1):
        if tokens[at].text not in HYPHENS or at + 1 in found:
            continue
        if tokens[at - 1].end != tokens[at].start:
            continue
        last = at
        while last + 1 < len(tokens) and tokens[last].end == tokens[last + 1].start:
            last += 1
            if tokens[last].text not in HYPHENS and not _is_hyphen(tokens, last + 1):
                break
        found.update(dict.fromkeys(range(at - 1, last + 1), range(at - 1, last + 1)))
    return found


def _is_hyphen(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].text in HYPHENS
