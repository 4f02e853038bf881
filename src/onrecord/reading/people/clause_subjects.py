"""Whose clause a pronoun stands in: subjects of verbs, and of verbs that share one."""

from __future__ import annotations

from onrecord.reading.tokens import Token
from onrecord.reading.tree import NOUN_SUBJECTS, STEPS, Tree

# clauses that hang on a verb of which somebody is the subject
HANGING = ("advcl", "ccomp", "xcomp", "pcomp", "acl")
# clauses without a subject, which have that of their head
_SHARING = ("conj", "xcomp", "advcl", "pcomp", "prep", "acomp")


def verb_over(tree: Tree, token: Token) -> Token:
    """The verb of the clause a token stands in."""
    above = tree.head(token)
    for _ in range(STEPS):
        if above.pos in ("VERB", "AUX") or above.head == above.index:
            break
        above = tree.head(above)
    return above


def subject_of(tree: Tree, verb: Token) -> Token | None:
    """The noun that is a verb's own subject; of "X, who said" it is X."""
    subject = tree.dependent(verb, NOUN_SUBJECTS)
    is_relative = subject is not None and subject.tag == "WP" and verb.dep == "relcl"
    return tree.head(verb) if is_relative else subject


def subject_shared_by(tree: Tree, verb: Token) -> Token | None:
    """The subject of a verb, its own or that of the verb it goes on from."""
    for _ in range(STEPS):
        subject = subject_of(tree, verb)
        if subject is not None or verb.dep not in _SHARING:
            return subject
        verb = tree.head(verb)
    return subject_of(tree, verb)
