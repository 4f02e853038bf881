"""Who acts on whom in a telling, by voice and not by position.

A verb without a subject of its own takes that of the clause it leans on ("vowed to
sue"), or the noun it describes ("the man arrested on Friday"). A noun has its agent
before it or behind "by", and what it was done to behind "of".
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from onrecord.english.tables import words_as
from onrecord.model import Mention, Span, TellingForm
from onrecord.reading.sheet import Sheet
from onrecord.reading.tokens import Token
from onrecord.reading.tree import SUBJECTS, Tree
from onrecord.spans import SpanIndex

# Clauses looked outwards at most for the subject of an open one.
_OUTWARDS = 4
_OPEN = frozenset({"xcomp", "conj", "advcl", "pcomp", "prep", "acomp", "oprd"})
_DESCRIBING = frozenset({"relcl", "acl"})
_RELATIVE = frozenset({"WDT", "WP"})
_NO_NOUNS = frozenset({"VERB", "AUX", "ADV"})
_PREDICATES = frozenset({"attr", "oprd", "acomp"})
_NAMED_BEFORE = frozenset({"poss", "compound", "amod", "nmod"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Participants:
    """Who acts and who is acted upon, as indices into `Sheet.tokens`."""

    agent: int | None = None
    patient: int | None = None


def participants(
    sheet: Sheet, people: SpanIndex[Mention], index: int, form: TellingForm
) -> Participants:
    """The participants of the telling headed by a token; `people` are the report's."""
    tree = sheet.tree
    if form == "clause":
        is_headline = _is_headline(sheet, index)
        found = _of_clause(tree, people, index, is_headline=is_headline)
    else:
        found = _of_noun(sheet, people, index)
    return Participants(
        agent=_noun_or_none(tree, found.agent),
        patient=_noun_or_none(tree, found.patient),
    )


def core_of(tree: Tree, index: int | None) -> Span | None:
    """The core of the noun phrase that a participant heads."""
    return None if index is None else tree.core(index)


def _of_clause(
    tree: Tree, people: SpanIndex[Mention], index: int, *, is_headline: bool
) -> Participants:
    verb, token = tree.verb(index), tree.token(index)
    subject, is_lent_passive = _subject(tree, people, index)
    is_passive = verb.passive or is_lent_passive
    if not is_passive and verb.object is None:
        is_passive = _is_bare_passive(tree, token, is_headline=is_headline)
    if is_passive:
        return Participants(agent=_behind_by(tree, index), patient=subject)
    return Participants(agent=subject, patient=_object(tree, index))


def _is_bare_passive(tree: Tree, token: Token, *, is_headline: bool) -> bool:
    """Whether a participle says without "was" what was done: "a man arrested in Osk",
    and in headlines "Man arrested in Osk".
    """
    has_helper = tree.child(token.index, {"aux"}) is not None
    if token.tag == "VBN" and not has_helper:
        return True
    needs_object = token.lemma.lower() in words_as("telling_words", "needs object")
    has_clause = tree.child(token.index, {"ccomp", "xcomp"}) is not None
    is_past = token.tag in ("VBD", "VBN") and not has_helper
    return is_headline and is_past and needs_object and not has_clause


def _object(tree: Tree, index: int) -> int | None:
    """What a verb acts on, or what it says its subject is; of a relative clause the
    noun it describes, where it lacks one ("the boat that they sank").
    """
    token = tree.token(index)
    thing = tree.child(index, {"dobj", "attr", "oprd"})
    if token.dep != "relcl":
        return thing
    subject = tree.child(index, SUBJECTS)
    if subject is None or _is_relative(tree.token(subject)):
        return thing
    if thing is not None:
        return token.head if _is_relative(tree.token(thing)) else thing
    is_elsewhere = tree.child(index, {"advmod", "prep"})
    return token.head if is_elsewhere is None else None


def _is_relative(token: Token) -> bool:
    """Whether a word stands for the noun that its clause describes."""
    return token.tag in _RELATIVE or token.text.lower() == "that"


def _subject(
    tree: Tree, people: SpanIndex[Mention], index: int
) -> tuple[int | None, bool]:
    """The subject of a verb, its own or the one that an open clause takes from those it
    leans on; and whether a passive is lent with it ("was arrested and charged").

    "asked her to leave" gives who is asked, "opened a door to leave" who opened it.
    """
    subject = _own_subject(tree, index)
    if subject is not None:
        return subject, False
    token = tree.token(index)
    is_joined = token.dep == "conj" and token.tag == "VBN"
    at = tree.owner[token.head] if token.dep in _DESCRIBING else index
    for _ in range(_OUTWARDS):
        if at != index:
            subject = _own_subject(tree, at)
        if subject is not None:
            return subject, is_joined and tree.verb(at).passive
        token = tree.token(at)
        if token.dep not in _OPEN:
            break
        if token.dep == "xcomp" and "to" in tree.words(at, "aux"):
            asked = _asked(tree, people, token.head)
            if asked is not None:
                return asked, False
        at = token.head
    return None, False


