"""What the dependency tree says of one verb: its subject, its dependents, and whether
it is negated.

Everything is an index into `Syntax.tokens`. No walk is longer than the sentence the
verb stands in.
"""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.english.tables import words
from onrecord.reading.syntax import Syntax

SUBJECTS = frozenset({"nsubj", "csubj"})
OBJECTS = frozenset({"dobj", "obj"})
_REFUSALS = frozenset({"decline", "refuse"})
_REFUSED = frozenset(
    {
        "answer",
        "comment",
        "disclose",
        "discuss",
        "elaborate",
        "identify",
        "name",
        "reveal",
        "speak",
    }
)


def child(syntax: Syntax, index: int, deps: Iterable[str]) -> int | None:
    """The first dependent of `index` with one of these relations."""
    wanted = frozenset(deps)
    return next(
        (c for c in syntax.children[index] if syntax.tokens[c].dep in wanted), None
    )


def own_subject(syntax: Syntax, verb: int) -> int | None:
    """The verb's own active subject (the nearest, where the parser found two), or the
    agent (“by …”) of a passive.
    """
    subjects = [c for c in syntax.children[verb] if syntax.tokens[c].dep in SUBJECTS]
    if subjects:
        return min(subjects, key=lambda c: (abs(c - verb), -c))
    agent = child(syntax, verb, {"agent"})
    return child(syntax, agent, {"pobj"}) if agent is not None else None


def is_negated(syntax: Syntax, verb: int) -> bool:
    """True for “did not say”, “never said”, “has yet to say”, “without saying”, “nobody
    said”, “declined to say”.
    """
    if any(
        syntax.tokens[c].dep == "neg" or syntax.tokens[c].lemma == "never"
        for c in syntax.children[verb]
    ):
        return True
    token = syntax.tokens[verb]
    head = syntax.tokens[token.head]
    if _nobody(syntax, own_subject(syntax, verb)) or _refuses_to_speak(syntax, verb):
        return True
    if token.dep == "pcomp" and head.lemma == "without":
        return True
    if token.dep != "xcomp":
        return False
    return _refuses_to_speak(syntax, head.index) or any(
        syntax.tokens[c].lemma == "yet" for c in syntax.children[head.index]
    )


def _nobody(syntax: Syntax, subject: int | None) -> bool:
    """“no one said”, “neither side confirmed”."""
    if subject is None:
        return False
    first = syntax.tokens[token_range(syntax.subtree(subject))[0]]
    return first.text.lower() in ("no", "nobody", "none", "neither")


def _refuses_to_speak(syntax: Syntax, verb: int) -> bool:
    """“declined” in “declined to say”."""
    if syntax.tokens[verb].lemma.lower() not in _REFUSALS:
        return False
    complement = child(syntax, verb, {"xcomp"})
    return complement is not None and syntax.tokens[
        complement
    ].lemma.lower() in _REFUSED | words("speech_verbs")


def token_range(indices: Iterable[int]) -> tuple[int, int]:
    """First and one past the last of `indices`."""
    found = list(indices)
    return min(found), max(found) + 1
