"""When, where and by whom: the times, places and statements that govern one token of a
report.

A time or place governs a verb where it belongs to it, or to a clause next to it
(`attachment.py`). Only items within `REACH` characters are looked at, so that a
sentence without end costs no more than its length.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from onrecord.english.tables import words_as
from onrecord.model import Mention, Place, Source, Span, Statement, Time, hull
from onrecord.reading.attachment import (
    COARSENESS,
    clauses_between,
    verb_of_place,
    verb_of_time,
    word_before,
)
from onrecord.reading.tokens import Sentence
from onrecord.reading.tree import Tree
from onrecord.spans import SpanIndex

REACH = 400  # characters to either side; a sentence of news runs to about 150
_ARTICLE = re.compile(r"\A(?:the|a|an)\s+", re.IGNORECASE)
_PRONOUNS = frozenset({"PRP", "WP", "WDT", "DT"})
_DAY_LENGTH = len("2025-08-14")
_RESOLVED = re.compile(r"\d{4}")


class Circumstances:
    """The times, places, statements and mentions of one report, ready to be asked about
    tokens.

    A verb is given as an index into `Sheet.tokens`; `anchor` is the offset of what is
    asked about.
    """

    __slots__ = ("_names", "_places", "_sentences", "_times", "_told", "_tree")

    def __init__(
        self,
        tree: Tree,
        sentences: Sequence[Sentence],
        *,
        times: Iterable[Time] = (),
        places: Iterable[Place] = (),
        people: Iterable[Mention] = (),
        statements: Iterable[Statement] = (),
    ) -> None:
        """Takes the items of one report in any order, its tree and its sentences."""
        self._tree = tree
        self._sentences = sentences
        self._times = SpanIndex(times)
        self._places = SpanIndex(places)
        self._names = {m.span.end: m.name for m in people if m.name is not None}
        self._told = _innermost(tree, statements)

    def overlapping_time(self, span: Span) -> Time | None:
        """A time that shares characters with `span`."""
        return next(iter(self._times.overlapping(span)), None)

    def is_place(self, span: Span) -> bool:
        """Whether a place is named where `span` stands."""
        return self._places.at(span) is not None

    def when(self, verb: int, anchor: int) -> Time | None:
        """The date or time of `verb`'s clause (else of the one it leans on), times of
        day before days, then the nearest to `anchor`.
        """
        best: tuple[tuple[int, int, int], Time] | None = None
        for time in self._dates_around(anchor):
            clauses = self._clauses_to(verb, time)
            if clauses is None:
                continue
            is_day = 0 if "T" in time.value else 1
            rank = (clauses, is_day, abs(time.span.start - anchor))
            if best is None or rank < best[0]:
                best = (rank, time)
        return best[1] if best else None

    def when_ahead(self, verb: int, anchor: int, published: str | None) -> Time | None:
        """As `when`; else a time from `published` on that stands deeper inside what
        `verb` governs.

        "will hold talks aimed at a truce at the castle on Friday": the parser may hang
        the day on any of these words.
        """
        own = self.when(verb, anchor)
        if own is not None or published is None:
            return own
        deeper = []
        for time in self._dates_around(anchor):
            if time.day < published[:_DAY_LENGTH]:
                continue
            inner = verb_of_time(self._tree, time)
            if inner is None:
                continue
            if clauses_between(self._tree, inner, verb) is not None:
                deeper.append(time)
        return deeper[0] if len({time.value for time in deeper}) == 1 else None

    def period(self, verb: int, anchor: int) -> Time | None:
        """The length of time that a count in `verb`'s clause covers ("in 24 hours")."""
        covering = words_as("localities", "covering")
        for time in self._times.starting_in(self._around(anchor)):
            if time.type != "DURATION":
                continue
            before = word_before(self._tree, self._tree.token_at(time.span.start))
            if before in covering and self._clauses_to(verb, time) is not None:
                return time
        return None

    def where(self, verb: int, anchor: int, until: int | None = None) -> Place | None:
        """The place that governs `verb`'s clause, the most exact kind
        first, then the nearest to `anchor`.

        `until` (a character offset) is where the next thing said begins: a place
        between `anchor` and it is preferred.
        """
        places = [
            place
            for place in self._places.starting_in(self._around(anchor))
            if self._is_at(verb, place)
        ]
        if until is not None:
            before_next = [p for p in places if anchor <= p.span.start < until]
            places = before_next or places

        def rank(place: Place) -> tuple[int, int, Span]:
            distance = abs(place.span.start - anchor)
            return COARSENESS.get(place.kind, 0), distance, place.span

        return min(places, key=rank, default=None)

    def source(self, token: int) -> Source | None:
        """Who says what stands at `token`, by the innermost statement over it; None
        where the report says it itself.
        """
        statement = self.told_in(token)
        if statement is None:
            return None
        name = statement.speaker_name
        if statement.speaker:
            span = hull(statement.speaker)
            if name is None:
                name = self._surface_name(span)
            return Source(name=name, span=span, statement=statement)
        return Source(name=name, span=None, statement=statement) if name else None

    def told_in(self, token: int) -> Statement | None:
        """The innermost statement over a token."""
        return self._told.get(token)

    def name_of(self, head: int, span: Span) -> str | None:
        """What a noun phrase is called: the full name of the mention that ends with it,
        else its surface. `head`: the index of its noun.
        """
        name = self._names.get(span.end) or self._names.get(self._tree.token(head).end)
        return name or self._surface_name(span)

    def _surface_name(self, span: Span) -> str | None:
        """The words of a noun phrase without its article; None of a pronoun."""
        tokens = self._tree.tokens_at(span)
        if len(tokens) == 1 and tokens[0].tag in _PRONOUNS:
            return None
        surface = " ".join(span.of(self._tree.text).split())
        return _ARTICLE.sub("", surface, count=1) or None

    def _around(self, anchor: int) -> Span:
        """The characters within `REACH` of `anchor` and in its sentence; none where it
        stands behind all that was parsed.
        """
        at = self._tree.token_at(anchor)
        if at >= len(self._tree.tokens):
            return Span(anchor, anchor)
        sentence = self._sentences[self._tree.token(at).sentence].span
        start = max(sentence.start, anchor - REACH)
        return Span(start, max(start, min(sentence.end, anchor + REACH)))

    def _dates_around(self, anchor: int) -> Iterator[Time]:
        """The days and times of day near `anchor` of which it is known when they
        are.
        """
        for time in self._times.starting_in(self._around(anchor)):
            if time.type in ("DATE", "TIME") and _RESOLVED.match(time.value):
                yield time

    def _clauses_to(self, verb: int, time: Time) -> int | None:
        """How many clauses outwards from `verb` a time stands; None where it belongs to
        another verb.
        """
        outer = verb_of_time(self._tree, time)
        return None if outer is None else clauses_between(self._tree, verb, outer)

    def _is_at(self, verb: int, place: Place) -> bool:
        """Whether a place belongs to `verb`, or to a clause next to it."""
        other = verb_of_place(self._tree, place)
        if other is None:
            return False
        if clauses_between(self._tree, verb, other) is not None:
            return True
        return clauses_between(self._tree, other, verb) is not None


def _innermost(tree: Tree, statements: Iterable[Statement]) -> dict[int, Statement]:
    """Each token within what somebody says to the innermost statement over it: the one
    whose content is the shortest.
    """
    longest_first = sorted(
        statements,
        key=lambda s: (-sum(piece.end - piece.start for piece in s.content), s.span),
    )
    return {
        token.index: statement
        for statement in longest_first
        for piece in statement.content
        for token in tree.tokens_at(piece)
    }
