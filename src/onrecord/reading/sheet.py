"""One report being read: a sheet that each step takes and gives back fuller."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from onrecord.model import (
    Event,
    Figure,
    Mention,
    Place,
    Report,
    Span,
    Statement,
    Telling,
    Time,
)
from onrecord.reading.bearers import Bearers
from onrecord.reading.circumstances import Circumstances
from onrecord.reading.encoder.encode import Encoded, nothing
from onrecord.reading.entity_bounds import Entity
from onrecord.reading.tokens import Sentence, Token, is_saying
from onrecord.reading.tree import Tree

_TELLING_PARTS = frozenset({"paragraph", "headline", "heading", "caption"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A report with all that was read in it so far. Steps are in `reader.STEPS`.

    `tree`: who depends on whom among `tokens`. `toponyms` may stand within `entities`.
    `bearers`: the full names of persons among them.
    `quoted`: the indices of the tokens inside quotation marks, the opening mark among
    them. `seats`: the places that are capitals and stand for those who govern there.
    The items below are in text order; `circumstances` are those read above it,
    ready to be asked which of them govern a token. `notes` say what a limit left
    unread.
    """

    report: Report
    tokens: tuple[Token, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    tree: Tree = field(default_factory=lambda: Tree("", ()))
    entities: tuple[Entity, ...] = ()
    toponyms: tuple[Entity, ...] = ()
    bearers: Bearers = field(default_factory=Bearers)
    encoded: Encoded = field(default_factory=nothing)
    quoted: frozenset[int] = frozenset()
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    seats: tuple[Place, ...] = ()
    people: tuple[Mention, ...] = ()
    statements: tuple[Statement, ...] = ()
    circumstances: Circumstances = field(
        default_factory=lambda: Circumstances(Tree("", ()), ())
    )
    figures: tuple[Figure, ...] = ()
    events: tuple[Event, ...] = ()
    tellings: tuple[Telling, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The report's text, which all spans refer to."""
        return self.report.text

    @property
    def prose(self) -> tuple[Sentence, ...]:
        """The sentences that tell of something: in which figures, events and tellings
        are read.
        """
        return tuple(s for s in self.sentences if s.part.kind in _TELLING_PARTS)

    def of(self, sentence: Sentence) -> tuple[Token, ...]:
        """The tokens of a sentence."""
        return self.tokens[sentence.first : sentence.last]

    def token_at(self, offset: int) -> int:
        """The index of the first token that ends behind `offset` (the number of tokens
        where there is none).
        """
        return self.tree.token_at(offset)

    def tokens_at(self, span: Span) -> tuple[Token, ...]:
        """The tokens that share a character with `span`; none where the parser was not
        given this text.
        """
        return self.tree.tokens_at(span)

    def body_around(self, span: Span) -> Span | None:
        """The longer name of an organisation that `span` is a part of, or None."""
        at = bisect_right(self.entities, span.start, key=lambda e: e.span.start) - 1
        entity = self.entities[at] if at >= 0 else None
        within = (
            entity is not None
            and entity.label == "ORG"
            and entity.span.covers(span)
            and entity.span != span
        )
        return entity.span if entity is not None and within else None

    def speaks(self, token: Token) -> bool:
        """Whether a token is the subject of a verb of saying."""
        return token.dep == "nsubj" and is_saying(self.tokens[token.head])

    def is_cited(self, token: Token) -> bool:
        """Whether something is according to a token."""
        to = self.tokens[token.head]
        return (
            token.dep == "pobj"
            and to.text.lower() == "to"
            and self.tokens[to.head].text.lower() == "according"
        )
