"""A verb that may tell of an event, and the event on its way: what the questions of its
status ask and answer.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.english.tables import words_as
from onrecord.model import Source, Span, Status
from onrecord.reading.circumstances import Circumstances
from onrecord.reading.events.phrases import Phrase, lemma_of, verb_phrase
from onrecord.reading.sheet import Sheet
from onrecord.reading.tokens import Token
from onrecord.reading.tree import Tree, Verb

# where a clause tells what happened; others only refer to it
_TOLD = frozenset({"ROOT", "conj", "ccomp", "parataxis"})


@dataclass(frozen=True, slots=True, kw_only=True)
class EventDraft:
    """An event on its way. `verb` is the verb whose time and place it takes; `by`
    overrides the statement's speaker.
    """

    phrase: Phrase
    status: Status
    verb: int
    by: Source | None = None
    condition: Span | None = None
    probability: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A verb and what the questions need to know of it.

    `lemma`: with its particle ("call off"). `lead`: the verb or adjective whose "to" it
    follows ("scheduled" in "is scheduled to begin"), as an index into `Sheet.tokens`.
    """

    sheet: Sheet
    verb: Verb
    lemma: str
    lead: int | None

    @property
    def tree(self) -> Tree:
        """Who depends on whom in the report."""
        return self.sheet.tree

    @property
    def around(self) -> Circumstances:
        """What can be asked of the report when, where and by whom."""
        return self.sheet.circumstances

    @property
    def token(self) -> Token:
        """The verb's own token."""
        return self.tree.token(self.verb.index)

    @property
    def is_told(self) -> bool:
        """Whether the clause tells what happened and does not only refer to it."""
        return self.token.dep in _TOLD

    @property
    def is_dated(self) -> bool:
        """Whether the report gives the clause a day or a time."""
        return self.around.when(self.verb.index, self.token.start) is not None

    @property
    def is_claimed(self) -> bool:
        """Whether somebody else than the report says the clause."""
        return self.around.source(self.verb.index) is not None

    @property
    def condition(self) -> int | None:
        """The verb of the if-clause that the verb depends on, as an index."""
        for index in self.tree.children[self.verb.index]:
            if _is_condition(self.tree, index):
                return index
        return None

    @property
    def is_under_condition(self) -> bool:
        """Whether the verb stands in an if-clause, or depends on one."""
        in_condition = _is_condition(self.tree, self.verb.index)
        return in_condition or self.condition is not None

    @property
    def is_thought(self) -> bool:
        """Whether the verb is only thought of: under a condition or a question."""
        marks = self.tree.words(self.verb.index, "mark")
        return self.is_under_condition or "whether" in marks or "if" in marks

    def told_by_verb(self, role: str) -> Phrase | None:
        """The phrase of a verb that is news by itself, by the verbs of one role in
        `english/tables/events.tsv`.
        """
        if self.token.lemma.lower() not in words_as("events", role):
            return None
        return verb_phrase(self.tree, self.verb)

    def told_by_date(self) -> Phrase | None:
        """The phrase of a dated verb that does more than report words or states."""
        no_news = words_as("status", "speech") | words_as("status", "state")
        if self.token.pos != "VERB" or self.token.lemma.lower() in no_news:
            return None
        return verb_phrase(self.tree, self.verb) if self.is_dated else None


def clause_of(sheet: Sheet, token: Token) -> Clause:
    """The clause of the verb at `token`."""
    tree = sheet.tree
    verb = tree.verb(token.index)
    has_lead = token.dep == "xcomp" and "to" in tree.words(token.index, "aux")
    return Clause(
        sheet=sheet,
        verb=verb,
        lemma=lemma_of(tree, verb),
        lead=token.head if has_lead else None,
    )


def _is_condition(tree: Tree, verb: int) -> bool:
    """Whether a verb is that of an if-clause."""
    if tree.token(verb).dep != "advcl":
        return False
    conditions = words_as("status", "condition")
    return any(word in conditions for word in tree.words(verb, "mark"))
