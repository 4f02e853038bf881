"""The verbs of a sentence that report speech, each with its speaker's noun phrase and the extent of its own clause."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from onrecord.model import Span
from onrecord.reading.statements.clauses import (
    OBJECTS,
    REFUSALS,
    child,
    clause_extent,
    is_infinitive,
    is_negated,
    is_passive,
    own_subject,
    refused,
    subject,
)
from onrecord.reading.statements.complements import CLAUSES
from onrecord.reading.statements.quotes import QuoteIndex
from onrecord.reading.statements.surface import phrase_before
from onrecord.reading.syntax import Sentence, Syntax
from onrecord.reading.tables import rows

ADDRESSED = frozenset({"tell", "assure", "inform", "remind", "warn", "ask", "advise"})
_LEADS_TO_SPEECH = frozenset({"go", "continue", "decline", "refuse", "rise", "proceed", "have", "return"})
_SUPPOSES = frozenset({"if", "whether", "unless"})
NICKNAME = 20  # characters, marks included: a shorter quotation may stand inside a name, Marta “the Bridge” Orlo
_HELPERS = frozenset({"aux", "auxpass", "neg", "advmod", "prt"})


@dataclass(frozen=True, slots=True, kw_only=True)
class CueVerb:
    """A reporting verb. `first`/`last` bound its bare clause, in tokens.

    `subject` heads its speaker's noun phrase, None where unknown; `own` is True where it stands in the clause itself,
    not shared with another verb; `addressee` heads the phrase of who is told.
    `phrase` bounds the speaker where the parser lost it and its place alone shows it.
    """

    verb: int
    lemma: str
    frames: frozenset[str]
    subject: int | None
    own: bool
    addressee: int | None
    phrase: tuple[int, int] | None = None
    first: int
    last: int


@functools.cache
def cue_verbs() -> dict[str, frozenset[str]]:
    """Reporting verbs with their frames (data/cue_verbs.tsv)."""
    return {row[0]: frozenset(row[1].split()) for row in rows("cue_verbs")}


@functools.cache
def corrected_lemmas() -> dict[str, str]:
    """Inflected cue words whose lemma the tagger gets wrong (data/cue_forms.tsv)."""
    return {row[0]: row[1] for row in rows("cue_forms")}


def lemma_of(syntax: Syntax, index: int) -> str:
    token = syntax.tokens[index]
    return corrected_lemmas().get(token.text.lower(), token.lemma.lower())


def find_cue_verbs(
    syntax: Syntax, sentence: Sentence, quoted: QuoteIndex, names: frozenset[str] = frozenset()
) -> list[CueVerb]:
    """The reporting verbs of a sentence that stand outside every quotation, in text order.

    `names` are the report's proper nouns, by which a name that the parser lost is found again.
    """
    found: list[CueVerb] = []
    for token in syntax.of(sentence):
        if not token.tag.startswith("VB") or token.dep in ("aux", "amod", "compound"):
            continue
        frames = cue_verbs().get(lemma_of(syntax, token.index))
        if frames is None or quoted.at(token.start) is not None:
            continue
        cue = _cue_verb(syntax, token.index, frames, sentence, quoted, names)
        if cue is not None:
            found.append(cue)
    return found


def _cue_verb(
    syntax: Syntax,
    verb: int,
    frames: frozenset[str],
    sentence: Sentence,
    quoted: QuoteIndex,
    names: frozenset[str],
) -> CueVerb | None:
    if _refuses_to_speak(syntax, verb):
        return None
    own = own_subject(syntax, verb)
    if own is not None and quoted.at(syntax.tokens[own].start) is not None:
        own = None
    if (own is None and is_passive(syntax, verb)) or not reports_speech(syntax, verb):
        return None  # “was told”, “is expected”: nobody is named as the speaker
    who = own if own is not None else subject(syntax, verb)
    if own is None and _inverted(syntax, verb, quoted):
        own = who = child(syntax, verb, OBJECTS | {"attr", "npadvmod", "dep", "oprd"})
    asked = own is None and _was_asked(syntax, verb)
    if own is None and syntax.tokens[verb].dep == "conj":
        own = _misplaced_subject(syntax, verb)
        who = own if own is not None else who
    addressee = _addressee(syntax, verb, own)
    first, last = clause_extent(syntax, verb, sentence, frozenset() if addressee is None else frozenset({addressee}))
    first, last = _outside_quotations(syntax, verb, first, last, quoted)
    is_own = own is not None and first <= own < last
    placed = None if is_own else phrase_before(syntax, verb, last, sentence, quoted, names)
    if asked and placed is None:
        return None
    if placed is not None:
        first, who, is_own = placed[0], placed[2], True
    return CueVerb(
        verb=verb,
        lemma=lemma_of(syntax, verb),
        frames=frames,
        subject=who,
        own=is_own,
        addressee=addressee,
        phrase=placed[:2] if placed is not None else None,
        first=first,
        last=last,
    )


def _refuses_to_speak(syntax: Syntax, verb: int) -> bool:
    """“declined” in “declined to say”: the cue is “say”, which counts as negated."""
    return lemma_of(syntax, verb) in REFUSALS and any(
        syntax.tokens[c].dep == "xcomp" and lemma_of(syntax, c) in cue_verbs() for c in syntax.children[verb]
    )


def _was_asked(syntax: Syntax, verb: int) -> bool:
    """“Asked whether …, Orlo said”: a past participle at a clause's edge says what was done to its noun, not by it."""
    token = syntax.tokens[verb]
    return token.tag in ("VBN", "VBD") and token.dep in ("advcl", "acl", "pcomp", "prep")


