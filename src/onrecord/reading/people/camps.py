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
from onrecord.reading.sheet import Sheet
from onrecord.reading.tokens import Token

_OWNER = ("compound", "poss", "nmod", "amod")
_POSSESSIVE_PRONOUNS = ("PRP$",)


def find_camps(sheet: Sheet, mentions: Sequence[Mention]) -> Mapping[int, str]:
    """The index of each noun that stands for such a body, with the body's name ("Orlo
    campaign"), in text order.
    """
    ends = {m.span.end: m for m in mentions if m.kind == "person"}
    named: dict[int, str] = {}
    bare: list[Token] = []
    for token in sheet.tokens:
        if token.tag not in ("NN", "NNP") or token.text.lower() not in pairs("camps"):
            continue
        owner = _owner(sheet, token, ends)
        if owner is not None:
            named[token.index] = f"{owner} {token.text.lower()}"
        elif _is_bare(sheet, token):
            bare.append(token)
    return named | _taken_up(named, bare)


def _owner(sheet: Sheet, noun: Token, ends: Mapping[int, Mention]) -> str | None:
    """The surname of the one person by whom a body goes."""
    owners = [
        c
        for c in sheet.children[noun.index]
        if c < noun.index and sheet.tokens[c].end in ends
    ]
    owners = [c for c in owners if sheet.tokens[c].dep in _OWNER]
    if len(owners) != 1:
        return None
    token = sheet.tokens[owners[0]]
    mention = ends[token.end]
    if any(sheet.tokens[c].dep == "conj" for c in sheet.children[token.index]):
        return None
    owned = token.tag in _POSSESSIVE_PRONOUNS or any(
        sheet.tokens[c].tag == "POS" for c in sheet.children[token.index]
    )
    if (owned and pairs("camps")[noun.text.lower()] != "yes") or (
        mention.form != "name" and not owned
    ):
        return None
    name = mention.span.of(sheet.text) if mention.form == "name" else mention.name
    return _family_name(name) if name else None


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
    with_it = [sheet.tokens[c] for c in sheet.children[noun.index]]
    before = [
        t.text.lower() for t in with_it if t.index < noun.index and t.dep != "punct"
    ]
    return before == ["the"] and not any(
        t.dep in ("prep", "relcl", "acl", "conj") for t in with_it
    )


def _taken_up(named: Mapping[int, str], bare: Sequence[Token]) -> dict[int, str]:
    """“the campaign” where the report names exactly one; nothing before that one is
    named.
    """
    first: dict[str, int] = {}
    bodies: dict[str, set[str]] = {}
    for index, name in named.items():
        noun = name.rsplit(" ", 1)[1]
        first.setdefault(noun, index)
        bodies.setdefault(noun, set()).add(name)
    found = {}
    for token in bare:
        noun = token.text.lower()
        if len(bodies.get(noun, ())) == 1 and first[noun] < token.index:
            found[token.index] = next(iter(bodies[noun]))
    return found
