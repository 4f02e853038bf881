"""Which telling another only stands beside: of a saying or a verb that opens a clause
what is said, of a clause within another's words that one, of a word that points back
what stands before.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from onrecord.english.tables import words_as
from onrecord.model import Mention
from onrecord.reading.sheet import Sheet
from onrecord.reading.tellings.draft import Draft
from onrecord.reading.tellings.emptiness import (
    is_empty,
    is_told_question,
    points_back,
    says_little,
    tells_somebody,
)
from onrecord.reading.tellings.participants import is_open
from onrecord.reading.tree import NOUN_SUBJECTS, STEPS
from onrecord.spans import SpanIndex

_COMPLEMENTS = ("ccomp", "xcomp", "acomp", "oprd", "parataxis")
# How a clause stands within the words of another.
_WITHIN = frozenset({"xcomp", "pcomp", "acl", "relcl", "advcl", "csubj"})
_THIRD = frozenset(
    {"it", "they", "he", "she", "this", "that", "these", "those", "both"}
)
_FIRST = frozenset({"i", "we"})
_WHETHER = frozenset({"if", "unless", "whether"})
_POINTING = frozenset({"this", "that", "these", "those", "such"})
# Sentences gone back at most for a clause that another hangs on.
_BACK = 3
# Verbs whose sentence may stand behind what was said.
_SAYING = frozenset({"say", "tell", "add", "write", "tweet", "ask"})


class Leanings:
    """The tellings of a report by what they stand beside, as indices into
    `Sheet.tokens`. `cues` are the tokens of the verbs that give somebody's statement.
    """

    def __init__(
        self,
        sheet: Sheet,
        people: SpanIndex[Mention],
        cues: frozenset[int],
        drafts: Mapping[int, Draft],
        admitted: Collection[int],
    ) -> None:
        self._sheet = sheet
        self._people = people
        self._drafts = drafts
        self._admitted = admitted
        self._said = _said_by_cues(sheet, drafts)
        self._opened: dict[int, int] = {}
        for head, draft in drafts.items():
            opened = self._opens(draft, cues)
            if opened is not None:
                self._opened[head] = opened

    def under(self, draft: Draft) -> int | None:
        """The head of the telling that one stands beside; None of one that stands by
        itself.
        """
        if draft.form != "clause":
            return self._before(draft.head) if self._is_bare_noun(draft) else None
        if draft.head in self._opened:
            return self._opened[draft.head]
        above = self._above(draft)
        if above is not None:
            return above
        is_bare = points_back(self._sheet, draft) or is_empty(self._sheet, draft)
        if is_bare or self._is_open(draft):
            return self._before(draft.head)
        if self._is_of_speaker(draft):
            return self._said_before(draft.head)
        return None

    def _is_of_speaker(self, draft: Draft) -> bool:
        """Whether a speaker only says something of themselves: "I look ahead"."""
        subject = self._sheet.tree.child(draft.head, NOUN_SUBJECTS)
        if subject is None or draft.event is not None or draft.figures:
            return False
        tokens = self._sheet.tokens
        if tokens[subject].text.lower() not in _FIRST:
            return False
        return not any(tokens[index].pos in ("PROPN", "NUM") for index in draft.words)

    def _said_before(self, head: int) -> int | None:
        """The clause before one where the same speaker says it."""
        before = self._before(head)
        if before is None:
            return None
        told_in = self._sheet.circumstances.told_in
        first, second = told_in(before), told_in(head)
        if first is None or second is None:
            return None
        is_one = first == second or (
            first.speaker_name is not None and first.speaker_name == second.speaker_name
        )
        return before if is_one else None

    def _is_bare_noun(self, draft: Draft) -> bool:
        """Whether a noun that says nothing of who or how many stands in no clause that
        is a fact.
        """
        if draft.form != "noun" or draft.event is not None or draft.figures:
            return False
        if draft.who.agent is not None or draft.who.patient is not None:
            return False
        owner = self._sheet.tree.owner[draft.head]
        return not (self._is_clause(owner) and owner in self._admitted)

    def _is_open(self, draft: Draft) -> bool:
        """Whether only what stands before says who or what a clause is about."""
        tree = self._sheet.tree
        subject = tree.child(draft.head, NOUN_SUBJECTS)
        if subject is None:
            subject = draft.who.agent
        if subject is None:
            subject = draft.who.patient
        if subject is None:
            return False
        determiners = tree.words(subject, "det")
        if tree.token(subject).text.lower() in _THIRD:
            return is_open(tree, self._people, subject)
        if not _POINTING.isdisjoint(determiners):
            return True
        lemma = tree.token(subject).lemma.lower()
        is_named_before = lemma in words_as("telling_words", "named before")
        return is_named_before and determiners == ["the"]

    def _opens(self, draft: Draft, cues: frozenset[int]) -> int | None:
        """The clause that tells the fact which a verb only opens."""
        if draft.form != "clause" or draft.event is not None:
            return None
        sheet = self._sheet
        is_light = tells_somebody(sheet, cues, draft) or says_little(sheet, draft)
        lemma = sheet.tokens[draft.head].lemma.lower()
        is_saying = draft.head in cues and lemma in words_as("status", "speech")
        if not is_light and not is_saying:
            return None
        told = self._clause_below(draft.head)
        if told is None:
            told = self._said.get(draft.head)
        if told is None and lemma in _SAYING:
            told = self._before(draft.head)
        return told if is_light or draft.who.patient is None else None

    def _clause_below(self, head: int) -> int | None:
        """The clause that hangs on a verb as what it opens, through an adjective too
        ("was able to leave").
        """
        tree, at = self._sheet.tree, head
        for _ in range(STEPS):
            below = next(
                (
                    child
                    for dep in _COMPLEMENTS
                    for child in tree.children[at]
                    if tree.token(child).dep == dep
                ),
                None,
            )
            if below is None:
                return None
            if self._is_clause(below) and below in self._admitted:
                return below
            at = below
        return None

    def _is_clause(self, index: int) -> bool:
        draft = self._drafts.get(index)
        return draft is not None and draft.form == "clause"

    def _above(self, draft: Draft) -> int | None:
        """The clause in whose words one stands; a verb that only opens it is passed
        over, with what that one hangs on in its place.
        """
        sheet, at = self._sheet, draft.head
        marks = sheet.tree.words(draft.head, "mark")
        is_fact = draft.event is not None or bool(draft.figures)
        is_fact = is_fact and _WHETHER.isdisjoint(marks)
        for _ in range(STEPS):
            token = sheet.tokens[at]
            is_within = token.dep in _WITHIN or (
                token.dep == "ccomp" and is_told_question(sheet, draft)
            )
            if token.head == at or not is_within:
                return None
            if is_fact and token.dep != "xcomp":
                return None
            above = sheet.tree.owner[token.head]
            if not self._is_clause(above):
                return None
            if above in self._admitted and self._opened.get(above) != at:
                return above
            at = above
        return None

    def _before(self, head: int) -> int | None:
        """The clause before one: the topmost of its sentence, else the first of the
        sentence before in a part of the same kind.
        """
        sheet = self._sheet
        own = sheet.sentences[sheet.tokens[head].sentence]
        top = sheet.tree.owner[head]
        for _ in range(STEPS):
            above = sheet.tree.owner[sheet.tokens[top].head]
            if above == top:
                break
            top = above
        is_told = self._is_clause(top) and top in self._admitted
        if top < head and is_told and self._opened.get(top) != head:
            return top
        for number in range(own.index - 1, max(own.index - 1 - _BACK, -1), -1):
            before = sheet.sentences[number]
            if before.part.kind != own.part.kind:
                return None
            for index in range(before.first, before.last):
                if self._is_clause(index) and index in self._admitted:
                    return index
        return None


def _said_by_cues(sheet: Sheet, drafts: Mapping[int, Draft]) -> dict[int, int]:
    """Of each cue that heads a telling the telling that heads what is said."""
    found: dict[int, int] = {}
    for statement in sheet.statements:
        cues = [t.index for cue in statement.cue for t in sheet.tokens_at(cue)]
        said = next(
            (
                verb
                for piece in statement.content
                if (verb := sheet.tree.verb_in(piece)) in drafts and verb is not None
            ),
            None,
        )
        for cue in cues:
            if said is not None and said != cue and cue in drafts:
                found.setdefault(cue, said)
    return found
