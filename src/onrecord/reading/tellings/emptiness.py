"""Clauses that tell little by themselves: a verb of little meaning with nothing beside
it, a bare saying, a question that is told of, words that point back, words of the page.
"""

from __future__ import annotations

import functools
import re

from onrecord.english.tables import words_as
from onrecord.model import Span
from onrecord.reading.sheet import Sheet
from onrecord.reading.tellings.draft import Draft
from onrecord.reading.tokens import Token
from onrecord.reading.tree import HELPERS, SUBJECTS

_THINGS = frozenset({"NOUN", "PROPN", "NUM"})
_COMPLEMENTS = frozenset({"ccomp", "xcomp"})
_QUALITIES = frozenset({"acomp", "oprd", "attr"})
_RELATIVE = frozenset({"WDT", "WP"})
# Where a question is told of: "asked why it sank", "what the papers say".
_EMBEDDED = frozenset({"ccomp", "pcomp", "csubj", "acl"})
_WHETHER = frozenset({"whether", "if"})
_WHAT = frozenset({"what", "who", "which", "whatever", "whoever"})
_HOW = frozenset({"how", "why"})
# Words of its own that a clause that begins with "what" needs to tell something.
_LEAST_OF_WHAT = 2
_NO_CONTENT = HELPERS | {
    "mark",
    "cc",
    "conj",
    "neg",
    "intj",
    "advcl",
    "parataxis",
    "expl",
}
_WHERETO = frozenset({"back", "out", "over", "away", "off", "down", "in", "home", "up"})
_NEUTER = frozenset({"it", "this", "that", "so", "them", "these", "those"})


# What a line of a page begins with: the number of a picture among others ("7/34 3 May
# 2017"), heads of other reports, who wrote it, when a report came out.
_LINE_OF_PAGE = re.compile(
    r"\d{1,3} ?(?:/|of) ?\d{1,3}\s+(?:\d|[A-Z])"
    r"|(?:Read (?:more|also) |READ MORE|(?:Related|RELATED|More|MORE):)"
    r"|\(?(?:Reporting|Additional reporting|Writing|Editing) by\b"
    r"|(?:Last )?(?:[Uu]pdated|[Pp]ublished|[Pp]osted)\b[^.]{0,40}\d"
)

# Characters before "photos" in which their number stands.
_BEFORE_PICTURES = 12
_PICTURES = re.compile(
    r"\d of \d{1,3} (?:photos|images|pictures|slides)\b", re.IGNORECASE
)


def is_of_page(sheet: Sheet, draft: Draft) -> bool:
    """Whether a telling has words that a page writes ("Skip in Skip"), or a clause
    hangs on a mark or on "according".
    """
    is_word = any(map(str.isalpha, sheet.tokens[draft.head].text))
    if draft.form == "clause" and not is_word:
        return True
    if sheet.tokens[draft.head].text.lower() == "according":
        return True
    told = " ".join(sheet.tokens[index].text for index in draft.words)
    head = sheet.tokens[draft.head]
    if _PICTURES.search(sheet.text, max(head.start - _BEFORE_PICTURES, 0), head.end):
        return True
    if _page_words("clause").search(told):
        return True
    span = sheet.sentences[sheet.tokens[draft.head].sentence].span
    if _page_words("sentence").search(sheet.text, span.start, span.end):
        return True
    return _LINE_OF_PAGE.match(sheet.text, span.start, span.end) is not None


@functools.cache
def _page_words(of: str) -> re.Pattern[str]:
    phrases = sorted(words_as("page_words", of), key=lambda p: (-len(p), p))
    told = "|".join(r"\s+".join(map(re.escape, p.split())) for p in phrases)
    return re.compile(rf"(?<!\w)(?:{told})(?!\w)")


def _beside_subject(sheet: Sheet, draft: Draft) -> list[Token]:
    """The nouns, names, numbers and predicates of a clause, those of its subject left
    out.
    """
    tree, head = sheet.tree, draft.head
    subject = tree.child(head, SUBJECTS)
    within = None if subject is None else tree.extent(subject)
    own: list[Token] = []
    for token in (sheet.tokens[index] for index in draft.words):
        if token.index == head or (within is not None and _covers(within, token)):
            continue
        is_quality = token.dep in _QUALITIES and token.pos in ("ADJ", "VERB")
        if token.pos in _THINGS or is_quality:
            own.append(token)
    return own


