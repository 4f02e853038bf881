"""What happens: the phrase that names an event, from its noun or its verb, and the
characters it stands at.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.english.marks import DASHES
from onrecord.english.tables import words_as
from onrecord.model import Span
from onrecord.reading.tokens import Token
from onrecord.reading.tree import HELPERS, Tree, Verb

_LONGEST = 12  # words in a phrase; a longer one is cut back to its verb or noun
_OBJECT_REACH = 8  # tokens from a verb to the head of its object
_GROUP = 4  # verbs and adjectives in one group: "is due to begin to be restored"
_JOINED = frozenset({"into", "against", "to"})
_NAMING = frozenset({"for", "of", "about"})  # "plans for talks", "reports of talks"
_COMPLEMENTS = ("attr", "acomp", "dobj", "oprd", "prt")  # what ends a clause
_ASKING = frozenset({"WRB", "WP", "WDT", "WP$"})
_THINGS = frozenset({"NOUN", "PROPN", "NUM"})
# between a subject and its verb: something is put in
_PARTED = re.compile(rf"[,;:(){DASHES}]")
_QUOTES = re.compile(r"[“”\"«»„]|(?<!\w)[‘’'`]|[’'](?!\w)(?<!s[’'])")


@dataclass(frozen=True, slots=True)
class Phrase:
    """An event's words and where they stand, in `pieces` with what is put in between
    left out. `head` is the word for what happens, its
    noun or its verb; `core` is the token of `span` that the rest hangs on: the head,
    unless the verb is only understood ("captured A and the town of B").
    """

    what: str
    span: Span
    pieces: tuple[Span, ...]
    core: int
    head: int


def is_event_noun(tree: Tree, index: int) -> bool:
    """Whether a token is a noun that names an event ("summit", "airstrikes")."""
    token = tree.token(index)
    return token.pos in ("NOUN", "PROPN") and _lemma(tree, index) in words_as(
        "events", "noun"
    )


def noun_phrase(tree: Tree, index: int) -> Phrase:
    """An event named by a noun: its core without the article, and an "of" phrase behind
    it.
    """
    span = tree.trimmed_core(index)
    end = tree.token(tree.with_of(index)).end
    return _phrase(tree, Span(span.start, end), index)


def lemma_of(tree: Tree, verb: Verb) -> str:
    """The verb's lemma, with its particle: "call off"."""
    lemma = tree.token(verb.index).lemma.lower()
    if verb.particle is None:
        return lemma
    return f"{lemma} {tree.token(verb.particle).text.lower()}"


def named_event(tree: Tree, verb: Verb, *, loosely: bool = False) -> Phrase | None:
    """The event a light verb only says to happen: "the talks begin", "hold talks",
    "there is a second meeting".

    `loosely` takes "one" for an event as well, where it is told from others: "have a
    quick second one".
    """
    lemma = tree.token(verb.index).lemma.lower()
    subject, thing = verb.subject, verb.object
    is_held = verb.passive and lemma in words_as("status", "held")
    happens = is_held or _takes_place(tree, verb, lemma)
    if happens and subject is not None and is_event_noun(tree, subject):
        return noun_phrase(tree, subject)
    if lemma in words_as("status", "holds") and thing is not None and not verb.passive:
        is_another = (
            tree.token(thing).lemma == "one" and tree.child(thing, {"amod"}) is not None
        )
        if is_event_noun(tree, thing) or (loosely and is_another):
            return noun_phrase(tree, thing)
    if lemma == "be" and tree.child(verb.index, {"expl"}) is not None:
        shown = tree.child(verb.index, {"attr"})
        if shown is not None and is_event_noun(tree, shown):
            return noun_phrase(tree, shown)
    return None


def _takes_place(tree: Tree, verb: Verb, lemma: str) -> bool:
    """Whether a verb says no more of its subject than that it happens."""
    if verb.object is not None:
        return lemma == "take" and tree.token(verb.object).text.lower() == "place"
    if lemma == "go":
        return tree.child(verb.index, {"prt", "advmod"}) is not None
    return lemma in words_as("status", "takes place")


def verb_phrase(tree: Tree, verb: Verb) -> Phrase | None:
    """An event told by a verb: "captured the village of …", "13 people were injured",
    "the minister resigned".

    With an object it runs from the verb to the end of the object, else from the subject
    to the verb. None where neither is there, so that nothing says what happened to
    whom.
    """
    tokens = tree.tokens
    at, subject, thing = verb.index, verb.subject, verb.object
    if thing is not None and not verb.passive:
        if tokens[thing].pos == "PRON" or not 0 < thing - at <= _OBJECT_REACH:
            return None
        end = tokens[tree.with_of(thing)].end
        return _phrase(tree, Span(tokens[at].start, end), at)
    if subject is None or subject > at:
        return None
    if tree.child(at, {"xcomp", "ccomp"}) is not None:
        return None  # "decided to …" has its event in what follows
    joined = None if verb.passive else _with_preposition(tree, verb)
    if joined is not None or tokens[subject].pos not in _THINGS:
        return joined
    return _with_subject(tree, verb, subject)


