"""Events that somebody answers for: confirmed or not, denied, called off."""

from __future__ import annotations

from onrecord.english.tables import words_as
from onrecord.model import Source, Status
from onrecord.reading.events.clause import Clause, EventDraft
from onrecord.reading.events.phrases import (
    Phrase,
    clause_phrase,
    is_event_noun,
    noun_phrase,
    object_phrase,
    verb_phrase,
)


def answered(clause: Clause) -> EventDraft | None:
    """ "has not confirmed any plans for a visit", "denied that troops had …",
    "confirmed the arrest".
    """
    verb = clause.verb
    confirms = clause.lemma in words_as("status", "confirm")
    claims = clause.lemma in words_as("status", "deny claim")
    if not (confirms or claims or clause.lemma in words_as("status", "deny")):
        return None
    if not clause.is_told or clause.token.tag == "VBG" or clause.is_thought:
        return None
    if verb.negated and not confirms:
        return None
    if verb.modal is not None and not verb.negated:
        return None
    status: Status = "confirmed" if confirms else "denied"
    if verb.negated:
        status = "unconfirmed"
    answer = _what_is_answered(clause, claims=claims)
    if answer is None:
        return None
    phrase, governing = answer
    return EventDraft(
        phrase=phrase, status=status, verb=governing, by=_answerer(clause)
    )


def _what_is_answered(clause: Clause, *, claims: bool) -> tuple[Phrase, int] | None:
    """What is confirmed or denied, with the verb whose day and place it takes:
    "denied on Monday that they would meet in May" is in May. `claims`: the verb denies
    what is said, never a thing.
    """
    tree, verb = clause.tree, clause.verb
    noun = verb.subject if verb.passive else verb.object
    if noun is not None:
        if not _can_be_answered(clause, noun, claims=claims):
            return None
        phrase, governing = object_phrase(tree, noun), verb.index
    else:
        content = tree.child(verb.index, {"ccomp", "xcomp"})
        if content is None or claims or verb.passive:
            return None
        said = tree.verb(content)
        phrase, governing = None, content
        if said.subject is not None:
            phrase = clause_phrase(tree, content)
        elif tree.token(content).tag == "VBG":
            phrase = verb_phrase(tree, said)
    return None if phrase is None else (phrase, governing)


def _can_be_answered(clause: Clause, noun: int, *, claims: bool) -> bool:
    """Whether a noun can be confirmed or denied as a fact; "denied bail" is a
    refusal.
    """
    tree = clause.tree
    if tree.token(noun).pos not in ("NOUN", "PROPN"):
        return False
    if tree.child(clause.verb.index, {"dative"}) is not None:
        return False
    lemma = tree.token(noun).lemma.lower()
    if lemma in words_as("status", "plan noun"):
        return True
    if claims or lemma in words_as("status", "refused"):
        return False
    return clause.lemma in words_as("status", "deny") or is_event_noun(tree, noun)


def _answerer(clause: Clause) -> Source | None:
    """Who confirms or denies: the subject, or the one behind "by" in a passive."""
    tree, verb = clause.tree, clause.verb
    who = verb.subject
    if verb.passive:
        agent = tree.child(verb.index, {"agent"})
        who = None if agent is None else tree.child(agent, {"pobj"})
    if who is None:
        return None
    span = tree.core(who)
    name = clause.around.name_of(who, span)
    return Source(name=name, span=span) if name else None


def not_planned(clause: Clause) -> EventDraft | None:
    """ "No meeting is planned, the ministry said": denied by who says so; said by
    nobody, it is left alone.
    """
    tree, verb = clause.tree, clause.verb
    is_set = clause.token.lemma.lower() in words_as("status", "fixed")
    if not is_set or not verb.passive or verb.modal is not None or verb.negated:
        return None
    noun = verb.subject
    if noun is None or not is_event_noun(tree, noun):
        return None
    if "no" not in tree.words(noun, "det") or clause.is_under_condition:
        return None
    if not clause.is_claimed:
        return None
    phrase = noun_phrase(tree, noun)
    return EventDraft(phrase=phrase, status="denied", verb=verb.index)


def called_off(clause: Clause) -> EventDraft | None:
    """ "the match was called off", "cancelled a visit", "will be postponed"."""
    verb = clause.verb
    if clause.lemma not in words_as("status", "cancel") or verb.negated:
        return None
    if verb.modal in ("might", "would") or not (verb.past or verb.passive):
        return None
    noun = verb.subject if verb.passive else verb.object
    if noun is None or not is_event_noun(clause.tree, noun):
        return None
    phrase = noun_phrase(clause.tree, noun)
    return EventDraft(phrase=phrase, status="cancelled", verb=verb.index)