def _misplaced_subject(syntax: Syntax, verb: int) -> int | None:
    """“Orlo” in “failed to move the leader and Orlo has warned”, which the parser joins to “the leader”.

    Where verbs share a subject, the conjunction stands right before the second; where a noun stands there, and
    that noun was itself joined to another, it is the second verb's own subject.
    """
    helpers = {c for c in syntax.children[verb] if syntax.tokens[c].dep in _HELPERS}
    at = verb - 1
    while at in helpers:
        at -= 1
    before = syntax.tokens[max(at, 0)]
    joined = before.dep == "conj" and before.head < before.index and before.sentence == syntax.tokens[verb].sentence
    return before.index if joined and before.pos in ("NOUN", "PROPN", "PRON") else None


def _outside_quotations(syntax: Syntax, verb: int, first: int, last: int, quoted: QuoteIndex) -> tuple[int, int]:
    """The clause cut where a quotation begins or ends; one of a word or two, as a nickname's, stays inside."""
    for at in range(verb - 1, first - 1, -1):
        if quoted.at(syntax.tokens[at].start, least=NICKNAME) is not None:
            first = at + 1
            break
    for at in range(verb + 1, last):
        if quoted.at(syntax.tokens[at].start, least=NICKNAME) is not None:
            return first, at
    return first, last


def reports_speech(syntax: Syntax, verb: int) -> bool:
    """False where nothing is said yet: “to condemn it”, “will announce”, “if he says”, “asked her to say”."""
    token = syntax.tokens[verb]
    helpers = [syntax.tokens[c] for c in syntax.children[verb] if syntax.tokens[c].dep == "aux"]
    head = lemma_of(syntax, token.head)
    if is_infinitive(syntax, verb):
        return head in _LEADS_TO_SPEECH if token.dep == "xcomp" else token.dep == "advcl" and head == "go"
    if any(h.tag == "MD" for h in helpers):
        return is_negated(syntax, verb)
    return not any(
        syntax.tokens[c].dep in ("mark", "advmod") and syntax.tokens[c].lemma.lower() in _SUPPOSES
        for c in syntax.children[verb]
    )


def _inverted(syntax: Syntax, verb: int, quoted: QuoteIndex) -> bool:
    """True for “…,” said Orlo: a finite verb straight after a quotation."""
    token = syntax.tokens[verb]
    return token.tag in ("VBD", "VBZ", "VBP", "VBN") and quoted.ends_at(token.start, syntax.text)


def _addressee(syntax: Syntax, verb: int, own: int | None) -> int | None:
    """Who is told: the object of a verb that also takes a clause, or the indirect object."""
    dative = child(syntax, verb, {"dative"})
    if dative is not None and dative != own:
        return dative
    obj = child(syntax, verb, OBJECTS)
    tells = lemma_of(syntax, verb) in ADDRESSED or any(
        syntax.tokens[c].dep in CLAUSES and not is_infinitive(syntax, c) for c in syntax.children[verb]
    )
    return obj if obj is not None and obj != own and tells else None


def cue_spans(syntax: Syntax, verb: int, through: int | None) -> tuple[Span, ...]:
    """The cue as it is read: the verb with its helpers (“has not said”), particle and governing preposition."""
    inside = {verb} | {c for c in syntax.children[verb] if syntax.tokens[c].dep in _HELPERS}
    if through is not None:
        inside.add(through)
    refusal = refused(syntax, verb)
    if refusal is not None:
        inside.update(range(refusal, verb))
    first = last = verb
    while first - 1 in inside:
        first -= 1
    while last + 1 in inside and syntax.tokens[last + 1].dep != "advmod":
        last += 1
    spans = [Span(syntax.tokens[first].start, syntax.tokens[last].end)]
    if through is not None and through > last:
        spans.append(syntax.tokens[through].span)
    return tuple(spans)
