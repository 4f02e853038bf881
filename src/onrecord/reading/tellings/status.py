"""Whether what is told happened, where no event was read of it: the plainest status
that its verb says.
"""

from __future__ import annotations

from onrecord.english.tables import words_as
from onrecord.model import Status, TellingForm
from onrecord.reading.events.clause import Clause, clause_of
from onrecord.reading.events.outlook import outlook
from onrecord.reading.sheet import Sheet
from onrecord.reading.tree import HELPERS, STEPS, SUBJECTS

_OPEN = frozenset({"xcomp", "acl", "pcomp"})
_TRUE = frozenset({"true", "correct", "case"})
_HOLDERS = frozenset({"dobj", "nsubjpass", "nsubj", "pobj"})


def is_negated(sheet: Sheet, index: int, form: TellingForm) -> bool:
    """Whether the head itself is said not to be: "did not", "never", "no talks"."""
    if form == "clause":
        return sheet.tree.verb(index).negated
    return "no" in sheet.tree.words(index, "det")


def status_of(sheet: Sheet, index: int, form: TellingForm) -> Status:
    """The status of the telling headed by a token."""
    if is_negated(sheet, index, form):
        return "denied"
    if form == "clause":
        return _of_clause(sheet, index)
    return _of_noun(sheet, index)


def _of_clause(sheet: Sheet, index: int) -> Status:
    """Of a verb: by its own words, else by the verb that it is joined to or hangs on
    with "to" ("will have to pay", "could be sold or shut").
    """
    if _is_untrue(sheet, index):
        return "denied"
    for _ in range(STEPS):
        status = _by_own_words(sheet, index)
        if status is not None:
            return status
        above = _leaned_on(sheet, index)
        if above is None:
            break
        if sheet.tree.verb(above).negated:
            return "denied"
        index = above
    return "happened"


def _is_untrue(sheet: Sheet, index: int) -> bool:
    """Whether a clause is what somebody says is not so: "it is not true that"."""
    token = sheet.tokens[index]
    if token.dep not in ("ccomp", "csubj", "acl"):
        return False
    above = sheet.tree.owner[token.head]
    if sheet.tokens[above].lemma.lower() != "be" or not sheet.tree.verb(above).negated:
        return False
    said = (sheet.tree.words(above, dep) for dep in ("acomp", "attr"))
    return any(not _TRUE.isdisjoint(words) for words in said)


def _by_own_words(sheet: Sheet, index: int) -> Status | None:
    clause = clause_of(sheet, sheet.tokens[index])
    if clause.is_thought:
        return "conditional"
    foreseen = outlook(clause)
    if foreseen is not None:
        return foreseen
    if clause.verb.modal is not None:
        return _by_modal(clause)
    lead = _word_before(sheet, index)
    if lead in words_as("telling_words", "undone"):
        return "denied"
    if "to" not in sheet.tree.words(index, "aux"):
        return None
    is_aim = clause.token.dep in ("advcl", "acl", "relcl")
    is_wished = lead in words_as("telling_words", "wished")
    return "planned" if is_aim or is_wished else None


def _leaned_on(sheet: Sheet, index: int) -> int | None:
    """The verb whose status a verb shares: that it is joined to without a subject or
    helper of its own, or that its "to" hangs on.
    """
    tree, token = sheet.tree, sheet.tokens[index]
    if tree.child(index, SUBJECTS) is not None or token.dep not in ("conj", "xcomp"):
        return None
    has_helper = tree.child(index, HELPERS) is not None
    if token.dep == "conj" and has_helper:
        return None
    above = tree.owner[token.head]
    return above if sheet.tokens[above].pos in ("VERB", "AUX") else None


def _by_modal(clause: Clause) -> Status:
    """ "may have sunk" is not known, "might sink", "would sink" hang on something."""
    helpers = clause.tree.dependents(clause.token, {"aux"})
    is_perfect = any(helper.lemma == "have" for helper in helpers)
    if is_perfect and clause.verb.modal == "might":
        return "unconfirmed"
    return "conditional"


def _word_before(sheet: Sheet, index: int) -> str:
    """The lemma of the word that an open clause hangs on, or one that says who is to do
    it ("expect the pier to open"), "" of any other clause.
    """
    token = sheet.tokens[index]
    is_to = token.dep == "ccomp" and "to" in sheet.tree.words(index, "aux")
    if token.dep not in _OPEN and not is_to:
        return ""
    return sheet.tree.head(token).lemma.lower()


def _of_noun(sheet: Sheet, index: int) -> Status:
    """Of a noun or count: that of the verb that says it takes place, else what its own
    adjective says ("the planned merger", "plans for a visit").
    """
    tree, token = sheet.tree, sheet.tokens[index]
    described = tree.words(index, "amod")
    if not words_as("telling_words", "ahead").isdisjoint(described):
        return "planned"
    above = tree.head(token)
    behind = tree.head(above).lemma.lower() if token.dep == "pobj" else ""
    if above.text.lower() == "for" and behind == "plan":
        return "planned"
    owner = tree.owner[index]
    holds = sheet.tokens[owner].pos in ("VERB", "AUX") and token.dep in _HOLDERS
    if holds and owner != index and above.index == owner:
        verb = sheet.tree.verb(owner)
        return "denied" if verb.negated else _of_clause(sheet, owner)
    return "happened"
