"""Delayed identification: "A Lima woman says she found a snake. … Anna Marlow told
reporters": the woman has a name.

A lead may keep the name of the person it is about for a later sentence (Itule and
Anderson, News Writing and Reporting, call it the delayed-identification lead). The
pronouns before the name are hers only where the report leaves no choice: one person is
introduced without a name, and one person of that gender is named in all the report, as
a subject, and not as an official, a lawyer or a spokeswoman, who speak about others.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.english.pronouns import he_and_she
from onrecord.english.tables import words_as
from onrecord.model import Mention, Span
from onrecord.reading.people.person_nouns import BEFORE_A_NOUN, noun_gender
from onrecord.reading.sheet import Sheet
from onrecord.reading.tokens import Token

LEAD = 3  # sentences in which the pronouns may stand
DELAY = 6  # sentences within which the name must come
_SPEAKS_FOR = frozenset(
    {"prep", "appos", "relcl"}
)  # "Marlow of the police", "Marlow, a lawyer": who may be another


def with_delayed_names(
    sheet: Sheet, mentions: Sequence[Mention], genders: dict[str, str]
) -> list[Mention]:
    """`mentions` in text order, with the name for the open pronouns of a lead whose
    person is named only later.

    `genders`: name of each person to "m", "f", "".
    """
    found = list(mentions)
    for gender in ("m", "f"):
        who = _only_one(sheet, mentions, genders, gender)
        if who is None:
            continue
        for at, mention in enumerate(mentions):
            tokens = sheet.tokens_at(mention.span)
            if (
                _is_open(sheet, mention, gender, tokens, who.span)
                and tokens[0].index not in sheet.quoted
            ):
                found[at] = replace(mention, name=who.name)
    return found


def _only_one(
    sheet: Sheet, mentions: Sequence[Mention], genders: dict[str, str], gender: str
) -> Mention | None:
    """The first mention of the one person of this gender that the report names, if the
    lead may be about them.
    """
    shown = {
        m.name
        for m in mentions
        if m.form == "pronoun"
        and he_and_she().get(m.span.of(sheet.text).lower()) == gender
    } - {None}
    named = [m for m in mentions if m.form == "name" and m.kind == "person"]
    fitting = [
        m
        for m in named
        if m.name is None or m.name in shown or genders.get(m.name, "") in (gender, "")
    ]
    if len({m.name for m in fitting}) != 1 or fitting[0].name is None:
        return None
    first = fitting[0]
    known = genders.get(first.name or "") == gender or first.name in shown
    return first if known and _is_introduced(sheet, first, gender) else None


def _is_introduced(sheet: Sheet, first: Mention, gender: str) -> bool:
    """Whether one person without a name stands in the lead, and the name comes soon
    after, bare and as a subject.
    """
    tokens = sheet.tokens_at(first.span)
    if not tokens or not 0 < tokens[0].sentence <= DELAY:
        return False
    head = next((t for t in tokens if t.dep in ("nsubj", "nsubjpass")), None)
    if head is None or any(
        _speaks_for_others(sheet, child, tokens) for child in sheet.children[head.index]
    ):
        return False
    before = sheet.tokens[: sheet.sentences[tokens[0].sentence].first]
    strangers = [t for t in before if noun_gender(t) in (gender, "")]
    indefinite = [
        t
        for t in strangers
        if any(
            sheet.tokens[c].text.lower() in words_as("determiners", "indefinite")
            for c in sheet.children[t.index]
        )
    ]
    return (
        len(indefinite) == 1
        and indefinite[0] is strangers[0]
        and indefinite[0].sentence == 0
    )


def _speaks_for_others(sheet: Sheet, child: int, name: Sequence[Token]) -> bool:
    token = sheet.tokens[child]
    if token in name:
        return False
    return token.dep in _SPEAKS_FOR or (
        token.dep in BEFORE_A_NOUN and token.index < name[0].index
    )


def _is_open(
    sheet: Sheet, mention: Mention, gender: str, tokens: Sequence[Token], name: Span
) -> bool:
    """Whether a mention is a pronoun of this gender before the name, in the lead, of
    whom nobody knows who it is.
    """
    if (
        mention.form != "pronoun"
        or mention.name is not None
        or mention.span.end > name.start
        or not tokens
    ):
        return False
    return (
        he_and_she().get(mention.span.of(sheet.text).lower()) == gender
        and tokens[0].sentence < LEAD
    )
