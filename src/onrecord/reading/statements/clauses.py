"""What the dependency tree says of one verb: its subject, its complements, where its own clause begins and ends.

Everything is an index into `Syntax.tokens`. No walk is longer than the sentence the verb stands in.
"""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.reading.syntax import Sentence, Syntax, Token

SUBJECTS = frozenset({"nsubj", "csubj"})
PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
OBJECTS = frozenset({"dobj", "obj"})
_PREDICATES = frozenset({"oprd", "attr", "acomp"})
_SHARES_SUBJECT = frozenset({"conj", "xcomp", "advcl", "pcomp", "dep", "ccomp", "parataxis"})
_CLAUSE_PARTS = frozenset(
    {"aux", "auxpass", "neg", "advmod", "npadvmod", "prep", "dative", "prt", "agent", "tmod", "cc", "intj", "preconj"}
)
REFUSALS = frozenset({"decline", "refuse"})
_NEAR = 2  # tokens between a noun and its participle: “officials, privately citing”
_HOPS = 6  # how far a shared subject is sought: “he rose to say …, adding …”


def child(syntax: Syntax, index: int, deps: Iterable[str]) -> int | None:
    """The first dependent of `index` with one of these relations."""
    wanted = frozenset(deps)
    return next((c for c in syntax.children[index] if syntax.tokens[c].dep in wanted), None)


def own_subject(syntax: Syntax, verb: int) -> int | None:
    """The verb's own active subject (the nearest, where the parser found two), or the agent (“by …”) of a passive."""
    subjects = [c for c in syntax.children[verb] if syntax.tokens[c].dep in SUBJECTS]
    if subjects:
        return min(subjects, key=lambda c: (abs(c - verb), -c))
    agent = child(syntax, verb, {"agent"})
    return child(syntax, agent, {"pobj"}) if agent is not None else None


def is_passive(syntax: Syntax, verb: int) -> bool:
    return any(syntax.tokens[c].dep in ("auxpass", "nsubjpass") for c in syntax.children[verb])


def subject(syntax: Syntax, verb: int) -> int | None:
    """Who does what the verb says: its own subject, else that of the verb it leans on; None where open."""
    at = verb
    for _ in range(_HOPS):
        found = own_subject(syntax, at)
        if found is not None:
            return found
        if is_passive(syntax, at):
            return passive_subject(syntax, at) if at != verb else None
        token = syntax.tokens[at]
        if token.dep in ("acl", "relcl"):
            return token.head if _modifies(syntax, token) else None
        if token.dep == "xcomp":
            told = child(syntax, token.head, OBJECTS)
            if told is not None and token.head < told < at:
                return None  # “pressed Orlo to admit”: nothing says that he did
        if token.dep == "prep" or token.dep in _SHARES_SUBJECT:
            at = token.head
            continue
        return None
    return None


def _modifies(syntax: Syntax, verb: Token) -> bool:
    """True where a participle stands right behind the noun it is tied to: “a letter saying”, “officials, citing”."""
    between = syntax.tokens[verb.head + 1 : verb.index]
    near = len(between) <= _NEAR and all(t.pos in ("PUNCT", "ADV") for t in between)
    return near and syntax.tokens[verb.head].pos in ("NOUN", "PROPN", "PRON")


def passive_subject(syntax: Syntax, verb: int) -> int | None:
    return child(syntax, verb, PASSIVE_SUBJECTS)


def has_that(syntax: Syntax, verb: int) -> bool:
    """True where “that” opens the clause of `verb` and is not its subject: “that boats sail”, not “that sailed”."""
    first = token_range(syntax.subtree(verb))[0]
    return syntax.tokens[first].lemma.lower() == "that" and syntax.tokens[first].dep in ("mark", "dobj", "det", "pobj")


def is_infinitive(syntax: Syntax, verb: int) -> bool:
    """True for “to say” and “to have said”."""
    return any(syntax.tokens[c].lemma == "to" and syntax.tokens[c].dep == "aux" for c in syntax.children[verb])


def is_negated(syntax: Syntax, verb: int) -> bool:
    """True for “did not say”, “never said”, “has yet to say”, “without saying”."""
    if any(syntax.tokens[c].dep == "neg" or syntax.tokens[c].lemma == "never" for c in syntax.children[verb]):
        return True
    token = syntax.tokens[verb]
    head = syntax.tokens[token.head]
    if _nobody(syntax, own_subject(syntax, verb)):
        return True
    if refused(syntax, verb) is not None:
        return True
    if token.dep == "pcomp" and head.lemma == "without":
        return True
    return token.dep == "xcomp" and any(syntax.tokens[c].lemma == "yet" for c in syntax.children[head.index])


def _nobody(syntax: Syntax, subject_: int | None) -> bool:
    """“no one said”, “neither side confirmed”."""
    if subject_ is None:
        return False
    first = syntax.tokens[token_range(syntax.subtree(subject_))[0]]
    return first.text.lower() in ("no", "nobody", "none", "neither")


def refused(syntax: Syntax, verb: int) -> int | None:
    """“declined” in “declined to say”; None where nothing is refused."""
    token = syntax.tokens[verb]
    head = syntax.tokens[token.head]
    return head.index if token.dep == "xcomp" and head.lemma.lower() in REFUSALS else None


def predicate(syntax: Syntax, verb: int) -> int | None:
    """“a mistake” in “called the plan a mistake”."""
    return child(syntax, verb, _PREDICATES)


def token_range(indices: Iterable[int]) -> tuple[int, int]:
    """First and one past the last of `indices`."""
    found = list(indices)
    return min(found), max(found) + 1


def clause_extent(syntax: Syntax, verb: int, sentence: Sentence, addressees: frozenset[int]) -> tuple[int, int]:
    """First and one past the last token of the bare cue clause: verb, subject, helpers, adverbs, addressee.

    Only what touches the verb without a gap counts, so that a complement never slips in.
    """
    inside = {verb}
    own = own_subject(syntax, verb)
    for c in syntax.children[verb]:
        if c == own or c in addressees or syntax.tokens[c].dep in _CLAUSE_PARTS:
            inside.update(syntax.subtree(c))
    first = last = verb
    while first - 1 >= sentence.first and (first - 1 in inside or _inner_comma(syntax, first - 1, inside)):
        first -= 1
    while last + 1 < sentence.last and (last + 1 in inside or _inner_comma(syntax, last + 1, inside)):
        last += 1
    return first, last + 1


def _inner_comma(syntax: Syntax, index: int, inside: set[int]) -> bool:
    """A comma between two parts of the cue clause: “Orlo, however, said”."""
    return syntax.tokens[index].text == "," and index - 1 in inside and index + 1 in inside
