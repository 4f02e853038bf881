"""Whom grammar lets a pronoun mean within its own sentence, and whom it rules out
(binding, as linguists call it).

In "X thanked him" him is not X; in "X thanked himself" himself is. "X said he", "X fell
before he sang" and "X injured his calf" have subjects that a pronoun goes back to.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.reading.people.antecedents import Antecedent, Antecedents, names_of
from onrecord.reading.people.clause_subjects import (
    HANGING,
    subject_of,
    subject_shared_by,
    verb_over,
)
from onrecord.reading.tokens import Token
from onrecord.reading.tree import NOUN_SUBJECTS, STEPS, Tree

# tokens searched before and behind a pronoun; bounds the time on text that is no prose
_REACH = 40


def is_barred(persons: Antecedents, person: Antecedent, pronoun: Token) -> bool:
    """What grammar rules out: in "X thanked him", "X sang before thanking him",
    "congratulating X, he".
    """
    tree = persons.tree
    if pronoun.dep in NOUN_SUBJECTS:
        name = tree.token(person.token)
        is_below = tree.hangs_on(name, tree.head(pronoun), STEPS)
        return is_below and not person.subject
    if pronoun.dep not in ("dobj", "dative"):
        return False
    subject = subject_shared_by(tree, tree.head(pronoun))
    if subject is None:
        return False
    return person.place in (subject.index, persons.top(subject).index)


def reflexive(persons: Antecedents, pronoun: Token, gender: str) -> str | None:
    """Himself and herself: the subject of the same verb, or the person right before
    ("the king himself").
    """
    tree = persons.tree
    verb = tree.head(pronoun)
    if pronoun.dep in NOUN_SUBJECTS:
        verb = tree.head(verb)  # "to get himself elected"
    subject = subject_shared_by(tree, verb)
    beside = [pronoun.index - 1]
    if tree.tokens[pronoun.index - 1].text == ",":
        beside.append(pronoun.index - 2)
    for person in persons.of_sentence(pronoun.sentence):
        if person.token in beside or person.is_at(subject):
            return person.name if persons.fits(person, gender) else None
    return None


def owner(tree: Tree, pronoun: Token, near: Sequence[Antecedent]) -> str | None:
    """Whose something is that a verb's subject does something with: "X injured his
    calf", "X fell on his way".
    """
    noun = tree.head(pronoun)
    if pronoun.dep == "poss" and noun.dep == "conj":
        return _owner_beside(tree, pronoun, near)
    if pronoun.dep != "poss" or noun.dep not in ("dobj", "pobj"):
        return None
    verb = tree.head(noun)
    if noun.dep == "pobj":
        verb = tree.head(verb)  # over the preposition
    if verb.pos != "VERB":
        return None
    subject = subject_shared_by(tree, verb)
    owners = [person for person in near if person.is_at(subject) and person.name]
    if len(names_of(owners)) != 1:
        return None
    name = owners[0].name
    between = [person for person in near if person.token > owners[0].token]
    return name if names_of(between) <= {name} else None


def _owner_beside(tree: Tree, pronoun: Token, near: Sequence[Antecedent]) -> str | None:
    """Whose something is that is a subject with its owner: "X and his wife left"."""
    before = tree.tokens[pronoun.index - 1]
    first = tree.head(tree.head(pronoun))
    if before.text != "and" or before.index - 1 != first.index:
        return None
    owners = [p for p in near if p.token == first.index and p.subject]
    return owners[0].name if owners else None


def speakers(
    tree: Tree, pronoun: Token, near: Sequence[Antecedent]
) -> list[Antecedent]:
    """The subject of the verb that the pronoun's own clause is the object of: "X said
    he".
    """
    if pronoun.dep not in NOUN_SUBJECTS:
        return []
    clause = tree.climb(tree.head(pronoun), ("conj",), STEPS)
    if clause.dep != "ccomp":
        return []
    subject = subject_shared_by(tree, tree.head(clause))
    return [person for person in near if person.is_at(subject)]


def leader(
    persons: Antecedents, pronoun: Token, gender: str, near: Sequence[Antecedent]
) -> str | None:
    """The subject of what the pronoun's clause hangs on: "X fell before he sang", "X,
    who led it until he died"; None where it is not surely one person, or has a rival.
    """
    tree = persons.tree
    verb = verb_over(tree, pronoun)
    is_own_subject = pronoun.dep in NOUN_SUBJECTS
    for _ in range(STEPS):
        subject = None if is_own_subject else subject_of(tree, verb)
        leaders = [person for person in near if person.is_at(subject)]
        if leaders:
            if not _are_one_person(persons, leaders, gender):
                return None
            is_alone = _is_unrivalled(tree, leaders[0], pronoun, near)
            return leaders[0].name if is_alone else None
        if verb.dep not in HANGING or verb.head == verb.index:
            return None
        verb = tree.head(verb)
        is_own_subject = False
    return None


def _are_one_person(
    persons: Antecedents, leaders: Sequence[Antecedent], gender: str
) -> bool:
    """Whether a subject is one person, of this gender or of a full name, which few
    bodies are taken to have.
    """
    first = leaders[0]
    is_plural = persons.tree.token(first.place).tag in ("NNS", "NNPS")
    if is_plural or len(names_of(leaders)) != 1:
        return False
    return persons.gender_of(first) == gender or " " in (first.name or "")


def _is_unrivalled(
    tree: Tree, subject: Antecedent, pronoun: Token, near: Sequence[Antecedent]
) -> bool:
    """Whether nobody else who fits stands between a named subject and a pronoun: no
    subject; where the pronoun is none, nobody but in asides.
    """
    if subject.name is None:
        return False
    for other in near:
        if other.token <= subject.token or other.name == subject.name:
            continue
        if other.subject:
            return False
        if pronoun.dep in NOUN_SUBJECTS:
            continue
        # A relative clause that has ended is an aside: "X, who met Y, lost her case".
        verb = verb_over(tree, tree.token(other.token))
        if verb.dep != "relcl" or tree.hangs_on(pronoun, verb, STEPS):
            return False
    return True


def subject_ahead(persons: Antecedents, pronoun: Token) -> Token | None:
    """The subject that follows and that the pronoun may mean: "With her second film,
    Ava …"; None where somebody was named before, or a comma stands there.
    """
    if pronoun.dep in NOUN_SUBJECTS:
        return None
    tokens = persons.tree.tokens
    sentence = persons.sheet.sentences[pronoun.sentence]
    start = max(sentence.first, pronoun.index - _REACH)
    for earlier in tokens[start : pronoun.index]:
        if earlier.index in persons.heads or earlier.text == ",":
            return None
    end = min(sentence.last, pronoun.index + _REACH)
    for later in tokens[pronoun.index : end]:
        is_subject = later.index in persons.heads and later.dep in NOUN_SUBJECTS
        if is_subject and later.index != pronoun.head:
            return later
    return None
