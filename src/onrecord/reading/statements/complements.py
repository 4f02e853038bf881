"""The content a cue verb governs, by frame: a clause, an infinitive, an object, a prepositional phrase.

A frame is how a verb takes what is said:

    clause          said (that) the bridge was shut
    infinitive      promised to rebuild it
    gerund          denied closing it
    object          condemned the closure
    predicate       called the closure a mistake
    order           urged the council to act
    object+as       described the closure as a mistake
    of, for, …      warned of floods, called for calm: the preposition's own word

All indices are into `Syntax.tokens`.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from onrecord.reading.statements.clauses import OBJECTS, child, has_that, is_infinitive, predicate, token_range
from onrecord.reading.syntax import Sentence, Syntax

_TAKEN = frozenset({"life", "victim"})  # what a flood claims, it does not say
CLAUSES = frozenset({"ccomp", "xcomp"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Complement:
    """Tokens `first` up to but not including `last`; `through` is the preposition, which belongs to the cue."""

    frame: str
    first: int
    last: int
    through: int | None = None


def complement(syntax: Syntax, verb: int, frames: Collection[str], sentence: Sentence) -> Complement | None:
    """The content `verb` governs in the best of its `frames`, None where it governs none."""
    found = {c.frame: c for c in complements(syntax, verb, sentence)}
    best = next((found[f] for f in _in_order(frames) if f in found), None)
    return None if best is None or _only_points(syntax, best) else best


def _only_points(syntax: Syntax, found: Complement) -> bool:
    """“denied this”: one pronoun that stands for words elsewhere."""
    return found.last - found.first == 1 and syntax.tokens[found.first].pos in ("PRON", "DET")


def _in_order(frames: Collection[str]) -> list[str]:
    first = [f for f in ("clause", "order", "predicate", "object+as", "infinitive", "gerund", "object") if f in frames]
    return first + sorted(f for f in frames if f not in first)


def complements(syntax: Syntax, verb: int, sentence: Sentence) -> list[Complement]:
    """Every complement of `verb`, whatever its cue table allows."""
    found: list[Complement] = []
    obj = child(syntax, verb, OBJECTS)
    found += _clausal(syntax, verb, obj, sentence) or _behind_a_noun(syntax, verb)
    if obj is not None:
        found += _nominal(syntax, verb, obj)
    for c in syntax.children[verb]:
        token = syntax.tokens[c]
        if token.dep == "prep" and c > verb:
            inside = [k for k in syntax.subtree(c) if k != c]
            if inside and inside[0] > c:
                first, last = token_range(inside)
                last = _with_condition(syntax, verb, last)
                found.append(Complement(frame=token.lemma.lower(), first=first, last=last, through=c))
    return found


def _clausal(syntax: Syntax, verb: int, obj: int | None, sentence: Sentence) -> list[Complement]:
    found: list[Complement] = []
    for c in syntax.children[verb]:
        if syntax.tokens[c].dep not in CLAUSES:
            continue
        first, last = token_range(syntax.subtree(c))
        if first <= verb < last:
            if syntax.tokens[verb].dep != "relcl" or last <= verb + 1:
                continue
            first = verb + 1  # “which the palace said would focus on”: the pronoun in front is not repeated
        frame = _clause_frame(syntax, verb, c, obj, last)
        if frame == "clause":
            last = _to_the_end(syntax, verb, c, last, sentence)
        elif frame == "order" and obj is not None and verb < obj < c:
            first = min(first, token_range(syntax.subtree(obj))[0])
        if frame is not None:
            found.append(Complement(frame=frame, first=first, last=last))
    return found


def _behind_a_noun(syntax: Syntax, verb: int) -> list[Complement]:
    """The that-clause of “said in a statement that …”, “told officials that …”, tied to the noun by the parser."""
    nouns = [c for c in syntax.children[verb] if c > verb and syntax.tokens[c].dep in OBJECTS | {"dative"}]
    for c in syntax.children[verb]:
        if c > verb and syntax.tokens[c].dep in ("prep", "dative"):
            nouns += [k for k in syntax.children[c] if syntax.tokens[k].dep == "pobj"]
    for noun in nouns:
        for c in syntax.children[noun]:
            if c > noun and syntax.tokens[c].dep in ("acl", "ccomp", "relcl") and has_that(syntax, c):
                first, last = token_range(syntax.subtree(c))
                return [Complement(frame="clause", first=first, last=last)]
    return []


def _clause_frame(syntax: Syntax, verb: int, clause: int, obj: int | None, last: int) -> str | None:
    """The frame of one clausal dependent."""
    token = syntax.tokens[clause]
    own = child(syntax, clause, {"nsubj", "nsubjpass", "expl"})
    if is_infinitive(syntax, clause):
        return "order" if own is not None or (obj is not None and verb < obj < clause) else "infinitive"
    if token.tag == "VBG" and own is None:
        return "gerund"
    if token.dep != "ccomp" or (token.tag == "VBN" and not _has_subject_or_helper(syntax, clause)):
        return None  # “wrote a memoir entitled …”
    return "clause" if token.pos in ("VERB", "AUX") or last <= verb else "predicate"


def _has_subject_or_helper(syntax: Syntax, verb: int) -> bool:
    return (
        child(syntax, verb, {"nsubj", "nsubjpass", "csubj", "csubjpass", "expl", "aux", "auxpass", "mark"}) is not None
    )


def _with_condition(syntax: Syntax, verb: int, last: int) -> int:
    """The end of a content with the if-clause behind it: “warned of strikes if the talks fail”."""
    for c in syntax.children[verb]:
        if syntax.tokens[c].dep == "advcl":
            first, end = token_range(syntax.subtree(c))
            if first == last and syntax.tokens[first].lemma.lower() in ("if", "unless"):
                return end
    return last


def _nominal(syntax: Syntax, verb: int, obj: int) -> list[Complement]:
    first, last = token_range(syntax.subtree(obj))
    if first <= verb < last or syntax.tokens[obj].lemma.lower() in _TAKEN:
        return []
    found = [Complement(frame="object", first=first, last=last)]
    said_of_it = predicate(syntax, verb)
    if said_of_it is not None and said_of_it > obj > verb:
        found.append(Complement(frame="predicate", first=first, last=token_range(syntax.subtree(said_of_it))[1]))
    for c in syntax.children[verb]:
        if syntax.tokens[c].dep == "prep" and syntax.tokens[c].lemma == "as" and c > obj > verb:
            found.append(Complement(frame="object+as", first=first, last=token_range(syntax.subtree(c))[1]))
    return found


def _to_the_end(syntax: Syntax, verb: int, clause: int, last: int, sentence: Sentence) -> int:
    """The clause's end, with what the parser hung on the cue though it follows the clause without a break.

    “said he would go if it rains”: the if-clause is part of what was said, wherever the parser ties it. A comma, or a
    verb that goes on about the speaker (“…, adding that”), ends the content.
    """
    if clause < verb:
        return last
    last = _before_another_source(syntax, clause, last)
    for c in syntax.children[verb]:
        token = syntax.tokens[c]
        if c > clause and token.dep in ("advcl", "prep", "npadvmod", "advmod"):
            first, end = token_range(syntax.subtree(c))
            if first == last and token.dep != "punct":
                last = end
    return min(last, sentence.last)


def _before_another_source(syntax: Syntax, clause: int, last: int) -> int:
    """The end of a content before words that are someone else's: “…, while the police said”, “…, according to Orlo”."""
    for c in syntax.children[clause]:
        token = syntax.tokens[c]
        if c < clause:
            continue
        first = token_range(syntax.subtree(c))[0]
        contrast = token.dep == "advcl" and syntax.tokens[first].lemma.lower() in ("while", "whereas")
        if (contrast or token.text.lower() == "according") and syntax.tokens[first - 1].text == ",":
            return min(last, first)
    return last
