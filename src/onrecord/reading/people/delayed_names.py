"""Delayed identification: "A Lima woman says she found a snake. … Anna Marlow told
reporters": the woman has a name.

A lead may keep the name of the person it is about for a later sentence (Itule and
Anderson, News Writing and Reporting, call it the delayed-identification lead). The
pronouns before the name are hers only where the report leaves no choice: one person is
introduced without a name, and one person of that gender is named in all the report, as
a subject, and not as an official, a lawyer or a spokeswoman, who speak about others.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from onrecord.english.pronouns import he_and_she
from onrecord.english.tables import words_as
from onrecord.model import Mention
from onrecord.reading.people.person_nouns import BEFORE_A_NOUN, noun_gender
from onrecord.reading.sheet import Sheet
from onrecord.reading.tokens import Token
from onrecord.reading.tree import NOUN_SUBJECTS

LEAD = 3  # sentences in which the pronouns may stand
DELAY = 6  # sentences within which the name must come
# "Marlow of the police", "Marlow, a lawyer": who may be another
_SAYS_MORE = frozenset({"prep", "appos", "relcl"})


def with_delayed_names(sheet: Sheet, genders: Mapping[str, str]) -> Sheet:
    """The sheet with a name for the open pronouns of a lead whose person is named only
    later. Its people must have been read.

    `genders`: name of each person to "m", "f", "".
    """
    named = list(sheet.people)
    for gender in ("m", "f"):
        person = _only_one(sheet, genders, gender)
        if person is None:
            continue
        for at, mention in enumerate(sheet.people):
            is_before = mention.span.end <= person.span.start
            if is_before and _is_open_in_lead(sheet, mention, gender):
                named[at] = replace(mention, name=person.name)
    return replace(sheet, people=tuple(named))


def _only_one(sheet: Sheet, genders: Mapping[str, str], gender: str) -> Mention | None:
    """The first mention of the one person of this gender that the report names, if the
    lead may be about them.
    """
    names_shown = {
        mention.name
        for mention in sheet.people
        if mention.name is not None and _is_pronoun_of(sheet, mention, gender)
    }
    fitting = [
        mention
        for mention in sheet.people
        if mention.form == "name"
        and mention.kind == "person"
        and (
            mention.name is None
            or mention.name in names_shown
            or genders.get(mention.name, "") in (gender, "")
        )
    ]
    names = {mention.name for mention in fitting}
    if len(names) != 1:
        return None
    first = fitting[0]
    if first.name is None:
        return None
    is_known = first.name in names_shown or genders.get(first.name) == gender
    return first if is_known and _is_introduced(sheet, first, gender) else None


def _is_introduced(sheet: Sheet, first: Mention, gender: str) -> bool:
    """Whether one person without a name stands in the lead, and the name comes soon
    after, bare and as a subject.
    """
    tokens = sheet.tokens_at(first.span)
    if not tokens or not 0 < tokens[0].sentence <= DELAY:
        return False
    subjects = [token for token in tokens if token.dep in NOUN_SUBJECTS]
    if not subjects:
        return False
    for beside in sheet.tree.dependents(subjects[0]):
        if beside in tokens or _says_where_from(sheet, beside):
            continue
        if _says_more(beside, tokens[0]):
            return False
    before = sheet.tokens[: sheet.sentences[tokens[0].sentence].first]
    strangers = [token for token in before if noun_gender(token) in (gender, "")]
    introduced = [token for token in strangers if _is_indefinite(sheet, token)]
    if len(introduced) != 1:
        return False
    return introduced[0] is strangers[0] and introduced[0].sentence == 0


def _says_where_from(sheet: Sheet, beside: Token) -> bool:
    """Whether a token that depends on a name begins where its bearer is from: "Marlow
    from Vessa".
    """
    places = {place.span.start for place in sheet.places}
    named = sheet.tree.dependents(beside, ("pobj",))
    is_from = beside.text == "from" and beside.dep == "prep"
    return is_from and any(place.start in places for place in named)


def _says_more(beside: Token, name_start: Token) -> bool:
    """Whether a token that depends on a name says more of its bearer, who then may be
    another than the stranger of the lead.
    """
    if beside.dep in _SAYS_MORE:
        return True
    return beside.dep in BEFORE_A_NOUN and beside.index < name_start.index


def _is_indefinite(sheet: Sheet, noun: Token) -> bool:
    """Whether a noun has an article that introduces somebody: "a woman"."""
    indefinite = words_as("determiners", "indefinite")
    beside = sheet.tree.dependents(noun)
    return any(token.text.lower() in indefinite for token in beside)


def _is_open_in_lead(sheet: Sheet, mention: Mention, gender: str) -> bool:
    """Whether a mention is a pronoun of this gender in the lead, outside quotations, of
    which it is not known who it means.
    """
    if mention.name is not None or not _is_pronoun_of(sheet, mention, gender):
        return False
    tokens = sheet.tokens_at(mention.span)
    if not tokens or tokens[0].sentence >= LEAD:
        return False
    return tokens[0].index not in sheet.quoted


def _is_pronoun_of(sheet: Sheet, mention: Mention, gender: str) -> bool:
    word = mention.span.of(sheet.text).lower()
    return mention.form == "pronoun" and he_and_she().get(word) == gender
