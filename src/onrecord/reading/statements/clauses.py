"""What the dependency tree says of a verb of saying: whose it is, and whether it is
negated.

Everything is an index into `Tree.tokens`. No walk is longer than the sentence the verb
stands in.
"""

from __future__ import annotations

from onrecord.english.tables import words, words_as
from onrecord.reading.tree import ACTIVE_SUBJECTS, Tree


def own_subject(tree: Tree, verb: int) -> int | None:
    """The verb's own active subject (the nearest, where the parser found two), or the
    agent (“by …”) of a passive.
    """
    subjects = tree.dependents(tree.tokens[verb], ACTIVE_SUBJECTS)
    if subjects:
        nearest = min(subjects, key=lambda t: (abs(t.index - verb), -t.index))
        return nearest.index
    agent = tree.child(verb, {"agent"})
    return tree.child(agent, {"pobj"}) if agent is not None else None


def is_negated(tree: Tree, verb: int) -> bool:
    """True for “did not say”, “never said”, “has yet to say”, “without saying”, “nobody
    said”, “declined to say”.
    """
    token = tree.tokens[verb]
    for dependent in tree.dependents(token):
        if dependent.dep == "neg" or dependent.lemma == "never":
            return True
    if _is_nobody(tree, own_subject(tree, verb)) or _refuses_to_speak(tree, verb):
        return True
    head = tree.head(token)
    if token.dep == "pcomp" and head.lemma == "without":
        return True
    if token.dep != "xcomp":
        return False
    has_yet = any(dependent.lemma == "yet" for dependent in tree.dependents(head))
    return has_yet or _refuses_to_speak(tree, head.index)


def _is_nobody(tree: Tree, subject: int | None) -> bool:
    """“no one said”, “neither side confirmed”."""
    if subject is None:
        return False
    first = tree.tokens[tree.left[subject]]
    return first.text.lower() in words_as("determiners", "nobody")


def _refuses_to_speak(tree: Tree, verb: int) -> bool:
    """“declined” in “declined to say”."""
    if tree.tokens[verb].lemma.lower() not in words_as("statement_words", "refusing"):
        return False
    complement = tree.child(verb, {"xcomp"})
    if complement is None:
        return False
    lemma = tree.tokens[complement].lemma.lower()
    refused = lemma in words_as("statement_words", "refused")
    return refused or lemma in words("speech_verbs")
