"""How far the words of a speaker reach, and whose the verb of a cue is, by the tree of
their sentence.

The model now and then cuts a speaker off within its phrase: “Vessa” of “Vessa Police
Chief Marta Orlo”, “educational” of “educational material”.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model import Span
from onrecord.reading.sheet import Sheet
from onrecord.reading.tokens import Token
from onrecord.reading.tree import ACTIVE_SUBJECTS, OBJECTS, STEPS, SUBJECTS

_WITHIN = frozenset({"compound", "amod", "nmod"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_PARTS = frozenset({"pobj", "poss", *OBJECTS})
# how a verb depends on the one whose subject it has
_SHARING = frozenset({"conj", "xcomp", "advcl", "ccomp", "pcomp", "prep", "dep", "aux"})
_RELATIVE = frozenset({"WP", "WDT", "WP$"})
_LISTS = frozenset({",", "and", "or", "&"})
_REACH = 4  # tokens behind a speaker in which the noun of its phrase stands


def whole_phrase(sheet: Sheet, speaker: Span, taken: Sequence[Span]) -> Span:
    """The speaker up to the noun that it only stands before.

    Not where that noun is `taken` by cue or content, nor in a headline, whose capitals
    mislead the parser.
    """
    noun = sheet.tree.noun_in(speaker)
    if noun is None:
        return speaker
    last = sheet.tokens[noun]
    if sheet.sentences[last.sentence].part.kind != "paragraph":
        return speaker
    head = sheet.tree.head(last)
    is_cut = last.dep in _WITHIN and head.index > last.index and head.pos in _NOUNS
    if not is_cut or not _is_beside(sheet, speaker, head):
        return speaker
    whole = Span(speaker.start, head.end)
    return speaker if any(whole.overlaps(span) for span in taken) else whole


def _is_beside(sheet: Sheet, speaker: Span, head: Token) -> bool:
    behind = sheet.tree.token_at(speaker.end)
    return head.start >= speaker.end and head.index - behind < _REACH


def nearer_subject(sheet: Sheet, speaker: Span, verb: Token) -> Span | None:
    """The subject of a cue's verb where the speaker given stands further off, or is
    whom it is said to: “Orlo asked for help, which the mayor said …”, “she told Venn”.
    """
    tree = sheet.tree
    subject = tree.dependent(verb, ACTIVE_SUBJECTS)
    noun = tree.noun_in(speaker)
    if subject is None or noun is None or subject.tag in _RELATIVE:
        return None
    own = tree.extent(subject.index)
    if own.overlaps(speaker) or subject.pos not in (*_NOUNS, "PRON"):
        return None
    told = sheet.tokens[noun]
    if told.head == verb.index and told.dep in OBJECTS:
        return own
    if not speaker.end < own.start < verb.start:
        return None
    between = sheet.tokens_at(Span(speaker.end, own.start))
    is_one_of_several = all(token.text in _LISTS for token in between)
    return None if is_one_of_several else own


def has_part_in(sheet: Sheet, speaker: Span, cue: Span) -> bool:
    """Whether a speaker has a part in the clause of a cue: its subject, one it has from
    the clause above ("Orlo fell silent, wanting …"), or a noun that hangs on it ("by
    Orlo", "Orlo's view").
    """
    tree = sheet.tree
    at, noun = tree.verb_in(cue), tree.noun_in(speaker)
    if at is None or noun is None:
        return False
    top = sheet.tokens[noun]
    of_cue = sheet.tokens_at(cue)
    if top.dep in _PARTS and any(tree.hangs_on(top, one, STEPS) for one in of_cue):
        return True
    verb = sheet.tokens[at]
    for _ in range(STEPS):
        subjects = tree.dependents(verb, SUBJECTS)
        if subjects or verb.dep not in _SHARING:
            return any(speaker.overlaps(subject.span) for subject in subjects)
        verb = tree.head(verb)
    return False
