"""He and she: whom a pronoun of third person stands for, where the report leaves no choice.

Looks back over the clause, then the sentences before, at most `SENTENCES`. The subject of a sentence outweighs its
other persons; two that fit equally leave the pronoun open. From an earlier sentence only
a subject, or the one person acted on or cited, is taken. Inside a quotation, pronouns are left open: another speaks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model import Mention, Span
from onrecord.reading.syntax import Syntax, Token

SENTENCES = 2  # how many sentences back a person may stand
REACH = 40  # tokens: how far a sentence is searched; bounds the time on text that is no prose
MOST = 60  # antecedents looked at in one sentence, for the same reason
_GENDER = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_OPEN, _CLOSE, _STRAIGHT = "“«„", "”»", '"'
_SUBJECTS = ("nsubj", "nsubjpass")


@dataclass(frozen=True, slots=True)
class Antecedent:
    """A person already named: by name, by a role that was resolved, or by a pronoun that was.

    `carries`: stands where the next sentence can take it up (a subject, an object, "according to X", "by X").
    """

    name: str
    token: int
    sentence: int
    subject: bool
    carries: bool


def find_pronouns(syntax: Syntax, mentions: Sequence[Mention], genders: dict[str, str], method: str) -> list[Mention]:
    """The pronouns he and she (in any case) with the name they stand for, or None. `genders`: name to "m", "f", ""."""
    heads = _heads(syntax, mentions)
    quoted = quoted_tokens(syntax)
    known: list[Antecedent] = []
    found: list[Mention] = []
    genders = dict(genders)
    for token in syntax.tokens:
        if token.index in heads and token.index not in quoted:
            known.append(_antecedent(heads[token.index], token, syntax))
        gender = _GENDER.get(token.text.lower())
        if gender is None:
            continue
        name = None
        if token.index not in quoted:
            name = _whom(known, token, gender, genders) if not _points_ahead(syntax, token, heads) else None
        if name:
            genders[name] = genders.get(name) or gender
            known.append(_antecedent(name, token, syntax))
        found.append(Mention(span=token.span, method=method, name=name, kind="person", form="pronoun"))
    return found


def _antecedent(name: str, token: Token, syntax: Syntax) -> Antecedent:
    governor = syntax.tokens[token.head]
    cited = token.dep == "pobj" and (
        governor.text.lower() == "by"
        or (governor.text.lower() == "to" and syntax.tokens[governor.head].text.lower() == "according")
    )
    subject = token.dep in _SUBJECTS
    carries = subject or cited or token.dep in ("dobj", "ROOT", "appos", "agent") or _is_pronoun(token)
    return Antecedent(name, token.index, token.sentence, subject, carries)


def _is_pronoun(token: Token) -> bool:
    return token.text.lower() in _GENDER


def _heads(syntax: Syntax, mentions: Sequence[Mention]) -> dict[int, str]:
    """Token index of the head of each resolved person mention, to its name."""
    ends = {m.span.end: m for m in mentions if m.name and m.kind == "person"}
    found: dict[int, str] = {}
    for token in syntax.tokens:
        mention = ends.get(token.end)
        if mention and mention.name:
            found[token.index] = mention.name
    return found


def _whom(known: Sequence[Antecedent], token: Token, gender: str, genders: dict[str, str]) -> str | None:
    """The only one, or the subject, of the nearest sentence that names anyone who fits."""
    if token.text.lower().endswith("self") and known and known[-1].token == token.index - 1:
        return known[-1].name
    for back in range(SENTENCES + 1):
        near = [a for a in _of_sentence(known, token.sentence - back) if genders.get(a.name, "") in ("", gender)]
        names = {a.name for a in near}
        if len(names) == 1 and (not back or any(a.carries for a in near)):
            return names.pop()
        subjects = [a.name for a in near if a.subject]
        if len(set(subjects)) == 1:
            return subjects[0]
        if names:
            return None
    return None


def _points_ahead(syntax: Syntax, token: Token, heads: dict[int, str]) -> bool:
    """Whether a subject may follow that the pronoun means: "With her second film, Ava …"."""
    sentence = syntax.sentences[token.sentence]
    before = range(max(sentence.first, token.index - REACH), token.index)
    if token.dep in _SUBJECTS or any(i in heads for i in before) or any(syntax.tokens[i].text == "," for i in before):
        return False
    return any(
        i in heads and syntax.tokens[i].dep in _SUBJECTS
        for i in range(token.index, min(sentence.last, token.index + REACH))
    )


def _of_sentence(known: Sequence[Antecedent], sentence: int) -> list[Antecedent]:
    found: list[Antecedent] = []
    for antecedent in reversed(known):
        if len(found) == MOST:
            break
        if antecedent.sentence < sentence:
            break
        if antecedent.sentence == sentence:
            found.append(antecedent)
    return found


def quoted_tokens(syntax: Syntax) -> set[int]:
    """The tokens inside quotation marks, part by part, so that one unpaired mark spoils one paragraph at most."""
    found: set[int] = set()
    part: Span | None = None
    inside = ""
    for sentence in syntax.sentences:
        if sentence.part.span != part:
            part, inside = sentence.part.span, ""
        for token in syntax.of(sentence):
            if not inside and token.text in ("‘", "'", "`", "``"):
                inside = "’"
            elif not inside and token.text[0] in _OPEN:
                inside = "”"
            elif token.text[0] == _STRAIGHT and inside in ("", _STRAIGHT):
                inside = "" if inside else _STRAIGHT
            elif (inside == "”" and token.text[0] in _CLOSE) or (inside == "’" and token.text in ("’", "'")):
                inside = ""
            if inside:
                found.add(token.index)
    return found