def _covers(span: Span, token: Token) -> bool:
    return span.covers(token.span)


def says_little(sheet: Sheet, draft: Draft) -> bool:
    """Whether a verb that says little has nothing beside it, or but a clause that tells
    the fact: "the attack came", "a study found".
    """
    tree, token = sheet.tree, sheet.tokens[draft.head]
    lemma = token.lemma.lower()
    is_opening = lemma in words_as("telling_words", "opens")
    if is_opening or lemma in words_as("status", "speech"):
        has_clause = tree.child(draft.head, _COMPLEMENTS) is not None
        has_object = tree.child(draft.head, {"dobj", "attr"}) is not None
        if has_clause and not has_object:
            return True
    if lemma not in words_as("telling_words", "light"):
        return False
    hollow = words_as("telling_words", "hollow")
    own = _beside_subject(sheet, draft)
    return all(other.lemma.lower() in hollow for other in own)


def points_back(sheet: Sheet, draft: Draft) -> bool:
    """Whether a clause says something only of what stands before: "he announced it",
    "that is an issue", "the way he plays".
    """
    tree, token = sheet.tree, sheet.tokens[draft.head]
    own = _beside_subject(sheet, draft)
    if draft.figures or draft.event is not None or len(own) > 1:
        return False
    subject = tree.child(draft.head, SUBJECTS)
    is_pronoun = subject is not None and tree.token(subject).pos in ("PRON", "DET")
    if token.lemma.lower() == "be" and is_pronoun and subject is not None:
        is_neuter = tree.token(subject).text.lower() in _NEUTER
        return is_neuter and not any(o.pos in ("PROPN", "NUM") for o in own)
    if own:
        return False
    thing = tree.child(draft.head, {"dobj"})
    if thing is not None and tree.token(thing).text.lower() in _NEUTER:
        return True
    return (
        token.dep == "relcl" and is_pronoun and not _is_subject_relative(sheet, draft)
    )


def _is_subject_relative(sheet: Sheet, draft: Draft) -> bool:
    subject = sheet.tree.child(draft.head, SUBJECTS)
    if subject is None:
        return False
    token = sheet.tree.token(subject)
    return token.tag in _RELATIVE or token.text.lower() == "that"


def is_told_question(sheet: Sheet, draft: Draft) -> bool:
    """Whether a clause is a question that is told of: "asked why it sank"."""
    tree, token = sheet.tree, sheet.tokens[draft.head]
    if token.dep not in _EMBEDDED or draft.figures:
        return False
    for below in tree.dependents(token):
        word = below.text.lower()
        if word in _WHETHER and below.dep == "mark":
            return True
        if word in _HOW and below.dep in ("advmod", "acomp"):
            return True
        if any(w in _HOW for w in tree.words(below.index, "advmod")):
            return True
        if word in _WHAT and len(_beside_subject(sheet, draft)) < _LEAST_OF_WHAT:
            return True
    return False


def tells_somebody(sheet: Sheet, cues: frozenset[int], draft: Draft) -> bool:
    """Whether a clause says only that somebody was told something."""
    token, patient = sheet.tokens[draft.head], draft.who.patient
    if token.lemma.lower() not in words_as("telling_words", "tells somebody"):
        return False
    if patient is None or draft.head in cues:
        return True
    if sheet.tokens[patient].pos in ("PROPN", "PRON"):
        return True
    return sheet.tree.child(draft.head, _COMPLEMENTS) is not None


def is_empty(sheet: Sheet, draft: Draft) -> bool:
    """Whether a verb of little meaning has nothing at all beside it but its subject:
    "the image appears".
    """
    tree, token = sheet.tree, sheet.tokens[draft.head]
    if draft.figures or not _is_light(token):
        return False
    for child in tree.children[draft.head]:
        other = tree.token(child)
        if other.dep in SUBJECTS or other.dep in _NO_CONTENT or other.pos == "PUNCT":
            continue
        if other.dep == "dobj" and other.pos in ("PRON", "DET"):
            continue
        if other.dep in ("advmod", "prt") and other.text.lower() not in _WHERETO:
            continue
        return False
    return True


def _is_light(token: Token) -> bool:
    lemma = token.lemma.lower()
    if lemma in words_as("telling_words", "light"):
        return True
    is_opening = lemma in words_as("telling_words", "opens")
    return is_opening or lemma in words_as("status", "speech")
