"""When, where and by whom: the times, places and statements that govern one token of a
report.

A time or place belongs to a token when the two hang on the same verb, the time by no
preposition that points away from it ("before", "since"), the place by one that locates
("in", "near"). Only items within `REACH` characters are looked at, so that a sentence
without end costs no more than its length.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from onrecord.english.tables import words_as
from onrecord.model import Mention, Place, Source, Span, Statement, Time, hull
from onrecord.reading.tokens import Sentence
from onrecord.reading.tree import Tree

REACH = 400  # characters to either side; a sentence of news runs to about 150
_HOPS = 12  # heads from a time or place up to its verb
# clauses to look outwards: "in an attack that damaged ten houses" takes the day of the
# attack
_OUTER = 3
_STEPS_LEFT = (
    6  # tokens from a place left to its preposition: "near the coal mining town of"
)
_LEANING = frozenset({"relcl", "acl", "advcl", "xcomp", "pcomp"})
_PASSED = frozenset({"DT", "JJ", "PRP$"})
_ARTICLE = re.compile(r"\A(?:the|a|an)\s+", re.IGNORECASE)
_PRONOUNS = frozenset({"PRP", "WP", "WDT", "DT"})
_NAMING = frozenset({"nummod", "compound", "nmod", "amod"})
_YEAR_LENGTH = 4
_DAY_LENGTH = len("2025-08-14")
_RESOLVED = re.compile(r"\d{4}")
_COARSENESS = {
    "region": 1,
    "county": 1,
    "district": 1,
    "province": 1,
    "state": 1,
    "country": 2,
    "continent": 3,
}


_Located = TypeVar("_Located", Place, Time)


class Circumstances:
    """The times, places, statements and mentions of one report, ready to be asked about
    tokens.
    """

    __slots__ = (
        "_names",
        "_place_starts",
        "_places",
        "_sentences",
        "_text",
        "_time_starts",
        "_times",
        "_told",
        "_tree",
    )

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
        self._text = tree.text
        self._tree = tree
        self._sentences = sentences
        self._times = sorted(times, key=lambda t: t.span)
        self._time_starts = [t.span.start for t in self._times]
        self._places = sorted(places, key=lambda p: p.span)
        self._place_starts = [p.span.start for p in self._places]
        self._names = {m.span.end: m.name for m in people if m.name is not None}
        self._told = self._painted(statements)

    def overlapping_time(self, span: Span) -> Time | None:
        """A time that shares characters with `span`."""
        return next(
            (
                t
                for t in self._near(self._times, self._time_starts, span.start)
                if t.span.overlaps(span)
            ),
            None,
        )

    def when(self, verb: int, anchor: int) -> Time | None:
        """The date or time of `verb`'s clause (else of the one it leans
        on), the nearest to `anchor`.
        """
        best: tuple[tuple[int, int, int], Time] | None = None
        for time in self._near(self._times, self._time_starts, anchor):
            if time.type not in ("DATE", "TIME") or not _RESOLVED.match(time.value):
                continue
            hops = self._time_hops(time, verb)
            if hops is None:
                continue
            rank = (hops, 0 if "T" in time.value else 1, abs(time.span.start - anchor))
            if best is None or rank < best[0]:
                best = (rank, time)
        return best[1] if best else None

    def when_ahead(self, verb: int, anchor: int, published: str | None) -> Time | None:
        """As `when`; else a time from `published` on that stands deeper inside what
        `verb` governs.

        "will hold talks aimed at a truce at the castle on Friday": the parser may hang
        the day on any of these words.
        """
        found = self.when(verb, anchor)
        if found is not None or published is None:
            return found
        ahead = [
            t
            for t in self._near(self._times, self._time_starts, anchor)
            if t.type in ("DATE", "TIME")
            and _RESOLVED.match(t.value)
            and t.day >= published[:_DAY_LENGTH]
        ]
        deeper = [
            t for t in ahead if self._time_hops(t, verb, inwards=True) is not None
        ]
        return deeper[0] if len({t.value for t in deeper}) == 1 else None

    def period(self, verb: int, anchor: int) -> Time | None:
        """The length of time that a count in `verb`'s clause covers ("in 24 hours")."""
        for time in self._near(self._times, self._time_starts, anchor):
            first = self._tree.token_at(time.span.start)
            covering = time.type == "DURATION" and self._before(first) in words_as(
                "localities", "covering"
            )
            if covering and self._time_hops(time, verb) is not None:
                return time
        return None

    def where(self, verb: int, anchor: int, until: int | None = None) -> Place | None:
        """The place that governs `verb`'s clause, the most exact kind
        first, then the nearest to `anchor`.

        `until` (a character offset) is where the next thing said begins: a place
        between `anchor` and it is preferred.
        """
        found = [
            p
            for p in self._near(self._places, self._place_starts, anchor)
            if self._locates(p, verb)
        ]
        if until is not None:
            inside = [p for p in found if anchor <= p.span.start < until]
            found = inside or found
        if not found:
            return None
        return min(
            found,
            key=lambda p: (
                _COARSENESS.get(p.kind, 0),
                abs(p.span.start - anchor),
                p.span,
            ),
        )

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
            name = name if name is not None else self._surface_name(span)
            return Source(name=name, span=span, statement=statement)
        if name:
            return Source(name=name, span=None, statement=statement)
        return None

    def told_in(self, token: int) -> Statement | None:
        """The innermost statement over a token."""
        return self._told.get(token)

    def name_of(self, head: int, span: Span) -> str | None:
        """What a noun phrase is called: the full name of the mention that ends with it,
        else its surface.
        """
        return (
            self._names.get(span.end)
            or self._names.get(self._tree.tokens[head].end)
            or self._surface_name(span)
        )

    def _surface_name(self, span: Span) -> str | None:
        first, last = (
            self._tree.token_at(span.start),
            self._tree.token_at(span.end - 1) if span.end else 0,
        )
        if (
            first == last
            and first < len(self._tree.tokens)
            and self._tree.tokens[first].tag in _PRONOUNS
        ):
            return None
        return _ARTICLE.sub("", " ".join(span.of(self._text).split()), count=1) or None

    def _painted(self, statements: Iterable[Statement]) -> dict[int, Statement]:
        """Token to the innermost statement over it: shorter contents are laid over
        longer ones.
        """
        told: dict[int, Statement] = {}
        filled = [s for s in statements if s.content]
        for statement in sorted(
            filled, key=lambda s: (-sum(c.end - c.start for c in s.content), s.span)
        ):
            for piece in statement.content:
                for index in (t.index for t in self._tree.tokens_at(piece)):
                    told[index] = statement
        return told

    def _near(
        self, items: Sequence[_Located], starts: Sequence[int], anchor: int
    ) -> Iterator[_Located]:
        """The items within `REACH` of `anchor` and in its sentence."""
        at = self._tree.token_at(anchor)
        if at >= len(self._tree.tokens):
            return
        sentence = self._sentences[self._tree.tokens[at].sentence].span
        low = bisect_left(starts, max(sentence.start, anchor - REACH))
        high = bisect_left(starts, min(sentence.end, anchor + REACH))
        yield from items[low:high]

    def _before(self, first: int) -> str:
        """The preposition (or other word) before token `first`, articles and adjectives
        skipped.
        """
        at = first - 1
        while at >= max(0, first - 3) and self._tree.tokens[at].tag in _PASSED:
            at -= 1
        return self._tree.tokens[at].text.lower() if at >= 0 else ""

    def _time_hops(self, time: Time, verb: int, *, inwards: bool = False) -> int | None:
        """How many clauses outwards (or inwards) from `verb` the time stands; None
        where it belongs to another verb.
        """
        first, last = (
            self._tree.token_at(time.span.start),
            self._tree.token_at(time.span.end - 1),
        )
        tokens = self._tree.tokens
        if last >= len(tokens) or self._before(first) in words_as("localities", "away"):
            return None
        possessive = last + 1 < len(tokens) and tokens[last + 1].tag == "POS"
        if possessive and self._before(first) not in ("in", "at", "during"):
            return None
        top = tokens[self._top(first, last)]
        if len(time.value) == _YEAR_LENGTH and top.dep in _NAMING:
            # "his 2018 summit", "the 1995 filings": the year tells one of them from the
            # others
            return None
        owner = self._way_up(top.index)
        if owner is None:
            return None
        return self._outwards(owner, verb) if inwards else self._outwards(verb, owner)

    def _top(self, first: int, last: int) -> int:
        """The token of a run whose head lies outside it."""
        tokens = self._tree.tokens
        return next(
            (i for i in range(first, last + 1) if not first <= tokens[i].head <= last),
            first,
        )

    def _way_up(self, at: int) -> int | None:
        """The verb above a token, unless a preposition on the way points elsewhere
        ("after talks in Berlin").
        """
        tokens, owner = self._tree.tokens, self._tree.owner[at]
        for _ in range(_HOPS):
            if at == owner:
                return at
            if (
                tokens[at].text.lower() in words_as("localities", "away")
                and tokens[at].dep != "agent"
            ):
                return None
            if tokens[at].dep in ("appos", "dep") and tokens[at].pos in ("NOUN", "ADJ"):
                # "…, the deadliest of many in two years": said of what was put in, not
                # of the verb
                return None
            at = tokens[at].head
        return None

    def _outwards(self, inner: int, outer: int) -> int | None:
        """How many leaning clauses lie from `inner` out to `outer` (0: the same); None
        where it does not lean on it.
        """
        at = inner
        for hops in range(_OUTER + 1):
            if at == outer:
                return hops
            token = self._tree.tokens[at]
            noun = self._tree.tokens[token.head]
            if token.dep not in _LEANING:
                return None
            if token.dep in ("relcl", "acl") and noun.lemma.lower() not in words_as(
                "events", "noun"
            ):
                return None  # "he met on Friday a man who killed three": not on Friday
            at = self._tree.owner[token.head]
        return None

    def _locates(self, place: Place, verb: int) -> bool:
        """Whether a preposition that locates stands before the place and hangs on
        `verb`, or on a clause next to it.
        """
        preposition = self._locator(self._tree.token_at(place.span.start))
        if preposition is None:
            return False
        if (
            self._tree.tokens[preposition].text.lower() == "at"
            and place.kind in _COARSENESS
        ):
            return False  # "fired at Russia" is an aim, not a place
        end = self._tree.token_at(place.span.end)
        if end < len(self._tree.tokens) and self._tree.tokens[end].tag == "POS":
            return False
        owner = self._way_up(preposition)
        if owner is None:
            return False
        return (
            self._outwards(verb, owner) is not None
            or self._outwards(owner, verb) is not None
        )

    def _locator(self, first: int) -> int | None:
        """The preposition that locates the place beginning at token `first`."""
        tokens = self._tree.tokens
        local = False
        for at in range(first - 1, max(-1, first - 1 - _STEPS_LEFT), -1):
            word = tokens[at].text.lower()
            if word in words_as("localities", "locating") or (
                local and word in words_as("localities", "pointing")
            ):
                return at
            local = local or word in words_as("localities", "locality")
            if not (
                tokens[at].tag in _PASSED or local or (word == "of" and at == first - 1)
            ):
                return None
            if local and not (
                tokens[at].tag in _PASSED
                or tokens[at].tag in ("NN", "NNS", "VBG")
                or word == "of"
            ):
                return None
        return None