def _own_subject(tree: Tree, index: int) -> int | None:
    """The subject of a verb, or the noun that it describes where that is its subject:
    "the boat that sank", "a man arrested in Osk".
    """
    token = tree.token(index)
    subject = tree.child(index, SUBJECTS)
    if token.dep == "relcl" and subject is not None:
        return token.head if _is_relative(tree.token(subject)) else subject
    is_participle = token.dep in _DESCRIBING and token.tag in ("VBG", "VBN")
    return token.head if subject is None and is_participle else subject


def _asked(tree: Tree, people: SpanIndex[Mention], verb: int) -> int | None:
    """Whom a verb asks to do what follows: somebody, never a thing."""
    for dep in ("dative", "dobj"):
        noun = tree.child(verb, {dep})
        if noun is None:
            continue
        token = tree.token(noun)
        if token.pos in ("PROPN", "PRON") or people.at(token.span) is not None:
            return noun
    return None


def _behind_by(tree: Tree, index: int) -> int | None:
    agent = tree.child(index, {"agent"})
    if agent is not None:
        return tree.child(agent, {"pobj"})
    return tree.object_behind(index, {"by"})


def _of_noun(sheet: Sheet, people: SpanIndex[Mention], index: int) -> Participants:
    """Of "Venn's arrest", "the arrest of Venn by police", "Marrow made a visit"."""
    tree = sheet.tree
    lemma = tree.token(index).lemma.lower()
    owner = _named_before(sheet, people, index)
    of = tree.object_behind(index, {"of"})
    agent, patient = _behind_by(tree, index), of
    if lemma in words_as("telling_words", "done") and agent is None:
        agent, patient = of, None
    if owner is not None:
        undergone = lemma in words_as("telling_words", "undergone")
        if undergone and patient is None:
            patient = owner
        elif agent is None:
            agent = owner
    if agent is None:
        agent = _of_light_verb(tree, people, index)
    return Participants(agent=agent, patient=patient)


def _named_before(sheet: Sheet, people: SpanIndex[Mention], index: int) -> int | None:
    """Whose a noun is: its possessor, else a name before it; neither the day nor the
    place it is told apart by ("Friday's raid", "the Osk raid").
    """
    tree, around = sheet.tree, sheet.circumstances
    possessor = tree.child(index, {"poss"})
    if possessor is not None:
        is_time = around.overlapping_time(tree.token(possessor).span) is not None
        return None if is_time else possessor
    for noun in tree.dependents(tree.token(index), _NAMED_BEFORE):
        if people.at(noun.span) is not None:
            return noun.index
        if noun.pos != "PROPN" or around.overlapping_time(noun.span) is not None:
            continue
        if around.is_place(noun.span):
            continue
        return noun.index
    return None


def _of_light_verb(tree: Tree, people: SpanIndex[Mention], index: int) -> int | None:
    """Who acts where a verb says little but that the noun is done: "held talks"."""
    token = tree.token(index)
    verb = tree.head(token)
    is_carried = verb.lemma.lower() in words_as("telling_words", "carries")
    if token.dep != "dobj" or not is_carried or tree.verb(verb.index).passive:
        return None
    return _subject(tree, people, verb.index)[0]


def _noun_or_none(tree: Tree, index: int | None) -> int | None:
    """A participant that is no clause, and no quality ("was found guilty")."""
    if index is None:
        return None
    token = tree.token(index)
    is_quality = token.pos == "ADJ" and token.dep in _PREDICATES
    return None if is_quality or token.pos in _NO_NOUNS else index


def _is_headline(sheet: Sheet, index: int) -> bool:
    """Whether a token stands in a headline, or in a sentence without an end, as
    headlines are where intake saw none.
    """
    sentence = sheet.sentences[sheet.tokens[index].sentence]
    is_marked = sentence.part.kind in ("headline", "heading")
    return is_marked or sheet.tokens[sentence.last - 1].pos != "PUNCT"


def is_open(tree: Tree, people: SpanIndex[Mention], index: int | None) -> bool:
    """Whether nothing says who a participant is: it is missing, or a pronoun that
    stands for no known name.
    """
    if index is None:
        return True
    token = tree.token(index)
    if token.pos not in ("PRON", "DET"):
        return False
    mention = people.at(token.span)
    return mention is None or mention.name is None


def any_known(
    tree: Tree, people: SpanIndex[Mention], indices: Collection[int | None]
) -> bool:
    """Whether it is said of one of these participants who it is."""
    return any(not is_open(tree, people, index) for index in indices)
