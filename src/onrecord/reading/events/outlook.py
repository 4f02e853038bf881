"""Events by how they lie to the day of the report: happened, planned, depending on
something else.
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.english.tables import words_as
from onrecord.model import Status
from onrecord.reading.events.clause import Clause, EventDraft
from onrecord.reading.events.phrases import (
    Phrase,
    is_event_noun,
    named_event,
    noun_phrase,
)
from onrecord.reading.tree import Tree

# "are to meet" plans, "to be to meet" and "being to" do not
_FINITE_BE = frozenset({"is", "are", "was", "were", "'s", "’s", "'re", "’re"})


def happened(clause: Clause) -> EventDraft | None:
    """ "captured the village", "13 people were injured", "held talks on Monday": past,
    and told.
    """
    verb = clause.verb
    if not verb.past or verb.negated:
        return None
    if not clause.is_told or clause.is_thought:
        return None
    phrase = named_event(clause.tree, verb) or clause.told_by_verb("core verb")
    phrase = phrase or clause.told_by_date()
    if phrase is None:
        return None
    return EventDraft(phrase=phrase, status="happened", verb=verb.index)


def conditional(clause: Clause) -> EventDraft | None:
    """ "there might be a second meeting if the first succeeds": an event with the
    clause it depends on.
    """
    verb = clause.verb
    condition = clause.condition
    if verb.modal is None or verb.negated or condition is None:
        return None
    phrase = named_event(clause.tree, verb, loosely=True)
    phrase = phrase or clause.told_by_verb("planned verb")
    if phrase is None:
        return None
    span = clause.tree.extent(condition)
    if span.overlaps(phrase.span):
        return None
    return EventDraft(
        phrase=phrase, status="conditional", verb=verb.index, condition=span
    )


def planned(clause: Clause) -> EventDraft | None:
    """ "will hold talks", "are to meet", "is set to begin", "would visit" in reported
    words.
    """
    verb = clause.verb
    status = outlook(clause)
    if status is None or verb.negated or clause.is_under_condition:
        return None
    if clause.lead is not None:
        # "Talks are set to begin": the subject stands with what leads to the verb.
        tree, lead = clause.tree, clause.lead
        subject = tree.verb(lead).subject
        if subject is None:
            subject = tree.verb(tree.owner[lead]).subject
        verb = replace(verb, subject=subject)
        clause = replace(clause, verb=verb)
    phrase = _with_day_set(clause) or named_event(clause.tree, verb)
    phrase = phrase or clause.told_by_verb("planned verb") or clause.told_by_date()
    if phrase is None:
        return None
    return EventDraft(phrase=phrase, status=status, verb=verb.index)


def _with_day_set(clause: Clause) -> Phrase | None:
    """ "the summit is scheduled for Friday": an event with its day set."""
    tree, verb = clause.tree, clause.verb
    is_set = clause.token.lemma.lower() in words_as("status", "fixed")
    if not is_set or not verb.passive or verb.subject is None:
        return None
    if not is_event_noun(tree, verb.subject):
        return None
    is_for = "for" in tree.words(verb.index, "prep")
    return noun_phrase(tree, verb.subject) if is_for else None


def outlook(clause: Clause) -> Status | None:
    """Whether the verb is said of what is to come: by its modal, or by the word before
    its "to".
    """
    modal = clause.verb.modal
    if modal == "would":
        return "planned" if clause.is_claimed else None
    if modal is not None:
        return "planned" if modal == "will" else None
    if _with_day_set(clause) is not None:
        return "planned"
    if clause.lead is None:
        return None
    return _outlook_by_lead(clause.tree, clause.lead)


def _outlook_by_lead(tree: Tree, lead: int) -> Status | None:
    """What the word before a "to" says of the verb behind it: "is expected to", "is set
    to", "are to".
    """
    verb = tree.verb(lead)
    if verb.negated or verb.modal in ("might", "would"):
        return None
    if tree.child(tree.owner[lead], {"neg"}) is not None:
        return None
    token = tree.token(lead)
    word = token.lemma.lower()
    if word in words_as("status", "forecast"):
        return "forecast"
    if word == "be":
        is_plan = token.text.lower() in _FINITE_BE
    else:
        is_plan = word in words_as("status", "plan")
    return "planned" if is_plan else None
