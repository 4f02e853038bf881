"""Events: what happened, is planned, depends, was confirmed or not, denied, called off,
or given a chance.

Each verb of a sentence is asked one question after the other, the most telling first;
the first that answers makes the event. A verb that answers none makes none: a sentence
without a clear event is left alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from onrecord.english.tables import words_as
from onrecord.model import Event, Source, Span, Status
from onrecord.reading.circumstances import Circumstances
from onrecord.reading.events.phrases import (
    Phrase,
    another_object,
    clause_phrase,
    is_event_noun,
    lemma_of,
    named_event,
    noun_phrase,
    object_phrase,
    verb_phrase,
)
from onrecord.reading.events.wording import worded
from onrecord.reading.figures.numbers import find_numbers
from onrecord.reading.sheet import Sheet
from onrecord.reading.tokens import Sentence
from onrecord.reading.tree import Tree, Verb
from onrecord.spans import SpanIndex

METHOD = "events.rules/1"
_KINDS = frozenset({"paragraph", "headline", "heading", "caption"})
_TOLD = frozenset(
    {"ROOT", "conj", "ccomp", "parataxis"}
)  # where a clause tells what happened; others only refer to it
_PER_CENT = frozenset({"per cent", "percent", "%"})


@dataclass(frozen=True, slots=True)
class _Said:
    """An event on its way. `verb` is the verb whose time and place it takes; `by`
    overrides the statement's speaker.
    """

    phrase: Phrase
    status: Status
    verb: int
    by: Source | None = None
    condition: Span | None = None
    probability: float | None = None


@dataclass(frozen=True, slots=True)
class _Asked:
    """A verb and what the questions need to know of it. `leads` is the verb or
    adjective whose "to" it follows.
    """

    tree: Tree
    around: Circumstances
    verb: Verb
    lemma: str
    leads: int | None


def read_events(sheet: Sheet) -> Sheet:
    """The sheet with the events of a report's prose with their status, in text order.
    Spans are offsets into `report.text`.

    `what` is the text's own phrase; `by` who says so (None: the report itself); `when`
    a TIMEX3 value; `where` a place's name; `condition` the span of the if-clause;
    `probability` 0..1. Raises nothing on account of a text.
    """
    tree = sheet.tree
    around = sheet.circumstances
    times = SpanIndex(sheet.times)
    events: dict[tuple[Span, Status], Event] = {}
    for sentence in sheet.sentences:
        if sentence.part.kind not in _KINDS:
            continue
        for said in _in_sentence(sheet, sentence, tree, around):
            event = worded(_finished(said, sheet, around), sheet.text, times)
            events.setdefault((event.span, event.status), event)
    in_order = sorted(events.values(), key=lambda e: (e.span, e.status))
    return replace(sheet, events=tuple(in_order))


def _in_sentence(
    sheet: Sheet, sentence: Sentence, tree: Tree, around: Circumstances
) -> list[_Said]:
    found = _chances(sheet, sentence, tree)
    taken = {tree.owner[s.phrase.core] for s in found}
    for token in sheet.of(sentence):
        if (
            tree.owner[token.index] != token.index
            or token.pos not in ("VERB", "AUX")
            or token.index in taken
        ):
            continue
        verb = tree.verb(token.index)
        asked = _Asked(
            tree,
            around,
            verb,
            lemma_of(tree, verb),
            _leads(tree, token.index),
        )
        said = next(
            (s for s in (question(asked) for question in _QUESTIONS) if s is not None),
            None,
        )
        if said is not None:
            taken.add(said.phrase.core)
            found.append(said)
            found.extend(_also(asked, said))
    return found


def _leads(tree: Tree, verb: int) -> int | None:
    """The word before "to": "scheduled" in "is scheduled to begin"."""
    token = tree.token(verb)
    return (
        token.head if token.dep == "xcomp" and "to" in tree.words(verb, "aux") else None
    )


def _answered(asked: _Asked) -> _Said | None:
    """ "has not confirmed any plans for a visit", "denied that troops had …",
    "confirmed the arrest".
    """
    p, verb = asked.tree, asked.verb
    confirms, denies = (
        asked.lemma in words_as("status", "confirm"),
        asked.lemma in words_as("status", "deny"),
    )
    claim_only = asked.lemma in words_as("status", "deny claim")
    told = p.token(verb.index).dep in _TOLD and p.token(verb.index).tag != "VBG"
    if (
        not told
        or not (confirms or denies or claim_only)
        or _hypothetical(asked, allow=confirms and verb.negated)
    ):
        return None
    if verb.negated and not confirms:
        return None
    answered = verb.subject if verb.passive else verb.object
    if answered is not None and not _can_be_answered(
        asked, answered, claim_only=claim_only
    ):
        return None
    governing = verb.index  # whose day and place the event takes
    if answered is not None:
        phrase = object_phrase(p, answered)
    else:
        said = (
            None
            if claim_only or verb.passive
            else p.child(verb.index, {"ccomp", "xcomp"})
        )
        phrase = _what_is_said(p, said) if said is not None else None
        governing = (
            said if said is not None else governing
        )  # "denied on Monday that they would meet in May": in May
    if phrase is None:
        return None
    status: Status = (
        "denied" if not confirms else "unconfirmed" if verb.negated else "confirmed"
    )
    return _Said(phrase, status, governing, by=_doer(asked))


def _not_planned(asked: _Asked) -> _Said | None:
    """ "No meeting is planned, the ministry said": denied by who says so; said by
    nobody, it is left alone.
    """
    p, verb = asked.tree, asked.verb
    noun = verb.subject
    told = (
        verb.passive
        and verb.modal is None
        and p.token(verb.index).lemma.lower() in words_as("status", "fixed")
    )
    if not told or noun is None or verb.negated or not is_event_noun(p, noun):
        return None
    if (
        "no" not in p.words(noun, "det")
        or asked.around.source(verb.index) is None
        or _under_condition(p, verb.index)
    ):
        return None
    return _Said(noun_phrase(p, noun), "denied", verb.index)


def _can_be_answered(asked: _Asked, noun: int, *, claim_only: bool) -> bool:
    """Whether a noun can be confirmed or denied as a fact; "denied bail" is a
    refusal.
    """
    p = asked.tree
    lemma = p.token(noun).lemma.lower()
    if (
        p.token(noun).pos not in ("NOUN", "PROPN")
        or p.child(asked.verb.index, {"dative"}) is not None
    ):
        return False
    if lemma in words_as("status", "plan noun"):
        return True
    if claim_only or lemma in words_as("status", "refused"):
        return False
    return is_event_noun(p, noun) or asked.lemma in words_as("status", "deny")


def _what_is_said(tree: Tree, verb: int) -> Phrase | None:
    if tree.verb(verb).subject is not None:
        return clause_phrase(tree, verb)
    return verb_phrase(tree, tree.verb(verb)) if tree.token(verb).tag == "VBG" else None


def _doer(asked: _Asked) -> Source | None:
    """Who confirms or denies: the subject, or the one behind "by" in a passive."""
    p, verb = asked.tree, asked.verb
    who = verb.subject
    if verb.passive:
        agent = p.child(verb.index, {"agent"})
        who = p.child(agent, {"pobj"}) if agent is not None else None
    if who is None:
        return None
    span = p.core(who)
    name = asked.around.name_of(who, span)
    return Source(name=name, span=span) if name else None


def _called_off(asked: _Asked) -> _Said | None:
    """ "the match was called off", "cancelled a visit", "will be postponed"."""
    p, verb = asked.tree, asked.verb
    if (
        asked.lemma not in words_as("status", "cancel")
        or verb.negated
        or verb.modal in ("might", "would")
    ):
        return None
    noun = verb.subject if verb.passive else verb.object
    if noun is None or not is_event_noun(p, noun) or not (verb.past or verb.passive):
        return None
    return _Said(noun_phrase(p, noun), "cancelled", verb.index)


def _conditional(asked: _Asked) -> _Said | None:
    """ "there might be a second meeting if the first succeeds": an event with the
    clause it depends on.
    """
    p, verb = asked.tree, asked.verb
    if verb.modal is None or verb.negated:
        return None
    condition = next((c for c in p.children[verb.index] if _is_condition(p, c)), None)
    if condition is None:
        return None
    phrase = named_event(p, verb, loosely=True) or _telling_verb(asked, "planned verb")
    if phrase is None:
        return None
    tokens = p.tokens
    span = Span(tokens[p.left[condition]].start, tokens[p.right[condition]].end)
    return (
        None
        if span.overlaps(phrase.span)
        else _Said(phrase, "conditional", verb.index, condition=span)
    )


def _is_condition(tree: Tree, clause: int) -> bool:
    if tree.token(clause).dep != "advcl":
        return False
    return any(w in words_as("status", "condition") for w in tree.words(clause, "mark"))


def _planned(asked: _Asked) -> _Said | None:
    """ "will hold talks", "are to meet", "is set to begin", "would visit" in reported
    words.
    """
    p, verb = asked.tree, asked.verb
    status = _outlook(asked)
    if status is None or verb.negated or _under_condition(p, verb.index):
        return None
    subject = (
        verb
        if asked.leads is None
        else replace(verb, subject=_leading_subject(p, asked.leads))
    )
    asked = replace(asked, verb=subject)
    phrase = (
        _fixed(asked) or named_event(p, subject) or _telling_verb(asked, "planned verb")
    )
    if (
        phrase is None
        and asked.around.when(verb.index, p.token(verb.index).start) is not None
    ):
        phrase = _any_verb(asked)
    return _Said(phrase, status, verb.index) if phrase is not None else None


def _fixed(asked: _Asked) -> Phrase | None:
    """ "the summit is scheduled for Friday": an event with its day set."""
    p, verb = asked.tree, asked.verb
    told = verb.passive and p.token(verb.index).lemma.lower() in words_as(
        "status", "fixed"
    )
    if not told or verb.subject is None or not is_event_noun(p, verb.subject):
        return None
    behind = [
        p.token(c).text.lower()
        for c in p.children[verb.index]
        if p.token(c).dep == "prep"
    ]
    return noun_phrase(p, verb.subject) if "for" in behind else None


def _outlook(asked: _Asked) -> Status | None:
    """Whether the verb is said of what is to come: by its modal, or by the word before
    its "to".
    """
    p, verb = asked.tree, asked.verb
    if verb.modal == "will" or (verb.modal is None and _fixed(asked) is not None):
        return "planned"
    if verb.modal == "would":
        return "planned" if asked.around.source(verb.index) is not None else None
    if asked.leads is None or asked.verb.modal is not None:
        return None
    lead = p.verb(asked.leads)
    word = p.token(asked.leads).lemma.lower()
    if (
        lead.negated
        or p.child(p.owner[asked.leads], {"neg"}) is not None
        or lead.modal in ("might", "would")
    ):
        return None
    if word in words_as("status", "forecast"):
        return "forecast"
    bare_be = word == "be" and p.token(asked.leads).text.lower() in (
        "is",
        "are",
        "was",
        "were",
        "'s",
        "’s",
        "'re",
        "’re",
    )
    return "planned" if bare_be or word in words_as("status", "plan") else None


def _leading_subject(tree: Tree, leads: int) -> int | None:
    found = tree.verb(leads).subject
    return found if found is not None else tree.verb(tree.owner[leads]).subject


def _under_condition(tree: Tree, verb: int) -> bool:
    """Whether the verb stands in an if-clause, or depends on one."""
    clauses = (verb, *tree.children[verb])
    return any(_is_condition(tree, c) for c in clauses)


def _happened(asked: _Asked) -> _Said | None:
    """ "captured the village", "13 people were injured", "held talks on Monday": past,
    and told.
    """
    p, verb = asked.tree, asked.verb
    if (
        not verb.past
        or verb.negated
        or p.token(verb.index).dep not in _TOLD
        or _hypothetical(asked)
    ):
        return None
    phrase = named_event(p, verb) or _telling_verb(asked, "core verb")
    if (
        phrase is None
        and asked.around.when(verb.index, p.token(verb.index).start) is not None
    ):
        phrase = _any_verb(asked)
    return _Said(phrase, "happened", verb.index) if phrase is not None else None


def _hypothetical(asked: _Asked, *, allow: bool = False) -> bool:
    """Whether the verb is only thought of: under a modal, a condition or a question."""
    p, verb = asked.tree, asked.verb
    if verb.modal is not None and not allow:
        return True
    marks = p.words(verb.index, "mark")
    return _under_condition(p, verb.index) or "whether" in marks or "if" in marks


def _telling_verb(asked: _Asked, role: str) -> Phrase | None:
    """The phrase of a verb that is news by itself."""
    lemma = asked.tree.token(asked.verb.index).lemma.lower()
    return (
        verb_phrase(asked.tree, asked.verb)
        if lemma in words_as("events", role)
        else None
    )


def _any_verb(asked: _Asked) -> Phrase | None:
    """The phrase of a dated verb that does more than report words or states."""
    token = asked.tree.token(asked.verb.index)
    if token.pos != "VERB" or token.lemma.lower() in words_as(
        "status", "speech"
    ) | words_as("status", "state"):
        return None
    return verb_phrase(asked.tree, asked.verb)


def _also(asked: _Asked, said: _Said) -> list[_Said]:
    """The further objects of one verb: "captured the village of A and the town of B" is
    two events.
    """
    p, thing = asked.tree, asked.verb.object
    if (
        thing is None
        or said.status not in ("happened", "planned")
        or said.phrase.core != asked.verb.index
    ):
        return []
    more: list[_Said] = []
    other = p.child(thing, {"conj"})
    while other is not None and len(more) < _MOST_OBJECTS:
        more.append(replace(said, phrase=another_object(p, asked.verb, other)))
        other = p.child(other, {"conj"})
    return more


def _chances(sheet: Sheet, sentence: Sentence, tree: Tree) -> list[_Said]:
    """ "a 25 per cent chance that …", "a 40% risk of rain": forecasts with their
    probability.
    """
    found: list[_Said] = []
    tokens = sheet.of(sentence)
    for number in find_numbers(tokens):
        if (
            number.value is None
            or not 0 <= number.value <= 100
            or number.hedge not in (None, "about")
        ):
            continue
        behind = [t.text.lower() for t in tokens[number.last : number.last + 2]]
        width = (
            1
            if behind[:1] and behind[0] in _PER_CENT
            else 2
            if " ".join(behind) in _PER_CENT
            else 0
        )
        noun = number.last + width
        if (
            not width
            or noun >= len(tokens)
            or tokens[noun].lemma.lower() not in words_as("status", "chance")
        ):
            continue
        phrase = _chance_of(tree, tokens[noun].index)
        if phrase is not None:
            found.append(
                _Said(
                    phrase,
                    "forecast",
                    tree.owner[phrase.core],
                    probability=number.value / 100,
                )
            )
    return found


def _chance_of(tree: Tree, noun: int) -> Phrase | None:
    clause = tree.child(noun, {"acl", "ccomp", "relcl"})
    if clause is not None:
        return clause_phrase(tree, clause)
    of = next(
        (c for c in tree.children[noun] if tree.token(c).text.lower() == "of"),
        None,
    )
    inner = tree.child(of, {"pobj"}) if of is not None else None
    return noun_phrase(tree, inner) if inner is not None else None


def _finished(said: _Said, sheet: Sheet, around: Circumstances) -> Event:
    span = said.phrase.span
    source = around.source(said.phrase.core)
    if said.status in ("planned", "conditional"):
        when = around.when_ahead(said.verb, span.start, sheet.report.published)
    else:
        when = around.when(said.verb, span.start)
    return Event(
        span=span,
        method=METHOD,
        head=sheet.tokens[said.phrase.head].span,
        what=said.phrase.what,
        pieces=said.phrase.pieces,
        status=said.status,
        by=said.by or source,
        when=when,
        where=around.where(said.verb, span.start),
        probability=said.probability,
        condition=said.condition,
        told_in=around.told_in(said.phrase.core),
    )


_MOST_OBJECTS = 4  # of one verb; a longer list is not events but an inventory
_QUESTIONS: tuple[Callable[[_Asked], _Said | None], ...] = (
    _answered,
    _not_planned,
    _called_off,
    _conditional,
    _planned,
    _happened,
)
