"""What place alone shows of who says what, where the parser lost the thread.

A small parser takes “Vesely” for an adverb and “reporters” for the first half of “reporters rescuers”. What stands
where a speaker stands still speaks: before a finite verb of saying and behind a quotation, a comma that the verb's
clause closes, or nothing at all. Everything here is asked only where the tree has no answer.
"""

from __future__ import annotations

from collections.abc import Collection

from onrecord.reading.quotes import QuoteIndex
from onrecord.reading.syntax import Sentence, Syntax, Token

FINITE = frozenset({"VBD", "VBZ", "VBP"})
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP"})
_PHRASE = _NOUNS | {"DT", "JJ", "JJR", "CD", "POS", "PRP$", "HYPH", "VBG"}
_BEHIND = _PHRASE | {"IN", "VBN", "TO", "CC", "RB"}  # what may stand between the speaker's noun and the verb
_LONGEST = 12  # tokens of a noun phrase
_LONGEST_BEHIND = 30  # tokens from a sentence's start to its verb of saying
_BEFORE_A_QUOTATION_ENDS = frozenset(",?!…—–-")
_HELPERS = frozenset({"MD", "RB", "VBD", "VBZ", "VBP"})
_OPENS_A_PHRASE = frozenset({"DT", "PRP", "PRP$", "EX"})
_PLAIN_SAYING = frozenset({"say", "tell"})
_NO_CLAUSE = frozenset({",", ";", ":", "--", "—", "–"})
_FIRST_OF_CLAUSE = _PHRASE | {"EX", "WP"}


def phrase_before(
    syntax: Syntax, verb: int, last: int, sentence: Sentence, quoted: QuoteIndex
) -> tuple[int, int, int] | None:
    """The speaker's noun phrase before `verb` by its place: its first token, one past its last, and its head.

    `last` is one past the verb's own clause. None where the place shows none.
    """
    if not _is_finite(syntax, verb):
        return None
    end = _behind_helpers(syntax, verb, sentence)
    first = end
    while first - 1 >= sentence.first and syntax.tokens[first - 1].tag in _PHRASE and end - first < _LONGEST:
        first -= 1
    closed = first < end and _closes(syntax, first, last, sentence)
    if first == end - 1 or first == end:
        first = _lost_name(syntax, end, first, sentence, quoted)
    named = first < end and (syntax.tokens[end - 1].tag in _NOUNS or _is_name(syntax.tokens[end - 1]))
    if named and (closed or _behind_quotation(syntax, first, quoted) or _is_lost_name_at_start(syntax, first, end)):
        return first, end, end - 1
    return _from_the_start(syntax, verb, sentence, quoted)


def _is_finite(syntax: Syntax, verb: int) -> bool:
    token = syntax.tokens[verb]
    helped = any(syntax.tokens[c].dep in ("aux", "auxpass") for c in syntax.children[verb])
    return token.tag in FINITE or (token.tag == "VBN" and token.text.lower() == "said" and not helped)


def _behind_helpers(syntax: Syntax, verb: int, sentence: Sentence) -> int:
    """The token behind the speaker's phrase: the verb, or the first of its adverbs and helpers (“had also told”)."""
    own = {c for c in syntax.children[verb] if syntax.tokens[c].dep in ("aux", "neg", "advmod")}
    at = verb
    while at - 1 > sentence.first and at - 1 in own and not _is_name(syntax.tokens[at - 1]):
        at -= 1
    return at


def _is_name(token: Token) -> bool:
    return token.text[:1].isupper() and token.text.isalpha() and token.tag in ("RB", "JJ", "VB", "UH", "FW")


def _lost_name(syntax: Syntax, end: int, first: int, sentence: Sentence, quoted: QuoteIndex) -> int:
    """Where a phrase begins whose last word the tagger took for an adverb or the like: capitals still show a name."""
    del first
    at = end
    if at - 1 >= sentence.first and _is_name(syntax.tokens[at - 1]):
        at -= 1
        while at - 1 >= sentence.first and syntax.tokens[at - 1].tag in _PHRASE and end - at < _LONGEST:
            at -= 1
    del quoted
    return at
