"""What an account is called: who, what and the number, in the reports' own words."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.accounts.heads import LONGEST
from onrecord.model import Span
from tests.accounts.builders import Told, dossier
from tests.builders import span

PEOPLE: dict[str, Any] = {"unit": "person", "measure": "injured"}


def title(told: Told, head: str) -> str:
    """The title of the account whose telling hangs on this word."""
    text = told.text
    [account] = (
        a for a in dossier(told).accounts if a.members[0].item.head.of(text) == head
    )
    return account.title


def test_a_short_clause_is_given_whole() -> None:
    told = Told("a", "The council closed the locks, and left.")
    assert title(
        told.telling("The council closed the locks, and", "closed"), "closed"
    ) == ("The council closed the locks")


def test_a_long_clause_is_given_by_who_what_the_number_and_the_place() -> None:
    clause = (
        "13 people, according to what the regional governor wrote on his own channel early"
        " on Thursday, were injured when debris fell in the middle of the night in Lenn"
    )
    told = Told("a", f"{clause}.").figure("13 people", 13, **PEOPLE).place("Lenn")
    told.telling(clause, "injured", patient="13 people", where="Lenn")
    assert title(told, "injured") == "13 people … injured … Lenn"


def test_a_number_is_told_by_its_clause() -> None:
    clause = "13 people were injured in Lenn"
    told = Told("a", f"{clause}.").figure("13 people", 13, **PEOPLE)
    told.telling(clause, "injured", patient="13 people")
    [account] = (a for a in dossier(told).accounts if a.members[0].item.form == "count")
    assert (account.kind, account.title) == ("figure", clause)


def test_who_acts_is_named_though_they_stand_elsewhere() -> None:
    told = Told("a", "The guild met in Lenn and closed the locks.")
    told.telling("closed the locks", "closed", agent="The guild")
    assert title(told, "closed") == "The guild … closed the locks"


def test_a_name_stands_in_brackets_for_a_pronoun() -> None:
    told = Told("a", "Ana Moreau came. She closed the locks.")
    told.person("Ana Moreau").person("She", "Ana Moreau", form="pronoun")
    told.telling("She closed the locks", "closed", agent="She")
    assert title(told, "closed") == "[Ana Moreau] closed the locks"


def test_the_telling_that_says_who_is_taken() -> None:
    a = Told("a", "She closed the locks.").person("She", "Ana Moreau", form="pronoun")
    a.telling("She closed the locks", "closed", agent="She")
    b = Told("b", "She closed the locks, Ana Moreau told us.").person("Ana Moreau")
    b.telling("She closed the locks", "closed", agent="Ana Moreau")
    [account] = dossier(a, b).accounts
    assert account.title == "She closed the locks … Ana Moreau"


def test_a_title_has_an_end() -> None:
    words = "and ".join(["the locks above Lenn "] * 40)
    told = Told("a", f"They closed {words}.").telling(
        f"They closed {words}".strip(), "closed"
    )
    assert len(title(told.telling("They closed", "They"), "closed")) <= LONGEST + 2


@pytest.mark.parametrize(
    ("cue", "expected"),
    [
        ("said", "Ana Moreau: the bridge will break"),
        ("denied", "Ana Moreau denied: the bridge will break"),
    ],
)
def test_a_saying_begins_with_who_says_it(cue: str, expected: str) -> None:
    told = Told("a", f"Ana Moreau {cue} that the bridge will break.")
    told.said("that the bridge will break", "Ana Moreau", form="indirect", cued=cue)
    assert [a.title for a in dossier(told).accounts] == [expected]


def gist(told: Told, *surfaces: str) -> tuple[Span, ...]:
    return tuple(span(told.text, surface) for surface in surfaces)


@pytest.mark.parametrize(
    ("text", "clause", "gists", "expected"),
    [
        # the words of the gist, with what is left out between them
        (
            f"The council, {'as the old port rules of Lenn ask, ' * 4}closed the locks.",
            "closed the locks",
            ("The council", "closed the locks"),
            "The council … closed the locks",
        ),
        # a short sentence is given whole where the gist has a gap
        (
            "The council of Lenn closed the locks.",
            "closed the locks",
            ("The council", "closed the locks"),
            "The council of Lenn closed the locks",
        ),
        # a mark without the other of its pair, a word that leads to nothing
        (
            "The guild closed “the locks of Lenn and of Varn”, it is told.",
            "The guild closed “the locks of Lenn and",
            ("The guild closed “the locks of Lenn and",),
            "The guild closed the locks of Lenn",
        ),
        # the name of a picture agency before a caption
        (
            "Getty Images The guild closed the locks.",
            "Getty Images The guild closed the locks",
            ("Getty Images The guild closed the locks",),
            "The guild closed the locks",
        ),
    ],
)
def test_a_title_is_the_gist(
    text: str, clause: str, gists: tuple[str, ...], expected: str
) -> None:
    told = Told("a", text)
    told.telling(clause, "closed", gist=gist(told, *gists))
    assert title(told, "closed") == expected


def test_a_name_is_given_once() -> None:
    text = "She sold her old boat to a guild when Ana Moreau’s house burnt."
    told = Told("a", text).person("She", "Ana Moreau", form="pronoun")
    told.person("her", "Ana Moreau", form="pronoun")
    clause = "She sold her old boat to a guild"
    told.telling(clause, "sold", agent="She", gist=gist(told, clause))
    assert title(told, "sold") == "[Ana Moreau] sold her old boat to a guild"


def test_who_owns_is_named_as_an_owner() -> None:
    told = Told("a", "The guild sold her boat.").person(
        "her", "Ana Moreau", form="pronoun"
    )
    told.telling(
        "The guild sold her boat", "sold", gist=gist(told, "The guild sold her boat")
    )
    assert title(told, "sold") == "The guild sold [Ana Moreau’s] boat"


def test_who_is_acted_upon_owns_nothing() -> None:
    clause = "The car of the guild struck her and fled the port of Lenn"
    told = Told("a", f"{clause}.").person("her", "Ana Moreau", form="pronoun")
    told.telling(clause, "struck", gist=gist(told, clause))
    assert title(told, "struck") == (
        "The car of the guild struck [Ana Moreau] and fled the port of Lenn"
    )


def test_who_says_it_is_told_where_only_their_house_begins_the_clause() -> None:
    told = Told("a", "Ana Moreau said that Ana Moreau’s house burnt.")
    told.said("Ana Moreau’s house burnt", "Ana Moreau", form="indirect", cued="said")
    assert [a.title for a in dossier(told).accounts] == [
        "Ana Moreau: Ana Moreau’s house burnt"
    ]


def test_who_says_it_is_not_told_twice() -> None:
    told = Told("a", "Ana Moreau plans to leave the guild.")
    told.said("Ana Moreau plans to leave the guild", "Ana Moreau", cued="plans")
    assert title(told, told.text.split()[-1].strip(".")) == (
        "Ana Moreau plans to leave the guild"
    )
