"""The words that a telling is told by, part for part: those of its clause, and of what
the clause hangs on.

A clause that hangs on another has its subject, the verb that leads to it ("plans to
leave"), the noun that it describes and no relative pronoun.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from onrecord.english.tables import words_as
from onrecord.reading.tellings.draft import Draft
from onrecord.reading.tellings.pieces import (
    OF_NOUN,
    branch,
    joined_words,
    noun_words,
)
from onrecord.reading.tokens import Token
from onrecord.reading.tree import HELPERS, SUBJECTS, Tree

# Clauses and prepositions gone down into at most.
_CLAUSES = 8
_PREPOSITIONS = 3
# Clauses and nouns gone up at most.
_STEPS = 6
# Things that a noun's own words name where it is understood without its clause.
_LEASTOF_NOUN = 3
_THINGS = frozenset({"NOUN", "PROPN", "NUM"})
_VERBS = frozenset({"VERB", "AUX"})
_RELATIVE = frozenset({"WDT", "WP"})
_WHETHER = frozenset({"if", "unless", "whether"})
_ASKING = frozenset({"how", "why", "where"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_HELD = HELPERS | {"neg", "prt", "expl"}
_BY_ITSELF = frozenset({"ROOT", "conj", "parataxis", "relcl"})
_OBJECTS = frozenset({"dobj", "attr", "oprd", "dative"})
_COMPLEMENTS = frozenset({"xcomp", "ccomp"})
_LED = frozenset({"xcomp", "pcomp", "acomp", "oprd", "prep", "pobj", "dobj", "attr"})
# How readily each is left out, the highest first.
NEEDED, _WHOM, _WHERE, _MORE, _BESIDE, LAST = range(6)


@dataclass(frozen=True, slots=True)
class Part:
    """Words given or left out together; of a branch only its top, as most are not."""

    rank: int
    first: int
    words: tuple[int, ...] = ()
    branch: int | None = None


class Parts:
    """What a telling can be told by. `must` are the words that are never left out."""

    def __init__(self, tree: Tree, cues: Collection[int], draft: Draft) -> None:
        self._cues = cues
        self._tree = tree
        self._draft = draft
        self.all: list[Part] = []
        self.must = {draft.head}
        self._clauses = 0
        if draft.form == "fragment":
            self._add(NEEDED, draft.words)
        elif draft.form == "clause":
            self._clause(draft.head)
        else:
            self._noun_in_clause()

    def _noun_in_clause(self) -> None:
        head, tree = self._draft.head, self._tree
        self._add(NEEDED, noun_words(tree, head))
        owner = tree.owner[head]
        if (
            tree.token(head).dep in OF_NOUN
            and tree.head(tree.token(head)).pos in _THINGS
        ):
            self._add(NEEDED, noun_words(tree, tree.token(head).head))
        is_alone = owner == head or tree.token(owner).pos not in _VERBS
        if is_alone or self._is_told_by_itself():
            self._noun_phrase(head, NEEDED)
            return
        self.must.update(noun_words(tree, head))
        for figure in self._draft.figures:
            self.must.update(t.index for t in tree.tokens_at(figure.span))
        self._clause(owner)

    def _is_told_by_itself(self) -> bool:
        """Whether a noun's own words say which it is: "Osk's arrest of two sailors"."""
        if self._draft.form != "noun":
            return False
        told = [self._tree.token(index).pos for index in self._draft.words]
        return "PROPN" in told and sum(p in _THINGS for p in told) >= _LEASTOF_NOUN

    def _clause(self, head: int) -> None:
        """A clause with what it hangs on."""
        self._within(head, NEEDED)
        if self._subject(head) is None:
            self._above(head)
        elif self._tree.token(head).dep == "relcl":
            self._described(self._tree.token(head).head)
        token = self._tree.token(head)
        if token.dep in ("ccomp", "acl"):
            self._opened_by(head, token.head)
        elif token.dep in ("xcomp", "advcl") and self._is_aim(head):
            if self._subject(head) is not None:
                self._above(head)
        elif token.dep in ("csubj", "csubjpass"):
            self._within(token.head, NEEDED)

    def _opened_by(self, head: int, above: int) -> None:
        """What a clause is told by, unless it only says that it was said: "some
        believe that", "no sign that", "demanded that".
        """
        token = self._tree.token(above)
        is_plain = token.lemma.lower() in words_as("status", "speech")
        if self._subject(head) is None or (above in self._cues and is_plain):
            return
        if token.pos in _VERBS:
            self._mark(head, NEEDED)
            self._led_by(above, head)
            if self._subject(above) is None:
                self._above(above)
        elif token.pos in _THINGS:
            self._mark(head, NEEDED)
            self._add(NEEDED, [*noun_words(self._tree, above), *self._leads_to(above)])

    def _within(self, head: int, rank: int) -> None:
        """The words of a clause."""
        tree = self._tree
        self._clauses += 1
        if self._clauses > _CLAUSES:
            return
        self._add(rank, [head])
        for child in tree.children[head]:
            token = tree.token(child)
            if token.dep in SUBJECTS:
                if not self._is_relative(head, token):
                    self._subject_words(child, rank)
            elif token.dep in _COMPLEMENTS:
                if rank < _BESIDE:
                    self._mark(child, rank)
                    lower = rank > NEEDED or token.dep == "ccomp"
                    self._within(child, rank + lower)
            elif token.dep == "mark":
                if token.text.lower() in _WHETHER:
                    self._add(rank, [child])
            else:
                self._beside(token, rank)

    def _beside(self, token: Token, rank: int) -> None:
        """A word that hangs on a verb, with what hangs on it."""
        if token.dep in _HELD:
            self._add(rank, [token.index])
        elif token.dep in _OBJECTS:
            if token.tag not in _RELATIVE or self._tree.head(token).dep != "relcl":
                self._noun_phrase(token.index, rank)
        elif token.dep in ("acomp", "oprd", "agent"):
            self._quality(token.index, rank)
        elif token.dep == "prep":
            self._behind_preposition(token.index, rank)
        elif token.dep in ("advmod", "npadvmod"):
            if token.tag != "WRB" or token.text.lower() in _ASKING:
                self._add_branch(max(rank, _MORE), token.index)
        elif token.dep in OF_NOUN:
            self._add_branch(rank, token.index)
        elif token.dep == "advcl" and rank == NEEDED:
            self._add_branch(LAST, token.index)

    def _mark(self, clause: int, rank: int) -> None:
        for child in self._tree.children[clause]:
            if self._tree.token(child).dep == "mark":
                self._add(rank, [child])

    def _subject(self, head: int) -> int | None:
        """The subject of a verb that is a noun of the clause itself."""
        subject = self._tree.child(head, SUBJECTS)
        if subject is None or self._is_relative(head, self._tree.token(subject)):
            return None
        return subject

    def _is_relative(self, head: int, token: Token) -> bool:
        """Whether a subject stands for the noun that its clause, or the one that leads
        to it, describes: "who police said were killed".
        """
        clause = self._tree.token(head)
        if clause.dep == "ccomp":
            clause = self._tree.head(clause)
        if clause.dep != "relcl":
            return False
        return token.tag in _RELATIVE or token.text.lower() == "that"

    def _subject_words(self, index: int, rank: int) -> None:
        if self._tree.token(index).pos in _VERBS:
            self._add_branch(rank, index)
        else:
            self._noun_phrase(index, rank)

    def _noun_phrase(self, index: int, rank: int) -> None:
        """A noun with what tells which it is; the rest can be left out."""
        tree = self._tree
        self._add(rank, noun_words(tree, index))
        for child in tree.children[index]:
            token = tree.token(child)
            if token.dep == "prep":
                is_of = token.text.lower() == "of"
                self._behind_preposition(child, max(rank, _WHOM if is_of else _WHERE))
            elif token.dep == "conj" and token.pos not in _VERBS:
                self._add(max(rank, _MORE), joined_words(tree, index, child))
            elif token.dep in ("acl", "relcl"):
                self._add_branch(_BESIDE, child)
            elif token.dep in ("xcomp", "ccomp"):
                self._add_branch(max(rank, _MORE), child)

    def _quality(self, index: int, rank: int) -> None:
        """An adjective, or who acts behind "by"."""
        tree = self._tree
        self._add(rank, [index])
        for child in tree.children[index]:
            token = tree.token(child)
            if token.dep == "pobj":
                self._noun_phrase(child, rank)
            elif token.dep in _COMPLEMENTS:
                self._mark(child, rank)
                self._within(child, rank)
            elif token.dep == "prep":
                self._behind_preposition(child, rank)
            elif token.dep in ("advmod", "npadvmod", "neg", "quantmod"):
                self._add_branch(rank, child)

    def _behind_preposition(self, index: int, rank: int, depth: int = 0) -> None:
        """A preposition with its noun or clause: where and how many before anything
        else.
        """
        tree = self._tree
        behind = tree.child(index, {"pobj", "pcomp"})
        if behind is None or depth > _PREPOSITIONS:
            self._add_branch(max(rank, _MORE), index)
            return
        if tree.token(behind).pos in _VERBS:
            self._add(max(rank, _MORE), [index])
            self._within(behind, max(rank, _MORE))
            return
        core = [index, *noun_words(tree, behind)]
        is_told = any(tree.token(word).pos in ("NUM", "PROPN") for word in core)
        own = max(rank, _WHERE if is_told else _MORE)
        self._add(own, core)
        for child in tree.children[behind]:
            token = tree.token(child)
            if token.dep == "prep":
                self._behind_preposition(child, min(own + 1, _BESIDE), depth + 1)
            elif token.dep == "conj" and token.pos not in _VERBS:
                self._add(min(own + 1, _BESIDE), joined_words(tree, behind, child))
            elif token.dep in ("acl", "relcl"):
                self._add_branch(_BESIDE, child)

    def _above(self, head: int) -> None:
        """What a clause without a subject of its own hangs on, up to one that has a
        subject or to the noun that it describes.
        """
        tree, at = self._tree, head
        for _ in range(_STEPS):
            token = tree.token(at)
            above = token.head
            if above == at:
                break
            is_aim = self._is_aim(at)
            if token.dep == "relcl" or (token.dep == "acl" and not is_aim):
                self._described(above)
                return
            if token.dep == "conj":
                self._shared(above, at)
                if self._subject(above) is not None:
                    return
            elif token.dep in _LED or token.dep == "acl" or self._is_led(token, is_aim):
                self._led_by(above, at)
                if tree.token(above).pos in _VERBS and self._subject(above) is not None:
                    if tree.token(above).dep == "relcl":
                        self._described(tree.token(above).head)
                    return
            else:
                break
            at = above
        self._somebody()

    def _is_led(self, token: Token, is_aim: bool) -> bool:
        """Whether the verb above leads to a clause: "went out to see"; one that is only
        told to describe a noun is passed over.
        """
        if token.dep == "advcl":
            return is_aim
        return token.dep == "ccomp" and self._tree.head(token).dep == "relcl"

    def _somebody(self) -> None:
        """Who acts or is acted upon, else the subject of the clauses around."""
        for who in (self._draft.who.agent, self._draft.who.patient):
            if who is not None and all(who not in p.words for p in self.all):
                self._noun_phrase(who, NEEDED)
                return
        at = self._draft.head
        for _ in range(_STEPS):
            at = self._tree.owner[self._tree.token(at).head]
            subject = self._subject(at)
            if subject is not None and self._tree.token(subject).pos not in _VERBS:
                self._noun_phrase(subject, NEEDED)
                return

    def _described(self, noun: int) -> None:
        """The noun that a clause describes, and what else is told of it."""
        words = noun_words(self._tree, noun)
        for child in self._tree.children[noun]:
            token = self._tree.token(child)
            if token.dep == "prep" and token.text.lower() == "of":
                words += branch(self._tree, child)
        self._add(NEEDED, words)
        token = self._tree.token(noun)
        if token.dep in SUBJECTS and self._is_told_as_it_is(token.head):
            self._within(token.head, _MORE)
        elif token.pos != "PROPN":
            self._add(_MORE, self._leads_to(noun))

    def _leads_to(self, noun: int) -> list[int]:
        """The words of a clause down to a noun in it: its subject, its verb and what
        joins the two; none where the noun is no part of what its verb says.
        """
        tree, at, words = self._tree, noun, []
        for _ in range(_STEPS):
            token = tree.token(at)
            above = tree.head(token)
            if token.dep not in _LED:
                return []
            at = above.index
            if above.pos not in _VERBS:
                words += noun_words(tree, at) if above.pos in _THINGS else [at]
                continue
            subject = self._subject(at)
            if subject is None or tree.token(subject).pos in _VERBS:
                return []
            if not self._is_told_as_it_is(at):
                return []
            held = [c for c in tree.children[at] if tree.token(c).dep in _HELD]
            return [*words, at, *held, *noun_words(tree, subject)]
        return []

    def _is_told_as_it_is(self, verb: int) -> bool:
        """Whether nothing above a verb changes what it tells: no "refused to let"."""
        token = self._tree.token(verb)
        if token.dep == "ccomp":
            return self._tree.head(token).lemma.lower() in words_as("status", "speech")
        return token.dep in _BY_ITSELF

    def _is_aim(self, index: int) -> bool:
        return "to" in self._tree.words(index, "aux")

    def _shared(self, above: int, below: int) -> None:
        """Of the verb that a verb is joined to, the subject and the helpers."""
        tree = self._tree
        subject = self._subject(above)
        if subject is not None:
            self._subject_words(subject, NEEDED)
        has_helper = tree.child(below, HELPERS) is not None
        is_open = tree.verb(above).modal is not None and tree.token(below).tag == "VBP"
        is_finite = tree.token(below).tag in _FINITE and not is_open
        marks = [c for c in tree.children[above] if tree.token(c).dep == "mark"]
        marks = [c for c in marks if tree.token(c).text.lower() in _WHETHER]
        self._add(NEEDED, marks)
        if not has_helper and not is_finite:
            held = [c for c in tree.children[above] if tree.token(c).dep in _HELD]
            self._add(NEEDED, [c for c in held if tree.token(c).dep != "prt"])

    def _led_by(self, above: int, below: int) -> None:
        """What leads to a clause: a verb with its subject and object, a noun, an
        adjective or a preposition.
        """
        tree, token = self._tree, self._tree.token(above)
        if token.pos not in _VERBS:
            is_noun = token.pos in ("NOUN", "PROPN", "PRON")
            self._add(NEEDED, noun_words(tree, above) if is_noun else [above])
            return
        self._add(NEEDED, [above])
        for child in tree.children[above]:
            other = tree.token(child)
            if other.dep in _HELD:
                self._add(NEEDED, [child])
            elif other.dep in SUBJECTS and not self._is_relative(above, other):
                self._subject_words(child, NEEDED)
            elif other.dep in _OBJECTS and child != below:
                self._add(NEEDED, noun_words(tree, child))

    def _add(self, rank: int, words: Sequence[int]) -> None:
        if words:
            self.all.append(Part(min(rank, _BESIDE), min(words), tuple(words)))

    def _add_branch(self, rank: int, index: int) -> None:
        rank = LAST if rank == LAST else min(rank, _BESIDE)
        self.all.append(Part(rank, self._tree.left[index], branch=index))
