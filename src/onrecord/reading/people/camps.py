"""Bodies that go by a person's name: "the Orlo campaign", "Venn's team", and "the
campaign" where only one is named.

Their members are not the person, and the person is not they: "a spokesman for the Orlo
campaign" names neither here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onrecord.english.names import has_family_name_first, surname
from onrecord.english.tables import pairs
from onrecord.model import Mention
from onrecord.reading.people.person_nouns import person_heads
from onrecord.reading.sheet import Sheet
from onrecord.reading.tokens import Token

_OWNER = ("compound", "poss", "nmod", "amod")


def find_camps(sheet: Sheet) -> Mapping[int, str]:
    """The index of each noun that stands for such a body, with the body's name ("Orlo
    campaign"), in text order. The sheet's people must have been read.
    """
    persons = person_heads(sheet)
    named: dict[int, str] = {}
    bare: list[Token] = []
    for token in sheet.tokens:
        noun = token.text.lower()
        if token.tag not in ("NN", "NNP") or noun not in pairs("camps"):
            continue
        owner = _owner(sheet, token, persons)
        if owner is not None:
            named[token.index] = f"{owner} {noun}"
        elif _is_bare(sheet, token):
            bare.append(token)
    return named | _taken_up(named, bare)


def _owner(sheet: Sheet, noun: Token, persons: Mapping[int, Mention]) -> str | None:
    """The surname of the one person by whom a body goes. `persons`: the mentions of
    persons by their last token.
    """
    owners = [
        token
        for token in sheet.tree.dependents(noun, _OWNER)
        if token.index < noun.index and token.index in persons
    ]
    if len(owners) != 1:
        return None
    owner = owners[0]
    mention = persons[owner.index]
    beside = sheet.tree.dependents(owner)
    if any(token.dep == "conj" for token in beside):
        return None
    is_owned = owner.tag == "PRP$" or any(token.tag == "POS" for token in beside)
    may_be_owned = pairs("camps")[noun.text.lower()] == "yes"
    if is_owned and not may_be_owned:
        return None
    if mention.form == "name":
        return _family_name(mention.span.of(sheet.text))
    return _family_name(mention.name) if is_owned and mention.name else None


def _family_name(name: str) -> str:
    """The surname as it is written in `name`: "de Vries" of "Maria de Vries", "Park" of
    "Park Geun-hye".
    """
    if has_family_name_first(name):
        return name.split(maxsplit=1)[0]
    return " ".join(name.split()[-1 - surname(name).count(" ") :])


def _is_bare(sheet: Sheet, noun: Token) -> bool:
    """Whether nothing but “the” stands with it: "the presidential campaign" is no
    body.
    """
    beside = sheet.tree.dependents(noun)
    before = [
        token.text.lower()
        for token in beside
        if token.index < noun.index and token.dep != "punct"
    ]
    goes_on = any(token.dep in ("prep", "relcl", "acl", "conj") for token in beside)
    return before == ["the"] and not goes_on


def _taken_up(named: Mapping[int, str], bare: Sequence[Token]) -> dict[int, str]:
    """“the campaign” where the report names exactly one; nothing before that one is
    named.
    """
    first_index: dict[str, int] = {}
    names_of: dict[str, set[str]] = {}
    for index, name in named.items():
        noun = name.rsplit(" ", 1)[1]
        first_index.setdefault(noun, index)
        names_of.setdefault(noun, set()).add(name)
    taken_up = {}
    for token in bare:
        noun = token.text.lower()
        names = names_of.get(noun, set())
        if len(names) == 1 and first_index[noun] < token.index:
            taken_up[token.index] = next(iter(names))
    return taken_up
