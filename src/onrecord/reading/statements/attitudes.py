"""Whether the words of a cue tell that somebody says, thinks or wants something.

The model was trained on political news, and takes much that people do elsewhere for
something that they say: “Orlo extended the closure”, “drivers used to describe the
bend”. What stands in quotation marks or in a clause of its own is told whatever the
cue's words are.
"""

from __future__ import annotations

from onrecord.english.tables import words
from onrecord.reading.sheet import Sheet
from onrecord.reading.statements.relations import Attribution
from onrecord.reading.tokens import Token, any_word
from onrecord.reading.tree import HELPERS

_FINITE = frozenset({"MD", "VBD", "VBP", "VBZ"})
_OPENERS = frozenset({"that", "what", "how", "whether", "why", "if", "who", "which"})


def is_deed(sheet: Sheet, one: Attribution, *, sure: float) -> bool:
    """Whether somebody given only does something by the cue: it has no word of saying,
    thinking, wanting, judging or showing, and what hangs on it is neither quoted nor a
    clause. A model that is `sure` of an attribution is believed.
    """
    is_sure = one.confidence is None or one.confidence >= sure
    if is_sure or one.speaker is None:
        return False
    if any(sheet.encoded.quoted.within(piece) for piece in one.content):
        return False
    cue = sheet.tokens_at(one.cue)
    if not any_word(cue) or any(map(_tells, cue)):
        return False
    return not _has_clause(sheet, one)


def _tells(token: Token) -> bool:
    attitudes = words("attitudes")
    return token.lemma.lower() in attitudes or token.text.lower() in attitudes


def _has_clause(sheet: Sheet, one: Attribution) -> bool:
    """Whether some of the content is a clause: “that …”, “how …”, with a verb."""
    for piece in one.content:
        inside = sheet.tokens_at(piece)
        if inside and inside[0].text.lower() in _OPENERS:
            return True
        top = sheet.tree.verb_in(piece)
        if top is not None and _is_finite(sheet, sheet.tokens[top]):
            return True
    return False


def _is_finite(sheet: Sheet, verb: Token) -> bool:
    helpers = sheet.tree.dependents(verb, HELPERS)
    return any(token.tag in _FINITE for token in (verb, *helpers))
