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
from onrecord.reading.tree import Tree, Verb

_LONGEST = 12  # words in a phrase; a longer one is cut back to its verb or noun
_OBJECT_REACH = 8  # tokens from a verb to the head of its object
_GROUP = 4  # verbs and adjectives in one group: "is due to begin to be restored"
_JOINED = frozenset({"into", "against", "to"})
_HELPERS = frozenset({"aux", "auxpass"})
_ASKING = frozenset({"WRB", "WP", "WDT", "WP$"})
_THINGS = frozenset({"NOUN", "PROPN", "NUM"})
_PARTED = re.compile(
    rf"[,;:(){DASHES}]"
)  # between a subject and its verb: something is put in
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
    return (
        f"{lemma} {tree.token(verb.particle).text.lower()}"
        if verb.particle is not None
        else lemma
    )


def named_event(tree: Tree, verb: Verb, *, loosely: bool = False) -> Phrase | None:
    """The event a light verb only says to happen: "the talks begin", "hold talks",
    "there is a second meeting".

    `loosely` takes "one" for an event as well, where it is told from others: "have a
    quick second one".
    """
    lemma = tree.token(verb.index).lemma.lower()
    subject, thing = verb.subject, verb.object
    if (
        verb.passive
        and lemma in words_as("status", "held")
        and subject is not None
        and is_event_noun(tree, subject)
    ):
        return noun_phrase(tree, subject)
    if (
        _takes_place(tree, verb, lemma)
        and subject is not None
        and is_event_noun(tree, subject)
    ):
        return noun_phrase(tree, subject)
    if lemma in words_as("status", "holds") and thing is not None and not verb.passive:
        counted = (
            loosely
            and tree.token(thing).lemma == "one"
            and tree.child(thing, {"amod"}) is not None
        )
        if is_event_noun(tree, thing) or counted:
            return noun_phrase(tree, thing)
    if lemma == "be":
        there = tree.child(verb.index, {"expl"})
        shown = tree.child(verb.index, {"attr"} if there is not None else set())
        if shown is not None and is_event_noun(tree, shown):
            return noun_phrase(tree, shown)
    return None


def _takes_place(tree: Tree, verb: Verb, lemma: str) -> bool:
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
    at, thing = verb.index, verb.object
    if thing is not None and not verb.passive:
        if tree.token(thing).pos == "PRON" or not 0 < thing - at <= _OBJECT_REACH:
            return None
        end = tokens[tree.with_of(thing)].end
        return _phrase(tree, Span(tokens[at].start, end), at)
    if (
        verb.subject is None
        or verb.subject > at
        or tree.child(at, {"xcomp", "ccomp"}) is not None
    ):
        return None  # "decided to …" has its event in what follows
    joined = None if verb.passive else _with_preposition(tree, verb)
    if joined is not None or tree.token(verb.subject).pos not in _THINGS:
        return joined
    return _with_subject(tree, verb, verb.subject)


def another_object(tree: Tree, verb: Verb, noun: int) -> Phrase:
    """A further object of a verb, the verb said again before it: "captured … the town
    of B".
    """
    tokens = tree.tokens
    span = Span(tree.core(noun).start, tokens[tree.with_of(noun)].end)
    pieces = (tokens[verb.index].span, span)
    what = _plain(pieces, tree.text)
    return Phrase(what, span, pieces, core=noun, head=verb.index)


def _with_subject(tree: Tree, verb: Verb, subject: int) -> Phrase | None:
    """ "13 people were injured", without what stands between: "13 people, including two
    children, were injured".
    """
    text, at = tree.text, verb.index
    named = tree.trimmed_core(subject)
    first = _first_word(tree, at, subject)
    last = (
        verb.particle
        if verb.particle is not None and 0 < verb.particle - at <= _OBJECT_REACH
        else at
    )
    said = Span(tree.token(first).start, tree.token(last).end)
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
        helpers = [
            c
            for c in tree.children[at]
            if tree.token(c).dep in _HELPERS and subject < c < at
        ]
        first = min([first, *helpers])
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
    tokens, text = tree.tokens, tree.text
    behind = [
        c
        for c in tree.children[verb.index]
        if tokens[c].dep == "prep" and c > verb.index
    ]
    chosen = None
    if tokens[verb.index].lemma.lower() in words_as("status", "joins"):
        chosen = next((c for c in behind if tokens[c].text.lower() == "with"), None)
    if chosen is None:
        chosen = next(
            (
                c
                for c in behind
                if c == verb.index + 1 and tokens[c].text.lower() in _JOINED
            ),
            None,
        )
    noun = tree.child(chosen, {"pobj"}) if chosen is not None else None
    if (
        chosen is None
        or noun is None
        or not 0 < noun - verb.index <= _OBJECT_REACH
        or tokens[noun].pos == "PRON"
    ):
        return None
    joined = Span(tokens[chosen].start, tokens[noun].end)
    pieces = (tokens[verb.index].span, joined)
    whole = Span(tokens[verb.index].start, joined.end)
    return Phrase(_plain(pieces, text), whole, pieces, verb.index, verb.index)


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
        behind = next(
            (c for c in tree.children[noun] if _names_what(tree, c)),
            None,
        )
        inner = tree.child(behind, {"pobj"}) if behind is not None else None
        if inner is None:
            return None
        noun = inner
    return None


def _names_what(tree: Tree, index: int) -> bool:
    token = tree.token(index)
    return token.dep == "prep" and token.text.lower() in ("for", "of", "about")


def clause_phrase(tree: Tree, verb: int) -> Phrase | None:
    """A clause without its conjunction: "that this meeting will not be a success" from
    "this" on.

    From the first word of its subject to the end of its object or complement; None
    where it runs too long.
    """
    parsed = tree.verb(verb)
    tokens = tree.tokens
    if (
        parsed.subject is None
        or parsed.subject > verb
        or tokens[tree.left[verb]].tag in _ASKING
    ):
        return None  # "did not confirm how far it flew" leaves open what, not whether
    last = verb
    for dep in ("attr", "acomp", "dobj", "oprd", "prt"):
        behind = tree.child(verb, {dep})
        if behind is not None and behind > last:
            last = tree.with_of(behind)
    whole = Span(tokens[tree.left[parsed.subject]].start, tokens[last].end)
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