def another_object(tree: Tree, verb: Verb, noun: int) -> Phrase:
    """A further object of a verb, the verb said again before it: "captured … the town
    of B".
    """
    span = Span(tree.core(noun).start, tree.token(tree.with_of(noun)).end)
    pieces = (tree.token(verb.index).span, span)
    what = _plain(pieces, tree.text)
    return Phrase(what, span, pieces, core=noun, head=verb.index)


def _with_subject(tree: Tree, verb: Verb, subject: int) -> Phrase | None:
    """ "13 people were injured", without what stands between: "13 people, including two
    children, were injured".
    """
    text, at = tree.text, verb.index
    last = at
    if verb.particle is not None and 0 < verb.particle - at <= _OBJECT_REACH:
        last = verb.particle
    first = _first_word(tree, at, subject)
    said = Span(tree.token(first).start, tree.token(last).end)
    named = tree.trimmed_core(subject)
    whole = Span(named.start, said.end)
    between = Span(named.end, said.start).of(text)
    parted = _PARTED.search(between) or len(between.split()) > _OBJECT_REACH
    pieces = (named, said) if parted else (whole,)
    what = _plain(pieces, text)
    if len(what.split()) > _LONGEST:
        return None
    return Phrase(what, whole, pieces, at, at)


def _first_word(tree: Tree, verb: int, subject: int) -> int:
    """The first word of a verb group behind its subject: "was" in "was due to be
    restored".
    """
    first = at = verb
    for _ in range(_GROUP):
        for helper in tree.dependents(tree.token(at), HELPERS):
            if subject < helper.index < at:
                first = min(first, helper.index)
        above = tree.token(at).head
        if tree.token(at).dep not in ("xcomp", "acomp") or not subject < above < at:
            break
        first = min(first, above)
        at = above
    return first


def _with_preposition(tree: Tree, verb: Verb) -> Phrase | None:
    """ "met with Keir Starmer", "met in London with …", "flew to Alaska": the verb with
    whom or what it joins.
    """
    token = tree.token(verb.index)
    preposition = _joining(tree, token)
    if preposition is None:
        return None
    noun = tree.dependent(preposition, {"pobj"})
    if noun is None or noun.pos == "PRON":
        return None
    if not 0 < noun.index - token.index <= _OBJECT_REACH:
        return None
    joined = Span(preposition.start, noun.end)
    pieces = (token.span, joined)
    whole = Span(token.start, joined.end)
    what = _plain(pieces, tree.text)
    return Phrase(what, whole, pieces, token.index, token.index)


def _joining(tree: Tree, verb: Token) -> Token | None:
    """The preposition behind a verb that tells whom or what it joins: "with", wherever
    it stands behind a verb such as "met", else "into", "against" or "to" right behind.
    """
    behind = [p for p in tree.dependents(verb, {"prep"}) if p.index > verb.index]
    if verb.lemma.lower() in words_as("status", "joins"):
        for preposition in behind:
            if preposition.text.lower() == "with":
                return preposition
    for preposition in behind[:1]:
        is_beside = preposition.index == verb.index + 1
        if is_beside and preposition.text.lower() in _JOINED:
            return preposition
    return None


def object_phrase(tree: Tree, noun: int) -> Phrase | None:
    """What is confirmed, denied or called off: a noun's own event, or the one behind
    "plans for", "reports of".
    """
    for _ in range(2):
        if _lemma(tree, noun) not in words_as("status", "plan noun"):
            return noun_phrase(tree, noun)
        said = tree.child(noun, {"acl", "ccomp"})
        if said is not None and tree.child(said, {"mark"}) is not None:
            return clause_phrase(tree, said)
        behind = tree.object_behind(noun, _NAMING)
        if behind is None:
            return None
        noun = behind
    return None


def clause_phrase(tree: Tree, verb: int) -> Phrase | None:
    """A clause without its conjunction: "that this meeting will not be a success" from
    "this" on.

    From the first word of its subject to the end of its object or complement; None
    where it runs too long.
    """
    tokens = tree.tokens
    subject = tree.verb(verb).subject
    if subject is None or subject > verb:
        return None
    if tokens[tree.left[verb]].tag in _ASKING:
        return None  # "did not confirm how far it flew" leaves open what, not whether
    last = verb
    for dep in _COMPLEMENTS:
        behind = tree.child(verb, {dep})
        if behind is not None and behind > last:
            last = tree.with_of(behind)
    whole = Span(tokens[tree.left[subject]].start, tokens[last].end)
    phrase = _phrase(tree, whole, verb)
    return phrase if len(phrase.what.split()) <= _LONGEST else None


def _lemma(tree: Tree, index: int) -> str:
    token = tree.token(index)
    lemma = token.lemma.lower()
    return lemma[:-1] if token.tag == "NNPS" and lemma.endswith("s") else lemma


def _phrase(tree: Tree, span: Span, core: int) -> Phrase:
    return Phrase(_plain((span,), tree.text), span, (span,), core, core)


def _plain(pieces: Sequence[Span], text: str) -> str:
    """The words of stretches of a text on one line, without quotation marks."""
    told = " ".join(piece.of(text) for piece in pieces)
    return " ".join(_QUOTES.sub(" ", told).split())
