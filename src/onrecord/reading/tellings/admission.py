"""Which tellings are a fact by themselves, and which only stand beside one: an idiom, a
verb of seeming, a bare verb of saying, a verb without its object.
"""

from __future__ import annotations

from onrecord.english.tables import rows, words, words_as
from onrecord.model import Mention
from onrecord.reading.events.phrases import lemma_of
from onrecord.reading.sheet import Sheet
from onrecord.reading.tellings.draft import Draft
from onrecord.reading.tellings.emptiness import is_of_page
from onrecord.reading.tellings.heads import is_happening
from onrecord.reading.tellings.participants import any_known
from onrecord.reading.tree import HELPERS
from onrecord.spans import SpanIndex

_THINGS = frozenset({"NOUN", "PROPN", "NUM"})
_COMPLEMENTS = frozenset({"ccomp", "xcomp"})
_LOOKS = _COMPLEMENTS | {"acomp", "oprd"}
# Words that a headline without a verb needs to tell something.
_LEAST_OF_FRAGMENT = 3


def is_admitted(
    sheet: Sheet, people: SpanIndex[Mention], cues: frozenset[int], draft: Draft
) -> bool:
    """Whether a telling is a fact by itself. `cues` are the tokens of the verbs and
    words that give somebody's statement.
    """
    if is_of_page(sheet, draft):
        return False
    if draft.form == "clause":
        return _is_fact(sheet, people, cues, draft)
    if draft.form == "noun":
        return _tells_of_something(sheet, draft)
    if draft.form == "count":
        return any(figure.unit or figure.measure for figure in draft.figures)
    return _tells_by_nouns(sheet, draft)


def _is_fact(
    sheet: Sheet, people: SpanIndex[Mention], cues: frozenset[int], draft: Draft
) -> bool:
    if _is_asked(sheet, draft.head) or _is_ordered(sheet, draft):
        return False
    if draft.event is not None:
        return True
    if _is_idiom(sheet, draft) or _leads_on(sheet, draft):
        return False
    if draft.head in cues and _only_says(sheet, draft):
        return False
    if _lacks_object(sheet, draft):
        return False
    who = (draft.who.agent, draft.who.patient)
    return bool(_things(sheet, draft)) or any_known(sheet.tree, people, who)


def _things(sheet: Sheet, draft: Draft) -> list[int]:
    """The nouns, names and numbers among the words of a telling, but for its head."""
    return [
        index
        for index in draft.words
        if index != draft.head and sheet.tokens[index].pos in _THINGS
    ]


def _tells_by_nouns(sheet: Sheet, draft: Draft) -> bool:
    """Whether a headline without a verb has enough nouns, and is no credit of a picture
    ("Ana Venn/The Port Post") and no row of a menu in capitals.
    """
    things = _things(sheet, draft)
    if len(things) < _LEAST_OF_FRAGMENT:
        return False
    told = [sheet.tokens[index].text for index in (draft.head, *things)]
    is_menu = 2 * sum(word.isupper() for word in told) > len(told)
    return not is_menu and not any("/" in word for word in told)


def _is_asked(sheet: Sheet, index: int) -> bool:
    """Whether the sentence of a token is a question."""
    span = sheet.sentences[sheet.tokens[index].sentence].span
    return span.of(sheet.text).rstrip("\"'”’ ").endswith("?")


def _is_ordered(sheet: Sheet, draft: Draft) -> bool:
    """Whether a verb tells the reader what to do: "Read more", "Click here"."""
    token = sheet.tokens[draft.head]
    is_bare = token.tag == "VB" and token.dep == "ROOT"
    has_helper = sheet.tree.child(draft.head, HELPERS) is not None
    return is_bare and not has_helper and draft.who.agent is None


def _is_idiom(sheet: Sheet, draft: Draft) -> bool:
    """Whether a verb and a word of its clause say nothing together ("make sense")."""
    token = sheet.tokens[draft.head]
    lemma = token.lemma.lower()
    if lemma not in words("idioms"):
        return False
    below = sheet.tree.dependents(token)
    return any((lemma, other.lemma.lower()) in rows("idioms") for other in below)


def _leads_on(sheet: Sheet, draft: Draft) -> bool:
    """Whether the fact is in what follows the verb: "seemed to sink", "wants to"."""
    tree = sheet.tree
    lemma = lemma_of(tree, tree.verb(draft.head))
    if lemma in words_as("telling_words", "seems"):
        return tree.child(draft.head, _LOOKS) is not None
    if lemma not in words_as("telling_words", "leads"):
        return False
    has_more = tree.child(draft.head, _COMPLEMENTS) is not None
    return has_more and tree.child(draft.head, {"dobj", "attr", "acomp"}) is None


def _only_says(sheet: Sheet, draft: Draft) -> bool:
    """Whether a verb says no more than that something was said; "pleaded guilty",
    "vowed to sue" and "accused the mayor" are acts.
    """
    lemma = sheet.tokens[draft.head].lemma.lower()
    return draft.who.patient is None and lemma in words_as("status", "speech")


def _lacks_object(sheet: Sheet, draft: Draft) -> bool:
    lemma = lemma_of(sheet.tree, sheet.tree.verb(draft.head))
    if lemma not in words_as("telling_words", "needs object"):
        return False
    has_clause = sheet.tree.child(draft.head, _COMPLEMENTS) is not None
    return draft.who.patient is None and not has_clause


def _tells_of_something(sheet: Sheet, draft: Draft) -> bool:
    """Whether a noun tells of something: by what it names, or by whom or what its own
    words are about.
    """
    token = sheet.tokens[draft.head]
    if draft.event is not None or is_happening(token):
        return True
    if token.dep == "compound":
        return False  # "the settlement policy" is a policy
    if draft.who.agent is not None or draft.who.patient is not None:
        return True
    return bool(draft.figures) or bool(_things(sheet, draft))
