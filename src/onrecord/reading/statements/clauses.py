"""What the dependency tree says of one verb: its subject, its dependents, and whether
it is negated.

Everything is an index into `Sheet.tokens`. No walk is longer than the sentence the
verb stands in.
"""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.english.tables import words, words_as
from onrecord.reading.sheet import Sheet
from onrecord.reading.tree import ACTIVE_SUBJECTS


def own_subject(sheet: Sheet, verb: int) -> int | None:
    """The verb's own active subject (the nearest, where the parser found two), or the
    agent (“by …”) of a passive.
    """
    subjects = [
        c for c in sheet.children[verb] if sheet.tokens[c].dep in ACTIVE_SUBJECTS
    ]
    if subjects:
        return min(subjects, key=lambda c: (abs(c - verb), -c))
    agent = sheet.tree.child(verb, {"agent"})
    return sheet.tree.child(agent, {"pobj"}) if agent is not None else None


def is_negated(sheet: Sheet, verb: int) -> bool:
    """True for “did not say”, “never said”, “has yet to say”, “without saying”, “nobody
    said”, “declined to say”.
    """
    if any(
        sheet.tokens[c].dep == "neg" or sheet.tokens[c].lemma == "never"
        for c in sheet.children[verb]
    ):
        return True
    token = sheet.tokens[verb]
    head = sheet.tokens[token.head]
    if _nobody(sheet, own_subject(sheet, verb)) or _refuses_to_speak(sheet, verb):
        return True
    if token.dep == "pcomp" and head.lemma == "without":
        return True
    if token.dep != "xcomp":
        return False
    return _refuses_to_speak(sheet, head.index) or any(
        sheet.tokens[c].lemma == "yet" for c in sheet.children[head.index]
    )


def _nobody(sheet: Sheet, subject: int | None) -> bool:
    """“no one said”, “neither side confirmed”."""
    if subject is None:
        return False
    first = sheet.tokens[token_range(sheet.subtree(subject))[0]]
    return first.text.lower() in words_as("determiners", "nobody")


def _refuses_to_speak(sheet: Sheet, verb: int) -> bool:
    """“declined” in “declined to say”."""
    if sheet.tokens[verb].lemma.lower() not in words_as("statement_words", "refusing"):
        return False
    complement = sheet.tree.child(verb, {"xcomp"})
    return complement is not None and sheet.tokens[
        complement
    ].lemma.lower() in words_as("statement_words", "refused") | words("speech_verbs")


def token_range(indices: Iterable[int]) -> tuple[int, int]:
    """First and one past the last of `indices`."""
    found = list(indices)
    return min(found), max(found) + 1
