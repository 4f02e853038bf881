"""What place alone shows of who says what to whom, where the parser lost the thread.

A small parser takes “Vesely” for an adverb, and “reporters” for the first half of “reporters rescuers”. What stands
where a speaker stands speaks all the same: a noun phrase right before a finite verb of saying, behind a quotation, or
at the sentence's start, or between a comma and the sentence's end. Asked only where the tree has no answer.
"""

from __future__ import annotations

from collections.abc import Collection

from onrecord.reading.statements.quotes import QuoteIndex
from onrecord.reading.syntax import Sentence, Syntax

FINITE = frozenset({"VBD", "VBZ", "VBP"})
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP"})
_PHRASE = NOUNS | {"DT", "JJ", "JJR", "CD", "POS", "PRP$", "HYPH"}
_BEHIND = _PHRASE | {"IN", "VBN", "TO", "CC"}  # what may stand between the speaker's own words and the verb
_ASTRAY = frozenset({"RB", "RBR", "JJ", "JJR", "VB", "VBN", "VBD", "VBZ", "UH", "FW"})  # a name's tags by mistake
_LONGEST = 12  # tokens of a noun phrase
_LONGEST_BEHIND = 30  # tokens from a sentence's start to its verb of saying
_OPENS_A_PHRASE = frozenset({"DT", "PRP", "PRP$", "EX"})
_TOLD_AND_CLAUSE = frozenset({"tell", "assure", "inform", "remind"})
_SAID_AND_CLAUSE = frozenset({"say"})
_LONGEST_SUBJECT = 15  # tokens from a clause's start to its finite verb
_SOMEONE_ELSE = frozenset({"according", "while", "whereas", "adding", "saying", "citing"})
_QUOTED_TO_GO_ON = ",?!…—–-"  # before its closing mark: the sentence is not over


def phrase_before(
    syntax: Syntax, verb: int, last: int, sentence: Sentence, quoted: QuoteIndex, names: Collection[str]
) -> tuple[int, int, int] | None:
    """The speaker's noun phrase before `verb` by its place: its first token, one past its last, and its head.

    `last` is one past the verb's own clause; `names` the proper nouns of the report. None where the place shows none.
    """
    if not _is_finite(syntax, verb):
        return None
    end = _before_helpers(syntax, verb, sentence)
    first = end
    while first > sentence.first and end - first < _LONGEST and _in_phrase(syntax, first - 1, names):
        first -= 1
    if first == end or not _names_someone(syntax, end - 1, names):
        return _from(syntax, _start(syntax, end, sentence, quoted), end)
    if _closes_sentence(syntax, first, verb, last, sentence) or _behind_quotation(syntax, first, quoted):
        return first, end, end - 1
    if first == sentence.first:
        return first, end, end - 1
    return _from(syntax, _start(syntax, end, sentence, quoted), end)


def _is_finite(syntax: Syntax, verb: int) -> bool:
    token = syntax.tokens[verb]
    helped = any(syntax.tokens[c].dep in ("aux", "auxpass") for c in syntax.children[verb])
    return token.tag in FINITE or (token.tag == "VBN" and token.text == "said" and not helped)


def _before_helpers(syntax: Syntax, verb: int, sentence: Sentence) -> int:
    """One past the speaker's phrase: the verb, or the first of its helpers and adverbs (“has also said”)."""
    at = verb
    while at - 1 > sentence.first and syntax.tokens[at - 1].tag in ("RB", "VBD", "VBZ", "VBP"):
        if syntax.tokens[at - 1].text[:1].isupper() or syntax.tokens[at - 1].head != verb:
            break
        at -= 1
    return at


def _in_phrase(syntax: Syntax, index: int, names: Collection[str]) -> bool:
    return syntax.tokens[index].tag in _PHRASE or _is_lost_name(syntax, index, names)


def _is_lost_name(syntax: Syntax, index: int, names: Collection[str]) -> bool:
    """A name that the tagger took for another word, though it is a proper noun elsewhere in the report."""
    token = syntax.tokens[index]
    return token.tag in _ASTRAY and token.text[:1].isupper() and token.text in names


def _names_someone(syntax: Syntax, index: int, names: Collection[str]) -> bool:
    return syntax.tokens[index].tag in NOUNS or _is_lost_name(syntax, index, names)


def _closes_sentence(syntax: Syntax, first: int, verb: int, last: int, sentence: Sentence) -> bool:
    """“…, governor Pavel Orlo said on Telegram.”: behind a comma, and the verb's clause ends the sentence."""
    stop = last == sentence.last or (last == sentence.last - 1 and syntax.tokens[last].text == ".")
    return stop and verb < last and first - 1 > sentence.first and syntax.tokens[first - 1].text == ","


