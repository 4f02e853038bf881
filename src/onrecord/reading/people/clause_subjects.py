"""Whose clause a pronoun stands in: subjects of verbs, and of verbs that share one."""

from __future__ import annotations

from onrecord.reading.people.antecedents import STEPS
from onrecord.reading.tokens import Token
from onrecord.reading.tree import NOUN_SUBJECTS, Tree

# tokens: how far a sentence is searched; bounds the time on text that is no prose
REACH = 40
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
    for index in tree.children[verb.index][:REACH]:
        subject = tree.tokens[index]
        if subject.dep in NOUN_SUBJECTS:
            relative = subject.tag == "WP" and verb.dep == "relcl"
            return tree.head(verb) if relative else subject
    return None


def subject_shared_by(tree: Tree, verb: Token) -> Token | None:
    """The subject of a verb, its own or that of the verb it goes on from."""
    for _ in range(STEPS):
        subject = subject_of(tree, verb)
        if subject is not None or verb.dep not in _SHARING:
            return subject
        verb = tree.head(verb)
    return subject_of(tree, verb)