def _behind_quotation(syntax: Syntax, first: int, quoted: QuoteIndex) -> bool:
    """“…,” union leader Anton Vesely told: a quotation that leaves its sentence open ends right before."""
    start = syntax.tokens[first].start
    at = quoted.before(start)
    if at is None or not quoted.ends_at(start, syntax.text):
        return False
    inner = quoted.quotations[at].inner.of(syntax.text).rstrip()
    return inner[-1:] in _QUOTED_TO_GO_ON or "," in syntax.text[quoted.quotations[at].span.end : start]


def _start(syntax: Syntax, end: int, sentence: Sentence, quoted: QuoteIndex) -> int:
    """Where the words before token `end` begin: behind a quotation that leaves its sentence open, else the sentence."""
    for at in range(end - 1, max(sentence.first, end - _LONGEST_BEHIND) - 1, -1):
        if quoted.at(syntax.tokens[at].start) is not None:
            start = at + 2 if at + 1 < end and syntax.tokens[at + 1].text == "," else at + 1
            return start if start < end and _behind_quotation(syntax, start, quoted) else end
    return sentence.first


def _from(syntax: Syntax, start: int, end: int) -> tuple[int, int, int] | None:
    """“Rabbi Jonas Wirth of the old synagogue said”, “Marta Orlo, head of the union, said”: all before the verb."""
    if not 0 < end - start <= _LONGEST_BEHIND:
        return None
    run = start
    while run < end and syntax.tokens[run].tag in _PHRASE:
        run += 1
    commas = [k for k in range(run, end) if syntax.tokens[k].text == ","]
    closed = not commas or (len(commas) > 1 and commas[0] == run and commas[-1] == end - 1)
    plain = all(k in commas or syntax.tokens[k].tag in _BEHIND for k in range(run, end))
    if run == start or not closed or not plain or syntax.tokens[run - 1].tag not in NOUNS:
        return None
    return start, end - bool(commas), run - 1


def behind_addressee(syntax: Syntax, first: int, last: int, outlets: Collection[str]) -> int | None:
    """Where the clause begins in “told reporters rescuers had …”, for which the parser has one noun phrase.

    Tokens `first` up to `last` follow the verb. `outlets` are names of media, in small letters. None where
    nothing shows the joint.
    """
    stop = next((k for k in range(first, min(last, first + _LONGEST)) if syntax.tokens[k].tag in (*FINITE, "MD")), None)
    if stop is None:
        return None
    inside = range(first + 1, stop)
    pairs = [(k, syntax.tokens[k - 1], syntax.tokens[k]) for k in inside if syntax.tokens[k - 1].tag in NOUNS]
    joints = [k for k, _, t in pairs if t.tag in _OPENS_A_PHRASE]
    joints += [k for k, before, t in pairs if before.tag == "NNS" and t.tag in _PHRASE - {"POS", "HYPH"}]
    joints += [k for k, before, t in pairs if before.text.lower() in outlets and t.tag in NOUNS]
    joints += [k for k, before, t in pairs if before.tag == "NNP" and t.tag in ("NN", "NNS")]
    return joints[0] if joints else None


def takes_addressee(lemma: str) -> bool:
    """True for verbs that never go without the one who is told."""
    return lemma in _TOLD_AND_CLAUSE


def clause_after(syntax: Syntax, lemma: str, first: int, sentence: Sentence) -> tuple[int, int] | None:
    """The clause that begins at token `first`, right behind a verb of saying: “that …”, or a subject with its verb.

    First and one past the last token, up to the sentence's end or to the words of someone else.
    """
    if first >= sentence.last:
        return None
    opened = syntax.tokens[first].text.lower() == "that" and syntax.tokens[first].tag == "IN"
    if not opened and not (lemma in _SAID_AND_CLAUSE and _is_clause(syntax, first, sentence)):
        return None
    for at in range(first, sentence.last - 1):
        if syntax.tokens[at].text == "," and syntax.tokens[at + 1].text.lower() in _SOMEONE_ELSE:
            return first, at
    return first, sentence.last


def lost_words(syntax: Syntax, first: int, clause: int) -> bool:
    """True where the clause the parser found begins too late: “explained [how he believes cuts to spending] left …”.

    Tokens `first` up to `clause` stand between the verb of saying and that clause: a finite verb or a question word
    there belongs to what is said, unless “that” opens the clause.
    """
    if first >= clause or syntax.tokens[clause].text.lower() == "that":
        return False
    between = syntax.tokens[first:clause]
    return between[0].tag in ("WRB", "WP", "EX") and any(t.tag in (*FINITE, "MD") for t in between)


def _is_clause(syntax: Syntax, first: int, sentence: Sentence) -> bool:
    """A noun phrase and then its finite verb, nothing but prepositions between."""
    for at in range(first, min(first + _LONGEST_SUBJECT, sentence.last)):
        tag = syntax.tokens[at].tag
        if tag in (*FINITE, "MD"):
            return at > first and syntax.tokens[first].tag in _PHRASE | {"EX"}
        if tag not in _BEHIND | {"EX", "RB"}:
            return False
    return False
